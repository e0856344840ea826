"""How long until something is done, when some are not done yet and some came under watch late (Kaplan and Meier 1958).

Whoever came under watch late counts only from then on: otherwise the long ones would be counted and the short ones,
which were over before anybody watched, would not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, inf, log, sqrt
from statistics import NormalDist

from .intervals import Interval


@dataclass(frozen=True, slots=True)
class Spell:
    """`count` alike: under watch after `entry`, until `exit`, and then done or not."""

    entry: int
    exit: int
    done: bool
    count: int = 1


@dataclass(frozen=True, slots=True)
class Step:
    """A time at which some were done: how many of how many, and what share is not done after it."""

    time: int
    at_risk: int
    events: int
    left: float
    greenwood: float  # the sum of d / (n (n - d)), for the interval


@dataclass(frozen=True, slots=True)
class Curve:
    """The share that is not done yet, by time. `watched_from` is the earliest time that anybody was watched from."""

    steps: tuple[Step, ...]
    watched_from: int | None

    def left_at(self, time: int) -> float:
        """The share that is not done after `time`."""
        return step.left if (step := self._step(time)) else 1.0

    def interval_at(self, time: int, confidence: float = 0.95) -> Interval:
        """The interval of `left_at`, on the scale of log(-log), with Greenwood's variance."""
        step = self._step(time)
        if step is None or step.left in (0.0, 1.0):
            left = step.left if step else 1.0
            return Interval(left, left)
        z = NormalDist().inv_cdf((1 + confidence) / 2)
        spread = z * sqrt(step.greenwood) / abs(log(step.left))
        low, high = step.left ** exp(spread), step.left ** exp(-spread)
        return Interval(low, high)

    def time_until(self, share_done: float) -> int | None:
        """The first time by which at least this share is done; None where it has not come to that yet."""
        return next((step.time for step in self.steps if step.left <= 1 - share_done + 1e-12), None)

    def _step(self, time: int) -> Step | None:
        found = None
        for step in self.steps:
            if step.time > time:
                break
            found = step
        return found


def kaplan_meier(spells: Iterable[Spell]) -> Curve:
    """The curve of these spells. A spell that ended before it came under watch was never seen."""
    seen = [one for one in spells if one.exit > one.entry and one.count > 0]
    entries: dict[int, int] = {}
    exits: dict[int, int] = {}
    events: dict[int, int] = {}
    for one in seen:
        entries[one.entry] = entries.get(one.entry, 0) + one.count
        exits[one.exit] = exits.get(one.exit, 0) + one.count
        if one.done:
            events[one.exit] = events.get(one.exit, 0) + one.count
    return Curve(_steps(entries, exits, events), min(entries, default=None))


def _steps(entries: dict[int, int], exits: dict[int, int], events: dict[int, int]) -> tuple[Step, ...]:
    """At risk at a time are those who came under watch before it and have not ended before it."""
    coming, going = sorted(entries.items()), sorted(exits.items())
    in_place = out_place = at_risk = 0
    left, greenwood = 1.0, 0.0
    found = []
    for time in sorted(events):
        while in_place < len(coming) and coming[in_place][0] < time:
            at_risk += coming[in_place][1]
            in_place += 1
        while out_place < len(going) and going[out_place][0] < time:
            at_risk -= going[out_place][1]
            out_place += 1
        done = events[time]
        left *= 1 - done / at_risk
        greenwood += done / (at_risk * (at_risk - done)) if at_risk > done else inf
        found.append(Step(time, at_risk, done, left, greenwood))
    return tuple(found)


def quantile(counts: Sequence[tuple[int, int]], share: float) -> float | None:
    """The value below which this share lies, of (value, how many) pairs: the middle of two where it falls between.

    R's type 2, the definition of a median that everybody learns. None where there is nothing.
    """
    ordered = sorted(pair for pair in counts if pair[1] > 0)
    total = sum(count for _, count in ordered)
    seen = 0
    for place, (value, count) in enumerate(ordered):
        seen += count
        if abs(seen - share * total) < 1e-9 and place + 1 < len(ordered):
            return (value + ordered[place + 1][0]) / 2
        if seen > share * total:
            return float(value)
    return float(ordered[-1][0]) if ordered else None
