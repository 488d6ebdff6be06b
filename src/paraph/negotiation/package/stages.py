"""The best package, stage by stage: the largest burden, then its bearers, then the total.

Each stage starts with a package and a bound and ends when they meet or the time is out.  The first
one asks from the bound upwards whether a burden can be kept to: far below the optimum that is
refuted quickly, and each refutation raises the bound that is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from paraph.negotiation.package.beam import grow, width_for
from paraph.negotiation.package.bounds import bound_largest
from paraph.negotiation.package.highs import Relaxed, relax_largest
from paraph.negotiation.package.logic import SecondsLeft
from paraph.negotiation.package.question import Aim, Question
from paraph.negotiation.package.race import ask
from paraph.negotiation.package.reduction import Reduced


@dataclass(slots=True)
class Found:
    """The best choice so far, and the bounds that are proven: one number for each stage.

    All but the last number of ``bound`` are attained; with three numbers, and the third attained
    too, the choice is optimal.
    """

    chosen: tuple[int, ...]
    objective: tuple[int, int, int]
    bound: list[int] = field(default_factory=list)

    @property
    def optimal(self) -> bool:
        """Whether nothing better is possible."""
        return tuple(self.bound) == self.objective

    def improve(self, reduced: Reduced, chosen: tuple[int, ...] | None) -> bool:
        """Take another choice if it is better; whether it was."""
        if chosen is None or reduced.objective(chosen) >= self.objective:
            return False
        self.chosen, self.objective = chosen, reduced.objective(chosen)
        return True


def find_best(reduced: Reduced, first: tuple[int, ...], seconds_left: SecondsLeft) -> Found:
    """The best choice of arms, beginning with ``first``, which respects all needs."""
    found = Found(first, reduced.objective(first))
    relaxed = relax_largest(reduced, seconds_left())
    lowest = int(reduced.base.max(initial=0))
    if relaxed is not None:
        lowest = bound_largest(reduced, relaxed.prices, relaxed.need_prices)
        if seconds_left() > 0:
            _grow(reduced, relaxed, found)
    found.bound = [lowest]
    if _lower_largest(reduced, found, seconds_left) and _lower_bearers(
        reduced, found, seconds_left
    ):
        _lower_total(reduced, found, seconds_left)
    return found


def _grow(reduced: Reduced, relaxed: Relaxed, found: Found) -> None:
    chosen = grow(reduced, relaxed.shares, relaxed.value, width_for(reduced))
    found.improve(reduced, chosen)


def _lower_largest(reduced: Reduced, found: Found, left: SecondsLeft) -> bool:
    """Make the largest burden as small as possible; whether that is proven."""
    while found.bound[0] < found.objective[0]:
        asked = Question(reduced, Aim.ANY, largest=found.bound[0])
        reply = ask(asked, left())
        found.improve(reduced, reply.chosen)
        if not reply.settled:
            return found.bound[0] == found.objective[0]
        if reply.chosen is None:
            found.bound[0] += 1
    return True


def _lower_bearers(reduced: Reduced, found: Found, left: SecondsLeft) -> bool:
    """Make those that bear the largest burden as few as possible; whether that is proven."""
    found.bound.append(min(1, int(reduced.counts.sum())))
    while found.bound[1] < found.objective[1]:
        largest = found.objective[0]
        asked = Question(reduced, Aim.FEWEST_BEARERS, largest, hint=found.chosen)
        reply = ask(asked, left())
        found.improve(reduced, reply.chosen)
        if reply.settled:
            found.bound[1] = found.objective[1]
        elif reply.bound is not None:
            found.bound[1] = max(found.bound[1], min(reply.bound, found.objective[1]))
            return found.bound[1] == found.objective[1]
        else:
            return False
    return True


def _lower_total(reduced: Reduced, found: Found, left: SecondsLeft) -> None:
    """Make the sum of all burdens as small as possible."""
    weights = reduced.counts @ reduced.costs
    least = sum(int(weights[list(group)].min()) for group in reduced.groups)
    found.bound.append(least + int(reduced.counts @ reduced.base))
    if found.bound[2] == found.objective[2]:
        return
    largest, bearers, _ = found.objective
    asked = Question(reduced, Aim.SMALLEST_TOTAL, largest, bearers, hint=found.chosen)
    reply = ask(asked, left())
    found.improve(reduced, reply.chosen)
    if reply.settled:
        found.bound[2] = found.objective[2]
    elif reply.bound is not None:
        found.bound[2] = max(found.bound[2], min(reply.bound, found.objective[2]))
