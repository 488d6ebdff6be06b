"""What the search asks a solver, and what it hears: one question for every stage.

Under a *cap* on the largest burden, and perhaps on the number of those that bear it, is there a
choice; or which one has the fewest bearers, or the smallest total?
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from paraph.negotiation.package.reduction import Reduced


class Aim(Enum):
    """What a question asks for."""

    ANY = auto()
    SMALLEST_LARGEST = auto()
    FEWEST_BEARERS = auto()
    SMALLEST_TOTAL = auto()


@dataclass(frozen=True, slots=True)
class Question:
    """A question to a solver: no burden above ``largest``, at most ``bearers`` of that burden.

    ``bearers`` or ``total`` None sets no cap on the number of bearers or on the sum of burdens.
    ``hint`` is a choice that is good already.  ``among`` names the arms that may be chosen, None
    all; only branch and price is asked so.
    """

    reduced: Reduced
    aim: Aim
    largest: int
    bearers: int | None = None
    total: int | None = None
    hint: tuple[int, ...] | None = None
    among: frozenset[int] | None = None

    @property
    def tells_bearers(self) -> bool:
        """Whether a solver has to tell those that bear the largest burden from the others."""
        return self.bearers is not None or self.aim is Aim.FEWEST_BEARERS


@dataclass(frozen=True, slots=True)
class Reply:
    """What a solver found.

    ``settled``: the question is answered for good: ``chosen`` is the best choice, or there is none.
    Otherwise ``chosen`` is the best so far, if any, and ``bound`` what the aim cannot fall below.
    """

    settled: bool
    chosen: tuple[int, ...] | None = None
    bound: int | None = None
