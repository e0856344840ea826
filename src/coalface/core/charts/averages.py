"""Means, and the average moving range: the two sums that every limit is made from.

The sums are exact before they are rounded. A mean that is off by its last digit would put a flat series above its own
mean, and seven such points would be called a shift. R sums in longer numbers, twice, to the same end.
"""

from math import fsum, nan

import numpy as np

from .readings import Floats

# The upper limit of moving ranges of two points, as a multiple of their mean: D4 of the tables (Wheeler; Montgomery).
RANGE_LIMIT = 3.267
# d2 of the tables: the mean moving range of two points of a normal series is 1.128 standard deviations.
D2 = 1.128


def total(values: Floats) -> float:
    """The sum of what is there; gaps are left out."""
    return fsum(_there(values))


def mean(values: Floats) -> float:
    """The mean of what is there, or NaN where nothing is."""
    there = _there(values)
    if not there:
        return nan
    first = fsum(there) / len(there)
    # What the first division rounded away, exactly.
    return first + fsum([*there, *([-first] * len(there))]) / len(there)


def median(values: Floats) -> float:
    """The median of what is there, or NaN where nothing is."""
    there = values[~np.isnan(values)]
    return float(np.median(there)) if there.size else nan


def moving_ranges(values: Floats) -> Floats:
    """The step from each point to the next. A step into or out of a gap is NaN: it belongs to nobody."""
    return np.abs(np.diff(values))


def average_moving_range(values: Floats, *, screened: bool) -> tuple[float, int]:
    """Return the mean moving range, and how many ranges were set aside.

    Screened means: ranges of 3.267 times their mean or more are set aside, once (Nelson 1982). Where that would leave
    none, as in a flat series, none is set aside. Fewer than two neighbouring points have no range: NaN.
    """
    ranges = moving_ranges(values)
    average = mean(ranges)
    if not screened:
        return average, 0
    kept = ranges[ranges < RANGE_LIMIT * average]
    aside = int(np.count_nonzero(ranges >= RANGE_LIMIT * average))
    return (mean(kept), aside) if kept.size else (average, 0)


def _there(values: Floats) -> list[float]:
    there: list[float] = values[~np.isnan(values)].tolist()
    return there
