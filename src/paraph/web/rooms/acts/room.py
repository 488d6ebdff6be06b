"""The door of the acts, for whoever may do something."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from paraph.web.accounts.roles import Role
from paraph.web.rooms.doors import Room


def acts_for_some(role: Role) -> bool:
    """Whoever has a capacity today finds the door."""
    return role.capacity is not None


ROOM = Room(_("Acts"), "acts", "acts/", acts_for_some)
