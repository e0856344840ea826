"""What is published of authorities year by year, as the spiral would show it: for calibration and for the back-test."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from coalface.core.spiral.published import SERIES, Published, published_of

from ..defining import measures
from .areas import Area, areas_there_are
from .cells import Cell, Key, cells

# From this year on there is a row for each social worker; before, authorities returned totals.
FIRST_YEAR = 2017
STAFF, COUNTED = "in_post", "referrals"


def authorities_today(connection: Any) -> list[Area]:
    """Every living authority and joint return. Of a joint return its halves have no workforce figures of their own."""
    levels = ("authority", "joint return")
    return [
        one
        for one in areas_there_are(connection)
        if one.level in levels and one.ended is None and one.joint is None
    ]


def last_year(connection: Any) -> int:
    """The last year of which anything is published."""
    return int(connection.execute("SELECT max(year) FROM figures").fetchone()[0])


def panel(connection: Any, areas: Iterable[Area], until: int) -> dict[str, Published]:
    """For each area (by key) its series, from the first year that is counted as it is now."""
    places, years = list(areas), range(FIRST_YEAR, until + 1)
    known = measures()
    asked = [known[code] for code in dict.fromkeys([*(one.measure for one in SERIES), STAFF])]
    keys = {key for place in places for key in (place.key, *place.key.split("/"))}
    found = cells(connection, asked, sorted(keys), years)
    return {place.key: _published(found, place.key, years) for place in places}


def _published(found: Mapping[Key, Cell], area: str, years: range) -> Published:
    values = {
        one.name: np.array([_number(found, one.measure, area, year) / one.divided for year in years])
        for one in SERIES
    }
    values = {name: readings for name, readings in values.items() if np.isfinite(readings).any()}
    staff = np.array([_number(found, STAFF, area, year) for year in years])
    return published_of(years[0], values, staff)


def _number(found: Mapping[Key, Cell], code: str, area: str, year: int) -> float:
    """Nan where there is none. Referrals of two authorities that return their workforce together are added."""
    cell = found.get((code, area, year))
    if cell is not None and cell.value.number is not None:
        return float(cell.value.number)
    parts = area.split("/")
    if code != COUNTED or len(parts) < 2:
        return float("nan")
    return sum(_number(found, code, part, year) for part in parts)
