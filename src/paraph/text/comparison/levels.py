"""Levels: under which numbers a numbered line stands.

Paragraphs have figures, points have small letters, and what is under a point has small Roman
numerals; whether the number stands in parentheses, before a dot or before one is the drafter's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_LETTER: Final = re.compile(r"[a-zа-яё]")
_ROMAN: Final = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_BEFORE: Final = {"i": "h", "v": "u", "x": "w"}
"""The letters before those that are Roman numerals too."""


@dataclass
class Levels:
    """Follows the numbered lines of an article, one after the other.

    >>> levels = Levels()
    >>> [levels.under(number) for number in ("1", "a", "b", "i", "ii", "c", "2", "a")][3:]
    [('1', 'b', 'i'), ('1', 'b', 'ii'), ('1', 'c'), ('2',), ('2', 'a')]
    >>> levels = Levels()
    >>> [levels.under(number) for number in "ghij"]
    [('g',), ('h',), ('i',), ('j',)]
    """

    paragraph: str = ""
    point: str = ""
    last: str = ""

    def under(self, number: str) -> tuple[str, ...]:
        """The numbers that a line of this number stands under, its own the last."""
        head = number.split(" ", maxsplit=1)[0]
        if self._is_roman(head):
            above = (self.paragraph, self.point)
        elif _LETTER.fullmatch(head):
            self.point, above = number, (self.paragraph, "")
        else:
            self.paragraph, self.point, above = number, "", ("", "")
        self.last = head
        return (*(one for one in above if one), number)

    def _is_roman(self, head: str) -> bool:
        if not head or not _ROMAN.fullmatch(head):
            return False
        if len(head) > 1:
            return True
        if _ROMAN.fullmatch(self.last) and self.last and head != "i":
            return self.last in {"iv", "ix"}
        return self.last != _BEFORE[head] and (head == "i" or not self.point)
