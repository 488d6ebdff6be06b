"""Entries: acts in their order, each sealed to the one before.

An entry is a line of canonical JSON::

    {"act":{…},"number":17,"previous":"<64 hex digits>"}

Its digest is SHA-256 over the octet 0x00 and the line with its line feed: the leaf of RFC 6962.
So one digest serves the chain (the next entry's ``previous``) and the tree (its leaf).
The first entry's ``previous`` is the digest of the octet 0x02 and the record's header line, so
that no entry can be moved to a record of another origin.
"""

from __future__ import annotations

from binascii import hexlify
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final

import msgspec

from paraph.record.acts import Act, encode_act
from paraph.record.canonical_json import LARGEST, canonical
from paraph.record.errors import RecordDamaged
from paraph.record.merkle import DIGEST_SIZE, leaf_digest
from paraph.values.errors import Malformed

FORMAT: Final = "paraph record"
REVISION: Final = 1
HEADER: Final = b"\x02"
LONGEST_ORIGIN: Final = 255


class _Line(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    """What an entry's line holds."""

    act: Act
    number: int
    previous: str


_decode: Final = msgspec.json.Decoder(_Line).decode


class Head(msgspec.Struct, frozen=True, gc=False):
    """Where a record stands: the number and the digest of its last entry.

    Before the first entry the number is 0, and the digest that of the header.
    """

    number: int
    digest: bytes


class Entry(msgspec.Struct, frozen=True, gc=False):
    """An act in the record: its number from 1, its digest, and its line with the line feed."""

    number: int
    digest: bytes
    line: bytes

    @property
    def act(self) -> Act:
        """The act, decoded when it is asked for.

        Raises:
            RecordDamaged: if the line is not an entry of this number.
        """
        try:
            line = _decode(self.line)
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
            message = f"Entry {self.number} cannot be read: {error}."
            raise RecordDamaged(message, self.number) from error
        if line.number != self.number:
            message = f"Entry {self.number} calls itself {line.number}."
            raise RecordDamaged(message, self.number)
        return line.act

    @property
    def previous(self) -> bytes:
        """The digest of the entry before, as the line names it."""
        return bytes.fromhex(self.line[-67:-3].decode("ascii"))


def header_line(origin: str) -> bytes:
    """The first line of a record: what it is, and whose.

    >>> header_line("sco.example/record")
    b'{"format":"paraph record","origin":"sco.example/record","revision":1}'

    Raises:
        Malformed: if the origin is no name of one line.
    """
    if not origin or origin != origin.strip() or not origin.isprintable():
        message = f"The origin of a record is a name on one line, not {origin!r}."
        raise Malformed(message)
    if len(origin) > LONGEST_ORIGIN:
        message = f"The origin of a record has at most {LONGEST_ORIGIN} characters."
        raise Malformed(message)
    return canonical({"format": FORMAT, "origin": origin, "revision": REVISION})


def beginning(origin: str) -> Head:
    """The head of a record without entries.

    >>> beginning("sco.example/record").number
    0
    """
    return Head(0, sha256(HEADER + header_line(origin)).digest())


def make_line(act: bytes, number: int, previous: bytes) -> bytes:
    """The line of an entry from the canonical octets of its act."""
    return b'{"act":%b,"number":%d,"previous":"%b"}\n' % (
        act,
        number,
        previous.hex().encode("ascii"),
    )


def enter(acts: Iterable[Act], head: Head) -> tuple[Entry, ...]:
    """The entries that ``acts`` become after ``head``.

    >>> act = Act.filed(
    ...     participant="Secretariat", capacity="chair", moment="2001-06-15T12:00:00+08:00",
    ...     kind="organisation.meeting-opened", payload={},
    ... )
    >>> start = beginning("sco.example/record")
    >>> [entry] = enter([act], start)
    >>> entry.number, entry.previous == start.digest, entry.act == act
    (1, True, True)

    Raises:
        Malformed: if an act has not the form that it must have; no entry is made then.
    """
    made: list[Entry] = []
    number, digest = head.number, head.digest
    for act in acts:
        number += 1
        line = make_line(encode_act(act), number, digest)
        digest = leaf_digest(line)
        made.append(Entry(number, digest, line))
    assert number <= LARGEST, "a record has fewer than 2^53 entries"
    return tuple(made)


def check_entry(entry: Entry, before: Head | Entry) -> None:
    """Assert that an entry follows the one before and is what its digest says.

    Raises:
        RecordDamaged: if its number, its ``previous`` or its digest is wrong.
    """
    number = before.number + 1
    tail = b',"number":%d,"previous":"%b"}\n' % (number, before.digest.hex().encode("ascii"))
    if entry.number != number:
        message = f"Where entry {number} should stand, entry {entry.number} stands."
    elif not entry.line.endswith(tail):
        message = f"Entry {number} does not follow the entry before it."
    elif len(entry.digest) != DIGEST_SIZE or leaf_digest(entry.line) != entry.digest:
        message = f"Entry {number} is not what its digest says."
    else:
        return
    raise RecordDamaged(message, number)


def follow(rows: Sequence[tuple[int, bytes, bytes]], before: Head) -> list[Entry]:
    """Kept rows of number, digest and line as entries, once they are seen to follow ``before``.

    Raises:
        RecordDamaged: as :func:`check_entry`, for the first that does not.
    """
    entries = [Entry(*row) for row in rows]
    previous = before.digest
    for number, (entry, digest) in enumerate(
        zip(entries, (leaf_digest(entry.line) for entry in entries), strict=True), before.number + 1
    ):
        tail = b',"number":%d,"previous":"%b"}\n' % (number, hexlify(previous))
        if entry.digest != digest or entry.number != number or not entry.line.endswith(tail):
            check_entry(entry, Head(number - 1, previous))
        previous = digest
    return entries
