"""The door of the secretariat's room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from paraph.web.rooms.doors import Room

ROOM = Room(_("Organisation"), "organisation", "organisation/")
