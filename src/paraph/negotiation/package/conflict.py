"""Who blocks and why: a conflict from which nothing can be left out.

A conflict is a set of positions that no choice respects, given what is fixed, while any one of
them can be dropped and the others respected.  It is found by dropping one position after the other
from what the SAT solver blames, then every claim in it is asked again: of a fresh SAT solver on
these positions alone, and of CP-SAT, which shares no code with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ortools.sat.python import cp_model

from paraph.negotiation.package.logic import Logic, SecondsLeft
from paraph.negotiation.package.model import Position, Problem
from paraph.negotiation.package.solvers import cp_solver
from paraph.negotiation.package.verification import broken_positions

_ORDERS: Final = 4
"""So many ways of dropping positions are tried; the smallest conflict is kept."""


def find_conflict(problem: Problem, seconds_left: SecondsLeft) -> tuple[Position, ...] | None:
    """An irreducible conflict of the problem, or None if it has a choice.

    The conflict is small but not always the smallest.  It is empty if what is fixed excludes every
    choice by itself, which cannot be for a problem that was read.

    Raises:
        OutOfTime: if neither could be shown in time.
    """
    logic = Logic(problem, seconds_left)
    try:
        if logic.choice(logic.positions) is not None:
            return None
        blamed = sorted(logic.blamed())
        orders = [_turned(blamed, turn) for turn in range(_ORDERS)]
        found = [_reduced(logic, order) for order in orders]
    finally:
        logic.close()
    conflict = min((tuple(sorted(one)) for one in found), key=lambda one: (len(one), one))
    _confirm(problem, conflict, seconds_left)
    return conflict


def _turned(blamed: Sequence[Position], turn: int) -> list[Position]:
    """The positions in another order: backwards on odd turns, from another start on later ones."""
    start = turn // 2 * len(blamed) // 3
    order = [*blamed[start:], *blamed[:start]]
    return order[::-1] if turn % 2 else order


def _reduced(logic: Logic, blamed: Sequence[Position]) -> list[Position]:
    """What is left of ``blamed`` when no single position can be dropped any more."""
    kept = list(blamed)
    needed: set[Position] = set()
    while undecided := [one for one in kept if one not in needed]:
        dropped = undecided[0]
        rest = [one for one in kept if one != dropped]
        if logic.choice(rest) is None:
            blame = logic.blamed()
            kept = [one for one in rest if one in blame]
        else:
            needed.add(dropped)
    return kept


def _confirm(problem: Problem, conflict: tuple[Position, ...], left: SecondsLeft) -> None:
    """Ask anew whether the conflict is one and is irreducible; a solver that errs is a fault."""
    alone = Problem(problem.delegations, problem.brackets, conflict, problem.fixed)
    logic = Logic(alone, left)
    try:
        assert logic.choice(conflict) is None, "the conflict has a choice after all"
        for dropped in conflict:
            rest = [one for one in conflict if one != dropped]
            choice = logic.choice(rest)
            assert choice is not None, f"the conflict does not need {dropped}"
            lesser = Problem(problem.delegations, problem.brackets, tuple(rest), problem.fixed)
            assert not broken_positions(lesser, choice)
            assert all(choice[bracket] == arm for bracket, arm in problem.fixed.items())
    finally:
        logic.close()
    assert _is_refuted(alone, left), "the two solvers disagree about the conflict"


def _is_refuted(problem: Problem, left: SecondsLeft) -> bool:
    """Whether CP-SAT finds no choice either, or does not come to an end in time."""
    model = cp_model.CpModel()
    arms = {
        (bracket, arm): model.new_bool_var(f"{bracket}={arm}")
        for bracket in problem.brackets
        for arm in problem.brackets[bracket]
    }
    for bracket, names in problem.brackets.items():
        model.add_exactly_one(arms[bracket, arm] for arm in names)
    for pair in problem.fixed.items():
        model.add_bool_and(arms[pair])
    for position in problem.positions:
        arm = arms[position.bracket, position.arm]
        if position.is_red_line:
            model.add_bool_and(~arm)
        for one in position.conditions:
            model.add_implication(arm, arms[one.bracket, one.arm])
    solver = cp_solver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = max(1.0, min(60.0, left()))
    return solver.solve(model) in {cp_model.INFEASIBLE, cp_model.UNKNOWN}
