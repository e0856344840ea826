"""The years of a place’s page: the same under every chart, so that what happened can be read off all of them."""

from collections.abc import Sequence
from typing import Any

from .happened import Happening

# The story that people ask about begins here, whether or not anything was published of a place.
FIRST_YEAR = 2009
# What happened after the last published year has its place, too; nothing far ahead leaves a page empty.
YEARS_AFTER = 2


def years_of(connection: Any, area: str) -> range:
    """From 2009, or before it where something is published, to the last year with a figure of the place."""
    first, last = connection.execute(
        "SELECT min(year), max(year) FROM figures WHERE area = ?", [area]
    ).fetchone()
    return range(0) if first is None else range(min(first, FIRST_YEAR), last + 1)


def axis_for(years: range, happened: Sequence[Happening]) -> range:
    """The years of a place, and those after them in which something happened."""
    if not years:
        return years
    latest = max((int(one.at) for one in happened), default=years[-1])
    return range(years.start, max(years.stop, min(latest, years[-1] + YEARS_AFTER) + 1))
