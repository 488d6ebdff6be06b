"""Facts of a negotiation: the text in provisions and brackets, and what was said of them.

The text is held in pieces: words, and references to brackets by name.  A bracket that is settled,
attributed or reopened changes its own entry and nothing else, so that an act on a long text costs
no walk through it.  Facts bear moments and no numbers of entries: a number would tell how many
acts lie between, some of which not everybody may see.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import msgspec

from paraph.negotiation.acts import Condition, SmallGroupFormed
from paraph.negotiation.vocabulary import Audience, Openness, Reservation, Stance, Status
from paraph.organisation.offices import AS_SECRETARIAT, HEAD
from paraph.record import Act
from paraph.values.drafts import Draft, freeze
from paraph.values.moments import PlacedMoment

revised: Final = msgspec.structs.replace

CHAIR: Final = "chair"
"""The name of an arm that the chair proposed."""


def author_of(act: Act) -> str:
    """Who says something: a delegation, the Secretariat, or `CHAIR` for what the chair says."""
    return act.participant if act.capacity in {HEAD, AS_SECRETARIAT} else CHAIR


class Ref(msgspec.Struct, frozen=True, gc=False):
    """The place of a bracket among words."""

    bracket: str


Piece: TypeAlias = str | Ref
"""Words, or a bracket."""

Pieces: TypeAlias = tuple[Piece, ...]


class ArmFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A wording in a bracket, the name that positions call it by, and who proposed it."""

    name: str
    pieces: Pieces = ()
    holders: tuple[str, ...] = ()
    base: bool = False


class Turn(msgspec.Struct, frozen=True, gc=False):
    """What was done to a bracket, by whom, when."""

    done: str
    by: str
    moment: str


class Bracket(msgspec.Struct, frozen=True, kw_only=True):
    """A bracket of a provision; ``chosen`` is the arm that it was lifted to."""

    name: str
    provision: str
    arms: tuple[ArmFacts, ...]
    kind: str = "wording"
    quiet: bool = False
    chosen: str | None = None
    turns: tuple[Turn, ...] = ()

    def arm(self, name: str | None) -> ArmFacts | None:
        """The arm of this name."""
        return next((one for one in self.arms if one.name == name), None)

    @property
    def is_open(self) -> bool:
        """True as long as the brackets stand."""
        return self.chosen is None


class Told(msgspec.Struct, frozen=True, gc=False):
    """For whom something was said: its author, the audience, and who else was told it.

    The author is a delegation, the Secretariat, or `CHAIR` for what the chair said in the chair.
    ``readers`` are the members of a group as of then, and whose comment was answered.
    """

    author: str
    audience: Audience
    readers: tuple[str, ...] = ()


EVERYBODY: Final = Told("", Audience.PUBLIC)
"""For everybody."""


class StatusSaid(msgspec.Struct, frozen=True, kw_only=True):
    """A status that a provision was given."""

    status: Status
    by: str
    moment: str
    deadline: PlacedMoment | None = None
    capitals: tuple[str, ...] = ()
    group: str | None = None
    told: Told = EVERYBODY

    @property
    def is_aside(self) -> bool:
        """True of what a small group was told alone: the room has not said it."""
        return self.told.audience is Audience.GROUP


class Provision(msgspec.Struct, frozen=True, kw_only=True):
    """A provision as people call it, in pieces, with every status it was given."""

    name: str
    article: str
    pieces: Pieces
    statuses: tuple[StatusSaid, ...] = ()

    @property
    def status(self) -> StatusSaid | None:
        """The last status that it was given in the room."""
        return next((one for one in reversed(self.statuses) if not one.is_aside), None)

    @property
    def asides(self) -> Mapping[str, StatusSaid]:
        """What small groups were told alone, the last in each."""
        return {str(one.group): one for one in self.statuses if one.is_aside}


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What a delegation said of an arm or a provision; no stance means that it took one back.

    ``readers`` are the members of the group that it was told to, as they were then.
    """

    delegation: str
    arm: str | None
    stance: Stance | None
    audience: Audience
    moment: str
    conditions: tuple[Condition, ...] = ()
    readers: tuple[str, ...] = ()
    reservation: Reservation | None = None
    words: str | None = None


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A proposal with its words and its sponsors, the first of whom submitted it."""

    words: str
    sponsors: tuple[str, ...]
    moment: str
    provision: str | None = None
    withdrawn: str | None = None


class DraftProposal(msgspec.Struct, frozen=True, kw_only=True):
    """A draft of a proposal as an audience was shown it; without words it was taken back."""

    name: str
    told: Told
    moment: str
    words: str | None = None
    provision: str | None = None
    group: str | None = None


class Wording(msgspec.Struct, frozen=True):
    """What a comment said, in which language, from which moment on."""

    words: str
    moment: str
    language: str | None = None


class Comment(msgspec.Struct, frozen=True, kw_only=True):
    """A comment on one place, with all that it ever said; the last wording is the one that stands.

    ``answers`` is the author and the name of the comment to which it replies.
    """

    name: str
    told: Told
    wordings: tuple[Wording, ...]
    provision: str | None = None
    bracket: str | None = None
    proposal: str | None = None
    group: str | None = None
    answers: tuple[str, str] | None = None
    withdrawn: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Its author and its name: names are the author's own."""
        return self.told.author, self.name

    @property
    def moment(self) -> str:
        """When it was made."""
        return self.wordings[0].moment


