"""The bench itself: its made-up treaties, its grid, and that it runs at all."""

from __future__ import annotations

import math
import subprocess
import sys
from pathlib import Path

import pytest
from bench.report import Row, grid

from bench import peers, texts

ROOT = Path(__file__).parent.parent.parent


def test_a_treaty_is_as_long_as_asked_and_always_the_same() -> None:
    """A page has about a thousand tokens, and the same seed gives the same treaty."""
    lines = texts.treaty(2)
    found = len(texts.TOKEN.findall(texts.as_text(lines)))
    assert abs(found - 2 * texts.TOKENS_A_PAGE) < 250
    assert lines == texts.treaty(2) != texts.treaty(2, seed=2)


def test_a_draft_changes_words_and_structure() -> None:
    """A draft has other words, a paragraph more and one in another place."""
    base = texts.treaty(2)
    draft = texts.draft_of(base, seed=4, edits=9)
    changed = [line for line in draft if line not in base]
    assert 1 <= len(changed) <= 7
    assert any(" bis. " in line for line in changed)
    assert [line for line in draft if line in base] != [line for line in base if line in draft]


def test_a_bracketed_treaty_has_a_bracket_in_150_characters() -> None:
    """Brackets are as dense as in real negotiating texts, and every one is closed."""
    text = texts.as_text(texts.bracketed(texts.treaty(10)))
    assert text.count("[") == text.count("]")
    assert 120 < len(text) / text.count("[") < 180


def test_wrapping_changes_nothing_but_line_ends() -> None:
    """The hard-wrapped variant has the same words in lines of at most 78 columns."""
    lines = texts.treaty(1)
    wrapped = texts.as_text(lines, 78)
    assert wrapped.split() == texts.as_text(lines).split()
    assert max(map(len, wrapped.splitlines())) <= 78


def test_the_grid_holds_every_row() -> None:
    """A row without a ratio, one with a bound and one without end are all printed."""
    rows = [
        Row("read", "", "peer: not installed"),
        Row("compile", "1 s", "peer > 30 s", 30, at_least=True),
        Row("keep", "7 of 7", "peer 0", math.inf),
    ]
    lines = grid(rows).splitlines()
    assert len({len(line) for line in lines}) == 1
    assert "not installed" in lines[2]
    assert "> 30.0" in lines[3]
    assert "inf" in lines[4]


def test_a_peer_that_is_not_installed_is_no_error() -> None:
    """A missing peer gives nothing to call."""
    assert peers.module("no_such_peer") is None


def test_nothing_comes_back_from_a_merge_with_conflicts() -> None:
    """Taking one side in all conflicts gives at most two texts."""
    merged = "a\n<<<<<<< m\nb\n=======\nc\n>>>>>>> d\ne\n"
    assert peers.from_merge(merged, ["a\nb\ne\n", "a\nc\ne\n", "a\nd\ne\n"]) == 2


@pytest.mark.slow
def test_the_bench_runs() -> None:
    """The smallest bench measures every family, with the peers that are there or without."""
    command = [sys.executable, "-m", "bench", "--tiny"]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    assert "fails" not in made.stdout
    for family in ("Reading", "Growth", "Negotiation", "Package", "Depositary"):
        assert f"\n### {family}\n" in made.stdout
