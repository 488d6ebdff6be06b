"""Large pages travel once and small: compressed, and not at all while nothing has changed.

A page is as fresh as the acts that whoever asks may see, so its tag is made of their own number of
acts and of who they are, and a hidden act changes no tag.  It is asked for anew each time: what a
browser keeps is shown after a look here.

What is compressed could be guessed from its length by whoever listens on the line and can have a
browser ask for it with words of their own beside the secret (BREACH).  So a page that would repeat
something of the question, its query, is not compressed; a fragment repeats nothing, and no other
site can ask for one.  Django pads each compressed answer by chance besides.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition

import paraph
from paraph.web import house
from paraph.web.accounts.roles import keeps, role
from paraph.web.fragments import is_fragment

View = Callable[..., HttpResponse]

_MESSAGES: Final = "_messages"


def tag(request: HttpRequest, *_asked: Any, **_named: Any) -> str | None:  # noqa: ANN401
    """The tag of a page for whoever asks; none, if something in it is for this one time."""
    if request.session.get(_MESSAGES) or "CSRF_COOKIE" not in request.META:
        return None
    who = role(request)
    number = house.secretariat().door(who.viewer).at_head()[1]
    parts = (
        paraph.__version__,
        house.secretariat().record.origin,
        number,
        who,
        keeps(request),
        house.now().date(),
        get_language(),
        request.META["CSRF_COOKIE"],
        request.get_full_path(),
        is_fragment(request),
    )
    return f'"{sha256(repr(parts).encode()).hexdigest()[:32]}"'


def fresh(view: View) -> View:
    """A view whose page is sent compressed, and only if it is another than the browser has.

    Nothing in it may be good once only, as the mark of a form is.
    """

    @wraps(view)
    def answered(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:  # noqa: ANN401
        response = view(request, *given, **named)
        patch_cache_control(response, private=True, no_cache=True)
        return response

    tagged = condition(etag_func=tag)(answered)
    small = gzip_page(tagged)

    @wraps(view)
    def sent(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:  # noqa: ANN401
        repeats = bool(request.GET) and not is_fragment(request)
        return (tagged if repeats else small)(request, *given, **named)

    return sent
