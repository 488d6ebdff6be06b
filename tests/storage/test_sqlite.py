"""A record in a file of SQLite: its form, its refusals, what it notices."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from paraph.record import KeySealer, RecordConflict, RecordDamaged, RecordUnavailable
from paraph.record.contract import said, sample_act
from paraph.record.export import export_lines
from paraph.record.verification import verify
from paraph.storage import MemoryRecord, SqliteRecord
from paraph.storage.errors import translated
from paraph.values.errors import Malformed

ORIGIN = "sco.example/record"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of three acts, closed."""
    path = tmp_path / "a folder?#%" / "sco.record"
    path.parent.mkdir()
    with SqliteRecord.create(path, ORIGIN) as record:
        for number in range(3):
            record.append([sample_act(number)], number)
        record.checkpoint([KeySealer("depositary", bytes(32))])
    return path


@pytest.fixture
def tampered(path: Path) -> Iterator[sqlite3.Connection]:
    """The file behind Paraph's back, without the triggers that protect it."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("DROP TRIGGER entries_are_not_changed")
    connection.execute("DROP TRIGGER entries_are_not_removed")
    yield connection
    connection.close()


def test_one_file(path: Path) -> None:
    """A closed record is one file, with everything in it."""
    assert [kept.name for kept in path.parent.iterdir()] == ["sco.record"]
    with SqliteRecord(path) as record:
        assert (record.origin, said(record)) == (ORIGIN, [0, 1, 2])


def test_stores_agree(path: Path) -> None:
    """The same acts give the same octets in every store."""
    model = MemoryRecord(ORIGIN)
    for number in range(3):
        model.append([sample_act(number)], number)
    model.checkpoint([KeySealer("depositary", bytes(32))])
    with SqliteRecord(path) as record:
        assert list(export_lines(record)) == list(export_lines(model))


def test_entries_are_protected(path: Path) -> None:
    """Whoever changes or removes an entry by SQL is stopped."""
    connection = sqlite3.connect(path)
    for change in ("UPDATE entries SET line = ''", "DELETE FROM entries"):
        with pytest.raises(sqlite3.IntegrityError, match="an entry is never"):
            connection.execute(change)
    connection.close()


def test_head_moves_under_another_connection(path: Path) -> None:
    """What another has entered is noticed, and gone on from."""
    with SqliteRecord(path) as one, SqliteRecord(path) as two:
        one.append([sample_act(3)], 3)
        with pytest.raises(RecordConflict, match="stands at entry 4, not at entry 3"):
            two.append([sample_act(9)], 3)
        two.append([sample_act(4)], 4)
        one.append([sample_act(5)], 5)
        assert said(two) == list(range(6))
        assert verify(export_lines(one))


def test_changed_line_is_noticed_when_read(path: Path, tampered: sqlite3.Connection) -> None:
    """An entry that was changed in the file is not read, and is named."""
    tampered.execute("UPDATE entries SET line = replace(line, 'Kaz', 'Qaz') WHERE number = 2")
    with SqliteRecord(path) as record:
        with pytest.raises(RecordDamaged, match="Entry 2 is not what") as caught:
            list(record.read())
        assert caught.value.entry == 2
        assert said(record, until=1) == [0]


def test_changed_digest_is_noticed_when_read(path: Path, tampered: sqlite3.Connection) -> None:
    """A digest that does not fit its line is noticed; so is an entry that was taken out."""
    tampered.execute("UPDATE entries SET digest = zeroblob(32) WHERE number = 1")
    with SqliteRecord(path) as record, pytest.raises(RecordDamaged, match="Entry 1 is not what"):
        list(record.read())
    tampered.execute("DELETE FROM entries WHERE number = 1")
    with SqliteRecord(path) as record, pytest.raises(RecordDamaged, match="Where entry 1 should"):
        list(record.read())


def test_nothing_is_entered_after_a_damaged_head(path: Path, tampered: sqlite3.Connection) -> None:
    """The last entry is looked at before another follows it."""
    tampered.execute("UPDATE entries SET line = replace(line, 'Kaz', 'Qaz') WHERE number = 3")
    with SqliteRecord(path) as record, pytest.raises(RecordDamaged, match="Entry 3"):
        record.append([sample_act(3)], 3)


def test_missing_end_of_a_sealed_record_is_noticed(
    path: Path, tampered: sqlite3.Connection
) -> None:
    """Entries that a checkpoint covers cannot be taken off the end unseen."""
    tampered.execute("DELETE FROM entries WHERE number > 1")
    with SqliteRecord(path) as record, pytest.raises(RecordDamaged, match="Entry 2 is missing"):
        list(export_lines(record))


def test_read_only(path: Path) -> None:
    """A record that is opened to be read can be read and exported, not written."""
    with SqliteRecord(path, read_only=True) as record:
        assert said(record) == [0, 1, 2]
        assert verify(export_lines(record))
        for write in (lambda: record.append([sample_act(3)], 3), record.checkpoint):
            with pytest.raises(RecordUnavailable, match="can only be read"):
                write()
        assert said(record) == [0, 1, 2]


def test_read_only_where_nothing_can_be_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record on a medium that cannot be written is read all the same."""
    monkeypatch.setattr("paraph.storage.sqlite._may_write", lambda _: False)
    with SqliteRecord(path, read_only=True) as record:
        assert said(record) == [0, 1, 2]
        with pytest.raises(RecordUnavailable, match="can only be read"):
            record.append([sample_act(3)], 3)


