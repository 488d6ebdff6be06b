"""The door of the text room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from paraph.web.rooms.doors import Room

ROOM = Room(_("Texts"), "texts", "texts/")
