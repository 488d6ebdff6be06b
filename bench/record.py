"""The record: durable append, verification, folding, and opening through a snapshot.

    python -m bench.record            a million acts
    python -m bench.record --quick    fifty thousand

Each figure is a ratio of two things measured in turn in one run, on the same octets.  *Bare* is
the engine or the digest with nothing around it: what no record could be faster than.
"""

from __future__ import annotations

import gc
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from hashlib import file_digest, sha256
from pathlib import Path
from statistics import median

import msgspec
from bench.report import Row, figure, grid, machine, seconds, size
from bench.scale import FULL, QUICK, Scale

from paraph.record import Act, Catalogue, Entered, Fold, Kind, Revision
from paraph.record.export import export_lines
from paraph.record.seals import KeySealer
from paraph.record.verification import verify
from paraph.storage import SqliteRecord
from paraph.storage.exports import verify_export

ORIGIN = "bench.example/record"
ROUNDS = 7
SEALER = KeySealer("bench.example", bytes(32))


class Said(msgspec.Struct, frozen=True):
    """What an act of the bench says: about 0.3 kB with its envelope."""

    number: int
    provision: str
    stance: str
    words: str


class Tally(msgspec.Struct):
    """A cheap situation: how often each stance was taken, on how many provisions."""

    acts: int = 0
    stances: dict[str, int] = {}


def apply(tally: Tally, entered: Entered) -> Tally:
    content = entered.content
    assert isinstance(content, Said)
    tally.acts += 1
    tally.stances[content.stance] = tally.stances.get(content.stance, 0) + 1
    return tally


class TallyCodec:
    """Tallies as JSON."""

    encode = staticmethod(msgspec.json.Encoder().encode)
    decode = staticmethod(msgspec.json.Decoder(Tally).decode)


CATALOGUE = Catalogue(Kind("bench.said", (Revision(content=Said, sample=b"{}"),)))


def tally_fold() -> Fold[Tally]:
    return Fold("tally 1", empty=Tally(), apply=apply, catalogue=CATALOGUE, codec=TallyCodec())


def act(number: int) -> Act:
    return CATALOGUE.encode(
        Said(number, f"provision-{number % 97}", "oppose", "shall endeavour to ensure that " * 2),
        participant="Kazakhstan",
        capacity="head of delegation",
        moment="2002-06-07T18:00:00+04:00",
    )


def clock(call: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def in_turn(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float, float]:
    """The middle times of both, and the middle of the ratios of the turns."""
    turns = [(clock(ours), clock(theirs)) for _ in range(ROUNDS)]
    ratio = median(two / one for one, two in turns)
    return median(one for one, _ in turns), median(two for _, two in turns), ratio


def rows(scale: Scale = FULL, folder: Path | None = None) -> list[Row]:
    """All rows; a record of a million acts for the full scale."""
    if folder is None:
        with tempfile.TemporaryDirectory(prefix="paraph-bench-") as made:
            return rows(scale, Path(made))
    count = int(2_000 * scale.large)
    record = long_record(folder / "long.record", count)
    made = [append_row(folder, min(count, 300)), *verification_rows(record, min(count, 300_000))]
    made += list(fold_rows(record, count))
    record.close()
    return made


def long_record(path: Path, count: int) -> SqliteRecord:
    record = SqliteRecord.create(path, ORIGIN)
    for start in range(0, count, 10_000):
        record.append([act(number) for number in range(start, min(start + 10_000, count))], start)
    record.checkpoint([SEALER])
    return record


def append_row(folder: Path, count: int) -> Row:
    """One act a commit, against inserting the same octets into the same engine, as durably."""
    record = SqliteRecord.create(folder / "append.record", ORIGIN)
    acts = [act(number) for number in range(count)]
    kept = [(entry.line, entry.digest) for entry in record.append(acts, 0)]
    bare = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE kept (number INTEGER PRIMARY KEY, line BLOB, digest BLOB)")

    def ours() -> None:
        head = record.head().number
        for number, one in enumerate(acts, head):
            record.append([one], number)

    def theirs() -> None:
        for row in kept:
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("INSERT INTO kept (line, digest) VALUES (?, ?)", row)
            bare.execute("COMMIT")

    mine, other, ratio = in_turn(ours, theirs)
    record.close()
    bare.close()
    return Row(
        "durable append, one act a commit",
        f"{figure(count / mine)} acts/s",
        f"bare SQLite {figure(count / other)}/s",
        ratio,
        "target 0.6",
    )


def verification_rows(record: SqliteRecord, count: int) -> Iterator[Row]:
    """The offline verifier on an export, against SHA-256 over the same octets."""
    part = SqliteRecord.create(record.path.parent / "part.record", ORIGIN)
    part.append([entry.act for entry in record.read(until=count)], 0)
    part.checkpoint([SEALER])
    export = record.path.parent / "part.jsonl"
    export.write_bytes(b"".join(export_lines(part)))
    part.close()
    lines = export.read_bytes().splitlines(keepends=True)
    keys = [SEALER.public_key]
    what = f"{size(export.stat().st_size)}, {figure(count)} entries"
    for who, ours, bare, theirs in (
        ("", lambda: verify_export(export, keys), "SHA-256, one digest of the file", whole(export)),
        (", one process", lambda: verify(lines, keys), "SHA-256, one a line", each(lines)),
    ):
        assert ours()
        mine, other, ratio = in_turn(ours, theirs)
        yield Row(
            f"verify {what}{who}",
            f"{figure(count / mine)} entries/s",
            f"{bare}: {figure(count / other)}/s",
            ratio,
            "target 0.3",
        )


def whole(path: Path) -> Callable[[], object]:
    def one_digest() -> bytes:
        with path.open("rb") as file:
            return file_digest(file, "sha256").digest()

    return one_digest


def each(lines: list[bytes]) -> Callable[[], object]:
    return lambda: [sha256(line).digest() for line in lines]


def fold_rows(record: SqliteRecord, count: int) -> Iterator[Row]:
    """Folding entries at hand, refolding from the file, opening through a snapshot."""
    fold = tally_fold()
    entries = list(record.read(until=min(count, 100_000)))
    entered = fold.catalogue.entered

    def in_memory() -> None:
        situation = Tally()
        for entry in entries:
            situation = apply(situation, entered(entry))

    rate = len(entries) / median(clock(in_memory) for _ in range(ROUNDS))
    yield Row("fold, read and decoded", f"{figure(rate)} acts/s", "target 200 000", rate / 200_000)
    refold = clock(lambda: tally_fold().refold(record))
    situation, head = tally_fold().refold(record, until=count - 10)
    fold.keep(situation, head, record)
    opened = median(clock(lambda: open_anew(record.path)) for _ in range(ROUNDS))
    assert open_anew(record.path).acts == count
    note = "every digest looked at"
    yield Row(f"refold {figure(count)} acts from the file", seconds(refold), "", note=note)
    what = f"open {figure(count)} acts: small snapshot, 10 acts since"
    yield Row(what, seconds(opened), "target 2 s", 2 / opened)


def open_anew(path: Path) -> Tally:
    with SqliteRecord(path, read_only=True) as record:
        return tally_fold().open(record, record)[0]


def main() -> None:
    scale = QUICK if "--quick" in sys.argv else FULL
    print(f"{machine()}\nA ratio above 1 means that Paraph is ahead.\n")
    print(grid(rows(scale)))


if __name__ == "__main__":
    main()
