"""Which years of which places an event study looks at: after an event, before it, and where there was none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
# From the last count before to the second after: a judgement in the autumn hardly shows in the first.
SPAN_YEARS = 2
# How many places that stood nearest each event is held beside. One is luck, and many are no longer near.
NEAREST = 5


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


def quiet_windows(
    panel: Panel,
    events: Iterable[Event],
    counted: tuple[int, int],
    places: Iterable[str],
    span: int = SPAN_YEARS,
) -> list[Window]:
    """Every window of these places in which nothing was published about them, nor in the span before it."""
    published = _published(events, counted)
    return [
        Window(place, first, first + span)
        for place in sorted(set(places))
        for first in panel.years
        if first + span <= panel.years[-1]
        if not published.get(place, set()) & set(range(first - span, first + span))
    ]


def placebo_windows(quiet: Iterable[Window], windows: Sequence[Window]) -> list[Window]:
    """The quiet windows of the same places that share no year with a window after an event, nor with one before it."""
    taken: dict[str, set[int]] = {}
    for one in (*windows, *windows_before(windows)):
        taken.setdefault(one.place, set()).update(range(one.first, one.last))
    return [
        one for one in quiet if one.place in taken and not taken[one.place] & set(range(one.first, one.last))
    ]


def alike_windows(
    panel: Panel,
    measure: str,
    windows: Sequence[Window],
    events: Iterable[Event],
    counted: tuple[int, int],
    nearest: int = NEAREST,
) -> list[list[Window]]:
    """For each window the same years of the places that stood nearest when it began, if nothing was published of them.

    Nothing from the year before the window until its end: what was published earlier may still be at work, and is not
    looked at. A window without so many others has none.
    """
    published = _published(events, counted)
    found = []
    for one in windows:
        here = panel.at(measure, one.place, one.first)
        near = sorted(
            (abs(there - here), place)
            for place in panel.places
            if place != one.place and not published.get(place, set()) & set(range(one.first - 1, one.last))
            if not np.isnan(there := panel.at(measure, place, one.first))
            if not np.isnan(panel.at(measure, place, one.last))
        )
        there_are = len(near) >= nearest and not np.isnan(here)
        found.append([Window(place, one.first, one.last) for _, place in near[:nearest]] if there_are else [])
    return found


def _published(events: Iterable[Event], counted: tuple[int, int]) -> dict[str, set[int]]:
    """The last count before whatever was published about each place."""
    published: dict[str, set[int]] = {}
    for event in events:
        published.setdefault(event.place, set()).add(last_count_before(event.on, counted))
    return published