def test_reading_leaves_one_file(path: Path) -> None:
    """Whoever only reads leaves no file of a log behind."""
    with SqliteRecord(path, read_only=True) as record:
        assert said(record) == [0, 1, 2]
    assert [kept.name for kept in path.parent.iterdir()] == ["sco.record"]


def test_read_only_while_another_writes(path: Path) -> None:
    """A reader sees what a writer has entered since."""
    with SqliteRecord(path) as writer, SqliteRecord(path, read_only=True) as reader:
        writer.append([sample_act(3)], 3)
        assert said(reader) == [0, 1, 2, 3]


def test_locked(path: Path) -> None:
    """A record that another program holds is not waited for longer than we want."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with SqliteRecord(path, patience=0.01) as record:
        with pytest.raises(RecordUnavailable, match="locked by another program"):
            record.append([sample_act(3)], 3)
        other.execute("ROLLBACK")
        record.append([sample_act(3)], 3)
    other.close()


def test_full_disk(path: Path) -> None:
    """When nothing more fits, nothing is entered, and the record goes on when there is room."""
    with SqliteRecord(path) as record:
        execute = record._door().execute
        pages = execute("PRAGMA page_count").fetchone()[0]
        execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(RecordUnavailable, match="is full; nothing was entered"):
            record.append([sample_act(number) for number in range(500)], 3)
        assert said(record) == [0, 1, 2]
        execute("PRAGMA max_page_count = 1000000")
        record.append([sample_act(3)], 3)
        assert said(record) == [0, 1, 2, 3]


def test_what_is_no_record(tmp_path: Path, path: Path) -> None:
    """Other files, other databases, later forms and files that are not there are told apart."""
    other = tmp_path / "other"
    with pytest.raises(RecordUnavailable, match="There is no record"):
        SqliteRecord(other)
    other.write_text("a text, " * 300, encoding="utf-8")
    with pytest.raises(RecordDamaged, match="is no record of Paraph"):
        SqliteRecord(other)
    other.unlink()
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE something (a)")
    connection.close()
    with pytest.raises(RecordDamaged, match="is no record of Paraph"):
        SqliteRecord(other)
    octets = other.read_bytes()
    with pytest.raises(RecordUnavailable, match="exists already"):
        SqliteRecord.create(other, ORIGIN)
    assert other.read_bytes() == octets
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 2")
    connection.close()
    with pytest.raises(RecordDamaged, match="kept in form 2"):
        SqliteRecord(path)


def test_record_is_begun_once(path: Path) -> None:
    """A record is never begun over another, and its origin is a name."""
    with pytest.raises(RecordUnavailable, match="exists already"):
        SqliteRecord.create(path, ORIGIN)
    with pytest.raises(Malformed, match="origin"):
        SqliteRecord.create(path.parent / "new", "two\nlines")
    with pytest.raises(RecordUnavailable, match="cannot be opened"):
        SqliteRecord.create(path.parent / "no folder" / "new", ORIGIN)
    assert not (path.parent / "new").exists()


@pytest.mark.parametrize(
    ("code", "error", "words"),
    [
        (sqlite3.SQLITE_BUSY_SNAPSHOT, RecordUnavailable, "locked"),
        (sqlite3.SQLITE_IOERR_FSYNC, RecordUnavailable, "disk of a.record failed"),
        (sqlite3.SQLITE_PERM, RecordUnavailable, "account"),
        (sqlite3.SQLITE_CORRUPT, RecordDamaged, "last good copy"),
        (sqlite3.SQLITE_MISUSE, RecordDamaged, "as Paraph keeps it"),
        (None, RecordDamaged, "as Paraph keeps it"),
    ],
)
def test_complaints_of_sqlite_are_sentences(
    code: int | None, error: type[Exception], words: str
) -> None:
    """Each complaint becomes a sentence that names the file."""
    raised = sqlite3.OperationalError("broken")
    if code is not None:
        raised.sqlite_errorcode = code
    made = translated(raised, "a.record")
    assert isinstance(made, error)
    assert words in str(made)
    assert "a.record" in str(made)
