"""XmR charts by Making Data Count (NHS England): what every measure over time is drawn as.

Everything that is computed here, down to edges and ties, is what NHSRplotthedots 0.2.2 computes (`ptd_spc`), read from
its documentation and held against its results. Two things differ, and both are said where they happen: a flat series
has limits at its mean where the package has none, and a gap is refused unless it is allowed, where the package asks for
series without gaps.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from . import rules as patterns
from .averages import average_moving_range, mean
from .errors import BadChart
from .readings import (
    POINTS_FOR_LIMITS,
    Flags,
    Floats,
    Given,
    computed,
    listed,
    points,
    readings,
    sealed,
    whole_baseline,
)
from .rules import MAKING_DATA_COUNT, RuleSet, rule_set

# Wheeler's constant: 3 / d2 with d2 = 1.128, for moving ranges of two points.
XMR_FACTOR = 2.66
# Where the outer third begins: two thirds of the way from the mean to a limit.
NEAR_FACTOR = 2 * (XMR_FACTOR / 3)


class Improvement(StrEnum):
    """Which way is better. Neutral says neither."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NEUTRAL = "neutral"


class Signal(StrEnum):
    """What a point is part of. The first that fits is said, in this order after common cause."""

    COMMON_CAUSE = "common cause"
    ABOVE_LIMITS = "above limits"
    BELOW_LIMITS = "below limits"
    INCREASING_TREND = "increasing trend"
    DECREASING_TREND = "decreasing trend"
    TWO_IN_THREE_HIGH = "two in three high"
    TWO_IN_THREE_LOW = "two in three low"
    SHIFT_ABOVE = "shift above"
    SHIFT_BELOW = "shift below"


HIGH = frozenset({Signal.ABOVE_LIMITS, Signal.INCREASING_TREND, Signal.TWO_IN_THREE_HIGH, Signal.SHIFT_ABOVE})


class Point(StrEnum):
    """What a signal means for people: better, worse, or only high and low."""

    COMMON_CAUSE = "common_cause"
    IMPROVEMENT = "special_cause_improvement"
    CONCERN = "special_cause_concern"
    NEUTRAL_HIGH = "special_cause_neutral_high"
    NEUTRAL_LOW = "special_cause_neutral_low"


def _means(signal: Signal, direction: Improvement) -> Point:
    if signal is Signal.COMMON_CAUSE:
        return Point.COMMON_CAUSE
    high = signal in HIGH
    if direction is Improvement.NEUTRAL:
        return Point.NEUTRAL_HIGH if high else Point.NEUTRAL_LOW
    return Point.IMPROVEMENT if high is (direction is Improvement.INCREASE) else Point.CONCERN


_MEANING = {way: {signal: _means(signal, way) for signal in Signal} for way in Improvement}


class Assurance(StrEnum):
    """Whether the process as it is will meet a target: always, never, or now and then."""

    PASS = "consistent_pass"  # noqa: S105
    FAIL = "consistent_fail"
    INCONSISTENT = "inconsistent"


@dataclass(frozen=True, slots=True, eq=False)
class XmrChart:
    """One value a point in each array, in the order given. NaN or None stands where there is nothing to say.

    `mean`, `lpl` and `upl` are the centre line and the natural process limits of the point's rebase group;
    `group` counts those groups from 0. `variation` is the last point's. `ranges_set_aside` counts moving ranges that
    screening left out of the limits. `notes` are sentences for whoever reads the chart.
    """

    y: Floats
    mean: Floats
    lpl: Floats
    upl: Floats
    outside_limits: Flags
    signal: tuple[Signal | None, ...]
    point: tuple[Point | None, ...]
    variation: Point | None
    assurance: Assurance | None
    group: tuple[int, ...]
    trial_limits: bool
    screen_outliers: bool
    ranges_set_aside: int
    rules: RuleSet
    target: float | None
    improvement: Improvement
    notes: tuple[str, ...]


def xmr(
    y: Given,
    *,
    improvement: str = Improvement.INCREASE,
    screen_outliers: bool = True,
    rebase: Sequence[int] = (),
    fix_after: int | None = None,
    fix_from: int = POINTS_FOR_LIMITS,
    target: float | None = None,
    rules: str = MAKING_DATA_COUNT.name,
    allow_gaps: bool = False,
) -> XmrChart:
    """Return the XmR chart of y.

    `rebase` names the points, counted from 0, at which limits begin anew. `fix_after` keeps the limits of each rebase
    group to those of its first points, `fix_from` of them at least: below twelve those are trial limits. A missing
    point (None, or NaN in an array) is refused unless gaps are allowed: then no moving range and no pattern reaches
    across it, and the notes say where it is.
    """
    values = readings(y)
    direction = _direction(improvement)
    chosen = rule_set(rules)
    fixed = whole_baseline(fix_after, "fix_after", fix_from)
    aim = _target(target)
    starts = _group_starts(rebase, values.size)
    gaps = _gaps(values, allow_gaps)
    blocks = [slice(start, stop) for start, stop in zip(starts, [*starts[1:], values.size], strict=True)]
    lines = [_limits(values[block], fixed, screen_outliers) for block in blocks]
    sizes = [block.stop - block.start for block in blocks]
    there = [int(np.count_nonzero(~np.isnan(values[block][:fixed]))) for block in blocks]
    middle, low, high = (np.repeat([line[which] for line in lines], sizes) for which in range(3))
    computed(middle, low, high)
    outside = (values > high) | (values < low)
    signal = tuple(
        one
        for block, line in zip(blocks, lines, strict=True)
        for one in _signals(values[block], line, chosen)
    )
    meaning = _MEANING[direction]
    point = tuple(None if one is None else meaning[one] for one in signal)
    aside = sum(line[3] for line in lines)
    return XmrChart(
        y=sealed(values),
        mean=sealed(middle),
        lpl=sealed(low),
        upl=sealed(high),
        outside_limits=sealed(outside),
        signal=signal,
        point=point,
        variation=point[-1],
        assurance=_assurance(aim, float(low[-1]), float(high[-1]), direction),
        group=tuple(np.repeat(np.arange(len(sizes)), sizes).tolist()),
        trial_limits=any(count < POINTS_FOR_LIMITS for count in there),
        screen_outliers=screen_outliers,
        ranges_set_aside=aside,
        rules=chosen,
        target=aim,
        improvement=direction,
        notes=tuple(_notes(there, gaps, screen_outliers, aside)),
    )


