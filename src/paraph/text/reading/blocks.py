"""Choices between labelled blocks and between words joined by strokes (C1, C5, C7).

Option blocks come from the provision tree, which knows where each ends (A14).  What a stroke joins
is not marked in the text: the smallest phrase is taken, with low confidence (A13).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from paraph.text.reading.choices import is_no_text
from paraph.text.reading.heads import tail_of_arm
from paraph.text.reading.model import ArmSpan, ChoiceSpan, ProvisionKind, Span, Stance
from paraph.text.reading.numbering import roman_value

if TYPE_CHECKING:
    from paraph.text.reading.choices import Columns
    from paraph.text.reading.marks import Marks
    from paraph.text.reading.parties import Known
    from paraph.text.reading.provisions import Outline

STROKE: Final = " / "
"""A stroke between blanks joins wordings; one without blanks is part of a word."""

_WORD_BEFORE: Final = re.compile(r"[^\s\[\]/]{1,60}\Z")
_WORD_AFTER: Final = re.compile(r"[^\s\[\]/.,;:)]{1,60}")
_PARTS_PHRASES: Final = re.compile(r"[.;:\[\]]\s|\n[ \t]{0,60}\n")
_OPTION: Final = ProvisionKind.OPTION
_FARTHEST: Final = 160
_SURE, _FAIR, _LOW = 0.95, 0.7, 0.3
_CHINESE_DIGITS: Final = "一二三四五六七八九"


def option_choices(columns: Columns, outline: Outline) -> list[ChoiceSpan]:
    """The choices between option blocks of the same level under the same provision."""
    groups: dict[tuple[int | None, str], list[int]] = {}
    choices: list[list[int]] = []
    for index, provision in enumerate(outline.provisions):
        if provision.kind is not _OPTION:
            continue
        key = (provision.parent, outline.shapes[index])
        group = groups.get(key)
        if group is None or ordinal(provision.number) <= ordinal(
            outline.provisions[group[-1]].number
        ):
            group = groups[key] = []
            choices.append(group)
        group.append(index)
    return [_option_choice(columns, outline, group) for group in choices if len(group) > 1]


def ordinal(label: str) -> int:
    """The place of a label in its row.

    >>> ordinal("Option (c)"), ordinal("OPTION IV"), ordinal("Option 12 bis")
    (3, 4, 12)
    """
    typed = re.sub(r"\(.{3,}", "", label).split(" ")
    number = (typed[1] if len(typed) > 1 else typed[0]).strip("().:")
    if number.isdecimal():
        return int(number)
    value = roman_value(number.lower()) if number.isupper() else 0
    digit = _CHINESE_DIGITS.find(number[:1]) + 1 if number[:1] else 0
    return value or digit or (ord(number[0].lower()) - ord("a") + 1 if number else 0)


def _option_choice(columns: Columns, outline: Outline, group: list[int]) -> ChoiceSpan:
    """The choice whose arms are the blocks in ``group``."""
    arms = tuple(_option_arm(columns, outline, index) for index in group)
    span = (arms[0].span[0], arms[-1].span[1])
    return ChoiceSpan(span=span, kind="options", arms=arms, confidence=_SURE)


def _option_arm(columns: Columns, outline: Outline, index: int) -> ArmSpan:
    """One block: to the end of its provision, or of the bracket around it."""
    provision, marks, text = outline.provisions[index], columns.marks, columns.text
    label = provision.number_span or provision.own
    start, end = provision.span
    row = innermost(marks, label[0])
    bracket: int | None = None
    body_end = end
    if row >= 0 and marks.close[row] <= end:
        body_end = marks.close[row]
        is_own = marks.open[row] >= start
        bracket = row if is_own else None
        end = body_end + 1 if is_own else body_end
    body = (min(outline.afters[index], body_end), body_end)
    return ArmSpan(
        span=(start, end),
        body=body,
        bracket=bracket,
        label=provision.number,
        stances=columns.stances_of(row) if bracket is not None else (),
        is_open=False,
        is_none=is_no_text(text, body),
    )


def innermost(marks: Marks, place: int) -> int:
    """The row of the innermost pair around ``place``, -1 where there is none."""
    found = bisect_right(marks.places, place) - 1
    if found < 0:
        return -1
    row = marks.owner[found]
    if marks.open[row] == marks.places[found] and marks.close[row] >= 0:
        return row
    return marks.parent[row]


def stroke_choices(columns: Columns, known: Known) -> list[ChoiceSpan]:
    """The choices that strokes between blanks make, inside brackets and outside."""
    text, marks = columns.text, columns.marks
    inside: dict[int, list[int]] = {}
    outside: list[int] = []
    place = text.find(STROKE)
    while place >= 0:
        row = innermost(marks, place)
        if row < 0:
            outside.append(place)
        elif columns.bodies[row][0] <= place < marks.close[row]:
            inside.setdefault(row, []).append(place)
        place = text.find(STROKE, place + 2)
    found = [_stroke_in_bracket(columns, row, places, known) for row, places in inside.items()]
    return [*found, *_strokes_outside(text, outside)]


def _stroke_in_bracket(columns: Columns, row: int, places: list[int], known: Known) -> ChoiceSpan:
    """One bracket whose words are split by strokes, each arm perhaps with a tail (C5)."""
    start, end = columns.bodies[row][0], columns.marks.close[row]
    edges = [start, *(place + len(STROKE) for place in places)]
    ends = [*places, end]
    arms = []
    for first, last in zip(edges, ends, strict=True):
        stances, words_end = tail_of_arm(columns.text, (first, last), known)
        arms.append(_plain_arm((first, last), (first, words_end), row, stances))
    confidence = _SURE if any(arm.stances for arm in arms) else _FAIR
    span = (columns.marks.open[row], end + 1)
    return ChoiceSpan(span=span, kind="slash-in-bracket", arms=tuple(arms), confidence=confidence)


def _plain_arm(span: Span, body: Span, row: int | None, stances: tuple[Stance, ...]) -> ArmSpan:
    """An arm without a label."""
    return ArmSpan(
        span=span,
        body=body,
        bracket=row,
        label="",
        stances=stances,
        is_open=False,
        is_none=False,
    )


def _strokes_outside(text: str, places: list[int]) -> list[ChoiceSpan]:
    """Words joined by strokes outside brackets; neighbours in one clause make one choice."""
    choices = []
    chain: list[int] = []
    for place in places:
        if chain and not _is_one_phrase(text, chain[-1], place):
            choices.extend(_stroke_chain(text, chain))
            chain = []
        chain.append(place)
    choices.extend(_stroke_chain(text, chain))
    return choices


def _is_one_phrase(text: str, one: int, other: int) -> bool:
    """Whether two strokes may belong to the same row of phrases."""
    near = other - one <= _FARTHEST
    return near and not _PARTS_PHRASES.search(text, one + len(STROKE), other)


def _stroke_chain(text: str, chain: list[int]) -> list[ChoiceSpan]:
    """The choice that a row of strokes makes, if there are words on both sides."""
    if not chain:
        return []
    before = _WORD_BEFORE.search(text, max(0, chain[0] - 60), chain[0])
    after = _WORD_AFTER.match(text, chain[-1] + len(STROKE))
    if not before or not after:
        return []
    starts = [before.start(), *(place + len(STROKE) for place in chain)]
    ends = [*chain, after.end()]
    if any(start >= end for start, end in zip(starts, ends, strict=True)):
        return []  # strokes with nothing between them, as in ``0 / / 0``, part no wordings
    arms = tuple(_plain_arm(span, span, None, ()) for span in zip(starts, ends, strict=True))
    span = (starts[0], ends[-1])
    return [ChoiceSpan(span=span, kind="slash", arms=arms, confidence=_LOW)]
