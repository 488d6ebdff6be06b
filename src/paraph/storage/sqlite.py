"""A record in one file of SQLite: durable, and right under many writers.

Every ``append`` is one transaction that takes the writer's lock first (``BEGIN IMMEDIATE``), reads
the head under it, and returns when the operating system says that the disk has it (write-ahead
log, ``synchronous=FULL``).  So commit order is record order, whoever writes, and an act that was
acknowledged survives the death of the process and of the machine.

An entry's row holds its line, its digest, and the Merkle nodes that it completed: one more
row is all that an append writes.  Rows are never changed; two triggers see to it.  Each thread has
its own connection.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, local
from typing import Final, Self

from paraph.record.acts import Act
from paraph.record.checkpoints import Checkpoint
from paraph.record.entries import Entry, Head, beginning, check_entry, enter, follow
from paraph.record.errors import RecordConflict, RecordDamaged, RecordUnavailable
from paraph.record.keeping import Snapshot
from paraph.record.merkle import DIGEST_SIZE, Frontier, frontier_of, leaf_digest
from paraph.record.proofs import tree_root
from paraph.record.seals import Sealer
from paraph.storage.errors import in_words
from paraph.values.sentences import worded

APPLICATION: Final = 0x50617261
"""``Para``: by this number, in octets 68 to 71 of the file, a file is known as a record."""

SCHEMA: Final = 1

_SCHEMA: Final = f"""
    PRAGMA application_id = {APPLICATION};
    PRAGMA user_version = {SCHEMA};
    CREATE TABLE record (origin TEXT NOT NULL);
    CREATE TABLE entries (
        number INTEGER PRIMARY KEY CHECK (number > 0),
        line BLOB NOT NULL,
        digest BLOB NOT NULL CHECK (length(digest) = 32),
        nodes BLOB NOT NULL
    );
    CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, note TEXT NOT NULL);
    CREATE TABLE snapshots (
        name TEXT PRIMARY KEY,
        number INTEGER NOT NULL,
        digest BLOB NOT NULL,
        situation BLOB NOT NULL
    );
    CREATE TRIGGER entries_are_not_changed BEFORE UPDATE ON entries
        BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END;
    CREATE TRIGGER entries_are_not_removed BEFORE DELETE ON entries
        BEGIN SELECT RAISE(ABORT, 'an entry is never removed'); END;
"""

_HEAD: Final = "SELECT number, CAST(digest AS BLOB) FROM entries ORDER BY number DESC LIMIT 1"
_INSERT: Final = "INSERT INTO entries (number, line, digest, nodes) VALUES (?, ?, ?, ?)"
_INSERT_AFTER: Final = (
    "INSERT INTO entries (number, digest, nodes, line) VALUES (?1, ?3, ?4, CASE"
    " WHEN ?5 = (SELECT digest FROM entries ORDER BY number DESC LIMIT 1) THEN ?2 END)"
)
_READ: Final = (
    "SELECT number, CAST(digest AS BLOB), CAST(line AS BLOB) FROM entries"
    " WHERE number > ? AND number <= ? ORDER BY number"
)
_LINE: Final = "SELECT CAST(line AS BLOB) FROM entries WHERE number = ?"
_NODES: Final = "SELECT CAST(digest AS BLOB), CAST(nodes AS BLOB) FROM entries WHERE number = ?"
_CHUNK: Final = 1000
_FOREVER: Final = 2**62


class _Door:
    """One thread's connection, and what it remembers of the head it left."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.execute = connection.execute
        self.frontier = Frontier()
        self.head = Head(-1, b"")

    def remember(self, head: Head, frontier: Frontier) -> None:
        """Keep where this connection left the record, so that it need not be read again."""
        self.head, self.frontier = head, frontier


