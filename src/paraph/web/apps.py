"""The rooms as Django knows them."""

from __future__ import annotations

from django.apps import AppConfig
from django.urls import register_converter

from paraph.web.names import NameConverter


class Web(AppConfig):
    """Templates, styles and scripts of the rooms."""

    name = "paraph.web"
    label = "web"

    def ready(self) -> None:
        """Let addresses hold names of the record."""
        register_converter(NameConverter, "name")
