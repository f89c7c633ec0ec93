"""Models handed to HiGHS (Huangfu and Hall 2018): relaxed, or whole with a limit of nodes; always the same answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import highspy
import numpy as np
from numpy.typing import NDArray

from dienstvisie.planning.exact.model import Model, Row

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Option = bool | float | str
ALWAYS: Mapping[str, Option] = {"threads": 1, "parallel": "off", "random_seed": 0}
SEARCH: Mapping[str, Option] = {"mip_rel_gap": 0.0, "mip_abs_gap": 0.9, "mip_allow_restart": False}
"""Measured on 40 ideas: without restarts, and without heuristics from a good plan, proofs take half the time."""


class _Quiet(highspy.Highs):
    """The solver without a word: as it comes it prints its name when it is made, before it can be told not to."""

    def enableCallbacks(self) -> None:  # noqa: N802 - the name is the solver's
        """Called first of all; nothing of ours is to be called back."""
        self.setOptionValue("output_flag", "off")


@dataclass(frozen=True)
class Matrix:
    """The rows of a model in compressed form: row r has the figures `start[r]` to `start[r + 1]`."""

    start: Ints
    column: Ints
    factor: Ints

    @staticmethod
    def of(rows: Sequence[Row]) -> Matrix:
        """The matrix of rows."""
        start = np.cumsum([0, *(len(row.factors) for row in rows)], dtype=np.int64)
        column = np.fromiter((column for row in rows for column in row.factors), np.int64, int(start[-1]))
        factor = np.fromiter((one for row in rows for one in row.factors.values()), np.int64, int(start[-1]))
        return Matrix(start, column, factor)


@dataclass(frozen=True)
class Outcome:
    """What a search found: the figure of each column (None: no plan), and a bound on what plans are worth.

    `ended`: that is the answer; no columns then means that there is no plan at all.
    """

    columns: tuple[int, ...] | None
    bound: float
    ended: bool


def duals(model: Model, options: Mapping[str, Option]) -> Floats:
    """A multiplier for each row from the relaxed model, as the solver says; no promise on how good they are."""
    rows, steps = len(model.rows), _steps(model)
    if not rows:
        return np.zeros(0)
    program = _program(model, Matrix.of(model.rows), np.array(model.worth, dtype=np.float64))
    program.row_lower_ = np.concatenate([program.row_lower_, np.full(len(steps), -highspy.kHighsInf)])
    program.row_upper_ = np.concatenate([program.row_upper_, np.zeros(len(steps))])
    _add_figures(program, np.stack([steps, steps + 1], axis=1), np.array([1.0, -1.0]))
    program.col_lower_ = np.array(model.least, dtype=np.float64)
    solver = _loaded(program, options)
    solver.run()
    found = np.asarray(solver.getSolution().row_dual, dtype=np.float64)
    return -found[:rows] if len(found) >= rows else np.zeros(rows)


def search(model: Model, nodes: int, known: Sequence[int] | None = None) -> Outcome:
    """Branch and bound with a limit of nodes, from a plan that is known if there is one.

    A column then stands for a start itself: knapsacks over single starts give the solver its cuts.
    """
    if not model.worth:
        return Outcome((), 0.0, ended=True)
    program = _pulses(model)
    program.integrality_ = [highspy.HighsVarType.kInteger] * len(model.worth)
    solver = _loaded(program, {**SEARCH, "mip_max_nodes": nodes})
    if known is not None:
        solver.setOptionValue("mip_heuristic_effort", 0.0)
        plan = highspy.HighsSolution()
        plan.col_value = [float(figure) for figure in known]
        solver.setSolution(plan)
    solver.run()
    status, info = solver.getModelStatus(), solver.getInfo()
    ended = status in {highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kInfeasible}
    is_plan = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    columns = tuple(round(figure) for figure in solver.getSolution().col_value) if is_plan else None
    return Outcome(columns, -float(info.mip_dual_bound), ended)


def _loaded(program: highspy.HighsLp, options: Mapping[str, Option]) -> highspy.Highs:
    solver = _Quiet()  # type: ignore[no-untyped-call] # the constructor it inherits says no types
    for name, value in {**ALWAYS, **options}.items():
        solver.setOptionValue(name, value)
    solver.passModel(program)
    return solver


def _program(model: Model, matrix: Matrix, worth: Floats) -> highspy.HighsLp:
    """Columns between 0 and 1, the rows of the model, and what it is worth as a cost."""
    width, infinite = len(model.worth), highspy.kHighsInf
    least = [-infinite if row.least is None else row.least for row in model.rows]
    most = [infinite if row.most is None else row.most for row in model.rows]
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = width, len(model.rows)
    program.sense_, program.col_cost_ = highspy.ObjSense.kMinimize, -worth
    program.col_lower_ = np.zeros(width)
    program.col_upper_ = np.array([model.amounts.get(column, 1) for column in range(width)], dtype=np.float64)
    program.row_lower_, program.row_upper_ = np.array(least, dtype=np.float64), np.array(most, dtype=np.float64)
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.start_, program.a_matrix_.index_ = matrix.start, matrix.column
    program.a_matrix_.value_ = matrix.factor.astype(np.float64)
    return program


def _add_figures(program: highspy.HighsLp, columns: Ints, factors: Floats) -> None:
    """Rows with a few columns each, all with the same factors; their limits are there already."""
    number, width = columns.shape
    matrix = program.a_matrix_
    start = np.asarray(matrix.start_)
    matrix.start_ = np.concatenate([start, start[-1] + width * np.arange(1, number + 1)])
    matrix.index_ = np.concatenate([np.asarray(matrix.index_), columns.ravel()])
    matrix.value_ = np.concatenate([np.asarray(matrix.value_), np.tile(factors, number)])
    program.num_row_ += number


def _steps(model: Model) -> Ints:
    """The columns that are followed by another of their block."""
    found = [column for first, number in model.blocks for column in range(first, first + number - 1)]
    return np.array(found, dtype=np.int64)


def _pulses(model: Model) -> highspy.HighsLp:
    """The model in single starts: a start counts in all columns of its block from it on, and there is one at most."""
    block = {column: pair for pair in model.blocks for column in range(pair[0], sum(pair))}
    rows = [Row(_summed(row.factors, block), row.least, row.most) for row in model.rows]
    for first, number in model.blocks:
        surely = model.least[first + number - 1]
        rows.append(Row(dict.fromkeys(range(first, first + number), 1), surely or None, 1))
    worth = _summed(dict(enumerate(model.worth)), block)
    figures = np.array([worth.get(column, 0) for column in range(len(model.worth))], dtype=np.float64)
    whole = replace(model, rows=rows)
    return _program(whole, Matrix.of(rows), figures)


def _summed(factors: Mapping[int, int], block: Mapping[int, tuple[int, int]]) -> dict[int, int]:
    found: dict[int, int] = {}
    for first, number in sorted({block.get(column, (column, 1)) for column in factors}):
        total = 0
        for column in range(first + number - 1, first - 1, -1):
            total += factors.get(column, 0)
            if total:
                found[column] = total
    return found
