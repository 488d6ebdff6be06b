"""The documentation is run: what the README says works, word for word.

A fenced ``console`` block is a session.  Lines that begin with ``$`` are commands; what stands
below a command, if anything, is what it prints (``...`` stands for anything).  ``$ cat FILE``
with lines below it writes that file, so that a reader and this test begin with the same texts.
A block below the comment ``<!-- not run: reason -->`` is left alone.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parent.parent.parent
PAGES: Final = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FLAGS: Final = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
BLOCK: Final = re.compile(
    r"(?P<skip><!-- not run: [^>]+ -->\n+)?^```(?P<kind>console|sh|python)\n(?P<body>.*?)^```",
    re.MULTILINE | re.DOTALL,
)
NOT_RUN: Final = {
    "./run bench": "it takes minutes",
    "./run check": "it is run beside this test",
    "./run quick": "it would run this test again",
    "./run test": "it would run this test again",
    "./run demo": "it goes on until it is stopped: tests/web starts and stops it",
    "git clone": "the checkout is here already",
    "cd ": "the test is in its folder already",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a page and what the page shows below it."""

    command: str
    shown: str

    @property
    def left_out(self) -> bool:
        """Whether the command is one of those that a test cannot run."""
        return self.command.startswith(tuple(NOT_RUN))


def blocks(page: Path, *kinds: str) -> list[str]:
    """The fenced blocks of a page that are meant to be run."""
    found = BLOCK.finditer(page.read_text(encoding="utf-8"))
    return [block["body"] for block in found if block["kind"] in kinds and not block["skip"]]


def steps(body: str) -> list[Step]:
    """The commands of one block, in order; a backslash carries a command to the next line."""
    parts = re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]
    found = []
    for part in parts:
        command = re.match(r"(?:.*\\\n)*.*", part)
        assert command is not None
        found.append(Step(command[0], part[command.end() :].removeprefix("\n")))
    return found


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """An empty folder in which ``paraph`` and ``./run`` are the code under test."""
    code = "import sys; from paraph.cli.main import main; sys.exit(main())"
    paraph = f"#!/bin/sh\nexec '{sys.executable}' -c '{code}' \"$@\"\n"
    (tmp_path / "bin").mkdir()
    for name in ("run", "bin/paraph"):
        (tmp_path / name).write_text(paraph, encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    if (ROOT / "examples").is_dir():
        shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


def perform(step: Step, desk: Path) -> str:
    """Run one command of a page; what goes wrong, or nothing."""
    if step.command.startswith("cat ") and step.shown:
        (desk / step.command.removeprefix("cat ")).write_text(step.shown, encoding="utf-8")
        return ""
    environment = os.environ | {
        "COLUMNS": "100",
        "PATH": f"{desk / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
    }
    done = subprocess.run(
        ["sh", "-c", step.command],
        cwd=desk,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    if done.returncode:
        return f"$ {step.command}\nends with {done.returncode}:\n{done.stdout}{done.stderr}"
    if step.shown and not doctest.OutputChecker().check_output(step.shown, done.stdout, FLAGS):
        return f"$ {step.command}\nshows\n{step.shown}\nand prints\n{done.stdout}"
    return ""


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_do_what_the_page_says(page: Path, desk: Path) -> None:
    """A reader who types the commands of a page, from top to bottom, sees no error."""
    commands = [step for body in blocks(page, "console", "sh") for step in steps(body)]
    problems = [perform(step, desk) for step in commands if not step.left_out]
    if found := [problem for problem in problems if problem]:
        pytest.fail("\n".join(found), pytrace=False)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_examples_hold(page: Path) -> None:
    """The Python examples of a page give the answers that the page shows."""
    globs: dict[str, object] = {}
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    parser = doctest.DocTestParser()
    for body in blocks(page, "python"):
        runner.run(parser.get_doctest(body, globs, page.name, str(page), 0), clear_globs=False)
    assert runner.summarize(verbose=False).failed == 0


def test_the_readme_begins_with_two_commands() -> None:
    """One command of the README does the main job, another sets up and passes the tests."""
    commands = [
        step.command for body in blocks(ROOT / "README.md", "console") for step in steps(body)
    ]
    assert {"./run demo", "./run test"} <= set(commands)


def command_names(group: object, prefix: str = "paraph") -> list[str]:
    """Every command below a click group, as a person types it."""
    found = []
    for name, command in getattr(group, "commands", {}).items():
        inner = command_names(command, f"{prefix} {name}")
        found += inner or [f"{prefix} {name}"]
    return found


def test_every_command_is_documented() -> None:
    """Every command has its help, and stands in the README or in docs/commands.md."""
    from paraph.cli.main import cli  # noqa: PLC0415 - the pages are tested without it

    pages = [ROOT / "README.md", ROOT / "docs" / "commands.md"]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages if page.exists())
    spoken = text.replace("./run ", "paraph ")
    assert [name for name in command_names(cli) if name not in spoken] == []


@pytest.mark.parametrize(
    ("body", "commands"),
    [
        ("$ ./run demo\n", ["./run demo"]),
        ("$ cat a\n1. One.\n$ paraph x\n", ["cat a", "paraph x"]),
        ("$ ./run text \\\n    inspect a\n", ["./run text \\\n    inspect a"]),
        ("no command\n", []),
    ],
)
def test_a_block_is_read_as_its_commands(body: str, commands: list[str]) -> None:
    """Only what follows a dollar sign is a command."""
    assert [step.command for step in steps(body)] == commands
