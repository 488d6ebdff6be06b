"""Words: what a bracket may enclose."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.strategies import chaos

from paraph.text.words import PIECE, WORD, count_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("co-operation", ["co-operation"]),
        ("State's and Party’s", ["State's", "and", "Party’s"]),
        ("and/or", ["and/or"]),
        ("3.5 per cent.", ["3.5", "per", "cent"]),
        ("A/CONF.232/2022/5", ["A/CONF.232/2022/5"]),
        ("[shall][should]", ["shall", "should"]),
        ("co\u00adoperate", ["co\u00adoperate"]),
        ("理事会", ["理", "事", "会"]),
        ("решения, принимаются", ["решения", "принимаются"]),
        ("بِرُوحٍ، من", ["بِرُوحٍ", "من"]),
        ("e\u0301tat", ["e\u0301tat"]),
        ("“as a whole”", ["as", "a", "whole"]),
        ("one\u00a0two\u2003three", ["one", "two", "three"]),
        ("— – …", []),
    ],
)
def test_words_of_many_scripts(text: str, words: list[str]) -> None:
    """A word is what a reader takes for one, in any script."""
    assert WORD.findall(text) == words
    assert count_words(text) == len(words)


@given(chaos())
def test_pieces_are_all_but_white_space(text: str) -> None:
    """The pieces of a text hold every character that is not white space, each once."""
    assert "".join(PIECE.findall(text)) == "".join(text.split())


@given(chaos())
def test_words_are_pieces(text: str) -> None:
    """Every word of a text is one of its pieces."""
    pieces = PIECE.findall(text)
    assert [piece for piece in pieces if WORD.fullmatch(piece)] == WORD.findall(text)
