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
        {**told, "path": f"/api{path}", "method": method.upper(), "says": plain(told["summary"])}
        for path, methods in document()["paths"].items()
        for method, told in methods.items()
    ]


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
