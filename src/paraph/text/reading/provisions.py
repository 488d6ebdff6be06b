"""The provision tree: parts, articles, paragraphs, items and option blocks, in document order.

The tree is read from the beginnings of lines.  A provision runs until the next one that is not
below it; brackets have no say in this, since they may cross provisions (bracket-conventions 2).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from paraph.text.reading.model import Provision, ProvisionKind, Span
from paraph.text.reading.numbering import SUFFIX_PATTERN, roman_value
from paraph.text.reading.starts import (
    ARTICLE_RANK,
    CAPITAL_ITEM_RANK,
    ITEM_RANK,
    NUMBERED_ITEM_RANK,
    PARAGRAPH_RANK,
    SECTION_RANK,
    SUBNUMBER_RANK,
    TEXT_RANK,
    Start,
)

# Names of their own, since looking a member up in its enum costs more than all else done with it.
_ARTICLE: Final = ProvisionKind.ARTICLE
_DEFINITION: Final = ProvisionKind.DEFINITION
_FOOTNOTE: Final = ProvisionKind.FOOTNOTE
_ITEM: Final = ProvisionKind.ITEM
_OPERATIVE: Final = ProvisionKind.OPERATIVE
_OPTION: Final = ProvisionKind.OPTION
_PARAGRAPH: Final = ProvisionKind.PARAGRAPH
_SECTION: Final = ProvisionKind.SECTION
_SUBPARAGRAPH: Final = ProvisionKind.SUBPARAGRAPH
_TEXT: Final = ProvisionKind.TEXT

_DECIDES: Final = re.compile(
    r"[\s\[*_]{0,6}+(?:(?:Also|Further) )?"
    r"(?:[Dd]ecides|[Rr]equests|[Ii]nvites|[Ww]elcomes|[Cc]alls upon"
    r"|[Uu]rges|[Ee]ncourages|[Tt]akes note|[Nn]otes|[Rr]eaffirms|[Ee]mphasizes|[Rr]ecognizes"
    r"|[Ee]xpresses|[Ss]tresses|[Rr]ecommends|[Aa]dopts|[Ee]ndorses|[Aa]cknowledges|[Rr]eiterates"
    r"|[Aa]grees|[Cc]ommends|[Aa]ffirms|[Uu]nderlines|Décide|Prie|Decide|Pide|Постановляет|Просит"
    r"|决定|请|تقرر|تطلب)\b"
)
_DEFINES: Final = re.compile(
    r"[\s\[*_]{0,6}+[“\"«][^”\"»\n]{1,80}[”\"»][\s,]{1,3}[^\n]{0,60}?\b(?:means?|includes?|означает"
    r"|significa|s['’]entend|是指)\b"
)
_LINE_END: Final = re.compile(r"[^\n]{0,400}")
_NEXT_LINE: Final = re.compile(r"\s{0,8}\n\s{0,200}([^\n]{1,160})")
_BREAKS_TITLE: Final = re.compile(r"\s(?:\(?[1a]\)|1\.)\s")
_GLUED_SUFFIX: Final = re.compile(rf"(\d{{1,3}}[ ]?{SUFFIX_PATTERN})\.(\d{{1,2}})")
_HOLDS_PARAGRAPHS: Final = re.compile(
    r"[*:\s]{0,8}\n\s{0,80}[\[*]{0,4}\d{1,3}(?:[ ]?(?:bis|ter|quater))?[.)]\s"
)
_BASE: Final = re.compile(r"[^ .]*")
_LONGEST_TITLE: Final = 120
_TITLE_DISTANCE: Final = 240
_ONE_STEP_ROMAN: Final = frozenset("ivx")
_GLUED_GAP: Final = 15
_WITHOUT_DIGITS: Final = frozenset(("PARENS", "CLOSED", "LETTER"))
_WITH_DIGITS: Final = frozenset(("DIGITS", "MID", "BARE", "STOPLESS"))
_UNSURE: Final = frozenset(("MID", "BARE"))


@dataclass(slots=True)
class _Node:
    """A provision under construction."""

    start: Start
    parent: int
    level: int
    rank: float
    end: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The provisions of a text, and which of them is innermost at each place.

    From ``places[k]`` on, ``holders[k]`` is innermost.  ``glued`` are numbers to which a note call
    seems to be glued (A12).
    """

    provisions: tuple[Provision, ...]
    places: list[int]
    holders: list[int]
    shapes: list[str]
    afters: list[int]
    glued: list[Span]

    def at(self, place: int) -> int:
        """The index of the innermost provision at ``place``, -1 before the first."""
        found = bisect_right(self.places, place) - 1
        return self.holders[found] if found >= 0 else -1


