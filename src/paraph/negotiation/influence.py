"""Influence: whose words stand in a text, told to each delegation about itself and to nobody else.

A word counts as proposed where it stands in an arm, other than the base's, that the delegation
holds.  The count says nothing of merit: not every word that fell was a concession.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from paraph.negotiation.audience import Seen
from paraph.negotiation.facts import CHAIR, ArmFacts
from paraph.negotiation.weaving import words_of
from paraph.text.words import count_words


class Fate(StrEnum):
    """What became of words that were proposed."""

    STANDING = "standing"
    OPEN = "open"
    FALLEN = "fallen"


@dataclass(frozen=True, slots=True)
class Contribution:
    """Words that the viewer proposed in a bracket, how many, and what became of them."""

    bracket: str
    provision: str
    words: int
    fate: Fate


@dataclass(frozen=True, slots=True)
class Influence:
    """Of the words that a delegation proposed: where they are now."""

    delegation: str
    standing: int = 0
    open_: int = 0
    fallen: int = 0


def influence(seen: Seen) -> Influence:
    """What became of the words that the viewer itself proposed."""
    counts = dict.fromkeys(Fate, 0)
    for one in contributions(seen):
        counts[one.fate] += one.words
    return Influence(seen.viewer, counts[Fate.STANDING], counts[Fate.OPEN], counts[Fate.FALLEN])


def contributions(seen: Seen) -> Iterator[Contribution]:
    """What the viewer proposed, bracket by bracket, in the order in which they were named."""
    for bracket in seen.facts.brackets.values():
        for arm in bracket.arms:
            if bracket.quiet or not _is_own(seen.viewer, arm):
                continue
            number = count_words(words_of(seen.facts, arm))
            fate = Fate.STANDING if bracket.chosen == arm.name else Fate.FALLEN
            fate = Fate.OPEN if bracket.is_open else fate
            yield Contribution(bracket.name, bracket.provision, number, fate)


def _is_own(viewer: str, arm: ArmFacts) -> bool:
    return not arm.base and (viewer in arm.holders or viewer == arm.name == CHAIR)
