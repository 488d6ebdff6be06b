"""What questions hold and answers are made of: every type of the API's document.

What a view of the law gives as plain JSON, its command prints and the API sends as it is.  The
tests hold every answer against its type here.
"""

from __future__ import annotations

from typing import Annotated, Any, Generic, TypeVar

import msgspec
from msgspec import Meta

T = TypeVar("T")

Moment = Annotated[str, Meta(description="RFC 3339, with the offset of its place.")]
Number = Annotated[int, Meta(ge=0, description="A number of your own: 1 is the first act for you.")]


class Shape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An object with these members and no others."""


# --- Questions -----------------------------------------------------------------------------------


class Question(Shape, frozen=True, kw_only=True):
    """Nothing stands behind the question mark."""


class Then(Question, frozen=True, kw_only=True):
    """About a moment: as it stood then; without one, as it stands."""

    on: Annotated[str, Meta(description="A moment (RFC 3339) or a day, which means its end.")] = ""
    zone: Annotated[str, Meta(description="By whose clocks a day ends (IANA name).")] = "UTC"


class Part(Then, frozen=True, kw_only=True):
    """A part of a list, as it stood at a moment."""

    after: Annotated[str, Meta(description="Go on after this one: `next` of the part before.")] = ""
    limit: Annotated[int, Meta(ge=1, le=500, description="How many at most.")] = 100


class PartOn(Part, frozen=True, kw_only=True):
    """A part of a list, of one place."""

    of: Annotated[
        str, Meta(description="Only of this provision, bracket or proposal; without it, of all.")
    ] = ""


class LogPart(Question, frozen=True, kw_only=True):
    """A part of the log."""

    after: Annotated[
        int, Meta(ge=0, le=2**53 - 1, description="Go on after the act of this number.")
    ] = 0
    limit: Annotated[int, Meta(ge=1, le=500, description="How many at most.")] = 100


class AdmissiblePart(Question, frozen=True, kw_only=True):
    """Which of the acts that may be done."""

    kind: Annotated[str, Meta(description="Only acts of this kind.")] = ""
    after: Annotated[int, Meta(ge=0, le=10_000, description="Go on after so many.")] = 0
    limit: Annotated[int, Meta(ge=1, le=500, description="How many at most.")] = 100


class Since(Then, frozen=True, kw_only=True):
    """Since when: a moment (RFC 3339) or a day."""

    since: str


class Of(Then, frozen=True, kw_only=True):
    """Of which place: a bracket or a provision."""

    of: str


class Between(Then, frozen=True, kw_only=True):
    """Between which two participants."""

    one: str
    other: str


class Search(Then, frozen=True, kw_only=True):
    """How long to search: what was found by then is told, with its gap."""

    seconds: Annotated[float, Meta(gt=0, le=20)] = 5.0


class ActFiled(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An act to be entered: its kind and its payload.

    Who acts, and in which capacity, is the seat's to say; when, the house's.
    """

    kind: str
    payload: dict[str, Any] = {}
    revision: Annotated[int, Meta(ge=1)] | None = None


# --- Problems and grounds ------------------------------------------------------------------------


class GroundTold(Shape, frozen=True, kw_only=True):
    """A ground: a sentence in your language, what it rests on, and for a refusal its reason."""

    sentence: str
    citation: str
    entries: tuple[int, ...] = ()
    reason: str | None = None
    branch: str | None = None


class Problem(Shape, frozen=True, kw_only=True):
    """Why something was not answered or not done (RFC 9457), with every ground."""

    type: str
    title: str
    status: int
    detail: str
    grounds: tuple[GroundTold, ...] = ()


class Examined(Shape, frozen=True, kw_only=True):
    """Whether an act might be entered now, the grounds of that, and what it would say."""

    value: bool
    grounds: tuple[GroundTold, ...]
    sentence: str | None


class Items(Shape, Generic[T], frozen=True, kw_only=True):
    """A part of a list; `next` goes into `after` for the part that follows, null at the end."""

    items: tuple[T, ...]
    next: str | None = None


# --- The record ----------------------------------------------------------------------------------


class Envelope(Shape, frozen=True, kw_only=True):
    """An act as it stands in the record."""

    participant: str
    capacity: str
    moment: Moment
    kind: str
    revision: int
    payload: dict[str, Any]
    person: str | None = None


class Entry(Shape, frozen=True, kw_only=True):
    """An act that was entered, with its number for you and a sentence in your language."""

    number: Number
    act: Envelope
    sentence: str


class Head(Shape, frozen=True, kw_only=True):
    """How many acts there are for you, and of which moment the last of them is."""

    number: Number
    moment: Moment | None


class Offer(Shape, frozen=True, kw_only=True):
    """An act that may be entered as it stands; `open` are the fields for you to change."""

    kind: str
    title: str
    payload: dict[str, Any]
    open: tuple[str, ...]


class KindOfAct(Shape, frozen=True, kw_only=True):
    """A kind of act: its name, its newest revision, and what it is called in your language."""

    kind: str
    revision: int
    title: str


class KindWithSchema(KindOfAct, frozen=True, kw_only=True):
    """A kind of act with the JSON Schema of its payload."""

    schema: dict[str, Any]


class CheckpointOf(Shape, frozen=True, kw_only=True):
    """How far your record has come, as a sealed text (C2SP checkpoint)."""

    origin: str
    size: int
    root: str
    checkpoint: str


class ProofOf(Shape, frozen=True, kw_only=True):
    """That an entry is in your record: `paraph record verify --proof` checks it offline."""

    checkpoint: str
    entry: dict[str, Any]
    path: tuple[str, ...]
    format: str
    revision: int
