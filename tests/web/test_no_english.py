"""Pages in another language hold no English of the house's own, in no seat and in no room."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import resolve
from tests.web.conftest import Enter

from paraph.negotiation.weaving import words_of
from paraph.web import house

SEATS = {
    "": "ru",
    "secretariat-secretariat": "zh-hans",
    "kazakhstan-chair-cnc": "ar",
    "russia-chair-chs": "ru",
    "china-head": "zh-hans",
    "china-depositary": "ar",
}
"""Who looks, and in which language: each room is seen in several."""

LEFT = frozenset[str]()
"""Pages on which English is known to be left, by the names of their addresses."""

ALLOWED = frozenset(
    {
        "ab initio",
        "ad referendum",
        "note verbale",
    }
)
"""What stands as it is in every language."""

ELSEWHERE = re.compile(r"/(static|api|admin|language|live|account)/|\.(?!svg)\w+$|/logout")
"""What is no page, or a page of a library with catalogues of its own."""

RUN = re.compile(r"[A-Za-z][A-Za-z’'-]+(?:[ ,]+[A-Za-z][A-Za-z’'-]+)+")
"""Two or more words in Latin letters, one after another."""

SEEN = ("alt", "title", "placeholder", "aria-label", "aria-description")
APART = {"style", "script", "code", "kbd", "textarea"}
ALONE = {"br", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Page(HTMLParser):
    """What a person reads on a page in its language, and where it leads."""

    def __init__(self, sent: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.leads: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(sent)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Whatever is said to be in a language of its own is no text of the page."""
        has = dict(attrs)
        self.leads += [one for name in ("href", "data-address") if (one := has.get(name))]
        apart = self._is_apart or tag in APART or (tag != "html" and "lang" in has)
        if not apart:
            self.said += [f"\n{has[name]}\n" for name in SEEN if has.get(name)]
        self.said.append("\n")
        if tag not in ALONE:
            self._open.append((tag, apart))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content stays open for none."""
        depth = len(self._open)
        self.handle_starttag(tag, attrs)
        del self._open[depth:]

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and whatever stood open in it."""
        self.said.append("\n")
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, characters: str) -> None:
        """Note what is said."""
        if not self._is_apart:
            self.said.append(characters)

    @property
    def _is_apart(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def english(self, typed: frozenset[str]) -> Iterator[str]:
        """Each run of English words, with the line it stands in; not what somebody typed."""
        for line in "".join(self.said).splitlines():
            whole = spaced(line)
            for run in RUN.findall(whole):
                if run not in ALLOWED | typed and whole not in ALLOWED:
                    yield f"{run!r} in {whole!r}"


def spaced(text: str) -> str:
    """A text with one space between its words."""
    return " ".join(text.split())


def typed() -> frozenset[str]:
    """The runs of what participants wrote into the record: it is told in their words."""
    acts = (entry.act for entry in house.secretariat().record.read())
    said = [one for act in acts for one in texts([act.participant, act.content])]
    for facts in house.secretariat().situation().negotiation.texts.values():
        arms = (arm for bracket in facts.brackets.values() for arm in bracket.arms)
        said += [words_of(facts, arm) for arm in arms]
    return frozenset(run for one in said for run in RUN.findall(spaced(one)))


def texts(held: object) -> Iterator[str]:
    """Every text in something that is held."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict):
        for key, value in held.items():
            yield from texts(key)
            yield from texts(value)
    elif isinstance(held, (list, tuple)):
        for value in held:
            yield from texts(value)


def pages(client: Client, start: tuple[str, ...]) -> Iterator[tuple[str, str, Page]]:
    """Every kind of page that a seat comes to, once: its address's name, its address, itself."""
    todo, known = list(start), Counter[str]()
    while todo:
        address = todo.pop(0).partition("#")[0]
        if not address.startswith("/") or ELSEWHERE.search(address.partition("?")[0]):
            continue
        name = kind_of(address)
        known[name] += 1
        if known[name] > 1:
            continue
        answer = client.get(address)
        if answer.status_code == 200:
            page = Page(answer.content.decode())
            todo += page.leads
            yield name, address, page


def kind_of(address: str) -> str:
    """The name of an address, and what is asked for at it."""
    path, _, query = address.partition("?")
    found = resolve(path.replace("%20", " ").replace("%28", "(").replace("%29", ")"))
    asked = "&".join(sorted(one.partition("=")[0] for one in query.split("&")))
    return f"{found.view_name}?{asked}" if asked else str(found.view_name)


START = (
    "/",
    "/chair/decisions/CNC~s2002~s1/",
    "/texts/Charter/brackets/b105/",
    "/texts/Charter/rows/",
    "/treaties/Agreement%20on%20Documents/",
)


@pytest.mark.parametrize(("seat", "language"), SEATS.items())
def test_no_english_is_left(enter: Enter, seat: str, language: str) -> None:
    """Whatever is no name and was not typed by a participant is told in the reader's language."""
    client, written = enter(seat), typed()
    client.cookies["django_language"] = language
    left = {
        f"{name} {address}: {run}"
        for name, address, page in pages(client, START)
        if name not in LEFT
        for run in page.english(written)
    }
    assert not left, "\n".join(sorted(left))
