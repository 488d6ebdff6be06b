"""The chair's text: the chair's own attempt, whose words it takes, and what it puts aside.

A chair's text is nobody's position: it is *without prejudice*.  So it is shown against the brackets
that it would settle: which words are the chair's, which a delegation's, which the draft's.
"""

from __future__ import annotations

from collections.abc import Mapping

from paraph.negotiation.acts import Condition
from paraph.negotiation.consensus import BracketFound
from paraph.negotiation.facts import CHAIR, Bracket, ChairsText, Provision, TextFacts
from paraph.negotiation.play import StateOfPlay
from paraph.negotiation.rows import Json, bracket_row
from paraph.negotiation.weaving import brackets_in, read_with, standing_words, words_of


def chairs_texts_view(play: StateOfPlay) -> Json:
    """Every chair's text, the newest first."""
    texts = reversed(play.seen.facts.chairs_texts)
    return {
        "text": play.seen.name,
        "viewer": play.seen.viewer,
        "chairs_texts": [_chairs_text(play, one) for one in texts],
    }


def _chairs_text(play: StateOfPlay, made: ChairsText) -> Json:
    facts = play.seen.facts
    found = {one.bracket: one for each in play.provisions.values() for one in each.brackets}
    return {
        "name": made.name,
        "circulated": made.moment,
        "choices": [_choice(facts, one, found) for one in made.choices],
        "left_open": sum(
            one.chosen is None and one.bracket not in {choice.bracket for choice in made.choices}
            for one in found.values()
        ),
        "provisions": [
            {
                "provision": one.name,
                "now": " ".join(standing_words(facts, one.pieces).split()),
                "would_read": _would_read(facts, one, made),
            }
            for one in _touched(facts, made)
        ],
    }


def _choice(facts: TextFacts, choice: Condition, found: Mapping[str, BracketFound]) -> Json:
    """A bracket, the arm that the chair chose, whose words it has, and what it puts aside."""
    bracket = facts.brackets.get(choice.bracket)
    if bracket is None:
        return {"bracket": choice.bracket, "arm": choice.arm, "is_no_more": True}
    row = bracket_row(facts, found[bracket.name]) if bracket.name in found else {"arms": []}
    return {
        "bracket": bracket.name,
        "provision": bracket.provision,
        "arm": choice.arm,
        "whose": whose(bracket, choice.arm),
        "words": next(words_of(facts, arm) for arm in bracket.arms if arm.name == choice.arm),
        "puts_aside": [
            {"arm": arm.name, "whose": whose(bracket, arm.name), "words": words_of(facts, arm)}
            for arm in bracket.arms
            if arm.name != choice.arm
        ],
        "stands": next((one for one in row["arms"] if one["arm"] == choice.arm), None),
        "settled": bracket.chosen,
    }


def whose(bracket: Bracket, name: str) -> str:
    """Whose words an arm has: the chair's, the draft's, or those of the delegations behind it."""
    arm = bracket.arm(name)
    assert arm is not None
    if name == CHAIR:
        return CHAIR
    return ", ".join(arm.holders) or ("draft" if arm.base else "nobody")


def _touched(facts: TextFacts, made: ChairsText) -> list[Provision]:
    wanted = {one.bracket for one in made.choices}
    return [
        one
        for one in facts.provisions.values()
        if any(bracket.name in wanted for bracket in brackets_in(facts, one.pieces))
    ]


def _would_read(facts: TextFacts, provision: Provision, made: ChairsText) -> str:
    """The provision with the chair's choices in place of its brackets."""
    chosen = {one.bracket: one.arm for one in made.choices}
    return " ".join(read_with(facts, provision.pieces, chosen).split())
