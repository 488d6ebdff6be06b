"""``paraph record``: the commands as a person types them."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.record.acts import DEPOSITARY, ORIGIN, WITNESS, act

from paraph.cli.record import record as commands
from paraph.storage import SqliteRecord

Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a sealed record of five acts and two public keys, to stand in."""
    with SqliteRecord.create(tmp_path / "sco.record", ORIGIN) as kept:
        for number in range(5):
            kept.append([act(number)], number)
        kept.checkpoint([DEPOSITARY])
    (tmp_path / "depositary.pem").write_bytes(DEPOSITARY.public_pem())
    (tmp_path / "witness.pem").write_bytes(WITNESS.public_pem())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    """The outcome of a command."""
    return CliRunner().invoke(commands, arguments)


def test_export_and_verify(folder: Path) -> None:
    """An export is verified with nothing but the file and the key."""
    assert run("export", "sco.record", "-o", "sco.jsonl").exit_code == 0
    (folder / "sco.record").unlink()
    made = run("verify", "sco.jsonl", "--key", "depositary.pem", "--forms")
    assert made.exit_code == 0
    assert (
        "sound: 5 entries of sco.example/record, sealed by sco.example/depositary." in made.output
    )
    assert "nobody's seal was checked" in run("verify", "sco.jsonl").output


def test_export_to_the_screen(folder: Path) -> None:
    """Without a file the export goes to standard output."""
    made = run("export", "sco.record")
    assert made.output.splitlines()[0].startswith('{"format":"paraph record"')
    assert len(made.output.splitlines()) == 8
    assert folder.joinpath("sco.record").exists()


def test_export_never_replaces_the_record(folder: Path) -> None:
    """The record is not overwritten by its own export."""
    made = run("export", "sco.record", "-o", "sco.record")
    assert "the record itself" in str(made.exception)
    assert run("verify", "sco.record").exit_code == 0
    assert "cannot be written" in str(run("export", "sco.record", "-o", "no/where").exception)
    assert [kept.name for kept in folder.iterdir() if kept.name.startswith(".")] == []


def test_verify_names_the_first_bad_entry(folder: Path) -> None:
    """A file that is not sound ends with 1 and the number of the first bad entry."""
    run("export", "sco.record", "-o", "sco.jsonl")
    file = folder / "sco.jsonl"
    file.write_bytes(file.read_bytes().replace(b'{"number":2', b'{"number":7'))
    made = run("verify", "sco.jsonl")
    assert made.exit_code == 1
    assert made.output.startswith("sco.jsonl is not sound. Entry 3 ")
    found = json.loads(run("verify", "sco.jsonl", "--json").output)
    assert (found["sound"], found["bad_entry"], found["place"]) == (False, 3, "entry 3")


def test_verify_a_record_itself(folder: Path) -> None:
    """A record of SQLite is verified as it stands."""
    found = json.loads(run("verify", "sco.record", "--key", "depositary.pem", "--json").output)
    assert (found["sound"], found["entries"]) == (True, 5)
    connection = sqlite3.connect(folder / "sco.record", isolation_level=None)
    connection.execute("DROP TRIGGER entries_are_not_changed")
    connection.execute("UPDATE entries SET line = replace(line, 'chair', 'chief')")
    connection.execute("UPDATE entries SET line = replace(line, 'head', 'tail') WHERE number = 4")
    connection.close()
    made = run("verify", "sco.record", "--json")
    assert made.exit_code == 1
    assert json.loads(made.output)["bad_entry"] == 4


def test_wrong_key(folder: Path) -> None:
    """Sound octets without the seal of the key are not sound."""
    made = run("verify", "sco.record", "--key", "witness.pem")
    assert made.exit_code == 1
    assert "no seal of the given key" in made.output
    assert "no public key" in str(run("verify", "sco.record", "--key", "sco.record").exception)
    assert folder.exists()


def test_prove_and_verify_offline(folder: Path) -> None:
    """The proof of one entry needs the proof and the key, nothing else."""
    assert run("prove", "sco.record", "3", "-o", "three.json").exit_code == 0
    made = run("verify", "--proof", "three.json", "--key", "depositary.pem")
    assert (made.exit_code, "three.json is sound" in made.output) == (0, True)
    assert run("verify", "sco.record", "--proof", "three.json").exit_code == 0
    proof = folder / "three.json"
    proof.write_bytes(
        proof.read_bytes().replace(b"chair", b"chief").replace(b"head of", b"tail of")
    )
    made = run("verify", "--proof", "three.json", "--json")
    assert made.exit_code == 1
    assert json.loads(made.output)["bad_entry"] == 3
    proof.write_bytes(b"{}")
    assert run("verify", "--proof", "three.json").exit_code == 1


def test_proof_of_what_nobody_has_sealed(folder: Path) -> None:
    """An entry after the last checkpoint is proved up to the head, without a seal."""
    with SqliteRecord(folder / "sco.record") as kept:
        kept.append([act(5)], 5)
    run("prove", "sco.record", "6", "-o", "six.json")
    assert "No key was given" in run("verify", "--proof", "six.json").output
    assert run("verify", "--proof", "six.json", "--key", "depositary.pem").exit_code == 1
    assert "1 to 6" in str(run("prove", "sco.record", "7").exception)


def test_wrongly_asked(folder: Path) -> None:
    """Nothing to verify is a mistake in asking; a file that is not there is named."""
    assert run("verify").exit_code == 2
    assert run("prove", "sco.record", "0").exit_code == 2
    assert "cannot be read" in str(run("verify", "nowhere.jsonl").exception)
    assert "There is no record" in str(run("export", "nowhere").exception)
    assert folder.exists()


@pytest.mark.slow
def test_exit_codes_of_the_process(folder: Path) -> None:
    """What a script sees: 0 for sound, 1 for not sound, 2 for wrongly asked; no file is left."""
    run("export", "sco.record", "-o", "bad.jsonl")
    file = folder / "bad.jsonl"
    file.write_bytes(file.read_bytes().replace(b'{"number":2', b'{"number":7'))
    codes = [
        subprocess.run(
            [sys.executable, "-m", "paraph", "record", "verify", *arguments],
            capture_output=True,
            check=False,
        ).returncode
        for arguments in (["sco.record"], ["bad.jsonl"], [])
    ]
    assert codes == [0, 1, 2]
    assert not list(folder.glob("sco.record-*"))
