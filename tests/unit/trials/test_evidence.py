"""What the numbers of a trial show, held against those from before the change."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalface.core.charts import xmr
from coalface.core.trial_charts import SAYS, THOUGH, Shows, evidence

STEADY = [19, 21, 18, 20, 19, 17, 20, 21, 19, 18, 20, 19]
NUMBERS = st.integers(min_value=0, max_value=40)


def shows(values, before, better="more"):
    return evidence(values, before=before, better=better).shows


def test_numbers_that_fall_never_show_that_more_of_them_helped():
    assert shows([20, 19, 18, 17, 16, 15], before=0) is Shows.FEW_BEFORE
    assert shows([*STEADY, 13, 12, 11, 10, 9, 8, 7], before=12) is Shows.WORSE
    assert shows([*STEADY, 13, 12, 11, 10, 9, 8, 7], before=12, better="less") is Shows.BETTER


def test_the_same_as_before_is_no_signal_once_there_are_seven():
    assert shows([*STEADY, *STEADY[:6]], before=12) is Shows.FEW_SINCE
    assert shows([*STEADY, *STEADY[:7]], before=12) is Shows.NO_SIGNAL


def test_mean_and_limits_are_those_of_the_numbers_before_by_hand():
    # 19.25 is the mean of the twelve; their eleven moving ranges add up to 20, so the limits are 2.66 x 20/11 away.
    found = evidence([*STEADY, 30, 31, 30], before=12, better="more")
    assert set(found.chart.mean) == {19.25}
    assert found.chart.upl[-1] == pytest.approx(19.25 + 2.66 * 20 / 11)
    assert found.mean_since == pytest.approx(91 / 3)
    assert (found.before, found.since, found.shows) == (12, 3, Shows.BETTER)
    assert list(found.chart.signal[:12]) == ["common cause"] * 12


@settings(deadline=None, max_examples=60)
@given(st.lists(NUMBERS, min_size=12, max_size=20), st.lists(NUMBERS, min_size=1, max_size=15))
def test_it_is_the_chart_that_making_data_count_fixes_at_its_baseline(before, since):
    """`fix_after` of xmr is held against NHSRplotthedots in test_xmr_published."""
    found = evidence([*before, *since], before=len(before), better="more")
    if found.shows is Shows.NO_SPREAD:
        assert sum(a == b for a, b in pairwise(before)) >= len(before) - 4, (
            "steps that are rare are set aside"
        )
        return
    published = xmr([*before, *since], fix_after=len(before))
    assert found.chart.upl.tolist() == published.upl.tolist()
    assert found.chart.signal == published.signal


def test_fewer_than_six_from_before_make_no_limits_and_no_signal():
    few = evidence([19, 21, 18, 20, 19, 90, 91, 92], before=5, better="more")
    assert np.isnan(few.chart.upl).all()
    assert set(few.chart.signal) == {None}
    assert few.shows is Shows.FEW_BEFORE
    assert evidence([19, 21, 18, 20, 19, 17, 90], before=6, better="more").shows is Shows.BETTER


def test_two_numbers_make_no_limits_either():
    two = evidence([3, 7], before=0, better="less")
    assert np.isnan(two.chart.upl).all()
    assert two.shows is Shows.FEW_BEFORE


def test_weeks_without_a_number_count_neither_before_nor_since():
    gaps = [19, None, 21, None, 18, None, 20, None, 19, None, 21, 24, None, 25]
    found = evidence(gaps, before=10, better="more")
    assert (found.before, found.since, found.shows) == (5, 3, Shows.FEW_BEFORE)


def test_what_moved_before_the_change_is_not_put_down_to_it():
    rising = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]
    assert shows(rising, before=6) is Shows.MOVING_BEFORE, "a trend that goes on"
    assert shows([*STEADY[:11], 60, 30, 31, 32], before=12) is Shows.MOVING_BEFORE, "far outside, before"


def test_a_trend_that_begins_with_the_change_comes_of_it():
    assert shows([*STEADY, 20, 21, 22, 23, 24, 25, 26], before=12) is Shows.BETTER


def test_numbers_that_hardly_differ_say_nothing_of_chance():
    assert shows([30] * 12 + [29], before=12) is Shows.NO_SPREAD
    assert shows([0] * 12 + [1] * 7, before=12, better="less") is Shows.NO_SPREAD


def test_up_and_then_down_is_both():
    assert shows([*STEADY, 40, 40, 5], before=12) is Shows.BOTH


def test_everything_that_a_chart_can_show_has_its_words():
    assert set(SAYS) == set(THOUGH) == set(Shows)


@pytest.mark.parametrize(("before", "since"), [(6, 7), (12, 7), (12, 12)])
def test_chance_alone_looks_better_in_about_one_chart_of_ten_as_the_pages_say(before, since):
    """A change that does nothing, drawn 300 times: 8 to 16 of a hundred look better, as many worse."""
    rng = np.random.default_rng(20261122)
    found = [shows(rng.normal(20, 3, before + since).tolist(), before) for _ in range(300)]
    for one in (Shows.BETTER, Shows.WORSE):
        assert 0.05 < found.count(one) / len(found) < 0.18
