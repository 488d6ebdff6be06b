"""Django's admin: for accounts, and for nothing that the record says."""

from __future__ import annotations

from django.contrib import admin

from paraph.web.accounts.models import Invitation, Seat


@admin.register(Seat)
class SeatAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """The seats of accounts."""

    list_display = ("account", "participant", "function", "organ")
    list_filter = ("function", "participant")


@admin.register(Invitation)
class InvitationAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Invitations that were sent."""

    list_display = ("address", "participant", "function", "until", "taken_up")
    exclude = ("digest",)
