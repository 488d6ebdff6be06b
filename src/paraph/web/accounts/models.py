"""What is kept of persons, outside the record: it can be changed and erased; no act needs it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Function(models.TextChoices):
    """What somebody does for a participant.  What it lets them do is the record's to say."""

    SECRETARIAT = "secretariat", _("Secretariat")
    CHAIR = "chair", _("Chair")
    HEAD = "head", _("Head of delegation")
    MEMBER = "member", _("Member of delegation")
    ADVISER = "adviser", _("Adviser")
    DEPOSITARY = "depositary", _("Depositary")
    OBSERVER = "observer", _("Observer")


class Seat(models.Model):
    """The seat of an account: whom it speaks for, and as what.

    A chair's seat names the organ; whether its participant holds that office today is the record's
    to say, and changes with it.
    """

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="seat"
    )
    participant = models.CharField(_("participant"), max_length=200)
    function = models.CharField(_("function"), max_length=20, choices=Function.choices)
    organ = models.CharField(_("organ"), max_length=200, blank=True)

    class Meta:
        """How it is called."""

        verbose_name = _("seat")
        verbose_name_plural = _("seats")

    def __str__(self) -> str:
        return f"{self.participant}, {self.get_function_display()}"


class Invitation(models.Model):
    """An invitation to open an account: sent to an address, good once, until a moment."""

    address = models.EmailField(_("address"))
    participant = models.CharField(_("participant"), max_length=200)
    function = models.CharField(_("function"), max_length=20, choices=Function.choices)
    organ = models.CharField(_("organ"), max_length=200, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    until = models.DateTimeField(_("until"))
    taken_up = models.DateTimeField(_("taken up"), null=True, blank=True)

    class Meta:
        """How it is called."""

        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return f"{self.address}: {self.participant}, {self.get_function_display()}"


class Filing(models.Model):
    """A form that was sent, and the entry that came of it: sent twice, it is entered once.

    It is noted before the act is entered, with the number that its author had seen then
    (``after``); an ``entry`` that is missing may stand in the record all the same.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    form = models.CharField(max_length=64)
    after = models.BigIntegerField(default=0)
    entry = models.BigIntegerField(null=True)
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        """One entry for a form of an account."""

        constraints = (models.UniqueConstraint(fields=("account", "form"), name="filed_once"),)

    def __str__(self) -> str:
        return f"{self.form}: {self.entry}"
