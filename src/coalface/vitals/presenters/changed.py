"""What changed at a place, in sentences made from numbers and signals alone: no word for whether it is much.

A count of many years stands on a control chart; a rate stands among all authorities in the funnel of each year. What is
neither is said with its first and last year, its highest and its lowest, and nothing is claimed.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from coalface.core.charts import XmrChart
from coalface.core.charts.readings import POINTS_FOR_LIMITS
from coalface.core.charts.xmr import Signal
from coalface.core.figures import Kind, Measure
from coalface.warehouse.defining import measures
from coalface.warehouse.queries.areas import Area
from coalface.warehouse.queries.series import Series

from .control import Point, controlled
from .lines import change_words, counted_alike, with_unit
from .linked import numbers_link
from .positions import Among, Position, Positions
from .vacancy import RATE, parted_words

# In this order: what is counted, and beside it the rate that it makes.
TOLD = (
    *("referrals", "referrals_per_10_000", "rereferrals", "rereferral_rate", "assessments_within_45_days"),
    *("section_47_enquiries", "section_47_rate", "initial_conferences", "initial_conferences_rate"),
    *("became_subject_of_plan", "second_plans", "second_plan_rate"),
    *("on_plan_at_31_march", "on_plan_per_10_000", "plans_per_10_000"),
    *("looked_after_at_31_march", "looked_after_per_10_000"),
    *("posts", "in_post", "vacancies", "vacancy_rate", "agency_workers", "agency_rate"),
    *("starters", "leavers", "turnover_rate", "absence_rate", "cases", "case_holders", "caseload"),
)
# Of fewer years the highest and the lowest are the first and the last.
FEWEST_YEARS = 3


def changed_page(
    area: Area, series: Mapping[str, Series], england: Mapping[str, Series], there: Positions
) -> dict[str, Any]:
    """A row a measure, and above them in which there is a signal, in which none can be seen or looked for."""
    rows, signalled, quiet, bare, few = [], [], [], [], []
    for code in TOLD:
        if code not in series:
            continue
        one, name = series[code], _(measures()[code].name)
        points = counted_alike(one)
        signals, looked_at = _signals(area, one, there.get(code, {}))
        near = looked_at[1:]
        without = not (signals or looked_at) and _without_counts(one.measure)
        (signalled if signals else quiet if looked_at else bare if without else few).append(name)
        if without:
            looked_at = [_("No limits: it is published without the counts that it is made of.")]
        rows.append(
            {
                "code": code,
                "group": one.measure.group,
                "name": name,
                "signals": signals or looked_at,
                "is_signal": bool(signals),
                "near": [] if signals else near,
                "sentences": [
                    change_words(one, england.get(code)),
                    *(parted_words(series) if code == RATE else ()),
                    *extremes(one.measure, points),
                ],
                "years": _years_linked(area, one.measure, points),
            }
        )
    return {
        "rows": rows,
        "signalled": signalled,
        "quiet": quiet,
        "bare": bare,
        "few": few,
        "enough": POINTS_FOR_LIMITS,
    }


def _without_counts(measure: Measure) -> bool:
    return measure.kind is Kind.RATE and not measure.under


def extremes(measure: Measure, points: Sequence[Point]) -> list[str]:
    if len(points) < FEWEST_YEARS:
        return []
    (high_year, high), (low_year, low) = _highest(points), _lowest(points)
    facts = {"high": with_unit(high.value, measure), "high_year": high_year}
    facts |= {"low": with_unit(low.value, measure), "low_year": low_year}
    return [_("Highest %(high)s in %(high_year)d, lowest %(low)s in %(low_year)d.") % facts]


def _highest(points: Sequence[Point]) -> Point:
    return max(points, key=lambda point: point[1].value.number or 0.0)


def _lowest(points: Sequence[Point]) -> Point:
    return min(points, key=lambda point: point[1].value.number or 0.0)


def _signals(area: Area, one: Series, years: Mapping[int, Among]) -> tuple[list[str], list[str]]:
    """What is a signal; and, where nothing is, what was looked at. Both empty where nothing can be."""
    if one.measure.kind is Kind.RATE:
        there = {year: among for year, among in years.items() if area.key in among.places}
        return _among_places(one.measure, area.key, there) if there else ([], [])
    return _over_time(one)


def _among_places(measure: Measure, area: str, among: Mapping[int, Among]) -> tuple[list[str], list[str]]:
    said, there = [], {year: one.places[area] for year, one in among.items()}
    for side, words in (
        ("above", _("Above its limits among all authorities in %(years)s%(last)s.")),
        ("below", _("Below its limits among all authorities in %(years)s%(last)s.")),
    ):
        outside = [year for year, one in there.items() if one.side == side]
        if outside:
            facts = {"year": outside[-1], **_position_facts(measure, there[outside[-1]])}
            example = _(" (in %(year)d %(value)s, the limits %(low)s and %(high)s)") % facts
            said.append(words % {"years": spans(outside), "last": example})
    if said:
        return said, []
    last = max(there)
    facts = {"years": spans(list(there)), "year": last, **_position_facts(measure, there[last])}
    facts |= {"inside": len(among[last].places) - among[last].outside, "count": len(among[last].places)}
    return [], [
        _(
            "Inside its limits among all authorities in %(years)s. In %(year)d they were %(low)s and %(high)s at its"
            " size: wide enough for %(inside)d of %(count)d places."
        )
        % facts
    ]


def _position_facts(measure: Measure, one: Position) -> dict[str, object]:
    numbers = (("value", one.value), ("low", one.low), ("high", one.high))
    return {name: _number(measure, number) for name, number in numbers}


def _over_time(one: Series) -> tuple[list[str], list[str]]:
    """What its control chart says, where it has one."""
    made = controlled(one)
    if made is None:
        return [], []
    measure, run, chart = one.measure, made.run, made.chart
    facts: dict[str, object] = {"count": len(run), "first": run[0][0], "last": run[-1][0]}
    facts |= {
        name: _number(measure, float(line[-1]))
        for name, line in (("mean", chart.mean), ("low", chart.lpl), ("high", chart.upl))
    }
    how = _("control chart of %(count)d years, mean %(mean)s, limits %(low)s and %(high)s") % facts
    found = _by_signal(chart, [year for year, _cell in run])
    if not found:
        none = _("No year from %(first)d to %(last)d is a signal (%(how)s).") % {**facts, "how": how}
        return [], [none, *_just_inside(measure, run, chart)]
    told = "; ".join(f"{spans(years)} {SIGNALS[signal]()}" for signal, years in found.items())
    return [_("Signals: %(told)s (%(how)s).") % {"told": told, "how": how}], []


def _just_inside(measure: Measure, run: Sequence[Point], chart: XmrChart) -> list[str]:
    """A number that reads like its limit, and lies inside: by how much."""
    said = []
    for (year, cell), low, high in zip(run, chart.lpl.tolist(), chart.upl.tolist(), strict=True):
        for limit, words in (
            (high, _("%(value)s in %(year)d lies %(by)s below the upper limit.")),
            (low, _("%(value)s in %(year)d lies %(by)s above the lower limit.")),
        ):
            if _number(measure, cell.value.number or 0.0) == _number(measure, limit):
                by = f"{abs(limit - (cell.value.number or 0.0)):.2g}"
                said.append(words % {"value": _number(measure, limit), "year": year, "by": by})
    return said


SIGNALS = {
    Signal.ABOVE_LIMITS: lambda: _("above the limits"),
    Signal.BELOW_LIMITS: lambda: _("below the limits"),
    Signal.INCREASING_TREND: lambda: _("seven that rise in a row"),
    Signal.DECREASING_TREND: lambda: _("seven that fall in a row"),
    Signal.TWO_IN_THREE_HIGH: lambda: _("two of three near the upper limit"),
    Signal.TWO_IN_THREE_LOW: lambda: _("two of three near the lower limit"),
    Signal.SHIFT_ABOVE: lambda: _("seven in a row above the mean"),
    Signal.SHIFT_BELOW: lambda: _("seven in a row below the mean"),
}


def _by_signal(chart: XmrChart, years: Sequence[int]) -> dict[Signal, list[int]]:
    found: dict[Signal, list[int]] = {}
    for year, signal in zip(years, chart.signal, strict=True):
        if signal is not None and signal is not Signal.COMMON_CAUSE:
            found.setdefault(signal, []).append(year)
    return found


def spans(years: Sequence[int]) -> str:
    """2018, 2022–2024."""
    parts: list[list[int]] = [[years[0]]]
    for before, year in pairwise(years):
        if year == before + 1:
            parts[-1].append(year)
        else:
            parts.append([year])
    return ", ".join(str(one[0]) if len(one) == 1 else f"{one[0]}–{one[-1]}" for one in parts)


def _number(measure: Measure, number: float) -> str:
    return f"{number:,.{measure.decimals}f}{'%' if measure.in_per_cent else ''}"


def _years_linked(area: Area, measure: Measure, points: Sequence[Point]) -> list[tuple[int, str]]:
    """The years whose numbers stand in the sentences, each leading to where it is from."""
    if not points:
        return []
    link = numbers_link(area.key, measure.code)
    ends = {points[0][0], points[-1][0], _highest(points)[0], _lowest(points)[0]}
    if measure.code == RATE:
        ends |= {year for year, _cell in points[-3:]}
    return [(year, link(year)) for year in sorted(ends)]
