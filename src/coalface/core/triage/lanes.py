"""The queue, many runs side by side in NumPy: each step begins one assessment in every run.

An assessment begins with whoever is free first, so there are as many steps as referrals and no list of events.
It gives, to the last bit, what `plain` gives.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .draws import Floats, Referrals

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Queues:
    """Two queues a lane, one below the other: a column is a lane, and a row is a place in its queue.

    Rows and not columns, so that what lanes read in one step lies close together. The first class stands
    above, the second begins at row `second_row`; each is followed by nobody, who never comes.
    """

    arrives: Floats
    lasts: Floats
    firsts: Places
    second_row: int


def begin_days_of_all(runs: Sequence[Referrals], assessors: int) -> list[Floats]:
    """For each run, the day on which each referral begins to be assessed."""
    queues, lanes = _queues(runs), len(runs)
    arrives, lasts = queues.arrives.reshape(-1), queues.lasts.reshape(-1)
    begins = np.empty_like(queues.arrives)
    flat_begins = begins.reshape(-1)
    free_on = np.zeros((lanes, assessors))
    flat_free_on, rows_of_free = free_on.reshape(-1), np.arange(lanes) * assessors
    # Where each lane's next of either class stands in the flat arrays.
    next_first = np.arange(lanes)
    next_second = next_first + queues.second_row * lanes
    nobody_first = next_first + queues.firsts * lanes
    for _ in range(max(len(run.arrives) for run in runs)):
        who = free_on.argmin(axis=1)
        who += rows_of_free
        free = flat_free_on.take(who)
        of_second = arrives.take(next_second)
        of_first = arrives.take(next_first)
        from_first = of_first <= np.maximum(free, of_second)
        taken = np.where(from_first, next_first, next_second)
        begin = np.maximum(free, np.where(from_first, of_first, of_second))
        flat_begins[taken] = begin
        begin += lasts.take(taken)
        flat_free_on[who] = begin
        step = from_first * lanes
        next_first += step
        next_second += lanes - step
        # A lane that has ended takes nobody again and again.
        np.minimum(next_first, nobody_first, out=next_first)
    return _in_order_of_arrival(runs, np.ascontiguousarray(begins.T), queues.second_row)


def _queues(runs: Sequence[Referrals]) -> Queues:
    firsts = np.array([np.count_nonzero(run.is_first_class) for run in runs])
    seconds = np.array([len(run.arrives) for run in runs]) - firsts
    second_row = int(firsts.max()) + 1
    arrives = np.full((len(runs), second_row + int(seconds.max()) + 1), np.inf)
    lasts = np.zeros(arrives.shape)
    for lane, run in enumerate(runs):
        first = run.is_first_class
        for target, source in ((arrives, run.arrives), (lasts, run.service_days)):
            target[lane, : firsts[lane]] = source[first]
            target[lane, second_row : second_row + seconds[lane]] = source[~first]
    return Queues(np.ascontiguousarray(arrives.T), np.ascontiguousarray(lasts.T), firsts, second_row)


def _in_order_of_arrival(runs: Sequence[Referrals], begins: Floats, second_row: int) -> list[Floats]:
    ordered = []
    for lane, run in enumerate(runs):
        first, one = run.is_first_class, np.empty(len(run.arrives))
        count = int(np.count_nonzero(first))
        one[first] = begins[lane, :count]
        one[~first] = begins[lane, second_row : second_row + len(one) - count]
        ordered.append(one)
    return ordered
