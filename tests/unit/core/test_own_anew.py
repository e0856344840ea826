"""New limits from a month on: each side is held beside itself alone, as Making Data Count does; few months are none.

The reference is written in plain lists from the formula of NHS England’s Making Data Count (limits at the mean and 2.66
mean moving ranges) and from what NHSRplotthedots documents of `ptd_rebase` and `screen_outliers`: mean, ranges and
their screening (3.267 times their mean or more) are of one rebase group, and no range goes from one group to the next.
"""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from statistics import fmean

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coalface.core.charts.spans import spans
from coalface.core.charts.xmr import Signal
from coalface.core.own_returns import OWN_CHARTS
from coalface.core.own_returns.anew import (
    EACH_SIDE,
    NO_LIMITS,
    NO_REASON,
    NO_SUCH_MONTH,
    TOO_NEAR,
    months_to_begin,
    places_anew,
    why_not_anew,
)
from coalface.core.own_returns.drawing import OwnSeries, chart_of, series_of

CHART = OWN_CHARTS["referrals"]
WHY = "Two teams were made into one"


def month_at(place):
    return date(2023 + place // 12, place % 12 + 1, 1)


def series(*values):
    """As it is made of kept numbers: None is a month without one."""
    numbers = {
        (month_at(at), "referrals"): Decimal(value) for at, value in enumerate(values) if value is not None
    }
    return series_of(CHART, numbers)


def drawn(made, *begin):
    return chart_of(CHART, made, places_anew(made, [month_at(at) for at in begin]))


def by_hand(values):
    """The mean and the limits of one group, with ranges screened once and the mean as it is."""
    ranges = [abs(after - before) for before, after in pairwise(values)]
    kept = [one for one in ranges if one < 3.267 * fmean(ranges)]
    # With ranges of nought alone none is below 3.267 times nought: then the limits are the mean.
    average = fmean(kept) if kept else 0.0
    return fmean(values), fmean(values) - 2.66 * average, fmean(values) + 2.66 * average


def test_six_months_and_six_after_a_change_have_limits_of_their_own():
    made = drawn(series(10, 12, 11, 13, 12, 14, 30, 33, 30, 33, 30, 33), 6)
    # 72 / 6 = 12, ranges 2 1 2 1 2, mean 1.6: 12 ± 2.66 × 1.6. And 189 / 6 = 31.5, ranges of 3: 31.5 ± 2.66 × 3.
    assert made.mean.tolist() == pytest.approx([12.0] * 6 + [31.5] * 6)
    assert made.lpl.tolist() == pytest.approx([12 - 4.256] * 6 + [31.5 - 7.98] * 6)
    assert made.upl.tolist() == pytest.approx([12 + 4.256] * 6 + [31.5 + 7.98] * 6)
    assert made.group == (0,) * 6 + (1,) * 6
    assert set(made.signal) == {Signal.COMMON_CAUSE}
    # The jump from 14 to 30 is no range of either side; without the break it is one, and every month a signal.
    assert spans(drawn(series(10, 12, 11, 13, 12, 14, 13, 30, 33, 30, 33, 30, 33, 31)))


@given(st.lists(st.lists(st.integers(0, 500), min_size=6, max_size=16), min_size=1, max_size=4))
def test_each_stretch_is_computed_as_if_it_stood_alone(stretches):
    begin = np.cumsum([len(one) for one in stretches])[:-1].tolist()
    made = drawn(series(*(value for one in stretches for value in one)), *begin)
    expected = [by_hand(one) for one in stretches for _value in one]
    for line, which in ((made.mean, 0), (made.lpl, 1), (made.upl, 2)):
        np.testing.assert_allclose(line, [one[which] for one in expected], rtol=1e-12, atol=1e-9)
    for one in spans(made):
        assert made.group[one.first] == made.group[one.last]


def test_why_limits_do_not_begin_anew():
    year = series(*range(100, 124))
    cases = {
        (OWN_CHARTS["audits_poor"], year, 12, WHY, ()): NO_LIMITS,
        (CHART, None, 12, WHY, ()): NO_SUCH_MONTH,
        (CHART, year, 0, WHY, ()): NO_SUCH_MONTH,
        (CHART, year, 24, WHY, ()): NO_SUCH_MONTH,
        (CHART, year, 12, WHY, (12,)): NO_SUCH_MONTH,
        (CHART, year, 12, "  ", ()): NO_REASON,
        (CHART, year, 6, WHY, ()): None,
        (CHART, year, 18, WHY, ()): None,
        (CHART, year, 18, WHY, (12,)): None,
    }
    for (chart, made, at, why, there), says in cases.items():
        assert why_not_anew(chart, made, month_at(at), why, [month_at(one) for one in there]) == says
    for at, there in ((5, ()), (19, ()), (14, (12,)), (17, (12,))):
        said = why_not_anew(CHART, year, month_at(at), WHY, [month_at(one) for one in there])
        assert said.template == TOO_NEAR
        assert said.parts == {"few": EACH_SIDE}
    assert why_not_anew(CHART, year, None, WHY, ()) == NO_SUCH_MONTH


def test_a_month_without_a_number_is_none_of_the_six():
    gaps = series(*range(6), *[None] * 3, *range(5), *range(6))
    # Six before the gap and none in it: the month after the gap, and those of the gap, have six on their left.
    assert why_not_anew(CHART, gaps, month_at(9), WHY, ()) is None
    assert why_not_anew(CHART, gaps, month_at(15), WHY, ()).template == TOO_NEAR
    assert why_not_anew(CHART, gaps, month_at(14), WHY, [month_at(9)]).template == TOO_NEAR


@given(
    st.lists(st.one_of(st.none(), st.integers(0, 99)), min_size=1, max_size=30),
    st.sets(st.integers(0, 32), max_size=3),
)
def test_the_months_to_choose_from_are_those_that_are_not_refused(values, there):
    made = series(*values)
    assume(made is not None)
    begin = [month_at(at) for at in sorted(there)]
    allowed = [
        month
        for month in made.months
        if why_not_anew(CHART, made, month, WHY, set(begin) & set(made.months)) is None
    ]
    assert months_to_begin(made, begin) == allowed[::-1]


def test_where_the_numbers_of_one_side_are_gone_limits_do_not_begin():
    made = series(*range(100, 112))
    assert places_anew(made, [month_at(6)]) == (6,)
    assert places_anew(made, [month_at(6), month_at(40), month_at(0)]) == (6,)
    assert places_anew(made, [month_at(9), month_at(4)]) == (4, 9)
    # One number on a side makes no moving range.
    assert places_anew(made, [month_at(1)]) == ()
    assert places_anew(made, [month_at(11)]) == ()
    assert places_anew(made, [month_at(4), month_at(5)]) == (4,)
    short = OwnSeries(made.months, (*made.values[:7], *[None] * 4, made.values[11]), made.over, made.under)
    assert places_anew(short, [month_at(7)]) == ()


@given(
    st.lists(st.one_of(st.none(), st.integers(0, 99)), min_size=1, max_size=30), st.sets(st.integers(0, 32))
)
def test_whatever_numbers_go_a_chart_can_be_drawn_with_what_is_left_of_its_limits(values, there):
    made = series(*values)
    assume(made is not None and sum(one is not None for one in made.values) > 1)
    begin = [month_at(at) for at in there]
    chart = chart_of(CHART, made, places_anew(made, begin))
    assert chart is not None
    assert len(set(chart.group)) == 1 + len(places_anew(made, begin))
