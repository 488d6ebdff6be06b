"""The redline: both texts are in it whole, and it says no more than what changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import LATIN, chaos, drafts, treaties

from paraph.text.redline import (
    Mark,
    count_redline,
    new_text,
    old_text,
    redline,
    redline_text,
)
from paraph.text.words import count_words

ARTICLES = "".join(f"{number}. {sentence}\n" for number, sentence in enumerate(LATIN[:6], 1))

pairs_of_texts = (treaties() | chaos()).flatmap(
    lambda base: st.tuples(st.just(base), drafts(base) | chaos())
)


@given(pairs_of_texts)
def test_both_texts_are_in_the_redline(texts: tuple[str, str]) -> None:
    """Without what was inserted it is the old text, without what was deleted the new one."""
    segments = redline(*texts)
    assert (old_text(segments), new_text(segments)) == texts


@given(pairs_of_texts)
def test_every_segment_says_something(texts: tuple[str, str]) -> None:
    """No segment is empty."""
    assert all(segment.text for segment in redline(*texts))


@given(treaties() | chaos())
def test_equal_texts_are_one_segment(text: str) -> None:
    """Between equal texts nothing is marked."""
    assert all(segment.mark is Mark.EQUAL for segment in redline(text, text))
    assert redline_text(redline(text, text)) == text


@given(pairs_of_texts)
def test_a_redline_changes_something_or_nothing(texts: tuple[str, str]) -> None:
    """Texts that differ are marked somewhere, and each mark holds characters."""
    old, new = texts
    marked = [segment for segment in redline(old, new) if segment.mark is not Mark.EQUAL]
    assert bool(marked) is (old != new)


@given(pairs_of_texts)
def test_words_are_counted_on_both_sides(texts: tuple[str, str]) -> None:
    """Words equal and deleted are those of the old text, equal and inserted those of the new."""
    old, new = texts
    counts = count_redline(redline(old, new))
    if counts.moves == 0:
        assert counts.words_equal + counts.words_deleted == count_words(old)
        assert counts.words_equal + counts.words_inserted == count_words(new)


def test_a_word_changed_is_one_deletion_and_one_insertion() -> None:
    """A reader sees the word that went and the word that came."""
    segments = redline(ARTICLES, ARTICLES.replace("once a year", "twice a year"))
    changed = [segment for segment in segments if segment.mark is not Mark.EQUAL]
    assert [(segment.mark, segment.text) for segment in changed] == [
        (Mark.DELETE, "once"),
        (Mark.INSERT, "twice"),
    ]


def test_a_move_is_told_as_a_move() -> None:
    """A provision that stands elsewhere is marked where it left and where it arrived."""
    first, *rest = ARTICLES.splitlines(keepends=True)
    segments = redline(ARTICLES, "".join(rest) + first)
    marks = {segment.mark: segment.text for segment in segments}
    assert marks[Mark.MOVE_FROM] == marks[Mark.MOVE_TO] == first
    assert count_redline(segments).moves == 1
    assert "{>>moved from here<<}" in redline_text(segments)


def test_a_redline_is_written_in_a_known_convention() -> None:
    """In plain text, changes are marked as CriticMarkup."""
    segments = redline(
        "It shall act; the Council may meet at once.", "It may act; the Council may meet."
    )
    assert redline_text(segments) == "It {~~shall~>may~~} act; the Council may meet{-- at once--}."


def test_the_last_line_end_is_nobody_s_change() -> None:
    """A line end at the end of the text that one side lacks is the only thing marked."""
    assert [(part.mark, part.text) for part in redline("It acts.", "It acts.\n")] == [
        (Mark.EQUAL, "It acts."),
        (Mark.INSERT, "\n"),
    ]
    assert [(part.mark, part.text) for part in redline("It acts.\n", "It acts.")] == [
        (Mark.EQUAL, "It acts."),
        (Mark.DELETE, "\n"),
    ]
