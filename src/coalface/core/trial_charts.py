"""What the numbers of a trial show: held against those from before the change, and never against a mean of both.

The mean and the limits are those of the numbers before the change, carried on over the numbers since. Making Data
Count calls that a baseline, and keeps one in work on improvement: limits that are made anew at the change (a rebase)
would say how the number goes now, and not whether it moved. A rebase comes after a signal, once a change has lasted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from .charts import Improvement, Point, XmrChart, xmr
from .charts.averages import mean
from .charts.readings import Floats, readings, sealed
from .charts.rules import MAKING_DATA_COUNT, trends
from .thresholds import NUMBERS_BEFORE_CHANGE, NUMBERS_SINCE_CHANGE
from .words import gettext_noop as _

IMPROVEMENT = {"more": Improvement.INCREASE, "less": Improvement.DECREASE}
# Of a trend of seven, more than half: it began before the change, and did not come of it.
MOST_OF_A_TREND = 4


class Shows(StrEnum):
    """What a chart can say of a trial. The first four are said by the chart, the others say why it cannot."""

    BETTER = "better"
    WORSE = "worse"
    BOTH = "both"
    NO_SIGNAL = "no_signal"
    MOVING_BEFORE = "moving_before"
    NO_SPREAD = "no_spread"
    FEW_BEFORE = "few_before"
    FEW_SINCE = "few_since"


SAYS = {
    Shows.BETTER: _(
        "Since the change the number has gone the way that is better, further than chance usually takes it."
    ),
    Shows.WORSE: _(
        "Since the change the number has gone the other way, the worse one, further than chance usually takes it."
    ),
    Shows.BOTH: _("Since the change the number has gone both ways, further than chance usually takes it."),
    Shows.NO_SIGNAL: _(
        "There is no signal: since the change the number has gone no further than chance usually takes it."
    ),
    Shows.MOVING_BEFORE: _(
        "The number was moving before the change already, so nobody can say what the change did."
    ),
    Shows.NO_SPREAD: _(
        "The numbers before the change hardly differ, so nobody can say how far chance takes them."
    ),
    Shows.FEW_BEFORE: _("Fewer than six numbers are from before the change: too few to tell it from chance."),
    Shows.FEW_SINCE: _("Fewer than seven numbers are from since the change: too few to tell it from chance."),
}
# After “It helped, though …”.
THOUGH = {
    Shows.BETTER: _("the chart went the way that is better"),
    Shows.WORSE: _("the chart went the other way"),
    Shows.BOTH: _("the chart went both ways"),
    Shows.NO_SIGNAL: _("the chart shows no signal"),
    Shows.MOVING_BEFORE: _("the number was moving before"),
    Shows.NO_SPREAD: _("the chart cannot tell it from chance"),
    Shows.FEW_BEFORE: _("the numbers are too few to tell it from chance"),
    Shows.FEW_SINCE: _("the numbers are too few to tell it from chance"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """How many numbers lie before the change and since, their means (NaN where there is none), and what they show."""

    chart: XmrChart
    before: int
    since: int
    mean_before: float
    mean_since: float
    shows: Shows


def evidence(values: Sequence[float | None], *, before: int, better: str) -> Evidence:
    """Return what these numbers show. `before` is how many of the weeks or months lie before the change.

    There is one value for each week or month, None where there is no number, and one number at least.
    """
    y = readings(list(values))
    there, since = _count(y[:before]), _count(y[before:])
    chart = _chart(values, before if there else 0, there or since, IMPROVEMENT[better].value)
    return Evidence(
        chart=chart,
        before=there,
        since=since,
        mean_before=mean(y[:before]),
        mean_since=mean(y[before:]),
        shows=_shows(chart, y, before, since),
    )


def _count(values: Floats) -> int:
    return int(np.count_nonzero(~np.isnan(values)))


def _chart(values: Sequence[float | None], before: int, made_of: int, way: str) -> XmrChart:
    """Limits from before the change. Where nothing lies before it, from all: how it has gone since, and no more."""
    fixed = before or None
    chart = xmr(list(values), improvement=way, fix_after=fixed, fix_from=1, allow_gaps=True)
    spread = chart.upl[-1] - chart.mean[-1]
    return chart if made_of >= NUMBERS_BEFORE_CHANGE.value and spread > 0 else _without_limits(chart)


def _without_limits(chart: XmrChart) -> XmrChart:
    none = sealed(np.full(chart.y.size, np.nan))
    nothing = (None,) * chart.y.size
    outside = sealed(np.zeros(chart.y.size, dtype=bool))
    return replace(
        chart,
        lpl=none,
        upl=none,
        outside_limits=outside,
        signal=nothing,
        point=nothing,
        variation=None,
        notes=(),
    )


def _shows(chart: XmrChart, y: Floats, before: int, since: int) -> Shows:
    if _count(y[:before]) < NUMBERS_BEFORE_CHANGE.value:
        return Shows.FEW_BEFORE
    if np.isnan(chart.upl[-1]):
        return Shows.NO_SPREAD
    if _moved_before(chart, y, before):
        return Shows.MOVING_BEFORE
    signals = set(chart.point[before:])
    better, worse = Point.IMPROVEMENT in signals, Point.CONCERN in signals
    if better or worse:
        return Shows.BOTH if better and worse else Shows.BETTER if better else Shows.WORSE
    return Shows.NO_SIGNAL if since >= NUMBERS_SINCE_CHANGE.value else Shows.FEW_SINCE


def _moved_before(chart: XmrChart, y: Floats, before: int) -> bool:
    """Was there a signal before the change, or a trend that reaches over it and lies mostly before?"""
    alone = xmr(y[:before], improvement=chart.improvement.value, allow_gaps=True)
    if not set(alone.point) <= {None, Point.COMMON_CAUSE}:
        return True
    assert MAKING_DATA_COUNT.trend_points is not None
    part, _rising = trends(y, MAKING_DATA_COUNT.trend_points)
    return bool(part[before : before + 1].any()) and int(np.count_nonzero(part[:before])) >= MOST_OF_A_TREND
