"""What is offered to whoever asks, by kind, and which of it an address means."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

import msgspec
from django.urls import reverse

from paraph.record import Act, Content, Entered
from paraph.secretariat import CATALOGUE
from paraph.secretariat.sentences import sentence
from paraph.values.sentences import Sentence
from paraph.web import house
from paraph.web.accounts.models import Function
from paraph.web.accounts.roles import Role


@dataclass(frozen=True)
class Offered:
    """An act that may be done, and what of it is open to whoever does it."""

    act: Act
    open: tuple[str, ...]

    @cached_property
    def content(self) -> Content:
        """What the act would hold as it stands."""
        return CATALOGUE.decode(self.act)

    @cached_property
    def settled(self) -> dict[str, str]:
        """What is not open, as an address writes it."""
        whole: dict[str, Any] = msgspec.to_builtins(self.content)
        return {name: written(one) for name, one in whole.items() if name not in self.open}

    @property
    def told(self) -> Sentence:
        """The act in a sentence."""
        return sentence(Entered(0, self.act, self.content))

    @property
    def address(self) -> str:
        """Where the form of this act is."""
        asked = urlencode(self.settled)
        return reverse("act", args=(self.act.kind,)) + (f"?{asked}" if asked else "")


def written(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    """A value as an address writes it.

    >>> written("Norway"), written(True), written(["a"])
    ('Norway', 'true', '["a"]')
    """
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def offered(role: Role, *kinds: str) -> Iterator[Offered]:
    """What a role may do now, in its capacity; with ``kinds``, of those that begin so."""
    if role.capacity is None:
        return
    admissible = house.secretariat().admissible_for(role.speaker)
    for one in admissible.of(*kinds) if kinds else admissible:
        apart = role.function is Function.DEPOSITARY and not one.act.kind.startswith("depositary.")
        if one.act.capacity == role.capacity and not apart:
            yield Offered(one.act, one.open)


def of_kind(role: Role, kind: str, asked: Mapping[str, str]) -> list[Offered]:
    """What of a kind is offered, as far as it agrees with what an address asks for."""
    return [
        one
        for one in offered(role, kind)
        if one.act.kind == kind
        and all(one.settled[name] == value for name, value in asked.items() if name in one.settled)
    ]
