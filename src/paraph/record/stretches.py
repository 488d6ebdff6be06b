"""Stretches of an export: entries that stand together, checked among themselves.

A long export is verified by several hands at once.  Each reads some lines and says of every
stretch of entries where it starts, what it follows, where it ends and which subtrees it makes;
``verification`` then holds the stretches against one another and against the checkpoints.
Nothing of the entries themselves has to be handed over.
"""

from __future__ import annotations

from binascii import hexlify
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter, methodcaller
from typing import Final, Self, TypeAlias

import numpy as np

from paraph.record.diagnosis import own_place
from paraph.record.entries import Head
from paraph.record.export import ENTRY
from paraph.record.merkle import leaf_digests, subtrees

_is_entry: Final[Callable[[bytes], bool]] = methodcaller("startswith", ENTRY)

_PLACE: Final = b',"number":%d,"previous":"%b"}\n'
"""How an entry ends: with its number and the digest of the one before."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Entries that follow one another.

    ``follows`` is the head that the first one names; ``head`` the last one; ``trees`` the largest
    perfect subtrees over them, by level and root, in the tree of the whole record.
    """

    follows: Head
    head: Head
    trees: tuple[tuple[int, bytes], ...]

    @classmethod
    def of(cls, lines: Sequence[bytes]) -> Self | None:
        """The stretch that these lines make; None if one of them does not follow its neighbour."""
        follows = own_place(lines[0])
        if follows is None:
            return None
        digests, misfits = linked(follows, lines)
        if misfits is not None:
            return None
        head = Head(follows.number + len(lines), digests[-1])
        return cls(follows, head, tuple(subtrees(follows.number, digests)))


Part: TypeAlias = Stretch | bytes
"""What stands in an export: a stretch of entries, or a line that is none."""


def parts(lines: Sequence[bytes]) -> Iterator[Part]:
    """Lines of an export, their entries gathered into stretches.

    A stretch that does not hold is handed on as its first line.
    """
    runs: Iterable[tuple[bool, Iterable[bytes]]] = groupby(lines, key=_is_entry)
    if lines and all(map(_is_entry, lines)):  # nearly always, and sooner told
        runs = [(True, lines)]
    for entries, run in runs:
        gathered = list(run)
        if entries:
            yield Stretch.of(gathered) or gathered[0]
        else:
            yield from gathered


def linked(head: Head, lines: Sequence[bytes]) -> tuple[list[bytes], int | None]:
    """The digests of entries that stand after a head, and the place of the first misfit among them.

    An entry fits if it bears the next number and the digest of the one before.
    """
    digests = leaf_digests(lines)
    if _all_fit(head, lines, digests):
        return digests, None
    numbers = range(head.number + 1, head.number + len(lines) + 1)
    before = map(hexlify, (head.digest, *digests))
    places = zip(numbers, before, strict=False)
    fits = [line.endswith(_PLACE % place) for line, place in zip(lines, places, strict=True)]
    return digests, None if all(fits) else fits.index(False)


def _all_fit(head: Head, lines: Sequence[bytes], digests: Sequence[bytes]) -> bool:
    """Whether all entries fit, told from one table of their ends, an entry a row.

    False also where the numbers grow a digit within, and the rows have no common width.
    """
    numbers = np.arange(head.number + 1, head.number + len(lines) + 1)
    row = _PLACE % (numbers[0], hexlify(head.digest))
    ends = b"".join(map(itemgetter(slice(-len(row), None)), lines))
    if len(str(numbers[0])) < len(str(numbers[-1])) or len(ends) < len(row) * len(lines):
        return False
    expected = np.tile(np.frombuffer(row, np.uint8), (len(lines), 1))
    for place in range(len(str(numbers[0]))):
        expected[:, row.index(b',"p') - 1 - place] = numbers // 10**place % 10 + ord("0")
    before = np.frombuffer(b"".join((head.digest, *digests[:-1])).hex().encode(), np.uint8)
    expected[:, row.rindex(b":") + 2 : -len(b'"}\n')] = before.reshape(len(lines), -1)
    return ends == expected.tobytes()
