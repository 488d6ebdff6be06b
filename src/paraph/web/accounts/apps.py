"""The accounts as Django knows them."""

from __future__ import annotations

from django.apps import AppConfig


class Accounts(AppConfig):
    """Seats, invitations, and what was filed."""

    name = "paraph.web.accounts"
    label = "accounts"
