"""The secret of a house: made once, kept beside its record, readable by its owner alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Final

NAME: Final = "secret"


def secret_in(home: Path) -> str:
    """The secret of the house in a folder; it is made if there is none.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     secret_in(Path(folder)) == secret_in(Path(folder))
    True
    """
    file = home / NAME
    home.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as kept:
        kept.write(secrets.token_urlsafe(48))
    return file.read_text(encoding="ascii")
