"""What can be said on the way to a decision: proposals, objections, replies, votes, declarations.

Each class is what an act of one kind holds; who acted, in which capacity and when stands in the
envelope.  So a formal objection is that of the envelope's participant.  ``DecisionAct`` is the
closed union of them all.  What a chair declares is what was *said*; whether the decision was
adopted under its rule is a finding, and stands beside it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias

import msgspec

from paraph.organisation.acts import MatterText
from paraph.values.moments import PlacedMoment
from paraph.values.symbols import SymbolText

Name: TypeAlias = Annotated[
    str, msgspec.Meta(min_length=1, max_length=200, pattern=r"^\S(.*\S)?$", examples=["CHS/2003/1"])
]
"""What a decision, an organ or a participant is called in this record."""

MomentText: TypeAlias = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$",
        examples=["2002-06-07T18:00:00+04:00"],
    ),
]
"""A moment as it is written: RFC 3339 with its offset."""


class Cast(StrEnum):
    """How a vote was cast."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class Reply(StrEnum):
    """What an addressee of a silence procedure answered; a proposed change breaks silence too."""

    SUPPORTS = "support"
    OBJECTS = "objection"
    AMENDS = "amendment"
    ASKS_FOR_TIME = "asks for time"


class Declared(StrEnum):
    """What a chair said became of a decision."""

    ADOPTED = "adopted"
    NOT_ADOPTED = "not adopted"
    POSTPONED = "postponed"


class DecisionContent(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    gc=False,
):
    """What all acts of this room say: which decision, and ``source``, where it is documented."""

    decision: Name
    source: str | None = None


class DecisionProposed(DecisionContent, frozen=True):
    """A decision is put before an organ, under a rule.

    ``rule`` is the identifier of a decision rule; without it the organ's own rule for ``matter``
    holds.  ``concerned`` are participants whose own case it is, as in an expulsion.
    """

    organ: Name
    title: str
    matter: MatterText = "*"
    rule: Name | None = None
    document: SymbolText | None = None
    meeting: Name | None = None
    concerned: tuple[Name, ...] = ()


class ProposalWithdrawn(DecisionContent, frozen=True):
    """Whoever proposed the decision withdraws it."""


class OpinionRecorded(DecisionContent, frozen=True):
    """A member states its opinion on an aspect of the decision; it does not block it.

    Source: SCO Charter, art. 16 (2).
    """

    aspect: str


class FormalObjection(DecisionContent, frozen=True):
    """A member objects to the adoption of the decision."""

    aspect: str | None = None


class ObjectionWithdrawn(DecisionContent, frozen=True):
    """A member no longer objects."""


class AbstentionDeclared(DecisionContent, frozen=True):
    """A member declares that it abstains; what that does is for the rule to say."""


class NonParticipationDeclared(DecisionContent, frozen=True):
    """A member declares that it takes no part in what is decided; it may join later.

    Source: SCO Charter, art. 16 (3).
    """


class ParticipationDeclared(DecisionContent, frozen=True):
    """A member that took no part joins after all, also after the decision was adopted.

    Source: SCO Charter, art. 16 (3).
    """


class VoteCast(DecisionContent, frozen=True):
    """A member casts its vote."""

    cast: Cast


class MemberVote(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """How one member voted."""

    participant: Name
    cast: Cast


class VoteRecorded(DecisionContent, frozen=True):
    """The secretariat records how members voted in a meeting: each once."""

    votes: tuple[MemberVote, ...]


class SilenceOpened(DecisionContent, frozen=True):
    """The decision is adopted unless an addressee breaks silence before the deadline."""

    deadline: PlacedMoment
    addressees: tuple[Name, ...]


class NoticeGiven(DecisionContent, frozen=True):
    """An addressee was reached: when, and by which way."""

    addressee: Name
    reached: MomentText
    way: str


class ReplyReceived(DecisionContent, frozen=True):
    """An addressee's reply reached the secretariat; its moment of receipt is what counts."""

    addressee: Name
    reply: Reply
    received: MomentText
    way: str
    text: str | None = None


class SilenceExtended(DecisionContent, frozen=True):
    """The deadline of a silence procedure is put off, before it has passed."""

    deadline: PlacedMoment


class DecisionDeclared(DecisionContent, frozen=True):
    """The chair says what became of the decision; ``number`` is what it is known by if adopted."""

    declared: Declared
    number: str | None = None


class ChairRuling(DecisionContent, frozen=True):
    """The chair rules on a question of procedure; the question and the ruling, in words."""

    question: str
    ruling: str


ProposalAct: TypeAlias = DecisionProposed | ProposalWithdrawn | DecisionDeclared | ChairRuling
"""How a decision comes before an organ, and what the chair says of it."""

StanceAct: TypeAlias = (
    OpinionRecorded
    | FormalObjection
    | ObjectionWithdrawn
    | AbstentionDeclared
    | NonParticipationDeclared
    | ParticipationDeclared
)
"""What a member says of a decision."""

VoteAct: TypeAlias = VoteCast | VoteRecorded
"""How members vote."""

SilenceAct: TypeAlias = SilenceOpened | NoticeGiven | ReplyReceived | SilenceExtended
"""The steps of a silence procedure."""

DecisionAct: TypeAlias = StanceAct | VoteAct | SilenceAct | ProposalAct
"""The closed union: whatever an act of this room can hold."""
