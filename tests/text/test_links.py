"""What ties provisions together: references, defined terms, addresses and other languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraph.text.comparison.levels import Levels
from paraph.text.links import (
    Definition,
    Step,
    address_of,
    addressed,
    counterpart,
    covers,
    definitions_in,
    references_in,
    uses,
)

OWN = ("article 7", "2", "a")
ARTICLES = ("article 6", "article 7", "article 8")


def targets(words: str) -> list[str]:
    """What words that stand in Article 7 (2)(a) of a charter point to, steps with a stroke."""
    found = references_in(words, OWN, ARTICLES, "Charter of the Council")
    return ["/".join(one.target) for one in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Articles 5, 6 and 9", ["article 5", "article 6", "article 9"]),
        ("Articles 5–8", ["article 5", "article 6", "article 7", "article 8"]),
        ("Articles twenty-one to twenty-three", ["article 21", "article 22", "article 23"]),
        ("Article 5, paragraph 2", ["article 5/2"]),
        ("paragraph 2 of Article 5", ["article 5/2"]),
        ("paragraph two of Article twelve", ["article 12/2"]),
        ("the first paragraph of Article 9", ["article 9/1"]),
        ("Article 5 (2) (a) and (b)", ["article 5/2/a", "article 5/2/b"]),
        ("Article 17, paragraph 1 (a) to (c)", [f"article 17/1/{one}" for one in "abc"]),
        (
            "subparagraphs (b) and (c) of paragraph 2 of Article 5",
            ["article 5/2/b", "article 5/2/c"],
        ),
        ("Articles 3(1) and 4(2)", ["article 3/1", "article 4/2"]),
        ("Article 4 bis", ["article 4 bis"]),
        ("paragraphs 1 to 3", ["article 7/1", "article 7/2", "article 7/3"]),
        ("subparagraph (b)", ["article 7/2/b"]),
        ("the preceding Article and the following Article", ["article 6", "article 8"]),
        ("the preceding paragraph", ["article 7/1"]),
        ("Annex II", ["annex ii"]),
        ("Article 5 of this Charter", ["article 5"]),
        ("Article 5 of the Charter", ["article 5"]),
        ("пунктами 1 и 2 статьи 5 настоящего Устава", ["article 5/1", "article 5/2"]),
        ("paragraphe 2 de l’article 5", ["article 5/2"]),
        ("el párrafo 2 del artículo 5", ["article 5/2"]),
        ("第五条第二款第（一）项", ["article 5/2/1"]),
    ],
)
def test_reference_is_read(words: str, expected: list[str]) -> None:
    """Figures, words, lists, ranges, either order, by place; in five languages."""
    assert targets(f"as provided in {words}, the Council acts") == expected


@pytest.mark.parametrize(
    "words",
    [
        "Article 51 of the Charter of the United Nations",
        "Article 5 of the Vienna Convention",
        "Article 5, paragraph 2 (c), of the Statute of the Court",
        "статьи 51 Устава Организации Объединённых Наций",
        "this Article",
        "an article of trade, part of the budget",
        "in section or in part",
    ],
)
def test_what_points_elsewhere_or_nowhere_is_no_reference(words: str) -> None:
    """A reference to another instrument, or to where it stands itself, is none."""
    assert targets(f"under {words}") == []


def test_number_behind_a_comma_is_no_second_article() -> None:
    """One article is one article, whatever is counted next."""
    assert targets("under Article 5, 12 members") == ["article 5"]


@given(st.integers(1, 300), st.integers(1, 40), st.sampled_from("abcdefgh"))
def test_a_reference_is_read_in_every_form(article: int, paragraph: int, point: str) -> None:
    """However a point of a paragraph of an article is cited, it is the same address."""
    wanted = [f"article {article}/{paragraph}/{point}"]
    for words in (
        f"Article {article}({paragraph})({point})",
        f"Article {article} ({paragraph}) ({point})",
        f"Article {article}, paragraph {paragraph} ({point})",
        f"paragraph {paragraph} ({point}) of Article {article}",
        f"subparagraph ({point}) of paragraph {paragraph} of Article {article}",
    ):
        assert targets(words) == wanted


@given(st.text(max_size=200))
def test_no_words_are_refused(words: str) -> None:
    """Whatever a provision says, looking for its ties comes to an end without an error."""
    list(references_in(words, OWN, ARTICLES))
    list(definitions_in([("Article 1", words)]))
    assert len(list(addressed([words]))) == 1


TERMS = [
    ("Article 1", "Article 1. Use of terms. For the purposes of this Charter:"),
    ("Article 1(a)", "(a) “Council” means the Council of Heads;"),
    ("Article 1(b)", "(b) the terms “Party” and “Contracting Party” mean a State that is bound;"),
    ("Article 2", "The Organisation of States (hereinafter referred to as “the Organisation”)"),
    ("Article 3(1)", "For the purposes of this Article, “seat” means the city."),
    ("Article 3(2)", "The seat and the Parties."),
    ("Article 4", "The seat of the council is in the Coastal States."),
    ("Article 5", "Coastal State means a State with a coast."),
]


def test_terms_are_found_with_who_uses_them() -> None:
    """Where a term is defined and where it is used: in the plural, in its scope, as spelt."""
    found = {one.term: list(uses(one, TERMS)) for one in definitions_in(TERMS)}
    assert found == {
        "Council": [],
        "Party": ["Article 3(2)"],
        "Contracting Party": [],
        "Organisation": [],
        "seat": ["Article 3(2)"],
        "Coastal State": ["Article 4"],
    }


def test_terms_in_other_languages() -> None:
    """A list under “on entend par”; Russian endings; Chinese without spaces."""
    french = [
        ("Article 1", "Aux fins du présent Accord, on entend par :"),
        ("Article 1(1)", "1. « Partie » un État lié ;"),
        ("Article 2", "Chaque Partie agit."),
    ]
    assert list(definitions_in(french)) == [Definition("Partie", "Article 1(1)")]
    russian = Definition("Сторона", "Статья 1")
    assert list(uses(russian, [("Статья 2", "Стороны действуют.")])) == ["Статья 2"]
    [chinese] = definitions_in([("1", "“缔约方”是指国家。")])
    assert list(uses(chinese, [("2", "各缔约方应采取措施。")])) == ["2"]


def test_levels_follow_figures_letters_and_roman_numerals() -> None:
    """A letter after h is a letter; under a point an i is a numeral; a figure begins anew."""
    levels = Levels()
    numbers = ("1", "a", "i", "ii", "iii", "iv", "v", "b", "2", "a")
    assert [levels.under(one) for one in numbers] == [
        ("1",),
        ("1", "a"),
        *(("1", "a", one) for one in ("i", "ii", "iii", "iv", "v")),
        ("1", "b"),
        ("2",),
        ("2", "a"),
    ]
    alphabet = Levels()
    assert [alphabet.under(one)[-1:] for one in "ghijuvwxy"] == [(one,) for one in "ghijuvwxy"]
    assert alphabet.under("z") == ("z",)


ENGLISH = ("Preamble", "Article 4 bis. Aims", "1. It meets 3 times.", "(a) here;", "(i) now;")


@pytest.mark.parametrize(
    "lines",
    [
        ("Преамбула", "Статья 4 bis. Цели", "1. Он собирается 3 раза.", "a) здесь;", "i) сейчас;"),
        ("Préambule", "Article 4bis Buts", "1) Il se réunit 3 fois.", "a) ici ;", "i) or ;"),
        ("Preámbulo", "Artículo 4 bis. Fines", "1. Se reúne 3 veces.", "a) aquí;", "i) ya;"),
    ],
)
def test_an_address_is_the_same_in_every_language(lines: tuple[str, ...]) -> None:
    """Whatever the unit is called and the number is set in, the address is the same."""
    assert list(addressed(lines)) == list(addressed(ENGLISH))


def test_chinese_articles_have_addresses() -> None:
    """第十二条 is Article 12, and （二） its second paragraph."""
    assert list(addressed(("第十二条", "（二）理事会"))) == [("article 12",), ("article 12", "2")]


def test_names_and_addresses_agree() -> None:
    """The name that people use has the address that the text gives it."""
    names = ("Opening, paragraph 1", "Article 4 bis", "Article 4 bis(1)", "Article 4 bis(1)(a)")
    assert [address_of(one) for one in names] == list(addressed(ENGLISH))[:4]


def test_whole_and_part_meet() -> None:
    """An article meets its paragraphs, and they do not meet each other."""
    assert covers(("article 5",), ("article 5", "2"))
    assert not covers(("article 5", "1"), ("article 5", "2"))
    assert not covers((), ("article 5",))


@pytest.mark.parametrize(
    ("words", "changed", "step"),
    [
        ("2. Meets 3 times.", False, Step.IN_STEP),
        ("2. Meets 4 times.", False, Step.FIGURES),
        ("2. Meets 3 times.", True, Step.BEHIND),
    ],
)
def test_language_version_is_in_step_or_not(words: str, changed: bool, step: Step) -> None:  # noqa: FBT001
    """Figures are compared, its own number is none of them; a later change leaves it behind."""
    version = {("article 1", "2"): "2. Se reúne 3 veces."}
    found = counterpart(("article 1", "2"), words, version, changed_since=changed)
    assert found.step is step
    lost = counterpart(("article 9",), words, version, changed_since=False)
    assert lost.step is Step.MISSING
