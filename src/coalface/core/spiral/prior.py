"""Runs with every range as wide as it was, read off as they would have been published, wobble and all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from .definition import Definition
from .numpy_engine import Floats
from .published import Published, Series, read_off, weeks_for
from .sampling import assumptions
from .scenario import Scenario
from .simulate import run_engine

AT_ONCE = 1000
# So many numbers that nothing depends on are drawn for each run.
PLACEBOS = 200
# What may have happened meanwhile, and is not published: the least, the middle and the most of each.
CIRCUMSTANCES: Mapping[str, tuple[float, float, float]] = {
    "more_demand": (-0.3, 0.0, 0.3),
    "more_posts": (-0.2, 0.0, 0.3),
    "publicity_shock": (0.0, 0.5, 1.0),
}
# These happen in some week, as likely in one as in another.
MOMENTS = ("levers_from_week", "publicity_shock_week")


@dataclass(frozen=True)
class PriorRuns:
    """`luck` has a row for each run and a column for each of `names`, all between 0 and 1; `paths[series]` what it
    would have been read as, a column for each year, wobble and all. `placebos` are luck that nothing depends on.
    """

    names: tuple[str, ...]
    luck: Floats
    values: Mapping[str, Floats]
    paths: Mapping[str, Floats]
    placebos: Floats


def prior_runs(
    published: Published,
    *,
    rng: np.random.Generator,
    runs: int,
    years_ahead: int,
    engine: str,
    definition: Definition,
    held_still: bool = False,
    progress: Callable[[int], None] = lambda runs: None,
) -> PriorRuns:
    """Runs with every range as wide as it was, over the years that are published and so many more."""
    years = published.years + years_ahead
    weeks = weeks_for(years)
    ranges: dict[str, Any] = {**CIRCUMSTANCES, **{one: (0.0, weeks / 2, float(weeks)) for one in MOMENTS}}
    scenario = Scenario(weeks=weeks, parameters={**published.start, **ranges})
    names = [*(name for name in definition.assumptions if name not in published.start), *ranges]
    luck = rng.random((runs, len(names)))
    uniform = {name: np.full(runs, 0.5) for name in definition.parameters}
    uniform |= {name: luck[:, at] for at, name in enumerate(names)}
    told = assumptions(definition, scenario, uniform)
    if held_still:
        paths = {one.name: np.zeros((runs, years)) for one in published.used()}
    else:
        paths = _paths(definition, told, published, years, engine, progress)
    wobbled = {one.name: paths[one.name] + wobbles(one, runs, years, rng) for one in published.used()}
    placebos = rng.spawn(1)[0].random((runs, PLACEBOS))
    return PriorRuns(tuple(names), luck, {name: told[name] for name in names}, wobbled, placebos)


def _paths(
    definition: Definition,
    told: Mapping[str, Floats],
    published: Published,
    years: int,
    engine: str,
    progress: Callable[[int], None],
) -> dict[str, Floats]:
    """What each series would be read as, if it did not wobble."""
    used, runs = published.used(), max(len(value) for value in told.values())
    paths = {one.name: np.empty((runs, years)) for one in used}
    for start in range(0, runs, AT_ONCE):
        part = slice(start, min(start + AT_ONCE, runs))
        lanes = part.stop - part.start
        some = {name: value[part] if len(value) > 1 else value for name, value in told.items()}
        rows = run_engine(definition, some, lanes, weeks_for(years), 1, [one.name for one in used], engine)
        for one in used:
            paths[one.name][part] = read_off(rows[one.name], one, years)
        progress(lanes)
    return paths


def wobbles(one: Series, runs: int, years: int, rng: np.random.Generator) -> Floats:
    """What no model of ours knows: some of it gone after a year, some of it there to stay. Nobody knows how much."""
    least, most = (float(np.log(end)) for end in one.wobbles)
    passing, lasting = np.exp(rng.uniform(least, most, (2, runs, 1)))
    stays = np.cumsum(rng.normal(size=(runs, years)), axis=1) * lasting
    wobble: Floats = stays + rng.normal(size=(runs, years)) * passing
    return wobble
