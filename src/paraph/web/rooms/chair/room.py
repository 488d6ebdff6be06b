"""The door of the chair's room."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from paraph.web.accounts.models import Function
from paraph.web.accounts.roles import Role, role
from paraph.web.rooms.doors import Room


def conducts(role: Role) -> bool:
    """Whether somebody conducts a negotiation: whoever chairs today, and the secretariat."""
    return role.function in {Function.CHAIR, Function.SECRETARIAT} and role.capacity is not None


def conducting(request: HttpRequest) -> Role:
    """The role of whoever asks.

    Raises:
        Http404: if the room is not theirs.
    """
    who = role(request)
    if not conducts(who):
        raise Http404
    return who


ROOM = Room(_("Chair"), "chair", "chair/", conducts)
