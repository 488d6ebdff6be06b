"""Decisions before a delegation: it breaks silence, replies in writing, objects, or abstains."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from paraph.decisions import acts as said
from paraph.decisions.acts import Reply
from paraph.web import house
from paraph.web.filing import Filed, Made, file, may
from paraph.web.fragments import is_fragment
from paraph.web.rooms.chair.matters import matter_found
from paraph.web.rooms.chair.views import CAME_TO_READ, Came
from paraph.web.rooms.delegation.forms import (
    WAY,
    AbstentionForm,
    NoObjectionForm,
    NoPartForm,
    ObjectionForm,
    OpinionForm,
    PartForm,
    ReplyForm,
)
from paraph.web.rooms.delegation.room import delegate

FORMS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "reply": ReplyForm,
    "objection": ObjectionForm,
    "no_objection": NoObjectionForm,
    "opinion": OpinionForm,
    "abstention": AbstentionForm,
    "no_part": NoPartForm,
    "part": PartForm,
}
"""What a delegation can say of a decision, by the last step of its address."""


def samples(decision: str, who: str) -> Mapping[str, Made]:
    """An act of each kind as it could be filed now: what a button goes by."""

    def reply(moment: str) -> said.ReplyReceived:
        return said.ReplyReceived(
            decision=decision, addressee=who, reply=Reply.SUPPORTS, received=moment, way=WAY
        )

    return {
        "reply": reply,
        "objection": said.FormalObjection(decision=decision),
        "no_objection": said.ObjectionWithdrawn(decision=decision),
        "opinion": said.OpinionRecorded(decision=decision, aspect="…"),
        "abstention": said.AbstentionDeclared(decision=decision),
        "no_part": said.NonParticipationDeclared(decision=decision),
        "part": said.ParticipationDeclared(decision=decision),
    }


def decision(request: HttpRequest, decision: str) -> HttpResponse:
    """A decision, and what the delegation can say of it."""
    return decision_page(request, decision)


@require_POST
def acted(request: HttpRequest, decision: str, act: str) -> HttpResponse:
    """File what a delegation says of a decision."""
    who = delegate(request)
    if act not in FORMS or decision not in house.situation_for(who.viewer).decisions.matters:
        raise Http404
    form = FORMS[act](request.POST)
    filed = Filed()
    if form.is_valid():
        filed = file(request, form.content(decision, who.participant))
    if filed.entry is None:
        return decision_page(request, decision, Came(act, form, filed))
    return redirect("delegation-decision", decision)


def decision_page(request: HttpRequest, decision: str, came: Came = CAME_TO_READ) -> HttpResponse:
    """The page of a decision, with what somebody came back with."""
    who = delegate(request)
    situation = house.situation_for(who.viewer)
    if decision not in situation.decisions.matters:
        raise Http404
    found = matter_found(situation, decision, house.now())
    allowed = {
        act: FORMS[act](None)
        for act, content in samples(decision, who.participant).items()
        if may(request, content)
    }
    if came.form is not None:
        allowed[came.act] = came.form
    page = {"found": found, "matter": found.matter, "forms": allowed, "came": came}
    name = "_decision" if is_fragment(request) else "decision"
    return render(request, f"delegation/{name}.html", page, status=came.status)
