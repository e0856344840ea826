"""The numbers of months as charts: the same engine that draws everything else here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from math import isnan, nan

from ..charts import BadChart, ControlChart, XmrChart, control_chart, xmr
from ..charts.drawing.over_time import signals
from ..charts.spans import Span, spans
from ..intervals import wilson
from .items import OwnChart, Shape
from .numbers import next_month

# With fewer audits than this in a month one file moves the share by more than five points.
FEW_AUDITED = 20
# The last month of a series in which nothing changes is a signal about so often: a test draws such series.
CHANCE_OF_SIGNAL = 0.02
# And of the last twelve months of such a series, at least one.
CHANCE_IN_A_YEAR = 0.12
YEAR = 12


@dataclass(frozen=True, slots=True)
class OwnSeries:
    """A value a month, None where one of its numbers is missing; and what is above and below the line, for shares."""

    months: tuple[date, ...]
    values: tuple[float | None, ...]
    over: tuple[float | None, ...]
    under: tuple[float | None, ...]


def series_of(chart: OwnChart, numbers: Mapping[tuple[date, str], Decimal]) -> OwnSeries | None:
    """Every month from the first with a value to the last, or None where there is none."""
    months = sorted({month for month, item in numbers if item in chart.over})
    if not months:
        return None
    every = [months[0]]
    while every[-1] < months[-1]:
        every.append(next_month(every[-1]))
    over = [_sum(chart.over, month, numbers) for month in every]
    under = [_sum(chart.under, month, numbers) if chart.under else 1.0 for month in every]
    values = [
        chart.per * above / below if above is not None and below else None
        for above, below in zip(over, under, strict=True)
    ]
    known = [place for place, value in enumerate(values) if value is not None]
    if not known:
        return None
    kept = slice(known[0], known[-1] + 1)
    return OwnSeries(tuple(every[kept]), tuple(values[kept]), tuple(over[kept]), tuple(under[kept]))


def _sum(items: tuple[str, ...], month: date, numbers: Mapping[tuple[date, str], Decimal]) -> float | None:
    found = [numbers.get((month, item)) for item in items]
    return None if any(one is None for one in found) else float(sum(one for one in found if one is not None))


def chart_of(chart: OwnChart, series: OwnSeries, anew: Sequence[int] = ()) -> XmrChart | ControlChart | None:
    """An XmR chart; for audits a p-chart, whose limits are wide where few files were audited.

    `anew` are the places at which the limits of an XmR chart begin anew.
    """
    try:
        if chart.shape is Shape.SHARE:
            there = [value is not None for value in series.values]
            over = [one if known else None for one, known in zip(series.over, there, strict=True)]
            under = [one if known else None for one, known in zip(series.under, there, strict=True)]
            return control_chart("p", over, under)
        return xmr(list(series.values), improvement=chart.better, allow_gaps=True, rebase=anew)
    except BadChart:
        return None


def last_share(series: OwnSeries) -> tuple[int, int, float, float]:
    """Of the last month: how many, of how many, and Wilson's 95% interval in per cent."""
    over, under = int(series.over[-1] or 0), int(series.under[-1] or 0)
    if under < 1:
        return over, under, nan, nan
    low, high = wilson(over, under)
    return over, under, 100 * low, 100 * high


@dataclass(frozen=True, slots=True)
class Lately:
    """Of the last twelve months of a chart: how many have a number, and the places of those that are signals.

    `stretches` has them in rows that lie or go the same way, the newest first: a good row and a bad one are two things.
    """

    months: int
    signals: tuple[int, ...]
    stretches: tuple[Span, ...]


def lately(made: XmrChart | ControlChart) -> Lately:
    """A signal is what the chart draws as a diamond: whatever its rules call one."""
    found = signals(made)
    first = max(0, len(found) - YEAR)
    counted = [place for place in range(first, len(found)) if not isnan(made.y[place])]
    stretches = [replace(one, first=max(one.first, first)) for one in spans(made) if one.last >= first]
    return Lately(len(counted), tuple(place for place in counted if found[place]), tuple(stretches))
