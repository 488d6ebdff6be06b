"""The doors of the rooms: who finds which, and in what order they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Final

from django.utils.functional import Promise

from paraph.web.accounts.roles import Role

_ROOMS: Final = (
    "paraph.web.rooms.front",
    "paraph.web.rooms.text",
    "paraph.web.rooms.chair",
    "paraph.web.rooms.delegation",
    "paraph.web.rooms.plots",
    "paraph.web.rooms.depositary",
    "paraph.web.rooms.secretariat",
    "paraph.web.rooms.acts",
    "paraph.web.rooms.public",
)
"""Every room, in the order of the navigation."""


def everybody(role: Role) -> bool:
    """The door that all find."""
    del role
    return True


@dataclass(frozen=True, slots=True)
class Room:
    """A room: its title in the navigation, where it is entered, and who finds the door.

    ``entry`` is the name of the URL of its first page, ``path`` what its URLs begin with.
    """

    title: str | Promise
    entry: str
    path: str
    is_for: Callable[[Role], bool] = everybody


@cache
def rooms() -> tuple[tuple[Room, str], ...]:
    """Every room with the module of its URLs."""
    return tuple((import_module(f"{name}.room").ROOM, f"{name}.urls") for name in _ROOMS)


def rooms_for(role: Role) -> Iterator[Room]:
    """The rooms whose doors a role finds."""
    return (room for room, _ in rooms() if room.is_for(role))
