"""The signals of a chart over time as spans, the newest first. Whoever lists signals lists these, in this order.

A shift of nine months is one thing that happened; and the newest is what somebody can still do something about.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from .shewhart import ControlChart
from .xmr import Signal, XmrChart

ABOVE, BELOW = "above the limit", "below the limit"
# What is said of the same stretch of points: that they lie high, or low.
HIGH = (Signal.ABOVE_LIMITS, Signal.TWO_IN_THREE_HIGH, Signal.SHIFT_ABOVE)
LOW = (Signal.BELOW_LIMITS, Signal.TWO_IN_THREE_LOW, Signal.SHIFT_BELOW)


class Way(StrEnum):
    """Which way a signal lies from the middle, or goes."""

    ABOVE = "above"
    BELOW = "below"
    RISING = "rising"
    FALLING = "falling"

    @property
    def is_up(self) -> bool:
        return self in (Way.ABOVE, Way.RISING)


_WAYS = (
    dict.fromkeys((*map(str, HIGH), ABOVE), Way.ABOVE)
    | dict.fromkeys((*map(str, LOW), BELOW), Way.BELOW)
    | {str(Signal.INCREASING_TREND): Way.RISING, str(Signal.DECREASING_TREND): Way.FALLING}
)


def way_of(signal: str) -> Way:
    """The way of a signal, by its words."""
    return _WAYS[str(signal)]


def shape_of(signal: str, better: str) -> str:
    """The mark of a signal: a diamond; or by what it means, where `better` is increase, decrease or neutral.

    A triangle, pointing the way it lies, is an improvement, a diamond a concern, a square neither.
    """
    if better == "neutral":
        return "square"
    upwards = way_of(signal).is_up
    if not better or upwards is not (better == "increase"):
        return "diamond"
    return "triangle-up" if upwards else "triangle-down"


@dataclass(frozen=True, slots=True)
class Span:
    """Points in a row that are signals of one kind, or all lie high, or all low: the first, the last, what they are."""

    first: int
    last: int
    kinds: tuple[str, ...]

    @property
    def way(self) -> Way:
        """Which way it lies from the mean, or which way it goes."""
        return way_of(self.kinds[0])

    @property
    def signal(self) -> str:
        *others, last = self.kinds
        return f"{', '.join(others)} and {last}" if others else last


def spans(chart: XmrChart | ControlChart) -> list[Span]:
    """No span goes across a point at which limits begin anew, nor across one without a number."""
    found: list[Span] = []
    groups = chart.group if isinstance(chart, XmrChart) else (0,) * chart.y.size
    for place, signal in enumerate(signal_words(chart)):
        if not signal:
            continue
        before = found[-1] if found else None
        goes_on = before and before.last == place - 1 and groups[place - 1] == groups[place]
        if before and goes_on and _family(before.kinds[0]) == _family(signal):
            found[-1] = Span(before.first, place, _in_order({*before.kinds, signal}))
        else:
            found.append(Span(place, place, (signal,)))
    return found[::-1]


def _family(signal: str) -> object:
    return next((family for family in (HIGH, LOW) if signal in family), signal)


def _in_order(kinds: set[str]) -> tuple[str, ...]:
    """As they overrule each other: what lies outside the limits first."""
    return tuple(sorted(kinds, key=[str(one) for one in (*HIGH, *LOW, *kinds)].index))


def signal_words(chart: XmrChart | ControlChart) -> list[str]:
    """Of each point: what signal it is, or nothing."""
    if isinstance(chart, XmrChart):
        return ["" if one in (None, Signal.COMMON_CAUSE) else str(one) for one in chart.signal]
    said = [""] * chart.y.size
    for place in np.flatnonzero(chart.sigma_signal).tolist():
        said[place] = ABOVE if chart.y[place] > chart.ucl[place] else BELOW
    return said
