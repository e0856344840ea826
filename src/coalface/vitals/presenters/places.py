"""The places of one measure in one year, in a funnel where it can be drawn. Never ranked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from coalface.core.changes import unit_after
from coalface.core.charts import BadChart, Funnel, funnel
from coalface.core.charts.drawing import Labels
from coalface.core.figures import Kind, Measure
from coalface.warehouse.defining import measures
from coalface.warehouse.queries.areas import Area
from coalface.warehouse.queries.places import Place, places

from .lines import known

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
        measure = self.measure
        return Labels(
            f"{_(measure.name)}, {self.year}",
            [one.name for one in self.places],
            says=f"{_(measure.unit)}, {_(measure.period)} {self.year}",
            times=measure.per,
            after=unit_after(measure),
            size=names_of(measure.under).lower(),
            say=_,
            key=measure.code,
            decimals=measure.decimals,
            unit="" if measure.in_per_cent else _(measure.unit),
        )

    def place_of(self, area: Area) -> int | None:
        """Where among `places` it is, or None where it is not one of them."""
        return next((at for at, one in enumerate(self.places) if one.area == area.key), None)


def names_of(codes: Sequence[str]) -> str:
    return " + ".join(_(measures()[code].name) for code in codes)


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


def measures_with_funnels() -> list[tuple[str, str]]:
    rates = (one for one in measures().values() if one.kind is Kind.RATE)
    return [(one.name, reverse("figures_measure", args=[one.code])) for one in rates]
