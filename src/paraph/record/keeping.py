"""The protocol of a record: the four things that every store does, and nothing else.

``append`` is the only write in the system.  Commit order is record order, numbers are contiguous
from 1, and several acts are entered together or not at all.  A reader that asks for what
came *after* a number it has seen misses nothing.  ``paraph.record.contract`` ships the tests
that every store passes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Protocol

import msgspec

from paraph.record.acts import Act
from paraph.record.checkpoints import Checkpoint
from paraph.record.entries import Entry, Head
from paraph.record.seals import Sealer

CONTRACT: Final = "paraph.record.contract"
"""The module with the tests that every store passes; stores outside Paraph can run them too."""


class Record(Protocol):
    """An append-only sequence of acts, sealed entry to entry."""

    @property
    def origin(self) -> str:
        """The name of the record, which its chain begins with: ``sco.example/record``."""
        ...

    def append(self, acts: Sequence[Act], expected_head: int) -> tuple[Entry, ...]:
        """Enter acts after entry number ``expected_head``: all of them, durably, or none.

        ``expected_head`` is the number of the last entry that the acts were examined against, 0
        for an empty record.

        Raises:
            RecordConflict: if the head has moved; read on, examine again, append again.
            Malformed: if an act has not the form that it must have.
            RecordUnavailable: if the store cannot write now.
        """
        ...

    def read(self, after: int = 0, until: int | None = None) -> Iterator[Entry]:
        """The entries with numbers above ``after`` and up to ``until``, in order.

        What is entered while one reads may or may not be seen; read on after the last to see it.

        Raises:
            RecordDamaged: if an entry is not what its digest says.
        """
        ...

    def head(self) -> Head:
        """The number and digest of the last entry."""
        ...

    def checkpoint(self, sealers: Sequence[Sealer] = ()) -> Checkpoint:
        """The checkpoint of the head, kept and sealed by each of ``sealers``.

        If the head has a checkpoint already, the new seals join the old ones.
        """
        ...

    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """The checkpoints that were kept, the smallest first."""
        ...

    def node(self, level: int, index: int) -> bytes:
        """The digest of a node of the Merkle tree; level 0 are the entries, index from 0.

        Raises:
            IndexError: if the node is not complete yet.
        """
        ...


class Snapshot(msgspec.Struct, frozen=True):
    """A situation as it stood after an entry; disposable, for the record can always be refolded."""

    number: int
    digest: bytes
    situation: bytes


class Snapshots(Protocol):
    """Where snapshots are kept, by the name of the fold that made them."""

    def load_snapshot(self, name: str) -> Snapshot | None:
        """The last snapshot kept under ``name``."""
        ...

    def keep_snapshot(self, name: str, snapshot: Snapshot) -> None:
        """Keep a snapshot in the place of an older one of that name."""
        ...

    def drop_snapshots(self) -> None:
        """Throw all snapshots away; nothing is lost but time."""
        ...
