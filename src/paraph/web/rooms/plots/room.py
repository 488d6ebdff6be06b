"""The door of the plots: for everybody who takes part, each from what they may see."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from paraph.web.accounts.roles import Role, role
from paraph.web.rooms.chair.room import conducts
from paraph.web.rooms.doors import Room


def takes_part(role: Role) -> bool:
    """Whether somebody conducts a negotiation or sits in a delegation."""
    return conducts(role) or role.is_delegate


def taking_part(request: HttpRequest) -> Role:
    """The role of whoever asks.

    Raises:
        Http404: if the plots are not for them.
    """
    who = role(request)
    if not takes_part(who):
        raise Http404
    return who


ROOM = Room(_("Plots"), "plots-all", "plots/", takes_part)
