"""The kinds of act of this room, each with an archived sample of every revision.

A sample is never changed: it stands for what was once entered.  A kind that must say more gets a
further revision with an upcast (docs/internals/add-an-act.md).
"""

from __future__ import annotations

from typing import Final

from paraph.organisation.acts import (
    AgendaAdopted,
    AgendaItemAdded,
    AttendanceEstablished,
    CredentialsFound,
    CredentialsPresented,
    DocumentIssued,
    DocumentSigned,
    FullPowersPresented,
    GroupChanged,
    GroupFormed,
    MeetingClosed,
    MeetingConvened,
    MeetingOpened,
    MembershipBegins,
    MembershipEnds,
    MembershipSuspended,
    OfficeAssumed,
    OfficeRelinquished,
    OrganDissolved,
    OrganEstablished,
    OrganisationNamed,
    OrganRegulated,
    OrganSeated,
    ParticipantEntered,
    ParticipantRenamed,
    RotationProposed,
    RulesAdopted,
    SessionClosed,
    SessionConvened,
    SessionOpened,
    SuspensionEnds,
)
from paraph.record import Catalogue, Content, Kind, Revision


def _kind(name: str, content: type[Content], sample: str) -> Kind:
    """A kind that has had one revision so far."""
    newest = Revision(content=content, sample=sample.encode())
    return Kind(f"organisation.{name}", (newest,))


CATALOGUE: Final = Catalogue(
    _kind(
        "organisation-named",
        OrganisationNamed,
        '{"names":{"en":"Conference on Shared Waters"},"since":"2031-05-03"}',
    ),
    _kind(
        "participant-entered",
        ParticipantEntered,
        '{"names":{"en":"Kyrgyzstan","ru":"Кыргызстан"},"participant":"Kyrgyzstan","type":"State"}',
    ),
    _kind(
        "participant-renamed",
        ParticipantRenamed,
        '{"names":{"en":"North Norland"},"participant":"Norland","since":"2030-01-01"}',
    ),
    _kind(
        "full-powers-presented",
        FullPowersPresented,
        '{"issued":"2031-05-02","issued_by":"Minister for Foreign Affairs","participant'
        '":"Peru","scope":"signature","treaty":"Convention on Shared Waters"}',
    ),
    _kind(
        "group-formed",
        GroupFormed,
        '{"group":"Pacific Group","members":["Fiji","Tonga"],"names":{"en":"Pacific Group"}}',
    ),
    _kind(
        "group-changed",
        GroupChanged,
        '{"group":"Pacific Group","joined":["Samoa"],"left":["Tonga"]}',
    ),
    _kind(
        "membership-begins",
        MembershipBegins,
        '{"participant":"Uzbekistan","quality":"member","since":"2001-06-15","source":"'
        'Declaration on the Establishment, 15 June 2001"}',
    ),
    _kind(
        "membership-ends",
        MembershipEnds,
        '{"on":"2032-01-01","participant":"Norland"}',
    ),
    _kind(
        "membership-suspended",
        MembershipSuspended,
        '{"participant":"Norland","since":"2031-03-01"}',
    ),
    _kind(
        "suspension-ends",
        SuspensionEnds,
        '{"on":"2031-09-01","participant":"Norland"}',
    ),
    _kind(
        "organ-established",
        OrganEstablished,
        '{"composition":"Ministers for foreign affairs","mandate":"Current activity; pr'
        'epares the Council of Heads of State.","names":{"en":"Council of Ministers of '
        'Foreign Affairs"},"organ":"CMFA","parent":"CHS","provision":"SCO Charter, art.'
        ' 7","since":"2002-06-07"}',
    ),
    _kind(
        "organ-regulated",
        OrganRegulated,
        '{"organ":"CMFA","regulations":"SCO/CHS/2003/REG.3","since":"2003-05-29"}',
    ),
    _kind(
        "organ-seated",
        OrganSeated,
        '{"opened":true,"organ":"RATS","place":"Tashkent","since":"2004-06-17"}',
    ),
    _kind(
        "organ-dissolved",
        OrganDissolved,
        '{"on":"2004-01-15","organ":"Preparatory Group"}',
    ),
    _kind(
        "office-assumed",
        OfficeAssumed,
        '{"holder":"Russia","office":"chair","organ":"CHS","since":"2001-06-15","until"'
        ':"2002-06-07"}',
    ),
    _kind(
        "office-relinquished",
        OfficeRelinquished,
        '{"holder":"Russia","office":"chair","on":"2002-06-07","organ":"CHS"}',
    ),
    _kind(
        "rotation-proposed",
        RotationProposed,
        '{"office":"chair","order":["Kazakhstan","China","Kyrgyzstan"],"organ":"CHS","r'
        'eason":"Russian alphabetical order"}',
    ),
    _kind(
        "rules-adopted",
        RulesAdopted,
        '{"organ":"CHS","rules":{"*":"sco-charter-16-1","expulsion":"sco-charter-16-1-m'
        'inus-one"},"since":"2003-09-19"}',
    ),
    _kind(
        "session-convened",
        SessionConvened,
        '{"organ":"INC","place":"Ottawa","session":"INC-4","starts":"2024-04-23"}',
    ),
    _kind(
        "session-opened",
        SessionOpened,
        '{"session":"INC-4"}',
    ),
    _kind(
        "session-closed",
        SessionClosed,
        '{"session":"INC-4"}',
    ),
    _kind(
        "meeting-convened",
        MeetingConvened,
        '{"hour_known":false,"meeting":"CMFA/2002/1","organ":"CMFA","starts":{"moment":'
        '"2002-04-26T10:00:00+04:00","place":"Moscow","zone":"Europe/Moscow"}}',
    ),
    _kind(
        "meeting-opened",
        MeetingOpened,
        '{"meeting":"CMFA/2002/1","present":["China","Russia"]}',
    ),
    _kind(
        "attendance-established",
        AttendanceEstablished,
        '{"meeting":"CMFA/2002/1","present":["China","Kazakhstan","Russia"]}',
    ),
    _kind(
        "meeting-closed",
        MeetingClosed,
        '{"meeting":"CMFA/2002/1"}',
    ),
    _kind(
        "credentials-presented",
        CredentialsPresented,
        '{"at":"INC-4","issued_by":"Minister for Foreign Affairs","participant":"Fiji"}',
    ),
    _kind(
        "credentials-found",
        CredentialsFound,
        '{"at":"INC-4","in_order":true,"participant":"Fiji"}',
    ),
    _kind(
        "agenda-adopted",
        AgendaAdopted,
        '{"items":["Preparation of the summit"],"of":"CMFA/2002/1"}',
    ),
    _kind(
        "agenda-item-added",
        AgendaItemAdded,
        '{"item":"Other matters","of":"CMFA/2002/1"}',
    ),
    _kind(
        "document-issued",
        DocumentIssued,
        '{"issued":"2002-06-07","languages":["ru","zh"],"nature":"treaty","organ":"CHS"'
        ',"symbol":"SCO/CHS/2002/1","title":"Charter"}',
    ),
    _kind(
        "document-signed",
        DocumentSigned,
        '{"on":"2002-06-07","participants":["China","Russia"],"place":"St Petersburg","'
        'symbol":"SCO/CHS/2002/1"}',
    ),
)
"""Every kind of act of this room."""
