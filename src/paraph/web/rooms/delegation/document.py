"""The brief as a Word document: made from the page, so that both always say the same.

Headings are headings and lists are lists; the open brackets are a table.  What is written from
right to left is set so, paragraph by paragraph and word by word.
"""

from __future__ import annotations

from html.parser import HTMLParser
from io import BytesIO
from typing import TYPE_CHECKING, Final

from paraph.languages import Interface

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_STYLES: Final = {
    "h1": "Title",
    "h2": "Heading 1",
    "h3": "Heading 2",
    "h4": "Heading 3",
    "p": "Normal",
}
_LISTS: Final = {"ul": "List Bullet", "ol": "List Number"}
_BEGIN: Final = frozenset({*_STYLES, "dt", "li"})
_BOLD: Final = frozenset({"strong", "dt", "b"})
_ITALIC: Final = frozenset({"em", "q"})
_REDLINE: Final = frozenset({"ins", "del"})
_LOCALES: Final = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "zh-Hans": "zh-CN"}
_ARABIC: Final = "ar-SA"
_FONTS: Final = {"ascii": "Cambria", "hAnsi": "Cambria", "cs": "Arial", "eastAsia": "SimSun"}
_MARGIN: Final = 22  # millimetres, as the printed page has them


def document(html: str, language: Interface, title: str, columns: tuple[str, ...]) -> bytes:
    """A document of Word (Office Open XML) that says what a page says; ``columns`` head its table.

    >>> from paraph.languages import interface
    >>> document("<h1>Brief</h1><p>It stands.</p>", interface("en"), "Brief", ())[:2]
    b'PK'
    """
    import docx  # noqa: PLC0415 - only who takes a document along waits

    made = docx.Document()
    _prepare(made, language, title)
    _Writer(made, language, columns).feed(html)
    _number_pages(made)
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def _prepare(made: Document, language: Interface, title: str) -> None:
    """A4, the language of the document, and fonts for each script, where they are there."""
    from docx.shared import Mm, Pt, RGBColor  # noqa: PLC0415

    for section in made.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(_MARGIN)
        section.top_margin = section.bottom_margin = Mm(_MARGIN)
    made.core_properties.title, made.core_properties.author = title, ""
    made.core_properties.comments = ""
    made.core_properties.language = language.tag
    normal = made.styles["Normal"]
    normal.font.size = Pt(11)
    own = normal.element.get_or_add_rPr()
    _put(own.get_or_add_rFonts(), _FONTS)
    told = {"val": _LOCALES.get(language.tag, "en-GB"), "eastAsia": "zh-CN", "bidi": _ARABIC}
    _put(_within(own, "w:lang"), told)
    for name in ("Title", "Heading 1", "Heading 2"):
        style = made.styles[name]
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        _put(fonts, _FONTS)


def _put(element: BaseOxmlElement, values: dict[str, str]) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415

    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)


def _within(parent: BaseOxmlElement, name: str) -> BaseOxmlElement:
    from docx.oxml import OxmlElement  # noqa: PLC0415

    made = OxmlElement(name)
    parent.append(made)
    return made


def _number_pages(made: Document) -> None:
    """The number of the page at its foot."""
    paragraph = made.sections[0].footer.paragraphs[0]
    paragraph.alignment = 1  # in the middle
    field = _within(paragraph._p, "w:fldSimple")  # noqa: SLF001 - python-docx has no fields
    _put(field, {"instr": "PAGE"})


