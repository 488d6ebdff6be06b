"""What SQLite complains of, as a sentence for the person who asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from paraph.record.errors import RecordDamaged, RecordUnavailable
from paraph.values.errors import ParaphError

_UNAVAILABLE: Final = {
    sqlite3.SQLITE_BUSY: "{path} is locked by another program; nothing was entered: try again.",
    sqlite3.SQLITE_LOCKED: "{path} is locked by another program; nothing was entered: try again.",
    sqlite3.SQLITE_READONLY: "{path} can only be read here; nothing was entered.",
    sqlite3.SQLITE_FULL: "The disk of {path} is full; nothing was entered.",
    sqlite3.SQLITE_IOERR: "The disk of {path} failed; nothing was entered: {error}.",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened; look at its folder and its permissions.",
    sqlite3.SQLITE_PERM: "{path} may not be opened by this account.",
    sqlite3.SQLITE_AUTH: "{path} may not be opened by this account.",
    sqlite3.SQLITE_TOOBIG: "This act is too long for {path}; nothing was entered.",
}
_DAMAGED: Final = {
    sqlite3.SQLITE_NOTADB: "{path} is no record of Paraph.",
    sqlite3.SQLITE_CORRUPT: "The file {path} is damaged: {error}; take the last good copy.",
    sqlite3.SQLITE_CONSTRAINT: "{path} refuses what breaks the record: {error}.",
    sqlite3.SQLITE_ERROR: "{path} does not hold a record as Paraph keeps it: {error}.",
}


@contextmanager
def in_words(path: str) -> Iterator[None]:
    """Turn an error of SQLite into one of ours.

    Raises:
        RecordUnavailable: if the file is locked, read-only, full or not to be opened.
        RecordDamaged: if it is no record, or a damaged one.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise translated(error, path) from error


def translated(error: sqlite3.Error, path: str) -> ParaphError:
    """An error of SQLite as one of ours."""
    code = (getattr(error, "sqlite_errorcode", None) or sqlite3.SQLITE_ERROR) & 0xFF
    if code in _UNAVAILABLE:
        return RecordUnavailable(_UNAVAILABLE[code].format(path=path, error=error))
    form = _DAMAGED.get(code, _DAMAGED[sqlite3.SQLITE_ERROR])
    return RecordDamaged(form.format(path=path, error=error))
