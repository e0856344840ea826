"""The triage queue: who waits, and how long, where high risk cannot be seen at the door."""

from .answers import Answers, joined, summary
from .overload import OverloadedQueue, why_overloaded, why_overloaded_in_surge
from .scenario import BadScenario, Scenario, Service, Surge, scenario_from, scenario_from_text
from .simulate import is_worth_compiling, simulate, simulate_each, simulate_runs, why_not_run

__all__ = [
    "Answers",
    "BadScenario",
    "OverloadedQueue",
    "Scenario",
    "Service",
    "Surge",
    "is_worth_compiling",
    "joined",
    "scenario_from",
    "scenario_from_text",
    "simulate",
    "simulate_each",
    "simulate_runs",
    "summary",
    "why_not_run",
    "why_overloaded",
    "why_overloaded_in_surge",
]
