"""The command line, as a person meets it: arguments in; an exit code, output and errors out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from paraph.cli.main import main

BASE = """\
Article 1
Purposes

1. The Parties shall maintain peace.
2. The Parties shall develop trade within [X] years.

Article 2
Organs

The Council meets once a year and elects its own Chair in Almaty.
"""
CHINA = BASE.replace("once a year", "every second month")
RUSSIA = BASE.replace("shall maintain", "shall defend and maintain").replace(" in Almaty", "")


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """Standard output as characters."""
        return self.out.decode("utf-8")

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the JSON holds
        """Standard output as JSON."""
        return json.loads(self.out)


Paraph = Callable[..., Answer]


@pytest.fixture
def paraph(monkeypatch: pytest.MonkeyPatch) -> Paraph:
    """Run ``paraph`` with arguments, and perhaps standard input, in this process."""

    def run(*arguments: object, given: bytes = b"") -> Answer:
        monkeypatch.setattr(sys, "argv", ["paraph", *map(str, arguments)])
        with CliRunner().isolation(input=given) as streams, pytest.raises(SystemExit) as left:
            main()
        out, err = streams[0].getvalue(), streams[1].getvalue()
        return Answer(int(left.value.code or 0), out, err.decode("utf-8"))

    return run


@pytest.fixture
def started() -> Paraph:
    """Run ``python -m paraph`` as a process of its own."""

    def run(*arguments: object, given: bytes = b"") -> Answer:
        source = str(Path(__file__).parents[2] / "src")
        done = subprocess.run(
            [sys.executable, "-m", "paraph", *map(str, arguments)],
            input=given,
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONPATH": source},
        )
        return Answer(done.returncode, done.stdout, done.stderr.decode("utf-8"))

    return run


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a base and two versions, in which commands are run."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("base", BASE), ("china", CHINA), ("russia", RUSSIA)):
        (tmp_path / f"{name}.txt").write_bytes(text.encode())
    return tmp_path


@pytest.fixture
def compiled(desk: Path, paraph: Paraph) -> Path:
    """The JSON of the base and the two versions compiled."""
    answer = paraph(
        "text", "compile", "base.txt", "China=china.txt", "Russia=russia.txt", "-o", "all.json"
    )
    assert answer == Answer(0, b"", "")
    return desk / "all.json"


def assert_refused(answer: Answer, code: int, *words: str) -> None:
    """Assert that a command failed with one clear sentence and nothing else."""
    assert answer.code == code, answer
    assert answer.out == b""
    assert "Traceback" not in answer.err
    assert "fault of its own" not in answer.err
    if code == 1:
        assert answer.err.startswith("paraph: ")
        assert answer.err.count("\n") == 1
        assert answer.err.endswith((".\n", "…\n")), answer.err
    else:
        assert answer.err.startswith("Usage: paraph text")
        assert "\nError: " in answer.err
    for word in words:
        assert word in answer.err, (word, answer.err)


def folder_of(path: Path, but: Sequence[str] = ()) -> dict[str, bytes]:
    """The files of a folder and what they hold, to see that nothing changed."""
    return {
        file.name: file.read_bytes()
        for file in sorted(path.iterdir())
        if file.is_file() and file.name not in but
    }
