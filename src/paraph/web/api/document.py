"""The document of the API (OpenAPI 3.1), made from its routes and their types.

Kept as docs/openapi.json; `python -m paraph.web.api > docs/openapi.json` writes it again.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from http import HTTPStatus
from typing import Any, Final, cast

import msgspec

from paraph import __version__
from paraph.secretariat import CATALOGUE
from paraph.web.api.addresses import ROUTES
from paraph.web.api.models import Scope
from paraph.web.api.problems import MEDIA
from paraph.web.api.routes import JSON, Route
from paraph.web.api.shapes import Items, Problem

Json = dict[str, Any]

_REF: Final = "#/components/schemas/{name}"

_ALWAYS: Final = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED,
    HTTPStatus.NOT_ACCEPTABLE,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.SERVICE_UNAVAILABLE,
)
"""Any question may be answered so."""

_SENT: Final = (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
"""So may one with which something is sent."""

_ABOUT: Final = """What the rooms show and do, as JSON; the command line prints the same.

Who asks is told by a token (`Authorization: Bearer …`, made on the page *Tokens* of your account),
or by the session of a browser. Without either, the public is answered. Whatever is not for whoever
asks is not there: no number, no gap, no digest tells of it.

An answer has an `ETag`: send it as `If-None-Match`, and what has not changed is not sent again
(304). Lists come in parts: `next`, and the header `Link`, say where the following one begins.
Problems are `application/problem+json` (RFC 9457) with every ground, in the language of
`Accept-Language`. A name in an address writes `/` as `~s`, `.` as `~d` and `~` as `~t`."""


@cache
def document() -> Json:
    """The document."""
    made: Json = {
        "openapi": "3.1.0",
        "info": {
            "title": "Paraph",
            "version": __version__,
            "description": _ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/api"}],
        "tags": [{"name": name} for name in dict.fromkeys(one.room for one in ROUTES)],
        "security": [{}, {"token": []}, {"session": []}],
        "paths": _paths(ROUTES),
        "components": {
            "schemas": _components(ROUTES),
            "responses": {
                _name(one): _problem(one) for one in sorted({*_ALWAYS, *_SENT, *_special()})
            },
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "Scopes: "
                    + ", ".join(f"`{one.value}`" for one in Scope)
                    + ". Shown once, when it is made.",
                },
                "session": {"type": "apiKey", "in": "cookie", "name": "sessionid"},
            },
        },
    }
    return called(made)


def octets() -> bytes:
    """The document as it is sent and kept."""
    return msgspec.json.format(msgspec.json.encode(document(), order="sorted")) + b"\n"


def _special() -> Iterator[HTTPStatus]:
    for route in ROUTES:
        yield from route.problems


def _paths(routes: Sequence[Route]) -> Json:
    paths: Json = {}
    for route in routes:
        paths.setdefault(f"/{route.path}", {})[route.method.lower()] = _operation(route)
    return paths


def _operation(route: Route) -> Json:
    summary, _, rest = (inspect.getdoc(route.do) or "").partition("\n\n")
    told: Json = {
        "operationId": operation_id(route),
        "tags": [route.room],
        "summary": " ".join(summary.split()),
        "parameters": [*_names(route), *_query(route), *_headers(route)],
        "responses": _responses(route),
    }
    if rest:
        told["description"] = " ".join(rest.split())
    if route.method != "GET":
        told["security"] = [{"token": []}, {"session": []}]
    if route.body is not None:
        told["requestBody"] = {
            "required": True,
            "content": {JSON: {"schema": {"$ref": _REF.format(name="Act")}}},
        }
    return told


def operation_id(route: Route) -> str:
    """What a program calls a question by.

    >>> from paraph.web.api.addresses import ROUTES
    >>> operation_id(ROUTES[0])
    'get_organisation'
    """
    words = route.path.replace("{", "").replace("}", "").replace("-", "_").strip("/")
    return f"{route.method.lower()}_{words.replace('/', '_')}"


def _names(route: Route) -> Iterator[Json]:
    for name in route.names:
        kind: Json = {"type": "string", "pattern": "^[^/]+$"}
        if name == "number":
            kind = {"type": "integer", "minimum": 0}
        yield {"name": name, "in": "path", "required": True, "schema": kind}


def _query(route: Route) -> Iterator[Json]:
    schema = msgspec.json.schema(route.query)
    held: Json = schema["$defs"][route.query.__name__]
    for name, one in held["properties"].items():
        told = {"name": name, "in": "query", "required": name in held.get("required", [])}
        if description := one.pop("description", None):
            told["description"] = description
        yield told | {"schema": one}


def _headers(route: Route) -> Iterator[Json]:
    names = ["If-None-Match"] if route.method == "GET" else []
    if route.status is HTTPStatus.CREATED:
        names = ["Idempotency-Key", "If-Match"]
    for name in names:
        told = {"name": name, "in": "header", "required": False, "description": _SAID[name]}
        yield told | {"schema": {"type": "string"}}


_SAID: Final = {
    "If-None-Match": "The `ETag` of an answer that you have: you are sent no other like it.",
    "Idempotency-Key": "A name of your own for this act: sent again, it is the same act.",
    "If-Match": "The `ETag` of `head/`: the act is entered only while that is the head.",
}
"""What the headers of a question mean."""


def _responses(route: Route) -> Json:
    schema: Json = {"type": "string"}
    if route.media == JSON:
        [schema], _ = msgspec.json.schema_components([route.answer], ref_template=_REF)
    answers: Json = {
        str(int(route.status)): {
            "description": route.status.phrase,
            "headers": _told_beside(route),
            "content": {route.media: {"schema": schema}},
        }
    }
    if route.method == "GET":
        tag = {"ETag": _header("The tag of what you have already.")}
        answers["304"] = {"description": "Nothing has changed since.", "headers": tag}
    known = (*_ALWAYS, *route.problems, *(_SENT if route.body else ()))
    for one in sorted(set(known)):
        answers[str(int(one))] = {"$ref": f"#/components/responses/{_name(one)}"}
    return answers


def _told_beside(route: Route) -> Json:
    """The headers of an answer."""
    told = {"ETag": _header("The tag of this answer, for `If-None-Match`.")}
    if route.status is HTTPStatus.CREATED:
        told["Location"] = _header("Where the act stands in the log.")
    if getattr(route.answer, "__origin__", None) is Items:
        told["Link"] = _header("Where the list goes on (RFC 8288).", needed=False)
    return told


def _header(words: str, *, needed: bool = True) -> Json:
    return {"description": words, "required": needed, "schema": {"type": "string"}}


_BESIDE: Final[dict[HTTPStatus, Json]] = {
    HTTPStatus.UNAUTHORIZED: {"WWW-Authenticate": _header("How to say who asks.")},
    HTTPStatus.METHOD_NOT_ALLOWED: {"Allow": _header("What can be done here.")},
    HTTPStatus.TOO_MANY_REQUESTS: {"Retry-After": _header("In how many seconds to ask again.")},
    HTTPStatus.SERVICE_UNAVAILABLE: {"Retry-After": _header("In how many seconds to ask again.")},
}
"""The headers of problems that say what to do."""


def _name(status: HTTPStatus) -> str:
    return "".join(word.capitalize() for word in status.phrase.replace("-", " ").split())


def _problem(status: HTTPStatus) -> Json:
    schema = {"$ref": _REF.format(name="Problem")}
    return {
        "description": status.description or status.phrase,
        "headers": _BESIDE.get(status, {}),
        "content": {MEDIA: {"schema": schema}},
    }


def _components(routes: Sequence[Route]) -> Json:
    types = dict.fromkeys([Problem, *(one.answer for one in routes if one.media == JSON)])
    contents = {kind.name: kind.revisions[-1].content for kind in CATALOGUE}
    _, found = msgspec.json.schema_components([*types, *contents.values()], ref_template=_REF)
    schemas, _ = msgspec.json.schema_components(list(contents.values()), ref_template=_REF)
    acts = {
        act_name(kind): _act(kind, schema) for kind, schema in zip(contents, schemas, strict=True)
    }
    return found | acts | {"Act": _any_act(contents)}


def act_name(kind: str) -> str:
    """What the document calls an act of a kind.

    >>> act_name("negotiation.position-stated")
    'NegotiationPositionStatedAct'
    """
    return "".join(word.capitalize() for word in re.split("[.-]", kind)) + "Act"


def _any_act(kinds: Iterable[str]) -> Json:
    """An act of any kind: which one it is, its `kind` says."""
    known = {kind: _REF.format(name=act_name(kind)) for kind in kinds}
    return {
        "description": "An act to be entered: its kind says what its payload holds.",
        "oneOf": [{"$ref": one} for one in known.values()],
        "discriminator": {"propertyName": "kind", "mapping": known},
    }


def _act(kind: str, payload: Json) -> Json:
    """An act of a kind, as it is sent."""
    newest = len(CATALOGUE.kinds[kind].revisions)
    return {
        "type": "object",
        "title": kind,
        "properties": {
            "kind": {"const": kind, "type": "string"},
            "payload": payload,
            "revision": {"const": newest, "type": "integer"},
        },
        "required": ["kind", "payload"],
        "additionalProperties": False,
    }


# --- Names ---------------------------------------------------------------------------------------


def called(document: Json) -> Json:
    """The document with names for types that a program can have, too."""
    known: Json = document["components"]["schemas"]
    names = {_REF.format(name=one): _REF.format(name=type_name(one)) for one in known}
    document["components"]["schemas"] = {
        type_name(one): told | {"title": type_name(one)} for one, told in known.items()
    }
    return cast("Json", _renamed(document, names))


def type_name(name: str) -> str:
    """The name of a type: of a list by what it holds; by its room, too, if two are called alike.

    >>> type_name("Items_Entry_"), type_name("paraph.depositary.vocabulary.Standing")
    ('ListOfEntry', 'DepositaryStanding')
    """
    if held := re.fullmatch("Items_(.+)_", name):
        return f"ListOf{type_name(held[1])}"
    room, *_, own = name.removeprefix("paraph.").split(".") if "." in name else ("", name)
    return room.capitalize() + own


def _renamed(told: Any, names: dict[str, str]) -> Any:  # noqa: ANN401 - JSON
    if isinstance(told, dict):
        return {one: _renamed(held, names) for one, held in told.items()}
    if isinstance(told, list):
        return [_renamed(one, names) for one in told]
    return names.get(told, told) if isinstance(told, str) else told
