"""The stream of an open page, or of a program with a token: an application beside Django.

A page says up to which act it was made (``?after=``), and when it comes back where it stood
(``Last-Event-ID``): it is told first what it missed.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from contextlib import suppress
from http import HTTPStatus
from http.cookies import SimpleCookie
from typing import Any, Final
from urllib.parse import parse_qs

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.signals import user_logged_out
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.exceptions import DisallowedHost
from django.db import close_old_connections
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from paraph.organisation.viewers import Viewer
from paraph.web import house
from paraph.web.accounts.middleware import role_now
from paraph.web.accounts.roles import keeps
from paraph.web.api.asking import check_scope, token_of
from paraph.web.api.models import Scope, Token
from paraph.web.api.problems import Trouble, as_answer
from paraph.web.live.broadcast import BROADCAST, messages, said
from paraph.web.live.listening import Listener

Question = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

FAR_BEHIND: Final = 2000
"""Whoever missed more entries than that is told to ask anew for all that it shows."""

_DIGITS: Final = 16
"""A number of so many digits is none of an act."""

_PROGRAM: Final = "program "
"""A stream by a token is named so, where others are by their session."""

_HEADERS: Final = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-accel-buffering", b"no"),
]


async def stream(scope: Question, receive: Receive, send: Send) -> None:
    """Send what is entered to one open page, for as long as it listens."""
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    try:
        viewer, session, seat = await asyncio.to_thread(_who, scope, headers)
    except Trouble as trouble:
        await _tell(trouble, send)
        return
    listener = Listener(viewer, session)
    number = await BROADCAST.join(listener, house.secretariat())
    gone = asyncio.ensure_future(_until_gone(receive))
    gone.add_done_callback(lambda _: listener.send_away())
    try:
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        seen = _last_seen(scope, headers)
        first = await asyncio.to_thread(_missed, listener.viewer, seen, number, seat)
        await send({"type": "http.response.body", "body": first, "more_body": True})
        while (heard := await listener.heard()) is not None:
            await send({"type": "http.response.body", "body": heard, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})
    finally:
        BROADCAST.leave(listener)
        gone.cancel()
        with suppress(asyncio.CancelledError):
            await gone


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _tell(trouble: Trouble, send: Send) -> None:
    """Say why there is no stream, as the API does."""
    answer = as_answer(trouble)
    told = [(name.lower().encode(), value.encode()) for name, value in answer.items()]
    await send({"type": "http.response.start", "status": answer.status_code, "headers": told})
    await send({"type": "http.response.body", "body": answer.content})


def _who(scope: Question, headers: Mapping[str, str]) -> tuple[Viewer, str, str]:
    """Whoever listens, by which session or token, and in which seat; the public by none.

    Raises:
        Trouble: if this is no way to listen, or a token is not good.
    """
    request = HttpRequest()
    request.META = {f"HTTP_{name.upper().replace('-', '_')}": one for name, one in headers.items()}
    request.META["REMOTE_ADDR"] = (scope.get("client") or [""])[0]
    request.COOKIES = {
        name: one.value for name, one in SimpleCookie(headers.get("cookie", "")).items()
    }
    request.session = SessionStore(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
    try:
        _check_asked(request, scope["method"])
        request.user = get_user(request)
        if (token := token_of(request)) is not None:
            check_scope(Scope.READ, token.scope_set)
            return role_now(request).viewer, f"{_PROGRAM}{token.pk}", ""
        request.role = found = role_now(request)  # type: ignore[attr-defined]
        is_known = request.user.is_authenticated
        session = (request.session.session_key or "") if is_known else ""
        return found.viewer, session, keeps(request)
    finally:
        close_old_connections()


def _check_asked(request: HttpRequest, method: str) -> None:
    if method != "GET":
        raise Trouble(HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "GET"})
    try:
        request.get_host()
    except DisallowedHost as error:
        raise Trouble(HTTPStatus.BAD_REQUEST) from error


def going_on(sessions: set[str]) -> set[str]:
    """Which of some sessions and tokens have neither ended nor run out."""
    now = timezone.now()
    tokens = [one.removeprefix(_PROGRAM) for one in sessions if one.startswith(_PROGRAM)]
    try:
        known = Session.objects.filter(pk__in=sessions, expire_date__gt=now)
        good = Token.objects.filter(pk__in=tokens, until__gt=now, account__is_active=True)
        return {
            *known.values_list("pk", flat=True),
            *(f"{_PROGRAM}{one}" for one in good.values_list("pk", flat=True)),
        }
    finally:
        close_old_connections()


@receiver(user_logged_out)
def _leave(request: HttpRequest | None, **_about: object) -> None:
    """Whoever logs out is told nothing more, wherever their pages are still open."""
    session = getattr(request, "session", None)
    if session is not None and session.session_key:
        BROADCAST.end(session.session_key)


def _last_seen(scope: Question, headers: Mapping[str, str]) -> int | None:
    """The number of the act that a page heard of last, or up to which it was made; None, if new."""
    made = parse_qs(scope["query_string"].decode("latin-1")).get("after", [""])[0]
    seen = headers.get("last-event-id") or made
    return int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < _DIGITS else None


def _missed(viewer: Viewer, seen: int | None, number: int, seat: str) -> bytes:
    """What a page missed between the act that it saw last and the one after which it listens.

    Both are the viewer's own numbers.  A page whose seat has changed since may give one that says
    nothing here: then it asks anew for all that it shows, as does one that missed too much.  One
    made for another seat than the one that listens finds out first, by what ``keeps`` says.
    """
    after = number if seen is None else seen
    is_lost = not 0 <= number - after <= FAR_BEHIND
    told = json.dumps({"keeps": seat})
    here = f"retry: 1000\nid: {number if is_lost else after}\nevent: here\ndata: {told}\n\n"
    missed = [said({}, "anew")] if is_lost else messages(house.secretariat(), viewer, after, number)
    shown = tuple(BROADCAST.places.items())
    places = [place for text, place in shown if house.sees(viewer, text)]
    return here.encode() + b"".join((*missed, *places))
