"""What branch and price works on: arms in columns, caps as rows that must not exceed nought.

Everything here is whole numbers kept as single-precision floats, the prices as well, and so small
that no sum of them passes 2²⁴: products of matrices in single precision are then exact, and what
they refute is refuted without any allowance for rounding.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from paraph.negotiation.package.question import Aim, Question
from paraph.negotiation.package.reduction import Reduced

Matrix: TypeAlias = NDArray[np.float32]
Mask: TypeAlias = NDArray[np.bool_]
Columns: TypeAlias = NDArray[np.intp]
Number = TypeVar("Number", bound=np.generic)


_MOST_CLOSED: Final = 3000
"""With more columns than this, what a choice excludes is left to be found by the bound."""


_WEIGHT_OF_TOTAL: Final = 8.0
_WEIGHT_OF_NEED: Final = 6.0
"""How much these rows count beside a burden, so that their prices keep pace; found by trying."""


_EXACT: Final = 2**24 * 0.98
"""Whole numbers up to 2²⁴ are exact in single precision; some room is left for rounded prices."""


class Shape:
    """The arms of a problem in columns: the first arms of all groups, then the second ones.

    And so on; short groups are padded to ``width`` arms.  ``costs`` has a row for each kind of
    delegation and one for each need (its first arm 1, its second −1).
    """

    def __init__(self, reduced: Reduced) -> None:
        self.reduced = reduced
        self.groups = len(reduced.groups)
        self.width = max(map(len, reduced.groups))
        self.arm = np.full(self.groups * self.width, -1)
        self.column = np.zeros(len(reduced.arms), dtype=np.intp)
        for number, group in enumerate(reduced.groups):
            for place, arm in enumerate(group):
                self.column[arm] = place * self.groups + number
                self.arm[self.column[arm]] = arm
        self.real: Mask = self.arm >= 0
        self.needs = self.column[np.array(reduced.needs, dtype=np.intp).reshape(-1, 2)]
        kinds = len(reduced.base)
        self.costs = np.zeros((kinds + len(self.needs), len(self.arm)))
        self.costs[:kinds, self.column] = reduced.costs
        rows = kinds + np.arange(len(self.needs))
        self.costs[rows, self.needs[:, 0]] = 1
        self.costs[rows, self.needs[:, 1]] = -1
        self.allowed = self._closures()
        self._reachable = [self._sums(row) for row in reduced.costs.tolist()]

    def _sums(self, costs: list[int]) -> int:
        """Which sums the arms of all groups can have for one delegation: bit n for the sum n."""
        sums = 1
        for group in self.reduced.groups:
            grown = 0
            for cost in {costs[arm] for arm in group}:
                grown |= sums << cost
            sums = grown
        return sums

    def reachable(self, highest: int) -> NDArray[np.float64]:
        """The highest burden from open arms that each kind of delegation can have under a cap.

        Where all arms cost a delegation 0 or 4, it cannot bear 91: its cap is 88.  It is −1 where
        even the lightest arms are too heavy.
        """
        caps = (highest - self.reduced.base).tolist()
        return np.array(
            [
                (sums & ((1 << cap + 1) - 1)).bit_length() - 1 if cap >= 0 else -1
                for sums, cap in zip(self._reachable, caps, strict=True)
            ],
            dtype=float,
        )

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
        number = np.arange(size) % self.groups
        rivals = (number[:, None] == number[None, :]).astype(np.float32) - np.eye(size)
        excluded: Mask = reached @ rivals.astype(np.float32) @ reached.T > 0
        return ~excluded

    def free(self, among: frozenset[int] | None) -> Mask:
        """The columns of these arms, or of all."""
        return self.real if among is None else self.real & np.isin(self.arm, sorted(among))

    def by_arm(self, columns: NDArray[Number]) -> NDArray[Number]:
        """A matrix with a row for each column, as one with a plane for each place in the groups."""
        return columns.reshape(self.width, self.groups, -1)

    def respects_needs(self, columns: Columns) -> bool:
        """Whether a choice, one column for each group, has what its arms need."""
        chosen = np.zeros(len(self.arm), dtype=bool)
        chosen[columns] = True
        return not bool((chosen[self.needs[:, 0]] & ~chosen[self.needs[:, 1]]).any())

    def chosen(self, columns: Columns) -> tuple[int, ...]:
        """The numbers of the arms in these columns."""
        return tuple(sorted(int(one) for one in self.arm[columns]))


@dataclass(frozen=True, slots=True)
class Rows:
    """The caps at one moment of the search: burdens, needs, and the total if it is capped.

    ``costs`` says for each row what each column adds to the cheapest of its group, ``caps`` what
    all together may add.  ``unit`` is what a row counts beside a burden; ``most`` what a price of
    one can sum up to.
    """

    costs: Matrix
    columns: Matrix
    caps: Matrix
    unit: Matrix
    most: Matrix
    apart: Matrix

    @classmethod
    def of(cls, shape: Shape, costs: NDArray[np.float64], caps: NDArray[np.float64]) -> Rows:
        """The rows for these costs, of which those beyond burdens and needs are of totals."""
        by_group = costs.reshape(len(costs), shape.width, shape.groups)
        real = shape.real.reshape(shape.width, shape.groups)
        least = np.where(real, by_group, np.inf).min(axis=1)
        above = np.where(real, by_group - least[:, None, :], 0)
        rest = caps - least.sum(axis=1)
        unit = np.ones(len(costs))
        unit[len(shape.reduced.base) : len(shape.costs)] = _WEIGHT_OF_NEED
        unit[len(shape.costs) :] = _WEIGHT_OF_TOTAL / max(1, int(shape.reduced.counts.sum()))
        mean = above.sum(axis=1) / real.sum(axis=0)
        apart = np.where(real, above - mean[:, None, :], 0) * unit[:, None, None]
        flat = above.reshape(len(costs), -1).astype(np.float32)
        return cls(
            costs=flat,
            columns=flat.T.copy(),
            caps=rest.astype(np.float32)[:, None],
            unit=unit.astype(np.float32)[:, None],
            most=(above.max(axis=1).sum(axis=1) + np.abs(rest)).astype(np.float32),
            apart=(apart * apart).reshape(len(costs), -1).T.astype(np.float32),
        )

    def whole(self, prices: Matrix) -> Matrix:
        """Prices, one column for each partial choice, as whole numbers as large as is exact."""
        scale = np.float32(_EXACT) / np.maximum(self.most @ prices, np.float32(1e-6))
        whole: Matrix = np.rint(prices * np.minimum(scale, np.float32(_EXACT)))
        return whole

    def shares(self, prices: Matrix) -> Matrix:
        """Prices that sum to one in units of burden."""
        scaled: Matrix = prices / np.maximum((prices / self.unit).sum(axis=0), np.float32(1e-6))
        return scaled


class Caps:
    """What is asked of a package now; it becomes stricter with each package that is found.

    ``more`` is by how much a delegation that bears the largest burden may pass its row.
    """

    def __init__(self, shape: Shape, question: Question) -> None:
        self._shape = shape
        self._question = question
        self.kinds = len(shape.reduced.base)
        self.best: tuple[int, ...] | None = None
        self.bearers = question.bearers
        self.total = question.total
        if question.hint is not None and question.aim is not Aim.ANY:
            self._ask_for_better_than(question.hint)
        self.more = (self._shape.reachable(question.largest) - self._below()).astype(np.float32)
        self.rows = self._rows()

    def _below(self) -> NDArray[np.float64]:
        """What each kind of delegation may bear if it is none of those that bear the most."""
        return self._shape.reachable(self._question.largest - (self.bearers is not None))

    def improve(self, chosen: tuple[int, ...]) -> bool:
        """Take a package that keeps the caps and ask for a better one; False if none is wanted."""
        self.best = chosen
        if self._question.aim is Aim.ANY:
            return False
        self._ask_for_better_than(chosen)
        if self.bearers == 0:
            return False
        self.rows = self._rows()
        return True

    def _ask_for_better_than(self, chosen: tuple[int, ...]) -> None:
        burdens = self._shape.reduced.burdens(chosen)
        counts = self._shape.reduced.counts
        if self._question.aim is Aim.FEWEST_BEARERS:
            self.bearers = int(counts[burdens >= self._question.largest].sum()) - 1
        else:
            self.total = int(burdens @ counts) - 1

    def _rows(self) -> Rows:
        reduced, costs = self._shape.reduced, self._shape.costs
        caps = np.append(self._below(), np.zeros(len(costs) - self.kinds))
        if self.total is not None:
            costs = np.vstack([costs, reduced.counts @ costs[: self.kinds]])
            caps = np.append(caps, self.total - int(reduced.counts @ reduced.base))
        return Rows.of(self._shape, costs, caps)

    def is_package(self, columns: Columns) -> bool:
        """Whether a choice keeps all caps and has what its arms need: in whole numbers."""
        reduced = self._shape.reduced
        if not self._shape.real[columns].all():
            return False
        chosen = self._shape.chosen(columns)
        burdens = reduced.burdens(chosen)
        largest = self._question.largest
        if int(burdens.max(initial=0)) > largest or not self._shape.respects_needs(columns):
            return False
        bearers = int(reduced.counts[burdens == largest].sum())
        if self.bearers is not None and bearers > self.bearers:
            return False
        return self.total is None or int(burdens @ reduced.counts) <= self.total
