"""What answers about a text are made of: its places, and how far it has come."""

from __future__ import annotations

import msgspec

from paraph.negotiation.consensus import Consensus
from paraph.negotiation.rule import Prospect
from paraph.negotiation.vocabulary import Audience, Openness, Reservation, Stance
from paraph.web.api.shapes import Moment, Shape


class TextSeen(Shape, frozen=True, kw_only=True):
    """A text under negotiation; `audience` is for whom it is open beside those who negotiate it."""

    text: str
    title: str
    organ: str
    delegations: tuple[str, ...]
    audience: Openness
    groups: tuple[str, ...]
    circulated: Moment
    document: str | None
    reading: str | None
    provisions: int
    open_brackets: int


class ArmSeen(Shape, frozen=True, kw_only=True):
    """A wording in a bracket, the name that positions call it by, and who stands behind it."""

    arm: str
    words: str
    holders: tuple[str, ...]
    base: bool


class BracketSeen(Shape, frozen=True, kw_only=True):
    """A bracket with its wordings; `chosen` is the one that it was lifted to."""

    bracket: str
    provision: str
    kind: str
    arms: tuple[ArmSeen, ...]
    chosen: str | None


class HeldUp(Shape, frozen=True, kw_only=True):
    """Who holds a provision up, and why."""

    delegation: str
    why: str


class ProvisionSeen(Shape, frozen=True, kw_only=True):
    """A provision with its words, brackets and all, and how far it has come."""

    provision: str
    article: str
    words: str
    consensus: Consensus
    said: str | None
    brackets: tuple[str, ...]
    held_up_by: tuple[HeldUp, ...]


class Choice(Shape, frozen=True, kw_only=True):
    """A wording of a bracket: what a position depends on, or what is chosen."""

    bracket: str
    arm: str


class PositionSeen(Shape, frozen=True, kw_only=True):
    """What a delegation said, as far as it is for you: its last word on an arm or a provision."""

    delegation: str
    place: str
    arm: str | None
    stance: Stance
    audience: Audience
    moment: Moment
    conditions: tuple[Choice, ...]
    reservation: Reservation | None
    words: str | None


class CommentNamed(Shape, frozen=True, kw_only=True):
    """A comment, by who made it and its name."""

    by: str
    comment: str


class CommentSeen(Shape, frozen=True, kw_only=True):
    """A comment, as far as it is for you; of one that was withdrawn, only that it was made.

    `depth` is how far below the first of its conversation it stands.
    """

    comment: str
    by: str
    place: str
    provision: str | None
    answers: CommentNamed | None
    depth: int
    audience: str
    group: str | None
    made: Moment
    words: str | None
    language: str | None
    corrected: Moment | None
    withdrawn: Moment | None


# --- The state of play ---------------------------------------------------------------------------


class ArmStands(Shape, frozen=True, kw_only=True):
    """A wording: who stands where on it, and what the rule says of it."""

    arm: str
    words: str
    consensus: Consensus
    prospect: Prospect
    rule_says: str
    support: tuple[str, ...]
    consent: tuple[str, ...] = msgspec.field(name="accept")
    reserve: tuple[str, ...]
    oppose: tuple[str, ...]
    waits: tuple[str, ...]


class BracketStands(Shape, frozen=True, kw_only=True):
    """An open bracket: how far it has come, and where everybody stands on each wording."""

    bracket: str
    consensus: Consensus
    arms: tuple[ArmStands, ...]


class InDoubt(Shape, frozen=True, kw_only=True):
    """A wording to which a bracket was lifted, and which somebody opposes."""

    bracket: str
    arm: str
    rule_says: str


class ProvisionStands(Shape, frozen=True, kw_only=True):
    """A provision with its open brackets, what was lifted and is opposed, and who holds it up."""

    provision: str
    consensus: Consensus
    said: str | None
    brackets: tuple[BracketStands, ...]
    in_doubt: tuple[InDoubt, ...]
    held_up_by: tuple[HeldUp, ...]
    deadline: str | None = None
    deadline_passed: bool | None = None


class Figures(Shape, frozen=True, kw_only=True):
    """What is counted of a text or an article; `percent` is of its words, rounded down."""

    percent: int
    words: int
    words_agreed: int
    paragraphs: int
    paragraphs_agreed: int
    open_choices: int
    provisions: dict[Consensus, int]


class ArticleFigures(Figures, frozen=True, kw_only=True):
    """How far an article has come."""

    article: str
    consensus: Consensus


class AdoptionSeen(Shape, frozen=True, kw_only=True):
    """A decision that would adopt the text: its rule, what follows under it, what was declared."""

    decision: str
    title: str
    organ: str
    sought: Moment
    rule: str | None
    outcome: str
    carried: bool | None
    why: tuple[str, ...]
    silence: str
    deadline: str | None
    declared: str | None
    number: str | None
    agrees: bool | None


class Awaited(Shape, frozen=True, kw_only=True):
    """A capital that has still to confirm provisions, and until when."""

    delegation: str
    until: str | None
    passed: bool
    provisions: tuple[str, ...]


class Aside(Shape, frozen=True, kw_only=True):
    """What a small group said of a provision."""

    provision: str
    group: str
    said: str


class StateSeen(Figures, frozen=True, kw_only=True):
    """The state of play: what is agreed, open and blocked, by whom and why."""

    text: str
    title: str
    viewer: str
    as_of: Moment
    rule: str
    reading: str | None
    conditional: bool
    adoptions: tuple[AdoptionSeen, ...]
    consensus: Consensus
    definition: str
    articles: tuple[ArticleFigures, ...]
    awaited: tuple[Awaited, ...]
    unresolved: tuple[ProvisionStands, ...]
    asides: tuple[Aside, ...]


# --- Packages ------------------------------------------------------------------------------------


class Posed(Shape, frozen=True, kw_only=True, omit_defaults=True):
    """A position as the package search takes it: `if` is what it depends on."""

    delegation: str
    bracket: str
    arm: str
    stance: str
    conditions: tuple[Choice, ...] = msgspec.field(default=(), name="if")


class ProblemPosed(Shape, frozen=True, kw_only=True):
    """The open questions of a text: what `paraph package` reads from a file."""

    delegations: tuple[str, ...]
    brackets: dict[str, tuple[str, ...]]
    positions: tuple[Posed, ...]
    fixed: dict[str, str]


class GapLeft(Shape, frozen=True, kw_only=True):
    """How far a package may be from the best: a proven bound, and the distance in per cent."""

    bound: tuple[int, ...]
    percent: float


class PackageFound(Shape, frozen=True, kw_only=True):
    """What everybody can live with; or the positions that exclude each other."""

    status: str
    optimal: bool
    choice: dict[str, str]
    burden: dict[str, int]
    objective: tuple[int, ...] | None
    conflict: tuple[Posed, ...]
    gap: GapLeft | None = None
    doubts: tuple[str, ...] = ()
