"""A record in memory: for tests, for trying things out, and as the model of all other stores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Lock

from paraph.record.acts import Act
from paraph.record.checkpoints import Checkpoint
from paraph.record.entries import Entry, Head, beginning, check_entry, enter
from paraph.record.errors import RecordConflict
from paraph.record.keeping import Snapshot
from paraph.record.merkle import Nodes
from paraph.record.seals import Sealer


class MemoryRecord:
    """A record that is gone with the process; safe among threads.

    >>> record = MemoryRecord("sco.example/record")
    >>> act = Act.filed(
    ...     participant="Secretariat", capacity="chair", moment="2001-06-15T12:00:00+08:00",
    ...     kind="organisation.meeting-opened", payload={},
    ... )
    >>> [entry] = record.append([act], expected_head=0)
    >>> entry.number, record.head().digest == entry.digest
    (1, True)
    """

    def __init__(self, origin: str) -> None:
        self._beginning = beginning(origin)
        self._origin = origin
        self._entries: list[Entry] = []
        self._nodes = Nodes()
        self._checkpoints: dict[int, Checkpoint] = {}
        self._snapshots: dict[str, Snapshot] = {}
        self._lock = Lock()

    @property
    def origin(self) -> str:
        """The name of the record."""
        return self._origin

    def append(self, acts: Sequence[Act], expected_head: int) -> tuple[Entry, ...]:
        """Enter acts after ``expected_head``: all of them or none.

        Raises:
            RecordConflict: if the head has moved.
            Malformed: if an act has not the form that it must have.
        """
        with self._lock:
            head = self.head()
            if head.number != expected_head:
                raise RecordConflict(expected=expected_head, head=head.number)
            made = enter(acts, head)
            for entry in made:
                check_entry(entry, head)
                head = Head(entry.number, entry.digest)
                self._nodes.add(entry.digest)
            self._entries.extend(made)
            return made

    def read(self, after: int = 0, until: int | None = None) -> Iterator[Entry]:
        """The entries with numbers above ``after`` and up to ``until``, in order."""
        end = len(self._entries) if until is None else min(until, len(self._entries))
        for number in range(max(after, 0), end):
            yield self._entries[number]

    def head(self) -> Head:
        """The number and digest of the last entry."""
        last = self._entries[-1] if self._entries else self._beginning
        return Head(last.number, last.digest)

    def checkpoint(self, sealers: Sequence[Sealer] = ()) -> Checkpoint:
        """The checkpoint of the head, kept and sealed by each of ``sealers``."""
        with self._lock:
            head = self.head()
            root = self._nodes.frontier.root()
            plain = Checkpoint(self._origin, head.number, root, head.digest)
            made = self._checkpoints.get(head.number, plain).sealed_by(*sealers)
            self._checkpoints[head.number] = made
            return made

    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """The checkpoints that were kept, the smallest first."""
        return tuple(self._checkpoints[size] for size in sorted(self._checkpoints))

    def node(self, level: int, index: int) -> bytes:
        """The digest of a node of the Merkle tree.

        Raises:
            IndexError: if the node is not complete yet.
        """
        return self._nodes(level, index)

    def load_snapshot(self, name: str) -> Snapshot | None:
        """The last snapshot kept under ``name``."""
        return self._snapshots.get(name)

    def keep_snapshot(self, name: str, snapshot: Snapshot) -> None:
        """Keep a snapshot in the place of an older one of that name."""
        self._snapshots[name] = snapshot

    def drop_snapshots(self) -> None:
        """Throw all snapshots away."""
        self._snapshots.clear()
