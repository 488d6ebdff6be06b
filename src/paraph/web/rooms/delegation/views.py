"""Reading in the delegation's room: what needs it, what changed, what is its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from paraph.decisions.proceedings import Quiet
from paraph.negotiation.acts import PositionStated, TextProposalWithdrawn
from paraph.negotiation.brief import brief_view
from paraph.negotiation.contradictions import contradictions
from paraph.negotiation.history import lapsed
from paraph.negotiation.news import expected_of
from paraph.negotiation.play import StateOfPlay
from paraph.negotiation.vocabulary import Audience, Stance
from paraph.web import house
from paraph.web.accounts.roles import Role
from paraph.web.filing import Filed, may
from paraph.web.fragments import is_fragment
from paraph.web.rooms.chair.matters import MatterFound, matters
from paraph.web.rooms.delegation.own import (
    OwnPosition,
    changed,
    own_words,
    positions,
    proposals,
    to_confirm,
)
from paraph.web.rooms.delegation.room import delegate
from paraph.web.rooms.text.desk import play_for, texts_for


def delegation(request: HttpRequest) -> HttpResponse:
    """What needs the delegation, text by text, and what is before the organs."""
    who, now = delegate(request), house.now()
    situation = house.situation_for(who.viewer)
    found = list(matters(situation, now))
    page = {
        "desks": [_card(play_for(name, who), who, now) for name in own_texts(who)],
        "silences": [one for one in found if asks(one, who)],
        "decisions": [one for one in found if not one.is_settled],
    }
    return render(request, "delegation/delegation.html", page)


def own_texts(who: Role) -> list[str]:
    """The texts that a delegation negotiates."""
    known = house.situation_for(who.viewer).negotiation.texts
    return [name for name in texts_for(who) if who.participant in known[name].delegations]


def own_play(request: HttpRequest, text: str) -> StateOfPlay:
    """The state of play of a text that the delegation of whoever asks negotiates.

    Raises:
        Http404: if there is none, or it is not theirs.
    """
    play = play_for(text, delegate(request))
    if play.seen.viewer not in play.seen.facts.delegations:
        raise Http404
    return play


def asks(found: MatterFound, who: Role) -> bool:
    """Whether a silence procedure that runs waits for a delegation to break it or not."""
    silence = found.matter.silence
    runs = found.quiet.value in {Quiet.RUNNING, Quiet.BROKEN}
    return silence is not None and runs and who.participant in silence.addressees


def _card(play: StateOfPlay, who: Role, now: datetime) -> dict[str, Any]:
    news = changed(play, who)
    brief = brief_view(play, now)
    return {
        "play": play,
        "changed": news,
        "to_confirm": list(to_confirm(play, who.participant, now)),
        "expected": len(brief["expected_of_it"]),
        "lapsed": len(brief["lapsed"]),
        "contradictions": len(brief["contradictions"]),
    }


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a form on this page: which one, and why it was not entered."""

    act: str = ""
    filed: Filed | None = None

    @property
    def status(self) -> int:
        """The status of the answer: what was not entered is no success."""
        return 422 if self.filed is not None and self.filed.entry is None else 200


CAME_TO_READ: Final = Came()


def desk(request: HttpRequest, text: str) -> HttpResponse:
    """The delegation's desk on a text."""
    return desk_page(request, own_play(request, text))


def desk_page(request: HttpRequest, play: StateOfPlay, came: Came = CAME_TO_READ) -> HttpResponse:
    """The desk, with what came of a form."""
    page = desk_of(play, delegate(request))
    text = play.seen.name
    page |= {
        "came": came,
        "proposals": [
            {"proposal": one, "may": _may_withdraw(request, text, one.name, one.is_withdrawn)}
            for one in page["proposals"]
        ],
        "positions": _to_withdraw(request, text, page["positions"]),
        "past_positions": _to_withdraw(request, text, page["past_positions"]),
        "to_confirm": [
            {"one": one, "may": may(request, confirmation(text, one.provision))}
            for one in page["to_confirm"]
        ],
    }
    template = "delegation/_desk.html" if is_fragment(request) else "delegation/desk.html"
    return render(request, template, page, status=came.status)


def _to_withdraw(request: HttpRequest, text: str, own: list[OwnPosition]) -> list[dict[str, Any]]:
    return [{"position": one, "may": may(request, one.withdrawn(text))} for one in own]


def desk_of(play: StateOfPlay, who: Role) -> dict[str, Any]:
    """Everything that is a delegation's own in a text now."""
    now, facts = house.now(), play.seen.facts
    influence, words = own_words(play, who.participant)
    stated = positions(facts, who.participant)
    return {
        "play": play,
        "facts": facts,
        "now": now,
        "changed": changed(play, who),
        "brief": brief_view(play, now),
        "expected": list(expected_of(play)),
        "lapsed": list(lapsed(play.seen, who.participant)),
        "contradictions": list(contradictions(play.seen, who.participant)),
        "positions": [one for one in stated if one.is_open],
        "past_positions": [one for one in stated if not one.is_open],
        "proposals": proposals(facts, who.participant),
        "to_confirm": list(to_confirm(play, who.participant, now)),
        "influence": influence,
        "words": words,
    }


def _may_withdraw(request: HttpRequest, text: str, proposal: str, is_withdrawn: bool) -> bool:  # noqa: FBT001
    return not is_withdrawn and may(request, TextProposalWithdrawn(text=text, proposal=proposal))


def confirmation(text: str, provision: str) -> PositionStated:
    """The act by which a capital confirms a provision: from now on, it can accept it."""
    return PositionStated(
        text=text, provision=provision, stance=Stance.CAN_ACCEPT, audience=Audience.MEMBERS
    )
