"""The pieces that views are made of, as plain JSON: figures, brackets, arms, who holds up what."""

from __future__ import annotations

from typing import Any, Final

from paraph.negotiation.consensus import ArmFound, BracketFound, Consensus, ProvisionFound
from paraph.negotiation.facts import TextFacts
from paraph.negotiation.play import Tally
from paraph.negotiation.weaving import words_of

Json = dict[str, Any]

UNRESOLVED: Final = (Consensus.OPEN, Consensus.BLOCKED, Consensus.AD_REFERENDUM)

_NAMES: Final = tuple(one.value for one in Consensus)


def figures(tally: Tally) -> Json:
    """What is counted of a text or an article."""
    return {
        "percent": tally.percent,
        "words": tally.words,
        "words_agreed": tally.words_agreed,
        "paragraphs": tally.paragraphs,
        "paragraphs_agreed": tally.paragraphs_agreed,
        "open_choices": tally.open_choices,
        "provisions": dict(zip(_NAMES, tally[5:], strict=True)),
    }


def provision_row(facts: TextFacts, found: ProvisionFound) -> Json:
    """A provision with its open brackets, what was lifted and is opposed, and who holds it up."""
    return {
        "provision": found.provision,
        "consensus": found.consensus.value,
        "said": found.said,
        "brackets": [bracket_row(facts, one) for one in found.brackets if one.chosen is None],
        "in_doubt": [
            {"bracket": one.bracket, "arm": arm.arm, "rule_says": arm.weighed.sentence}
            for one in found.brackets
            for arm in one.arms
            if arm.arm == one.chosen and arm.oppose
        ],
        "held_up_by": [{"delegation": who, "why": str(why)} for who, why in found.held_up],
    }


def bracket_row(facts: TextFacts, found: BracketFound) -> Json:
    """A bracket with its arms, where everybody stands on each, and what the rule says of it."""
    bracket = facts.brackets[found.bracket]
    return {
        "bracket": found.bracket,
        "consensus": found.consensus.value,
        "arms": [
            {"arm": arm.name, "words": words_of(facts, arm), **_stands(one)}
            for arm, one in zip(bracket.arms, found.arms, strict=True)
        ],
    }


def _stands(found: ArmFound) -> Json:
    return {
        "consensus": found.consensus.value,
        "prospect": found.weighed.prospect.value,
        "rule_says": found.weighed.sentence,
        "support": list(found.support),
        "accept": list(found.consent),
        "reserve": [name for name, _ in found.reserve],
        "oppose": list(found.blockers),
        "waits": [f"{name} {why}" for name, why in found.waits],
    }
