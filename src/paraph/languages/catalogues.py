"""The catalogues: what each sentence and word of Paraph is in a language, as gettext keeps it.

A catalogue is a text file (``.po``) that translators edit and a binary one (``.mo``) that is made
of it and read here.  Two lie side by side for each language: ``paraph`` has what the rooms and the
command line say, ``django`` what stands in the pages.
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path
from typing import Final

from paraph.languages.interface import Interface

FOLDER: Final = Path(__file__).parent / "catalogues"
"""Where they lie: ``ru/LC_MESSAGES/paraph.po``, and so on."""

SENTENCES: Final = "paraph"
PAGES: Final = "django"
DOMAINS: Final = (SENTENCES, PAGES)


def place(language: Interface, domain: str, ending: str = "po") -> Path:
    """Where a catalogue lies.

    >>> from paraph.languages.interface import interface
    >>> place(interface("zh"), "paraph").relative_to(FOLDER).as_posix()
    'zh_Hans/LC_MESSAGES/paraph.po'
    """
    return FOLDER / language.cldr / "LC_MESSAGES" / f"{domain}.{ending}"


@cache
def catalogue(language: Interface) -> gettext.NullTranslations:
    """What the rooms say, in a language; English is that of the sources."""
    if language.tag == "en":
        return gettext.NullTranslations()
    with place(language, SENTENCES, "mo").open("rb") as file:
        return gettext.GNUTranslations(file)
