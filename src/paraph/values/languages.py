"""Languages by their tags, and names in several of them.

A tag is that of BCP 47: ``ru``, ``zh-Hans``.  Names of a participant or an organ stand in the
languages in which they are known; a view takes the best one that there is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Final, TypeAlias

import msgspec

TAG: Final = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"

Language: TypeAlias = Annotated[str, msgspec.Meta(pattern=TAG, examples=["en", "ru", "zh-Hans"])]
"""A tag of BCP 47: language, script if need be, region if need be."""

Names: TypeAlias = Mapping[Language, Annotated[str, msgspec.Meta(min_length=1)]]
"""A name in the languages in which it is known."""

_IN_ENGLISH: Final = {
    "ar": "Arabic",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "ru": "Russian",
    "zh": "Chinese",
}


def is_language(tag: str) -> bool:
    """Whether a text has the form of a language tag.

    >>> is_language("zh-Hans"), is_language("Chinese")
    (True, False)
    """
    return re.fullmatch(TAG, tag) is not None


def language_name(tag: str) -> str:
    """The name of a language in English, or its tag if we know none.

    >>> language_name("zh-Hans"), language_name("tg")
    ('Chinese', 'tg')
    """
    return _IN_ENGLISH.get(tag.partition("-")[0], tag)


def best_name(names: Mapping[str, str], language: str, otherwise: str) -> str:
    """The name in ``language``, else in English, else ``otherwise``.

    >>> best_name({"ru": "Китай"}, "en", "China"), best_name({"ru": "Китай"}, "ru", "China")
    ('China', 'Китай')
    """
    return names.get(language) or names.get("en") or otherwise
