"""Labels: the displayed number at the head of a provision.

A label is a token of the text, never the identity of a provision (architecture §3): two provisions
are the same when their words are, whatever number each of them wears.
"""

from __future__ import annotations

import re
from typing import Final

_UNIT: Final = (
    r"(?:articles?|art\.|sections?|sec\.|chapters?|parts?|annex|appendix|rules?|regulations?|"
    r"paragraphs?|para\.|principles?|options?|schedule|protocol|title|"
    r"art[ií]culo|cap[ií]tulo|secci[oó]n|anexo|chapitre|section|annexe|"
    r"статья|стать[ияею]|пункт|раздел|глава|часть|приложение|المادة|الفصل|الباب|الجزء)"
)
_SUFFIX: Final = (
    r"(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies|alt\.?(?:\s?\d+)?)"
)
_NUMBER: Final = (
    rf"(?:\d{{1,4}}(?:\.\d{{1,3}}){{0,4}}|[IVXLC]{{1,7}}|[A-Za-z])(?:[^\S\n]?{_SUFFIX}){{0,2}}"
)

LABEL: Final = re.compile(
    rf"""[\s#*>\[]*(?:
        (?P<unit>{_UNIT})[^\S\n]+(?P<of_unit>\d{{1,4}}(?:\.\d{{1,3}}){{0,4}}(?:[^\S\n]?{_SUFFIX}){{0,2}}
            |[IVXLC]{{1,7}}(?:[^\S\n]?{_SUFFIX}){{0,2}}|[A-ZX]\b)
      | 第(?P<of_clause>[〇一二三四五六七八九十百零\d]{{1,6}})[条章节款]
      | (?P<bare>(?:PP|OP)?[ ]?{_NUMBER})(?=[.):\]\t](?:[\s\[(]|$))
      | \((?P<paren>{_NUMBER})\)
    )[\s.):\]–—*-]*""",
    re.VERBOSE | re.IGNORECASE,
)
"""Matches the label at the head of a line; the number is in one of the named groups."""

_GROUPS: Final = ("of_unit", "of_clause", "bare", "paren")


def label_span(line: str) -> tuple[int, int] | None:
    """Where the displayed number of ``line`` stands, or None if the line has no label.

    >>> label_span("3 bis. Each Party shall act.")
    (0, 5)
    >>> label_span("Article 12 – Organs")
    (8, 10)
    >>> label_span("Each Party shall act.") is None
    True
    """
    found = LABEL.match(line)
    if found is None:
        return None
    return next(found.span(group) for group in _GROUPS if found[group] is not None)


def without_label(line: str) -> str:
    """``line`` without its displayed number: what stays the same when it is renumbered.

    >>> without_label("(b) to keep the peace;")
    'to keep the peace;'
    >>> without_label("Article 7")
    ''
    """
    found = LABEL.match(line)
    return line[found.end() :] if found else line
