"""The best package, stage by stage: the largest burden, then its bearers, then the total.

Each stage starts with a package and a bound and ends when they meet or the time is out.  In the
first one branch and price climbs from the bound upwards: far below the optimum a burden is refuted
quickly, and each refutation raises the bound that is shown; HiGHS meanwhile comes from above.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from threading import Event
from typing import Final

import numpy as np

from paraph.negotiation.package.beam import grow, width_for
from paraph.negotiation.package.bounds import bound_largest
from paraph.negotiation.package.cpsat import ask_cpsat, first_in_order
from paraph.negotiation.package.highs import ask_highs, relax_largest
from paraph.negotiation.package.logic import SecondsLeft
from paraph.negotiation.package.pricing import ask_prices
from paraph.negotiation.package.pricing_shape import Shape
from paraph.negotiation.package.question import Aim, Question, Reply
from paraph.negotiation.package.race import Engine, ask
from paraph.negotiation.package.reduction import Reduced

_SOON: Final = 1.5
_SOON_WHEN_SMALL: Final = 0.5
"""So many seconds CP-SAT and HiGHS have where arms need others: that is mostly enough."""

_SMALL: Final = 20_000
"""Problems with no more arms times delegations than this are small."""

_HEAD_START: Final = 10.0
"""So many seconds our own engine has both cores for itself when the problem is small.

