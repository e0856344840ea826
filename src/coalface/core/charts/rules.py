"""The patterns that XmR charts look for, and the named sets of rules that choose among them.

Each pattern is a function from what the points are like to which of them belong to it. A missing point is like nothing:
no pattern reaches across it.
"""

from dataclasses import dataclass

import numpy as np

from .errors import BadChart
from .readings import Flags, Floats


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Which patterns are looked for. `source` says who says so."""

    name: str
    shift_points: int | None
    trend_points: int | None
    two_in_three: bool
    source: str


MAKING_DATA_COUNT = RuleSet(
    "making_data_count",
    shift_points=7,
    trend_points=7,
    two_in_three=True,
    source="NHS England, Making Data Count, as computed by NHSRplotthedots 0.2.2",
)
MAKING_DATA_COUNT_SIX = RuleSet(
    "making_data_count_six",
    shift_points=6,
    trend_points=6,
    two_in_three=True,
    source="The six-point choice of NHS England’s Excel tool (Making Data Count)",
)
LIMITS_ONLY = RuleSet(
    "limits_only",
    shift_points=None,
    trend_points=None,
    two_in_three=False,
    source="Shewhart 1931: the limits alone",
)
RULE_SETS = {rules.name: rules for rules in (MAKING_DATA_COUNT, MAKING_DATA_COUNT_SIX, LIMITS_ONLY)}


def rule_set(name: str) -> RuleSet:
    try:
        return RULE_SETS[name]
    except (KeyError, TypeError):
        raise BadChart(
            f"There is no set of rules of that name. There are: {', '.join(RULE_SETS)}.", "rules"
        ) from None


def in_runs(like: Flags, long: int, spread: int | None = None) -> Flags:
    """Which places belong to a run of `long` or more places that are alike.

    `spread` is how many points one such window covers: six steps upwards are seven points.
    """
    covers = spread or long
    if np.count_nonzero(like) < long:
        return np.zeros(like.size + covers - long, dtype=bool)
    before = np.concatenate(([0], np.cumsum(like)))
    whole = before[long:] - before[:-long] == long
    return np.convolve(whole, np.ones(covers, dtype=int)) > 0


def shifts(sides: Floats, long: int) -> Flags:
    """Runs of `long` points strictly on one side of the mean; a point on the mean breaks them."""
    return in_runs(sides > 0, long) | in_runs(sides < 0, long)


def trends(values: Floats, long: int) -> tuple[Flags, Flags]:
    """Return which points belong to a trend of `long`, and which of those are called an increase.

    Every step has to be strict, so equal neighbours break a trend. A point that is in a trend and followed by one that
    is goes by the step after it, every other by the step before it: NHSRplotthedots does so, also where one trend ends
    at a point and another begins at the next.
    """
    steps = np.diff(values)
    part = in_runs(steps > 0, long - 1, long) | in_runs(steps < 0, long - 1, long)
    before = np.concatenate(([0.0], steps))
    after = np.concatenate((steps, [0.0]))
    goes_on = part & np.concatenate((part[1:], [False]))
    return part, part & (np.where(goes_on, after, before) > 0)


def two_in_three(close: Flags, sides: Floats) -> Flags:
    """Points near a limit that are two of three in a row, with all three on one side of the mean.

    Near is the outer third. A point outside the limits is not near them, so it does not count as one of the two.
    """
    if close.size < 3:
        return np.zeros(close.size, dtype=bool)
    near = close.astype(int)
    two = near[:-2] + near[1:-1] + near[2:] >= 2
    one_side = np.abs(sides[:-2] + sides[1:-1] + sides[2:]) == 3
    return close & (np.convolve(two & one_side, np.ones(3, dtype=int)) > 0)
