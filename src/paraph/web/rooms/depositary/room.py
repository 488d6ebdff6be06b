"""The door of the depositary's room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from paraph.web.rooms.doors import Room

ROOM = Room(_("Treaties"), "treaties", "treaties/")