class _Builder:
    """Puts beginnings into a tree, one after the other, by what is open at each place."""

    def __init__(self, text: str, levels: tuple[str, ...], notes: frozenset[str]) -> None:
        """Start with nothing open."""
        self.text = text
        self.notes = notes
        self.indent = -1
        self.nested = False
        self.levels = levels
        self.nodes: list[_Node] = []
        self.open: list[int] = []
        self.glued: list[Span] = []
        self.last_number = 0
        self.last_letter = ""
        self.article = 0

    def add(self, start: Start) -> None:
        """Give one beginning its place, or leave it out."""
        if self.nodes and not self._has_room(start):
            return
        if start.form in _UNSURE and not self._is_next(start):
            return
        if start.kind is _FOOTNOTE:
            self.nodes.append(_Node(start, -1, 0, start.rank, start.end))
            return
        if start.kind is _OPTION:
            self._close_option(start)
        else:
            self._settle(start)
            self._close(start.rank)
        self._push(start)

    def _has_room(self, start: Start) -> bool:
        """Whether a beginning stands after the last one, not in the same words."""
        last = self.nodes[-1].start
        return start.offset >= (last.offset if start.kind is _OPTION else last.after)

    def _is_next(self, start: Start) -> bool:
        """Whether a number inside a line continues the paragraphs of its article."""
        number = int(start.number)
        if start.form == "BARE" and self.text[start.offset] == "[":
            return True
        if number == 1:
            return self.last_number == 0 and start.offset - self.article < _TITLE_DISTANCE
        return number == self.last_number + 1

    def _settle(self, start: Start) -> None:
        """Decide what a number or a letter is, given what stands before it."""
        if start.rank <= PARAGRAPH_RANK:
            self.last_letter = ""
        if start.kind is _ARTICLE or start.rank < ARTICLE_RANK:
            self.last_number, self.article = 0, start.offset
        elif start.form in _WITH_DIGITS:
            self._settle_digits(start)
        elif start.form in _WITHOUT_DIGITS:
            self._settle_letter(start)

    def _settle_digits(self, start: Start) -> None:
        """A paragraph, a dotted sub-number, an operative paragraph or a definition."""
        number = start.number
        if number.isdecimal():
            self._settle_decimal(start)
        elif start.number_span:
            glued = _GLUED_SUFFIX.fullmatch(number)
            if glued and glued[2] in self.notes:
                self._shorten(start, glued[1])
            elif "." in number and self._is_open(number.split(".")[0].split(" ")[0]):
                start.kind, start.rank = _SUBPARAGRAPH, SUBNUMBER_RANK
        if _DECIDES.match(self.text, start.after):
            start.kind = _OPERATIVE
        elif _DEFINES.match(self.text, start.after):
            start.kind = _DEFINITION

    def _settle_decimal(self, start: Start) -> None:
        """A paragraph, or a member of a list that is set in under one."""
        if self._is_nested(start):
            start.kind, start.rank = _SUBPARAGRAPH, SUBNUMBER_RANK
            return
        self._unglue(start)
        self.last_number = int(start.number)
        self.indent = start.indent

    def _shorten(self, start: Start, number: str) -> None:
        """Take the call of a note off a number."""
        if start.number_span:
            self.glued.append(start.number_span)
            start.number_span = (start.number_span[0], start.number_span[0] + len(number))
        start.number = number

    def _is_nested(self, start: Start) -> bool:
        """Whether a numbered line belongs to a list set in under the paragraph before it."""
        if self.last_number == 0 or start.indent < self.indent + 2 or start.form != "DIGITS":
            self.nested = False
        elif start.number == "1":
            self.nested = True
        return self.nested

    def _unglue(self, start: Start) -> None:
        """Take a note call off a number that is far from the next one (A12)."""
        if self.last_number and int(start.number) - self.last_number > _GLUED_GAP:
            expected = str(self.last_number + 1)
            if start.number.startswith(expected):
                self._shorten(start, expected)

    def _settle_letter(self, start: Start) -> None:
        """Subparagraph, item or section, by the letter and by the letter before."""
        base = _BASE.match(start.number)[0]  # type: ignore[index]
        if base.isdigit():
            start.kind = _PARAGRAPH
            start.rank = NUMBERED_ITEM_RANK if self.last_number else PARAGRAPH_RANK
        elif base.isupper():
            self._settle_capital(start, base)
        else:
            follows = bool(self.last_letter) and ord(base[0]) == ord(self.last_letter) + 1
            is_roman = len(base) > 1 or (base in _ONE_STEP_ROMAN and not follows)
            if is_roman and roman_value(base):
                start.kind, start.rank = _ITEM, ITEM_RANK
            elif len(base) == 1:
                self.last_letter = base

    @staticmethod
    def _settle_capital(start: Start, base: str) -> None:
        """``X.`` has no number yet; ``II.`` is a section; ``(A)`` is an item."""
        if base == "X":
            start.kind, start.rank = _PARAGRAPH, PARAGRAPH_RANK
        elif start.form == "LETTER":
            start.kind, start.rank = _SECTION, SECTION_RANK
        else:
            start.kind, start.rank = _ITEM, CAPITAL_ITEM_RANK

    def _is_open(self, number: str) -> bool:
        """Whether a paragraph of this number is open now."""
        return any(
            self.nodes[one].start.kind is _PARAGRAPH and self.nodes[one].start.number == number
            for one in self.open
        )

    def _close(self, rank: float) -> None:
        """End what a beginning of this rank ends."""
        while self.open and self.nodes[self.open[-1]].rank >= rank:
            self.open.pop()

    def _close_option(self, start: Start) -> None:
        """End the block before, at a label of the same or of a higher level (A14)."""
        own = self._height(start.form)
        for depth, index in enumerate(self.open):
            node = self.nodes[index]
            if node.start.kind is _OPTION and self._height(node.start.form) >= own:
                del self.open[depth:]
                break
        if _HOLDS_PARAGRAPHS.match(self.text, start.after) and self._is_alone(start):
            while self.open and self.nodes[self.open[-1]].start.rank == PARAGRAPH_RANK:
                self.open.pop()
        below = self.nodes[self.open[-1]].rank if self.open else 0.0
        start.rank = below + 0.01

    def _is_alone(self, start: Start) -> bool:
        """Whether nothing stands before a label on its line."""
        before = self.text[max(0, start.offset - 80) : start.offset]
        return not before.rpartition("\n")[2].strip()

    def _height(self, shape: str) -> int:
        """How deep in the hierarchy of labels a shape stands, 0 at the top."""
        return self.levels.index(shape) if shape in self.levels else len(self.levels)

    def _push(self, start: Start) -> None:
        """Open the provision that begins here; those it stands below now have a child."""
        place = len(self.nodes)
        parent = self.open[-1] if self.open else -1
        self.nodes.append(_Node(start, parent, len(self.open), start.rank))
        self.open.append(place)


