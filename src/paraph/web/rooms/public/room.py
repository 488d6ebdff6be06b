"""The door to the search and the feeds."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from paraph.web.rooms.doors import Room

ROOM = Room(_("Search"), "search", "search/")
