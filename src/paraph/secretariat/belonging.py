"""To what documents belong: texts, treaties and decisions, as their acts say or as these name them.

A viewer is told only of what it knows: a text that is not for it is not named.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TypeAlias

from paraph.secretariat.situation import Situation


class Kind(StrEnum):
    """What a document can belong to, beside a meeting and an organ."""

    TEXT = "texts"
    TREATY = "treaties"
    DECISION = "decisions"


Belonging: TypeAlias = dict[str, list[str]]
"""What a document belongs to, by the kinds' names."""


def belongings(situation: Situation) -> dict[str, Belonging]:
    """What each document belongs to, by its symbol."""
    found: dict[str, Belonging] = {
        symbol: {kind.value: [] for kind in Kind} for symbol in situation.organisation.documents
    }
    for kind, name, symbol in _pairs(situation):
        known = found.get(symbol)
        if known is not None and name not in known[kind.value]:
            known[kind.value].append(name)
    return found


def documents_of(situation: Situation, kind: Kind, name: str) -> list[str]:
    """The symbols of the documents of a text, a treaty or a decision, in their order."""
    return [symbol for symbol, of in belongings(situation).items() if name in of[kind.value]]


def _pairs(situation: Situation) -> Iterator[tuple[Kind, str, str]]:
    """A kind, a name of that kind, and the symbol of a document of it; nothing that is unknown."""
    yield from _named(situation)
    known = {
        Kind.TEXT: situation.negotiation.texts,
        Kind.TREATY: situation.depositary.treaties,
        Kind.DECISION: situation.decisions.matters,
    }
    for symbol, one in situation.organisation.documents.items():
        said = {Kind.TEXT: one.of_text, Kind.TREATY: one.of_treaty, Kind.DECISION: one.of_decision}
        for kind, name in said.items():
            if name is not None and name in known[kind]:
                yield kind, name, symbol


def _named(situation: Situation) -> Iterator[tuple[Kind, str, str]]:
    """What texts, treaties and decisions name as their documents."""
    for text, facts in situation.negotiation.texts.items():
        for symbol in (facts.document, *(one.document for one in facts.languages.values())):
            yield Kind.TEXT, text, symbol or ""
    for treaty, kept in situation.depositary.treaties.items():
        yield Kind.TREATY, treaty, kept.deposited.content.document or ""
    for decision, matter in situation.decisions.matters.items():
        yield Kind.DECISION, decision, matter.proposed.document or ""
