"""CP-SAT as an engine: the same question as a model of Boolean variables."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from threading import Event, Thread
from typing import Final

from ortools.sat.python import cp_model

from paraph.negotiation.package.question import Aim, Question, Reply
from paraph.negotiation.package.reduction import Reduced
from paraph.negotiation.package.solvers import cp_solver

WORKERS: Final = 8
"""More than the cores of a small machine: it is their different strategies that help."""

_RANKS: Final = 10**8


def ask_cpsat(
    question: Question, seconds: float, stop: Event | None = None, workers: int = WORKERS
) -> Reply:
    """What CP-SAT answers within so many seconds, or until ``stop`` is set."""
    model, arms = _model(question)
    solver = cp_solver()
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = 1
    if math.isfinite(seconds):
        solver.parameters.max_time_in_seconds = max(seconds, 0.01)
    status = _solve(solver, model, stop)
    if status == cp_model.INFEASIBLE:
        return Reply(settled=True)
    bound = math.ceil(solver.best_objective_bound - 1e-6) if question.aim is not Aim.ANY else None
    if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        chosen = tuple(number for number, arm in enumerate(arms) if solver.boolean_value(arm))
        return Reply(status == cp_model.OPTIMAL, chosen, bound)
    return Reply(settled=False, bound=bound)


def _solve(
    solver: cp_model.CpSolver, model: cp_model.CpModel, stop: Event | None
) -> cp_model.CpSolverStatus:
    if stop is None:
        return solver.solve(model)
    done = Event()

    def watch() -> None:
        while not done.is_set():
            if stop.wait(0.05):
                solver.stop_search()

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    try:
        return solver.solve(model)
    finally:
        done.set()


def first_in_order(
    question: Question, seconds: Callable[[], float]
) -> tuple[tuple[int, ...], bool]:
    """Of all choices under the caps the first in the order of the names, and whether it is proven.

    Brackets are compared in sorted order, several at a time: the arms of one bracket weigh more
    than those of all later ones together.  ``seconds`` says how many are left.
    """
    model, arms = _model(question)
    assert question.hint is not None
    chosen = question.hint
    solver = cp_solver()
    solver.parameters.num_workers = WORKERS
    for part in _parts(question.reduced.groups):
        rank, weight = cp_model.LinearExpr.weighted_sum([], []), 1
        for group in reversed(part):
            rank += sum(weight * place * arms[one] for place, one in enumerate(group))
            weight *= len(group)
        model.minimize(rank)
        if seconds() <= 0:
            return chosen, False
        if math.isfinite(seconds()):
            solver.parameters.max_time_in_seconds = seconds()
        if solver.solve(model) != cp_model.OPTIMAL:
            return chosen, False
        chosen = tuple(number for number, arm in enumerate(arms) if solver.boolean_value(arm))
        for one in set(chosen) & {one for group in part for one in group}:
            model.add_bool_and(arms[one])
        model.clear_hints()  # type: ignore[no-untyped-call]
        for number, arm in enumerate(arms):
            model.add_hint(arm, number in set(chosen))
    return chosen, True


def _parts(groups: Sequence[Sequence[int]]) -> Iterator[list[Sequence[int]]]:
    """Groups in a row whose arms together can be ranked by numbers of moderate size."""
    part: list[Sequence[int]] = []
    size = 1
    for group in groups:
        if part and size * len(group) > _RANKS:
            yield part
            part, size = [], 1
        part.append(group)
        size *= len(group)
    if part:
        yield part


def model_of_choices(reduced: Reduced) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    """A model whose solutions are the packages, and its variables: one for each arm."""
    model = cp_model.CpModel()
    arms = [model.new_bool_var("") for _ in reduced.arms]
    for group in reduced.groups:
        model.add_exactly_one(arms[one] for one in group)
    for one, other in reduced.needs:
        model.add_implication(arms[one], arms[other])
    return model, arms


def _model(question: Question) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    reduced = question.reduced
    model, arms = model_of_choices(reduced)
    _add_burdens(model, arms, question)
    if question.hint is not None:
        hinted = set(question.hint)
        for number, arm in enumerate(arms):
            model.add_hint(arm, number in hinted)
    return model, arms


def _add_burdens(model: cp_model.CpModel, arms: list[cp_model.IntVar], question: Question) -> None:
    reduced = question.reduced
    bearing = []
    largest = model.new_int_var(0, question.largest, "")
    for row, base in zip(reduced.costs.tolist(), reduced.base.tolist(), strict=True):
        burden = cp_model.LinearExpr.weighted_sum(arms, row) + base
        if question.tells_bearers:
            bears = model.new_bool_var("")
            bearing.append(bears)
            model.add(burden <= question.largest - 1 + bears)
        else:
            model.add(burden <= largest)
    bearers = cp_model.LinearExpr.weighted_sum(bearing, reduced.counts.tolist()) if bearing else 0
    if question.bearers is not None:
        model.add(bearers <= question.bearers)
    weights = (reduced.counts @ reduced.costs).tolist()
    total = cp_model.LinearExpr.weighted_sum(arms, weights) + int(reduced.counts @ reduced.base)
    if question.total is not None:
        model.add(total <= question.total)
    if question.aim is Aim.SMALLEST_LARGEST:
        model.minimize(largest)
    elif question.aim is Aim.FEWEST_BEARERS:
        model.minimize(bearers)
    elif question.aim is Aim.SMALLEST_TOTAL:
        model.minimize(total)
