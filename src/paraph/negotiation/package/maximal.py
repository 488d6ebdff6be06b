"""The maximal packages: those that nobody could improve for one without burdening another.

A package is *maximal* if no other one burdens every delegation at most as much and one of them
less.  A chair who departs from the best package should depart to one of these; any other package
can be bettered without asking anybody for anything.  Packages that burden everybody alike count
once.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from ortools.sat.python import cp_model

from paraph.negotiation.package.cpsat import model_of_choices
from paraph.negotiation.package.logic import SecondsLeft
from paraph.negotiation.package.model import Package, Problem
from paraph.negotiation.package.reduction import Reduced, reduce_problem
from paraph.negotiation.package.solvers import cp_solver
from paraph.negotiation.package.verification import verify


def maximal_packages(
    problem: Problem, best: Package, limit: int, seconds_left: SecondsLeft
) -> tuple[tuple[Package, ...], bool]:
    """Up to ``limit`` maximal packages, and whether they are all.

    First ``best``, which must be optimal, then by total burden: whoever has the smallest total
    of those that no package on the list equals or betters for everybody is maximal.
    """
    reduced = reduce_problem(problem)
    assert reduced is not None, "the problem has a package"
    packages = [best]
    for choice in _choices(reduced, best, seconds_left):
        if choice is None:
            return tuple(packages), True
        if len(packages) >= limit:
            return tuple(packages), False
        packages.append(verify(problem, choice))
    return tuple(packages), False


def _choices(reduced: Reduced, best: Package, left: SecondsLeft) -> Iterator[dict[str, str] | None]:
    """Choices of maximal packages one by one; None when there are no more."""
    model, arms = model_of_choices(reduced)
    burdens = [
        cp_model.LinearExpr.weighted_sum(arms, row) + base
        for row, base in zip(reduced.costs.tolist(), reduced.base.tolist(), strict=True)
    ]
    model.minimize(
        sum(count * one for count, one in zip(reduced.counts.tolist(), burdens, strict=True))
    )
    known = reduced.burdens(reduced.numbers(best.choice)).tolist()
    solver = cp_solver()
    while True:
        lighter = [model.new_bool_var("") for _ in burdens]
        for burden, value, is_lighter in zip(burdens, known, lighter, strict=True):
            model.add(burden <= value - 1).only_enforce_if(is_lighter)
        model.add_bool_or(lighter)
        seconds = left()
        if seconds <= 0:
            return
        if math.isfinite(seconds):
            solver.parameters.max_time_in_seconds = seconds
        status = solver.solve(model)
        if status == cp_model.INFEASIBLE:
            yield None
        if status != cp_model.OPTIMAL:
            return
        chosen = tuple(number for number, arm in enumerate(arms) if solver.boolean_value(arm))
        known = reduced.burdens(chosen).tolist()
        yield reduced.choice(chosen)
