"""The languages of the interface: the six official languages of the United Nations.

They are independent of the languages of a text: a delegation may read in Arabic a charter that is
authentic in Russian and Chinese.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from babel import Locale

from paraph.values.errors import Malformed


@dataclass(frozen=True, slots=True)
class Interface:
    """A language of the interface: its tag (BCP 47), its own name, and what CLDR calls it.

    ``day`` is how it writes a day: CLDR's long form, or a pattern where that ends with a stop.
    """

    tag: str
    name: str
    cldr: str
    day: str = "long"

    @property
    def locale(self) -> Locale:
        """How the language writes days, numbers, lists and names of countries (CLDR)."""
        return _locale(self.cldr)

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Which way it is written.

        >>> interface("ar").direction
        'rtl'
        """
        return "rtl" if self.locale.character_order == "right-to-left" else "ltr"


INTERFACE: Final = (
    Interface("en", "English", "en_001"),
    Interface("fr", "Français", "fr"),
    Interface("es", "Español", "es"),
    Interface("ru", "Русский", "ru", "d MMMM y 'года'"),
    Interface("zh-Hans", "中文", "zh_Hans"),
    Interface("ar", "العربية", "ar"),
)
"""The languages of the interface.  English is that of the sources: it needs no catalogue."""

LANGUAGES: Final = tuple(one.tag for one in INTERFACE)
"""Their tags."""


def interface(tag: str) -> Interface:
    """The language of the interface that a tag asks for, whatever its script and region.

    >>> interface("zh").tag, interface("zh-CN").tag, interface("fr-CA").tag
    ('zh-Hans', 'zh-Hans', 'fr')

    Raises:
        Malformed: if the interface does not speak it.
    """
    wanted = tag.replace("_", "-").partition("-")[0].lower()
    for one in INTERFACE:
        if one.tag.partition("-")[0] == wanted:
            return one
    known = ", ".join(LANGUAGES)
    raise Malformed(f"Paraph does not speak {tag!r}; it speaks {known}.")


@cache
def _locale(cldr: str) -> Locale:
    return Locale.parse(cldr)
