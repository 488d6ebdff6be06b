"""Exports as files: verified by as many processes as there are processors.

Python computes one digest at a time, and an entry takes two.  So a long export is cut at line
feeds, each process reads its share of it (``record.stretches``), and one joins what they found.
If anything does not fit, the file is gone through once more, line by line, to name the fault.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain, pairwise
from pathlib import Path
from typing import BinaryIO, Final

from paraph.record.stretches import Part, parts
from paraph.record.verification import Verification, verify, verify_parts

SHARE: Final = 2 << 20
"""So many octets are given to a process at a time; a shorter file is read by one alone."""

PIECE: Final = 1 << 18
"""So many octets of its share a process holds at a time, few enough for the processor's cache."""


def verify_export(
    path: Path, public_keys: Sequence[bytes] = (), *, forms: bool = False, share: int = SHARE
) -> Verification:
    """Verify an export in a file: what ``record.verification.verify`` finds, sooner.

    Raises:
        OSError: if the file cannot be read.
    """
    with path.open("rb") as file:
        if not forms and _hands() > 1 and path.stat().st_size > share:
            found = _verify_together(file, path, share, public_keys)
            if found:
                return found
            file.seek(0)
        return verify(file, public_keys, forms=forms)


def _hands() -> int:
    """How many processes can read: one where a process cannot be forked in safety."""
    if "fork" not in multiprocessing.get_all_start_methods() or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _verify_together(
    file: BinaryIO, path: Path, share: int, public_keys: Sequence[bytes]
) -> Verification | None:
    header = file.readline()
    shares = pairwise(_cuts(file, share))
    forked = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(_hands(), forked) as pool:
        read = pool.map(partial(_read_share, path), shares)
        return verify_parts(header, chain.from_iterable(read), public_keys)


def _cuts(file: BinaryIO, share: int) -> Iterator[int]:
    """Where the shares of a file start, from its current place on, and where the last one ends."""
    size = os.fstat(file.fileno()).st_size
    start = file.tell()
    while start < size:
        yield start
        file.seek(start + share)
        file.readline()
        start = file.tell()
    yield size


def _read_share(path: Path, share: tuple[int, int]) -> list[Part]:
    start, stop = share
    read: list[Part] = []
    with path.open("rb", buffering=PIECE) as file:
        file.seek(start)
        while (rest := stop - file.tell()) > 0:
            read += parts(file.readlines(min(PIECE, rest) - 1))
    return read
