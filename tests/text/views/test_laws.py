"""The laws of the views: what they show is in the text, and what they hide is nowhere in them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import (
    A_FEW,
    ARABIC,
    CHINESE,
    CYRILLIC,
    LATIN,
    Negotiation,
    negotiations,
    treaties,
)
from tests.text.compilation.shape import brackets
from tests.text.operations.wishes import Wish, wishes

from paraph.text.compilation import compile_versions
from paraph.text.negotiated import BASE, choices, version_of
from paraph.text.operations import choose
from paraph.text.reading import read
from paraph.text.typed import negotiated_text
from paraph.text.views import (
    agreed_text,
    bracketed_text,
    clean_text,
    matrix,
    measure,
    party_text,
    rows_of,
)
from paraph.text.words import WORD, count_words

UNHEARD_OF = ("Zubrowka", "Qumar", "Грустан", "Elbonia", "Wakanda", "Genovia", "San Lorenzo")
SIX = ("Kazakhstan", "China", "Kyrgyzstan", "Russia", "Tajikistan", "Uzbekistan")
without_brackets = treaties((LATIN, CYRILLIC, CHINESE, ARABIC))
NO_MARKS = (
    "replace", "insert", "append", "delete", "capitals", "punctuate", "space", "rewrap", "blank",
    "insert lines", "delete lines", "move lines", "merge", "split", "renumber",
)  # fmt: skip
plain_negotiations = negotiations(*NO_MARKS, bases=without_brackets, names=UNHEARD_OF)


@given(plain_negotiations)
def test_brackets_are_balanced(negotiation: Negotiation) -> None:
    """Where the texts have no brackets, those of the compilation open and close in pairs."""
    base, texts = negotiation
    counts = read(bracketed_text(compile_versions(base, texts).nodes)).counts
    assert (counts.unclosed, counts.unopened) == (0, 0)


@given(negotiations(*NO_MARKS, bases=treaties((LATIN,)), names=SIX))
def test_the_bracketed_text_is_read_back(negotiation: Negotiation) -> None:
    """Whoever holds a wording is a party of the bracketed text that Paraph reads."""
    made = compile_versions(*negotiation)
    holders = {name for choice in brackets(made) for name in choice.parties}
    assert set(read(bracketed_text(made.nodes)).parties) == holders


@given(plain_negotiations)
def test_anonymous_holds_no_name(negotiation: Negotiation) -> None:
    """Without names, no delegation is named, and the order of the arms tells nothing."""
    base, texts = negotiation
    shown = bracketed_text(compile_versions(base, texts).nodes, names=False)
    assert not any(name in shown for name in UNHEARD_OF)
    renamed = dict(zip(reversed(texts), texts.values(), strict=True))
    assert bracketed_text(compile_versions(base, renamed).nodes, names=False) == shown


@given(negotiations(bases=treaties()), st.lists(wishes(), max_size=4))
def test_agreed_words_are_those_that_are_measured(
    negotiation: Negotiation, wanted: list[Wish]
) -> None:
    """The words of the agreed text are as many as the measure says."""
    made = compile_versions(*negotiation)
    for wish in wanted:
        made = wish(made) or made
    assert count_words(agreed_text(made.nodes, gap=" ")) == measure(made.nodes).words_agreed


@given(st.lists(st.integers(0, 38), min_size=1, max_size=8), st.integers(1, 4))
def test_the_agreed_text_holds_no_disputed_word(places: list[int], lines: int) -> None:
    """No word that stands in an open bracket is shown as agreed."""
    words = [f"word{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(40)]
    size = 40 // lines
    base = "".join(
        f"{n + 1}. {' '.join(words[n * size : (n + 1) * size])}.\n" for n in range(lines)
    )
    texts = {
        name: base.replace(words[place], f"new{name}")
        for name, place in zip("ABCDEFGH", places, strict=False)
    }
    made = compile_versions(base, texts)
    disputed = {
        word
        for choice in brackets(made)
        for name in (BASE, *made.parties)
        for word in WORD.findall(version_of(choice.arm_of(name).nodes, name))
    }
    assert disputed
    assert disputed.isdisjoint(WORD.findall(agreed_text(made.nodes)))
    assert disputed | set(WORD.findall(agreed_text(made.nodes))) >= set(words[: lines * size])


@given(negotiations(bases=treaties()), st.lists(wishes(), max_size=4))
def test_the_measure_adds_up(negotiation: Negotiation, wanted: list[Wish]) -> None:
    """The whole is the sum of the articles, and no more is agreed than there is."""
    made = compile_versions(*negotiation)
    for wish in wanted:
        made = wish(made) or made
    found = measure(made.nodes)
    for name in ("words", "words_agreed", "provisions", "provisions_agreed", "open_choices"):
        assert getattr(found, name) == sum(getattr(part, name) for part in found.articles)
    for part in (found, *found.articles):
        assert 0 <= part.words_agreed <= part.words
        assert 0 <= part.provisions_agreed <= part.provisions
    assert 0 <= found.percent <= 100
    assert (found.open_choices == 0) or found.provisions_agreed < found.provisions


@given(treaties())
def test_a_text_without_dispute_is_agreed(base: str) -> None:
    """Where nothing is open, every word is agreed and every view shows the text itself."""
    made = compile_versions(base, {"A": base, "B": base})
    assert measure(made.nodes).percent == 100
    assert measure(made.nodes).words == count_words(base)
    assert matrix(made.nodes, made.parties) == []
    for shown in (bracketed_text, agreed_text, clean_text):
        assert shown(made.nodes) == base


@A_FEW
@given(negotiations(bases=treaties()))
def test_the_clean_text_is_the_base_until_something_is_settled(negotiation: Negotiation) -> None:
    """Clean, the text reads as the base; a party's text reads as its version but for the quiet."""
    base, texts = negotiation
    made = compile_versions(base, texts)
    assert clean_text(made.nodes) == base
    if not any(choice.is_quiet for choice in choices(made.nodes)):
        assert {name: party_text(made.nodes, name) for name in texts} == texts


