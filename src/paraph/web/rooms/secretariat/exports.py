"""What can be taken along: the record as it is for whoever asks, and the situation for programs."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse

from paraph.secretariat.engine import apply_rule
from paraph.secretariat.overview import overview
from paraph.web import house
from paraph.web.accounts.roles import role
from paraph.web.rooms.standing import standing


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
