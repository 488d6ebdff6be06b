"""Every act of this room in a sentence, as the log of a record shows it."""

from __future__ import annotations

from typing import assert_never, cast

from paraph.organisation import acts as said
from paraph.organisation.acts import MembershipKind, OrganisationAct
from paraph.record import Entered
from paraph.values.languages import best_name
from paraph.values.moments import instant
from paraph.values.sentences import (
    Argument,
    Called,
    Named,
    Sentence,
    Series,
    Tag,
    Term,
    called,
    rota,
    worded,
)


def sentence(entered: Entered) -> Sentence:
    """What was done, in a sentence."""
    content = cast("OrganisationAct", entered.content)
    match content:
        case said.DocumentIssued() | said.DocumentSigned():
            return _of_document(content)
        case (
            said.MeetingConvened()
            | said.MeetingOpened()
            | said.MeetingClosed()
            | said.AttendanceEstablished()
        ):
            return _of_meeting(content)
        case said.SessionConvened() | said.SessionOpened() | said.SessionClosed():
            return _of_session(content)
        case (
            said.AgendaAdopted()
            | said.AgendaItemAdded()
            | said.CredentialsPresented()
            | said.CredentialsFound()
        ):
            return _of_conduct(content)
        case _:
            return _of_standing(content)


def _of_standing(content: said.StandingAct) -> Sentence:
    match content:
        case said.OrganisationNamed():
            return _of_naming(content)
        case (
            said.MembershipBegins()
            | said.MembershipEnds()
            | said.MembershipSuspended()
            | said.SuspensionEnds()
        ):
            return _of_membership(content)
        case said.ParticipantEntered() | said.ParticipantRenamed() | said.FullPowersPresented():
            return _of_participant(content)
        case said.GroupFormed() | said.GroupChanged():
            return _of_group(content)
        case (
            said.OrganEstablished()
            | said.OrganDissolved()
            | said.OrganRegulated()
            | said.OrganSeated()
        ):
            return _of_organ(content)
        case (
            said.OfficeAssumed()
            | said.OfficeRelinquished()
            | said.RotationProposed()
            | said.RulesAdopted()
        ):
            return _of_office(content)
        case _:
            assert_never(content)


def _of_document(content: said.DocumentAct) -> Sentence:
    match content:
        case said.DocumentIssued():
            return worded(
                "{symbol} was issued on {day}: {nature} “{title}”, in {languages}.",
                symbol=content.symbol,
                day=content.issued,
                nature=content.nature,
                title=content.title,
                languages=tuple(map(Tag, content.languages)),
            )
        case said.DocumentSigned(participants=participants, place=place, on=on):
            return worded(
                "{participants} signed {symbol} at {place} on {day}.",
                participants=called(participants),
                symbol=content.symbol,
                place=place,
                day=on,
            )
        case _:
            assert_never(content)


def _of_meeting(content: said.MeetingAct) -> Sentence:
    name = content.meeting
    match content:
        case said.MeetingConvened():
            return _convened(content)
        case said.MeetingOpened(present=None):
            return worded("The meeting {meeting} was opened.", meeting=name)
        case said.MeetingOpened(present=present):
            return worded(
                "The meeting {meeting} was opened, with {participants} present.",
                meeting=name,
                participants=called(present or ()),
            )
        case said.AttendanceEstablished(present=present):
            return worded(
                "At the meeting {meeting} these are present: {participants}.",
                meeting=name,
                participants=called(present),
            )
        case said.MeetingClosed():
            return worded("The meeting {meeting} was closed.", meeting=name)
        case _:
            assert_never(content)


def _convened(content: said.MeetingConvened) -> Sentence:
    starts = content.starts
    day = worded("{day} in {place}", day=instant(starts.moment).date(), place=starts.place)
    when = starts if content.hour_known else day
    organ = Called(content.organ)
    if content.extraordinary:
        return worded(
            "{organ} was called to its extraordinary meeting {meeting}: {when}.",
            organ=organ,
            meeting=content.meeting,
            when=when,
        )
    return worded(
        "{organ} was called to its meeting {meeting}: {when}.",
        organ=organ,
        meeting=content.meeting,
        when=when,
    )


