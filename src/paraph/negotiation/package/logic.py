"""Whether positions can be respected together: pure logic, answered by a SAT solver.

Burdens play no part here.  A position bears on this question only if it opposes its arm or makes
it conditional; each such position is switched on by an assumption of its own, so that one solver
answers for any selection of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from itertools import combinations
from typing import Final

from pysat.solvers import Glucose4

from paraph.negotiation.package.model import Position, Problem

SecondsLeft = Callable[[], float]
"""How many seconds there are left to search: a clock that is handed in."""

_CONFLICTS_A_TURN: Final = 20_000
"""So many conflicts the solver meets between two looks at the clock."""


class OutOfTime(Exception):
    """The time ran out before an answer was proven; never shown to a person."""


def binding(positions: Iterable[Position]) -> tuple[Position, ...]:
    """The positions that can exclude a choice, each once, in a canonical order.

    >>> from paraph.negotiation.package.model import Stance
    >>> binding([Position("Fiji", "b1", "x", Stance.SUPPORT)])
    ()
    """
    return tuple(sorted({one for one in positions if one.is_red_line or one.conditions}))


class Logic:
    """The brackets, the fixed choices and the binding positions of a problem, as clauses."""

    def __init__(self, problem: Problem, seconds_left: SecondsLeft) -> None:
        self._left = seconds_left
        self._solver = Glucose4()
        self._arms = {
            (bracket, arm): 0
            for bracket in sorted(problem.brackets)
            for arm in sorted(problem.brackets[bracket])
        }
        self._arms = {arm: number for number, arm in enumerate(self._arms, 1)}
        for bracket, arms in problem.brackets.items():
            numbers = [self._arms[bracket, arm] for arm in arms]
            self._solver.add_clause(numbers)
            for pair in combinations(numbers, 2):
                self._solver.add_clause([-one for one in pair])
        for arm in problem.fixed.items():
            self._solver.add_clause([self._arms[arm]])
        self.positions: Final = binding(problem.positions)
        first = len(self._arms) + 1
        self._switches = {one: number for number, one in enumerate(self.positions, first)}
        for position, switch in self._switches.items():
            self._add(position, switch)

    def _add(self, position: Position, switch: int) -> None:
        arm = self._arms[position.bracket, position.arm]
        if position.is_red_line:
            self._solver.add_clause([-switch, -arm])
            return
        for one in position.conditions:
            self._solver.add_clause([-switch, -arm, self._arms[one.bracket, one.arm]])

    def choice(self, positions: Collection[Position]) -> dict[str, str] | None:
        """A choice that respects these positions and what is fixed, or None if there is none.

        Raises:
            OutOfTime: if neither could be shown in time.
        """
        switches = [self._switches[one] for one in positions]
        while True:
            self._solver.conf_budget(_CONFLICTS_A_TURN)
            found = self._solver.solve_limited(assumptions=switches)
            if found is not None:
                break
            if self._left() <= 0:
                raise OutOfTime
        if not found:
            return None
        chosen = {number for number in self._solver.get_model() if number > 0}
        return dict(arm for arm, number in self._arms.items() if number in chosen)

    def blamed(self) -> set[Position]:
        """After ``choice`` gave None: positions that suffice for that, not always all needed."""
        numbers = set(self._solver.get_core() or ())
        return {one for one, switch in self._switches.items() if switch in numbers}

    def close(self) -> None:
        """Give back what the solver holds."""
        self._solver.delete()
