"""Fragments: a page without its frame, for a page that is open already."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest

HEADER: Final = "X-Fragment"


def is_fragment(request: HttpRequest) -> bool:
    """Whether a page asks for a part that it puts in place itself."""
    return request.headers.get(HEADER) == "1"
