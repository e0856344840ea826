"""What rules counted, put right by how often they were right and wrong on sentences that were judged by hand.

Rules that find the share `sensitivity` of what is so, and leave alone the share `specificity` of what is not, mark

    marked = share × sensitivity + (1 − share) × (1 − specificity)

of everything; solved for the share that is the estimator of Rogan and Gladen (American Journal of Epidemiology 107,
1978). It holds in a year with few causes as in one with many, where the predictive value of a mark does not: if the
rules find and spare as much in one year as in another, which was not measured. Of criticisms, what share is one is
taken from all years together.

The interval carries both uncertainties: reports are resampled whole, since sentences of one report are alike; and what
was judged is drawn anew, stratum by stratum, from Dirichlet distributions with Jeffreys’ prior.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..intervals import Interval

DRAWS = 2_000
# Fewer reports than this say too little of how reports differ.
FEWEST_REPORTS = 5
JEFFREYS = 0.5
Floats = NDArray[np.float64]


class Stratum(NamedTuple):
    """Sentences from which some were drawn by chance and judged.

    `judged` has a row for those that the rules leave alone and one for those that they mark; in each, how many are what
    is counted, how many are something near to it, and how many are neither. `marks` says whether the rules mark all of
    it, or none; None where they mark some: those that chance drew of all, and strata of rules that have changed since.
    """

    size: int
    judged: tuple[tuple[int, int, int], tuple[int, int, int]]
    marks: bool | None = None


class Corrected(NamedTuple):
    """A share, and its 95% interval; or no interval where there is nothing to make one of."""

    share: float
    interval: Interval | None


class Rates(NamedTuple):
    """How the rules do on all sentences: of each a number, or as many as were drawn.

    `near` is the share of all sentences that are what is counted, or near to it: of what the rules call criticisms, the
    share that is one. It is one number for all years and groups: it has not been measured for each.
    """

    sensitivity: Floats
    specificity: Floats
    predictive: Floats
    near: Floats


def rates_of(strata: Sequence[Stratum], rng: np.random.Generator | None = None) -> Rates:
    """Return the rates as they were judged, weighted for all sentences; with `rng`, as they may be."""
    whole = np.zeros((1 if rng is None else DRAWS, 2, 3))
    for one in strata:
        counts = np.array(one.judged, dtype=np.float64)
        if rng is None:
            whole += one.size * counts / counts.sum()
            continue
        possible = np.ones((2, 3), dtype=bool)
        if one.marks is None:
            # A row or a column of noughts alone is no part of such a stratum.
            possible &= counts.any(axis=1, keepdims=True) & counts.any(axis=0)
            possible[:, [0, 2]] |= counts.any(axis=1, keepdims=True)
        else:
            possible[0 if one.marks else 1] = False
        drawn = rng.gamma(np.broadcast_to(counts + JEFFREYS * possible, (DRAWS, 2, 3)))
        whole += one.size * drawn / drawn.sum(axis=(1, 2), keepdims=True)
    so, others = whole[:, :, 0], whole[:, :, 1:].sum(axis=2)
    return Rates(
        so[:, 1] / so.sum(axis=1),
        others[:, 0] / others.sum(axis=1),
        so[:, 1] / whole[:, 1].sum(axis=1),
        whole[:, :, :2].sum(axis=(1, 2)) / whole.sum(axis=(1, 2)),
    )


def found_and_right(strata: Sequence[Stratum], rng: np.random.Generator) -> tuple[Corrected, Corrected]:
    """Return which share of what is so the rules find, and which share of what they mark is so."""
    seen, drawn = rates_of(strata), rates_of(strata, rng)
    return (
        Corrected(float(seen.sensitivity[0]), _middle(drawn.sensitivity)),
        Corrected(float(seen.predictive[0]), _middle(drawn.predictive)),
    )


def corrected_share(
    marked: Iterable[int],
    of: Iterable[int],
    strata: Sequence[Stratum],
    *,
    rng: np.random.Generator,
    of_near: bool = False,
) -> Corrected | None:
    """Return the share of what is so among all, from counts report by report; None where there is nothing to count.

    `of_near` says that it is a share of what is near to it, which rules counted as well: of causes among criticisms.
    """
    counted, whole = np.array([*marked], dtype=np.float64), np.array([*of], dtype=np.float64)
    if not whole.sum():
        return None
    share = _true(np.array([counted.sum() / whole.sum()]), rates_of(strata), of_near=of_near)
    if len(whole) < FEWEST_REPORTS:
        return Corrected(float(share[0]), None)
    weights = rng.multinomial(len(whole), np.full(len(whole), 1 / len(whole)), size=DRAWS)
    below = weights @ whole
    shares = np.divide(weights @ counted, below, out=np.zeros(DRAWS), where=below > 0)
    return Corrected(float(share[0]), _middle(_true(shares, rates_of(strata, rng), of_near=of_near)))


def ratio_of(
    first: tuple[Iterable[int], Iterable[int]],
    second: tuple[Iterable[int], Iterable[int]],
    strata: Sequence[Stratum],
    *,
    rng: np.random.Generator,
) -> Corrected | None:
    """Return how many times as large the second share is, each as (marked, of) report by report.

    Both are put right by the same draw of what was judged, since its error is one and the same for both; so this says
    more than whether two intervals overlap. It takes it that the rules do as well on both. What is near cancels out.
    """
    shares, seen = [], []
    for marked, of in (first, second):
        counted, whole = np.array([*marked], dtype=np.float64), np.array([*of], dtype=np.float64)
        if len(whole) < FEWEST_REPORTS or not counted.sum():
            return None
        weights = rng.multinomial(len(whole), np.full(len(whole), 1 / len(whole)), size=DRAWS)
        shares.append((weights @ counted) / np.maximum(weights @ whole, 1))
        seen.append(np.array([counted.sum() / whole.sum()]))
    drawn, rates = rates_of(strata, rng), rates_of(strata)
    low, high = (_true(share, drawn, of_near=False) for share in shares)
    once, twice = (float(_true(share, rates, of_near=False)[0]) for share in seen)
    known = low > 0
    if not once or not known.any():
        return None
    return Corrected(twice / once, _middle(high[known] / low[known]))


def _true(marked: Floats, rates: Rates, *, of_near: bool) -> Floats:
    """The estimator, held between nothing and all."""
    able = np.maximum(rates.sensitivity + rates.specificity - 1, 1e-6)
    share = np.clip((marked + rates.specificity - 1) / able, 0.0, 1.0)
    return np.minimum(share / rates.near, 1.0) if of_near else share


def _middle(drawn: Floats) -> Interval:
    low, high = np.quantile(drawn, [0.025, 0.975]).tolist()
    return Interval(low, high)
