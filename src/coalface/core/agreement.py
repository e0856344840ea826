"""How far coders agree beyond chance: Gwet’s AC1 and Krippendorff’s alpha, each with a bootstrap interval.

Codes come unit by unit (card by card), with one code for each coder and None where a coder gave none. Any number of
coders, and they need not be the same for every unit. AC1: Gwet, British Journal of Mathematical and Statistical
Psychology 61, 29–48 (2008), and with missing codes Gwet, Handbook of Inter-Rater Reliability, 4th edition (2014).
Alpha: Krippendorff, Computing Krippendorff’s Alpha-Reliability (2011). The interval resamples units, as Zapf and others
recommend (BMC Medical Research Methodology 16:93, 2016). Units that hang together, such as all conditions of one card,
are resampled together: Field and Welsh, Journal of the Royal Statistical Society B 69(3), 369–390 (2007). No word like
“good” goes with a figure: it is no target.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from .intervals import Interval

Floats = NDArray[np.float64]
Unit = Sequence[Hashable | None]

RESAMPLES = 2_000
# Of the resamples so many need a figure at all, or the interval would be that of a chosen few.
LEAST_DEFINED = 0.95


class Measure(StrEnum):
    """What is worked out. The ordinal alpha needs the categories in their order."""

    AC1 = "ac1"
    ALPHA_NOMINAL = "alpha_nominal"
    ALPHA_ORDINAL = "alpha_ordinal"


@dataclass(frozen=True, slots=True)
class Agreement:
    """A figure from -1 to 1, or None where there is none to be had; its interval, and on how many units it rests.

    `paired` counts units with two codes or more. 1 is perfect agreement, 0 what chance would give.
    """

    value: float | None
    interval: Interval | None
    paired: int


def agreement(
    units: Sequence[Unit],
    measure: Measure,
    *,
    categories: Sequence[Hashable],
    rng: np.random.Generator,
    confidence: float = 0.95,
    clusters: Sequence[Hashable] | None = None,
) -> Agreement:
    """Return how far coders agree, with a percentile bootstrap interval.

    `clusters` says for each unit to what it belongs, such as its card: what belongs together is drawn together.

    There is no value where no unit has two codes, and no alpha where everybody gave the same code everywhere: nothing
    was there to tell apart. Raises ValueError for a code that is not among the categories.
    """
    # Units that were coded alike are worked out once: many cards cost no more than few.
    each = _counts(units, categories)
    coded = each.sum(axis=1) > 0
    counts, of_kind, alike = np.unique(each[coded], axis=0, return_inverse=True, return_counts=True)
    paired = int(alike[counts.sum(axis=1) >= 2].sum())
    value = _figures(counts, alike[None, :].astype(np.float64), measure)[0]
    if np.isnan(value):
        return Agreement(None, None, paired)
    if clusters is None:
        drawn = rng.multinomial(alike.sum(), alike / alike.sum(), size=RESAMPLES).astype(np.float64)
        bundles = paired
    else:
        belongs = [cluster for cluster, there in zip(clusters, coded, strict=True) if there]
        drawn, bundles = _drawn_in_bundles(belongs, of_kind.reshape(-1), len(counts), rng)
    figures = _figures(counts, drawn, measure)
    defined = figures[~np.isnan(figures)]
    if min(paired, bundles) < 2 or defined.size < LEAST_DEFINED * RESAMPLES:
        return Agreement(float(value), None, paired)
    low, high = np.quantile(defined, [(1 - confidence) / 2, (1 + confidence) / 2]).tolist()
    return Agreement(float(value), Interval(low, high), paired)


def _drawn_in_bundles(
    belongs: Sequence[Hashable], of_kind: NDArray[np.intp], kinds: int, rng: np.random.Generator
) -> tuple[Floats, int]:
    """How many units of each kind are in each resample of whole clusters, and how many clusters there are."""
    places: dict[Hashable, int] = {}
    rows = np.array([places.setdefault(cluster, len(places)) for cluster in belongs], dtype=np.intp)
    holds = np.zeros((len(places), kinds))
    np.add.at(holds, (rows, of_kind), 1)
    bundles, alike = np.unique(holds, axis=0, return_counts=True)
    drawn = rng.multinomial(len(places), alike / len(places), size=RESAMPLES)
    return drawn @ bundles, len(places)


def _counts(units: Sequence[Unit], categories: Sequence[Hashable]) -> Floats:
    """How many coders gave each unit each category."""
    places = {category: place for place, category in enumerate(categories)}
    if len(places) < 2:
        raise ValueError("Agreement needs two categories or more.")
    counts = np.zeros((len(units), len(places)))
    for row, unit in enumerate(units):
        for code in unit:
            if code is None:
                continue
            if code not in places:
                raise ValueError("A code is not among the categories.")
            counts[row, places[code]] += 1
    return counts


def _figures(counts: Floats, weights: Floats, measure: Measure) -> Floats:
    """The measure for each row of weights, which say how often each unit counts. NaN where there is none."""
    if measure is Measure.AC1:
        return _ac1(counts, weights)
    return _alpha(counts, weights, ordinal=measure is Measure.ALPHA_ORDINAL)


def _ac1(counts: Floats, weights: Floats) -> Floats:
    coders = counts.sum(axis=1)
    paired = coders >= 2
    agreeing = (counts * (counts - 1)).sum(axis=1)[paired] / (coders * (coders - 1))[paired]
    with np.errstate(invalid="ignore", divide="ignore"):
        observed = (weights[:, paired] @ agreeing) / weights[:, paired].sum(axis=1)
        shares = (weights @ (counts / coders[:, None])) / weights.sum(axis=1)[:, None]
        chance = (shares * (1 - shares)).sum(axis=1) / (counts.shape[1] - 1)
        return np.asarray((observed - chance) / (1 - chance), dtype=np.float64)


def _alpha(counts: Floats, weights: Floats, *, ordinal: bool) -> Floats:
    counts_of_paired = counts.sum(axis=1) >= 2
    kept, weights = counts[counts_of_paired], weights[:, counts_of_paired]
    size = counts.shape[1]
    pairs = kept[:, :, None] * kept[:, None, :]
    pairs[:, range(size), range(size)] -= kept
    pairs /= (kept.sum(axis=1) - 1)[:, None, None]
    coincidences = np.einsum("bu,ujk->bjk", weights, pairs)
    totals = weights @ kept
    apart = _apart(totals, ordinal=ordinal)
    n = totals.sum(axis=1)
    observed = (coincidences * apart).sum(axis=(1, 2))
    expected = (totals[:, :, None] * totals[:, None, :] * apart).sum(axis=(1, 2))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(1 - (n - 1) * observed / expected, dtype=np.float64)


def _apart(totals: Floats, *, ordinal: bool) -> Floats:
    """How far apart two categories lie: 1, or by how many codes lie between them, half of each end counted."""
    size = totals.shape[1]
    if not ordinal:
        return np.broadcast_to(1 - np.eye(size), (len(totals), size, size))
    middles = np.cumsum(totals, axis=1) - totals / 2
    return np.asarray((middles[:, :, None] - middles[:, None, :]) ** 2, dtype=np.float64)
