"""Who asks: a program by its token, or a browser by its session.

A session asks without more ado; what it does beyond asking needs the proof that a page of ours
sent it.
"""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from paraph.web.accounts.middleware import role_now
from paraph.web.api.models import Scope, Token
from paraph.web.api.problems import Trouble
from paraph.web.api.routes import Route
from paraph.web.limits import asker, is_too_often

MARK: Final = "paraph_"
"""A token begins with it, so that whoever finds one knows what it is."""

A_MINUTE: Final = 600
"""So many questions of one account, or of one address without one, are answered in a minute."""

GUESSES: Final = 30
"""So many tokens that are not good are looked at in a minute, for one address."""

_NOTED: Final = timedelta(minutes=1)
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


def admit(request: HttpRequest, route: Route) -> frozenset[Scope]:
    """Let whoever asks in, as themselves; returns what they may do of what their seat may.

    Raises:
        Trouble: if a token is not good, or not for this; if nobody is logged in where somebody has
            to be; if a page of ours did not send it; if they ask too often.
    """
    token = token_of(request)
    scopes = token.scope_set if token else frozenset(Scope)
    _count(request, A_MINUTE)
    if request.method not in _SAFE:
        _check_may_act(request, token)
    if route.scope is not None:
        check_scope(route.scope, scopes)
    return scopes


def check_scope(needed: Scope, scopes: frozenset[Scope]) -> None:
    """Check that a token is for what it is sent for.

    Raises:
        Trouble: if it is not.
    """
    if needed not in scopes:
        words = _("This token is not for that. It would need the scope %(scope)s.")
        raise Trouble(HTTPStatus.FORBIDDEN, words % {"scope": needed.value})


def digest_of(secret: str) -> str:
    """What is kept of a token.

    >>> digest_of("a")[:8]
    'ca978112'
    """
    return sha256(secret.encode()).hexdigest()


def token_of(request: HttpRequest) -> Token | None:
    """The token that came with a question; whoever it belongs to asks.

    Raises:
        Trouble: if it is not good.
    """
    sent = request.headers.get("Authorization")
    if sent is None:
        return None
    kind, _space, secret = sent.partition(" ")
    now = timezone.now()
    found = (
        Token.objects.select_related("account")
        .filter(digest=digest_of(secret.strip()), until__gt=now, account__is_active=True)
        .first()
    )
    if kind.lower() != "bearer" or found is None:
        _count(request, GUESSES, "guess")
        raise _unknown(_("This token is not good: it was revoked, has run out, or never was one."))
    request.user = found.account
    request.role = SimpleLazyObject(lambda: role_now(request))  # type: ignore[attr-defined]
    if found.used is None or now - found.used > _NOTED:
        Token.objects.filter(pk=found.pk).update(used=now)
    return found


def _check_may_act(request: HttpRequest, token: Token | None) -> None:
    if not request.user.is_authenticated:
        raise _unknown(_("Log in, or send a token."))
    if token is None and (reason := _Pages(_no_answer).refusal(request)):
        raise Trouble(
            HTTPStatus.FORBIDDEN,
            _("A browser acts through the pages of this house; a program sends a token. (%(why)s)")
            % {"why": reason},
        )


def _unknown(words: str) -> Trouble:
    return Trouble(
        HTTPStatus.UNAUTHORIZED, words, headers={"WWW-Authenticate": 'Bearer realm="paraph"'}
    )


def _count(request: HttpRequest, most: int, what: str = "api") -> None:
    """Count a question.

    Raises:
        Trouble: if there were too many in this minute.
    """
    if is_too_often(what, asker(request), most):
        raise Trouble(
            HTTPStatus.TOO_MANY_REQUESTS,
            _("There were too many questions in a minute. Ask again in the next one."),
            headers={"Retry-After": "60"},
        )


class _Pages(CsrfViewMiddleware):
    """The check that a page of ours sent a form, with its reason in place of a page."""

    def refusal(self, request: HttpRequest) -> str:
        """Why a question does not come from a page of ours; empty if it does."""
        self.process_request(request)
        found = self.process_view(request, _no_answer, (), {})
        return found.content.decode() if found is not None else ""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        del request
        return HttpResponse(reason)


def _no_answer(request: HttpRequest) -> HttpResponse:
    """Stands where a view would: nothing is answered while it is only asked who asks."""
    del request
    return HttpResponse()
