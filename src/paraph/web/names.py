"""Names of the record in addresses: whatever a text or a provision is called, it has an address."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from django.urls import reverse
from django.utils.http import RFC3986_SUBDELIMS

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


@lru_cache(maxsize=64)
def addresses(view: str, text: str) -> Callable[[str], str]:
    """Where the things of a text are found by their names: what `reverse` gives, for thousands."""
    any_name = "0"
    before, _, after = reverse(view, args=(text, any_name)).rpartition(any_name)
    piece = NameConverter().to_url
    return lambda name: f"{before}{quote(piece(name), safe=RFC3986_SUBDELIMS + '/~:@')}{after}"
