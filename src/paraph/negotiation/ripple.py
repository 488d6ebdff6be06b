"""What a change in one place touches elsewhere, and what the place itself rests on.

Touched are positions that depend on it, provisions that refer to it, provisions that use a term
that it defines, and the other languages of the text.  Only exact links are shown: a number, a
term, a bracket (``paraph.text.links``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any

from paraph.negotiation.audience import Seen
from paraph.negotiation.consensus import standing_statements
from paraph.negotiation.facts import LanguageVersion, Provision, TextFacts
from paraph.negotiation.history import in_words
from paraph.negotiation.weaving import brackets_in, standing_words
from paraph.text.comparison.labels import without_label
from paraph.text.links import (
    Address,
    Counterpart,
    Definition,
    Reference,
    addressed,
    counterpart,
    covers,
    definitions_in,
    references_in,
    uses,
)
from paraph.text.negotiated import BASE
from paraph.values.errors import Inadmissible
from paraph.values.languages import language_name
from paraph.values.moments import instant
from paraph.values.sentences import worded

Json = dict[str, Any]


class Link(StrEnum):
    """What ties two places together."""

    CONDITION = "condition"
    REFERENCE = "reference"
    TERM = "term"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Tie:
    """A place that is tied to another one: by what, and how, in words."""

    link: Link
    place: str
    words: str


@dataclass(frozen=True)
class Ties:
    """The ties of a text as a viewer sees it: its words are read once, for all that is asked."""

    seen: Seen

    def touched(self, place: str) -> Iterator[Tie]:
        """What hangs on a bracket or a provision.

        Raises:
            Inadmissible: if the text has no such bracket or provision.
        """
        facts, name = self.seen.facts, provision_at(self.seen, place)
        inside = {place} if place in facts.brackets else _brackets_of(facts, name)
        yield from _conditional(facts, inside)
        yield from self._referring(name)
        for defined in self._definitions:
            if defined.provision == name:
                for other in uses(defined, self._words):
                    yield Tie(Link.TERM, other, f"uses “{defined.term}”, which is defined here")
        address = self._addresses[name]
        for language, found in counterparts(facts, facts.provisions[name], address):
            words = f"{found.step}: {found.why}" if found.why else found.step.value
            yield Tie(Link.LANGUAGE, language_name(language), words)

    def rests_on(self, place: str) -> Iterator[Tie]:
        """What the words of a place refer to, and the defined terms that they use.

        Raises:
            Inadmissible: if the text has no such bracket or provision.
        """
        name = provision_at(self.seen, place)
        named = {address: other for other, address in self._addresses.items()}
        for one in self._references[name]:
            where = named.get(one.target, "nowhere in this text")
            yield Tie(Link.REFERENCE, where, f"“{one.words}”")
        here = [one for one in self._words if one[0] == name]
        for defined in self._definitions:
            if any(True for _ in uses(defined, here)):
                yield Tie(Link.TERM, defined.provision, f"defines “{defined.term}”")

    def references(self) -> Iterator[tuple[str, Tie]]:
        """Every reference from one provision to another: where it stands, and to what; each once.

        A reference to a whole article is to its first provision.
        """
        named: dict[Address, str] = {}
        for name, address in self._addresses.items():
            for steps in range(1, len(address) + 1):
                named.setdefault(address[:steps], name)
        for name, references in self._references.items():
            for target, words in dict.fromkeys((one.target, one.words) for one in references):
                where = named.get(target, name)
                if where != name:
                    yield name, Tie(Link.REFERENCE, where, f"“{words}”")

    def _referring(self, name: str) -> Iterator[Tie]:
        target = self._addresses[name]
        for other, references in self._references.items():
            hits = (one.words for one in references if covers(one.target, target))
            for words in dict.fromkeys(hits if other != name else ()):
                yield Tie(Link.REFERENCE, other, f"refers to “{words}”")

    @cached_property
    def _addresses(self) -> dict[str, Address]:
        return addresses(self.seen.facts)

    @cached_property
    def _wordings(self) -> dict[str, list[str]]:
        """The words of every provision: of the base, and of whoever wants others there."""
        facts = self.seen.facts
        return {name: _wordings(facts, one) for name, one in facts.provisions.items()}

    @cached_property
    def _words(self) -> list[tuple[str, str]]:
        return [(name, "\n".join(wordings)) for name, wordings in self._wordings.items()]

    @cached_property
    def _references(self) -> dict[str, list[Reference]]:
        articles = list(dict.fromkeys(address[0] for address in self._addresses.values()))
        title = self.seen.facts.title
        return {
            name: [
                one
                for words in wordings
                for one in references_in(words, self._addresses[name], articles, title)
            ]
            for name, wordings in self._wordings.items()
        }

    @cached_property
    def _definitions(self) -> list[Definition]:
        return list(definitions_in(self._words))


def ripple(seen: Seen, place: str) -> Iterator[Tie]:
    """What hangs on a bracket or a provision, as far as the viewer sees it.

    Raises:
        Inadmissible: if the text has no such bracket or provision.
    """
    return Ties(seen).touched(place)


def provision_at(seen: Seen, place: str) -> str:
    """The provision that a place is, or that the bracket of this name is in.

    Raises:
        Inadmissible: if the text has no such bracket or provision.
    """
    bracket = seen.facts.brackets.get(place)
    name = bracket.provision if bracket else place
    if name not in seen.facts.provisions:
        raise Inadmissible(
            worded(
                "There is no bracket or provision {place} in {text}.", place=place, text=seen.name
            )
        )
    return name


def _brackets_of(facts: TextFacts, name: str) -> set[str]:
    return {one.name for one in facts.brackets.values() if one.provision == name}


def _conditional(facts: TextFacts, brackets: set[str]) -> Iterator[Tie]:
    # By name: in which order they were first spoken of is not for everybody to know.
    for place in sorted(facts.statements):
        for one in standing_statements(facts, place).values():
            if any(need.bracket in brackets for need in one.conditions):
                yield Tie(Link.CONDITION, place, f"{one.delegation}: {in_words(one)}")


def _wordings(facts: TextFacts, provision: Provision) -> list[str]:
    """The words, each without its own number, which refers to nothing."""
    holders = {
        arm.holders[0]: None
        for bracket in brackets_in(facts, provision.pieces)
        for arm in bracket.arms
        if arm.holders and bracket.is_open
    }
    versions = (standing_words(facts, provision.pieces, who).strip() for who in (BASE, *holders))
    return list(dict.fromkeys(without_label(one) for one in versions))


def addresses(facts: TextFacts) -> dict[str, Address]:
    """The address of every provision, as its base words are numbered."""
    lines = (standing_words(facts, one.pieces).strip() for one in facts.provisions.values())
    return dict(zip(facts.provisions, addressed(lines), strict=True))


def counterparts(
    facts: TextFacts, provision: Provision, address: Address
) -> Iterator[tuple[str, Counterpart]]:
    """What corresponds to a provision in every other language of the text."""
    words = standing_words(facts, provision.pieces)
    changed = last_change(facts, provision)
    for language in sorted(facts.languages):
        version = facts.languages[language]
        since = changed is not None and instant(version.moment) < instant(changed)
        yield language, counterpart(address, words, _addressed(version), changed_since=since)


@lru_cache(maxsize=16)
def _addressed(version: LanguageVersion) -> dict[Address, str]:
    lines = [line for line in version.words.split("\n") if line.strip()]
    return dict(zip(addressed(lines), lines, strict=True))


def last_change(facts: TextFacts, provision: Provision) -> str | None:
    """When the words of a provision changed last: a bracket was touched, or it was amended."""
    moments = [
        turn.moment
        for one in brackets_in(facts, provision.pieces)
        for turn in one.turns
        if not turn.done.endswith("attributed")
    ]
    moments += [one.moment for one in facts.proposals.values() if one.provision == provision.name]
    return max(moments, key=instant, default=None)


def ripple_view(seen: Seen, place: str) -> Json:
    """What a change in a place touches, and what the place rests on.

    Raises:
        Inadmissible: if the text has no such bracket or provision.
    """
    ties = Ties(seen)
    return {
        "text": seen.name,
        "viewer": seen.viewer,
        "of": place,
        "provision": provision_at(seen, place),
        "touches": [_tied(one) for one in ties.touched(place)],
        "rests_on": [_tied(one) for one in ties.rests_on(place)],
    }


def _tied(one: Tie) -> Json:
    return {"link": one.link.value, "place": one.place, "words": one.words}
