"""What has to hold for any queue: Little's law, nobody lost, priority, and the same luck in what is compared."""

import numpy as np
import pytest

from coalface.core.triage import scenario_from, simulate, summary
from coalface.core.triage.draws import draw_referrals
from coalface.core.triage.plain import begin_days

from .queues import told


def one_run(**changes):
    scenario = scenario_from(told(**changes))
    referrals = draw_referrals(scenario, seed=7, run=0, until_day=scenario.days)
    return referrals, begin_days(referrals, scenario.assessors)


def test_littles_law_holds_when_the_queue_is_watched():
    # J. D. C. Little, Operations Research 9, 1961: who waits on the average is rate times wait. Watched by the
    # minute here.
    referrals, begins = one_run(assessors=22, days=300)
    until = begins.max()
    moments = np.arange(0, until, 1 / 1440)
    waiting = np.searchsorted(referrals.arrives, moments, "right") - np.searchsorted(
        np.sort(begins), moments, "right"
    )
    assert waiting.min() >= 0
    rate = len(begins) / until
    assert waiting.mean() == pytest.approx(rate * (begins - referrals.arrives).mean(), rel=1e-3)


def test_never_more_at_work_than_assessors_and_none_idle_while_somebody_waits():
    referrals, begins = one_run(assessors=22, days=200)
    ends = begins + referrals.service_days
    for moment in np.unique(np.concatenate([begins, referrals.arrives])):
        at_work = np.count_nonzero((begins <= moment) & (moment < ends))
        waits = np.count_nonzero((referrals.arrives <= moment) & (moment < begins))
        assert at_work <= 22
        assert at_work == 22 or not waits


def test_each_class_is_served_in_the_order_in_which_it_came():
    referrals, begins = one_run(assessors=22, days=200)
    first = referrals.is_first_class
    assert (np.diff(begins[first]) >= 0).all()
    assert (np.diff(begins[~first]) >= 0).all()


def test_nobody_of_the_second_class_begins_while_one_of_the_first_waits():
    referrals, begins = one_run(assessors=22, days=200)
    first = referrals.is_first_class
    came, began = referrals.arrives[first], begins[first]
    for moment in begins[~first]:
        assert not ((came < moment) & (moment < began)).any()


def test_everyone_who_is_counted_is_of_one_risk_and_of_one_class():
    answers = simulate(told(), runs=20, seed=3)
    counted = answers.high + answers.low
    assert (counted == answers.first_class + answers.second_class).all()
    waits = answers.waited_days_high + answers.waited_days_low
    assert waits == pytest.approx(answers.waited_days_first_class + answers.waited_days_second_class)
    # 8,000 a year for 335 days.
    assert counted.mean() == pytest.approx(8000 * 335 / 365, rel=0.01)


def test_who_still_waits_when_counting_ends_is_followed_on():
    # With one assessor and a surge at the end, hardly anybody of the last days has begun by then.
    scenario = told(
        referrals_per_year=300,
        assessors=1,
        days=100,
        warm_up_days=90,
        surge={"start_day": 90, "days": 10, "increase": 4},
    )
    answers = simulate(scenario, runs=50, seed=2)
    assert summary(answers)["mean_wait_days_low"] > 10


def test_a_perfect_triage_makes_the_classes_the_risks():
    answers = simulate(told(sensitivity=1, specificity=1), runs=10)
    assert (answers.high == answers.first_class).all()
    assert answers.waited_days_high == pytest.approx(answers.waited_days_first_class)


def test_a_triage_that_only_guesses_helps_nobody():
    # Half of both are called first: high and low wait the same.
    answers = simulate(told(sensitivity=0.5, specificity=0.5, days=3000), runs=100, seed=4)
    told_of = summary(answers)
    gap = told_of["mean_wait_days_high"] - told_of["mean_wait_days_low"]
    assert abs(gap) < 4 * np.hypot(told_of["mean_wait_days_high_se"], told_of["mean_wait_days_low_se"])


def test_the_same_children_come_in_scenarios_that_are_compared():
    few, many = (scenario_from(told(assessors=count, sensitivity=count / 30)) for count in (23, 29))
    one, other = (draw_referrals(scenario, seed=1, run=4, until_day=100) for scenario in (few, many))
    assert np.array_equal(one.arrives, other.arrives)
    assert np.array_equal(one.is_high, other.is_high)
    assert np.array_equal(one.service_days, other.service_days)
    # Whoever of high risk was seen by the poorer triage is seen by the better.
    assert (other.is_first_class[one.is_high & one.is_first_class]).all()


def test_one_more_assessor_never_lets_a_run_wait_longer_by_much():
    few, many = (simulate(told(assessors=count), runs=50, seed=6) for count in (23, 24))
    assert (many.waited_days_low <= few.waited_days_low).mean() > 0.95


def test_a_later_end_adds_referrals_and_changes_none():
    scenario = scenario_from(told(surge={"start_day": 40, "days": 30, "increase": 0.5}))
    short = draw_referrals(scenario, seed=1, run=0, until_day=200)
    long = draw_referrals(scenario, seed=1, run=0, until_day=800)
    count = len(short.arrives)
    assert np.array_equal(long.arrives[:count], short.arrives)
    assert np.array_equal(long.is_first_class[:count], short.is_first_class)
    assert np.array_equal(long.service_days[:count], short.service_days)
    assert long.arrives[count] > 200


def test_a_surge_brings_as_many_more_as_it_says():
    scenario = scenario_from(told(surge={"start_day": 100, "days": 50, "increase": 1.0}))
    drawn = [draw_referrals(scenario, seed=1, run=run, until_day=365).arrives for run in range(40)]
    usual, surge = (
        np.mean([np.count_nonzero((days >= since) & (days < since + 50)) for days in drawn])
        for since in (0, 100)
    )
    assert surge / usual == pytest.approx(2, rel=0.03)


def test_a_year_without_referrals_has_no_waits_and_says_so():
    answer = summary(simulate(told(referrals_per_year=0), runs=3))
    assert answer["mean_wait_days_high"] is None
    assert answer["utilisation"] == 0
