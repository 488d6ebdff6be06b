"""Acts of this room that somebody could want to do, as a form that is filled in already.

An offer is an act that can be entered as it stands, with the names of the fields that are its
author's to change.  What is offered here is only proposed: ``paraph.secretariat`` holds each offer
against the same grounds as an act that comes from outside, and shows those that nothing is against.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

import msgspec

from paraph.organisation import acts as said
from paraph.organisation.acts import MembershipKind, Nature, ParticipantKind
from paraph.organisation.facts import Meeting, Session, Situation
from paraph.organisation.membership import members
from paraph.organisation.offices import CHAIR, alphabetical_rotation, next_in_rotation
from paraph.record import Content
from paraph.values.moments import PlacedMoment, in_utc


class Offer(msgspec.Struct, frozen=True):
    """What may be said, and which of its fields are the author's to fill in."""

    content: Content
    open: tuple[str, ...] = ()


def offers(situation: Situation, actor: str, when: datetime) -> Iterator[Offer]:
    """Everything of this room that could be done at a moment, whoever may do it."""
    yield from _of_names(when)
    yield from _of_participants(situation, when)
    yield from _of_memberships(situation, when)
    yield from _of_organs(situation, when)
    yield from _of_sessions(situation, when)
    yield from _of_meetings(situation, when)
    yield from _of_credentials(situation, actor)
    yield from _of_documents(situation, when)


def fresh(stem: str, known: Collection[str]) -> str:
    """A name that is not known yet: the stem with the first number that is free."""
    number = len(known) + 1
    while f"{stem} {number}" in known:
        number += 1
    return f"{stem} {number}"


def _of_names(when: datetime) -> Iterator[Offer]:
    named = said.OrganisationNamed(names={"en": "Organisation"}, since=when.date())
    yield Offer(named, ("names", "since"))


def _of_participants(situation: Situation, when: datetime) -> Iterator[Offer]:
    known = {*situation.participants, *situation.groups}
    name = fresh("Participant", known)
    new = said.ParticipantEntered(participant=name, type=ParticipantKind.STATE, names={"en": name})
    yield Offer(new, ("participant", "type", "names"))
    for participant in situation.participants:
        names = {"en": f"New {participant}"}
        day = when.date()
        renamed = said.ParticipantRenamed(participant=participant, names=names, since=day)
        yield Offer(renamed, ("names", "since"))
    everybody = tuple(situation.participants)
    group = fresh("Group", known)
    formed = said.GroupFormed(group=group, names={"en": group}, members=everybody)
    yield Offer(formed, ("group", "names", "members"))
    for name, one in situation.groups.items():
        others = tuple(who for who in everybody if who not in one.members)
        yield Offer(said.GroupChanged(group=name, joined=others[:1]), ("joined", "left"))
        yield Offer(said.GroupChanged(group=name, left=one.members[-1:]), ("joined", "left"))


def _of_memberships(situation: Situation, when: datetime) -> Iterator[Offer]:
    day = when.date()
    for name in situation.participants:
        for quality in MembershipKind:
            begun = said.MembershipBegins(participant=name, quality=quality, since=day)
            yield Offer(begun, ("since",))
        yield Offer(said.MembershipSuspended(participant=name, since=day), ("since",))
        yield Offer(said.SuspensionEnds(participant=name, on=day), ("on",))
        yield Offer(said.MembershipEnds(participant=name, on=day), ("on",))


def _of_organs(situation: Situation, when: datetime) -> Iterator[Offer]:
    day = when.date()
    name = fresh("Organ", situation.organs)
    new = said.OrganEstablished(
        organ=name, names={"en": name}, since=day, mandate="…", composition="…"
    )
    yield Offer(new, ("organ", "names", "since", "mandate", "composition", "parent", "provision"))
    for organ in situation.organs:
        rules = said.RulesAdopted(organ=organ, rules={"*": "sco-charter-16-1"}, since=day)
        yield Offer(rules, ("rules", "since", "document"))
        seated = said.OrganSeated(organ=organ, place="…", since=day)
        yield Offer(seated, ("place", "since", "opened"))
        for symbol in situation.documents:
            yield Offer(said.OrganRegulated(organ=organ, regulations=symbol, since=day), ("since",))
        yield from _of_chair(situation, organ, when)
        yield Offer(said.OrganDissolved(organ=organ, on=day), ("on",))


