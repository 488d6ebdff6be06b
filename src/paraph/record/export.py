r"""The export of a record: one file of JSON Lines that can be verified without anything else.

    {"format":"paraph record","origin":"sco.example/record","revision":1}
    {"act":{…},"number":1,"previous":"…"}
    {"act":{…},"number":2,"previous":"…"}
    {"checkpoint":"sco.example/record\n2\n…"}
    {"end":{"digest":"…","entries":2}}

Entries are the very lines whose digests make the chain and the tree.  A checkpoint stands after the
last entry that it covers, so that a reader needs to remember nothing; the last one covers
all.  The end closes the file: the number of entries, and SHA-256 over all checkpoint lines with
their line feeds, so that a file that was cut or touched anywhere is known even without a key.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from paraph.record.canonical_json import canonical
from paraph.record.checkpoints import Checkpoint
from paraph.record.entries import header_line
from paraph.record.errors import RecordDamaged
from paraph.record.keeping import Record
from paraph.record.proofs import tree_root

CHECKPOINT: Final = b'{"checkpoint":'
END: Final = b'{"end":'
ENTRY: Final = b'{"act":{'


def export_lines(record: Record) -> Iterator[bytes]:
    """The lines of a record's export, each with its line feed.

    If the head has no checkpoint, the export ends with one that nobody has sealed.

    Raises:
        RecordDamaged: if an entry is not what its digest says, or one that was sealed is missing.
    """
    kept = {checkpoint.size: checkpoint for checkpoint in record.checkpoints()}
    head = record.head()  # read after the checkpoints, so that it covers them
    if max(kept, default=0) > head.number:
        message = f"Entry {head.number + 1} is missing: a checkpoint covers {max(kept)} entries."
        raise RecordDamaged(message, head.number + 1)
    if head.number not in kept:
        root = tree_root(head.number, record.node)
        kept[head.number] = Checkpoint(record.origin, head.number, root, head.digest)
    digest, last = sha256(), 0
    yield header_line(record.origin) + b"\n"
    for size in sorted(kept):
        for entry in record.read(after=last, until=size):
            yield entry.line
        line = checkpoint_line(kept[size])
        digest.update(line)
        last = size
        yield line
    yield end_line(head.number, digest.digest())


def checkpoint_line(checkpoint: Checkpoint) -> bytes:
    """A checkpoint as a line of an export."""
    return canonical({"checkpoint": str(checkpoint)}) + b"\n"


def end_line(entries: int, digest: bytes) -> bytes:
    """The last line of an export."""
    return canonical({"end": {"digest": digest.hex(), "entries": entries}}) + b"\n"
