"""Typed brackets as choices: the negotiated text behind a reading.

Brackets that nest properly become choices, with their marks and attributions kept as typed, so
that writing the text again gives the same characters.  Marks without a mate, brackets in
quotations, note calls and whatever crosses something else stay prose, with their finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from paraph.text.negotiated import Arm, Choice, NegotiatedText, Node, Nodes, Prose, by_name, named
from paraph.text.reading.model import (
    BracketKind,
    BracketSpan,
    Reading,
    Stance,
    StanceKind,
)

DEEPEST: Final = 60
"""Brackets nested deeper than any negotiation's are left as prose."""

_PROSE: Final = frozenset(
    {
        BracketKind.EDITORIAL,
        BracketKind.NOTE_CALL,
        BracketKind.INSTRUCTION,
        BracketKind.STATUS_LABEL,
        BracketKind.LEGEND,
        BracketKind.UNMATCHED,
    }
)
_AGAINST: Final = frozenset({StanceKind.OPPOSE, StanceKind.DELETE})


@dataclass(slots=True)
class _Place:
    """A choice to be: where it stands, and where the words of its arms stand."""

    span: tuple[int, int]
    bodies: list[tuple[int, int]]
    stances: list[tuple[Stance, ...]]
    implied: bool
    inner: list[list[_Place]] = field(default_factory=list)


def negotiated_text(reading: Reading) -> NegotiatedText:
    """The negotiated text that a reading shows, brackets as they were typed.

    >>> from paraph.text.reading import read
    >>> made = negotiated_text(read("Each Party [shall][should] act."))
    >>> made.nodes[1].typed, [arm.nodes[0].text for arm in made.nodes[1].arms]
    (('[', '][', ']'), ['shall', 'should'])
    """
    text = reading.text + "\n"
    places = _nested(sorted(_places(reading), key=lambda place: (place.span[0], -place.span[1])))
    nodes = named(_nodes(text, places, 0, len(text)))
    return NegotiatedText(parties=reading.parties, nodes=nodes)


def _places(reading: Reading) -> Iterator[_Place]:
    """The choices of a reading, and each remaining bracket as a choice of its own."""
    taken: set[int] = set()
    for choice in reading.choices:
        indexes = [arm.bracket for arm in choice.arms if arm.bracket is not None]
        if choice.kind == "options" or len(indexes) != len(choice.arms):
            continue
        brackets = [reading.brackets[index] for index in indexes]
        if taken.isdisjoint(indexes) and all(map(_is_choice, brackets)):
            taken.update(indexes)
            yield _Place(
                choice.span,
                [arm.body for arm in choice.arms],
                [arm.stances for arm in choice.arms],
                implied=False,
            )
    for index, bracket in enumerate(reading.brackets):
        if index not in taken and _is_choice(bracket):
            end = max((bracket.span[1], *(stance.span[1] for stance in bracket.stances)))
            yield _Place((bracket.span[0], end), [bracket.body], [bracket.stances], implied=True)


def _is_choice(bracket: BracketSpan) -> bool:
    return (
        bracket.kind not in _PROSE
        and bracket.open is not None
        and bracket.close is not None
        and bracket.depth <= DEEPEST
    )


def _nested(places: Sequence[_Place]) -> list[_Place]:
    """Put each place into the arm that holds it; what crosses something is left out."""
    outer: list[_Place] = []
    path: list[tuple[_Place, int]] = []
    reached = 0
    for place in places:
        place.inner = [[] for _ in place.bodies]
        while path and path[-1][0].span[1] <= place.span[0]:
            path.pop()
        if not path:
            if place.span[0] >= reached:
                outer.append(place)
                path.append((place, 0))
                reached = place.span[1]
            continue
        holder = path[-1][0]
        for number, (start, end) in enumerate(holder.bodies):
            if start <= place.span[0] and place.span[1] <= end:
                siblings = holder.inner[number]
                if not siblings or siblings[-1].span[1] <= place.span[0]:
                    siblings.append(place)
                    path.append((place, number))
                break
    return outer


def _nodes(text: str, places: Sequence[_Place], start: int, end: int) -> Nodes:
    nodes: list[Node] = []
    at = start
    for place in places:
        if at < place.span[0]:
            nodes.append(Prose(text[at : place.span[0]]))
        nodes.append(_choice(text, place))
        at = place.span[1]
    if at < end:
        nodes.append(Prose(text[at:end]))
    return tuple(nodes)


def _choice(text: str, place: _Place) -> Choice:
    typed: list[str] = []
    arms: list[Arm] = []
    at = place.span[0]
    for (start, end), stances, inner in zip(place.bodies, place.stances, place.inner, strict=True):
        typed.append(text[at:start])
        arms.append(_arm(_nodes(text, inner, start, end), stances))
        at = end
    typed.append(text[at : place.span[1]])
    if place.implied:
        arms.append(_implied(place.stances[0]))
    return Choice(arms=tuple(arms), typed=tuple(typed))


def _arm(nodes: Nodes, stances: Sequence[Stance]) -> Arm:
    """An arm with those who want it; if it is only opposed, its words are those of the base."""
    holders = _names(stances, against=False)
    against = _names(stances, against=True)
    return Arm(nodes=nodes, holders=holders, oppose=against, base=bool(against and not holders))


def _implied(stances: Sequence[Stance]) -> Arm:
    """The arm without words that a lone bracket implies: those who oppose the words hold it."""
    holders = _names(stances, against=False)
    return Arm(holders=_names(stances, against=True), base=bool(holders))


def _names(stances: Sequence[Stance], *, against: bool) -> tuple[str, ...]:
    names = {
        party
        for stance in stances
        if (stance.kind in _AGAINST) is against
        for party in stance.parties
    }
    return tuple(sorted(names, key=by_name))
