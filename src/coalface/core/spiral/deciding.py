"""Which assumptions decide what levers do: how much of all differences between sets of them goes back to each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from .comparing import NO_CHANGE, better_by, figure_of
from .definition import Definition, shipped
from .numpy_engine import Floats
from .sampling import assumptions
from .scenario import Scenario
from .simulate import run_engine, why_not_run
from .sobol import Indices, Sample, indices_of, sample_of

SETS = 128
AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Share:
    """How much of all differences goes back to an assumption alone, and with what it does together with others; each
    as the least, the middle and the most that nine in ten resamples hold.
    """

    assumption: str
    alone: tuple[float, float, float]
    in_all: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Decided:
    """About one outcome, the weightiest first. `alone` is what all assumptions account for by themselves."""

    shares: tuple[Share, ...]
    alone: float


def decide(
    scenario: Scenario,
    *,
    sets: int = SETS,
    seed: int = 1,
    engine: str = "numpy",
    definition: Definition | None = None,
    progress: Callable[[int], None] = lambda rows: None,
) -> dict[str, Decided]:
    """For each outcome on which the levers have an effect: what its size turns on. All levers are moved together.

    It takes two runs for each of `sets` times as many rows as there are assumptions, and two more.
    """
    definition = definition or shipped()
    if reason := why_not_run(runs=1, seed=seed, engine=engine):
        raise reason
    names = varied_in(scenario, definition)
    rng = np.random.Generator(np.random.Philox(key=np.array([seed, 2**63], dtype=np.uint64)))
    sample = sample_of(sets, len(names), rng)
    effects = _effects(scenario, definition, names, sample, engine, progress)
    found = {}
    for name, effect in effects.items():
        small = np.where(np.abs(effect) > NO_CHANGE, effect, 0.0)
        if (indices := indices_of(small, sample, rng)) is not None:
            found[name] = _decided(names, indices)
    return found


def varied_in(scenario: Scenario, definition: Definition) -> list[str]:
    """The assumptions that take more than one value in this scenario."""
    ends = {name: (one.least, one.most) for name, one in definition.parameters.items()}
    for name, told in {**scenario.parameters, **scenario.events, **scenario.levers}.items():
        ends[name] = (told[0], told[2]) if isinstance(told, tuple) else (told, told)
    return [name for name, (least, most) in ends.items() if least < most]


def rows_needed(scenario: Scenario, definition: Definition, sets: int) -> int:
    return sets * (len(varied_in(scenario, definition)) + 2)


def _effects(
    scenario: Scenario,
    definition: Definition,
    names: list[str],
    sample: Sample,
    engine: str,
    progress: Callable[[int], None],
) -> dict[str, Floats]:
    """How much better each row of the sample ends with the levers than without."""
    rows = sample.rows()
    effects = {name: np.empty(len(rows)) for name in definition.outcomes}
    for start in range(0, len(rows), AT_ONCE):
        part = rows[start : start + AT_ONCE]
        drawn = {name: np.full(len(part), 0.5) for name in definition.parameters}
        drawn |= {name: part[:, at] for at, name in enumerate(names)}
        nothing, moved = (
            _figures(scenario.with_levers(levers), definition, drawn, len(part), engine)
            for levers in ({}, scenario.levers)
        )
        for name, outcome in definition.outcomes.items():
            effects[name][start : start + len(part)] = better_by(outcome, nothing, moved)
        progress(len(part))
    return effects


def _figures(
    scenario: Scenario, definition: Definition, drawn: Mapping[str, Floats], lanes: int, engine: str
) -> dict[str, Floats]:
    told = assumptions(definition, scenario, drawn)
    found = run_engine(definition, told, lanes, scenario.weeks, 1, list(definition.outcomes), engine)
    return {name: figure_of(name, rows) for name, rows in found.items()}


def _decided(names: list[str], found: Indices) -> Decided:
    shares = [
        Share(
            name,
            (float(found.first_ends[0][at]), float(found.first[at]), float(found.first_ends[1][at])),
            (float(found.total_ends[0][at]), float(found.total[at]), float(found.total_ends[1][at])),
        )
        for at, name in enumerate(names)
    ]
    return Decided(tuple(sorted(shares, key=lambda one: -one.in_all[1])), float(found.first.sum()))
