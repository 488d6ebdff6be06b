"""Acting from the delegation's room: seen by the capital, confirmed by it, taken back."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from paraph.negotiation.acts import TextProposalWithdrawn
from paraph.record import Content
from paraph.web import house
from paraph.web.filing import file
from paraph.web.rooms.delegation.models import mark_seen
from paraph.web.rooms.delegation.own import positions
from paraph.web.rooms.delegation.room import delegate
from paraph.web.rooms.delegation.views import Came, confirmation, desk_page, own_play


@require_POST
def seen(request: HttpRequest, text: str) -> HttpResponse:
    """Note that the capital has seen the text as it stands now."""
    play = own_play(request, text)
    mark_seen(delegate(request).participant, play.seen.name, house.now())
    return redirect("delegation-text", text)


@require_POST
def withdraw(request: HttpRequest, text: str) -> HttpResponse:
    """Take a position back."""
    play, who = own_play(request, text), delegate(request)
    place, arm = request.POST.get("place", ""), request.POST.get("arm") or None
    for one in positions(play.seen.facts, who.participant):
        if (one.place, one.statement.arm) == (place, arm):
            return _filed(request, text, "positions", one.withdrawn(text))
    raise Http404


@require_POST
def withdraw_proposal(request: HttpRequest, text: str, proposal: str) -> HttpResponse:
    """Take a proposal back."""
    own_play(request, text)
    content = TextProposalWithdrawn(text=text, proposal=proposal)
    return _filed(request, text, "proposals", content)


@require_POST
def confirm(request: HttpRequest, text: str) -> HttpResponse:
    """Confirm a provision that was agreed ad referendum."""
    own_play(request, text)
    provision = request.POST.get("provision", "") or "…"
    return _filed(request, text, "to_confirm", confirmation(text, provision))


def _filed(request: HttpRequest, text: str, act: str, content: Content) -> HttpResponse:
    filed = file(request, content)
    if filed.entry is None:
        return desk_page(request, own_play(request, text), Came(act, filed))
    return redirect("delegation-text", text)
