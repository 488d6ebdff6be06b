"""Lines: where a version says, line for line, what its base says.

An unchanged provision must cost no more than the hash of its lines: most of two versions of one
text is equal, so the lines that occur once in the base anchor the comparison, and only the gaps
between the anchors are ever looked at word by word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from paraph.text.comparison.labels import without_label

ANCHOR_LENGTH: Final = 12
"""A line with fewer characters besides its number says too little to anchor a comparison."""


class Gap(NamedTuple):
    """Lines ``i1:i2`` of the base stand against lines ``j1:j2`` of the version."""

    i1: int
    i2: int
    j1: int
    j2: int


class Lines:
    r"""A text as lines, each with its line end; the text must end with one.

    >>> lines = Lines("1. One.\n2. Two.\n")
    >>> lines.of, lines.starts
    (['1. One.', '2. Two.'], [0, 8, 16])
    """

    __slots__ = ("of", "starts", "text")

    def __init__(self, text: str) -> None:
        """Cut ``text``, which ends with a line end, into its lines."""
        self.text = text
        self.of = text.split("\n")
        self.of.pop()
        self.starts = [0, *accumulate(map((1).__add__, map(len, self.of)))]


class Anchored:
    """The lines of a base, ready to be compared with any number of versions."""

    __slots__ = ("_place", "lines")

    def __init__(self, lines: Lines) -> None:
        """Index the lines that occur once and say enough to be recognised."""
        self.lines = lines
        seen = Counter(lines.of)
        self._place = {
            line: index
            for index, line in enumerate(lines.of)
            if seen[line] == 1 and len(without_label(line)) >= ANCHOR_LENGTH
        }

    def gaps(self, version: Lines) -> list[Gap]:
        r"""The stretches in which ``version`` differs, in order; all the rest is equal.

        >>> base = Anchored(Lines("1. The Council meets.\n2. The Council decides.\n"))
        >>> base.gaps(Lines("1. The Council meets.\n2. The Council shall decide.\n"))
        [Gap(i1=1, i2=2, j1=1, j2=2)]
        """
        gaps: list[Gap] = []
        i = j = 0
        for run in [*self._runs(version), _Run(len(self.lines.of), len(version.of), 0)]:
            if i != run.i or j != run.j:
                gap = _narrowed(self.lines.of, version.of, Gap(i, run.i, j, run.j))
                if gap.i1 != gap.i2 or gap.j1 != gap.j2:
                    gaps.append(gap)
            i, j = run.i + run.length, run.j + run.length
        return gaps

    def _runs(self, version: Lines) -> list[_Run]:
        """Stretches of equal lines, rising on both sides, heaviest in characters."""
        places = list(map(self._place.get, version.of))
        runs = list(_equal_runs(self.lines.of, version.of, places))
        if all(left.i < right.i for left, right in pairwise(runs)):
            return runs
        starts = self.lines.starts
        weights = [starts[run.i + run.length] - starts[run.i] for run in runs]
        of = {(run.i, run.j): run for run in runs}
        return [of[pair] for pair in heaviest_rising([(run.i, run.j) for run in runs], weights)]


class _Run(NamedTuple):
    """``length`` equal lines, from line ``i`` of the base and ``j`` of the version on."""

    i: int
    j: int
    length: int


def _equal_runs(
    base: Sequence[str], version: Sequence[str], places: Sequence[int | None]
) -> Iterator[_Run]:
    """Known lines gathered into runs, across equal blank lines and headings.

    A line that a version has twice stands alone: which of the two it is, is decided later.
    """
    doubled = _doubled(places)
    first = last = (-1, -1)
    for j, i in enumerate(places):
        if i is None:
            continue
        alone = bool(doubled) and (i in doubled or last[0] in doubled)
        if last[0] >= 0 and not alone and _goes_on(base, version, last, (i, j)):
            last = (i, j)
            continue
        if last[0] >= 0:
            yield _Run(*first, last[1] - first[1] + 1)
        first = last = (i, j)
    if last[0] >= 0:
        yield _Run(*first, last[1] - first[1] + 1)


def _goes_on(
    base: Sequence[str], version: Sequence[str], last: tuple[int, int], here: tuple[int, int]
) -> bool:
    """True if all lines from ``last`` to ``here`` are equal."""
    (i, j), (place, line) = last, here
    step = line - j
    return place - i == step and (step == 1 or base[i + 1 : place] == version[j + 1 : line])


def _doubled(places: Sequence[int | None]) -> set[int]:
    """Lines of the base that a version has twice."""
    known = [place for place in places if place is not None]
    if len(set(known)) == len(known):
        return set()
    return {place for place, times in Counter(known).items() if times > 1}


def heaviest_rising(
    pairs: Sequence[tuple[int, int]], weights: Sequence[float]
) -> list[tuple[int, int]]:
    """The heaviest choice of ``pairs`` that rises strictly on both sides.

    ``pairs`` are sorted by their second number.  Ties go to the earlier pair, so that the answer
    depends on the pairs alone.

    >>> heaviest_rising([(0, 0), (2, 1), (1, 2)], [5, 1, 2])
    [(0, 0), (1, 2)]
    """
    ends: list[int] = []
    best: list[tuple[float, int]] = []
    before: list[int] = []
    for number, ((i, _), weight) in enumerate(zip(pairs, weights, strict=True)):
        slot = bisect_left(ends, i)
        total, previous = best[slot - 1] if slot else (0, -1)
        before.append(previous)
        total += weight
        if slot < len(ends) and ends[slot] == i:
            if best[slot][0] >= total:
                continue
            best[slot] = (total, number)
        else:
            ends.insert(slot, i)
            best.insert(slot, (total, number))
        while slot + 1 < len(ends) and best[slot + 1][0] <= total:
            del ends[slot + 1], best[slot + 1]
    chosen: list[tuple[int, int]] = []
    at = best[-1][1] if best else -1
    while at >= 0:
        chosen.append(pairs[at])
        at = before[at]
    return chosen[::-1]


def _narrowed(base: Sequence[str], version: Sequence[str], gap: Gap) -> Gap:
    """``gap`` without the equal lines at its ends.

    A bare heading (``Article 5``) just before the gap is left to the gap: when an article is
    inserted, that heading opens the new article, and the old one is renumbered.
    """
    i1, i2, j1, j2 = gap
    floor = i1
    while i1 < i2 and j1 < j2 and base[i1] == version[j1]:
        i1, j1 = i1 + 1, j1 + 1
    while i1 < i2 and j1 < j2 and base[i2 - 1] == version[j2 - 1]:
        i2, j2 = i2 - 1, j2 - 1
    if i1 != i2 or j1 != j2:
        while i1 > floor and not without_label(base[i1 - 1]).strip():
            i1, j1 = i1 - 1, j1 - 1
        while i1 < i2 and j1 < j2 and not base[i1].strip() and base[i1] == version[j1]:
            i1, j1 = i1 + 1, j1 + 1
    return Gap(i1, i2, j1, j2)
