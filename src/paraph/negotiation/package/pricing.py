"""Branch and price: our own engine, for the loose problems on which MIP and CP solvers stall.

For given prices of burdens the best bound is found by looking: each bracket takes its cheapest arm
(`bounds.py`).  So thousands of partial choices are bounded at once by a few products of matrices:
their prices rise where the cheapest arms burden a delegation above the cap, and fall where they
leave it room (Polyak's step); arms that no package under the cap can contain are struck; a partial
choice whose bound passes the cap is dropped.  What is left branches on the bracket about which the
prices change their mind most, weighed by how far its arms are apart at these prices.  Every set of
cheapest arms is also tried as a package.

A count of bearers enters as the sum of the highest prices, a cap on the total as one more row.
Needs between arms enter as rows and by striking what the choice of an arm rules out.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event, Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from paraph.negotiation.package.pricing_desk import Desk
from paraph.negotiation.package.pricing_shape import Caps, Columns, Mask, Matrix, Shape
from paraph.negotiation.package.question import Question, Reply

_STEPS: Final = 12
"""So often the prices of a partial choice are moved before it branches."""

_FIRST_COUNTED: Final = 2
"""From this look on the cheapest arms tell something about where to branch."""

_LOOKS_PER_STRIKE: Final = 3
_LOOKS_PER_CLEARING: Final = 2

_STRIDE: Final = np.float32(1.2)
_REACH: Final = np.float32(0.25)
"""Steps are so long as if the bound could pass the cap by so much burden."""

_STRUCK: Final = np.float32(1e9)
_BATCH: Final = 200_000
"""So many arms of partial choices are looked at together: they fit into the cache."""

_CROWDED: Final = 0.8
"""When fewer than this share of a batch are still open, the others are cleared away."""

_UNSURE: Final = np.float32(1e-3)
"""The least share of looks in which an arm that is still free counts as the cheapest."""


@dataclass(slots=True)
class _Nodes:
    """Partial choices, one in each column: the arms that are free, the prices that bound it."""

    free: Mask
    prices: Matrix

    def __len__(self) -> int:
        return int(self.free.shape[1])

    def part(self, start: int, end: int) -> _Nodes:
        return _Nodes(self.free[:, start:end], self.prices[:, start:end])


def _joined(nodes: list[_Nodes]) -> _Nodes:
    if len(nodes) == 1:
        return nodes[0]
    free = np.concatenate([one.free for one in nodes], axis=1)
    return _Nodes(free, np.concatenate([one.prices for one in nodes], axis=1))


class _Tree:
    """The partial choices that wait, shared by the threads that work on them."""

    def __init__(self, shape: Shape, question: Question, prices: Matrix) -> None:
        self.shape = shape
        self.caps = Caps(shape, question)
        first = np.zeros(len(self.caps.rows.costs), dtype=np.float32)
        first[: len(prices)] = prices
        first[: self.caps.kinds] += np.float32(1 / self.caps.kinds)
        self._waiting = [_Nodes(shape.free(question.among)[:, None], first[:, None])]
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
            nodes = _joined(taken[::-1])
            if size > self._batch:
                rest = size - self._batch
                self._waiting.append(nodes.part(0, rest))
                nodes = nodes.part(rest, size)
            self._busy += 1
            return nodes

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
    question: Question,
    prices: NDArray[np.float64],
    stop: Event,
    threads: int = 2,
    shape: Shape | None = None,
) -> Reply:
    """What branch and price answers, or has found when ``stop`` is set.

    ``prices`` are those of the linear relaxation, or empty; ``shape`` may be handed in to whom asks
    often.
    """
    shape = shape or Shape(question.reduced)
    tree = _Tree(shape, question, prices.astype(np.float32))
    if tree.caps.bearers == 0:
        return Reply(settled=True, chosen=question.hint)

    def work() -> None:
        desk = Desk()
        while not tree.over.is_set() and not stop.is_set():
            nodes = tree.take()
            if nodes is None:
                tree.over.wait(0.001)
                continue
            try:
                grown = _Batch(tree, nodes, desk).branch()
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

    def __init__(self, tree: _Tree, nodes: _Nodes, desk: Desk) -> None:
        self._tree = tree
        self._shape = tree.shape
        self._desk = desk
        with tree.lock:
            self._rows = tree.caps.rows
            self._bearers = tree.caps.bearers
        counts = tree.shape.reduced.counts
        self._kinds = len(counts)
        self._more = (tree.caps.more * (counts <= (self._bearers or 0)))[:, None]
        self._walls = desk.sheet("walls", nodes.free.shape)
        self._walls.fill(_STRUCK)
        np.copyto(self._walls, 0, where=nodes.free)
        self._prices = self._rows.shares(self._resized(nodes.prices))
        self._best = np.full(len(nodes), -np.inf, dtype=np.float32)
        self._best_prices = self._prices.copy()
        self._taken = desk.sheet("taken", nodes.free.shape)
        self._taken.fill(0)
        self._look_number = 0

    def _resized(self, prices: Matrix) -> Matrix:
        """Prices for as many rows as there are now: a cap on the total may have been added."""
        missing = len(self._rows.costs) - len(prices)
        return np.pad(prices, ((0, missing), (0, 0))) if missing > 0 else prices

    def branch(self) -> _Nodes | None:
        """What is left of the partial choices after some steps, each with one more decision."""
        for number in range(_STEPS + 1):
            self._look_number = number
            excess, bound = self._look()
            last = number == _STEPS
            if last or (number and not number % _LOOKS_PER_CLEARING):
                left = np.flatnonzero(self._best <= 0)
                if not len(left):
                    return None
                if len(left) < len(self._best) * (1 if last else _CROWDED):
                    self._keep(left)
                    excess, bound = excess[:, left], bound[left]
            if not last:
                self._step(excess, bound)
        free = self._walls == 0
        free = self._without_leaves(free)
        return self._children(free) if free.shape[1] else None

    def _step(self, excess: Matrix, bound: Matrix) -> None:
        """Move the prices towards a better bound."""
        scaled = excess * self._rows.unit
        size = (scaled * scaled).sum(axis=0) + np.float32(1e-9)
        stride = _STRIDE * (_REACH - bound) / size
        moved = self._prices + stride * (scaled * self._rows.unit)
        self._prices = self._rows.shares(np.maximum(moved, 0, out=moved))

    def _look(self) -> tuple[Matrix, Matrix]:
        """Bound every partial choice at its prices; what exceeds the caps, and the bounds."""
        shape, rows, desk = self._shape, self._rows, self._desk
        prices = rows.whole(self._prices)
        cost = desk.sheet("cost", self._walls.shape)
        np.matmul(rows.columns, prices, out=cost)
        cost += self._walls
        by_arm = shape.by_arm(cost)
        least = by_arm.min(axis=0, out=desk.sheet("least", by_arm.shape[1:]))
        excess = self._excess(by_arm, least)
        bound = least.sum(axis=0) - (rows.caps * prices).sum(axis=0)
        if self._bearers:
            spared, sum_spared = self._spared(prices)
            bound -= sum_spared
            excess[: self._kinds] -= spared
        if self._look_number % _LOOKS_PER_STRIKE == 1:
            self._strike(by_arm, least, bound)
        relative = bound / np.maximum((prices / rows.unit).sum(axis=0), 1)
        better = relative > self._best
        np.copyto(self._best, relative, where=better)
        np.copyto(self._best_prices, self._prices, where=better)
        return excess, relative

    def _excess(self, by_arm: Matrix, least: Matrix) -> Matrix:
        """How far the cheapest arms exceed the caps; of several in a group the first counts."""
        cheapest = self._desk.sheet("cheapest", by_arm.shape, np.bool_)
        np.equal(by_arm, least, out=cheapest)
        seen = cheapest[0].copy()
        for plane in cheapest[1:]:
            np.greater(plane, seen, out=plane)
            seen |= plane
        taken = self._desk.sheet("excess", self._walls.shape)
        np.copyto(taken, cheapest.reshape(taken.shape))
        if self._look_number >= _FIRST_COUNTED:
            self._taken += taken
        excess: Matrix = self._rows.costs @ taken
        excess -= self._rows.caps
        self._report(cheapest, excess)
        return excess

    def _spared(self, prices: Matrix) -> tuple[Matrix, Matrix]:
        """By how much those that bear the largest burden may pass their rows, and at what price.

        They are those for which this is worth most; of equal ones, more may be named than count.
        """
        assert self._bearers is not None
        able = prices[: self._kinds] * self._more
        place = max(0, self._kinds - self._bearers)
        lowest = np.partition(able, place, axis=0)[place]
        above = np.maximum(able - lowest, 0).sum(axis=0)
        spared: Matrix = (able >= lowest) * self._more
        return spared, above + lowest * np.float32(self._kinds - place)

    def _strike(self, by_arm: Matrix, least: Matrix, bound: Matrix) -> None:
        """Strike the arms whose choice would lift the bound above the cap."""
        by_arm -= least
        struck = self._desk.sheet("struck", by_arm.shape, np.bool_)
        np.greater(by_arm, np.maximum(-bound, 0), out=struck)
        np.copyto(self._walls, _STRUCK, where=struck.reshape(self._walls.shape))

    def _report(self, cheapest: Mask, excess: Matrix) -> None:
        """Tell of the cheapest arms that make a package."""
        good = self._keeps_caps(excess)
        for place in np.flatnonzero(good)[:8]:
            self._tree.report(self._columns(cheapest[:, :, place]))

    def _keeps_caps(self, excess: Matrix) -> Mask:
        burdens = excess[: self._kinds]
        kept: Mask = np.all(burdens <= self._more, axis=0)
        kept &= np.all(excess[self._kinds :] <= 0, axis=0)
        if self._bearers:
            kept &= (burdens > 0).sum(axis=0) <= self._bearers
        return kept

    def _columns(self, taken: NDArray[np.generic]) -> Columns:
        """The column that is taken in each group."""
        groups = self._shape.groups
        columns: Columns = taken.argmax(axis=0) * groups + np.arange(groups)
        return columns

    def _keep(self, left: Columns) -> None:
        for name in ("walls", "taken"):
            given: Matrix = getattr(self, f"_{name}")
            setattr(self, f"_{name}", self._desk.only(name, given, left))
        self._prices = self._prices[:, left]
        self._best, self._best_prices = self._best[left], self._best_prices[:, left]

    def _without_leaves(self, free: Mask) -> Mask:
        """Try every partial choice that leaves nothing open as a package, and let it go."""
        by_arm = self._shape.by_arm(free)
        is_leaf = (by_arm.sum(axis=0) == 1).all(axis=0)
        if not is_leaf.any():
            return free
        excess = self._rows.costs @ free[:, is_leaf].astype(np.float32) - self._rows.caps
        for place in np.flatnonzero(is_leaf)[self._keeps_caps(excess)]:
            self._tree.report(self._columns(by_arm[:, :, place]))
        left = np.flatnonzero(~is_leaf)
        self._keep(left)
        return free[:, left]

    def _children(self, free: Mask) -> _Nodes:
        """Each partial choice once for every arm of the bracket on which it branches."""
        shape = self._shape
        groups = self._groups_to_branch(free)
        places = np.arange(len(groups))
        children = []
        for place in range(shape.width):
            column = place * shape.groups + groups
            able = np.flatnonzero(free[column, places])
            child, at = free[:, able], column[able]
            rows = np.arange(len(able))
            for other in range(shape.width):
                if other != place:
                    child[other * shape.groups + groups[able], rows] = False
            if shape.allowed is not None:
                child &= shape.allowed[at].T
            children.append(_Nodes(child, self._best_prices[:, able]))
        return _joined(children)

    def _groups_to_branch(self, free: Mask) -> Columns:
        """The bracket on which each partial choice branches: the one whose cost is least settled.

        That is the variance of its arms at these prices, if each has the share of the looks in
        which it was the cheapest.
        """
        counted = _STEPS + 1 - _FIRST_COUNTED
        shares: Matrix = self._shape.by_arm((self._taken + _UNSURE * counted) * free)
        shares /= shares.sum(axis=0)
        weights = self._best_prices + np.float32(1 / len(self._best_prices))
        apart = self._shape.by_arm(self._rows.apart @ weights)
        groups: Columns = (shares * (1 - shares) * apart).sum(axis=0).argmax(axis=0)
        return groups
