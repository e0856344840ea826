"""What a reader of the program must not know: which of many safe patterns it takes.

Protection is a rule, and the program is open. Whoever holds a table lists every truth that fits it, runs the program
on each, and keeps those that give the same pattern: some hidden numbers are then known better than the sums allow.
Wong, Fu, Wang and Pei call it a minimality attack (VLDB 2007). With a secret a pattern has many truths again: what it
costs to hide a cell is drawn for each cell, and now and then a cell is treated as if it were small.
"""

import hmac
from collections.abc import Iterable

# A cell costs up to so many times as much as another of its height, and never as much as a total of it.
SPREAD = 3.0
# One cell in so many is treated as if it were small, where anything is hidden at all. What a pattern hides beyond the
# fewest may then always be that.
ONE_IN = 50
BITS = 48
# Fewer characters than this can be guessed.
SHORTEST_SECRET = 16


def drawn(secret: bytes, what: str, name: str) -> float:
    """A number from 0 up to 1 that is always the same for this cell, and that nobody knows without the secret."""
    digest = hmac.digest(secret, f"{what}\0{name}".encode(), "sha256")
    return int.from_bytes(digest[: BITS // 8], "big") / (1 << BITS)


def cost_factor(secret: bytes, name: str) -> float:
    return float(SPREAD ** drawn(secret, "cost", name)) if secret else 1.0


def as_if_small(secret: bytes, names: Iterable[str]) -> tuple[str, ...]:
    """Which of these are treated as if they were small; none without a secret."""
    return tuple(name for name in names if drawn(secret, "small", name) * ONE_IN < 1) if secret else ()
