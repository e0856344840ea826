"""How long somebody waits after wrong passwords or codes. A rule of numbers: it is told the time, and nobody sleeps.

Five tries are free. After that each wrong one doubles the wait, from two seconds up to a quarter of an hour and never
beyond. A try that comes too early is neither looked at nor counted: whoever hammers at a door makes its wait no longer.
But they are first whenever it is over, so the owner of an account is counted apart from strangers: see people/tries.py.
"""

import math
from datetime import datetime, timedelta

from .retention import FAILED_TRIES
from .thresholds import FREE_TRIES, LONGEST_WAIT


def seconds_to_wait(failures: int) -> int:
    """Return how long a next try waits after this many failures in a row."""
    over = failures - FREE_TRIES.value
    if over < 0:
        return 0
    longest = LONGEST_WAIT.value * 60
    # Beyond this power the wait is the longest anyway, and nobody needs a number of a thousand digits.
    return longest if over >= longest.bit_length() else min(2 ** (over + 1), longest)


def seconds_left(failures: int, *, last: datetime, now: datetime) -> int:
    """Return how long a next try still waits: whole seconds, rounded up. A clock set back makes it no longer."""
    if is_forgotten(last, now=now):
        return 0
    wait = seconds_to_wait(failures)
    left = math.ceil((last + timedelta(seconds=wait) - now).total_seconds())
    return min(max(left, 0), wait)


def is_forgotten(last: datetime, *, now: datetime) -> bool:
    """Was the last failure so long ago that counting begins anew?"""
    assert FAILED_TRIES.days
    return now - last >= timedelta(days=FAILED_TRIES.days)


def minutes_in(seconds: int) -> int:
    """Return the minutes that somebody is told to wait, at least one: rounded up, so that waiting them is enough."""
    return max(math.ceil(seconds / 60), 1)
