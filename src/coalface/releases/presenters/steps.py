"""A bulletin explained to whoever does this for the first time: step by step, from what will be public alone.

Nothing here looks into the register. So no page about a bulletin can say more than the bulletin does.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalface.core.reviews.lists import UNKNOWN
from coalface.learning.presenters.words import day_words

from .. import queries
from ..actions.making import PAGE
from ..models import Release

HIDDEN, NOT_KNOWN = "[c]", "not known"


def steps_page(release: Release, files: Mapping[str, bytes]) -> dict[str, Any]:
    """What the page of a bulletin under way explains."""
    said = json.loads(files[PAGE])
    last, revised = queries.revised_since(release)
    return {
        "title": said["title"],
        "headlines": said["headlines"],
        "notes": said["notes"],
        "tables": [one["name"] for one in said["tables"]],
        "unknown": list(_unknown(said["tables"])),
        "hidden": list(_hidden(said["tables"])),
        "earlier": [version_words(one) for one in queries.before(release)],
        "last": version_words(last) if last else "",
        "revised": revised,
        "by_authority": queries.revised_by_authority(release),
    }


def _unknown(tables: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Of each table, how much of it is not known: in a row of its own, or in a column."""
    for table in tables:
        about, headings = table["about"], table["headings"]
        found = []
        for row in table["rows"]:
            names, values = row[:about], list(zip(headings[about:], row[about:], strict=True))
            if any(NOT_KNOWN in str(name).lower() or name == UNKNOWN for name in names):
                found += [f"{name}: {value}" for name, value in values if _counts(name, value)]
            else:
                found += [
                    f"{name} ({names[-1]}): {value}" for name, value in values if NOT_KNOWN in name.lower()
                ]
        if found:
            yield table["name"], "; ".join(found)


def _counts(heading: str, value: str) -> bool:
    return not heading.endswith("(%)") and value != "[z]"


def _hidden(tables: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Of each table in which something can be hidden, how many of its figures are."""
    for table in tables:
        if table["protected"]:
            figures = [value for row in table["rows"] for value in row[table["about"] :] if value != "[z]"]
            many = sum(value == HIDDEN for value in figures)
            words = ngettext(
                "%(many)d of %(all)d figures is hidden", "%(many)d of %(all)d figures are hidden", many
            )
            yield table["name"], words % {"many": many, "all": len(figures)}


def list_lines(releases: list[Release]) -> list[dict[str, Any]]:
    """Each bulletin in a line, with where it stands."""
    return [
        {
            "id": release.pk,
            "period": release.half_year.label,
            "name": release.period,
            "number": release.number,
            "public": release.published_on is not None,
            "stands": stands_words(release),
        }
        for release in releases
    ]


def version_words(release: Release) -> str:
    """Which bulletin it is, as somebody says it."""
    return _("%(half_year)s, version %(number)d") % {
        "half_year": release.half_year.label,
        "number": release.number,
    }


def stands_words(release: Release) -> str:
    if release.published_on:
        said = {"number": release.number, "day": day_words(release.published_on)}
        return _("Version %(number)d, published on %(day)s") % said
    stands = _("Signed") if release.signed_on else _("Waits for a second analyst")
    if release.publish_on:
        return _("%(stands)s, announced for %(day)s") % {
            "stands": stands,
            "day": day_words(release.publish_on),
        }
    return stands
