"""What can be said in a negotiation: texts, proposals, brackets, positions, readings, status.

Each class is what an act of one kind holds; who acted, in which capacity and when stands in the
envelope.  So a position is that of the envelope's participant.  ``NegotiationAct`` is the closed
union of them all.  Whether something is agreed is a finding and stands in no act.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, TypeAlias

import msgspec

from paraph.decisions.acts import Name
from paraph.negotiation.vocabulary import Audience, Openness, Reservation, Stance, Status
from paraph.values.languages import Language
from paraph.values.moments import PlacedMoment
from paraph.values.symbols import SymbolText

AmountText: TypeAlias = Annotated[
    str, msgspec.Meta(pattern=r"^\d{1,15}(\.\d{1,9})?( ?%)?$", examples=["12.5 %"])
]
"""A weight as it is written: exact, in figures."""


class NegotiationContent(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    gc=False,
):
    """What all acts of this room say: which text, and ``source``, where it is documented."""

    text: Name
    source: str | None = None


class BaseCirculated(NegotiationContent, frozen=True):
    """A text is circulated as the base that the named delegations negotiate in an organ.

    ``rule`` is the decision rule under which it is to be agreed; without it, consensus.
    ``language`` is that of the words, where the text is to be authentic in several.  ``audience``
    says for whom it is open beside those who negotiate it; ``group`` names the group of the
    organisation that it is open for, if it is a group.
    """

    title: str
    organ: Name
    delegations: tuple[Name, ...]
    words: str
    document: SymbolText | None = None
    rule: Name | None = None
    language: Language | None = None
    audience: Openness = Openness.PUBLIC
    group: Name | None = None


class TextOpened(NegotiationContent, frozen=True):
    """A text that is negotiated behind closed doors is opened to more, with all that was said.

    What was told to a narrower audience stays with it.  What was seen stays seen: nothing closes.
    """

    audience: Openness
    group: Name | None = None


class ElectorateSet(NegotiationContent, frozen=True):
    """The secretariat notes by what the rule in force counts the delegations.

    ``weights`` are by measure (``contributions``, ``population``), exact and in words; ``groups``
    are those that the rule looks at (``concerned``, ``permanent members``), ``chambers`` those that
    it counts each by itself.  It takes the place of what was noted before.
    """

    weights: Mapping[Name, Mapping[Name, AmountText]] = {}
    groups: Mapping[Name, tuple[Name, ...]] = {}
    chambers: Mapping[Name, tuple[Name, ...]] = {}


class LanguageVersionCirculated(NegotiationContent, frozen=True):
    """The text as it stands is circulated in another language; the version before is replaced."""

    language: Language
    words: str
    document: SymbolText | None = None


class AdoptionSought(NegotiationContent, frozen=True):
    """The text is put before an organ: adopting the decision is adopting the text."""

    decision: Name


class ProposalSubmitted(NegotiationContent, frozen=True):
    """A delegation submits its version of the whole base, or new words for one provision."""

    proposal: Name
    words: str
    provision: Name | None = None


class ProposalCoSponsored(NegotiationContent, frozen=True):
    """A delegation puts its name under a proposal too."""

    proposal: Name


class ProposalAmended(NegotiationContent, frozen=True):
    """A sponsor changes the words of its proposal."""

    proposal: Name
    words: str


class TextProposalWithdrawn(NegotiationContent, frozen=True):
    """Whoever submitted a proposal withdraws it; wordings that others hold too stay."""

    proposal: Name


class DraftShared(NegotiationContent, frozen=True):
    """Whoever drafts a proposal shows it to an audience; no word of the text is changed by it.

    Shown again under its name, it takes the place of what was shown.  It is tabled by a proposal
    that is submitted under this name.
    """

    draft: Name
    words: str
    audience: Audience
    provision: Name | None = None
    group: Name | None = None


class DraftWithdrawn(NegotiationContent, frozen=True):
    """A draft is taken back, as the audience is to know."""

    draft: Name
    audience: Audience
    group: Name | None = None


class BracketOpened(NegotiationContent, frozen=True):
    """A delegation puts brackets on words of a provision: it wants them out."""

    provision: Name
    words: str


class BracketAttributed(NegotiationContent, frozen=True):
    """The secretariat notes which delegations stand behind an arm of a bracket."""

    bracket: Name
    arm: Name
    delegations: tuple[Name, ...]


class ArmAdded(NegotiationContent, frozen=True):
    """A rival wording is added to a bracket, by a delegation, or as a bridge by the chair."""

    bracket: Name
    words: str


class BracketLifted(NegotiationContent, frozen=True):
    """The brackets are lifted: one arm stays, the marks and the other arms go."""

    bracket: Name
    arm: Name


class BracketReopened(NegotiationContent, frozen=True):
    """A bracket that was lifted is open again, with all of its arms."""

    bracket: Name
    reason: str


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """One thing that a position depends on: that a bracket is settled on an arm."""

    bracket: Name
    arm: Name


class PositionStated(NegotiationContent, frozen=True):
    """A delegation states where it stands on an arm of a bracket, or on a provision.

    ``conditions`` must all be met for the stance to hold; else the delegation opposes.  ``group``
    names the small group that is told, if the audience is a group.
    """

    stance: Stance
    audience: Audience
    bracket: Name | None = None
    arm: Name | None = None
    provision: Name | None = None
    conditions: tuple[Condition, ...] = ()
    group: Name | None = None
    reservation: Reservation | None = None
    words: str | None = None


class PositionWithdrawn(NegotiationContent, frozen=True):
    """A delegation no longer has the position that it stated, as the audience is to know."""

    audience: Audience
    bracket: Name | None = None
    arm: Name | None = None
    provision: Name | None = None
    group: Name | None = None


class CommentMade(NegotiationContent, frozen=True):
    """Somebody comments on a provision, a bracket or a proposal; no word and no position changes.

    Exactly one place is named.  ``language`` is that of the words, where it is known.
    """

    comment: Name
    words: str
    audience: Audience
    provision: Name | None = None
    bracket: Name | None = None
    proposal: Name | None = None
    group: Name | None = None
    language: Language | None = None


class CommentNamed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A comment, by who made it (a delegation, ``chair``, ``Secretariat``) and its name."""

    by: Name
    comment: Name