def build_outline(
    text: str,
    starts: list[Start],
    levels: tuple[str, ...],
    notes: frozenset[str] = frozenset(),
) -> Outline:
    """The provision tree that the beginnings in ``starts`` make.

    >>> from paraph.text.reading.starts import find_starts
    >>> text = "1. A: 2. B"
    >>> [(p.number, p.span) for p in build_outline(text, find_starts(text), ()).provisions]
    [('1', (0, 5)), ('2', (6, 10))]
    """
    builder = _Builder(text, levels, notes)
    for start in _with_opening(text, starts):
        builder.add(start)
    nodes = builder.nodes
    ends, owns = _ends(nodes, len(text))
    provisions = tuple(
        _provision(text, index, node, ends[index], owns[index]) for index, node in enumerate(nodes)
    )
    places, holders = _tiles(nodes)
    return Outline(
        provisions=provisions,
        places=places,
        holders=holders,
        shapes=[node.start.form for node in nodes],
        afters=[node.start.after for node in nodes],
        glued=builder.glued,
    )


def _tiles(nodes: list[_Node]) -> tuple[list[int], list[int]]:
    """From which place on each provision is innermost; after a note the text goes on."""
    places: list[int] = []
    holders: list[int] = []
    running = -1
    for index, node in enumerate(nodes):
        if places and places[-1] >= node.start.offset:
            places.pop()
            holders.pop()
        places.append(node.start.offset)
        holders.append(index)
        if node.start.kind is not _FOOTNOTE:
            running = index
        elif running >= 0:
            places.append(max(node.end, node.start.offset + 1))
            holders.append(running)
    return places, holders


