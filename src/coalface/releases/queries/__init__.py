"""What can be asked about bulletins."""

from .checking import bulletins_not_as_published
from .comparing import earlier_as_published, revised_since
from .public import announced, published_version, published_versions, versions_of
from .staff import bulletin_of, bulletins_of, file_of, files_of, has_changed, may_be_made, under_way

__all__ = [
    "announced",
    "bulletin_of",
    "bulletins_not_as_published",
    "bulletins_of",
    "earlier_as_published",
    "file_of",
    "files_of",
    "has_changed",
    "may_be_made",
    "published_version",
    "published_versions",
    "revised_since",
    "under_way",
    "versions_of",
]
