"""Folding a record into a situation, from the start or from a snapshot.

A situation is what its acts add up to.  A snapshot is the situation after an entry, kept so that a
long record opens at once; it counts only if its entry still has the digest that it had.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from typing import Generic, Protocol, TypeVar

from paraph.record.catalogue import Catalogue, Entered
from paraph.record.entries import Head, beginning
from paraph.record.keeping import Record, Snapshot, Snapshots

S = TypeVar("S")
A = TypeVar("A")


def fold(situation: S, acts: Iterable[A], apply: Callable[[S, A], S]) -> S:
    """The situation after ``acts``, each applied to what the ones before it led to.

    >>> fold(0, [1, 2, 3], lambda total, act: total + act)
    6
    """
    return reduce(apply, acts, situation)


class Codec(Protocol[S]):
    """How a situation is written in a snapshot, and read again."""

    def encode(self, situation: S, /) -> bytes:
        """The situation as octets."""
        ...

    def decode(self, octets: bytes, /) -> S:
        """The situation that octets hold."""
        ...


class Fold(Generic[S]):
    """A fold with its name: what a record adds up to, and how that is kept.

    ``name`` changes whenever ``apply`` or the situation's form does: a snapshot under another name
    is not looked at.
    """

    def __init__(
        self,
        name: str,
        *,
        empty: S,
        apply: Callable[[S, Entered], S],
        catalogue: Catalogue,
        codec: Codec[S],
    ) -> None:
        self.name = name
        self.empty = empty
        self.apply = apply
        self.catalogue = catalogue
        self.codec = codec

    def refold(self, record: Record, until: int | None = None) -> tuple[S, Head]:
        """The situation after entry ``until``, or after the last, from the very first entry."""
        return self.go_on(self.empty, beginning(record.origin), record, until)

    def go_on(
        self, situation: S, head: Head, record: Record, until: int | None = None
    ) -> tuple[S, Head]:
        """The situation after ``until``, when ``situation`` was that at ``head``."""
        apply, entered = self.apply, self.catalogue.entered
        entry = None
        for entry in record.read(after=head.number, until=until):
            situation = apply(situation, entered(entry))
        return situation, head if entry is None else Head(entry.number, entry.digest)

    def open(self, record: Record, snapshots: Snapshots) -> tuple[S, Head]:
        """The situation at the head: from the snapshot if there is a good one, else refolded."""
        snapshot = snapshots.load_snapshot(self.name)
        if snapshot is None or not is_of(snapshot, record):
            return self.refold(record)
        situation = self.codec.decode(snapshot.situation)
        return self.go_on(situation, Head(snapshot.number, snapshot.digest), record)

    def keep(self, situation: S, head: Head, snapshots: Snapshots) -> Snapshot:
        """Keep the situation at ``head`` as a snapshot."""
        snapshot = Snapshot(head.number, head.digest, self.codec.encode(situation))
        snapshots.keep_snapshot(self.name, snapshot)
        return snapshot


def is_of(snapshot: Snapshot, record: Record) -> bool:
    """Whether the entry that a snapshot names still has the digest that it had then."""
    if snapshot.number == 0:
        return snapshot.digest == beginning(record.origin).digest
    if snapshot.number > record.head().number:
        return False
    return record.node(0, snapshot.number - 1) == snapshot.digest
