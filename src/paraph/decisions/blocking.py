"""Blocking minorities whose least number follows from the weights of the members themselves."""

from __future__ import annotations

from fractions import Fraction

from msgspec import structs

from paraph.decisions.exact import read_share
from paraph.decisions.model import Condition
from paraph.decisions.roll import Roll
from paraph.values.errors import Malformed
from paraph.values.sentences import Term, worded


def with_number(condition: Condition, roll: Roll) -> Condition:
    """The condition with the number that `fewer_than_smallest` comes to on this roll.

    TFEU Art. 238 (3) (a): the minimum number of members with more than 35 % of the population of
    the participating ones, plus one.

    Raises:
        Malformed: if the case does not give each member's weight.
    """
    smallest = condition.fewer_than_smallest
    assert smallest is not None
    number = smallest_group(roll, read_share(smallest.over), smallest.measure) + smallest.plus
    return structs.replace(condition, fewer_than=number, fewer_than_smallest=None)


def smallest_group(roll: Roll, share: Fraction, measure: str) -> int:
    """The least number of members that together weigh more than ``share`` of all.

    Raises:
        Malformed: if members are not named, or one has no weight.
    """
    if unnamed := sum(bloc.number for bloc in roll.blocs if bloc.name is None):
        raise Malformed(
            worded(
                "`members`: {number} have no name, and the {measure} of each one is needed.",
                number=unnamed,
                measure=Term(measure),
            )
        )
    weights = sorted((bloc.weight(measure) for bloc in roll.blocs), reverse=True)
    total, together = roll.weight(measure), Fraction(0)
    for place, weight in enumerate(weights, 1):
        together += weight
        if together > share * total:
            return place
    return len(weights)
