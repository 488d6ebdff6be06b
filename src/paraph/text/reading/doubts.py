"""Doubts: the places where a text can be read in more than one way (bracket-conventions 4).

Every doubt keeps the characters, names the readings in plain words, most plausible first, and says
which one Paraph works with: always the most cautious.  Questions about the whole document are
asked once, at the first place where they arise.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from paraph.text.findings import Finding
from paraph.text.reading.model import BracketKind, ChoiceSpan, Span, StanceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from paraph.text.reading.choices import Columns, Row
    from paraph.text.reading.heads import Candidate
    from paraph.text.reading.model import BraceSpan, BracketSpan
    from paraph.text.reading.parties import Known
    from paraph.text.reading.profile import Profile

_CLAUSE_END: Final = re.compile(r"[;.:。；](?=\s)|[。；]|\n")
_OPTION_LABEL: Final = re.compile(r"\n[ \t\[*]{0,40}(?:OPTION|Option|Вариант|Opción)\b")
_ONE_WORD: Final = re.compile(r"[^\W\d_]{4,30}\Z")
_WORD_BEFORE: Final = re.compile(r"[^\W\d_]{4,30} \Z")
_CONJUNCTION: Final = re.compile(
    r"\b(?:and|or|and/or|et|ou|y|o|и|или)\s*\Z|^\s*(?:and|or|et|ou|y)\b"
)
_REACH: Final = 400
_PARAGRAPH_REACH: Final = 4_000
_SURE, _FAIR, _EVEN, _LOW = 0.9, 0.7, 0.5, 0.3

_ALTERNATIVE: Final = BracketKind.ALTERNATIVE
_EDITORIAL: Final = BracketKind.EDITORIAL
_INSTRUCTION: Final = BracketKind.INSTRUCTION
_OPTIONAL: Final = BracketKind.OPTIONAL
_SUB_WORD: Final = BracketKind.SUB_WORD
_UNMATCHED: Final = BracketKind.UNMATCHED
_BY_KIND: Final = (_EDITORIAL, _INSTRUCTION, BracketKind.NOTE_CALL)

_JOIN_REPAIR: Final = ("letters stay as typed", "the capital follows from what stands before")


def doubt(code: str, span: Span, readings: tuple[str, ...], confidence: float) -> Finding:
    """A doubt whose first reading is the one worked with."""
    return Finding(
        code=code, span=span, readings=readings, chosen=readings[0], confidence=confidence
    )


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by place, one of a kind at each place."""
    first: dict[tuple[str, Span], Finding] = {}
    for finding in findings:
        first.setdefault((finding.code, finding.span), finding)
    return tuple(sorted(first.values(), key=attrgetter("span", "code")))


_CROSSING: Final = ("stays as it is and spans several provisions", "one bracket per provision")
_SUBWORD: Final = (
    "part of a word: each whole word is shown",
    "a blank was lost beside the bracket",
)
_EDITORIAL_READINGS: Final = (
    "the quoting editor's own bracket, not negotiable",
    "disputed letters",
)
_NUMBER: Final = ("a disputed figure", "a call of a note", "the number of a provision")
_CALL: Final = ("a call of a note", "a disputed figure")
_INSTRUCTION_READINGS: Final = (
    "an instruction or remark, not text, and not carried out",
    "disputed text",
)


def of_brackets(text: str, brackets: Sequence[BracketSpan]) -> Iterator[Finding]:
    """Doubts that a bracket raises by its kind."""
    for bracket in brackets:
        kind = bracket.kind
        if kind is _ALTERNATIVE and not bracket.crosses_provisions:
            continue
        if kind is _UNMATCHED:
            yield unbalanced(text, bracket.open, bracket.close)
            continue
        if bracket.crosses_provisions:
            yield doubt("crossing", bracket.span, _CROSSING, _SURE)
        if kind is _OPTIONAL:
            yield from _of_optional(text, bracket)
        elif kind is _SUB_WORD:
            yield from _of_sub_word(text, bracket)
        elif kind in _BY_KIND:
            yield from _of_label(text, bracket)


def _of_sub_word(text: str, bracket: BracketSpan) -> Iterator[Finding]:
    """Brackets inside words (A9), and those that only change a capital (A19)."""
    yield doubt("subword", bracket.span, _SUBWORD, _FAIR)
    if _fixes_a_letter(text, bracket):
        yield doubt("join-repair", bracket.span, _JOIN_REPAIR, _EVEN)


