"""How far an outcome has moved since the start, week by week, in all sets of assumptions: a fan, and never a level.

A rehearsal starts in balance. What it says is how things move from there, so that is all that is drawn.
"""

from dataclasses import dataclass

import numpy as np

from .numpy_engine import Floats

# Eight sets in ten lie between the outer two, half of all between the inner two.
SHARES = (0.1, 0.25, 0.5, 0.75, 0.9)
WEEKS_BETWEEN = 4


@dataclass(frozen=True)
class Fan:
    """`moved`: a row for each share, a column for each of `weeks`; in points of a hundred, or percent of the start."""

    weeks: tuple[int, ...]
    moved: Floats

    def at(self, week: int) -> tuple[float, float, float]:
        """The least, the middle and the most of eight sets in ten, in the drawn week that is nearest."""
        place = min(range(len(self.weeks)), key=lambda one: abs(self.weeks[one] - week))
        return float(self.moved[0, place]), float(self.moved[2, place]), float(self.moved[4, place])


def fan_of(rows: Floats, *, in_points: bool) -> Fan:
    """From a row for each week and a column for each set."""
    weeks = tuple(range(0, len(rows), WEEKS_BETWEEN))
    picked, start = rows[list(weeks)], rows[0]
    if in_points:
        moved = (picked - start) * 100
    else:
        moved = np.where(start == 0, 0.0, (picked / np.where(start == 0, 1.0, start) - 1) * 100)
    return Fan(weeks, np.quantile(moved, SHARES, axis=1))
