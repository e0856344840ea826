"""The answer of a triage queue, in sentences for whoever has to decide about it."""

from collections.abc import Mapping, Sequence
from typing import Any

from .buying import Bought
from .scenario import Scenario

LABEL = "A rehearsal, not a forecast"


def sentences(scenario: Scenario, answer: Mapping[str, Any]) -> list[str]:
    counted = scenario.days - scenario.warm_up_days
    said = [
        f"{LABEL}: {answer['runs']:,} runs of {scenario.days:,.0f} days, of which {counted:,.0f} are counted.",
        _waits("A child at high risk", answer, "mean_wait_days_high"),
        _waits("Another child", answer, "mean_wait_days_low"),
    ]
    said += _late(scenario, answer)
    said += [
        f"Triage sees {scenario.sensitivity:.0%} of the children at high risk. It does not see the others,"
        " and they wait with the second class.",
        _waits("Whoever is put into the first class", answer, "wait_first_class"),
        _waits("Whoever is put into the second class", answer, "wait_second_class"),
        f"Assessors are at work on assessments {answer['utilisation']:.1%} of their time.",
    ]
    return [one for one in said if one]


def _waits(who: str, answer: Mapping[str, Any], name: str) -> str:
    if answer[name] is None:
        return ""
    return f"{who} waits {days(answer[name])}{_give_or_take(answer[f'{name}_se'], days)} on the average."


def _late(scenario: Scenario, answer: Mapping[str, Any]) -> list[str]:
    share = answer["share_high_waiting_over"]
    if share is None:
        return ["No child at high risk came."]
    error = _give_or_take(answer["share_high_waiting_over_se"], lambda value: f"{value:.2%}")
    late = answer["late_high_a_run"]
    return [
        f"{share:.2%}{error} of the children at high risk wait more than {days(scenario.late_after_days)}.",
        f"In nine runs of ten, each of {scenario.days - scenario.warm_up_days:,.0f} days that are counted, these are"
        f" {late['p05']:,.0f} to {late['p95']:,.0f} of the queue that you described: that much is chance alone, and no"
        " number of children anywhere.",
    ]


def sentences_about(bought: Sequence[Bought], scenario: Scenario) -> list[str]:
    names = {
        "one_more_assessor": "With one more assessor",
        "half_of_the_missed_are_seen": "If half of those whom triage misses were seen",
    }
    said = []
    for one in bought:
        if one.share_high_waiting_over is None or one.less_by is None:
            continue
        error = _give_or_take(one.less_by_se, lambda value: f"{value * 100:.2f}")
        said.append(
            f"{names[one.name]}, {one.share_high_waiting_over:.2%} would wait more than"
            f" {days(scenario.late_after_days)}: {one.less_by * 100:.2f}{error} percentage points less,"
            " the same children in both."
        )
    return said


def days(count: float) -> str:
    return "1 day" if count == 1 else f"{count:,.2f} days" if count % 1 else f"{count:,.0f} days"


def _give_or_take(error: float | None, written: Any) -> str:
    return "" if error is None else f" (give or take {written(1.96 * error)})"