def _with_opening(text: str, starts: list[Start]) -> list[Start]:
    """The text before the first provision counts as a provision of its own."""
    first = starts[0].offset if starts else len(text)
    opening = len(text[:first]) - len(text[:first].lstrip())
    if opening >= first:
        return starts
    return [Start(opening, _TEXT, TEXT_RANK, "", None, opening, "TEXT"), *starts]


def _ends(nodes: list[_Node], length: int) -> tuple[list[int], list[int]]:
    """Where each provision ends with its children, and where its own words end.

    A provision ends where the next not below it begins; a note interrupts and ends nothing.
    """
    ends = [length] * len(nodes)
    owns = [length] * len(nodes)
    waiting: list[int] = []
    before = -1
    for index, node in enumerate(nodes):
        if node.start.kind is _FOOTNOTE:
            ends[index] = owns[index] = node.end
            continue
        if before >= 0:
            owns[before] = node.start.offset
        before = index
        while waiting and nodes[waiting[-1]].level >= node.level:
            ends[waiting.pop()] = node.start.offset
        waiting.append(index)
    return ends, owns


def _provision(text: str, index: int, node: _Node, end: int, own_end: int) -> Provision:
    """The finished provision, its span trimmed of the line ends after it."""
    start = node.start
    has_title = start.rank < PARAGRAPH_RANK
    last = _trim(text, start.offset, end)
    own_last = last if own_end == end else _trim(text, start.offset, own_end)
    return Provision(
        id=f"p{index + 1}",
        kind=start.kind,
        number=start.number,
        number_span=start.number_span,
        heading=_heading(text, start, own_end) if has_title else "",
        span=(start.offset, last),
        own=(start.offset, own_last),
        parent=node.parent if node.parent >= 0 else None,
        level=node.level,
    )


def _trim(text: str, start: int, end: int) -> int:
    """``end`` moved back over at most a few hundred blanks."""
    if start < end and text[end - 1] > " ":
        return end
    tail = text[max(start, end - 200) : end]
    return end - len(tail) + len(tail.rstrip())


def _heading(text: str, start: Start, own_end: int) -> str:
    """The title after an article's number, on its line or on the next."""
    if start.kind is _OPTION:
        return ""
    line = _LINE_END.match(text, start.after, own_end)
    same = line[0].strip(" \t:.–—-*#\r") if line else ""
    if same.count("]") > same.count("["):
        same = same.rstrip("]")
    if same:
        cut = _BREAKS_TITLE.search(same)
        same = same[: cut.start()] if cut else same
        return same if len(same) <= _LONGEST_TITLE else ""
    below = _NEXT_LINE.match(text, line.end() if line else start.after, own_end)
    if not below:
        return ""
    title = below[1].strip(" *_\r\t")
    return "" if title.endswith((".", ";", ":", ",")) or len(title) > _LONGEST_TITLE else title
