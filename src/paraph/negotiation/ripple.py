"""What a change in one place touches elsewhere, and what the place itself rests on.

Touched are positions that depend on it, provisions that refer to it, provisions that use a term
that it defines, and the other languages of the text.  Only exact links are shown: a number, a
term, a bracket (``paraph.text.links``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
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


def ripple(seen: Seen, place: str) -> Iterator[Tie]:
    """What hangs on a bracket or a provision, as far as the viewer sees it.

    Raises:
        Inadmissible: if the text has no such bracket or provision.
    """
    facts, name = seen.facts, provision_at(seen, place)
    known = addresses(facts)
    inside = {place} if place in facts.brackets else _brackets_of(facts, name)
    yield from _conditional(facts, inside)
    texts = _texts(facts)
    yield from _referring(facts, name, texts, known)
    yield from _using(name, texts)
    for language, found in counterparts(facts, facts.provisions[name], known[name]):
        words = f"{found.step}: {found.why}" if found.why else found.step.value
        yield Tie(Link.LANGUAGE, language_name(language), words)


def rests_on(seen: Seen, place: str) -> Iterator[Tie]:
    """What the words of a place refer to, and the defined terms that they use.

    Raises:
        Inadmissible: if the text has no such bracket or provision.
    """
    name, texts = provision_at(seen, place), _texts(seen.facts)
    known = addresses(seen.facts)
    named = {address: other for other, address in known.items()}
    for words in texts[name]:
        for one in references_in(words, known[name], _articles(known), seen.facts.title):
            where = named.get(one.target, "nowhere in this text")
            yield Tie(Link.REFERENCE, where, f"“{one.words}”")
    here = [(name, "\n".join(texts[name]))]
    for defined in definitions_in(_paired(texts)):
        if any(True for _ in uses(defined, here)):
            yield Tie(Link.TERM, defined.provision, f"defines “{defined.term}”")


def provision_at(seen: Seen, place: str) -> str:
    """The provision that a place is, or that the bracket of this name is in.

    Raises:
        Inadmissible: if the text has no such bracket or provision.
    """
    bracket = seen.facts.brackets.get(place)
    name = bracket.provision if bracket else place
    if name not in seen.facts.provisions:
        message = f"There is no bracket or provision {place} in {seen.name}."
        raise Inadmissible(message)
    return name


def _brackets_of(facts: TextFacts, name: str) -> set[str]:
    return {one.name for one in facts.brackets.values() if one.provision == name}


def _conditional(facts: TextFacts, brackets: set[str]) -> Iterator[Tie]:
    # By name: in which order they were first spoken of is not for everybody to know.
    for place in sorted(facts.statements):
        for one in standing_statements(facts, place).values():
            if any(need.bracket in brackets for need in one.conditions):
                yield Tie(Link.CONDITION, place, f"{one.delegation}: {in_words(one)}")


def _texts(facts: TextFacts) -> Mapping[str, Sequence[str]]:
    """The words of every provision: of the base, and of whoever wants others there."""
    return {name: _wordings(facts, one) for name, one in facts.provisions.items()}


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


def _paired(texts: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    return [(name, "\n".join(wordings)) for name, wordings in texts.items()]


def addresses(facts: TextFacts) -> dict[str, Address]:
    """The address of every provision, as its base words are numbered."""
    lines = (standing_words(facts, one.pieces).strip() for one in facts.provisions.values())
    return dict(zip(facts.provisions, addressed(lines), strict=True))


def _articles(known: Mapping[str, Address]) -> list[str]:
    """The first steps of the addresses, in the order of the text."""
    return list(dict.fromkeys(address[0] for address in known.values()))


def _referring(
    facts: TextFacts,
    name: str,
    texts: Mapping[str, Sequence[str]],
    known: Mapping[str, Address],
) -> Iterator[Tie]:
    target, articles = known[name], _articles(known)
    for other, wordings in texts.items():
        if other == name:
            continue
        own = known[other]
        said = {
            one.words: None
            for words in wordings
            for one in references_in(words, own, articles, facts.title)
            if covers(one.target, target)
        }
        for words in said:
            yield Tie(Link.REFERENCE, other, f"refers to “{words}”")


def _using(name: str, texts: Mapping[str, Sequence[str]]) -> Iterator[Tie]:
    everywhere = _paired(texts)
    for defined in definitions_in(everywhere):
        if defined.provision == name:
            for other in uses(defined, everywhere):
                yield Tie(Link.TERM, other, f"uses “{defined.term}”, which is defined here")


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
    return {
        "text": seen.name,
        "viewer": seen.viewer,
        "of": place,
        "provision": provision_at(seen, place),
        "touches": [_tied(one) for one in ripple(seen, place)],
        "rests_on": [_tied(one) for one in rests_on(seen, place)],
    }


def _tied(one: Tie) -> Json:
    return {"link": one.link.value, "place": one.place, "words": one.words}
