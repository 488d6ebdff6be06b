"""The examples that ship with Paraph, as acts."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any, Final

import msgspec

from paraph.record import Act

ORIGINS: Final = {
    "sco": "sco.example/record",
    "charter": "charter.example/record",
    "depositary": "depositary.example/record",
}
"""The examples by name, and the origin of the record of each."""


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    """A line of an example."""

    moment: str
    participant: str
    capacity: str
    kind: str
    revision: int
    payload: dict[str, Any]


def example_acts(name: str) -> Iterator[Act]:
    """The acts of an example, in order.

    >>> next(example_acts("sco")).content["participant"]
    'China'
    """
    lines = files("paraph.examples").joinpath(f"{name}.jsonl").read_bytes().splitlines()
    for line in lines:
        read = msgspec.json.decode(line, type=_Line)
        yield Act.filed(
            participant=read.participant,
            capacity=read.capacity,
            moment=read.moment,
            kind=read.kind,
            revision=read.revision,
            payload=read.payload,
        )


def demo_texts() -> tuple[str, dict[str, str]]:
    """The base of the draft charter, and the version of each delegation."""
    texts = {
        entry.name.removesuffix(".txt"): entry.read_text(encoding="utf-8")
        for entry in files("paraph.examples").joinpath("demo_texts").iterdir()
        if entry.name.endswith(".txt")
    }
    return texts.pop("base"), dict(sorted(texts.items()))
