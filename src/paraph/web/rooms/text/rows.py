"""A provision as a row of the room: its words with their brackets, and how far it has come.

A row is written once for each wording and each finding; a long text is then joined from what is
there already.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Final, Generic, TypeVar

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from paraph.formats.html import provision_html
from paraph.negotiation.audience import Seen
from paraph.negotiation.commenting import provision_of
from paraph.negotiation.consensus import ProvisionFound
from paraph.negotiation.facts import Bracket, Comment, Provision, TextFacts
from paraph.negotiation.play import StateOfPlay
from paraph.negotiation.weaving import brackets_in, nodes_of
from paraph.web import house

Wording = tuple[Provision, tuple[Bracket, ...]]
_Made = TypeVar("_Made")

MOST: Final = 128
"""So many shelves are kept, those used last: a shelf is a text, for a viewer, in a language."""


class Shelves(Generic[_Made]):
    """What was written, by text and reader; a shelf that nobody asks for any more is cleared.

    >>> shelves = Shelves(list, most=2)
    >>> [shelves.of(name).append(1) for name in ("one", "two", "one", "three")][-1]
    >>> shelves.of("one"), shelves.of("two")
    ([1, 1], [])
    """

    def __init__(self, make: Callable[[], _Made], most: int = MOST) -> None:
        self._make = make
        self._most = most
        self._shelves: OrderedDict[object, _Made] = OrderedDict()
        self._lock = Lock()

    def of(self, key: object) -> _Made:
        """The shelf of a text and a reader."""
        with self._lock:
            shelf = self._shelves.pop(key) if key in self._shelves else self._make()
            self._shelves[key] = shelf
            while len(self._shelves) > self._most:
                self._shelves.popitem(last=False)
        return shelf


@dataclass
class _Shelf:
    """The rows of a text, or the words alone, each with that from which it was written."""

    words: dict[str, tuple[Wording, SafeString]] = field(default_factory=dict)
    rows: dict[str, tuple[ProvisionFound, SafeString, int, SafeString]] = field(
        default_factory=dict
    )
    comments: tuple[Mapping[tuple[str, str], Comment], Counter[str | None]] | None = None
    parts: dict[str, tuple[Mapping[str, ProvisionFound], SafeString]] = field(default_factory=dict)

    def keep_only(self, names: Collection[str]) -> None:
        """Clear away what is of provisions that the text has no more."""
        for kept in (self.words, self.rows):
            for name in [one for one in tuple(kept) if one not in names]:
                kept.pop(name, None)


_SHELVES: Final = Shelves(_Shelf)


def rows_of(play: StateOfPlay) -> SafeString:
    """The rows of a text, in its order."""
    return once(play, "rows", _all_rows)


def once(play: StateOfPlay, part: str, write: Callable[[StateOfPlay], SafeString]) -> SafeString:
    """A part of the page that follows from the state of play: written once until it changes."""
    shelf = _rows(play.seen)
    kept = shelf.parts.get(part)
    if kept is None or kept[0] is not play.provisions:
        kept = shelf.parts[part] = play.provisions, write(play)
    return kept[1]


def _all_rows(play: StateOfPlay) -> SafeString:
    html = mark_safe("".join(_each_row(play)))  # noqa: S308 - each is safe
    for one in (_words(play.seen.name), _rows(play.seen)):
        one.keep_only(play.seen.facts.provisions)
    return html


def _each_row(play: StateOfPlay) -> Iterator[SafeString]:
    for name in play.seen.facts.provisions:
        yield row_of(play, name)


def _words(text: str) -> _Shelf:
    return _SHELVES.of((house.secretariat().record.origin, text))


def _rows(seen: Seen) -> _Shelf:
    reader = (seen.viewer, get_language() or "en")
    return _SHELVES.of((house.secretariat().record.origin, seen.name, *reader))


def row_of(play: StateOfPlay, name: str) -> SafeString:
    """The row of a provision."""
    seen, found = play.seen, play.provisions[name]
    words = words_html(seen.name, seen.facts, name)
    shelf = _rows(seen)
    said = _comments(shelf, seen.facts)[name]
    kept = shelf.rows.get(name)
    if kept is not None and kept[0] is found and kept[1] is words and kept[2] == said:
        return kept[3]
    html = render_to_string(
        "text/row.html",
        {
            "text": seen.name,
            "name": name,
            "anchor": anchor(name),
            "found": found,
            "open": [one for one in found.brackets if one.chosen is None],
            "words": words,
            "said": said,
        },
    )
    shelf.rows[name] = (found, words, said, html)
    return html


def _comments(shelf: _Shelf, facts: TextFacts) -> Counter[str | None]:
    """How many comments stand on each provision, counted once until one is made or taken back."""
    if shelf.comments is None or shelf.comments[0] is not facts.comments:
        standing = (one for one in facts.comments.values() if one.withdrawn is None)
        shelf.comments = facts.comments, Counter(provision_of(facts, one) for one in standing)
    return shelf.comments[1]


def anchor(name: str) -> str:
    """The place of a provision on the page: no two provisions have the same.

    >>> anchor("Article 11(1)"), anchor("Article 11_1")
    ('p-Article_11(1)', 'p-Article_11~u1')
    """
    return "p-" + name.replace("~", "~t").replace("_", "~u").replace(" ", "_")


def words_html(text: str, facts: TextFacts, name: str) -> SafeString:
    """The words of a provision, the same for all who look."""
    provision = facts.provisions[name]
    wording = (provision, tuple(brackets_in(facts, provision.pieces)))
    shelf = _words(text)
    kept = shelf.words.get(name)
    if kept is not None and _same(kept[0], wording):
        return kept[1]
    html = mark_safe(  # noqa: S308 - made of escaped fragments
        provision_html(
            nodes_of(facts, provision.pieces),
            parties=facts.delegations,
            anchors=escape(anchor(name)) + "-",
            address=bracket_address(text),
        )
    )
    shelf.words[name] = wording, html
    return html


def bracket_address(text: str) -> str:
    """Where a bracket of a text is found, with ``{}`` for its name."""
    before, _, after = reverse("bracket", args=(text, "b0")).rpartition("b0")
    return f"{before}{{}}{after}"


def _same(one: Wording, other: Wording) -> bool:
    if one[0] is not other[0] or len(one[1]) != len(other[1]):
        return False
    return all(before is after for before, after in zip(one[1], other[1], strict=True))
