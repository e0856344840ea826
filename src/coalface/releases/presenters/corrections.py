"""Notices about a published bulletin as values for pages and for the API, and what a corrected version changed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from coalface.integrity.kinds import What

from .. import queries
from ..models import Correction, Release

# Of more than these a page says how many there are; the data files have them all.
MOST_SHOWN = 60


def notice_lines(notices: Iterable[Correction], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Each notice with the names of its tables."""
    return [
        {
            "number": one.number,
            "wrong": one.wrong,
            "found_on": one.found_on,
            "published_on": one.published_on,
            "tables": [names.get(key, key) for key in one.keys],
        }
        for one in notices
    ]


def notices_about(release: Release) -> list[dict[str, Any]]:
    """What is published about one version. Most have no notice, and then its files are left alone."""
    notices = queries.notices_of(release)
    return notice_lines(notices, dict(queries.tables_of(release))) if notices else []


def changes_in(release: Release) -> dict[str, Any] | None:
    """Which figures are others than in the version before; None where there is none before."""
    before = queries.version_before(release)
    if before is None:
        return None
    found: Sequence[Any] = sorted(queries.differences(before, release), key=lambda one: not one.corrects)
    return {
        "before": before,
        "notices": notices_about(before),
        "lines": found[:MOST_SHOWN],
        "more": max(0, len(found) - MOST_SHOWN),
    }


def notice_facts(notice: Correction) -> dict[str, Any]:
    """A notice for other programs, with all that it takes to work its leaf out again."""
    return {
        "number": notice.number,
        "found_on": notice.found_on.isoformat(),
        "published_on": notice.published_on.isoformat() if notice.published_on else "",
        "tables": notice.keys,
        "wrong": notice.wrong,
        "log": {
            "what": What.STATISTICS_CORRECTED.value,
            "id": str(notice.pk),
            "salt": bytes(notice.salt).hex(),
            "facts": notice.facts(),
            "digest": notice.public_digest().hex(),
            "commitment": notice.leaf_commitment.hex(),
        },
    }
