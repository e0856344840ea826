"""A quarter of a rehearsal as a triage queue."""

import numpy as np
import pytest

from coalface.core.spiral import BadRehearsal, scenario_from, shipped, simulate
from coalface.core.spiral.front_door import cap_words, front_door, queue_text, why_no_quarter
from coalface.core.triage import scenario_from_text, why_overloaded
from coalface.core.triage import simulate as triage

# No range at all: what is published and assumed, each at its default.
SURE = {name: one.default for name, one in shipped().assumptions.items()}


def told(**more):
    return scenario_from({"weeks": 104, "parameters": SURE, **more}, shipped())


def test_a_department_in_balance_has_the_load_that_its_slack_leaves():
    # With a slack of a tenth, what comes is 10 in 11 of what could be assessed. By hand, from the definition’s
    # defaults: 4052 referrals a year are 77.66 a week. 12% are seen at high risk, after 4% were screened out and 10%
    # assessed out: so 0.12 × 77.66 / (0.96 × 0.90) = 10.79 are. 96% of these are accepted, and 75% of the other 66.87.
    found = front_door(told(), 5, runs=1)
    assert found.load == pytest.approx(1 / 1.1, rel=1e-6)
    assert found.referrals_a_week == pytest.approx(10.355 + 50.153, rel=1e-3)
    assert found.share_high == pytest.approx(10.355 / 60.508, rel=1e-3)


def test_the_queue_can_do_as_much_as_the_department_whatever_an_assessment_takes():
    found = front_door(told(), 1, runs=1)
    for mean_days in (0.3, 1, 5, 20):
        queue = found.queue(mean_days)
        assert queue.assessors * 7 / queue.service.mean_days == pytest.approx(found.assessments_a_week)
        assert queue.referrals_per_year == pytest.approx(found.referrals_a_week * 365 / 7)
    assert found.queue(20).service.mean_days == pytest.approx(20, rel=0.02)
    answers = triage(found.queue(), runs=30)
    assert answers.utilisation.mean() == pytest.approx(found.load, abs=0.02)


def test_the_quarter_is_the_weeks_that_it_says():
    events = {"more_demand": 0.3, "levers_from_week": 26}
    before, after = (front_door(told(events=events), quarter, runs=1) for quarter in (2, 3))
    assert after.referrals_a_week > before.referrals_a_week
    weeks = simulate(told(events=events), runs=1, keep=["low_accepted", "high_accepted"])
    by_hand = np.mean(
        [weeks["low_accepted"][week, 0] + weeks["high_accepted"][week, 0] for week in range(26, 39)]
    )
    assert after.referrals_a_week == pytest.approx(by_hand)


def test_a_cap_takes_no_assessor_away_and_holds_back_only_whom_no_high_risk_is_seen_of():
    free, capped = (
        front_door(told(levers={"caseload_cap": cap}, events={"levers_from_week": 0}), 4, runs=1)
        for cap in (30, 10)
    )
    assert free.with_cap == free.load
    assert cap_words(free) == ""
    assert capped.cap_holds
    assert capped.with_cap > 1 > capped.load
    assert why_overloaded(capped.queue()) is None
    assert why_overloaded(capped.for_the_second_class().queue()) is not None
    assert "wait for longer and longer" in cap_words(capped)
    # As in the spiral: of the high risk that is seen nobody waits longer for it.
    waiting = {
        cap: simulate(
            told(levers={"caseload_cap": cap}, events={"levers_from_week": 0}), runs=1, keep=["waiting_high"]
        )["waiting_high"][52, 0]
        for cap in (30, 10)
    }
    assert waiting[10] <= waiting[30] * 1.01


def test_the_file_is_a_scenario_of_triage():
    queue = front_door(told(), 3, runs=1).queue()
    text = queue_text(queue, about="With the levers, quarter 3.")
    read = scenario_from_text(text, is_json=False)
    assert read.assessors == queue.assessors
    assert read.service.mean_days == pytest.approx(queue.service.mean_days, abs=1e-4)
    assert read.share_high_risk == pytest.approx(queue.share_high_risk, abs=1e-4)
    assert (read.sensitivity, read.specificity, read.days) == (0.8, 0.9, 730)
    assert "a rehearsal, not a forecast" in text.lower()


def test_a_quarter_that_is_not_there_is_refused():
    assert "quarters 1 to 8" in str(why_no_quarter(told(), 9))
    assert why_no_quarter(told(), 8) is None
    with pytest.raises(BadRehearsal, match="quarters 1 to 8"):
        front_door(told(), 0, runs=1)
    nobody = {**SURE, "referrals_a_year": 0.0}
    with pytest.raises(BadRehearsal, match="nobody is referred"):
        front_door(scenario_from({"weeks": 60, "parameters": nobody}, shipped()), 1, runs=1)
