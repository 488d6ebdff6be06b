"""What answers about the organisation are made of: participants, organs, meetings, decisions."""

from __future__ import annotations

from paraph.organisation.membership import Standing
from paraph.secretariat.overview import Course
from paraph.web.api.shapes import GroundTold, Moment, Shape
from paraph.web.api.shapes_of_treaties import TreatySummary


class ParticipantSeen(Shape, frozen=True, kw_only=True):
    """A participant, what it is called, and how it stands to the organisation."""

    participant: str
    name: str
    type: str
    standing: Standing
    grounds: tuple[GroundTold, ...]


class OrganSeen(Shape, frozen=True, kw_only=True):
    """An organ with its offices, its seat and its rules of procedure."""

    organ: str
    name: str
    since: str
    parent: str | None
    mandate: str | None
    composition: str | None
    provision: str | None
    chair: str | None
    offices: dict[str, str]
    seat: str | None
    opened: str | None
    regulations: str | None
    rules: dict[str, str]


class SessionSeen(Shape, frozen=True, kw_only=True):
    """A session of an organ."""

    session: str
    organ: str
    place: str
    starts: str
    status: Course


class Presence(Shape, frozen=True, kw_only=True):
    """How many members are present, of how many."""

    present: int
    of: int


class MeetingSeen(Shape, frozen=True, kw_only=True):
    """A meeting: where and when, who is present, what is on its agenda."""

    meeting: str
    organ: str
    session: str | None
    place: str
    zone: str
    starts: str
    extraordinary: bool
    status: Course
    present: tuple[str, ...] | None
    members_present: Presence | None
    agenda: tuple[str, ...]


class Signed(Shape, frozen=True, kw_only=True):
    """Who signed a document where and when."""

    participants: tuple[str, ...]
    place: str
    on: str


class DocumentSeen(Shape, frozen=True, kw_only=True):
    """A document by its symbol, with the texts, treaties and decisions that it belongs to."""

    symbol: str
    title: str
    nature: str
    languages: tuple[str, ...]
    issued: str
    organ: str | None
    meeting: str | None
    item: str | None
    texts: tuple[str, ...]
    treaties: tuple[str, ...]
    decisions: tuple[str, ...]
    signed: tuple[Signed, ...]


class SilenceFacts(Shape, frozen=True, kw_only=True):
    """A silence procedure that runs, or whose outcome was not declared yet."""

    decision: str
    status: str
    deadline: Moment
    place: str
    addressees: tuple[str, ...]
    not_reached: tuple[str, ...]


class SilenceSeen(SilenceFacts, frozen=True, kw_only=True):
    """A silence procedure, with the grounds of how it stands."""

    grounds: tuple[GroundTold, ...]


class DecisionFacts(Shape, frozen=True, kw_only=True):
    """A decision: its rule, what the rule says of it, and what the chair declared."""

    decision: str
    organ: str
    title: str
    proposed_by: str
    rule: str | None
    opinions: dict[str, str]
    formal_objections: tuple[str, ...]
    not_participating: tuple[str, ...]
    declared: str | None
    number: str | None
    withdrawn: bool
    computed: str | None = None
    declared_agrees: bool | None = None
    comparison: str | None = None


class DecisionSeen(DecisionFacts, frozen=True, kw_only=True):
    """A decision, with the grounds of what the rule says of it."""

    grounds: tuple[GroundTold, ...] = ()


# --- The overview: findings in one sentence each, as the command prints them ---------------------


class SilenceListed(SilenceFacts, frozen=True, kw_only=True):
    """A silence procedure, with its grounds as the command line prints them."""

    grounds: tuple[str, ...]


class DecisionListed(DecisionFacts, frozen=True, kw_only=True):
    """A decision, with its grounds as the command line prints them."""

    grounds: tuple[str, ...] = ()


class OrganisationSeen(Shape, frozen=True, kw_only=True):
    """The organisation at a moment: everything that there is, in one answer."""

    as_of: Moment
    members: tuple[str, ...]
    observers: tuple[str, ...]
    dialogue_partners: tuple[str, ...]
    guests: tuple[str, ...]
    suspended: tuple[str, ...]
    groups: dict[str, tuple[str, ...]]
    organs: tuple[OrganSeen, ...]
    sessions: tuple[SessionSeen, ...]
    meetings: tuple[MeetingSeen, ...]
    documents: tuple[DocumentSeen, ...]
    silence: tuple[SilenceListed, ...]
    decisions: tuple[DecisionListed, ...]
    treaties: tuple[TreatySummary, ...]
