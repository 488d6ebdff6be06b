"""The pages: complete, escaped, structured, and with every name and every word in its place."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraph.formats.html import negotiated_page, redline_page
from paraph.formats.html.bracketed import bracketed_page
from paraph.text.compilation import compile_versions
from paraph.text.findings import Finding
from paraph.text.negotiated import Choice, Nodes, choices, mapped
from paraph.text.reading import read

VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}
DEMO = Path(__file__).parent.parent.parent / "src" / "paraph" / "examples" / "demo_texts"
EVIL = "<script>alert(1)</script> & \"quoted\" 'single' \u200fעברית\u200e </style></main>"


class Page(HTMLParser):
    """A page taken apart: elements with their attributes, and the text in each."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self.faults: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"{tag} is never closed" for tag, _ in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag == "p" and any(name == "p" for name, _ in self.open):
            self.faults.append("a paragraph inside a paragraph")
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1:] or 'nothing'}")
        else:
            self.open.pop()

    def handle_data(self, text: str) -> None:  # Python calls it ``data``
        self.texts.append((tuple(name for name, _ in self.open), text))

    def text_in(self, tag: str) -> str:
        """All text inside elements called ``tag``."""
        return "".join(text for path, text in self.texts if tag in path)

    def with_class(self, name: str) -> list[dict[str, str | None]]:
        """The attributes of every element of a class."""
        return [attrs for _, attrs in self.seen if name in (attrs.get("class") or "").split()]

    def ids(self) -> list[str]:
        """Every id, in order."""
        return [str(attrs["id"]) for _, attrs in self.seen if "id" in attrs]


def page_of(base: str, **versions: str) -> Page:
    """The page of a compilation, taken apart."""
    made = compile_versions(base, versions)
    return Page(negotiated_page(made.nodes, title="Draft", parties=made.parties))


def demo_texts() -> tuple[str, dict[str, str]]:
    """The base of the demo and the text of each delegation."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(DEMO.glob("*.txt"))}
    return texts.pop("base"), texts


def settled(nodes: Nodes, name: str, arm: int) -> Nodes:
    """``nodes`` with one bracket settled."""

    def settle(choice: Choice) -> Choice:
        return replace(choice, chosen=arm) if choice.name == name else choice

    return mapped(nodes, settle)


def without_space(parts: Iterable[str]) -> str:
    """Text without white space, for comparing words alone."""
    return "".join("".join(parts).split())


# --- The negotiated text -----------------------------------------------------------------------


def test_demo_page_is_well_formed() -> None:
    """The page of the demo nests properly, and no two elements share an id."""
    page = page_of(demo_texts()[0], **demo_texts()[1])
    assert (page.faults, len(page.ids())) == ([], len(set(page.ids())))


def test_links_lead_somewhere() -> None:
    """Every link inside the page of the demo has its target on it."""
    page = page_of(demo_texts()[0], **demo_texts()[1])
    wanted = {str(attrs["href"])[1:] for tag, attrs in page.seen if tag == "a" and "href" in attrs}
    assert wanted - set(page.ids()) == set()


def test_every_bracket_can_be_cited() -> None:
    """Every choice of the demo has its name as an id on the page."""
    base, texts = demo_texts()
    made = compile_versions(base, texts)
    page = Page(negotiated_page(made.nodes, title="Demo", parties=made.parties))
    assert {choice.name for choice in choices(made.nodes)} <= set(page.ids())


def test_arms_stand_in_square_brackets_with_names() -> None:
    """A wording of two delegations is one arm with both names, beside the words of the draft."""
    page = page_of(
        "Each Party shall act.", Peru="Each Party should act.", Norway="Each Party should act."
    )
    assert "Each Party [shall][Norway, Peru: should]b1 act." in page.text_in("main")


def test_deletion_names_who_wants_it() -> None:
    """Words that a delegation wants out stand in brackets, with its name and the word delete."""
    page = page_of("It shall act promptly and openly.", Peru="It shall act promptly.")
    assert "[and openly][Peru: delete]" in page.text_in("main")


def test_additions_are_insertions() -> None:
    """Words that only a delegation has are marked as an insertion."""
    page = page_of("It shall act.", Peru="It shall act promptly.")
    assert "promptly" in page.text_in("ins")


def test_whole_articles_are_blocks() -> None:
    """A new article is a block with the name of its delegation, and a section in the contents."""
    base = "Article 1. Aims\n\nThe Parties meet.\n\nArticle 2. Seat\n\nThe seat is in Oslo.\n"
    new = "Article 1 bis. Means\n\nThe Parties shall have a budget of their own.\n\nArticle 2."
    page = page_of(base, Peru=base.replace("Article 2.", new))
    assert len(page.with_class("block")) == 1
    assert "Peru proposes to add" in page.text_in("main")
    assert "Article 1 bis. Means proposed" in page.text_in("nav")


def test_moves_say_where_from_and_where_to() -> None:
    """A provision that a delegation places elsewhere is noted in both places."""
    stays = [f"Article {n}\n\n1. Rule {n} holds for all members of the league.\n" for n in (1, 2)]
    moves = "2. The archives shall be open to every scholar of the Member States.\n"
    last = "2. The rule of this article is reviewed by the assembly of the league each year.\n"
    base = "\n".join([stays[0], moves, stays[1], last])
    page = page_of(base, Peru="\n".join([*stays, last, moves]))
    text = page.text_in("main")
    assert "move to follow Article 2, paragraph 2" in text
    assert "moved here from Article 1, paragraph 2" in text


def test_quiet_choices_leave_a_mark_only() -> None:
    """A renumbered article reads as in the draft, with a mark at the margin."""
    base = "Article 1. Aims\n\nThe Parties meet in Oslo.\n\nArticle 2. Seat\n\nIt is in Oslo.\n"
    page = page_of(base, Peru=base.replace("Article 2", "Article 3"))
    assert (len(page.with_class("quiet")), len(page.with_class("choice"))) == (1, 0)
    assert "Article 2° . Seat".replace(" .", ".") in page.text_in("main")


def test_settled_choices_are_noted() -> None:
    """A settled bracket shows the words that stand; the others are struck in its note."""
    made = compile_versions("It shall act.", {"Peru": "It should act."})
    nodes = settled(made.nodes, "b1", 1)
    page = Page(negotiated_page(nodes, title="Draft", parties=made.parties))
    assert "It should✓ b1 act." in page.text_in("main")
    assert page.text_in("del") == "shall"


def test_agreed_words_are_counted() -> None:
    """The share of agreed words is that of the draft's words outside every open bracket."""
    page = page_of("one two three four", Peru="one two three five")
    assert "75.0 %" in page.text_in("dl")


