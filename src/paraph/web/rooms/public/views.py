"""A search over what whoever asks may see: texts, documents, treaties, meetings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from paraph.negotiation.weaving import words_of
from paraph.web import house
from paraph.web.accounts.roles import Role, role
from paraph.web.rooms.text.desk import play_for, texts_for
from paraph.web.rooms.text.rows import anchor

AROUND: Final = 80
"""So many letters are shown on each side of what was found."""

MOST: Final = 100


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words stand: what it is, where, and the words with some around them."""

    title: str
    address: str
    before: str = ""
    words: str = ""
    after: str = ""


def search(request: HttpRequest) -> HttpResponse:
    """Where the words stand that somebody looks for."""
    asked = request.GET.get("q", "").strip()[:200]
    found = list(_limited(_hits(role(request), asked))) if asked else []
    return render(request, "public/search.html", {"asked": asked, "found": found, "most": MOST})


def _limited(hits: Iterator[Hit]) -> Iterator[Hit]:
    for _number, hit in zip(range(MOST), hits, strict=False):
        yield hit


def folded(text: str) -> str:
    """Letters as a search holds them against each other: without case, widths made one.

    >>> folded("СТАТЬЯ") == folded("статья")
    True
    """
    return unicodedata.normalize("NFKC", text).casefold()


def _hits(who: Role, asked: str) -> Iterator[Hit]:
    situation = house.situation_for(who.viewer)
    for name, one in situation.depositary.treaties.items():
        content = one.deposited.content
        yield from _found(content.title, reverse("treaty", args=(name,)), (content.title,), asked)
    for symbol, kept in situation.organisation.documents.items():
        address = f"{reverse('documents')}#{symbol}"
        yield from _found(symbol, address, (f"{symbol} {kept.title}",), asked)
    for meeting, held in situation.organisation.meetings.items():
        items = situation.organisation.agendas.get(meeting, ())
        address = reverse("meeting", args=(meeting,))
        yield from _found(meeting, address, (meeting, held.starts.place, *items), asked)
    for text in texts_for(who):
        yield from _in_text(who, text, asked)


def _in_text(who: Role, text: str, asked: str) -> Iterator[Hit]:
    facts = play_for(text, who).seen.facts
    for name in facts.provisions:
        wordings = dict.fromkeys(_wordings(who, text, name))
        address = f"{reverse('text', args=(text,))}#{anchor(name)}"
        yield from _found(f"{facts.title}, {name}", address, tuple(wordings), asked)


def _wordings(who: Role, text: str, provision: str) -> Iterator[str]:
    facts = play_for(text, who).seen.facts
    yield "".join(one for one in facts.provisions[provision].pieces if isinstance(one, str))
    for bracket in facts.brackets.values():
        if bracket.provision == provision:
            yield from (words_of(facts, arm) for arm in bracket.arms)


def _found(title: str, address: str, texts: tuple[str, ...], asked: str) -> Iterator[Hit]:
    """The first of some texts in which the words stand."""
    wanted = folded(asked)
    for text in texts:
        plain = folded(text)
        place = plain.find(wanted)
        if place < 0:
            continue
        if len(plain) != len(text):
            text = plain  # noqa: PLW2901 - the places are those of the folded text
        end = place + len(wanted)
        yield Hit(
            title,
            address,
            text[max(0, place - AROUND) : place],
            text[place:end],
            text[end : end + AROUND],
        )
        return
