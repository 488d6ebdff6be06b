"""What the delegation's room keeps outside the record."""

from __future__ import annotations

from django.apps import AppConfig


class DelegationConfig(AppConfig):
    """The delegation's room."""

    name = "paraph.web.rooms.delegation"
    label = "delegation"
    default_auto_field = "django.db.models.BigAutoField"
