"""What an authority’s published series say about the assumptions, and what they leave as unknown as it was.

Every assumption takes a value of its range, circumstances that nobody recorded take one of theirs, and what no model of
ours knows wobbles beside it: partly for a year, partly for good. Runs that show nearly what was published are kept.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from .definition import Definition, shipped
from .numpy_engine import Floats
from .posterior import Posterior, posterior_of, reaches, weighted_quantiles
from .prior import PriorRuns, prior_runs
from .published import Published

RUNS, KEPT_SHARE = 20_000, 0.4
ENDS = (0.05, 0.5, 0.95)
# A range counts as moved where it moved more than 99 in 100 numbers that have nothing to do with anything, and where
# a tenth of its variance is gone, or its mean lies three tenths of a standard deviation elsewhere.
FEWER_THAN = 0.99
LEAST_CONTRACTION, LEAST_SHIFT = 0.1, 0.3
PRIOR_VARIANCE = 1 / 12
# Where fewer than one truth of the model’s own in twenty lies as far from all runs, the model does not fit.
BAD_FIT = 0.05
TRUTHS_TRIED = 200


@dataclass(frozen=True, slots=True)
class Learned:
    """An assumption before and after. `least`, `middle` and `most` hold nine in ten of what is left of its range.

    `contraction` is the share of its variance that is gone, `shift` how far its mean has gone in standard deviations.
    """

    name: str
    before: tuple[float, float]
    least: float
    middle: float
    most: float
    contraction: float
    shift: float
    is_moved: bool


@dataclass(frozen=True)
class Calibration:
    """`oddness` is the share of the model’s own truths that lie at least as far from its runs as what was published.

    `inside` and `readings` say how many published readings lie in nine tenths of the runs that were kept.
    `ahead[series]` has a row for each kept run and a column for each year after the last, in the model’s unit.
    """

    learned: tuple[Learned, ...]
    oddness: float
    inside: int
    readings: int
    ahead: Mapping[str, Floats]
    weights: Floats
    runs: int
    definition_digest: str

    @property
    def fits_badly(self) -> bool:
        return self.oddness < BAD_FIT

    def quantiles_ahead(self, series: str) -> Floats:
        """The least, the middle and the most that hold nine in ten; a column for each year."""
        return weighted_quantiles(self.ahead[series], self.weights, ENDS)


def calibrate(
    published: Published,
    *,
    rng: np.random.Generator,
    runs: int = RUNS,
    years_ahead: int = 0,
    engine: str = "numpy",
    definition: Definition | None = None,
    held_still: bool = False,
    progress: Callable[[int], None] = lambda runs: None,
) -> Calibration:
    """Return what was learned. It takes as long as `runs` runs and a little more, whatever is published.

    With the spiral `held_still` there are only wobbles: what it does beyond that, it does by itself.
    """
    definition = definition or shipped()
    drawn = prior_runs(
        published,
        rng=rng,
        runs=runs,
        years_ahead=years_ahead,
        engine=engine,
        definition=definition,
        held_still=held_still,
        progress=progress,
    )
    return calibrated(published, drawn, definition)


def calibrated(published: Published, drawn: PriorRuns, definition: Definition) -> Calibration:
    """The same, from runs that are there."""
    shown, seen = summaries_of(drawn.paths, published)
    runs, years = len(drawn.luck), published.years
    future = {one.name: drawn.paths[one.name][:, years:] for one in published.used()}
    last = {one.name: _last(published.told(one)) for one in published.used()}
    ahead = [future[name] - drawn.paths[name][:, [at]] for name, (at, _) in last.items()]
    keep = max(round(runs * KEPT_SHARE), min(runs, 200))
    found = posterior_of(_stretched(np.hstack([drawn.luck, drawn.placebos])), shown, seen, keep=keep)
    later = posterior_of(np.hstack(ahead), shown, seen, keep=keep, spread_by=wobble_columns(published))
    learned = _learned(drawn, found)
    inside, readings = _inside(drawn, found, published)
    return Calibration(
        learned,
        _oddness(shown, found.farthest, keep),
        inside,
        readings,
        _forecasts(later, published, last),
        found.weights,
        runs,
        definition.digest,
    )


def summaries_of(paths: Mapping[str, Floats], published: Published) -> tuple[Floats, Floats]:
    """What is compared: each reading since the first one, and how much a series changes from year to year."""
    shown: list[Floats] = []
    seen: list[Floats] = []
    for one in published.used():
        told = published.told(one)
        there = np.flatnonzero(np.isfinite(told))
        for rows, into in ((paths[one.name][:, there], shown), (told[None, there], seen)):
            changes = np.diff(rows, axis=1)
            into.append(rows[:, 1:] - rows[:, :1])
            into.append(np.log(np.sqrt((changes**2).mean(axis=1, keepdims=True)) + one.wobbles[0] / 10))
    return np.hstack(shown), np.hstack(seen)[0]


def wobble_columns(published: Published) -> list[int]:
    """Where in the summaries it stands how much each series changes from year to year."""
    readings = [int(np.isfinite(published.told(one)).sum()) for one in published.used()]
    return [int(at) - 1 for at in np.cumsum(readings)]


def _stretched(luck: Floats) -> Floats:
    """From between 0 and 1 to the whole line, so that nothing is moved out of its range."""
    inside = np.clip(luck, 1e-6, 1 - 1e-6)
    stretched: Floats = np.log(inside / (1 - inside))
    return stretched


def _learned(drawn: PriorRuns, found: Posterior) -> tuple[Learned, ...]:
    back = 1 / (1 + np.exp(-found.values))
    left = Posterior(back, found.weights, found.kept, found.farthest)
    contraction, shift = 1 - left.variance / PRIOR_VARIANCE, (left.mean - 0.5) / PRIOR_VARIANCE**0.5
    nothing = slice(len(drawn.names), None)
    narrower = max(LEAST_CONTRACTION, float(np.quantile(contraction[nothing], FEWER_THAN)))
    farther = max(LEAST_SHIFT, float(np.quantile(np.abs(shift[nothing]), FEWER_THAN)))
    ends = left.quantile(ENDS)
    learned = []
    for at, name in enumerate(drawn.names):
        values = np.sort(drawn.values[name])
        least, middle, most = np.interp(ends[:, at], np.linspace(0, 1, len(values)), values)
        learned.append(
            Learned(
                name,
                (float(values[0]), float(values[-1])),
                float(least),
                float(middle),
                float(most),
                float(contraction[at]),
                float(shift[at]),
                bool(contraction[at] > narrower or abs(shift[at]) > farther),
            )
        )
    return tuple(sorted(learned, key=lambda one: -max(one.contraction, abs(one.shift))))


def _oddness(shown: Floats, farthest: float, keep: int) -> float:
    """Some runs are taken for the truth, and asked how far their neighbours lie."""
    truths = range(0, len(shown), max(len(shown) // TRUTHS_TRIED, 1))
    return float(np.mean(reaches(shown, truths, keep=keep) >= farthest))


def _last(told: Floats) -> tuple[int, float]:
    at = int(np.flatnonzero(np.isfinite(told))[-1])
    return at, float(told[at])


def _inside(drawn: PriorRuns, found: Posterior, published: Published) -> tuple[int, int]:
    """How many readings after the first lie within nine tenths of what kept runs have shown, wobble and all."""
    inside = readings = 0
    for one in published.used():
        told = published.told(one)
        there = np.flatnonzero(np.isfinite(told))
        rows = drawn.paths[one.name][found.kept][:, there]
        band = weighted_quantiles(rows[:, 1:] - rows[:, :1], found.weights, ENDS)
        moved = told[there[1:]] - told[there[0]]
        inside += int(((band[0] <= moved) & (moved <= band[2])).sum())
        readings += len(moved)
    return inside, readings


def _forecasts(
    later: Posterior, published: Published, last: Mapping[str, tuple[int, float]]
) -> dict[str, Floats]:
    ahead = {}
    used = published.used()
    for one, moved in zip(used, np.hsplit(later.values, len(used)), strict=True):
        told = last[one.name][1] + moved
        ahead[one.name] = np.exp(told) if one.in_logs else np.maximum(told, 0.0)
    return ahead