def _of_session(content: said.SessionAct) -> Sentence:
    name = content.session
    match content:
        case said.SessionConvened(organ=organ, place=place, starts=starts):
            return worded(
                "{organ} was called to its session {session}, in {place} from {day}.",
                organ=Called(organ),
                session=name,
                place=place,
                day=starts,
            )
        case said.SessionOpened():
            return worded("The session {session} was opened.", session=name)
        case said.SessionClosed():
            return worded("The session {session} was closed.", session=name)
        case _:
            assert_never(content)


def _of_conduct(content: said.ConductAct) -> Sentence:
    match content:
        case said.AgendaAdopted(of=of, items=items):
            numbered = Series(f"{number}. {item}" for number, item in enumerate(items, 1))
            return worded("The agenda of {of} was adopted: {items}.", of=of, items=numbered)
        case said.AgendaItemAdded(of=of, item=item):
            return worded("The agenda of {of} has a further item: {item}.", of=of, item=item)
        case said.CredentialsPresented(participant=participant, at=at, issued_by=issued_by):
            return worded(
                "{who} presented credentials for {at}; issued by: {office}.",
                who=Called(participant),
                at=at,
                office=Term(issued_by),
            )
        case said.CredentialsFound(participant=participant, at=at, in_order=True):
            return worded(
                "The credentials of {who} for {at} were found in order.",
                who=Called(participant),
                at=at,
            )
        case said.CredentialsFound(participant=participant, at=at):
            return worded(
                "The credentials of {who} for {at} were found not in order.",
                who=Called(participant),
                at=at,
            )
        case _:
            assert_never(content)


def _of_membership(content: said.MembershipAct) -> Sentence:
    who = Called(content.participant)
    match content:
        case said.MembershipBegins():
            return _begins(who, content)
        case said.MembershipEnds(on=on):
            return worded(
                "{who} no longer belongs to the organisation from {day}.", who=who, day=on
            )
        case said.MembershipSuspended(since=since):
            return worded("The rights of {who} are suspended from {day}.", who=who, day=since)
        case said.SuspensionEnds(on=on):
            return worded("The rights of {who} live again from {day}.", who=who, day=on)
        case _:
            assert_never(content)


def _begins(who: Called, content: said.MembershipBegins) -> Sentence:
    match content.quality:
        case MembershipKind.MEMBER:
            return worded("{who} is a member from {day}.", who=who, day=content.since)
        case MembershipKind.OBSERVER:
            return worded("{who} is an observer from {day}.", who=who, day=content.since)
        case MembershipKind.DIALOGUE_PARTNER:
            return worded("{who} is a dialogue partner from {day}.", who=who, day=content.since)
        case MembershipKind.GUEST:
            return worded("{who} is a guest from {day}.", who=who, day=content.since)
        case _:
            assert_never(content.quality)


def _of_naming(content: said.NamingAct) -> Sentence:
    names = Named(content.names.items())
    return worded("The organisation is called {names} from {day}.", names=names, day=content.since)


def _of_participant(content: said.ParticipantAct) -> Sentence:
    name = content.participant
    match content:
        case said.ParticipantEntered(type=kind, names=names):
            if best_name(names, "en", name) == name:
                return worded("{who} ({kind}) became known.", who=Called(name), kind=kind)
            return worded(
                "{name} ({kind}) became known, called {who}.",
                name=name,
                kind=kind,
                who=Called(name),
            )
        case said.ParticipantRenamed(names=names, since=since):
            return worded(
                "{name} is called {names} from {day}.",
                name=name,
                names=Named(names.items()),
                day=since,
            )
        case said.FullPowersPresented():
            return worded(
                "{who} presented full powers for the {scope} of {treaty}; "
                "issued by: {office}, {day}.",
                who=Called(name),
                scope=Term(content.scope),
                treaty=content.treaty,
                office=Term(content.issued_by),
                day=content.issued,
            )
        case _:
            assert_never(content)


