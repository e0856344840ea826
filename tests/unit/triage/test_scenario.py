"""A scenario that cannot be run is refused in one sentence that names the place."""

import json

import pytest

from coalface.core.triage import (
    BadScenario,
    OverloadedQueue,
    scenario_from,
    scenario_from_text,
    simulate,
    why_overloaded,
    why_overloaded_in_surge,
)

from .queues import told

TOML = """
referrals_per_year = 8000
share_high_risk = 0.12
sensitivity = 0.8
specificity = 0.9
assessors = 24
service = {distribution = "lognormal", mean_days = 1.0, sigma = 0.8}
surge = {start_day = 90, days = 30, increase = 0.3}
days = 365
warm_up_days = 30
late_after_days = 10
"""


def test_toml_and_json_say_the_same():
    from_toml = scenario_from_text(TOML, is_json=False)
    from_json = scenario_from_text(
        json.dumps(
            told(
                service={"distribution": "lognormal", "mean_days": 1.0, "sigma": 0.8},
                surge={"start_day": 90, "days": 30, "increase": 0.3},
                late_after_days=10,
            )
        ),
        is_json=True,
    )
    assert from_toml == from_json
    assert from_toml.offered_load == pytest.approx(8000 / 365)


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"asessors": 3}, "asessors", "Did you mean “assessors”?"),
        ({"zzz": 3}, "zzz", "There are: assessors, days"),
        ({"service": {"distribution": "gamma", "mean_days": 1}}, "service.distribution", "Write one of them"),
        ({"service": {"distribution": "lognormal", "mean_days": 1}}, "service.sigma", "is missing"),
        ({"service": {"distribution": "exponential", "mean": 1}}, "service.mean", "“service.mean_days”"),
        ({"service": 3}, "service", "has to be a table"),
        ({"assessors": 0}, "assessors", "nobody is ever assessed"),
        ({"assessors": 2.5}, "assessors", "whole number"),
        ({"assessors": True}, "assessors", "plain number"),
        ({"late_after_days": "10 days"}, "late_after_days", "without its unit"),
        ({"sensitivity": 80}, "sensitivity", "between 0 and 1"),
        ({"days": float("nan")}, "days", "days is nan"),
        ({"warm_up_days": 365}, "warm_up_days", "Make days longer"),
        ({"surge": {"start_day": 1, "days": 1, "increase": -2}}, "surge.increase", "between -1 and 100"),
        ({"surge": {"start_day": 1, "day": 1, "increase": 1}}, "surge.day", "“surge.days”"),
    ],
)
def test_what_is_wrong_is_said_and_where(changes, field, says):
    with pytest.raises(BadScenario) as refusal:
        scenario_from(told(**changes))
    assert says in str(refusal.value)
    assert refusal.value.field == field


def test_what_is_missing_is_named():
    scenario = told()
    del scenario["specificity"]
    with pytest.raises(BadScenario, match="specificity is missing"):
        scenario_from(scenario)


@pytest.mark.parametrize("text", ["{", "[1]", "", '{"days": 1e999}', "[" * 100_000])
def test_a_file_of_something_else_is_refused(text):
    with pytest.raises(BadScenario):
        scenario_from_text(text, is_json=True)


def test_an_overloaded_queue_is_refused_before_it_is_run():
    # 8,000 a year of a day each need 21.9 assessors; 20 can take 20 x 365.
    with pytest.raises(OverloadedQueue, match=r"20 assessors can take 7,300.*Set assessors to 22 or more"):
        simulate(told(assessors=20), runs=1)
    assert simulate(told(assessors=20), runs=1, even_if_overloaded=True).utilisation[0] > 0.99
    assert why_overloaded(scenario_from(told(assessors=22))) is None


def test_a_surge_that_cannot_be_kept_up_with_is_said():
    # 22 assessors and 24.1 a day in the surge: 2.1 are left each day.
    surge = {"start_day": 100, "days": 20, "increase": 0.1}
    scenario = scenario_from(told(assessors=22, surge=surge))
    assert "about 42 referrals are left over" in why_overloaded_in_surge(scenario)
    assert why_overloaded_in_surge(scenario_from(told(assessors=25, surge=surge))) is None


@pytest.mark.parametrize(
    ("asked", "field"), [({"runs": 0}, "runs"), ({"seed": -1}, "seed"), ({"engine": "fast"}, "engine")]
)
def test_what_is_asked_of_it_is_checked(asked, field):
    with pytest.raises(BadScenario) as refusal:
        simulate(told(), **{"runs": 1, **asked})
    assert refusal.value.field == field
