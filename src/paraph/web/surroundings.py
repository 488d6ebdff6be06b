"""What every page knows: who looks, which rooms there are, what time it is in the house."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from paraph.web import house
from paraph.web.accounts.roles import PUBLIC_ROLE
from paraph.web.rooms.doors import rooms_for


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """The surroundings of a page."""
    role = getattr(request, "role", PUBLIC_ROLE)
    return {
        "role": role,
        "keeps": _keeps(request),
        "rooms": list(rooms_for(role)),
        "is_demo": settings.DEMO,
        "house_name": house.name(),
        "house_now": house.now(),
    }


def _keeps(request: HttpRequest) -> str:
    """Under what a browser keeps what is typed here: another account finds nothing of it there.

    It names nobody, and is the same whenever the account comes back to its seat.
    """
    account, role = getattr(request, "user", None), getattr(request, "role", PUBLIC_ROLE)
    if account is None or not account.is_authenticated:
        return ""
    seat = f"{account.pk} {role.viewer.name}"
    return salted_hmac("paraph.web.drafts", seat, algorithm="sha256").hexdigest()[:24]


def _is_in(request: HttpRequest, path: str) -> bool:
    return request.path.startswith(f"/{path}")
