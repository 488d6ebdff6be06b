"""Problems: why something was not answered or not done (RFC 9457), in the reader's language.

A problem says what the page would say.  The one of what is not there and the one of what is not for
whoever asks are the same octets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Final

import msgspec
from django.http import HttpResponse
from django.utils.translation import gettext as _

from paraph.values.findings import Ground
from paraph.web.api.shapes import GroundTold, Problem
from paraph.web.speaking import teller

MEDIA: Final = "application/problem+json"


class Trouble(Exception):
    """An answer that is a problem: its status, what is told of it, and its grounds."""

    def __init__(
        self,
        status: HTTPStatus,
        detail: str = "",
        grounds: Iterable[Ground] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.grounds = tuple(grounds)
        self.headers = dict(headers or {})


def not_found() -> Trouble:
    """It is not there, or it is not for whoever asks: nobody can tell which."""
    return Trouble(
        HTTPStatus.NOT_FOUND,
        _("There is nothing at this address, or it is not for you to see."),
    )


def refused(grounds: Iterable[Ground]) -> Trouble:
    """An act was not entered; the gravest ground comes first."""
    told = tuple(grounds)
    return Trouble(HTTPStatus.UNPROCESSABLE_ENTITY, teller().tell(told[0].words), told)


def ground_told(ground: Ground) -> GroundTold:
    """A ground in the reader's language."""
    return GroundTold(
        sentence=teller().tell(ground.words),
        citation=str(ground.citation),
        entries=ground.entries,
        reason=ground.kind or None,
        branch=ground.branch or None,
    )


def as_answer(trouble: Trouble) -> HttpResponse:
    """The problem as it is sent."""
    status = trouble.status
    problem = Problem(
        type="about:blank",
        title=status.phrase,
        status=int(status),
        detail=trouble.detail or status.description,
        grounds=tuple(map(ground_told, trouble.grounds)),
    )
    octets = msgspec.json.encode(problem, order="sorted")
    return HttpResponse(octets, status=status, content_type=MEDIA, headers=trouble.headers)
