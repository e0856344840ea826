"""Follows a program for many runs at once: each place is an array with a lane for each run."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .program import Program, Step

Floats = NDArray[np.float64]
# As small as Vensim takes for nought in XIDZ, so that an export behaves alike.
NOUGHT = 1e-6
# So many runs at a time stay in the processor's cache.
LANES = 1000


def _over(above: Any, below: Any, otherwise: Any, out: Any = None) -> Any:
    is_nought = np.abs(below) < NOUGHT
    if not is_nought.any():
        return np.divide(above, below, out)
    ratio = np.divide(above, np.where(is_nought, 1.0, below), out)
    return (
        np.copyto(out, otherwise, where=is_nought)
        if out is not None
        else np.where(is_nought, otherwise, ratio)
    )


def _since(time: Any, week: Any, out: Any = None) -> Any:
    return (
        np.greater_equal(time, week, out) if out is not None else np.greater_equal(time, week).astype(float)
    )


def _between(time: Any, since: Any, until: Any, out: Any = None) -> Any:
    inside = (time >= since) & (time < until)
    return np.copyto(out, inside) if out is not None else inside.astype(float)


APPLIED: dict[str, Callable[..., Any]] = {
    "add": np.add,
    "sub": np.subtract,
    "mul": np.multiply,
    "div": np.divide,
    "pow": np.power,
    "neg": np.negative,
    "min": np.minimum,
    "max": np.maximum,
    "exp": np.exp,
    "log": np.log,
    "sqrt": np.sqrt,
    "over": _over,
    "since": _since,
    "between": _between,
}


def run(
    program: Program, parameters: Mapping[str, Floats], *, weeks: int, steps_a_week: int, keep: Sequence[str]
) -> tuple[dict[str, Floats], Floats]:
    """For each name to keep, a row for each week from 0 on and a column for each run; and where each stock ended.

    Euler's method, as Vensim and PySD have it. What cannot be computed becomes nan or infinite, and is found
    by the caller.
    """
    lanes = max(len(values) for values in parameters.values())
    kept = {name: np.empty((weeks + 1, lanes)) for name in keep}
    ends = np.empty((len(program.stocks), lanes))
    with np.errstate(all="ignore"):
        for start in range(0, lanes, LANES):
            part = slice(start, start + LANES)
            told = {name: values[part] if len(values) > 1 else values for name, values in parameters.items()}
            rows = {name: values[:, part] for name, values in kept.items()}
            ends[:, part] = _run_part(program, told, weeks, steps_a_week, rows)
    return kept, ends


def _run_part(
    program: Program, told: Mapping[str, Floats], weeks: int, steps_a_week: int, kept: Mapping[str, Floats]
) -> list[Floats]:
    values: list[Any] = [None] * program.places
    for place, number in program.numbers.items():
        values[place] = np.array([number])
    for name, place in program.parameters.items():
        values[place] = told[name]
    for step in program.once:
        values[step.into] = APPLIED[step.what](*(values[place] for place in step.of))
    lanes = max(len(array) for array in told.values())
    time = values[program.time] = np.zeros(1)
    for level, start in zip(program.levels, program.starts, strict=True):
        values[level] = np.broadcast_to(values[start], (lanes,)).copy()
    needed = [*program.changes, *(program.named[name] for name in kept)]
    weekly = _bound(program, needed, values, lanes)
    stocks = [
        (values[level], values[change]) for level, change in zip(program.levels, program.changes, strict=True)
    ]
    asked = [(rows, values[program.named[name]]) for name, rows in kept.items()]
    length = 1 / steps_a_week
    gained = np.empty(lanes)
    for moment in range(weeks * steps_a_week + 1):
        time[0] = moment * length
        for applied, of, into in weekly:
            applied(*of, out=into)
        if moment % steps_a_week == 0:
            for rows, value in asked:
                rows[moment // steps_a_week] = value
        for level, change in stocks:
            level += np.multiply(change, length, gained)
    return [level for level, _ in stocks]


def _bound(
    program: Program, needed: Sequence[int], values: list[Any], lanes: int
) -> list[tuple[Callable[..., Any], list[Any], Floats]]:
    """The weekly steps that are needed, each with its arrays. An array is used again once nobody reads it any more:
    few arrays stay in the cache, and many do not.
    """
    steps = steps_needed(program, needed)
    last_read = {place: number for number, step in enumerate(steps) for place in step.of}
    last_read |= dict.fromkeys(needed, len(steps))
    made: set[int] = set()
    spare: list[Floats] = []
    bound = []
    for number, step in enumerate(steps):
        into = values[step.into] = spare.pop() if spare else np.empty(lanes)
        made.add(step.into)
        bound.append((APPLIED[step.what], [values[place] for place in step.of], into))
        spare += [values[place] for place in set(step.of) & made if last_read[place] == number]
    return bound


def steps_needed(program: Program, needed: Sequence[int]) -> list[Step]:
    """The weekly steps without those that nobody asks for."""
    wanted, steps = set(needed), []
    for step in reversed(program.weekly):
        if step.into in wanted:
            wanted.update(step.of)
            steps.append(step)
    return steps[::-1]


def starts_and_changes(
    program: Program, parameters: Mapping[str, Floats], moved: Mapping[str, float] | None = None
) -> tuple[dict[str, float], dict[str, float]]:
    """The stocks at the start, each with what is added in `moved`, and how each would change in the first week."""
    values: list[Any] = [None] * program.places
    for place, number in program.numbers.items():
        values[place] = np.array([number])
    for name, place in program.parameters.items():
        values[place] = parameters[name]
    values[program.time] = np.zeros(1)
    with np.errstate(all="ignore"):
        for step in program.once:
            values[step.into] = APPLIED[step.what](*(values[place] for place in step.of))
        for name, level, start in zip(program.stocks, program.levels, program.starts, strict=True):
            values[level] = values[start] + (moved or {}).get(name, 0.0)
        for step in program.weekly:
            values[step.into] = APPLIED[step.what](*(values[place] for place in step.of))
    both = [
        {name: float(values[place][0]) for name, place in zip(program.stocks, places, strict=True)}
        for places in (program.levels, program.changes)
    ]
    return both[0], both[1]
