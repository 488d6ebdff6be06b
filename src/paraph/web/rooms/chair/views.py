"""Reading in the chair's room: what there is to conduct, and how far a text has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from paraph.decisions.acts import DecisionProposed
from paraph.decisions.proceedings import Quiet
from paraph.negotiation.acts import AdoptionSought, StatusGiven
from paraph.negotiation.audience import seat
from paraph.negotiation.consensus import Consensus
from paraph.negotiation.facts import CHAIR
from paraph.negotiation.linkages import linkages
from paraph.negotiation.page import state_view
from paraph.negotiation.play import DEFINITION, StateOfPlay
from paraph.negotiation.vocabulary import Status
from paraph.organisation.offices import SECRETARIAT, organs_on
from paraph.secretariat import Situation
from paraph.values.moments import PlacedMoment
from paraph.web import house
from paraph.web.accounts.models import Function
from paraph.web.accounts.roles import Role
from paraph.web.filing import Filed, may
from paraph.web.fragments import is_fragment
from paraph.web.rooms.chair.forms import StatusForm
from paraph.web.rooms.chair.matters import matters, shipped_rule
from paraph.web.rooms.chair.room import conducting
from paraph.web.rooms.text.desk import play_for, texts_for

UNDER_WAY: Final = frozenset({Quiet.RUNNING, Quiet.BROKEN, Quiet.KEPT})
"""Silence procedures that somebody has still to close."""


def chair(request: HttpRequest) -> HttpResponse:
    """Every text with what blocks it, the silence procedures, and the decisions."""
    who, now = conducting(request), house.now()
    situation = house.situation_for(who.viewer)
    found = list(matters(situation, now))
    page = {
        "plays": [
            {"play": play, "blocked": blockers(play), "own": is_own(play, who)}
            for play in (play_for(name, who) for name in texts_for(who))
        ],
        "silences": [one for one in found if one.quiet.value in UNDER_WAY and not one.is_settled],
        "decisions": found,
        "may_propose": bool(organs_for(request, situation, who)),
    }
    return render(request, "chair/chair.html", page)


def is_own(play: StateOfPlay, who: Role) -> bool:
    """Whether a text is negotiated under this very chair, or kept by this secretariat."""
    looks = seat(who.viewer, play.seen.facts)
    return looks in {CHAIR, SECRETARIAT}


def blockers(play: StateOfPlay) -> list[tuple[str, int]]:
    """Who holds up blocked provisions, and how many: whoever holds up most, first."""
    held: dict[str, int] = {}
    for found in play.found(Consensus.BLOCKED):
        for who in {name for name, _why in found.held_up}:
            held[who] = held.get(who, 0) + 1
    return sorted(held.items(), key=lambda one: (-one[1], one[0]))


def organs_for(request: HttpRequest, situation: Situation, who: Role) -> list[str]:
    """The organs before which somebody may put a decision now."""
    organs = organs_on(situation.organisation, house.now().date())
    wanted = [who.organ] if who.function is Function.CHAIR else list(organs)
    return [
        organ
        for organ in wanted
        if may(request, DecisionProposed(decision="…", organ=organ, title="…"))
    ]


@dataclass(frozen=True, slots=True)
class Came:
    """With what somebody comes back to a page: which form, as typed, and what came of it."""

    act: str = ""
    form: Any = None
    filed: Filed | None = None

    @property
    def status(self) -> int:
        """The status of the answer: what was not entered is no success."""
        return 422 if self.filed is not None and self.filed.entry is None else 200


CAME_TO_READ: Final = Came()


def text_page(request: HttpRequest, text: str) -> HttpResponse:
    """How far a text has come: agreed, ad referendum, open, blocked by whom and why."""
    return play_page(request, play_for(text, conducting(request)))


def play_page(request: HttpRequest, play: StateOfPlay, came: Came = CAME_TO_READ) -> HttpResponse:
    """The page of a text, with what somebody came back with."""
    who, now = conducting(request), house.now()
    situation, facts = house.situation_for(who.viewer), play.seen.facts
    view = state_view(play, now)
    for row in view["unresolved"]:
        row["until"] = _until(play, row["provision"])
        row["held_up"] = play.provisions[row["provision"]].held_up
    for row in view["awaited"]:
        row["until"] = _until(play, row["provisions"][0])
    page = {
        "play": play,
        "facts": facts,
        "view": view,
        "rule": shipped_rule(view["rule"]),
        "definition": DEFINITION,
        "groups": [
            {"consensus": wanted, "rows": rows}
            for wanted in (Consensus.BLOCKED, Consensus.OPEN, Consensus.AD_REFERENDUM)
            if (rows := [one for one in view["unresolved"] if one["consensus"] == wanted.value])
        ],
        "linkages": list(linkages(play.seen)),
        "status": _status_form(request, play, situation, came),
        "decisions": _unsought(request, play, situation),
        "came": came,
        "may_propose": bool(organs_for(request, situation, who)),
    }
    template = "chair/_state.html" if is_fragment(request) else "chair/state.html"
    return render(request, template, page, status=came.status)


def _until(play: StateOfPlay, provision: str) -> PlacedMoment | None:
    """Until when capitals may confirm a provision."""
    said = play.seen.facts.provisions[provision].status
    return said.deadline if said else None


def _status_form(
    request: HttpRequest, play: StateOfPlay, situation: Situation, came: Came
) -> StatusForm | None:
    facts = play.seen.facts
    if came.act == "status" and came.form is not None:
        return came.form  # type: ignore[no-any-return]
    sample = StatusGiven(
        text=play.seen.name, provisions=tuple(list(facts.provisions)[:1]), status=Status.OPEN
    )
    return StatusForm(situation, facts) if may(request, sample) else None


def _unsought(request: HttpRequest, play: StateOfPlay, situation: Situation) -> list[str]:
    """The decisions by which the text could be put before an organ."""
    return [
        name
        for name, matter in situation.decisions.matters.items()
        if matter.declaration is None
        and matter.withdrawn is None
        and matter.silence is None
        and may(request, AdoptionSought(text=play.seen.name, decision=name))
    ]
