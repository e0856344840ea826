"""Sobol’s indices: of all the differences in an answer, how much goes back to one assumption alone, and how much to it
together with others.

Saltelli et al. 2010, Variance based sensitivity analysis of model output, with Jansen’s formula for totals. The same
sums as SALib’s; a test holds them against each other.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .numpy_engine import Floats

RESAMPLES = 200
ENDS = (0.05, 0.95)
# One column weighs more than another where it does in so many of all resamples; else the sample cannot tell.
SURELY = 0.95


@dataclass(frozen=True)
class Indices:
    """For each column its first index and its total one; `first_ends` and `total_ends` have a row for the lower end of
    nine in ten resamples, and one for the upper. `places` has the least and the last place that a column may have by
    its total index, the weightiest being the first.
    """

    first: Floats
    total: Floats
    first_ends: Floats
    total_ends: Floats
    places: NDArray[np.int64]


@dataclass(frozen=True)
class Sample:
    """Numbers from 0 to 1: two independent samples, and for each column the first with that column from the second."""

    one: Floats
    other: Floats

    def rows(self) -> Floats:
        """All points at which an answer is needed, the two samples first."""
        count, columns = self.one.shape
        mixed = np.broadcast_to(self.one, (columns, count, columns)).copy()
        for column in range(columns):
            mixed[column, :, column] = self.other[:, column]
        return np.concatenate([self.one, self.other, mixed.reshape(-1, columns)])


def sample_of(count: int, columns: int, rng: np.random.Generator) -> Sample:
    """Latin hypercubes: in each column one number from each of `count` equal parts."""
    places = rng.permuted(np.tile(np.arange(count)[:, None], 2 * columns), axis=0)
    spread = (places + rng.random(places.shape)) / count
    return Sample(spread[:, :columns], spread[:, columns:])


def indices_of(answers: Floats, sample: Sample, rng: np.random.Generator) -> Indices | None:
    """From the answers at `sample.rows()`. None where all are the same."""
    count, columns = sample.one.shape
    if np.ptp(answers) == 0:
        return None
    scaled = (answers - answers.mean()) / answers.std()
    one, other = scaled[:count], scaled[count : 2 * count]
    mixed = scaled[2 * count :].reshape(columns, count).T
    first, total = _estimates(one, other, mixed)
    again = [_estimates(one[at], other[at], mixed[at]) for at in rng.integers(count, size=(RESAMPLES, count))]
    firsts, totals = (np.array(part) for part in zip(*again, strict=True))
    ends = (np.quantile(firsts, ENDS, axis=0), np.quantile(totals, ENDS, axis=0))
    return Indices(first, total, *ends, places_of(totals))


def places_of(totals: Floats) -> NDArray[np.int64]:
    """From a row for each resample: behind all that surely weigh more, and before all that surely weigh less."""
    more = (totals[:, :, None] > totals[:, None, :]).mean(axis=0) >= SURELY
    columns = totals.shape[1]
    return np.stack([more.sum(axis=0) + 1, columns - more.sum(axis=1)])


def _estimates(one: Floats, other: Floats, mixed: Floats) -> tuple[Floats, Floats]:
    variance = np.concatenate([one, other]).var() or 1.0
    first: Floats = (other[:, None] * (mixed - one[:, None])).mean(axis=0) / variance
    total: Floats = ((one[:, None] - mixed) ** 2).mean(axis=0) / (2 * variance)
    return first, total


def indices(
    answer: Callable[[Floats], Floats], columns: int, *, count: int, rng: np.random.Generator
) -> Indices | None:
    """Of a function of rows of numbers from 0 to 1."""
    sample = sample_of(count, columns, rng)
    return indices_of(answer(sample.rows()), sample, rng)
