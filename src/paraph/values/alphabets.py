"""The order of names: that of the alphabet of the language in which they are read.

Delegations are seated, listed and called in the alphabetical order of their names in the language
in use.  The order is word by word, as in the documents of the United Nations: *Guinée-Bissau* comes
before *Guinée équatoriale*.  Accents tell two names apart if their letters do not, and capitals if
nothing else does.

In **Spanish** *ñ* is a letter after *n*; in **Russian** *й* is one after *и*, and *ё* stands with
*е*.  In **Arabic** the article counts for nothing, and alif is alif with hamza or without.  In
**Chinese** the order is that of the readings in Hanyu pinyin, character by character as in a
dictionary.  What is written in another script follows what is written in that of the language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, TypeAlias

Spelling: TypeAlias = tuple[bool, tuple[str, ...], str, str]
"""What an alphabet looks at: the script, then the letters, the accents, the capitals."""

_SCRIPTS: Final = {"ar": "ARABIC", "ru": "CYRILLIC", "zh": "CJK"}
_LATIN: Final = "LATIN"

_AFTER: Final = "\U0010ffff"
"""What makes a letter of its own follow every word that goes on from the letter before it."""

_OWN: Final[Mapping[str, Mapping[str, str]]] = {
    "ar": {"ة": "ت", "ى": "ي"},
    "es": {"ñ": f"n{_AFTER}"},
    "ru": {"й": f"и{_AFTER}"},
}
_JOINED: Final = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l"}

_ARTICLE: Final = re.compile(r"^ال(?=\w{2})")
_BETWEEN_WORDS: Final = re.compile(r"[\W_]+")


def alphabetical(names: Iterable[str], language: str) -> list[str]:
    """Names in the order of a language's alphabet.

    >>> alphabetical(["Zimbabwe", "Guinée équatoriale", "États-Unis", "Guinée-Bissau"], "fr")
    ['États-Unis', 'Guinée-Bissau', 'Guinée équatoriale', 'Zimbabwe']
    >>> alphabetical(["美国", "秘鲁", "中国", "阿根廷"], "zh-Hans")
    ['阿根廷', '秘鲁', '美国', '中国']
    """
    return sorted(names, key=lambda name: spelling(name, language))


@lru_cache(4096)
def spelling(name: str, language: str) -> Spelling:
    """By what a name is put in its place in a language.

    >>> spelling("Año", "es") < spelling("Anzoátegui", "es")
    False
    """
    short = language.partition("-")[0]
    plain = unicodedata.normalize("NFC", name).casefold()
    letters = _readings(plain) if short == "zh" else tuple(_words(plain, short))
    accents = unicodedata.normalize("NFD", plain)
    return not _is_written_in(_SCRIPTS.get(short, _LATIN), plain), letters, accents, name.swapcase()


def _is_written_in(script: str, name: str) -> bool:
    first = next(filter(str.isalpha, name), "")
    return bool(first) and unicodedata.name(first, "").startswith(script)


def _words(name: str, language: str) -> Iterator[str]:
    """The words of a name, of the letters that the alphabet counts."""
    own = {**_JOINED, **_OWN.get(language, {})}
    for word in _BETWEEN_WORDS.sub(" ", name).split():
        bare = _ARTICLE.sub("", word) if language == "ar" else word
        counted = "".join(own.get(one) or unicodedata.normalize("NFD", one) for one in bare)
        yield "".join(one for one in counted if not unicodedata.combining(one))


def _readings(name: str) -> tuple[str, ...]:
    """How each character is read, with its tone; those read alike in the order of GB/T 2312."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - large, and only Chinese needs it

    read = lazy_pinyin(
        name,
        style=Style.TONE3,
        errors=lambda other: [*other],  # type: ignore[arg-type,return-value]  # a reading each
        neutral_tone_with_five=True,
    )
    return tuple(
        f"{reading} {character.encode('gb18030').hex()}"
        for reading, character in zip(read, name, strict=True)
    )
