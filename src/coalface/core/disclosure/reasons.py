"""Public counts by reason: when the reasons may be shown, and how a live count is said.

The log says in which week a report was closed. Where one report was closed for one reason, the count by reason would
say why: so would six that all have the same reason. So reasons are shown where nobody can tell which one a report has.
"""

from collections.abc import Mapping

from coalface.core.thresholds import SMALLEST_COUNT_SHOWN

SMALLEST = SMALLEST_COUNT_SHOWN.value


def may_show_reasons(counts: Mapping[str, int]) -> bool:
    """Whether the counts by reason may be shown, and not their sum alone: two reasons or more, none of them rare."""
    given = [count for count in counts.values() if count]
    return len(given) > 1 and min(given) >= SMALLEST


def as_range(count: int) -> tuple[int, int]:
    """Return the fewest and the most that a live count is said to be: 1 to 5, 6 to 11, 12 to 17; 0 to 0 for none.

    A count that can be watched would tell when each one is read.
    """
    fewest = count // SMALLEST * SMALLEST
    return max(fewest, min(count, 1)), fewest + SMALLEST - 1 if count else 0
