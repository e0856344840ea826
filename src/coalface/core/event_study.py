"""What happened around events, such as published judgements, in yearly numbers of places: before, after, and by chance.

An event study of the plain kind: the change of each place from the last count before its event to a count after it,
less the change of the whole country over the same years. It is observational: it says what came after, and not what the
event did. So three things stand beside each change: how far the place stood from the country before, the trend before,
and the same sum for years in which nothing was published (placebo years). Intervals are percentile intervals of a
bootstrap over places and not over events, for two events of one place are not two places.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
# From the last count before to the second after: a judgement in the autumn hardly shows in the first.
SPAN_YEARS = 2
DRAWS = 4000
TAIL = 0.025
# Fewer than so many places give no interval that means anything.
FEWEST_PLACES = 6


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was published about a place on a day, and what it said."""

    place: str
    on: date
    group: str


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """Numbers of each measure: a row a place, a column a year, NaN where there is none; and those of the whole."""

    places: tuple[str, ...]
    years: tuple[int, ...]
    values: Mapping[str, Floats]
    whole: Mapping[str, Floats]
    row: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "row", {place: row for row, place in enumerate(self.places)})
        shape = (len(self.places), len(self.years))
        assert all(one.shape == shape for one in self.values.values()), "a row a place, a column a year"
        assert self.years == tuple(range(self.years[0], self.years[0] + len(self.years))), "no year left out"

    def at(self, measure: str, place: str, year: int) -> float:
        """The number, or NaN where the place or the year is not there."""
        column = year - self.years[0]
        if place not in self.row or not 0 <= column < len(self.years):
            return float("nan")
        return float(self.values[measure][self.row[place], column])

    def of_whole(self, measure: str, year: int) -> float:
        column = year - self.years[0]
        return float(self.whole[measure][column]) if 0 <= column < len(self.years) else float("nan")


