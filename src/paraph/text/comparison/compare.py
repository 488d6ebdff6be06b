"""Comparison: all that one version does to its base, structure first, then words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from paraph.text.comparison.edits import Edit, EditKind, apply_edits
from paraph.text.comparison.labels import LABEL
from paraph.text.comparison.lines import Anchored, Gap, Lines
from paraph.text.comparison.pairing import Block, alike, blocks_of, pair_blocks, replaced_heads
from paraph.text.comparison.references import with_references
from paraph.text.comparison.wording import Passage, compare_wording

UNLIKE: Final = 0.3
"""Blocks in the same place that share less than this of their words are a replacement."""

SAME_ELSEWHERE: Final = 0.8
"""A block found elsewhere with this much of its words has moved there."""

MOVABLE: Final = 5
"""A block of fewer words says too little to be recognised in another place."""

_JOINS_WORDS: Final = re.compile(r"\.\d|-\w|\w\w")
"""Where a label would end inside a word: ``Annex A.2``."""

_BRACKETS: Final = str.maketrans("", "", "[]")
_END_MARKS: Final = frozenset({"", ".", ";", ",", ":", "。", "；", "，"})

LONGEST_NUMBER: Final = 24
"""Characters in the longest displayed number, suffixes and brackets included."""

_NUMBER: Final = re.compile(
    r"[\s\[\]()]*(?:\d{1,4}(?:\.\d{1,3})*|[ivxlcIVXLC]{1,7}|[A-Za-z])?"
    r"(?:\s*(?:bis|ter|quater|quinquies|sexies|septies|octies|alt)\.?)*[\s.\[\]()]*"
)


Span = tuple[int, int]


def _span(blocks: Sequence[Block]) -> Span:
    """From the first block to the end of the last; nothing for none."""
    return (blocks[0].start, blocks[-1].end) if blocks else (0, 0)


@dataclass(frozen=True, slots=True, eq=False)
class _Slot:
    """Blocks left over in one place: gone from the base, new in the version."""

    point: int
    gone: list[Block]
    new: list[Block]


@dataclass(frozen=True, slots=True)
class _Moves:
    """Where moved blocks went (by start in the base) and came from (by start in the version)."""

    target: dict[int, int]
    origin: dict[int, tuple[int, int]]

    def touch(self, slot: _Slot) -> bool:
        """True if a block of ``slot`` went elsewhere or came from elsewhere."""
        return any(block.start in self.target for block in slot.gone) or any(
            block.start in self.origin for block in slot.new
        )


def compare(base: Anchored, version: Lines, *, pairs: bool = True) -> list[Edit]:
    r"""The edits that make ``version`` of ``base``, sorted, exact to the character.

    Both texts must end with a line end.  With ``pairs``, no edit tears a pair of brackets apart.
    The result depends on the two texts and nothing else.

    >>> base = "1. The Council meets yearly.\n2. The Council decides by consensus.\n"
    >>> other = "1. The Council meets monthly.\n2. The Council decides by consensus.\n"
    >>> [(base[e.start:e.end], e.text) for e in compare(Anchored(Lines(base)), Lines(other))]
    [('yearly', 'monthly')]
    """
    sides = _Sides(base.lines, version, pairs=pairs)
    parts = [part for gap in base.gaps(version) for part in sides.compare_gap(gap)]
    moves = _moves([part for part in parts if isinstance(part, _Slot)])
    edits: list[Edit] = []
    for part in parts:
        if isinstance(part, Edit):
            edits.append(part)
        else:
            edits += _placed(version.text, part, moves)
    edits = with_references(base.lines.text, edits)
    assert apply_edits(base.lines.text, edits) == version.text
    return edits


class _Sides:
    """The two texts of a comparison."""

    def __init__(self, base: Lines, version: Lines, *, pairs: bool) -> None:
        self.base = base
        self.version = version
        self.pairs = pairs

    def compare_gap(self, gap: Gap) -> Iterator[Edit | _Slot]:
        """The lines of one gap, in order: edits, and slots of blocks without a counterpart."""
        base, version = self.base, self.version
        spans = (
            (base.starts[gap.i1], base.starts[gap.i2]),
            (version.starts[gap.j1], version.starts[gap.j2]),
        )
        if self.are_respaced(*spans):
            yield from self.respaced(*spans)
            return
        heads = replaced_heads(base, version, gap)
        gap = Gap(gap.i1, gap.i2 - heads, gap.j1, gap.j2 - heads)
        ours, theirs = blocks_of(base, gap.i1, gap.i2), blocks_of(version, gap.j1, gap.j2)
        if ours and theirs:
            yield from self.compare_blocks(ours, theirs)
        else:
            yield from self.one_sided(gap, ours, theirs)
        for step in range(heads):
            i, j = gap.i2 + step, gap.j2 + step
            yield from self.reworded(
                (base.starts[i], base.starts[i + 1]), (version.starts[j], version.starts[j + 1])
            )

    def one_sided(self, gap: Gap, ours: list[Block], theirs: list[Block]) -> Iterator[Edit | _Slot]:
        """A gap with words on one side at most; the blank lines of the other give way."""
        start, end = self.base.starts[gap.i1], self.base.starts[gap.i2]
        text = self.version.text[self.version.starts[gap.j1] : self.version.starts[gap.j2]]
        blank = "" if theirs else text
        at = start if ours else end
        if not ours and self.base.text[start:end] != blank:
            yield Edit(start, end, blank, EditKind.SPACING)
        elif ours and blank:
            yield Edit(start, start, blank, EditKind.SPACING)
        if ours or theirs:
            yield _Slot(at, ours, theirs)

    def compare_blocks(
        self, ours: Sequence[Block], theirs: Sequence[Block]
    ) -> Iterator[Edit | _Slot]:
        """Pair the blocks of both sides; compare the words of those that are one provision."""
        for b1, b2, v1, v2 in pair_blocks(ours, theirs):
            gone, new = list(ours[b1:b2]), list(theirs[v1:v2])
            spans = _span(gone), _span(new)
            if gone and new and self.are_respaced(*spans):
                yield from self.respaced(*spans)
            elif gone and new and self.are_alike(gone, new):
                yield from self.reworded(*spans)
            else:
                yield _Slot(ours[b1].start if b1 < len(ours) else ours[-1].end, gone, new)

    def are_alike(self, gone: Sequence[Block], new: Sequence[Block]) -> bool:
        """True if the blocks on both sides are one provision with other words."""
        if len(gone) == len(new) == 1:
            return alike(gone[0], new[0]) >= UNLIKE
        ours = Block.of(self.base.text, gone[0].start, gone[-1].end)
        theirs = Block.of(self.version.text, new[0].start, new[-1].end)
        return alike(ours, theirs) >= UNLIKE

    def respaced(self, base_span: Span, version_span: Span) -> Iterator[Edit]:
        """Edits of a stretch that has the same characters on both sides, white space aside."""
        for edit in self.between(base_span, version_span):
            yield _told_apart(self.base.text, edit)

    def are_respaced(self, base_span: Span, version_span: Span) -> bool:
        """True if both sides have the same characters, white space aside."""
        ours, theirs = self.base.text[slice(*base_span)], self.version.text[slice(*version_span)]
        return "".join(ours.split()) == "".join(theirs.split())

    def reworded(self, base_span: Span, version_span: Span) -> Iterator[Edit]:
        """Edits of one provision: of its displayed number first, and then of its words."""
        ours, theirs = self.label_ends(base_span, version_span)
        for edit in self.between((base_span[0], ours), (version_span[0], theirs)):
            quiet = edit.kind is EditKind.WORDING and _is_number(self.base.text, edit)
            yield replace(edit, kind=EditKind.NUMBER) if quiet else edit
        for edit in self.between((ours, base_span[1]), (theirs, version_span[1])):
            yield _told_apart(self.base.text, edit)

    def label_ends(self, base_span: Span, version_span: Span) -> Span:
        """Where the words begin after the labels of both sides; at the start if there are none.

        A number without a unit may be missing on one side; ``Article 5`` is a heading, and part of
        the words where the other side has none.
        """
        ours, theirs = _label(self.base.text, base_span), _label(self.version.text, version_span)
        if not all(label is None or label["unit"] is None for label in (ours, theirs)) and not (
            ours and theirs
        ):
            ours = theirs = None
        return (
            ours.end() if ours else base_span[0],
            theirs.end() if theirs else version_span[0],
        )

    def between(self, base_span: Span, version_span: Span) -> list[Edit]:
        """Edits between two stretches of the two texts."""
        return compare_wording(
            Passage.cut(self.base.text, *base_span),
            Passage.cut(self.version.text, *version_span),
            pairs=self.pairs,
        )


def _label(text: str, span: Span) -> re.Match[str] | None:
    """The label at the start of a span, if it ends where a word ends."""
    label = LABEL.match(text, span[0], span[1])
    return None if label and _JOINS_WORDS.match(text, label.end() - 1) else label


def _told_apart(base: str, edit: Edit) -> Edit:
    """``edit`` with its kind: a change of words, of the displayed number, or of the end mark."""
    if edit.kind is not EditKind.WORDING:
        return edit
    if _is_number(base, edit):
        return replace(edit, kind=EditKind.NUMBER)
    if _is_end_mark(base, edit):
        return replace(edit, kind=EditKind.PUNCTUATION)
    return replace(edit, kind=EditKind.MARKS) if _is_lone_bracket(base, edit) else edit


def _is_lone_bracket(base: str, edit: Edit) -> bool:
    """True where nothing changes but a typed bracket whose mate is far away.

    It cannot be an arm: brackets around a bracket could not be read again.
    """
    return not (base[edit.start : edit.end] + edit.text).translate(_BRACKETS).strip()


def _is_number(base: str, edit: Edit) -> bool:
    """True where an edit changes the displayed number of a provision and nothing else."""
    if len(edit.text) > LONGEST_NUMBER or not _NUMBER.fullmatch(edit.text):
        return False
    line_start = base.rfind("\n", 0, edit.start) + 1
    label = LABEL.match(base, line_start)
    if label is None:
        return edit.start == edit.end == line_start and LABEL.fullmatch(edit.text) is not None
    first = line_start if label["unit"] is None else label.start("of_unit")
    return first <= edit.start and edit.end <= label.end() and edit.start < label.end()


def _is_end_mark(base: str, edit: Edit) -> bool:
    """True where only the mark that ends a provision changes, as when an item is added after it."""
    old, new = base[edit.start : edit.end], edit.text
    if not {old.strip(), new.strip()} <= _END_MARKS or not (old + new).strip():
        return False
    if old.endswith("\n") and new.endswith("\n"):
        return _begins_provision(base, edit.end)
    return base[edit.end : edit.end + 1] in ("\n", "") and _begins_provision(base, edit.end + 1)


def _begins_provision(base: str, start: int) -> bool:
    """True at the end of the text, at a blank line, and at a line with a displayed number."""
    return base[start : start + 1] in ("\n", "") or LABEL.match(base, start) is not None


def _placed(version: str, slot: _Slot, moves: _Moves) -> Iterator[Edit]:
    """Edits of whole blocks in one place: deleted, inserted, replaced, or moved."""
    gone, new = slot.gone, slot.new
    if gone and new and not moves.touch(slot):
        text = version[new[0].start : new[-1].end]
        yield Edit(gone[0].start, gone[0].end, text, EditKind.PROVISION)
        for block in gone[1:]:
            yield Edit(block.start, block.end, "", EditKind.PROVISION)
        return
    yield from _inserted(version, slot, moves.origin)
    for block in gone:
        target = moves.target.get(block.start)
        moved = None if target is None else (target, target)
        yield Edit(block.start, block.end, "", EditKind.PROVISION, moved)


def _inserted(version: str, slot: _Slot, origins: dict[int, tuple[int, int]]) -> Iterator[Edit]:
    """Insertions at one point: runs of new blocks, and runs moved together, each as one."""
    runs: list[tuple[int, int, tuple[int, int] | None]] = []
    for block in slot.new:
        origin = origins.get(block.start)
        if runs:
            start, _, before = runs[-1]
            if origin is None and before is None:
                runs[-1] = (start, block.end, None)
                continue
            if origin and before and origin[0] == before[1]:
                runs[-1] = (start, block.end, (before[0], origin[1]))
                continue
        runs.append((block.start, block.end, origin))
    for start, end, origin in runs:
        yield Edit(slot.point, slot.point, version[start:end], EditKind.PROVISION, origin)


def _moves(slots: Sequence[_Slot]) -> _Moves:
    """Find the blocks that left one place and stand in another."""
    gone = [(slot, block) for slot in slots for block in slot.gone if block.size >= MOVABLE]
    new = [(slot, block) for slot in slots for block in slot.new if block.size >= MOVABLE]
    moves = _Moves({}, {})
    if not gone or not new:
        return moves
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, (_, block) in enumerate(gone):
        for word in block.words:
            holders[word].append(index)
    for slot, block in new:
        # The rarest words point to the few blocks that may be this one.
        rarest = sorted(
            (word for word in block.words if word in holders),
            key=lambda word: (len(holders[word]), word),
        )
        near = {index for word in rarest[:6] for index in holders[word][:64]}
        likeness, place = max(
            (
                (alike(gone[index][1], block), -index)
                for index in near
                if gone[index][0] is not slot and gone[index][1].start not in moves.target
            ),
            default=(0.0, 0),
        )
        if likeness >= SAME_ELSEWHERE:
            origin = gone[-place][1]
            moves.target[origin.start] = slot.point
            moves.origin[block.start] = (origin.start, origin.end)
    return moves
