"""Weights laid on the roll: by member, by word of conduct, and what a total leaves over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from paraph.decisions.case import Case
from paraph.decisions.exact import write_number
from paraph.decisions.roll import Bloc, Roll
from paraph.decisions.vocabulary import Conduct
from paraph.values.errors import Inadmissible
from paraph.values.sentences import worded


def weigh(roll: Roll, case: Case) -> Roll:
    """The roll with the weights that the case gives.

    Raises:
        Inadmissible: if the weights of the members exceed the total.
    """
    blocs = list(roll.blocs)
    measures = dict.fromkeys([*case.weights, *case.totals, *_measures_of_groups(case)])
    for measure in measures:
        blocs = _by_name(blocs, measure, case.weights.get(measure, {}))
        blocs = _by_group(blocs, measure, case)
        blocs = _by_conduct(blocs, measure, case.weights.get(measure, {}))
        if measure in case.totals:
            blocs = _filled(blocs, measure, case.totals[measure])
    return Roll(tuple(blocs))


def _measures_of_groups(case: Case) -> list[str]:
    return [measure for group in case.groups.values() for measure in group.weights]


def _put(bloc: Bloc, measure: str, weight: Fraction) -> Bloc:
    return replace(bloc, weights={**bloc.weights, measure: weight})


def _by_name(blocs: list[Bloc], measure: str, of: Mapping[str, Fraction]) -> list[Bloc]:
    return [
        _put(bloc, measure, of[bloc.name]) if bloc.name and bloc.name in of else bloc
        for bloc in blocs
    ]


def _by_group(blocs: list[Bloc], measure: str, case: Case) -> list[Bloc]:
    """Weights that a group gives for its own tally."""
    found = []
    for bloc in blocs:
        weight = next(
            (
                case.groups[name].weights[measure].get(bloc.conduct.value)
                for name in bloc.groups
                if name in case.groups and measure in case.groups[name].weights
            ),
            None,
        )
        found.append(bloc if weight is None or bloc.name else _put(bloc, measure, weight))
    return found


def _by_conduct(blocs: list[Bloc], measure: str, of: Mapping[str, Fraction]) -> list[Bloc]:
    """Weights of all that did the same; the first of them carries it, the others carry none."""
    carried: set[Conduct] = set()
    found = []
    for bloc in blocs:
        if measure in bloc.weights or bloc.conduct.value not in of:
            found.append(bloc)
            continue
        weight = Fraction(0) if bloc.conduct in carried else of[bloc.conduct.value]
        carried.add(bloc.conduct)
        found.append(_put(bloc, measure, weight))
    missing = {word for word in of if _is_conduct(word)} - {bloc.conduct.value for bloc in blocs}
    if missing:
        raise Inadmissible(
            worded(
                "`{field}`: nobody in the case did that.", field=f"weights.{measure}.{min(missing)}"
            )
        )
    return found


def _is_conduct(word: str) -> bool:
    return word in {conduct.value for conduct in Conduct}


def _filled(blocs: list[Bloc], measure: str, total: Fraction) -> list[Bloc]:
    """What the total leaves over goes to those without a weight, together."""
    given = sum((bloc.weights.get(measure, Fraction(0)) for bloc in blocs), Fraction(0))
    left = total - given
    if left < 0:
        raise Inadmissible(
            worded(
                "`{field}`: {given} in all, more than the total of {total}.",
                field=f"weights.{measure}",
                given=write_number(given),
                total=write_number(total),
            )
        )
    found, put = [], False
    for bloc in blocs:
        if measure in bloc.weights:
            found.append(bloc)
            continue
        found.append(_put(bloc, measure, Fraction(0) if put else left))
        put = True
    if left and not put:
        found.append(Bloc(number=0, weights={measure: left}))
    return found
