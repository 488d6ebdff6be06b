"""Pairs of brackets: changes that never hold one bracket of a pair without the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

REACH: Final = 60
"""A change is widened to take in the mate of a bracket that is at most so many pieces off."""


class Change(NamedTuple):
    """Pieces ``i1:i2`` of the base stand against pieces ``j1:j2`` of the version."""

    i1: int
    i2: int
    j1: int
    j2: int


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


def pairs_kept(
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
    base_mates: Mapping[int, int],
    version_mates: Mapping[int, int],
    changes: Sequence[Change],
    index: int,
) -> tuple[int, int, Change] | None:
    """The neighbours from first to last that ``change`` must swallow, and the whole, or None."""
    i1, i2 = _reach(change.i1, change.i2, base_mates)
    j1, j2 = _reach(change.j1, change.j2, version_mates)
    if _fills(change.i1, change.i2, base_mates) and _fills(change.j1, change.j2, version_mates):
        i1, i2, j1, j2 = i1 - 1, i2 + 1, j1 - 1, j2 + 1
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


def _fills(start: int, end: int, mates: Mapping[int, int]) -> bool:
    """True if the span is all that stands between two brackets: ``[X]`` is one thing."""
    return start < end and mates.get(start - 1) == end


def _reach(start: int, end: int, mates: Mapping[int, int]) -> tuple[int, int]:
    """The span widened to the mates, close enough, of the brackets inside it."""
    low, high = start, end
    for index in range(start, end):
        mate = mates.get(index)
        if mate is not None and abs(mate - index) <= REACH:
            low, high = min(low, mate), max(high, mate + 1)
    return low, high
