"""Levers against doing nothing, run by run with the same set of assumptions: in how many sets do they help,
and by how much?
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from .comparing import Answer, answer_of, better_by, figure_of
from .deciding import Decided, Weighed
from .definition import Definition, shipped
from .fans import Fan, fan_of
from .numpy_engine import Floats
from .refusals import BadRehearsal
from .scenario import Scenario, sets_of_levers
from .simulate import Simulated, simulate_runs, why_not_run

# How much wider or narrower the ranges are taken.
WIDTHS = {"as_given": 1.0, "halved": 0.5, "doubled": 2.0}
Figures = dict[str, Floats]


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """`answers` are for each set of levers that was moved: all together, and each alone. `fans` are of one outcome,
    for each set of levers beside nothing done. `moves_by_itself` is how far that outcome moves in any set with nothing
    done, as a share of where it started. `decided` says what each set of levers turns on, outcome by outcome,
    where that was asked for. `told` has the value of each assumption in each run.
    """

    scenario: Scenario
    runs: int
    seed: int
    definition_digest: str
    answers: Mapping[str, tuple[Answer, ...]]
    fans: Mapping[str, Fan] = field(default_factory=dict)
    half_steps: bool = True
    decided: Mapping[str, Weighed] = field(default_factory=dict)
    moves_by_itself: float = 0.0
    told: Mapping[str, Floats] = field(default_factory=dict, repr=False, compare=False)

    def deciding(self, words: str, outcome: str) -> Decided | None:
        """What this set of levers turns on; None where it was not asked for, or where nothing changes."""
        return self.decided.get(words, {}).get(outcome)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What all simulations of a rehearsal have in common."""

    scenario: Scenario
    runs: int
    seed: int
    engine: str
    definition: Definition
    progress: Callable[[int], None]

    def simulated(
        self, levers: Mapping[str, float], *, width: float = 1.0, steps_a_week: int = 1
    ) -> Simulated:
        found = simulate_runs(
            self.scenario.with_levers(levers),
            range(self.runs),
            seed=self.seed,
            engine=self.engine,
            definition=self.definition,
            width=width,
            steps_a_week=steps_a_week,
        )
        self.progress(1)
        return found

    def figures(self, levers: Mapping[str, float], *, width: float = 1.0, steps_a_week: int = 1) -> Figures:
        return figures_of(self.simulated(levers, width=width, steps_a_week=steps_a_week))


def rehearse(
    scenario: Scenario,
    *,
    runs: int = 1000,
    seed: int = 1,
    engine: str = "numpy",
    definition: Definition | None = None,
    progress: Callable[[int], None] = lambda simulations: None,
    thorough: bool = True,
    half_steps: bool | None = None,
    drawn: str = "",
) -> Rehearsal:
    """Compare with doing nothing. `progress` is told of each simulation; `simulations` says how many there are.

    Where it need not be `thorough`, more than half of the time is saved: of several levers each alone is tried with the
    ranges as they are given and no others; and no half steps are tried, unless `half_steps` asks for them.
    `drawn` is the outcome of which fans are wanted.
    """
    definition = definition or shipped()
    reason = why_not_run(runs=runs, seed=seed, engine=engine) or why_not_compare(scenario, definition, drawn)
    if reason:
        raise reason
    by_half_steps = thorough if half_steps is None else half_steps
    asked = _Asked(scenario, runs, seed, engine, definition, progress)
    fans: dict[str, Fan] = {}
    left_alone = usual = asked.simulated({})
    nothing = {"as_given": figures_of(usual)}
    nothing |= {name: asked.figures({}, width=width) for name, width in WIDTHS.items() if name not in nothing}
    halved = asked.figures({}, steps_a_week=2) if by_half_steps else None
    answers = {}
    for words, levers in sets_of_levers(scenario).items():
        usual = asked.simulated(levers)
        if drawn:
            in_points = definition.outcomes[drawn].in_points
            fans[words] = fan_of(usual[drawn], left_alone[drawn], in_points=in_points)
        moved = {"as_given": figures_of(usual)}
        if thorough or levers == scenario.levers:
            moved |= {name: asked.figures(levers, width=WIDTHS[name]) for name in WIDTHS if name not in moved}
        with_levers = asked.figures(levers, steps_a_week=2) if halved is not None else None
        answers[words] = _answers(definition, nothing, moved, (halved, with_levers))
    told = {name: usual.assumptions[name] for name in definition.assumptions}
    return Rehearsal(
        *(scenario, runs, seed, definition.digest, answers, fans, by_half_steps),
        moves_by_itself=_moves(left_alone[drawn]) if drawn else 0.0,
        told=told,
    )


def why_not_compare(scenario: Scenario, definition: Definition, drawn: str) -> BadRehearsal | None:
    """Return the refusal, or None."""
    if not scenario.levers:
        known = ", ".join(definition.levers)
        return BadRehearsal(f"No lever is moved. Write one below [levers]: {known}.", "levers")
    if drawn and drawn not in definition.outcomes:
        known = ", ".join(definition.outcomes)
        return BadRehearsal(f"Only what a lever is judged by can be drawn: {known}.", "fan")
    return None


def simulations(scenario: Scenario) -> int:
    """How many simulations a thorough rehearsal takes."""
    return (len(WIDTHS) + 1) * (1 + len(sets_of_levers(scenario)))


def figures_of(found: Simulated) -> Figures:
    return {name: figure_of(name, rows) for name, rows in found.values.items()}


def _moves(rows: Floats) -> float:
    start = np.where(rows[0] == 0, 1.0, rows[0])
    return float(np.abs((rows - rows[0]) / start).max())


def _answers(
    definition: Definition,
    nothing: Mapping[str, Figures],
    moved: Mapping[str, Figures],
    by_half_steps: tuple[Figures | None, Figures | None],
) -> tuple[Answer, ...]:
    without, with_levers = by_half_steps
    answers = []
    for outcome in definition.outcomes.values():
        better = {name: better_by(outcome, nothing[name], moved[name]) for name in moved}
        halved = better_by(outcome, without, with_levers) if without and with_levers else better["as_given"]
        answers.append(answer_of(outcome, better, halved))
    return tuple(answers)
