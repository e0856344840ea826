"""Said before a queue is run: can it ever be worked off?"""

from .scenario import DAYS_A_YEAR, BadScenario, Scenario


class OverloadedQueue(BadScenario):
    """More comes in than can be assessed, in ordinary weeks, so the queue only grows."""


def why_overloaded(scenario: Scenario) -> str | None:
    """Return in words why this queue grows for ever, or None."""
    if scenario.offered_load < scenario.assessors:
        return None
    able = scenario.assessors / scenario.service.mean_days * DAYS_A_YEAR
    needed = int(scenario.offered_load) + 1
    return (
        f"This queue is overloaded: {scenario.referrals_per_year:,.0f} referrals come in a year, and"
        f" {_assessors(scenario.assessors)} can take {able:,.0f}. It grows for as long as it"
        f" runs, so its waits say only how long it ran. Set assessors to {needed:,} or more, shorten"
        " service.mean_days, or ask for it all the same."
    )


def first_class_keeps_up(scenario: Scenario) -> bool:
    """Whether those of the first class alone leave assessors time: they are served first, whoever else waits."""
    high = scenario.share_high_risk
    share = high * scenario.sensitivity + (1 - high) * (1 - scenario.specificity)
    return scenario.offered_load * share < scenario.assessors


def why_overloaded_in_surge(scenario: Scenario) -> str | None:
    """Return in words how fast the queue grows while the surge lasts, or None where it keeps up."""
    surge = scenario.surge
    if surge is None or surge.days <= 0:
        return None
    if scenario.offered_load * (1 + surge.increase) < scenario.assessors:
        return None
    gains = (
        scenario.referrals_per_day * (1 + surge.increase) - scenario.assessors / scenario.service.mean_days
    )
    return (
        f"During the surge more comes in than {_assessors(scenario.assessors)} can take:"
        f" about {gains * surge.days:,.0f} referrals are left over when it ends."
    )


def _assessors(count: int) -> str:
    return "one assessor" if count == 1 else f"{count:,} assessors"
