"""Sets of assumptions: in each run every assumption takes a value of its plausible range."""

from collections.abc import Mapping, Sequence

import numpy as np

from .definition import Definition, Parameter
from .numpy_engine import Floats
from .scenario import Scenario


def luck(definition: Definition, runs: Sequence[int], seed: int) -> dict[str, Floats]:
    """For each assumption a number from 0 to 1 in each run. It depends on the seed, the run and the definition
    alone.
    """
    names = list(definition.parameters)
    drawn = np.empty((len(runs), len(names)))
    for row, number in enumerate(runs):
        key = np.array([seed, number], dtype=np.uint64)
        drawn[row] = np.random.Generator(np.random.Philox(key=key)).random(len(names))
    return {name: drawn[:, column] for column, name in enumerate(names)}


def assumptions(
    definition: Definition, scenario: Scenario, drawn: Mapping[str, Floats], *, width: float = 1
) -> dict[str, Floats]:
    """The value of each parameter in each run; one value where all runs have the same.

    Half the runs lie below the default and half above, evenly spread to either end. `width` makes each range
    narrower or wider about the default, within its limits.
    """
    return {name: _values(one, scenario, drawn[name], width) for name, one in definition.parameters.items()}


def _values(one: Parameter, scenario: Scenario, drawn: Floats, width: float) -> Floats:
    told = {**scenario.parameters, **scenario.events, **scenario.levers}.get(one.name)
    if isinstance(told, float):
        return np.array([told])
    least, middle, most = told or (one.least, one.default, one.most)
    if least == most:
        return np.array([middle])
    below, above = (middle - least) * width, (most - middle) * width
    values = np.where(drawn < 0.5, middle - below * (1 - 2 * drawn), middle + above * (2 * drawn - 1))
    spread: Floats = np.clip(values, *one.limits)
    return spread
