"""Typed brackets as choices: settled and viewed like compiled ones, kept as they were typed."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st
from tests.strategies import BRACKETED, LATIN, amend, amendments, chaos, treaties

from paraph.text.negotiated import NegotiatedText, Prose, choices
from paraph.text.operations import choose, lift, strike, undo
from paraph.text.reading import read
from paraph.text.typed import negotiated_text
from paraph.text.views import agreed_text, bracketed_text, clean_text

TYPED = st.text(st.sampled_from("[[[]]]] /:;.,\nabXA12US{}()（）［］"), max_size=80)
DIPLOMATS = st.lists(
    st.sampled_from(
        (
            "[", "]", "[shall]", "[should]", " [Option A: ", "[US/AU propose: ", "][BB, CC: ", "/",
            "[X]", "[…]", " Parties", " report", "\n1. ", "\nArticle 4\n", "\nOption 1: ", " bis",
            "[BB: delete]", "[not agreed]", "{signpost}", "[1]", "[AA oppose: ", "; ", ". ", " ",
        )
    ),
    max_size=25,
).map("".join)  # fmt: skip


def typed(text: str) -> NegotiatedText:
    """The negotiated text behind the brackets of ``text``."""
    return negotiated_text(read(text))


@given(st.one_of(TYPED, DIPLOMATS, chaos(), treaties()))
@example("[" * 100 + "x" + "]" * 100)
@example("[a [b] c][d]/[e] [A: f")
def test_what_was_typed_comes_back(text: str) -> None:
    """Written again, a text with typed brackets is the same to the character."""
    assert bracketed_text(typed(text).nodes) == text


@given(treaties(), st.lists(amendments("bracket", "insert", "split"), max_size=6))
def test_a_treaty_with_brackets_comes_back(text: str, made: list[object]) -> None:
    """Whatever people bracket in a treaty, the text is kept."""
    bracketed = amend(text, made)  # type: ignore[arg-type]
    assert bracketed_text(typed(bracketed).nodes) == bracketed


@given(DIPLOMATS)
def test_every_choice_has_two_arms(text: str) -> None:
    """A lone bracket is a choice between its words and nothing."""
    assert all(len(choice.arms) >= 2 for choice in choices(typed(text).nodes))


@given(DIPLOMATS)
def test_typed_brackets_can_be_settled_and_reopened(text: str) -> None:
    """Each typed bracket can be settled on each arm, and undone."""
    made = typed(text)
    for choice in choices(made.nodes):
        for number in range(1, len(choice.arms) + 1):
            arms = [arm.holders for arm in choice.arms]
            if any(str(number) in holders for holders in arms):
                continue
            settled = choose(made, choice.name, str(number))
            assert undo(settled) == made
            assert undo(strike(made, choice.name)) == made


def test_rivals_are_arms_and_a_lone_bracket_is_optional() -> None:
    """``[shall][should]`` is one choice of two; ``[all]`` may also stay out."""
    made = typed(LATIN[0] + "\n" + BRACKETED[0] + "\nIt informs [all] Parties.")
    first, *_, last = choices(made.nodes)
    assert [arm.nodes for arm in first.arms] == [(Prose("shall"),), (Prose("should"),)]
    assert [arm.nodes for arm in last.arms] == [(Prose("all"),), ()]


def test_nesting_is_kept() -> None:
    """A bracket inside a bracket is a choice inside an arm."""
    made = typed("It reports [every [two] years].")
    outer, inner = choices(made.nodes)
    assert inner in outer.arms[0].nodes
    assert bracketed_text(made.nodes) == "It reports [every [two] years]."


def test_attributions_are_holders() -> None:
    """Who proposes a wording holds it; who opposes it holds the arm without it."""
    made = typed("It acts [US/AU propose: at once].")
    (choice,) = choices(made.nodes)
    assert choice.arms[0].holders == ("AU", "US")
    assert choice.arms[1].base
    assert made.parties == ("US", "AU") or set(made.parties) == {"US", "AU"}


def test_settling_takes_the_marks_off() -> None:
    """A lifted bracket leaves its words, a struck one nothing."""
    made = typed("It acts [at once].")
    assert clean_text(lift(made, "b1").nodes) == "It acts at once."
    assert clean_text(strike(made, "b1").nodes) == "It acts ."
    assert agreed_text(made.nodes) == "It acts […]."


def test_real_texts_come_back(shared: Path) -> None:
    """Every real bracketed text is the same after its brackets were made choices."""
    files = sorted((shared / "data" / "texts" / "bracketed").rglob("*.[tm][xd]*"))
    for file in files:
        text = file.read_bytes().decode("utf-8")
        assert bracketed_text(typed(text).nodes) == text, file.name
