"""The provision tree: parts, articles, paragraphs, items and option blocks, in document order.

The tree is read from the beginnings of lines.  A provision runs until the next one that is not
below it; brackets have no say in this, since they may cross provisions (bracket-conventions 2).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from paraph.text.reading.lines import FIRST_LINE, FIRST_MID_LINE, LINE, MID_LINE, OPTION_REST, OPTION_WORDS
from paraph.text.reading.model import Provision, ProvisionKind, Span
from paraph.text.reading.numbering import roman_value

K = ProvisionKind

_RANK: Final = {
    K.PART: 10.0,
    K.ANNEX: 10.0,
    K.CHAPTER: 20.0,
    K.SECTION: 30.0,
    K.ARTICLE: 40.0,
    K.HEADING: 40.0,
    K.PREAMBULAR: 50.0,
    K.OPERATIVE: 50.0,
    K.PARAGRAPH: 50.0,
    K.DEFINITION: 55.0,
    K.SUBPARAGRAPH: 70.0,
    K.ITEM: 80.0,
    K.TEXT: 100.0,
}
"""How high a kind stands; one of lower rank ends those of the same and of higher rank."""

_CHINESE: Final = {
    "条": K.ARTICLE,
    "部分": K.PART,
    "编": K.PART,
    "章": K.CHAPTER,
    "节": K.SECTION,
}
_FORMS: Final = {
    "ARTICLE": (K.ARTICLE, "n1"),
    "PART": (K.PART, "n2"),
    "CHAPTER": (K.CHAPTER, "n3"),
    "SECTION": (K.SECTION, "n4"),
    "ANNEX": (K.ANNEX, "n5"),
    "CHINESE": (K.ARTICLE, "n6"),
    "RESOLUTION": (K.OPERATIVE, "n7"),
    "NOTE": (K.FOOTNOTE, "n8"),
    "DIGITS": (K.PARAGRAPH, "n9"),
    "STOPLESS": (K.PARAGRAPH, "n10"),
    "BARE": (K.PARAGRAPH, "n11"),
    "PARENS": (K.SUBPARAGRAPH, "n12"),
    "CLOSED": (K.SUBPARAGRAPH, "n13"),
    "LETTER": (K.SUBPARAGRAPH, "n14"),
    "CNUMBER": (K.PARAGRAPH, "n15"),
    "CITEM": (K.SUBPARAGRAPH, "n16"),
    "ALTERNATIVE": (K.PARAGRAPH, "n17"),
    "DEFINITION": (K.DEFINITION, "n18"),
    "PREAMBLE": (K.PREAMBULAR, "n19"),
    "HEADING": (K.HEADING, "md"),
}
"""What each form of beginning usually is, and the group that holds its number."""

_OPERATIVE: Final = re.compile(
    r"[\s\[*_]{0,6}(?:(?:Also|Further) )?(?:[Dd]ecides|[Rr]equests|[Ii]nvites|[Ww]elcomes|[Cc]alls upon"
    r"|[Uu]rges|[Ee]ncourages|[Tt]akes note|[Nn]otes|[Rr]eaffirms|[Ee]mphasizes|[Rr]ecognizes"
    r"|[Ee]xpresses|[Ss]tresses|[Rr]ecommends|[Aa]dopts|[Ee]ndorses|[Aa]cknowledges|[Rr]eiterates"
    r"|[Aa]grees|[Cc]ommends|[Aa]ffirms|[Uu]nderlines|Décide|Prie|Decide|Pide|Постановляет|Просит"
    r"|决定|请|تقرر|تطلب)\b"
)
_DEFINES: Final = re.compile(
    r"[\s\[*_]{0,6}[“\"«][^”\"»\n]{1,80}[”\"»][\s,]{1,3}[^\n]{0,60}?\b(?:means?|includes?|означает"
    r"|significa|s['’]entend|是指)\b"
)
_LINE_END: Final = re.compile(r"[^\n]{0,400}")
_NEXT_LINE: Final = re.compile(r"\s{0,8}\n\s{0,200}([^\n]{1,160})")
_BREAKS_TITLE: Final = re.compile(r"\s(?:\(?[1a]\)|1\.)\s")
_LONGEST_TITLE: Final = 120
_TITLE_DISTANCE: Final = 240
_MARKS_BEFORE: Final = frozenset("[*_")
_ONE_STEP_ROMAN: Final = frozenset("ivx")
_GLUED_GAP: Final = 15
_PARENS: Final = 75.0
_DEEPEST_ARTICLE: Final = 3


@dataclass(slots=True)
class Start:
    """Where a provision may begin, before its place in the tree is known."""

    offset: int
    kind: ProvisionKind
    rank: float
    number: str
    number_span: Span | None
    after: int
    form: str
    end: int = -1


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


def find_starts(text: str) -> list[Start]:
    """Every place where a provision may begin, in order."""
    starts: list[Start] = []
    first = FIRST_LINE.match(text)
    if first:
        starts.append(_start(first))
    starts.extend([_start(found) for found in LINE.finditer(text)])
    starts.extend(_options(text))
    starts.extend(_mid_line(text))
    starts.sort(key=lambda start: start.offset)
    return starts


def _start(found: re.Match[str]) -> Start:
    """The beginning that a line shows."""
    form = str(found.lastgroup)
    kind, group = _FORMS[form]
    number = found[group] or ""
    span: Span | None = found.span(group)
    if form in {"HEADING", "DEFINITION", "PREAMBLE"} or not number:
        number, span = "", None
    elif form == "CHINESE":
        kind = _CHINESE[found["zh"]]
    elif form == "RESOLUTION" and number[0] == "P":
        kind = K.PREAMBULAR
    elif form == "PARENS" and found["a12"]:
        number, span = number + found["a12"], (found.start(group), found.end("a12"))
    return Start(
        offset=found.start("start"),
        kind=kind,
        rank=_rank(found, form, kind),
        number=number,
        number_span=span,
        after=found.end(),
        form=form,
    )


def _rank(found: re.Match[str], form: str, kind: ProvisionKind) -> float:
    """How high this beginning stands; a Markdown heading by its number of signs."""
    if form == "NOTE":
        return _RANK[K.PARAGRAPH]
    if form == "HEADING":
        signs = found["md"].count("#")
        return 5.0 if signs == 1 else 40.0 if signs <= _DEEPEST_ARTICLE else 40.0 + signs
    return _RANK[kind]


def _options(text: str) -> list[Start]:
    """Labels of option blocks, wherever they stand on a line (C1, C4)."""
    starts: list[Start] = []
    words = [word for word in OPTION_WORDS if word in text]
    if not words:
        return starts
    for found in re.compile(f"(?:{'|'.join(words)}){OPTION_REST}").finditer(text):
        offset = found.start()
        lowest = max(0, offset - 6)
        while offset > lowest and text[offset - 1] in _MARKS_BEFORE:
            offset -= 1
        if found["colon"] is None and text[max(0, offset - 40) : offset].rpartition("\n")[2].strip():
            continue
        shape = _shape_of_option(found[0], found["number"])
        starts.append(
            Start(
                offset=offset,
                kind=K.OPTION,
                rank=0.0,
                number=" ".join(found[0].rstrip(":： *\t").split()),
                number_span=(found.start(), found.end("number")),
                after=found.end(),
                form=shape,
            )
        )
    return starts


def _shape_of_option(label: str, number: str) -> str:
    """The shape of a label, as ``Profile.option_levels`` writes it.

    >>> _shape_of_option("OPTION II:", "II"), _shape_of_option("Option (b):", "(b)")
    ('OPTION I', 'Option (a)')
    """
    if number[0] == "(":
        return "Option (1)" if number[1].isdigit() else "Option (a)"
    if number[0].isdigit() or number > "\u3000":
        return "Option 1"
    if all(letter in "IVX" for letter in number):
        return "OPTION I" if label[1].isupper() else "Option I"
    return "Option A"


def _mid_line(text: str) -> list[Start]:
    """Numbers inside long lines; each counts only where it is the next in its article."""
    starts = []
    for pattern in (MID_LINE, FIRST_MID_LINE):
        for found in pattern.finditer(text):
            offset = found.end()
            stop = text.index(".", offset)
            digits = text[offset:stop].lstrip("[")
            begin = stop - len(digits)
            span = (begin, stop)
            starts.append(Start(offset, K.PARAGRAPH, 50.0, digits, span, stop + 1, "MID"))
    return starts


class _Builder:
    """Puts beginnings into a tree, one after the other, by what is open at each place."""

    def __init__(self, text: str, levels: tuple[str, ...]) -> None:
        """Start with nothing open."""
        self.text = text
        self.levels = levels
        self.nodes: list[_Node] = []
        self.open: list[int] = []
        self.glued: list[Span] = []
        self.last_number = 0
        self.last_letter = ""
        self.article = 0

    def add(self, start: Start) -> None:
        """Give one beginning its place, or leave it out."""
        if self.nodes and start.offset <= self.nodes[-1].start.offset:
            if start.kind is not K.OPTION or start.offset < self.nodes[-1].start.offset:
                return
        if start.form in {"MID", "BARE"} and not self._is_next(start):
            return
        if start.kind is K.FOOTNOTE:
            self.nodes.append(_Node(start, -1, 0, start.rank, end=start.end))
            return
        if start.kind is K.OPTION:
            self._close_option(start)
        else:
            self._settle(start)
            self._close(start.rank)
        self._push(start)

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
        if start.kind in {K.PARAGRAPH, K.OPERATIVE, K.PREAMBULAR}:
            self.last_letter = ""
        if start.kind is K.ARTICLE or start.rank < _RANK[K.ARTICLE]:
            self.last_number, self.last_letter, self.article = 0, "", start.offset
        elif start.form in {"DIGITS", "MID", "BARE", "STOPLESS"}:
            self._settle_digits(start)
        elif start.form in {"PARENS", "CLOSED", "LETTER"}:
            self._settle_letter(start)

    def _settle_digits(self, start: Start) -> None:
        """A paragraph, a dotted sub-number, an operative paragraph or a definition."""
        number = start.number
        head = number.split(".")[0].split(" ")[0]
        if "." in number and self._is_open(K.PARAGRAPH, head):
            start.kind, start.rank = K.SUBPARAGRAPH, 60.0
        elif number.isdecimal():
            self._unglue(start)
            self.last_number = int(start.number)
        after = self.text[start.after : start.after + 200]
        if _OPERATIVE.match(after):
            start.kind = K.OPERATIVE
        elif _DEFINES.match(after):
            start.kind = K.DEFINITION

    def _unglue(self, start: Start) -> None:
        """Take a note call off a number that is far from the next one (A12)."""
        expected = str(self.last_number + 1)
        number, span = start.number, start.number_span
        is_far = int(number) - self.last_number > _GLUED_GAP
        if is_far and span and self.last_number and number.startswith(expected) and number != expected:
            start.number = expected
            start.number_span = (span[0], span[0] + len(expected))
            self.glued.append(span)

    def _settle_letter(self, start: Start) -> None:
        """Subparagraph, item or section, by the letter and by the letter before."""
        number = start.number
        base = re.split(r"[ .]", number, maxsplit=1)[0]
        if base.isdigit():
            start.kind = K.PARAGRAPH
            start.rank = _PARENS if self.last_number else _RANK[K.PARAGRAPH]
            return
        if base.isupper():
            is_section = start.form == "LETTER" and base != "X"
            start.kind = K.SECTION if is_section else K.PARAGRAPH if base == "X" else K.ITEM
            start.rank = 85.0 if start.kind is K.ITEM else _RANK[start.kind]
            return
        follows = self.last_letter and ord(base[0]) == ord(self.last_letter) + 1
        is_roman = len(base) > 1 or base in _ONE_STEP_ROMAN
        if is_roman and roman_value(base) and not (len(base) == 1 and follows):
            start.kind, start.rank = K.ITEM, _RANK[K.ITEM]
        elif len(base) == 1:
            self.last_letter = base

    def _is_open(self, kind: ProvisionKind, number: str) -> bool:
        """Whether a provision of this kind and number is open now."""
        return any(
            self.nodes[one].start.kind is kind and self.nodes[one].start.number == number
            for one in self.open
        )

    def _close(self, rank: float) -> None:
        """End what a beginning of this rank ends."""
        while self.open and self.nodes[self.open[-1]].rank >= rank:
            self.open.pop()

    def _close_option(self, start: Start) -> None:
        """End the block before, at a label of the same or of a higher level (A14)."""
        shape = start.form
        own = self._height(shape)
        for depth, index in enumerate(self.open):
            node = self.nodes[index]
            if node.start.kind is K.OPTION and self._height(node.start.form) >= own:
                del self.open[depth:]
                break
        below = self.nodes[self.open[-1]].rank if self.open else 0.0
        start.rank = below + 0.01

    def _height(self, shape: str) -> int:
        """How deep in the hierarchy of labels a shape stands, 0 at the top."""
        return self.levels.index(shape) if shape in self.levels else len(self.levels)

    def _push(self, start: Start) -> None:
        """Open the provision that begins here; those it stands below now have a child."""
        place = len(self.nodes)
        parent = self.open[-1] if self.open else -1
        self.nodes.append(_Node(start, parent, len(self.open), start.rank))
        self.open.append(place)


def build_outline(text: str, starts: list[Start], levels: tuple[str, ...]) -> Outline:
    """The provision tree that the beginnings in ``starts`` make.

    >>> outline = build_outline("1. a\n(a) b\n2. c", find_starts("1. a\n(a) b\n2. c"), ())
    >>> [(p.number, p.parent, p.span) for p in outline.provisions]
    [('1', None, (0, 10)), ('a', 0, (5, 10)), ('2', None, (11, 15))]
    """
    builder = _Builder(text, levels)
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
        if node.start.kind is not K.FOOTNOTE:
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
    return [Start(opening, K.TEXT, _RANK[K.TEXT], "", None, opening, "TEXT"), *starts]


def _ends(nodes: list[_Node], length: int) -> tuple[list[int], list[int]]:
    """Where each provision ends with its children, and where its own words end.

    A provision ends where the next not below it begins; a note interrupts and ends nothing.
    """
    ends = [length] * len(nodes)
    owns = [length] * len(nodes)
    waiting: list[int] = []
    before = -1
    for index, node in enumerate(nodes):
        if node.start.kind is K.FOOTNOTE:
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
    has_title = start.rank < _RANK[K.PREAMBULAR]
    return Provision(
        id=f"p{index + 1}",
        kind=start.kind,
        number=start.number,
        number_span=start.number_span,
        heading=_heading(text, start, own_end) if has_title else "",
        span=(start.offset, _trim(text, start.offset, end)),
        own=(start.offset, _trim(text, start.offset, own_end)),
        parent=node.parent if node.parent >= 0 else None,
        level=node.level,
    )


def _trim(text: str, start: int, end: int) -> int:
    """``end`` moved back over at most a few hundred blanks."""
    tail = text[max(start, end - 200) : end]
    return end - len(tail) + len(tail.rstrip())


def _heading(text: str, start: Start, own_end: int) -> str:
    """The title after an article's number, on its line or on the next."""
    if start.kind is K.OPTION:
        return ""
    line = _LINE_END.match(text, start.after, own_end)
    same = line[0].strip(" \t:.–—-*#\r") if line else ""
    if same and same != "]":
        cut = _BREAKS_TITLE.search(same)
        same = same[: cut.start()] if cut else same
        return same if len(same) <= _LONGEST_TITLE else ""
    below = _NEXT_LINE.match(text, line.end() if line else start.after, own_end)
    if not below:
        return ""
    title = below[1].strip(" *_\r\t")
    return "" if title.endswith((".", ";", ":", ",")) or len(title) > _LONGEST_TITLE else title
