"""Bracket marks: where they are, which belong together, which have no fellow.

Pairs are standoff spans.  They may cross provisions, and of two families of marks one pair may
cross another; a mark without a fellow closes nowhere and encloses nothing (A7).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from paraph.text.reading.model import BracketCounts
from paraph.text.words import CJK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SQUARE: Final = "[]"
"""The family of marks that is active in every text."""

WIDE: Final = ("［］", "【】", "〔〕")
"""The families that are active where the text is written with ideographs (C3 grammar)."""

_CROSSING_REACH: Final = 16
"""How many crossing pairs are looked through for an enclosing one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The paired marks of a text, as columns; row ``i`` is bracket ``i`` of the reading.

    ``open`` and ``close`` hold -1 where a mark is missing; ``before_close`` is the place of the
    mark that stands last before the closing one, ``after_open`` of the first after the opening
    one; ``parent`` is -1 at the outermost level.
    """

    open: list[int]
    close: list[int]
    after_open: list[int]
    before_close: list[int]
    parent: list[int]
    depth: list[int]
    places: list[int]
    owner: list[int]
    crossed: list[tuple[int, int]]
    counts: BracketCounts


def active_glyphs(text: str) -> tuple[str, ...]:
    """The families of bracket marks that are active in ``text``.

    >>> active_glyphs("［缔约方］"), active_glyphs("on the […. ] mechanism ［….］")
    (('[]', '［］', '【】', '〔〕'), ('[]',))
    """
    if text.isascii() or not any(mark in text for family in WIDE for mark in family):
        return (SQUARE,)
    return (SQUARE, *WIDE) if CJK.search(text) else (SQUARE,)


def inactive_places(text: str, glyphs: Iterable[str]) -> list[int]:
    """Where marks stand that look like brackets but are not active in this text."""
    dormant = [mark for family in WIDE if family not in glyphs for mark in family if mark in text]
    if not dormant:
        return []
    return [found.start() for found in re.finditer(f"[{''.join(dormant)}]", text)]


def pair_marks(text: str, glyphs: Sequence[str]) -> Marks:
    """Pair the marks of ``text`` from left to right, each family by its own stack.

    >>> marks = pair_marks("a [b [c] d", ("[]",))
    >>> marks.open, marks.close, marks.parent
    ([2, 5], [-1, 7], [-1, -1])
    """
    pattern = re.compile("[" + "".join(re.escape(family) for family in glyphs) + "]")
    places = [found.start() for found in pattern.finditer(text)]
    seen = "".join([text[place] for place in places])
    openers = {family[0] for family in glyphs}
    families = [family for family in glyphs if family[0] in seen or family[1] in seen]
    fellows = _fellows(seen, families)
    return _columns(places, fellows, _count(seen, openers), is_plain=len(families) <= 1)


def _count(seen: str, openers: set[str]) -> BracketCounts:
    """The measured numbers: one counter over all families (bracket-conventions 2)."""
    depth = deepest = pairs = unopened = 0
    for mark in seen:
        if mark in openers:
            depth += 1
            deepest = max(deepest, depth)
        elif depth:
            depth -= 1
            pairs += 1
        else:
            unopened += 1
    return BracketCounts(pairs=pairs, unclosed=depth, unopened=unopened, depth=deepest)


def _fellows(seen: str, families: Sequence[str]) -> list[int]:
    """For each mark the row of its fellow, -1 when unopened, -2 when unclosed."""
    fellows = [-1] * len(seen)
    stacks: dict[str, list[int]] = {}
    stack_of: dict[str, list[int]] = {}
    opens = {family[0] for family in families}
    for family in families:
        stack_of[family[0]] = stack_of[family[1]] = stacks[family] = []
    for row, mark in enumerate(seen):
        stack = stack_of[mark]
        if mark in opens:
            stack.append(row)
        elif stack:
            first = stack.pop()
            fellows[first] = row
            fellows[row] = first
    for stack in stacks.values():
        for row in stack:
            fellows[row] = -2
    return fellows


def _columns(
    places: list[int], fellows: list[int], counts: BracketCounts, *, is_plain: bool
) -> Marks:
    """Turn paired marks into rows in the order of their first mark."""
    rows = [row for row, fellow in enumerate(fellows) if fellow < 0 or fellow > row]
    row_of = dict(zip(rows, range(len(rows)), strict=True))
    owner = [row_of[row] if row in row_of else row_of[fellows[row]] for row in range(len(places))]
    last = len(places) - 1
    opens, closes, after, before = [], [], [], []
    for row in rows:
        fellow = fellows[row]
        close = fellow if fellow >= 0 else row if fellow == -1 else -1
        opens.append(-1 if fellow == -1 else places[row])
        closes.append(-1 if close < 0 else places[close])
        after.append(places[row + 1] if row < last else -1)
        before.append(places[close - 1] if close > 0 else -1)
    crossed: list[tuple[int, int]] = []
    if is_plain:
        parent, depth = _nest_plain(rows, fellows, row_of)
    else:
        parent, depth, crossed = _nest_crossing(opens, closes)
    return Marks(
        open=opens,
        close=closes,
        after_open=after,
        before_close=before,
        parent=parent,
        depth=depth,
        places=places,
        owner=owner,
        crossed=crossed,
        counts=counts,
    )


def _nest_plain(
    rows: list[int], fellows: list[int], row_of: dict[int, int]
) -> tuple[list[int], list[int]]:
    """Parents and depths where only one family is in use, so that pairs cannot cross."""
    parent, depth = [], []
    enclosing: list[tuple[int, int]] = []
    for row in rows:
        while enclosing and enclosing[-1][0] < row:
            enclosing.pop()
        parent.append(row_of[enclosing[-1][1]] if enclosing else -1)
        depth.append(len(enclosing) + 1)
        if fellows[row] > row:
            enclosing.append((fellows[row], row))
    return parent, depth


def _nest_crossing(
    opens: list[int], closes: list[int]
) -> tuple[list[int], list[int], list[tuple[int, int]]]:
    """Parents, depths and crossing pairs where several families are in use."""
    parent: list[int] = []
    depth: list[int] = []
    crossed: list[tuple[int, int]] = []
    enclosing: list[int] = []
    for row, (first, last) in enumerate(zip(opens, closes, strict=True)):
        start = first if first >= 0 else last
        end = max(first, last)
        while enclosing and closes[enclosing[-1]] < start:
            enclosing.pop()
        found = -1
        for other in reversed(enclosing[-_CROSSING_REACH:]):
            if closes[other] > end:
                found = other
                break
            if start < closes[other]:
                crossed.append((other, row))
        parent.append(found)
        depth.append(depth[found] + 1 if found >= 0 else 1)
        if first >= 0 and last >= 0:
            enclosing.append(row)
    return parent, depth, crossed
