"""Accounts by invitation: the secretariat names an address and a seat; whoever has the link sits.

A link is known to nobody but its reader: what is kept of it is a digest.  It is good once, for a
week.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from hashlib import sha256
from typing import Final

from django import forms
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import User
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from paraph.organisation.offices import SECRETARIAT
from paraph.organisation.viewers import PUBLIC, Viewer
from paraph.values.errors import Inadmissible
from paraph.web import house
from paraph.web.accounts.models import Function, Invitation, Seat
from paraph.web.accounts.roles import role
from paraph.web.errors import too_often
from paraph.web.limits import asker, is_too_often
from paraph.web.speaking import teller

GOOD_FOR: Final = timedelta(days=7)

INVITED_IN_AN_HOUR: Final = 300
"""So many are invited in an hour by one account."""

TRIED: Final = 30
"""So many links are tried in a minute from one address."""


class InvitationForm(forms.Form):
    """Whom the secretariat invites, and to which seat."""

    address = forms.EmailField(label=_("Address"))
    participant = forms.ChoiceField(label=_("Sits for"))
    function = forms.ChoiceField(label=_("As"), choices=Function.choices)
    organ = forms.ChoiceField(label=_("Chair of"), required=False)

    def __init__(self, typed: QueryDict | None = None) -> None:
        super().__init__(typed)
        facts = house.situation_for(Viewer(PUBLIC)).organisation
        for field, names in (
            ("participant", [SECRETARIAT, *teller().in_order(facts.participants)]),
            ("organ", ["", *teller().in_order(facts.organs)]),
        ):
            made = self.fields[field]
            assert isinstance(made, forms.ChoiceField)
            made.choices = [(name, teller().name(name) if name else "—") for name in names]

    def clean(self) -> dict[str, object]:
        """A chair's seat names its organ, and no other seat does."""
        said = super().clean() or {}
        if (said.get("function") == Function.CHAIR) != bool(said.get("organ")):
            self.add_error("organ", _("Name the organ of a chair, and of nobody else."))
        is_officer = said.get("function") == Function.SECRETARIAT
        if is_officer and said.get("participant") != SECRETARIAT:
            self.add_error("participant", _("An officer of the secretariat sits for it alone."))
        if not is_officer and said.get("participant") == SECRETARIAT:
            self.add_error("participant", _("Say for whom they sit."))
        if User.objects.filter(email__iexact=str(said.get("address", ""))).exists():
            self.add_error("address", _("Somebody has an account under this address."))
        return said


def invitations(request: HttpRequest) -> HttpResponse:
    """Invite somebody, and see who was invited; for the secretariat alone."""
    if role(request).function is not Function.SECRETARIAT or role(request).capacity is None:
        raise Http404
    form = InvitationForm(request.POST if request.method == "POST" else None)
    link = ""
    if request.method == "POST" and form.is_valid():
        if is_too_often("invitation", asker(request), INVITED_IN_AN_HOUR, 3600):
            return too_often(request)
        link = request.build_absolute_uri(reverse("invitation", args=(invite(form.cleaned_data),)))
        form = InvitationForm()
    page = {"form": form, "link": link, "invitations": Invitation.objects.order_by("-pk")[:100]}
    return render(request, "accounts/invitations.html", page, status=422 if form.errors else 200)


def invite(seat: dict[str, str]) -> str:
    """Make an invitation to a seat; returns what its link ends with, which is kept nowhere."""
    secret = secrets.token_urlsafe(24)
    until = timezone.now() + GOOD_FOR
    Invitation.objects.create(**seat, digest=digest_of(secret), until=until)
    return secret


def invite_to(seat: dict[str, str]) -> str:
    """Invite to a seat that is asked for from outside the pages; returns the path of its link.

    Raises:
        Inadmissible: if there is no such seat, or the address has an account already.
    """
    asked = QueryDict(mutable=True)
    asked.update(seat)
    form = InvitationForm(asked)
    if not form.is_valid():
        against = (f"{name}: {' '.join(map(str, said))}" for name, said in form.errors.items())
        raise Inadmissible(" ".join(against))
    return reverse("invitation", args=(invite(form.cleaned_data),))


def digest_of(secret: str) -> str:
    """What is kept of a link.

    >>> digest_of("a")[:8]
    'ca978112'
    """
    return sha256(secret.encode()).hexdigest()


def take_up(request: HttpRequest, secret: str) -> HttpResponse:
    """Open the account that an invitation is for: a password is chosen, and somebody sits."""
    if is_too_often("link", asker(request), TRIED):
        return too_often(request)
    found = Invitation.objects.filter(
        digest=digest_of(secret), taken_up=None, until__gt=timezone.now()
    ).first()
    if found is None:
        raise Http404
    account = User(username=name_for(found), email=found.address)
    form = SetPasswordForm(account, request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        page = {"form": form, "invitation": found}
        return render(request, "accounts/invitation.html", page, status=422 if form.errors else 200)
    if not seated(found, account, form):
        raise Http404
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("front")


def seated(invitation: Invitation, account: User, form: SetPasswordForm[User]) -> bool:
    """Open the account and its seat; not if somebody with the same link was quicker."""
    with transaction.atomic():
        unused = Invitation.objects.filter(pk=invitation.pk, taken_up=None)
        if not unused.update(taken_up=timezone.now()):
            return False
        form.save()
        Seat.objects.create(
            account=account,
            participant=invitation.participant,
            function=invitation.function,
            organ=invitation.organ,
        )
    return True


def name_for(invitation: Invitation) -> str:
    """A name that no account has; people log in with their address."""
    return f"{invitation.function}-invited-{invitation.pk}"
