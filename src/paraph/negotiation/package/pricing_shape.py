"""What branch and price works on: arms in columns, caps as rows that must not exceed nought."""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from paraph.negotiation.package.question import Aim, Question
from paraph.negotiation.package.reduction import Reduced

Matrix: TypeAlias = NDArray[np.float32]
Mask: TypeAlias = NDArray[np.bool_]
Columns: TypeAlias = NDArray[np.intp]


_MOST_CLOSED: Final = 3000
"""With more columns than this, what a choice excludes is left to be found by the bound."""


_WEIGHT_OF_TOTAL: Final = 16.0
"""How much the row of the total counts beside an average burden; found by trying."""


_SLACK: Final = 2e-3
"""A bound must pass the cap by this much burden before it counts: rounding errors are smaller."""

_SLACK_HOLDS: Final = 500
"""For more brackets than this, the slack grows with them, as rounding errors do."""


class Shape:
    """The arms of a problem in columns, ``width`` for each group; short groups are padded."""

    def __init__(self, reduced: Reduced) -> None:
        self.reduced = reduced
        self.groups = len(reduced.groups)
        self.width = max(map(len, reduced.groups))
        self.arm = np.full(self.groups * self.width, -1)
        self.column = np.zeros(len(reduced.arms), dtype=np.intp)
        for number, group in enumerate(reduced.groups):
            for place, arm in enumerate(group):
                self.column[arm] = number * self.width + place
                self.arm[self.column[arm]] = arm
        self.real: Mask = self.arm >= 0
        self.slack = np.float32(_SLACK * max(1.0, self.groups / _SLACK_HOLDS))
        self.costs = np.zeros((len(reduced.base), len(self.arm)), dtype=np.float32)
        self.costs[:, self.column] = reduced.costs
        self.first = np.arange(self.groups) * self.width
        self.spread = self._spread()
        self.needs = self.column[np.array(reduced.needs, dtype=np.intp).reshape(-1, 2)]
        self.need_rows = np.zeros((len(self.needs), len(self.arm)), dtype=np.float32)
        rows = np.arange(len(self.needs))
        self.need_rows[rows, self.needs[:, 0]] = 1
        self.need_rows[rows, self.needs[:, 1]] = -1
        self.allowed = self._closures()

    def _spread(self) -> NDArray[np.float32]:
        """How much the arms of each group differ in what they cost."""
        costs = self.costs.reshape(len(self.costs), self.groups, self.width)
        real = self.real.reshape(self.groups, self.width)
        mean = costs.sum(axis=2) / real.sum(axis=1)
        apart = np.where(real, costs - mean[:, :, None], 0)
        spread: NDArray[np.float32] = np.sqrt((apart * apart).sum(axis=(0, 2)))
        return spread

    def _closures(self) -> Mask | None:
        """For each column, which columns are left when it is chosen; None if that is not known.

        What an arm needs, directly or not, excludes the rivals of that, and all that need them.
        """
        size = len(self.arm)
        if not self.reduced.needs or size > _MOST_CLOSED:
            return None
        reached = np.eye(size, dtype=np.float32)
        reached[self.needs[:, 0], self.needs[:, 1]] = 1
        while True:
            further = (reached @ reached > 0).astype(np.float32)
            if (further == reached).all():
                break
            reached = further
        number = np.arange(size) // self.width
        rivals = (number[:, None] == number[None, :]).astype(np.float32) - np.eye(size)
        excluded: Mask = reached @ rivals.astype(np.float32) @ reached.T > 0
        return ~excluded

    def respects_needs(self, columns: Columns) -> bool:
        """Whether a choice, one column for each group, has what its arms need."""
        chosen = np.zeros(len(self.arm), dtype=bool)
        chosen[columns] = True
        return not bool((chosen[self.needs[:, 0]] & ~chosen[self.needs[:, 1]]).any())

    def chosen(self, columns: Columns) -> tuple[int, ...]:
        """The numbers of the arms in these columns."""
        return tuple(sorted(int(one) for one in self.arm[columns]))


class Caps:
    """The rows that must not exceed nought, for what is asked of a package now."""

    def __init__(self, shape: Shape, question: Question) -> None:
        self._shape = shape
        self._question = question
        self.delegations = len(shape.reduced.base)
        self.best: tuple[int, ...] | None = None
        self.bearers = question.bearers
        self.total: int | None = None
        if question.hint is not None and question.aim is not Aim.ANY:
            self._ask_for_better_than(question.hint)
        self.costs = self._rows()

    def improve(self, chosen: tuple[int, ...]) -> bool:
        """Take a package that keeps the caps and ask for a better one; False if none is wanted."""
        self.best = chosen
        if self._question.aim is Aim.ANY:
            return False
        self._ask_for_better_than(chosen)
        if self.bearers == 0:
            return False
        self.costs = self._rows()
        return True

    def _ask_for_better_than(self, chosen: tuple[int, ...]) -> None:
        burdens = self._shape.reduced.burdens(chosen)
        counts = self._shape.reduced.counts
        if self._question.aim is Aim.FEWEST_BEARERS:
            self.bearers = int(counts[burdens >= self._question.largest].sum()) - 1
        else:
            self.total = int(burdens @ counts) - 1

    def _rows(self) -> Matrix:
        """The cost of each column in each row, less the share of the cap that a group may use."""
        reduced = self._shape.reduced
        caps = (self._question.largest - (self.bearers is not None) - reduced.base).astype(float)
        costs = np.vstack([self._shape.costs, self._shape.need_rows])
        caps = np.append(caps, np.zeros(len(self._shape.need_rows)))
        if self.total is not None:
            scale = _WEIGHT_OF_TOTAL / max(1, int(reduced.counts.sum()))
            weights = reduced.counts.astype(np.float32) * np.float32(scale)
            costs = np.vstack([costs, weights @ self._shape.costs])
            rest = self.total - int(reduced.counts @ reduced.base)
            caps = np.append(caps, rest * scale)
        rows: Matrix = (costs - (caps / self._shape.groups)[:, None]).astype(np.float32)
        return rows

    def is_package(self, columns: Columns) -> bool:
        """Whether a choice keeps all caps and has what its arms need: in whole numbers."""
        reduced = self._shape.reduced
        chosen = self._shape.chosen(columns)
        burdens = reduced.burdens(chosen)
        largest = self._question.largest
        if int(burdens.max(initial=0)) > largest or not self._shape.respects_needs(columns):
            return False
        bearers = int(reduced.counts[burdens == largest].sum())
        if self.bearers is not None and bearers > self.bearers:
            return False
        return self.total is None or int(burdens @ reduced.counts) <= self.total
