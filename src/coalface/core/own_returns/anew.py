"""New limits from a month on, because something is known to have changed: where they may begin, and where they do.

Limits over a change are wide or in the wrong place, and then nearly every month is a signal. That something changed is
known and said by a person; limits that begin anew wherever the line moves would hide each signal.
"""

from collections.abc import Collection, Sequence
from datetime import date

from ..words import Sentence
from ..words import gettext_noop as _
from .drawing import OwnSeries
from .items import OwnChart, Shape

# So many months with a number are on each side: fewer say nothing about how far numbers go by chance.
EACH_SIDE = 6
LONGEST_REASON = 200
NO_REASON = _("Say in a few words what changed. Without a reason new limits only hide a signal.")
NO_SUCH_MONTH = _("This chart has no such month to begin at. Choose one from the list.")
TOO_NEAR = _(
    "New limits need %(few)s months with a number on each side, up to where other limits begin. Choose another month,"
    " or wait."
)
NO_LIMITS = _("The limits of this chart follow the number of files in each month, so they do not begin anew.")


def why_not_anew(
    chart: OwnChart, series: OwnSeries | None, month: date | None, why: str, there: Collection[date]
) -> str | None:
    """Return why limits cannot begin anew at this month of the chart, or None. `there` is where they do already."""
    if chart.shape is Shape.SHARE:
        return NO_LIMITS
    if series is None or month is None or month not in series.months[1:] or month in there:
        return NO_SUCH_MONTH
    if min(_sizes(series, [*there, month])) < EACH_SIDE:
        return Sentence(TOO_NEAR, few=EACH_SIDE)
    return None if why.strip() else NO_REASON


def months_to_begin(series: OwnSeries, there: Collection[date]) -> list[date]:
    """The months at which limits could begin anew, the latest first."""
    known = [one for one in there if one in series.months]
    open_ones = [month for month in series.months[1:] if month not in known]
    return [month for month in open_ones[::-1] if min(_sizes(series, [*known, month])) >= EACH_SIDE]


def places_anew(series: OwnSeries, there: Collection[date]) -> tuple[int, ...]:
    """The places of the series at which limits begin anew. Where the numbers of one side are gone, they do not."""
    kept: list[date] = []
    for month in sorted(one for one in there if one in series.months[1:]):
        if min(_sizes(series, [*kept, month])) > 1:
            kept.append(month)
    return tuple(series.months.index(month) for month in kept)


def _sizes(series: OwnSeries, there: Sequence[date]) -> list[int]:
    """How many months with a number there are in each stretch."""
    starts = sorted({0, *(series.months.index(month) for month in there if month in series.months)})
    ends = [*starts[1:], len(series.months)]
    return [
        sum(value is not None for value in series.values[first:end])
        for first, end in zip(starts, ends, strict=True)
    ]
