"""How often something may be done: counted in the memory of this process, for a while."""

from __future__ import annotations

from hashlib import sha256

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone


def is_too_often(what: str, who: str, most: int, seconds: int = 60) -> bool:
    """Count once more that somebody does something; whether it is oftener than ``most`` times.

    What is counted begins anew every so many ``seconds``.
    """
    span = int(timezone.now().timestamp()) // seconds
    key = f"{what}-{sha256(who.encode()).hexdigest()}-{span}"
    cache.add(key, 0, 2 * seconds)
    return int(cache.incr(key)) > most


def asker(request: HttpRequest) -> str:
    """Whose questions are counted together: those of an account, or of an address without one."""
    if request.user.is_authenticated:
        return f"account {request.user.pk}"
    return f"address {request.META.get('REMOTE_ADDR', '')}"
