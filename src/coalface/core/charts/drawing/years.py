"""A few yearly points: a line, what happened beside it, and no limits. So few points make no control chart.

Years without a number are shaded and never drawn across; nor is a year in which counting changed. A second line,
dashed, is what the place is held against.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import numpy as np

from ..readings import Floats
from .frames import RIGHT, Labels, at, dot, left_of, path, text, upright_scale, whisker, whole
from .over_time import BASE, HEIGHT, TOP
from .scales import Scale, scale_for

LABELS_AT_MOST = 4
# Half the height of a flag with a number in it.
FLAG = 6.5


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened, at a place among the points: 0 is the first, 1.5 half-way between the next two."""

    at: float
    words: str
    number: str = ""


def draw_years(
    values: Sequence[float | None],
    labels: Labels,
    *,
    other: Sequence[float | None] = (),
    between: Sequence[tuple[float, float] | None] = (),
    breaks: Sequence[int] = (),
    marks: Sequence[Mark] = (),
    says: str = "",
) -> str:
    """Return the line as SVG for a page. `breaks` are the places of points that were the first counted another way.

    `between` has for each point the ends of its interval, drawn as a whisker; None where there is none.
    """
    y, beside = _floats(values), _floats(other)
    ends = _floats([end for pair in between if pair for end in pair])
    both = np.concatenate((y, beside, ends)) * labels.times
    both = both[~np.isnan(both)]
    if not both.size:
        return ""
    upright = scale_for(float(both.min()), float(both.max()), start=BASE, end=TOP)
    ticks = [labels.number(tick / labels.times, upright.step) for tick in upright.ticks]
    left = left_of(ticks)
    field = _Field(upright, labels.times, left, (RIGHT - left) / y.size)
    parts = [
        *_shaded(y, left, field.width),
        *upright_scale(upright, ticks, left),
        *_along(labels.points, [field.across(place) for place in range(y.size)]),
        *_flags([(field.across(mark.at), mark) for mark in marks if field.holds(mark.at)]),
        *(_break(left + place * field.width) for place in breaks if 0 < place < y.size),
        path("line--other", field.line(beside, breaks)) if beside.size else "",
        *field.whiskers(between),
        path("line", field.line(y, breaks)),
        *field.points(y),
    ]
    return whole(labels, HEIGHT, says or labels.name, [part for part in parts if part])


@dataclass(frozen=True, slots=True)
class _Field:
    """Where a year and a value lie. Values are drawn `times` as large, as the labels say them."""

    upright: Scale
    times: float
    left: float
    width: float

    def across(self, place: float) -> float:
        return self.left + (place + 0.5) * self.width

    def holds(self, place: float) -> bool:
        return self.left <= self.across(place) <= RIGHT

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


def _flags(marks: Sequence[tuple[float, Mark]]) -> list[str]:
    """An upright line for each, and flags above them. Flags that would lie on each other are one, “3–5”."""
    groups: list[list[tuple[float, Mark]]] = []
    for one in sorted(marks, key=lambda each: each[0]):
        groups.append([one])
        while len(groups) > 1 and _edges(groups[-2])[1] > _edges(groups[-1])[0]:
            groups[-2:] = [groups[-2] + groups[-1]]
    poles = [f'<path class="event" d="M{at(where)} {at(TOP - 4)}V{at(BASE)}"/>' for where, _ in marks]
    return [*poles, *map(_flag, groups)]


def _numbered(group: Sequence[tuple[float, Mark]]) -> str:
    """The numbers in a flag are those of the list in which its words stand."""
    numbers = [mark.number for _, mark in group if mark.number]
    return "–".join(dict.fromkeys((numbers[0], numbers[-1]))) if numbers else ""


def _edges(group: Sequence[tuple[float, Mark]]) -> tuple[float, float]:
    """Left and right of a flag; never beyond the drawing."""
    middle = sum(where for where, _ in group) / len(group)
    number = _numbered(group)
    half = max(FLAG, 3.1 * len(number) + 2) if number else FLAG - 2.5
    middle = min(middle, RIGHT - half)
    return middle - half, middle + half


def _flag(group: Sequence[tuple[float, Mark]]) -> str:
    low, high = _edges(group)
    number, half = _numbered(group), FLAG if _numbered(group) else FLAG - 2.5
    words = "\n".join(mark.words for _, mark in group)
    return (
        f'<rect class="flag" x="{at(low)}" y="{at(TOP - 10 - half)}" width="{at(high - low)}" height="{at(2 * half)}"'
        f' rx="{at(half)}"><title>{escape(words)}</title></rect>'
        + (text(number, (low + high) / 2, TOP - 7, "flag-number", "middle") if number else "")
    )


def _floats(values: Sequence[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _shaded(y: Floats, left: float, width: float) -> list[str]:
    return [
        f'<rect class="none" x="{at(left + place * width)}" y="{at(TOP)}" width="{at(width)}"'
        f' height="{at(BASE - TOP)}"/>'
        for place in np.flatnonzero(np.isnan(y)).tolist()
    ]


def _break(where: float) -> str:
    return f'<path class="limit" fill="none" d="M{at(where)} {at(TOP)}V{at(BASE)}"/>'


def _along(points: Sequence[str], x: Sequence[float]) -> list[str]:
    room = max(2, min(LABELS_AT_MOST, len(points)))
    places = sorted({round(share * (len(points) - 1)) for share in np.linspace(0, 1, room).tolist()})
    return [text(points[place], x[place], BASE + 17, "faint", "middle") for place in places]
