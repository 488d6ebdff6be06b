"""The brief as a document of Word, opened again."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from tests.web.conftest import Enter

BRIEF = "/delegation/texts/Charter/brief.docx"


def taken(enter: Enter, language: str) -> Document:
    """China's brief in a language, as a document."""
    client = enter("china-head")
    client.post("/language/setlang/", {"language": language})
    answer = client.get(BRIEF)
    assert answer.headers["Content-Type"].endswith("wordprocessingml.document")
    return docx.Document(BytesIO(answer.content))


def test_headings_are_headings_and_brackets_a_table(enter: Enter) -> None:
    """Whoever opens it finds its parts by their headings, and a row for each open bracket."""
    made = taken(enter, "en")
    styles = [one.style.name for one in made.paragraphs if one.style and one.text.strip()]
    assert styles.count("Title") == 1
    assert styles.count("Heading 1") >= 5
    [grid] = made.tables
    first = [cell.text for cell in grid.rows[1].cells]
    assert "b" in first[0]
    assert "Support" in first[1]
    redline = [run.font for one in made.paragraphs for run in one.runs]
    assert any(one.strike for one in redline)
    assert any(one.underline for one in redline)
    assert round(made.sections[0].page_width.mm) == 210  # type: ignore[union-attr]


@pytest.mark.parametrize(("language", "turned"), [("ar", True), ("ru", False)])
def test_the_direction_is_that_of_the_language(enter: Enter, language: str, turned: bool) -> None:  # noqa: FBT001
    """In Arabic every paragraph and the table go from right to left; English words in it do not."""
    made = taken(enter, language)
    assert made.core_properties.language == language
    bidi = [
        one._p.pPr is not None and one._p.pPr.find(qn("w:bidi")) is not None
        for one in made.paragraphs
    ]
    assert all(bidi) is turned
    assert (made.tables[0]._tbl.tblPr.find(qn("w:bidiVisual")) is not None) is turned
    runs = [
        run
        for one in made.tables[0].column_cells(1)
        for part in one.paragraphs
        for run in part.runs
    ]
    english = [run for run in runs if run.text.isascii() and run.text.strip().isalpha()]
    assert all(run._r.rPr is None or run._r.rPr.find(qn("w:rtl")) is None for run in english)