def _gaps(values: Floats, allowed: bool) -> list[int]:
    gaps: list[int] = np.flatnonzero(np.isnan(values)).tolist()
    if gaps and not allowed:
        raise BadChart(
            f"There is no number for point {listed(gaps)}. An XmR chart goes from each point to the next, so a gap"
            " would be bridged in silence: find the number, or say that gaps are allowed.",
            "y",
        )
    return gaps


def _limits(values: Floats, fixed: int | None, screened: bool) -> tuple[float, float, float, int, float]:
    """The mean, the two limits, how many ranges were set aside, and the average moving range, of one group."""
    base = values[:fixed]
    centre = mean(base)
    average, aside = average_moving_range(base, screened=screened)
    return centre, centre - XMR_FACTOR * average, centre + XMR_FACTOR * average, aside, average


def _signals(
    values: Floats, line: tuple[float, float, float, int, float], chosen: RuleSet
) -> list[Signal | None]:
    """What each point of one rebase group is part of. Later lines below overrule earlier ones."""
    centre, low, high, _, average = line
    sides = np.sign(values - centre)
    above = sides > 0
    outside = (values > high) | (values < low)
    near = (values < centre - NEAR_FACTOR * average) | (values > centre + NEAR_FACTOR * average)
    said: list[Signal | None] = [Signal.COMMON_CAUSE] * values.size

    def say(where: Flags, is_high: Flags, high_word: Signal, low_word: Signal) -> None:
        for place in np.flatnonzero(where):
            said[place] = high_word if is_high[place] else low_word

    if chosen.shift_points:
        say(patterns.shifts(sides, chosen.shift_points), above, Signal.SHIFT_ABOVE, Signal.SHIFT_BELOW)
    if chosen.two_in_three:
        two = patterns.two_in_three(near & ~outside, sides)
        say(two, above, Signal.TWO_IN_THREE_HIGH, Signal.TWO_IN_THREE_LOW)
    if chosen.trend_points:
        trend, rising = patterns.trends(values, chosen.trend_points)
        say(trend, rising, Signal.INCREASING_TREND, Signal.DECREASING_TREND)
    say(outside, above, Signal.ABOVE_LIMITS, Signal.BELOW_LIMITS)
    say_nothing = np.isnan(values)
    return [None if nothing else one for one, nothing in zip(said, say_nothing, strict=True)]


def _assurance(target: float | None, low: float, high: float, direction: Improvement) -> Assurance | None:
    """A target strictly outside the last limits is always met or never; on or inside them it is a matter of chance."""
    if target is None or direction is Improvement.NEUTRAL or np.isnan(low):
        return None
    if low <= target <= high:
        return Assurance.INCONSISTENT
    return Assurance.PASS if (target < low) is (direction is Improvement.INCREASE) else Assurance.FAIL


def _notes(there: list[int], gaps: list[int], screened: bool, aside: int) -> list[str]:
    said = []
    for number, count in enumerate(there, start=1):
        if count < POINTS_FOR_LIMITS:
            where = f"group {number} has" if len(there) > 1 else "there are" if count > 1 else "there is"
            said.append(f"Trial limits: {where} {points(count)}, and limits need {POINTS_FOR_LIMITS}.")
    if gaps:
        said.append(f"No number for point {listed(gaps)}: no moving range and no pattern reaches across.")
    if not screened:
        said.append("Every moving range was used.")
    elif aside:
        were = "range was" if aside == 1 else "ranges were"
        said.append(f"{aside} moving {were} 3.267 times their mean or more, and set aside.")
    else:
        said.append("Moving ranges were screened, and none was set aside.")
    return said


def _direction(given: object) -> Improvement:
    try:
        return Improvement(given)  # type: ignore[arg-type]
    except ValueError:
        raise BadChart("improvement has to be increase, decrease or neutral.", "improvement") from None


def _target(given: object) -> float | None:
    if given is None:
        return None
    try:
        if isinstance(given, bool) or not isinstance(given, int | float | np.number):
            raise ValueError
        number = float(given)
    except (ValueError, OverflowError):
        number = np.nan
    if not np.isfinite(number):
        raise BadChart("target is not a number. Write a number, or leave target out.", "target")
    return number


def _group_starts(rebase: Any, size: int) -> list[int]:
    """Where each rebase group begins. Naming the first point changes nothing: limits begin there anyway."""
    if not isinstance(rebase, list | tuple | range | np.ndarray):
        raise BadChart(
            "rebase is no list. Write the places where limits begin anew, counted from 0.", "rebase"
        )
    for place in rebase:
        if isinstance(place, bool | np.bool_) or not isinstance(place, int | np.integer):
            raise BadChart(
                "rebase has something in it that is no whole number. Count points from 0.", "rebase"
            )
        if not 0 <= place < size:
            raise BadChart(
                f"rebase names place {place}, and the places of {points(size)} run from 0 to {size - 1}.",
                "rebase",
            )
    return sorted({0, *(int(place) for place in rebase)})
