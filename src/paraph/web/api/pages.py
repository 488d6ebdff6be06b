"""The API for people: what can be asked, on a page in the house style; and its document."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from paraph.web.api.answering import respond
from paraph.web.api.document import document, octets
from paraph.web.api.routes import get


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """What can be asked of the API, room by room."""
    rooms = groupby(_operations(), lambda one: one["tags"][0])
    page = {
        "about": document()["info"]["description"],
        "chapters": [(name, list(one)) for name, one in rooms],
    }
    return render(request, "api/reference.html", page)


def _operations() -> list[dict[str, Any]]:
    return [
        {
            **told,
            "path": f"/api{path}",
            "method": method.upper(),
            "says": plain(told["summary"]),
            "asks": [
                one | {"says": plain(one.get("description", ""))} for one in told["parameters"]
            ],
            "answers": _members(told["responses"]),
        }
        for path, methods in document()["paths"].items()
        for method, told in methods.items()
    ]


def _members(responses: dict[str, Any]) -> dict[str, str]:
    """What an answer holds, member by member, and of which type each is; of a list, its rows."""
    answer = next(one for status, one in responses.items() if status.startswith("2"))
    [content] = answer["content"].values()
    schemas, told = document()["components"]["schemas"], content["schema"]
    held = schemas.get(told.get("$ref", "").rpartition("/")[2], told).get("properties", {})
    if set(held) == {"items", "next"}:
        held = schemas[held["items"]["items"]["$ref"].rpartition("/")[2]]["properties"]
    return {name: type_of(one) for name, one in held.items()}


def type_of(told: dict[str, Any]) -> str:
    """A type of the document in a word.

    >>> type_of({"anyOf": [{"type": "string"}, {"type": "null"}]})
    'string or null'
    >>> type_of({"type": "array", "items": {"$ref": "#/components/schemas/ArmSeen"}})
    'list of ArmSeen'
    """
    if "$ref" in told:
        return str(told["$ref"]).rpartition("/")[2]
    if "anyOf" in told:
        return " or ".join(map(type_of, told["anyOf"]))
    if told.get("type") == "array":
        return f"list of {type_of(told['items'])}" if told.get("items") else "list"
    if told.get("type") == "object" and isinstance(told.get("additionalProperties"), dict):
        return f"object of {type_of(told['additionalProperties'])}"
    return str(told.get("type", "any"))


def plain(summary: str) -> str:
    """A summary without the marks of code that the document has in it.

    >>> plain("The same as `paraph log`.")
    'The same as paraph log.'
    """
    return summary.replace("`", "")


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """The document of the API (OpenAPI 3.1)."""
    return respond(request, get("openapi.json", str, lambda _: octets()), octets())
