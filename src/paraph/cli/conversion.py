"""Conversion between plain text, JSON and HTML."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from paraph.formats.json_text import is_json_record, is_negotiated_record, read_json, write_json
from paraph.formats.plain import Encoding, PlainText, read_plain
from paraph.text.negotiated import BASE, NegotiatedText
from paraph.text.views import bracketed_text

if TYPE_CHECKING:
    from paraph.text.reading import Profile


def converted(content: bytes, file: str, to: str, profile: Profile | None = None) -> bytes:
    """The file as ``to``: the text's own bytes, its JSON, or a page."""
    if is_negotiated_record(content):
        made, encodings = read_json(content, file)
        return negotiated_as(made, encodings, to, Path(file).stem)
    plain = plain_of(content, file)
    if to == "text":
        return plain.to_bytes()
    from paraph.text.reading import read

    reading = read(plain.text, profile)
    if to == "json":
        from paraph.formats.json_reading import write_reading

        return write_reading(reading, plain.encoding)
    from paraph.formats.html.bracketed import bracketed_page

    return _page(bracketed_page(reading, title=Path(file).stem))


def text_of(content: bytes, file: str) -> str:
    """The characters of a text, or the bracketed text of a compiled one."""
    if is_negotiated_record(content):
        return bracketed_text(read_json(content, file)[0].nodes)
    return plain_of(content, file).text


def plain_of(content: bytes, file: str) -> PlainText:
    """The characters of a text, or of the text in a reading's JSON."""
    if not is_json_record(content):
        return read_plain(content, file)
    from paraph.formats.json_reading import read_reading

    return read_reading(content, file)


def negotiated_as(
    made: NegotiatedText, encodings: Mapping[str, Encoding], to: str, title: str
) -> bytes:
    """A negotiated text as bytes: bracketed text, its full JSON, or a page."""
    if to == "json":
        return write_json(made, encodings)
    if to == "text":
        encoding = encodings.get(BASE) or encodings.get("") or Encoding()
        return encoding.encode(bracketed_text(made.nodes))
    from paraph.formats.html import negotiated_page

    return _page(negotiated_page(made.nodes, title=title, parties=made.parties))


def _page(page: str) -> bytes:
    return page.encode("utf-8", "replace")