def _of_label(text: str, bracket: BracketSpan) -> Iterator[Finding]:
    """Brackets that hold no wording and might hold some after all (A10, A11, A21)."""
    if bracket.kind is _EDITORIAL:
        yield doubt("editorial", bracket.span, _EDITORIAL_READINGS, _FAIR)
    elif bracket.kind is _INSTRUCTION:
        yield doubt("instruction", bracket.span, _INSTRUCTION_READINGS, _FAIR)
    elif text[bracket.span[0] + 1] != "^":
        yield doubt("bracketed-number", bracket.span, _CALL, _FAIR)


def _fixes_a_letter(text: str, bracket: BracketSpan) -> bool:
    """Whether a bracket is there only to change the capital: ``[E]ach``, ``e]``."""
    start, end = bracket.body
    return end - start == 1 and text[start].isupper()


def _of_optional(text: str, bracket: BracketSpan) -> Iterator[Finding]:
    """Figures that may be calls (A11), and words that may be rivals of the one before (A2)."""
    start, end = bracket.body
    if end - start > len("responsibilities") * 2:
        return
    words = text[start:end].strip()
    if words.isdecimal():
        yield doubt("bracketed-number", bracket.span, _NUMBER, _EVEN)
    elif _ONE_WORD.match(words):
        place = bracket.span[0]
        before = _WORD_BEFORE.search(text, max(0, place - 32), place)
        if before and before[0][0].isupper() == words[0].isupper() and not _is_joiner(before[0]):
            readings = (
                f"“{words}” may be added",
                f"“{words}” stands instead of “{before[0].strip()}”",
            )
            yield doubt("scope", bracket.span, readings, _FAIR)


def _is_joiner(word: str) -> bool:
    """Whether a word only leads over to the next, so that no rival can stand beside it."""
    return word.strip().lower() in {
        "with",
        "from",
        "that",
        "this",
        "such",
        "their",
        "shall",
        "into",
    }


def unbalanced(text: str, opened: int | None, closed: int | None) -> Finding:
    """A mark without its fellow, with the places where the fellow might have stood (A7).

    >>> unbalanced("shall [report, yearly; and more.", 6, None).readings[1]
    'closes at the end of the clause (character 21)'
    """
    if opened is not None:
        return doubt("unbalanced", (opened, opened + 1), _closings(text, opened), _EVEN)
    place = closed or 0
    line = text.rfind("\n", max(0, place - _PARAGRAPH_REACH), place) + 1
    clause = max(
        text.rfind(mark, max(0, place - _REACH), place) for mark in (". ", "; ", ", ", "\n")
    )
    readings = ["opens nowhere"]
    if clause >= 0:
        readings.append(f"opens at the beginning of the clause (character {clause + 1})")
    readings.append(f"opens at the beginning of the paragraph (character {line})")
    return doubt("unbalanced", (place, place + 1), tuple(readings), _EVEN)


def _closings(text: str, opened: int) -> tuple[str, ...]:
    """Where an unclosed bracket might close, most plausible first after the cautious reading."""
    readings = ["closes nowhere"]
    clause = _CLAUSE_END.search(text, opened + 1, opened + _REACH)
    if clause:
        readings.append(f"closes at the end of the clause (character {clause.start()})")
    end = text.find("\n", opened, opened + _PARAGRAPH_REACH)
    if end >= 0:
        readings.append(f"closes at the end of the paragraph (character {end})")
        option = _OPTION_LABEL.search(text, opened, opened + _REACH)
        if option and option.start() != end:
            readings.append(f"closes at the end of the option (character {option.start()})")
    return tuple(readings)


def of_rows(columns: Columns, rows: Sequence[Row]) -> Iterator[Finding]:
    """Rows of brackets that are lists rather than rivals (A1), and their conjunctions (A17)."""
    for row in rows:
        if not row.is_list:
            continue
        first, last = row.members[0], row.members[-1]
        span = (columns.marks.open[first], columns.end_of(last))
        count = len(row.members)
        readings = (f"a list of {count} members, each optional", f"{count} rivals, one of them")
        yield doubt("adjacency", span, readings, _FAIR)
        bodies = [columns.text[slice(*columns.bodies[member])] for member in row.members[-2:]]
        if not any(
            _CONJUNCTION.search(body[-40:]) or _CONJUNCTION.search(body[:20]) for body in bodies
        ):
            yield doubt(
                "list-join",
                span,
                ("the list stays as typed", "“and” or “or” is missing before the last member"),
                _FAIR,
            )