class Report(msgspec.Struct, frozen=True):
    """What a small group reported, by whom, when."""

    words: str
    by: str
    moment: str


class SmallGroup(msgspec.Struct, frozen=True, kw_only=True):
    """A small group with its mandate, the provisions before it, and what it reported."""

    members: tuple[str, ...]
    mandate: str
    moment: str
    facilitator: str | None = None
    provisions: tuple[str, ...] = ()
    reports: tuple[Report, ...] = ()


def those_in(group: SmallGroup | SmallGroupFormed) -> tuple[str, ...]:
    """Who sits in a small group: its members, and whoever facilitates it.

    >>> those_in(SmallGroup(members=("Fiji",), mandate="", moment="", facilitator="Peru"))
    ('Fiji', 'Peru')
    """
    return tuple(dict.fromkeys((*group.members, *filter(None, [group.facilitator]))))


class Lapsed(msgspec.Struct, frozen=True, kw_only=True):
    """A bracket that was taken up in others when its provision was compiled again: by which act."""

    bracket: Bracket
    proposal: str
    by: str
    moment: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A reading, and when it was opened and closed."""

    name: str
    opened: str
    closed: str | None = None


class ChairsText(msgspec.Struct, frozen=True, kw_only=True):
    """The chair's own attempt at a text."""

    name: str
    choices: tuple[Condition, ...]
    moment: str


class Electorate(msgspec.Struct, frozen=True, kw_only=True):
    """By what a rule weighs the delegations, and the groups and chambers that it looks at."""

    moment: str
    weights: Mapping[str, Mapping[str, str]] = {}
    groups: Mapping[str, tuple[str, ...]] = {}
    chambers: Mapping[str, tuple[str, ...]] = {}


class LanguageVersion(msgspec.Struct, frozen=True, kw_only=True):
    """A text in another language, as it was circulated last."""

    words: str
    moment: str
    document: str | None = None


class Sought(msgspec.Struct, frozen=True):
    """A decision by which a text is to be adopted, and when the text was put before the organ."""

    decision: str
    moment: str


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """For whom a text was opened, and when.

    ``readers`` are those who belonged to the organisation, or to the group, as of then.
    """

    audience: Openness
    moment: str
    group: str | None = None
    readers: tuple[str, ...] = ()


class TextFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A text under negotiation and everything that was said of it.

    ``statements`` are kept under the bracket or provision that they are of, the oldest first.
    ``comments`` are kept under their author and name, the oldest first.
    ``lapsed`` are the brackets that are no more, ``package`` is the moment of the package clause
    that is in force, ``numbered`` the highest number that a bracket has had.
    ``openings`` say for whom it is open, the oldest first; without any it is open for everybody.
    """

    title: str
    organ: str
    delegations: tuple[str, ...]
    base: str
    moment: str
    document: str | None = None
    rule: str | None = None
    proposals: Mapping[str, Proposal] = {}
    provisions: Mapping[str, Provision] = {}
    brackets: Mapping[str, Bracket] = {}
    statements: Mapping[str, tuple[Statement, ...]] = {}
    groups: Mapping[str, SmallGroup] = {}
    readings: tuple[Reading, ...] = ()
    chairs_texts: tuple[ChairsText, ...] = ()
    package: str | None = None
    numbered: int = 0
    electorate: Electorate | None = None
    language: str | None = None
    languages: Mapping[str, LanguageVersion] = {}
    sought: tuple[Sought, ...] = ()
    drafts: tuple[DraftProposal, ...] = ()
    comments: Mapping[tuple[str, str], Comment] = {}
    lapsed: Mapping[str, Lapsed] = {}
    openings: tuple[Opening, ...] = ()

    @property
    def is_public(self) -> bool:
        """True of a text that is open for everybody."""
        return not self.openings or self.openness is Openness.PUBLIC

    @property
    def openness(self) -> Openness:
        """For whom it is open: the widest audience that it was opened for."""
        order = list(Openness)
        return min((one.audience for one in self.openings), key=order.index, default=order[0])

    @property
    def readers(self) -> frozenset[str]:
        """Those whom it was opened for, beside those who negotiate it."""
        return frozenset(name for one in self.openings for name in one.readers)

    @property
    def groups_let_in(self) -> tuple[str, ...]:
        """The groups of the organisation that it was opened for."""
        return tuple(dict.fromkeys(one.group for one in self.openings if one.group))

    @property
    def is_compiled(self) -> bool:
        """True once a reading was opened: from then on brackets have names."""
        return bool(self.readings)


@dataclass(frozen=True, slots=True)
class Situation:
    """The texts under negotiation after some entry, by name.

    ``announced`` are the openings of texts that are still to follow: whoever a text is opened to is
    told that first, and then what was done before.
    """

    texts: Mapping[str, TextFacts] = field(default_factory=dict)
    announced: Mapping[str, tuple[Opening, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make the mapping read-only."""
        freeze(self)


class NegotiationDraft(Draft[Situation]):
    """A situation on its way to the next one."""

    texts: dict[str, TextFacts]
    announced: dict[str, tuple[Opening, ...]]


EMPTY: Final = Situation()
"""Before the first act."""
