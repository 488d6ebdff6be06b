"""The command line on the real texts."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Paraph

BBNJ = {
    "june": "2022-06-01-A-CONF.232-2022-5-further-revised-draft.txt",
    "december": "2022-12-12-A-CONF.232-2023-2-further-refreshed-draft.txt",
    "march": "2023-03-04-draft-agreement-advance-unedited.txt",
}


def real_texts(shared: Path) -> list[Path]:
    """Every real text, plain or Markdown."""
    found = sorted((shared / "data" / "texts").rglob("*"))
    return [path for path in found if path.suffix in {".txt", ".md"}]


def test_every_real_text_comes_back(paraph: Paraph, shared: Path) -> None:
    """``convert --to text`` gives each real file back byte for byte."""
    for path in real_texts(shared):
        answer = paraph("text", "convert", path, "--to", "text")
        assert answer.code == 0
        assert answer.out == path.read_bytes(), path.name


def test_every_real_text_survives_json(paraph: Paraph, shared: Path, tmp_path: Path) -> None:
    """To JSON and back, a real file is the same byte for byte."""
    for path in real_texts(shared):
        if path.stat().st_size > 300_000:
            continue
        written = tmp_path / f"{path.stem}.json"
        assert paraph("text", "convert", path, "--to", "json", "-o", written).code == 0
        answer = paraph("text", "convert", written, "--to", "text")
        assert answer.out == path.read_bytes(), path.name


def test_real_drafts_are_compiled_and_taken_out(
    paraph: Paraph, shared: Path, tmp_path: Path
) -> None:
    """Two later drafts compiled over the first come out again byte for byte."""
    folder = shared / "data" / "texts" / "bracketed" / "bbnj-2016-2023"
    files = {name: folder / file for name, file in BBNJ.items()}
    out = tmp_path / "bbnj.json"
    answer = paraph(
        "text", "compile", files["june"], f"december={files['december']}",
        f"march={files['march']}", "-o", out, "--json",
    )  # fmt: skip
    assert answer.json["parties"] == ["december", "march"]
    for name in ("december", "march"):
        assert paraph("text", "project", out, name).out == files[name].read_bytes()
    assert paraph("text", "project", out, "base").out == files["june"].read_bytes()
    assert paraph("text", "convert", out, "--to", "text").code == 0


def test_real_amendments_are_compiled_and_taken_out(
    paraph: Paraph, shared: Path, tmp_path: Path
) -> None:
    """Concurrent amendments of real provisions, compiled, come out again byte for byte."""
    path = shared / "data" / "texts" / "amendments" / "gdpr-2012-concurrent.json"
    for provision in json.loads(path.read_text(encoding="utf-8"))["provisions"][:6]:
        base = tmp_path / "base.txt"
        base.write_text(provision["base_most_common"], encoding="utf-8")
        given: dict[str, Path] = {}
        for number, amendment in enumerate(provision["amendments"]):
            file = tmp_path / f"{number}.txt"
            file.write_text(amendment["new"], encoding="utf-8")
            given[f"{amendment['party']} {number}"] = file
        out = tmp_path / f"{provision['provision']}.json"
        named = [f"{name}={file}" for name, file in given.items()]
        assert paraph("text", "compile", base, *named, "-o", out).code == 0
        for name, file in given.items():
            assert paraph("text", "project", out, name).out == file.read_bytes()
