"""Canonical JSON, held against the reference package for RFC 8785."""

from __future__ import annotations

import pytest
import rfc8785
from hypothesis import given
from tests.record.acts import JSON

from paraph.record.canonical_json import LARGEST, Json, canonical, is_canonical, read_json
from paraph.values.errors import Malformed


@given(JSON)
def test_octets_are_those_of_rfc_8785(content: Json) -> None:
    """Within what an act may hold, our octets and RFC 8785's are the same."""
    assert canonical(content) == rfc8785.dumps(content)


@given(JSON)
def test_canonical_octets_round_trip(content: Json) -> None:
    """What was written is read back, and is canonical."""
    assert read_json(canonical(content)) == content
    assert is_canonical(canonical(content))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({"share": 0.5}, r"\$\.share: 0\.5 is a float"),
        ([1.0], r"\$\[0\]: 1\.0 is a float"),
        (LARGEST + 1, "beyond 2"),
        (-LARGEST - 1, "beyond 2"),
        ({"clé": 1}, "'clé' is not ASCII"),
        ({"\ufb01": 1, "\U0001f600": 2}, "is not ASCII"),
        ({1: 1}, "the key 1 is not ASCII"),
        ({"when": {"day": b"x"}}, r"\$\.when\.day: .* is not JSON"),
        ("\ud800", "surrogates"),
    ],
)
def test_what_readers_read_differently_is_refused(content: object, reason: str) -> None:
    """Floats, large integers, keys beyond ASCII and half characters are refused, with the place."""
    with pytest.raises(Malformed, match=reason):
        canonical(content)


def test_msgspec_and_rfc_8785_differ_beyond_ascii() -> None:
    """U+FB01 sorts after U+1F600 in UTF-16 and before it in UTF-8: so such keys are refused."""
    keys = {"\ufb01": 1, "\U0001f600": 2}
    assert rfc8785.dumps(keys) != '{"\ufb01":1,"\U0001f600":2}'.encode()


def test_depth_has_an_end() -> None:
    """What is nested a thousand deep is refused, not a fault."""
    content: object = 1
    for _ in range(1000):
        content = [content]
    with pytest.raises(Malformed, match="deep"):
        canonical(content)
    with pytest.raises(Malformed):
        read_json(b"[" * 100_000)


@pytest.mark.parametrize(
    "octets",
    [b'{"a": 1}', b'{"b":1,"a":1}', b'{"a":1,"a":1}', b'"\\u0041"', b"1.0", b"1e2", b"", b"\xff"],
)
def test_one_content_has_one_form(octets: bytes) -> None:
    """Spaces, other orders, repeated keys and other escapes are not canonical."""
    assert not is_canonical(octets)
