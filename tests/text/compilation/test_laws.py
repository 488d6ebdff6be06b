"""The laws of compilation (architecture §3), for whatever delegations may hand in."""

from __future__ import annotations

import os
import subprocess
import sys
from random import Random
from typing import Final

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.strategies import (
    A_FEW,
    LATIN,
    SPACING,
    Negotiation,
    chaos,
    lines_of,
    negotiations,
    renumbered,
    treaties,
    well_formed_treaties,
)
from tests.text.compilation.shape import (
    assert_sound,
    assert_words_whole,
    brackets,
    scopes,
)

from paraph.text.comparison import EditKind
from paraph.text.compilation import compile_versions, with_versions
from paraph.text.negotiated import BASE, NegotiatedText, choices, version_of
from paraph.text.words import PIECE
from paraph.values.errors import Ambiguous, Inadmissible

SIX = ("Kazakhstan", "China", "Kyrgyzstan", "Russia", "Tajikistan", "Uzbekistan")


@given(negotiations())
def test_every_version_can_be_taken_out_again(negotiation: Negotiation) -> None:
    """From a compilation come the base and every version, to the last character."""
    base, texts = negotiation
    made = compile_versions(base, texts)
    assert made.project(BASE) == base
    assert made.versions() == texts


@given(st.lists(chaos(), min_size=7, max_size=7))
def test_versions_may_have_nothing_in_common(texts: list[str]) -> None:
    """Chaos compiled over chaos keeps every character of every version."""
    base, *others = texts
    made = compile_versions(base, zip(SIX, others, strict=True))
    assert [made.project(name) for name in (BASE, *SIX)] == texts


@given(negotiations())
def test_a_compilation_is_sound(negotiation: Negotiation) -> None:
    """A choice has two arms or more, every party holds just one, and no two arms read the same."""
    base, texts = negotiation
    assert_sound(compile_versions(base, texts))


@given(negotiations())
def test_brackets_stand_at_the_edges_of_words(negotiation: Negotiation) -> None:
    """No bracket opens or closes inside a word of the base or of any version."""
    base, texts = negotiation
    assert_words_whole(compile_versions(base, texts))


@given(negotiations())
def test_brackets_are_called_in_order(negotiation: Negotiation) -> None:
    """Brackets are b1, b2, … and quiet differences q1, q2, … in the order of the text."""
    base, texts = negotiation
    found = list(choices(compile_versions(base, texts).nodes))
    loud = [choice.name for choice in found if not choice.is_quiet]
    quiet = [choice.name for choice in found if choice.is_quiet]
    assert loud == [f"b{number}" for number in range(1, len(loud) + 1)]
    assert quiet == [f"q{number}" for number in range(1, len(quiet) + 1)]


@given(treaties() | chaos())
def test_no_change_no_bracket(base: str) -> None:
    """Where every version is the base, there is no choice at all."""
    made = compile_versions(base, dict.fromkeys(SIX, base))
    assert list(choices(made.nodes)) == []
    assert made.parties == tuple(sorted(SIX))


@A_FEW
@given(negotiations())
def test_who_changes_nothing_holds_nothing(negotiation: Negotiation) -> None:
    """A delegation that hands in the base itself stands at no arm."""
    base, texts = negotiation
    made = compile_versions(base, {**texts, "The quiet one": base})
    assert all("The quiet one" not in choice.parties for choice in choices(made.nodes))
    assert made.project("The quiet one") == base


@given(st.data())
def test_spacing_opens_no_bracket(given_: st.DataObject) -> None:
    """Line breaks, blanks and spaces alone are kept to the character and bracketed nowhere."""
    base, texts = given_.draw(negotiations(*SPACING, bases=treaties()))
    made = compile_versions(base, texts)
    assume(all(PIECE.findall(text) == PIECE.findall(base) for text in texts.values()))
    assert brackets(made) == []
    assert made.versions() == texts


@given(well_formed_treaties(), st.integers(1, 9), st.integers(0, 20))
def test_numbers_open_no_bracket(base: str, by: int, start: int) -> None:
    """Renumbering, of articles or paragraphs, from any line on, is bracketed nowhere."""
    lines = lines_of(base)
    other = "".join(
        renumbered(line, by) if number >= start else line for number, line in enumerate(lines)
    )
    made = compile_versions(base, {"China": other, "Russia": base})
    assert brackets(made) == []
    assert {choice.kind for choice in choices(made.nodes)} <= {EditKind.NUMBER}
    assert made.project("China") == other


@given(negotiations(), st.integers(1, 3))
def test_equal_changes_are_one_arm(negotiation: Negotiation, number: int) -> None:
    """Delegations with the same version stand together at every arm."""
    base, texts = negotiation
    twins = {f"{name} (twin {n})": text for name, text in texts.items() for n in range(number)}
    for scope in scopes(compile_versions(base, texts | twins)):
        for arm in scope.choice.arms:
            for name in texts:
                held = {holder in arm.holders for holder in twins if holder.startswith(f"{name} (")}
                assert held == {name in arm.holders}


