"""What a person is told when something cannot be done: gently, and with nothing lost."""

from __future__ import annotations

import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from paraph.record import RecordUnavailable
from paraph.values.errors import ParaphError
from paraph.web.speaking import fault_told

_log: Final = logging.getLogger(__name__)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such page; or there is, and it is not for whoever asks: both look alike."""
    del exception
    return render(request, "error.html", {"kind": "not-found"}, status=HTTPStatus.NOT_FOUND)


def not_yours(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same answer as for a page that does not exist."""
    return not_found(request, exception)


def lapsed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form was sent from a page that is too old; what was typed is kept in the browser."""
    del reason
    return render(request, "error.html", {"kind": "lapsed"}, status=HTTPStatus.FORBIDDEN)


def not_read(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was sent is too long, or is no form; or this house is not called so.

    It is told without a frame: a house that is called by another name says nothing of itself.
    """
    del request, exception
    sentence = _("What was sent could not be read, or is too long. Nothing was entered.")
    return _bare(sentence, HTTPStatus.BAD_REQUEST)


def too_often(request: HttpRequest) -> HttpResponse:
    """Something was tried too often in a while."""
    sentence = _("There were too many questions in a minute. Ask again in the next one.")
    answer = refused(request, sentence, HTTPStatus.TOO_MANY_REQUESTS)
    answer.headers["Retry-After"] = "60"
    return answer


def refused(request: HttpRequest, sentence: str, status: HTTPStatus) -> HttpResponse:
    """A page with the one sentence that says why something could not be done."""
    return render(request, "error.html", {"kind": "refused", "sentence": sentence}, status=status)


def fault(request: HttpRequest) -> HttpResponse:
    """A fault of Paraph's own; without its frame, if that is where the fault is."""
    try:
        return render(request, "error.html", {"kind": "fault"}, status=500)
    except Exception:  # noqa: BLE001 - whatever it is, the person is told
        _log.exception("The page of a fault could not be made.")
        sentence = _(
            "Nothing was entered. What you typed is kept in this browser. "
            "Please tell the secretariat what you were doing."
        )
        return _bare(sentence, HTTPStatus.INTERNAL_SERVER_ERROR)


def _bare(sentence: str, status: HTTPStatus) -> HttpResponse:
    """A sentence alone: nothing is asked of the record, and nobody's seat is looked up."""
    return HttpResponse(render_to_string("bare.html", {"sentence": sentence}), status=status)


class Gently:
    """Turns what Paraph raises at a person into a page with one clear sentence."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer; an address that only takes forms is, for whoever opens it, no page."""
        answer = self._next(request)
        if isinstance(answer, HttpResponseNotAllowed) and not answer.content:
            answer.headers["Content-Type"] = "text/html; charset=utf-8"
            answer.content = not_found(request).content
        return answer

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A page for an error that was meant for a person; others go on."""
        if isinstance(error, RecordUnavailable):
            # Every page asks the record what time it is in the house: this one has no frame.
            return _bare(fault_told(error), HTTPStatus.SERVICE_UNAVAILABLE)
        if not isinstance(error, ParaphError):
            return None
        return refused(request, fault_told(error), HTTPStatus.BAD_REQUEST)
