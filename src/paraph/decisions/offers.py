"""Acts of this room that somebody could want to do, as a form that is filled in already.

See ``paraph.organisation.offers``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from paraph.decisions import acts as said
from paraph.decisions.acts import Cast, Declared, Reply
from paraph.decisions.proceedings import deadline_at
from paraph.decisions.situation import Matter, Situation
from paraph.organisation import facts as organisation
from paraph.organisation.membership import voting_members
from paraph.organisation.offers import Offer, fresh
from paraph.values.moments import PlacedMoment, in_utc, instant

SHORTEST: Final = timedelta(hours=72)
"""How long the silence lasts that is offered; its author may say otherwise."""


def offers(situation: Situation, organs: organisation.Situation, when: datetime) -> Iterator[Offer]:
    """Everything of this room that could be done at a moment, whoever may do it."""
    for organ in organs.organs:
        name = fresh("Decision", situation.matters)
        proposed = said.DecisionProposed(decision=name, organ=organ, title="…")
        free = ("decision", "title", "matter", "rule", "document", "meeting", "concerned")
        yield Offer(proposed, free)
    members = voting_members(organs, when.date())
    for name, matter in situation.matters.items():
        yield from _of_stances(name)
        yield from _of_votes(name, matter, members)
        yield from _of_silence(name, matter, members, when)
        for declared in Declared:
            content = said.DecisionDeclared(decision=name, declared=declared)
            yield Offer(content, ("number",))
        ruling = said.ChairRuling(decision=name, question="…", ruling="…")
        yield Offer(ruling, ("question", "ruling"))
        yield Offer(said.ProposalWithdrawn(decision=name))


def _of_stances(name: str) -> Iterator[Offer]:
    yield Offer(said.FormalObjection(decision=name), ("aspect",))
    yield Offer(said.ObjectionWithdrawn(decision=name))
    yield Offer(said.OpinionRecorded(decision=name, aspect="…"), ("aspect",))
    yield Offer(said.AbstentionDeclared(decision=name))
    yield Offer(said.NonParticipationDeclared(decision=name))
    yield Offer(said.ParticipationDeclared(decision=name))


def _of_votes(name: str, matter: Matter, members: tuple[str, ...]) -> Iterator[Offer]:
    for cast in Cast:
        yield Offer(said.VoteCast(decision=name, cast=cast))
    votes = tuple(said.MemberVote(who, Cast.FOR) for who in members if who not in matter.votes)
    yield Offer(said.VoteRecorded(decision=name, votes=votes), ("votes",))


def _of_silence(
    name: str, matter: Matter, members: tuple[str, ...], when: datetime
) -> Iterator[Offer]:
    silence = matter.silence
    if silence is None:
        deadline = PlacedMoment(in_utc(when + SHORTEST), "…", "UTC")
        opened = said.SilenceOpened(decision=name, deadline=deadline, addressees=members)
        yield Offer(opened, ("deadline", "addressees"))
        return
    end = instant(deadline_at(silence, when).moment)
    later = PlacedMoment(in_utc(end + SHORTEST), "…", "UTC")
    yield Offer(said.SilenceExtended(decision=name, deadline=later), ("deadline",))
    now = when.isoformat()
    for who in silence.addressees:
        notice = said.NoticeGiven(decision=name, addressee=who, reached=now, way="…")
        yield Offer(notice, ("reached", "way"))
        for reply in Reply:
            answer = said.ReplyReceived(
                decision=name, addressee=who, reply=reply, received=now, way="…"
            )
            yield Offer(answer, ("received", "way", "text"))