HiGHS looks whether to stop at every step, for which it needs Python's lock, and slows us down.
"""

_STARTED_ON: Final = 300
"""Of so many arms times delegations our own engine makes a second's work, and is given no more:
where a handful of brackets is still open then, it is lost, and HiGHS sees the end at once."""

_MANY_NEEDS: Final = 3
"""With more needs than this for each bracket our own engine is too slow, and CP-SAT quick."""

_POLISH: Final = 5.0
"""So many seconds are spent on the choice among optimal ones, if there is a time limit at all."""


@dataclass(slots=True)
class Found:
    """The best choice so far, and the bounds that are proven: one number for each stage.

    All but the last number of ``bound`` are attained; with three numbers, and the third attained
    too, the choice is optimal.
    """

    chosen: tuple[int, ...]
    objective: tuple[int, int, int]
    bound: list[int] = field(default_factory=list)
    canonical: bool = True

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
    if not reduced.groups:
        objective = reduced.objective(())
        return Found((), objective, list(objective))
    search = _Stages(reduced, first, seconds_left)
    if search.lower_largest() and search.lower_bearers() and search.lower_total():
        search.put_in_order()
    else:
        search.found.canonical = False
    return search.found


class _Stages:
    """The stages with what they share: the best so far, the prices, the engines that do well."""

    def __init__(self, reduced: Reduced, first: tuple[int, ...], left: SecondsLeft) -> None:
        self._reduced = reduced
        self._left = left
        self._prices = np.zeros(0)
        self._is_loose = not reduced.needs
        self._is_small = reduced.costs.size <= _SMALL
        self._threads = 2 if self._is_small else 1
        self._engines: tuple[Engine, ...] = (self._ask_prices, self._ask_highs_late)
        if len(reduced.needs) > _MANY_NEEDS * len(reduced.groups):
            self._engines = (ask_cpsat, ask_highs)
        average = bound_largest(reduced, reduced.counts, np.zeros(len(reduced.needs)))
        bound = max(average, int(reduced.base.max(initial=0)))
        self.found = Found(first, reduced.objective(first), [bound])

    def _ask(self, aim: Aim, largest: int, bearers: int | None = None) -> Reply:
        """The answer of CP-SAT or HiGHS if one has it soon, else that of the race."""
        question = Question(self._reduced, aim, largest, bearers, hint=self.found.chosen)
        reply = Reply(settled=False)
        if not self._is_loose:
            soon = _SOON_WHEN_SMALL if self._is_small else _SOON
            reply = ask(question, min(self._left(), soon), (ask_cpsat, ask_highs))
            self.found.improve(self._reduced, reply.chosen)
        if reply.settled:
            return reply
        self._is_loose = True
        if aim is Aim.SMALLEST_LARGEST:
            self._relax()
            largest = self.found.objective[0]
        question = Question(self._reduced, aim, largest, bearers, hint=self.found.chosen)
        later = ask(question, self._left(), self._engines)
        self.found.improve(self._reduced, later.chosen)
        bounds = [one for one in (reply.bound, later.bound) if one is not None]
        return Reply(later.settled, later.chosen, max(bounds, default=None))

    def _ask_prices(self, question: Question, _seconds: float, stop: Event) -> Reply:
        if question.aim is Aim.SMALLEST_LARGEST:
            return self._climb(question, stop)
        return ask_prices(question, self._prices, stop, threads=self._threads)

    def _ask_highs_late(self, question: Question, seconds: float, stop: Event) -> Reply:
        """HiGHS, after the head start of our own engine on a small problem."""
        cells = self._reduced.costs.size
        start = min(_HEAD_START, cells / _STARTED_ON, seconds) if self._is_small else 0.0
        if stop.wait(start) or start >= seconds:
            return Reply(settled=False)
        return ask_highs(question, seconds - start, stop)

    def _climb(self, question: Question, stop: Event) -> Reply:
        """The smallest largest burden, from the bound upwards, by branch and price."""
        for largest in range(self.found.bound[0], question.largest):
            below = Question(self._reduced, Aim.ANY, largest)
            reply = ask_prices(below, self._prices, stop, threads=self._threads)
            if not reply.settled:
                return Reply(settled=False, bound=largest)
            if reply.chosen is not None:
                return reply
        return Reply(settled=True, chosen=question.hint)

    def lower_largest(self) -> bool:
        """Make the largest burden as small as possible; whether that is proven."""
        found = self.found
        if found.bound[0] < found.objective[0]:
            self._raise_bound(0, self._ask(Aim.SMALLEST_LARGEST, found.objective[0]))
        return found.bound[0] == found.objective[0]

    def _relax(self) -> None:
        """Find prices, a bound that follows from them, and a good choice."""
        relaxed = relax_largest(self._reduced, self._left())
        if relaxed is None:
            return
        self._prices = np.concatenate([relaxed.prices, relaxed.need_prices])
        bound = bound_largest(self._reduced, relaxed.prices, relaxed.need_prices)
        self.found.bound[0] = max(self.found.bound[0], bound)
        if self._left() > 0:
            chosen = grow(self._reduced, relaxed.shares, relaxed.value, width_for(self._reduced))
            self.found.improve(self._reduced, chosen)

    def lower_bearers(self) -> bool:
        """Make those that bear the largest burden as few as possible; whether that is proven."""
        found = self.found
        found.bound.append(1)
        if found.objective[1] > 1:
            reply = self._ask(Aim.FEWEST_BEARERS, found.objective[0])
            self._raise_bound(1, reply)
        return found.bound[1] == found.objective[1]

    def _raise_bound(self, stage: int, reply: Reply) -> None:
        value = self.found.objective[stage]
        if reply.settled:
            self.found.bound[stage] = value
        elif reply.bound is not None:
            self.found.bound[stage] = max(self.found.bound[stage], min(reply.bound, value))

    def lower_total(self) -> bool:
        """Make the sum of all burdens as small as possible; whether that is proven."""
        found, reduced = self.found, self._reduced
        weights = reduced.counts @ reduced.costs
        least = sum(int(weights[list(group)].min()) for group in reduced.groups)
        found.bound.append(least + int(reduced.counts @ reduced.base))
        if found.bound[2] < found.objective[2]:
            largest, bearers, _ = found.objective
            self._raise_bound(2, self._ask(Aim.SMALLEST_TOTAL, largest, bearers))
        return found.optimal

    def put_in_order(self) -> None:
        """Of all optimal choices take the first in the order of the names, if that is soon done."""
        found, start = self.found, self._left()

        def seconds() -> float:
            return min(self._left(), _POLISH - (start - self._left()))

        largest, bearers, total = found.objective
        question = Question(
            self._reduced, Aim.ANY, largest, bearers, total=total, hint=found.chosen
        )
        patience = seconds if math.isfinite(start) else self._left
        if self._is_loose and self._ask_prices in self._engines:
            found.chosen, found.canonical = self._first_in_order(question, patience)
        else:
            found.chosen, found.canonical = first_in_order(question, patience)

    def _first_in_order(
        self, question: Question, seconds: SecondsLeft
    ) -> tuple[tuple[int, ...], bool]:
        """As ``first_in_order`` of CP-SAT, but by our own engine, one bracket after the other."""
        shape = Shape(self._reduced)

        def engine(asked: Question, _seconds: float, stop: Event) -> Reply:
            return ask_prices(asked, self._prices, stop, self._threads, shape)

        chosen = question.hint
        assert chosen is not None
        open_arms = frozenset(one for group in self._reduced.groups for one in group)
        for group in self._reduced.groups:
            taken = next(one for one in group if one in set(chosen))
            while earlier := [one for one in group if one < taken]:
                among = open_arms - set(group) | set(earlier)
                reply = ask(replace(question, among=among), seconds(), (engine,))
                if not reply.settled:
                    return chosen, False
                if reply.chosen is None:
                    break
                chosen = reply.chosen
                taken = next(one for one in group if one in set(chosen))
            open_arms = open_arms - set(group) | {taken}
        return chosen, True
