"""What one more assessor, or a triage that misses less, would buy: the same children in each, so luck cancels out."""

from dataclasses import dataclass, replace

from .answers import Answers, ratio_with_error
from .scenario import Scenario


@dataclass(frozen=True, slots=True)
class Bought:
    """How much smaller the share of high-risk children who wait too long becomes. None where none came."""

    name: str
    share_high_waiting_over: float | None
    less_by: float | None
    less_by_se: float | None


def to_be_bought(scenario: Scenario) -> dict[str, Scenario]:
    """Each scenario that is worth a look beside the one that was asked."""
    missed_less = (1 + scenario.sensitivity) / 2
    return {
        "one_more_assessor": replace(scenario, assessors=scenario.assessors + 1),
        "half_of_the_missed_are_seen": replace(scenario, sensitivity=missed_less),
    }


def bought(name: str, before: Answers, after: Answers) -> Bought:
    share, _ = ratio_with_error(after.late_high, after.high)
    # Both have the same runs with the same children, so the difference is taken run by run.
    less_by, error = ratio_with_error(before.late_high - after.late_high, before.high)
    return Bought(name, share, less_by, error)
