"""Where provisions may begin: numbers, words and labels at the starts of lines, and inside them.

What is found here are possibilities.  ``provisions`` takes them in order and gives each its place,
or leaves it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from paraph.text.reading.lines import (
    FIRST_LINE,
    FIRST_MID_LINE,
    LINE,
    MID_LINE,
    OPTION_REST,
    OPTION_WORDS,
)
from paraph.text.reading.model import ProvisionKind, Span

PART_RANK: Final = 10.0
CHAPTER_RANK: Final = 20.0
SECTION_RANK: Final = 30.0
ARTICLE_RANK: Final = 40.0
PARAGRAPH_RANK: Final = 50.0
DEFINITION_RANK: Final = 55.0
SUBNUMBER_RANK: Final = 60.0
SUBPARAGRAPH_RANK: Final = 70.0
NUMBERED_ITEM_RANK: Final = 75.0
ITEM_RANK: Final = 80.0
CAPITAL_ITEM_RANK: Final = 85.0
TEXT_RANK: Final = 100.0
"""How high a beginning stands: one of lower rank ends those of the same and of higher rank."""

_CHINESE: Final = {
    "条": (ProvisionKind.ARTICLE, ARTICLE_RANK),
    "部分": (ProvisionKind.PART, PART_RANK),
    "编": (ProvisionKind.PART, PART_RANK),
    "章": (ProvisionKind.CHAPTER, CHAPTER_RANK),
    "节": (ProvisionKind.SECTION, SECTION_RANK),
}
_FORMS: Final = {
    "ARTICLE": (ProvisionKind.ARTICLE, "n1", ARTICLE_RANK),
    "PART": (ProvisionKind.PART, "n2", PART_RANK),
    "CHAPTER": (ProvisionKind.CHAPTER, "n3", CHAPTER_RANK),
    "SECTION": (ProvisionKind.SECTION, "n4", SECTION_RANK),
    "ANNEX": (ProvisionKind.ANNEX, "n5", PART_RANK),
    "CHINESE": (ProvisionKind.ARTICLE, "n6", ARTICLE_RANK),
    "RESOLUTION": (ProvisionKind.OPERATIVE, "n7", PARAGRAPH_RANK),
    "NOTE": (ProvisionKind.FOOTNOTE, "n8", PARAGRAPH_RANK),
    "DIGITS": (ProvisionKind.PARAGRAPH, "n9", PARAGRAPH_RANK),
    "STOPLESS": (ProvisionKind.PARAGRAPH, "n10", PARAGRAPH_RANK),
    "BARE": (ProvisionKind.PARAGRAPH, "n11", PARAGRAPH_RANK),
    "PARENS": (ProvisionKind.SUBPARAGRAPH, "n12", SUBPARAGRAPH_RANK),
    "CLOSED": (ProvisionKind.SUBPARAGRAPH, "n13", SUBPARAGRAPH_RANK),
    "LETTER": (ProvisionKind.SUBPARAGRAPH, "n14", SUBPARAGRAPH_RANK),
    "CNUMBER": (ProvisionKind.PARAGRAPH, "n15", PARAGRAPH_RANK),
    "CITEM": (ProvisionKind.SUBPARAGRAPH, "n16", SUBPARAGRAPH_RANK),
    "ALTERNATIVE": (ProvisionKind.PARAGRAPH, "n17", PARAGRAPH_RANK),
    "DEFINITION": (ProvisionKind.DEFINITION, "n18", DEFINITION_RANK),
    "PREAMBLE": (ProvisionKind.PREAMBULAR, "n19", PARAGRAPH_RANK),
    "HEADING": (ProvisionKind.HEADING, "md", ARTICLE_RANK),
}
"""What each form of beginning usually is, the group that holds its number, and its rank."""

_MARKS_BEFORE: Final = frozenset("[*_")
_DEEPEST_ARTICLE: Final = 3
_TITLE_OF_ALL: Final = 5.0
_INDENT: Final = 120
_BLANK: Final = re.compile(r"\s{0,40}")
_NUMBERED_FORMS: Final = frozenset(
    ("ARTICLE", "DIGITS", "STOPLESS", "PARENS", "CLOSED", "RESOLUTION", "DEFINITION", "CNUMBER")
)


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
    indent: int = 0


def find_starts(text: str) -> list[Start]:
    """Every place where a provision may begin, in order."""
    starts: list[Start] = []
    first = FIRST_LINE.match(text)
    if first:
        starts.append(_start(first))
    starts.extend([_start(found) for found in LINE.finditer(text)])
    starts.extend(_options(text))
    starts.extend(_mid_line(text))
    starts.sort(key=attrgetter("offset"))
    return starts


def starts_in_heads(text: str, openings: Iterable[tuple[int, int]]) -> list[Start]:
    """Provisions whose number stands inside an attributed bracket, after its head (C2).

    ``openings`` are the places of the opening mark and of the first word after the head.
    """
    starts = []
    for opening, body in openings:
        floor = max(0, opening - _INDENT)
        line = text.rfind("\n", floor, opening)
        if line < 0 < floor or text[line + 1 : opening].strip(" \t\x0c*_"):
            continue
        skipped = _BLANK.match(text, body)
        found = FIRST_LINE.match(text, skipped.end() if skipped else body)
        if found and found.lastgroup in _NUMBERED_FORMS:
            start = _start(found)
            start.offset = opening
            starts.append(start)
    return starts


def _start(found: re.Match[str]) -> Start:
    """The beginning that a line shows."""
    form = str(found.lastgroup)
    kind, group, rank = _FORMS[form]
    number = found[group] or ""
    span: Span | None = found.span(group)
    if form == "CHINESE":
        kind, rank = _CHINESE[found["zh"]]
    elif form == "HEADING":
        signs = number.count("#")
        number = ""
        rank = _TITLE_OF_ALL if signs == 1 else rank + max(0, signs - _DEEPEST_ARTICLE)
    elif form == "RESOLUTION" and number[0] == "P":
        kind = ProvisionKind.PREAMBULAR
    elif form == "PARENS" and found["a12"]:
        number, span = number + found["a12"], (found.start(group), found.end("a12"))
    place = found.start("start")
    indent = place - found.start()
    return Start(place, kind, rank, number, span if number else None, found.end(), form, -1, indent)


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
        before = text[max(0, offset - 40) : offset]
        if found["colon"] is None and before.rpartition("\n")[2].strip():
            continue
        shape = _shape_of_option(found[0], found["number"])
        starts.append(
            Start(
                offset=offset,
                kind=ProvisionKind.OPTION,
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
            kind = ProvisionKind.PARAGRAPH
            starts.append(Start(offset, kind, PARAGRAPH_RANK, digits, span, stop + 1, "MID"))
    return starts
