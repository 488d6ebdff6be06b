"""Checkpoints: how far a record had come, in a text that can be sealed, posted and compared.

The form is that of a C2SP checkpoint (``c2sp.org/tlog-checkpoint``, ``c2sp.org/signed-note``)::

    sco.example/record
    17
    <root, base64>
    head <digest of entry 17, 64 hex digits>

    — sco.example/depositary <base64 of key id and seal>

The first three lines are the origin, the number of entries and the root of their tree;
the fourth, an extension line, is the end of the chain.  What is sealed is the text up to and
without the empty line.  A checkpoint without seals ends with the empty line.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64decode, b64encode
from collections.abc import Iterable
from typing import Final, Self

import msgspec

from paraph.record.errors import RecordDamaged
from paraph.record.merkle import DIGEST_SIZE
from paraph.record.seals import SEAL_SIZE, Sealer, check_seal_name, is_sealed, key_id
from paraph.values.errors import Malformed

_BODY: Final = re.compile(
    r"(?P<origin>[^\n]+)\n(?P<size>0|[1-9]\d{0,15})\n(?P<root>[A-Za-z0-9+/=]{44})\n"
    r"head (?P<head>[0-9a-f]{64})\n",
    re.ASCII,
)
_SEAL: Final = re.compile(r"\u2014 (?P<name>[^\n]+) (?P<seal>[A-Za-z0-9+/=]+)\n")


class Seal(msgspec.Struct, frozen=True):
    """A seal: whose it claims to be, the four octets of its key, and 64 octets."""

    name: str
    key: bytes
    octets: bytes

    def __str__(self) -> str:
        return f"\u2014 {self.name} {b64encode(self.key + self.octets).decode('ascii')}\n"


class Checkpoint(msgspec.Struct, frozen=True):
    """How far the record of ``origin`` had come: ``size`` entries under ``root``, up to ``head``.

    >>> from paraph.record.merkle import EMPTY_ROOT
    >>> from paraph.record.seals import KeySealer
    >>> sealer = KeySealer("sco.example/depositary", bytes(32))
    >>> made = Checkpoint("sco.example/record", 0, EMPTY_ROOT, bytes(32)).sealed_by(sealer)
    >>> Checkpoint.parse(str(made)) == made, made.is_sealed_with(sealer.public_key)
    (True, True)
    """

    origin: str
    size: int
    root: bytes
    head: bytes
    seals: tuple[Seal, ...] = ()

    @property
    def body(self) -> str:
        """What is sealed."""
        root = b64encode(self.root).decode("ascii")
        return f"{self.origin}\n{self.size}\n{root}\nhead {self.head.hex()}\n"

    def __str__(self) -> str:
        return f"{self.body}\n{''.join(map(str, self.seals))}"

    def sealed_by(self, *sealers: Sealer) -> Self:
        """The checkpoint with a further seal of each of ``sealers``."""
        return self.with_seals(
            Seal(
                check_seal_name(sealer.name),
                key_id(sealer.name, sealer.public_key),
                sealer.seal(self.body.encode()),
            )
            for sealer in sealers
        )

    def with_seals(self, seals: Iterable[Seal]) -> Self:
        """The checkpoint with further seals, each once."""
        return msgspec.structs.replace(self, seals=tuple(dict.fromkeys((*self.seals, *seals))))

    def is_sealed_with(self, public_key: bytes) -> bool:
        """Whether it bears a true seal of ``public_key``, and no false one in its name."""
        own = [seal for seal in self.seals if seal.key == key_id(seal.name, public_key)]
        body = self.body.encode()
        return bool(own) and all(is_sealed(body, seal.octets, public_key) for seal in own)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The checkpoint that ``text`` holds; ``str()`` gives the same text again.

        Raises:
            RecordDamaged: if it is no checkpoint in exactly this form.
        """
        body, gap, rest = text.partition("\n\n")
        match = _BODY.fullmatch(body + "\n")
        seals = list(_SEAL.finditer(rest))
        if not (match and gap) or "".join(found[0] for found in seals) != rest:
            message = "This is no checkpoint: origin, size, root and head, an empty line, seals."
            raise RecordDamaged(message)
        made = cls(
            match["origin"],
            int(match["size"]),
            _octets(match["root"], DIGEST_SIZE),
            bytes.fromhex(match["head"]),
            tuple(_seal(found["name"], found["seal"]) for found in seals),
        )
        if str(made) != text:
            message = "This checkpoint is written in more than one way: base64 has spare bits set."
            raise RecordDamaged(message)
        return made


def _seal(name: str, written: str) -> Seal:
    octets = _octets(written, 4 + SEAL_SIZE)
    try:
        return Seal(check_seal_name(name), octets[:4], octets[4:])
    except Malformed as error:
        raise RecordDamaged(str(error)) from error


def _octets(written: str, size: int) -> bytes:
    try:
        octets = b64decode(written, validate=True)
    except binascii.Error as error:
        message = f"A checkpoint holds {written[:20]!r}, which is not base64: {error}."
        raise RecordDamaged(message) from error
    if len(octets) != size:
        message = f"A checkpoint holds {len(octets)} octets where {size} should stand."
        raise RecordDamaged(message)
    return octets
