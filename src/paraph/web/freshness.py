"""Large pages travel once and small: compressed, and not at all while nothing has changed.

A page is as fresh as the acts that whoever asks may see, so its tag is made of their own number of
acts and of who they are, and a hidden act changes no tag.  It is asked for anew each time: what a
browser keeps is shown after a look here.  By the same parts a page is kept here, for the account
in its seat that asked and for nobody else, and for a minute at most: whatever runs out by the clock
is told in time.

What is compressed could be guessed from its length by whoever listens on the line and can have a
browser ask for it with words of their own beside the secret (BREACH).  So a page that would repeat
something of the question, its query, is not compressed; a fragment repeats nothing, and no other
site can ask for one.  The token of the forms is never compressed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.middleware.gzip import re_accepts_gzip
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.translation import get_language

import paraph
from paraph.web import house
from paraph.web.accounts.roles import keeps, role
from paraph.web.fragments import is_fragment
from paraph.web.packing import gzipped, joined
from paraph.web.sheets import Sheet
from paraph.web.shelves import Shelves

View = Callable[..., Sheet]

_MESSAGES: Final = "_messages"

MOST: Final = 256
"""So many pages are kept, those asked for last; what is long in them is kept once for all."""


@dataclass
class _Kept:
    """A page with the version that it is of."""

    page: tuple[tuple[object, ...], Sheet] | None = None


_PAGES: Final = Shelves(_Kept, MOST)


@dataclass(frozen=True)
class _Asked:
    """Which page is asked for and by whom, and in which version they may see it."""

    page: tuple[object, ...]
    version: tuple[object, ...]

    def tag(self, secret: str) -> str:
        """The tag of the page for the browser that has a secret."""
        parts = self.page, self.version, secret
        return f'"{sha256(repr(parts).encode()).hexdigest()[:32]}"'


def fresh(view: View) -> Callable[..., HttpResponseBase]:
    """A view whose page is sent compressed, and only if it is another than the browser has.

    Nothing in it may be good once only, as the mark of a form is.
    """

    @wraps(view)
    def sent(request: HttpRequest, *given: Any, **named: Any) -> HttpResponseBase:  # noqa: ANN401
        asked = _asked(request)
        tag = asked.tag(request.META["CSRF_COOKIE"]) if asked else None
        answer = get_conditional_response(request, etag=tag) or _written(
            request, _sheet(request, asked, lambda: view(request, *given, **named))
        )
        if tag is not None:
            answer.headers.setdefault("ETag", f"W/{tag}")
        patch_cache_control(answer, private=True, no_cache=True)
        return answer

    return sent


def _asked(request: HttpRequest) -> _Asked | None:
    """Which page is asked for; none, if something in it is for this one time."""
    if request.session.get(_MESSAGES) or "CSRF_COOKIE" not in request.META:
        return None
    who = role(request)
    number = house.secretariat().door(who.viewer).at_head()[1]
    page = (
        house.secretariat().record.origin,
        str(who),
        keeps(request),
        getattr(request.user, "is_staff", False),
        get_language(),
        request.get_full_path(),
        is_fragment(request),
    )
    return _Asked(page, (paraph.__version__, number, house.now().date()))


def _sheet(request: HttpRequest, asked: _Asked | None, write: Callable[[], Sheet]) -> Sheet:
    """The page from where it is kept, or written; a fragment is asked for once, and not kept."""
    if asked is None or is_fragment(request):
        return write()
    kept, version = _PAGES.of(asked.page), (*asked.version, f"{house.now():%H:%M}")
    page = kept.page
    if page is None or page[0] != version:
        page = kept.page = version, write()
    return page[1]


def _written(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    stretches = sheet.filled(get_token(request) if sheet.has_gaps else "")
    repeats = bool(request.GET) and not is_fragment(request)
    if repeats or not re_accepts_gzip.search(request.headers.get("Accept-Encoding", "")):
        answer = HttpResponse(joined(stretches))
    else:
        answer = HttpResponse(gzipped(stretches), headers={"Content-Encoding": "gzip"})
    patch_vary_headers(answer, ("Accept-Encoding",))
    return answer
