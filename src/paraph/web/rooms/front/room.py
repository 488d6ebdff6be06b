"""The door of the front hall."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from paraph.web.rooms.doors import Room

ROOM = Room(_("Today"), "front", "")
