"""With levers and with nothing done, run by run: who is better off, by how much, and on which side of an assumption."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .definition import Outcome
from .numpy_engine import Floats

WEEKS_LOOKED_AT = 52
# Nine sets in ten lie between.
ENDS = (0.05, 0.5, 0.95)
# Less than a millionth of a point or of a percent is no change at all.
NO_CHANGE = 1e-6


@dataclass(frozen=True, slots=True)
class Tally:
    """In how many sets of assumptions a lever helps, harms or makes no difference worth counting: every set is in one
    of the three. And by how much, better being more.
    """

    helps: int
    harms: int
    same: int
    by: tuple[float, float, float]

    @property
    def sets(self) -> int:
        return self.helps + self.harms + self.same


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
    """About one outcome. `effect` is how much better each run ends, with the ranges as they are given."""

    outcome: Outcome
    tallies: Mapping[str, Tally]
    sign_changes_with_half_steps: int
    effect: Floats = field(repr=False, compare=False)

    @property
    def changes_nothing(self) -> bool:
        """Not only too little to be counted: nothing."""
        return not (np.abs(self.effect) > NO_CHANGE).any()


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


def answer_of(outcome: Outcome, better: Mapping[str, Floats], by_half_steps: Floats) -> Answer:
    """From how much better each run ends, for each width of the ranges, and by half steps."""
    effect = better["as_given"]
    changed = np.count_nonzero(verdicts(outcome, effect) * verdicts(outcome, by_half_steps) < 0)
    return Answer(
        outcome, {name: tally_of(outcome, one) for name, one in better.items()}, int(changed), effect
    )


def verdicts(outcome: Outcome, effect: Floats) -> NDArray[np.int64]:
    """For each run 1 where it helps, −1 where it harms, and 0 where the difference is not worth counting."""
    least = outcome.counts_from
    found: NDArray[np.int64] = (effect >= least).astype(np.int64) - (effect <= -least)
    return found


def tally_of(outcome: Outcome, effect: Floats) -> Tally:
    verdict = verdicts(outcome, effect)
    least, middle, most = (float(end) for end in np.quantile(effect, ENDS))
    helps, harms = int(np.count_nonzero(verdict > 0)), int(np.count_nonzero(verdict < 0))
    return Tally(helps, harms, len(effect) - helps - harms, (least, middle, most))


def halves_of(answer: Answer, told: Mapping[str, Floats], assumptions: Sequence[str]) -> tuple[Halves, ...]:
    """How often it helps on either side of the middle of each of these assumptions."""
    helps = verdicts(answer.outcome, answer.effect) > 0
    return tuple(_halves(name, helps, told[name]) for name in assumptions if len(told[name]) == len(helps))


def _halves(name: str, helps: NDArray[np.bool_], values: Floats) -> Halves:
    middle = float(np.median(values))
    high = values > middle
    helps_high, of_high = int(np.count_nonzero(helps & high)), int(np.count_nonzero(high))
    return Halves(
        name, middle, int(np.count_nonzero(helps)) - helps_high, len(values) - of_high, helps_high, of_high
    )
