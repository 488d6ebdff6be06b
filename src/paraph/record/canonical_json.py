"""Canonical JSON: one sequence of octets for one content, whoever writes it.

The octets are those of RFC 8785 (JSON Canonicalization Scheme).  Acts are kept to the part of JSON
in which every reader agrees: no floats, integers within ±(2^53 - 1), keys in ASCII, strings that
are valid Unicode.  Within these limits sorted keys and msgspec's writing *are* RFC 8785; the
tests hold one against the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

import msgspec

from paraph.values.errors import Malformed
from paraph.values.sentences import Sentence, worded
from paraph.values.shapes import shape_fault

Json: TypeAlias = (
    "Mapping[str, Json] | Sequence[Json] | dict[str, Json] | list[Json] | str | int | bool | None"
)
"""What an act may hold."""

LARGEST: Final = 2**53 - 1
"""The largest integer that every reader of JSON reads exactly (RFC 7493 §2.2)."""

DEEPEST: Final = 64
"""How deep objects and arrays may be nested."""

_encode: Final = msgspec.json.Encoder(order="sorted").encode
_decode: Final = msgspec.json.Decoder().decode


def canonical(content: Json) -> bytes:
    r"""The canonical octets of ``content`` (RFC 8785).

    >>> canonical({"members": 10, "founded": "2001-06-15", "acts": ["Déclaration", None]})
    b'{"acts":["D\xc3\xa9claration",null],"founded":"2001-06-15","members":10}'

    Raises:
        Malformed: if it holds a float, an integer beyond ±(2^53 - 1), a key that is not ASCII,
            half a surrogate pair, or is nested too deep.  The message names the place.
    """
    _check(content, "", DEEPEST)
    try:
        return _encode(content)
    except (UnicodeEncodeError, msgspec.MsgspecError, TypeError) as error:
        words = worded("This cannot be written as JSON: {why}.", why=shape_fault(error))
        raise Malformed(words) from error


def read_json(octets: bytes) -> Json:
    """The content of JSON octets, canonical or not.

    Raises:
        Malformed: if they are not JSON.
    """
    try:
        content: Json = _decode(octets)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        words = worded("This is not JSON: {why}.", why=shape_fault(error))
        raise Malformed(words) from error
    return content


def is_canonical(octets: bytes) -> bool:
    """Whether octets are the canonical form of what they say.

    >>> is_canonical(b'{"a":1,"b":2}'), is_canonical(b'{"b":2,"a":1}'), is_canonical(b'{"a":1.0}')
    (True, False, False)
    """
    try:
        return canonical(read_json(octets)) == octets
    except Malformed:
        return False


def _check(content: object, place: str, depth: int) -> None:
    """Refuse what RFC 8785 and msgspec would write differently, or readers read differently."""
    if content is None or isinstance(content, (str, bool)):
        return
    if isinstance(content, int):
        if not -LARGEST <= content <= LARGEST:
            _refuse(
                place,
                worded("{number} is beyond 2^53: write it as a string", number=str(content)),
            )
    elif isinstance(content, dict):
        _check_depth(place, depth)
        for key, value in content.items():
            _check_key(key, place)
            _check(value, f"{place}.{key}", depth - 1)
    elif isinstance(content, (list, tuple)):
        _check_depth(place, depth)
        for index, value in enumerate(content):
            _check(value, f"{place}[{index}]", depth - 1)
    else:
        _refuse(place, _not_json(f"{content!r:.60}", is_float=isinstance(content, float)))


def _not_json(shown: str, *, is_float: bool) -> Sentence:
    if is_float:
        return worded("{what} is a float: write a decimal as a string", what=shown)
    return worded("{what} is not JSON", what=shown)


def _check_key(key: object, place: str) -> None:
    if not (isinstance(key, str) and key.isascii()):
        _refuse(place, worded("the key {key} is not ASCII", key=repr(key)))


def _check_depth(place: str, depth: int) -> None:
    if depth <= 0:
        _refuse(place[:60] + "…", worded("it is nested more than {number} deep", number=DEEPEST))


def _refuse(place: str, reason: Sentence) -> None:
    raise Malformed(worded("{place}: {reason}.", place="$" + place, reason=reason))
