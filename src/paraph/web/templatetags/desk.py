"""Filters of the rooms in which a negotiation is conducted and followed."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from paraph.decisions.acts import Declared
from paraph.decisions.vocabulary import Outcome
from paraph.negotiation.consensus import Consensus
from paraph.negotiation.facts import ArmFacts, TextFacts
from paraph.negotiation.weaving import words_of
from paraph.text.redline import redline as redline_of
from paraph.text.redline import redline_text
from paraph.values.moments import PlacedMoment
from paraph.web.rooms.text.forms import arm_label
from paraph.web.rooms.text.previewing import redlined
from paraph.web.speaking import teller

register = template.Library()


@register.filter
def placed(deadline: PlacedMoment) -> str:
    """A deadline: the hour, the day, the place, and what its clocks show against universal time."""
    return teller().form(deadline)


@register.filter
def outcome(found: str) -> str:
    """What a rule gives, as a word; as it stands if it is none of the vocabulary."""
    known = {one.value: one for one in Outcome}
    return capfirst(teller().word(known[found]) if found in known else teller().term(found))


@register.filter
def declared(said: str) -> str:
    """What a chair declared, as a word."""
    return teller().word(Declared(said))


@register.filter
def consensus_of(value: str) -> str:
    """How far something has come, by the word that stands in a view."""
    return capfirst(teller().word(Consensus(value)))


@register.simple_tag
def arm_words(facts: TextFacts, bracket: str, arm: str) -> str:
    """The words of an arm, without quotation marks; its name if the bracket is no more."""
    known = facts.brackets.get(bracket)
    if known is None or known.arm(arm) is None:
        return arm
    return arm_label(facts, known, arm).removeprefix("“").removesuffix("”")


@register.filter
def plain_named(names: Iterable[str]) -> str:
    """What several are called, in the order of the alphabet, in plain text."""
    return teller().names(names)


@register.simple_tag
def wording(facts: TextFacts, arm: ArmFacts) -> str:
    """The words of an arm in one line; nothing, if it has none."""
    return words_of(facts, arm)


@register.simple_tag
def redline(before: str, after: str) -> SafeString:
    """What changed from one wording to another, word by word."""
    return redlined(before, after)


@register.simple_tag
def then_and_now(before: str, after: str) -> str:
    """What changed from one wording to another, in plain text: {--gone--} and {++come++}."""
    return redline_text(redline_of(before, after))
