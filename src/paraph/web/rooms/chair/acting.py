"""Acting on a text from the chair: its status, and the decision by which it is to be adopted."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from paraph.negotiation.acts import AdoptionSought
from paraph.web import house
from paraph.web.filing import Filed, file
from paraph.web.rooms.chair.forms import StatusForm
from paraph.web.rooms.chair.room import conducting
from paraph.web.rooms.chair.views import Came, play_page
from paraph.web.rooms.text.desk import play_for


@require_POST
def status(request: HttpRequest, text: str) -> HttpResponse:
    """Say how far provisions have come."""
    who = conducting(request)
    play = play_for(text, who)
    form = StatusForm(house.situation_for(who.viewer), play.seen.facts, request.POST)
    filed = file(request, form.content(text)) if form.is_valid() else Filed()
    if filed.entry is None:
        return play_page(request, play, Came("status", form, filed))
    return redirect("chair-text", text)


@require_POST
def adoption(request: HttpRequest, text: str) -> HttpResponse:
    """Put a text before an organ, to be adopted by a decision."""
    play = play_for(text, conducting(request))
    content = AdoptionSought(text=text, decision=request.POST.get("decision", "") or "…")
    filed = file(request, content)
    if filed.entry is None:
        return play_page(request, play, Came("adoption", None, filed))
    return redirect("decision", content.decision)
