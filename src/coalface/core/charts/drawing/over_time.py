"""A chart over time: points joined by a line, a centre line, dotted limits, diamonds where there is a signal."""

from collections.abc import Sequence

import numpy as np

from ..readings import Floats
from ..shewhart import KINDS, ControlChart
from ..spans import shape_of, signal_words
from ..xmr import XmrChart
from .bounds import lines
from .frames import (
    LETTER,
    RIGHT,
    Labels,
    across,
    at,
    diamond,
    dot,
    left_of,
    path,
    square,
    text,
    triangle,
    upright,
    upright_scale,
    whole,
)
from .saying import describe, figures
from .scales import Scale, scale_for

TOP, BASE, HEIGHT = 18.0, 178.0, 200.0
# Above the scale, for the word at a line where something was changed.
ROOM_FOR_A_WORD = 14
FEW = 48
LABELS_AT_MOST = 4


def draw_over_time(chart: XmrChart | ControlChart, labels: Labels) -> str:
    """Return the chart as SVG for a page."""
    centre, low, high = lines(chart, labels)
    scale = _upright(chart, labels, (chart.y, centre, low, high))
    ticks = [labels.number(tick / labels.times, scale.step) for tick in scale.ticks]
    left = left_of(ticks)
    width = (RIGHT - left) / chart.y.size
    x: Floats = left + (np.arange(chart.y.size, dtype=np.float64) + 0.5) * width
    groups = chart.group if isinstance(chart, XmrChart) else (0,) * chart.y.size

    def steps(line: Floats) -> str:
        return _steps(line * labels.times, groups, scale, left, width)

    parts = [
        *_gaps(chart.y, left, width),
        *upright_scale(scale, ticks, left),
        *_change(labels, left, width),
        *_anew(labels, groups, left, width),
        *_along(labels.points, x),
        path("mean", steps(centre)),
        *(path("limit", steps(line)) for line in (low, high) if not np.isnan(line).all()),
        *_target(chart, labels, scale, left),
        *_target_words(chart, labels, scale, left),
        *_line_words(chart, labels, scale, x, left),
        path("line", _joined(chart.y * labels.times, x, scale)),
        *_points(chart, chart.y * labels.times, x, scale, labels.better),
    ]
    return whole(labels, HEIGHT, describe(chart, labels).all, [part for part in parts if part])


def signals(chart: XmrChart | ControlChart) -> list[bool]:
    """Which points are drawn as signals."""
    return [bool(one) for one in signal_words(chart)]


def starts_at_nought(chart: XmrChart | ControlChart) -> bool:
    return isinstance(chart, ControlChart) and (KINDS[chart.chart].counts or chart.chart in ("mr", "t"))


def _upright(chart: XmrChart | ControlChart, labels: Labels, drawn: Sequence[Floats]) -> Scale:
    values = np.concatenate(drawn) * labels.times
    values = values[~np.isnan(values)]
    aim = _aim(chart)
    if aim is not None:
        values = np.append(values, aim * labels.times)
    top = TOP if labels.change is None else TOP + ROOM_FOR_A_WORD
    lowest, highest = float(values.min()), float(values.max())
    most, nought = labels.most * labels.times, starts_at_nought(chart)
    return scale_for(lowest, highest, start=BASE, end=top, from_nought=nought, most=most)


def _gaps(y: Floats, left: float, width: float) -> list[str]:
    """A shaded column for each point that has no number."""
    return [
        f'<rect class="none" x="{at(left + place * width)}" y="{at(TOP)}" width="{at(width)}"'
        f' height="{at(BASE - TOP)}"/>'
        for place in np.flatnonzero(np.isnan(y)).tolist()
    ]


def _change(labels: Labels, left: float, width: float) -> list[str]:
    """A line where something was changed, between the point before and the first one after, with its word above."""
    if labels.change is None:
        return []
    x, words = left + labels.change * width, labels.say("the change")
    half = len(words) * LETTER / 2
    return [
        upright("event", x, TOP - 2, BASE),
        text(words, min(max(x, left + half), RIGHT - half), TOP - 6, "faint", "middle"),
    ]


def _anew(labels: Labels, groups: Sequence[int], left: float, width: float) -> list[str]:
    """A line where limits begin anew, unless a change is marked already."""
    if labels.change is not None:
        return []
    places = [place for place in range(1, len(groups)) if groups[place] != groups[place - 1]]
    return [upright("event", left + place * width, TOP, BASE) for place in places]


def _along(points: Sequence[str], x: Floats) -> list[str]:
    """A few labels under the base, spread evenly, the first and the last among them."""
    room = max(2, min(LABELS_AT_MOST, int((RIGHT - x[0]) / (7 * max(map(len, points)) + 12))))
    places = sorted({round(share * (len(points) - 1)) for share in np.linspace(0, 1, room).tolist()})
    drawn = []
    for place in places:
        end = "start" if place == 0 else "end" if place == len(points) - 1 else "middle"
        where = {"start": max(x[0] - 6, 0), "end": RIGHT, "middle": x[place]}[end]
        drawn.append(text(points[place], float(where), BASE + 17, "faint", end))
    return drawn


