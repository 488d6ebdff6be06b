"""Guessing the profile of a document from its marks, its names and its legend."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from paraph.text.reading.heads import Candidate, find_candidates
from paraph.text.reading.marks import Marks, pair_marks
from paraph.text.reading.parties import Known, learn_parties
from paraph.text.reading.profile import OPTION_LEVELS, Profile

_NONE_ALLOWED: Final = re.compile(r"[“\"]no text[”\"]\s+option")
_LEGEND: Final = re.compile(
    r"(?m)^[ \t]{0,40}((?:OPTION|Option)[ ](?:I|A|1|\(a\)|\(1\)))[ ]?[\[(]for\b"
)
_BEFORE_TITLE: Final = re.compile(r"(?:Article|ARTICLE)[ \t][\w.]{1,20}:?[ \t]{0,40}\Z")
_RIVAL_BRACE: Final = re.compile(
    r"\{\s?(?:(?:[A-Z][A-Za-z]{0,5}/)+[A-Z][A-Za-z]{0,5}|[A-Z]{2,5}):\s"
)
_MARKS_OF_LANGUAGE: Final = (
    ("en", (" the ", " and ")),
    ("fr", (" les ", " des ")),
    ("es", (" los ", " del ")),
    ("ru", (" и ", "ого ")),
    ("zh", ("的", "，")),
    ("ar", (" ال", "ية ")),
)
_SAMPLE: Final = 8_000
_COMMON: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What a first look at the text brings: the paired marks and the shapes at their edges."""

    marks: Marks
    heads: dict[int, Candidate]
    tails: dict[int, Candidate]
    known: Known


def survey(text: str, glyphs: tuple[str, ...], stated: frozenset[str]) -> Survey:
    """Pair the marks and learn who is named at the edges of brackets."""
    marks = pair_marks(text, glyphs)
    heads, tails = find_candidates(text, marks, stated)
    in_heads = [candidate.sides for candidate in heads.values()]
    in_tails = [candidate.sides for candidate in tails.values()]
    known = Known(stated=stated, counted=learn_parties(in_heads, in_tails))
    return Survey(marks=marks, heads=heads, tails=tails, known=known)


def profile_of(text: str, glyphs: tuple[str, ...], found: Survey) -> Profile:
    """The profile that a survey of ``text`` leads to; numbers have not been looked at yet."""
    counted = sorted(found.known.counted)
    return Profile(
        glyphs=glyphs,
        braces=_brace_meaning(text),
        option_levels=_option_levels(text),
        roster=tuple(name for name in counted if not name.isupper()),
        codes=tuple(name for name in counted if name.isupper()),
        attribution=_side(found),
        none_allowed=_says_none_allowed(text),
        language=_language(text),
    )


def _says_none_allowed(text: str) -> bool:
    """Whether the text says that its brackets may stand for no text at all (C4)."""
    place = text.find("no text")
    while place >= 0:
        if _NONE_ALLOWED.match(text, max(0, place - 1)):
            return True
        place = text.find("no text", place + 1)
    return False


def _side(found: Survey) -> str:
    """On which side of the words parties are named."""
    known = found.known
    heads = sum(1 for one in found.heads.values() if _is_sure(one, known))
    tails = sum(1 for one in found.tails.values() if _is_sure(one, known))
    if heads and tails * _COMMON > heads and heads * _COMMON > tails:
        return "both"
    if heads or tails:
        return "head" if heads >= tails else "tail"
    return "none"


def _is_sure(candidate: Candidate, known: Known) -> bool:
    """Whether everybody in ``candidate`` is known."""
    return all(
        known.who(name, has_verb=side.has_verb) for side in candidate.sides for name in side.names
    )


def _brace_meaning(text: str) -> str:
    """What curly braces mean in this document (A16)."""
    if "{" not in text:
        return "signpost"
    meaning = "signpost"
    place = text.find("{")
    while place >= 0:
        if _RIVAL_BRACE.match(text, place):
            return "rival"
        if _BEFORE_TITLE.search(text, max(0, place - 60), place):
            meaning = "provisional-title"
        place = text.find("{", place + 1)
    return meaning


def _option_levels(text: str) -> tuple[str, ...]:
    """The hierarchy of option labels, as the legend states it (C4)."""
    stated: list[str] = []
    if "[for" in text or "(for" in text:
        stated = [found[1] for found in _LEGEND.finditer(text)]
    rest = [shape for shape in OPTION_LEVELS if shape not in stated]
    return tuple(dict.fromkeys([*stated, *rest]))


def _language(text: str) -> str:
    """The language most of a sample of the text is written in."""
    middle = max(0, len(text) // 2 - _SAMPLE // 2)
    sample = text[middle : middle + _SAMPLE]
    counted = [
        (sum(sample.count(mark) for mark in marks), name) for name, marks in _MARKS_OF_LANGUAGE
    ]
    best = max(counted, key=lambda pair: pair[0])
    return best[1] if best[0] else "en"
