"""Kaplan-Meier against published data and against lifelines; quartiles against NumPy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from coalface.core.survival import Spell, kaplan_meier, quantile

# Weeks in remission with 6-MP: Freireich et al. 1963, as in Klein and Moeschberger, Survival Analysis (2003).
# Their table 4.1A gives the curve: 0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448.
DONE = [6, 6, 6, 7, 10, 13, 16, 22, 23]
NOT_YET = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
# The counting-process data of Therneau's validation of R's survival package (“test2”), and what lifelines 0.30.3 gives:
# KaplanMeierFitter().fit(stop, event, entry=start).
TEST_2 = zip(
    [1, 2, 5, 2, 1, 7, 3, 4, 8, 8],
    [2, 3, 6, 7, 8, 9, 9, 9, 14, 17],
    [1, 1, 1, 1, 1, 1, 1, 0, 0, 0],
    strict=True,
)


def test_the_published_curve_of_6_mp_is_found():
    curve = kaplan_meier(
        [*(Spell(-1, time, True) for time in DONE), *(Spell(-1, time, False) for time in NOT_YET)]
    )
    assert [round(step.left, 3) for step in curve.steps] == [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]
    assert [step.at_risk for step in curve.steps] == [21, 17, 15, 12, 11, 7, 6]
    assert curve.time_until(0.5) == 23
    assert curve.time_until(0.75) is None
    # The intervals of lifelines 0.30.3 for the same data.
    assert curve.interval_at(7) == pytest.approx((0.563147, 0.922809), abs=1e-6)
    assert curve.interval_at(30) == pytest.approx((0.188052, 0.680143), abs=1e-6)


def test_who_comes_late_counts_from_then_as_in_lifelines():
    curve = kaplan_meier(Spell(start, stop, bool(event)) for start, stop, event in TEST_2)
    assert [step.time for step in curve.steps] == [2, 3, 6, 7, 8, 9]
    found = [step.left for step in curve.steps]
    assert found == pytest.approx([0.5, 0.333333, 0.266667, 0.2, 0.15, 0.09], abs=1e-6)
    assert curve.interval_at(2) == pytest.approx((0.005983, 0.910410), abs=1e-6)
    assert curve.interval_at(100) == pytest.approx((0.004206, 0.346532), abs=1e-6)


spells = st.lists(
    st.tuples(st.integers(1, 30), st.booleans(), st.integers(1, 3)), min_size=1, max_size=40
).filter(lambda many: any(done for _, done, _ in many))


@given(spells)
def test_the_curve_is_scipys(many):
    curve = kaplan_meier(Spell(0, time, done, count) for time, done, count in many)
    each = [(time, done) for time, done, count in many for _ in range(count)]
    there = [time for time, done in each if done]
    theirs = ecdf(CensoredData(uncensored=there, right=[time for time, done in each if not done])).sf
    for time in range(32):
        assert curve.left_at(time) == pytest.approx(float(theirs.evaluate(time)), abs=1e-9)


@given(spells, st.integers(1, 29))
def test_watching_in_two_stretches_is_watching_in_one(many, cut):
    whole = [Spell(0, time, done, count) for time, done, count in many]
    parts = [
        part
        for one in whole
        for part in (
            [Spell(0, cut, False, one.count), Spell(cut, one.exit, one.done, one.count)]
            if one.exit > cut
            else [one]
        )
    ]
    assert [step.left for step in kaplan_meier(parts).steps] == pytest.approx(
        [step.left for step in kaplan_meier(whole).steps]
    )


def test_with_nobody_done_all_are_left():
    curve = kaplan_meier([Spell(-1, 10, False)])
    assert (curve.left_at(100), curve.time_until(0.5)) == (1.0, None)
    assert kaplan_meier([]).watched_from is None


@given(st.lists(st.integers(0, 500), min_size=1, max_size=60), st.sampled_from([0.25, 0.5, 0.75]))
def test_quartiles_are_numpys(days, share):
    counts = [(day, days.count(day)) for day in set(days)]
    assert quantile(counts, share) == pytest.approx(
        float(np.percentile(days, 100 * share, method="averaged_inverted_cdf"))
    )
    assert quantile([], share) is None
