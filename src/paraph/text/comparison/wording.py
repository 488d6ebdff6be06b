"""Wording: how one provision of a version differs, word by word, from the same one in the base.

The shortest list of differences is not the most readable one.  Three words changed in one phrase
are one change to a negotiator, so changes with no more than a word or two between them are joined,
though never across the end of a sentence; an insertion that could sit in several places sits where
a phrase begins; and a pair of brackets in the base is not torn apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from paraph.text.comparison.edits import Edit, EditKind
from paraph.text.words import PIECE

ISLAND: Final = 2
"""A common stretch of at most this many words between two changes is swallowed by them."""

BRACKET_REACH: Final = 60
"""A change is widened to keep a pair of brackets whole if its mate is at most so many pieces off."""

_STOPS: Final = frozenset(".;:。；：؛")
_CLOSERS: Final = frozenset(".,;:)]}”’»。，；：、）］】〕؛،")


class Change(NamedTuple):
    """Pieces ``i1:i2`` of the base stand against pieces ``j1:j2`` of the version."""

    i1: int
    i2: int
    j1: int
    j2: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text cut into pieces: words, ideographs and single marks."""

    text: str
    start: int
    end: int
    pieces: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Passage:
        """Cut ``text[start:end]``; offsets count from the start of ``text``."""
        found = list(PIECE.finditer(text, start, end))
        return cls(
            text,
            start,
            end,
            [match[0] for match in found],
            [match.start() for match in found],
            [match.end() for match in found],
        )

    def before(self, index: int) -> int:
        """End of the piece before ``index``, or the start of the passage."""
        return self.ends[index - 1] if index else self.start

    def after(self, index: int) -> int:
        """Start of the piece at ``index``, or the end of the passage."""
        return self.starts[index] if index < len(self.pieces) else self.end

    def gap(self, index: int) -> str:
        """The white space before the piece at ``index``."""
        return self.text[self.before(index) : self.after(index)]


def compare_wording(base: Passage, version: Passage) -> list[Edit]:
    """Edits that turn the passage of the base into that of the version.

    >>> base, version = "shall promptly notify the Council", "should at once notify the Council"
    >>> compare_wording(Passage.cut(base, 0, 33), Passage.cut(version, 0, 33))
    [Edit(start=0, end=14, text='should at once', kind=<EditKind.WORDING: 'wording'>, moved=None)]
    """
    changes = readable_changes(base.pieces, version.pieces)
    edits: list[Edit] = []
    i = j = 0
    for change in [*changes, None]:
        i_end, j_end = (change.i1, change.j1) if change else (len(base.pieces), len(version.pieces))
        # The gaps at both ends of a change belong to the change, the others to the common words;
        # at the ends of the passage there is no change to take them.
        first = 1 if i or j or (change and not i_end and not j_end) else 0
        last = i_end - i if change else i_end - i + 1
        edits += _spacing_edits(base, version, i, j, range(first, last))
        if change:
            edits.append(_edit(base, version, change))
            i, j = change.i2, change.j2
    return edits


def _spacing_edits(base: Passage, version: Passage, i: int, j: int, steps: range) -> list[Edit]:
    """Differences of white space alone before the pieces ``i + step`` / ``j + step``."""
    return [
        Edit(base.before(i + step), base.after(i + step), version.gap(j + step), EditKind.SPACING)
        for step in steps
        if base.gap(i + step) != version.gap(j + step)
    ]


def _edit(base: Passage, version: Passage, change: Change) -> Edit:
    """The edit of one change, with as little white space around it as exactness allows."""
    i1, i2, j1, j2 = change
    left, right = base.before(i1), base.after(i2)
    other_left, other_right = version.before(j1), version.after(j2)
    if i1 == i2:
        space = base.text[left:right]
        if version.gap(j1) == space:
            left, other_left = right, version.after(j1)
        elif version.gap(j2) == space:
            right, other_right = left, version.before(j2)
    elif j1 == j2:
        space = version.text[other_left:other_right]
        if base.gap(i1) == space:
            left, other_left = base.after(i1), other_right
        elif base.gap(i2) == space:
            right, other_right = base.before(i2), other_left
    else:
        if base.gap(i1) == version.gap(j1):
            left, other_left = base.after(i1), version.after(j1)
        if base.gap(i2) == version.gap(j2):
            right, other_right = base.before(i2), version.before(j2)
    return Edit(left, right, version.text[other_left:other_right])


def readable_changes(base: Sequence[str], version: Sequence[str]) -> list[Change]:
    """Changes between two lists of pieces, as a negotiator would mark them."""
    changes = [
        Change(code.src_start, code.src_end, code.dest_start, code.dest_end)
        for code in Levenshtein.opcodes(base, version)
        if code.tag != "equal"
    ]
    if not changes:
        return changes
    changes = [_settle(base, version, change) for change in _touching_joined(changes)]
    changes = _islands_joined(base, _touching_joined(changes))
    if "[" in base or "]" in base or "[" in version or "]" in version:
        changes = _pairs_kept(base, version, changes)
    return changes


def _touching_joined(changes: Sequence[Change]) -> list[Change]:
    """Changes with nothing in common between them are one change."""
    joined: list[Change] = []
    for change in changes:
        if joined and joined[-1].i2 >= change.i1 and joined[-1].j2 >= change.j1:
            last = joined[-1]
            joined[-1] = Change(last.i1, max(last.i2, change.i2), last.j1, max(last.j2, change.j2))
        else:
            joined.append(change)
    return joined


