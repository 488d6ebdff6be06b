"""The page of a text with typed-in brackets: every character of it, and what was read out of it.

Brackets may cross each other and the limits of provisions, so that they are no tree.  The text is
cut wherever anything begins or ends, and each stretch says by itself how deep it lies.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup, escape

from paraph.formats.html.frame import page
from paraph.formats.html.lines import LineKind, shape_of, speech
from paraph.formats.html.setting import Part
from paraph.text.findings import Finding
from paraph.text.reading import Provision, ProvisionKind, Reading

_CONTENTS: Final = {
    ProvisionKind.PART: LineKind.CHAPTER,
    ProvisionKind.CHAPTER: LineKind.CHAPTER,
    ProvisionKind.SECTION: LineKind.CHAPTER,
    ProvisionKind.ANNEX: LineKind.CHAPTER,
    ProvisionKind.ARTICLE: LineKind.ARTICLE,
}
_TAG: Final = {LineKind.CHAPTER: "h2", LineKind.ARTICLE: "h3"}
_DEEPEST: Final = 4
_EXCERPT: Final = 60
_LONGEST_TITLE: Final = 90
_LEADER: Final = re.compile(r"\s*(?:\.{4,}|…{2,})[\s\d.…]*$")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding as the page shows it: where it is, and the words that it speaks of."""

    anchor: str
    words: str
    finding: Finding


@dataclass(slots=True)
class _Marks:
    """What begins, ends and stands at each character of the text."""

    deeper: defaultdict[int, int] = field(default_factory=lambda: defaultdict(int))
    named: defaultdict[int, int] = field(default_factory=lambda: defaultdict(int))
    words: dict[int, tuple[int, str]] = field(default_factory=dict)
    glyphs: dict[int, str] = field(default_factory=dict)
    cuts: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, reading: Reading) -> _Marks:
        """All marks of ``reading``."""
        marks = cls()
        for number, bracket in enumerate(reading.brackets, 1):
            marks.bracket(number, bracket.open, bracket.close, is_named=bool(bracket.stances))
            for stance in bracket.stances:
                marks.words[stance.span[0]] = (stance.span[1], "who")
        for hole in reading.placeholders:
            marks.words.setdefault(hole.span[0], (hole.span[1], "hole"))
        for label in reading.statuses:
            marks.words.setdefault(label.span[0], (label.span[1], "status"))
        edges = {edge for start, (end, _) in marks.words.items() for edge in (start, end)}
        edges |= {place + step for place in marks.glyphs for step in (0, 1)}
        marks.cuts = sorted(edges)
        return marks

    def bracket(
        self, number: int, opened: int | None, closed: int | None, *, is_named: bool
    ) -> None:
        """Take in a pair of brackets, or a mark whose fellow is missing."""
        name = f'id="b{number}" title="b{number}"'
        if opened is None or closed is None:
            place = closed if opened is None else opened
            if place is not None:
                self.glyphs[place] = f'<b class="mark loose" {name}>'
            return
        self.glyphs[opened] = f'<b class="mark" {name}>'
        self.glyphs[closed] = '<b class="mark">'
        for depths in (self.deeper, self.named) if is_named else (self.deeper,):
            depths[opened] += 1
            depths[closed + 1] -= 1


def bracketed_page(reading: Reading, *, title: str) -> str:
    """A complete HTML page of a text with typed-in brackets, for the screen and for A4 paper.

    Every character of the text stands in the page, in its order.

    >>> from paraph.text.reading import read
    >>> "Norway" in bracketed_page(read("It [shall][Norway: should] act."), title="Draft")
    True
    """
    starts = _line_starts(reading.text)
    doubts = _doubts(reading, starts)
    parts = _parts(reading)
    anchors = {starts.index_of(part_start): part for part_start, part in parts}
    marked = {doubt.anchor for doubt in doubts}
    text = "".join(_lines(reading, starts, anchors, marked))
    voices = Counter(
        name
        for bracket in reading.brackets
        for name in {name for stance in bracket.stances for name in stance.parties}
    )
    return page(
        "bracketed.html",
        title=title,
        text=Markup(text),  # noqa: S704 - made of escaped fragments
        parts=[part for _, part in parts],
        counts=reading.counts,
        choices=len(reading.choices),
        holes=len(reading.placeholders),
        voices=sorted(voices.items(), key=lambda pair: pair[0].casefold()),
        doubts=doubts,
    )


