"""A case: what happened, as the JSON of a case tells it, before any rule is applied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from paraph.decisions.calendar import Moment
from paraph.decisions.vocabulary import Conduct

Tally = Mapping[Conduct, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """One member, and between which days it was one; the last day is no longer included."""

    name: str
    since: Moment | None = None
    until: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Something that a member said at a moment: an objection, a reply, an exemption, an opinion.

    ``number`` is more than one where the case gives no names.  ``kind`` is a kind of reply;
    ``having`` names what came with it (grounds, alternative measures).
    """

    by: str | None
    number: int = 1
    at: Moment | None = None
    kind: str = "objection"
    item: str | None = None
    via: str | None = None
    text: str | None = None
    having: frozenset[str] = frozenset()
    withdrawn: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prolongation:
    """An attempt to extend a silence procedure: by whom, when, until when."""

    by: str
    at: Moment
    until: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a person determined, with what had to be recorded beside it."""

    by: str
    carried: bool
    having: frozenset[str] = frozenset()
    appeal: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A named group or chamber: its members, or its tally, or only its number."""

    names: tuple[str, ...] | None = None
    tally: Tally | None = None
    number: int | None = None
    weights: Mapping[str, Mapping[str, Fraction]] = field(default_factory=dict)
    chamber: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The facts of one decision; what is None was not said."""

    members: tuple[Membership, ...] | None = None
    number: int | None = None
    votes: Mapping[str, Conduct] = field(default_factory=dict)
    positions: frozenset[str] = frozenset()
    tally: Tally | None = None
    tally_is_position: bool = False
    groups: Mapping[str, Group] = field(default_factory=dict)
    present: tuple[str, ...] | int | None = None
    absent: tuple[str, ...] | int | None = None
    present_at: Mapping[str, int] = field(default_factory=dict)
    weights: Mapping[str, Mapping[str, Fraction]] = field(default_factory=dict)
    totals: Mapping[str, Fraction] = field(default_factory=dict)
    objections: tuple[Voice, ...] | None = None
    replies: tuple[Voice, ...] = ()
    opinions: tuple[Voice, ...] = ()
    exemptions: tuple[Voice, ...] = ()
    items: tuple[str, ...] = ()
    opened: Moment | None = None
    opened_at_meeting: bool | None = None
    deadline: Moment | None = None
    extensions: tuple[Prolongation, ...] = ()
    initiator: str | None = None
    reached: tuple[str, ...] | bool | None = None
    objection_to_procedure: tuple[str, ...] = ()
    established: frozenset[str] = frozenset()
    dates: Mapping[str, Moment] = field(default_factory=dict)
    as_of: Moment | None = None
    consensus: str | None = None
    quorum_raised: bool | None = None
    casting_vote: Conduct | None = None
    determination: Finding | None = None
    stages: Mapping[str, Case] = field(default_factory=dict)
    organisations: Mapping[str, tuple[str, ...] | int] = field(default_factory=dict)
    rest: Conduct | None = None
    members_at: Mapping[str, tuple[str, ...] | int] = field(default_factory=dict)
    groups_at: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    matter: str | None = None

    @property
    def has_vote(self) -> bool:
        """Whether the case tells of votes, not only of positions and objections."""
        voted = any(name not in self.positions for name in self.votes)
        tallies = [group.tally for group in self.groups.values() if group.tally]
        return voted or bool(tallies) or (self.tally is not None and not self.tally_is_position)
