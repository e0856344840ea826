"""With levers and with nothing done, run by run: who is better off, by how much, and on which side of an assumption."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .definition import Outcome
from .numpy_engine import Floats

WEEKS_LOOKED_AT = 52
# Nine sets in ten lie between.
ENDS = (0.05, 0.5, 0.95)
# Less than a millionth of a point or of a percent is no change.
NO_CHANGE = 1e-6
DECIDING = 3
# Of seventy assumptions that have nothing to do with an effect, the closest is as close as this many standard errors
# once in thirty times. What is not closer is not said.
BEYOND_CHANCE = 3.5


@dataclass(frozen=True, slots=True)
class Tally:
    """In how many sets of assumptions a lever helps, harms or changes nothing; and by how much, better being more."""

    helps: int
    harms: int
    same: int
    by: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Halves:
    """What would have to be true: in how many sets a lever helps where an assumption is low, and where it is high."""

    assumption: str
    middle: float
    helps_low: int
    low: int
    helps_high: int
    high: int


@dataclass(frozen=True, slots=True)
class Answer:
    """About one outcome. `decided_by` are the assumptions whose value goes most closely with the effect, by rank."""

    outcome: Outcome
    tallies: Mapping[str, Tally]
    sign_changes_with_half_steps: int
    decided_by: tuple[tuple[str, float], ...]
    halves: tuple[Halves, ...] = ()


def figure_of(name: str, rows: Floats) -> Floats:
    """The mean of the last year; for money, which only adds up, what was spent in all."""
    figure: Floats = rows[-1] if name == "spend" else rows[-WEEKS_LOOKED_AT:].mean(axis=0)
    return figure


def better_by(outcome: Outcome, nothing: Mapping[str, Floats], moved: Mapping[str, Floats]) -> Floats:
    """How much better each run ends, in points of a hundred, or in percent of doing nothing."""
    before, after = nothing[outcome.name], moved[outcome.name]
    if outcome.in_points:
        gained = (after - before) * 100
    else:
        with np.errstate(divide="ignore", invalid="ignore"):
            gained = np.where(before == 0, 0.0, (after / before - 1) * 100)
    better: Floats = -gained if outcome.less_is_better else gained
    return better


def answer_of(
    outcome: Outcome, better: Mapping[str, Floats], by_half_steps: Floats, told: Mapping[str, Floats]
) -> Answer:
    """From how much better each run ends, for each width of the ranges, and by half steps."""
    effect = better["as_given"]
    changed = np.count_nonzero(_sign(effect) * _sign(by_half_steps) < 0)
    deciding = _deciding(effect, told)
    return Answer(
        outcome,
        {name: _tally(one) for name, one in better.items()},
        int(changed),
        deciding,
        tuple(_halves(name, effect, told[name]) for name, _ in deciding),
    )


def _halves(name: str, effect: Floats, values: Floats) -> Halves:
    middle = float(np.median(values))
    helps, high = effect > NO_CHANGE, values > middle
    helps_high, of_high = int(np.count_nonzero(helps & high)), int(np.count_nonzero(high))
    return Halves(
        name, middle, int(np.count_nonzero(helps)) - helps_high, len(values) - of_high, helps_high, of_high
    )


def _sign(effect: Floats) -> NDArray[np.int64]:
    sign: NDArray[np.int64] = (effect > NO_CHANGE).astype(np.int64) - (effect < -NO_CHANGE)
    return sign


def _tally(effect: Floats) -> Tally:
    sign = _sign(effect)
    least, middle, most = (float(end) for end in np.quantile(effect, ENDS))
    helps, harms = int(np.count_nonzero(sign > 0)), int(np.count_nonzero(sign < 0))
    return Tally(helps, harms, len(effect) - helps - harms, (least, middle, most))


def _deciding(effect: Floats, told: Mapping[str, Floats]) -> tuple[tuple[str, float], ...]:
    """The assumptions with the closest rank correlation to the effect, and that; none that chance explains."""
    varied = {name: values for name, values in told.items() if len(values) > 2 and np.ptp(values) > 0}
    if np.ptp(effect) <= NO_CHANGE or not varied:
        return ()
    ranks = _ranks(effect)
    close = {name: float(np.corrcoef(ranks, _ranks(values))[0, 1]) for name, values in varied.items()}
    most = sorted(close.items(), key=lambda one: -abs(one[1]))[:DECIDING]
    return tuple(one for one in most if abs(one[1]) * len(effect) ** 0.5 > BEYOND_CHANCE)


def _ranks(values: Floats) -> Sequence[int] | NDArray[np.int64]:
    ranks: NDArray[np.int64] = values.argsort(kind="stable").argsort(kind="stable")
    return ranks
