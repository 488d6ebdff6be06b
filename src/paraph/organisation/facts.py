"""Facts about an organisation, each with the number of the entry that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import msgspec

from paraph.organisation.acts import MembershipKind, Nature, ParticipantKind
from paraph.values.dates import Period
from paraph.values.drafts import Draft, freeze
from paraph.values.moments import PlacedMoment


class Fact(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A fact, and the number of the entry that brought it."""

    entry: int


class Naming(Fact, frozen=True):
    """The names that are borne from a day on; from the first, if there is no day.

    It is a participant that bears them, or the organisation itself.
    """

    names: Mapping[str, str]
    since: date | None = None


class Membership(Fact, frozen=True):
    """A time during which a participant belongs to the organisation in a quality."""

    quality: MembershipKind
    period: Period
    suspensions: tuple[Period, ...] = ()


class FullPowers(Fact, frozen=True):
    """Full powers that a participant has shown."""

    treaty: str
    scope: str
    issued_by: str
    period: Period


class Participant(Fact, frozen=True):
    """A participant with its names, its memberships and its full powers, the oldest first."""

    kind: ParticipantKind
    namings: tuple[Naming, ...]
    memberships: tuple[Membership, ...] = ()
    full_powers: tuple[FullPowers, ...] = ()


class Group(Fact, frozen=True):
    """A group with its members, in the order in which they joined."""

    names: Mapping[str, str]
    members: tuple[str, ...]


class Seat(Fact, frozen=True):
    """Where an organ sits from a day on, and whether it began its work there that day."""

    place: str
    since: date
    opened: bool = False


class Tenure(Fact, frozen=True):
    """Who holds an office, and for how long."""

    office: str
    holder: str
    period: Period


class Rotation(Fact, frozen=True):
    """A proposed order in which an office is to be held."""

    office: str
    order: tuple[str, ...]
    reason: str


class Rules(Fact, frozen=True):
    """The rules by which an organ decides from a day on, by matter."""

    rules: Mapping[str, str]
    since: date
    document: str | None = None


class Regulated(Fact, frozen=True):
    """The document that holds an organ's regulations from a day on."""

    symbol: str
    since: date


class Organ(Fact, frozen=True):
    """An organ, and all that was said of it, the oldest first."""

    names: Mapping[str, str]
    period: Period
    mandate: str
    composition: str
    parent: str | None = None
    provision: str | None = None
    regulations: tuple[Regulated, ...] = ()
    seats: tuple[Seat, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    rotations: tuple[Rotation, ...] = ()
    rules: tuple[Rules, ...] = ()


class Session(Fact, frozen=True):
    """A session; ``opened`` and ``closed`` are the moments of those acts."""

    organ: str
    place: str
    starts: date
    opened: str | None = None
    closed: str | None = None


class Meeting(Fact, frozen=True):
    """A meeting; ``present`` is None as long as nobody established who is there."""

    organ: str
    starts: PlacedMoment
    session: str | None = None
    extraordinary: bool = False
    hour_known: bool = True
    opened: str | None = None
    closed: str | None = None
    present: tuple[str, ...] | None = None


class Credentials(Fact, frozen=True):
    """Credentials of a participant; ``in_order`` is None as long as nobody has found."""

    participant: str
    issued_by: str
    in_order: bool | None = None


class Signed(Fact, frozen=True):
    """Who signed a document, where and on which day."""

    participants: tuple[str, ...]
    place: str
    on: date


class Document(Fact, frozen=True):
    """A document under its symbol; ``text`` holds digests by language."""

    title: str
    nature: Nature
    languages: tuple[str, ...]
    issued: date
    organ: str | None = None
    meeting: str | None = None
    text: Mapping[str, str] = {}
    signed: tuple[Signed, ...] = ()
    item: str | None = None
    of_text: str | None = None
    of_treaty: str | None = None
    of_decision: str | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """The facts about an organisation after some entry, by the names that the acts use."""

    namings: Mapping[date, Naming] = field(default_factory=dict)
    participants: Mapping[str, Participant] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    organs: Mapping[str, Organ] = field(default_factory=dict)
    sessions: Mapping[str, Session] = field(default_factory=dict)
    meetings: Mapping[str, Meeting] = field(default_factory=dict)
    agendas: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    credentials: Mapping[str, tuple[Credentials, ...]] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make the mappings read-only."""
        freeze(self)


class OrganisationDraft(Draft[Situation]):
    """A situation on its way to the next one."""

    namings: dict[date, Naming]
    participants: dict[str, Participant]
    groups: dict[str, Group]
    organs: dict[str, Organ]
    sessions: dict[str, Session]
    meetings: dict[str, Meeting]
    agendas: dict[str, tuple[str, ...]]
    credentials: dict[str, tuple[Credentials, ...]]
    documents: dict[str, Document]


EMPTY: Final = Situation()
"""Before the first act."""
