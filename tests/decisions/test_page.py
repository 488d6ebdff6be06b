"""The page of the rules names every word and every rule, and fails the build when it is stale."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

import pytest

from paraph.decisions import catalogue
from paraph.decisions.vocabulary import Base, Conduct, Counted, Meaning, Method, Outcome

PAGE: Final = Path(__file__).parent.parent.parent / "docs" / "rules" / "README.md"
GENERATED: Final = re.compile(r"(<!-- generated: .*? -->\n)(.*?)(<!-- end -->\n)", re.DOTALL)
WORDS: Final = [
    *Base, *Counted, *Meaning, *Method, *Outcome,
    *(conduct for conduct in Conduct if conduct is not Conduct.UNACCOUNTED),
]  # fmt: skip


def rows() -> str:
    """Every rule as a row, in the order of the catalogue's numbers."""
    lines = ["", "| number | rule | title | clause | source |", "| --- | --- | --- | --- | --- |"]
    rules = sorted(catalogue().rules.values(), key=lambda rule: (rule.number or "~", rule.id))
    for rule in rules:
        note = f" {rule.note}" if rule.note else ""
        lines.append(
            f"| {rule.number or ''} | `{rule.id}` | {rule.title} | {rule.citation} "
            f"| {rule.mark}.{note} |"
        )
    return "\n".join([*lines, "", ""])


def test_the_page_lists_every_rule() -> None:
    """The grid of rules is generated from them."""
    text = PAGE.read_text(encoding="utf-8")
    fresh = GENERATED.sub(lambda found: found[1] + rows() + found[3], text)
    if os.environ.get("PARAPH_RESET"):
        PAGE.write_text(fresh, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == fresh


@pytest.mark.parametrize("word", WORDS)
def test_the_page_explains_every_word(word: str) -> None:
    """No word of the vocabulary is without its explanation."""
    assert f"**{word}**" in PAGE.read_text(encoding="utf-8")
