r"""JSON: the full record of a negotiated text, from which every version can be taken again.

    {"paraph": "negotiated text", "revision": 1, "parties": ["China", …],
     "measure": {…},                       for people and programs; not read back
     "encodings": {"base": "utf-8", …},    how each version's file was written
     "digests": {"base": "5f0c…", …},      SHA-256 of each version's characters
     "nodes": ["Article 1\nThe Parties ",
               {"name": "b1", "kind": "wording",
                "arms": [{"base": true, "nodes": ["shall"]},
                         {"holders": ["China"], "nodes": ["should"]}]}, …],
     "history": [{"act": "choose", "bracket": "b1", "arm": 2}, …]}

A string is prose; an object is a choice; the arms hold strings and choices again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

import msgspec

from paraph.formats.plain import Encoding
from paraph.text.comparison import EditKind
from paraph.text.negotiated import Arm, Choice, NegotiatedText, Node, Nodes, Prose
from paraph.text.views import measure
from paraph.values.errors import Malformed

KIND: Final = "negotiated text"
REVISION: Final = 1


class _Arm(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    """An arm as it is written."""

    holders: list[str] = []
    base: bool = False
    moved: tuple[int, int] | None = None
    support: list[str] = []
    oppose: list[str] = []
    nodes: list[str | _Choice] = []


class _Choice(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    """A choice as it is written."""

    name: str
    kind: EditKind
    arms: list[_Arm]
    typed: list[str] = []
    chosen: int | None = None


class _Text(msgspec.Struct, omit_defaults=True):
    """The whole file."""

    paraph: str
    revision: int
    parties: list[str]
    nodes: list[str | _Choice]
    encodings: dict[str, str] = {}
    digests: dict[str, str] = {}
    history: list[dict[str, Any]] = []
    statuses: dict[str, str] = {}
    measure: dict[str, Any] = {}


def write_json(text: NegotiatedText, encodings: Mapping[str, Encoding] | None = None) -> bytes:
    """The record of ``text`` as JSON in UTF-8, one line a node."""
    summary = measure(text.nodes)
    record = _Text(
        paraph=KIND,
        revision=REVISION,
        parties=list(text.parties),
        nodes=_written(text.nodes),
        encodings={name: str(encoding) for name, encoding in sorted((encodings or {}).items())},
        digests=dict(text.digests),
        history=[dict(act) for act in text.history],
        statuses=dict(text.statuses),
        measure={**asdict(summary), "percent": summary.percent},
    )
    return msgspec.json.encode(record)


def _written(nodes: Sequence[Node]) -> list[str | _Choice]:
    return [node.text if isinstance(node, Prose) else _written_choice(node) for node in nodes]


def _written_choice(choice: Choice) -> _Choice:
    return _Choice(
        name=choice.name,
        kind=choice.kind,
        arms=[
            _Arm(
                holders=list(arm.holders),
                base=arm.base,
                moved=arm.moved,
                support=list(arm.support),
                oppose=list(arm.oppose),
                nodes=_written(arm.nodes),
            )
            for arm in choice.arms
        ],
        typed=list(choice.typed),
        chosen=choice.chosen,
    )


def read_json(content: bytes, called: str) -> tuple[NegotiatedText, dict[str, Encoding]]:
    """Read the record of a negotiated text; ``called`` is how messages name the file.

    Raises:
        Malformed: if it is not JSON, not such a record, or one that contradicts itself.
    """
    try:
        record = msgspec.json.decode(content, type=_Text)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        message = (
            f"{called} is not a compiled text: {error}. "
            "Give the JSON file that `paraph text compile -o` wrote."
        )
        raise Malformed(message) from error
    if record.paraph != KIND or record.revision > REVISION:
        message = (
            f"{called} holds a {record.paraph} of revision {record.revision}; "
            f"this Paraph reads a {KIND} up to revision {REVISION}."
        )
        raise Malformed(message)
    text = NegotiatedText(
        parties=tuple(record.parties),
        nodes=_read(record.nodes, called),
        digests=record.digests,
        history=tuple(record.history),
        statuses=record.statuses,
    )
    return text, {name: Encoding.parse(way) for name, way in record.encodings.items()}


def _read(nodes: Sequence[str | _Choice], called: str) -> Nodes:
    return tuple(
        Prose(node) if isinstance(node, str) else _read_choice(node, called) for node in nodes
    )


def _read_choice(choice: _Choice, called: str) -> Choice:
    if not choice.arms or not (choice.chosen is None or 0 <= choice.chosen < len(choice.arms)):
        message = f"{called} is damaged: bracket {choice.name} has no arm {choice.chosen}."
        raise Malformed(message)
    return Choice(
        name=choice.name,
        kind=choice.kind,
        arms=tuple(
            Arm(
                nodes=_read(arm.nodes, called),
                holders=tuple(arm.holders),
                base=arm.base,
                moved=arm.moved,
                support=tuple(arm.support),
                oppose=tuple(arm.oppose),
            )
            for arm in choice.arms
        ),
        typed=tuple(choice.typed),
        chosen=choice.chosen,
    )


def is_json_record(content: bytes) -> bool:
    """True if a file looks like a record of Paraph's rather than like a text.

    >>> is_json_record(b'{"paraph":"negotiated text"}'), is_json_record(b"{signpost} 1. The")
    (True, False)
    """
    return content[:1] == b"{" and b'"paraph"' in content[:200]


def is_negotiated_record(content: bytes) -> bool:
    """True if a file looks like the record of a negotiated text."""
    return is_json_record(content) and KIND.encode() in content[:200]
