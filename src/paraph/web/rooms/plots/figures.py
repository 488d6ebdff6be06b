"""A plot with the figures that it shows: a drawing, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from paraph.web.rooms.plots.svg import Drawing


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing, the heads of its table and the rows, the first cell of each being its name."""

    drawing: Drawing
    heads: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    note: str = ""
