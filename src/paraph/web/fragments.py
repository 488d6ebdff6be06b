"""Fragments: a page without its frame, for a page that is open already."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.encoding import iri_to_uri

HEADER: Final = "X-Fragment"
GOES: Final = "X-Goes"


def is_fragment(request: HttpRequest) -> bool:
    """Whether a page asks for a part that it puts in place itself."""
    return request.headers.get(HEADER) == "1"


def leading(address: str) -> HttpResponse:
    """An answer to a form after which the whole page leads on to another one."""
    return HttpResponse(status=200, headers={GOES: iri_to_uri(address)})
