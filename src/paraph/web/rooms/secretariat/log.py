"""The log: every act that is for whoever asks, in a sentence, with its own numbers."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from paraph.secretariat import CATALOGUE
from paraph.secretariat.sentences import sentence
from paraph.web import house
from paraph.web.accounts.roles import role
from paraph.web.rooms.standing import standing

PAGE: Final = 50
"""So many acts stand on a page."""


def log(request: HttpRequest) -> HttpResponse:
    """The acts, the latest first; of one kind, or up to a moment, if it is asked for."""
    stood, kind = standing(request), request.GET.get("kind", "")
    entered = list(house.secretariat().log_for(role(request).viewer))
    kinds = sorted({one.act.kind for one in entered})
    shown = [
        one
        for one in reversed(entered)
        if (not kind or one.act.kind == kind) and (not stood.is_past or one.act.when <= stood.at)
    ]
    number = _page(request.GET.get("page", ""))
    first = (number - 1) * PAGE
    page = {
        "stood": stood,
        "here": "log",
        "kinds": [one for one in kinds if one in CATALOGUE.kinds],
        "kind": kind,
        "count": len(shown),
        "entries": [(one, sentence(one)) for one in shown[first : first + PAGE]],
        "number": number,
        "earlier": number + 1 if first + PAGE < len(shown) else 0,
        "later": number - 1,
    }
    return render(request, "secretariat/log.html", page)


def _page(asked: str) -> int:
    return max(int(asked), 1) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1  # noqa: PLR2004
