"""Run the spiral with many sets of assumptions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .definition import Definition, shipped
from .numpy_engine import Floats
from .program import Program
from .refusals import BadDefinition, BadRehearsal
from .sampling import assumptions, luck
from .scenario import Scenario, scenario_from

ENGINES = ("numpy", "numba")
MOST_RUNS = 100_000
# Anything larger has left all sense, whatever it counts.
OUT_OF_BOUNDS = 1e15


@dataclass(frozen=True)
class Simulated:
    """`values[name]` has a row for each week and a column for each run; `week` and `run` name them."""

    week: NDArray[np.int64]
    run: NDArray[np.int64]
    values: Mapping[str, Floats]
    assumptions: Mapping[str, Floats]
    seed: int
    definition_digest: str

    def __getitem__(self, name: str) -> Floats:
        return self.values[name]


def simulate(
    scenario: Scenario | Mapping[str, Any],
    *,
    runs: int = 1000,
    seed: int = 1,
    engine: str = "numpy",
    keep: Sequence[str] | None = None,
    definition: Definition | None = None,
    steps_a_week: int = 1,
    width: float = 1,
) -> Simulated:
    """Return each week of each run. What is kept are the outcomes, or what `keep` names.

    Each run has a set of assumptions of its own, drawn from their ranges; the same seed draws the same sets.
    """
    definition = definition or shipped()
    scenario = scenario if isinstance(scenario, Scenario) else scenario_from(scenario, definition)
    if reason := why_not_run(runs=runs, seed=seed, engine=engine):
        raise reason
    return simulate_runs(
        scenario,
        range(runs),
        seed=seed,
        engine=engine,
        keep=keep,
        definition=definition,
        steps_a_week=steps_a_week,
        width=width,
    )


def why_not_run(*, runs: int, seed: int, engine: str) -> BadRehearsal | None:
    """Return the refusal, or None."""
    if not 1 <= runs <= MOST_RUNS:
        return BadRehearsal(f"runs has to lie between 1 and {MOST_RUNS:,}.", "runs")
    if not 0 <= seed < 2**63:
        return BadRehearsal("seed has to be a whole number from 0 up, below 2 to the power of 63.", "seed")
    if engine not in ENGINES:
        return BadRehearsal(f"engine is one of {', '.join(ENGINES)}.", "engine")
    if engine == "numba" and find_spec("numba") is None:
        return BadRehearsal(
            "The engine numba is not installed. Use numpy, or install coalface[fast].", "engine"
        )
    return None


def simulate_runs(
    scenario: Scenario,
    numbers: Sequence[int],
    *,
    seed: int,
    engine: str = "numpy",
    keep: Sequence[str] | None = None,
    definition: Definition | None = None,
    steps_a_week: int = 1,
    width: float = 1,
) -> Simulated:
    """These runs alone, so that several workers can share them out."""
    definition = definition or shipped()
    told = assumptions(definition, scenario, luck(definition, numbers, seed), width=width)
    keep = list(definition.outcomes) if keep is None else list(keep)
    values = run_engine(definition, told, len(numbers), scenario.weeks, steps_a_week, keep, engine)
    return Simulated(np.arange(scenario.weeks + 1), np.array(numbers), values, told, seed, definition.digest)


def run_engine(
    definition: Definition,
    told: Mapping[str, Floats],
    lanes: int,
    weeks: int,
    steps_a_week: int,
    keep: Sequence[str],
    engine: str,
) -> dict[str, Floats]:
    """The names to keep, from either engine, once it is sure that no stock has left all bounds."""
    program = definition.program
    for name in keep:
        if name not in program.named:
            raise BadRehearsal(f"Nothing is called “{name[:60]}”, so it cannot be kept.", name)
    # One parameter at least says how many runs there are.
    told = {**told, program_first(program): np.broadcast_to(told[program_first(program)], (lanes,))}
    if engine == "numba":
        from .numba_engine import run
    else:
        from .numpy_engine import run
    values, ends = run(program, told, weeks=weeks, steps_a_week=steps_a_week, keep=keep)
    if not (np.abs(ends) < OUT_OF_BOUNDS).all():
        watched, _ = run(program, told, weeks=weeks, steps_a_week=steps_a_week, keep=program.stocks)
        raise BadDefinition(why_diverged(watched, program.stocks))
    return values


def program_first(program: Program) -> str:
    return next(iter(program.parameters))


def why_diverged(values: Mapping[str, Floats], stocks: Sequence[str]) -> str:
    """Name the stock that leaves all bounds first, with its week and run."""
    found = []
    for name in stocks:
        good = np.abs(values[name]) < OUT_OF_BOUNDS
        if not good.all():
            week = int(np.argmin(good.all(axis=1)))
            found.append((week, name, int(np.argmin(good[week]))))
    week, name, run = min(found)
    return (
        f"{name} leaves all bounds in week {week} (run {run}), so this rehearsal means nothing. Look at what changes"
        f" {name}, and at the assumptions you changed."
    )
