"""Citations: where a rule or a fact stands.

Nothing that Paraph concludes stands alone: it names the provision that it rests on.
"""

from __future__ import annotations

import re
from typing import Final, Self

import msgspec

from paraph.values.errors import Malformed
from paraph.values.sentences import worded

_PROVISION: Final = re.compile(
    r"(?:art|rule|para|sect|annex|decision|entry)\. [0-9A-Z]+(?: (?:bis|ter))?"
    r"(?: ?\([0-9A-Za-z]+\))*(?: chapeau)?"
)


class Citation(msgspec.Struct, frozen=True, order=True, gc=False):
    """A provision of an instrument: its name, and the place in it if it is known.

    >>> citation = Citation.parse("SCO Charter, art. 16 (1)")
    >>> citation.instrument, citation.provision
    ('SCO Charter', 'art. 16 (1)')
    >>> Citation.parse(str(citation)) == citation
    True
    """

    instrument: str
    provision: str | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """The citation that a text writes: the instrument, a comma, the provision.

        Raises:
            Malformed: if it names no instrument.
        """
        instrument, comma, provision = text.rpartition(", ")
        if comma and instrument.strip() and _PROVISION.fullmatch(provision):
            return cls(instrument, provision)
        if not text.strip() or text != text.strip():
            raise Malformed(
                worded(
                    "{text} is no citation: write it as `SCO Charter, art. 16 (1)`.",
                    text=repr(text),
                )
            )
        return cls(text)

    def __str__(self) -> str:
        return self.instrument if self.provision is None else f"{self.instrument}, {self.provision}"
