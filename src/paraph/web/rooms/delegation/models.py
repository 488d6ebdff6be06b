"""When a capital last saw a text: its own business, outside the record."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class LastSeen(models.Model):
    """The moment up to which a delegation has told its capital of a text.

    It is that of the delegation, whoever of it says so, and by the clock of the house.
    """

    participant = models.CharField(_("participant"), max_length=200)
    text = models.CharField(_("text"), max_length=200)
    moment = models.DateTimeField(_("moment"))

    class Meta:
        """One moment for each delegation and text."""

        constraints = (
            models.UniqueConstraint(fields=("participant", "text"), name="one_moment_for_each"),
        )

    def __str__(self) -> str:
        return f"{self.participant}, {self.text}, {self.moment.isoformat()}"


def last_seen(participant: str, text: str) -> datetime | None:
    """When a capital last saw a text, if anybody said so."""
    kept = LastSeen.objects.filter(participant=participant, text=text).first()
    return kept.moment if kept else None


def mark_seen(participant: str, text: str, moment: datetime) -> None:
    """Note that a capital has seen a text as it stands at a moment."""
    LastSeen.objects.update_or_create(
        participant=participant, text=text, defaults={"moment": moment}
    )
