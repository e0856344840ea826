"""The control chart of a yearly count: the last years without a gap that were counted alike, where there are enough."""

from collections.abc import Sequence
from dataclasses import dataclass

from coalface.core.charts import BadChart, XmrChart, xmr
from coalface.core.charts.drawing.years import Limits
from coalface.core.charts.readings import POINTS_FOR_LIMITS
from coalface.core.figures import Kind
from coalface.warehouse.queries.cells import Cell
from coalface.warehouse.queries.series import Series

from .lines import counted_alike

Point = tuple[int, Cell]


@dataclass(frozen=True, slots=True)
class Controlled:
    """The years that are on the chart, and the chart."""

    run: list[Point]
    chart: XmrChart

    def limits(self, years: Sequence[int]) -> Limits:
        """Mean and limits, over their years on a page; none below nought, for no count lies there."""
        low = float(self.chart.lpl[-1])
        return Limits(
            years.index(self.run[0][0]),
            years.index(self.run[-1][0]),
            mean=float(self.chart.mean[-1]),
            low=low if low > 0 else None,
            high=float(self.chart.upl[-1]),
        )


def controlled(one: Series) -> Controlled | None:
    """Rates stand among places, not here; of fewer than twelve years there is no chart."""
    run = without_gap(counted_alike(one))
    if one.measure.kind is Kind.RATE or len(run) < POINTS_FOR_LIMITS:
        return None
    try:
        return Controlled(run, xmr([cell.value.number for _year, cell in run], improvement="neutral"))
    except BadChart:
        return None


def without_gap(points: Sequence[Point]) -> list[Point]:
    run: list[Point] = []
    for point in points:
        run = [*run, point] if run and point[0] == run[-1][0] + 1 else [point]
    return run