def test_contents_name_who_has_brackets() -> None:
    """The contents tell for each article how many brackets are open, and whose they are."""
    base = "Article 1. Aims\n\nThe Parties meet.\n\nArticle 2. Seat\n\nThe seat is in Oslo.\n"
    page = page_of(base, Peru=base.replace("Oslo", "Lima"))
    assert "Article 1. Aims Article 2. Seat 1 Peru" in " ".join(page.text_in("nav").split())


def test_everything_is_escaped() -> None:
    """Nothing that a text, a name or a title says becomes markup."""
    made = compile_versions(f"It {EVIL} acts.", {EVIL: f"It {EVIL} shall act."})
    finding = Finding(code=EVIL, span=(0, 1), readings=(EVIL, "b"), chosen=EVIL, confidence=0.5)
    html = negotiated_page(
        made.nodes, title=EVIL, subtitle=EVIL, parties=made.parties, findings=[finding]
    )
    page = Page(html)
    assert page.faults == []
    assert [tag for tag, _ in page.seen].count("script") == 1
    assert without_space([EVIL]) in without_space([page.text_in("main")])


def test_scripts_get_their_direction_and_language() -> None:
    """Right-to-left text is told to find its direction, Chinese text its language."""
    page = page_of("一、成员国应当合作。\nيجب على الدول الأعضاء التعاون.\nEach acts.\n")
    found = [(attrs.get("lang"), attrs.get("dir")) for attrs in page.with_class("words")]
    assert found == [("zh", None), (None, "auto"), (None, None)]


def test_page_stands_alone() -> None:
    """The page loads nothing from anywhere."""
    html = negotiated_page((), title="Nothing", parties=())
    page = Page(html)
    assert not [tag for tag, attrs in page.seen if "src" in attrs or tag == "link"]
    assert "url(" not in html
    assert "@import" not in html


VERSION = st.lists(st.sampled_from(["shall ", "should ", "<b> ", "1. ", "\n", "Article 2\n", "& "]))