def _of_chair(situation: Situation, organ: str, when: datetime) -> Iterator[Offer]:
    day = when.date()
    proposed = next_in_rotation(situation, organ, CHAIR, day).value
    for who in dict.fromkeys([proposed, *situation.participants]):
        if who is None:
            continue
        assumed = said.OfficeAssumed(organ=organ, office=CHAIR, holder=who, since=day)
        yield Offer(assumed, ("office", "since", "until"))
        left = said.OfficeRelinquished(organ=organ, office=CHAIR, holder=who, on=day)
        yield Offer(left, ("on",))
    order = alphabetical_rotation(situation, day).value
    reason = "Russian alphabetical order"
    rotation = said.RotationProposed(organ=organ, office=CHAIR, order=order, reason=reason)
    yield Offer(rotation, ("office", "order", "reason"))


def _of_sessions(situation: Situation, when: datetime) -> Iterator[Offer]:
    held = {*situation.sessions, *situation.meetings}
    for organ in situation.organs:
        new = said.SessionConvened(
            session=fresh("Session", held), organ=organ, place="…", starts=when.date()
        )
        yield Offer(new, ("session", "place", "starts"))
    for name in situation.sessions:
        yield Offer(said.SessionOpened(session=name))
        yield Offer(said.SessionClosed(session=name))


def _of_meetings(situation: Situation, when: datetime) -> Iterator[Offer]:
    held = {*situation.sessions, *situation.meetings}
    starts = PlacedMoment(in_utc(when + timedelta(days=1)), "…", "UTC")
    for organ in situation.organs:
        new = said.MeetingConvened(meeting=fresh("Meeting", held), organ=organ, starts=starts)
        yield Offer(new, ("meeting", "starts", "session", "extraordinary", "hour_known"))
    present = members(situation, when.date()).value
    for name in situation.meetings:
        yield Offer(said.MeetingOpened(meeting=name, present=present), ("present",))
        there = said.AttendanceEstablished(meeting=name, present=present)
        yield Offer(there, ("present",))
        yield Offer(said.MeetingClosed(meeting=name))
    for name in held:
        yield Offer(said.AgendaAdopted(of=name, items=("…",)), ("items",))
        yield Offer(said.AgendaItemAdded(of=name, item="Other matters"), ("item",))


def _of_credentials(situation: Situation, actor: str) -> Iterator[Offer]:
    held: dict[str, Session | Meeting] = {**situation.sessions, **situation.meetings}
    for at in held:
        for who in (actor, *situation.participants):
            shown = said.CredentialsPresented(participant=who, at=at, issued_by="…")
            yield Offer(shown, ("issued_by",))
        for one in situation.credentials.get(at, ()):
            found = said.CredentialsFound(participant=one.participant, at=at, in_order=True)
            yield Offer(found, ("in_order",))


_BELONGS = ("organ", "meeting", "item", "of_text", "of_treaty", "of_decision")


def _of_documents(situation: Situation, when: datetime) -> Iterator[Offer]:
    day = when.date()
    symbol = f"DOC/{len(situation.documents) + 1}"
    new = said.DocumentIssued(
        symbol=symbol, title="…", nature=Nature.DRAFT, languages=("en",), issued=day
    )
    yield Offer(new, ("symbol", "title", "nature", "languages", "issued", *_BELONGS))
    for known in situation.documents:
        for who in situation.participants:
            by = (who,)
            made = said.DocumentSigned(symbol=known, participants=by, place="…", on=day)
            yield Offer(made, ("participants", "place", "on"))
    for who in situation.participants:
        powers = said.FullPowersPresented(
            participant=who, treaty="…", scope="signature", issued_by="…", issued=day
        )
        yield Offer(powers, ("treaty", "scope", "issued_by", "issued", "until"))
