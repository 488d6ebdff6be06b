"""Labels: what is the displayed number of a provision, and what is not."""

from __future__ import annotations

import pytest

from paraph.text.comparison.labels import label_span, without_label


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("1. The Council meets.", "1"),
        ("(a) to keep the peace;", "a"),
        ("(iv) to meet;", "iv"),
        ("3 bis. Each Party shall act.", "3 bis"),
        ("Article 12 – Organs", "12"),
        ("ARTICLE XIV", "XIV"),
        ("## Rule 7", "7"),
        ("Статья 5", "5"),
        ("المادة 3", "3"),
        ("第四条 义务", "四"),
        ("[4] Each Party", "4"),
        ("2.1.3. Reports", "2.1.3"),
        ("OP 4. Decides", "OP 4"),
    ],
)
def test_a_number_is_found_where_it_stands(line: str, number: str) -> None:
    """The label of a provision is its number, in every script and form."""
    span = label_span(line)
    assert span is not None
    assert line[slice(*span)] == number


@pytest.mark.parametrize(
    "line",
    [
        "Each Party shall act.",
        "",
        "A Party may withdraw.",
        "2002 was the year",
        "I agree",
        "articles",
    ],
)
def test_prose_has_no_number(line: str) -> None:
    """A line that only begins like a number has none."""
    assert label_span(line) is None
    assert without_label(line) == line
