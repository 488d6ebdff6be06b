"""Document symbols: ``A/CONF.183/C.1/L.76/Rev.1``.

A symbol names a document in all its languages; it does not say what the document is about.
Pattern: body, session, series and number, then what was done to it: ``Rev.`` replaces what was
issued before, ``Add.`` adds to it, ``Corr.`` corrects it, ``Amend.`` changes an adopted text by
decision, an asterisk is a reissue for technical reasons.  Source: the United Nations' practice.
"""

from __future__ import annotations

import re
from typing import Annotated, Final, Self, TypeAlias

import msgspec

from paraph.values.errors import Malformed
from paraph.values.sentences import worded

_PART: Final = re.compile(r"[A-Za-z0-9]+(?:[.\-][A-Za-z0-9]+)*(?:\([A-Za-z0-9]+\))?")
_MODIFIER: Final = re.compile(r"(Rev|Add|Corr|Amend)\.([1-9][0-9]*)|Summary")
_SERIES: Final = re.compile(r"(CRP|INF|L|NGO|PV|R|RES|SR|WP)(?:\.|$)")

SymbolText: TypeAlias = Annotated[
    str, msgspec.Meta(min_length=1, max_length=120, pattern=r"^[A-Za-z0-9(][A-Za-z0-9./()\-]*\**$")
]
"""A symbol as it is written in an act."""


class DocumentSymbol(msgspec.Struct, frozen=True, order=True):
    """The symbol of a document, taken apart.

    >>> symbol = DocumentSymbol.parse("A/CONF.183/C.1/L.76/Rev.1")
    >>> symbol.series, symbol.modifiers, str(symbol.base)
    ('L', ('Rev.1',), 'A/CONF.183/C.1/L.76')
    >>> DocumentSymbol.parse(str(symbol)) == symbol
    True
    """

    parts: tuple[str, ...]
    reissue: int = 0

    @classmethod
    def parse(cls, text: str) -> Self:
        """The symbol that a text writes.

        Raises:
            Malformed: if it is no symbol; it names the part at fault.
        """
        bare = text.rstrip("*")
        parts = tuple(bare.split("/"))
        for part in parts:
            if not _PART.fullmatch(part):
                raise Malformed(
                    worded(
                        "{text} is no symbol of a document: {part} is no part of one.",
                        text=repr(text),
                        part=repr(part),
                    )
                )
        if _MODIFIER.fullmatch(parts[0]):
            raise Malformed(
                worded(
                    "{text} says what was done to a document, and not to which.", text=repr(text)
                )
            )
        return cls(parts, len(text) - len(bare))

    def __str__(self) -> str:
        return "/".join(self.parts) + "*" * self.reissue

    @property
    def modifiers(self) -> tuple[str, ...]:
        """What was done to the document, at the end of the symbol: ``('Rev.1', 'Corr.2')``."""
        number = len(self.parts)
        while _MODIFIER.fullmatch(self.parts[number - 1]):
            number -= 1
        return self.parts[number:]

    @property
    def base(self) -> DocumentSymbol:
        """The symbol without its last modifier, or without its asterisks; itself if it has none."""
        if self.reissue:
            return DocumentSymbol(self.parts)
        return DocumentSymbol(self.parts[:-1]) if self.modifiers else self

    @property
    def series(self) -> str | None:
        """The series: L for limited, CRP for conference room papers …; None for the general one."""
        for part in self.parts[1:]:
            if found := _SERIES.match(part):
                return found[1]
        return None