@A_FEW
@given(negotiations(bases=treaties(), names=SIX))
def test_settling_all_on_one_party_gives_its_words(negotiation: Negotiation) -> None:
    """A text settled on the arms of one delegation reads, clean, as that delegation's."""
    base, texts = negotiation
    name = next(iter(texts))
    made = compile_versions(base, texts)
    wanted = party_text(made.nodes, name)
    for choice in brackets(made):
        place = choice.arms.index(choice.arm_of(name))
        made = choose(made, choice.name, str(place + 1))
    assert clean_text(made.nodes) == wanted == agreed_text(made.nodes)
    assert bracketed_text(made.nodes) == wanted


@A_FEW
@given(negotiations(bases=treaties()))
def test_the_rows_are_the_text(negotiation: Negotiation) -> None:
    """Cut into provisions, nothing of any version is lost."""
    made = compile_versions(*negotiation)
    rows = list(rows_of(made.nodes))
    for name in (BASE, *made.parties):
        whole = "".join(version_of(row.nodes, name) for row in rows)
        assert whole == version_of(made.nodes, name)


@A_FEW
@given(negotiations(bases=treaties()))
def test_the_matrix_names_every_open_bracket(negotiation: Negotiation) -> None:
    """Each open bracket stands in one row, with the words of those who differ there."""
    made = compile_versions(*negotiation)
    rows = matrix(made.nodes, made.parties)
    named = [name for row in rows for name in row.brackets]
    assert named == [choice.name for choice in brackets(made)]
    for row in rows:
        assert all(words != row.base for words in row.words.values())


@pytest.mark.parametrize("gap", ["[…]", "", "___"])
def test_a_gap_stands_for_what_is_open(gap: str) -> None:
    """In the agreed text, one mark stands in the place of each open choice."""
    base = "It shall act; the Council meets in Almaty now."
    other = base.replace("shall", "may").replace(" now", "")
    made = compile_versions(base, {"A": other, "B": base.replace("shall", "must")})
    assert agreed_text(made.nodes, gap=gap) == f"It {gap} act; the Council meets in Almaty {gap}."


def test_what_is_read_in_a_view_is_what_was_written() -> None:
    """The order of arms, names, requests to delete and insertions are those of the conventions."""
    base = "1. The Parties shall meet; the place of the meetings is, yearly, Almaty.\n"
    base += "2. They decide.\n"
    made = compile_versions(
        base,
        {
            "Kazakhstan": base.replace("shall", "should"),
            "China": base.replace("shall", "should").replace(", yearly,", ""),
            "Russia": base.replace("decide", "decide by consensus"),
        },
    )
    assert bracketed_text(made.nodes) == (
        "1. The Parties [shall][China, Kazakhstan: should] meet; the place of the meetings is"
        " [, yearly,][China: delete] Almaty.\n"
        "2. They decide [Russia: by consensus].\n"
    )
    assert agreed_text(made.nodes) == (
        "1. The Parties […] meet; the place of the meetings is […] Almaty.\n2. They decide […].\n"
    )
    assert re.sub(r"\s+", " ", party_text(made.nodes, "China")) == (
        "1. The Parties should meet; the place of the meetings is Almaty. 2. They decide. "
    )


@given(negotiations(bases=treaties()))
def test_a_partys_text_is_its_version(negotiation: Negotiation) -> None:
    """While nothing is settled, a party's text is its version, quiet differences aside."""
    made = compile_versions(*negotiation)
    for name in made.parties:
        shown, own = party_text(made.nodes, name), made.project(name)
        if not any(choice.is_quiet for choice in choices(made.nodes)):
            assert shown == own
        assert count_words(shown) == count_words(own) or any(
            choice.is_quiet for choice in choices(made.nodes)
        )


def test_silence_leaves_a_typed_bracket_open() -> None:
    """What a party proposes is in, what it opposes is out, and the rest stays in brackets."""
    text = "It [AA propose: shall][BB propose: may] act [CC oppose: at once] [by [X]].\n"
    nodes = negotiated_text(read(text)).nodes
    assert party_text(nodes, "AA") == "It shall act [CC oppose: at once] [by [X]].\n"
    assert party_text(nodes, "CC").startswith("It [AA propose: shall][BB propose: may] act  [by")
