"""The catalogues: what each sentence and word of Paraph is in a language, as gettext keeps it.

A catalogue is a text file (``.po``) that translators edit.  Two lie side by side for each language:
``paraph`` has what the rooms and the command line say, ``django`` what stands in the pages.  The
binary form that gettext reads (``.mo``) is made when it is needed, and kept where Python keeps what
it makes of the sources; never with them.
"""

from __future__ import annotations

import gettext
import os
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from io import BytesIO
from pathlib import Path
from typing import Final

from paraph.languages.interface import Interface

FOLDER: Final = Path(__file__).parent / "catalogues"
"""Where they lie: ``ru/LC_MESSAGES/paraph.po``, and so on."""

KEPT: Final = Path(cache_from_source(__file__)).parent / "catalogues"
"""Where their binary forms are kept."""

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
    source = place(language, SENTENCES)
    with suppress(OSError):
        return gettext.GNUTranslations(BytesIO(_kept(source, KEPT).read_bytes()))
    return gettext.GNUTranslations(BytesIO(binary(source)))


def binary(path: Path) -> bytes:
    """A catalogue in the form that gettext reads; without what is not translated."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - seldom needed, slow to load
    from babel.messages.pofile import read_po  # noqa: PLC0415 - as above

    made = BytesIO()
    write_mo(made, read_po(BytesIO(path.read_bytes())))
    return made.getvalue()


def compiled(spare: Path) -> Path:
    """The folder with the catalogues of the pages in their binary form, for Django to look into.

    It is ``spare``, if nothing can be written where Python keeps what it makes of the sources.
    """
    with suppress(OSError):
        return _compiled(KEPT)
    return _compiled(spare)


def _compiled(folder: Path) -> Path:
    for source in sorted(FOLDER.glob(f"*/LC_MESSAGES/{PAGES}.po")):
        _kept(source, folder)
    return folder


def _kept(source: Path, folder: Path) -> Path:
    """Where the binary form of a catalogue lies in a folder; made anew if the catalogue changed.

    It bears the time of its source.  It is put in its place at once, so that another process never
    reads half of one.

    Raises:
        OSError: if it has to be made and cannot be written.
    """
    target = folder / source.relative_to(FOLDER).with_suffix(".mo")
    written = source.stat().st_mtime_ns
    if not target.exists() or target.stat().st_mtime_ns != written:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(binary(source))
        os.utime(fresh, ns=(written, written))
        fresh.replace(target)
    return target
