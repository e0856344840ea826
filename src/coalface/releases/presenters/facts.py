"""A published bulletin as facts for other programs: its files, and its leaf in the log."""

from typing import Any

from coalface.integrity.kinds import What
from coalface.learning.addresses import address

from .. import queries
from ..models import Release
from .corrections import notice_facts


def release_facts(release: Release) -> dict[str, Any]:
    return {
        "period": release.period,
        "version": release.number,
        "organisation": release.organisation.name,
        "title": release.half_year.label,
        "as_known": release.as_known.isoformat(),
        "published_on": release.published_on.isoformat() if release.published_on else "",
        "reason": release.reason,
        "notices": [notice_facts(one) for one in queries.notices_of(release)],
        "url": address("statistics_version", release.half_year, release.number),
    }


def release_with_files(release: Release) -> dict[str, Any]:
    """The same with every file, and with all that it takes to work its leaf out again."""
    files = release.files.values_list("name", "digest")
    return release_facts(release) | {
        "files": [
            {
                "name": name,
                "sha256": bytes(digest).hex(),
                "url": address("statistics_file", release.half_year, release.number, name),
            }
            for name, digest in files
        ],
        "log": {
            "what": What.STATISTICS_PUBLISHED.value,
            "id": str(release.pk),
            "salt": bytes(release.salt).hex(),
            "facts": release.facts(),
            "digest": release.public_digest().hex(),
            "commitment": release.leaf_commitment.hex(),
        },
    }
