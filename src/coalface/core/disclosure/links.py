"""What became of the cells of one release in a later one, counted in records."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .tables import Table

BETWEEN = " / "  # between the name of a release and the name of its cell


@dataclass(frozen=True, slots=True)
class Link:
    """What became of one cell from an earlier release to a later one, counted in records.

    `added` are records that the earlier release did not know at all, `removed` those that the later one no longer
    knows, `came` and `went` those that moved from or to another cell because something about them was changed.
    """

    earlier: tuple[str, str]
    later: tuple[str, str]
    added: int = 0
    removed: int = 0
    came: int = 0
    went: int = 0

    @property
    def start(self) -> str:
        return BETWEEN.join(self.earlier)

    @property
    def end(self) -> str:
        return BETWEEN.join(self.later)

    @property
    def joined(self) -> dict[str, int]:
        """The cells of what came in, by name."""
        return {self.cell("added"): self.added, self.cell("changed into"): self.came}

    @property
    def left(self) -> dict[str, int]:
        """The cells of what went away, by name."""
        return {self.cell("removed"): self.removed, self.cell("changed out of"): self.went}

    @property
    def both(self) -> str:
        """The cell of all that is in the earlier release or in the later one."""
        return f"{self.end} (with {self.earlier[0]})"

    def cell(self, what: str) -> str:
        """The name of one of the four cells, such as the one of what was added."""
        return f"{self.end} ({what} since {self.earlier[0]})"


def links_between(
    earlier: str, later: str, table: Table, before: Mapping[str, str], after: Mapping[str, str]
) -> list[Link]:
    """The links of two releases with the cells of `table`, from the cell that each record was and is counted in.

    `before` and `after` give the counted cell of each record, which is no total. A total is linked by what is under it.
    """
    above = totals_above(table)
    added, removed, came, went = (Counter[str]() for _ in range(4))
    for (was, is_now), many in _changes(before, after).items():
        left = above[was] if was else frozenset[str]()
        joined = above[is_now] if is_now else frozenset[str]()
        _count(came if was else added, joined - left, many)
        _count(went if is_now else removed, left - joined, many)
    return [
        Link((earlier, name), (later, name), added[name], removed[name], came[name], went[name])
        for name in table.cells
    ]


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> Counter[tuple[str | None, str | None]]:
    """How many records went from where to where. None is outside; who stayed is not counted."""
    moved = ((before.get(record), after.get(record)) for record in _either(before, after))
    return Counter((was, is_now) for was, is_now in moved if was != is_now)


def _either(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    yield from before
    yield from (record for record in after if record not in before)


def _count(counter: Counter[str], names: frozenset[str], many: int) -> None:
    for name in names:
        counter[name] += many


def totals_above(table: Table) -> dict[str, frozenset[str]]:
    """For each cell, the cell itself and every total that it is counted in."""
    direct: dict[str, set[str]] = {name: set() for name in table.cells}
    for total, parts in table.sums:
        for part in parts:
            direct[part].add(total)
    found: dict[str, frozenset[str]] = {}
    for name in table.cells:
        above, waiting = {name}, [name]
        while waiting:
            new = direct[waiting.pop()] - above
            above |= new
            waiting.extend(new)
        found[name] = frozenset(above)
    return found
