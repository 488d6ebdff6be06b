"""The smallest sets of further instruments that would meet the conditions of a final clause.

Conditions of numbers, shares, weights and names may hold together and as alternatives, so that the
fewest instruments are not the sum of what each condition lacks: one deposit may serve several.  The
search is exact: whole numbers, a proven optimum.  What no instrument brings about (a meeting,
another treaty) is told beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import product
from math import lcm
from typing import Any

from paraph.decisions.exact import read_amount
from paraph.depositary.clause import (
    AllOf,
    AnyOf,
    Condition,
    FinalClause,
    NamedReached,
    NumberReached,
    ShareReached,
    WeightReached,
    walk,
)
from paraph.depositary.clause_file import read_limit
from paraph.depositary.conditions import Examiner
from paraph.depositary.counting import Scope
from paraph.depositary.ledger import Ledger
from paraph.depositary.vocabulary import Answer
from paraph.values.sentences import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Smallest:
    """The fewest further instruments, one set of that size, and who is in every such set.

    ``anybody`` counts those of the set that may be of any participant whose consent counts.
    ``size`` is None where no number of instruments meets the conditions; ``untold`` are conditions
    that no instrument brings about.
    """

    size: int | None
    named: tuple[str, ...] = ()
    anybody: int = 0
    in_every: tuple[str, ...] = ()
    untold: tuple[Words, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The finding as plain JSON."""
        return {
            "size": self.size,
            "named": list(self.named),
            "anybody": self.anybody,
            "in_every": list(self.in_every),
            "untold": list(map(str, self.untold)),
        }


@dataclass(slots=True)
class _Gap:
    """At least ``need`` of the weights of those who still consent; ``open`` if anybody adds one."""

    weights: dict[str, int]
    need: int
    open: bool = False


@dataclass(slots=True)
class _Arm:
    """One choice among the alternatives: what it lacks, and what no instrument brings about."""

    gaps: list[_Gap] = field(default_factory=list)
    untold: list[Words] = field(default_factory=list)


def smallest_set(
    clause: FinalClause, ledger: Ledger, on: date, *, without: frozenset[str] = frozenset()
) -> Smallest:
    r"""The fewest further instruments that would meet the conditions on a day.

    >>> from paraph.depositary.clause_file import read_toml
    >>> from paraph.depositary.ledger import read_ledger
    >>> clause = read_toml('threshold = 3\ncounted = ["ratification"]\ndelay = "days:30"', "x")
    >>> rows = [{"state": "Norway", "iso3": "NOR", "act": "ratification", "date": "2001-01-10"}]
    >>> found = smallest_set(clause, read_ledger(rows), date(2002, 1, 1))
    >>> found.size, found.anybody
    (2, 2)
    """
    examiner = Examiner(clause, ledger, Scope(only=_only(clause, ledger), without=without))
    reader = _Reader(examiner, on)
    found = [_solved(arm) for arm in reader.arms(clause.all_conditions())]
    names = _names(clause, ledger)
    best = min(found, key=lambda one: (one.size is None, one.size or 0, len(one.untold)))
    return Smallest(
        size=best.size,
        named=tuple(sorted(names.get(key, key) for key in best.named)),
        anybody=best.anybody,
        in_every=tuple(sorted(names.get(key, key) for key in best.in_every)),
        untold=best.untold,
    )


def _only(clause: FinalClause, ledger: Ledger) -> frozenset[str] | None:
    return frozenset(ledger.find(name) or name for name in clause.only) if clause.only else None


def _names(clause: FinalClause, ledger: Ledger) -> dict[str, str]:
    """What participants are called: as the clause calls them, else as the acts do."""
    called = dict(ledger.names)
    lists = [*clause.groups.values(), clause.only, *(tuple(w) for w in clause.weights.values())]
    conditions = walk(clause.all_conditions())
    lists += [one.all_of for one in conditions if isinstance(one, NamedReached)]
    for name in (name for names in lists for name in names):
        called[ledger.find(name) or name] = name
    return called


