"""The links of the spiral in published figures of every authority, and where one place stands in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from coalface.core.figures import NOT_AVAILABLE
from coalface.core.first_signs import (
    LINKS,
    Link,
    Movement,
    Verdict,
    last_movement,
    verdict,
)
from coalface.core.panel_slopes import TAIL, Slope, goes_with

from ..areas import ENGLAND
from ..defining import measures
from .after_inspections import workforce_panel
from .series import Series, series_of

ACROSS = tuple(dict.fromkeys(code for one in LINKS for code in (one.first, one.then)))
# What the vacancy rate is made of, which never stands without them.
BESIDE = ("posts", "in_post")


@dataclass(frozen=True, slots=True)
class LinkFound:
    """What yearly figures of every authority say about one link."""

    link: Link
    same: Slope
    later: Slope
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Standing:
    """One measure at one place: every year, England’s beside it, and the last step of both.

    `missing` are the years of that step, or after it, in which England has a number and the place a symbol.
    """

    series: Series
    england: Series
    movement: Movement | None
    missing: tuple[tuple[int, str], ...] = ()

    @property
    def points(self) -> int:
        return sum(cell.value.number is not None for cell in self.series.cells)


def links_found(connection: Any) -> tuple[LinkFound, ...]:
    """Each link, and both intervals: of the same year and of the year after."""
    panel = workforce_panel(connection)
    found = []
    for link in LINKS:
        first, then = panel.values[link.first], panel.values[link.then]
        same, later = (goes_with(first, then, years_later=years) for years in (0, 1))
        found.append(LinkFound(link, same, later, verdict(same, later)))
    return tuple(found)


def supported_by_chance(found: Sequence[LinkFound]) -> float:
    """How many intervals would lie above nought if nothing went with anything."""
    return 2 * len(found) * TAIL


def standings(connection: Any, area: str) -> dict[str, Standing]:
    """The measures of the loop at one place, by code, and what the vacancy rate is made of."""
    asked = [measures()[code] for code in (*ACROSS, *BESIDE)]
    own, whole = (series_of(connection, place, asked) for place in (area, ENGLAND))
    return {one.measure.code: _standing(one, beside) for one, beside in zip(own, whole, strict=True)}


def _standing(one: Series, beside: Series) -> Standing:
    """The last step, and never one over a break in counting."""
    anew = max((each.year for each in one.measure.breaks), default=0)
    there = dict(zip(beside.years, beside.cells, strict=True))
    cells = dict(zip(one.years, one.cells, strict=True))
    years = [year for year in beside.years if year >= anew]
    values = [cells[year].value if year in cells else NOT_AVAILABLE for year in years]
    whole = [there[year].value.number for year in years]
    moved = last_movement(years, [value.number for value in values], whole)
    since = moved.since if moved else anew
    missing = tuple(
        (year, value.status)
        for year, value, of_whole in zip(years, values, whole, strict=True)
        if year > since and value.number is None and of_whole is not None
    )
    return Standing(one, beside, moved, missing)
