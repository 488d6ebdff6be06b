"""Sequences: the raw differences between two lists of pieces, however long they are.

Edit distance on short lists is a library's work; its cost grows with the product of the lengths, so
long lists are first cut at the triples of pieces that stand once in both (patience).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from rapidfuzz.distance import Levenshtein

from paraph.text.comparison.lines import heaviest_rising
from paraph.text.comparison.pairs import Change

SHORT: Final = 16_000_000
"""Lists whose lengths have at most this product are compared at once."""

_REACH: Final = 3


def changes_between(base: Sequence[str], version: Sequence[str]) -> list[Change]:
    """Every stretch in which two lists of pieces differ, in order.

    >>> changes_between(["It", "shall", "act"], ["It", "may", "act"])
    [Change(i1=1, i2=2, j1=1, j2=2)]
    """
    return list(_changes(base, version, Change(0, len(base), 0, len(version))))


def _changes(base: Sequence[str], version: Sequence[str], within: Change) -> Iterator[Change]:
    i1, i2, j1, j2 = _narrowed(base, version, within)
    if i1 == i2 or j1 == j2:
        if i1 != i2 or j1 != j2:
            yield Change(i1, i2, j1, j2)
        return
    if (i2 - i1) * (j2 - j1) <= SHORT:
        for code in Levenshtein.opcodes(base[i1:i2], version[j1:j2]):
            if code.tag != "equal":
                yield Change(
                    i1 + code.src_start, i1 + code.src_end, j1 + code.dest_start, j1 + code.dest_end
                )
        return
    anchors = _anchors(base[i1:i2], version[j1:j2])
    if not anchors:
        yield Change(i1, i2, j1, j2)
        return
    i, j = i1, j1
    for a, b in [*anchors, (i2 - i1, j2 - j1)]:
        yield from _changes(base, version, Change(i, i1 + a, j, j1 + b))
        i, j = i1 + a, j1 + b


def _narrowed(base: Sequence[str], version: Sequence[str], within: Change) -> Change:
    """``within`` without the equal pieces at its ends."""
    i1, i2, j1, j2 = within
    while i1 < i2 and j1 < j2 and base[i1] == version[j1]:
        i1, j1 = i1 + 1, j1 + 1
    while i1 < i2 and j1 < j2 and base[i2 - 1] == version[j2 - 1]:
        i2, j2 = i2 - 1, j2 - 1
    return Change(i1, i2, j1, j2)


def _anchors(base: Sequence[str], version: Sequence[str]) -> list[tuple[int, int]]:
    """Places of the triples that stand once in both lists, rising on both sides.

    The list of pieces is cut before each of them, so that every part begins with common pieces.
    """
    ours, theirs = _once(base), _once(version)
    pairs = [(ours[triple], place) for triple, place in theirs.items() if triple in ours]
    pairs.sort(key=lambda pair: pair[1])
    chosen = heaviest_rising(pairs, [1.0] * len(pairs))
    return [pair for pair in chosen if pair != (0, 0)]


def _once(pieces: Sequence[str]) -> dict[tuple[str, ...], int]:
    """The triples that stand once in a list, with their places."""
    triples = list(zip(*(pieces[step:] for step in range(_REACH)), strict=False))
    counts = Counter(triples)
    return {triple: place for place, triple in enumerate(triples) if counts[triple] == 1}
