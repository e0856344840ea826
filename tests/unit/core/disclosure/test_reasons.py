"""Public counts by reason, against a reader who tries every set of counts that there could be."""

from collections import Counter, defaultdict
from itertools import product

import pytest

from coalface.core.disclosure.reasons import as_range, may_show_reasons
from coalface.core.life import CloseReason
from coalface.core.thresholds import SMALLEST_COUNT_SHOWN
from coalface.reporting.presenters.counts import shown_counts

SIX = SMALLEST_COUNT_SHOWN.value
REASONS = [f"closed: {reason}" for reason in (CloseReason.ALREADY_TOLD, *list(CloseReason)[:2])]


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([1], False),
        ([6], False),  # Six that all have one reason: then each of them has it.
        ([6, 0, 0], False),
        ([6, 5], False),
        ([6, 6], True),
        ([40, 6, 0], True),
        ([40, 6, 1], False),
    ],
)
def test_reasons_are_shown_where_there_are_two_and_none_is_rare(counts, shown):
    assert may_show_reasons(dict(enumerate(counts))) is shown


def everything_seen() -> dict[tuple, list[tuple[int, ...]]]:
    """What a page shows of a quarter, with every set of counts by reason that would look like that.

    The reader also has the sums that stand on the page and in the log: how many reports were closed, and how many
    stories were destroyed because their report was.
    """
    seen = defaultdict(list)
    for counts in product(range(2 * SIX + 1), repeat=len(REASONS)):
        kept = {what: count for what, count in zip(REASONS, counts, strict=True) if count}
        kept |= {"told": 2 * sum(counts), "story ended: closed without a card": sum(counts)}
        seen[tuple(sorted(shown_counts(kept).items()))].append(counts)
    return seen


def test_nobody_who_tries_every_set_of_counts_learns_why_one_report_was_closed():
    hidden = shown = 0
    for page, possible in everything_seen().items():
        total = sum(possible[0])
        if any(what in REASONS for what, _ in page):
            shown += 1
            [counts] = possible
            given = [count for count in counts if count]
            assert len(given) > 1, "one reason for all is the reason of each"
            assert min(given) >= SIX
        elif 0 < total <= 2 * SIX:
            hidden += 1
            for reason in zip(*possible, strict=True):
                # Where all that is said is the sum, it can be none of them, and it can be all of them.
                assert (min(reason), max(reason)) == (0, total), (page, total)
    assert hidden == 2 * SIX
    assert shown > SIX


def test_another_quarter_says_nothing_about_this_one():
    # A page of two quarters is the two pages of one quarter: the same counts are shown whatever stands beside them.
    for one, other in product([{REASONS[0]: 1}, {REASONS[0]: 7, REASONS[1]: 6}, {}], repeat=2):
        together = Counter(shown_counts(one)) + Counter(shown_counts(other))
        if one and not may_show_reasons(one):
            assert shown_counts(one) == {"closed": 1}
            assert together["closed"] == sum(
                sum(counts.values()) for counts in (one, other) if not may_show_reasons(counts)
            )


def test_a_live_count_is_said_as_a_range_that_holds_it():
    assert [as_range(count) for count in (0, 1, 5, 6, 11, 12)] == [
        (0, 0), (1, 5), (1, 5), (6, 11), (6, 11), (12, 17),
    ]  # fmt: skip
    for count in range(1, 200):
        fewest, most = as_range(count)
        assert fewest <= count <= most
        assert most - fewest >= SIX - 2
