"""What the views of a text are made of: matrix, brief, changes, ripple, groups, drafts and more."""

from __future__ import annotations

import msgspec

from paraph.negotiation.consensus import Consensus
from paraph.negotiation.influence import Fate
from paraph.negotiation.linkages import Linked
from paraph.negotiation.news import Became, Way, Weight
from paraph.negotiation.ripple import Link
from paraph.negotiation.vocabulary import Audience
from paraph.text.links import Step
from paraph.web.api.shapes import Moment, Shape
from paraph.web.api.shapes_of_texts import ArmStands, Choice, Figures, ProvisionStands


class Told(Shape, frozen=True, kw_only=True):
    """What is told of a place, in words."""

    place: str
    words: str


class ToldBy(Told, frozen=True, kw_only=True):
    """What is told of a place, in words, and of whose position there."""

    delegation: str


class MatrixRow(Shape, frozen=True, kw_only=True):
    """An open bracket: what each delegation says of it."""

    provision: str
    bracket: str
    arms: dict[str, str]
    whose: dict[str, str]
    delegations: dict[str, str]


class MatrixSeen(Shape, frozen=True, kw_only=True):
    """Open brackets against delegations, and how far each two lean the same way, from -1 to 1."""

    text: str
    viewer: str
    rows: tuple[MatrixRow, ...]
    alignment: tuple[tuple[float | None, ...], ...]


# --- Brief and changes ---------------------------------------------------------------------------


class InfluenceSeen(Shape, frozen=True, kw_only=True):
    """Where the words are that a delegation proposed, counted."""

    standing: int
    open: int
    fallen: int


class Proposed(Shape, frozen=True, kw_only=True):
    """Words that a delegation proposed in a bracket, how many, and what became of them."""

    bracket: str
    provision: str
    words: int
    fate: Fate


class ToConfirm(Shape, frozen=True, kw_only=True):
    """A provision that a capital has still to confirm, and until when."""

    provision: str
    until: str | None
    passed: bool


class Expected(Shape, frozen=True, kw_only=True):
    """A provision for which something is expected of a delegation, and what."""

    provision: str
    why: str


class OpenBracket(Shape, frozen=True, kw_only=True):
    """An open bracket with what the delegation itself says of it."""

    provision: str
    bracket: str
    own: str
    arms: tuple[ArmStands, ...]


class BriefSeen(Shape, frozen=True, kw_only=True):
    """What a delegation needs before it goes in."""

    text: str
    delegation: str
    as_of: Moment
    influence: InfluenceSeen
    proposed: tuple[Proposed, ...]
    to_confirm: tuple[ToConfirm, ...]
    contradictions: tuple[Told, ...]
    lapsed: tuple[Told, ...]
    expected_of_it: tuple[Expected, ...]
    open: tuple[OpenBracket, ...]


class Changed(Told, frozen=True, kw_only=True):
    """What changed at a place; `own`, if it is the business of whoever asks."""

    own: bool


class BracketChanged(Shape, frozen=True, kw_only=True):
    """What became of a bracket: its new wordings, the one that stands, and which way that went."""

    bracket: str
    became: Became
    chosen: str | None
    added: dict[str, str]
    way: Way | None


class Moved(Shape, frozen=True, kw_only=True):
    """A delegation that stands otherwise than it did; who `joined` stands behind the wording."""

    delegation: str
    place: str
    arm: str | None
    then: str | None
    now: str | None
    joined: bool
    way: Way | None


class ProvisionChanged(Shape, frozen=True, kw_only=True):
    """A provision as it was and as it is, what was done there, and why it needs an instruction.

    `before` and `after` are empty where no word and no bracket of it changed.
    """

    provision: str
    weight: Weight
    asks: tuple[str, ...]
    before: str
    after: str
    then: Consensus | None
    now: Consensus | None
    brackets: tuple[BracketChanged, ...]
    moves: tuple[Moved, ...]
    latest: Moment


class ChangesSeen(Shape, frozen=True, kw_only=True):
    """What changed in a text since a moment: by provision, what weighs most first, and as a log."""

    text: str
    viewer: str
    since: Moment
    provisions: tuple[ProvisionChanged, ...]
    changes: tuple[Changed, ...]


# --- Convergence, ripple, linkages ---------------------------------------------------------------


class StepSeen(Figures, frozen=True, kw_only=True):
    """How far a text was at a step of its readings, and how many choices more were open."""

    step: str
    consensus: Consensus
    more_open: int


class Reopened(Shape, frozen=True, kw_only=True):
    """A bracket that was lifted and opened again: how often, and when last."""

    bracket: str
    provision: str
    times: int
    last: Moment


class ConvergenceSeen(Shape, frozen=True, kw_only=True):
    """How a text came nearer to agreement, step by step."""

    definition: str
    steps: tuple[StepSeen, ...]
    reopened: tuple[Reopened, ...]


