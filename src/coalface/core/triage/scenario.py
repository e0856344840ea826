"""What a triage queue is told: how many referrals come, how well they are sorted, and who is there to assess them."""

import json
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import NotAllowed
from ..named import why_not_known

DAYS_A_YEAR = 365

# Name: the least, the most, and what it is. Each is a plain number in the scenario.
NUMBERS: dict[str, tuple[float, float, str]] = {
    "referrals_per_year": (0, 10_000_000, "referrals a year of 365 days"),
    "share_high_risk": (0, 1, "a share between 0 and 1"),
    "sensitivity": (0, 1, "a share between 0 and 1"),
    "specificity": (0, 1, "a share between 0 and 1"),
    "assessors": (1, 10_000, "how many can assess at the same time"),
    "days": (1, 1_000_000, "days"),
    "warm_up_days": (0, 1_000_000, "days"),
    "late_after_days": (0, 100_000, "days"),
}
SERVICE_NUMBERS = {
    "mean_days": (1e-6, 10_000, "days of one assessor’s work"),
    "sigma": (0, 5, "the standard deviation of the logarithm, without unit"),
}
SURGE_NUMBERS = {
    "start_day": (0, 1_000_000, "days"),
    "days": (0, 1_000_000, "days"),
    "increase": (-1, 100, "a share: 0.3 is three tenths more"),
}
DISTRIBUTIONS = ("exponential", "lognormal")


class BadScenario(NotAllowed):
    """The scenario cannot be run. The message says what is wrong, then what to do; `field` says where."""


@dataclass(frozen=True, slots=True)
class Service:
    """How long one assessment takes one assessor. `sigma` matters where the distribution is lognormal."""

    distribution: str
    mean_days: float
    sigma: float = 0.0


@dataclass(frozen=True, slots=True)
class Surge:
    """Referrals come at (1 + increase) times the usual rate from `start_day` on, for so many days."""

    start_day: float
    days: float
    increase: float


@dataclass(frozen=True, slots=True)
class Scenario:
    """One front door. Answers are about referrals that arrive from `warm_up_days` to `days`."""

    referrals_per_year: float
    share_high_risk: float
    sensitivity: float
    specificity: float
    assessors: int
    service: Service
    days: float
    late_after_days: float
    warm_up_days: float = 0.0
    surge: Surge | None = None

    @property
    def referrals_per_day(self) -> float:
        return self.referrals_per_year / DAYS_A_YEAR

    @property
    def offered_load(self) -> float:
        """How many assessors would be busy, on the average, if nobody ever waited; without the surge."""
        return self.referrals_per_day * self.service.mean_days


def scenario_from_text(text: str, *, is_json: bool) -> Scenario:
    """Read a scenario from TOML or JSON, or say in a sentence what is wrong with it and where."""
    try:
        told = json.loads(text) if is_json else tomllib.loads(text)
    except (ValueError, RecursionError) as fault:
        kind = "JSON" if is_json else "TOML"
        where = f" ({fault})" if isinstance(fault, ValueError) else ""
        raise BadScenario(f"This scenario is not {kind}{where}. Mend it and run it again.") from fault
    return scenario_from(told)


def scenario_from(told: object) -> Scenario:
    """Check names, kinds and ranges."""
    if not isinstance(told, Mapping):
        raise BadScenario("A scenario is a table of names and values, such as assessors = 12.")
    _check_names(told, {*NUMBERS, "service", "surge"}, "")
    given = {
        name: _number(told, name, limits, "")
        for name, limits in NUMBERS.items()
        if name in told or name != "warm_up_days"
    }
    if given["assessors"] != int(given["assessors"]):
        raise BadScenario("assessors is a whole number: how many can assess at the same time.", "assessors")
    if given.get("warm_up_days", 0) >= given["days"]:
        raise BadScenario(
            "warm_up_days is not shorter than days, so nothing is left to count. Make days longer.",
            "warm_up_days",
        )
    return Scenario(
        **{**given, "assessors": int(given["assessors"])},  # type: ignore[arg-type]
        service=_service(told),
        surge=_surge(told),
    )


def _service(told: Mapping[str, Any]) -> Service:
    service = _table(told, "service", 'service = {distribution = "exponential", mean_days = 3.0}')
    _check_names(service, {"distribution", *SERVICE_NUMBERS}, "service.")
    distribution = service.get("distribution")
    if distribution not in DISTRIBUTIONS:
        raise BadScenario(
            'service.distribution is "exponential" or "lognormal". Write one of them.', "service.distribution"
        )
    mean = _number(service, "mean_days", SERVICE_NUMBERS["mean_days"], "service.")
    if distribution == "exponential" and "sigma" not in service:
        return Service(distribution, mean)
    return Service(distribution, mean, _number(service, "sigma", SERVICE_NUMBERS["sigma"], "service."))


def _surge(told: Mapping[str, Any]) -> Surge | None:
    if told.get("surge") is None:
        return None
    surge = _table(told, "surge", "surge = {start_day = 90, days = 30, increase = 0.3}")
    _check_names(surge, set(SURGE_NUMBERS), "surge.")
    return Surge(**{name: _number(surge, name, limits, "surge.") for name, limits in SURGE_NUMBERS.items()})


def _table(told: Mapping[str, Any], name: str, example: str) -> Mapping[str, Any]:
    table = told.get(name)
    if not isinstance(table, Mapping):
        raise BadScenario(f"{name} has to be a table. Write it as: {example}", name)
    return table


def _check_names(told: Mapping[str, Any], known: set[str], inside: str) -> None:
    for name in told:
        if reason := why_not_known(str(name), known, inside):
            raise BadScenario(reason, f"{inside}{name}")


def _number(told: Mapping[str, Any], name: str, limits: tuple[float, float, str], inside: str) -> float:
    least, most, what = limits
    place = f"{inside}{name}"
    if name not in told:
        raise BadScenario(f"{place} is missing. Write it as a number: {what}.", place)
    value = told[name]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadScenario(
            f"{place} has to be a plain number, without quotes and without its unit: {what}.", place
        )
    if (isinstance(value, float) and not math.isfinite(value)) or not least <= value <= most:
        if name == "assessors" and value == 0:
            raise BadScenario("With assessors = 0 nobody is ever assessed. Write 1 or more.", place)
        raise BadScenario(
            f"{place} is {value:g}, and has to lie between {least:,g} and {most:,g}: {what}.", place
        )
    return float(value)
