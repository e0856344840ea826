"""A funnel: places by their size, with limits that narrow as size grows."""

from math import ceil

import numpy as np

from ..funnel import Funnel, limits_to_draw
from ..readings import Floats
from .frames import LETTER, RIGHT, Labels, across, at, diamond, dot, left_of, path, text, upright_scale, whole
from .over_time import BASE, HEIGHT, TOP
from .saying import describe, figures, outside_funnel
from .scales import Scale, scale_for

CURVE_POINTS = 90
ROOM_FOR_A_NAME = 16
# Of the largest place; and as many times as tall as the tallest of the others.
SMALL, TOO_TALL = 0.02, 1.5


def draw_places(chart: Funnel, labels: Labels, named: int | None = None) -> str:
    """Return the funnel as SVG for a page. `named` is a place, as they were given, whose name stands at its mark."""
    sizes = _sizes(chart.denominator)
    curves = {name: line * labels.times for name, line in limits_to_draw(chart, sizes).items()}
    upright = _upright(chart, labels)
    ticks = [labels.number(tick / labels.times, upright.step) for tick in upright.ticks]
    left = left_of(ticks)
    along = scale_for(0.0, float(chart.denominator.max()), start=left, end=RIGHT - 16, from_nought=True)
    outside = {place for place, _ in outside_funnel(chart)}
    parts = [
        *upright_scale(upright, ticks, left),
        *_along(along, labels),
        across("mean", left, RIGHT, upright.place(chart.target * labels.times)),
        *(path("was", _curve(sizes, curves[name], along, upright)) for name in ("ll95", "ul95")),
        *(path("limit", _curve(sizes, curves[name], along, upright)) for name in ("ll998", "ul998")),
        *_places(chart, labels, along, upright, outside),
        *([] if named is None else _named(chart, labels, along, upright, chart.order.index(named))),
    ]
    return whole(labels, HEIGHT + 14, describe(chart, labels).all, parts)


def _sizes(denominators: Floats) -> Floats:
    """Sizes to draw the curves at: close together where they bend, which is where places are small."""
    most = float(denominators.max())
    least = min(float(denominators.min()) / 2, most / CURVE_POINTS)
    return np.unique(
        np.concatenate((np.geomspace(max(least, most / 2000), most, CURVE_POINTS), denominators))
    )


def _upright(chart: Funnel, labels: Labels) -> Scale:
    """High enough for every place, and for the limits of all but the smallest."""
    limits = limits_to_draw(chart, chart.denominator)
    low, high = limits["ll998"], limits["ul998"]
    drawn = np.delete(chart.ratio, sorted(off_scale(chart)))
    tallest = max(float(drawn.max()), float(np.median(high)), chart.target * 1.2)
    lowest = max(0.0, min(float(chart.ratio.min()), float(np.median(low))))
    return scale_for(lowest * labels.times, tallest * labels.times, start=BASE, end=TOP)


def off_scale(chart: Funnel) -> set[int]:
    """The very smallest places where they would press all others to the ground: they stand at the upper edge."""
    small = chart.denominator < SMALL * chart.denominator.max()
    if small.all() or not small.any():
        return set()
    others = float(chart.ratio[~small].max())
    return set(np.flatnonzero(small & (chart.ratio > TOO_TALL * others)).tolist())


def _along(scale: Scale, labels: Labels) -> list[str]:
    every = max(1, ceil(len(scale.ticks) / 5))
    plain = Labels(labels.name, labels.points)
    drawn = [
        text(plain.number(tick, scale.step), scale.place(tick), BASE + 17, "faint", "middle")
        for tick in scale.ticks[::every]
    ]
    return [*drawn, text(labels.size or labels.say("size"), RIGHT, BASE + 32, "faint", "end")]


def _curve(sizes: Floats, line: Floats, along: Scale, upright: Scale) -> str:
    """The part of a limit that lies within the drawing."""
    drawn, pen = [], "M"
    for size, value in zip(sizes.tolist(), line.tolist(), strict=True):
        if not upright.low <= value <= upright.high:
            pen = "M"
            continue
        drawn.append(f"{pen}{at(along.place(size))} {at(upright.place(value))}")
        pen = "L"
    return "".join(drawn)


def _places(chart: Funnel, labels: Labels, along: Scale, upright: Scale, outside: set[int]) -> list[str]:
    marks = [(*_mark(chart, labels, along, upright, at), at in outside) for at in range(chart.ratio.size)]
    plain = [dot(x, y, 2.6, "dot--open") for x, y, signal in marks if not signal]
    return [
        *plain,
        *(diamond(x, y, 5.2) for x, y, signal in marks if signal),
        *_beyond(chart, labels, along, upright),
    ]


def _mark(chart: Funnel, labels: Labels, along: Scale, upright: Scale, place: int) -> tuple[float, float]:
    """Where a place stands; whatever is off the scale at its upper edge."""
    high = min(float(chart.ratio[place]) * labels.times, upright.high)
    return along.place(float(chart.denominator[place])), upright.place(high)


def _beyond(chart: Funnel, labels: Labels, along: Scale, upright: Scale) -> list[str]:
    """The names and values of places at the upper edge, which is not where they lie."""
    off = sorted(off_scale(chart))
    words = ", ".join(
        f"{labels.points[chart.order[at]]} {figures(labels, float(chart.ratio[at]))[0]}" for at in off
    )
    x = max((_mark(chart, labels, along, upright, at)[0] for at in off), default=0.0)
    return [text(f"↑ {words}", x + 9, upright.end + 4, "faint halo halo--paper")] if off else []


def _named(chart: Funnel, labels: Labels, along: Scale, upright: Scale, place: int) -> list[str]:
    """A ring around one place, and its name beside it, where there is room for it."""
    x, y = _mark(chart, labels, along, upright, place)
    words = labels.points[chart.order[place]]
    half = LETTER * len(words) / 2
    middle = min(max(x, along.start + half), RIGHT - half)
    below = y - TOP < ROOM_FOR_A_NAME
    return [
        path("mean", f"M{at(x - 7)} {at(y)}a7 7 0 1 0 14 0a7 7 0 1 0-14 0"),
        text(words, middle, y + 20 if below else y - 11, "halo halo--paper", "middle"),
    ]
