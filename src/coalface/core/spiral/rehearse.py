"""Levers against doing nothing, run by run with the same set of assumptions: in how many sets do they help,
and by how much?
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .definition import Definition, Outcome, shipped
from .fans import Fan, fan_of
from .numpy_engine import Floats
from .refusals import BadRehearsal
from .scenario import Scenario
from .simulate import simulate_runs, why_not_run

WEEKS_LOOKED_AT = 52
# How much wider or narrower the ranges are taken.
WIDTHS = {"as_given": 1.0, "halved": 0.5, "doubled": 2.0}
# Nine sets in ten lie between.
ENDS = (0.05, 0.5, 0.95)
# Less than a millionth of a point or of a percent is no change.
NO_CHANGE = 1e-6
DECIDING = 3


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


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """`answers` are for each set of levers that was moved: all together, and each alone."""

    scenario: Scenario
    runs: int
    seed: int
    definition_digest: str
    answers: Mapping[str, tuple[Answer, ...]]
    fans: Mapping[str, Fan] = field(default_factory=dict)


NOTHING = "nothing"
TOGETHER = "together"


def rehearse(
    scenario: Scenario,
    *,
    runs: int = 1000,
    seed: int = 1,
    engine: str = "numpy",
    definition: Definition | None = None,
    progress: Callable[[int], None] = lambda simulations: None,
    thorough: bool = True,
    drawn: str = "",
) -> Rehearsal:
    """Compare with doing nothing. `progress` is told of each simulation; `simulations` says how many there are.

    Where it need not be `thorough`, more than half of the time is saved: no half steps are tried, and of several levers
    each alone is tried with the ranges as they are given and no others.
    `drawn` is the outcome of which fans are wanted.
    """
    definition = definition or shipped()
    if reason := why_not_run(runs=runs, seed=seed, engine=engine):
        raise reason
    if not scenario.levers:
        known = ", ".join(definition.levers)
        raise BadRehearsal(f"No lever is moved. Write one below [levers]: {known}.", "levers")

    fans: dict[str, Fan] = {}

    def figures(
        levers: Mapping[str, float], width: float, steps_a_week: int, words: str = ""
    ) -> tuple[dict[str, Floats], ...]:
        found = simulate_runs(
            scenario.with_levers(levers),
            range(runs),
            seed=seed,
            engine=engine,
            definition=definition,
            width=width,
            steps_a_week=steps_a_week,
        )
        progress(1)
        if drawn and words and width == 1:
            fans[words] = fan_of(found[drawn], in_points=definition.outcomes[drawn].in_points)
        return {name: _figure(name, rows) for name, rows in found.values.items()}, dict(found.assumptions)

    nothing = {name: figures({}, width, 1, NOTHING)[0] for name, width in WIDTHS.items()}
    nothing_by_half_steps = figures({}, 1, 2)[0] if thorough else nothing["as_given"]
    answers = {}
    for words, levers in _sets_of_levers(scenario).items():
        wanted = WIDTHS if thorough or levers == scenario.levers else {"as_given": 1.0}
        moved = {name: figures(levers, width, 1, words) for name, width in wanted.items()}
        by_half_steps = figures(levers, 1, 2)[0] if thorough else moved["as_given"][0]
        answers[words] = tuple(
            _answer(
                outcome,
                {name: _better_by(outcome, nothing[name], moved[name][0]) for name in wanted},
                _better_by(outcome, nothing_by_half_steps, by_half_steps),
                {name: moved["as_given"][1][name] for name in definition.assumptions},
            )
            for outcome in definition.outcomes.values()
        )
    return Rehearsal(scenario, runs, seed, definition.digest, answers, fans)


def simulations(scenario: Scenario) -> int:
    """How many simulations a rehearsal takes."""
    return (len(WIDTHS) + 1) * (1 + len(_sets_of_levers(scenario)))


def _sets_of_levers(scenario: Scenario) -> dict[str, Mapping[str, float]]:
    alone: dict[str, Mapping[str, float]] = {name: {name: value} for name, value in scenario.levers.items()}
    return alone if len(alone) == 1 else {TOGETHER: scenario.levers, **alone}


def _figure(name: str, rows: Floats) -> Floats:
    """The mean of the last year; for money, which only adds up, what was spent in all."""
    figure: Floats = rows[-1] if name == "spend" else rows[-WEEKS_LOOKED_AT:].mean(axis=0)
    return figure


def _better_by(outcome: Outcome, nothing: Mapping[str, Floats], moved: Mapping[str, Floats]) -> Floats:
    """How much better each run ends, in points of a hundred, or in percent of doing nothing."""
    before, after = nothing[outcome.name], moved[outcome.name]
    if outcome.in_points:
        gained = (after - before) * 100
    else:
        with np.errstate(divide="ignore", invalid="ignore"):
            gained = np.where(before == 0, 0.0, (after / before - 1) * 100)
    better: Floats = -gained if outcome.less_is_better else gained
    return better


def _answer(
    outcome: Outcome, better_by: Mapping[str, Floats], by_half_steps: Floats, told: Mapping[str, Floats]
) -> Answer:
    effect = better_by["as_given"]
    changed = np.count_nonzero(_sign(effect) * _sign(by_half_steps) < 0)
    deciding = _deciding(effect, told)
    return Answer(
        outcome,
        {name: _tally(one) for name, one in better_by.items()},
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
    """The assumptions with the closest rank correlation to the effect, and that correlation."""
    varied = {name: values for name, values in told.items() if len(values) > 2 and np.ptp(values) > 0}
    if np.ptp(effect) <= NO_CHANGE or not varied:
        return ()
    ranks = _ranks(effect)
    close = {name: float(np.corrcoef(ranks, _ranks(values))[0, 1]) for name, values in varied.items()}
    most = sorted(close.items(), key=lambda one: -abs(one[1]))[:DECIDING]
    return tuple(most)


def _ranks(values: Floats) -> Sequence[int] | NDArray[np.int64]:
    ranks: NDArray[np.int64] = values.argsort(kind="stable").argsort(kind="stable")
    return ranks
