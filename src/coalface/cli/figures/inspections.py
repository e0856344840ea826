"""What happened after judgements, as tables for people, with the cautions that belong to every line, and as JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from coalface.core.event_study import DRAWS, SPAN_YEARS, Estimate
from coalface.warehouse.defining import measures
from coalface.warehouse.queries.after_inspections import Group

from .wording import signed

HEADINGS = (
    "Measure",
    "After",
    "95% interval",
    "Events",
    "Stood before",
    "Two years before",
    "Quiet years",
    "Beyond the usual",
)
CAUTIONS = (
    "All are points (caseload: cases a case holder) net of England, from the last 30 September before publication to"
    " the second after it. This is observational: it says what came after, not what the inspection did.",
    "“Stood before”: how far these places stood from England already. “Two years before”: the change that was under"
    " way. “Quiet years”: the same sum for the same places earlier, in two years in which nothing was published about"
    " them, nor in the two before those.",
    "“Beyond the usual”: less what a place that stood there usually sees anyway.",
    "Where “two years before” or “quiet years” is like “after”, the change cannot be told from one that was under way:"
    " inspectors look where things get worse, and places get worse for reasons that inspectors may find.",
    "Twenty comparisons are made here. One of them would leave its interval by chance where nothing had happened.",
)


def title(group: Group) -> str:
    return f"After {group.judgement}: {group.events} judgements"


def table(group: Group) -> list[list[str]]:
    return [
        [
            measures()[one.measure].name,
            mean(one.after),
            interval(one.after),
            str(one.after.events),
            mean(one.level_before),
            f"{mean(one.trend_before)} (n {one.trend_before.events})",
            f"{mean(one.placebo)} (n {one.placebo.events})",
            mean(one.beyond_usual),
        ]
        for one in group.outcomes
    ]


def sentences(group: Group) -> Iterator[str]:
    """What became of the vacancy rate: posts, people in post, and who came and went."""
    parts = group.decomposition
    yield (
        f"Of the change in the vacancy rate, {mean(parts.from_posts)} points {interval(parts.from_posts)} come from"
        f" posts and {mean(parts.from_in_post)} {interval(parts.from_in_post)} from people in post."
    )
    yield (
        f"Net of England, posts changed by {mean(parts.posts_median)}% and people in post by"
        f" {mean(parts.in_post_median)}% at the median. In per cent of those in post before, and net of England,"
        f" starters of the two years were {mean(parts.starters)} {interval(parts.starters)} and leavers"
        f" {mean(parts.leavers)} {interval(parts.leavers)}."
    )


def mean(one: Estimate) -> str:
    return "[x]" if one.mean is None else signed(one.mean)


def interval(one: Estimate) -> str:
    return "[x]" if one.low is None or one.high is None else f"[{signed(one.low)}, {signed(one.high)}]"


def as_json(groups: Sequence[Group], frameworks: Sequence[str], seed: int) -> dict[str, Any]:
    return {
        "frameworks": list(frameworks),
        "span_years": SPAN_YEARS,
        "draws": DRAWS,
        "seed": seed,
        "observational": True,
        "cautions": list(CAUTIONS),
        "groups": [asdict(one) for one in groups],
    }
