"""What a scenario says that can have no effect, or that the model cannot start from: said before anybody reads on."""

import numpy as np

from .definition import Definition
from .scenario import Scenario
from .simulate import simulate_runs

LOOKED_AT = 50


def noticed_in(scenario: Scenario, definition: Definition, *, seed: int = 1) -> list[str]:
    """In sentences, with where to put it right; nothing where all is as it was written."""
    return [*_without_effect(scenario, definition), *_never(scenario), *_start(scenario, definition, seed)]


def _without_effect(scenario: Scenario, definition: Definition) -> list[str]:
    return [
        f"levers.{name} is {value:g}, which moves nothing."
        for name, value in scenario.levers.items()
        if value == definition.parameters[name].default
    ]


def _never(scenario: Scenario) -> list[str]:
    said = []
    begins = scenario.events.get("levers_from_week", 0.0)
    if begins >= scenario.weeks:
        said.append(
            f"events.levers_from_week is {begins:g}, and the rehearsal has {scenario.weeks} weeks: no lever is ever"
            " moved. Make it less, or weeks more."
        )
    shock = scenario.events.get("publicity_shock_week", 0.0)
    if scenario.events.get("publicity_shock") and shock >= scenario.weeks:
        said.append(
            f"events.publicity_shock_week is {shock:g}, and the rehearsal has {scenario.weeks} weeks: the shock never"
            " comes. Make it less, or weeks more."
        )
    return said


def _start(scenario: Scenario, definition: Definition, seed: int) -> list[str]:
    """Whether the cases that it starts from are those that were written."""
    if "caseload" not in scenario.parameters or all(
        one.name != "cases_a_holder" for one in definition.auxiliaries
    ):
        return []
    found = simulate_runs(
        scenario.with_levers({}),
        range(LOOKED_AT),
        seed=seed,
        engine="numpy",
        definition=definition,
        keep=("cases_a_holder",),
    )
    starts, told = found["cases_a_holder"][0], found.assumptions["caseload"]
    more = np.count_nonzero(starts > told * 1.001)
    if not more:
        return []
    return [
        f"parameters.caseload does not fit with your other figures: so many referrals, conferences and staff make at"
        f" least {np.median(starts):.1f} cases for each case holder in the middle set, and that is what it starts from."
        " Check caseload, permanent_staff and referrals_a_year."
    ]
