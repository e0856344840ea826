"""Intervals for shares: how far chance alone could have moved so few cases."""

from math import sqrt
from statistics import NormalDist
from typing import NamedTuple


class Interval(NamedTuple):
    """The lower and upper end of an interval, each from 0 to 1."""

    low: float
    high: float


def wilson(successes: int, n: int, confidence: float = 0.95) -> Interval:
    """Wilson's score interval for a share, without continuity correction (Wilson 1927; Newcombe 1998, method 3).

    Raises ValueError where there is nothing to count, or more successes than cases.
    """
    if n < 1 or not 0 <= successes <= n:
        raise ValueError(f"A share needs at least one case, and {successes} of {n} is none.")
    if not 0 < confidence < 1:
        raise ValueError(f"A confidence lies between 0 and 1; {confidence} does not.")
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    p = successes / n
    middle = p + z * z / (2 * n)
    spread = z * sqrt((p * (1 - p) + z * z / (4 * n)) / n)
    low, high = ((middle + sign * spread) / (1 + z * z / n) for sign in (-1, 1))
    # At none and at all, rounding must not leave the end that is known to be 0 or 1.
    return Interval(0.0 if successes == 0 else max(0.0, low), 1.0 if successes == n else min(1.0, high))