class _Writer(HTMLParser):
    """Goes through a page and writes it down as paragraphs, lists and rows of a table."""

    def __init__(self, made: Document, language: Interface, columns: tuple[str, ...]) -> None:
        super().__init__()
        self._made = made
        self._is_rtl = language.direction == "rtl"
        self._columns = columns
        self._paragraph: Paragraph | None = None
        self._lists: list[str] = []
        self._marks: list[str] = []
        self._grid: Table | None = None
        self._row: list[Paragraph] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph, a list, a row of the table, or words that stand out."""
        if tag == "section" and ("class", "brief-bracket") in attrs:
            self._begin_row()
        elif self._row is not None and tag in {"h3", "ol", "li"}:
            self._go_to(tag)
        elif tag in _LISTS:
            self._lists.append(_LISTS[tag])
        elif tag in _BEGIN:
            self._begin_for(tag)
        elif tag == "dd":
            self._say(": ")
        elif tag == "br" and self._paragraph is not None:
            self._paragraph.add_run().add_break()
        if tag in _BOLD | _ITALIC | _REDLINE:
            self._marks.append(tag)

    def _begin_for(self, tag: str) -> None:
        if tag == "li":
            self._begin(self._lists[-1] if self._lists else "Normal")
        else:
            self._grid = None
            self._begin(_STYLES.get(tag, "Normal"))

    def handle_endtag(self, tag: str) -> None:
        """End what was begun."""
        if tag in self._marks:
            self._marks.remove(tag)
        if tag == "section":
            self._row = None
        elif tag in _LISTS and self._row is None and self._lists:
            self._lists.pop()
        if tag in {*_STYLES, "li", "dd", "section"} and self._row is None:
            self._paragraph = None

    def handle_data(self, words: str) -> None:
        """Write words down, with one space where the page has any."""
        said = " ".join(words.split())
        if said:
            before = " " if words[0].isspace() and self._has_words() else ""
            after = " " if words[-1].isspace() else ""
            self._say(f"{before}{said}{after}")

    def _has_words(self) -> bool:
        return self._paragraph is not None and bool(self._paragraph.text.strip())

    def _begin(self, style: str) -> None:
        self._paragraph = self._made.add_paragraph(style=style)
        self._set(self._paragraph)

    def _set(self, paragraph: Paragraph) -> None:
        if self._is_rtl:
            _within(paragraph._p.get_or_add_pPr(), "w:bidi")  # noqa: SLF001 - the same

    def _begin_row(self) -> None:
        if self._grid is None:
            self._begin_grid()
        assert self._grid is not None
        cells = self._grid.add_row().cells  # type: ignore[no-untyped-call]
        self._row = [cell.paragraphs[0] for cell in cells]
        for one in self._row:
            self._set(one)

    def _begin_grid(self) -> None:
        self._grid = self._made.add_table(rows=1, cols=len(self._columns), style="Table Grid")
        if self._is_rtl:
            _within(self._grid._tbl.tblPr, "w:bidiVisual")  # noqa: SLF001 - the same
        head = self._grid.rows[0]
        _put(_within(head._tr.get_or_add_trPr(), "w:tblHeader"), {"val": "true"})  # noqa: SLF001
        for cell, title in zip(head.cells, self._columns, strict=True):
            self._paragraph = cell.paragraphs[0]
            self._set(self._paragraph)
            self._say(title, bold=True)

    def _go_to(self, tag: str) -> None:
        """The place of what comes next in a row: its bracket, or one more of its wordings."""
        assert self._row is not None
        if tag == "h3":
            self._paragraph = self._row[0]
        elif tag == "li":
            wording = self._row[1]
            if wording.text:
                wording.add_run().add_break()
            self._paragraph = wording

    def _say(self, words: str, *, bold: bool = False) -> None:
        from docx.enum.text import WD_UNDERLINE  # noqa: PLC0415

        if self._paragraph is None:
            self._begin("Normal")
        assert self._paragraph is not None
        run = self._paragraph.add_run(words)
        run.bold = True if bold or _BOLD & {*self._marks} else None
        run.italic = True if _ITALIC & {*self._marks} else None
        if "ins" in self._marks:
            run.font.underline = WD_UNDERLINE.DOUBLE
        run.font.strike = True if "del" in self._marks else None
        if is_arabic(words):
            _turn(run)


def is_arabic(words: str) -> bool:
    """Whether the first letter of some words is written from right to left.

    >>> is_arabic("1. ميثاق"), is_arabic("Charter")
    (True, False)
    """
    from unicodedata import bidirectional  # noqa: PLC0415

    first = next((one for one in map(bidirectional, words) if one in {"L", "R", "AL"}), "L")
    return first != "L"


def _turn(run: Run) -> None:
    """Set words from right to left, in the font and the language of their script."""
    own = run._r.get_or_add_rPr()  # noqa: SLF001 - the same
    if run.bold:
        _within(own, "w:bCs")
    _within(own, "w:rtl")
