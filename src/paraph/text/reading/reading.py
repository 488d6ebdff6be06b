"""The reading of a text: provisions, brackets, choices, stances, notes, status and doubts.

Each step is one module, in this order: marks are paired, parties learned, attributions read,
provisions outlined, kinds told, choices made, doubts written down.  Nothing is ever refused and no
character is changed: a reading stands beside the text (bracket-conventions 3.1).
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from paraph.text.reading import blanks, blocks, choices, doubts, kinds, notes, remarks, slips
from paraph.text.reading.guessing import Survey, profile_of, survey
from paraph.text.reading.heads import Attribution, attribute
from paraph.text.reading.marks import SQUARE, active_glyphs, inactive_places
from paraph.text.reading.model import (
    BraceSpan,
    BracketKind,
    BracketSpan,
    ChoiceSpan,
    NoteSpan,
    ProvisionKind,
    Reading,
    Span,
    Stance,
    StatusLabel,
)
from paraph.text.reading.profile import Profile
from paraph.text.reading.provisions import Outline, build_outline
from paraph.text.reading.starts import find_starts, starts_in_heads

if TYPE_CHECKING:
    from paraph.text.findings import Finding

_BRACE: Final = re.compile(r"\{([^{}]{0,400})\}")
_PLACEMENT: Final = re.compile(
    r"\s*(?:placement|proposed to|move|add\b|insert|to be|this paragraph would|second sentence)",
    re.IGNORECASE,
)
_OPTION: Final = ProvisionKind.OPTION
_ALTERNATIVE: Final = BracketKind.ALTERNATIVE
_NUMBER_ONLY: Final = BracketKind.NUMBER_ONLY
_OPTIONAL: Final = BracketKind.OPTIONAL
_STATUS_LABEL: Final = BracketKind.STATUS_LABEL
_LONGEST_NUMBER: Final = 8


def read(text: str, profile: Profile | None = None) -> Reading:
    """Read any text; a profile settles what the text itself leaves open.

    >>> reading = read("1. Each Party [shall][AA/BB propose: should] report [yearly].")
    >>> [bracket.kind.value for bracket in reading.brackets]
    ['alternative', 'attributed-insertion', 'optional']
    >>> reading.parties, reading.counts.pairs
    (('AA', 'BB'), 3)
    """
    glyphs = _glyphs_of(profile) if profile else active_glyphs(text)
    if profile and profile.glyphs != glyphs:
        profile = replace(profile, glyphs=glyphs)
    stated = frozenset((*profile.roster, *profile.codes)) if profile else frozenset[str]()
    found = survey(text, glyphs, stated)
    starts = find_starts(text)
    text_notes = remarks.with_stances(text, notes.find_notes(text, starts), found.known)
    learned = profile or profile_of(text, glyphs, found)
    note_numbers = frozenset(note.number for note in text_notes)
    columns = _columns(text, found)
    bodies = [(found.marks.open[row], one.body[0]) for row, one in columns.attributions.items()]
    in_heads = starts_in_heads(text, bodies)
    if in_heads:
        starts = sorted([*in_heads, *starts], key=attrgetter("offset"))
    outline = build_outline(text, starts, learned.option_levels, note_numbers)
    return _assemble(columns, learned, found, outline, text_notes)


def _glyphs_of(profile: Profile) -> tuple[str, ...]:
    """The families of marks of a profile; square brackets are active whatever it says."""
    pairs = [family for family in profile.glyphs if len(family) == len(SQUARE)]
    return tuple(dict.fromkeys([SQUARE, *pairs]))


def guess_profile(text: str) -> Profile:
    """Learn how ``text`` uses its marks, from its legend where it has one.

    >>> profile = guess_profile("[AA: shall][BB: should] report [AA: yearly]")
    >>> profile.attribution, profile.codes
    ('head', ('AA',))
    """
    return read(text).profile


def _assemble(
    columns: choices.Columns,
    profile: Profile,
    found: Survey,
    outline: Outline,
    text_notes: tuple[NoteSpan, ...],
) -> Reading:
    """Put the layers together once marks and provisions are known."""
    text = columns.text
    settled = kinds.settle_kinds(columns, frozenset(note.number for note in text_notes))
    _settle_numbers(columns, outline, settled)
    skipped = {row for row, kind in enumerate(settled) if kind and kind in kinds.NO_WORDING}
    rows = choices.settle_rows(columns, choices.find_rows(columns, skipped), profile.adjacency)
    found_beside = (choices.choice_of(columns, row) for row in rows if not row.is_list)
    beside = [choice for choice in found_beside if choice]
    made = [
        *beside,
        *blocks.option_choices(columns, outline),
        *blocks.stroke_choices(columns, found.known),
    ]
    made.sort(key=lambda choice: choice.span)
    brackets = _brackets(columns, outline, settled, made)
    braces = _braces(text, profile)
    asked = list(remarks.orders(text))
    reading = Reading(
        text=text,
        profile=profile,
        provisions=outline.provisions,
        brackets=brackets,
        choices=tuple(made),
        placeholders=blanks.placeholders(text, brackets, braces),
        braces=braces,
        parties=_parties(brackets, text_notes, [who for _, who in asked]),
        notes=text_notes,
        statuses=_statuses(text, brackets),
        findings=(),
        counts=found.marks.counts,
    )
    findings = _findings(reading, found, columns, rows, outline)
    return replace(reading, findings=doubts.in_order([*findings, *(one for one, _ in asked)]))


def _columns(text: str, found: Survey) -> choices.Columns:
    """Attributions and bodies by row of the bracket."""
    marks, known = found.marks, found.known
    attributions: dict[int, Attribution] = {}
    for row, candidate in {**found.heads, **found.tails}.items():
        attribution = attribute(text, candidate, known, marks.close[row])
        if attribution:
            attributions[row] = attribution
    bodies: list[Span] = []
    for row, (first, last) in enumerate(zip(marks.open, marks.close, strict=True)):
        if row in attributions and last >= 0:
            bodies.append(attributions[row].body)
        else:
            place = first + 1 if first >= 0 else last
            bodies.append((place, last if first >= 0 and last >= 0 else place))
    return choices.Columns(text=text, marks=marks, attributions=attributions, bodies=bodies)


def _settle_numbers(
    columns: choices.Columns, outline: Outline, settled: list[BracketKind | None]
) -> None:
    """Brackets around nothing but the number of a provision hold no wording."""
    for row, first in enumerate(columns.marks.open):
        last = columns.marks.close[row]
        is_short = settled[row] is None and first >= 0 and last - first <= _LONGEST_NUMBER
        if is_short and kinds.is_number_only(columns, row, outline, outline.at(first)):
            settled[row] = _NUMBER_ONLY


def _brackets(
    columns: choices.Columns,
    outline: Outline,
    settled: list[BracketKind | None],
    made: list[ChoiceSpan],
) -> tuple[BracketSpan, ...]:
    """The finished brackets, with kinds, parents and the provisions they cross."""
    marks = columns.marks
    spoken = _spoken_in_arms(made)
    for choice in made:
        if choice.kind != "slash-in-bracket":
            for arm in choice.arms:
                if arm.bracket is not None and settled[arm.bracket] is None:
                    settled[arm.bracket] = _ALTERNATIVE
    blocks_of = _block_holders(outline)
    brackets = []
    for row, (first, last, parent) in enumerate(
        zip(marks.open, marks.close, marks.parent, strict=True)
    ):
        kind, crosses = settled[row], False
        if first >= 0 and last >= 0:
            holder, end_holder = outline.at(first), outline.at(last)
            crosses = holder != end_holder and blocks_of[holder] != blocks_of[end_holder]
            kind = kind or kinds.kind_in_outline(columns, row, outline, holder)
        brackets.append(
            BracketSpan(
                open=first if first >= 0 else None,
                close=last if last >= 0 else None,
                kind=kind or _OPTIONAL,
                parent=parent if parent >= 0 else None,
                depth=marks.depth[row],
                body=columns.bodies[row],
                stances=spoken.get(row) or columns.stances_of(row),
                crosses_provisions=crosses,
            )
        )
    return tuple(brackets)


def _spoken_in_arms(made: list[ChoiceSpan]) -> dict[int | None, tuple[Stance, ...]]:
    """The stances of brackets whose arms each have a tail of their own (C5)."""
    return {
        choice.arms[0].bracket: tuple(stance for arm in choice.arms for stance in arm.stances)
        for choice in made
        if choice.kind == "slash-in-bracket"
    }


def _block_holders(outline: Outline) -> list[int]:
    """For each provision the nearest one, itself included, that is no option block; and last -1."""
    holders: list[int] = []
    for index, provision in enumerate(outline.provisions):
        is_option = provision.kind is _OPTION
        parent = provision.parent
        holders.append(index if not is_option else -1 if parent is None else holders[parent])
    holders.append(-1)
    return holders


def _braces(text: str, profile: Profile) -> tuple[BraceSpan, ...]:
    """Everything in curly braces, with the meaning that its words or the profile give it."""
    if "{" not in text:
        return ()
    return tuple(
        BraceSpan(span=one.span(), body=one.span(1), meaning=_meaning(one[1], profile.braces))
        for one in _BRACE.finditer(text)
        if not one[1].startswith(":")
    )


def _meaning(words: str, usual: str) -> str:
    """What one brace means: its own words count for more than the habit of the document."""
    if words.lower().lstrip().startswith("placeholder"):
        return "placeholder"
    return "placement" if _PLACEMENT.match(words) else usual


def _parties(
    brackets: tuple[BracketSpan, ...], text_notes: tuple[NoteSpan, ...], askers: list[str]
) -> tuple[str, ...]:
    """Everybody who takes a stance in this text, in alphabetical order."""
    named = {
        party
        for stances in [*(one.stances for one in brackets), *(one.stances for one in text_notes)]
        for stance in stances
        for party in stance.parties
    }
    named.update(name for names in askers for name in names.split(", ") if name)
    return tuple(sorted(named))


def _statuses(text: str, brackets: tuple[BracketSpan, ...]) -> tuple[StatusLabel, ...]:
    """Labels of status in brackets, in parentheses and on lines of their own."""
    labels = notes.find_statuses(text)
    for bracket in brackets:
        if bracket.kind is _STATUS_LABEL:
            label = notes.status_in_bracket(text, bracket.span, bracket.body)
            labels.extend([label] if label else [])
    return tuple(sorted(labels, key=lambda label: label.span))


def _findings(
    reading: Reading,
    found: Survey,
    columns: choices.Columns,
    rows: list[choices.Row],
    outline: Outline,
) -> tuple[Finding, ...]:
    """Every doubt of every layer, in the order of the text."""
    text, brackets = reading.text, reading.brackets
    taken = columns.attributions
    glued = [span for one in taken.values() for span in one.glued]
    return doubts.in_order(
        chain(
            doubts.of_brackets(text, brackets),
            doubts.of_rows(columns, rows),
            doubts.of_choices(reading.choices, reading.profile),
            doubts.of_base(reading.choices),
            doubts.of_nesting(brackets),
            doubts.of_parties(found.heads, taken, found.known),
            doubts.of_glued([*glued, *outline.glued]),
            doubts.of_braces(reading.braces),
            doubts.of_furniture(notes.find_furniture(text)),
            doubts.of_inactive(inactive_places(text, reading.profile.glyphs)),
            doubts.of_crossed(brackets, found.marks.crossed),
            slips.of_flattened(text),
            slips.of_numbers(outline.provisions, reading.choices),
        )
    )
