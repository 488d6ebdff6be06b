"""Drafts: how a frozen situation of many mappings is changed without copying all of them.

A situation is a frozen dataclass whose fields are read-only mappings.  A draft of it copies a
mapping when it is first asked for, and may then be changed; ``closed`` gives a frozen situation
that shares every mapping that was not touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    S = TypeVar("S", bound=DataclassInstance)
else:
    S = TypeVar("S")


class Draft(Generic[S]):
    """A situation on its way to the next.  A subclass names the mappings with their types.

    >>> from dataclasses import dataclass
    >>> @dataclass(frozen=True)
    ... class Seats:
    ...     cities: Mapping[str, str]
    >>> before = Seats(MappingProxyType({"RATS": "Bishkek"}))
    >>> draft = Draft(before)
    >>> draft.cities["RATS"] = "Tashkent"
    >>> draft.closed().cities["RATS"], before.cities["RATS"]
    ('Tashkent', 'Bishkek')
    """

    def __init__(self, situation: S) -> None:
        self._situation = situation

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a subclass names the type
        """The draft's own copy of a mapping, made when it is first asked for."""
        if name[0] == "_":
            raise AttributeError(name)
        made = getattr(self._situation, name).copy()
        setattr(self, name, made)
        return made

    def closed(self) -> S:
        """The situation with all changes; the draft starts anew from there."""
        changed = {name: made for name, made in vars(self).items() if name != "_situation"}
        if changed:
            self._situation = replace(self._situation, **changed)
            for name in changed:
                delattr(self, name)
        return self._situation


def freeze(situation: DataclassInstance) -> None:
    """Make every mapping among the fields of a new situation read-only; for ``__post_init__``."""
    for one in fields(situation):
        value = getattr(situation, one.name)
        if isinstance(value, Mapping) and not isinstance(value, MappingProxyType):
            object.__setattr__(situation, one.name, MappingProxyType(value))
