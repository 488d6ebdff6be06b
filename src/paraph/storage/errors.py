"""What SQLite complains of, as a sentence for the person who asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from msgspec.structs import replace

from paraph.record.errors import RecordDamaged, RecordUnavailable
from paraph.values.errors import ParaphError
from paraph.values.sentences import Sentence, worded

_UNAVAILABLE: Final = {
    sqlite3.SQLITE_BUSY: worded(
        "{path} is locked by another program; nothing was entered: try again."
    ),
    sqlite3.SQLITE_LOCKED: worded(
        "{path} is locked by another program; nothing was entered: try again."
    ),
    sqlite3.SQLITE_READONLY: worded("{path} can only be read here; nothing was entered."),
    sqlite3.SQLITE_FULL: worded("The disk of {path} is full; nothing was entered."),
    sqlite3.SQLITE_IOERR: worded("The disk of {path} failed; nothing was entered: {error}."),
    sqlite3.SQLITE_CANTOPEN: worded(
        "{path} cannot be opened; look at its folder and its permissions."
    ),
    sqlite3.SQLITE_PERM: worded("{path} may not be opened by this account."),
    sqlite3.SQLITE_AUTH: worded("{path} may not be opened by this account."),
    sqlite3.SQLITE_TOOBIG: worded("This act is too long for {path}; nothing was entered."),
}
_DAMAGED: Final = {
    sqlite3.SQLITE_NOTADB: worded("{path} is no record of Paraph."),
    sqlite3.SQLITE_CORRUPT: worded("The file {path} is damaged: {error}; take the last good copy."),
    sqlite3.SQLITE_CONSTRAINT: worded("{path} refuses what breaks the record: {error}."),
    sqlite3.SQLITE_ERROR: worded("{path} does not hold a record as Paraph keeps it: {error}."),
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
        return RecordUnavailable(_filled(_UNAVAILABLE[code], error, path))
    return RecordDamaged(_filled(_DAMAGED.get(code, _DAMAGED[sqlite3.SQLITE_ERROR]), error, path))


def _filled(sentence: Sentence, error: sqlite3.Error, path: str) -> Sentence:
    """A sentence with its file, and with what SQLite says itself."""
    return replace(sentence, arguments=(("path", path), ("error", str(error))))
