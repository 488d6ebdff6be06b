"""Values of a case's fields: each is of its kind, or an error names the field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from paraph.values.errors import Inadmissible, Malformed


def need_mapping(given: object, field: str, known: set[str] | None = None) -> Mapping[str, Any]:
    """An object, with no other names than ``known``.

    >>> need_mapping({"by": "Fiji"}, "objections", {"by", "at"})
    {'by': 'Fiji'}

    Raises:
        Malformed: if it is none, or has an unknown name.
    """
    if not isinstance(given, dict):
        raise Malformed(f"`{field}` is an object, {{…}}, not {given!r}.")
    unknown = sorted(set(given) - known) if known else []
    if unknown:
        raise Malformed(
            f"`{field}.{unknown[0]}` is unknown; known: {', '.join(sorted(known or ()))}."
        )
    return given


def need_number(given: object, field: str) -> int:
    """A whole number of zero or more.

    Raises:
        Malformed: if it is none.
    """
    if isinstance(given, bool) or not isinstance(given, int) or given < 0:
        raise Malformed(f"`{field}`: {given!r} is not a whole number of zero or more.")
    return given


def need_word(given: object, field: str) -> str:
    """A word or a name that is not empty.

    Raises:
        Malformed: if it is none.
    """
    if not isinstance(given, str) or not given.strip():
        raise Malformed(f"`{field}`: {given!r} is not a word in quotation marks.")
    return given.strip()


def need_words(given: object, field: str) -> tuple[str, ...]:
    """A list of words, in their order.

    Raises:
        Malformed: if it is none.
    """
    if isinstance(given, str):
        return (need_word(given, field),)
    if not isinstance(given, list):
        raise Malformed(f"`{field}`: {given!r} is not a list of words.")
    return tuple(need_word(one, field) for one in given)


def need_names(given: object, field: str) -> tuple[str, ...]:
    """A list of names, none twice.

    >>> need_names(["Fiji", "Chad"], "present")
    ('Fiji', 'Chad')

    Raises:
        Malformed: if it is none.
        Inadmissible: if a name stands twice.
    """
    names = need_words(given, field)
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise Inadmissible(f"`{field}` names {', '.join(twice)} more than once.")
    return names


def need_truth(given: object, field: str) -> bool:
    """True or false.

    Raises:
        Malformed: if it is neither.
    """
    if not isinstance(given, bool):
        raise Malformed(f"`{field}` is true or false, not {given!r}.")
    return given
