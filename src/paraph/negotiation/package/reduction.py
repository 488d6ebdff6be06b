"""What is left of a problem when everything that follows at once has been drawn from it.

Names become numbers in sorted order, so that no answer depends on the order of the input.  Opposed
arms go, and with them every arm that needs one; a bracket with one arm left is settled, and what
that arm needs is settled too.  Of two arms of one bracket on which nothing depends, one that is no
better for any delegation goes.  What is left has a burden that is a plain sum over chosen arms,
because an arm whose conditions are unmet cannot be chosen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from paraph.negotiation.package.model import BURDENS, UNSTATED, Problem

Arm: TypeAlias = tuple[str, str]
"""A bracket and one of its arms."""

Burdens: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reduced:
    """A problem in numbers: choose one arm in each group so that every need is met.

    ``arms`` are the open arms; ``groups`` the numbers of the arms of each open bracket; ``needs``
    pairs of numbers, of which the first can be chosen only with the second; ``costs`` one row for
    each kind of delegation, with a column for each arm, and ``base`` its burden from what is
    settled; ``counts`` how many delegations are of that kind.
    """

    settled: Mapping[str, str]
    arms: tuple[Arm, ...]
    groups: tuple[tuple[int, ...], ...]
    needs: tuple[tuple[int, int], ...]
    costs: Burdens
    base: Burdens
    counts: Burdens

    def burdens(self, chosen: Sequence[int] | NDArray[np.intp]) -> Burdens:
        """The burden of each kind of delegation when these arms are chosen."""
        found: Burdens = self.base + self.costs[:, list(chosen)].sum(axis=1)
        return found

    def objective(self, chosen: Sequence[int]) -> tuple[int, int, int]:
        """Largest burden, bearers, total: as ``Package.objective``, but of numbers."""
        burdens = self.burdens(chosen)
        largest = int(burdens.max(initial=0))
        bearers = int(self.counts[burdens == largest].sum())
        return largest, bearers, int(burdens @ self.counts)

    def choice(self, chosen: Iterable[int]) -> dict[str, str]:
        """The arm of every bracket, sorted by bracket."""
        return dict(sorted((dict(self.settled) | dict(self.arms[one] for one in chosen)).items()))

    def numbers(self, choice: Mapping[str, str]) -> tuple[int, ...]:
        """The open arms that ``choice`` takes; where one is gone, another on which nothing depends.

        Only an arm on which nothing depends can be gone, and it was beaten by one of the same kind.
        """
        bearing = {one for pair in self.needs for one in pair}
        return tuple(
            next(
                (one for one in group if choice[self.arms[one][0]] == self.arms[one][1]),
                next((one for one in group if one not in bearing), group[0]),
            )
            for group in self.groups
        )


def reduce_problem(problem: Problem) -> Reduced | None:
    """The problem in numbers, or None if it is impossible at first sight.

    >>> reduced = reduce_problem(Problem(("Fiji",), {"b1": ("x", "y"), "b2": ("z",)}))
    >>> reduced.arms, dict(reduced.settled), reduced.base.tolist()
    ((), {'b1': 'x', 'b2': 'z'}, [2])
    """
    needs = _needs(problem)
    live = _propagate(problem, needs)
    if live is None:
        return None
    bearing = {one for arm, others in needs.items() for one in (arm, *others)}
    costs = _costs(problem, live)
    for bracket, arms in live.items():
        live[bracket] = _undominated(bracket, arms, costs, bearing)
    settled = {bracket: arms[0] for bracket, arms in live.items() if len(arms) == 1}
    return _in_numbers(problem, live, settled, needs, costs)


def _needs(problem: Problem) -> dict[Arm, set[Arm]]:
    """What each arm needs: the conditions of all positions on it."""
    found: defaultdict[Arm, set[Arm]] = defaultdict(set)
    for position in problem.positions:
        arm = position.bracket, position.arm
        found[arm] |= {(one.bracket, one.arm) for one in position.conditions} - {arm}
    return {arm: others for arm, others in found.items() if others}


def _propagate(problem: Problem, needs: Mapping[Arm, set[Arm]]) -> dict[str, list[str]] | None:
    """The arms of each bracket that are left, in sorted order; None if a bracket has none."""
    live = {bracket: sorted(arms) for bracket, arms in sorted(problem.brackets.items())}
    needed_by: defaultdict[Arm, list[Arm]] = defaultdict(list)
    for arm, others in needs.items():
        for other in others:
            needed_by[other].append(arm)
    gone = {(one.bracket, one.arm) for one in problem.positions if one.is_red_line}
    gone |= {arm for arm, others in needs.items() if any(one[0] == arm[0] for one in others)}
    for bracket, kept in problem.fixed.items():
        gone |= {(bracket, arm) for arm in live[bracket] if arm != kept}
    waiting = list(gone)
    waiting += [(bracket, "") for bracket, arms in live.items() if len(arms) == 1]
    while waiting:
        bracket, name = waiting.pop()
        fallen = list(needed_by[bracket, name])
        if name in live[bracket]:
            live[bracket].remove(name)
        if not live[bracket]:
            return None
        if len(live[bracket]) == 1:
            forced = needs.get((bracket, live[bracket][0]), ())
            fallen += [
                (other, rival) for other, kept in forced for rival in live[other] if rival != kept
            ]
        waiting += [one for one in fallen if one not in gone]
        gone.update(fallen)
    return live


def _costs(problem: Problem, live: Mapping[str, list[str]]) -> dict[Arm, Burdens]:
    """For each arm that is left, what it costs each delegation, in sorted order."""
    rows = {name: row for row, name in enumerate(sorted(problem.delegations))}
    heaviest: dict[tuple[Arm, int], int] = {}
    for position in problem.positions:
        if position.arm in live[position.bracket]:
            place = (position.bracket, position.arm), rows[position.delegation]
            heaviest[place] = max(heaviest.get(place, 0), BURDENS[position.stance])
    costs = {
        (bracket, arm): np.full(len(rows), UNSTATED) for bracket in live for arm in live[bracket]
    }
    for (arm, row), weight in heaviest.items():
        costs[arm][row] = weight
    return costs


def _undominated(
    bracket: str, arms: list[str], costs: Mapping[Arm, Burdens], bearing: set[Arm]
) -> list[str]:
    """The arms without those on which nothing depends and that another free arm beats for all."""
    free = [arm for arm in arms if (bracket, arm) not in bearing]
    kept = [arm for arm in arms if (bracket, arm) in bearing]
    best: list[str] = []
    for arm in sorted(free, key=lambda one: (int(costs[bracket, one].sum()), one)):
        if not any(bool((costs[bracket, one] <= costs[bracket, arm]).all()) for one in best):
            best.append(arm)
    return sorted(kept + best)


def _in_numbers(
    problem: Problem,
    live: Mapping[str, list[str]],
    settled: Mapping[str, str],
    needs: Mapping[Arm, set[Arm]],
    costs: Mapping[Arm, Burdens],
) -> Reduced:
    arms = [(one, arm) for one in live if one not in settled for arm in live[one]]
    place = {arm: number for number, arm in enumerate(arms)}
    groups = [tuple(place[one, arm] for arm in live[one]) for one in live if one not in settled]
    pairs = {
        (place[arm], place[other])
        for arm, others in needs.items()
        if arm in place
        for other in others
        if other in place
    }
    empty = np.zeros((len(problem.delegations), 0), dtype=np.int64)
    matrix = np.column_stack([empty, *(costs[arm] for arm in arms)])
    base = np.column_stack([empty, *(costs[arm] for arm in settled.items())]).sum(axis=1)
    kinds, counts = np.unique(np.column_stack([base, matrix]), axis=0, return_counts=True)
    return Reduced(
        settled=settled,
        arms=tuple(arms),
        groups=tuple(groups),
        needs=tuple(sorted(pairs)),
        costs=kinds[:, 1:].astype(np.int64),
        base=kinds[:, 0].astype(np.int64),
        counts=counts.astype(np.int64),
    )
