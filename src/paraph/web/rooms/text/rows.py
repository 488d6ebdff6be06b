"""A provision as a row of the room: its words with their brackets, and how far it has come.

A row is written once for each wording and each finding; a long text is then joined from what is
there already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext

from paraph.formats.html import Speech, provision_html
from paraph.negotiation.audience import Seen
from paraph.negotiation.commenting import provision_of
from paraph.negotiation.consensus import ProvisionFound
from paraph.negotiation.facts import Bracket, Comment, Provision, TextFacts
from paraph.negotiation.play import StateOfPlay
from paraph.negotiation.weaving import brackets_in, nodes_of
from paraph.web import house
from paraph.web.names import addresses
from paraph.web.packing import Stretch, stretch
from paraph.web.shelves import Shelves
from paraph.web.speaking import teller

Wording = tuple[Provision, tuple[Bracket, ...]]

MOST: Final = 128
"""So much is kept, what was used last: the words of a text, its rows in a language, a reader's."""

VARIANTS: Final = 16
"""So many rows of a provision are kept in a language: readers who know the same share theirs."""

SPAN: Final = 64
"""So many rows make a stretch of the page; after an act only one is compressed again."""

SPANS: Final = 2048
"""So many stretches of a text are kept in a language."""


@dataclass
class _Words:
    """The words of a text with their brackets, the same for all who look in one language."""

    words: dict[str, tuple[Wording, SafeString]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Row:
    """A row, and all that it was written from."""

    found: ProvisionFound
    words: SafeString
    said: int
    html: SafeString

    def is_of(self, found: ProvisionFound, words: SafeString, said: int) -> bool:
        """Whether the same would be written from these."""
        is_found = self.found is found or self.found == found
        return is_found and self.words is words and self.said == said


@dataclass
class _Rows:
    """The rows of a text in a language, whoever reads it, and the stretches that they make."""

    rows: dict[str, list[_Row]] = field(default_factory=dict)
    spans: Shelves[list[Stretch]] = field(default_factory=lambda: Shelves(list, SPANS))


@dataclass
class _Reader:
    """What one reader was shown of a text, in a language."""

    rows: dict[str, _Row] = field(default_factory=dict)
    comments: tuple[Mapping[tuple[str, str], Comment], Counter[str | None]] | None = None
    parts: dict[str, tuple[Mapping[str, ProvisionFound], SafeString]] = field(default_factory=dict)
    whole: tuple[Mapping[str, ProvisionFound], tuple[Stretch, ...]] | None = None


# A long text has thousands of rows: filled in here, each takes a tenth of what a template takes.
_ROW: Final = (
    '<section tabindex="-1" class="provision c-{kind}" id="{at}" data-provision="{name}">'
    '<div class="words" lang="{language}" dir="auto">{words}</div><div class="margin">'
    '<a class="chip c-{kind}" href="{leads}" data-open><span class="sr">{place}: </span>{word}</a>'
    "{more}</div></section>"
)
_SAID: Final = (
    '<a class="said-of" href="{leads}" data-open>{number}<span class="sr">: {place}</span></a>'
)
_HELD: Final = '<p class="held">{}</p>'
_WHO: Final = '<bdi title="{}">{}</bdi>'

_WORDS: Final = Shelves(_Words, MOST)
_ROWS: Final = Shelves(_Rows, MOST)
_READERS: Final = Shelves(_Reader, MOST)


def rows_of(play: StateOfPlay) -> tuple[Stretch, ...]:
    """The rows of a text, in its order, as stretches of a page."""
    reader = _reader(play.seen)
    whole = reader.whole
    if whole is None or whole[0] is not play.provisions:
        whole = reader.whole = play.provisions, tuple(_Writer(play).stretches())
    return whole[1]


def once(play: StateOfPlay, part: str, write: Callable[[StateOfPlay], SafeString]) -> SafeString:
    """A part of the page that follows from the state of play: written once until it changes."""
    parts = _reader(play.seen).parts
    kept = parts.get(part)
    if kept is None or kept[0] is not play.provisions:
        kept = parts[part] = play.provisions, write(play)
    return kept[1]


def words_of(seen: Seen) -> _Words:
    """The shelf of the words of a text, in the language of the page."""
    return _WORDS.of((house.secretariat().record.origin, seen.name, *_told(seen)))


def _told(seen: Seen) -> tuple[str, ...]:
    """The language of the page, and what those are called in it who may stand in a row."""
    name = teller().name
    return get_language() or "en", *(name(one) for one in seen.facts.delegations)


def _reader(seen: Seen) -> _Reader:
    return _READERS.of((house.secretariat().record.origin, seen.name, seen.viewer, *_told(seen)))


def row_of(play: StateOfPlay, name: str) -> SafeString:
    """The row of a provision."""
    return _Writer(play).row(name)


class _Writer:
    """Writes the rows of a text for a reader: the same for all who are told the same."""

    def __init__(self, play: StateOfPlay) -> None:
        seen = self._seen = play.seen
        self._found = play.provisions
        reader = _reader(seen)
        self._own = reader.rows
        self._said = _comments(reader, seen.facts)
        self._words = words_of(seen)
        self._shared = _ROWS.of((house.secretariat().record.origin, seen.name, *_told(seen)))

    def row(self, name: str) -> SafeString:
        """The row of a provision."""
        found = self._found[name]
        words = words_html(self._seen, name, self._words)
        said, row = self._said[name], self._own.get(name)
        if row is None or row.found is not found or row.words is not words or row.said != said:
            row = self._own[name] = replace(self._shared_row(name, found, words, said), found=found)
        return row.html

    def _shared_row(self, name: str, found: ProvisionFound, words: SafeString, said: int) -> _Row:
        shared = self._shared.rows.setdefault(name, [])
        for row in tuple(shared):
            if row.is_of(found, words, said):
                return row
        html = _written(self._seen, name, found, words, said)
        row = _Row(found, words, said, html)
        shared[:] = [*shared, row][-VARIANTS:]
        return row

    def stretches(self) -> Iterator[Stretch]:
        """All rows in the order of the text, as stretches of a page."""
        names = self._seen.facts.provisions
        for kept in (self._words.words, self._shared.rows, self._own):
            for gone in kept.keys() - names.keys():
                kept.pop(gone, None)
        rows = [self.row(name) for name in names]
        for start in range(0, len(rows), SPAN):
            span = tuple(rows[start : start + SPAN])
            kept_span = self._shared.spans.of(span)
            if not kept_span:
                kept_span.append(stretch("".join(span)))
            yield kept_span[0]


def _written(
    seen: Seen, name: str, found: ProvisionFound, words: SafeString, said: int
) -> SafeString:
    leads = addresses("provision", seen.name)(name)
    telling = teller()
    held = comments = SafeString()
    if found.held_up:
        who = ((telling.tell(why), telling.name(one)) for one, why in found.held_up)
        held = format_html(_HELD, format_html_join(", ", _WHO, who))
    if said:
        number = ngettext("%(number)s comment", "%(number)s comments", said) % {"number": said}
        comments = format_html(_SAID, leads=leads, number=number, place=telling.place(name))
    return format_html(
        _ROW,
        kind=found.consensus.value.replace(" ", "-"),
        at=anchor(name),
        name=name,
        place=telling.place(name),
        language=seen.facts.language or "",
        words=words,
        leads=leads,
        word=capfirst(telling.word(found.consensus)),
        more=comments + held,
    )


def _comments(reader: _Reader, facts: TextFacts) -> Counter[str | None]:
    """How many comments stand on each provision, counted once until one is made or taken back."""
    if reader.comments is None or reader.comments[0] is not facts.comments:
        standing = (one for one in facts.comments.values() if one.withdrawn is None)
        reader.comments = facts.comments, Counter(provision_of(facts, one) for one in standing)
    return reader.comments[1]


def anchor(name: str) -> str:
    """The place of a provision on the page: no two provisions have the same.

    >>> anchor("Article 11(1)"), anchor("Article 11_1")
    ('p-Article_11(1)', 'p-Article_11~u1')
    """
    return "p-" + name.replace("~", "~t").replace("_", "~u").replace(" ", "_")


def words_html(seen: Seen, name: str, shelf: _Words) -> SafeString:
    """The words of a provision, the same for all who look in one language."""
    text, facts = seen.name, seen.facts
    provision = facts.provisions[name]
    wording = (provision, tuple(brackets_in(facts, provision.pieces)))
    kept = shelf.words.get(name)
    if kept is not None and _same(kept[0], wording):
        return kept[1]
    html = mark_safe(  # noqa: S308 - made of escaped fragments
        provision_html(
            nodes_of(facts, provision.pieces),
            parties=facts.delegations,
            anchors=escape(anchor(name)) + "-",
            address=bracket_address(text),
            speech=speech(),
        )
    )
    shelf.words[name] = wording, html
    return html


def speech() -> Speech:
    """In which language the brackets of the page are told."""
    telling = teller()
    return Speech(telling.tell, telling.name)


@lru_cache(maxsize=64)
def bracket_address(text: str) -> str:
    """Where a bracket of a text is found, with ``{}`` for its name."""
    before, _, after = reverse("bracket", args=(text, "b0")).rpartition("b0")
    return f"{before}{{}}{after}"


def _same(one: Wording, other: Wording) -> bool:
    if one[0] is not other[0] or len(one[1]) != len(other[1]):
        return False
    return all(before is after for before, after in zip(one[1], other[1], strict=True))
