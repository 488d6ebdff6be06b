"""Choices between brackets that stand side by side (bracket-conventions 3.2).

Brackets side by side are rivals unless their commas say that they are members of a list (A1).  In
a row an unattributed bracket after an attributed one begins a new choice: that is how a
compilation writes base words with the proposals beside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from paraph.text.reading.lexicon import NO_TEXT, OPEN_ARM
from paraph.text.reading.model import ArmSpan, ChoiceSpan, Span, Stance, StanceKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from paraph.text.reading.heads import Attribution
    from paraph.text.reading.marks import Marks

_JOIN: Final = re.compile(r"\s{0,40}(?:(?P<slash>/)|and/or|or|ou|или|或|أو)\s{0,40}\Z")
_BLANK_LINE: Final = re.compile(r"\n[ \t\r\x0c]{0,100}\n")
_NUMBERED: Final = re.compile(
    r"[\s*_]{0,40}(?:(\d{1,3}(?:\.\d{1,3}){0,3})(?:[ ]?(?:bis|ter|quater|alt))?[ .)]"
    r"|\(?([a-z]{1,4})\))"
)
_ALT_LABEL: Final = re.compile(r"[\s*_]{0,40}(?:\d{1,3}\s?\.?\s?)?(?:Alt|ALT|alt)\b")
_LIST_END: Final = re.compile(r"(?:[,;]|,?\s(?:and|or|and/or|y|et|и))\s*\Z")
_FOLLOWS_ON: Final = re.compile(r"\s{0,4}(?:,|(?:and/or|and|or|et|ou|y|и|или)(?:\s|\Z))")
_CLASS_OF: Final = {
    **dict.fromkeys(("a", "an", "the", "its", "their", "this", "that", "each", "any"), "article"),
    **dict.fromkeys(("shall", "should", "may", "will", "must", "can", "would", "might"), "modal"),
}
"""Words that can only be rivals of words of their own class (A1)."""

_LONGEST_GAP: Final = 200
_SHORT_ARM: Final = 70
_OPEN_INITIALS: Final = frozenset(("oth", "aut", "otr", "дру", "ино", "其他", "иное", "غير"))
_EMPTY_INITIALS: Final = frozenset(
    ("no ", "no-", "not", "del", "sin", "auc", "pas", "без", "无案文", "لا ")
)
_LONGEST_WORD: Final = 14
_FEWEST_ARMS: Final = 2
_OUT: Final = (StanceKind.DELETE, StanceKind.OPPOSE)
_CLASS: Final = 4.0
_LIKELY: Final = 0.9
_POSSIBLE: Final = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Brackets side by side in the same bracket; ``joins`` says what stands between them."""

    members: list[int]
    joins: list[str]
    is_list: bool = False

    @property
    def is_stroked(self) -> bool:
        """Whether a stroke or a conjunction joins the members, so that they are rivals."""
        return any(self.joins)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What choices are read from: the text, its marks, and attributions and bodies by row."""

    text: str
    marks: Marks
    attributions: Mapping[int, Attribution]
    bodies: list[Span]

    def end_of(self, row: int) -> int:
        """Where a bracket ends, with the tail after it."""
        attribution = self.attributions.get(row)
        return attribution.outer_end if attribution else self.marks.close[row] + 1

    def stances_of(self, row: int) -> tuple[Stance, ...]:
        """The stances of a bracket, none when nobody is named."""
        attribution = self.attributions.get(row)
        return attribution.stances if attribution else ()


def find_rows(columns: Columns, skipped: Container[int]) -> list[Row]:
    """Rows of two or more brackets with nothing between them but blanks, strokes or ``or``."""
    marks = columns.marks
    rows: list[Row] = []
    row_at: dict[int, Row] = {}
    previous: dict[int, int] = {}
    for row, first in enumerate(marks.open):
        if first < 0 or marks.close[row] < 0:
            continue
        parent = marks.parent[row]
        before = previous.get(parent, -1)
        previous[parent] = row
        if before < 0 or first - marks.close[before] > _LONGEST_GAP:
            continue
        join = _join(columns, before, row)
        if join is None or row in skipped or before in skipped:
            continue
        chain = row_at.get(before)
        if chain is None:
            chain = Row(members=[before], joins=[])
            rows.append(chain)
        chain.members.append(row)
        chain.joins.append(join)
        row_at[row] = chain
    return rows


def _join(columns: Columns, before: int, row: int) -> str | None:
    """What joins two neighbours: ``""`` for nothing, a stroke, a word; None when apart."""
    text = columns.text
    gap = text[columns.end_of(before) : columns.marks.open[row]]
    if not gap:
        return ""
    word = gap.strip()
    if word:
        return word if _JOIN.match(gap) else None
    return "" if "\n" not in gap or _continues(columns, gap, before, row) else None


def _continues(columns: Columns, gap: str, before: int, row: int) -> bool:
    """Whether a line end between two brackets is only a fold, or parts two provisions."""
    text, bodies = columns.text, columns.bodies
    first, second = bodies[before], bodies[row]
    if _ALT_LABEL.match(text, *second):
        return True
    one, other = _NUMBERED.match(text, *first), _NUMBERED.match(text, *second)
    if one or other:
        return bool(one and other and one.groups() == other.groups())
    if _BLANK_LINE.search(gap):
        return False
    return min(first[1] - first[0], second[1] - second[0]) <= _SHORT_ARM


def settle_rows(columns: Columns, rows: list[Row], adjacency: str) -> list[Row]:
    """Split rows where a new choice begins, and mark those that are lists (A1)."""
    settled = []
    for row in rows:
        for part in _split(columns, row) if _is_mixed(columns, row) else (row,):
            rest = part if part.is_stroked else _without_lead(columns, part)
            if not rest.is_stroked and _is_list(columns, rest, adjacency):
                settled.append(Row(members=rest.members, joins=rest.joins, is_list=True))
            else:
                settled.append(rest)
    return settled


def _without_lead(columns: Columns, row: Row) -> Row:
    """The rivals after a bracket that goes on from before: ``[and] [as figures] [as words]``."""
    text, bodies = columns.text, columns.bodies
    lead = 0
    for member in row.members:
        if member in columns.attributions or not _goes_on(text, bodies[member]):
            break
        lead += 1
    if not lead or len(row.members) - lead < _FEWEST_ARMS:
        return row
    return Row(members=row.members[lead:], joins=row.joins[lead:])


def _goes_on(text: str, body: Span) -> bool:
    """Whether a bracket begins with a comma or a conjunction."""
    return text[body[0]] in ",aoeuy и" and bool(_FOLLOWS_ON.match(text, *body))


def _is_mixed(columns: Columns, row: Row) -> bool:
    """Whether named and unnamed brackets, or strokes and blanks, stand in one row."""
    attributions = columns.attributions
    if any(member in attributions for member in row.members):
        return True
    return any(row.joins) and not all(row.joins)


def _split(columns: Columns, row: Row) -> Iterator[Row]:
    """The choices in a row: an unattributed bracket after an attributed one begins another."""
    attributions = columns.attributions
    members, joins = [row.members[0]], list[str]()
    for before, member, join in zip(row.members, row.members[1:], row.joins, strict=False):
        ends = before in attributions and member not in attributions
        if join and joins and not joins[-1] and not ends:
            last = members.pop()
            if len(joins) > 1:
                yield Row(members=members, joins=joins[:-1])
            members, joins = [last, member], [join]
        elif ends or (joins and _parts(columns, members, member, join, joins[-1])):
            if joins:
                yield Row(members=members, joins=joins)
            members, joins = [member], []
        else:
            members.append(member)
            joins.append(join)
    if joins:
        yield Row(members=members, joins=joins)


def _parts(columns: Columns, members: list[int], member: int, join: str, last_join: str) -> bool:
    """Whether a member begins a new choice although nothing but a blank stands before it.

    A stroke binds closer than a blank; and where named brackets touch, a blank parts them.
    """
    if bool(join) != bool(last_join):
        return True
    if join or member not in columns.attributions or members[-1] not in columns.attributions:
        return False
    is_apart = columns.marks.open[member] > columns.end_of(members[-1])
    touches = columns.marks.open[members[-1]] == columns.end_of(members[-2])
    return is_apart and touches


def _is_list(columns: Columns, row: Row, adjacency: str) -> bool:
    """Whether the members are independent, since each ends like a member of a list."""
    if any(member in columns.attributions for member in row.members):
        return False
    if adjacency != "unsettled":
        return adjacency == "list"
    text = columns.text
    bodies = [columns.bodies[member] for member in row.members]
    follows = [_goes_on(text, body) for body in bodies]
    if any(follows) and not all(follows):
        return True
    ends = [body[1] for body in bodies[:-1]]
    if all(text[end - 1] in ",;rdytи \n" for end in ends):
        return all(_LIST_END.search(text, max(0, end - 12), end) for end in ends)
    return False


def choice_of(columns: Columns, row: Row) -> ChoiceSpan | None:
    """The choice between the members of a row, none where fewer than two of them are arms.

    A bracket that only speaks for the words before (``[CC: retain]``) is no arm.
    """
    members = row.members
    if columns.attributions:
        members = [member for member in members if not _only_backs(columns, member)]
    arms = tuple([arm_of(columns, member) for member in members])
    if len(arms) < _FEWEST_ARMS or all(arm.is_none for arm in arms):
        return None
    lengths = [arm.body[1] - arm.body[0] for arm in arms if not (arm.is_open or arm.is_none)]
    is_alike = not lengths or max(lengths) <= _CLASS * (min(lengths) + 8)
    is_alike = is_alike and _same_class(columns.text, arms)
    return ChoiceSpan(
        span=(arms[0].span[0], arms[-1].span[1]),
        kind="slash" if row.is_stroked else "adjacent",
        arms=arms,
        confidence=_LIKELY if is_alike or row.is_stroked else _POSSIBLE,
    )


def _same_class(text: str, arms: tuple[ArmSpan, ...]) -> bool:
    """Whether arms of one word are alike: an article beside a verb is no rival of it (A1)."""
    classes = set()
    for arm in arms:
        start, end = arm.body
        if end - start <= _LONGEST_WORD and not arm.is_open and not arm.stances:
            word = text[start:end].strip()
            if " " not in word:
                classes.add(_CLASS_OF.get(word, ""))
    return len(classes) <= 1


def _only_backs(columns: Columns, row: int) -> bool:
    """Whether a bracket holds a stance for the words before and no words of its own."""
    attribution = columns.attributions.get(row)
    if attribution is None or not attribution.is_body_stance:
        return False
    return not _wants_out(attribution.stances)


def arm_of(columns: Columns, row: int) -> ArmSpan:
    """One bracket as an arm of a choice."""
    body = columns.bodies[row]
    attribution = columns.attributions.get(row)
    stances = attribution.stances if attribution else ()
    is_open, is_none = _what_arm(columns.text, body)
    end = attribution.outer_end if attribution else columns.marks.close[row] + 1
    return ArmSpan(
        span=(columns.marks.open[row], end),
        body=body,
        bracket=row,
        label="",
        stances=stances,
        is_open=is_open,
        is_none=is_none or (body[0] >= body[1] and _wants_out(stances)),
    )


def _what_arm(text: str, body: Span) -> tuple[bool, bool]:
    """Whether an arm is an opening for something else, or the empty wording."""
    start, end = body
    if end - start > _SHORT_ARM:
        return False, False
    opening = text[start : start + 3]
    if opening.lower() in _OPEN_INITIALS and OPEN_ARM.match(text, start, end):
        return True, False
    if opening.lower() in _EMPTY_INITIALS or opening[:1] in ' “"*_\n':
        return False, bool(NO_TEXT.match(text, start, end))
    return False, False


def is_no_text(text: str, span: Span) -> bool:
    """Whether the words of an arm say that there should be none."""
    return span[1] - span[0] <= _SHORT_ARM and bool(NO_TEXT.match(text[slice(*span)]))


def _wants_out(stances: tuple[Stance, ...]) -> bool:
    """Whether all stances want the words before to go."""
    return bool(stances) and all(stance.kind in _OUT for stance in stances)