@given(negotiations(), st.randoms(use_true_random=False))
def test_the_order_of_delegations_never_matters(negotiation: Negotiation, by: Random) -> None:
    """However the delegations are ordered, the compilation is the same."""
    base, texts = negotiation
    shuffled = list(texts.items())
    by.shuffle(shuffled)
    assert compile_versions(base, shuffled) == compile_versions(base, texts)


@given(negotiations(), st.lists(st.integers(0, 3), min_size=8, max_size=8))
def test_adding_versions_equals_compiling_anew(negotiation: Negotiation, groups: list[int]) -> None:
    """However the versions are split into groups that come one after the other, it is the same."""
    base, texts = negotiation
    made = compile_versions(base, {})
    for group in range(4):
        names = [name for name, own in zip(texts, groups, strict=False) if own == group]
        made = with_versions(made, {name: texts[name] for name in names})
    assert made == compile_versions(base, texts)


COMPILE: Final = """
from paraph.formats.json_text import write_json
from paraph.text.compilation import compile_versions
from paraph.text.operations import support
made = compile_versions("It shall act.", {
    name: f"It {word} act."
    for name, word in zip(["china", "CHINA", "China", "Straße", "STRASSE", "x"], "aabbab")
})
for name in ("peru", "PERU", "Peru"):
    made = support(made, "b1", "base", name)
print(write_json(made).decode(), made.nodes[1].parties)
"""


def test_compiling_again_is_the_same() -> None:
    """The same set of versions gives the same file, in whatever process it is compiled."""
    answers = {
        subprocess.run(
            [sys.executable, "-c", COMPILE],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
        ).stdout
        for seed in range(4)
    }
    assert len(answers) == 1


@A_FEW
@given(negotiations())
def test_who_kept_the_base_is_counted(negotiation: Negotiation) -> None:
    """A version that is the base keeps all of its characters; no version keeps more."""
    base, texts = negotiation
    made = compile_versions(base, texts)
    assert all(0 <= kept <= len(base) + 1 for kept in made.kept.values())
    assert all(made.kept[name] == len(base) + 1 for name in texts if texts[name] == base)


@given(treaties() | chaos())
def test_no_versions_leave_the_base(base: str) -> None:
    """A base without versions is a compilation that holds the base."""
    made = compile_versions(base, {})
    assert made.project(BASE) == base
    assert made.parties == ()
    assert made.versions() == {}


def test_a_name_stands_for_one_text() -> None:
    """Two versions of one name, and a version called base, are refused."""
    with pytest.raises(Ambiguous, match="A stands for two texts"):
        compile_versions("x", [("A", "y"), ("A", "z")])
    with pytest.raises(Ambiguous, match="base stands for two texts"):
        compile_versions("x", {"base": "y"})
    with pytest.raises(Ambiguous, match="A stands for two texts"):
        with_versions(compile_versions("x", {"A": "y"}), {"A": "z"})


def test_nobody_else_has_a_version() -> None:
    """Asking for the version of a delegation that gave none names those that did."""
    with pytest.raises(Inadmissible, match="Peru has no version in this text; it holds base, A"):
        compile_versions("x", {"A": "y"}).project("Peru")


def test_a_version_that_was_tampered_with_is_refused() -> None:
    """A version whose characters no longer match its digest is not given out."""
    made = compile_versions("It shall act.", {"A": "It should act."})
    forged = NegotiatedText(
        parties=made.parties,
        nodes=compile_versions("It shall act.", {"A": "It may act."}).nodes,
        digests=made.digests,
    )
    assert forged.project(BASE) == "It shall act."
    with pytest.raises(Inadmissible, match="not the one that was compiled"):
        forged.project("A")


def test_sponsors_stay_together_inside_an_arm() -> None:
    """A new article in two wordings is one arm with a choice inside it."""
    base = "".join(f"{number}. {sentence}\n" for number, sentence in enumerate(LATIN[:4], 1))
    new = (
        "5. The Regional Anti-Terrorist Structure has its seat in {} and meets four times a year.\n"
    )
    made = compile_versions(
        base, {"China": base + new.format("Tashkent"), "Russia": base + new.format("Bishkek")}
    )
    outer, inner = brackets(made)
    assert outer.arms[1].holders == ("China", "Russia")
    assert {arm.holders for arm in inner.arms} == {("China",), ("Russia",)}
    assert version_of(made.nodes, "China") == base + new.format("Tashkent") + "\n"


def test_nobody_is_named_for_words_that_it_left_out() -> None:
    """Inside a new article, a delegation without a paragraph holds no arm of its words."""
    base = "1. One thing only stands here.\n"
    first = f"2. {LATIN[0][:-1]}, and decide by consensus on all matters of the Organization.\n"
    second = f"3. {LATIN[5][:-1]}, in its seat in Beijing, for a term of three years or more.\n"
    made = compile_versions(
        base,
        {
            "China": base + first + second,
            "Russia": base + first + second.replace("Beijing", "Tashkent"),
            "Peru": base + first,
        },
    )
    where = next(
        choice
        for choice in brackets(made)
        if {version_of(arm.nodes, "") for arm in choice.arms} == {"Beijing", "Tashkent"}
    )
    assert {arm.holders for arm in where.arms} == {("China",), ("Russia",)}
