"""What happened after judgements were published: every group and measure, with what could mislead beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from coalface.core.event_study import (
    Estimate,
    before_and_after,
    beyond_the_usual,
    changes_alike,
    estimate,
    net_changes,
    net_flows,
    net_levels,
    net_parts,
)
from coalface.core.event_windows import (
    SPAN_YEARS,
    Event,
    Panel,
    Window,
    alike_windows,
    placebo_windows,
    quiet_windows,
    windows_after,
)

from ..areas import ENGLAND
from ..defining import measures
from ..readers.ofsted import JUDGEMENTS
from .cells import cells
from .inspections import inspections

Floats = NDArray[np.float64]
COUNTED = (9, 30)
RATES = ("vacancy_rate", "agency_rate", "turnover_rate", "caseload", "absence_rate")
STOCKS = ("posts", "in_post")
FLOWS = ("starters", "leavers")
FRAMEWORKS = ("ILACS", "SIF")
# Of three posts, one person is 33 points: the Isles of Scilly would move the mean of all. Smaller places are left out.
FEWEST_POSTS = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """One measure after one judgement. Each is net of England; points, or cases a case holder.

    `before`, `then` and `turn` are of the same judgements: the change in the span before, that in the span after, and
    the second less the first. `alone` is the change after those for which nobody knows what went before. `placebo` are
    other, quiet years of the same places; `alike` are other places in the same years, and `beyond_alike` what is left
    of the change when theirs is taken away.
    """

    measure: str
    after: Estimate
    level_before: Estimate
    before: Estimate
    then: Estimate
    turn: Estimate
    alone: Estimate
    placebo: Estimate
    alike: Estimate
    beyond_alike: Estimate
    beyond_usual: Estimate


@dataclass(frozen=True, slots=True)
class Decomposition:
    """The vacancy rate after one judgement: points from posts and from people in post; then who came and went.

    `change` is the same estimate as that of the vacancy rate. `unexplained` is the change of people in post less those
    who came and plus those who went, of the same judgements.
    """

    change: Estimate
    from_posts: Estimate
    from_in_post: Estimate
    posts: Estimate
    posts_median: Estimate
    in_post: Estimate
    in_post_median: Estimate
    starters: Estimate
    starters_median: Estimate
    leavers: Estimate
    leavers_median: Estimate
    unexplained: Estimate


@dataclass(frozen=True, slots=True)
class Group:
    judgement: str
    events: int
    outcomes: tuple[Outcome, ...]
    decomposition: Decomposition


def workforce_panel(connection: Any, fewest_posts: float = FEWEST_POSTS) -> Panel:
    """The workforce of every authority that always had so many posts, and of England, year by year since 2017."""
    codes = (*RATES, *STOCKS, *FLOWS)
    first, last = connection.execute(
        "SELECT min(year), max(year) FROM figures JOIN loads USING (file_id) WHERE source = 'dfe_workforce'"
    ).fetchone()
    years = tuple(range(first, last + 1))
    found = cells(connection, [measures()[code] for code in codes], None, years)
    places = tuple(sorted({area for _, area, _ in found if not area.startswith("E")}))
    row, values = {place: number for number, place in enumerate(places)}, {}
    whole = {code: np.full(len(years), np.nan) for code in codes}
    values = {code: np.full((len(places), len(years)), np.nan) for code in codes}
    for (code, area, year), cell in found.items():
        if cell.value.number is None:
            continue
        if area in row:
            values[code][row[area], year - first] = cell.value.number
        elif area == ENGLAND:
            whole[code][year - first] = cell.value.number
    least = np.nan_to_num(values["posts"], nan=np.inf).min(axis=1)
    large = np.flatnonzero(least >= fewest_posts)
    kept = {code: numbers[large] for code, numbers in values.items()}
    return Panel(tuple(places[number] for number in large), years, kept, whole)


def judgement_events(connection: Any, frameworks: Sequence[str] = FRAMEWORKS) -> list[Event]:
    return [
        Event(one.area, one.published, one.overall)
        for one in inspections(connection)
        if one.framework in frameworks and one.overall
    ]


def after_inspections(
    connection: Any,
    seed: int,
    *,
    frameworks: Sequence[str] = FRAMEWORKS,
    span: int = SPAN_YEARS,
    fewest_posts: float = FEWEST_POSTS,
    judgements: Sequence[str] = JUDGEMENTS[::-1],
) -> list[Group]:
    """Every judgement group, from Inadequate to Outstanding. Quiet years know of every framework's inspections.

    Each estimate has luck of its own, from the seed and from what it is about: the same number has the same interval
    wherever it stands, and whatever else was asked for.
    """
    panel, events = workforce_panel(connection, fewest_posts), judgement_events(connection, frameworks)
    every = judgement_events(connection)
    known = _Known(panel, every, quiet_windows(panel, every, COUNTED, panel.places, span))
    return [
        _group(known, judgement, [one for one in events if one.group == judgement], seed, span)
        for judgement in judgements
    ]


@dataclass(frozen=True, slots=True)
class _Estimates:
    """Estimates of one judgement, each drawn from the seed, the judgement, the measure and what it is."""

    seed: int
    judgement: str

    def of(
        self, measure: str, what: str, amounts: Floats, windows: list[Window], *, median: bool = False
    ) -> Estimate:
        about = crc32(f"{self.judgement}/{measure}/{what}".encode())
        return estimate(amounts, windows, np.random.default_rng([self.seed, about]), median=median)


@dataclass(frozen=True, slots=True)
class _Known:
    """What every group is held against: all numbers, all judgements, and all windows in which there was none."""

    panel: Panel
    every: list[Event]
    quiet: list[Window]


def _group(known: _Known, judgement: str, events: list[Event], seed: int, span: int) -> Group:
    windows = windows_after(events, COUNTED, span)
    placebo = placebo_windows(known.quiet, windows)
    drawn = _Estimates(seed, judgement)
    outcomes = tuple(_outcome(known, code, windows, placebo, drawn) for code in RATES)
    with_posts = int(np.sum(~np.isnan(net_changes(known.panel, "posts", windows))))
    vacancy = outcomes[RATES.index("vacancy_rate")].after
    return Group(judgement, with_posts, outcomes, _decomposition(known.panel, windows, drawn, vacancy))


def _outcome(
    known: _Known, code: str, windows: list[Window], placebo: list[Window], drawn: _Estimates
) -> Outcome:
    panel = known.panel
    after = net_changes(panel, code, windows)
    level = np.where(np.isnan(after), np.nan, net_levels(panel, code, windows))
    # Of the places that are counted after, and not of those that were judged before anybody counted.
    counted = {one.place for one, change in zip(windows, after, strict=True) if not np.isnan(change)}
    placebo = [one for one in placebo if one.place in counted]
    pairs = before_and_after(panel, code, windows)
    alike = changes_alike(panel, code, alike_windows(panel, code, windows, known.every, COUNTED))
    alike = np.where(np.isnan(after), np.nan, alike)
    beyond, _ = beyond_the_usual(panel, code, windows, known.quiet)
    return Outcome(
        code,
        after=drawn.of(code, "after", after, windows),
        level_before=drawn.of(code, "level_before", level, windows),
        before=drawn.of(code, "before", pairs.before, pairs.windows),
        then=drawn.of(code, "then", pairs.after, pairs.windows),
        turn=drawn.of(code, "turn", pairs.after - pairs.before, pairs.windows),
        alone=drawn.of(code, "alone", pairs.alone, pairs.alone_windows),
        placebo=drawn.of(code, "placebo", net_changes(panel, code, placebo), placebo),
        alike=drawn.of(code, "alike", alike, windows),
        beyond_alike=drawn.of(code, "beyond_alike", after - alike, windows),
        beyond_usual=drawn.of(code, "beyond_usual", beyond, windows),
    )


def _decomposition(
    panel: Panel, windows: list[Window], drawn: _Estimates, vacancy: Estimate
) -> Decomposition:
    _change, from_posts, from_in_post = net_parts(panel, windows, *STOCKS)
    posts, in_post = (net_changes(panel, code, windows, in_percent=True) for code in STOCKS)
    starters, leavers = (net_flows(panel, code, windows, "in_post") for code in FLOWS)
    both = {"posts": posts, "in_post": in_post, "starters": starters, "leavers": leavers}
    means = {code: drawn.of(code, "mean", amounts, windows) for code, amounts in both.items()}
    medians = {
        f"{code}_median": drawn.of(code, "median", amounts, windows, median=True)
        for code, amounts in both.items()
    }
    return Decomposition(
        change=vacancy,
        from_posts=drawn.of("vacancy_rate", "from posts", from_posts, windows),
        from_in_post=drawn.of("vacancy_rate", "from people", from_in_post, windows),
        unexplained=drawn.of("in_post", "unexplained", in_post - starters + leavers, windows),
        **means,
        **medians,
    )
