"""Whether a choice is a package, and what it costs: straight from the definition, no solver.

Nothing here shares code with the search, so that anybody can hold an answer against the problem in
one pass over the positions.
"""

from __future__ import annotations

from collections.abc import Mapping

from paraph.negotiation.package.model import BURDENS, UNSTATED, Package, Position, Problem
from paraph.values.errors import Inadmissible


def broken_positions(problem: Problem, choice: Mapping[str, str]) -> tuple[Position, ...]:
    """The positions that ``choice`` does not respect, in the order of the problem.

    A position is broken if its arm is chosen and either opposed or lacks one of its conditions.

    >>> from paraph.negotiation.package.model import Stance
    >>> no = Position("Russia", "b1", "x", Stance.OPPOSE)
    >>> broken_positions(Problem(("Russia",), {"b1": ("x", "y")}, (no,)), {"b1": "x"}) == (no,)
    True
    """
    return tuple(
        position
        for position in problem.positions
        if choice.get(position.bracket) == position.arm
        and (
            position.is_red_line
            or any(choice.get(one.bracket) != one.arm for one in position.conditions)
        )
    )


def verify(problem: Problem, choice: Mapping[str, str]) -> Package:
    """The package that ``choice`` is, with its burdens.

    Several positions of one delegation on the chosen arm must all hold; the heaviest counts.

    >>> verify(Problem(("Fiji",), {"b1": ("x",)}), {"b1": "x"}).burden
    {'Fiji': 1}

    Raises:
        Inadmissible: if the choice misses a bracket, takes an unknown arm, departs from what is
            fixed, or breaks a position; the message says which.
    """
    if missing := sorted(set(problem.brackets) ^ set(choice)):
        raise Inadmissible(f"The choice and the problem differ in the bracket {missing[0]}.")
    for bracket, arms in problem.brackets.items():
        if choice[bracket] not in arms:
            raise Inadmissible(f"The bracket {bracket} has no arm {choice[bracket]}.")
    for bracket, arm in problem.fixed.items():
        if choice[bracket] != arm:
            raise Inadmissible(f"The bracket {bracket} is fixed to {arm}, not {choice[bracket]}.")
    if broken := broken_positions(problem, choice):
        raise Inadmissible(f"The choice breaks a position: {broken[0]}.")
    return Package({one: choice[one] for one in problem.brackets}, _burden(problem, choice))


def _burden(problem: Problem, choice: Mapping[str, str]) -> dict[str, int]:
    stated: dict[tuple[str, str], int] = {}
    for position in problem.positions:
        if choice[position.bracket] == position.arm:
            place = position.delegation, position.bracket
            stated[place] = max(stated.get(place, 0), BURDENS[position.stance])
    burden = dict.fromkeys(problem.delegations, UNSTATED * len(problem.brackets))
    for (delegation, _), weight in stated.items():
        burden[delegation] += weight - UNSTATED
    return burden
