"""The peers: what others offer for the same work, each called the way that suits it best.

A function named after a peer returns a call without arguments that does the work, or None if the
peer is not installed.  Everything that can be made ready beforehand is made ready outside the call.
"""

from __future__ import annotations

import difflib
import importlib
import json
import re
import shutil
import subprocess
import warnings
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape

from bench.measuring import Call
from bench.texts import TOKEN

SURROGATES: Final = 0xD800
"""From here on 0x800 numbers are no characters."""

_NOT_XML: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_PIECES: Final = re.compile(r"\w+|[^\w\s]|\s+")


@cache
def module(name: str) -> Any:  # noqa: ANN401 - whatever the peer is made of
    """The module of a peer, or None if it is not installed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return importlib.import_module(name)
        except ImportError:
            return None


# --- Reading -----------------------------------------------------------------------------------


def tokens(text: str) -> Call:
    """The bare cost of finding every token with one compiled regular expression."""
    return lambda: TOKEN.findall(text)


def bluebell(text: str) -> Call | None:
    """Plain text to Akoma Ntoso, without the characters that XML cannot hold."""
    parser, uri = module("bluebell.parser"), module("cobalt.uri")
    if not (parser and uri):
        return None
    made = parser.AkomaNtosoParser(uri.FrbrUri.parse("/akn/un/act/2026/1"))
    readable = _NOT_XML.sub(" ", text)
    return lambda: made.parse_to_xml(readable, "act")


# --- Compilation -------------------------------------------------------------------------------


def collatex(texts: Mapping[str, str]) -> Call | None:
    """All witnesses, the base among them, into an alignment; answered in JSON."""
    peer = module("collatex")
    if not peer:
        return None

    def call() -> str:
        collation = peer.Collation()
        for name, text in texts.items():
            collation.add_plain_witness(name, text)
        return str(peer.collate(collation, output="json", segmentation=False))

    return call


def from_collatex(written: str, texts: Mapping[str, str]) -> int:
    """How many of the texts can be taken out of CollateX's JSON again."""
    aligned = json.loads(written)
    made = {}
    for name, cells in zip(aligned["witnesses"], aligned["table"], strict=True):
        made[name] = "".join(token["t"] for cell in cells if cell for token in cell)
    return sum(made.get(name) == text for name, text in texts.items())


def git_merges(folder: Path, base: Path, drafts: Sequence[Path]) -> Call | None:
    """One three-way merge for each draft into one text, conflicts and all; answers how many."""
    if not shutil.which("git"):
        return None

    def call() -> tuple[str, int]:
        merged = folder / "merged.txt"
        shutil.copyfile(base, merged)
        for draft in drafts:
            command = ["git", "merge-file", "--quiet", str(merged), str(base), str(draft)]
            subprocess.run(command, check=False)
        text = merged.read_text(encoding="utf-8")
        return text, text.count("\n<<<<<<< ")

    return call


_CONFLICT: Final = re.compile(
    r"^<<<<<<< [^\n]*\n(.*?)^=======\n(.*?)^>>>>>>> [^\n]*\n", re.MULTILINE | re.DOTALL
)


def from_merge(merged: str, texts: Sequence[str]) -> int:
    """How many of the texts come back if one side is taken in every conflict."""
    sides = {_CONFLICT.sub(rf"\{side}", merged) for side in (1, 2)}
    return sum(text in sides for text in texts)


# --- Redline -----------------------------------------------------------------------------------


def difflib_words(old: str, new: str) -> Call:
    """Words of the standard library's matcher, as it comes."""

    def call() -> Sequence[tuple[str, int, int, int, int]]:
        matcher = difflib.SequenceMatcher(None, _PIECES.findall(old), _PIECES.findall(new))
        return matcher.get_opcodes()

    return call


def redlines(old: str, new: str) -> Call | None:
    """The redline in Markdown."""
    peer = module("redlines")
    return (lambda: peer.Redlines(old, new).output_markdown) if peer else None


def xmldiff(old: str, new: str) -> Call | None:
    """Paragraphs as XML, compared with the fast match."""
    peer = module("xmldiff.main")
    if not peer:
        return None
    left, right = _as_xml(old), _as_xml(new)
    return lambda: peer.diff_texts(left, right, diff_options={"fast_match": True})


def _as_xml(text: str) -> str:
    paragraphs = (f"<p>{escape(line)}</p>" for line in text.splitlines() if line)
    return f"<text>{''.join(paragraphs)}</text>"


def diff_match_patch(old: str, new: str) -> Call | None:
    """Each word as one character, as the library's own page advises; with no time limit."""
    peer = module("diff_match_patch")
    if not peer:
        return None

    def call() -> list[tuple[int, str]]:
        matcher = peer.diff_match_patch()
        matcher.Diff_Timeout = 0
        letters: dict[str, str] = {}
        one, two = _lettered(old, letters), _lettered(new, letters)
        changes: list[tuple[int, str]] = matcher.diff_main(one, two, False)  # noqa: FBT003
        matcher.diff_cleanupSemantic(changes)
        words = {letter: word for word, letter in letters.items()}
        return [(kind, "".join(map(words.__getitem__, run))) for kind, run in changes]

    return call


def _lettered(text: str, letters: dict[str, str]) -> str:
    """``text`` with a character of its own for each different word, mark or space."""
    found = _PIECES.findall(text)
    for word in found:
        if word not in letters:
            number = len(letters) + 0x100
            letters[word] = chr(number if number < SURROGATES else number + 0x800)
    return "".join(map(letters.__getitem__, found))


def git_words(folder: Path, old: Path, new: Path) -> Sequence[str] | None:
    """The command of git that marks words; a whole process."""
    git = shutil.which("git")
    names = [str(path.relative_to(folder)) for path in (old, new)]
    return [git, "diff", "--no-index", "--word-diff", *names] if git else None
