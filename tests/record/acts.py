"""Acts and records that the tests of the record are tried on."""

from __future__ import annotations

import msgspec
from hypothesis import strategies as st

from paraph.record import Act, Catalogue, Kind, Revision
from paraph.record.seals import KeySealer
from paraph.storage import MemoryRecord

ORIGIN = "sco.example/record"
DEPOSITARY = KeySealer("sco.example/depositary", bytes(range(32)))
WITNESS = KeySealer("witness.example", bytes([7]) * 32)


class Said(msgspec.Struct, frozen=True):
    """What an act of the tests says."""

    number: int
    words: str = ""


class SaidOnce(msgspec.Struct, frozen=True):
    """What it said before words were kept."""

    number: int


CATALOGUE = Catalogue(
    Kind(
        "tests.said",
        (
            Revision(
                content=SaidOnce,
                sample=b'{"number":1}',
                upcast=lambda old: Said(old.number, "(not kept)"),
            ),
            Revision(content=Said, sample='{"number":1,"words":"Да"}'.encode()),
        ),
    )
)


def act(number: int = 1, **parts: object) -> Act:
    """An act of a delegation, with parts of it changed."""
    made = Act.filed(
        participant="Kazakhstan",
        capacity="head of delegation",
        moment="2002-06-07T18:00:00+04:00",
        kind="tests.said",
        revision=2,
        payload={"number": number, "words": "согласен «да»"},
    )
    return msgspec.structs.replace(made, **parts)


def filled(count: int, *sealed_at: int) -> MemoryRecord:
    """A record with so many acts, sealed by the depositary at each of the given sizes."""
    record = MemoryRecord(ORIGIN)
    if 0 in sealed_at:
        record.checkpoint([DEPOSITARY])
    for number in range(count):
        record.append([act(number)], number)
        if number + 1 in sealed_at:
            record.checkpoint([DEPOSITARY])
    return record


KEYS = st.text(st.characters(max_codepoint=126, min_codepoint=32), max_size=6)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | TEXTS
    | st.text(st.characters(max_codepoint=0xA0), max_size=8)
)
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)
