"""Memory that branch and price uses again and again: fresh pages cost more than the sums."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray


class Desk:
    """Named sheets of numbers for one thread; asking for a sheet again takes the old one back."""

    def __init__(self) -> None:
        self._sheets: dict[str, NDArray[Any]] = {}

    def sheet(
        self, name: str, shape: tuple[int, ...], kind: DTypeLike = np.float32
    ) -> NDArray[Any]:
        """A sheet of this shape; what stands on it is left over from before."""
        size = math.prod(shape)
        if name not in self._sheets or len(self._sheets[name]) < size:
            self._sheets[name] = np.empty(size, kind)
        return self._sheets[name][:size].reshape(shape)

    def only(self, name: str, sheet: NDArray[Any], columns: NDArray[np.intp]) -> NDArray[Any]:
        """The sheet of this name with some of its columns only."""
        kept = self.sheet("spare", (len(sheet), len(columns)), sheet.dtype)
        np.take(sheet, columns, axis=1, out=kept, mode="clip")
        self._sheets["spare"], self._sheets[name] = self._sheets[name], self._sheets["spare"]
        return kept
