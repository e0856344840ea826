"""What happened around events, such as published judgements, in yearly numbers of places: before, after, and by chance.

An event study of the plain kind: the change of each place from the last count before its event to a count after it,
less the change of the whole country over the same years. It is observational: it says what came after, and not what the
event did. So four things stand beside each change: how far the place stood from the country before; the trend before,
of the same events and never of others; the same sum for years of the same places that lie outside both windows and in
which nothing was published (placebo years); and the change over the same years of places that stood where it stood and
about which nothing was published. Intervals are percentile intervals of a bootstrap over places and not over events,
for two events of one place are not two places.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .event_windows import Panel, Window, windows_before
from .panel_slopes import students_t

Floats = NDArray[np.float64]
DRAWS = 20_000
TAIL = 0.025
# Fewer than so many places give no interval that means anything.
FEWEST_PLACES = 6
# An end nearer to nought than this share of its interval could as well have been drawn on the other side of it.
NOISE = 0.01


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over events with its interval. Low and high are None where too few places stand behind it.

    `close` is where Student’s interval of the same mean does not agree with the drawn one whether nought lies inside,
    or where another seed might not: intervals drawn from few places are too narrow.
    """

    events: int
    places: int
    mean: float | None
    low: float | None
    high: float | None
    close: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class BeforeAndAfter:
    """Net changes of the same events over the span before and the span after. `alone` have no “before”."""

    windows: list[Window]
    before: Floats
    after: Floats
    alone_windows: list[Window]
    alone: Floats


def before_and_after(panel: Panel, measure: str, windows: Sequence[Window]) -> BeforeAndAfter:
    """Events with both numbers, so that before and after are of the same places; and those with “after” alone."""
    before, after = (net_changes(panel, measure, each) for each in (windows_before(windows), windows))
    both, alone = ~np.isnan(before) & ~np.isnan(after), np.isnan(before) & ~np.isnan(after)
    kept, rest = (
        [one for one, there in zip(windows, which, strict=True) if there] for which in (both, alone)
    )
    return BeforeAndAfter(kept, before[both], after[both], rest, after[alone])


def changes_alike(panel: Panel, measure: str, alike: Sequence[Sequence[Window]]) -> Floats:
    """The mean net change of the places that each event is held beside, or NaN where there are none."""
    return np.array(
        [float(np.mean(net_changes(panel, measure, others))) if others else float("nan") for others in alike],
        dtype=np.float64,
    )


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
        middles = _drawn_medians(kept, cluster, drawn)
    else:
        sums, counts = np.bincount(cluster, kept), np.bincount(cluster)
        middles = sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
    low, high = np.quantile(middles, (TAIL, 1 - TAIL))
    near = min(abs(low), abs(high)) < NOISE * (high - low)
    differ = _leaves_nought_out(low, high) != _leaves_nought_out(*_students(kept, cluster))
    close = not median and bool(near or differ)
    return Estimate(int(kept.size), int(names.size), middle, float(low), float(high), close)


def _leaves_nought_out(low: float, high: float) -> bool:
    return bool(low > 0 or high < 0)


def _students(kept: Floats, cluster: NDArray[np.intp]) -> tuple[float, float]:
    """The mean and Student’s t with the events of a place taken together, corrected for few places."""
    places, mean = int(cluster.max()) + 1, float(kept.mean())
    sums = np.bincount(cluster, kept - mean)
    error = float(np.sqrt(places / (places - 1) * (sums @ sums))) / kept.size
    half = students_t(1 - TAIL, places - 1) * error
    return mean - half, mean + half


def _drawn_medians(kept: Floats, cluster: NDArray[np.intp], drawn: NDArray[np.int64]) -> Floats:
    """The median of each draw, in which a place stands as often as it was drawn."""
    order = np.argsort(kept)
    times = np.stack([np.bincount(each, minlength=drawn.shape[1]) for each in drawn])
    through = np.cumsum(times[:, cluster[order]], axis=1)
    counts = through[:, -1:]
    lower, upper = (np.argmax(through >= at, axis=1) for at in ((counts + 1) // 2, counts // 2 + 1))
    return np.asarray((kept[order][lower] + kept[order][upper]) / 2)


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
