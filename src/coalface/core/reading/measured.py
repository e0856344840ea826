"""What rules counted, put right by how often they were right: shares with intervals from measured precision and recall.

Of what rules marked, only the share `precision` is so; of what is so, they found only the share `recall`. So the true
count is about marked × precision ÷ recall: the estimator of Rogan and Gladen (American Journal of Epidemiology 107,
1978) in terms of the predictive value. The interval draws all three at once: reports are resampled whole, since
sentences of one report are alike, and precision and recall come from Beta distributions with Jeffreys’ prior.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ..intervals import Interval

DRAWS = 2_000
# Fewer reports than this say too little of how reports differ.
FEWEST_REPORTS = 5


class Checked(NamedTuple):
    """So many were right of so many that somebody looked at."""

    right: int
    of: int

    @property
    def share(self) -> float:
        return self.right / self.of


class Corrected(NamedTuple):
    """A share, and its 95% interval; or no interval where there are too few reports for one."""

    share: float
    interval: Interval | None


def corrected_share(
    marked: Sequence[int],
    of: Sequence[int],
    *,
    precision: Checked,
    recall: Checked,
    rng: np.random.Generator,
    of_precision: Checked | None = None,
    of_recall: Checked | None = None,
) -> Corrected | None:
    """Return the share of what is so among all, from counts report by report; None where there is nothing to count.

    Where what it is a share *of* was counted by rules as well (causes among criticisms), `of_precision` and `of_recall`
    put that right too.
    """
    counted, whole = np.array(marked, dtype=np.float64), np.array(of, dtype=np.float64)
    if not whole.sum() or not recall.right:
        return None
    share = _put_right(counted.sum() / whole.sum(), precision.share / recall.share)
    if of_precision is not None and of_recall is not None:
        share = _put_right(share, of_recall.share / of_precision.share)
    if len(whole) < FEWEST_REPORTS:
        return Corrected(float(share), None)
    weights = rng.multinomial(len(whole), np.full(len(whole), 1 / len(whole)), size=DRAWS)
    below = weights @ whole
    shares = np.divide(weights @ counted, below, out=np.zeros(DRAWS), where=below > 0)
    shares = shares * _drawn(precision, rng) / _drawn(recall, rng)
    if of_precision is not None and of_recall is not None:
        shares = shares * _drawn(of_recall, rng) / _drawn(of_precision, rng)
    low, high = np.quantile(np.minimum(shares, 1.0), [0.025, 0.975]).tolist()
    return Corrected(float(share), Interval(low, high))


def _put_right(share: float, factor: float) -> float:
    return min(1.0, share * factor)


def _drawn(checked: Checked, rng: np.random.Generator) -> np.ndarray:
    """Draws of a share of which so many were right; 1 where nothing was right would divide by nearly nothing."""
    return np.maximum(rng.beta(checked.right + 0.5, checked.of - checked.right + 0.5, DRAWS), 1e-6)
