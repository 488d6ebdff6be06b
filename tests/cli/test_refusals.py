"""Bad input gets one clear sentence and an exit code, and nothing is overwritten."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import BASE, Paraph, assert_refused, folder_of

LONG_TREATY = "".join(
    f"{n}. The Council shall meet {n} times a year in session.\n" for n in range(99)
)
LONG_NOVEL = "".join(f"Call me Ishmael; whale number {n * 7} was white.\n\n" for n in range(99))

REFUSED: dict[str, tuple[int, str, str]] = {
    "missing file": (1, "inspect nowhere.txt", "There is no file nowhere.txt"),
    "folder": (1, "convert folder --to text", "folder is a folder, not a file"),
    "not text": (1, "inspect picture.png", "picture.png is not plain text but a picture"),
    "bytes": (1, "compile base.txt China=bytes.txt", "bytes.txt is not text"),
    "missing version": (1, "compile base.txt China=nowhere.txt", "There is no file nowhere.txt"),
    "missing base": (1, "compile nowhere.txt China=china.txt", "There is no file nowhere.txt"),
    "duplicate name": (
        1, "compile base.txt China=china.txt China=russia.txt", "China stands for two texts",
    ),
    "name of the base": (1, "compile base.txt base=china.txt", "base stands for two texts"),
    "name taken": (1, "compile all.json China=russia.txt", "China stands for two texts"),
    "wrong base": (1, "compile treaty.txt China=novel.txt", "almost nothing in common"),
    "settled base": (1, "compile settled.json Peru=china.txt", "settled already"),
    "no name": (2, "compile base.txt china.txt", "write NAME=FILE"),
    "empty name": (2, "compile base.txt =china.txt", "write NAME=FILE"),
    "no versions": (2, "compile base.txt", "Missing argument"),
    "unknown format": (2, "convert base.txt --to docx", "'docx' is not one of"),
    "no format": (2, "convert base.txt", "Missing option '--to'"),
    "unknown version": (1, "project all.json Peru", "Peru has no version in this text; it holds"),
    "project a text": (1, "project base.txt China", "base.txt is not a compiled text"),
    "damaged json": (1, "project damaged.json China", "damaged.json is not a compiled text"),
    "other json": (1, "project other.json China", "other.json is not a compiled text"),
    "reading": (1, "project reading.json China", "reading.json"),
    "later revision": (1, "project later.json China", "revision 9"),
    "forged": (1, "project forged.json China", "not the one that was compiled"),
    "odd encoding": (1, "project encoding.json China", "is not the name of an encoding"),
    "unknown bracket": (
        1, "settle all.json --choose b9=China", "no bracket b9 in this text; it has b1 to b3",
    ),
    "unknown arm": (1, "settle all.json --choose b2=Peru", "no arm Peru; it has 1 (base), 2"),
    "arm out of reach": (1, "settle all.json --choose b2=3", "no arm 3"),
    "no arm": (2, "settle all.json --choose b2", "not of the form BRACKET=ARM"),
    "no stance": (2, "settle all.json --support b2=China", "write BRACKET=ARM:NAME"),
    "lift of rivals": (1, "settle all.json --lift b2", "choose one instead of lifting"),
    "settled twice": (1, "settle all.json --choose b2=1 --choose b2=2", "settled already"),
    "unknown words": (1, "settle all.json --open nonsense", "do not stand in one piece"),
    "ambiguous words": (1, "settle all.json --open shall", "places. Quote more"),
    "unknown provision": (1, "settle all.json --tombstone Article-9", "no provision Article-9"),
    "undone too much": (1, "settle all.json --undo 1", "nothing to undo"),
    "undone below nothing": (2, "settle all.json --undo -1", "-1 is not in the range"),
    "unknown view": (2, "view all.json upside-down", "is not one of"),
    "party without a name": (2, "view all.json party", "needs --party NAME"),
    "name without a party": (2, "view all.json clean --party China", "no other view takes it"),
    "unknown party": (1, "view all.json party --party Peru", "Peru takes no part in this text"),
    "unknown state": (1, "redline all.json@Peru all.json@China", "Peru has no version"),
    "redline of nothing": (1, "redline base.txt nowhere.txt", "There is no file nowhere.txt"),
    "blame of two of a name": (1, "blame a=base.txt a=china.txt", "a stands for two texts"),
    "unknown command": (2, "frobnicate", "No such command"),
    "unknown option": (2, "inspect base.txt --frobnicate", "No such option"),
    "output is the input": (1, "convert base.txt --to text -o base.txt", "is one of the inputs"),
    "output is a version": (
        1, "compile base.txt China=china.txt -o ./china.txt", "is one of the inputs",
    ),
    "output is the compilation": (
        1, "settle all.json --choose b2=1 -o all.json", "is one of the inputs",
    ),
    "output is the old text": (1, "redline base.txt china.txt -o base.txt", "is one of the inputs"),
    "output is linked to the input": (
        1, "convert base.txt --to text -o link.txt", "is one of the inputs",
    ),
    "output of a redlined version": (
        1, "redline all.json@base all.json@China -o all.json", "is one of the inputs",
    ),
    "output of a traced draft": (
        1, "blame a=base.txt china.txt -o base.txt", "is one of the inputs",
    ),
    "output in no folder": (1, "convert base.txt --to text -o no/out.txt", "cannot be written"),
    "output is a folder": (1, "convert base.txt --to text -o folder", "cannot be written"),
}  # fmt: skip


@pytest.fixture
def full_desk(desk: Path, compiled: Path, paraph: Paraph) -> Path:
    """A desk with everything on it that can be wrong."""
    record = json.loads(compiled.read_bytes())
    files: dict[str, bytes] = {
        "picture.png": b"\x89PNG\r\n\x1a\n\x00",
        "bytes.txt": bytes(range(256)),
        "damaged.json": compiled.read_bytes()[:-40],
        "other.json": b'{"type": "FeatureCollection"}',
        "reading.json": b'{"paraph": "reading", "revision": 1, "encoding": "utf-8", "text": ""}',
        "later.json": json.dumps({**record, "revision": 9}).encode(),
        "forged.json": compiled.read_bytes().replace(b"every second month", b"every day"),
        "encoding.json": json.dumps({**record, "encodings": {"China": "base64"}}).encode(),
        "treaty.txt": LONG_TREATY.encode(),
        "novel.txt": LONG_NOVEL.encode(),
    }
    for name, content in files.items():
        (desk / name).write_bytes(content)
    (desk / "folder").mkdir()
    (desk / "link.txt").symlink_to(desk / "base.txt")
    assert paraph("text", "settle", "all.json", "--choose", "b2=1", "-o", "settled.json").code == 0
    return desk


@pytest.mark.parametrize(("code", "asked", "words"), REFUSED.values(), ids=REFUSED)
def test_bad_input_is_refused(
    paraph: Paraph, full_desk: Path, code: int, asked: str, words: str
) -> None:
    """What cannot be done is refused in one sentence that helps, and no file changes."""
    before = folder_of(full_desk)
    answer = paraph("text", *asked.split())
    assert_refused(answer, code, words)
    assert folder_of(full_desk) == before


@pytest.mark.usefixtures("full_desk")
def test_a_version_unlike_its_base_can_be_forced(paraph: Paraph) -> None:
    """``--any-base`` compiles even a version of another text, and gives it back."""
    command = ("text", "compile", "treaty.txt", "China=novel.txt", "--any-base", "-o", "odd.json")
    assert paraph(*command).code == 0
    assert paraph("text", "project", "odd.json", "China").out == LONG_NOVEL.encode()


@pytest.mark.usefixtures("desk")
def test_an_older_result_is_replaced_when_the_new_one_is_whole(paraph: Paraph) -> None:
    """An existing output stays until the command has succeeded, then it is replaced."""
    result = Path("result.txt")
    result.write_text("the older result", encoding="utf-8")
    command = ("text", "compile", "base.txt", "China=china.txt", "-o", "result.txt")
    assert paraph(*command, "Peru=nowhere.txt").code == 1
    assert result.read_text(encoding="utf-8") == "the older result"
    assert paraph(*command).code == 0
    assert "[China: every second month]" in result.read_text(encoding="utf-8")


@pytest.mark.skipif(os.geteuid() == 0, reason="the root may write anywhere")
def test_a_folder_may_be_closed(paraph: Paraph, desk: Path) -> None:
    """Where nothing can be written, that is told, and nothing is left behind."""
    (desk / "closed").mkdir(mode=0o555)
    answer = paraph("text", "convert", "base.txt", "--to", "html", "-o", "closed/out.html")
    assert_refused(answer, 1, "closed/out.html cannot be written: Permission denied")
    assert list((desk / "closed").iterdir()) == []


def test_nothing_half_is_written(
    paraph: Paraph, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the disk fails in the middle, the older result stands and no trace is left."""
    (desk / "result.txt").write_text("the older result", encoding="utf-8")
    before = folder_of(desk)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    answer = paraph("text", "convert", "base.txt", "--to", "text", "-o", "result.txt")
    assert_refused(answer, 1, "result.txt cannot be written: No space left on device")
    assert folder_of(desk) == before


def test_a_fault_of_its_own_is_owned(
    paraph: Paraph, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in Paraph is told as one, without a traceback, and nothing is written."""

    def broken(*_: object, **__: object) -> None:
        raise KeyError("something")

    monkeypatch.setattr("paraph.text.compilation.compile.weave", broken)
    before = folder_of(desk)
    answer = paraph("text", "compile", "base.txt", "China=china.txt", "-o", "out.json")
    assert answer.code == 1
    assert answer.err.startswith("paraph: Paraph met a fault of its own (KeyError: 'something')")
    assert folder_of(desk) == before


def test_a_reader_may_leave(desk: Path) -> None:
    """Whoever reads the output of a command may stop reading; that is no fault."""
    (desk / "long.txt").write_bytes(BASE.encode() * 20_000)
    command = [sys.executable, "-m", "paraph", "text", "convert", "long.txt", "--to", "text"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0
