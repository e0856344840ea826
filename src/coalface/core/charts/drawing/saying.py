"""A chart in sentences: for whoever does not see the drawing, and for whoever wants it said."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..funnel import DATA_TYPES, Funnel, limits_to_draw
from ..readings import listed
from ..shewhart import KINDS, ControlChart
from ..spans import spans
from ..xmr import Point, XmrChart
from .bounds import lines
from .frames import Labels

NAMED_AT_MOST = 8
POINT_WORDS = {
    Point.COMMON_CAUSE: "common cause",
    Point.IMPROVEMENT: "an improvement",
    Point.CONCERN: "a concern",
    Point.NEUTRAL_HIGH: "high",
    Point.NEUTRAL_LOW: "low",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What there is to say: what is drawn, what stands out, and how it was made. Each is a few sentences."""

    drawn: str
    signals: str
    made: str

    @property
    def all(self) -> str:
        return " ".join(part for part in (self.drawn, self.signals, self.made) if part)


def describe(chart: XmrChart | ControlChart | Funnel, labels: Labels) -> Said:
    if isinstance(chart, XmrChart):
        return _xmr(chart, labels)
    return _control(chart, labels) if isinstance(chart, ControlChart) else _funnel(chart, labels)


def figures(labels: Labels, *values: float) -> list[str]:
    """Numbers with about three figures that count, alike among themselves; or with the decimals that were asked for."""
    if labels.decimals is not None:
        return [labels.number(value, 10.0**-labels.decimals) for value in values]
    most = max((abs(value * labels.times) for value in values if value == value), default=1.0) or 1.0
    step = 10.0 ** (np.floor(np.log10(most)) - 2)
    return [labels.number(value, min(1.0, float(step))) for value in values]


def _xmr(chart: XmrChart, labels: Labels) -> Said:
    ends = [float(line[-1]) for line in lines(chart, labels)]
    mean, low, high = figures(labels, *ends)
    groups = chart.group[-1]
    anew = f" Limits begin anew {_times(groups)}." if groups else ""
    limits = "" if np.isnan(chart.lpl[-1]) else f", {_limits_words(chart, ends[1:], (low, high))}"
    of = "" if labels.change is None else " before the change"
    middle = f"The {'last ' if groups else ''}mean{of} is {mean}{limits}."
    drawn = f"{_span(chart.y.size, labels)}{anew}{_change(labels)} {middle}"
    if all(one is None for one in chart.signal):
        return Said(drawn, "There are no limits, so no point is called a signal.", _notes(chart, labels))
    last = "" if chart.variation is None else f" The last point is {POINT_WORDS[chart.variation]}."
    aim = "" if chart.assurance is None else f" {_ASSURED[chart.assurance]}"
    return Said(
        drawn, f"{_in_time(chart, labels, 'No point is a signal.')}{last}{aim}", _notes(chart, labels)
    )


def _notes(chart: XmrChart | ControlChart, labels: Labels) -> str:
    """What there is to say of how it was made, with the names of points without a number instead of their places."""
    gaps = np.flatnonzero(np.isnan(chart.y)).tolist()
    said = " ".join(chart.notes)
    if not gaps:
        return said
    rows: list[list[int]] = []
    for place in gaps:
        if rows and rows[-1][-1] == place - 1:
            rows[-1].append(place)
        else:
            rows.append([place])
    named = [
        labels.points[row[0]] + (f" to {labels.points[row[-1]]}" if row[1:] else "")
        for row in rows[:NAMED_AT_MOST]
    ]
    if rows[NAMED_AT_MOST:]:
        named.append(f"{sum(map(len, rows[NAMED_AT_MOST:]))} more")
    words = " and ".join([", ".join(named[:-1]), named[-1]] if named[1:] else named)
    return said.replace(f"No number for point {listed(gaps)}:", f"No number for {words}:")


def _limits_words(chart: XmrChart, limits: Sequence[float], words: Sequence[str]) -> str:
    """The two limits; or the one, where a value cannot reach the other."""
    word = _limit_word(chart)
    there = [one == one for one in limits]
    if all(there):
        return f"the {word} {words[0]} and {words[1]}"
    one = word.removesuffix("s")
    return ", ".join(
        f"the {side} {one} {said}" if known else f"no {side} {one}"
        for side, known, said in zip(("lower", "upper"), there, words, strict=True)
    )


def _change(labels: Labels) -> str:
    if labels.change is None or labels.change >= len(labels.points):
        return ""
    return f" The change began at {labels.points[labels.change]}."


_ASSURED = {
    "consistent_pass": "As it is, the target will be met every time.",
    "consistent_fail": "As it is, the target will never be met.",
    "inconsistent": "As it is, the target will be met now and then, by chance.",
}


def _control(chart: ControlChart, labels: Labels) -> Said:
    present = [
        float(line[~np.isnan(line)][-1]) for line in (chart.cl, chart.lcl, chart.ucl) if not _none(line)
    ]
    words = figures(labels, *present)
    centre = "median" if chart.chart in ("run", "g") else "centre line"
    limits = f", the last {_limit_word(chart)} {words[1]} and {words[2]}" if len(words) == 3 else ""
    kind = f"{KINDS[chart.chart].says.capitalize()}. "
    drawn = f"{kind}{_span(chart.y.size, labels)} The {centre} is {words[0]}{limits}."
    outside = "" if _none(chart.ucl) else _in_time(chart, labels, "No point lies outside the limits.")
    return Said(drawn, " ".join(part for part in (outside, _runs(chart)) if part), _notes(chart, labels))


