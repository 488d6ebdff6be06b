"""Findings: what follows from a situation, with its grounds.

A finding is computed when it is asked for and never stored.  Each ground says in a sentence what
was found, and cites what it rests on: a provision, or the entry of the record.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Generic, Self, TypeVar

import msgspec

from paraph.values.citations import Citation
from paraph.values.errors import Ambiguous, Inadmissible, Malformed, ParaphError
from paraph.values.sentences import Words

T = TypeVar("T")


class Reason(IntEnum):
    """Why an act is refused, in order of rank: the first is the headline, all are listed.

    What cannot be read ranks before what is not possible now, and that before what says too
    little.  The order is part of the interface: docs/acts.md is generated from it.
    """

    ENVELOPE = 10, "The envelope has not the form that it must have."
    KIND = 11, "There is no such kind or revision of act."
    PAYLOAD = 12, "The payload is not what acts of this kind hold."
    VALUE = 13, "A value in the payload is no symbol, zone, language, moment or period."
    ORDER = 20, "The act is dated before the last act of the record."
    FUTURE = 21, "The act is dated after the present moment."
    ACTOR = 22, "Whoever acts is not known to this organisation."
    CAPACITY = 23, "The actor does not hold the capacity, or acts of this kind need another."
    REFERENCE = 24, "The act speaks of something that is not in the record."
    ENTITLEMENT = 25, "The participant's standing does not give it this act."
    REPETITION = 26, "What the act does has been done already."
    SEQUENCE = 27, "It is too early or too late for this act."
    CONTRADICTION = 28, "The act contradicts what stands in the record, or itself."
    AMBIGUITY = 30, "The act fits several things; the sentence lists them."

    sentence: str

    def __new__(cls, rank: int, sentence: str) -> Self:
        """A reason of a rank, with what it means."""
        made = int.__new__(cls, rank)
        made._value_ = rank
        made.sentence = sentence
        return made

    @property
    def error(self) -> type[ParaphError]:
        """The branch of the error tree that the reason belongs to.

        >>> Reason.CAPACITY.error.__name__
        'Inadmissible'
        """
        return (Malformed, Inadmissible, Ambiguous)[self.value // 10 - 1]


class Ground(msgspec.Struct, frozen=True):
    """Why something was found: in words, what it rests on, and for a refusal its reason.

    ``entries`` are the numbers of the entries of the record that it rests on.
    """

    words: Words
    citation: Citation
    entries: tuple[int, ...] = ()
    reason: Reason | None = None

    @property
    def sentence(self) -> str:
        """The words in English."""
        return str(self.words)

    @property
    def kind(self) -> str:
        """The reason in a word; empty for a ground that is against nothing."""
        return self.reason.name.lower() if self.reason else ""

    @property
    def branch(self) -> str:
        """Malformed, Inadmissible or Ambiguous; empty for a ground that is against nothing."""
        return self.reason.error.__name__ if self.reason else ""

    def __str__(self) -> str:
        numbers = ", ".join(map(str, self.entries))
        where = f"; entr{'y' if len(self.entries) == 1 else 'ies'} {numbers}" if numbers else ""
        return f"{self.sentence} [{self.citation}{where}]"


class Finding(msgspec.Struct, Generic[T], frozen=True):
    """An answer with the grounds that it rests on; there is none without a ground.

    >>> Finding(6, (Ground("Six States are members.", Citation("SCO Charter", "art. 13")),)).value
    6
    """

    value: T
    grounds: tuple[Ground, ...]

    def __post_init__(self) -> None:
        assert self.grounds, "a finding names its grounds"

    def __str__(self) -> str:
        return " ".join(map(str, self.grounds))
