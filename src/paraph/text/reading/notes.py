"""Footnotes and negotiators' notes, their calls, page furniture, and labels of status.

A note call belongs to the words it touches; the sequence of the notes decides whether digits glued
to a word are a call (A12).  Status labels are no part of the wording (bracket-conventions 3.4).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from paraph.text.reading.lexicon import STATUS_BODY
from paraph.text.reading.lines import FURNITURE
from paraph.text.reading.model import NoteSpan, ProvisionKind, Span, StatusLabel
from paraph.text.reading.raised import raised_notes

if TYPE_CHECKING:
    from paraph.text.reading.starts import Start

_DIGITS: Final = re.compile(r"[0-9]{1,3}(?![0-9]|[.,][0-9])")
_MARKED_CALL: Final = re.compile(r"\[\^([^\s\]]{1,12})\](?!:)")
_END_OF_NOTE: Final = re.compile(r"\n[ \t]{0,40}\n|\n\x0c|\x0c")
_NOTE_REACH: Final = 20_000
_LONGEST_NOTE: Final = 6_000
_MONTHS: Final = re.compile(
    r"\s{0,3}(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec|janv|févr|mars|avr|enero|январ)"
)
_LABEL: Final = re.compile(
    r"\((?=[AaCcNnTtPpWwRrMmSsDd])(?P<words>(?:provisionally |tentatively |text )?(?:agreed|closed"
    r"|moved|merged|deleted|withdrawn|reopened|parked|pending|silence|new\)|no text)[^()\n]{0,80}"
    r"|new)\)",
    re.IGNORECASE,
)
_TOMBSTONE: Final = re.compile(
    r"\n[ \t*_\[]{0,120}+(?:(?:PP|OP)?\d{0,3}+[ .]{0,3}+(?:bis|ter|quater|alt)?+[ .]{0,3}+)"
    r"(?:Article \w{1,8} )?"
    r"(?P<words>(?:[Dd]eleted|DELETED|[Mm]oved to|[Mm]erged with|[Tt]o be merged)"
    r"\b[^\n]{0,100}|No text\b[.\]]{0,3}(?=[ \t]*(?:\n|\Z)))"
)
_ORAL: Final = re.compile(
    r"\n[^\n:]{1,40}: (?:[^\n]{0,80}?\b(?:(?:PP|OP)[ ]?\d{1,3}(?: ?(?:bis|ter|quater|alt))*"
    r"|[Pp]aragraph \d{1,3}|[Aa]rticle \d{1,3}|[Ii]t) (?:is|are|was|has been) (?:now |thus )?)?"
    r"(?P<words>(?:[Nn]ot )?(?:[Pp]rovisionally |[Tt]entatively )?(?:[Aa]greed|[Cc]losed|[Pp]arked"
    r"|[Ww]ithdrawn|[Rr]eopened|[Pp]ending)\b[^\n.;]{0,120})"
)
_CONDITION: Final = re.compile(
    r"(?:pending|subject to|until|merged with|moved to|with)\s+(.+)", re.IGNORECASE | re.DOTALL
)

_STATUSES: Final = (
    ("not agreed", "pending"),
    ("agreed ad ref", "agreed-ad-ref"),
    ("in informals", "agreed-in-informals"),
    ("in plenary", "agreed-in-plenary"),
    ("in group", "agreed-in-group"),
    ("in working group", "agreed-in-group"),
    ("reopened", "reopened"),
    ("withdrawn", "withdrawn"),
    ("merged", "merged"),
    ("deleted", "deleted"),
    ("moved", "moved"),
    ("no text", "no-text"),
    ("silence", "pending"),
    ("adopted", "adopted"),
    ("parked", "parked"),
    ("new", "open"),
    ("agreed", "agreed"),
    ("closed", "agreed"),
    ("acordado", "agreed"),
    ("convenu", "agreed"),
    ("согласовано", "agreed"),
    ("商定", "agreed"),
    ("متفق", "agreed"),
    ("pending", "pending"),
)


def find_notes(text: str, starts: list[Start]) -> tuple[NoteSpan, ...]:
    """The notes of a text; the lines where they begin become footnotes among ``starts``."""
    marked = [start for start in starts if start.form == "NOTE"]
    bare = [start for start in starts if start.form == "BARE"]
    notes = []
    for start, calls in [*_marked(text, marked), *_plain(text, bare)]:
        note = _note(text, start, calls)
        start.kind, start.form, start.end = ProvisionKind.FOOTNOTE, "NOTE", note.span[1]
        notes.append(note)
    more, raised = raised_notes(text)
    if raised:
        notes.extend(raised)
        starts.extend(more)
        starts.sort(key=attrgetter("offset"))
    return tuple(sorted(notes, key=lambda note: note.span))


def _marked(text: str, starts: list[Start]) -> list[tuple[Start, tuple[Span, ...]]]:
    """Markdown notes with their calls."""
    if not starts:
        return []
    calls: dict[str, list[Span]] = {}
    for found in _MARKED_CALL.finditer(text):
        calls.setdefault(found[1], []).append(found.span())
    return [(start, tuple(calls.get(start.number, ()))) for start in starts]


def _plain(text: str, starts: list[Start]) -> list[tuple[Start, tuple[Span, ...]]]:
    """Lines that begin with a number for which a call stands glued to a word before them."""
    candidates = [one for one in starts if not _MONTHS.match(text, one.after)]
    if not candidates:
        return []
    calls = _glued_calls(text, {one.number for one in candidates})
    found: list[tuple[Start, tuple[Span, ...]]] = []
    for start in candidates:
        places = calls.get(start.number, [])
        before = bisect_left(places, (start.offset, 0))
        if before and start.offset - places[before - 1][0] <= _NOTE_REACH:
            found.append((start, (places[before - 1],)))
    return found


def _glued_calls(text: str, numbers: set[str]) -> dict[str, list[Span]]:
    """Digits that touch the word, mark or bracket before them, by number."""
    calls: dict[str, list[Span]] = {}
    for found in _DIGITS.finditer(text):
        if found[0] in numbers:
            place = found.start()
            before = text[place - 1] if place else " "
            if before.isalpha() or before in '.,;:)]}”"’':
                calls.setdefault(found[0], []).append(found.span())
    return calls


def _note(text: str, start: Start, calls: tuple[Span, ...]) -> NoteSpan:
    """The note that begins at ``start``; it ends with its paragraph or its page."""
    limit = min(len(text), start.after + _LONGEST_NOTE)
    end = _END_OF_NOTE.search(text, start.after, limit)
    stop = end.start() if end else limit
    following = _next_note_line(text, start, stop)
    body = start.after
    return NoteSpan(
        span=(start.offset, following), number=start.number, body=(body, following), calls=calls
    )


def _next_note_line(text: str, start: Start, stop: int) -> int:
    """Where the next note begins on a line of its own, else ``stop``."""
    number = start.number
    if not number.isdecimal():
        line_end = text.find("\n", start.after, stop)
        return line_end if line_end >= 0 else stop
    place = text.find(f"\n{int(number) + 1} ", start.after, stop)
    return place if place >= 0 else stop


def find_furniture(text: str) -> list[Span]:
    """Lines that are page numbers or job numbers (A18); only where a text has several."""
    found = [(one.start() + 1, one.end()) for one in FURNITURE.finditer(text)]
    return found if len(found) > 1 else []


def find_statuses(text: str) -> list[StatusLabel]:
    """Labels in parentheses and tombstones: ``(agreed)``, ``Deleted to be merged with …``."""
    labels = [_label(found.span(), found["words"]) for found in _LABEL.finditer(text)]
    labels.extend(
        [_label(found.span("words"), found["words"]) for found in _TOMBSTONE.finditer(text)]
    )
    if "greed" in text and ": " in text:
        taken = {label.span[0] for label in labels}
        for found in _ORAL.finditer("\n" + text):
            start, end = found.span("words")
            if start - 1 not in taken:
                labels.append(_label((start - 1, end - 1), found["words"]))
    return labels


def status_in_bracket(text: str, span: Span, body: Span) -> StatusLabel | None:
    """The status that the words between brackets state, if they do."""
    return _label(span, text[slice(*body)]) if STATUS_BODY.match(text[slice(*body)]) else None


def _label(span: Span, words: str) -> StatusLabel:
    """The label with its place on the scale of 3.4 and what it waits for."""
    lowered = " ".join(words.lower().split())
    status = next((name for key, name in _STATUSES if key in lowered), "open")
    condition = _CONDITION.search(words)
    waits = condition[1].strip(" .])") if condition else ""
    return StatusLabel(span=span, status=status, condition=waits)
