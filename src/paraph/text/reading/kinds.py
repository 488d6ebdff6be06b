"""What each bracket is there for: exactly one of the sixteen kinds (bracket-conventions 3.3).

The kinds are tried from the surest to the most general; the other readings are left to the
findings.  Kinds that are no wording (labels, calls, commands) are settled before choices are read,
since such brackets take no part in them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from paraph.text.reading.lexicon import BLANK, COMMAND, LATER, REFERENCE, STATUS_BODY
from paraph.text.reading.model import BracketKind, ProvisionKind, Stance, StanceKind

if TYPE_CHECKING:
    from paraph.text.reading.choices import Columns
    from paraph.text.reading.model import Provision
    from paraph.text.reading.provisions import Outline


# Names of their own: looking a member up in its enum costs more than what is done with it.
_EDITORIAL: Final = BracketKind.EDITORIAL
_INSERTION: Final = BracketKind.ATTRIBUTED_INSERTION
_INSTRUCTION: Final = BracketKind.INSTRUCTION
_LEGEND: Final = BracketKind.LEGEND
_NOTE_CALL: Final = BracketKind.NOTE_CALL
_NUMBER_ONLY: Final = BracketKind.NUMBER_ONLY
_ATTRIBUTED_OBJECTION: Final = BracketKind.ATTRIBUTED_OBJECTION
_OPTIONAL: Final = BracketKind.OPTIONAL
_PLACEHOLDER: Final = BracketKind.PLACEHOLDER
_REFERENCE: Final = BracketKind.UNSETTLED_REFERENCE
_STATUS: Final = BracketKind.STATUS_LABEL
_SUB_WORD: Final = BracketKind.SUB_WORD
_TITLE: Final = BracketKind.PROVISIONAL_TITLE
_UNMATCHED: Final = BracketKind.UNMATCHED
_WHOLE: Final = BracketKind.WHOLE_PROVISION

NO_WORDING: Final = (
    *(_NOTE_CALL, _INSTRUCTION, _STATUS, _LEGEND),
    *(_EDITORIAL, _NUMBER_ONLY, _UNMATCHED),
)
"""Kinds of bracket that hold no candidate wording."""

_PLAIN_INITIALS: Final = frozenset("begjklqrouvwBGHJKLQUVZ([“1234567890,;‘")
"""Letters with which no blank, label or command begins in the languages of the lexicon."""

_NUMBER_INITIALS: Final = frozenset("1234567890( ")
_LONGEST_LABEL: Final = 260
_LONGEST_FRAGMENT: Final = 5
_SHORT_FRAGMENT: Final = 3
_LONGEST_TITLE: Final = 160
_UNCASED: Final = "\u3000"
_TITLED: Final = (
    *(ProvisionKind.ARTICLE, ProvisionKind.SECTION, ProvisionKind.CHAPTER),
    *(ProvisionKind.PART, ProvisionKind.HEADING, ProvisionKind.ANNEX),
)
_AGAINST: Final = (StanceKind.OPPOSE, StanceKind.DELETE)
_LEAD: Final = re.compile(r"[\s.):\]\[*_–—-]{0,40}\Z")
_TITLE_LEAD: Final = re.compile(r"[ \t.:–—(*_#\[-]{0,60}\n?[ \t(*_\[]{0,60}\Z")
_END: Final = re.compile(r"[\s.;:,*_\]]{0,40}(?:and|or|et|ou|y|o|и)?\s{0,10}\Z")
_NUMBER_FIRST: Final = re.compile(
    r"[\s*_]{0,20}(?:\d{1,3}(?:\.\d{1,2})?(?:[ ]?(?:bis|ter|quater|quinquies|alt))?\.\s"
    r"|\d{1,3}\s?\.?\s?[Aa]lt\b|\([a-z]{1,4}\)\s|[a-z]\)\s|(?:ALT|Alt)\.?\s?\d)"
)
_NUMBER_ALONE: Final = re.compile(
    r"\s{0,4}(?:\d{1,3}(?:[ ]?(?:bis|ter|quater))?\s?[.)]|\([a-z]{1,3}\))\s{0,4}\Z"
)
_NUMBER: Final = re.compile(r"\s*(?:\d{1,3}|[a-z])\s?[.)]?\s*\Z")
_LEGEND_LABEL: Final = re.compile(r"(?:OPTION|Option|Alternative)[ ][\w()]{1,5}[ ]?\Z")
_LABEL: Final = re.compile(r"\s?(?:OPTION|Option|Alternative)[ ]\(?\w{1,4}\)?\s?:?\s?\Z")
_LINK: Final = re.compile(r"\(\S|:[ ]?https?:")
_LINK_MARKS: Final = ("(", ":")
_SHORT_WORDS: Final = frozenset(("and", "or", "of", "to", "in", "the", "for", "by", "on", "et"))
_LETTERS_FIRST: Final = re.compile(r"[^\W\d_]*")
_NEEDED_WORDS: Final = re.compile(r"\S\s+\S")


def settle_kinds(columns: Columns, notes: frozenset[str]) -> list[BracketKind | None]:
    """The kind of each bracket as far as it can be told without choices and provisions."""
    memo: dict[str, BracketKind | None] = {}
    text, closes, attributions = columns.text, columns.marks.close, columns.attributions
    kinds: list[BracketKind | None] = []
    for row, (start, end) in enumerate(columns.bodies):
        if closes[row] < 0 or columns.marks.open[row] < 0:
            kinds.append(_UNMATCHED)
        elif row in attributions:
            kinds.append(_attributed(attributions[row].stances))
        else:
            words = text[start : min(end, start + _LONGEST_LABEL)]
            if words not in memo:
                memo[words] = _by_words(words)
            kinds.append(_in_place(columns, row, words, memo[words], notes))
    return kinds


def _attributed(stances: tuple[Stance, ...]) -> BracketKind:
    """Base words that somebody wants out, unless somebody also proposes them."""
    against = all(stance.kind in _AGAINST for stance in stances)
    return _ATTRIBUTED_OBJECTION if against else _INSERTION


def _by_words(words: str) -> BracketKind | None:
    """The kind that the words alone tell, wherever they stand."""
    first = words[:1]
    if first in _NUMBER_INITIALS and _NUMBER_ALONE.match(words):
        return _NUMBER_ONLY
    if first in _PLAIN_INITIALS:
        return None
    if _LABEL.match(words):
        return _LEGEND
    if BLANK.match(words) or not words.strip():
        return _PLACEHOLDER
    if STATUS_BODY.match(words):
        return _STATUS
    is_command = COMMAND.match(words) or (" be " in words and LATER.search(words))
    return _INSTRUCTION if is_command else None


def _in_place(
    columns: Columns, row: int, words: str, kind: BracketKind | None, notes: frozenset[str]
) -> BracketKind | None:
    """The kind that the words tell where they stand."""
    if words[:1] == "^":
        return _NOTE_CALL
    if kind is _PLACEHOLDER or len(words) <= _SHORT_FRAGMENT:
        first = columns.marks.open[row]
        if REFERENCE.search(columns.text, max(0, first - 16), first):
            return _REFERENCE
        if kind is _PLACEHOLDER and words.isalpha() and is_in_word(columns, row):
            return _SUB_WORD
    return _by_neighbours(columns, row, words, notes) if kind is None else kind


def _by_neighbours(
    columns: Columns, row: int, words: str, notes: frozenset[str]
) -> BracketKind | None:
    """The kind that the characters around a bracket tell: a call, a label, a link, a word."""
    text, first, last = columns.text, columns.marks.open[row], columns.marks.close[row]
    number = words.strip() if len(words) <= _LONGEST_FRAGMENT else ""
    if number.isdecimal() and len(number) <= _SHORT_FRAGMENT:
        return _NOTE_CALL if _is_call(text, number, first, last, notes) else None
    if words.startswith("for ") and _LEGEND_LABEL.search(text, max(0, first - 20), first):
        return _LEGEND
    if words == "sic" or (text[last + 1 : last + 2] in _LINK_MARKS and _LINK.match(text, last + 1)):
        return _EDITORIAL
    if is_in_word(columns, row):
        return _EDITORIAL if _is_quoted(text, first, last) else _SUB_WORD
    return None


def _is_call(text: str, number: str, first: int, last: int, notes: frozenset[str]) -> bool:
    """Whether a number in brackets calls a note: by the notes, or by the next call glued to it."""
    before = text[first - 1 : first]
    if before.isspace() or not before:
        following = str(int(number) + 1)
        glued = text.startswith(following, last + 1)
        return glued and not text[last + 1 + len(following) : last + 2 + len(following)].isdecimal()
    return number in notes or before.isalpha()


def is_in_word(columns: Columns, row: int) -> bool:
    """Whether a bracket begins or ends inside a word: ``modalit[y]``, ``[unde]r`` (A9)."""
    text, (start, end) = columns.text, columns.bodies[row]
    first, last = columns.marks.open[row], columns.marks.close[row]
    before, after = text[first - 1 : first], text[last + 1 : last + 2]
    is_free = not (before == "]" or before.isalpha() or after.isalpha())
    if is_free or start >= end:
        return False
    if before == "]" and first - 1 == columns.marks.close[row - 1] and text[start].islower():
        return _hangs_on_row(columns, row - 1)
    if _is_joined(before, text[start]):
        return _is_fragment(text[start:end], _letters(text[max(0, first - 4) : first][::-1]))
    if _is_joined(text[end - 1], after):
        rest = text[last + 1 : last + 5]
        if rest.rstrip() in _SHORT_WORDS:
            return False
        return _is_fragment(text[start:end], _letters(rest))
    return False


def _hangs_on_row(columns: Columns, row: int) -> bool:
    """Whether the bracket just before hangs on a word, so that this one does too: ``y][ies``."""
    for _ in range(12):
        first = columns.marks.open[row]
        start = columns.bodies[row][0]
        before = columns.text[first - 1 : first] if first > 0 else ""
        if before != "]":
            return first > 0 and _is_joined(before, columns.text[start : start + 1])
        row -= 1
        if row < 0:
            return False
    return False


def _is_joined(one: str, other: str) -> bool:
    """Whether two characters would be inside one word."""
    return one.isalpha() and other.isalpha() and one < _UNCASED and other < _UNCASED


def _letters(rest: str) -> int:
    """How many letters stand at the beginning of ``rest``."""
    return len(rest) if rest.isalpha() else len(_LETTERS_FIRST.match(rest)[0])  # type: ignore[index]


def _is_fragment(words: str, outside: int) -> bool:
    """Whether the piece in the bracket or the piece beside it is short enough for a fragment."""
    if len(words.split(None, 1)) > 1 or words[:1].isspace() or words[-1:].isspace():
        return outside <= _SHORT_FRAGMENT
    return len(words) <= _LONGEST_FRAGMENT or outside <= _SHORT_FRAGMENT


def _is_quoted(text: str, first: int, last: int) -> bool:
    """Whether a bracket lies in a quotation of several words, not of a defined term (A10)."""
    low = max(0, first - 300)
    for opening, closing in (("“", "”"), ("«", "»"), ("„", "“")):
        start = text.rfind(opening, low, first)
        if start >= 0 and text.rfind(closing, start + 1, first) < 0:
            end = text.find(closing, last, last + 300)
            return end >= 0 and bool(_NEEDED_WORDS.search(text, start, end))
    line = text.rfind("\n", low, first) + 1 or low
    if text.count('"', line, first) % 2:
        start = text.rfind('"', line, first)
        end = text.find('"', last, last + 300)
        return end >= 0 and bool(_NEEDED_WORDS.search(text, start, end))
    return False


def kind_in_outline(columns: Columns, row: int, outline: Outline, holder: int) -> BracketKind:
    """The kind of a bracket that holds wording and is no arm of a choice."""
    first, last = columns.marks.open[row], columns.marks.close[row]
    body = columns.bodies[row]
    if holder >= 0:
        provision = outline.provisions[holder]
        if provision.kind in _TITLED:
            number = provision.number_span
            if number and provision.span[0] <= first < number[0]:
                return _WHOLE
            if _is_title(columns.text, provision, first, last):
                return _TITLE
        else:
            kind = _whole(columns.text, provision, first, last)
            if kind:
                return kind
    if _NUMBER_FIRST.match(columns.text, *body):
        return _WHOLE
    return _OPTIONAL


def is_number_only(columns: Columns, row: int, outline: Outline, holder: int) -> bool:
    """Whether nothing but the number of a provision is in brackets: ``[1. ]In`` (C3)."""
    first, last = columns.marks.open[row], columns.marks.close[row]
    if last - first > _LONGEST_FRAGMENT + _SHORT_FRAGMENT or holder < 0:
        return False
    number = outline.provisions[holder].number_span
    return bool(
        number
        and outline.provisions[holder].span[0] <= first < number[0]
        and number[1] <= last
        and _NUMBER.match(columns.text, *columns.bodies[row])
    )


def _is_title(text: str, provision: Provision, first: int, last: int) -> bool:
    """Whether a bracket begins the title of an article and holds no more than a title."""
    number = provision.number_span
    start = number[1] if number else provision.span[0]
    if first < start or first - start > _LONGEST_TITLE or last - first > _LONGEST_TITLE:
        return False
    body = text[first + 1 : last]
    return bool(_TITLE_LEAD.match(text[start:first])) and "\n" not in body and body[-1:] not in ".;"


def _whole(text: str, provision: Provision, first: int, last: int) -> BracketKind | None:
    """Whether a bracket holds a whole provision, with or without its number."""
    number = provision.number_span
    start = provision.span[0]
    if number and start <= first < number[0]:
        return _WHOLE
    lead = number[1] if number else start
    if first < lead or first - lead > _LONGEST_FRAGMENT * 8 or not _LEAD.match(text[lead:first]):
        return None
    ends = (provision.own[1], provision.span[1])
    for end in ends:
        if last < end <= last + 60 and _END.match(text[last + 1 : end]):
            return _WHOLE
    return None
