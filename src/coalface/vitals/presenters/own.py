"""An authority’s own months as pages: charts by group, what signals, and what a month of audits can show."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from math import inf, isnan
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coalface.core.charts import ControlChart, XmrChart
from coalface.core.charts.drawing import Labels, Table, describe, draw_over_time, table_of
from coalface.core.first_signs import LINKS, VERDICTS
from coalface.core.own_returns import OWN_CHARTS, OwnChart
from coalface.core.own_returns.anew import months_to_begin, places_anew
from coalface.core.own_returns.drawing import (
    CHANCE_IN_A_YEAR,
    CHANCE_OF_SIGNAL,
    FEW_AUDITED,
    Lately,
    OwnSeries,
    chart_of,
    last_share,
    lately,
    series_of,
)
from coalface.core.own_returns.items import GROUPS, Shape
from coalface.warehouse.queries.first_signs import LinkFound

from ..models import OwnLimits
from .lately import lately_words
from .lines import files_of
from .signs import link_words, what_next

Months = Mapping[tuple[date, str], Decimal]
Made = XmrChart | ControlChart
Limits = Mapping[str, list[OwnLimits]]


def made_of(code: str, months: Months, anew: Limits | None = None) -> tuple[OwnChart, OwnSeries, Made] | None:
    chart = OWN_CHARTS[code]
    series = series_of(chart, months)
    begin = [one.month for one in (anew or {}).get(code, ())]
    made = chart_of(chart, series, places_anew(series, begin)) if series else None
    return (chart, series, made) if series and made else None


def labels_of(chart: OwnChart, series: OwnSeries) -> Labels:
    """A p-chart is computed in shares of one, and drawn in per cent."""
    return Labels(
        _(chart.name),
        [date_format(month, "M Y") for month in series.months],
        says=_(chart.says),
        times=chart.per if chart.shape is Shape.SHARE else 1.0,
        after=chart.after,
        say=_,
        key=f"own-{chart.code}",
        better=chart.better,
        least=0.0,
        most=_most(chart),
    )


def _most(chart: OwnChart) -> float:
    """No share is more than all of it."""
    if chart.shape is Shape.SHARE:
        return 1.0
    return chart.per if chart.per_cent else inf


def own_page(months: Months, part: str, parts: dict[str, str], anew: Limits | None = None) -> dict[str, Any]:
    groups: list[dict[str, Any]] = []
    drawn = []
    for group, title in GROUPS.items():
        found = [made_of(code, months, anew) for code, chart in OWN_CHARTS.items() if chart.group == group]
        shown = [one for one in found if one]
        drawn += shown
        if shown:
            groups.append({"title": _(title), "charts": [figure_of(*one, part, anew) for one in shown]})
    return {
        "groups": groups,
        "lately": year_words(drawn) if drawn else None,
        "part": part,
        "parts": list(parts.items()),
    }


def year_words(drawn: list[tuple[OwnChart, OwnSeries, Made]]) -> dict[str, Any]:
    """What the last month is, and which charts have signals among their last twelve, and not only in the last."""
    last = max(series.months[-1] for _chart, series, _made in drawn)
    told = [(chart, series, made, lately(made)) for chart, series, made in drawn]
    signalling = [_signals_words(*one, last) for one in told if one[3].signals]
    count = len(drawn)
    return {
        "last": _month_words(last),
        "count": count,
        "signalling": signalling,
        "in_last": sum(
            bool(one.signals) and one.signals[-1] == len(series.months) - 1 and series.months[-1] == last
            for _chart, series, _made, one in told
        ),
        "ended": [
            {"name": _(chart.name), "month": _month_words(series.months[-1]), "code": chart.code}
            for chart, series, _made, one in told
            if series.months[-1] < last and not one.signals
        ],
        "by_chance": f"{CHANCE_OF_SIGNAL * count:.1f}",
        "by_chance_in_a_year": f"{CHANCE_IN_A_YEAR * count:.1f}",
    }


def _signals_words(
    chart: OwnChart, series: OwnSeries, made: Made, found: Lately, last: date
) -> dict[str, Any]:
    ends = series.months[-1]
    return {
        "name": _(chart.name),
        "code": chart.code,
        "says": lately_words(chart, series, made, found),
        "ends": _month_words(ends) if ends < last else "",
    }


def _month_words(month: date) -> str:
    return date_format(month, "F Y")


def figure_of(
    chart: OwnChart, series: OwnSeries, made: Made, part: str = "", anew: Limits | None = None
) -> dict[str, Any]:
    labels = labels_of(chart, series)
    said = describe(made, labels)
    table = table_of(made, labels)
    return {
        "code": chart.code,
        "name": chart.name,
        "says": labels.says,
        "drawing": draw_over_time(made, labels),
        "changed": "",
        "sentences": [
            words
            for words in (
                said.drawn,
                said.signals,
                said.made,
                audited(chart, series),
            )
            if words
        ],
        "anew": [
            {
                "month": f"{one.month:%Y-%m}",
                "says": _("New limits from %(month)s on, because: %(why)s (said on %(on)s)")
                % {"month": _month_words(one.month), "why": one.why, "on": date_format(one.on, "j F Y")},
            }
            for one in (anew or {}).get(chart.code, ())
        ],
        "can_begin": chart.shape is Shape.XMR and bool(months_to_begin(series, [])),
        "part": part,
        "table": Table((_("Month"), *table.headings[1:]), table.rows),
        "files": [
            (words, f"{url}?part={part}" if part else url) for words, url in files_of("own_chart", chart.code)
        ],
        "lately": _signals_words(chart, series, made, lately(made), series.months[-1])
        if lately(made).signals
        else None,
    }


def limits_page(code: str, months: Months, anew: Limits) -> dict[str, Any]:
    """The chart as it is now, and at which months its limits could begin anew."""
    chart = OWN_CHARTS[code]
    series = series_of(chart, months) if chart.shape is Shape.XMR else None
    there = [one.month for one in anew.get(code, ())]
    open_ones = months_to_begin(series, there) if series else []
    drawn = made_of(code, months, anew)
    return {
        "code": code,
        "name": chart.name,
        "chart": figure_of(*drawn, anew=anew) if drawn else None,
        "months": [(f"{month:%Y-%m}", _month_words(month)) for month in open_ones],
    }


def audited(chart: OwnChart, series: OwnSeries) -> str:
    """What so many audited files can show, and what they cannot."""
    if chart.shape is not Shape.SHARE:
        return ""
    over, under, low, high = last_share(series)
    if isnan(low):
        return _("No file was audited in the last month.")
    facts = {
        "over": over,
        "under": under,
        "share": f"{100 * over / under:.0f}",
        "low": f"{low:.0f}",
        "high": f"{high:.0f}",
        "one": f"{100 / under:.0f}",
    }
    said = _(
        "In the last month %(over)d of %(under)d files, %(share)s%%; 95%% interval %(low)s%% to %(high)s%%."
    )
    if under < FEW_AUDITED:
        said += " " + _(
            "One file more or less moves the share by %(one)s points, so this month by itself shows little."
        )
    said += " " + _("It speaks for all files only if those that are audited were drawn by lot.")
    return said % facts


def own_signs(
    months: Months, found: tuple[LinkFound, ...], place: str, anew: Limits | None = None
) -> list[dict[str, Any]]:
    """Each link of the loop with the charts of one’s own months, and what published figures of all places say of it."""
    links = []
    drawn: set[str] = set()
    for number, (link, public) in enumerate(zip(LINKS, found, strict=True), start=1):
        shown = []
        for code in link.own:
            made = made_of(code, months, anew)
            if made is None:
                shown.append({"name": OWN_CHARTS[code].name, "missing": True})
                continue
            one = figure_of(*made, anew=anew)
            shown.append({**one, "above": code in drawn})
            drawn.add(code)
        said = [one["lately"] for one in shown if one.get("lately")]
        links.append(
            {
                **link_words(public),
                "number": number,
                "public": VERDICTS[public.verdict],
                "shown": shown,
                "special": said,
                "none_yet": all(one.get("missing") for one in shown),
                "next": what_next(link, place),
            }
        )
    return links
