"""What can be said about an organisation: its participants, organs, offices, meetings, documents.

Each class is what an act of one kind holds, named for the juridical act; who acted, in which
capacity and when stands in the envelope.  ``OrganisationAct`` is the closed union of them all.
Participants, organs, sessions and meetings are known by names that the organisation gives them.
No act holds a person: participants hold offices, and a person is a reference of the envelope.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, TypeAlias

import msgspec

from paraph.values.languages import Language, Names
from paraph.values.moments import PlacedMoment
from paraph.values.symbols import SymbolText

Name: TypeAlias = Annotated[
    str, msgspec.Meta(min_length=1, max_length=200, pattern=r"^\S(.*\S)?$", examples=["Kazakhstan"])
]
"""What something is called in this record, always the same way."""


MatterText: TypeAlias = Annotated[
    str,
    msgspec.Meta(
        min_length=1, max_length=80, pattern=r"^(\*|[a-z][a-z0-9 -]*)$", examples=["*", "expulsion"]
    ),
]
"""A kind of matter that an organ decides; ``*`` stands for all that have no rule of their own."""


class ParticipantKind(StrEnum):
    """What a participant is."""

    STATE = "State"
    ORGANISATION = "organisation"
    ENTITY = "entity"


class MembershipKind(StrEnum):
    """In which quality a participant belongs to the organisation."""

    MEMBER = "member"
    OBSERVER = "observer"
    DIALOGUE_PARTNER = "dialogue partner"
    GUEST = "guest"


class Nature(StrEnum):
    """What a document is, apart from its title: a protocol may be a treaty or a record."""

    AGENDA = "agenda"
    COMMUNIQUE = "communiqué"
    DECISION = "decision"
    DECLARATION = "declaration"
    DRAFT = "draft"
    INFORMATION = "information"
    MEMORANDUM = "memorandum"
    PROGRAMME = "programme"
    RECORD = "record of a meeting"
    REGULATIONS = "regulations"
    REPORT = "report"
    RULES = "rules of procedure"
    STATEMENT = "statement"
    TREATY = "treaty"


class OrganisationContent(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    gc=False,
):
    """What all acts of this room may say: ``source``, where the fact is documented."""

    source: str | None = None


class OrganisationNamed(OrganisationContent, frozen=True):
    """The organisation itself bears names from a day on; the former ones stay known."""

    names: Names
    since: date


class ParticipantEntered(OrganisationContent, frozen=True):
    """A participant becomes known: a State, an organisation or an entity, with its names."""

    participant: Name
    type: ParticipantKind
    names: Names


class ParticipantRenamed(OrganisationContent, frozen=True):
    """A participant bears other names from a day on; the former ones stay known."""

    participant: Name
    names: Names
    since: date


class GroupFormed(OrganisationContent, frozen=True):
    """Participants form a group, which speaks for them and does not vote."""

    group: Name
    names: Names
    members: tuple[Name, ...]


class GroupChanged(OrganisationContent, frozen=True):
    """Participants join a group or leave it."""

    group: Name
    joined: tuple[Name, ...] = ()
    left: tuple[Name, ...] = ()


class MembershipBegins(OrganisationContent, frozen=True):
    """A participant belongs to the organisation from a day on, in a quality; others end."""

    participant: Name
    quality: MembershipKind
    since: date


class MembershipEnds(OrganisationContent, frozen=True):
    """A participant no longer belongs to the organisation from a day on."""

    participant: Name
    on: date


class MembershipSuspended(OrganisationContent, frozen=True):
    """The rights of a member rest from a day on."""

    participant: Name
    since: date


class SuspensionEnds(OrganisationContent, frozen=True):
    """The rights of a suspended member live again from a day on."""

    participant: Name
    on: date


class OrganEstablished(OrganisationContent, frozen=True):
    """An organ exists from a day on: what it is for, who sits in it, and under which parent."""

    organ: Name
    names: Names
    since: date
    mandate: str
    composition: str
    parent: Name | None = None
    provision: str | None = None


class OrganRegulated(OrganisationContent, frozen=True):
    """The regulations of an organ are those of a document, from a day on."""

    organ: Name
    regulations: SymbolText
    since: date


class OrganSeated(OrganisationContent, frozen=True):
    """An organ has its seat at a place from a day on; with ``opened`` it begins its work there."""

    organ: Name
    place: Name
    since: date
    opened: bool = False


class OrganDissolved(OrganisationContent, frozen=True):
    """An organ exists no longer from a day on."""

    organ: Name
    on: date


class OfficeAssumed(OrganisationContent, frozen=True):
    """A participant holds an office of an organ from a day on: its chair, its head."""

    organ: Name
    office: Name
    holder: Name
    since: date
    until: date | None = None


class OfficeRelinquished(OrganisationContent, frozen=True):
    """A participant no longer holds an office from a day on."""

    organ: Name
    office: Name
    holder: Name
    on: date


class RotationProposed(OrganisationContent, frozen=True):
    """An order in which participants are to hold an office; proposed, and never binding."""

    organ: Name
    office: Name
    order: tuple[Name, ...]
    reason: str


class RulesAdopted(OrganisationContent, frozen=True):
    """An organ decides by these rules from a day on: the rule's identifier for each matter.

    The matter ``*`` stands for all that is not named.
    """

    organ: Name
    rules: dict[MatterText, Name]
    since: date
    document: SymbolText | None = None


class SessionConvened(OrganisationContent, frozen=True):
    """A session of an organ is called."""

    session: Name
    organ: Name
    place: Name
    starts: date


class SessionOpened(OrganisationContent, frozen=True):
    """A session is opened."""

    session: Name


class SessionClosed(OrganisationContent, frozen=True):
    """A session is closed."""

    session: Name


class MeetingConvened(OrganisationContent, frozen=True):
    """A meeting of an organ is called: where, and when by the clocks there.

    If only the day is known, ``hour_known`` is false and the hour of ``starts`` means nothing.
    """

    meeting: Name
    organ: Name
    starts: PlacedMoment
    session: Name | None = None
    extraordinary: bool = False
    hour_known: bool = True


class MeetingOpened(OrganisationContent, frozen=True):
    """A meeting is opened; who is present, if that was established."""

    meeting: Name
    present: tuple[Name, ...] | None = None


class AttendanceEstablished(OrganisationContent, frozen=True):
    """Who is present at a meeting, established again."""

    meeting: Name
    present: tuple[Name, ...]


class MeetingClosed(OrganisationContent, frozen=True):
    """A meeting is closed."""

    meeting: Name


class CredentialsPresented(OrganisationContent, frozen=True):
    """A participant shows who represents it at a session or a meeting.

    ``issued_by`` is the office that issued them, never a person.
    """

    participant: Name
    at: Name
    issued_by: str


class CredentialsFound(OrganisationContent, frozen=True):
    """Credentials are found in order, or not."""

    participant: Name
    at: Name
    in_order: bool


class FullPowersPresented(OrganisationContent, frozen=True):
    """A participant shows full powers for a treaty: to negotiate, adopt, authenticate, sign.

    ``issued_by`` is the office that issued them, never a person.
    Source: Vienna Convention on the Law of Treaties, art. 7.
    """

    participant: Name
    treaty: str
    scope: str
    issued_by: str
    issued: date
    until: date | None = None


class AgendaAdopted(OrganisationContent, frozen=True):
    """The agenda of a session or a meeting is adopted."""

    of: Name
    items: tuple[str, ...]


class AgendaItemAdded(OrganisationContent, frozen=True):
    """An item joins the agenda, as the last one."""

    of: Name
    item: str


class DocumentIssued(OrganisationContent, frozen=True):
    """A document is issued under a symbol, in languages; its ending may name what it changes.

    ``text`` is the SHA-256 digest of its text in each language, if it is kept.  It may belong to
    an ``item`` of the agenda of its meeting, to a text under negotiation, a treaty or a decision.
    """

    symbol: SymbolText
    title: str
    nature: Nature
    languages: tuple[Language, ...]
    issued: date
    organ: Name | None = None
    meeting: Name | None = None
    text: dict[Language, str] = {}
    item: str | None = None
    of_text: Name | None = None
    of_treaty: Name | None = None
    of_decision: Name | None = None


class DocumentSigned(OrganisationContent, frozen=True):
    """Participants signed a document at a place on a day, through their plenipotentiaries."""

    symbol: SymbolText
    participants: tuple[Name, ...]
    place: Name
    on: date


DocumentAct: TypeAlias = DocumentIssued | DocumentSigned
"""What is said of documents."""

MeetingAct: TypeAlias = MeetingConvened | MeetingOpened | MeetingClosed | AttendanceEstablished
"""What is said of meetings."""

SessionAct: TypeAlias = SessionConvened | SessionOpened | SessionClosed
"""What is said of sessions."""

ConductAct: TypeAlias = AgendaAdopted | AgendaItemAdded | CredentialsPresented | CredentialsFound
"""What is said of the agenda and the credentials of a session or a meeting."""

MembershipAct: TypeAlias = MembershipBegins | MembershipEnds | MembershipSuspended | SuspensionEnds
"""What is said of membership."""

NamingAct: TypeAlias = OrganisationNamed
"""What is said of the organisation itself."""

ParticipantAct: TypeAlias = ParticipantEntered | ParticipantRenamed | FullPowersPresented
"""What is said of participants."""

GroupAct: TypeAlias = GroupFormed | GroupChanged
"""What is said of groups."""

OrganAct: TypeAlias = OrganEstablished | OrganDissolved | OrganRegulated | OrganSeated
"""What is said of organs."""

OfficeAct: TypeAlias = OfficeAssumed | OfficeRelinquished | RotationProposed | RulesAdopted
"""What is said of the offices of an organ and the rules by which it decides."""

StandingAct: TypeAlias = (
    NamingAct | MembershipAct | ParticipantAct | GroupAct | OrganAct | OfficeAct
)
"""What is said of the organisation itself: its name, who is in it, its organs and offices."""

OrganisationAct: TypeAlias = DocumentAct | MeetingAct | SessionAct | ConductAct | StandingAct
"""The closed union: whatever an act of this room can hold."""
