"""Where each place lay among all in each year, for every rate: its value, its size, and the limits at that size.

The limits are those of the funnel of that year. Its centre is computed here, from the places in it; England as it is
published may differ a little, for it has places that have no number of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coalface.core.charts.funnel import limits_to_draw
from coalface.core.figures import Kind, Measure
from coalface.warehouse.defining import measures
from coalface.warehouse.queries.cells import cells
from coalface.warehouse.queries.places import Place

from ..queries import file_of_figures
from .places import Spread, spread_among


@dataclass(frozen=True, slots=True)
class Position:
    """One place in the funnel of one year. `side` is above, below, or nothing for inside."""

    value: float
    size: float
    low: float
    high: float
    side: str


@dataclass(frozen=True, slots=True)
class Among:
    """All places in the funnel of one year, and its centre."""

    year: int
    centre: float
    places: Mapping[str, Position]

    @property
    def outside(self) -> int:
        return sum(bool(one.side) for one in self.places.values())


Positions = Mapping[str, Mapping[int, Among]]
# The same for every place that is looked at: computed once for each file of figures.
_computed: dict[Any, Positions] = {}


def positions(connection: Any) -> Positions:
    key = file_of_figures()
    if key not in _computed:
        _computed.clear()
        _computed[key] = _positions(connection)
    return _computed[key]


def _positions(connection: Any) -> Positions:
    rates = [one for one in measures().values() if one.kind is Kind.RATE and one.under]
    first, last = connection.execute("SELECT min(year), max(year) FROM figures").fetchone()
    there: dict[tuple[str, int], list[Place]] = {}
    for (code, area, year), cell in cells(connection, rates, None, range(first, last + 1)).items():
        # Regions and England have codes, and authorities numbers.
        if cell.value.number is not None and not area.startswith("E"):
            there.setdefault((code, year), []).append(Place(area, "", None, cell))
    return {one.code: dict(_years(one, there, range(first, last + 1))) for one in rates}


def _years(measure: Measure, there: Mapping[tuple[str, int], list[Place]], years: range) -> Any:
    """No year from before the last change in counting."""
    anew = max((each.year for each in measure.breaks), default=0)
    for year in years:
        spread = spread_among(measure, year, there.get((measure.code, year), ()))
        if spread is not None and year >= anew:
            yield year, among(spread)


def among(spread: Spread) -> Among:
    made, per = spread.made, spread.measure.per
    limits = limits_to_draw(made, made.denominator)
    low, high = (limits[name].tolist() for name in ("ll998", "ul998"))
    found = {}
    for place, number in enumerate(made.order):
        ratio, size = float(made.ratio[place]), float(made.denominator[place])
        side = "above" if ratio > high[place] else "below" if ratio < low[place] else ""
        found[spread.places[number].area] = Position(
            per * ratio, size, per * low[place], per * high[place], side
        )
    return Among(spread.year, per * made.target, found)
