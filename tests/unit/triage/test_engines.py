"""Three engines and any number of workers give the same answer, to the last bit."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from coalface.core.triage import BadScenario, joined, scenario_from, simulate, simulate_each, simulate_runs
from coalface.core.triage.answers import Answers
from coalface.core.triage.simulate import ENGINES

from .queues import told

RARE = told(referrals_per_year=300, assessors=2, days=200, warm_up_days=0)
SURGE = {"start_day": 40, "days": 30, "increase": 1.5}


def same(one: Answers, other: Answers) -> bool:
    return all(
        np.array_equal(getattr(one, name), getattr(other, name)) for name in Answers.__dataclass_fields__
    )


@settings(deadline=None, max_examples=40)
@given(
    referrals=some.sampled_from([0, 1, 40, 600, 1500]),
    high=some.floats(0, 1),
    sensitivity=some.floats(0, 1),
    specificity=some.floats(0, 1),
    assessors=some.integers(1, 7),
    distribution=some.sampled_from(["exponential", "lognormal"]),
    surge=some.sampled_from([None, SURGE]),
    seed=some.integers(0, 2**63 - 1),
)
def test_all_engines_agree(referrals, high, sensitivity, specificity, assessors, distribution, surge, seed):
    scenario = told(
        referrals_per_year=referrals,
        share_high_risk=high,
        sensitivity=sensitivity,
        specificity=specificity,
        assessors=assessors,
        service={"distribution": distribution, "mean_days": 1.3, "sigma": 0.9},
        days=90,
        warm_up_days=10,
        surge=surge,
    )
    compiled, lanes, plain = (
        simulate(scenario, runs=6, seed=seed, engine=engine, even_if_overloaded=True) for engine in ENGINES
    )
    assert same(plain, compiled)
    assert same(plain, lanes)


@pytest.mark.parametrize("engine", ENGINES)
def test_runs_shared_out_among_workers_are_the_runs_of_one(engine):
    scenario = scenario_from(RARE)
    parts = [
        simulate_runs(scenario, part, seed=5, engine=engine) for part in (range(3), range(3, 4), range(4, 11))
    ]
    assert same(joined(parts), simulate(scenario, runs=11, seed=5, engine="plain"))


def test_another_seed_is_another_answer():
    assert not same(simulate(RARE, runs=3, seed=1), simulate(RARE, runs=3, seed=2))


def test_progress_is_told_of_every_run():
    done = []
    simulate(RARE, runs=11, progress=done.append)
    assert sum(done) == 11


@pytest.mark.parametrize("engine", [*ENGINES, None])
def test_a_run_of_each_scenario_is_the_run_of_that_number(engine):
    busy, quiet = (scenario_from({**RARE, "referrals_per_year": count}) for count in (400, 200))
    each = simulate_each({3: busy, 7: quiet, 4: busy}, seed=5, engine=engine)
    for row, (run, scenario) in enumerate(((3, busy), (7, quiet), (4, busy))):
        alone = simulate_runs(scenario, [run], seed=5, engine="plain")
        assert all(
            getattr(each, name)[row] == getattr(alone, name)[0] for name in Answers.__dataclass_fields__
        )


def test_scenarios_that_are_run_together_have_the_same_assessors_and_none_is_overloaded():
    one = scenario_from(RARE)
    with pytest.raises(BadScenario, match="same assessors and days"):
        simulate_each({0: one, 1: scenario_from({**RARE, "assessors": 3})}, seed=1)
    with pytest.raises(BadScenario, match="overloaded"):
        simulate_each({0: scenario_from({**RARE, "referrals_per_year": 90_000})}, seed=1)
