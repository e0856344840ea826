"""One measure across places in one year: a funnel where it can be drawn, and a list by name always. Never ranked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from coalface.core.charts import BadChart, Funnel, funnel
from coalface.core.charts.drawing import Labels, Table, describe, draw_places, table_of
from coalface.core.figures import Kind, Measure
from coalface.warehouse.defining import measures
from coalface.warehouse.queries.places import Place, places

from .lines import files_of, known, traced, written
from .linked import Linked, numbers_link

FEWEST_PLACES = 10


@dataclass(frozen=True, slots=True)
class Spread:
    """Places in a funnel, in the order in which they were given."""

    measure: Measure
    year: int
    made: Funnel
    places: tuple[Place, ...]

    @property
    def labels(self) -> Labels:
        known_measures = measures()
        return Labels(
            _(self.measure.name),
            [one.name for one in self.places],
            says=_(self.measure.says),
            times=self.measure.per,
            size=" + ".join(known_measures[part].name for part in self.measure.under).lower(),
            say=_,
            key=self.measure.code,
        )


def spread_of(connection: Any, measure: Measure, year: int) -> Spread | None:
    return spread_among(measure, year, there_in(connection, measure, year))


def there_in(connection: Any, measure: Measure, year: int) -> list[Place]:
    return [one for one in places(connection, measure, year) if known(one.cell)]


def spread_among(measure: Measure, year: int, there: Sequence[Place]) -> Spread | None:
    """The funnel of these places, or None where there are too few, or nothing to divide by."""
    counted = [one for one in there if one.cell.over.number is not None and (one.cell.under.number or 0) > 0]
    if not measure.under or measure.kind is not Kind.RATE or len(counted) < FEWEST_PLACES:
        return None
    over = [one.cell.over.number or 0.0 for one in counted]
    under = [one.cell.under.number or 0.0 for one in counted]
    share = set(measure.over) <= set(measure.under)
    try:
        made = funnel(over, under, data_type="PR" if share else "RC")
    except BadChart:
        return None
    return Spread(measure, year, made, tuple(counted))


def measure_page(connection: Any, measure: Measure, year: int, years: Sequence[int]) -> dict[str, Any]:
    """A funnel where there are numbers above and below a line; else every place's number, by name."""
    there = there_in(connection, measure, year)
    spread = spread_among(measure, year, there)
    chart = _shown(spread) if spread else None
    rows = tuple(
        (
            one.name,
            traced(
                written(one.cell.value, measure.decimals),
                one.cell,
                numbers_link(one.area, measure.code)(year),
            ),
        )
        for one in there
    )
    return {
        "measure": measure,
        "year": year,
        "years": years,
        "count": len(there),
        "chart": chart,
        "table": chart["table"] if chart else Table((_("Place"), measure.unit), rows),
        "places": [(one.name, reverse("figures_area", args=[one.area])) for one in there],
    }


def _shown(spread: Spread) -> dict[str, Any]:
    labels = spread.labels
    said = describe(spread.made, labels)
    return {
        "name": spread.measure.name,
        "says": spread.measure.says,
        "drawing": draw_places(spread.made, labels),
        "sentences": [part for part in (said.drawn, said.signals, said.made) if part],
        "table": _traced(table_of(spread.made, labels), spread),
        "files": files_of("figures_funnel", spread.measure.code, spread.year),
    }


def _traced(table: Table, spread: Spread) -> Table:
    """The table of a funnel, in which each value leads to where it is from."""
    keys = {one.name: one.area for one in spread.places}
    at = table.headings.index("Value")
    rows = (
        (
            *row[:at],
            Linked(row[at], numbers_link(keys[row[0]], spread.measure.code)(spread.year)),
            *row[at + 1 :],
        )
        for row in table.rows
    )
    return Table(table.headings, tuple(rows))


def measures_with_funnels() -> list[tuple[str, str]]:
    rates = (one for one in measures().values() if one.kind is Kind.RATE)
    return [(one.name, reverse("figures_measure", args=[one.code])) for one in rates]
