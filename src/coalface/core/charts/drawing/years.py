"""Yearly points: a line, and what happened beside it. Limits only where there are years enough for a control chart.

Each year is a column, and a point lies in it where its count does: at 31 March after a quarter. Years without a number
are shaded and never drawn across; nor is a year in which counting changed. A second line, dashed, is what the place is
held against; its name stands at its end.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from ..readings import Floats
from .frames import LETTER, RIGHT, Labels, across, at, dot, left_of, path, text, upright_scale, whisker, whole
from .happenings import Columns, Mark, happened_above, room_for
from .over_time import BASE, HEIGHT, TOP
from .scales import Scale, scale_for

__all__ = ["Limits", "Mark", "draw_years"]

# Years that are written under a drawing: those that are whole multiples of the first of these steps that fits.
LABELS_AT_MOST, STEPS = 5, (1, 2, 5, 10, 20, 50)
# Room for "20,000" left of every drawing of a page, so that its years lie under each other.
ALIKE, LINE = left_of(["20,000"]), 16.0


@dataclass(frozen=True, slots=True)
class Limits:
    """Mean and limits of the points from the first place to the last; None where a limit holds nothing back."""

    first: int
    last: int
    mean: float
    low: float | None
    high: float


def draw_years(
    values: Sequence[float | None],
    labels: Labels,
    *,
    other: Sequence[float | None] = (),
    other_name: str = "",
    empty: str = "",
    symbols: Sequence[str] = (),
    between: Sequence[tuple[float, float] | None] = (),
    breaks: Sequence[int] = (),
    marks: Sequence[Mark] = (),
    limits: Limits | None = None,
    within: float = 0.5,
    says: str = "",
) -> str:
    """Return the line as SVG for a page. `breaks` are the places of points that were the first counted another way.

    `empty` are the words in the shaded years before the first number, where there is room for them. `symbols` has for
    each point what was published in place of a number, or nothing: it stands in its shaded year. `between` has for each
    point the ends of its interval, drawn as a whisker; None where there is none. `within` is the part of its year that
    had gone when a point was counted.
    """
    y, beside = _floats(values), _floats(other)
    ends = _floats(
        [end for pair in between if pair for end in pair] + ([limits.low, limits.high] if limits else [])
    )
    both = np.concatenate((y, beside, ends)) * labels.times
    both = both[~np.isnan(both)]
    if not both.size:
        return ""
    upright = scale_for(float(both.min()), float(both.max()), start=BASE, end=TOP)
    ticks = [labels.number(tick / labels.times, upright.step) for tick in upright.ticks]
    left = max(left_of(ticks), ALIKE if marks else 0)
    columns = Columns(left, (RIGHT - left) / y.size, y.size)
    field = _Field(upright, labels.times, columns, within)
    parts = [
        *_shaded(y, columns),
        *upright_scale(upright, ticks, left),
        *along(labels.points, columns),
        *happened_above(marks, columns, top=TOP, base=BASE),
        *_before_the_first(empty, y, columns),
        *_symbols(symbols, columns),
        *(_break(columns.across(place)) for place in breaks if 0 < place < y.size),
        *field.limits(limits),
        path("line--other", field.line(beside, breaks)) if beside.size else "",
        *field.whiskers(between),
        path("line", field.line(y, breaks)),
        *field.points(y),
        *field.named(other_name, beside, y),
    ]
    return _with_room([part for part in parts if part], room_for(marks, columns), labels, says)


def _with_room(parts: Sequence[str], room: float, labels: Labels, says: str) -> str:
    """The parts, moved down by what happened above them."""
    more = max(0.0, room - TOP + 6)
    inside = [f'<g transform="translate(0 {at(more)})">', *parts, "</g>"] if more else parts
    return whole(labels, HEIGHT + more, says or labels.name, inside)


@dataclass(frozen=True, slots=True)
class _Field:
    """Where a year and a value lie. Values are drawn `times` as large, as the labels say them."""

    upright: Scale
    times: float
    columns: Columns
    within: float

    def across(self, place: float) -> float:
        return self.columns.across(place + self.within)

    def up(self, value: float) -> float:
        return self.upright.place(value * self.times)

    def line(self, values: Floats, breaks: Sequence[int]) -> str:
        """From each value to the next one; a year without one, or counted another way, begins anew."""
        drawn, pen = [], "M"
        for place, value in enumerate(values.tolist()):
            if value != value:
                pen = "M"
                continue
            pen = "M" if place in breaks else pen
            drawn.append(f"{pen}{at(self.across(place))} {at(self.up(value))}")
            pen = "L"
        return "".join(drawn)

    def points(self, values: Floats) -> list[str]:
        there = [(place, value) for place, value in enumerate(values.tolist()) if value == value]
        return [dot(self.across(place), self.up(value), 2.6) for place, value in there]

    def whiskers(self, between: Sequence[tuple[float, float] | None]) -> list[str]:
        there = [(place, pair) for place, pair in enumerate(between) if pair]
        return [whisker(self.across(place), self.up(low), self.up(high)) for place, (low, high) in there]

    def limits(self, limits: Limits | None) -> list[str]:
        """The mean whole, limits dotted."""
        if limits is None:
            return []
        left, right = self.columns.across(limits.first), self.columns.across(limits.last + 1)
        lines = (("mean", limits.mean), ("limit", limits.low), ("limit", limits.high))
        return [across(kind, left, right, self.up(value)) for kind, value in lines if value is not None]

    def named(self, name: str, line: Floats, beside: Floats) -> list[str]:
        """The name of the second line at its end, on the side that has more room from both lines."""
        if not name or np.isnan(line).all():
            return []
        last = int(np.flatnonzero(~np.isnan(line))[-1])
        end = self.up(float(line[last]))
        right = min(RIGHT, self.across(last) + 10)
        words = np.linspace(right - LETTER * len(name), right, 5)
        near = np.concatenate([self.heights_at(words, values) for values in (line, beside)])
        heights = [y for y in (end - 8, end + 17) if TOP + 8 <= y <= BASE - 4]
        y = max(heights, key=lambda y: float(np.abs(near - (y - 4.5)).min()))
        return [text(name, right, y, "faint halo halo--paper", "end")]

    def heights_at(self, across: Floats, values: Floats) -> Floats:
        """Where a line is above these places; beyond its ends, as at its ends."""
        there = np.flatnonzero(~np.isnan(values)).tolist()
        drawn = [(self.across(place), self.up(float(values[place]))) for place in there]
        x, y = np.array(drawn, dtype=np.float64).T
        heights: Floats = np.interp(across, x, y)
        return heights


def _floats(values: Sequence[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _shaded(y: Floats, columns: Columns) -> Iterator[str]:
    """One field for all years in a row that have no number, and the words for it where there is room for them."""
    for gone, run in groupby(range(y.size), key=lambda place: bool(np.isnan(y[place]))):
        if not gone:
            continue
        places = list(run)
        left, right = columns.across(places[0]), columns.across(places[-1] + 1)
        height = at(BASE - TOP)
        yield f'<rect class="none" x="{at(left)}" y="{at(TOP)}" width="{at(right - left)}" height="{height}"/>'


def _before_the_first(words: str, y: Floats, columns: Columns) -> list[str]:
    """Why the field before the first number is empty, a word a line."""
    first = columns.across(int(np.flatnonzero(~np.isnan(y))[0]))
    lines = words.split()
    if first - columns.left < LETTER * max(map(len, lines), default=0) + 4:
        return []
    middle, top = (columns.left + first) / 2, (TOP + BASE - LINE * (len(lines) - 1)) / 2
    return [
        text(line, middle, top + LINE * place, "faint halo", "middle") for place, line in enumerate(lines)
    ]


def _symbols(symbols: Sequence[str], columns: Columns) -> list[str]:
    """What was published in place of a number, so that it is told from what was never there."""
    return [
        text(symbol, columns.across(place + 0.5), BASE - 5, "faint", "middle")
        for place, symbol in enumerate(symbols)
        if symbol
    ]


def _break(where: float) -> str:
    return f'<path class="limit" fill="none" d="M{at(where)} {at(TOP)}V{at(BASE)}"/>'


def along(points: Sequence[str], columns: Columns, base: float = BASE) -> list[str]:
    """A short stroke where each year begins, and a few of the years, at even distances."""
    strokes = "".join(f"M{at(columns.across(place))} {at(base)}v4" for place in range(columns.count + 1))
    return [
        path("base", strokes),
        *(
            text(points[place], columns.across(place + 0.5), base + 17, "faint", "middle")
            for place in _written(points)
        ),
    ]


def _written(points: Sequence[str]) -> list[int]:
    """The places of the labels that are written: every one, or 2010, 2015, 2020; of what is no year, some."""
    if all(point.isdecimal() for point in points):
        for step in STEPS:
            places = [place for place, point in enumerate(points) if int(point) % step == 0]
            if len(places) <= LABELS_AT_MOST:
                return places or [0]
    room = max(2, min(LABELS_AT_MOST, len(points)))
    return sorted({round(share * (len(points) - 1)) for share in np.linspace(0, 1, room).tolist()})