class Tied(Shape, frozen=True, kw_only=True):
    """A place that is tied to another one: by what, and how."""

    link: Link
    place: str
    words: str


class RippleSeen(Shape, frozen=True, kw_only=True):
    """What a change in a place touches, and what the place rests on."""

    text: str
    viewer: str
    of: str
    provision: str
    touches: tuple[Tied, ...]
    rests_on: tuple[Tied, ...]


class Waiting(Shape, frozen=True, kw_only=True):
    """A position that waits, and for which wordings."""

    delegation: str
    place: str
    arm: str | None
    needs: tuple[Choice, ...] = msgspec.field(name="if")


class LinkageSeen(Shape, frozen=True, kw_only=True):
    """Positions that are linked, and how; who opposes what they need."""

    kind: Linked
    sentence: str
    positions: tuple[Waiting, ...]
    choices: tuple[Choice, ...]
    opposed_by: tuple[str, ...]


class LinkagesSeen(Shape, frozen=True, kw_only=True):
    """Which positions wait for each other, contradict each other, or have lapsed."""

    text: str
    viewer: str
    linkages: tuple[LinkageSeen, ...]
    contradictions: tuple[ToldBy, ...]
    lapsed: tuple[Told, ...]


# --- Groups, drafts, the chair's texts -----------------------------------------------------------


class Report(Shape, frozen=True, kw_only=True):
    """What was reported of a small group, by whom and when."""

    by: str
    at: Moment
    words: str


class AgreedInGroup(Shape, frozen=True, kw_only=True):
    """A provision to which a small group gave a status, and when."""

    provision: str
    status: str
    at: Moment


class GroupSeen(Shape, frozen=True, kw_only=True):
    """A small group: mandate, members, what it has before it, what it was told and reported."""

    group: str
    mandate: str
    members: tuple[str, ...]
    facilitator: str | None
    formed: Moment
    before_it: tuple[ProvisionStands, ...]
    told: tuple[ToldBy, ...]
    reports: tuple[Report, ...]
    agreed: tuple[AgreedInGroup, ...]


class GroupsSeen(Shape, frozen=True, kw_only=True):
    """The small groups of a text."""

    text: str
    viewer: str
    groups: tuple[GroupSeen, ...]


class DraftSeen(Shape, frozen=True, kw_only=True):
    """A draft that was shown before it is tabled, and how the provision would read with it."""

    draft: str
    by: str
    audience: Audience
    group: str | None
    provision: str | None
    shown: Moment
    tabled: bool
    words: str
    would_read: str | None


class DraftsSeen(Shape, frozen=True, kw_only=True):
    """The drafts that whoever asks was shown."""

    text: str
    viewer: str
    drafts: tuple[DraftSeen, ...]


class PutAside(Shape, frozen=True, kw_only=True):
    """A wording that the chair's text puts aside, and whose it is."""

    arm: str
    whose: str
    words: str


class ChairsChoice(Shape, frozen=True, kw_only=True):
    """The wording that the chair chose in a bracket; of one that is no more, only its name."""

    bracket: str
    arm: str
    is_no_more: bool = False
    provision: str | None = None
    whose: str | None = None
    words: str | None = None
    puts_aside: tuple[PutAside, ...] = ()
    stands: ArmStands | None = None
    settled: str | None = None


class ChairsProvision(Shape, frozen=True, kw_only=True):
    """A provision as it stands, and as it would read with the chair's choices."""

    provision: str
    now: str
    would_read: str


class ChairsTextSeen(Shape, frozen=True, kw_only=True):
    """A text of the chair's: what it chooses, how many brackets it leaves open."""

    name: str
    circulated: Moment
    choices: tuple[ChairsChoice, ...]
    left_open: int
    provisions: tuple[ChairsProvision, ...]


class ChairsTextsSeen(Shape, frozen=True, kw_only=True):
    """The chair's texts, the newest first."""

    text: str
    viewer: str
    chairs_texts: tuple[ChairsTextSeen, ...]


# --- Languages -----------------------------------------------------------------------------------


class InStep(Shape, frozen=True, kw_only=True):
    """What corresponds to a provision in another language, and whether it is in step."""

    step: Step
    why: str
    words: str | None


class ConcordanceRow(Shape, frozen=True, kw_only=True):
    """A provision with what corresponds to it in every other language."""

    provision: str
    languages: dict[str, InStep]


class LanguageSeen(Shape, frozen=True, kw_only=True):
    """Another language of a text: when it was circulated, and how many provisions are in step."""

    name: str
    circulated: Moment
    provisions: dict[Step, int]


class ConcordanceSeen(Shape, frozen=True, kw_only=True):
    """Whether the other languages of a text are in step, provision by provision."""

    text: str
    viewer: str
    language: str | None
    languages: dict[str, LanguageSeen]
    rows: tuple[ConcordanceRow, ...]
