"""Which assumptions decide what levers do: how much of all differences between sets of them goes back to each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from .comparing import NO_CHANGE, better_by, figure_of
from .definition import Definition, shipped
from .numpy_engine import Floats
from .sampling import assumptions
from .scenario import Scenario, sets_of_levers
from .simulate import run_engine, why_not_run
from .sobol import Indices, Sample, indices_of, sample_of

SETS = 128
MOST_LISTED = 4
# Fewer than five parts in a hundred, at the lower end, decide nothing.
LEAST_SHARE = 0.05
AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Share:
    """How much of all differences goes back to an assumption alone, and with what it does together with others; each
    as the least, the middle and the most that nine in ten resamples hold. `places` are the first and the last place
    that it may have among all: one and the same where the sample is large enough to tell.
    """

    assumption: str
    alone: tuple[float, float, float]
    in_all: tuple[float, float, float]
    places: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Decided:
    """About one outcome, the weightiest first. `alone` is what all assumptions account for by themselves; `sets` how
    large the sample was.
    """

    shares: tuple[Share, ...]
    alone: float
    sets: int

    def weightiest(self) -> tuple[Share, ...]:
        """Those whose share is surely more than a little; and never many."""
        return tuple(one for one in self.shares[:MOST_LISTED] if one.in_all[0] >= LEAST_SHARE)

    @property
    def is_in_order(self) -> bool:
        """Whether the sample is large enough to say in which order the weightiest stand."""
        return all(first == last for first, last in (one.places for one in self.weightiest()))


Weighed = Mapping[str, Decided]


def decide(
    scenario: Scenario,
    *,
    sets: int = SETS,
    seed: int = 1,
    engine: str = "numpy",
    definition: Definition | None = None,
    each: bool = False,
    progress: Callable[[int], None] = lambda rows: None,
) -> dict[str, Weighed]:
    """For all levers together, and with `each` for each alone: what the size of their effect turns on, for each
    outcome on which they have one.

    It takes `rows_needed` runs with nothing done, and as many for each set of levers.
    """
    definition = definition or shipped()
    if reason := why_not_run(runs=1, seed=seed, engine=engine):
        raise reason
    names = varied_in(scenario, definition)
    rng = np.random.Generator(np.random.Philox(key=np.array([seed, 2**63], dtype=np.uint64)))
    sample = sample_of(sets, len(names), rng)
    tried = sets_of_levers(scenario)
    tried = tried if each else dict(list(tried.items())[:1])
    effects = _effects(_Work(scenario, definition, names, engine), tried, sample, progress)
    return {words: _weighed(names, found, sample, seed) for words, found in effects.items()}


def _weighed(names: list[str], effects: Mapping[str, Floats], sample: Sample, seed: int) -> Weighed:
    found = {}
    for name, effect in effects.items():
        small = np.where(np.abs(effect) > NO_CHANGE, effect, 0.0)
        # The same resamples for each, so that what is asked for beside it changes nothing.
        rng = np.random.Generator(np.random.Philox(key=np.array([seed, 2**63 + 1], dtype=np.uint64)))
        if (indices := indices_of(small, sample, rng)) is not None:
            found[name] = _decided(names, indices, len(sample.one))
    return found


def varied_in(scenario: Scenario, definition: Definition) -> list[str]:
    """The assumptions that take more than one value in this scenario."""
    ends = {name: (one.least, one.most) for name, one in definition.parameters.items()}
    for name, told in {**scenario.parameters, **scenario.events, **scenario.levers}.items():
        ends[name] = (told[0], told[2]) if isinstance(told, tuple) else (told, told)
    return [name for name, (least, most) in ends.items() if least < most]


def rows_needed(scenario: Scenario, definition: Definition, sets: int) -> int:
    return sets * (len(varied_in(scenario, definition)) + 2)


@dataclass(frozen=True, slots=True)
class _Work:
    """What all runs of a sample have in common."""

    scenario: Scenario
    definition: Definition
    names: list[str]
    engine: str

    def figures(self, levers: Mapping[str, float], rows: Floats) -> dict[str, Floats]:
        """The last year of each row, with these levers."""
        drawn = {name: np.full(len(rows), 0.5) for name in self.definition.parameters}
        drawn |= {name: rows[:, at] for at, name in enumerate(self.names)}
        scenario, keep = self.scenario.with_levers(levers), list(self.definition.outcomes)
        told = assumptions(self.definition, scenario, drawn)
        found = run_engine(self.definition, told, len(rows), scenario.weeks, 1, keep, self.engine)
        return {name: figure_of(name, values) for name, values in found.items()}


def _effects(
    work: _Work, tried: Mapping[str, Mapping[str, float]], sample: Sample, progress: Callable[[int], None]
) -> dict[str, dict[str, Floats]]:
    """For each set of levers and each outcome, how much better each row of the sample ends than with nothing done."""
    rows, outcomes = sample.rows(), work.definition.outcomes
    effects = {words: {name: np.empty(len(rows)) for name in outcomes} for words in tried}
    for start in range(0, len(rows), AT_ONCE):
        part = rows[start : start + AT_ONCE]
        nothing = work.figures({}, part)
        for words, levers in tried.items():
            moved = work.figures(levers, part)
            for name, outcome in outcomes.items():
                effects[words][name][start : start + len(part)] = better_by(outcome, nothing, moved)
        progress(len(part))
    return effects


def _decided(names: list[str], found: Indices, sets: int) -> Decided:
    shares = [
        Share(
            name,
            (float(found.first_ends[0][at]), float(found.first[at]), float(found.first_ends[1][at])),
            (float(found.total_ends[0][at]), float(found.total[at]), float(found.total_ends[1][at])),
            (int(found.places[0][at]), int(found.places[1][at])),
        )
        for at, name in enumerate(names)
    ]
    return Decided(tuple(sorted(shares, key=lambda one: -one.in_all[1])), float(found.first.sum()), sets)