def _of_group(content: said.GroupAct) -> Sentence:
    group = Called(content.group)
    match content:
        case said.GroupFormed(members=members):
            return worded(
                "The group {group} was formed by {members}.", group=group, members=called(members)
            )
        case said.GroupChanged(joined=joined, left=()):
            return worded("{joined} joined the group {group}.", joined=called(joined), group=group)
        case said.GroupChanged(joined=(), left=left):
            return worded("{left} left the group {group}.", left=called(left), group=group)
        case said.GroupChanged(joined=joined, left=left):
            return worded(
                "{joined} joined the group {group}, and {left} left it.",
                joined=called(joined),
                left=called(left),
                group=group,
            )
        case _:
            assert_never(content)


def _of_organ(content: said.OrganAct) -> Sentence:
    organ = Called(content.organ)
    match content:
        case said.OrganEstablished():
            return _established(content)
        case said.OrganRegulated(regulations=symbol, since=since):
            return worded(
                "The regulations of {organ} are those of {symbol} from {day}.",
                organ=organ,
                symbol=symbol,
                day=since,
            )
        case said.OrganSeated(place=place, since=since, opened=True):
            return worded(
                "{organ} opened at its seat in {place} on {day}.",
                organ=organ,
                place=place,
                day=since,
            )
        case said.OrganSeated(place=place, since=since):
            return worded(
                "{organ} has its seat in {place} from {day}.", organ=organ, place=place, day=since
            )
        case said.OrganDissolved(on=on):
            return worded("{organ} exists no longer from {day}.", organ=organ, day=on)
        case _:
            assert_never(content)


def _established(content: said.OrganEstablished) -> Sentence:
    name, since = content.organ, content.since
    short = best_name(content.names, "en", name) == name
    organ = Called(name) if short else worded("{name} ({full})", name=name, full=Called(name))
    if content.parent is None:
        return worded("The organ {organ} exists from {day}.", organ=organ, day=since)
    return worded(
        "The organ {organ} exists under {parent} from {day}.",
        organ=organ,
        parent=Called(content.parent),
        day=since,
    )


def _of_office(content: said.OfficeAct) -> Sentence:
    organ = Called(content.organ)
    match content:
        case said.OfficeAssumed():
            return _assumed(content)
        case said.OfficeRelinquished(office=office, holder=holder, on=on):
            return worded(
                "{holder} is no longer {office} of {organ} from {day}.",
                holder=Called(holder),
                office=Term(office),
                organ=organ,
                day=on,
            )
        case said.RotationProposed(office=office, order=order, reason=reason):
            return worded(
                "Proposed order for the office {office} of {organ} ({reason}): {order}.",
                office=Term(office),
                organ=organ,
                reason=Term(reason),
                order=rota(order),
            )
        case said.RulesAdopted(rules=rules, since=since):
            by = Series(_rule(matter, rule) for matter, rule in rules.items())
            return worded(
                "{organ} decides from {day} by these rules: {rules}.",
                organ=organ,
                day=since,
                rules=by,
            )
        case _:
            assert_never(content)


def _assumed(content: said.OfficeAssumed) -> Sentence:
    parts: dict[str, Argument] = {
        "holder": Called(content.holder),
        "office": Term(content.office),
        "organ": Called(content.organ),
        "since": content.since,
    }
    if content.until is None:
        return worded("{holder} is {office} of {organ} from {since}.", **parts)
    return worded(
        "{holder} is {office} of {organ} from {since} until {until}.", **parts, until=content.until
    )


def _rule(matter: str, rule: str) -> Sentence:
    if matter == "*":
        return worded("all matters: {rule}", rule=rule)
    return worded("{matter}: {rule}", matter=Term(matter), rule=rule)
