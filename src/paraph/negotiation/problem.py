"""The open questions of a text as a problem for the package search, as far as a viewer sees them.

The form is that of ``paraph package``: delegations, brackets with their arms, positions with
conditions, and what is fixed already.
Brackets inside an open arm are questions of their own, whichever arm is chosen outside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from paraph.negotiation.audience import Seen
from paraph.negotiation.consensus import standing_brackets, standing_statements
from paraph.negotiation.facts import Bracket, TextFacts
from paraph.negotiation.vocabulary import Stance

_AS: Final[Mapping[Stance, str]] = {
    Stance.PROPOSE: "support",
    Stance.SUPPORT: "support",
    Stance.CAN_ACCEPT: "accept",
    Stance.RESERVE: "reserve",
    Stance.OPPOSE: "oppose",
}

Json = dict[str, Any]


def problem(seen: Seen) -> Json:
    """The problem: every bracket that stands in the text; those that are lifted are fixed."""
    facts = seen.facts
    standing = [
        bracket
        for provision in facts.provisions.values()
        for bracket in standing_brackets(facts, provision)
        if not bracket.quiet
    ]
    known = {one.name for one in standing}
    return {
        "delegations": list(facts.delegations),
        "brackets": {one.name: [arm.name for arm in one.arms] for one in standing},
        "positions": [found for one in standing for found in _positions(facts, one, known)],
        "fixed": {one.name: one.chosen for one in standing if one.chosen is not None},
    }


def _positions(facts: TextFacts, bracket: Bracket, known: set[str]) -> Iterator[Json]:
    """The positions on a bracket.

    What hangs on a bracket that is no more, or fell with a wording, is reserved: nobody can say.
    """
    said = standing_statements(facts, bracket.name)
    for arm in bracket.arms:
        for who in facts.delegations:
            one = said.get((who, arm.name))
            if one is not None and one.stance is not None:
                needs = [{"bracket": need.bracket, "arm": need.arm} for need in one.conditions]
                is_lost = any(need.bracket not in known for need in one.conditions)
                stance = _AS[one.stance]
                if is_lost:
                    needs, stance = [], "oppose" if stance == "oppose" else "reserve"
                found = _position(who, bracket.name, arm.name, stance)
                yield found | ({"if": needs} if needs else {})
            elif who in arm.holders:
                yield _position(who, bracket.name, arm.name, "support")


def _position(who: str, bracket: str, arm: str, stance: str) -> Json:
    return {"delegation": who, "bracket": bracket, "arm": arm, "stance": stance}
