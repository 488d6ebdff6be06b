"""The grid that the bench prints: one row for each thing that was measured."""

from __future__ import annotations

import math
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Final

MILLI: Final = 0.1
"""Below so many seconds, a time is given in milliseconds."""

HEADINGS: Final = ("what", "Paraph", "against", "ratio", "note")


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison.  ``ratio`` above 1 means that Paraph is ahead of what it is held against."""

    what: str
    ours: str
    theirs: str
    ratio: float = math.nan
    note: str = ""
    at_least: bool = False

    def cells(self) -> tuple[str, ...]:
        """The row as it is printed.

        >>> Row("redline", "0.1 s", "difflib > 30 s", 300, at_least=True).cells()
        ('redline', '0.1 s', 'difflib > 30 s', '> 300', '')
        """
        ratio = "" if math.isnan(self.ratio) else figure(self.ratio)
        note = " ".join(self.note.split())
        return (self.what, self.ours, self.theirs, "> " * self.at_least + ratio, note)


def figure(number: float) -> str:
    """A number with three digits that mean something.

    >>> figure(0.01234), figure(1.5), figure(123.4), figure(12345)
    ('0.0123', '1.50', '123', '12 300')
    """
    if not number or math.isinf(number):
        return str(number)
    digits = 2 - math.floor(math.log10(abs(number)))
    return f"{round(number, digits):,.{max(0, digits)}f}".replace(",", " ")


def seconds(number: float) -> str:
    """Seconds, or milliseconds below a tenth of one.

    >>> seconds(0.0123), seconds(12.34)
    ('12.3 ms', '12.3 s')
    """
    return f"{figure(number * 1000)} ms" if number < MILLI else f"{figure(number)} s"


def size(count: float) -> str:
    """Bytes in the unit that suits them.

    >>> size(1_234), size(2_500_000_000)
    ('1.23 kB', '2.50 GB')
    """
    for unit, weight in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if count >= weight:
            return f"{figure(count / weight)} {unit}"
    return f"{count:.0f} B"


def grid(rows: Iterable[Row]) -> str:
    """Rows as a Markdown grid with columns of one width.

    >>> print(grid([Row("reading", "5 MB/s", "1 MB/s", 5)]))
    | what    | Paraph | against | ratio | note |
    | ------- | ------ | ------- | ----- | ---- |
    | reading | 5 MB/s | 1 MB/s  | 5.00  |      |
    """
    cells = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [_line(row, widths) for row in cells]
    lines.insert(1, _line(["-" * width for width in widths], widths))
    return "\n".join(lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (f"{cell:<{width}}" for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"


def machine() -> str:
    """The machine and what it runs, in a line."""
    described = Path("/proc/cpuinfo")
    names = described.read_text(encoding="utf-8").splitlines() if described.exists() else []
    model = next((line.partition(": ")[2] for line in names if line.startswith("model name")), "")
    load = "/".join(f"{one:.1f}" for one in os.getloadavg())
    return (
        f"{model or platform.processor()}, {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}, load {load}"
    )


def numbered(package: str) -> str:
    """A package with its number, or without if it is not installed.

    >>> numbered("no-such-package")
    'no-such-package'
    """
    try:
        return f"{package} {metadata.version(package)}"
    except metadata.PackageNotFoundError:
        return package
