"""What stands against an act of this room, in a situation: every ground, not only the first.

The same functions decide what is offered and what is refused (``paraph.secretariat``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import assert_never

from paraph.organisation import acts as said
from paraph.organisation.acts import MembershipKind, OrganisationAct
from paraph.organisation.entitlement import Role, role_grounds
from paraph.organisation.facts import Membership, Organ, Participant, Situation
from paraph.organisation.offices import SECRETARIAT, holder
from paraph.organisation.procedure import (
    conduct_grounds,
    document_grounds,
    meeting_grounds,
    organ_of,
    session_grounds,
)
from paraph.organisation.refusing import (
    backwards,
    empty,
    missing,
    refused,
    repeated,
    taken,
    unnamed,
)
from paraph.record import Act
from paraph.values.findings import Ground, Reason
from paraph.values.sentences import Called, Term, worded

_SECRETARIAT = (Role.SECRETARIAT,)
_CHAIR = (Role.SECRETARIAT, Role.CHAIR)
_DELEGATION = (Role.SECRETARIAT, Role.DELEGATION)


def roles(content: OrganisationAct) -> tuple[Role, ...]:
    """In which roles an act of this kind may be done."""
    match content:
        case said.CredentialsPresented() | said.FullPowersPresented():
            return _DELEGATION
        case (
            said.MeetingConvened()
            | said.MeetingOpened()
            | said.MeetingClosed()
            | said.AttendanceEstablished()
            | said.SessionConvened()
            | said.SessionOpened()
            | said.SessionClosed()
            | said.AgendaAdopted()
            | said.AgendaItemAdded()
            | said.CredentialsFound()
            | said.RotationProposed()
        ):
            return _CHAIR
        case _:
            return _SECRETARIAT


def grounds(situation: Situation, act: Act, content: OrganisationAct) -> Iterator[Ground]:
    """Everything that stands against an act; nothing, if it is admissible."""
    own = getattr(content, "participant", None)
    yield from role_grounds(act, roles(content), organ_of(situation, content), own)
    match content:
        case said.DocumentIssued() | said.DocumentSigned():
            yield from document_grounds(situation, content)
        case (
            said.MeetingConvened()
            | said.MeetingOpened()
            | said.MeetingClosed()
            | said.AttendanceEstablished()
        ):
            yield from meeting_grounds(situation, content)
        case said.SessionConvened() | said.SessionOpened() | said.SessionClosed():
            yield from session_grounds(situation, content)
        case (
            said.AgendaAdopted()
            | said.AgendaItemAdded()
            | said.CredentialsPresented()
            | said.CredentialsFound()
        ):
            yield from conduct_grounds(situation, content)
        case _:
            yield from _standing_grounds(situation, content)


def _standing_grounds(situation: Situation, content: said.StandingAct) -> Iterator[Ground]:
    match content:
        case said.OrganisationNamed():
            yield from _naming_grounds(situation, content)
        case (
            said.MembershipBegins()
            | said.MembershipEnds()
            | said.MembershipSuspended()
            | said.SuspensionEnds()
        ):
            yield from _membership_grounds(situation, content)
        case said.ParticipantEntered() | said.ParticipantRenamed() | said.FullPowersPresented():
            yield from _participant_grounds(situation, content)
        case said.GroupFormed() | said.GroupChanged():
            yield from _group_grounds(situation, content)
        case (
            said.OrganEstablished()
            | said.OrganDissolved()
            | said.OrganRegulated()
            | said.OrganSeated()
        ):
            yield from _organ_grounds(situation, content)
        case (
            said.OfficeAssumed()
            | said.OfficeRelinquished()
            | said.RotationProposed()
            | said.RulesAdopted()
        ):
            yield from _office_grounds(situation, content)
        case _:
            assert_never(content)


def _naming_grounds(situation: Situation, content: said.NamingAct) -> Iterator[Ground]:
    yield from unnamed(content.names)
    last = max(situation.namings, default=None)
    if last is not None and content.since <= last:
        words = worded("The organisation bears its present name since {day}.", day=last)
        yield refused(Reason.CONTRADICTION, words, situation.namings[last].entry)


def _participant_grounds(situation: Situation, content: said.ParticipantAct) -> Iterator[Ground]:
    known, name = situation.participants, content.participant
    match content:
        case said.ParticipantEntered(names=names):
            yield from taken([*known, *situation.groups, SECRETARIAT], "participant or group", name)
            yield from unnamed(names)
        case said.ParticipantRenamed(names=names, since=since):
            yield from missing(known, "participant", name)
            yield from unnamed(names)
            last = known[name].namings[-1] if name in known else None
            if last and last.since and since <= last.since:
                words = worded(
                    "{name} bears its present name since {day}, which is later.",
                    name=Called(name),
                    day=last.since,
                )
                yield refused(Reason.CONTRADICTION, words, last.entry)
        case said.FullPowersPresented(issued=issued, until=until):
            yield from missing(known, "participant", name)
            yield from backwards(issued, until, "full powers")
        case _:
            assert_never(content)


def _group_grounds(situation: Situation, content: said.GroupAct) -> Iterator[Ground]:
    participants, groups = situation.participants, situation.groups
    match content:
        case said.GroupFormed(group=group, names=names, members=members):
            yield from taken([*participants, *groups, SECRETARIAT], "participant or group", group)
            yield from unnamed(names)
            yield from empty(members, "member")
            yield from missing(participants, "participant", *members)
            yield from repeated(members, "group")
        case said.GroupChanged(group=group, joined=joined, left=left):
            yield from missing(groups, "group", group)
            yield from missing(participants, "participant", *joined)
            yield from empty((*joined, *left), "participant")
            now = groups[group].members if group in groups else ()
            for name in joined:
                yield from _joined(now, group, name)
            yield from repeated((*joined, *left), "change")
            for name in left:
                if group in groups and name not in now:
                    yield refused(
                        Reason.REFERENCE,
                        worded(
                            "{name} is no member of the {group}.",
                            name=Called(name),
                            group=Called(group),
                        ),
                    )
        case _:
            assert_never(content)


def _membership_grounds(situation: Situation, content: said.MembershipAct) -> Iterator[Ground]:
    name = content.participant
    yield from missing(situation.participants, "participant", name)
    known = situation.participants.get(name)
    if known is None:
        return
    if isinstance(content, said.MembershipBegins):
        yield from _beginning_grounds(known, content)
        return
    running = known.memberships[-1] if known.memberships else None
    if running is None or running.period.until is not None:
        words = worded("{name} does not belong to the organisation.", name=Called(name))
        yield refused(Reason.SEQUENCE, words, known.entry)
        return
    match content:
        case said.MembershipEnds(on=on):
            yield from backwards(running.period.since, on, "membership")
        case said.MembershipSuspended():
            yield from _suspension_grounds(running, content)
        case said.SuspensionEnds(on=on):
            if not _rests(running):
                yield refused(
                    Reason.SEQUENCE,
                    worded("The rights of {name} do not rest.", name=Called(name)),
                    running.entry,
                )
            else:
                yield from backwards(running.suspensions[-1].since, on, "suspension")
        case _:
            assert_never(content)


def _rests(membership: Membership) -> bool:
    return bool(membership.suspensions) and membership.suspensions[-1].until is None


def _beginning_grounds(known: Participant, content: said.MembershipBegins) -> Iterator[Ground]:
    name, last = content.participant, known.memberships[-1] if known.memberships else None
    if last is None:
        return
    begun = last.period.since
    if last.period.until is None and last.quality is content.quality:
        words = worded(
            "{name} belongs to the organisation since {day}: {quality}.",
            name=Called(name),
            day=begun,
            quality=last.quality,
        )
        yield refused(Reason.REPETITION, words, last.entry)
    if content.since <= last.period.since:
        words = worded(
            "{name} has a membership that began on {begun}.", name=Called(name), begun=begun
        )
        yield refused(Reason.CONTRADICTION, words, last.entry)
    if last.period.until and content.since < last.period.until:
        words = worded(
            "{name} has a membership until {day}.", name=Called(name), day=last.period.until
        )
        yield refused(Reason.CONTRADICTION, words, last.entry)


def _suspension_grounds(running: Membership, content: said.MembershipSuspended) -> Iterator[Ground]:
    name = content.participant
    if running.quality is not MembershipKind.MEMBER:
        words = worded(
            "Only a member's rights can rest; {name} is: {quality}.",
            name=Called(name),
            quality=running.quality,
        )
        yield refused(Reason.ENTITLEMENT, words, running.entry)
    if _rests(running):
        yield refused(
            Reason.REPETITION,
            worded("The rights of {name} rest.", name=Called(name)),
            running.entry,
        )
    rested = running.suspensions[-1].until if running.suspensions else None
    if rested is not None and content.since < rested:
        words = worded(
            "The rights of {name} rested until {until}.", name=Called(name), until=rested
        )
        yield refused(Reason.CONTRADICTION, words, running.entry)
    if content.since < running.period.since:
        words = worded(
            "{name} became a member on {day}, later.", name=Called(name), day=running.period.since
        )
        yield refused(Reason.CONTRADICTION, words, running.entry)


def _joined(members: Collection[str], group: str, name: str) -> Iterator[Ground]:
    if name in members:
        words = worded(
            "{name} is a member of the {group} already.", name=Called(name), group=Called(group)
        )
        yield refused(Reason.REPETITION, words)


def _organ_grounds(situation: Situation, content: said.OrganAct) -> Iterator[Ground]:
    organs, name = situation.organs, content.organ
    if isinstance(content, said.OrganEstablished):
        yield from taken(organs, "organ", name)
        yield from unnamed(content.names)
        yield from missing(organs, "organ", content.parent)
        return
    yield from missing(organs, "organ", name)
    known = organs.get(name)
    if known is None:
        return
    if known.period.until is not None:
        words = worded(
            "{name} exists no longer from {day}.", name=Called(name), day=known.period.until
        )
        yield refused(Reason.SEQUENCE, words, known.entry)
    match content:
        case said.OrganRegulated(regulations=symbol):
            yield from missing(situation.documents, "document", symbol)
        case said.OrganSeated(place=place, since=since, opened=opened):
            if any(
                (one.place, one.since, one.opened) == (place, since, opened) for one in known.seats
            ):
                yield refused(
                    Reason.REPETITION,
                    worded(
                        "{name} has its seat in {place} already.", name=Called(name), place=place
                    ),
                )
        case said.OrganDissolved(on=on):
            yield from backwards(known.period.since, on, "organ")
        case _:
            assert_never(content)


def _office_grounds(situation: Situation, content: said.OfficeAct) -> Iterator[Ground]:
    organs, participants, organ = situation.organs, situation.participants, content.organ
    yield from missing(organs, "organ", organ)
    match content:
        case said.OfficeAssumed(office=office, holder=who, since=since, until=until):
            yield from missing(participants, "participant", who)
            yield from backwards(since, until, "office")
            if holder(situation, organ, office, since).value == who:
                words = worded(
                    "{who} is {office} of {organ} on {day} already.",
                    who=Called(who),
                    office=Term(office),
                    organ=Called(organ),
                    day=since,
                )
                yield refused(Reason.REPETITION, words)
        case said.OfficeRelinquished(office=office, holder=who, on=on):
            if holder(situation, organ, office, on).value != who:
                words = worded(
                    "{who} is not {office} of {organ} on {day}.",
                    who=Called(who),
                    office=Term(office),
                    organ=Called(organ),
                    day=on,
                )
                yield refused(Reason.SEQUENCE, words)
        case said.RotationProposed(order=order):
            yield from empty(order, "participant")
            yield from missing(participants, "participant", *order)
            yield from repeated(order, "order")
        case said.RulesAdopted(document=document):
            yield from missing(situation.documents, "document", document)
            yield from _rules_grounds(organs.get(organ), content)
        case _:
            assert_never(content)


def _rules_grounds(organ: Organ | None, content: said.RulesAdopted) -> Iterator[Ground]:
    """Against rules of which nobody could say which one holds."""
    yield from empty(content.rules, "rule")
    for earlier in organ.rules if organ else ():
        for matter, rule in content.rules.items():
            other = earlier.rules.get(matter, rule)
            if earlier.since == content.since and other != rule:
                day = content.since
                words = worded(
                    "From {day} {organ} would decide {matter} by {other} and {rule}.",
                    day=day,
                    organ=Called(content.organ),
                    matter=Term(matter),
                    other=other,
                    rule=rule,
                )
                yield refused(Reason.AMBIGUITY, words, earlier.entry)
