"""How a delegation leans on a wording: from supporting it, 2, to opposing it, -2.

Who stands behind a wording supports it.  Silence is no stance: there it leans nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from paraph.negotiation.consensus import standing_statements
from paraph.negotiation.facts import Bracket, Statement, TextFacts
from paraph.negotiation.vocabulary import Stance

_WEIGHT: Final[Mapping[Stance, int]] = {
    Stance.PROPOSE: 2,
    Stance.SUPPORT: 2,
    Stance.CAN_ACCEPT: 1,
    Stance.RESERVE: -1,
    Stance.OPPOSE: -2,
}


def leanings(facts: TextFacts, who: str) -> dict[tuple[str, str], int]:
    """How a delegation leans on each arm of each open bracket."""
    found: dict[tuple[str, str], int] = {}
    for bracket in facts.brackets.values():
        if bracket.is_open and not bracket.quiet:
            for arm, weight in leaning_on(facts, bracket, who).items():
                found[bracket.name, arm] = weight
    return found


def leaning_on(facts: TextFacts, bracket: Bracket, who: str) -> dict[str, int]:
    """How a delegation leans on the arms of a bracket, open or not."""
    found = {arm.name: _WEIGHT[Stance.PROPOSE] for arm in bracket.arms if who in arm.holders}
    for (delegation, arm), one in standing_statements(facts, bracket.name).items():
        if delegation == who and arm is not None:
            found[arm] = weight_of(one)
    return found


def weight_of(one: Statement | None) -> int:
    """What a statement weighs; nothing was said, or it was taken back: 0."""
    return _WEIGHT[one.stance] if one is not None and one.stance is not None else 0
