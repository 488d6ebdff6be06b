"""The cheapest concession: one position, changed a little, that makes a package possible.

A concession turns one opposition into a reserved position, or drops one condition of one stance.
Only positions in the conflict are asked: whatever else changes, that conflict stays.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import msgspec

from paraph.negotiation.package.logic import SecondsLeft
from paraph.negotiation.package.model import Answer, Position, Problem, Stance, Status
from paraph.negotiation.package.search import search


class Concession(msgspec.Struct, frozen=True):
    """One position, what it would be instead, and the answer that this would have."""

    position: Position
    instead: Position
    answer: Answer


def lesser_positions(position: Position) -> Iterator[Position]:
    """What the delegation could say instead, in a single step.

    >>> no = Position("Fiji", "b1", "x", Stance.OPPOSE)
    >>> [str(one) for one in lesser_positions(no)]
    ['Fiji reserves its position on b1=x']
    """
    if position.is_red_line:
        yield msgspec.structs.replace(position, stance=Stance.RESERVE, conditions=())
        return
    for dropped in position.conditions:
        rest = tuple(one for one in position.conditions if one != dropped)
        yield msgspec.structs.replace(position, conditions=rest)


def cheapest_concession(
    problem: Problem, conflict: Sequence[Position], seconds_left: SecondsLeft
) -> Concession | None:
    """The single concession with the best package, or None if no single one unlocks any.

    Of several equally good ones, the first in the order of the names.  All get an equal share
    of the time; if it runs out, the answer of the one that is told may not be optimal.
    """
    changes = [(one, other) for one in sorted(conflict) for other in lesser_positions(one)]
    found: list[Concession] = []
    for place, (position, instead) in enumerate(changes):
        share = _share(seconds_left, len(changes) - place)
        if share() <= 0:
            break
        answer = search(_changed(problem, position, instead), share)
        if answer.status is Status.POSSIBLE:
            found.append(Concession(position, instead, answer))
    return min(found, key=_rank, default=None)


def _share(left: SecondsLeft, count: int) -> SecondsLeft:
    """A clock for the next of ``count`` searches that are to have equal time."""
    whole = left()
    if math.isinf(whole):
        return left
    kept = whole - whole / count
    return lambda: left() - kept


def _changed(problem: Problem, position: Position, instead: Position) -> Problem:
    changed = tuple(instead if one == position else one for one in problem.positions)
    return msgspec.structs.replace(problem, positions=changed)


def _rank(concession: Concession) -> tuple[tuple[int, ...], Position, Position]:
    package = concession.answer.package
    assert package is not None
    return tuple(package.objective), concession.position, concession.instead
