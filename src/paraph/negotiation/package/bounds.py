"""A bound on the largest burden that anybody can check: prices, whole numbers, one pass.

Give each delegation a price, all prices together one.  The largest burden of a package is at least
the average burden at these prices, and that is at least what is found when each bracket takes the
arm that is cheapest at these prices.  An arm that needs another one may be made dearer if that one
becomes cheaper by as much: whoever chooses the first chooses the second, so no package pays more.
The linear relaxation gives good prices; they are rounded and the sum is done in whole numbers, so
that the bound holds whatever the solver did.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from paraph.negotiation.package.reduction import Reduced

_SCALE: Final = 10**7
"""Prices are rounded to so many parts."""


def bound_largest(
    reduced: Reduced,
    prices: NDArray[np.float64] | NDArray[np.int64],
    need_prices: NDArray[np.float64],
) -> int:
    """A number below which no package brings the largest burden; exact, for any prices.

    Args:
        reduced: the problem.
        prices: what the burden of each kind of delegation counts; nought or more.
        need_prices: for each pair in ``needs``, by how much its first arm becomes dearer and its
            second cheaper, in the same unit; nought or more.
    """
    whole = np.rint(np.maximum(prices, 0.0) * _SCALE).astype(np.int64)
    if not len(whole):
        return 0
    if not whole.sum():
        whole[:] = 1
    cost = whole @ reduced.costs
    for (one, other), price in zip(reduced.needs, need_prices, strict=True):
        moved = round(max(float(price), 0.0) * _SCALE)
        cost[one] += moved
        cost[other] -= moved
    least = sum(int(cost[list(group)].min()) for group in reduced.groups)
    return -(-(least + int(whole @ reduced.base)) // int(whole.sum()))
