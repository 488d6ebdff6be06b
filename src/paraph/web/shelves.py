"""Shelves: what was made is kept for those who ask again; what nobody asks for is cleared."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

_Made = TypeVar("_Made")


class Shelves(Generic[_Made]):
    """So many things are kept, those used last.

    >>> shelves = Shelves(list, most=2)
    >>> [shelves.of(name).append(1) for name in ("one", "two", "one", "three")][-1]
    >>> shelves.of("one"), shelves.of("two")
    ([1, 1], [])
    """

    def __init__(self, make: Callable[[], _Made], most: int) -> None:
        self._make = make
        self._most = most
        self._shelves: OrderedDict[object, _Made] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._shelves)

    def of(self, key: object) -> _Made:
        """What is kept under a key, or a new one."""
        with self._lock:
            shelf = self._shelves.pop(key) if key in self._shelves else self._make()
            self._shelves[key] = shelf
            while len(self._shelves) > self._most:
                self._shelves.popitem(last=False)
        return shelf
