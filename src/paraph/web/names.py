"""Names of the record in addresses: whatever a text or a provision is called, it has an address."""

from __future__ import annotations

from typing import Final

_ESCAPES: Final = (("~", "~t"), ("/", "~s"), (".", "~d"))


class NameConverter:
    """A name as one piece of an address.

    >>> NameConverter().to_url("A/CONF.1"), NameConverter().to_python("A~sCONF~d1")
    ('A~sCONF~d1', 'A/CONF.1')
    """

    regex = "[^/]+"

    def to_python(self, value: str) -> str:
        """The name."""
        for mark, escape in reversed(_ESCAPES):
            value = value.replace(escape, mark)
        return value

    def to_url(self, value: str) -> str:
        """Its piece of an address."""
        for mark, escape in _ESCAPES:
            value = value.replace(mark, escape)
        return value
