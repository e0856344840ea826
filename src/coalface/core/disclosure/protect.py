"""Secondary suppression: what else has to be hidden, so that the small cells cannot be worked out?

Which cells are hidden with the small ones follows from the sums, from which cells are small and which are zero, and
from a secret where there is one. It does not look at how large a number is. Without a secret, somebody who runs the
program on every truth that fits can tell some of the small cells from the others: see secret.py.
"""

from dataclasses import dataclass, field

import numpy as np

from coalface.core.thresholds import SMALLEST_COUNT_SHOWN

from .audit import Knowledge, Require, audit
from .moves import HIDDEN_COST, Moves, moves_of
from .programmes import Whole
from .secret import as_if_small, cost_factor
from .tables import BadTable, Table, why_does_not_add

# How many questions may be spent on showing again what need not be hidden. It bounds the time, and not by the clock.
QUESTIONS_TO_TIDY = 200


@dataclass(frozen=True, slots=True)
class Rule:
    """From which number a cell may be shown, and how closely a reader may know a hidden one."""

    threshold: int = SMALLEST_COUNT_SHOWN.value
    zeros_shown: bool = True
    always_shown: frozenset[str] = frozenset()
    secret: bytes = field(default=b"", repr=False)

    @property
    def lower(self) -> int:
        """The least that a hidden cell can be: where every zero is shown, what is hidden is none."""
        return 1 if self.zeros_shown else 0

    @property
    def require(self) -> Require:
        return Require(min_width=self.threshold - 1, min_upper=self.threshold)

    def is_small(self, name: str, value: int) -> bool:
        return self.lower <= value < self.threshold and name not in self.always_shown

    def may_be_hidden(self, name: str, value: int) -> bool:
        return value >= self.lower and name not in self.always_shown


@dataclass(frozen=True, slots=True)
class Protected:
    """The table with its cells hidden. `unprotected` are small cells that stay too well known whatever is hidden."""

    table: Table
    primary: tuple[str, ...]
    secondary: tuple[str, ...]
    unprotected: tuple[str, ...] = ()
    says: str | None = None


@dataclass(slots=True)
class _Pattern:
    """The moves found so far. What they go through, and the small cells, are hidden."""

    moves: Moves
    small: list[int]
    hidden_before: list[int] = field(default_factory=list)
    proof: dict[int, Whole] = field(default_factory=dict)
    without: list[int] = field(default_factory=list)

    def hidden(self) -> Whole:
        found = np.zeros(len(self.moves.names), dtype=np.int64)
        found[[*self.small, *self.hidden_before]] = 1
        for move in {id(move): move for move in self.proof.values()}.values():
            found[move != 0] = 1
        return found

    def prove_all(self) -> None:
        """Find a move for every small cell, each time hiding as little more as can be."""
        for cell in self.small:
            if cell in self.proof:
                continue
            move = self.moves.cheapest(cell)
            if move is None:
                self.without.append(cell)
                continue
            self.moves.hide(np.flatnonzero(move))
            for proved in self.small:
                if move[proved] >= 1:
                    self.proof.setdefault(proved, move)

    def tidy(self) -> None:
        """Show again what the other hidden cells can do without; those that fewest lean on come first."""
        hidden = self.hidden()
        self.moves.close(np.flatnonzero(hidden == 0))
        staying = {*self.small, *self.hidden_before}
        secondary = [int(cell) for cell in np.flatnonzero(hidden) if cell not in staying]
        limit = self.moves.asked + QUESTIONS_TO_TIDY
        for cell in sorted(secondary, key=lambda cell: (len(self._leaning_on(cell)), cell)):
            if self.moves.asked >= limit:
                return
            self.moves.close([cell])
            if not self._moved_elsewhere(self._leaning_on(cell), limit):
                self.moves.open([cell])

    def _leaning_on(self, cell: int) -> list[int]:
        return [small for small, move in self.proof.items() if move[cell]]

    def _moved_elsewhere(self, cells: list[int], limit: int) -> bool:
        """Find each of these another move through open cells, or leave all as they were."""
        found: dict[int, Whole] = {}
        for cell in cells:
            if cell in found:
                continue
            move = self.moves.cheapest(cell) if self.moves.asked < limit else None
            if move is None:
                return False
            found |= {other: move for other in cells if move[other] >= 1}
        self.proof |= found
        return True


