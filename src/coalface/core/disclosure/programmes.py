"""One linear programme for one piece of a table. HiGHS keeps it, and only the question changes."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from .tables import BadTable

Whole = NDArray[np.int64]
Real = NDArray[np.float64]

# How far a float may be from the number that is meant. Counts are whole, so anything under a half is safe.
SLACK = 1e-3
TRIES = 5  # looks for a whole corner, each a tenth of the work of solving in whole numbers


@dataclass(frozen=True, slots=True)
class Rows:
    """Sums over the columns of one piece: `start`, `column` and `sign` as in a sparse matrix, and what each gives."""

    start: Whole
    column: Whole
    sign: Whole
    gives: Real

    def off(self, values: NDArray[Any]) -> NDArray[Any]:
        """How far each sum is from what it has to give."""
        found: NDArray[Any] = np.add.reduceat(self.sign * values[self.column], self.start[:-1]) - self.gives
        return found


@dataclass(frozen=True, slots=True)
class Piece:
    """What has to be settled at once: columns with their intervals, and the sums that tie them."""

    low: Real
    high: Real  # may be infinite
    rows: Rows

    def fits(self, values: Whole) -> bool:
        """Do these whole numbers satisfy every sum and interval, exactly?"""
        inside = (values >= self.low).all() and (values <= self.high).all()
        return bool(inside and not self.rows.off(values).any())


@dataclass(slots=True)
class Programme:
    """A piece in the solver. Every whole solution that it meets is kept as a witness of what each cell can be."""

    piece: Piece
    whole: bool
    seen_low: Real = field(init=False)
    seen_high: Real = field(init=False)
    _solver: Any = field(init=False)
    _mixed: Any = field(init=False, default=None)
    _chance: np.random.Generator = field(init=False)

    def __post_init__(self) -> None:
        size = len(self.piece.low)
        self.seen_low = np.full(size, math.inf)
        self.seen_high = np.full(size, -math.inf)
        self._chance = np.random.default_rng(0)
        self._solver = solver_of(model_of(self.piece, whole=False), {**VERTICES, **EXACT})

    def is_feasible(self) -> bool:
        """Is there any solution? In whole numbers, where those are asked for."""
        if run(self._solver) != OPTIMAL:
            return False
        if self._keep(self._solver) or not self.whole:
            return True
        mixed = self._whole_solver()
        return run(mixed) == OPTIMAL and self._keep(mixed)

    def least(self, column: int) -> float:
        """The smallest that a cell can be."""
        outer = self.piece.low[column]
        if self.seen_low[column] <= outer:
            return float(outer)
        return self._extreme(column, 1)

    def most(self, column: int) -> float:
        """The largest that a cell can be; infinite where nothing holds it."""
        outer = self.piece.high[column]
        if self.seen_high[column] >= outer:
            return float(outer)
        return -self._extreme(column, -1)

    def _extreme(self, column: int, sense: int) -> float:
        """The least of `sense` times a cell."""
        found = self._ask(self._solver, column, sense)
        if not self.whole or math.isinf(found):
            return found
        bound = math.ceil(found - SLACK)
        if self._best_seen(column, sense) <= bound:
            return bound
        # The vertex is not whole, as happens in tables of three and more sides and in linked ones.
        if self._other_corner_is_whole(column, sense, bound):
            return bound
        self._ask(self._whole_solver(), column, sense)
        return max(bound, self._best_seen(column, sense))

    def _other_corner_is_whole(self, column: int, sense: int, bound: float) -> bool:
        """Hold the cell at its bound, pull the others about, and see whether a whole corner turns up."""
        solver, piece = self._solver, self.piece
        every = np.arange(len(piece.low), dtype=np.int32)
        solver.changeColBounds(column, sense * bound, sense * bound)
        for _ in range(TRIES):
            solver.changeColsCost(len(every), every, self._pull())
            if run(solver) != OPTIMAL or self._keep(solver):
                break
        solver.changeColBounds(column, piece.low[column], piece.high[column])
        solver.changeColsCost(len(every), every, np.zeros(len(every)))
        return self._best_seen(column, sense) <= bound

    def _pull(self) -> Real:
        """An objective by chance, the same at every run. What is open above is never pulled upwards."""
        size = len(self.piece.low)
        downwards = np.isinf(self.piece.high) | (self._chance.random(size) < 0.5)
        return np.where(downwards, 1.0, -1.0) * self._chance.integers(1, 4, size)

    def _best_seen(self, column: int, sense: int) -> float:
        return float(self.seen_low[column] if sense > 0 else -self.seen_high[column])

    def _ask(self, solver: Any, column: int, sense: int) -> float:
        solver.changeColCost(column, float(sense))
        best = -math.inf
        if run(solver) == OPTIMAL:
            self._keep(solver)
            best = float(solver.getInfo().objective_function_value)
        solver.changeColCost(column, 0.0)  # afterwards: a change makes the solver forget its answer
        return best

    def _keep(self, solver: Any) -> bool:
        """Widen what has been seen by the solution that stands in the solver. False where it is not whole."""
        values = np.asarray(solver.getSolution().col_value)
        if self.whole:
            values = np.rint(values)
            if not self.piece.fits(values):
                return False
        np.minimum(self.seen_low, values, out=self.seen_low)
        np.maximum(self.seen_high, values, out=self.seen_high)
        return True

    def _whole_solver(self) -> Any:
        if self._mixed is None:
            self._mixed = solver_of(model_of(self.piece, whole=True), {**WHOLE_NUMBERS, **EXACT})
        return self._mixed


OPTIMAL = highspy.HighsModelStatus.kOptimal
OPEN_ENDED = {highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible}
ENDINGS = {OPTIMAL, highspy.HighsModelStatus.kInfeasible} | OPEN_ENDED

Options = Mapping[str, bool | int | float | str]
ONE_QUIET_CORE: Options = {"output_flag": False, "threads": 1, "random_seed": 0}
# Primal simplex: a new objective leaves the last vertex feasible.
VERTICES: Options = {"solver": "simplex", "presolve": "off", "simplex_strategy": 4}
EXACT: Options = {"primal_feasibility_tolerance": 1e-9, "dual_feasibility_tolerance": 1e-9}
WHOLE_NUMBERS: Options = {"mip_rel_gap": 0.0, "mip_abs_gap": 0.9}


def run(solver: Any) -> highspy.HighsModelStatus:
    """Solve, and say how it ended. An answer that is neither best, open nor impossible is never taken for one."""
    for again in (False, True):
        if again:
            solver.clearSolver()
        solver.run()
        status: highspy.HighsModelStatus = solver.getModelStatus()
        if status in ENDINGS:
            return status
    raise BadTable("The solver found no answer for this table, so it was not judged. Do not publish it.")


def solver_of(model: highspy.HighsLp, options: Options) -> Any:
    """A solver that holds this model. It starts each question from the answer to the one before."""
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in {**ONE_QUIET_CORE, **options}.items():
        solver.setOptionValue(option, value)
    solver.passModel(model)
    return solver


def model_of(piece: Piece, *, whole: bool) -> highspy.HighsLp:
    size = len(piece.low)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = size, len(piece.rows.gives)
    model.col_cost_ = np.zeros(size)
    model.col_lower_, model.col_upper_ = piece.low, piece.high
    model.row_lower_ = model.row_upper_ = piece.rows.gives
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = piece.rows.start
    model.a_matrix_.index_ = piece.rows.column
    model.a_matrix_.value_ = piece.rows.sign.astype(np.float64)
    if whole:
        model.integrality_ = [highspy.HighsVarType.kInteger] * size
    return model


def make_rows(rows: Sequence[tuple[Sequence[int], Sequence[int], float]]) -> Rows:
    """Rows from (columns, signs, what the sum gives)."""
    lengths = [len(columns) for columns, _, _ in rows]
    return Rows(
        start=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        column=np.array([column for columns, _, _ in rows for column in columns], dtype=np.int64),
        sign=np.array([sign for _, signs, _ in rows for sign in signs], dtype=np.int64),
        gives=np.array([gives for _, _, gives in rows], dtype=np.float64),
    )
