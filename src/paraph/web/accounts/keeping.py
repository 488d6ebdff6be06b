"""The database of the accounts: brought up to date when the house opens."""

from __future__ import annotations

from django.core.management import call_command


def bring_up_to_date() -> None:
    """Make the tables of this version; what is kept in older ones stays."""
    call_command("migrate", verbosity=0, interactive=False)
