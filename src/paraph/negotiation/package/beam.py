"""A good package at once: many partial choices grown side by side, bracket after bracket.

The linear relaxation says what the brackets that are still open will cost each delegation.  Of all
partial choices those are kept whose expected burdens are the most even; brackets about which the
relaxation is sure come first, so that the last ones, where it hesitates, even out what is uneven.
This finds in half a second what MIP and CP solvers find in twenty, but proves nothing.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from paraph.negotiation.package.reduction import Reduced

_EFFORT: Final = 100_000_000
_WIDEST: Final = 20_000
_NARROWEST: Final = 200

Matrix: TypeAlias = NDArray[np.float32]


def width_for(reduced: Reduced) -> int:
    """How many partial choices are kept, so that the whole takes a second or two."""
    size = max(1, len(reduced.base) * len(reduced.groups))
    return max(_NARROWEST, min(_WIDEST, _EFFORT // size))


def grow(
    reduced: Reduced, shares: NDArray[np.float64], level: float, width: int
) -> tuple[int, ...] | None:
    """The best choice among the last ``width`` that remain, or None if all ran into a wall.

    Args:
        reduced: the problem.
        shares: of each arm, as the linear relaxation mixes them.
        level: the burden that nobody should exceed; only differences from it count.
        width: how many partial choices are kept.
    """
    means = [reduced.costs[:, list(g)] @ shares[list(g)] for g in reduced.groups]
    order = sorted(range(len(means)), key=lambda g: -shares[list(reduced.groups[g])].max())
    ahead = np.sum(means, axis=0) if means else np.zeros(len(reduced.base))
    burdens = reduced.base[None, :].astype(np.float32)
    walls = _Walls(reduced, order)
    parents: list[NDArray[np.intp]] = []
    taken: list[NDArray[np.intp]] = []
    for number in order:
        group = np.array(reduced.groups[number])
        ahead = ahead - means[number]
        parent, arm = walls.allowed(group, len(burdens))
        grown = burdens[parent] + reduced.costs.T[arm].astype(np.float32)
        if len(grown) > width:
            expected = grown + (ahead - level).astype(np.float32)
            unevenness = np.exp(np.minimum(expected, 60.0)).sum(axis=1)
            kept = np.sort(np.argpartition(unevenness, width)[:width])
            grown, parent, arm = grown[kept], parent[kept], arm[kept]
        if not len(grown):
            return None
        burdens = grown
        walls.grow(parent, arm)
        parents.append(parent)
        taken.append(arm)
    return _traced(_best(reduced, burdens), parents, taken)


class _Walls:
    """What the arms chosen so far forbid, remembered for the arms that others depend on."""

    def __init__(self, reduced: Reduced, order: list[int]) -> None:
        rank = {arm: place for place, g in enumerate(order) for arm in reduced.groups[g]}
        bearing = sorted({one for pair in reduced.needs for one in pair})
        self._place = {arm: place for place, arm in enumerate(bearing)}
        self._chosen = np.zeros((1, len(bearing)), dtype=bool)
        self._wants: defaultdict[int, list[int]] = defaultdict(list)
        self._wanted_by: defaultdict[int, list[int]] = defaultdict(list)
        for one, other in reduced.needs:
            if rank[other] < rank[one]:
                self._wants[one].append(self._place[other])
            else:
                self._wanted_by[other].append(self._place[one])

    def allowed(
        self, group: NDArray[np.intp], count: int
    ) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Which partial choice can be continued with which arm of a group: two equal columns."""
        free = np.ones((count, len(group)), dtype=bool)
        for column, arm in enumerate(group.tolist()):
            for place in self._wants.get(arm, ()):
                free[:, column] &= self._chosen[:, place]
            for rival in group.tolist():
                for place in self._wanted_by.get(rival, ()) if rival != arm else ():
                    free[:, column] &= ~self._chosen[:, place]
        parent, taken = np.nonzero(free)
        return parent, group[taken]

    def grow(self, parent: NDArray[np.intp], arm: NDArray[np.intp]) -> None:
        """Take note of the arms that were added."""
        if not self._place:
            return
        self._chosen = self._chosen[parent]
        for one in np.unique(arm).tolist():
            if one in self._place:
                self._chosen[arm == one, self._place[one]] = True


def _best(reduced: Reduced, burdens: Matrix) -> int:
    """The place of the lexicographically best row; of equal ones the first."""
    largest = burdens.max(axis=1, initial=0)
    bearers = (burdens == largest[:, None]) @ reduced.counts
    total = burdens @ reduced.counts
    return int(np.lexsort((total, bearers, largest))[0])


def _traced(
    place: int, parents: list[NDArray[np.intp]], taken: list[NDArray[np.intp]]
) -> tuple[int, ...]:
    chosen = []
    for parent, arm in zip(reversed(parents), reversed(taken), strict=True):
        chosen.append(int(arm[place]))
        place = int(parent[place])
    return tuple(sorted(chosen))
