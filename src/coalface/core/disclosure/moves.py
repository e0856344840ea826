"""Which cells could move together so that every sum still adds? That is what hides a number among others.

A *move* adds to some cells and takes from others, and leaves each sum right. Two tables that differ by a move look the
same where the cells of the move are hidden. So a move that raises a small cell, and takes only from cells that can
spare it, proves that a reader cannot know the small cell.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import highspy
import numpy as np

from .programmes import OPTIMAL, Options, Real, Rows, Whole, make_rows, run, solver_of
from .tables import Table

# A hidden cell costs next to nothing more, and not nothing, so that moves stay short.
HIDDEN_COST = 1e-3


@dataclass(slots=True)
class Moves:
    """The cells of a table that may be hidden, and the cheapest move through one of them.

    `may_give` are the cells that can spare one step. What they hold beyond that is not looked at, so what comes back is
    the same for every table with the same small cells, zeros and sums.
    """

    names: tuple[str, ...]
    rows: Rows
    may_give: Real
    cost: Real
    closed: Whole  # 1 where a cell must not move
    asked: int = 0
    _solver: Any = field(init=False)

    def __post_init__(self) -> None:
        self._solver = self._loaded(whole=False)

    def cheapest(self, cell: int) -> Whole | None:
        """The move that raises this cell by one step and hides least anew, or None where there is none."""
        self.asked += 1
        self._solver.clearSolver()  # from nothing moved it is a short way; from the last move it is a long one
        found = self._solved(self._solver, cell)
        if found is None:
            return None
        if self.proves(found, cell):
            return found
        # Half moves turn up in tables of three and more sides.
        found = self._solved(self._loaded(whole=True), cell)
        return found if found is not None and self.proves(found, cell) else None

    def hide(self, cells: Iterable[int]) -> None:
        """These are hidden from now on: moving them costs next to nothing."""
        for cell in map(int, cells):
            self.cost[cell] = HIDDEN_COST
            for column in (2 * cell, 2 * cell + 1):
                self._solver.changeColCost(column, HIDDEN_COST)

    def close(self, cells: Iterable[int]) -> None:
        """These must not move."""
        self._set_closed(cells, 1)

    def open(self, cells: Iterable[int]) -> None:
        self._set_closed(cells, 0)

    def proves(self, move: Whole, cell: int) -> bool:
        """Does this move raise the cell, take only from what can spare it, and leave every sum right? Exactly."""
        allowed = (move >= -self.may_give).all() and not move[self.closed == 1].any()
        return bool(move[cell] >= 1 and allowed and not self.rows.off(move).any())

    def _set_closed(self, cells: Iterable[int], closed: int) -> None:
        for cell in map(int, cells):
            self.closed[cell] = closed
            self._set_bounds(self._solver, cell)

    def _set_bounds(self, solver: Any, cell: int) -> None:
        if self.closed[cell]:
            solver.changeColBounds(2 * cell, 0.0, 0.0)
            solver.changeColBounds(2 * cell + 1, 0.0, 0.0)
        else:
            solver.changeColBounds(2 * cell, 0.0, math.inf)
            solver.changeColBounds(2 * cell + 1, 0.0, float(self.may_give[cell]))

    def _solved(self, solver: Any, cell: int) -> Whole | None:
        """What the solver finds, rounded to whole steps."""
        solver.changeColBounds(2 * cell, 1.0, 1.0)
        solver.changeColBounds(2 * cell + 1, 0.0, 0.0)
        found = None
        if run(solver) == OPTIMAL:
            values = np.asarray(solver.getSolution().col_value)
            found = np.rint(values[0::2] - values[1::2]).astype(np.int64)
        self._set_bounds(solver, cell)
        return found

    def _loaded(self, *, whole: bool) -> Any:
        """A solver with two columns a cell: what is added, and what is taken."""
        options: Options = {"mip_rel_gap": 0.0} if whole else {"solver": "simplex", "presolve": "off"}
        solver = solver_of(self._model(whole=whole), options)
        for cell in np.flatnonzero(self.closed):
            self._set_bounds(solver, int(cell))
        return solver

    def _model(self, *, whole: bool) -> highspy.HighsLp:
        size, rows = len(self.names), self.rows
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = 2 * size, len(rows.gives)
        model.col_cost_ = np.repeat(self.cost, 2)
        model.col_lower_ = np.zeros(2 * size)
        model.col_upper_ = np.column_stack([np.full(size, math.inf), self.may_give]).ravel()
        model.row_lower_ = model.row_upper_ = rows.gives
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = 2 * rows.start
        model.a_matrix_.index_ = np.column_stack([2 * rows.column, 2 * rows.column + 1]).ravel()
        model.a_matrix_.value_ = np.column_stack([rows.sign, -rows.sign]).ravel().astype(np.float64)
        if whole:
            model.integrality_ = [highspy.HighsVarType.kInteger] * (2 * size)
        return model


def moves_of(table: Table, movable: Mapping[str, bool], cost: Mapping[str, float]) -> Moves:
    """The moves of a table through its movable cells. `movable` says of each whether it can spare a step."""
    place = {name: number for number, name in enumerate(movable)}
    rows = []
    for total, parts in table.sums:
        members = [(place[name], sign) for name, sign in _signed(total, parts) if name in place]
        if members:
            rows.append(([column for column, _ in members], [sign for _, sign in members], 0.0))
    size = len(place)
    return Moves(
        names=tuple(place),
        rows=make_rows(rows),
        may_give=np.array([float(gives) for gives in movable.values()]),
        cost=np.array([cost[name] for name in place]),
        closed=np.zeros(size, dtype=np.int64),
    )


def _signed(total: str, parts: tuple[str, ...]) -> list[tuple[str, int]]:
    return [(total, -1), *((part, 1) for part in parts)]
