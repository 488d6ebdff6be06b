"""JSON of a reading: the characters of a text, and every layer that was read over them.

The characters are the truth; the layers can be thrown away and read again, so only the characters
and their encoding are read back.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final

import msgspec

from paraph.formats.plain import Encoding, PlainText
from paraph.text.reading.model import Reading
from paraph.values.errors import Malformed
from paraph.values.sentences import worded
from paraph.values.shapes import shape_fault

KIND: Final = "reading"
REVISION: Final = 1


class _Reading(msgspec.Struct):
    """What is read back of a reading's JSON."""

    paraph: str
    revision: int
    encoding: str
    text: str


def layers(reading: Reading) -> dict[str, Any]:
    """The layers of a reading as plain data: provisions, brackets, choices, doubts."""
    return {
        "parties": list(reading.parties),
        "counts": asdict(reading.counts),
        "provisions": [asdict(provision) for provision in reading.provisions],
        "brackets": [asdict(bracket) for bracket in reading.brackets],
        "choices": [asdict(choice) for choice in reading.choices],
        "placeholders": [asdict(placeholder) for placeholder in reading.placeholders],
        "braces": [asdict(brace) for brace in reading.braces],
        "notes": [asdict(note) for note in reading.notes],
        "statuses": [asdict(status) for status in reading.statuses],
        "findings": [asdict(finding) for finding in reading.findings],
        "profile": reading.profile.to_dict(),
    }


def write_reading(reading: Reading, encoding: Encoding) -> bytes:
    """The JSON of a reading, in UTF-8."""
    head = {"paraph": KIND, "revision": REVISION, "encoding": str(encoding), "text": reading.text}
    return msgspec.json.encode(head | layers(reading))


def read_reading(content: bytes, called: str) -> PlainText:
    """The text of a reading's JSON, ready to give its original bytes.

    Raises:
        Malformed: if it is no such JSON.
    """
    try:
        record = msgspec.json.decode(content, type=_Reading)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        words = worded(
            "{called} is not the JSON of a text: {why}.", called=called, why=shape_fault(error)
        )
        raise Malformed(words) from error
    if record.paraph != KIND or record.revision > REVISION:
        raise Malformed(
            worded(
                "{called} holds a {kind} of revision {revision}, not a text.",
                called=called,
                kind=record.paraph,
                revision=record.revision,
            )
        )
    return PlainText(record.text, Encoding.parse(record.encoding))
