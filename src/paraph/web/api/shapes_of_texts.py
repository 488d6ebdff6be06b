"""What answers about texts and treaties are made of."""

from __future__ import annotations

from typing import Any

from paraph.web.api.shapes import Moment, Shape


class TextSeen(Shape, frozen=True, kw_only=True):
    """A text under negotiation."""

    text: str
    title: str
    organ: str
    delegations: tuple[str, ...]
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
    consensus: str
    said: str | None
    brackets: tuple[str, ...]
    held_up_by: tuple[HeldUp, ...]


class Condition(Shape, frozen=True, kw_only=True):
    """On which wording of which bracket a position depends."""

    bracket: str
    arm: str


class PositionSeen(Shape, frozen=True, kw_only=True):
    """What a delegation said, as far as it is for you: its last word on an arm or a provision."""

    delegation: str
    place: str
    arm: str | None
    stance: str
    audience: str
    moment: Moment
    conditions: tuple[Condition, ...]
    reservation: str | None
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


class Figures(Shape, frozen=True, kw_only=True):
    """What is counted of a text or an article."""

    percent: Any
    words: int
    words_agreed: int
    paragraphs: int
    paragraphs_agreed: int
    open_choices: int
    provisions: dict[str, int]


class ArticleFigures(Figures, frozen=True, kw_only=True):
    """How far an article has come."""

    article: str
    consensus: str


class StateSeen(Figures, frozen=True, kw_only=True):
    """The state of play: what is agreed, open and blocked, by whom and why."""

    text: str
    title: str
    viewer: str
    as_of: Moment
    rule: str
    reading: str | None
    conditional: bool
    adoptions: tuple[dict[str, Any], ...]
    consensus: str
    definition: str
    articles: tuple[ArticleFigures, ...]
    awaited: tuple[dict[str, Any], ...]
    unresolved: tuple[dict[str, Any], ...]
    asides: tuple[dict[str, Any], ...]


class MatrixRow(Shape, frozen=True, kw_only=True):
    """An open bracket: what each delegation says of it."""

    provision: str
    bracket: str
    arms: dict[str, str]
    whose: dict[str, Any]
    delegations: dict[str, str]


class MatrixSeen(Shape, frozen=True, kw_only=True):
    """Open brackets against delegations, and how far each two lean the same way, from -1 to 1."""

    text: str
    viewer: str
    rows: tuple[MatrixRow, ...]
    alignment: tuple[tuple[float | None, ...], ...]


class PackageFound(Shape, frozen=True, kw_only=True):
    """What everybody can live with; or the positions that exclude each other."""

    status: str
    optimal: bool
    choice: dict[str, str]
    burden: dict[str, int]
    objective: tuple[int, ...] | None
    conflict: tuple[dict[str, Any], ...]
    gap: Any = None
    doubts: tuple[str, ...] = ()


class BondSeen(Shape, frozen=True, kw_only=True):
    """Whether a treaty is in force between two participants, since when, and why."""

    treaty: str
    in_force: bool
    since: str | None
    grounds: tuple[Any, ...]
