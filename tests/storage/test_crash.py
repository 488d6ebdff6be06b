"""A writer that dies loses nothing it was told is entered, and leaves no half act.

The writer is killed (signal 9) at random moments, twenty times; ``PARAPH_CRASHES=200`` asks for
more.  The machine does not lose its power: what a disk does with its cache is its own affair.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from paraph.record.export import export_lines
from paraph.record.verification import verify
from paraph.storage import SqliteRecord

WRITER = Path(__file__).with_name("writers.py")
CRASHES = int(os.environ.get("PARAPH_CRASHES", "20"))


def start(path: Path, writer: int, count: int, together: int) -> subprocess.Popen[bytes]:
    """A writer's process, with its acknowledgements on a pipe."""
    command = [sys.executable, str(WRITER), str(path), str(writer), str(count), str(together)]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


def killed_after(path: Path, turn: int, together: int, chance: random.Random) -> int:
    """Let a writer write, kill it in the middle, and return the last entry it acknowledged."""
    process = start(path, turn, 10**6, together)
    assert process.stdout is not None
    acknowledged = 0
    for _ in range(chance.randrange(1, 12)):
        acknowledged = int(process.stdout.readline())
    for _ in range(chance.randrange(30_000)):  # a while, without a clock
        pass
    process.kill()
    for line in process.stdout.read().split(b"\n")[:-1]:
        acknowledged = int(line)
    process.stdout.close()
    process.wait()
    return acknowledged


@pytest.mark.slow
def test_killed_writers_lose_nothing(tmp_path: Path) -> None:
    """After each kill every acknowledged act is there, all acts are whole, and the chain holds."""
    path = tmp_path / "crash.record"
    SqliteRecord.create(path, "crash.example/record").close()
    chance = random.Random(20020607)  # noqa: S311 - seeded, so that a failure can be repeated
    for turn in range(CRASHES):
        before = len_of(path)
        together = 1 + turn % 3
        acknowledged = max(before, killed_after(path, turn, together, chance))
        with SqliteRecord(path) as record:
            head = record.head().number
            assert acknowledged <= head <= acknowledged + together, "the last may lack its word"
            assert (head - before) % together == 0, "acts that were filed together stand together"
            contents = [entry.act.content for entry in record.read(after=before)]
            assert contents == [said(turn, number) for number in range(head - before)]
    with SqliteRecord(path) as record:
        found = verify(export_lines(record), forms=True)
    assert found, found.reason


def len_of(path: Path) -> int:
    """How many entries a record has."""
    with SqliteRecord(path) as record:
        return record.head().number


def said(writer: int, number: int) -> dict[str, object]:
    """What a writer's act says."""
    return {"number": number, "writer": writer, "words": "as was agreed " * 20}


@pytest.mark.slow
def test_killed_creation_can_be_repeated(tmp_path: Path) -> None:
    """A record whose creation was cut short leaves a file that can still become one."""
    path = tmp_path / "half.record"
    path.touch()
    with SqliteRecord.create(path, "crash.example/record") as record:
        assert record.head().number == 0


@pytest.mark.slow
def test_eight_writers_lose_nothing(tmp_path: Path) -> None:
    """Eight processes write at once: every act is there once, in each writer's order, no gaps."""
    path, writers, count = tmp_path / "eight.record", 8, 25
    SqliteRecord.create(path, "crash.example/record").close()
    processes = [start(path, writer, count, 1) for writer in range(writers)]
    told = [int(line) for process in processes for line in process.communicate()[0].split()]
    assert [process.returncode for process in processes] == [0] * writers
    assert sorted(told) == list(range(1, writers * count + 1))
    with SqliteRecord(path) as record:
        assert [entry.number for entry in record.read()] == list(range(1, writers * count + 1))
        by_writer: dict[str, list[object]] = {}
        for entry in record.read():
            content = entry.act.content
            assert isinstance(content, dict)
            by_writer.setdefault(entry.act.participant, []).append(content["number"])
        assert by_writer == {
            f"Delegation {writer}": list(range(count)) for writer in range(writers)
        }
        assert verify(export_lines(record))
