"""The door of the delegation's room."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from paraph.web.accounts.roles import Role, role
from paraph.web.rooms.doors import Room


def is_delegate(role: Role) -> bool:
    """Whether somebody sits behind the name plate of a delegation."""
    return role.is_delegate


def delegate(request: HttpRequest) -> Role:
    """The role of whoever asks.

    Raises:
        Http404: if the room is not theirs.
    """
    who = role(request)
    if not who.is_delegate:
        raise Http404
    return who


ROOM = Room(_("Our delegation"), "delegation", "delegation/", is_delegate)