def _steps(line: Floats, groups: Sequence[int], scale: Scale, left: float, width: float) -> str:
    """A line that keeps its height from point to point, broken where limits begin anew and where there are none."""
    drawn: list[str] = []
    for place, value in enumerate(line.tolist()):
        if value != value:
            continue
        before = place - 1
        goes_on = place > 0 and line[before] == line[before] and groups[before] == groups[place]
        start, y = at(left + place * width), at(scale.place(value))
        if not goes_on:
            drawn.append(f"M{start} {y}")
        elif line[before] != value:
            drawn.append(f"V{y}")
        end = f"H{at(left + (place + 1) * width)}"
        if goes_on and line[before] == value:
            drawn[-1] = end
        else:
            drawn.append(end)
    return "".join(drawn)


def _joined(y: Floats, x: Floats, scale: Scale) -> str:
    """The points joined, and never across a gap."""
    drawn = []
    pen = "M"
    for value, along in zip(y.tolist(), x.tolist(), strict=True):
        if value != value:
            pen = "M"
            continue
        drawn.append(f"{pen}{at(along)} {at(scale.place(value))}")
        pen = "L"
    return "".join(drawn)


def _points(
    chart: XmrChart | ControlChart, y: Floats, x: Floats, scale: Scale, better: str = ""
) -> list[str]:
    few = chart.y.size <= FEW
    radius, size = (2.6, 5.2) if few else (1.6, 3.6)
    places = zip(y.tolist(), x.tolist(), signal_words(chart), strict=True)
    marks = [(value, along, signal) for value, along, signal in places if value == value]
    plain = [dot(along, scale.place(value), radius) for value, along, signal in marks if not signal]
    return plain + [
        _mark(along, scale.place(value), size, signal, better) for value, along, signal in marks if signal
    ]


def _mark(x: float, y: float, size: float, signal: str, better: str) -> str:
    shape = shape_of(signal, better)
    if shape == "square":
        return square(x, y, size)
    if shape == "diamond":
        return diamond(x, y, size)
    return triangle(x, y, size, upwards=shape == "triangle-up")


def _target(chart: XmrChart | ControlChart, labels: Labels, scale: Scale, left: float) -> list[str]:
    aim = _aim(chart)
    return [] if aim is None else [across("line--other", left, RIGHT, scale.place(aim * labels.times))]


def _target_words(chart: XmrChart | ControlChart, labels: Labels, scale: Scale, left: float) -> list[str]:
    aim = _aim(chart)
    if aim is None:
        return []
    words = f"{labels.say('target')} {figures(labels, aim)[0]}"
    return [text(words, left + 4, scale.place(aim * labels.times) + 13, "faint halo halo--paper")]


def _aim(chart: XmrChart | ControlChart) -> float | None:
    return chart.target if isinstance(chart, XmrChart) else None


def _line_words(
    chart: XmrChart | ControlChart, labels: Labels, scale: Scale, x: Floats, left: float
) -> list[str]:
    """The last limits in words at their lines, unless they lie too close together to be told apart."""
    _, low, high = lines(chart, labels)
    last = [float(line[~np.isnan(line)][-1]) if (~np.isnan(line)).any() else np.nan for line in (low, high)]
    if np.isnan(last).all():
        return []
    words = (
        ("lower trial limit", "upper trial limit") if chart.trial_limits else ("lower limit", "upper limit")
    )
    heights = [scale.place(value * labels.times) for value in last]
    if abs(heights[0] - heights[1]) < 16:
        return []
    drawn = []
    said = figures(labels, *last)
    for value, y, word, away, figure in zip(last, heights, words, (13, -5), said, strict=True):
        if value != value or (value == 0 and away > 0):
            continue
        if y + away > BASE - 4:
            away = -5  # below the line its words would lie on those of the points
        words_here = f"{labels.say(word)} {figure}"
        end = _freer_end(len(words_here) * LETTER, y + away, scale, chart.y * labels.times, x, left)
        if isinstance(chart, XmrChart) and chart.group[-1]:
            end = "end"  # the words are about the last group
        where = RIGHT if end == "end" else left + 4
        drawn.append(
            text(words_here, where, y + away, "faint halo halo--paper", "" if end == "start" else end)
        )
    return drawn


def _freer_end(long: float, y: float, scale: Scale, values: Floats, x: Floats, left: float) -> str:
    """The end of a line at which fewer points lie where its words would be."""
    heights = np.array([np.nan if value != value else scale.place(value) for value in values.tolist()])
    beside = (heights > y - 18) & (heights < y + 8)
    right = np.count_nonzero(beside & (x > RIGHT - long))
    return "end" if right <= np.count_nonzero(beside & (x < left + long)) else "start"
