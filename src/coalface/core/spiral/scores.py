"""How good a forecast was: its middle, its interval and its whole spread, each against what came true.

Gneiting and Raftery 2007, Strictly proper scoring rules, prediction, and estimation. Less is better, but for coverage.
"""

from dataclasses import dataclass

import numpy as np

from .numpy_engine import Floats

INSIDE = 0.9
ENDS = ((1 - INSIDE) / 2, 0.5, (1 + INSIDE) / 2)


@dataclass(frozen=True, slots=True)
class Score:
    """Of one forecast. `inside` says whether what came true lay in the interval that should hold nine in ten."""

    error: float
    crps: float
    interval: float
    inside: bool


def score_of(samples: Floats, came_true: float, weights: Floats | None = None) -> Score:
    """Samples of a forecast, with a weight each where they do not count alike."""
    order = np.argsort(samples, kind="stable")
    values = samples[order]
    shares = np.full(len(values), 1 / len(values)) if weights is None else weights[order] / weights.sum()
    upto = np.cumsum(shares)
    low, middle, high = np.interp(ENDS, upto - shares / 2, values)
    return Score(
        float(abs(middle - came_true)),
        crps(values, shares, upto, came_true),
        float(interval_score(low, high, came_true)),
        bool(low <= came_true <= high),
    )


def crps(values: Floats, shares: Floats, upto: Floats, came_true: float) -> float:
    """The continuous ranked probability score of a sorted sample: E|X - y| less half of E|X - X'|."""
    between = 2 * float((shares * values * (2 * upto - shares - 1)).sum())
    return float((shares * np.abs(values - came_true)).sum() - between / 2)


def interval_score(low: float, high: float, came_true: float) -> float:
    """The width, and for what lies outside twenty times by how much."""
    outside = max(low - came_true, 0.0) + max(came_true - high, 0.0)
    return high - low + 2 / (1 - INSIDE) * outside
