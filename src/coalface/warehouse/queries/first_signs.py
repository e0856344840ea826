"""The links of the spiral in published figures of every authority, and where one place stands in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from coalface.core.first_signs import (
    LINKS,
    TAIL,
    Link,
    Movement,
    Slope,
    Verdict,
    goes_with,
    last_movement,
    verdict,
)

from ..areas import ENGLAND
from ..defining import measures
from .after_inspections import workforce_panel
from .series import Series, series_of

# The draws of an interval are the same each time, so that a page says the same twice.
SEED = 2012
ACROSS = tuple(dict.fromkeys(code for one in LINKS for code in (one.first, one.then)))


@dataclass(frozen=True, slots=True)
class LinkFound:
    """What yearly figures of every authority say about one link."""

    link: Link
    same: Slope
    later: Slope
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Standing:
    """One measure at one place: every year, England’s beside it, and the last step of both."""

    series: Series
    england: Series
    movement: Movement | None

    @property
    def points(self) -> int:
        return sum(cell.value.number is not None for cell in self.series.cells)


def links_found(connection: Any) -> tuple[LinkFound, ...]:
    """Each link, and both intervals: of the same year and of the year after."""
    panel = workforce_panel(connection)
    found = []
    for link in LINKS:
        first, then = panel.values[link.first], panel.values[link.then]
        same, later = (
            goes_with(first, then, np.random.default_rng(SEED), years_later=years) for years in (0, 1)
        )
        found.append(LinkFound(link, same, later, verdict(same, later)))
    return tuple(found)


def supported_by_chance(found: Sequence[LinkFound]) -> float:
    """How many intervals would lie above nought if nothing went with anything."""
    return 2 * len(found) * TAIL


def standings(connection: Any, area: str) -> dict[str, Standing]:
    """The measures of the loop at one place, by code."""
    asked = [measures()[code] for code in ACROSS]
    own, whole = (series_of(connection, place, asked) for place in (area, ENGLAND))
    return {
        one.measure.code: Standing(one, beside, _movement(one, beside))
        for one, beside in zip(own, whole, strict=True)
    }


def _movement(one: Series, beside: Series) -> Movement | None:
    """The last step, and never one over a break in counting."""
    anew = max((each.year for each in one.measure.breaks), default=0)
    there = dict(zip(beside.years, beside.cells, strict=True))
    years = [year for year in one.years if year >= anew]
    cells = dict(zip(one.years, one.cells, strict=True))
    place = [cells[year].value.number for year in years]
    whole = [there[year].value.number if year in there else None for year in years]
    return last_movement(years, place, whole)
