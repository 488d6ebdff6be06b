"""Which entry is the first that is not what was entered, once something does not fit.

An entry is pinned twice: its own ``previous`` names the digest of the entry before, and the next
entry's ``previous`` (or a checkpoint's head) names its own.  So when a ``previous`` does not fit,
the line that comes after says which of the two was touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Final, Self

from paraph.record.entries import Head

_ENTRY: Final = re.compile(
    rb'\{"act":\{.*\},"number":(?P<number>[1-9]\d{0,15}),"previous":"(?P<previous>[0-9a-f]{64})"\}\n',
    re.DOTALL,
)
_HEAD: Final = re.compile(rb'\{"checkpoint":"[^"]*\\nhead (?P<head>[0-9a-f]{64})\\n\\n')


class Fault(Exception):
    """Something in an export does not fit: where, and why."""

    def __init__(self, place: str, reason: str, entry: int | None = None) -> None:
        super().__init__(reason)
        self.place = place
        self.reason = reason
        self.entry = entry

    @classmethod
    def at(cls, entry: int, reason: str) -> Self:
        """A fault at an entry."""
        return cls(f"entry {entry}", reason, entry)


def misfit(line: bytes, number: int, following: Iterator[bytes]) -> Fault:
    """The fault, where ``line`` stands for entry ``number`` and does not follow the one before."""
    match = _ENTRY.fullmatch(line)
    if not match:
        return Fault.at(number, f"Entry {number} cannot be read as an entry.")
    stands = int(match["number"])
    if stands != number:
        again = " again" if stands < number else ""
        reason = f"Where entry {number} should stand, entry {stands} stands{again}."
        return Fault.at(number, reason)
    digest = sha256(b"\x00" + line).hexdigest().encode("ascii")
    if _named_before(next(following, b"")) != digest:
        return Fault.at(number, f"Entry {number} does not follow the entry before it.")
    if number == 1:
        return Fault("header", "The header is not the one that the first entry follows.")
    before = number - 1
    return Fault.at(before, f"Entry {before} is not what entry {number} says it is.")


def own_place(line: bytes) -> Head | None:
    """The head that an entry says it follows, if the line is an entry."""
    entry = _ENTRY.fullmatch(line)
    if not entry:
        return None
    return Head(int(entry["number"]) - 1, bytes.fromhex(entry["previous"].decode("ascii")))


def _named_before(line: bytes) -> bytes:
    """The digest that a line gives to the entry before it, if it gives one."""
    entry = _ENTRY.fullmatch(line)
    if entry:
        return entry["previous"]
    checkpoint = _HEAD.match(line)
    return checkpoint["head"] if checkpoint else b""


def stranger(line: bytes, number: int, *, covered: bool) -> Fault:
    """The fault, where ``line`` after entry ``number`` is neither entry, checkpoint nor end."""
    if not line and covered:
        return Fault(
            "end", f"The file breaks off after the checkpoint of {number}, before its end."
        )
    if not line:
        return Fault.at(
            number + 1, f"The file breaks off: entry {number + 1} or a checkpoint is missing."
        )
    if b'"previous":"' in line or b'"number":' in line:
        return Fault.at(number + 1, f"Entry {number + 1} cannot be read as an entry.")
    return Fault(
        f"after entry {number}", f"After entry {number} stands a line that is no part of a record."
    )
