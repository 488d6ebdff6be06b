"""JSON: the record of a negotiated text, and of a reading; damaged ones are refused."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import Negotiation, chaos, negotiations, treaties
from tests.text.operations.wishes import Wish, wishes

from paraph.formats.json_reading import read_reading, write_reading
from paraph.formats.json_text import (
    is_json_record,
    is_negotiated_record,
    read_json,
    write_json,
)
from paraph.formats.plain import Encoding
from paraph.text.compilation import compile_versions
from paraph.text.reading import read
from paraph.text.typed import negotiated_text
from paraph.values.errors import Malformed

ENCODINGS = {"base": Encoding("utf-16-le", signed=True), "A": Encoding("utf-8", crlf=True)}
MADE = compile_versions("It shall act.", {"A": "It may act.", "B": "It may act."})


@given(negotiations(), st.lists(wishes(), max_size=3))
def test_a_compilation_is_kept_whole(negotiation: Negotiation, wanted: list[Wish]) -> None:
    """What was written is read back equal, and written again it is the same bytes."""
    made = compile_versions(*negotiation)
    for wish in wanted:
        made = wish(made) or made
    content = write_json(made, ENCODINGS)
    again, encodings = read_json(content, "compiled.json")
    assert again == made
    assert encodings == ENCODINGS
    assert write_json(again, encodings) == content


@given(treaties() | chaos())
def test_typed_brackets_are_kept_whole(text: str) -> None:
    """A text with typed brackets is read back equal as well."""
    made = negotiated_text(read(text))
    assert read_json(write_json(made), "typed.json")[0] == made


@given(negotiations())
def test_the_order_of_delegations_is_not_in_the_file(negotiation: Negotiation) -> None:
    """Compiled in another order, the same versions give the same bytes."""
    base, texts = negotiation
    turned = dict(reversed(texts.items()))
    assert write_json(compile_versions(base, turned)) == write_json(compile_versions(base, texts))


@given(treaties() | chaos())
def test_a_reading_keeps_its_characters(text: str) -> None:
    """From the JSON of a reading come the characters and how they were written."""
    encoding = Encoding("utf-8", signed=True, crlf=True)
    plain = read_reading(write_reading(read(text), encoding), "reading.json")
    assert (plain.text, plain.encoding) == (text, encoding)


def test_the_file_says_what_it_is() -> None:
    """The record names its kind and revision, its parties, its measure and its nodes."""
    written = json.loads(write_json(MADE, {"base": Encoding()}))
    assert (written["paraph"], written["revision"]) == ("negotiated text", 1)
    assert written["parties"] == ["A", "B"]
    assert written["encodings"] == {"base": "utf-8"}
    assert set(written["digests"]) == {"base", "A", "B"}
    assert written["measure"]["open_choices"] == 1
    assert written["nodes"] == [
        "It ",
        {
            "name": "b1",
            "kind": "wording",
            "arms": [
                {"base": True, "nodes": ["shall"]},
                {"holders": ["A", "B"], "nodes": ["may"]},
            ],
        },
        " act.\n",
    ]


def test_records_are_told_from_texts() -> None:
    """A record of Paraph's begins like one; a text with braces does not."""
    assert is_negotiated_record(write_json(MADE))
    assert is_json_record(write_reading(read("x"), Encoding()))
    assert not is_negotiated_record(write_reading(read("x"), Encoding()))
    assert not is_json_record(b"{Individual efforts}\n1. Members act.")


def changed(**fields: object) -> bytes:
    """The record of a compilation with some fields changed."""
    return msgspec.json.encode({**json.loads(write_json(MADE)), **fields})


DAMAGED = {
    "nothing": b"",
    "no json": b"Article 1",
    "half": write_json(MADE)[:-20],
    "other bytes": b'{"paraph": "negotiated text", "nodes": ["\xff"]}',
    "another kind": changed(paraph="reading"),
    "a later revision": changed(revision=2),
    "no nodes": msgspec.json.encode({"paraph": "negotiated text", "revision": 1, "parties": []}),
    "a number for a node": changed(nodes=[1]),
    "an unknown kind": changed(nodes=[{"name": "b1", "kind": "odd", "arms": []}]),
    "no arms": changed(nodes=[{"name": "b1", "kind": "wording", "arms": []}]),
    "an arm too many": changed(
        nodes=[{"name": "b1", "kind": "wording", "arms": [{"nodes": ["x"]}], "chosen": 1}]
    ),
    "a negative arm": changed(
        nodes=[{"name": "b1", "kind": "wording", "arms": [{"nodes": ["x"]}], "chosen": -1}]
    ),
    "an unknown encoding": changed(encodings={"base": "klingon"}),
    "no text encoding": changed(encodings={"base": "base64"}),
    "deep nesting": b'{"paraph": "negotiated text", "revision": 1, "parties": [], "nodes": '
    + b'[{"name": "b", "kind": "wording", "arms": [{"nodes": ' * 5_000,
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_record_is_refused(content: bytes) -> None:
    """A file that is no such record is refused in a sentence that names it."""
    with pytest.raises(Malformed, match=r"my\.json|klingon|base64"):
        read_json(content, "my.json")


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[1]", write_json(MADE), b'{"paraph": "reading", "revision": 9}'],
)
def test_a_damaged_reading_is_refused(content: bytes) -> None:
    """What is not the JSON of a reading is refused in a sentence that names it."""
    with pytest.raises(Malformed, match=r"my\.json"):
        read_reading(content, "my.json")