class SqliteRecord:
    """A record in a file.

    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> record = SqliteRecord.create(Path(folder.name, "sco.record"), "sco.example/record")
    >>> record.head().number
    0
    >>> record.close(); folder.cleanup()
    """

    def __init__(
        self, path: str | os.PathLike[str], *, read_only: bool = False, patience: float = 60
    ) -> None:
        """Open a record that exists.  ``patience`` is how many seconds to wait for a lock.

        Raises:
            RecordUnavailable: if there is no such file, or it cannot be opened.
            RecordDamaged: if it is no record, or one of a newer Paraph.
        """
        self.path = Path(path)
        self.read_only = read_only
        self.patience = patience
        self._doors = local()
        self._open: list[sqlite3.Connection] = []
        self._lock = Lock()
        if not self.path.is_file():
            raise RecordUnavailable(worded("There is no record {path}.", path=str(self.path)))
        try:
            self._origin = self._check_schema()
        except BaseException:
            self.close()
            raise
        self._beginning = beginning(self._origin)

    @classmethod
    def create(cls, path: str | os.PathLike[str], origin: str, *, patience: float = 60) -> Self:
        """Begin a record in a new file.

        A creation that was interrupted leaves an empty file, which may be created again.

        Raises:
            Malformed: if ``origin`` is no name on one line.
            RecordUnavailable: if the file exists already, or cannot be made.
        """
        beginning(origin)
        with in_words(str(path)):
            connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
            try:
                _check_new(connection, path)
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("BEGIN IMMEDIATE")
                _check_new(connection, path)
                for statement in _statements(_SCHEMA):
                    connection.execute(statement)
                connection.execute("INSERT INTO record VALUES (?)", (origin,))
                connection.execute("COMMIT")
            finally:
                connection.close()
        return cls(path, patience=patience)

    # --- Connections ---------------------------------------------------------------------------

    def _door(self) -> _Door:
        """This thread's connection; after a fork, a new one."""
        kept = getattr(self._doors, "kept", None)
        if kept and kept[0] == os.getpid():
            door: _Door = kept[1]
            return door
        with in_words(str(self.path)):
            door = _Door(self._connect())
        self._doors.kept = os.getpid(), door
        with self._lock:
            self._open.append(door.connection)
        return door

    def _connect(self) -> sqlite3.Connection:
        address = self.path.resolve().as_uri()
        if not self.read_only or _may_write(self.path):
            connection = self._connect_to(f"{address}?mode=rw")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA fullfsync = ON")  # macOS: through the disk's own cache
            connection.execute(f"PRAGMA query_only = {int(self.read_only)}")
            return connection
        return self._connect_to_what_cannot_be_written(address)

    def _connect_to_what_cannot_be_written(self, address: str) -> sqlite3.Connection:
        connection = self._connect_to(f"{address}?mode=ro")
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            connection.close()
            log = Path(f"{self.path}-wal")
            if log.exists() and log.stat().st_size:
                raise
            return self._connect_to(f"{address}?mode=ro&immutable=1")
        return connection

    def _connect_to(self, address: str) -> sqlite3.Connection:
        return sqlite3.connect(
            address,
            uri=True,
            timeout=self.patience,
            isolation_level=None,
            check_same_thread=False,
        )

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            for connection in self._open:
                connection.close()
            self._open.clear()
            self._doors = local()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _check_schema(self) -> str:
        with in_words(str(self.path)):
            execute = self._door().execute
            application = execute("PRAGMA application_id").fetchone()[0]
            schema = execute("PRAGMA user_version").fetchone()[0]
            if application != APPLICATION:
                raise RecordDamaged(worded("{path} is no record of Paraph.", path=str(self.path)))
            if schema != SCHEMA:
                raise RecordDamaged(
                    worded(
                        "{path} is kept in form {schema}; this Paraph knows form {known}.",
                        path=str(self.path),
                        schema=str(schema),
                        known=str(SCHEMA),
                    )
                )
            origin: str = execute("SELECT origin FROM record").fetchone()[0]
            return origin

    @contextmanager
    def _writing(self) -> Iterator[_Door]:
        """A transaction that holds the writer's lock from the start."""
        with in_words(str(self.path)):
            door = self._door()
            door.execute("BEGIN IMMEDIATE")
            try:
                yield door
                door.execute("COMMIT")
            except BaseException:
                if door.connection.in_transaction:
                    door.connection.rollback()
                raise

    # --- The record ----------------------------------------------------------------------------

    @property
    def origin(self) -> str:
        """The name of the record."""
        return self._origin

    def append(self, acts: Sequence[Act], expected_head: int) -> tuple[Entry, ...]:
        """Enter acts after ``expected_head``: all of them, durably, or none.

        Raises:
            RecordConflict: if the head has moved.
            Malformed: if an act has not the form that it must have.
            RecordUnavailable: if the file is locked for longer than our patience, read-only, full.
            RecordDamaged: if the last entry is not what its digest says.
        """
        door = self._door()
        is_known = 0 < expected_head == door.head.number
        if is_known and len(acts) == 1 and (made := self._append_one(door, acts)):
            return made
        with self._writing() as door:
            head = self._head(door)
            if head.number != expected_head:
                raise RecordConflict(expected=expected_head, head=head.number)
            frontier = self._frontier(door, head).copy()
            made = enter(acts, head)
            for row in _rows(made, head, frontier):
                door.execute(_INSERT, row)
        door.remember(Head(made[-1].number, made[-1].digest) if made else head, frontier)
        return made

    def _append_one(self, door: _Door, acts: Sequence[Act]) -> tuple[Entry, ...]:
        """Enter one act in one statement, if the head is still where this connection left it.

        The statement is a transaction of its own: it takes the writer's lock, compares the head's
        digest, and inserts; or it fails, since an entry has no line then, and nothing is entered.
        """
        frontier = door.frontier.copy()
        made = enter(acts, door.head)
        [row] = _rows(made, door.head, frontier)
        with in_words(str(self.path)):
            try:
                door.execute(_INSERT_AFTER, (*row, door.head.digest))
            except sqlite3.IntegrityError:  # the head has moved
                return ()
        door.remember(Head(made[0].number, made[0].digest), frontier)
        return made

    def _head(self, door: _Door) -> Head:
        row = door.execute(_HEAD).fetchone()
        return Head(*row) if row else self._beginning

    def _frontier(self, door: _Door, head: Head) -> Frontier:
        """The frontier at the head: the one we left, or read again if others have written."""
        if door.head.digest == head.digest:
            return door.frontier
        if head.number:
            line = door.execute(_LINE, (head.number,))
            if leaf_digest(line.fetchone()[0]) != head.digest:
                words = worded(
                    "Entry {number} is not what its digest says.", number=str(head.number)
                )
                raise RecordDamaged(words, head.number)
        return frontier_of(head.number, self.node)

    def read(self, after: int = 0, until: int | None = None) -> Iterator[Entry]:
        """The entries with numbers above ``after`` and up to ``until``, in order.

        Raises:
            RecordDamaged: if an entry is not what its digest says, or does not follow.
        """
        try:
            last = Head(after, self.node(0, after - 1)) if after > 0 else self._beginning
        except IndexError:
            return
        end = _FOREVER if until is None else until
        while last.number < end:
            upper = min(end, last.number + _CHUNK)
            with in_words(str(self.path)):
                rows = self._door().execute(_READ, (last.number, upper)).fetchall()
            if not rows:
                return
            entries = follow(rows, last)
            yield from entries
            last = Head(entries[-1].number, entries[-1].digest)

    def head(self) -> Head:
        """The number and digest of the last entry."""
        with in_words(str(self.path)):
            return self._head(self._door())

    def checkpoint(self, sealers: Sequence[Sealer] = ()) -> Checkpoint:
        """The checkpoint of the head, kept and sealed by each of ``sealers``.

        Raises:
            RecordUnavailable: as :meth:`append`.
        """
        head = self.head()
        root = tree_root(head.number, self.node)
        made = Checkpoint(self._origin, head.number, root, head.digest).sealed_by(*sealers)
        with self._writing() as door:
            kept = door.execute("SELECT note FROM checkpoints WHERE size = ?", (made.size,))
            row = kept.fetchone()
            if row:
                made = Checkpoint.parse(row[0]).with_seals(made.seals)
            door.execute("REPLACE INTO checkpoints VALUES (?, ?)", (made.size, str(made)))
        return made

    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """The checkpoints that were kept, the smallest first."""
        with in_words(str(self.path)):
            rows = self._door().execute("SELECT note FROM checkpoints ORDER BY size").fetchall()
        return tuple(Checkpoint.parse(note) for (note,) in rows)

    def node(self, level: int, index: int) -> bytes:
        """The digest of a node of the Merkle tree.

        Raises:
            IndexError: if the node is not complete yet.
        """
        number = (index + 1) << level
        with in_words(str(self.path)):
            row = self._door().execute(_NODES, (number,)).fetchone()
        if row is None:
            message = f"there is no node {index} on level {level}"
            raise IndexError(message)
        digest, nodes = row
        found: bytes = nodes[DIGEST_SIZE * (level - 1) : DIGEST_SIZE * level] if level else digest
        return found

    # --- Snapshots -----------------------------------------------------------------------------

    def load_snapshot(self, name: str) -> Snapshot | None:
        """The last snapshot kept under ``name``."""
        with in_words(str(self.path)):
            row = (
                self._door()
                .execute("SELECT number, digest, situation FROM snapshots WHERE name = ?", (name,))
                .fetchone()
            )
        return Snapshot(*row) if row else None

    def keep_snapshot(self, name: str, snapshot: Snapshot) -> None:
        """Keep a snapshot in the place of an older one of that name."""
        row = (name, snapshot.number, snapshot.digest, snapshot.situation)
        with self._writing() as door:
            door.execute("REPLACE INTO snapshots VALUES (?, ?, ?, ?)", row)

    def drop_snapshots(self) -> None:
        """Throw all snapshots away."""
        with self._writing() as door:
            door.execute("DELETE FROM snapshots")


def _may_write(path: Path) -> bool:
    """Whether the file can be written here, so that SQLite can tidy up its log after reading."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _check_new(connection: sqlite3.Connection, path: str | os.PathLike[str]) -> None:
    """Refuse to begin a record where a database stands."""
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise RecordUnavailable(
            worded("{path} exists already; a record is never begun again.", path=str(path))
        )


def _rows(
    entries: Sequence[Entry], head: Head, frontier: Frontier
) -> Iterator[tuple[int, bytes, bytes, bytes]]:
    """The rows of entries after ``head``, once they are seen to follow; ``frontier`` grows."""
    for entry in entries:
        check_entry(entry, head)
        head = Head(entry.number, entry.digest)
        nodes = b"".join(frontier.add(entry.digest))
        yield entry.number, entry.line, entry.digest, nodes


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one: ``executescript`` would commit before it."""
    statement = ""
    for part in script.split(";"):
        statement += part + ";"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