def protect(table: Table, rule: Rule | None = None, hidden_before: frozenset[str] = frozenset()) -> Protected:
    """Hide the small cells, and as many others as it takes. BadTable where the table does not add or has a gap.

    `hidden_before` are cells that nobody is going to see in any case, such as those of an earlier release.
    """
    rule = rule or Rule()
    values = whole_values(table)
    if reason := why_does_not_add(table):
        raise BadTable(reason)
    primary = tuple(name for name, value in values.items() if rule.is_small(name, value))
    totals = {total for total, _parts in table.sums}
    more = _as_if_small(values, rule, {*primary, *hidden_before, *totals}) if primary else ()
    hidden, doubtful = _hidden(table, values, rule, (*primary, *more), hidden_before)
    if more and doubtful:
        # There is not room enough for them beside the small ones.
        hidden, doubtful = _hidden(table, values, rule, primary, hidden_before)
    unprotected = _too_well_known(table, hidden, rule, doubtful)
    if unprotected:
        hidden |= {name for name, value in values.items() if rule.may_be_hidden(name, value)}
        unprotected = _too_well_known(table, hidden, rule, primary)
    others = hidden - set(primary) - hidden_before
    return Protected(
        table=table.hiding(hidden),
        primary=primary,
        secondary=tuple(name for name in values if name in others),
        unprotected=unprotected,
        says=_says(values, hidden, unprotected),
    )


def _as_if_small(values: dict[str, int], rule: Rule, never: set[str]) -> tuple[str, ...]:
    may_be = (name for name, value in values.items() if rule.may_be_hidden(name, value))
    return as_if_small(rule.secret, (name for name in may_be if name not in never))


def whole_values(table: Table) -> dict[str, int]:
    """The counts of a table in which nothing is hidden yet."""
    found = {}
    for name, value in table.cells.items():
        if not isinstance(value, int):
            raise BadTable(
                "Something is hidden in this table already. Give every count: this decides what to hide."
            )
        found[name] = value
    return found


def _hidden(
    table: Table, values: dict[str, int], rule: Rule, primary: tuple[str, ...], before: frozenset[str]
) -> tuple[frozenset[str], tuple[str, ...]]:
    """What has to be hidden, and the small cells for which no move was found."""
    if not primary:
        return before, ()
    small, free = set(primary), {*primary, *before}
    movable = {name: name not in small for name, value in values.items() if rule.may_be_hidden(name, value)}
    cost = {
        name: HIDDEN_COST if name in free else worth * cost_factor(rule.secret, name)
        for name, worth in worth_of(table).items()
    }
    moves = moves_of(table, movable, cost)
    place = {name: number for number, name in enumerate(moves.names)}
    pattern = _Pattern(
        moves, [place[name] for name in primary], [place[name] for name in before & place.keys()]
    )
    pattern.prove_all()
    pattern.tidy()
    names = frozenset(moves.names[cell] for cell in np.flatnonzero(pattern.hidden()))
    return names | before, tuple(moves.names[cell] for cell in pattern.without)


def worth_of(table: Table) -> dict[str, float]:
    """What it costs a reader to lose a cell: the square of how many steps of adding stand under it, and one.

    It must not look at the numbers: if the smallest were hidden first, a reader would know that the hidden are smaller.
    """
    height = dict.fromkeys(table.cells, 0)
    for _ in range(MOST_STEPS):
        before = dict(height)
        for total, parts in table.sums:
            height[total] = max(height[total], 1 + max(height[part] for part in parts))
        if before == height:
            break
    return {name: float((steps + 1) ** 2) for name, steps in height.items()}


# Deeper than any hierarchy of places; a table whose sums go in a circle stops here.
MOST_STEPS = 12


def _too_well_known(
    table: Table, hidden: frozenset[str], rule: Rule, doubtful: tuple[str, ...]
) -> tuple[str, ...]:
    """Which of these cells the audit would refuse."""
    if not doubtful:
        return ()
    found = audit(table.hiding(hidden), Knowledge(lower=rule.lower), asked=doubtful)
    return tuple(found.failing(rule.require))


def _says(values: dict[str, int], hidden: frozenset[str], unprotected: tuple[str, ...]) -> str | None:
    if unprotected:
        return (
            f"{len(unprotected)} small cells can still be worked out too closely from the cells that have to be shown."
            " Do not publish this table. Publish fewer rows or columns, or a larger area or a longer time."
        )
    if hidden and not any(value for name, value in values.items() if name not in hidden):
        return (
            "The numbers are so small that nothing but zeros can be shown."
            " Publish a larger area or a longer time in its place."
        )
    return None