def of_choices(choices: Sequence[ChoiceSpan], profile: Profile) -> Iterator[Finding]:
    """Doubts about how far arms reach, and whether none may be taken (A3, A13, A14)."""
    asked = profile.none_allowed
    for choice in choices:
        if choice.kind == "options":
            last = choice.arms[-1]
            if last.bracket is None:
                readings = ("ends before the next provision of that level", "ends sooner")
                yield doubt("option-end", (last.span[1], last.span[1]), readings, _FAIR)
            continue
        if choice.kind == "adjacent" and choice.confidence < _FAIR:
            readings = ("rivals, one of them", "independent brackets, each optional")
            yield doubt("adjacency", choice.span, readings, _EVEN)
        if choice.arms[0].bracket is None or choice.kind == "slash-in-bracket":
            if choice.confidence <= _FAIR:
                readings = (
                    "the stroke joins the words beside it",
                    "the stroke joins longer phrases",
                )
                yield doubt("slash-extent", choice.span, readings, choice.confidence)
        elif not asked and not any(arm.is_none or arm.stances for arm in choice.arms):
            asked = True
            readings = ("one arm must be taken", "all arms may be left out")
            yield doubt("none-allowed", choice.span, readings, _FAIR)


def of_base(choices: Sequence[ChoiceSpan]) -> Iterator[Finding]:
    """Whether the words of the first choice without names are base or proposed (A4); asked once."""
    for choice in choices:
        if choice.kind == "adjacent" and not any(arm.stances for arm in choice.arms):
            readings = ("not known which words are base", "the first arm is base")
            yield doubt("base-unknown", choice.arms[0].span, readings, _EVEN)
            return


def of_nesting(brackets: Sequence[BracketSpan]) -> Iterator[Finding]:
    """The same party with different wishes inside and outside (A6)."""
    nearest: list[int] = []
    for bracket in brackets:
        parent = bracket.parent
        above = -1 if parent is None else nearest[parent]
        if parent is not None and brackets[parent].stances:
            above = parent
        nearest.append(above)
        if above >= 0 and bracket.stances and _disagree(brackets[above], bracket):
            readings = ("both are kept: out, but if in, then so", "one of the two is a slip")
            yield doubt("nested-attribution", bracket.span, readings, _FAIR)


def _disagree(outer: BracketSpan, inner: BracketSpan) -> bool:
    """Whether some party wants different things of two brackets, one in the other."""
    wishes: dict[str, StanceKind] = {
        party: stance.kind for stance in outer.stances for party in stance.parties
    }
    return any(
        wishes.get(party, stance.kind) is not stance.kind
        for stance in inner.stances
        for party in stance.parties
    )


def of_parties(
    candidates: Mapping[int, Candidate], taken: Iterable[int], known: Known
) -> Iterator[Finding]:
    """Edges of brackets that look like attributions to parties nobody has listed (A15)."""
    settled = set(taken)
    for row, candidate in candidates.items():
        if row in settled:
            continue
        unknown = [
            name
            for side in candidate.sides
            for name in side.names
            if not known.who(name, has_verb=side.has_verb)
        ]
        span = (candidate.start, candidate.start + candidate.sides[-1].span[1])
        who = ", ".join(f"“{name}”" for name in unknown[:3])
        readings = (f"{who}: words of the text", f"{who}: a party that is not in the roster")
        yield doubt("party", span, readings, _EVEN)


def of_glued(spans: Iterable[Span]) -> Iterator[Finding]:
    """Digits glued to a code, a stance or a number (A12)."""
    for span in spans:
        yield doubt("glued-note", span, ("a call of a note", "part of the name or number"), _FAIR)


def of_braces(braces: Sequence[BraceSpan]) -> Iterator[Finding]:
    """What curly braces mean here (A16)."""
    plain = {
        "signpost": "a signpost of the drafters, without effect",
        "provisional-title": "a provisional title, for reference only",
        "rival": "rival wording",
        "placement": "a remark about the place of the text, not about its words",
        "placeholder": "words still to come",
    }
    for brace in braces:
        others = tuple(words for name, words in plain.items() if name != brace.meaning)[:2]
        yield doubt("brace", brace.span, (plain[brace.meaning], *others), _FAIR)


def of_furniture(spans: Iterable[Span]) -> Iterator[Finding]:
    """Page numbers in the flow of the text (A18)."""
    for span in spans:
        yield doubt("furniture", span, ("a page number, not text", "a number of the text"), _FAIR)


def of_inactive(places: Iterable[int]) -> Iterator[Finding]:
    """Wide brackets in a text of another script."""
    for place in places:
        readings = ("an ordinary character here", "a bracket mark")
        yield doubt("inactive-glyph", (place, place + 1), readings, _FAIR)


def of_crossed(
    brackets: Sequence[BracketSpan], crossed: Iterable[tuple[int, int]]
) -> Iterator[Finding]:
    """Pairs of two families of marks that cross each other."""
    for one, other in crossed:
        span = (brackets[one].span[0], brackets[other].span[1])
        readings = ("both pairs stay as they are", "a mark was typed in the wrong place")
        yield doubt("crossing", span, readings, _EVEN)
