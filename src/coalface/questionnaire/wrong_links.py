"""Links that lead nowhere, slowed: whoever tries many is told to wait. A right link is looked up and never turned away.

What is left lies in memory that the processes of one server share. A link has 256 bits, so nobody finds one by trying;
this keeps whoever tries from being a burden to everybody else.
"""

import time

from coalface.core.flood import Bucket, Level, drawn, refilled
from coalface.core.thresholds import SECONDS_OF_RUSH, WRONG_LINKS
from coalface.ui.shared_numbers import SharedNumbers

_bucket = Bucket(WRONG_LINKS.value, WRONG_LINKS.value * SECONDS_OF_RUSH.value)
# What is left and when that was; then whether anything is known at all.
_level = SharedNumbers(3)


def are_too_many() -> bool:
    """Count one more link that leads nowhere. True where there were so many that this one is only told to wait."""
    moment = time.monotonic()
    with _level.locked() as numbers:
        known = Level(numbers[0], numbers[1]) if numbers[2] else None
        now = refilled(_bucket, known, now=moment)
        after = drawn(now, 1)
        level = after or now
        numbers[0], numbers[1], numbers[2] = level.left, level.at, 1.0
        return after is None


def forget() -> None:
    """Begin anew, for tests."""
    _level.forget()
