"""Wording: how one provision of a version differs, word by word, from the same one in the base.

The shortest list of differences is not the most readable one.  Three words changed in one phrase
are one change to a negotiator, so changes with no more than a word or two between them are joined,
though never across the end of a sentence; an insertion that could sit in several places sits where
a phrase begins; and a pair of brackets in the base is not torn apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from paraph.text.comparison.edits import Edit, EditKind
from paraph.text.comparison.pairs import Change, pairs_kept
from paraph.text.comparison.sequences import changes_between
from paraph.text.words import PIECE

ISLAND: Final = 2
"""A common stretch of at most this many words between two changes is swallowed by them."""

LARGEST_ISLAND: Final = 4
"""Between long changes, common stretches of up to so many words are swallowed too."""

_STOPS: Final = frozenset(".;:。；：؛")
_CLOSERS: Final = frozenset(".,;:)]}”’»。，；：、）］】〕؛،")


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


def compare_wording(base: Passage, version: Passage, *, pairs: bool = True) -> list[Edit]:
    """Edits that turn the passage of the base into that of the version.

    With ``pairs``, no edit holds one bracket of a pair without the other: what a compilation
    needs, whose arms are put in brackets again.

    >>> base, version = "shall promptly notify the Council", "should at once notify the Council"
    >>> compare_wording(Passage.cut(base, 0, 33), Passage.cut(version, 0, 33))
    [Edit(start=0, end=14, text='should at once', kind=<EditKind.WORDING: 'wording'>, moved=None)]
    """
    changes = readable_changes(base.pieces, version.pieces, pairs=pairs)
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
    if not steps:
        return []
    first, last = steps[0], steps[-1]
    ours = base.text[base.before(i + first) : base.after(i + last)]
    if ours == version.text[version.before(j + first) : version.after(j + last)]:
        return []
    return [
        Edit(base.before(i + step), base.after(i + step), version.gap(j + step), EditKind.SPACING)
        for step in steps
        if base.gap(i + step) != version.gap(j + step)
    ]


def _edit(base: Passage, version: Passage, change: Change) -> Edit:
    """The edit of one change, with as little white space around it as exactness allows."""
    if change.i1 == change.i2:
        return _insertion(base, version, change)
    if change.j1 == change.j2:
        return _deletion(base, version, change)
    return _replacement(base, version, change)


def _insertion(base: Passage, version: Passage, change: Change) -> Edit:
    """New words, with the one of the spaces around them that the base lacks."""
    left, right = base.before(change.i1), base.after(change.i1)
    first, last = version.before(change.j1), version.after(change.j2)
    space = base.text[left:right]
    if version.gap(change.j1) == space:
        return Edit(right, right, version.text[version.after(change.j1) : last])
    if version.gap(change.j2) == space:
        return Edit(left, left, version.text[first : version.before(change.j2)])
    return Edit(left, right, version.text[first:last])


def _deletion(base: Passage, version: Passage, change: Change) -> Edit:
    """Words gone, with one of the spaces around them."""
    left, right = base.before(change.i1), base.after(change.i2)
    space = version.gap(change.j1)
    if base.gap(change.i1) == space:
        return Edit(base.after(change.i1), right, "")
    if base.gap(change.i2) == space:
        return Edit(left, base.before(change.i2), "")
    return Edit(left, right, space)


def _replacement(base: Passage, version: Passage, change: Change) -> Edit:
    """Words for words; a space at either end stays outside if both sides have the same."""
    left, first = base.before(change.i1), version.before(change.j1)
    right, last = base.after(change.i2), version.after(change.j2)
    if base.gap(change.i1) == version.gap(change.j1):
        left, first = base.after(change.i1), version.after(change.j1)
    if base.gap(change.i2) == version.gap(change.j2):
        right, last = base.before(change.i2), version.before(change.j2)
    return Edit(left, right, version.text[first:last])


def readable_changes(
    base: Sequence[str], version: Sequence[str], *, pairs: bool = True
) -> list[Change]:
    """Changes between two lists of pieces, as a negotiator would mark them."""
    changes = changes_between(base, version)
    if not changes:
        return changes
    changes = [_settle(base, version, change) for change in _touching_joined(changes)]
    changes = _islands_joined(base, _touching_joined(changes))
    if pairs and ("[" in base or "]" in base or "[" in version or "]" in version):
        changes = pairs_kept(base, version, changes)
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
    if len(between) > 2 * LARGEST_ISLAND or not _STOPS.isdisjoint(between):
        return False
    words = sum(piece[0].isalnum() for piece in between)
    around = min(_size(left), _size(right))
    return words <= ISLAND or words <= min(LARGEST_ISLAND, around // 3)


def _size(change: Change) -> int:
    """The length of a change in pieces, on its longer side."""
    return max(change.i2 - change.i1, change.j2 - change.j1)
