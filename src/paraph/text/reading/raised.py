"""Notes called by raised digits and by asterisks: ``act.¹ … ¹ The date is open.``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import Final

from paraph.text.reading.model import NoteSpan, ProvisionKind, Span
from paraph.text.reading.starts import PARAGRAPH_RANK, Start

_RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN: Final = str.maketrans(_RAISED, "0123456789")
_LINE: Final = re.compile(
    rf"(?:\A|\n)[ \t\x0c]{{0,40}}(?P<mark>[{_RAISED}]{{1,3}}|\*{{1,3}}(?=[ \t])|[†‡])"
    r"[ \t]{0,4}(?=[^\W_]|[“\"«\[(])"
)
_CALL: Final = re.compile(rf"([{_RAISED}]{{1,3}}|\*{{1,3}}|[†‡])(?![^\W_{_RAISED}]|[*\[])")
_END: Final = re.compile(r"\n[ \t]{0,40}\n|\x0c")
_LONGEST: Final = 6_000


def raised_notes(text: str) -> tuple[list[Start], list[NoteSpan]]:
    """The notes whose calls are raised digits, asterisks or daggers, and where they begin.

    A mark that begins several lines is the mark of a list and calls no note.
    """
    if not any(mark in text for mark in ("*", "†", "‡", *_RAISED)):
        return [], []
    lines = list(_LINE.finditer(text))
    marks = Counter(line["mark"] for line in lines)
    lines = [line for line in lines if line["mark"][0] in _RAISED or marks[line["mark"]] == 1]
    calls: dict[str, list[Span]] = {}
    if lines:
        heads = {line.start("mark") for line in lines}
        for call in _CALL.finditer(text):
            previous = text[call.start() - 1 : call.start()]
            if call.start() not in heads and previous.strip(" \n\t*"):
                calls.setdefault(call[1], []).append(call.span())
    starts, notes = [], []
    for index, line in enumerate(lines):
        first, mark = line.start("mark"), line["mark"]
        places = calls.get(mark, [])
        before = bisect_left(places, (first, 0))
        if not before:
            continue
        called = (places[before - 1],)
        following = lines[index + 1].start() if index + 1 < len(lines) else len(text)
        end = _END.search(text, line.end(), min(following, line.end() + _LONGEST))
        stop = end.start() if end else min(following, line.end() + _LONGEST)
        number = mark.translate(_PLAIN)
        note = NoteSpan(span=(first, stop), number=number, body=(line.end(), stop), calls=called)
        kind, span = ProvisionKind.FOOTNOTE, line.span("mark")
        notes.append(note)
        starts.append(Start(first, kind, PARAGRAPH_RANK, number, span, line.end(), "NOTE", stop))
    return starts, notes
