"""The queue, one run at a time, in plain Python: the slow twin of the other engines, and quick enough for a
few runs.
"""

from heapq import heapreplace

import numpy as np

from .draws import Floats, Referrals


def begin_days(referrals: Referrals, assessors: int) -> Floats:
    """The day on which each referral begins to be assessed.

    Whoever becomes free takes the first of the first class who waits, then the first of the second class; if
    nobody waits, whoever comes next. An assessment is never broken off.
    """
    arrives = referrals.arrives.tolist()
    lasts = referrals.service_days.tolist()
    queues = [np.flatnonzero(flags) for flags in (referrals.is_first_class, ~referrals.is_first_class)]
    first, second = (iter(queue.tolist()) for queue in queues)
    nobody = len(arrives)
    arrives.append(float("inf"))
    next_first, next_second = next(first, nobody), next(second, nobody)
    free_on = [0.0] * assessors
    begins = [0.0] * nobody
    for _ in range(nobody):
        free, of_first, of_second = free_on[0], arrives[next_first], arrives[next_second]
        # Of the first class if one waits, or if they come before anyone of the second class does.
        if of_first <= max(free, of_second):
            taken, next_first = next_first, next(first, nobody)
        else:
            taken, next_second = next_second, next(second, nobody)
        begins[taken] = begin = max(free, arrives[taken])
        heapreplace(free_on, begin + lasts[taken])
    return np.array(begins)
