"""The audit: how closely can somebody who reads the table work out what is hidden in it?"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import cast

import numpy as np

from .programmes import Piece, Programme, make_rows
from .propagation import Contradiction, Interval, Relation, pieces, tightened
from .tables import Number, Table

Bounds = tuple[Number, Number | None]  # None: nothing holds it from above


@dataclass(frozen=True, slots=True)
class Require:
    """What the interval of a hidden cell must not fall short of."""

    min_width: Number = 0
    min_upper: Number = 0

    def why_too_close(self, bounds: Bounds) -> str | None:
        """Return why a cell with these bounds is too well known, or None."""
        low, high = bounds
        if high is None:
            return None
        if low == high:
            return "it can be worked out exactly"
        if high - low < self.min_width:
            return f"it can be worked out to within {high - low}, and {self.min_width} is the least"
        if high < self.min_upper:
            return f"it can be worked out to be under {self.min_upper}"
        return None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a reader knows beside the numbers that are shown.

    `lower` holds for every hidden cell that has no bounds of its own. With `base`, what is shown has been rounded.
    """

    lower: Number = 0
    bounds: Mapping[str, Bounds] = field(default_factory=dict)
    base: int = 1
    whole: bool = True

    def interval(self, name: str, value: Number | None) -> Interval:
        """All that one cell alone can be."""
        low: Number
        high: Number | None
        if value is None:
            return self.bounds.get(name, (self.lower, None))
        reach = self.base // 2
        low, high = (max(0, value - reach), value + reach) if reach else (value, value)
        own = self.bounds.get(name)
        if own is None:
            return low, high
        low, high = max(low, own[0]), high if own[1] is None else min(high, own[1])
        if low > high:
            raise Contradiction
        return low, high


@dataclass(frozen=True, slots=True)
class Audit:
    """Whether the table can be true at all and, if so, the tightest bounds of each hidden cell."""

    feasible: bool
    bounds: Mapping[str, Bounds]

    @property
    def exactly_recovered(self) -> list[str]:
        return [name for name, (low, high) in self.bounds.items() if low == high]

    def failing(self, require: Require) -> list[str]:
        """The hidden cells that are recovered, or known better than `require` allows."""
        return [name for name, bounds in self.bounds.items() if require.why_too_close(bounds)]


def audit(table: Table, known: Knowledge | None = None, asked: Iterable[str] | None = None) -> Audit:
    """The tightest bounds of each hidden cell, or of the cells that are asked about."""
    known = known or Knowledge()
    names = table.hidden if asked is None else tuple(asked)
    try:
        bounds = _bounds(table, known, names)
    except Contradiction:
        return Audit(False, {})
    return Audit(True, bounds)


def _bounds(table: Table, known: Knowledge, names: tuple[str, ...]) -> dict[str, Bounds]:
    place = {name: number for number, name in enumerate(table.cells)}
    relations: list[Relation] = [
        (place[total], tuple(place[part] for part in parts)) for total, parts in table.sums
    ]
    intervals = [known.interval(name, value) for name, value in table.cells.items()]
    intervals = tightened(intervals, relations)
    free = {number for number, (low, high) in enumerate(intervals) if low != high}
    asked = {place[name] for name in names}
    found: dict[int, Bounds] = {}
    for numbers in pieces(relations, free):
        found |= _bounds_of_piece([relations[number] for number in numbers], intervals, asked, known.whole)
    # What no sum touches is as wide as it was, and what is fixed already is known.
    return {name: found.get(place[name], intervals[place[name]]) for name in names}


def _bounds_of_piece(
    relations: list[Relation], intervals: list[Interval], asked: set[int], whole: bool
) -> dict[int, Bounds]:
    """The bounds of what is asked within one piece. A piece is settled even where nothing in it is asked."""
    columns, piece = _piece(relations, intervals)
    programme = Programme(piece, whole)
    if not programme.is_feasible():
        raise Contradiction
    return {
        place: (_number(programme.least(column), whole), _ended(programme.most(column), whole))
        for place, column in columns.items()
        if place in asked
    }


def _piece(relations: list[Relation], intervals: list[Interval]) -> tuple[dict[int, int], Piece]:
    columns: dict[int, int] = {}
    rows = []
    for total, parts in relations:
        members, signs, gives = [], [], cast(Number, 0)
        for place, sign in [(total, -1), *((part, 1) for part in parts)]:
            low, high = intervals[place]
            if low == high:
                gives -= sign * low
                continue
            members.append(columns.setdefault(place, len(columns)))
            signs.append(sign)
        rows.append((members, signs, float(gives)))
    lows = np.array([float(intervals[place][0]) for place in columns])
    highs = np.array([math.inf if (top := intervals[place][1]) is None else float(top) for place in columns])
    return columns, Piece(lows, highs, make_rows(rows))


def _number(found: float, whole: bool) -> Number:
    if whole:
        return round(found)
    exact = Fraction(found)
    for steps in DENOMINATORS:
        near = Fraction(round(exact * steps), steps)
        if abs(near - exact) < NEAR:
            return int(near) if near.denominator == 1 else near
    return exact


def _ended(found: float, whole: bool) -> Number | None:
    return None if math.isinf(found) else _number(found, whole)


# A corner of sums of given numbers is a small part of what they are multiples of, and a float is only near it. Given
# numbers have four decimals at most, so what one of these says lies further from any other than a solver errs.
DENOMINATORS = (*range(1, 13), 10**2, 10**3, 10**4, 2 * 10**4, 3 * 10**4)
NEAR = 1e-6
