"""As it stood: any page of a room can be asked for a day or a moment of the past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from paraph.secretariat import Situation
from paraph.values.moments import as_of
from paraph.web import house
from paraph.web.accounts.roles import role
from paraph.web.rooms.acts.offered import Offered, offered


@dataclass(frozen=True)
class Standing:
    """The facts for whoever asks, at the moment that is asked for; ``asked`` is as it was typed."""

    situation: Situation
    at: datetime
    asked: str = ""

    @property
    def is_past(self) -> bool:
        """Whether a moment was asked for."""
        return bool(self.asked)


def standing(request: HttpRequest) -> Standing:
    """The facts as ``?on=`` asks for them: a day, at its end in universal time, or a moment.

    Raises:
        Malformed: if it is neither.
    """
    asked = request.GET.get("on", "").strip()
    at = as_of(asked) if asked else house.now()
    viewer = role(request).viewer
    found = house.situation_for(viewer, at) if asked else house.situation_for(viewer)
    return Standing(found, at, asked)


def buttons(request: HttpRequest, prefixes: tuple[str, ...], **about: str) -> list[Offered]:
    """What whoever asks may do now of some kinds about something: the first offer of each kind.

    An offer that says nothing of what it is asked about is of no other, and is left out.
    """
    found: dict[str, Offered] = {}
    for one in offered(role(request), *prefixes):
        if all(one.settled.get(name) == value for name, value in about.items()):
            found.setdefault(one.act.kind, one)
    return list(found.values())
