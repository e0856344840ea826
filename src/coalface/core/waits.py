"""How many weeks something took, as public counts keep it: a count for each number of weeks, and no report."""

from collections.abc import Mapping
from itertools import accumulate

from .disclosure.reasons import SMALLEST

# A tally such as "first word: 2" counts the reports that waited two weeks for it.
FIRST_WORD, CARD = "first word", "card"
WAITS = (FIRST_WORD, CARD)


def tally_of(wait: str, weeks: int) -> str:
    return f"{wait}: {weeks}"


def waits_in(counts: Mapping[str, int], wait: str) -> dict[int, int]:
    """Return {weeks: how many reports} of one kind of wait, the shortest first."""
    found = {}
    for what, count in counts.items():
        kind, _colon, weeks = what.partition(": ")
        if kind == wait and count:
            found[int(weeks)] = count
    return dict(sorted(found.items()))


def half_within(waits: Mapping[int, int]) -> int | None:
    """Return the fewest whole weeks within which at least half came, or None where fewer than six are counted.

    One middle of six or more tells of no report how long it waited; a longest wait would.
    """
    total = sum(waits.values())
    if total < SMALLEST:
        return None
    weeks = sorted(waits)
    reached = accumulate(waits[number] for number in weeks)
    return next(number for number, so_far in zip(weeks, reached, strict=True) if 2 * so_far >= total)
