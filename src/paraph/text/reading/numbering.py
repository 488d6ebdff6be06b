"""Displayed numbers: ``3 bis``, ``17quater``, ``OP6 alt``, ``18 ter.4``, ``[9. Alt. 1.``.

A number is a token of the text.  Numbers inserted between others sort between them
(``3 < 3 bis < 3 ter < 4``); ``3 alt`` is a rival of 3 and stands beside it, not after it
(bracket-conventions 3.4).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

SUFFIXES: Final = (
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "novies",
    "decies",
)
"""The Latin words that insert a number after another, in order."""

SUFFIX_PATTERN: Final = rf"(?:{'|'.join(SUFFIXES)}|BIS|Bis|TER|alt|Alt|ALT)"
"""One such word, or ``alt``, as the inside of a regular expression."""

_LEVEL: Final = re.compile(
    r"(?P<mark>PP|OP|Pp|Op)?\s?(?P<base>\d{1,6}|[^\W\d_]{1,12})"
    rf"(?P<steps>(?:[\s.]{{0,2}}(?:{'|'.join(SUFFIXES)}))*)"
    r"(?P<alt>[\s.]{0,3}alt(?:\.?\s?\d{1,3})?)?(?![^\W\d_])",
    re.IGNORECASE,
)
_STEP: Final = re.compile("|".join(sorted(SUFFIXES, key=len, reverse=True)))
_ROMAN: Final = re.compile(r"(?=[ivxlc])(?:x?c|c{0,3})(?:x[lc]|l?x{0,3})(?:i[vx]|v?i{0,3})\Z")
_ROMAN_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

Key = tuple[int, int, str, tuple[int, ...], int]


def roman_value(letters: str) -> int:
    """The value of a Roman number in small letters, 0 when it is none.

    >>> roman_value("xiv"), roman_value("abc")
    (14, 0)
    """
    if not letters or not _ROMAN.match(letters):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-v if v < w else v for v, w in zip(values, following, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A displayed number, comparable in the order in which provisions stand.

    >>> numbers = [Number.parse(t) for t in ("4", "3 ter", "3", "3 quater", "3bis")]
    >>> [str(n) for n in sorted(numbers)]
    ['3', '3bis', '3 ter', '3 quater', '4']
    >>> Number.parse("3bis") == Number.parse("3 bis"), str(Number.parse("18 ter.4"))
    (True, '18 ter.4')
    """

    keys: tuple[Key, ...]
    typed: str = field(compare=False)

    @classmethod
    def parse(cls, typed: str, *, roman: bool = False) -> Number:
        """Read a number as it is displayed; letters are Roman numbers when ``roman``.

        >>> Number.parse("(ii)", roman=True) < Number.parse("(v)", roman=True)
        True
        """
        keys = tuple(_key(found, roman=roman) for found in _LEVEL.finditer(typed[:80]))
        return cls(keys=keys, typed=typed)

    def __str__(self) -> str:
        """The number exactly as it was typed."""
        return self.typed

    def __lt__(self, other: Number) -> bool:
        """Whether this number stands before ``other``."""
        return self.keys < other.keys


def _key(found: re.Match[str], *, roman: bool) -> Key:
    """Sort key of one level: prefix, value, letters, inserted steps, alternative."""
    base = found["base"].lower()
    steps = tuple(
        SUFFIXES.index(step) + 1 for step in _STEP.findall((found["steps"] or "").lower())
    )
    alt = found["alt"]
    rival = 0
    if alt:
        digits = re.sub(r"\D", "", alt)
        rival = int(digits) if digits else 1
    mark = {"": 0, "pp": 1, "op": 2}[(found["mark"] or "").lower()]
    if base.isascii() and base.isdigit():
        return (mark, int(base), "", steps, rival)
    value = roman_value(base) if roman or len(base) > 1 else 0
    return (mark, value or 1_000_000, "" if value else f"{len(base):02}{base}", steps, rival)
