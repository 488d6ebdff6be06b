"""Every store holds the contract that ships with Paraph."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraph.record import KeySealer, Record, RecordConflict, Snapshots
from paraph.record.contract import RecordContract, SnapshotsContract, sample_act
from paraph.record.export import export_lines
from paraph.record.verification import verify
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


@given(
    st.lists(
        st.tuples(st.sampled_from(["append", "stale", "seal", "reopen"]), st.integers(0, 3)),
        max_size=12,
    )
)
def test_stores_do_the_same(steps: list[tuple[str, int]]) -> None:
    """Whatever is done to two stores, they hold the same octets and refuse the same."""
    model, sealer = MemoryRecord(ORIGIN), KeySealer("depositary", bytes(32))
    with tempfile.TemporaryDirectory() as folder:
        kept = SqliteRecord.create(Path(folder, "a.record"), ORIGIN)
        for step, count in steps:
            head = model.head().number
            acts = [sample_act(head + at) for at in range(count)]
            match step:
                case "append":
                    assert kept.append(acts, head) == model.append(acts, head)
                case "stale":
                    for record in (kept, model):
                        with pytest.raises(RecordConflict):
                            record.append(acts, head + count + 1)
                case "seal":
                    assert kept.checkpoint([sealer] * count) == model.checkpoint([sealer] * count)
                case _:
                    kept.close()
                    kept = SqliteRecord(kept.path)
        assert list(export_lines(kept)) == list(export_lines(model))
        assert verify(export_lines(kept), forms=True)
        kept.close()
