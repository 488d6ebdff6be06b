"""What is wrong with the shape of something that was handed in, in words.

msgspec and the readers of JSON, TOML and days say it in English; their messages are few, and those
that people meet are sentences here with the same English, so that a form can tell them in any
language.  A message that is not known stays as it is.
"""

from __future__ import annotations

import re
from typing import Final

from paraph.values.sentences import Words, worded

_PLACE: Final = re.compile(r"(?P<what>.*) - at `(?P<place>[^`]*)`", re.DOTALL)
_EXPECTED: Final = re.compile(r"Expected `(?P<wanted>[^`]*)`, got `(?P<given>[^`]*)`")
_LACKS: Final = re.compile(r"Object missing required field `(?P<field>[^`]*)`")
_KNOWS_NOT: Final = re.compile(r"Object contains unknown field `(?P<field>[^`]*)`")
_NO_WORD: Final = re.compile(r"Invalid enum value (?P<given>.*)", re.DOTALL)
_MATCHES_NOT: Final = re.compile(r"Expected `(?P<wanted>[^`]*)` (?P<bound>[^`]+)")
_BROKEN: Final = re.compile(r"JSON is malformed: (?P<why>.*) \(byte (?P<place>\d+)\)", re.DOTALL)
_TOML: Final = re.compile(r"(?P<why>.*) \(at line (?P<line>\d+), column (?P<column>\d+)\)")
_TOML_END: Final = re.compile(r"(?P<why>.*) \(at end of document\)")
_NO_DAY: Final = re.compile(r"Invalid isoformat string: (?P<given>.*)", re.DOTALL)
_LONG: Final = re.compile(r"Expected `(?P<wanted>[^`]*)` of length (?P<bound>.+)")
_PATTERN: Final = re.compile(r"Expected `(?P<wanted>[^`]*)` matching regex (?P<pattern>.+)")

_KNOWN: Final = {
    str(one): one
    for one in (
        worded("Cannot overwrite a value"),
        worded("day is out of range for month"),
        worded("Expected '=' after a key in a key/value pair"),
        worded("Expected newline or end of document after a statement"),
        worded("hour must be in 0..23"),
        worded("Input data was truncated"),
        worded("invalid character"),
        worded("Invalid initial character for a key part"),
        worded("Invalid statement"),
        worded("Invalid value"),
        worded("minute must be in 0..59"),
        worded("month must be in 1..12"),
        worded("object keys must be strings"),
        worded("second must be in 0..59"),
        worded("trailing characters"),
        worded("trailing comma in array"),
        worded("trailing comma in object"),
        worded("Unclosed array"),
        worded("Unterminated string"),
    )
}


def shape_fault(error: Exception | str) -> Words:
    """What an error of msgspec or of a reader of TOML says, as a sentence without its stop.

    >>> import msgspec
    >>> try:
    ...     msgspec.convert({"members": "six"}, dict[str, int])
    ... except msgspec.ValidationError as error:
    ...     print(shape_fault(error))
    Expected `int`, got `str` - at `$[...]`
    """
    message = str(error)
    if placed := _PLACE.fullmatch(message):
        what, place = _what(placed["what"]), placed["place"]
        return worded("{what} - at `{place}`", what=what, place=place)
    return _what(message)


def _what(message: str) -> Words:
    if found := _EXPECTED.fullmatch(message):
        return worded("Expected `{wanted}`, got `{given}`", **found.groupdict())
    if found := _LACKS.fullmatch(message):
        return worded("Object missing required field `{field}`", **found.groupdict())
    if found := _KNOWS_NOT.fullmatch(message):
        return worded("Object contains unknown field `{field}`", **found.groupdict())
    if found := _NO_WORD.fullmatch(message):
        return worded("Invalid enum value {given}", **found.groupdict())
    return _bounded(message)


def _bounded(message: str) -> Words:
    """What is too long, too small, or of another pattern."""
    if found := _LONG.fullmatch(message):
        return worded("Expected `{wanted}` of length {bound}", **found.groupdict())
    if found := _PATTERN.fullmatch(message):
        return worded("Expected `{wanted}` matching regex {pattern}", **found.groupdict())
    if found := _MATCHES_NOT.fullmatch(message):
        return worded("Expected `{wanted}` {bound}", **found.groupdict())
    return _broken(message)


def _broken(message: str) -> Words:
    """What cannot even be read as JSON, TOML or a day."""
    if found := _NO_DAY.fullmatch(message):
        return worded("Invalid isoformat string: {given}", **found.groupdict())
    if found := _BROKEN.fullmatch(message):
        why = _known(found["why"])
        return worded("JSON is malformed: {why} (byte {place})", why=why, place=found["place"])
    if found := _TOML.fullmatch(message):
        return worded(
            "{why} (at line {line}, column {column})",
            why=_known(found["why"]),
            line=found["line"],
            column=found["column"],
        )
    if found := _TOML_END.fullmatch(message):
        return worded("{why} (at end of document)", why=_known(found["why"]))
    return _known(message)


def _known(message: str) -> Words:
    return _KNOWN.get(message, message)
