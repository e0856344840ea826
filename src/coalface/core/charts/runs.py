"""The Anhøj rules: is the longest run too long, or the centre line crossed too seldom, for chance?

Anhøj and Olesen 2014, doi:10.1371/journal.pone.0113825. A run is of points on one side of the centre line. Points on
the line neither make nor break one, and neither do missing points: that is what qicharts2 computes, and a chart with
gaps says so in its notes.
"""

from dataclasses import dataclass
from functools import cache
from math import log2

import numpy as np

from .readings import Floats

# A run may be this much longer than log2 of the useful points (Schilling 2012) before it is a signal.
RUN_ALLOWANCE = 3
# The crossings that chance stays under once in twenty series (Chen 2010).
CROSSINGS_TAIL = 20


@dataclass(frozen=True, slots=True)
class Runs:
    """None where no point lies beside the centre line: then there is nothing to judge, and no signal."""

    n_useful: int
    longest_run: int | None
    longest_run_max: int | None
    n_crossings: int | None
    n_crossings_min: int | None

    @property
    def signal(self) -> bool:
        if self.longest_run is None or self.longest_run_max is None:
            return False
        assert self.n_crossings is not None
        assert self.n_crossings_min is not None
        return self.longest_run > self.longest_run_max or self.n_crossings < self.n_crossings_min


def runs_analysis(values: Floats, centre: Floats) -> Runs:
    """Return the runs of one series about its centre line, and what chance allows."""
    sides = np.sign(values - centre)
    useful = sides[~np.isnan(sides) & (sides != 0)]
    if not useful.size:
        return Runs(0, None, None, None, None)
    changes = np.flatnonzero(np.diff(useful)) + 1
    lengths = np.diff(np.concatenate(([0], changes, [useful.size])))
    return Runs(
        n_useful=int(useful.size),
        longest_run=int(lengths.max()),
        longest_run_max=round(log2(useful.size)) + RUN_ALLOWANCE,
        n_crossings=int(changes.size),
        n_crossings_min=fewest_crossings(int(useful.size)),
    )


@cache
def fewest_crossings(n_useful: int) -> int:
    """The least number of crossings that is not a signal: the 5% point of tossing a coin between each two points.

    Counted in whole numbers, so that no rounding can move it.
    """
    tosses = n_useful - 1
    ways, so_far, crossings = 1, 1, 0
    while so_far * CROSSINGS_TAIL < 2**tosses:
        ways = ways * (tosses - crossings) // (crossings + 1)
        so_far += ways
        crossings += 1
    return crossings
