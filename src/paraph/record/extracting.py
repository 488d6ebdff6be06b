"""An extract: some acts of a record, entered anew into a record of their own.

It has the form of an export and is verified like one.  Its origin says whose eyes it is for; its
numbers, its chain and its tree are those of the extract alone, so that they tell nothing of what
was left out: not how many acts, not where, not when.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from paraph.record.acts import Act
from paraph.record.checkpoints import Checkpoint
from paraph.record.entries import Head, beginning, enter, header_line
from paraph.record.export import checkpoint_line, end_line
from paraph.record.merkle import Frontier
from paraph.record.seals import Sealer


def extract_lines(
    origin: str, acts: Iterable[Act], sealers: Sequence[Sealer] = ()
) -> Iterator[bytes]:
    """The lines of an extract, each with its line feed, closed by a checkpoint with the seals.

    >>> from io import BytesIO
    >>> from paraph.record.verification import verify
    >>> act = Act.filed(
    ...     participant="Secretariat", capacity="chair", moment="2001-06-15T12:00:00+08:00",
    ...     kind="organisation.meeting-opened", payload={},
    ... )
    >>> lines = list(extract_lines("sco.example/record as seen by Kazakhstan", [act]))
    >>> len(lines), verify(BytesIO(b"".join(lines))).sound
    (4, True)

    Raises:
        Malformed: if the origin is no name of one line.
    """
    head, frontier = beginning(origin), Frontier()
    yield header_line(origin) + b"\n"
    for act in acts:
        [entry] = enter((act,), head)
        head = Head(entry.number, entry.digest)
        frontier.add(entry.digest)
        yield entry.line
    plain = Checkpoint(origin, head.number, frontier.root(), head.digest)
    line = checkpoint_line(plain.sealed_by(*sealers))
    yield line
    yield end_line(head.number, sha256(line).digest())