class CommentAnswered(NegotiationContent, frozen=True):
    """Somebody answers a comment, before those who were told it: its author and its audience."""

    comment: Name
    answers: CommentNamed
    words: str
    language: Language | None = None


class CommentCorrected(NegotiationContent, frozen=True):
    """Whoever made a comment says it in other words; those who were told it are told them."""

    comment: Name
    words: str
    language: Language | None = None


class CommentWithdrawn(NegotiationContent, frozen=True):
    """Whoever made a comment takes it back; that it was made stays in the record."""

    comment: Name


class StatusGiven(NegotiationContent, frozen=True):
    """The chair says how far provisions have come; ``capitals`` have until ``deadline``.

    What a small group is told alone is its own affair and no status of the text; its facilitator
    may say it, too.
    """

    provisions: tuple[Name, ...]
    status: Status
    deadline: PlacedMoment | None = None
    capitals: tuple[Name, ...] = ()
    group: Name | None = None
    audience: Audience = Audience.PUBLIC


class SmallGroupFormed(NegotiationContent, frozen=True):
    """Some delegations are to meet by themselves, with a mandate, on these provisions."""

    group: Name
    members: tuple[Name, ...]
    mandate: str
    facilitator: Name | None = None
    provisions: tuple[Name, ...] = ()


class GroupReported(NegotiationContent, frozen=True):
    """A small group reports back; nothing is agreed by it until the room has agreed."""

    group: Name
    report: str


class ReadingOpened(NegotiationContent, frozen=True):
    """A reading begins.  The first compiles the base with the versions that were submitted."""

    reading: Name


class ReadingClosed(NegotiationContent, frozen=True):
    """A reading ends."""

    reading: Name


class ChairsTextCirculated(NegotiationContent, frozen=True):
    """The chair circulates its own attempt: an arm for each of some brackets."""

    proposal: Name
    choices: tuple[Condition, ...]


class PackageClauseDeclared(NegotiationContent, frozen=True):
    """Nothing is agreed until everything is agreed: from here on, all status is conditional."""


class PackageClauseEnded(NegotiationContent, frozen=True):
    """What is agreed is agreed, whatever becomes of the rest."""


ProposalAct: TypeAlias = (
    ProposalSubmitted | ProposalCoSponsored | ProposalAmended | TextProposalWithdrawn
)
"""What delegations want the text to say."""

DraftAct: TypeAlias = DraftShared | DraftWithdrawn
"""What is drafted among some before it is tabled."""

BracketAct: TypeAlias = (
    BracketOpened | BracketAttributed | ArmAdded | BracketLifted | BracketReopened
)
"""What is done to brackets."""

PositionAct: TypeAlias = PositionStated | PositionWithdrawn
"""Where delegations stand."""

CommentAct: TypeAlias = CommentMade | CommentAnswered | CommentCorrected | CommentWithdrawn
"""What is said of a place, and stands for nobody's position."""

ToldAct: TypeAlias = PositionAct | DraftAct | StatusGiven | CommentMade
"""What names its audience, and may not be for everybody."""

PackageAct: TypeAlias = PackageClauseDeclared | PackageClauseEnded
"""Whether everything hangs together."""

ReadingAct: TypeAlias = ReadingOpened | ReadingClosed
"""How often the text is gone through."""

GroupAct: TypeAlias = SmallGroupFormed | GroupReported
"""What is done in small groups."""

ConductAct: TypeAlias = StatusGiven | ChairsTextCirculated | GroupAct | ReadingAct | PackageAct
"""How the chair conducts the negotiation."""

OpeningAct: TypeAlias = BaseCirculated | TextOpened
"""What says for whom a text is open."""

FrameAct: TypeAlias = ElectorateSet | LanguageVersionCirculated | AdoptionSought
"""What stands around the text: who counts for what, its other languages, where it is adopted."""

TextAct: TypeAlias = (
    ProposalAct | DraftAct | BracketAct | PositionAct | CommentAct | ConductAct | FrameAct
)
"""What is said of a text that is before the delegations already."""

NegotiationAct: TypeAlias = OpeningAct | TextAct
"""The closed union: whatever an act of this room can hold."""
