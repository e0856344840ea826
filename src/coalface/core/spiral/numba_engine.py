"""Follows a program in lanes with one compiled loop (the extra `fast`). It is the same loop for every definition.

Nothing is generated and nothing has to be compiled anew: the steps are numbers in a table, and each is done for many
runs before the next is looked at, so that looking it up costs little. Threads share the runs out; no lane knows of
another.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count

import numpy as np
from numba import njit
from numpy.typing import NDArray

from .numpy_engine import APPLIED, NOUGHT, Floats, steps_needed
from .program import Program, Step

# Without a sign, so that no index has to be asked whether it counts from the end.
Codes = NDArray[np.uint64]

LANES = 256
OPERATIONS = (
    *("add", "sub", "mul", "div", "min", "max", "neg", "exp"),
    *("over", "since", "between", "pow", "log", "sqrt"),
)
ADD, SUB, MUL, DIV, MIN, MAX, NEG, EXP, OVER, SINCE, BETWEEN, POW, LOG, SQRT = range(len(OPERATIONS))

# exp(x) = 2^n exp(r) with |r| <= ln(2) / 2; ln(2) in two parts, so that n ln(2) is exact (Cody and Waite 1980).
LOG2_E, LN2_HIGH, LN2_LOW = 1.4426950408889634, 6.93147180369123816490e-01, 1.90821492927058770002e-10
LOWEST, HIGHEST = -708.0, 709.0
POWERS_OF_TWO = np.ldexp(1.0, np.arange(-1022, 1024))


def run(
    program: Program, parameters: Mapping[str, Floats], *, weeks: int, steps_a_week: int, keep: Sequence[str]
) -> tuple[dict[str, Floats], Floats]:
    """As `numpy_engine.run`, to the ninth digit: only exp is another."""
    lanes = max(len(values) for values in parameters.values())
    kept, ends = np.empty((len(keep), weeks + 1, lanes)), np.empty((len(program.stocks), lanes))
    asked = [program.named[name] for name in keep]
    steps = steps_needed(program, [*program.changes, *asked])
    slots, codes = _slots(program, steps, asked)
    once = _once(program, parameters)
    rows = np.array([[slots[place] for place in places] for places in (program.levels, program.changes)])
    offsets = (rows * LANES).astype(np.uint64)
    starts = {slots[level]: once[start] for level, start in zip(program.levels, program.starts, strict=True)}
    needed = {slot: once[place] for place, slot in slots.items() if place in once} | starts
    of_names = np.array([slots[place] * LANES for place in asked], dtype=np.uint64)
    time = np.uint64(slots[program.time] * LANES)

    def one_block(start: int) -> None:
        part = slice(start, min(start + LANES, lanes))
        values = np.zeros((max(slots.values()) + 2, LANES))
        for slot, told in needed.items():
            wanted = told[part] if len(told) > 1 else told
            # Lanes that stand for no run do what the last run does.
            values[slot, : len(wanted)] = wanted
            values[slot, len(wanted) :] = wanted[-1]
        flat = values.reshape(-1)
        _run_block(codes, offsets, of_names, time, flat, 1.0 / steps_a_week, steps_a_week, kept[:, :, part])
        ends[:, part] = values[rows[0], : part.stop - part.start]

    with ThreadPoolExecutor(cpu_count()) as threads:
        list(threads.map(one_block, range(0, lanes, LANES)))
    return dict(zip(keep, kept, strict=True)), ends


def _once(program: Program, parameters: Mapping[str, Floats]) -> dict[int, Floats]:
    """What needs parameters alone, worked out once for all weeks."""
    found: dict[int, Floats] = {place: np.array([number]) for place, number in program.numbers.items()}
    found |= {place: parameters[name] for name, place in program.parameters.items()}
    with np.errstate(all="ignore"):
        for step in program.once:
            found[step.into] = APPLIED[step.what](*(found[place] for place in step.of))
    return found


def _slots(program: Program, steps: Sequence[Step], asked: Sequence[int]) -> tuple[dict[int, int], Codes]:
    """Where each place stands, and the steps in those terms. A slot whose value nobody reads any more is used
    again: the fewer there are, the more of them stay in the nearest cache.
    """
    made = {step.into for step in steps}
    last_read = {place: number for number, step in enumerate(steps) for place in step.of}
    last_read |= dict.fromkeys([*program.changes, *asked], len(steps))
    standing = [
        place for place in dict.fromkeys([*program.levels, program.time, *last_read]) if place not in made
    ]
    slots = {place: slot for slot, place in enumerate(standing)}
    spare: list[int] = []
    codes = np.zeros((len(steps), 5), dtype=np.uint64)
    highest = len(slots)
    for number, step in enumerate(steps):
        codes[number, 2 : 2 + len(step.of)] = [slots[place] * LANES for place in step.of]
        if not spare:
            spare.append(highest)
            highest += 1
        slots[step.into] = spare.pop()
        codes[number, :2] = OPERATIONS.index(step.what), slots[step.into] * LANES
        # Never the same slot as what is read: a loop that writes over what it reads is not done several lanes at once.
        spare += [slots[place] for place in set(step.of) & made if last_read[place] == number]
    return slots, codes


@njit(cache=True, nogil=True, error_model="numpy")
def _run_block(
    codes: Codes,
    rows: Codes,
    asked: Codes,
    time: np.uint64,
    values: Floats,
    length: float,
    steps_a_week: int,
    kept: Floats,
) -> None:
    lanes = kept.shape[2]
    for moment in range((kept.shape[1] - 1) * steps_a_week + 1):
        for lane in range(LANES):
            values[time + np.uint64(lane)] = moment * length
        _follow(codes, values)
        if moment % steps_a_week == 0:
            for name in range(len(asked)):
                for lane in range(lanes):
                    kept[name, moment // steps_a_week, lane] = values[asked[name] + np.uint64(lane)]
        for stock in range(rows.shape[1]):
            level, change = rows[0, stock], rows[1, stock]
            for lane in range(np.uint64(LANES)):
                values[level + lane] += values[change + lane] * length


@njit(cache=True, nogil=True, error_model="numpy")
def _follow(codes: Codes, values: Floats) -> None:
    for number in range(len(codes)):
        what, into = codes[number, 0], codes[number, 1]
        a, b, c = codes[number, 2], codes[number, 3], codes[number, 4]
        if what == ADD:
            for lane in range(np.uint64(LANES)):
                values[into + lane] = values[a + lane] + values[b + lane]
        elif what == SUB:
            for lane in range(np.uint64(LANES)):
                values[into + lane] = values[a + lane] - values[b + lane]
        elif what == MUL:
            for lane in range(np.uint64(LANES)):
                values[into + lane] = values[a + lane] * values[b + lane]
        elif what == DIV:
            for lane in range(np.uint64(LANES)):
                values[into + lane] = values[a + lane] / values[b + lane]
        elif what == MIN:
            for lane in range(np.uint64(LANES)):
                values[into + lane] = (
                    values[a + lane]
                    if values[a + lane] < values[b + lane] or values[a + lane] != values[a + lane]
                    else values[b + lane]
                )
        elif what == MAX:
            for lane in range(np.uint64(LANES)):
                values[into + lane] = (
                    values[a + lane]
                    if values[a + lane] > values[b + lane] or values[a + lane] != values[a + lane]
                    else values[b + lane]
                )
        elif what == NEG:
            for lane in range(np.uint64(LANES)):
                values[into + lane] = -values[a + lane]
        elif what == EXP:
            _exp(values, into, a)
        elif what == OVER:
            for lane in range(np.uint64(LANES)):
                values[into + lane] = (
                    values[c + lane]
                    if abs(values[b + lane]) < NOUGHT
                    else values[a + lane] / values[b + lane]
                )
        else:
            _seldom(values, what, into, a, b, c)


@njit(cache=True, nogil=True, error_model="numpy")
def _seldom(values: Floats, what: int, into: int, a: int, b: int, c: int) -> None:
    for lane in range(np.uint64(LANES)):
        if what == SINCE:
            values[into + lane] = 1.0 if values[a + lane] >= values[b + lane] else 0.0
        elif what == BETWEEN:
            values[into + lane] = 1.0 if values[b + lane] <= values[a + lane] < values[c + lane] else 0.0
        elif what == POW:
            values[into + lane] = values[a + lane] ** values[b + lane]
        elif what == LOG:
            values[into + lane] = np.log(values[a + lane])
        else:
            values[into + lane] = np.sqrt(values[a + lane])


@njit(cache=True, nogil=True, error_model="numpy")
def _exp(values: Floats, into: int, x: int) -> None:
    """A polynomial, so that several lanes are done at once; within two units in the last place."""
    for lane in range(np.uint64(LANES)):
        inside = min(max(values[x + lane], LOWEST), HIGHEST)
        twos = np.floor(inside * LOG2_E + 0.5)
        r = (inside - twos * LN2_HIGH) - twos * LN2_LOW
        sum_of = 1 / 479001600.0
        sum_of = sum_of * r + 1 / 39916800.0
        sum_of = sum_of * r + 1 / 3628800.0
        sum_of = sum_of * r + 1 / 362880.0
        sum_of = sum_of * r + 1 / 40320.0
        sum_of = sum_of * r + 1 / 5040.0
        sum_of = sum_of * r + 1 / 720.0
        sum_of = sum_of * r + 1 / 120.0
        sum_of = sum_of * r + 1 / 24.0
        sum_of = sum_of * r + 1 / 6.0
        sum_of = sum_of * r + 0.5
        sum_of = sum_of * r + 1.0
        sum_of = sum_of * r + 1.0
        found = sum_of * POWERS_OF_TWO[int(twos) + 1022]
        # What is not a number stays so; far out it is nought or endless, as exp is.
        found = 0.0 if values[x + lane] < LOWEST else found
        found = np.inf if values[x + lane] > HIGHEST else found
        values[into + lane] = values[x + lane] if values[x + lane] != values[x + lane] else found
