"""The queue, one run at a time, compiled by Numba (the extra `fast`). It gives, to the last bit, what `plain`
gives.
"""

import numpy as np
from numba import njit

from .draws import Flags, Floats, Referrals


def begin_days(referrals: Referrals, assessors: int) -> Floats:
    """The day on which each referral begins to be assessed."""
    begins: Floats = _begin_days(
        referrals.arrives, referrals.is_first_class, referrals.service_days, assessors
    )
    return begins


@njit(cache=True, nogil=True)
def _begin_days(arrives: Floats, is_first_class: Flags, lasts: Floats, assessors: int) -> Floats:
    count = len(arrives)
    begins = np.empty(count)
    free_on = np.full(assessors + 1, np.inf)
    free_on[:assessors] = 0.0
    first, second = _next_of(is_first_class, True, 0), _next_of(is_first_class, False, 0)
    for _ in range(count):
        free = free_on[0]
        of_first = arrives[first] if first < count else np.inf
        of_second = arrives[second] if second < count else np.inf
        if of_first <= max(free, of_second):
            taken, first = first, _next_of(is_first_class, True, first + 1)
        else:
            taken, second = second, _next_of(is_first_class, False, second + 1)
        begins[taken] = max(free, arrives[taken])
        _replace_least(free_on, begins[taken] + lasts[taken], assessors)
    return begins


@njit(cache=True, nogil=True, inline="always")
def _next_of(is_first_class: Flags, wanted: bool, place: int) -> int:
    while place < len(is_first_class) and is_first_class[place] != wanted:
        place += 1
    return place


@njit(cache=True, nogil=True, inline="always")
def _replace_least(heap: Floats, value: float, assessors: int) -> None:
    """Put `value` in place of the least, which stands first, and let it sink.

    The heap is filled up with infinities, so that each has two below it; and which of the two is less is added and not
    asked, for a processor guesses such questions wrongly half the time.
    """
    place, child = 0, 1
    while child < assessors:
        child += int(heap[child + 1] < heap[child])
        least = heap[child]
        if least >= value:
            break
        heap[place] = least
        place, child = child, 2 * child + 1
    heap[place] = value
