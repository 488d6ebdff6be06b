"""The catalogues: what each sentence and word of Paraph is in a language, as gettext keeps it.

A catalogue is a text file (``.po``) that translators edit.  Two lie side by side for each language:
``paraph`` has what the rooms and the command line say, ``django`` what stands in the pages.  The
binary form that gettext reads (``.mo``) is made when it is needed, and never kept with the sources.
"""

from __future__ import annotations

import gettext
from functools import cache
from io import BytesIO
from os import getpid
from pathlib import Path
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from paraph.languages.interface import Interface

FOLDER: Final = Path(__file__).parent / "catalogues"
"""Where they lie: ``ru/LC_MESSAGES/paraph.po``, and so on."""

SENTENCES: Final = "paraph"
PAGES: Final = "django"
DOMAINS: Final = (SENTENCES, PAGES)


def place(language: Interface, domain: str) -> Path:
    """Where a catalogue lies.

        >>> from paraph.languages.interface import interface
    >>> place(interface("zh"), "paraph").relative_to(FOLDER).as_posix()
        'zh_Hans/LC_MESSAGES/paraph.po'
    """
    return FOLDER / language.cldr / "LC_MESSAGES" / f"{domain}.po"


@cache
def catalogue(language: Interface) -> gettext.NullTranslations:
    """What the rooms say, in a language; English is that of the sources."""
    if language.tag == "en":
        return gettext.NullTranslations()
    return gettext.GNUTranslations(BytesIO(binary(place(language, SENTENCES))))


def binary(path: Path) -> bytes:
    """A catalogue in the form that gettext reads; without what is not translated."""
    made = BytesIO()
    write_mo(made, read_po(BytesIO(path.read_bytes())))
    return made.getvalue()


def compiled(folder: Path) -> Path:
    """The folder with the catalogues of the pages in their binary form, made anew if they changed.

    Django looks for them on the disk.  Each is put in its place at once, so that another process
    never reads half of one.
    """
    for source in sorted(FOLDER.glob(f"*/LC_MESSAGES/{PAGES}.po")):
        target = folder / source.relative_to(FOLDER).with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_suffix(f".{getpid()}")
        fresh.write_bytes(binary(source))
        fresh.replace(target)
    return folder
