"""What every page knows: who looks, which rooms there are, what time it is in the house."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from paraph.web import house
from paraph.web.accounts.roles import PUBLIC_ROLE, keeps
from paraph.web.rooms.doors import rooms_for
from paraph.web.speaking import organisation_name


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """The surroundings of a page."""
    role = getattr(request, "role", PUBLIC_ROLE)
    found = list(rooms_for(role))
    return {
        "role": role,
        "keeps": keeps(request),
        "seen": getattr(request, "seen", ""),
        "rooms": found,
        "here": max((one.path for one in found if _is_in(request, one.path)), key=len, default=""),
        "is_demo": settings.DEMO,
        "house_name": organisation_name(),
        "house_now": house.now(),
    }


def _is_in(request: HttpRequest, path: str) -> bool:
    return request.path.startswith(f"/{path}")
