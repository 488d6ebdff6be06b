"""Provenance: each word belongs to the draft that first brought it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import LATIN, amend, amendments, chaos, drafts, treaties

from paraph.text.compilation import compile_versions
from paraph.text.provenance import Run, provenance, provenance_of_nodes, words_of
from paraph.text.words import WORD

ARTICLES = "".join(f"{number}. {sentence}\n" for number, sentence in enumerate(LATIN[:6], 1))

histories = (treaties() | chaos()).flatmap(
    lambda base: st.lists(drafts(base), max_size=4).map(
        lambda later: [(f"Rev.{number}", text) for number, text in enumerate([base, *later])]
    )
)


def origins(*texts: str) -> dict[str, set[str]]:
    """The origins of every word of the last of ``texts``, which are called 1, 2, 3 …."""
    found: dict[str, set[str]] = {}
    runs = provenance([(str(number), text) for number, text in enumerate(texts, 1)])
    for word in words_of(texts[-1], runs):
        found.setdefault(word.word, set()).add(word.origin)
    return found


@given(histories)
def test_runs_tile_the_last_text(drafts_: list[tuple[str, str]]) -> None:
    """Every character of the last draft has just one origin, which is one of the drafts."""
    runs = provenance(drafts_)
    assert [run.start for run in runs] == [0, *(run.end for run in runs)][: len(runs)]
    assert (runs[-1].end if runs else 0) == len(drafts_[-1][1])
    assert all(run.start < run.end for run in runs)
    assert {run.origin for run in runs} <= {name for name, _ in drafts_}


@given(histories)
def test_every_word_has_an_origin(drafts_: list[tuple[str, str]]) -> None:
    """The words of the last draft come out one by one, in order."""
    text = drafts_[-1][1]
    words = list(words_of(text, provenance(drafts_)))
    assert [word.word for word in words] == WORD.findall(text)
    assert all(text[slice(*word.span)] == word.word for word in words)


@given(histories)
def test_neighbouring_runs_differ(drafts_: list[tuple[str, str]]) -> None:
    """Two runs of one origin never stand side by side."""
    runs = provenance(drafts_)
    assert all(a.origin != b.origin for a, b in pairwise(runs))


@given(treaties() | chaos(), st.integers(1, 5))
def test_what_nobody_changed_is_the_first_draft_s(text: str, number: int) -> None:
    """A text that stays the same belongs to the draft that had it first."""
    runs = provenance([(str(n), text) for n in range(number)])
    assert runs == ([Run(0, len(text), "0")] if text else [])


@given(
    st.integers(0, 5), st.lists(amendments("replace", "insert", "append"), min_size=1, max_size=3)
)
def test_untouched_paragraphs_keep_their_origin(place: int, made: list[object]) -> None:
    """However one paragraph changes, the others belong to the first draft."""
    lines = ARTICLES.splitlines(keepends=True)
    lines[place] = amend(lines[place], made).replace("\n", " ") + "\n"  # type: ignore[arg-type]
    text = "".join(lines)
    start = sum(map(len, lines[:place]))
    for word in words_of(text, provenance([("first", ARTICLES), ("second", text)])):
        if not start <= word.span[0] < start + len(lines[place]):
            assert word.origin == "first", word


def test_a_new_word_belongs_to_its_draft() -> None:
    """What a draft adds is its own; the rest stays with the first."""
    second = ARTICLES.replace("good faith", "perfect good faith")
    third = second.replace("once a year", "thrice a year")
    found = origins(ARTICLES, second, third)
    assert found["perfect"] == {"2"}
    assert found["thrice"] == {"3"}
    assert found["consensus"] == {"1"}


def test_a_phrase_that_comes_back_belongs_to_who_had_it_first() -> None:
    """A phrase struck in one draft and restored in the next was not brought anew."""
    struck = ARTICLES.replace("where there is none, the Council may defer a matter", "else none")
    found = origins(ARTICLES, struck, ARTICLES)
    assert {origin for held in found.values() for origin in held} == {"1"}


def test_a_moved_provision_keeps_its_origin() -> None:
    """Words keep their origin when their paragraph stands elsewhere and wears another number."""
    first, *rest = ARTICLES.splitlines(keepends=True)
    found = origins(ARTICLES, "".join(rest) + first.replace("1.", "7.").replace("year", "month"))
    assert found["ordinary"] == {"1"}
    assert found["month"] == {"2"}


def test_no_drafts_have_no_origins() -> None:
    """Where there is no draft there is nothing to tell."""
    assert provenance([]) == []
    assert list(words_of("", [])) == []


def test_a_compilation_tells_whose_words_are_whose() -> None:
    """The arms of a compilation belong to those who hold them, everything else to the base."""
    made = compile_versions("It shall act.", {"A": "It may act.", "B": "It may act."})
    assert list(provenance_of_nodes(made.nodes)) == [
        ("It ", "base"),
        ("shall", "base"),
        ("may", "A, B"),
        (" act.\n", "base"),
    ]
