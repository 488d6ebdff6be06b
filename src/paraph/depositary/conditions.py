"""Whether the conditions of a clause are met on a day, and what each of them still lacks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from paraph.decisions.exact import read_amount, read_share, write_comparison, write_number
from paraph.depositary.clause import (
    AllOf,
    AnyOf,
    Condition,
    ExternalFact,
    FinalClause,
    NamedReached,
    NotBefore,
    NumberReached,
    ShareReached,
    TreatyInForce,
    WeightReached,
)
from paraph.depositary.clause_file import read_limit
from paraph.depositary.counting import Counted, Scope, qualifying, standing_on
from paraph.depositary.ledger import Ledger
from paraph.depositary.vocabulary import ActKind, Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A condition on a day: its answer, the arithmetic in a sentence, and what is lacking.

    ``lacking`` is the smallest number of further consents, ``of`` those who could bring it (empty:
    anybody); ``unknown`` says which fact is not known.
    """

    answer: Answer
    sentence: str
    citation: str = ""
    lacking: int = 0
    of: tuple[str, ...] = ()
    unknown: str = ""
    parts: tuple[Check, ...] = ()


@dataclass(slots=True)
class Examiner:
    """One clause over one ledger; ``scope`` says whose consents count."""

    clause: FinalClause
    ledger: Ledger
    scope: Scope
    _lists: dict[tuple[frozenset[ActKind], frozenset[str] | None], list[Counted]] = field(
        default_factory=dict
    )

    def check(self, condition: Condition, day: date) -> Check:
        """Whether one condition is met on ``day``."""
        ask: dict[type[Condition], Callable[..., Check]] = {
            NumberReached: self._number,
            ShareReached: self._share,
            WeightReached: self._weight,
            NamedReached: self._named,
            TreatyInForce: self._in_force,
            NotBefore: self._not_before,
            ExternalFact: self._fact,
            AnyOf: self._any,
            AllOf: self._all,
        }
        return ask[type(condition)](condition, day)

    def consenting(
        self, day: date, counted: tuple[ActKind, ...] = (), only: frozenset[str] | None = None
    ) -> dict[str, Counted]:
        """The participants whose consent counts on ``day``."""
        kinds = frozenset(counted or self.clause.counted)
        key = (kinds, only)
        if key not in self._lists:
            scope = self.scope if only is None else self._within(only)
            self._lists[key] = qualifying(self.ledger, kinds, scope)
        return standing_on(self._lists[key], day)

    def _within(self, only: frozenset[str]) -> Scope:
        inside = only if self.scope.only is None else only & self.scope.only
        return Scope(only=inside, without=self.scope.without)

    def keys(self, names: tuple[str, ...]) -> dict[str, str]:
        """The names of a clause by the participants they mean; who has not acted keeps its name."""
        return {self.ledger.find(name) or name: name for name in names}

    def _number(self, condition: NumberReached, day: date) -> Check:
        only: frozenset[str] | None = None
        whose = ""
        if condition.among or condition.group:
            members = condition.among or self.clause.groups.get(condition.group, ())
            whose = f" of {condition.group or 'the named participants'}"
            if not members:
                return self._untold(
                    f"at least {condition.at_least} consents{whose}",
                    f"who belongs to “{condition.group}”",
                    condition.citation,
                )
            only = frozenset(self.keys(members))
        have = len(self.consenting(day, condition.counted, only))
        met = have >= condition.at_least
        return Check(
            answer=Answer.MET if met else Answer.NOT_MET,
            sentence=f"{have} {'≥' if met else '<'} {condition.at_least} consents{whose} on {day}.",
            citation=condition.citation,
            lacking=max(0, condition.at_least - have),
            of=condition.among,
        )

    def _share(self, condition: ShareReached, day: date) -> Check:
        members = self.clause.groups.get(condition.of, ())
        base = condition.base if condition.base is not None else len(members)
        if not base:
            return self._untold(
                f"{condition.at_least} of {condition.of}",
                f"how many are “{condition.of}” at the time",
                condition.citation,
            )
        only = frozenset(self.keys(members)) if members else None
        have = len(self.consenting(day, condition.counted, only))
        share = read_share(condition.at_least)
        needed = _least(share * base, beyond=condition.more_than)
        return Check(
            answer=Answer.MET if have >= needed else Answer.NOT_MET,
            sentence=f"{write_comparison(Fraction(have), share, Fraction(base))}: {have} of {base} "
            f"{condition.of} on {day}, {needed} needed.",
            citation=condition.citation,
            lacking=max(0, needed - have),
            of=members,
        )

    def _weight(self, condition: WeightReached, day: date) -> Check:
        weights = {
            self.ledger.find(name) or name: read_amount(weight, condition.metric)
            for name, weight in self.clause.weights.get(condition.metric, {}).items()
        }
        is_share, limit = read_limit(condition)
        needed = limit * read_amount(condition.total, "total") if is_share else limit
        asked = f"{condition.at_least} of {condition.metric}"
        if not weights:
            unknown = f"the {condition.metric} of each participant"
            return self._untold(asked, unknown, condition.citation)
        present = self.consenting(day)
        have = sum((weights.get(key, Fraction(0)) for key in present), Fraction(0))
        met = have >= needed
        lacking = () if met else _heaviest(weights, set(present), needed - have)
        return Check(
            answer=Answer.MET if met else Answer.NOT_MET,
            sentence=f"{condition.metric}: {write_number(have)} {'≥' if met else '<'} "
            f"{write_number(needed)} on {day}.",
            citation=condition.citation,
            lacking=len(lacking),
            of=lacking,
        )

    def _named(self, condition: NamedReached, day: date) -> Check:
        wanted = self.keys(condition.all_of)
        have = self.consenting(day, only=frozenset(wanted))
        needed = len(wanted) if condition.at_least is None else condition.at_least
        absent = tuple(sorted(name for key, name in wanted.items() if key not in have))
        met = len(have) >= needed
        called = condition.list_name or "the named States"
        return Check(
            answer=Answer.MET if met else Answer.NOT_MET,
            sentence=f"{len(have)} of {len(wanted)} of {called} on {day}, {needed} needed.",
            citation=condition.citation,
            lacking=max(0, needed - len(have)),
            of=() if met else absent,
        )

    def _in_force(self, condition: TreatyInForce, day: date) -> Check:
        if condition.on is None:
            return self._untold(
                f"{condition.treaty} in force",
                f"when {condition.treaty} entered into force",
                condition.citation,
            )
        met = day >= condition.on
        return Check(
            answer=Answer.MET if met else Answer.NOT_MET,
            sentence=f"{condition.treaty} is in force since {condition.on}.",
            citation=condition.citation,
        )

    def _not_before(self, condition: NotBefore, day: date) -> Check:
        if condition.on is None:
            asked, unknown = f"not before {condition.says}", f"which day that is: {condition.says}"
            return self._untold(asked, unknown, condition.citation)
        met = day >= condition.on
        sentence = f"Not before {condition.on}."
        answer = Answer.MET if met else Answer.NOT_MET
        return Check(answer=answer, sentence=sentence, citation=condition.citation)

    def _fact(self, condition: ExternalFact, day: date) -> Check:
        if condition.met_on is None and not condition.assumed:
            return self._untold(condition.says, f"whether: {condition.says}", condition.citation)
        met = condition.met_on is None or day >= condition.met_on
        when = f"on {condition.met_on}" if condition.met_on else "assumed, not shown"
        return Check(
            answer=Answer.MET if met else Answer.NOT_MET,
            sentence=f"{condition.says}: {when}.",
            citation=condition.citation,
        )

    def _any(self, condition: AnyOf, day: date) -> Check:
        parts = tuple(self.check(one, day) for one in condition.conditions)
        answer = Answer.either([part.answer for part in parts])
        sentence = "At least one of: " + " ".join(part.sentence for part in parts)
        return Check(answer=answer, sentence=sentence, citation=condition.citation, parts=parts)

    def _all(self, condition: AllOf, day: date) -> Check:
        parts = tuple(self.check(one, day) for one in condition.conditions)
        answer = Answer.both([part.answer for part in parts])
        sentence = "All of: " + " ".join(part.sentence for part in parts)
        return Check(answer=answer, sentence=sentence, citation=condition.citation, parts=parts)

    @staticmethod
    def _untold(asked: str, unknown: str, citation: str) -> Check:
        return Check(
            answer=Answer.UNKNOWN,
            sentence=f"Cannot be told: {asked}; it is not known {unknown}.",
            citation=citation,
            unknown=unknown,
        )


def _least(bound: Fraction, *, beyond: bool) -> int:
    """The smallest whole number that is not less than ``bound``, or that is more than it."""
    ceiling = -(-bound.numerator // bound.denominator)
    return ceiling + 1 if beyond and ceiling == bound else ceiling


def _heaviest(weights: dict[str, Fraction], present: set[str], short: Fraction) -> tuple[str, ...]:
    """The fewest participants whose weights close a gap: the heaviest of those who are absent."""
    chosen: list[str] = []
    absent = sorted((-weight, key) for key, weight in weights.items() if key not in present)
    for weight, key in absent:
        if short <= 0:
            break
        chosen.append(key)
        short += weight
    return tuple(chosen) if short <= 0 else (*chosen, "others, whose weight is not known")
