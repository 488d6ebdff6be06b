"""Words: the smallest thing a bracket may enclose in a compilation.

A *word* is a run of letters, marks and digits, with the hyphens, apostrophes, slashes and decimal
points inside it: ``co-operation``, ``State's``, ``and/or``, ``3.5``, ``A/CONF.232/2022/5`` are one
word each.  A Chinese or Japanese character is a word of its own, since nothing separates words
there.  Soft hyphens and zero-width joiners belong to the word around them.
"""

from __future__ import annotations

import re
from typing import Final

IDEOGRAPHS: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Characters that are words by themselves, as the inside of a character class."""

_MARKS_THAT_SEPARATE: Final = (
    r"!-/:-@\[-`{-~\u00a0-\u00ac\u00ae\u00af\u00b4\u00b6-\u00b8\u00bb\u00bf"
    r"\u060c\u061b\u061f\u066a-\u066d\u06d4\u2000-\u200b\u200e-\u205f\u2061-\u206f"
    r"\u3000-\u303f\u30fb\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufe30-\ufe6f"
)

_LETTERS: Final = rf"[^\s{_MARKS_THAT_SEPARATE}{IDEOGRAPHS}]+"
_WORD: Final = rf"{_LETTERS}(?:(?:['’/‐‑-]|\.(?=\d)){_LETTERS})*"

WORD: Final = re.compile(rf"{_WORD}|[{IDEOGRAPHS}]")
"""Matches one word."""

PIECE: Final = re.compile(rf"{_WORD}|[^\s]")
"""Matches one piece of a text: a word, an ideograph or a single mark; white space lies between."""

CJK: Final = re.compile(rf"[{IDEOGRAPHS}\uac00-\ud7af]")
"""Matches a character of Chinese, Japanese or Korean script."""


def count_words(text: str) -> int:
    """Number of words in ``text``.

    >>> count_words("Each Party [shall][should] co-operate under art. 3.5.")
    8
    >>> count_words("缔约方 shall")
    4
    """
    return len(WORD.findall(text))
