"""Approximate Bayesian computation: what is left of a prior once something was seen, with no likelihood written down.

Nearest runs are kept (Pritchard et al. 1999), then moved along a local regression to where what they would have shown
is what was seen (Beaumont, Zhang and Balding 2002), their spread with them (Blum and François 2010).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from .numpy_engine import Floats

# No spread is stretched or shrunk by more than three times.
MOST_STRETCH = log(3.0)
TINY = 1e-12


@dataclass(frozen=True)
class Posterior:
    """A row of `values` and a weight for each run that was kept, nearest first; `kept` says which runs they were."""

    values: Floats
    weights: Floats
    kept: NDArray[np.intp]
    farthest: float

    def quantile(self, shares: tuple[float, ...]) -> Floats:
        """A row for each share, a column for each quantity."""
        return weighted_quantiles(self.values, self.weights, shares)

    @property
    def mean(self) -> Floats:
        mean: Floats = self.weights @ self.values
        return mean

    @property
    def variance(self) -> Floats:
        spread: Floats = self.weights @ (self.values - self.mean) ** 2
        return spread


def weighted_quantiles(values: Floats, weights: Floats, shares: tuple[float, ...]) -> Floats:
    """A row for each share, a column for each column of `values`, whose rows have these weights."""
    order = np.argsort(values, axis=0, kind="stable")
    ranked = np.take_along_axis(values, order, axis=0)
    upto = np.cumsum(weights[order], axis=0) - weights[order] / 2
    return np.array([np.interp(shares, upto[:, at], ranked[:, at]) for at in range(values.shape[1])]).T


def posterior_of(
    quantities: Floats, shown: Floats, seen: Floats, *, keep: int, spread_by: Sequence[int] = ()
) -> Posterior:
    """Quantities (a row for each run) given what was seen, from what each run has shown (a row for each run).

    `spread_by` are the columns of what was seen on which it depends how far apart the quantities lie: few, for each
    makes the answer less sure. Without them their spread is that of the runs that were kept.
    """
    scaled, target = _on_one_scale(shown, seen)
    distance = np.sqrt(((scaled - target) ** 2).sum(axis=1))
    kept = np.argsort(distance, kind="stable")[:keep]
    farthest = float(distance[kept[-1]])
    near = np.clip(1 - (distance[kept] / max(farthest, TINY)) ** 2, TINY, None)
    weights = near / near.sum()
    moved = _moved(quantities[kept], scaled[kept] - target, weights, spread_by)
    return Posterior(moved, weights, kept, farthest)


def reaches(shown: Floats, truths: Sequence[int], *, keep: int) -> Floats:
    """How far the farthest kept neighbour lies, if one of the runs is taken for what was seen, and then the next."""
    scaled, _ = _on_one_scale(shown, shown[0])
    found: Floats = np.array(
        [np.sqrt(np.partition(((scaled - scaled[at]) ** 2).sum(axis=1), keep - 1)[keep - 1]) for at in truths]
    )
    return found


def _on_one_scale(shown: Floats, seen: Floats) -> tuple[Floats, Floats]:
    """In mean absolute deviations from the median, so that no column counts for its unit."""
    middle = np.median(shown, axis=0)
    scale = np.abs(shown - middle).mean(axis=0)
    scale = np.where(scale < TINY, 1.0, scale)
    return (shown - middle) / scale, (np.atleast_1d(seen) - middle) / scale


def _moved(quantities: Floats, away: Floats, weights: Floats, spread_by: Sequence[int]) -> Floats:
    """Take out what the regression explains by being away from what was seen: of the mean, then of the spread."""
    design = np.hstack([np.ones((len(away), 1)), away])
    slopes = _least_squares(design, quantities, weights)
    # What a regression leaves over is smaller than what it will leave over elsewhere: by the columns it could use.
    counted = 1 / (weights**2).sum()
    left = (quantities - design @ slopes) * sqrt(counted / max(counted - design.shape[1], 1.0))
    at_seen = slopes[0]
    if not len(spread_by):
        kept: Floats = at_seen + left
        return kept
    design = design[:, [0, *(column + 1 for column in spread_by)]]
    logs = np.log(np.maximum(left**2, TINY**2))
    spreads = _least_squares(design, logs, weights)
    stretch = np.exp(np.clip((spreads[0] - design @ spreads) / 2, -MOST_STRETCH, MOST_STRETCH))
    moved: Floats = at_seen + left * stretch
    return moved


def _least_squares(design: Floats, wanted: Floats, weights: Floats) -> Floats:
    """By the normal equations: there are a few dozen columns, all on one scale, and thousands of rows."""
    weighted = design.T * weights
    found = np.linalg.lstsq(weighted @ design, weighted @ wanted, rcond=1e-12)[0]
    return np.asarray(found, dtype=np.float64)
