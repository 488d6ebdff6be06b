"""The API as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class Api(AppConfig):
    """Tokens, and what can be asked with them."""

    name = "paraph.web.api"
    label = "api"
