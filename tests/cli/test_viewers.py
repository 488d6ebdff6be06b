"""The option --as: what a command tells a viewer, and that the keeper alone is told all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from paraph.cli.main import cli
from paraph.record import KeySealer
from paraph.values.errors import Inadmissible


def run(*arguments: str, given: object = None) -> Result:
    """What a command prints."""
    return CliRunner().invoke(cli, arguments, input=json.dumps(given) if given else None)


def count(kept: str, *viewer: str) -> int:
    """How many acts are told."""
    return len(run("log", kept, *viewer).output.splitlines())


def draft(**parts: object) -> dict[str, Any]:
    """China shows a draft to its own delegation."""
    payload = {
        "text": "Charter",
        "draft": "CRP.20",
        "words": "2. None.",
        "provision": "Article 3(2)",
    }
    return {
        "kind": "negotiation.draft-shared",
        "participant": "China",
        "capacity": "head of delegation",
        "payload": payload | {"audience": "own delegation"},
    } | parts


@pytest.fixture
def kept(tmp_path: Path) -> str:
    """The record of the example."""
    path = str(tmp_path / "charter.record")
    assert run("init", path, "--example", "charter").exit_code == 0
    return path


def test_an_act_that_is_handed_in_has_the_number_of_its_author(kept: str) -> None:
    """What is the next act to China is a later one to the keeper, who has seen more."""
    seen, entered = count(kept, "--as", "China"), count(kept)
    assert seen < entered
    done = run("submit", kept, "-", "--as", "China", "--json", given=draft())
    line = json.loads(done.output)
    assert line["number"] == seen + 1
    [told] = run("log", kept, "--as", "China", "--after", str(seen), "--json").output.splitlines()
    assert {key: json.loads(told)[key] for key in line} == line
    assert run("log", kept, "--after", str(entered)).output.startswith(f"  {entered + 1}  ")
    assert "CRP.20" not in run("log", kept, "--as", "Russia").output
    assert "CRP.20 by China" in run("negotiation", "drafts", kept, "--as", "China").output
    assert "none." in run("negotiation", "drafts", kept, "--as", "Russia").output


@pytest.mark.parametrize(
    ("viewer", "parts", "words"),
    [
        ("Russia", {}, "China as head of delegation is not for Russia to speak for."),
        ("China", {"moment": "2003-01-01T00:00:00Z"}, "hand it in without a moment"),
        ("public", {}, "not for public to speak for"),
        ("chair", {}, "not for chair to speak for"),
    ],
)
def test_what_is_handed_in_for_another_or_dated_is_refused(
    kept: str, viewer: str, parts: dict[str, object], words: str
) -> None:
    """Through the door one acts for oneself and now; nothing is entered."""
    before = count(kept)
    done = run("submit", kept, "-", "--as", viewer, given=draft(**parts))
    assert done.exit_code == 1
    assert words in done.output
    assert count(kept) == before


def test_a_situation_is_that_of_the_acts_seen(kept: str) -> None:
    """The public is shown the organisation, whose acts are public."""
    arguments = ("situation", kept, "--on", "2002-06-01")
    assert run(*arguments, "--as", "public").output == run(*arguments).output


def test_an_extract_is_sealed_and_verified(kept: str, tmp_path: Path) -> None:
    """An extract needs its file and the key of whoever sealed it, and holds what is seen."""
    sealer = KeySealer("charter.example/secretariat", bytes(range(32)))
    private, public = tmp_path / "private.pem", tmp_path / "public.pem"
    private.write_bytes(sealer.private_pem())
    public.write_bytes(sealer.public_pem())
    extract = str(tmp_path / "public.jsonl")
    seal = ("--seal", str(private), "--name", sealer.name)
    assert run("record", "export", kept, "--as", "public", *seal, "-o", extract).exit_code == 0
    found = json.loads(run("record", "verify", extract, "--key", str(public), "--json").output)
    assert found["sound"] is True
    assert found["sealed_by"] == [sealer.name]
    assert found["entries"] == count(kept, "--as", "public")
    assert "chair only" not in Path(extract).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "options",
    [
        ("--seal", "private.pem"),
        ("--as", "public", "--seal", "private.pem"),
        ("--as", "public", "--name", "a"),
    ],
)
def test_half_a_seal_is_a_mistake_in_asking(kept: str, options: tuple[str, ...]) -> None:
    """A seal has a key and a name, and is for an extract."""
    assert run("record", "export", kept, *options).exit_code == 2


def test_a_seal_is_for_an_extract(kept: str, tmp_path: Path) -> None:
    """The whole is sealed by checkpoints of the record, not when it is exported."""
    private = tmp_path / "private.pem"
    private.write_bytes(KeySealer("a", bytes(range(32))).private_pem())
    done = run("record", "export", kept, "--seal", str(private), "--name", "a")
    assert done.exit_code == 2
    assert "say --as whom it is for" in done.output


@pytest.mark.parametrize(
    "command", [("log",), ("situation",), ("record", "export"), ("negotiation", "state-of-play")]
)
def test_a_stranger_is_told_who_may_look(kept: str, command: tuple[str, ...]) -> None:
    """Whoever is not known to the organisation is answered by nothing else."""
    raised = run(*command, kept, "--as", "Atlantis").exception
    assert isinstance(raised, Inadmissible)
    assert "Nobody is called Atlantis here." in str(raised)
