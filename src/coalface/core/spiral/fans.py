"""How far an outcome lies from doing nothing, week by week, in all sets of assumptions: a fan, and never a level.

Nothing is said of how it would go by itself: whoever added that to the last published figure would have a forecast,
and of most series the model has not been shown to forecast better than “it stays as it was last”.
"""

from dataclasses import dataclass

import numpy as np

from .numpy_engine import Floats

# Eight sets in ten lie between the outer two, half of all between the inner two.
SHARES = (0.1, 0.25, 0.5, 0.75, 0.9)
WEEKS_BETWEEN = 4


@dataclass(frozen=True)
class Fan:
    """`moved`: a row for each share, a column for each of `weeks`; in points of a hundred, or percent of doing
    nothing.
    """

    weeks: tuple[int, ...]
    moved: Floats

    def at(self, week: int) -> tuple[float, float, float]:
        """The least, the middle and the most of eight sets in ten, in the drawn week that is nearest."""
        place = min(range(len(self.weeks)), key=lambda one: abs(self.weeks[one] - week))
        return float(self.moved[0, place]), float(self.moved[2, place]), float(self.moved[4, place])


def fan_of(rows: Floats, nothing: Floats, *, in_points: bool) -> Fan:
    """From a row for each week and a column for each set, with levers and with nothing done: set by set, the same set
    on both sides.
    """
    weeks = tuple(range(0, len(rows), WEEKS_BETWEEN))
    picked, without = rows[list(weeks)], nothing[list(weeks)]
    if in_points:
        moved = (picked - without) * 100
    else:
        moved = np.where(without == 0, 0.0, (picked / np.where(without == 0, 1.0, without) - 1) * 100)
    return Fan(weeks, np.quantile(moved, SHARES, axis=1))
