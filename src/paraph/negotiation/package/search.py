"""The package search: exact, verified before it is told, the same for any order of the input."""

from __future__ import annotations

import math

from paraph.negotiation.package.conflict import find_conflict
from paraph.negotiation.package.logic import Logic, OutOfTime, SecondsLeft
from paraph.negotiation.package.model import Answer, Gap, Problem, Status
from paraph.negotiation.package.reduction import Reduced, reduce_problem
from paraph.negotiation.package.stages import Found, find_best
from paraph.negotiation.package.verification import verify


def unlimited() -> float:
    """A clock that never runs out."""
    return math.inf


def search(problem: Problem, seconds_left: SecondsLeft = unlimited) -> Answer:
    """The package that all can live with and that burdens the most burdened least.

    Args:
        problem: what is open, who holds what, what is fixed.
        seconds_left: how much time is left, asked again and again; the core reads no clock.

    >>> from paraph.negotiation.package.reading import problem_of
    >>> no = {"delegation": "Fiji", "bracket": "b1", "arm": "x", "stance": "oppose"}
    >>> fiji = {"delegations": ["Fiji"], "brackets": {"b1": ["x", "y"]}, "positions": [no]}
    >>> search(problem_of(fiji)).package.choice
    {'b1': 'y'}
    """
    reduced = reduce_problem(problem)
    try:
        first = _first_choice(problem, seconds_left) if reduced else None
        if reduced is None or first is None:
            conflict = find_conflict(problem, seconds_left)
            assert conflict is not None, "what is impossible has a conflict"
            return Answer(Status.IMPOSSIBLE, conflict=conflict)
    except OutOfTime:
        return Answer(Status.UNKNOWN)
    return _possible(problem, reduced, first, seconds_left)


def _first_choice(problem: Problem, left: SecondsLeft) -> dict[str, str] | None:
    logic = Logic(problem, left)
    try:
        return logic.choice(logic.positions)
    finally:
        logic.close()


def _possible(
    problem: Problem, reduced: Reduced, first: dict[str, str], left: SecondsLeft
) -> Answer:
    """The answer for a problem that has a package."""
    found = find_best(reduced, reduced.numbers(first), left)
    package = verify(problem, reduced.choice(found.chosen))
    assert package.objective == found.objective, "burdens were added up in two ways"
    gap = None if found.optimal else _gap(found)
    return Answer(
        Status.POSSIBLE,
        optimal=found.optimal,
        canonical=found.canonical,
        package=package,
        gap=gap,
    )


def _gap(found: Found) -> Gap:
    stage = len(found.bound) - 1
    value, bound = found.objective[stage], found.bound[stage]
    return Gap(tuple(found.bound), round(100 * (value - bound) / value, 2) if value else 0.0)