@dataclass(frozen=True, slots=True)
class Window:
    """A place, from one yearly count to another."""

    place: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over events with its interval. Low and high are None where too few places stand behind it."""

    events: int
    places: int
    mean: float | None
    low: float | None
    high: float | None


def last_count_before(on: date, counted: tuple[int, int]) -> int:
    """The year of the last count before a day. What is published on the day of the count comes after it."""
    return on.year if (on.month, on.day) > counted else on.year - 1


def windows_after(events: Iterable[Event], counted: tuple[int, int], span: int = SPAN_YEARS) -> list[Window]:
    """From the last count before each event to the `span`th count after that."""
    firsts = ((event.place, last_count_before(event.on, counted)) for event in events)
    return [Window(place, first, first + span) for place, first in firsts]


def windows_before(windows: Iterable[Window]) -> list[Window]:
    """The same span of years, ending where each window begins: the trend before."""
    return [Window(one.place, 2 * one.first - one.last, one.first) for one in windows]


def placebo_windows(
    panel: Panel,
    events: Iterable[Event],
    counted: tuple[int, int],
    places: Iterable[str],
    span: int = SPAN_YEARS,
) -> list[Window]:
    """Every window of these places in which nothing was published about them, nor in the span before it."""
    published: dict[str, set[int]] = {}
    for event in events:
        published.setdefault(event.place, set()).add(last_count_before(event.on, counted))
    return [
        Window(place, first, first + span)
        for place in sorted(set(places))
        for first in panel.years
        if first + span <= panel.years[-1]
        if not published.get(place, set()) & set(range(first - span, first + span))
    ]


def net_changes(panel: Panel, measure: str, windows: Sequence[Window], *, in_percent: bool = False) -> Floats:
    """The change of each place less that of the whole, or NaN. In per cent of what was there before, if asked."""

    def change(before: float, after: float) -> float:
        if not in_percent:
            return after - before
        return 100 * (after - before) / before if before > 0 else float("nan")

    return np.array(
        [
            change(panel.at(measure, one.place, one.first), panel.at(measure, one.place, one.last))
            - change(panel.of_whole(measure, one.first), panel.of_whole(measure, one.last))
            for one in windows
        ],
        dtype=np.float64,
    )


def net_levels(panel: Panel, measure: str, windows: Sequence[Window]) -> Floats:
    """How far each place stood from the whole when its window began."""
    return np.array(
        [panel.at(measure, one.place, one.first) - panel.of_whole(measure, one.first) for one in windows],
        dtype=np.float64,
    )


def estimate(
    amounts: Floats,
    windows: Sequence[Window],
    rng: np.random.Generator,
    *,
    draws: int = DRAWS,
    median: bool = False,
) -> Estimate:
    """Return the mean (or median) with a 95 per cent interval: places are drawn anew, each with all of its events."""
    there = ~np.isnan(amounts)
    kept = amounts[there]
    owner = np.array([one.place for one in windows], dtype=object)[there]
    names, cluster = np.unique(owner.astype(str), return_inverse=True)
    if not kept.size:
        return Estimate(0, 0, None, None, None)
    middle = float(np.median(kept) if median else kept.mean())
    if names.size < FEWEST_PLACES:
        return Estimate(int(kept.size), int(names.size), middle, None, None)
    drawn = rng.integers(0, names.size, (draws, names.size))
    if median:
        members = [kept[cluster == one] for one in range(names.size)]
        middles = np.array([np.median(np.concatenate([members[one] for one in each])) for each in drawn])
    else:
        sums, counts = np.bincount(cluster, kept), np.bincount(cluster)
        middles = sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
    low, high = np.quantile(middles, (TAIL, 1 - TAIL))
    return Estimate(int(kept.size), int(names.size), middle, float(low), float(high))


def beyond_the_usual(
    panel: Panel, measure: str, windows: Sequence[Window], others: Sequence[Window]
) -> tuple[Floats, float]:
    """The net changes less what a place that stood there usually sees; and how much of a distance usually goes.

    The usual is a straight line through the windows in which nothing was published: whoever stands far above the
    country comes back towards it anyway (regression to the mean). The line is taken as known.
    """
    level, change = net_levels(panel, measure, others), net_changes(panel, measure, others)
    both = ~np.isnan(level) & ~np.isnan(change)
    level, change = level[both], change[both]
    if level.size < 2 or np.ptp(level) == 0:
        return np.full(len(windows), np.nan), float("nan")
    centred = level - level.mean()
    slope = float(centred @ (change - change.mean()) / (centred @ centred))
    usual = change.mean() + slope * (net_levels(panel, measure, windows) - level.mean())
    return net_changes(panel, measure, windows) - usual, slope


@dataclass(frozen=True, slots=True)
class Parts:
    """What became of a vacancy rate, in points: from posts, and from people in post. They add up to the change."""

    change: float
    from_posts: float
    from_in_post: float


def parts_of_vacancy(posts: tuple[float, float], in_post: tuple[float, float]) -> Parts:
    """Part the change of 100 x (1 - in post / posts) between its two sides, each changed first and last in turn.

    That is Shapley's division (1953): the only one that adds up and does not depend on which is named first.
    """

    def rate(people: float, places: float) -> float:
        return 100 * (1 - people / places)

    (p0, p1), (i0, i1) = posts, in_post
    from_posts = (rate(i0, p1) - rate(i0, p0) + rate(i1, p1) - rate(i1, p0)) / 2
    from_in_post = (rate(i1, p0) - rate(i0, p0) + rate(i1, p1) - rate(i0, p1)) / 2
    return Parts(rate(i1, p1) - rate(i0, p0), from_posts, from_in_post)


def net_parts(
    panel: Panel, windows: Sequence[Window], posts: str, in_post: str
) -> tuple[Floats, Floats, Floats]:
    """(change, from posts, from in post) of each window, each less that of the whole."""
    parts = [
        (
            _parts(
                *(
                    panel.at(name, one.place, year)
                    for name in (posts, in_post)
                    for year in (one.first, one.last)
                )
            ),
            _parts(
                *(panel.of_whole(name, year) for name in (posts, in_post) for year in (one.first, one.last))
            ),
        )
        for one in windows
    ]
    rows = [[of_place - of_whole for of_place, of_whole in zip(*both, strict=True)] for both in parts]
    change, from_posts, from_in_post = np.array(rows, dtype=np.float64).reshape(-1, 3).T
    return change, from_posts, from_in_post


def _parts(p0: float, p1: float, i0: float, i1: float) -> tuple[float, float, float]:
    if not (p0 > 0 and p1 > 0):
        return (float("nan"),) * 3
    parts = parts_of_vacancy((p0, p1), (i0, i1))
    return parts.change, parts.from_posts, parts.from_in_post


def net_flows(panel: Panel, measure: str, windows: Sequence[Window], of: str) -> Floats:
    """A flow added up over each window, in per cent of a stock when it began, less the same of the whole."""

    def share(flows: Iterable[float], stock: float) -> float:
        return 100 * sum(flows) / stock if stock > 0 else float("nan")

    return np.array(
        [
            share(
                (panel.at(measure, one.place, year) for year in range(one.first + 1, one.last + 1)),
                panel.at(of, one.place, one.first),
            )
            - share(
                (panel.of_whole(measure, year) for year in range(one.first + 1, one.last + 1)),
                panel.of_whole(of, one.first),
            )
            for one in windows
        ],
        dtype=np.float64,
    )
