"""What queueing theory has exact answers for, the simulation finds, within four of its own standard errors."""

from math import exp

import pytest

from coalface.core.triage import scenario_from, simulate, simulate_each, summary, why_overloaded
from coalface.core.triage.answers import ratio_with_error
from coalface.core.triage.overload import first_class_keeps_up

from .queues import cobham, mean_wait, share_waiting_over, standard_errors_away, told

RUNS, DAYS = 100, 5200
PER_DAY = 20.0
BUSY = {"referrals_per_year": PER_DAY * 365, "days": DAYS, "warm_up_days": 150}


def test_erlang_c_is_what_the_tables_say():
    # Two servers, each busy half the time: 1/3 by hand. W = C / (c mu - lambda).
    assert mean_wait(2, 1.0, 1.0) == pytest.approx(1 / 3)
    assert share_waiting_over(0, 1, 0.7, 1.0) == pytest.approx(0.7)


def test_without_priority_it_is_erlang_c_over_ten_million_referrals():
    # Nobody is sorted into the first class, so everybody waits in one line.
    scenario = told(**BUSY, assessors=23, sensitivity=0, specificity=1, late_after_days=0.5)
    answers = simulate(scenario, runs=RUNS, seed=1909)
    assert summary(answers)["referrals_counted"] > 10_000_000
    expected = mean_wait(23, PER_DAY, 1.0)
    for name in ("wait_second_class", "mean_wait_days_high", "mean_wait_days_low"):
        assert abs(standard_errors_away(answers, name, expected)) < 4, name
    late = share_waiting_over(0.5, 23, PER_DAY, 1.0)
    assert abs(standard_errors_away(answers, "share_high_waiting_over", late)) < 4
    assert abs(standard_errors_away(answers, "utilisation", PER_DAY / 23)) < 4
    assert summary(answers)["wait_first_class"] is None


def test_with_priority_it_is_cobham_over_ten_million_referrals():
    scenario = told(**BUSY, assessors=23)
    answers = simulate(scenario, runs=RUNS, seed=1954)
    assert summary(answers)["referrals_counted"] > 10_000_000
    share_first = 0.12 * 0.8 + 0.88 * 0.1
    first, second = cobham(23, PER_DAY, 1.0, share_first)
    for name, expected in {
        "wait_first_class": first,
        "wait_second_class": second,
        # Who is at high risk waits as the class does into which triage put them.
        "mean_wait_days_high": 0.8 * first + 0.2 * second,
        "mean_wait_days_low": 0.1 * first + 0.9 * second,
    }.items():
        assert abs(standard_errors_away(answers, name, expected)) < 4, name


@pytest.mark.parametrize("sigma", [0.5, 1.2])
def test_one_assessor_and_lognormal_work_are_pollaczek_and_khinchine(sigma):
    # W = lambda E[S^2] / (2 (1 - rho)), and E[S^2] = mean^2 exp(sigma^2).
    busy = 0.7
    service = {"distribution": "lognormal", "mean_days": 0.5, "sigma": sigma}
    scenario = told(
        referrals_per_year=busy / 0.5 * 365,
        service=service,
        assessors=1,
        sensitivity=0,
        specificity=1,
        days=40_000,
        warm_up_days=500,
    )
    expected = busy * 0.5 * exp(sigma**2) / (2 * (1 - busy))
    answers = simulate(scenario, runs=60, seed=1930)
    assert abs(standard_errors_away(answers, "wait_second_class", expected)) < 4
    assert abs(standard_errors_away(answers, "utilisation", busy)) < 4


def test_the_first_class_of_an_overloaded_queue_waits_as_in_cobham_with_every_assessor_always_busy():
    # Cobham 1954, one server: where the second class never runs dry, whoever comes finds the server busy, and with
    # exponential service of mean 1 the first class waits 1 / (1 - its own load).
    told = {
        "referrals_per_year": 365 * 1.3,
        "share_high_risk": 0.4,
        "sensitivity": 1.0,
        "specificity": 1.0,
        "assessors": 1,
        "service": {"distribution": "exponential", "mean_days": 1.0},
        "days": 4000,
        "warm_up_days": 400,
        "late_after_days": 7,
    }
    queue = scenario_from(told)
    assert why_overloaded(queue) is not None
    assert first_class_keeps_up(queue)
    found = simulate_each(dict.fromkeys(range(60), queue), seed=3, even_if_overloaded=True)
    mean, error = ratio_with_error(found.waited_days_first_class, found.first_class)
    assert abs(mean - 1 / (1 - 1.3 * 0.4)) < 4 * error
    assert not first_class_keeps_up(scenario_from({**told, "share_high_risk": 0.8}))
