"""Placeholders: whatever stands for words still to come, each counted once (3.2)."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from paraph.text.reading.model import BraceSpan, BracketKind, BracketSpan, PlaceholderSpan, Span

_BLANK_LINE: Final = re.compile(r"__+")
_ANNOUNCED: Final = re.compile(r"(?:[Aa]rticle|[Pp]aragraph|[Ss]ection|[Rr]ule|[Aa]nnex) \Z")
_LIST_MARK: Final = re.compile(
    r"(?:^|\n)[ \t]{0,40}(?:[-*+•] (?P<one>\[)[ xX]\] "
    r"|(?P<two>\[)[ xX]\] [^\n]{1,300}(?=\n[ \t]{0,40}(?P<next>\[)[ xX]\] ))|(?P<three>\[)X\](?=: )"
)
_OPEN_YEAR: Final = re.compile(r"20(?:[Xx]{2}|__)(?!\w)")
_BLANKS: Final = (BracketKind.PLACEHOLDER, BracketKind.UNSETTLED_REFERENCE)
_LINE_OF: Final = 3
_BOXES: Final = ("[X]: ", "\n[X] ", "\n[x] ", "\n[ ] ", "- [x] ", "- [ ] ", "* [x] ", "* [ ] ")


def placeholders(
    text: str, brackets: tuple[BracketSpan, ...], braces: tuple[BraceSpan, ...]
) -> tuple[PlaceholderSpan, ...]:
    """Everything that stands for words still to come."""
    marks = _list_marks(text)
    found = [
        PlaceholderSpan(
            span=bracket.span, bracket=row, wanted=" ".join(text[slice(*bracket.body)].split())
        )
        for row, bracket in enumerate(brackets)
        if bracket.kind in _BLANKS and bracket.span[0] not in marks
    ]
    found.extend(
        PlaceholderSpan(span=brace.span, bracket=None, wanted=text[slice(*brace.body)].strip())
        for brace in braces
        if brace.meaning == "placeholder"
    )
    blanks: list[Span] = []
    if "__" in text:
        blanks = [one.span() for one in _BLANK_LINE.finditer(text) if _is_blank(text, one.span())]
    if "20X" in text or "20x" in text or "20__" in text:
        years = [one.span() for one in _OPEN_YEAR.finditer(text)]
        blanks.extend(span for span in years if _stands_free(text[max(0, span[0] - 1) : span[0]]))
    taken = {one.span for one in found}
    ends = sorted(taken)
    for span in blanks:
        place = bisect_right(ends, span) - 1
        if place < 0 or ends[place][1] <= span[0]:
            found.append(PlaceholderSpan(span=span, bracket=None, wanted=""))
    return tuple(sorted(found, key=lambda one: one.span))


def _stands_free(before: str) -> bool:
    """Whether the character before a number is no part of it or blank."""
    return not before.isalnum() and before != "_"


def _is_blank(text: str, span: Span) -> bool:
    """Whether a line to be filled in stands after words, or a short one after ``Article``."""
    start, end = span
    if end - start < _LINE_OF:
        return bool(_ANNOUNCED.search(text, max(0, start - 12), start))
    before = text[max(0, start - 2) : start]
    return bool(before.strip(" \t")) and not before.endswith(("\n", "  "))


def _list_marks(text: str) -> set[int]:
    """Where boxes to tick stand, and a letter in brackets that speaks: ``[X]: yes``."""
    if not any(mark in text for mark in _BOXES):
        return set()
    marks: set[int] = set()
    for found in _LIST_MARK.finditer(text):
        marks.update(found.start(name) for name in found.groupdict() if found[name])
    return marks