def _runs(chart: ControlChart) -> str:
    runs = chart.runs
    if runs.longest_run is None or chart.chart == "mr":
        return ""
    verdict = "so the series has shifted" if chart.runs_signal else "as chance allows"
    return (
        f"The longest run on one side is {runs.longest_run} (at most {runs.longest_run_max} by chance), with"
        f" {_crossings(runs.n_crossings)} (at least {runs.n_crossings_min} by chance): {verdict}."
    )


def _funnel(chart: Funnel, labels: Labels) -> Said:
    target, low, high = figures(labels, chart.target, float(chart.ratio.min()), float(chart.ratio.max()))
    kind = DATA_TYPES[chart.data_type].capitalize()
    of = f" ({labels.size})" if labels.size else ""
    drawn = (
        f"{kind} of {chart.ratio.size} places by their size{of}, from {low} to {high}{labels.in_unit}. The centre line"
        f" is {target}{labels.in_unit}, computed from these places. {_funnel_limits(chart, labels)}"
        f" {_wide_enough(chart)}"
    )
    told = [
        (labels.points[chart.order[place]], _outside(chart, labels, place))
        for place, _ in outside_funnel(chart)
    ]
    named = _named(sorted(told), "No place lies outside the 99.8% limits.")
    wide = (
        "The limits are widened, because places differ more than chance and size explain"
        f" (phi {chart.phi:.2f}, tau squared {chart.tau2:.3g})."
        if chart.overdispersed
        else " ".join(chart.notes)
    )
    return Said(drawn, named, wide)


def _funnel_limits(chart: Funnel, labels: Labels) -> str:
    """The limits where they are widest and where they are narrowest: at the smallest size and at the largest."""
    ends = np.array([chart.denominator.min(), chart.denominator.max()])
    limits = limits_to_draw(chart, ends)
    said = [
        f"{low} and {high}{labels.in_unit} at a size of {_size(size)}"
        for size, *pair in zip(ends.tolist(), limits["ll998"].tolist(), limits["ul998"].tolist(), strict=True)
        for low, high in [figures(labels, *pair)]
    ]
    return f"The 99.8% limits are {said[0]}, and {said[1]}."


def _wide_enough(chart: Funnel) -> str:
    inside, count = chart.ratio.size - len(outside_funnel(chart)), chart.ratio.size
    return f"They are wide enough for {inside} of {count} places."


def place_in_funnel(chart: Funnel, labels: Labels, place: int) -> str:
    """One place in a sentence, inside as well as outside: its value, its size, and the limits at that size."""
    limits, at = limits_to_draw(chart, chart.denominator), chart.order.index(place)
    lines = (float(limits[name][at]) for name in ("ll998", "ul998"))
    value, low, high = figures(labels, float(chart.ratio[at]), *lines)
    side = dict(outside_funnel(chart)).get(at, "").partition(" ")[0] or "inside"
    just = "just " if value in (low, high) else ""
    of = f" ({labels.size})" if labels.size else ""
    return (
        f"{labels.points[place]}: {value}{labels.in_unit} at a size of {_size(float(chart.denominator[at]))}{of}. That"
        f" is {just}{side} its limits, {low} and {high}{labels.in_unit}."
    )


def _outside(chart: Funnel, labels: Labels, place: int) -> str:
    """The value, its size, and the limit that it lies beyond."""
    limits = limits_to_draw(chart, chart.denominator)
    ratio, above = float(chart.ratio[place]), bool(chart.ratio[place] > limits["ul998"][place])
    value, limit = figures(labels, ratio, float(limits["ul998" if above else "ll998"][place]))
    size, just = _size(float(chart.denominator[place])), "just " if value == limit else ""
    return f"{value}{labels.in_unit} at a size of {size}, {just}{'above' if above else 'below'} the limit of {limit}"


def _size(size: float) -> str:
    return f"{size:,.0f}" if size >= 100 else f"{size:,.3g}"


def outside_funnel(chart: Funnel) -> list[tuple[int, str]]:
    """Which places, in the order of the funnel, lie outside its 99.8% limits, and on which side."""
    limits = limits_to_draw(chart, chart.denominator)
    above = np.flatnonzero(chart.ratio > limits["ul998"]).tolist()
    below = np.flatnonzero(chart.ratio < limits["ll998"]).tolist()
    return sorted(
        [(place, "above the limit") for place in above] + [(place, "below the limit") for place in below]
    )


def _named(told: Sequence[tuple[str, str]], none: str, order: str = "") -> str:
    if not told:
        return none
    first = "; ".join(f"{label}: {words}" for label, words in told[:NAMED_AT_MOST])
    more = f"; and {len(told) - NAMED_AT_MOST} more, which the table has" if len(told) > NAMED_AT_MOST else ""
    return f"{'One signal' if len(told) == 1 else f'{len(told)} signals{order}'}: {first}{more}."


def _in_time(chart: XmrChart | ControlChart, labels: Labels, none: str) -> str:
    """The signals as spans of time, the newest first."""
    told = []
    for one in spans(chart):
        first, last = labels.points[one.first], labels.points[one.last]
        told.append((first if first == last else f"{first} to {last}", one.signal))
    return _named(told, none, order=", the newest first")


def _span(size: int, labels: Labels) -> str:
    if size == 1:
        return f"One point, {labels.points[0]}."
    return f"{size} points, from {labels.points[0]} to {labels.points[-1]}."


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _crossings(count: int | None) -> str:
    return "1 crossing" if count == 1 else f"{count} crossings"


def _limit_word(chart: XmrChart | ControlChart) -> str:
    return "trial limits" if chart.trial_limits else "limits"


def _none(line: np.ndarray) -> bool:
    return bool(np.isnan(line).all())
