"""Comparison: exact to the character, structure first, and what is quiet stays quiet."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import LATIN, amend, amendments, chaos, drafts, treaties

from paraph.text.comparison import Anchored, Edit, EditKind, Lines, apply_edits, compare
from paraph.text.words import WORD

ARTICLES = "".join(
    f"Article {number}\n\n1. {LATIN[2 * number]}\n2. {LATIN[2 * number + 1]}\n\n"
    for number in range(1, 5)
)


def edits_between(base: str, other: str, *, pairs: bool = True) -> list[Edit]:
    """The edits from ``base`` to ``other``, both with a line end added."""
    return compare(Anchored(Lines(base + "\n")), Lines(other + "\n"), pairs=pairs)


pairs_of_texts = (treaties() | treaties() | chaos()).flatmap(
    lambda base: st.tuples(st.just(base), drafts(base))
)


@given(pairs_of_texts, st.booleans())
def test_edits_make_the_one_text_of_the_other(texts: tuple[str, str], pairs: bool) -> None:  # noqa: FBT001
    """The edits applied to the base give the version, to the character, brackets kept or not."""
    base, other = texts
    assert apply_edits(base + "\n", edits_between(base, other, pairs=pairs)) == other + "\n"


@given(pairs_of_texts)
def test_edits_stand_in_order_and_apart(texts: tuple[str, str]) -> None:
    """Edits are sorted, do not overlap, and each changes something."""
    base, other = texts
    edits = edits_between(base, other)
    assert all(edit.text != (base + "\n")[edit.start : edit.end] for edit in edits)
    assert all(a.end <= b.start for a, b in pairwise(edits))


@given(pairs_of_texts)
def test_edits_cut_no_word_of_the_base(texts: tuple[str, str]) -> None:
    """An edit begins and ends at the edge of a word."""
    base, other = texts
    edges = {edge for edit in edits_between(base, other) for edge in (edit.start, edit.end)}
    for word in WORD.finditer(base):
        assert edges.isdisjoint(range(word.start() + 1, word.end())), word[0]


@given(treaties() | chaos())
def test_equal_texts_have_no_edits(base: str) -> None:
    """Between a text and itself nothing is found."""
    assert edits_between(base, base) == []


@given(treaties(), st.lists(amendments(), max_size=3))
def test_quiet_kinds_tell_the_truth(base: str, made: list[object]) -> None:
    """What is called spacing differs in white space alone."""
    other = amend(base, made)  # type: ignore[arg-type]
    for edit in edits_between(base, other):
        if edit.kind is EditKind.SPACING:
            assert edit.text.split() == (base + "\n")[edit.start : edit.end].split()


def test_a_moved_article_is_known_again() -> None:
    """An article that stands elsewhere is an insertion and a deletion that point to each other."""
    lines = ARTICLES.split("Article ")
    other = "Article ".join([lines[0], lines[2], lines[3], lines[4], lines[1]])
    moved = [edit for edit in edits_between(ARTICLES, other) if edit.moved]
    gone = [edit for edit in moved if not edit.text]
    (new,) = [edit for edit in moved if edit.text]
    assert {edit.moved for edit in gone} == {(new.start, new.start)}
    assert new.moved == (gone[0].start, gone[-1].end)
    assert ARTICLES[slice(*new.moved)] == new.text == "Article " + lines[1]


def test_a_moved_article_may_wear_another_number() -> None:
    """A provision is known by its words, whatever number it wears now."""
    lines = ARTICLES.split("Article ")
    other = "Article ".join([lines[0], lines[2], lines[3], lines[4], "9" + lines[1][1:]])
    assert any(edit.moved and "Article 9" in edit.text for edit in edits_between(ARTICLES, other))


def test_an_inserted_article_leaves_the_others_alone() -> None:
    """All that an inserted article changes besides is the numbers of those that follow."""
    new = "Article 2\n\nThe Parties are guided by sovereign equality and non-interference.\n\n"
    first, *rest = ARTICLES.split("Article ")[1:]
    later = "".join(f"Article {int(text[0]) + 1}{text[1:]}" for text in rest)
    edits = edits_between(ARTICLES, f"Article {first}{new}{later}")
    loud = [edit for edit in edits if not edit.kind.is_quiet]
    assert [(edit.start, edit.end, edit.text) for edit in loud] == [
        (ARTICLES.index("Article 2"), ARTICLES.index("Article 2"), new)
    ]
    assert {edit.kind for edit in edits if edit.kind.is_quiet} == {EditKind.NUMBER}


def test_merged_paragraphs_keep_their_words() -> None:
    """Two paragraphs made into one differ where they were joined and nowhere else."""
    other = ARTICLES.replace("\n2. ", " ", 1)
    changed = [ARTICLES[edit.start : edit.end] for edit in edits_between(ARTICLES, other)]
    assert "".join(changed).split() == ["2."]


def test_a_split_paragraph_keeps_its_words() -> None:
    """A paragraph cut in two differs where it was cut and nowhere else."""
    at = ARTICLES.index("; where there")
    other = ARTICLES[: at + 1] + "\n3. " + ARTICLES[at + 2 :]
    assert "".join(edit.text for edit in edits_between(ARTICLES, other)).split() == ["3."]


def test_a_pair_of_brackets_is_not_torn() -> None:
    """No edit holds one bracket of a pair without the other."""
    base = "Each Party [shall][should] report [every [X] years] to the Council."
    other = base.replace("[shall][should]", "[must][should]").replace("every [X] years]", "yearly]")
    for edit in edits_between(base, other):
        for side in (base[edit.start : edit.end], edit.text):
            assert side.count("[") == side.count("]")
