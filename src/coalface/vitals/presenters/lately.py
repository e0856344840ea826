"""The signals of the last twelve months of one chart in a sentence: each row of months that lie one way for itself."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalface.core.charts import ControlChart, XmrChart
from coalface.core.charts.spans import Span, Way, signal_words
from coalface.core.own_returns import OwnChart
from coalface.core.own_returns.drawing import Lately, OwnSeries

Made = XmrChart | ControlChart


def lately_words(chart: OwnChart, series: OwnSeries, made: Made, found: Lately) -> str:
    """The newest row first, and what it means where more or less of it is better."""
    newest = found.stretches[0]
    if len(found.signals) == 1:
        said = _("1 of its last %(months)d months is a signal: %(month)s (%(signal)s).") % {
            "months": found.months,
            "month": date_format(series.months[newest.last], "F Y"),
            "signal": _(signal_words(made)[newest.last]),
        }
        meaning = meaning_of(chart, newest.way)
        return said + (" " + _("That is %(meaning)s.") % {"meaning": meaning} if meaning else "")
    ways = [list(some) for _way, some in groupby(found.stretches, key=lambda one: one.way)]
    rows = [_row(chart, series, some, 0 if place else found.months) for place, some in enumerate(ways)]
    return "; ".join(rows) + "."


def meaning_of(chart: OwnChart, way: Way) -> str:
    if chart.better == "neutral":
        return ""
    return _("an improvement") if way.is_up is (chart.better == "increase") else _("a concern")


def _row(chart: OwnChart, series: OwnSeries, some: Sequence[Span], months: int) -> str:
    """Months that lie one way. `months` is out of how many, and is said with the newest alone."""
    way = some[0].way
    count = sum(one.last - one.first + 1 for one in some)
    facts = {
        "count": count,
        "months": months,
        "way": _WAYS[way](count),
        "when": ", ".join(_when(series.months[one.first], series.months[one.last]) for one in some),
    }
    if months:
        said = _("Of its last %(months)d months %(count)d %(way)s (%(when)s)") % facts
    else:
        said = _("before that %(count)d %(way)s (%(when)s)") % facts
    meaning = meaning_of(chart, way)
    return f"{said}, {meaning}" if meaning else said


_WAYS = {
    Way.ABOVE: lambda count: ngettext("is a signal above the mean", "are signals above the mean", count),
    Way.BELOW: lambda count: ngettext("is a signal below the mean", "are signals below the mean", count),
    Way.RISING: lambda count: ngettext("is part of a rise", "are a rise", count),
    Way.FALLING: lambda count: ngettext("is part of a fall", "are a fall", count),
}


def _when(first: date, last: date) -> str:
    if first == last:
        return date_format(last, "F Y")
    return _("%(first)s to %(last)s") % {
        "first": date_format(first, "F" if first.year == last.year else "F Y"),
        "last": date_format(last, "F Y"),
    }
