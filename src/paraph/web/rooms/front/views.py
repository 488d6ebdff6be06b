"""The first page: texts under negotiation, meetings, decisions, and what was done last."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from paraph.secretariat.engine import apply_rule
from paraph.secretariat.overview import overview
from paraph.web import house
from paraph.web.accounts.roles import role
from paraph.web.rooms.text.desk import play_for, texts_for


def front(request: HttpRequest) -> HttpResponse:
    """The organisation as it stands."""
    who, now = role(request), house.now()
    situation = house.situation_for(who.viewer)
    texts = [{"name": name, "play": play_for(name, who)} for name in texts_for(who)]
    seen = overview(situation, now, apply_rule)
    return render(request, "front/front.html", {"texts": texts, "overview": seen, "now": now})
