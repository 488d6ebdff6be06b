"""The provision tree: numbers, levels, headings, in several languages and layouts."""

from __future__ import annotations

import pytest

from paraph.text.reading import Number, ProvisionKind, read


@pytest.mark.parametrize(
    ("line", "kind", "number"),
    [
        ("Article 4 bis", ProvisionKind.ARTICLE, "4 bis"),
        ("ARTICLE 2.X", ProvisionKind.ARTICLE, "2.X"),
        ("Article QQ.A.2bis: Aims", ProvisionKind.ARTICLE, "QQ.A.2bis"),
        ("## Article 7 *(aims)*", ProvisionKind.ARTICLE, "7"),
        ("Artículo 12", ProvisionKind.ARTICLE, "12"),
        ("Статья 9", ProvisionKind.ARTICLE, "9"),
        ("第十二条 定义", ProvisionKind.ARTICLE, "第十二条"),
        ("第二部分 总则", ProvisionKind.PART, "第二部分"),
        ("المادة 5", ProvisionKind.ARTICLE, "5"),
        ("PART II", ProvisionKind.PART, "II"),
        ("CHAPTER 3", ProvisionKind.CHAPTER, "3"),
        ("ANNEX", ProvisionKind.ANNEX, ""),
        ("3. Members meet.", ProvisionKind.PARAGRAPH, "3"),
        ("3) Members meet.", ProvisionKind.PARAGRAPH, "3"),
        ("(3) Members meet.", ProvisionKind.PARAGRAPH, "3"),
        ("2 bis. Members meet.", ProvisionKind.PARAGRAPH, "2 bis"),
        ("17quater.[Members meet.]", ProvisionKind.PARAGRAPH, "17quater"),
        ("3.1 bis. Members meet.", ProvisionKind.PARAGRAPH, "3.1 bis"),
        ("[9. Alt. 1. Members meet.]", ProvisionKind.PARAGRAPH, "9. Alt. 1."),
        ("[4] Members meet.", ProvisionKind.PARAGRAPH, "4"),
        ("[8 The members meet.]", ProvisionKind.PARAGRAPH, "8"),
        ("(a) reports;", ProvisionKind.SUBPARAGRAPH, "a"),
        ("a) reports;", ProvisionKind.SUBPARAGRAPH, "a"),
        ("(a bis) reports;", ProvisionKind.SUBPARAGRAPH, "a bis"),
        ("(ii) reports;", ProvisionKind.ITEM, "ii"),
        ("二、缔约方应", ProvisionKind.PARAGRAPH, "二"),
        ("（三）缔约方应", ProvisionKind.SUBPARAGRAPH, "三"),
        ("Recalling the charter,", ProvisionKind.PREAMBULAR, ""),
        ("OP3 ter Decides", ProvisionKind.OPERATIVE, "OP3 ter"),
        ("1. Requests the office to act;", ProvisionKind.OPERATIVE, "1"),
        ("“Member” means a member;", ProvisionKind.DEFINITION, ""),
        ("1. “Member” means a member;", ProvisionKind.DEFINITION, "1"),
        ("OPTION I:", ProvisionKind.OPTION, "OPTION I"),
        ("# A heading", ProvisionKind.HEADING, ""),
        ("Only some words.", ProvisionKind.TEXT, ""),
    ],
)
def test_beginning_of_a_provision(line: str, kind: ProvisionKind, number: str) -> None:
    """The first words of a line tell what begins there."""
    first = read(line).provisions[0]
    assert (first.kind, first.number) == (kind, number)


@pytest.mark.parametrize(
    "line",
    [
        "Article 4 of the charter says so.",
        "2015 was long.",
        "12 December",
        "article 5, too",
        "e.g. x",
    ],
)
def test_running_text_is_no_beginning(line: str) -> None:
    """A folded line that happens to begin with a number or with "Article" begins nothing."""
    assert [p.kind for p in read("Some words\n" + line).provisions] == [ProvisionKind.TEXT]


def test_tree() -> None:
    """A provision runs until the next one that is not below it."""
    text = "PART I\nArticle 1\nAims\n1. One:\n(a) x;\n(i) y;\n(b) z.\n2. Two.\nArticle 2\n1. Three."
    provisions = read(text).provisions
    assert [(p.number, p.parent, p.level) for p in provisions] == [
        ("I", None, 0),
        ("1", 0, 1),
        ("1", 1, 2),
        ("a", 2, 3),
        ("i", 3, 4),
        ("b", 2, 3),
        ("2", 1, 2),
        ("2", 0, 1),
        ("1", 7, 2),
    ]
    assert provisions[1].heading == "Aims"
    assert text[slice(*provisions[2].span)] == "1. One:\n(a) x;\n(i) y;\n(b) z."
    assert text[slice(*provisions[2].own)] == "1. One:"


def test_letter_i_after_h() -> None:
    """After (h) the letter (i) is a subparagraph, not a Roman number."""
    letters = "\n".join(f"({letter}) x;" for letter in "abcdefghij")
    kinds = {p.kind for p in read("1. All:\n" + letters).provisions[1:]}
    assert kinds == {ProvisionKind.SUBPARAGRAPH}


def test_numbers_alone_on_their_lines() -> None:
    """A converter may leave a number on a line of its own."""
    provisions = read("Article 2\n1.\nMembers meet.\n(a)\nYearly.\n").provisions
    assert [p.number for p in provisions] == ["2", "1", "a"]


def test_paragraphs_inside_a_long_line() -> None:
    """Paragraphs whose line ends were lost are found again where their numbers follow on."""
    text = "Article 5 Meetings 1. Members meet. 2. They vote. 4. Not next. 3. They leave."
    assert [p.number for p in read(text).provisions] == ["5", "1", "2", "3"]


def test_nested_markdown_list() -> None:
    """A numbered list set in under a paragraph lies inside it."""
    text = "1. One:\n\n    1. x\n    2. y\n\n2. Two."
    assert [p.parent for p in read(text).provisions] == [None, 0, 0, None]


def test_note_interrupts_a_paragraph() -> None:
    """After a note at the foot of a page the paragraph goes on."""
    text = "1. Members meet1 in [spring\n\n1 The place is open.\n\nor autumn].\n2. Next."
    reading = read(text)
    assert not reading.brackets[0].crosses_provisions
    assert [p.number for p in reading.provisions] == ["1", "1", "2"]


def test_order_of_numbers() -> None:
    """Inserted numbers stand after the number they follow; rivals stand beside it."""
    typed = ["4", "3 quater", "3 alt", "3", "3ter", "3 bis", "10", "X"]
    numbers = sorted(Number.parse(each) for each in typed)
    assert [str(n) for n in numbers] == ["3", "3 alt", "3 bis", "3ter", "3 quater", "4", "10", "X"]


@pytest.mark.parametrize(
    "typed", ["", "3 bis", "[4]", "18 ter.4", "9. Alt. 1.", "OP6 alt", "第三条"]
)
def test_number_keeps_its_form(typed: str) -> None:
    """A number is displayed as it was typed."""
    assert str(Number.parse(typed)) == typed


def test_rivals() -> None:
    """An alternative stands at the place of the number it would replace."""
    numbers = [Number.parse(typed) for typed in ("OP7", "OP6 alt", "OP6 bis", "OP6")]
    assert list(map(str, sorted(numbers))) == ["OP6", "OP6 alt", "OP6 bis", "OP7"]
