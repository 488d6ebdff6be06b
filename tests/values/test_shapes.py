"""What is wrong with the shape of something: the English of its reader, and a sentence to tell."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import datetime
from typing import Annotated

import msgspec
import pytest

from paraph.values.sentences import Sentence
from paraph.values.shapes import shape_fault


class Member(msgspec.Struct, forbid_unknown_fields=True):
    """Something with a shape."""

    name: str
    votes: Annotated[int, msgspec.Meta(ge=1)] = 1


def read(given: object) -> Callable[[], object]:
    """Read a member of plain values."""
    return lambda: msgspec.convert(given, list[Member])


@pytest.mark.parametrize(
    "attempt",
    [
        read({}),
        read([{}]),
        read([{"name": 3}]),
        read([{"name": "Fiji", "votes": 0}]),
        read([{"name": "Fiji", "seat": 1}]),
        lambda: msgspec.json.decode(b"[1,]"),
        lambda: msgspec.json.decode(b"[1"),
        lambda: tomllib.loads("threshold 2"),
        lambda: tomllib.loads('delay = "days:30'),
        lambda: datetime.fromisoformat("soon"),
        lambda: datetime.fromisoformat("2002-02-30T00:00:00"),
    ],
)
def test_a_fault_is_a_sentence_with_the_english_of_its_reader(
    attempt: Callable[[], object],
) -> None:
    """Whatever a form may meet can be told in any language, and its English is what it was."""
    with pytest.raises((msgspec.MsgspecError, ValueError)) as met:
        attempt()
    found = shape_fault(met.value)
    assert isinstance(found, Sentence)
    assert str(found) == str(met.value)


def test_a_message_that_is_not_known_stays_as_it_is() -> None:
    """Nothing is lost of what a reader says in words of its own."""
    assert shape_fault(ValueError("something else")) == "something else"
