"""Every act of this room in a sentence, as the log of a record shows it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never, cast

from paraph.organisation import acts as said
from paraph.organisation.acts import OrganisationAct
from paraph.record import Entered
from paraph.values.dates import in_words
from paraph.values.errors import Malformed
from paraph.values.languages import best_name, language_name

LANGUAGES = ("en",)
"""In which languages acts have sentences."""


def sentence(entered: Entered, language: str = "en") -> str:
    """What was done, in a sentence.

    Raises:
        Malformed: if there are no sentences in this language.
    """
    check_language(language)
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


def check_language(language: str) -> None:
    """Hold a language against those that acts have sentences in.

    Raises:
        Malformed: if there are none in it.
    """
    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise Malformed(f"Acts have no sentences in {language!r} yet, only in {known}.")


def listed(names: Iterable[str]) -> str:
    """Names as a sentence lists them.

    >>> listed(["Fiji", "Peru", "Tonga"])
    'Fiji, Peru and Tonga'
    """
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _of_standing(
    content: said.MembershipAct
    | said.ParticipantAct
    | said.GroupAct
    | said.OrganAct
    | said.OfficeAct,
) -> str:
    match content:
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


def _of_document(content: said.DocumentAct) -> str:
    match content:
        case said.DocumentIssued():
            languages = listed(language_name(tag) for tag in content.languages)
            what = f"the {content.nature} “{content.title}”"
            day = in_words(content.issued)
            return f"{content.symbol} was issued in {languages} on {day}: {what}."
        case said.DocumentSigned(participants=participants, place=place, on=on):
            who = listed(participants)
            return f"{who} signed {content.symbol} at {place} on {in_words(on)}."
        case _:
            assert_never(content)


def _of_meeting(content: said.MeetingAct) -> str:
    name = content.meeting
    match content:
        case said.MeetingConvened(starts=starts):
            kind = "extraordinary meeting" if content.extraordinary else "meeting"
            day = str(starts).partition(" on ")[2].partition(" (")[0]
            when = f"for {starts}" if content.hour_known else f"for {day}"
            return f"{content.organ} was called to its {kind} {name}, {when}."
        case said.MeetingOpened(present=present):
            there = "" if present is None else f", with {listed(present)} present"
            return f"The meeting {name} was opened{there}."
        case said.AttendanceEstablished(present=present):
            return f"At the meeting {name} these are present: {listed(present)}."
        case said.MeetingClosed():
            return f"The meeting {name} was closed."
        case _:
            assert_never(content)


def _of_session(content: said.SessionAct) -> str:
    name = content.session
    match content:
        case said.SessionConvened(organ=organ, place=place, starts=starts):
            return f"{organ} was called to its session {name}, in {place} from {in_words(starts)}."
        case said.SessionOpened():
            return f"The session {name} was opened."
        case said.SessionClosed():
            return f"The session {name} was closed."
        case _:
            assert_never(content)


def _of_conduct(content: said.ConductAct) -> str:
    match content:
        case said.AgendaAdopted(of=of, items=items):
            listed_items = "; ".join(f"{number}. {item}" for number, item in enumerate(items, 1))
            return f"The agenda of {of} was adopted: {listed_items}."
        case said.AgendaItemAdded(of=of, item=item):
            return f"The agenda of {of} has a further item: {item}."
        case said.CredentialsPresented(participant=participant, at=at, issued_by=issued_by):
            return f"{participant} presented credentials for {at}, issued by the {issued_by}."
        case said.CredentialsFound(participant=participant, at=at, in_order=in_order):
            found = "in order" if in_order else "not in order"
            return f"The credentials of {participant} for {at} were found {found}."
        case _:
            assert_never(content)


def _of_membership(content: said.MembershipAct) -> str:
    who = content.participant
    match content:
        case said.MembershipBegins(quality=quality, since=since):
            article = "an" if quality[0] in "aeiou" else "a"
            return f"{who} is {article} {quality} from {in_words(since)}."
        case said.MembershipEnds(on=on):
            return f"{who} no longer belongs to the organisation from {in_words(on)}."
        case said.MembershipSuspended(since=since):
            return f"The rights of {who} are suspended from {in_words(since)}."
        case said.SuspensionEnds(on=on):
            return f"The rights of {who} live again from {in_words(on)}."
        case _:
            assert_never(content)


def _of_participant(content: said.ParticipantAct) -> str:
    who = content.participant
    match content:
        case said.ParticipantEntered(type=kind, names=names):
            called = best_name(names, "en", who)
            known = "" if called == who else f", called {called}"
            return f"The {kind} {who} became known{known}."
        case said.ParticipantRenamed(names=names, since=since):
            return f"{who} is called {best_name(names, 'en', who)} from {in_words(since)}."
        case said.FullPowersPresented(treaty=treaty, scope=scope, issued=issued):
            issuer = f"issued by the {content.issued_by} on {in_words(issued)}"
            return f"{who} presented full powers for the {scope} of the {treaty}, {issuer}."
        case _:
            assert_never(content)


def _of_group(content: said.GroupAct) -> str:
    match content:
        case said.GroupFormed(group=group, members=members):
            return f"The {group} was formed by {listed(members)}."
        case said.GroupChanged(group=group, joined=joined, left=left):
            parts = [f"{listed(joined)} joined"] if joined else []
            parts += [f"{listed(left)} left"] if left else []
            return f"{' and '.join(parts)} the {group}."
        case _:
            assert_never(content)


def _of_organ(content: said.OrganAct) -> str:
    organ = content.organ
    match content:
        case said.OrganEstablished(names=names, since=since, parent=parent):
            full = best_name(names, "en", organ)
            called = organ if full == organ else f"{organ} ({full})"
            under = f" under {parent}" if parent else ""
            return f"The organ {called} exists{under} from {in_words(since)}."
        case said.OrganRegulated(regulations=symbol, since=since):
            return f"The regulations of {organ} are those of {symbol} from {in_words(since)}."
        case said.OrganSeated(place=place, since=since, opened=opened):
            did = "opened at its seat in" if opened else "has its seat in"
            return f"{organ} {did} {place} from {in_words(since)}."
        case said.OrganDissolved(on=on):
            return f"{organ} exists no longer from {in_words(on)}."
        case _:
            assert_never(content)


def _of_office(content: said.OfficeAct) -> str:
    organ = content.organ
    match content:
        case said.OfficeAssumed(office=office, holder=holder, since=since, until=until):
            end = f" until {in_words(until)}" if until else ""
            return f"{holder} is {office} of {organ} from {in_words(since)}{end}."
        case said.OfficeRelinquished(office=office, holder=holder, on=on):
            return f"{holder} is no longer {office} of {organ} from {in_words(on)}."
        case said.RotationProposed(office=office, order=order, reason=reason):
            return f"Proposed order for the {office} of {organ} ({reason}): {listed(order)}."
        case said.RulesAdopted(rules=rules, since=since):
            by = "; ".join(
                f"{'all matters' if matter == '*' else matter}: {rule}"
                for matter, rule in rules.items()
            )
            return f"{organ} decides from {in_words(since)} by these rules: {by}."
        case _:
            assert_never(content)
