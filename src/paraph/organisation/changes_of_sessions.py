"""What acts about sessions, meetings, agendas, credentials and documents change in a situation."""

from __future__ import annotations

from typing import Final, assert_never

import msgspec

from paraph.organisation.acts import (
    AgendaAdopted,
    AgendaItemAdded,
    AttendanceEstablished,
    ConductAct,
    CredentialsFound,
    CredentialsPresented,
    DocumentAct,
    DocumentIssued,
    DocumentSigned,
    MeetingAct,
    MeetingClosed,
    MeetingConvened,
    MeetingOpened,
    SessionAct,
    SessionClosed,
    SessionConvened,
    SessionOpened,
)
from paraph.organisation.facts import (
    Credentials,
    Document,
    Meeting,
    OrganisationDraft,
    Session,
    Signed,
)
from paraph.record import Entered

revised: Final = msgspec.structs.replace


def change_documents(draft: OrganisationDraft, number: int, content: DocumentAct) -> None:
    """A document is issued or signed."""
    symbol = content.symbol
    match content:
        case DocumentIssued():
            draft.documents[symbol] = Document(
                title=content.title,
                nature=content.nature,
                languages=content.languages,
                issued=content.issued,
                organ=content.organ,
                meeting=content.meeting,
                text=content.text,
                item=content.item,
                of_text=content.of_text,
                of_treaty=content.of_treaty,
                of_decision=content.of_decision,
                entry=number,
            )
        case DocumentSigned(participants=participants, place=place, on=on):
            known = draft.documents[symbol]
            made = Signed(participants=participants, place=place, on=on, entry=number)
            draft.documents[symbol] = revised(known, signed=(*known.signed, made))
        case _:
            assert_never(content)


def change_sessions(draft: OrganisationDraft, entered: Entered, content: SessionAct) -> None:
    """A session is convened, opened or closed."""
    sessions, name = draft.sessions, content.session
    match content:
        case SessionConvened(organ=organ, place=place, starts=starts):
            number = entered.number
            sessions[name] = Session(organ=organ, place=place, starts=starts, entry=number)
        case SessionOpened():
            sessions[name] = revised(sessions[name], opened=entered.act.moment)
        case SessionClosed():
            sessions[name] = revised(sessions[name], closed=entered.act.moment)
        case _:
            assert_never(content)


def change_meetings(draft: OrganisationDraft, entered: Entered, content: MeetingAct) -> None:
    """A meeting is convened, opened or closed, or it is established who is there."""
    meetings, name = draft.meetings, content.meeting
    match content:
        case MeetingConvened():
            meetings[name] = Meeting(
                organ=content.organ,
                starts=content.starts,
                session=content.session,
                extraordinary=content.extraordinary,
                hour_known=content.hour_known,
                entry=entered.number,
            )
        case MeetingOpened(present=present):
            moment = entered.act.moment
            meetings[name] = revised(meetings[name], opened=moment, present=present)
        case AttendanceEstablished(present=present):
            meetings[name] = revised(meetings[name], present=present)
        case MeetingClosed():
            meetings[name] = revised(meetings[name], closed=entered.act.moment)
        case _:
            assert_never(content)


def change_conduct(draft: OrganisationDraft, number: int, content: ConductAct) -> None:
    """An agenda is adopted or grows; credentials are presented, and found in order or not."""
    match content:
        case AgendaAdopted(of=of, items=items):
            draft.agendas[of] = items
        case AgendaItemAdded(of=of, item=item):
            draft.agendas[of] = (*draft.agendas[of], item)
        case CredentialsPresented(participant=participant, at=at, issued_by=issued_by):
            made = Credentials(participant=participant, issued_by=issued_by, entry=number)
            others = _without(draft.credentials.get(at, ()), participant)
            draft.credentials[at] = (*others, made)
        case CredentialsFound(participant=participant, at=at, in_order=in_order):
            draft.credentials[at] = tuple(
                revised(one, in_order=in_order) if one.participant == participant else one
                for one in draft.credentials[at]
            )
        case _:
            assert_never(content)


def _without(credentials: tuple[Credentials, ...], participant: str) -> tuple[Credentials, ...]:
    return tuple(one for one in credentials if one.participant != participant)
