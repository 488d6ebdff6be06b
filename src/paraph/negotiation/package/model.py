"""A problem and its answer: delegations, brackets, positions; the choice that all can live with.

*Burden* is what a package costs a delegation: 0 for each chosen arm that it supports, 1 for one
that it can accept, 4 for one on which it reserves its position.  It has no unit beyond that.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple

import msgspec


class Stance(StrEnum):
    """What a delegation says about an arm.  To say nothing counts as *accept*."""

    SUPPORT = "support"
    CAN_ACCEPT = "accept"
    RESERVE = "reserve"
    OPPOSE = "oppose"


BURDENS: Final[Mapping[Stance, int]] = {
    Stance.SUPPORT: 0,
    Stance.CAN_ACCEPT: 1,
    Stance.RESERVE: 4,
}
"""What a chosen arm costs a delegation, by its stance; an opposed arm cannot be chosen."""

UNSTATED: Final = BURDENS[Stance.CAN_ACCEPT]
"""What a chosen arm costs a delegation that said nothing about it."""


class Condition(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """One thing that a stance depends on: this arm is chosen in this bracket."""

    bracket: str
    arm: str

    def __str__(self) -> str:
        """The condition as it is written: ``b1=x``."""
        return f"{self.bracket}={self.arm}"


class Position(
    msgspec.Struct,
    frozen=True,
    order=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """What one delegation says about one arm.

    With ``conditions`` (``if`` in JSON) the stance holds only when all of them are chosen; if one
    is not, the delegation opposes the arm.

    >>> print(Position("Russia", "b3", "y", Stance.CAN_ACCEPT, (Condition("b7", "none"),)))
    Russia accepts b3=y only if b7=none
    """

    delegation: str
    bracket: str
    arm: str
    stance: Stance
    conditions: tuple[Condition, ...] = msgspec.field(default=(), name="if")

    @property
    def is_red_line(self) -> bool:
        """Whether the arm is opposed whatever else is chosen."""
        return self.stance is Stance.OPPOSE

    def __str__(self) -> str:
        """The position in plain words."""
        words = {
            Stance.SUPPORT: f"supports {self.bracket}={self.arm}",
            Stance.CAN_ACCEPT: f"accepts {self.bracket}={self.arm}",
            Stance.RESERVE: f"reserves its position on {self.bracket}={self.arm}",
            Stance.OPPOSE: f"opposes {self.bracket}={self.arm}",
        }
        said = f"{self.delegation} {words[self.stance]}"
        if self.is_red_line or not self.conditions:
            return said
        return f"{said} only if {' and '.join(map(str, self.conditions))}"


class Problem(msgspec.Struct, frozen=True):
    """What is open, who holds what, and what is decided already.

    ``brackets`` gives each bracket its arms, of which exactly one is to be chosen; ``fixed`` gives
    some of them the arm that stays chosen.
    """

    delegations: tuple[str, ...]
    brackets: Mapping[str, tuple[str, ...]]
    positions: tuple[Position, ...] = ()
    fixed: Mapping[str, str] = {}


class Objective(NamedTuple):
    """What is made as small as possible, the first number before the second before the third.

    The largest burden of any delegation, how many delegations bear it, the sum of all burdens.
    """

    largest: int
    bearers: int
    total: int


class Package(msgspec.Struct, frozen=True):
    """One arm for every bracket, and what that costs each delegation."""

    choice: Mapping[str, str]
    burden: Mapping[str, int]

    @property
    def objective(self) -> Objective:
        """What the package costs the most burdened, how many they are, and all together.

        >>> Package({"b1": "x"}, {"Russia": 4, "China": 4, "Fiji": 1}).objective
        Objective(largest=4, bearers=2, total=9)
        """
        largest = max(self.burden.values(), default=0)
        bearers = sum(one == largest for one in self.burden.values())
        return Objective(largest, bearers, sum(self.burden.values()))


class Status(StrEnum):
    """Whether there is a package; *unknown* only if the time ran out before either was shown."""

    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"
    UNKNOWN = "unknown"


class Gap(msgspec.Struct, frozen=True):
    """How far an answer may be from the best: a proven bound, and the distance in per cent.

    ``bound`` holds the objectives that are proven (all but the last), then the least value that
    the first unproven objective can have.  ``percent`` is its distance from the answer's value.
    """

    bound: tuple[int, ...]
    percent: float


class Answer(msgspec.Struct, frozen=True):
    """What the search found; every package and every conflict in it was verified.

    ``optimal`` says that no package has a smaller objective, ``canonical`` that of
    all optimal ones this is the first in the order of the names.  ``conflict`` is empty unless the
    status is *impossible*; then no package respects these positions and the fixed choices, and
    without any one of them there is one.
    """

    status: Status
    optimal: bool = False
    canonical: bool = False
    package: Package | None = None
    conflict: tuple[Position, ...] = ()
    gap: Gap | None = None
