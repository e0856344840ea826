"""Chance, drawn so that a referral keeps its luck whatever the scenario and however many workers there are.

Philox is counter-based: each run, and each thing that chance decides in it, has a key of its own. So the fifth
referral of the ninth run is at high risk, is hard to tell and takes long in every scenario that is compared
(common random numbers).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .scenario import Scenario

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

ARRIVALS, RISKS, TRIAGES, SERVICES = range(4)
STREAMS_A_RUN = 16  # Four are used; the others wait for what chance may decide later.


@dataclass(frozen=True, slots=True)
class Referrals:
    """The referrals of one run, in the order in which they arrive."""

    arrives: Floats
    is_high: Flags
    is_first_class: Flags
    service_days: Floats


def draw_referrals(scenario: Scenario, *, seed: int, run: int, until_day: float) -> Referrals:
    """Every referral that arrives before `until_day`. A later `until_day` only adds referrals at the end."""
    arrives = _arrivals(scenario, _stream(seed, run, ARRIVALS), until_day)
    count = len(arrives)
    is_high = _stream(seed, run, RISKS).random(count, dtype=np.float32) < scenario.share_high_risk
    triage = _stream(seed, run, TRIAGES).random(count, dtype=np.float32)
    # The same luck serves both: whoever is caught at a sensitivity of 0.8 is caught at 0.9.
    is_first_class = np.where(is_high, triage < scenario.sensitivity, triage >= scenario.specificity)
    return Referrals(arrives, is_high, is_first_class, _service_days(scenario, seed, run, count))


def _stream(seed: int, run: int, stream: int) -> np.random.Generator:
    key = np.array([seed, run * STREAMS_A_RUN + stream], dtype=np.uint64)
    return np.random.Generator(np.random.Philox(key=key))


def _arrivals(scenario: Scenario, rng: np.random.Generator, until_day: float) -> Floats:
    """A Poisson process of rate one, stretched by the rate of the day: it needs no thinning."""
    if scenario.referrals_per_day == 0:
        return np.empty(0)
    days, expected = _expected_by(scenario)
    most = float(np.interp(until_day, days, expected))
    if until_day > days[-1]:
        most = float(expected[-1] + (until_day - days[-1]) * scenario.referrals_per_day)
    count = int(most + 6 * most**0.5) + 16
    reached = np.cumsum(rng.standard_exponential(count))
    while reached[-1] < most:
        more = np.cumsum(np.concatenate([reached[-1:], rng.standard_exponential(count)]))
        reached = np.concatenate([reached, more[1:]])
    reached = reached[: np.searchsorted(reached, most)]
    if scenario.surge is None:
        return reached / scenario.referrals_per_day
    after = expected[-1]
    arrives = np.interp(reached, expected, days)
    late = reached > after
    arrives[late] = days[-1] + (reached[late] - after) / scenario.referrals_per_day
    return arrives


def _expected_by(scenario: Scenario) -> tuple[Floats, Floats]:
    """How many referrals are expected by certain days; straight lines between, and the usual rate afterwards."""
    rate, surge = scenario.referrals_per_day, scenario.surge
    if surge is None:
        return np.array([0.0, 1.0]), np.array([0.0, rate])
    days = np.array([0.0, surge.start_day, surge.start_day + surge.days])
    gained = np.array([0.0, surge.start_day * rate, surge.days * rate * (1 + surge.increase)])
    return days, np.cumsum(gained)


def _service_days(scenario: Scenario, seed: int, run: int, count: int) -> Floats:
    rng, service = _stream(seed, run, SERVICES), scenario.service
    if service.distribution == "exponential":
        return rng.standard_exponential(count) * service.mean_days
    # The mean of a lognormal is exp(mu + sigma^2 / 2); mu is chosen so that it is mean_days.
    middle = np.log(service.mean_days) - service.sigma**2 / 2
    days: Floats = np.exp(middle + service.sigma * rng.standard_normal(count))
    return days
