r"""A proof that an entry is in a record: a small file to hand to whoever holds a checkpoint.

    {"checkpoint":"sco.example/record\n17\n…","entry":{"act":{…},"number":3,"previous":"…"},
     "format":"paraph proof","path":["…","…"],"revision":1}

Like a detached seal it goes with one entry alone: nothing else of the record is shown.
"""

from __future__ import annotations

import re
from typing import Final, Self

import msgspec

from paraph.record.canonical_json import canonical, read_json
from paraph.record.checkpoints import Checkpoint
from paraph.record.entries import Entry
from paraph.record.errors import RecordDamaged
from paraph.record.keeping import Record
from paraph.record.merkle import leaf_digest
from paraph.record.proofs import inclusion_path, verify_inclusion
from paraph.values.errors import Inadmissible, Malformed

FORMAT: Final = "paraph proof"
REVISION: Final = 1
_HEX: Final = re.compile(r"[0-9a-f]{64}")


class _File(msgspec.Struct, forbid_unknown_fields=True):
    """A proof as it is written."""

    checkpoint: str
    entry: msgspec.Raw
    format: str
    path: list[str]
    revision: int


class Proof(msgspec.Struct, frozen=True):
    """That ``entry`` is in the record of ``checkpoint``, by ``path`` (RFC 9162 §2.1.3)."""

    checkpoint: Checkpoint
    entry: Entry
    path: tuple[bytes, ...]

    def to_json(self) -> bytes:
        """The proof as canonical JSON on one line; :meth:`parse` reads it again."""
        return (
            canonical(
                {
                    "checkpoint": str(self.checkpoint),
                    "entry": read_json(self.entry.line),
                    "format": FORMAT,
                    "path": [step.hex() for step in self.path],
                    "revision": REVISION,
                }
            )
            + b"\n"
        )

    @classmethod
    def parse(cls, octets: bytes) -> Self:
        """The proof that JSON holds, however it is laid out.

        Raises:
            RecordDamaged: if it is no proof of this form.
        """
        try:
            file = msgspec.json.decode(octets, type=_File)
            if file.format != FORMAT or file.revision != REVISION:
                message = f"This is a {file.format} of revision {file.revision}, not a proof."
                raise RecordDamaged(message)
            line = canonical(read_json(bytes(file.entry))) + b"\n"
            number = msgspec.json.decode(line, type=_Number).number
            checkpoint = Checkpoint.parse(file.checkpoint)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, Malformed) as error:
            message = f"This is no proof: {error}"
            raise RecordDamaged(message) from error
        if not all(map(_HEX.fullmatch, file.path)):
            message = "This is no proof: its path holds something that is no digest."
            raise RecordDamaged(message)
        entry = Entry(number, leaf_digest(line), line)
        return cls(checkpoint, entry, tuple(map(bytes.fromhex, file.path)))

    def holds(self) -> bool:
        """Whether the path leads from the entry to the root of the checkpoint."""
        return verify_inclusion(
            leaf=self.entry.number - 1,
            size=self.checkpoint.size,
            digest=self.entry.digest,
            path=self.path,
            root=self.checkpoint.root,
        )


class _Number(msgspec.Struct):
    number: int


def prove(record: Record, number: int, checkpoint: Checkpoint) -> Proof:
    """The proof that entry ``number`` is in the record up to ``checkpoint``.

    Raises:
        Inadmissible: if the checkpoint does not cover such an entry.
    """
    if not 1 <= number <= checkpoint.size:
        message = (
            f"The checkpoint covers entries 1 to {checkpoint.size}; {number} is not among them."
        )
        raise Inadmissible(message)
    [entry] = record.read(after=number - 1, until=number)
    return Proof(checkpoint, entry, inclusion_path(number - 1, checkpoint.size, record.node))


def best_checkpoint(record: Record, number: int) -> Checkpoint | None:
    """The kept checkpoint that proves an entry best: the newest with most seals covering it."""
    covering = [kept for kept in record.checkpoints() if kept.size >= number]
    return max(covering, key=lambda kept: (len(kept.seals), kept.size), default=None)