@dataclass(frozen=True, slots=True)
class _Starts:
    """Where each line of the text begins."""

    of: list[int]

    def index_of(self, place: int) -> int:
        """The number, from 0, of the line that holds the character at ``place``."""
        return bisect_right(self.of, place) - 1


def _line_starts(text: str) -> _Starts:
    starts = [0]
    for line in text.split("\n")[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    return _Starts(starts)


def _lines(
    reading: Reading, starts: _Starts, anchors: dict[int, Part], marked: set[str]
) -> Iterator[str]:
    """The text as HTML, line by line, with every line end."""
    marks = _Marks.of(reading)
    depth, named, at = 0, 0, 0
    for number, line in enumerate(reading.text.split("\n")):
        start = starts.of[number]
        inside: list[str] = []
        end = start + len(line)
        first = bisect_right(marks.cuts, start)
        stops = [*marks.cuts[first : bisect_left(marks.cuts, end)], end]
        at = start
        for stop in stops:
            depth += marks.deeper.pop(at, 0)
            named += marks.named.pop(at, 0)
            inside.append(_stretch(marks, reading.text, at, stop, (depth, named)))
            at = stop
        depth += marks.deeper.pop(end, 0)
        named += marks.named.pop(end, 0)
        yield _line_html(line, "".join(inside), number, anchors.get(number), marked)
        if end < len(reading.text):
            yield "\n"


def _stretch(marks: _Marks, text: str, start: int, end: int, depths: tuple[int, int]) -> str:
    """One stretch of a line, within which nothing begins or ends."""
    if start == end:
        return ""
    html = str(escape(text[start:end])).replace("\r", "&#13;")
    depth, named = depths
    if glyph := marks.glyphs.get(start):
        html = f"{glyph}{html}</b>"
    elif start in marks.words:
        html = f'<span class="{marks.words[start][1]}">{html}</span>'
    if depth <= 0:
        return html
    return f'<i class="d{min(depth, _DEEPEST)}{" named" if named > 0 else ""}">{html}</i>'


def _line_html(line: str, inside: str, number: int, part: Part | None, marked: set[str]) -> str:
    if not line:
        return ""
    kind = shape_of(line).kind
    tag = _TAG.get(kind, "p")
    anchor = f"l{number + 1}"
    name = f' id="{anchor}"' if anchor in marked else ""
    html = f'<{tag} class="{kind}"{name}{speech(line)}>{inside}</{tag}>'
    return f'<span id="{part.anchor}"></span>{html}' if part else html


def _parts(reading: Reading) -> list[tuple[int, Part]]:
    """The contents: where each chapter and article begins, and how many brackets open in it."""
    opens = sorted(bracket.span[0] for bracket in reading.brackets)
    parts: list[tuple[int, Part]] = []
    for number, provision in enumerate(reading.provisions, 1):
        kind = _CONTENTS.get(provision.kind)
        if kind is None:
            continue
        start, end = provision.own if kind is LineKind.CHAPTER else provision.span
        count = bisect_left(opens, end) - bisect_left(opens, start)
        part = Part(f"s{number}", _title(reading.text, provision), kind=kind, open=count)
        parts.append((start, part))
    return parts


def _title(text: str, provision: Provision) -> str:
    first = text[slice(*provision.own)].strip().partition("\n")[0].strip()
    heading = provision.heading.strip()
    first = _LEADER.sub("", first)
    title = first if not heading or heading in first else f"{first} {heading}"
    title = title.lstrip("# ").replace("*", "")
    return title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE].rstrip()} …"


def _doubts(reading: Reading, starts: _Starts) -> list[Doubt]:
    """The findings in the order of the text."""
    doubts: list[Doubt] = []
    for finding in sorted(reading.findings, key=lambda finding: finding.span):
        start, end = finding.span
        words = " ".join(reading.text[start : min(end, start + _EXCERPT)].split())
        if end > start + _EXCERPT:
            words += " …"
        doubts.append(Doubt(f"l{starts.index_of(start) + 1}", words, finding))
    return doubts
