"""Tokens: made and revoked by whoever has the account, each shown once.

What is kept of a token is a digest.  It is good for as long as it says, and does no more than its
owner may: less, if its scopes are fewer.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Final

from django import forms
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from paraph.web.api.asking import MARK, digest_of
from paraph.web.api.models import Scope, Token
from paraph.web.errors import too_often
from paraph.web.limits import asker, is_too_often

MOST: Final = 20
"""So many tokens of an account can be good at a time."""


MADE_IN_AN_HOUR: Final = 60
"""So many tokens of an account are made in an hour, whatever became of them."""


class TokenForm(forms.Form):
    """What a token is for, what it lets a program do, and for how long."""

    title = forms.CharField(label=_("For"), max_length=80)
    scopes = forms.MultipleChoiceField(
        label=_("Scopes"),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=[Scope.READ],
    )
    days = forms.TypedChoiceField(
        label=_("Good for"),
        choices=((7, _("a week")), (30, _("thirty days")), (365, _("a year"))),
        coerce=int,
        initial=30,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """Make a token, and see those there are."""
    account = request.user
    assert isinstance(account, User)
    form = TokenForm(request.POST if request.method == "POST" else None)
    known = Token.objects.filter(account=account)
    secret = ""
    if request.method == "POST" and form.is_valid():
        if is_too_often("token", asker(request), MADE_IN_AN_HOUR, 3600):
            return too_often(request)
        if known.filter(until__gt=timezone.now()).count() >= MOST:
            form.add_error(None, _("There are too many tokens: revoke one first."))
        else:
            secret = make(account, **form.cleaned_data)
            form = TokenForm()
    page = {"form": form, "secret": secret, "tokens": known, "now": timezone.now()}
    answer = render(request, "api/tokens.html", page, status=422 if form.errors else 200)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@login_required
@require_POST
def revoke(request: HttpRequest, number: int) -> HttpResponseBase:
    """Revoke a token: it is good for nothing from now on."""
    gone, _kinds = Token.objects.filter(account=request.user.pk, pk=number).delete()
    if not gone:
        raise Http404
    return redirect("tokens")


def make(account: User, title: str, scopes: list[str], days: int) -> str:
    """Make a token; returns the token itself, which is kept nowhere."""
    secret = MARK + secrets.token_urlsafe(32)
    now = timezone.now()
    Token.objects.create(
        account=account,
        title=title,
        digest=digest_of(secret),
        scopes=" ".join(scopes),
        made=now,
        until=now + timedelta(days=days),
    )
    return secret
