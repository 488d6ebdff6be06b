"""Decisions under the rule in force: proposed, put under silence, answered, declared."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any, Final

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from paraph.decisions import acts as said
from paraph.decisions.acts import DecisionContent, Declared, Reply
from paraph.decisions.situation import Silence
from paraph.negotiation.acts import AdoptionSought
from paraph.organisation.membership import voting_members
from paraph.organisation.offers import fresh
from paraph.secretariat import Situation
from paraph.values.moments import PlacedMoment, in_utc, instant
from paraph.web import house
from paraph.web.accounts.roles import Role
from paraph.web.filing import Filed, file, may
from paraph.web.fragments import is_fragment
from paraph.web.rooms.chair.forms import (
    EVERY,
    SILENCE,
    DeclarationForm,
    ExtensionForm,
    NoticeForm,
    ProposalForm,
    ReplyForm,
    RulingForm,
    SilenceForm,
)
from paraph.web.rooms.chair.matters import MatterFound, matter_found
from paraph.web.rooms.chair.room import conducting
from paraph.web.rooms.chair.subjects import begun_with, subjects
from paraph.web.rooms.chair.views import CAME_TO_READ, Came, organs_for
from paraph.web.rooms.text.desk import texts_for


class Withdrawal(forms.Form):
    """Nothing is asked of whoever withdraws."""

    def __init__(self, typed: Any = None) -> None:  # noqa: ANN401 - as a form is made
        super().__init__(typed, auto_id="withdrawal-%s")

    def content(self, decision: str) -> said.ProposalWithdrawn:
        """What the act holds."""
        return said.ProposalWithdrawn(decision=decision)


_AGAIN: Final = ("bis", "ter", "quater", "quinquies")

Made = Callable[[Situation, MatterFound, datetime, Any], Any]
"""Makes a form of a decision, empty or with what was typed."""


def _silence_of(found: MatterFound) -> Silence:
    if found.matter.silence is None:
        raise Http404
    return found.matter.silence


def _deadline_of(found: MatterFound) -> PlacedMoment:
    if found.clock is None:
        raise Http404
    return found.clock.deadline


FORMS: Final[Mapping[str, Made]] = {
    "silence": lambda situation, found, now, typed: SilenceForm(
        situation, found.matter.proposed.organ, now, typed
    ),
    "extension": lambda _situation, found, _now, typed: ExtensionForm(_deadline_of(found), typed),
    "notice": lambda _situation, found, now, typed: NoticeForm(_silence_of(found), now, typed),
    "reply": lambda _situation, found, now, typed: ReplyForm(_silence_of(found), now, typed),
    "declaration": lambda _situation, _found, _now, typed: DeclarationForm(typed),
    "ruling": lambda _situation, _found, _now, typed: RulingForm(typed),
    "withdrawal": lambda _situation, _found, _now, typed: Withdrawal(typed),
}
"""What can be done with a decision, by the last step of its address."""


def samples(situation: Situation, found: MatterFound, now: datetime) -> dict[str, DecisionContent]:
    """An act of each kind as it could be filed now: what a button goes by."""
    name, silence = found.name, found.matter.silence
    later = PlacedMoment(in_utc(now + SILENCE), "…", "UTC")
    members = voting_members(situation.organisation, now.date())
    made: dict[str, DecisionContent] = {
        "silence": said.SilenceOpened(decision=name, deadline=later, addressees=members),
        "declaration": said.DecisionDeclared(decision=name, declared=Declared.POSTPONED),
        "ruling": said.ChairRuling(decision=name, question="…", ruling="…"),
        "withdrawal": said.ProposalWithdrawn(decision=name),
    }
    if silence is not None and found.clock is not None:
        end = PlacedMoment(in_utc(instant(found.clock.deadline.moment) + SILENCE), "…", "UTC")
        made["extension"] = said.SilenceExtended(decision=name, deadline=end)
        moment = now.isoformat()
        waiting = [one for one in silence.addressees if one not in silence.notices]
        for who in waiting[:1]:
            made["notice"] = said.NoticeGiven(decision=name, addressee=who, reached=moment, way="…")
        for who in silence.addressees[:1]:
            made["reply"] = said.ReplyReceived(
                decision=name, addressee=who, reply=Reply.SUPPORTS, received=moment, way="…"
            )
    return made


def decision(request: HttpRequest, decision: str) -> HttpResponse:
    """A decision: its rule and what follows from it, its silence, and what can be done."""
    return decision_page(request, decision)


@require_POST
def acted(request: HttpRequest, decision: str, act: str) -> HttpResponse:
    """File an act on a decision."""
    who, now = conducting(request), house.now()
    situation = house.situation_for(who.viewer)
    if act not in FORMS or decision not in situation.decisions.matters:
        raise Http404
    form = FORMS[act](situation, matter_found(situation, decision, now), now, request.POST)
    filed = file(request, form.content(decision)) if form.is_valid() else Filed()
    if filed.entry is None:
        return decision_page(request, decision, Came(act, form, filed))
    return redirect("decision", decision)


def decision_page(request: HttpRequest, decision: str, came: Came = CAME_TO_READ) -> HttpResponse:
    """The page of a decision, with what somebody came back with."""
    who, now = conducting(request), house.now()
    situation = house.situation_for(who.viewer)
    if decision not in situation.decisions.matters:
        raise Http404
    found = matter_found(situation, decision, now)
    allowed = {
        act: FORMS[act](situation, found, now, None)
        for act, content in samples(situation, found, now).items()
        if may(request, content)
    }
    if came.form is not None:
        allowed[came.act] = came.form
    page = {
        "found": found,
        "matter": found.matter,
        "forms": allowed,
        "texts": []
        if found.is_settled or found.clock or found.texts
        else _unsought(request, who, decision),
        "came": came,
        "may_repeat": found.may_be_repeated and bool(organs_for(request, situation, who)),
    }
    template = "chair/_decision.html" if is_fragment(request) else "chair/decision.html"
    return render(request, template, page, status=came.status)


def _unsought(request: HttpRequest, who: Role, decision: str) -> list[str]:
    """The texts that could be put before the organ by a decision."""
    return [
        text
        for text in texts_for(who)
        if may(request, AdoptionSought(text=text, decision=decision))
    ]


def proposal(request: HttpRequest) -> HttpResponse:
    """Put a decision before an organ: one that fell, a subject that the record knows, or another.

    The address says with what the form begins: ``?again=``, ``?text=``, ``?document=``,
    ``?admission=``, or ``?item=`` of the agenda of a ``?meeting=``.
    """
    who = conducting(request)
    situation = house.situation_for(who.viewer)
    organs = organs_for(request, situation, who)
    form, filed = ProposalForm(situation, organs), None
    begun = _begun(situation, request, organs)
    if request.method == "POST":
        form = ProposalForm(situation, organs, request.POST)
        form.offer_matters(begun.get("matter", EVERY))
        filed = file(request, form.content()) if form.is_valid() else Filed()
        if filed.entry is not None:
            return redirect("decision", form.content().decision)
    elif not organs:
        raise Http404
    else:
        form.offer_matters(begun.get("matter", EVERY))
        form.initial.update(begun)
    came = Came("proposal", form, filed)
    page = {
        "form": form,
        "came": came,
        "subjects": list(subjects(situation, organs, house.now().date())),
        "begun": bool(request.GET),
    }
    template = "chair/_proposal.html" if is_fragment(request) else "chair/proposal.html"
    return render(request, template, page, status=came.status)


def called_again(name: str, known: Collection[str]) -> str:
    """What a decision is called that is put forward once more.

    >>> called_again("CNC/1", ["CNC/1"]), called_again("CNC/1 bis", ["CNC/1", "CNC/1 bis"])
    ('CNC/1 bis', 'CNC/1 ter')
    """
    stem = re.sub(rf" ({'|'.join(_AGAIN)})$", "", name)
    free = (f"{stem} {one}" for one in _AGAIN if f"{stem} {one}" not in known)
    return next(free, None) or fresh(stem, known)


def _begun(situation: Situation, request: HttpRequest, organs: list[str]) -> dict[str, Any]:
    """What stands in the form when it is opened."""
    known = situation.decisions.matters
    again = known.get(request.GET.get("again", ""))
    if again is not None:
        old = again.proposed
        return {
            "organ": old.organ,
            "decision": called_again(old.decision, known),
            "title": old.title,
            "matter": old.matter,
            "rule": old.rule,
            "document": old.document,
            "meeting": old.meeting,
        }
    text = situation.negotiation.texts.get(request.GET.get("text", ""))
    organ = text.organ if text is not None and text.organ in organs else organs[0] if organs else ""
    begun = {"organ": organ, "decision": fresh(f"{organ} decision", known)}
    return begun | begun_with(situation, request.GET)
