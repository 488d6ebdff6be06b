"""Files in and out: read whole, written whole, and never half or over an input."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

from paraph.formats.plain import PlainText, read_plain
from paraph.values.errors import Inadmissible, Malformed

_STDIN: Final = "paraph.standard-input"


def read_bytes(path: str) -> bytes:
    """The bytes of the file at ``path``, or of standard input for ``-``.

    Raises:
        Malformed: if there is no such file, or it cannot be read.
    """
    if path == "-":
        return _standard_input()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        message = f"There is no file {path}."
        raise Malformed(message) from error
    except IsADirectoryError as error:
        message = f"{path} is a folder, not a file."
        raise Malformed(message) from error
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}."
        raise Malformed(message) from error


def _standard_input() -> bytes:
    """The bytes of standard input, which can be read only once, for the whole command."""
    kept = click.get_current_context().find_root().meta
    if _STDIN not in kept:
        kept[_STDIN] = sys.stdin.buffer.read()
    return bytes(kept[_STDIN])


def read_text(path: str) -> PlainText:
    """The characters of the file at ``path``."""
    return read_plain(read_bytes(path), "standard input" if path == "-" else path)


def write_output(content: bytes, output: str | None, inputs: Iterable[str] = ()) -> None:
    """Write ``content`` to ``output``, or to standard output.

    The file appears whole or not at all, and never takes the place of one of ``inputs``.

    Raises:
        Inadmissible: if ``output`` is an input, or cannot be written.
    """
    if output is None or output == "-":
        sys.stdout.buffer.write(content)
        if sys.stdout.isatty() and not content.endswith(b"\n"):
            sys.stdout.buffer.write(b"\n")
        sys.stdout.buffer.flush()
        return
    path = Path(output)
    if any(_same_file(path, given) for given in inputs):
        message = f"{output} is one of the inputs; give the result a name of its own."
        raise Inadmissible(message)
    try:
        _write_whole(path, content)
    except OSError as error:
        message = f"{output} cannot be written: {error.strerror or error}."
        raise Inadmissible(message) from error


def _same_file(path: Path, given: str) -> bool:
    try:
        return given != "-" and path.exists() and path.samefile(given)
    except OSError:
        return False


def _write_whole(path: Path, content: bytes) -> None:
    """Write beside ``path`` first, then put the file in its place in one step."""
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mode = path.stat().st_mode if path.exists() else 0o666 & ~_umask()
        Path(beside).chmod(mode & 0o777)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
