"""References: numbers of articles in the running text that follow a renumbering."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from paraph.text.comparison.edits import Edit, EditKind
from paraph.text.comparison.labels import LABEL
from paraph.text.words import PIECE

_POINTS_TO: Final = re.compile(
    r"(?:articles?|arts?\.|rules?|regulations?|principles?|sections?|art[ií]culos?|стать\w{1,3})"
    r"(?:\s+[\w(),\s–-]{1,40})?\s*$",
    re.IGNORECASE,
)


def with_references(base: str, edits: Sequence[Edit]) -> list[Edit]:
    """``edits`` with those told apart that only follow the renumbering of articles.

    When Article 25 becomes Article 26 because an article was inserted before it, ``in accordance
    with Article 25`` becoming ``… Article 26`` is a consequence and no proposal (C1, A22).
    """
    numbers = _renumbered(base, edits)
    if not numbers:
        return list(edits)
    return [
        replace(edit, kind=EditKind.REFERENCE)
        if edit.kind is EditKind.WORDING and _follows(base, edit, numbers)
        else edit
        for edit in edits
    ]


def _renumbered(base: str, edits: Sequence[Edit]) -> dict[str, str]:
    """Old numbers of articles and their new ones."""
    numbers: dict[str, str] = {}
    for edit in edits:
        if edit.kind is not EditKind.NUMBER or edit.start == edit.end:
            continue
        line_start = base.rfind("\n", 0, edit.start) + 1
        label = LABEL.match(base, line_start)
        if label and label["unit"]:
            numbers[base[edit.start : edit.end]] = edit.text
    return numbers


def _follows(base: str, edit: Edit, numbers: Mapping[str, str]) -> bool:
    """True if ``edit`` changes nothing but numbers, each as its article was renumbered."""
    old, new = PIECE.findall(base[edit.start : edit.end]), PIECE.findall(edit.text)
    if len(old) != len(new) or not old:
        return False
    if any(one != other and numbers.get(one) != other for one, other in zip(old, new, strict=True)):
        return False
    return _POINTS_TO.search(base[max(0, edit.start - 60) : edit.start]) is not None
