"""The state of play as a role may see it, kept up to date act by act while the process lives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock
from typing import Final

from django.http import Http404

from paraph.negotiation.adoption import adoptions
from paraph.negotiation.audience import seat
from paraph.negotiation.play import Follower, StateOfPlay, rule_in_force
from paraph.negotiation.situation import Situation as Negotiation
from paraph.secretariat import Situation
from paraph.secretariat.engine import apply_rule
from paraph.secretariat.negotiating import state_of_play_for
from paraph.values.errors import Inadmissible
from paraph.web import house
from paraph.web.accounts.roles import Role


@dataclass
class _Followed:
    """A follower, the situation up to which it has followed, and what it said then."""

    follower: Follower
    situation: Negotiation
    play: StateOfPlay


_followers: Final[dict[tuple[str, str, str, str], _Followed]] = {}
_lock: Final = Lock()


def texts_for(role: Role) -> list[str]:
    """The names of the texts that a role knows of."""
    return list(house.situation_for(role.viewer).negotiation.texts)


def play_for(text: str, role: Role) -> StateOfPlay:
    """The state of play of a text now, for a role.

    Raises:
        Http404: if there is no such text.
    """
    situation, now = house.situation_for(role.viewer), house.now()
    facts = situation.negotiation.texts.get(text)
    if facts is None:
        raise Http404
    with _lock:
        play = _followed(situation, text, role)
    sought = adoptions(facts, situation.decisions, situation.organisation, now, apply_rule)
    return replace(play, adoptions=sought)


def _followed(situation: Situation, text: str, role: Role) -> StateOfPlay:
    facts = situation.negotiation.texts[text]
    looks = seat(role.viewer, facts.organ, facts.delegations)
    key = (house.secretariat().record.origin, role.viewer.name, text, looks)
    known = _followers.get(key)
    if known is None:
        rule = rule_in_force(facts, situation.organisation, house.now().date())
        follower = Follower(situation.negotiation, text, looks, apply_rule, rule)
        known = _followers[key] = _Followed(follower, situation.negotiation, follower.play)
    if known.situation is not situation.negotiation:
        known.play = known.follower.follow(situation.negotiation)
        known.situation = situation.negotiation
    return known.play


def play_then(text: str, role: Role, moment: datetime) -> StateOfPlay:
    """The state of play of a text at a moment of the past, computed anew.

    Raises:
        Http404: if the text was not there yet.
    """
    try:
        return state_of_play_for(house.secretariat(), role.viewer, moment, text)
    except Inadmissible as error:
        raise Http404 from error
