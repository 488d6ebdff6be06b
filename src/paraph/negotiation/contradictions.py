"""Contradictions: where the positions of one delegation do not go together.

They are told, as far as the viewer sees them, and never resolved: what holds is what was said last
on each wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from paraph.negotiation.audience import Seen
from paraph.negotiation.consensus import needed, standing_statements
from paraph.negotiation.facts import Bracket, Statement, TextFacts
from paraph.negotiation.history import Change
from paraph.negotiation.vocabulary import Audience, Stance
from paraph.values.sentences import Called, Listed, Sentence, worded

Own = Mapping[str | None, Statement]


def contradictions(seen: Seen, delegation: str) -> Iterator[Change]:
    """Where a delegation contradicts itself, bracket by bracket."""
    facts = seen.facts
    for name, bracket in facts.brackets.items():
        own = _own(facts, name, delegation)
        yield from _of_arms(bracket, delegation, own)
        for arm, one in own.items():
            for words in _of_conditions(facts, name, one):
                yield Change(name, worded("{arm}: {words}", arm=Called(arm), words=words))
    for place in sorted(facts.statements):
        yield from _of_audiences(facts, place, delegation)


def _own(facts: TextFacts, place: str, delegation: str) -> Own:
    return {
        one.arm: one
        for one in standing_statements(facts, place).values()
        if one.delegation == delegation
    }


def _of_arms(bracket: Bracket, delegation: str, own: Own) -> Iterator[Change]:
    opposed = [arm for arm, one in own.items() if one.stance is Stance.OPPOSE]
    if opposed and len(opposed) == len(bracket.arms):
        yield Change(bracket.name, worded("opposes every arm"))
    for arm in bracket.arms:
        if arm.name in opposed and delegation in arm.holders:
            words = worded("opposes {arm}, which it proposes", arm=Called(arm.name))
            yield Change(bracket.name, words)


def _of_conditions(facts: TextFacts, place: str, one: Statement) -> Iterator[Sentence]:
    """What a position needs that the same delegation opposes, or makes hang on something else."""
    wanted = {need.bracket: need.arm for need in one.conditions} | {place: str(one.arm)}
    for need in one.conditions:
        other = _own(facts, need.bracket, one.delegation).get(need.arm)
        if other is None:
            continue
        if other.stance is Stance.OPPOSE:
            yield worded("needs that {condition}, which it opposes itself", condition=needed(need))
        for back in other.conditions:
            if wanted.get(back.bracket, back.arm) != back.arm:
                yield worded(
                    "needs that {condition}, and agrees to that only if {other}",
                    condition=needed(need),
                    other=needed(back),
                )


_WIDTH: Final = {Audience.PUBLIC: 3, Audience.MEMBERS: 2, Audience.OWN: 0}
"""How many hear; a group and the chair stand beside each other."""


def _of_audiences(facts: TextFacts, place: str, delegation: str) -> Iterator[Change]:
    """Where it told some that it opposes, and others later and in confidence that it does not."""
    told: dict[str | None, list[Statement]] = {}
    for one in facts.statements[place]:
        if one.delegation == delegation:
            earlier = [other for other in told.get(one.arm, ()) if not _replaces(one, other)]
            told[one.arm] = [*earlier, one]
    for arm, said in told.items():
        opposes = [one.audience for one in said if one.stance is Stance.OPPOSE]
        others = [one.audience for one in said if one.stance not in {None, Stance.OPPOSE}]
        if opposes and others:
            words = worded(
                "opposes it for {some}, and does not for {others}",
                some=Listed(opposes),
                others=Listed(others),
            )
            told_on = worded("{arm}: {words}", arm=Called(arm), words=words) if arm else words
            yield Change(place, told_on)


def _replaces(later: Statement, earlier: Statement) -> bool:
    """Whether everybody who heard the earlier statement heard the later one too."""
    same = later.audience is earlier.audience
    return same or _WIDTH.get(later.audience, 1) > _WIDTH.get(earlier.audience, 1)
