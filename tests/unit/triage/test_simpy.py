"""SimPy, which others wrote, lets every single referral begin on the same day."""

import numpy as np
import pytest
import simpy

from coalface.core.triage import scenario_from
from coalface.core.triage.compiled import begin_days
from coalface.core.triage.draws import Referrals, draw_referrals

from .queues import told


def begin_days_in_simpy(referrals: Referrals, assessors: int) -> np.ndarray:
    env = simpy.Environment()
    desk = simpy.PriorityResource(env, capacity=assessors)
    begins = np.zeros(len(referrals.arrives))

    def referral(number: int):
        yield env.timeout(float(referrals.arrives[number]))
        with desk.request(priority=0 if referrals.is_first_class[number] else 1) as turn:
            yield turn
            begins[number] = env.now
            yield env.timeout(float(referrals.service_days[number]))

    for number in range(len(begins)):
        env.process(referral(number))
    env.run()
    return begins


@pytest.mark.parametrize("assessors", [1, 2, 5])
@pytest.mark.parametrize("distribution", ["exponential", "lognormal"])
def test_every_referral_begins_when_it_does_in_simpy(assessors, distribution):
    service = {"distribution": distribution, "mean_days": 1.0, "sigma": 1.0}
    surge = {"start_day": 100, "days": 40, "increase": 0.8}
    scenario = scenario_from(
        told(referrals_per_year=assessors * 0.85 * 365, assessors=assessors, service=service, surge=surge)
    )
    referrals = draw_referrals(scenario, seed=11, run=0, until_day=365)
    expected = begin_days_in_simpy(referrals, assessors)
    assert (expected > referrals.arrives).mean() > 0.3
    assert begin_days(referrals, assessors) == pytest.approx(expected, abs=1e-9)
