"""The downward spiral: workload, leaving, trust and missed cases in one model, for rehearsing and not for
forecasting.
"""

from .definition import Definition, shipped
from .reading import definition_from
from .refusals import BadDefinition, BadRehearsal
from .scenario import Scenario, scenario_from, scenario_from_text
from .simulate import Simulated, simulate, simulate_runs, why_not_run

__all__ = [
    "BadDefinition",
    "BadRehearsal",
    "Definition",
    "Scenario",
    "Simulated",
    "definition_from",
    "scenario_from",
    "scenario_from_text",
    "shipped",
    "simulate",
    "simulate_runs",
    "why_not_run",
]
