"""What a person is told when something cannot be done: gently, and with nothing lost."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from paraph.record import RecordUnavailable
from paraph.values.errors import ParaphError


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such page; or there is, and it is not for whoever asks: both look alike."""
    del exception
    return render(request, "error.html", {"kind": "not-found"}, status=404)


def not_yours(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same answer as for a page that does not exist."""
    return not_found(request, exception)


def lapsed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form was sent from a page that is too old; what was typed is kept in the browser."""
    del reason
    return render(request, "error.html", {"kind": "lapsed"}, status=403)


def fault(request: HttpRequest) -> HttpResponse:
    """A fault of Paraph's own."""
    return render(request, "error.html", {"kind": "fault"}, status=500)


class Gently:
    """Turns what Paraph raises at a person into a page with one clear sentence."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer."""
        return self._next(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A page for an error that was meant for a person; others go on."""
        if not isinstance(error, ParaphError):
            return None
        status = 503 if isinstance(error, RecordUnavailable) else 400
        kind = {"kind": "refused", "sentence": str(error)}
        return render(request, "error.html", kind, status=status)