@given(st.lists(VERSION, min_size=2, max_size=5))
def test_any_compilation_makes_a_sound_page(texts: list[list[str]]) -> None:
    """Whatever is compiled, the page nests properly and shows every word of the base."""
    base, *versions = ["".join(words) for words in texts]
    made = compile_versions(base, {f"P{number}": text for number, text in enumerate(versions)})
    page = Page(negotiated_page(made.nodes, title="Chaos", parties=made.parties))
    assert page.faults == []
    shown = iter(without_space([page.text_in("main")]))
    assert all(character in shown for character in without_space([base]))


def seconds_for(brackets: int) -> float:
    """How long a page with so many brackets takes."""
    line = "1. Each Party shall, within its means and as far as possible, act at once.\n"
    made = compile_versions(line, {"Peru": line.replace("shall", "should")})
    start = time.perf_counter()
    html = negotiated_page(made.nodes * brackets, title="Long", parties=made.parties)
    assert html.count('class="choice"') == brackets
    return time.perf_counter() - start


@pytest.mark.slow
def test_long_texts_cost_no_more_a_bracket() -> None:
    """Ten times as many brackets take about ten times as long, not a hundred times."""
    seconds_for(200)
    assert seconds_for(20_000) < 40 * seconds_for(2_000)


# --- The redline -------------------------------------------------------------------------------

SEGMENTS = [
    ("equal", "Article 1\n1. It "),
    ("delete", "shall"),
    ("insert", "should <b>"),
    ("equal", " act.\n"),
    ("move-from", "2. It rests.\n"),
    ("equal", "3. It sleeps.\n"),
    ("move-to", "2. It rests.\n"),
]


def test_redline_shows_both_texts() -> None:
    """Every word of either text is on the page: struck, brought in, moved or unchanged."""
    page = Page(redline_page(SEGMENTS, title="R", old_title="May", new_title="June"))
    assert page.faults == []
    assert "It shallshould <b> act." in page.text_in("main")
    assert page.text_in("main").count("It rests.") == 2


def test_redline_counts_its_changes() -> None:
    """The head of a redline says how many places changed and how many words."""
    page = Page(redline_page(SEGMENTS, title="R", old_title="May", new_title="June"))
    figures = " ".join(page.text_in("dl").split())
    assert figures.startswith("Places changed3 Words taken out1 Words brought in2 Words moved3")


def test_redline_marks_changed_paragraphs() -> None:
    """A bar stands beside every paragraph that changed, and beside no other."""
    page = Page(redline_page(SEGMENTS, title="R", old_title="May", new_title="June"))
    assert len(page.with_class("changed")) == 3


# --- Typed-in brackets -------------------------------------------------------------------------

TYPED = st.text(alphabet="ab [](){}/:\n\r\t<&>\"'1.XＡ［］\u200f\u05d0\x00\x0c", max_size=60)


@given(TYPED)
def test_every_typed_character_is_shown(text: str) -> None:
    """The page of a typed text holds every character of it, in order."""
    page = Page(bracketed_page(read(text), title="Typed"))
    assert page.faults == []
    assert text in page.text_in("main")


def test_loose_marks_are_shown() -> None:
    """A bracket whose fellow is missing stands out."""
    page = Page(bracketed_page(read("Each Party [shall act] openly]."), title="Typed"))
    assert len(page.with_class("loose")) == 2  # one in the legend, one in the text


def test_delegations_of_typed_brackets_are_named() -> None:
    """The names before typed words are set apart, and counted at the head."""
    page = Page(bracketed_page(read("It [AA/BB propose: should][BB: shall] act."), title="T"))
    assert len(page.with_class("who")) == 2
    assert "AA 1" in page.text_in("p")


@pytest.mark.corpus
def test_real_typed_texts_are_shown_whole(shared: Path) -> None:
    """No character of a real bracketed text is lost on its page."""
    lost = [
        path.name
        for path, text in real_texts(shared)
        if text not in Page(bracketed_page(read(text), title=path.name)).text_in("main")
    ]
    assert lost == []


def real_texts(shared: Path) -> Iterator[tuple[Path, str]]:
    """The shorter real texts of the corpus."""
    for path in sorted((shared / "data" / "texts" / "bracketed").rglob("*.txt")):
        text = path.read_text(encoding="utf-8", errors="replace")
        if len(text) < 200_000:
            yield path, text
