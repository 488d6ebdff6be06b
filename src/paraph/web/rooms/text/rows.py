"""A provision as a row of the room: its words with their brackets, and how far it has come.

A row is written once for each wording and each finding; a long text is then joined from what is
there already.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from paraph.formats.html import provision_html
from paraph.negotiation.consensus import ProvisionFound
from paraph.negotiation.facts import Bracket, Provision, TextFacts
from paraph.negotiation.play import StateOfPlay
from paraph.negotiation.weaving import brackets_in, nodes_of

Wording = tuple[Provision, tuple[Bracket, ...]]


@dataclass
class _Kept:
    """What was written: the words of provisions, and whole rows."""

    words: dict[tuple[str, str], tuple[Wording, SafeString]] = field(default_factory=dict)
    rows: dict[tuple[str, str, str, str], tuple[ProvisionFound, SafeString, SafeString]] = field(
        default_factory=dict
    )
    lock: Lock = field(default_factory=Lock)


_KEPT: Final = _Kept()


def rows_of(play: StateOfPlay) -> Iterator[SafeString]:
    """The rows of a text, in its order."""
    for name in play.seen.facts.provisions:
        yield row_of(play, name)


def row_of(play: StateOfPlay, name: str) -> SafeString:
    """The row of a provision."""
    seen, found = play.seen, play.provisions[name]
    words = words_html(seen.name, seen.facts, name)
    key = (seen.name, seen.viewer, get_language() or "en", name)
    kept = _KEPT.rows.get(key)
    if kept is not None and kept[0] is found and kept[1] is words:
        return kept[2]
    html = render_to_string(
        "text/row.html",
        {
            "text": seen.name,
            "name": name,
            "anchor": anchor(seen.facts, name),
            "found": found,
            "open": [one for one in found.brackets if one.chosen is None],
            "words": words,
        },
    )
    _KEPT.rows[key] = (found, words, html)
    return html


def anchor(facts: TextFacts, name: str) -> str:
    """The place of a provision on the page."""
    del facts
    return "p-" + "".join(letter if letter.isalnum() else "-" for letter in name)


def words_html(text: str, facts: TextFacts, name: str) -> SafeString:
    """The words of a provision, the same for all who look."""
    provision = facts.provisions[name]
    wording = (provision, tuple(brackets_in(facts, provision.pieces)))
    kept = _KEPT.words.get((text, name))
    if kept is not None and _same(kept[0], wording):
        return kept[1]
    address = reverse("bracket", args=(text, "b0")).replace("b0", "{}")
    html = mark_safe(  # noqa: S308 - made of escaped fragments
        provision_html(
            nodes_of(facts, provision.pieces),
            parties=facts.delegations,
            anchors=anchor(facts, name) + "-",
            address=address,
        )
    )
    _KEPT.words[text, name] = wording, html
    return html


def _same(one: Wording, other: Wording) -> bool:
    if one[0] is not other[0] or len(one[1]) != len(other[1]):
        return False
    return all(before is after for before, after in zip(one[1], other[1], strict=True))
