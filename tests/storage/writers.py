"""Processes that write a record, as the tests of storage start and kill them.

Run as ``python writers.py RECORD WRITER COUNT TOGETHER``: it enters COUNT times TOGETHER acts,
each time at whatever head it finds, and says on standard output, a line each, the number of
the last entry that was acknowledged.
"""

from __future__ import annotations

import sys

from paraph.record import Act, RecordConflict
from paraph.storage import SqliteRecord


def said_act(writer: int, number: int) -> Act:
    """The act that a writer enters as its ``number``-th."""
    return Act.filed(
        participant=f"Delegation {writer}",
        capacity="head of delegation",
        moment="2002-06-07T18:00:00+04:00",
        kind="tests.said",
        payload={"number": number, "writer": writer, "words": "as was agreed " * 20},
    )


def main() -> None:
    """Write, and acknowledge on standard output."""
    path, writer, count, together = sys.argv[1], *map(int, sys.argv[2:])
    record = SqliteRecord(path)
    for turn in range(count):
        acts = [said_act(writer, turn * together + at) for at in range(together)]
        while True:
            try:
                made = record.append(acts, record.head().number)
            except RecordConflict:
                continue
            break
        sys.stdout.write(f"{made[-1].number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
