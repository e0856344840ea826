"""A table as whoever audits it sees it: named cells, hidden or not, and how they add."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod
from typing import Any

Number = int | Fraction
Sum = tuple[str, tuple[str, ...]]  # a total, and the parts that it is the sum of

# A grid of rows is r0c1. A grid of layers of rows is l0r0c1.
AXES = {2: ("r", "c"), 3: ("l", "r", "c")}
MOST_CELLS = 100_000
MOST_LARGE = 100_000_000  # beyond it a float no longer tells neighbouring counts apart safely


class BadTable(Exception):
    """Something about a table that a person has to put right. The message is a sentence."""


@dataclass(frozen=True, slots=True)
class Table:
    """Cells by name, where None is hidden, and every sum that a reader knows of."""

    cells: Mapping[str, Number | None]
    sums: tuple[Sum, ...] = ()

    @property
    def hidden(self) -> tuple[str, ...]:
        return tuple(name for name, value in self.cells.items() if value is None)

    def hiding(self, names: frozenset[str]) -> "Table":
        """The same table with these cells hidden too."""
        return Table(
            {name: None if name in names else value for name, value in self.cells.items()}, self.sums
        )


def make_table(cells: Mapping[str, Number | None], sums: Sequence[tuple[str, Sequence[str]]]) -> Table:
    """The table, or BadTable with what is wrong with it."""
    if not cells:
        raise BadTable("The table is empty. Give it at least one cell.")
    if len(cells) > MOST_CELLS:
        raise BadTable(f"The table has {len(cells):,} cells, and {MOST_CELLS:,} is the most. Divide it.")
    for total, parts in sums:
        if reason := why_not_a_sum(total, parts, cells):
            raise BadTable(reason)
    return Table(dict(cells), tuple((total, tuple(parts)) for total, parts in sums))


def why_not_a_sum(total: str, parts: Sequence[str], cells: Mapping[str, Any]) -> str | None:
    """Return what is wrong with one sum, or None."""
    if not parts:
        return f"The sum for {shown(total)} has no parts. Name them, or leave the sum out."
    for name in (total, *parts):
        if name not in cells:
            return f"A sum names {shown(name)}, and there is no such cell. Add it to the cells."
    named = [total, *parts]
    if len(set(named)) < len(named):
        return f"The sum for {shown(total)} names a cell twice. Name each cell once."
    return None


def grid(values: Sequence[Any]) -> Table:
    """The table of a grid with its totals last, in rows or in layers of rows.

    Along a side that is one long there is nothing to add, so no total is read there.
    """
    shape = shape_of(values)
    if prod(shape) > MOST_CELLS:
        raise BadTable(f"The table has {prod(shape):,} cells, and {MOST_CELLS:,} is the most. Divide it.")
    cells = dict(zip(map(name_of, places(shape)), leaves(values), strict=True))
    return make_table(cells, [*sums_of(shape)])


def shape_of(values: Any) -> tuple[int, ...]:
    """How long each side of a grid is. A ragged grid has no shape."""
    shape: list[int] = []
    level = [values]
    while level and isinstance(level[0], list):
        lengths = {len(part) if isinstance(part, list) else -1 for part in level}
        if -1 in lengths:
            raise BadTable("Some places of the grid hold a number and others a list. Make all rows alike.")
        if len(lengths) > 1:
            raise BadTable(
                "The rows of the grid are not equally long. Give every row the same number of cells."
            )
        shape.append(lengths.pop())
        level = [value for part in level for value in part]
        if len(shape) > max(AXES):
            raise BadTable(
                "The grid is nested too deep. Rows or layers of rows can be read; use cells and sums."
            )
    if any(isinstance(value, list) for value in level):
        raise BadTable("Some places of the grid hold a number and others a list. Make all rows alike.")
    if 0 in shape or not shape:
        raise BadTable("The table is empty. Give it at least one row with one cell.")
    if len(shape) not in AXES:
        raise BadTable("The grid is a single list. Write a row as a list inside the list: [[1, 2, 3]].")
    return tuple(shape)


def places(shape: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Every place of a grid, row by row."""
    if not shape:
        yield ()
        return
    for first in range(shape[0]):
        for rest in places(shape[1:]):
            yield (first, *rest)


def name_of(place: tuple[int, ...]) -> str:
    return "".join(f"{axis}{number}" for axis, number in zip(AXES[len(place)], place, strict=True))


def leaves(values: Any) -> Iterator[Any]:
    if not isinstance(values, list):
        yield values
        return
    for part in values:
        yield from leaves(part)


def sums_of(shape: tuple[int, ...]) -> Iterator[Sum]:
    """Each line of a grid, along each side: its last cell is the sum of the others."""
    for axis, length in enumerate(shape):
        if length < 2:
            continue
        for place in places((*shape[:axis], 1, *shape[axis + 1 :])):
            *parts, total = (name_of((*place[:axis], step, *place[axis + 1 :])) for step in range(length))
            yield total, tuple(parts)


def as_grid(shape: tuple[int, ...], cells: Mapping[str, Number | None]) -> list[Any]:
    """The grid that `cells` were read from, as nested lists."""
    flat = iter([cells[name_of(place)] for place in places(shape)])
    return _nested(shape, flat)


def _nested(shape: tuple[int, ...], flat: Iterator[Any]) -> list[Any]:
    if len(shape) == 1:
        return [next(flat) for _ in range(shape[0])]
    return [_nested(shape[1:], flat) for _ in range(shape[0])]


def why_does_not_add(table: Table) -> str | None:
    """Return the first line of a table without hidden cells that does not add, in words, or None."""
    for total, parts in table.sums:
        stated, found = table.cells[total], [table.cells[part] for part in parts]
        if stated is None or any(value is None for value in found):
            continue
        numbers = [value for value in found if value is not None]
        if sum(numbers) != stated:
            return (
                f"The total {shown(total)} does not add: {written(numbers)} = {sum(numbers)}, and it says {stated}."
                " Put the table right first: where sums do not add, nobody can say what a hidden cell gives away."
            )
    return None


def written(numbers: Sequence[Number]) -> str:
    """A sum as one writes it; a long one is cut in the middle."""
    words = [str(number) for number in numbers]
    if len(words) > 8:
        words = [*words[:6], "...", words[-1]]
    return " + ".join(words)


def shown(name: str) -> str:
    """A cell's name as an error says it: short, whatever was typed."""
    return f"“{name if len(name) <= 40 else name[:39] + '…'}”"
