"""How many weeks something took, from counts alone."""

from statistics import median_low

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.waits import CARD, FIRST_WORD, half_within, tally_of, waits_in


@given(st.lists(st.integers(0, 60), min_size=6, max_size=60))
def test_half_within_is_the_low_median_of_the_waits(weeks):
    counts = {number: weeks.count(number) for number in weeks}
    assert half_within(counts) == median_low(weeks)


@pytest.mark.parametrize("counts", [{}, {0: 5}, {0: 2, 9: 3}])
def test_under_six_there_is_no_middle(counts):
    assert half_within(counts) is None


def test_each_kind_of_wait_is_read_from_its_own_tallies():
    counts = {
        tally_of(FIRST_WORD, 10): 1,
        tally_of(FIRST_WORD, 2): 4,
        tally_of(CARD, 3): 2,
        "told": 9,
        "card: 1": 0,
    }
    assert waits_in(counts, FIRST_WORD) == {2: 4, 10: 1}
    assert list(waits_in(counts, FIRST_WORD)) == [2, 10]
    assert waits_in(counts, CARD) == {3: 2}
