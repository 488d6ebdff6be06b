"""The state of play as a role may see it, kept up to date act by act while the process lives."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Lock
from typing import Final

from django.http import Http404

from paraph.negotiation.adoption import adoptions
from paraph.negotiation.audience import seat
from paraph.negotiation.play import Follower, StateOfPlay, rule_in_force
from paraph.secretariat import Situation
from paraph.secretariat.engine import apply_rule
from paraph.secretariat.negotiating import state_of_play_for
from paraph.values.errors import Inadmissible
from paraph.web import house
from paraph.web.accounts.roles import Role
from paraph.web.shelves import Shelves

MOST: Final = 256
"""So many texts are followed, each for a reader, those asked for last; another begins anew."""


@dataclass
class _Followed:
    """A text followed for a reader: by one question at a time, and no other text waits."""

    lock: Lock = field(default_factory=Lock)
    follower: Follower | None = None
    play: StateOfPlay | None = None

    def play_in(self, situation: Situation, text: str, looks: str) -> StateOfPlay:
        """The state of play in a situation; nothing is computed if the text is as it was."""
        rule = rule_in_force(
            situation.negotiation.texts[text], situation.organisation, house.now().date()
        )
        with self.lock:
            known = self.follower
            if known is None or self.play is None or known.rule != rule:
                known = self.follower = Follower(
                    situation.negotiation, text, looks, apply_rule, rule
                )
                self.play = known.play
            elif known.situation.texts[text] is not situation.negotiation.texts[text]:
                self.play = known.follow(situation.negotiation)
                known.situation = situation.negotiation
            return self.play


_FOLLOWED: Final = Shelves(_Followed, MOST)


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
    looks = seat(role.viewer, facts)
    key = house.secretariat().record.origin, role.viewer.name, text, looks
    play = _FOLLOWED.of(key).play_in(situation, text, looks)
    sought = adoptions(facts, situation.decisions, situation.organisation, now, apply_rule)
    return replace(play, adoptions=sought)


def play_then(text: str, role: Role, moment: datetime) -> StateOfPlay:
    """The state of play of a text at a moment of the past, computed anew.

    Raises:
        Http404: if the text was not there yet.
    """
    try:
        return state_of_play_for(house.secretariat(), role.viewer, moment, text)
    except Inadmissible as error:
        raise Http404 from error
