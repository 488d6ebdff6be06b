"""Linkages: conditions that wait for each other, and those that can never be met.

A's yes on one wording needs another wording; B's yes on that one needs the first.  Nobody can move
alone, but both can together: such a circle *holds together*.  If B's yes needs another arm of the
first bracket, then the two *can never hold*; and if somebody opposes what A needs, A's yes *waits
for what is opposed*.  All of it is reckoned as under consensus: a condition that fails is an
opposition (``paraph.negotiation.package`` searches for what all can live with).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from paraph.negotiation.acts import Condition
from paraph.negotiation.audience import Seen
from paraph.negotiation.consensus import conditions_of, standing_statements
from paraph.negotiation.facts import Statement, TextFacts
from paraph.negotiation.vocabulary import Stance

Json = dict[str, Any]


class Linked(StrEnum):
    """How linked positions stand to each other."""

    TOGETHER = "hold together"
    NEVER = "can never hold"
    OPPOSED = "waits for what is opposed"


@dataclass(frozen=True, slots=True, order=True)
class Wait:
    """A position that waits: whose, on which arm of which place, and for what."""

    delegation: str
    place: str
    arm: str
    needs: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        needs = " and ".join(f"{bracket} is {arm}" for bracket, arm in self.needs)
        on = f"{self.place} is {self.arm}" if self.arm else self.place
        return f"{self.delegation} would agree that {on}, if {needs}"


@dataclass(frozen=True, slots=True)
class Linkage:
    """Positions that are linked, and how; ``opposed_by`` are those who oppose what is needed."""

    kind: Linked
    positions: tuple[Wait, ...]
    choices: tuple[tuple[str, str], ...] = ()
    opposed_by: tuple[str, ...] = ()

    def __str__(self) -> str:
        said = "; ".join(str(one) for one in self.positions)
        match self.kind:
            case Linked.TOGETHER:
                settled = " and ".join(f"{bracket} on {arm}" for bracket, arm in self.choices)
                return f"{said}. All is met if {settled} are settled at once."
            case Linked.NEVER:
                torn = " and ".join(f"{bracket} is {arm}" for bracket, arm in self.choices)
                return f"{said}. It would need that {torn}: that cannot be."
            case Linked.OPPOSED:
                [(bracket, arm)] = self.choices
                who = ", ".join(self.opposed_by)
                return f"{said}. But {who} opposes that {bracket} is {arm}."


Choice = tuple[str, str]
"""A bracket, and an arm of it."""


@dataclass
class _Graph:
    """Who waits on which arm, and who opposes it."""

    waits: dict[Choice, list[Wait]] = field(default_factory=dict)
    opposed: dict[Choice, list[str]] = field(default_factory=dict)


def linkages(seen: Seen) -> Iterator[Linkage]:
    """Every linkage that the viewer can see, each once: those that can never hold first."""
    graph = _graph(seen.facts)
    yield from _shortest(_all_torn(graph))
    yield from _circles(graph)
    for start in sorted(graph.waits):
        for wait in graph.waits[start]:
            for need in wait.needs:
                if need in graph.opposed:
                    who = tuple(sorted(graph.opposed[need]))
                    yield Linkage(Linked.OPPOSED, (wait,), (need,), who)


def _graph(facts: TextFacts) -> _Graph:
    graph = _Graph()
    for place in sorted(facts.statements):
        for (who, arm), one in sorted(standing_statements(facts, place).items(), key=_name):
            choice = (place, arm or "")
            if one.stance is Stance.OPPOSE and place in facts.brackets:
                graph.opposed.setdefault(choice, []).append(who)
            elif wait := _waiting(facts, place, one):
                graph.waits.setdefault(choice, []).append(wait)
    return graph


def _name(item: tuple[tuple[str, str | None], Statement]) -> tuple[str, str]:
    (who, arm), _ = item
    return who, arm or ""


def _waiting(facts: TextFacts, place: str, one: Statement) -> Wait | None:
    """A position whose conditions are not all met, and none of which has failed."""
    failed, waiting = conditions_of(facts, one)
    bracket = facts.brackets.get(place)
    is_moot = bracket is not None and bracket.chosen not in {None, one.arm}
    if failed or not waiting or is_moot:
        return None
    return Wait(one.delegation, place, one.arm or "", tuple(_open(facts, one.conditions)))


def _open(facts: TextFacts, needs: tuple[Condition, ...]) -> Iterator[Choice]:
    for need in needs:
        bracket = facts.brackets.get(need.bracket)
        if bracket is not None and bracket.is_open:
            yield need.bracket, need.arm


def _all_torn(graph: _Graph) -> Iterator[Linkage]:
    sound: set[Choice] = set()
    for start in sorted(graph.waits):
        if start in sound:
            continue
        for wait in graph.waits[start]:
            reached = _reached(graph, {start: (wait,)})
            if isinstance(reached, Linkage):
                yield reached
            else:  # whatever is needed on the way needs less than all of it
                sound |= reached.keys() - {start}


def _reached(
    graph: _Graph, begun: Mapping[Choice, tuple[Wait, ...]]
) -> dict[Choice, tuple[Wait, ...]] | Linkage:
    """All that some choices need, each with the positions that lead to it.

    If that is two arms of one bracket, the linkage that leads to both.
    """
    reasons: dict[Choice, tuple[Wait, ...]] = dict.fromkeys(begun, ())
    chosen = dict(begun.keys())
    queue = list(begun.items())
    for choice, waits in queue:
        for wait in waits:
            for need in wait.needs:
                reason, (bracket, arm) = (*reasons[choice], wait), need
                other = chosen.setdefault(bracket, arm)
                if other != arm:
                    chain = tuple(dict.fromkeys((*reasons[bracket, other], *reason)))
                    return Linkage(Linked.NEVER, chain, ((bracket, other), need))
                if need not in reasons:
                    reasons[need] = reason
                    queue.append((need, tuple(graph.waits.get(need, ()))))
    return reasons


def _shortest(found: Iterator[Linkage]) -> Iterator[Linkage]:
    """The linkages that contain no other one."""
    kept: dict[Wait, list[frozenset[Wait]]] = {}
    for one in sorted(found, key=lambda one: (len(one.positions), one.positions)):
        waits = frozenset(one.positions)
        if any(other <= waits for wait in waits for other in kept.get(wait, ())):
            continue
        for wait in waits:
            kept.setdefault(wait, []).append(waits)
        yield one


def _circles(graph: _Graph) -> Iterator[Linkage]:
    """Circles of positions that wait for each other and can all be met at once."""
    for circle in _strong(graph):
        reached = _reached(graph, {one: tuple(graph.waits[one]) for one in circle})
        if isinstance(reached, Linkage) or any(one in graph.opposed for one in reached):
            continue
        waits = (
            wait
            for choice in circle
            for wait in graph.waits[choice]
            if any(need in circle for need in wait.needs)
        )
        yield Linkage(Linked.TOGETHER, tuple(sorted(waits)), tuple(sorted(reached)))


def _strong(graph: _Graph) -> Iterator[set[Choice]]:
    """The strongly connected parts of more than one choice: there and back, after Kosaraju."""
    back: dict[Choice, list[Choice]] = {}
    for choice in graph.waits:
        for need in _next(graph, choice):
            back.setdefault(need, []).append(choice)
    assigned: set[Choice] = set()
    for root in reversed(_postorder(graph)):
        part, queue = {root}, [root]
        for choice in queue:
            new = {one for one in back.get(choice, ()) if one not in assigned} - part
            part |= new
            queue.extend(new)
        assigned |= part
        if len(part) > 1:
            yield part


def _postorder(graph: _Graph) -> list[Choice]:
    """Every choice after all that it needs, as far as there is no circle."""
    known: set[Choice] = set()
    order: list[Choice] = []
    for root in sorted(graph.waits):
        stack = [(root, False)]
        while stack:
            choice, is_done = stack.pop()
            if is_done:
                order.append(choice)
            elif choice not in known:
                known.add(choice)
                stack.append((choice, True))
                stack.extend((need, False) for need in _next(graph, choice))
    return order


def _next(graph: _Graph, choice: Choice) -> list[Choice]:
    return [need for wait in graph.waits.get(choice, ()) for need in wait.needs]


def linkage_rows(found: Iterator[Linkage]) -> Iterator[Json]:
    """The linkages as plain JSON, each with its sentence."""
    for one in found:
        yield {
            "kind": one.kind.value,
            "sentence": str(one),
            "positions": [
                {
                    "delegation": wait.delegation,
                    "place": wait.place,
                    "arm": wait.arm or None,
                    "if": [{"bracket": bracket, "arm": arm} for bracket, arm in wait.needs],
                }
                for wait in one.positions
            ],
            "choices": [{"bracket": bracket, "arm": arm} for bracket, arm in one.choices],
            "opposed_by": list(one.opposed_by),
        }
