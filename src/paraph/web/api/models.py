"""What is kept of a token: everything but the token."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """What a token lets a program do, of what its owner may do."""

    READ = "read", _("Read what this seat may see")
    ACT = "act", _("File acts for this seat")
    DEPOSITARY = "depositary", _("File acts of the depositary")


class Token(models.Model):
    """A token of an account: its digest, what it is for, until when it is good, when it was used.

    It gives no seat: whoever asks with it asks in the seat that the account has then.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens"
    )
    title = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.CharField(max_length=60)
    made = models.DateTimeField()
    until = models.DateTimeField()
    used = models.DateTimeField(null=True)

    class Meta:
        """The newest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return str(self.title)

    @property
    def scope_set(self) -> frozenset[Scope]:
        """What it lets a program do."""
        return frozenset(map(Scope, self.scopes.split()))

    @property
    def scope_labels(self) -> list[str]:
        """The same in words."""
        return [str(one.label) for one in Scope if one in self.scope_set]
