"""The state of play of a text for a viewer: the use case behind every page of a negotiation."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from paraph.decisions.proceedings import Engine
from paraph.negotiation.adoption import adoptions
from paraph.negotiation.audience import seat
from paraph.negotiation.play import StateOfPlay, rule_in_force, state_of_play
from paraph.organisation.viewers import Viewer
from paraph.secretariat.engine import apply_rule
from paraph.secretariat.situation import Situation
from paraph.secretariat.submitting import Secretariat
from paraph.values.errors import Inadmissible
from paraph.values.sentences import worded


def state_of_play_for(
    secretariat: Secretariat,
    viewer: Viewer,
    at: datetime,
    text: str | None = None,
    engine: Engine = apply_rule,
) -> StateOfPlay:
    """The state of play at a moment, made from the acts that are for a viewer.

    ``text`` need not be named while there is only one.

    Raises:
        Inadmissible: if there was no such text then, or nobody of the viewer's name is answered.
    """
    situation = secretariat.situation_for(viewer, at)
    name = text_meant(situation, text)
    facts = situation.negotiation.texts.get(name)
    if facts is None:
        return state_of_play(situation.negotiation, name, viewer.name)
    rule = rule_in_force(facts, situation.organisation, at.date())
    looks = seat(viewer, facts)
    play = state_of_play(situation.negotiation, name, looks, engine, rule)
    sought = adoptions(facts, situation.decisions, situation.organisation, at, engine)
    return replace(play, adoptions=sought)


def text_meant(situation: Situation, named: str | None) -> str:
    """The text that is meant: the one that is named, else the only one under negotiation.

    Raises:
        Inadmissible: if none is named, and there is not exactly one.
    """
    known = list(situation.negotiation.texts)
    if named is not None:
        return named
    if len(known) == 1:
        return known[0]
    names = ", ".join(known) or worded("none")
    raise Inadmissible(
        worded("Say which text is meant; under negotiation then: {names}.", names=names)
    )
