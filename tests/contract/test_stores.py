"""Every store holds the contract that ships with Paraph."""

from __future__ import annotations

from pathlib import Path

import pytest

from paraph.record import Record, Snapshots
from paraph.record.contract import RecordContract, SnapshotsContract
from paraph.storage import MemoryRecord, SqliteRecord

ORIGIN = "contract.example/record"


class TestMemoryRecord(RecordContract, SnapshotsContract):
    """A record in memory."""

    def begin(self, origin: str) -> Record:
        """A new record."""
        return MemoryRecord(origin)

    def keeper(self) -> Snapshots:
        """The record keeps its snapshots."""
        return MemoryRecord(ORIGIN)


class TestSqliteRecord(RecordContract, SnapshotsContract):
    """A record in a file of SQLite."""

    @pytest.fixture(autouse=True)
    def _folder(self, tmp_path: Path) -> None:
        self.folder = tmp_path

    def begin(self, origin: str) -> Record:
        """A new record in a new file."""
        return SqliteRecord.create(self.folder / "a.record", origin)

    def again(self, record: Record) -> Record:
        """The file, opened anew."""
        assert isinstance(record, SqliteRecord)
        record.close()
        return SqliteRecord(record.path)

    def keeper(self) -> Snapshots:
        """The record keeps its snapshots."""
        return SqliteRecord.create(self.folder / "b.record", ORIGIN)
