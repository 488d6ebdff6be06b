"""The envelope of an act, and the catalogue of what acts hold."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st
from tests.record.acts import CATALOGUE, JSON, KEYS, Said, SaidOnce, act

from paraph.record import (
    Act,
    Catalogue,
    Kind,
    RecordDamaged,
    Revision,
    UnknownKind,
    check_act,
    check_moment,
    decode_act,
    encode_act,
)
from paraph.record.catalogue import to_json
from paraph.values.errors import Malformed


@given(st.dictionaries(KEYS, JSON, max_size=4), st.none() | st.just("person-17"))
def test_act_round_trips(payload: object, person: str | None) -> None:
    """An act is read back as it was filed, and its octets are canonical."""
    made = Act.filed(
        participant="Қазақстан",
        capacity="chair",
        moment="2002-06-07T18:00:00Z",
        kind="tests.said",
        payload=payload,
        person=person,
    )
    octets = encode_act(made)
    assert decode_act(octets) == made
    assert made.content == payload
    assert rfc8785.dumps(msgspec.json.decode(octets)) == octets


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"participant": ""}, "participant"),
        ({"participant": " Norway"}, "participant"),
        ({"capacity": "chair\n"}, "capacity"),
        ({"person": ""}, "person"),
        ({"kind": "said"}, "kind of act"),
        ({"kind": "Tests.Said"}, "kind of act"),
        ({"revision": 0}, "revision"),
        ({"moment": "2002-06-07"}, "moment"),
        ({"payload": msgspec.Raw(b"[]")}, "payload"),
        ({"payload": msgspec.Raw(b'{"b":1,"a":1}')}, "payload"),
    ],
)
def test_envelope_without_its_form_is_refused(parts: dict[str, Any], reason: str) -> None:
    """Each part of an envelope has its form, and the message names the part."""
    check_act(act())
    with pytest.raises(Malformed, match=reason):
        encode_act(act(**parts))


@pytest.mark.parametrize(
    "moment",
    [
        "2002-06-07T18:00:00Z",
        "2002-06-07T18:00:00.5+04:00",
        "2000-02-29T23:59:59.123456789-11:30",
    ],
)
def test_moments_of_rfc_3339(moment: str) -> None:
    """A moment has its day, its time and the offset of its place."""
    check_moment(moment)
    assert act(moment=moment).when.tzinfo is not None


@pytest.mark.parametrize(
    "moment",
    [
        "",
        "2002-06-07",
        "2002-06-07T18:00:00",
        "2002-06-07 18:00:00Z",
        "2002-06-07t18:00:00z",
        "2002-06-31T18:00:00Z",
        "2001-02-29T18:00:00Z",
        "2002-06-07T24:00:00Z",
        "2002-06-07T23:59:60Z",
        "2002-06-07T18:00:00-00:00",
        "2002-06-07T18:00:00+24:00",
        "2002-06-07T18:00:00Z\n",
        "٢٠٠٢-06-07T18:00:00Z",
    ],
)
def test_what_is_no_moment(moment: str) -> None:
    """A day that never was, a time without offset and an unknown offset are no moments."""
    with pytest.raises(Malformed, match="no moment"):
        check_moment(moment)


def test_moment_is_the_same_wherever_it_was() -> None:
    """Eight in the evening in Astana is two in the afternoon in Greenwich."""
    assert act(moment="2002-06-07T20:00:00+06:00").when == datetime(2002, 6, 7, 14, tzinfo=UTC)


@pytest.mark.parametrize("octets", [b"", b"{}", b"[1]", b"\xff", b'{"kind":1}'])
def test_what_is_no_act(octets: bytes) -> None:
    """Octets that hold no act are refused."""
    with pytest.raises(Malformed, match="not an act"):
        decode_act(octets)


def test_old_revision_is_read_as_today() -> None:
    """An act of the first revision is read through the upcast; its octets stay."""
    old = act(revision=1, payload=msgspec.Raw(b'{"number":5}'))
    octets = encode_act(old)
    assert CATALOGUE.decode(old) == Said(5, "(not kept)")
    assert encode_act(old) == octets


def test_content_round_trips_through_an_act() -> None:
    """What a room says is what it reads again."""
    made = CATALOGUE.encode(
        Said(3, "да"), participant="Norway", capacity="chair", moment="2002-06-07T18:00:00Z"
    )
    assert (made.kind, made.revision, CATALOGUE.decode(made)) == ("tests.said", 2, Said(3, "да"))


def test_unknown_kinds_are_named() -> None:
    """A kind or revision that the catalogue lacks is an error that names it."""
    with pytest.raises(UnknownKind, match=r"revision 3 of tests\.said"):
        CATALOGUE.decode(act(revision=3))
    with pytest.raises(UnknownKind, match="Strange"):
        CATALOGUE.encode(
            type("Strange", (msgspec.Struct,), {})(),
            participant="Norway",
            capacity="chair",
            moment="2002-06-07T18:00:00Z",
        )
    with pytest.raises(UnknownKind):
        CATALOGUE.schema("tests.unsaid")
    with pytest.raises(RecordDamaged, match=r"no tests\.said of revision 2"):
        CATALOGUE.decode(act(payload=msgspec.Raw(b'{"number":"five"}')))


def test_every_kind_has_a_schema() -> None:
    """The schema of a kind's payload can be published, for each revision."""
    assert "'words':" in str(CATALOGUE.schema("tests.said"))
    assert "'words':" not in str(CATALOGUE.schema("tests.said", 1))


def test_samples_are_held() -> None:
    """A sample that is not canonical, or cannot be read today, is a defect."""
    assert list(CATALOGUE.defects()) == []
    bad = Catalogue(
        Kind("tests.spaced", (Revision(content=Said, sample=b'{"number": 1,"words":""}'),)),
        Kind("tests.wrong", (Revision(content=SaidOnce, sample=b'{"number":"one"}'),)),
    )
    assert [defect.partition(":")[0] for defect in bad.defects()] == [
        "tests.spaced, revision 1",
        "tests.wrong, revision 1",
    ]


def test_catalogues_join() -> None:
    """Rooms bring their own kinds; two of one name, or a gap among upcasts, are refused."""
    other = Catalogue(
        Kind("tests.other", (Revision(content=type("Other", (Said,), {}), sample=b"{}"),))
    )
    assert list((CATALOGUE + other).kinds) == ["tests.said", "tests.other"]
    with pytest.raises(Malformed, match="share a name"):
        Catalogue(*CATALOGUE, *CATALOGUE)
    first, second = CATALOGUE.kinds["tests.said"].revisions
    for revisions in ((), (first,), (second, second), (second, first)):
        with pytest.raises(Malformed, match="every revision but the newest"):
            Catalogue(Kind("tests.gap", revisions))


class Members(msgspec.Struct, frozen=True):
    """A content without an order of its own."""

    members: frozenset[str]


@given(st.frozensets(st.text(st.characters(categories=["L"]), max_size=5), max_size=12))
def test_sets_are_written_in_one_order(members: frozenset[str]) -> None:
    """What has no order is written in one, so that equal contents have equal octets."""
    assert to_json(Members(members)) == {"members": sorted(members, key=str.encode)}
