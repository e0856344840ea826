"""How much more of one thing goes with one more of another inside places, in yearly numbers, and how sure that is.

A regression with an effect for each place and each year (two-way “within”, Baltagi, Econometric Analysis of Panel Data,
chapter 3), of one thing on one other. Its interval takes the years of a place together (Liang and Zeger 1986; Arellano
1987, Oxford Bulletin of Economics and Statistics 49), and is computed, not drawn: it holds no luck. It is computed in
two other ways that are as usual: without corrections for few places, and by leaving out each place in turn. Where the
three do not agree whether nought lies inside, it is too close to say.
"""

from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
TAIL = 0.025
# A place needs two years to differ from itself; so few places tell nothing about places.
FEWEST_PLACES = 30
# Numbers missing here and there make the two averages disturb each other: they are taken in turn until neither does.
MOST_TURNS, CLOSE_ENOUGH = 1000, 1e-12


class Side(StrEnum):
    """Where an interval lies. Close is where nobody can say whether nought is inside."""

    ABOVE = "above nought"
    BELOW = "below nought"
    OVER = "over nought"
    CLOSE = "too close to say"


@dataclass(frozen=True, slots=True)
class Slope:
    """How much more of the second thing goes with one more of the first, its interval, and how many stand behind it.

    None in each where there is too little to go by. `other_ways` are the interval without corrections for few places,
    and that from leaving out each place in turn. `within` is the correlation of what is left inside places.
    """

    slope: float | None
    low: float | None
    high: float | None
    other_ways: tuple[tuple[float, float], ...]
    within: float | None
    numbers: int
    places: int

    def times(self, step: float) -> tuple[float, float, float] | None:
        if self.slope is None or self.low is None or self.high is None:
            return None
        return self.slope * step, self.low * step, self.high * step

    @property
    def side(self) -> Side:
        if self.low is None or self.high is None:
            return Side.OVER
        found = {_side(low, high) for low, high in ((self.low, self.high), *self.other_ways)}
        return found.pop() if len(found) == 1 else Side.CLOSE


def _side(low: float, high: float) -> Side:
    if low > 0:
        return Side.ABOVE
    return Side.BELOW if high < 0 else Side.OVER


def goes_with(first: Floats, then: Floats, *, years_later: int = 0) -> Slope:
    """Return the slope inside places of `then` on `first`. Both have a row a place, a column a year, NaN for none."""
    if years_later:
        first, then = first[:, :-years_later], then[:, years_later:]
    there = ~(np.isnan(first) | np.isnan(then))
    there &= there.sum(axis=1, keepdims=True) > 1
    numbers, places = int(there.sum()), int(there.any(axis=1).sum())
    if places < FEWEST_PLACES:
        return Slope(None, None, None, (), None, numbers, places)
    x, y = within(first, there), within(then, there)
    rows = there.any(axis=1)
    xy, xx, yy = (np.sum(one, axis=1)[rows] for one in (x * y, x * x, y * y))
    if not xx.sum() > 0 or not yy.sum() > 0:
        return Slope(None, None, None, (), None, numbers, places)
    slope = float(xy.sum() / xx.sum())
    t, z = students_t(1 - TAIL, places - 1), NormalDist().inv_cdf(1 - TAIL)
    error = clustered_error(slope, xy, xx)
    widths = (
        t * error * few_places(places, numbers, int(there.any(axis=0).sum())),
        z * error,
        t * left_out_error(slope, xy, xx),
    )
    (low, high), *others = ((slope - width, slope + width) for width in widths)
    correlation = float(xy.sum() / np.sqrt(xx.sum() * yy.sum()))
    return Slope(slope, low, high, tuple(others), correlation, numbers, places)


def clustered_error(slope: float, xy: Floats, xx: Floats) -> float:
    """The standard error that takes the years of a place together, without corrections (CR0)."""
    return float(np.sqrt(np.sum((xy - slope * xx) ** 2)) / xx.sum())


def few_places(places: int, numbers: int, years: int) -> float:
    """How much wider the error is for few places, as the programs that do this have it (CR1).

    The correction counts the slope and an effect a year. Effects of places lie inside what is taken together and are
    not counted (Cameron and Miller 2015, Journal of Human Resources 50, sections II.C and III.B).
    """
    return float(np.sqrt(places / (places - 1) * (numbers - 1) / (numbers - (years + 1))))


def left_out_error(slope: float, xy: Floats, xx: Floats) -> float:
    """The standard error from leaving out each place in turn (CR3, the jackknife); averages of years stay as they are.

    Left out, a place with most of the movement leaves nothing: then the error has no end.
    """
    left, places = xx.sum() - xx, xx.size
    if not left.min() > 0:
        return float("inf")
    without = (xy.sum() - xy) / left
    return float(np.sqrt((places - 1) / places * np.sum((without - slope) ** 2)))


def students_t(share: float, freedom: int) -> float:
    """The point below which this share of Student's t lies (Abramowitz and Stegun 26.7.5): good from 30 degrees on."""
    z, n = NormalDist().inv_cdf(share), float(freedom)
    return (
        z
        + (z**3 + z) / (4 * n)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * n**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * n**3)
    )


def within(values: Floats, there: NDArray[np.bool_]) -> Floats:
    """What is left of each number when the average of its place and that of its year are taken away; 0 for none."""
    left = np.where(there, values, 0.0)
    size = max(float(np.abs(left).max(initial=0.0)), 1.0)
    for _turn in range(MOST_TURNS):
        moved = 0.0
        for axis in (1, 0):
            count = np.maximum(there.sum(axis=axis, keepdims=True), 1)
            average = left.sum(axis=axis, keepdims=True) / count
            left = np.where(there, left - average, 0.0)
            moved = max(moved, float(np.abs(average).max(initial=0.0)))
        if moved <= CLOSE_ENOUGH * size:
            break
    return left
