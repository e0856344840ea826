"""What can be asked about bulletins."""

from .checking import bulletins_not_as_published
from .comparing import before, earlier_as_published, revised_by_authority, revised_since
from .correcting import (
    differences,
    is_superseded,
    notice_waiting,
    notices_of,
    tables_of,
    version_before,
)
from .public import announced, published_version, published_versions, versions_of
from .staff import (
    bulletin_of,
    bulletins_of,
    file_of,
    files_of,
    has_changed,
    last_of,
    may_be_made,
    to_be_corrected,
    under_way,
)

__all__ = [
    "announced",
    "before",
    "bulletin_of",
    "bulletins_not_as_published",
    "bulletins_of",
    "differences",
    "earlier_as_published",
    "file_of",
    "files_of",
    "has_changed",
    "is_superseded",
    "last_of",
    "may_be_made",
    "notice_waiting",
    "notices_of",
    "published_version",
    "published_versions",
    "revised_by_authority",
    "revised_since",
    "tables_of",
    "to_be_corrected",
    "under_way",
    "version_before",
    "versions_of",
]