def _settle(base: Sequence[str], version: Sequence[str], change: Change) -> Change:
    """Slide a pure insertion or deletion to the place where it reads as a phrase.

    ``aims and the [norms and the] principles`` and ``aims [and the norms] and the principles``
    are the same insertion; phrases open with their small words, so the leftmost place that does
    not begin with a closing mark is the best.
    """
    i1, i2, j1, j2 = change
    if i1 != i2 and j1 != j2:
        return change
    pieces, start, end = (version, j1, j2) if i1 == i2 else (base, i1, i2)
    # Sliding must not run into the neighbouring change: both sides have to move over common words.
    slack = 0
    best, best_score = 0, _opening_score(pieces, start)
    while (
        slack < start
        and slack < min(i1, j1)
        and pieces[start - slack - 1] == pieces[end - slack - 1]
        and base[i1 - slack - 1] == version[j1 - slack - 1]
    ):
        slack += 1
        score = _opening_score(pieces, start - slack)
        if score >= best_score:
            best, best_score = slack, score
    return Change(i1 - best, i2 - best, j1 - best, j2 - best)


def _opening_score(pieces: Sequence[str], start: int) -> int:
    """How well a phrase may begin at ``start``: after a stop best, with a closing mark worst."""
    if pieces[start] in _CLOSERS:
        return 0
    return 2 if not start or pieces[start - 1] in _STOPS else 1


def _islands_joined(base: Sequence[str], changes: Sequence[Change]) -> list[Change]:
    """Join changes that have only a word or two of one sentence between them."""
    joined = [changes[0]]
    for change in changes[1:]:
        last = joined[-1]
        if _is_island(base[last.i2 : change.i1], last, change):
            joined[-1] = Change(last.i1, change.i2, last.j1, change.j2)
        else:
            joined.append(change)
    return joined


def _is_island(between: Sequence[str], left: Change, right: Change) -> bool:
    if len(between) > 3 * ISLAND + 4 or not _STOPS.isdisjoint(between):
        return False
    words = sum(piece[0].isalnum() for piece in between)
    around = min(max(left.i2 - left.i1, left.j2 - left.j1), max(right.i2 - right.i1, right.j2 - right.j1))
    return words <= ISLAND or words <= min(4, around // 3)


_OPEN_OR_CLOSE: Final = re.compile(r"[\[\]]")


def _mates(pieces: Sequence[str]) -> dict[int, int]:
    """Each bracket of ``pieces`` and its mate, where it has one."""
    mates: dict[int, int] = {}
    waiting: list[int] = []
    for index, piece in enumerate(pieces):
        if piece == "[":
            waiting.append(index)
        elif piece == "]" and waiting:
            mate = waiting.pop()
            mates[mate], mates[index] = index, mate
    return mates


def _pairs_kept(
    base: Sequence[str], version: Sequence[str], changes: Sequence[Change]
) -> list[Change]:
    """Widen changes so that none holds one bracket of a pair without the other nearby one."""
    base_mates, version_mates = _mates(base), _mates(version)
    kept: list[Change] = list(changes)
    index = 0
    while index < len(kept):
        change = kept[index]
        wider = _widened(change, base_mates, version_mates, kept, index)
        if wider is None:
            index += 1
            continue
        first, last, whole = wider
        kept[first : last + 1] = [whole]
        index = first
    return kept


def _widened(
    change: Change,
    base_mates: dict[int, int],
    version_mates: dict[int, int],
    changes: Sequence[Change],
    index: int,
) -> tuple[int, int, Change] | None:
    """The neighbours from first to last that ``change`` must swallow, and the whole, or None."""
    i1, i2 = _reach(change.i1, change.i2, base_mates)
    j1, j2 = _reach(change.j1, change.j2, version_mates)
    if (i1, i2, j1, j2) == tuple(change):
        return None
    # Keep both sides in step: every common piece that one side takes in, the other takes in too.
    first = last = index
    whole = change
    while i1 < whole.i1 or j1 < whole.j1:
        floor = changes[first - 1] if first else Change(0, 0, 0, 0)
        room = whole.i1 - floor.i2
        need = max(whole.i1 - i1, whole.j1 - j1)
        step = min(room, need)
        whole = Change(whole.i1 - step, whole.i2, whole.j1 - step, whole.j2)
        if step == need or not first:
            break
        first -= 1
        whole = Change(floor.i1, whole.i2, floor.j1, whole.j2)
    while i2 > whole.i2 or j2 > whole.j2:
        following = changes[last + 1] if last + 1 < len(changes) else None
        need = max(i2 - whole.i2, j2 - whole.j2)
        step = min(following.i1 - whole.i2, need) if following else need
        whole = Change(whole.i1, whole.i2 + step, whole.j1, whole.j2 + step)
        if step == need or following is None:
            break
        last += 1
        whole = Change(whole.i1, following.i2, whole.j1, following.j2)
    return (first, last, whole) if whole != change else None


def _reach(start: int, end: int, mates: dict[int, int]) -> tuple[int, int]:
    """The span widened to the mates, close enough, of the brackets inside it."""
    low, high = start, end
    for index in range(start, end):
        mate = mates.get(index)
        if mate is not None and abs(mate - index) <= BRACKET_REACH:
            low, high = min(low, mate), max(high, mate + 1)
    return low, high
