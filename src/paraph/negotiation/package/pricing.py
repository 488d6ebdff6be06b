"""Branch and price: our own engine, for the loose problems on which MIP and CP solvers stall.

For given prices of burdens the best bound is found by looking: each bracket takes its cheapest arm
(`bounds.py`).  So thousands of partial choices are bounded at once by a few products of matrices:
their prices rise where the cheapest arms burden a delegation above the cap, and fall where they
leave it room (Polyak's step); arms that no package under the cap can contain are struck; a partial
choice whose bound passes the cap is dropped.  What is left branches on the bracket about which the
prices change their mind most, weighed by how much its arms differ.  Every set of cheapest arms is
also tried as a package.

A count of bearers enters as the sum of the highest prices, a cap on the total as one more row.
Needs between arms enter by striking what the choice of an arm rules out; the bound ignores them
otherwise, so that problems with many needs are left to CP-SAT.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event, Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from paraph.negotiation.package.pricing_shape import Caps, Columns, Mask, Matrix, Shape
from paraph.negotiation.package.question import Question, Reply

_STEPS: Final = 12
"""So often the prices of a partial choice are moved before it branches."""

_STRIDE: Final = 1.2
_REACH: Final = 0.25
"""Steps are so long as if the bound could pass the cap by so much burden."""

_STRUCK: Final = np.float32(1e9)
_BATCH: Final = 400_000
"""So many arms of partial choices are looked at together: they fit into the cache."""

_CROWDED: Final = 0.8
"""When fewer than this share of a batch are still open, the others are cleared away."""


@dataclass(slots=True)
class _Nodes:
    """Partial choices: which arms each may still take, and the prices that bound it best."""

    free: Mask
    prices: Matrix

    def __len__(self) -> int:
        return len(self.free)


class _Tree:
    """The partial choices that wait, shared by the threads that work on them."""

    def __init__(self, shape: Shape, question: Question, prices: Matrix) -> None:
        self.shape = shape
        self.caps = Caps(shape, question)
        rows = len(self.caps.costs)
        first = np.full((1, rows), 1.0 / rows, dtype=np.float32)
        if len(prices):
            first[:, : len(prices)] += prices
        self._waiting = [_Nodes(shape.real[None, :].copy(), first)]
        self._batch = max(32, _BATCH // len(shape.arm))
        self._busy = 0
        self.lock = Lock()
        self.over = Event()

    def take(self) -> _Nodes | None:
        """The deepest partial choices, or None while others may still bring some."""
        with self.lock:
            if not self._waiting:
                if not self._busy:
                    self.over.set()
                return None
            taken = [self._waiting.pop()]
            size = len(taken[0])
            while self._waiting and size < self._batch:
                taken.append(self._waiting.pop())
                size += len(taken[-1])
            free = np.concatenate([one.free for one in reversed(taken)])
            prices = np.concatenate([one.prices for one in reversed(taken)])
            if size > self._batch:
                rest = size - self._batch
                self._waiting.append(_Nodes(free[:rest], prices[:rest]))
                free, prices = free[rest:].copy(), prices[rest:]
            self._busy += 1
            return _Nodes(free, prices)

    def give(self, nodes: _Nodes | None) -> None:
        """Put back what a batch has branched into."""
        with self.lock:
            self._busy -= 1
            if nodes is not None and len(nodes):
                self._waiting.append(nodes)

    def report(self, columns: Columns) -> None:
        """Tell of a package; the caps fall below it, or the search is over."""
        with self.lock:
            if self.caps.is_package(columns) and not self.caps.improve(self.shape.chosen(columns)):
                self.over.set()


def ask_prices(
    question: Question, prices: NDArray[np.float64], stop: Event, threads: int = 2
) -> Reply:
    """What branch and price answers, or has found when ``stop`` is set.

    ``prices`` are those of the linear relaxation, or empty.
    """
    tree = _Tree(Shape(question.reduced), question, prices.astype(np.float32))
    if tree.caps.bearers == 0:
        return Reply(settled=True, chosen=question.hint)

    def work() -> None:
        while not tree.over.is_set() and not stop.is_set():
            nodes = tree.take()
            if nodes is None:
                tree.over.wait(0.001)
                continue
            try:
                grown = _Batch(tree, nodes).branch()
            except BaseException:
                tree.over.set()
                raise
            tree.give(grown)

    with ThreadPoolExecutor(threads) as pool:
        for one in [pool.submit(work) for _ in range(threads)]:
            one.result()
    return Reply(settled=tree.over.is_set(), chosen=tree.caps.best)


class _Batch:
    """Some partial choices while their prices move."""

    def __init__(self, tree: _Tree, nodes: _Nodes) -> None:
        self._tree = tree
        self._shape = tree.shape
        self._slack = tree.shape.slack
        with tree.lock:
            self._costs = tree.caps.costs
            self._bearers = tree.caps.bearers
            self._delegations = tree.caps.delegations
        self._free = nodes.free
        self._prices = _scaled(self._resized(nodes.prices))
        self._best = np.full(len(nodes), -np.inf, dtype=np.float32)
        self._best_prices = self._prices.copy()
        self._taken = np.zeros(nodes.free.shape, dtype=np.float32)
        self._looks = 0

    def _resized(self, prices: Matrix) -> Matrix:
        """Prices for as many rows as there are now: a cap on the total may have been added."""
        missing = len(self._costs) - prices.shape[1]
        return np.pad(prices, ((0, 0), (0, missing))) if missing > 0 else prices

    def branch(self) -> _Nodes | None:
        """What is left of the partial choices after some steps, each with one more decision."""
        for step in range(_STEPS):
            excess, bound = self._look()
            if step and not step % 2:
                open_ones = self._best <= self._slack
                if not open_ones.any():
                    return None
                if open_ones.mean() < _CROWDED:
                    self._keep(open_ones)
                    excess, bound = excess[open_ones], bound[open_ones]
            size = (excess * excess).sum(axis=1) + np.float32(1e-9)
            stride = np.float32(_STRIDE) * (np.float32(_REACH) - bound) / size
            self._prices = _scaled(np.maximum(self._prices + stride[:, None] * excess, 0))
        self._look()
        self._keep(np.logical_and(self._best <= self._slack, ~self._dead()))
        self._settle_leaves()
        return self._children() if len(self._free) else None

    def _settle_leaves(self) -> None:
        """Try every partial choice that leaves nothing open as a package, and let it go."""
        leaves = (self._grouped(self._free).sum(axis=2) == 1).all(axis=1)
        for columns in self._grouped(self._free[leaves]).argmax(axis=2) + self._shape.first:
            self._tree.report(columns)
        self._keep(~leaves)

    def _dead(self) -> Mask:
        left = self._grouped(self._free).sum(axis=2)
        dead: Mask = left.min(axis=1) == 0
        return dead

    def _grouped(self, columns: NDArray[np.generic]) -> NDArray[np.generic]:
        return columns.reshape(len(columns), self._shape.groups, self._shape.width)

    def _look(self) -> tuple[Matrix, Matrix]:
        """Bound every partial choice at its prices; what exceeds the caps, and the bounds."""
        cost = self._prices @ self._costs
        cost[~self._free] = _STRUCK
        by_group = self._grouped(cost)
        least = by_group.min(axis=2)
        columns = by_group.argmin(axis=2) + self._shape.first
        bound = least.sum(axis=1)
        spared = self._spared()
        if spared is not None:
            bound -= (self._prices * spared).sum(axis=1)
        room = np.maximum(self._slack - bound, 0)
        self._free &= (by_group - least[:, :, None] <= room[:, None, None]).reshape(cost.shape)
        better = bound > self._best
        self._best[better] = bound[better]
        self._best_prices[better] = self._prices[better]
        taken = np.zeros(cost.shape, dtype=np.float32)
        np.put_along_axis(taken, columns, 1, axis=1)
        self._taken += taken
        self._looks += 1
        excess = taken @ self._costs.T
        self._report(columns, excess)
        return (excess if spared is None else excess - spared), bound

    def _spared(self) -> Matrix | None:
        """Which delegations may bear the largest burden: those with the highest prices."""
        if not self._bearers:
            return None
        prices = self._prices[:, : self._delegations]
        prices = np.where(self._shape.reduced.counts <= self._bearers, prices, 0)
        spared = np.zeros(self._prices.shape, dtype=np.float32)
        most = min(self._bearers, self._delegations)
        places = np.argpartition(prices, self._delegations - most, axis=1)[:, -most:]
        np.put_along_axis(spared, places, 1, axis=1)
        spared[:, : self._delegations] *= self._shape.reduced.counts <= self._bearers
        return spared

    def _report(self, columns: Columns, excess: Matrix) -> None:
        """Tell of the cheapest arms that make a package."""
        over = excess[:, : self._delegations] > self._slack
        if self._bearers:
            few = over.sum(axis=1) <= self._bearers
            good = few & (excess[:, : self._delegations] <= 1 + self._slack).all(axis=1)
        else:
            good = ~over.any(axis=1)
        good &= (excess[:, self._delegations :] <= self._slack).all(axis=1)
        for place in np.flatnonzero(good)[:8]:
            self._tree.report(columns[place])

    def _keep(self, kept: Mask) -> None:
        self._free, self._prices = self._free[kept], self._prices[kept]
        self._best, self._best_prices = self._best[kept], self._best_prices[kept]
        self._taken = self._taken[kept]

    def _children(self) -> _Nodes | None:
        """Each partial choice once for every arm of the bracket on which it branches."""
        groups = self._groups_to_branch()
        places = np.arange(len(groups))
        shape = self._shape
        children, prices = [], []
        for place in range(shape.width):
            column = groups * shape.width + place
            able = self._free[places, column]
            free = self._free[able]
            at, start = column[able], groups[able] * shape.width
            rows = np.arange(len(free))
            for other in range(shape.width):
                if other != place:
                    free[rows, start + other] = False
            if shape.allowed is not None:
                free &= shape.allowed[at]
            children.append(free)
            prices.append(self._best_prices[able])
        return _Nodes(np.concatenate(children), np.concatenate(prices))

    def _groups_to_branch(self) -> Columns:
        """The bracket on which each partial choice branches."""
        left = self._grouped(self._free).sum(axis=2)
        doubt = 1 - self._grouped(self._taken).max(axis=2) / np.float32(self._looks)
        score = (doubt + np.float32(1e-3)) * self._shape.spread
        score[left <= 1] = -1
        groups: Columns = score.argmax(axis=1)
        return groups


def _scaled(prices: Matrix) -> Matrix:
    scaled: Matrix = prices / np.maximum(prices.sum(axis=1, keepdims=True), np.float32(1e-6))
    return scaled