@dataclass(frozen=True, slots=True)
class _Reader:
    examiner: Examiner
    on: date

    def arms(self, conditions: tuple[Condition, ...]) -> Iterator[_Arm]:
        """Every way through the alternatives, each a list of gaps."""
        for chosen in product(*(list(self._of(one)) for one in conditions)):
            arm = _Arm()
            for part in chosen:
                arm.gaps += part.gaps
                arm.untold += part.untold
            yield arm

    def _of(self, condition: Condition) -> Iterator[_Arm]:
        if isinstance(condition, AnyOf):
            for one in condition.conditions:
                yield from self._of(one)
        elif isinstance(condition, AllOf):
            yield from self.arms(condition.conditions)
        else:
            yield self._simple(condition)

    def _simple(self, condition: Condition) -> _Arm:
        check = self.examiner.check(condition, self.on)
        if check.answer is Answer.MET:
            return _Arm()
        if check.unknown:
            return _Arm(untold=[check.unknown])
        if isinstance(condition, WeightReached):
            return _Arm(gaps=[self._weighed(condition)])
        if isinstance(condition, NumberReached | ShareReached | NamedReached):
            return self._counted(self._members(condition), check.lacking)
        return _Arm(untold=[check.words])

    def _members(self, condition: NumberReached | ShareReached | NamedReached) -> tuple[str, ...]:
        """Whose consents the condition asks for; nobody in particular, if it is empty."""
        match condition:
            case NumberReached(among=among, group=group):
                return among or self._group(group)
            case ShareReached(of=of):
                return self._group(of)
            case NamedReached(all_of=names):
                return names

    def _group(self, name: str) -> tuple[str, ...]:
        return self.examiner.clause.groups.get(name, ())

    def _counted(self, names: tuple[str, ...], lacking: int) -> _Arm:
        """So many more consents: of these names, or of anybody whose consent counts."""
        only = self.examiner.scope.only
        if not names and only is None:
            return _Arm(gaps=[_Gap({}, lacking, open=True)])
        keys = frozenset(self.examiner.keys(names)) if names else only or frozenset()
        return _Arm(gaps=[_Gap(dict.fromkeys(self._absent(keys), 1), lacking)])

    def _absent(self, keys: frozenset[str]) -> list[str]:
        """Those of some participants whose consent does not count yet and could."""
        present = self.examiner.consenting(self.on)
        return sorted(k for k in keys if k not in present and self.examiner.scope.holds(k))

    def _weighed(self, condition: WeightReached) -> _Gap:
        ledger, clause = self.examiner.ledger, self.examiner.clause
        weights = {
            ledger.find(name) or name: read_amount(weight, condition.metric)
            for name, weight in clause.weights[condition.metric].items()
        }
        is_share, limit = read_limit(condition)
        needed = limit * read_amount(condition.total, "total") if is_share else limit
        present = self.examiner.consenting(self.on)
        have = sum((weights.get(key, Fraction(0)) for key in present), Fraction(0))
        scale = lcm(needed.denominator, *(one.denominator for one in weights.values()))
        absent = self._absent(frozenset(weights))
        return _Gap(
            {key: int(weights[key] * scale) for key in absent}, int((needed - have) * scale)
        )


def _solved(arm: _Arm) -> Smallest:
    size, named, anybody = _fewest(arm.gaps, ())
    in_every: list[str] = []
    if size is not None:
        for key in named:
            other, _, _ = _fewest(arm.gaps, (key,))
            if other is None or other > size:
                in_every.append(key)
    return Smallest(
        size=size,
        named=named,
        anybody=anybody,
        in_every=tuple(in_every),
        untold=tuple(dict.fromkeys(arm.untold)),
    )


def _fewest(gaps: list[_Gap], barred: tuple[str, ...]) -> tuple[int | None, tuple[str, ...], int]:
    """The fewest consents that close all gaps: their number, those named, and how many others."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    keys = sorted({key for gap in gaps for key in gap.weights} - {*barred})
    chosen = {key: model.new_bool_var(key) for key in keys}
    most = max((gap.need for gap in gaps if gap.open), default=0)
    others = model.new_int_var(0, max(most, 0), "others")
    everybody = sum(chosen.values()) + others
    for gap in gaps:
        given = sum(weight * chosen[key] for key, weight in gap.weights.items() if key in chosen)
        model.add((everybody if gap.open else given) >= gap.need)
    model.minimize(everybody)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.catch_sigint_signal = False  # it would not give Ctrl+C back to a house
    if solver.solve(model) != cp_model.OPTIMAL:
        return None, (), 0
    named = tuple(key for key in keys if solver.boolean_value(chosen[key]))
    anybody = solver.value(others)
    return len(named) + anybody, named, anybody
