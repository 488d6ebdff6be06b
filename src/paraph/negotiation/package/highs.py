"""HiGHS as an engine: the same question as a mixed integer program, and its linear relaxation."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Any, Final

import highspy
import numpy as np
from highspy._core import _Highs  # the public class prints a banner when it is made
from numpy.typing import NDArray

from paraph.negotiation.package.question import Aim, Question, Reply
from paraph.negotiation.package.reduction import Reduced

_NO_BOUND: Final = highspy.kHighsInf


class _Program:
    """Rows and columns, collected and handed over at once."""

    def __init__(self) -> None:
        self.cost: list[float] = []
        self.upper: list[float] = []
        self.lower: list[float] = []
        self.row_lower: list[float] = []
        self.row_upper: list[float] = []
        self.starts: list[int] = [0]
        self.columns: list[int] = []
        self.weights: list[float] = []

    def column(self, cost: float, lower: float = 0.0, upper: float = 1.0) -> int:
        """A new variable; its number."""
        self.cost.append(cost)
        self.lower.append(lower)
        self.upper.append(upper)
        return len(self.cost) - 1

    def row(self, lower: float, upper: float, entries: dict[int, float]) -> None:
        """A new constraint on a weighted sum of variables."""
        self.row_lower.append(lower)
        self.row_upper.append(upper)
        self.columns += entries
        self.weights += entries.values()
        self.starts.append(len(self.columns))

    def model(self, *, whole: bool) -> highspy.HighsLp:
        """The program as HiGHS takes it; ``whole``: all variables are integers."""
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.cost), len(self.row_lower)
        lp.col_cost_ = np.array(self.cost)
        lp.col_lower_, lp.col_upper_ = np.array(self.lower), np.array(self.upper)
        lp.row_lower_, lp.row_upper_ = np.array(self.row_lower), np.array(self.row_upper)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array(self.starts, dtype=np.int32)
        lp.a_matrix_.index_ = np.array(self.columns, dtype=np.int32)
        lp.a_matrix_.value_ = np.array(self.weights)
        if whole:
            lp.integrality_ = [highspy.HighsVarType.kInteger] * len(self.cost)
        return lp


def ask_highs(question: Question, seconds: float, stop: Event | None = None) -> Reply:
    """What HiGHS answers within so many seconds on one core, or until ``stop`` is set."""
    program = _program_of(question)
    solver = _quiet_solver(seconds)
    solver.passModel(program.model(whole=True))
    if stop is not None:
        solver.setCallback(_interrupt(stop), None)
        solver.startCallback(highspy.cb.HighsCallbackType.kCallbackMipInterrupt)
        solver.startCallback(highspy.cb.HighsCallbackType.kCallbackSimplexInterrupt)
    if question.hint is not None and question.aim is not Aim.ANY:
        _hint(solver, question)
    solver.run()
    return _reply(solver, question)


def _hint(solver: _Highs, question: Question) -> None:
    reduced, hint = question.reduced, question.hint
    assert hint is not None
    columns = np.zeros(solver.getNumCol())
    columns[list(hint)] = 1.0
    if question.aim is Aim.SMALLEST_LARGEST:
        columns[-1] = reduced.burdens(hint).max()
    if question.aim is Aim.SMALLEST_TOTAL:
        columns[-1] = 1.0
    if question.tells_bearers:
        first = len(reduced.arms)
        columns[first : first + len(reduced.base)] = reduced.burdens(hint) >= question.largest
    solver.setSolution(
        len(columns), np.arange(len(columns), dtype=np.int32), columns.astype(np.float64)
    )


def _interrupt(stop: Event) -> Callable[..., None]:
    def look(_kind: Any, _message: Any, _out: Any, given: Any, _more: Any) -> None:  # noqa: ANN401
        if stop.is_set():
            given.user_interrupt = True

    return look


def _quiet_solver(seconds: float) -> _Highs:
    solver = _Highs()
    solver.setOptionValue("output_flag", False)  # noqa: FBT003 - HiGHS takes no names
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 0.999)
    if math.isfinite(seconds):
        solver.setOptionValue("time_limit", float(max(seconds, 0.01)))
    return solver


def _reply(solver: _Highs, question: Question) -> Reply:
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return Reply(settled=True)
    found = solver.getInfo()
    bound = None
    if question.aim is not Aim.ANY and math.isfinite(found.mip_dual_bound):
        bound = math.ceil(found.mip_dual_bound - 1e-6)
    if found.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Reply(settled=False, bound=bound)
    values = np.array(solver.getSolution().col_value)[: len(question.reduced.arms)]
    chosen = tuple(
        max(group, key=lambda one: float(values[one])) for group in question.reduced.groups
    )
    return Reply(status == highspy.HighsModelStatus.kOptimal, chosen, bound)


def _program_of(question: Question) -> _Program:
    reduced = question.reduced
    program = _Program()
    total = question.aim is Aim.SMALLEST_TOTAL
    weights = (reduced.counts @ reduced.costs).tolist() if total else [0] * len(reduced.arms)
    for weight in weights:
        program.column(float(weight))
    _choose_one(program, reduced)
    if question.aim is Aim.SMALLEST_LARGEST:
        largest = program.column(1.0, 0.0, float(question.largest))
        _cap_at(program, reduced, largest)
        return program
    tells = question.tells_bearers
    bearing = {}
    for row, base, count in zip(reduced.costs, reduced.base, reduced.counts, strict=True):
        entries = {int(one): float(row[one]) for one in np.flatnonzero(row)}
        if tells:
            bears = program.column(float(count) if question.aim is Aim.FEWEST_BEARERS else 0.0)
            bearing[bears] = float(count)
            entries[bears] = -1.0
        program.row(-_NO_BOUND, float(question.largest - base - tells), entries)
    if question.bearers is not None:
        program.row(-_NO_BOUND, float(question.bearers), bearing)
    if total:
        program.column(float(reduced.counts @ reduced.base), 1.0, 1.0)
    return program


def _cap_at(program: _Program, reduced: Reduced, largest: int) -> None:
    """No burden above the variable ``largest``."""
    for row, base in zip(reduced.costs, reduced.base, strict=True):
        entries = {int(one): float(row[one]) for one in np.flatnonzero(row)}
        program.row(-_NO_BOUND, -float(base), entries | {largest: -1.0})


def _choose_one(program: _Program, reduced: Reduced) -> None:
    for group in reduced.groups:
        program.row(1.0, 1.0, dict.fromkeys(group, 1.0))
    for one, other in reduced.needs:
        program.row(-_NO_BOUND, 0.0, {one: 1.0, other: -1.0})


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The linear relaxation: shares of each arm, prices of burdens and of needs, and its value.

    ``prices`` sum to one; they say how much each kind of delegation counts in the bound.
    """

    value: float
    shares: NDArray[np.float64]
    prices: NDArray[np.float64]
    need_prices: NDArray[np.float64]


def relax_largest(reduced: Reduced, seconds: float) -> Relaxed | None:
    """The least largest burden if arms could be mixed, or None if the time ran out."""
    program = _Program()
    for _ in reduced.arms:
        program.column(0.0)
    largest = program.column(1.0, -_NO_BOUND, _NO_BOUND)
    _choose_one(program, reduced)
    _cap_at(program, reduced, largest)
    solver = _quiet_solver(seconds)
    solver.passModel(program.model(whole=False))
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    solution = solver.getSolution()
    prices = np.array(solution.row_dual)
    first = len(reduced.groups)
    last = first + len(reduced.needs)
    return Relaxed(
        value=float(solver.getInfo().objective_function_value),
        shares=np.array(solution.col_value)[: len(reduced.arms)],
        prices=np.maximum(-prices[last:], 0.0),
        need_prices=np.maximum(-prices[first:last], 0.0),
    )
