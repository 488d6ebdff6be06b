"""What can be taken along: the record of whoever asks, the situation, the texts."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse

from paraph.negotiation.weaving import nodes_of
from paraph.secretariat.engine import apply_rule
from paraph.secretariat.overview import overview
from paraph.text.views import bracketed_text
from paraph.web import house
from paraph.web.accounts.roles import role
from paraph.web.rooms.standing import standing
from paraph.web.rooms.text.desk import play_for, play_then


def extract(request: HttpRequest) -> HttpResponse:
    """The record of whoever asks, as lines that anybody can verify."""
    lines = b"".join(house.secretariat().door(role(request).viewer).extract())
    answer = HttpResponse(lines, content_type="application/jsonl")
    answer.headers["Content-Disposition"] = 'attachment; filename="record.jsonl"'
    return answer


def situation(request: HttpRequest) -> HttpResponse:
    """The organisation as it stands, or as it stood, for programs."""
    stood = standing(request)
    found = overview(stood.situation, stood.at, apply_rule)
    written = json.dumps(found, ensure_ascii=False, indent=2)
    return HttpResponse(written + "\n", content_type="application/json")


def text_words(request: HttpRequest, text: str) -> HttpResponse:
    """A text with its brackets, as plain text."""
    words = "".join(_provisions(request, text).values())
    return HttpResponse(words, content_type="text/plain; charset=utf-8")


def text_json(request: HttpRequest, text: str) -> HttpResponse:
    """A text with its brackets, provision by provision, for programs."""
    found = {"text": text, "provisions": _provisions(request, text)}
    written = json.dumps(found, ensure_ascii=False, indent=2)
    return HttpResponse(written + "\n", content_type="application/json")


def _provisions(request: HttpRequest, text: str) -> dict[str, str]:
    """The provisions of a text as whoever asks sees them, on the day that is asked for."""
    stood, who = standing(request), role(request)
    play = play_then(text, who, stood.at) if stood.is_past else play_for(text, who)
    facts = play.seen.facts
    return {
        name: bracketed_text(nodes_of(facts, one.pieces)) for name, one in facts.provisions.items()
    }
