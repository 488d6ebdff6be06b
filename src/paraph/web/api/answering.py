"""Answering: from a question of HTTP to a route, and from what it gives to an answer of HTTP."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from hashlib import sha256
from http import HTTPStatus
from typing import Any, Final

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags, quote_etag
from django.utils.translation import gettext as _

from paraph.record import RecordUnavailable
from paraph.record.canonical_json import read_json
from paraph.secretariat import Refused
from paraph.values.errors import ParaphError
from paraph.web.api.asking import admit
from paraph.web.api.problems import MEDIA, Trouble, as_answer, not_found, refused
from paraph.web.api.routes import JSON, Asked, Route
from paraph.web.api.shapes import Entry, Head, Question
from paraph.web.speaking import fault_told

LARGEST: Final = 1024 * 1024
"""No question holds more octets than that."""

_log: Final = logging.getLogger(__name__)


class Endpoint:
    """Everything that can be asked at one address."""

    csrf_exempt = True  # whoever acts by a session is checked when it is known that they do

    def __init__(self, routes: Sequence[Route]) -> None:
        self._routes = {route.method: route for route in routes}
        more = ("HEAD", "OPTIONS") if "GET" in self._routes else ("OPTIONS",)
        self.methods = (*self._routes, *more)

    def __call__(self, request: HttpRequest, **names: Any) -> HttpResponse:  # noqa: ANN401 - as converters give them
        """The answer; whatever goes wrong is a problem and never a traceback."""
        try:
            answer = self._answer(request, names)
        except Trouble as trouble:
            answer = as_answer(trouble)
        except Http404:
            answer = as_answer(not_found())
        except Refused as error:
            answer = as_answer(refused(error.grounds))
        except RecordUnavailable as error:
            busy = {"Retry-After": "5"}
            answer = as_answer(
                Trouble(HTTPStatus.SERVICE_UNAVAILABLE, fault_told(error), headers=busy)
            )
        except ParaphError as error:
            answer = as_answer(Trouble(HTTPStatus.BAD_REQUEST, fault_told(error)))
        except Exception:  # noqa: BLE001 - a fault of ours is told, with nothing of its inside
            _log.exception("A question to the API met a fault.")
            words = _("Paraph met a fault of its own; nothing was written.")
            answer = as_answer(Trouble(HTTPStatus.INTERNAL_SERVER_ERROR, words))
        return for_one(answer)

    def _answer(self, request: HttpRequest, names: Mapping[str, Any]) -> HttpResponse:
        allow = {"Allow": ", ".join(self.methods)}
        if request.method == "OPTIONS":
            return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=allow)
        method = "GET" if request.method == "HEAD" else str(request.method)
        route = self._routes.get(method)
        if route is None:
            words = _("This cannot be done here; %(methods)s can.") % {"methods": allow["Allow"]}
            raise Trouble(HTTPStatus.METHOD_NOT_ALLOWED, words, headers=allow)
        scopes = admit(request, route)
        if not (request.accepts(route.media) or request.accepts(MEDIA)):
            words = _("This is answered as %(media)s.") % {"media": route.media}
            raise Trouble(HTTPStatus.NOT_ACCEPTABLE, words)
        body = None if route.body is None else read_body(request, route.body)
        query = read_query(request, route.query)
        asked = Asked(request, dict(names), query, body, scopes)
        return respond(request, route, route.do(asked))


def read_query(request: HttpRequest, form: type[Question]) -> Question:
    """What stands behind the question mark, as a route's type has it.

    Raises:
        Trouble: if it holds something else.
    """
    twice = [name for name, values in request.GET.lists() if len(values) > 1]
    if twice:
        words = _("%(name)s is said twice.") % {"name": twice[0]}
        raise Trouble(HTTPStatus.BAD_REQUEST, words)
    try:
        return msgspec.convert(request.GET.dict(), form, strict=False)
    except msgspec.ValidationError as error:
        raise Trouble(HTTPStatus.BAD_REQUEST, fault_told(error)) from error


def read_body(request: HttpRequest, form: type[msgspec.Struct]) -> msgspec.Struct:
    """What was sent, as a route's type has it.

    Raises:
        Trouble: if it is too long, not JSON, or something else.
    """
    if request.content_type != JSON:
        raise Trouble(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, _("Send it as application/json."))
    sent = request.META.get("CONTENT_LENGTH") or "0"
    if not sent.isdecimal():
        raise Trouble(HTTPStatus.BAD_REQUEST)
    if len(sent) > len(str(LARGEST)) or int(sent) > LARGEST:
        words = _("That is too long: an act has at most %(number)s octets.")
        raise Trouble(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, words % {"number": LARGEST})
    try:
        return msgspec.convert(read_json(request.body), form)
    except msgspec.ValidationError as error:
        raise Trouble(HTTPStatus.BAD_REQUEST, fault_told(error)) from error


def respond(request: HttpRequest, route: Route, found: Any) -> HttpResponse:  # noqa: ANN401 - what routes give
    """What a route gave, as it is sent; not once more to whoever has it already."""
    if isinstance(found, HttpResponse):
        return found
    octets = found if isinstance(found, bytes) else msgspec.json.encode(found, order="sorted")
    tag = tag_of(found, octets)
    if request.method in {"GET", "HEAD"} and has_it(request, tag):
        return HttpResponse(status=HTTPStatus.NOT_MODIFIED, headers={"ETag": tag})
    answer = HttpResponse(octets, status=route.status, content_type=route.media)
    answer.headers["ETag"] = tag
    if route.status is HTTPStatus.CREATED and isinstance(found, Entry):
        answer.headers["Location"] = reverse("api:log-number", args=(found.number,))
    if link := following(request, found):
        answer.headers["Link"] = link
    return answer


def tag_of(found: object, octets: bytes) -> str:
    """The tag of an answer: the same as long as nothing changes but the moment of asking."""
    if isinstance(found, Head):
        return quote_etag(str(found.number))
    if isinstance(found, dict) and "as_of" in found:
        rest = {name: one for name, one in found.items() if name != "as_of"}
        octets = msgspec.json.encode(rest, order="sorted")
    return f'W/"{sha256(octets).hexdigest()[:32]}"'


def has_it(request: HttpRequest, tag: str) -> bool:
    """Whether whoever asks says that they have this answer already (RFC 9110 §13.1.2)."""
    known = parse_etags(request.headers.get("If-None-Match", ""))
    weak = {one.removeprefix("W/") for one in known}
    return "*" in known or tag.removeprefix("W/") in weak


def following(request: HttpRequest, found: object) -> str:
    """Where a list goes on (RFC 8288); empty if it ends."""
    cursor = getattr(found, "next", None)
    if cursor is None:
        return ""
    query = request.GET.copy()
    query["after"] = cursor
    return f'<{request.build_absolute_uri(request.path)}?{query.urlencode()}>; rel="next"'


def nowhere(request: HttpRequest, path: str = "") -> HttpResponse:
    """An address of the API at which there is nothing."""
    del request, path
    return for_one(as_answer(not_found()))


def for_one(answer: HttpResponse) -> HttpResponse:
    """An answer that is for whoever asked alone, and is asked for again."""
    answer.headers["Cache-Control"] = "private, no-cache"
    patch_vary_headers(answer, ("Accept", "Authorization", "Cookie"))
    return answer
