"""Any text at all can be read: nothing is refused, nothing changed, and all spans hold."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import paraph.text.reading as package
from paraph.text.reading import Profile, Reading, guess_profile, read

if TYPE_CHECKING:
    from pathlib import Path

PIECES = st.sampled_from(
    [
        *("[", "]", "[[", "]]", "［", "］", "【", "】", "{", "}", "(", ")", "/", " / ", ": ", "; "),
        *(
            "\n",
            "\n\n",
            " ",
            ".",
            ",",
            "AA",
            "AA/BB propose: ",
            "China: ",
            " - EU delete",
            "中",
            "ж",
        ),
        *("1. ", "\n2 bis. ", "\n(a) ", "\n(i) ", "\nArticle 3\n", "\nOption 1: ", "\nOPTION II\n"),
        *("shall", "should", "X", "…", "insert number", "No text", "other", "“", "”", "s", "\n# "),
        *("\nPP1 bis ", "\n3 The note", "word3", "[^1]", "\n[^1]: n", "(agreed)", "___", "delete"),
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=60).map("".join))


def plain_scan(text: str, glyphs: tuple[str, ...]) -> tuple[int, int, int, int]:
    """Pairs, unclosed, unopened and depth by one counter."""
    opens, closes = {g[0] for g in glyphs}, {g[1] for g in glyphs}
    depth = deepest = pairs = unopened = 0
    for mark in text:
        if mark in opens:
            depth += 1
            deepest = max(deepest, depth)
        elif mark in closes and depth:
            depth, pairs = depth - 1, pairs + 1
        elif mark in closes:
            unopened += 1
    return pairs, depth, unopened, deepest


def check_layers(reading: Reading) -> None:
    """Assert that every span lies in the text and that the layers fit together."""
    size = len(reading.text)
    _check_brackets(reading)
    _check_provisions(reading)
    spans = [
        *(f.span for f in reading.findings),
        *(s.span for b in reading.brackets for s in b.stances),
        *(c.span for c in reading.choices),
        *(a.span for c in reading.choices for a in c.arms),
        *(a.body for c in reading.choices for a in c.arms),
        *(p.span for p in reading.placeholders),
        *(b.span for b in reading.braces),
        *(n.span for n in reading.notes),
        *(call for n in reading.notes for call in n.calls),
        *(s.span for s in reading.statuses),
    ]
    for start, end in spans:
        assert 0 <= start <= end <= size
    assert list(reading.findings) == sorted(reading.findings, key=lambda f: (f.span, f.code))
    for choice in reading.choices:
        assert len(choice.arms) > 1
    for finding in reading.findings:
        assert finding.chosen in finding.readings
        assert 0 <= finding.confidence <= 1
    counts = reading.counts
    expected = plain_scan(reading.text, reading.profile.glyphs)
    assert (counts.pairs, counts.unclosed, counts.unopened, counts.depth) == expected


def _check_brackets(reading: Reading) -> None:
    """Marks stand where they are said to stand, bodies between them, parents around them."""
    opens = {g[0] for g in reading.profile.glyphs}
    closes = {g[1] for g in reading.profile.glyphs}
    starts = []
    for bracket in reading.brackets:
        start, end = bracket.span
        starts.append(start)
        assert 0 <= start <= bracket.body[0] <= bracket.body[1] <= end <= len(reading.text)
        assert bracket.open is None or reading.text[bracket.open] in opens
        assert bracket.close is None or reading.text[bracket.close] in closes
        if bracket.parent is not None:
            outer = reading.brackets[bracket.parent]
            assert outer.span[0] < start
            assert end < outer.span[1]
            assert bracket.depth == outer.depth + 1
    assert starts == sorted(starts)


def _check_provisions(reading: Reading) -> None:
    """Children lie in their parents, and provisions stand in the order of the text."""
    provisions = reading.provisions
    assert [p.span[0] for p in provisions] == sorted(p.span[0] for p in provisions)
    assert len({p.id for p in provisions}) == len(provisions)
    for index, provision in enumerate(provisions):
        start, end = provision.span
        assert 0 <= start <= end <= len(reading.text)
        assert start == provision.own[0] <= provision.own[1] <= end
        if provision.number_span:
            assert start <= provision.number_span[0] <= provision.number_span[1]
        if provision.parent is not None:
            assert provision.parent < index
            assert provisions[provision.parent].span[0] <= start
            assert end <= provisions[provision.parent].span[1]
            assert provision.level == provisions[provision.parent].level + 1


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_can_be_read(text: str) -> None:
    """No text is refused, and no character of it changes."""
    reading = read(text)
    assert reading.text == text
    check_layers(reading)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_a_guessed_profile_reads_the_same(text: str) -> None:
    """A profile survives being kept, and reading with it keeps the counts."""
    profile = guess_profile(text)
    assert Profile.from_dict(profile.to_dict()) == profile
    again = read(text, profile)
    check_layers(again)
    assert again.counts == read(text).counts


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "[",
            "]",
            "[]",
            "[a ",
            "[[a]",
            "{",
            "{}",
            "(",
            "\n",
            "\n ",
            " ",
            "1",
            "/",
            " / ",
            "*",
            "_",
        ),
        *("“", "\n[", "\n1. ", "\n1 A", "a1 \n1 A", "Option 1: ", "\nArticle 1 ", "A: ", "[A: x]"),
        *(
            "[a - A]",
            "\n# ",
            "aBcd",
            "; 1. A",
            "(agreed ",
            "[no text ",
            "word[s]",
            "\n“a” b ",
            "第",
        ),
    ],
)
def test_long_runs_stay_linear(piece: str) -> None:
    """Twelve thousand of anything in a row is read at once: no step is quadratic."""
    text = piece * (24_000 // len(piece))
    check_layers(read(text))


def test_depth_does_not_recurse() -> None:
    """A hundred thousand brackets inside each other are only deep."""
    reading = read("[" * 20_000 + "]" * 20_000)
    assert reading.counts.depth == 20_000
    assert reading.brackets[-1].depth == 20_000


@pytest.mark.parametrize(
    "module", [m.name for m in pkgutil.iter_modules(package.__path__, package.__name__ + ".")]
)
def test_examples_in_docstrings(module: str) -> None:
    """Every example in a docstring gives what it says."""
    assert doctest.testmod(importlib.import_module(module)).failed == 0


def test_exported_names_are_sorted() -> None:
    """The room exports its names in order, and each of them exists."""
    assert package.__all__ == sorted(package.__all__)
    assert all(hasattr(package, name) for name in package.__all__)
    assert doctest.testmod(package).failed == 0


MEASURED = {
    "2022-06-01-A-CONF.232-2022-5-further-revised-draft.txt": (284, 0, 0, 2),
    "2020-04-15-A-CONF.232-2022-INF.1-textual-proposals-by-delegations.txt": (3269, 27, 1, 30),
    "2022-08-01-A-CONF.232-2022-INF.5-textual-proposals-by-delegations.txt": (1153, 2, 0, 5),
    "2022-12-12-A-CONF.232-2023-2-further-refreshed-draft.txt": (292, 0, 0, 5),
    "2023-02-01-A-CONF.232-2023-INF.2-small-group-outcomes.txt": (322, 1, 1, 5),
    "2026-04-02-prepcom3-report-annexed-draft-rules.txt": (33, 0, 0, 3),
    "2015-10-05-nonpaper-adp-2015-8.flow.txt": (231, 0, 0, 3),
    "2015-10-05-nonpaper-adp-2015-8.layout.txt": (231, 0, 0, 3),
    "2015-10-23-draft-agreement.md": (1051, 1, 2, 7),
    "2015-10-23-draft-decision.md": (483, 1, 3, 4),
}


@pytest.mark.corpus
@pytest.mark.parametrize("name", sorted(MEASURED))
def test_measured_counts(shared: Path, name: str) -> None:
    """The counts of real texts equal those of the measured table (bracket-conventions 2)."""
    found = sorted((shared / "data" / "texts" / "bracketed").rglob(name))
    assert found
    reading = read(found[0].read_text(encoding="utf-8"))
    counts = reading.counts
    assert (counts.pairs, counts.unclosed, counts.unopened, counts.depth) == MEASURED[name]
    check_layers(reading)


@pytest.mark.corpus
def test_every_text_keeps_its_layers(shared: Path) -> None:
    """Each real text and each pattern fixture is read with consistent layers."""
    texts = shared / "data" / "texts"
    paths = [*texts.rglob("*.txt"), *texts.rglob("*.md")]
    assert paths
    for path in paths:
        check_layers(read(path.read_text(encoding="utf-8")))
