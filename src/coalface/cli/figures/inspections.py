"""What happened after judgements, as tables for people, with the cautions that belong to every line, and as JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from coalface.core.changes import signed
from coalface.core.event_study import DRAWS, Estimate
from coalface.core.event_windows import NEAREST, SPAN_YEARS
from coalface.warehouse.defining import measures
from coalface.warehouse.queries.after_inspections import Group

CAUTIONS = (
    "All are points (caseload: cases a case holder) net of England, from the last 30 September before publication to"
    " the second after it. This is observational: it says what came after, not what the inspection did.",
    "“Stood before”: how far these places stood from England already. “The same ones”: judgements with numbers for the"
    " two years before and the two after, each held against itself. “The others”: those for which nobody knows the"
    " years before.",
    "“Quiet years”: the same sum for the same places in two years in which nothing was published about them, nor in the"
    " two before those, and which share no year with “before” or “after”. “Like places”: in the same years as “after”,"
    f" the {NEAREST} places that stood nearest and about which nothing was published.",
    "Where “before” is like “after”, or “like places” are, the change cannot be told from one that was under"
    " way or that was on everywhere: inspectors look where things get worse, and places get worse for reasons that"
    " inspectors may find.",
    "Twenty comparisons are made here. One of them would leave its interval by chance where nothing had happened.",
)


def tables(group: Group) -> Iterator[tuple[str, Sequence[str], list[list[str]]]]:
    """Three for each judgement: what came after; before and after of the same ones; and where nothing was published."""
    told = [(measures()[one.measure].name, one) for one in group.outcomes]
    after = f"After {group.judgement}: {group.events} judgements"
    yield (
        after,
        ("Measure", "After", "95% interval", "Judgements", "Stood before"),
        [
            [name, mean(one.after), interval(one.after), str(one.after.events), mean(one.level_before)]
            for name, one in told
        ],
    )
    yield (
        f"{after}. The same ones, before and after",
        (
            *("Measure", "Judgements", "Before", "95% interval", "After", "95% interval"),
            *("Difference", "95% interval", "The others: after"),
        ),
        [
            [
                *(name, str(one.turn.events), mean(one.before), interval(one.before)),
                *(mean(one.then), interval(one.then), mean(one.turn), interval(one.turn)),
                *(f"{mean(one.alone)} (n {one.alone.events})",),
            ]
            for name, one in told
        ],
    )
    yield (
        f"{after}. Where nothing was published",
        ("Measure", "Quiet years", "95% interval", "Like places", "After less theirs", "95% interval"),
        [
            [
                *(name, f"{mean(one.placebo)} (n {one.placebo.events})", interval(one.placebo)),
                *(mean(one.alike), mean(one.beyond_alike), interval(one.beyond_alike)),
            ]
            for name, one in told
        ],
    )


def sentences(group: Group) -> Iterator[str]:
    """What became of the vacancy rate: posts, people in post, and who came and went."""
    parts = group.decomposition
    yield (
        f"Of the change in the vacancy rate, {mean(parts.from_posts)} points {interval(parts.from_posts)} come from"
        f" posts and {mean(parts.from_in_post)} {interval(parts.from_in_post)} from people in post."
    )
    told = (
        ("posts", parts.posts, parts.posts_median),
        ("people in post", parts.in_post, parts.in_post_median),
        ("starters of the two years", parts.starters, parts.starters_median),
        ("leavers of the two years", parts.leavers, parts.leavers_median),
    )
    each = "; ".join(
        f"{name} {mean(one)} {interval(one)}, median {mean(middle)} {interval(middle)}"
        for name, one, middle in told
    )
    yield f"Net of England, in per cent of what was there before: {each}."
    yield (
        f"People in post less those who came, plus those who went: {mean(parts.unexplained)}"
        f" {interval(parts.unexplained)}. Moves inside an authority, hours and how each is counted are in it."
    )


def mean(one: Estimate) -> str:
    return "[x]" if one.mean is None else signed(one.mean)


def interval(one: Estimate) -> str:
    if one.low is None or one.high is None:
        return "[x]"
    return f"[{signed(one.low)}, {signed(one.high)}]" + (" (too close to say)" if one.close else "")


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
