"""``paraph record``: export a record, verify one, prove one entry."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from paraph.cli.files import read_bytes, write_output
from paraph.cli.viewing_as import as_viewer
from paraph.values.errors import Inadmissible, Malformed

if TYPE_CHECKING:
    from paraph.organisation.viewers import Viewer
    from paraph.record import KeySealer
    from paraph.record.checkpoints import Checkpoint
    from paraph.record.verification import Verification
    from paraph.storage import SqliteRecord

_SQLITE: Final = b"SQLite format 3\0"


@click.group()
def record() -> None:  # \b, a backspace, keeps lines as they are; hence no raw docstring
    """What was entered, and the proof of it.

    \b
    paraph record export sco.record -o sco.jsonl
    paraph record verify sco.jsonl --key depositary.pem
    paraph record prove sco.record 17 -o entry-17.json
    paraph record verify --proof entry-17.json --key depositary.pem

    Exit codes: 0 done or sound, 1 not sound or could not be done, 2 wrongly asked.
    """  # noqa: D301


@record.command()
@click.argument("kept", metavar="RECORD", type=click.Path())
@click.option("-o", "--output", metavar="FILE", help="where the export goes (else to the screen)")
@as_viewer("an extract of what is for VIEWER, a record of its own")
@click.option("--seal", metavar="PRIVATE.pem", help="seal the extract with this Ed25519 key")
@click.option("--name", metavar="NAME", help="the name beside that seal")
def export(
    kept: str, output: str | None, viewer: Viewer | None, seal: str | None, name: str | None
) -> None:
    """Write RECORD as JSON Lines that anybody can verify without Paraph's server.

    \b
    paraph record export charter.record --as Uzbekistan --seal secretariat.pem \\
        --name charter.example/secretariat -o uzbekistan.jsonl

    An extract is verified like the whole.  It tells nothing of what is not for its viewer; the
    export of the whole, its checkpoints and `prove` do, and are for whoever keeps the record.
    """  # noqa: D301
    from paraph.record.export import export_lines
    from paraph.secretariat import Door

    sealers = _sealers(seal, name)
    if sealers and viewer is None:
        message = "--seal is for an extract; say --as whom it is for."
        raise click.UsageError(message)
    with _opened(kept) as opened:
        lines = Door(opened, viewer).extract(sealers) if viewer else export_lines(opened)
        if output is None or output == "-":
            for line in lines:
                sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()
            return
        _write_lines(lines, Path(output), kept)


def _sealers(key: str | None, name: str | None) -> list[KeySealer]:
    """Who seals an extract: nobody, or the key of a file under a name."""
    from paraph.record import KeySealer

    if (key is None) is not (name is None):
        message = "A seal needs both a key (--seal PRIVATE.pem) and the --name beside it."
        raise click.UsageError(message)
    return [] if key is None or name is None else [KeySealer(name, read_bytes(key))]


@record.command()
@click.argument("file", required=False, type=click.Path())
@click.option("--key", "keys", multiple=True, metavar="PUBLIC.pem", help="an Ed25519 public key")
@click.option("--proof", metavar="FILE", help="a proof by `paraph record prove`")
@click.option("--forms", is_flag=True, help="also hold every act against its form; slower")
@click.option("--json", "as_json", is_flag=True, help="what was found, as JSON")
def verify(
    file: str | None, keys: tuple[str, ...], proof: str | None, forms: bool, as_json: bool
) -> None:
    """Verify FILE, an export or a record, or a proof of one entry.

    The first entry that is not what was entered is named, with the reason.  Without --key nobody's
    seal is checked: the file may be whole and still not be the depositary's.

    With both FILE and --proof, the proof's checkpoint must also be one of the record in FILE.
    """
    from paraph.record.seals import read_public_key

    public = [read_public_key(read_bytes(key)) for key in keys]
    if not (file or proof):
        message = "Give a FILE to verify, or a proof with --proof."
        raise click.UsageError(message)
    found = verify_file(file, public, forms=forms) if file else None
    if proof and (found is None or found.sound):
        found = _verify_proof(read_bytes(proof), public, found)
    assert found is not None, "there was a file or a proof"
    _tell(found, file or str(proof), as_json=as_json, asked=bool(public))
    if not found.sound:
        sys.exit(1)


@record.command()
@click.argument("kept", metavar="RECORD", type=click.Path())
@click.argument("number", type=click.IntRange(min=1))
@click.option("-o", "--output", metavar="FILE", help="where the proof goes (else to the screen)")
def prove(kept: str, number: int, output: str | None) -> None:
    """Prove that entry NUMBER is in RECORD, by a file that `verify --proof` checks offline.

    The proof leads to a checkpoint that was kept, the one with most seals; if none covers the
    entry, to the head, which nobody has sealed.
    """
    from paraph.record.proving import best_checkpoint
    from paraph.record.proving import prove as prove_entry

    with _opened(kept) as opened:
        checkpoint = best_checkpoint(opened, number) or _unsealed(opened)
        proof = prove_entry(opened, number, checkpoint)
    write_output(proof.to_json(), output, [kept])


@contextmanager
def _opened(path: str) -> Iterator[SqliteRecord]:
    from paraph.storage import SqliteRecord

    opened = SqliteRecord(path, read_only=True)
    try:
        yield opened
    finally:
        opened.close()


def _unsealed(opened: SqliteRecord) -> Checkpoint:
    from paraph.record.checkpoints import Checkpoint
    from paraph.record.proofs import tree_root

    head = opened.head()
    root = tree_root(head.number, opened.node)
    return Checkpoint(opened.origin, head.number, root, head.digest)


def verify_file(path: str, public_keys: list[bytes], *, forms: bool = False) -> Verification:
    """Verify an export, or a record of SQLite through its export.

    Raises:
        Malformed: if there is no such file, or it cannot be read.
        RecordUnavailable: if a record cannot be opened.
    """
    from paraph.record.errors import RecordDamaged
    from paraph.record.export import export_lines
    from paraph.record.verification import Verification
    from paraph.record.verification import verify as verify_lines
    from paraph.storage.exports import verify_export

    try:
        with Path(path).open("rb") as file:
            if file.read(len(_SQLITE)) != _SQLITE:
                return verify_export(Path(path), public_keys, forms=forms)
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}."
        raise Malformed(message) from error
    try:
        with _opened(path) as opened:
            return verify_lines(export_lines(opened), public_keys, forms=forms)
    except RecordDamaged as error:
        place = "record" if error.entry is None else f"entry {error.entry}"
        return Verification(sound=False, bad_entry=error.entry, place=place, reason=str(error))


def _verify_proof(
    octets: bytes, public_keys: list[bytes], file: Verification | None
) -> Verification:
    """Verify a proof; beside a sound record, also that it is a proof of that record's head."""
    from paraph.record.errors import RecordDamaged
    from paraph.record.proving import Proof
    from paraph.record.verification import Verification, verify_proof

    try:
        proof = Proof.parse(octets)
    except RecordDamaged as error:
        return Verification(sound=False, place="proof", reason=str(error))
    return verify_proof(proof, public_keys, file)


def _tell(found: Verification, file: str, *, as_json: bool, asked: bool) -> None:
    if as_json:
        import msgspec

        fields = asdict(found) | {"root": found.root.hex(), "head": found.head.hex()}
        click.echo(msgspec.json.format(msgspec.json.encode(fields)).decode("utf-8"))
    elif not found.sound:
        click.echo(f"{file} is not sound. {found.reason}")
    else:
        sealed = f", sealed by {', '.join(found.sealed_by)}." if asked else "."
        note = "" if asked else " No key was given, so nobody's seal was checked."
        click.echo(f"{file} is sound: {found.entries:,} entries of {found.origin}{sealed}{note}")


def _write_lines(lines: Iterable[bytes], path: Path, source: str) -> None:
    """Write line by line beside ``path``, then put the file in its place in one step."""
    if path.exists() and path.samefile(source):
        message = f"{path} is the record itself; give the export a name of its own."
        raise Inadmissible(message)
    try:
        if path.exists() and not path.is_file():  # a pipe or a device is not replaced
            with path.open("wb") as file:
                file.writelines(lines)
            return
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(lines)
            Path(beside).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}."
        raise Inadmissible(message) from error
