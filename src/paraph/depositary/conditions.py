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
from paraph.values.sentences import Day, Sentence, Words, counted, one_after_another, worded


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A condition on a day: its answer, the arithmetic in words, and what is lacking.

    ``lacking`` is the smallest number of further consents, ``of`` those who could bring it (empty:
    anybody); ``unknown`` says which fact is not known.
    """

    answer: Answer
    words: Words
    citation: str = ""
    lacking: int = 0
    of: tuple[Words, ...] = ()
    unknown: Words = ""
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
        whose: Words = ""
        if condition.among or condition.group:
            members = condition.among or self.clause.groups.get(condition.group, ())
            whose = condition.group or worded("the named participants")
            if not members:
                asked = counted(
                    "at least {number} consents of {whose}",
                    "at least {number} consents of {whose}",
                    condition.at_least,
                    whose=whose,
                )
                unknown = worded("who belongs to “{group}”", group=condition.group)
                return self._untold(asked, unknown, condition.citation)
            only = frozenset(self.keys(members))
        have = len(self.consenting(day, condition.counted, only))
        met = have >= condition.at_least
        return Check(
            answer=Answer.MET if met else Answer.NOT_MET,
            words=_enough(have, condition.at_least, whose, day),
            citation=condition.citation,
            lacking=max(0, condition.at_least - have),
            of=condition.among,
        )

    def _share(self, condition: ShareReached, day: date) -> Check:
        members = self.clause.groups.get(condition.of, ())
        base = condition.base if condition.base is not None else len(members)
        if not base:
            asked = worded("{share} of {whole}", share=condition.at_least, whole=condition.of)
            unknown = worded("how many are “{whole}” at the time", whole=condition.of)
            return self._untold(asked, unknown, condition.citation)
        only = frozenset(self.keys(members)) if members else None
        have = len(self.consenting(day, condition.counted, only))
        share = read_share(condition.at_least)
        needed = _least(share * base, beyond=condition.more_than)
        return Check(
            answer=Answer.MET if have >= needed else Answer.NOT_MET,
            words=worded(
                "{comparison}: {have} of {base} {whole} on {day}, {needed} needed.",
                comparison=write_comparison(Fraction(have), share, Fraction(base)),
                have=have,
                base=base,
                whole=condition.of,
                day=Day(day),
                needed=needed,
            ),
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
        if not weights:
            asked = worded("{share} of {whole}", share=condition.at_least, whole=condition.metric)
            unknown = worded("the {metric} of each participant", metric=condition.metric)
            return self._untold(asked, unknown, condition.citation)
        present = self.consenting(day)
        have = sum((weights.get(key, Fraction(0)) for key in present), Fraction(0))
        met = have >= needed
        lacking = () if met else _heaviest(weights, set(present), needed - have)
        return Check(
            answer=Answer.MET if met else Answer.NOT_MET,
            words=worded(
                "{metric}: {comparison} on {day}.",
                metric=condition.metric,
                comparison=f"{write_number(have)} {'≥' if met else '<'} {write_number(needed)}",
                day=Day(day),
            ),
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
        return Check(
            answer=Answer.MET if met else Answer.NOT_MET,
            words=worded(
                "{have} of {base} of {whole} on {day}, {needed} needed.",
                have=len(have),
                base=len(wanted),
                whole=condition.list_name or worded("the named States"),
                day=Day(day),
                needed=needed,
            ),
            citation=condition.citation,
            lacking=max(0, needed - len(have)),
            of=() if met else absent,
        )

    def _in_force(self, condition: TreatyInForce, day: date) -> Check:
        if condition.on is None:
            asked = worded("{treaty} in force", treaty=condition.treaty)
            unknown = worded("when {treaty} entered into force", treaty=condition.treaty)
            return self._untold(asked, unknown, condition.citation)
        met = day >= condition.on
        return Check(
            answer=Answer.MET if met else Answer.NOT_MET,
            words=worded(
                "{treaty} is in force since {day}.",
                treaty=condition.treaty,
                day=Day(condition.on),
            ),
            citation=condition.citation,
        )

    def _not_before(self, condition: NotBefore, day: date) -> Check:
        if condition.on is None:
            asked = worded("not before {what}", what=condition.says)
            unknown = worded("which day that is: {what}", what=condition.says)
            return self._untold(asked, unknown, condition.citation)
        met = day >= condition.on
        words = worded("Not before {day}.", day=Day(condition.on))
        answer = Answer.MET if met else Answer.NOT_MET
        return Check(answer=answer, words=words, citation=condition.citation)

    def _fact(self, condition: ExternalFact, day: date) -> Check:
        if condition.met_on is None and not condition.assumed:
            unknown = worded("whether: {what}", what=condition.says)
            return self._untold(condition.says, unknown, condition.citation)
        met = condition.met_on is None or day >= condition.met_on
        if condition.met_on:
            words = worded("{what}: on {day}.", what=condition.says, day=Day(condition.met_on))
        else:
            words = worded("{what}: assumed, not shown.", what=condition.says)
        answer = Answer.MET if met else Answer.NOT_MET
        return Check(answer=answer, words=words, citation=condition.citation)

    def _any(self, condition: AnyOf, day: date) -> Check:
        parts = tuple(self.check(one, day) for one in condition.conditions)
        answer = Answer.either([part.answer for part in parts])
        words = worded(
            "At least one of: {parts}", parts=one_after_another(part.words for part in parts)
        )
        return Check(answer=answer, words=words, citation=condition.citation, parts=parts)

    def _all(self, condition: AllOf, day: date) -> Check:
        parts = tuple(self.check(one, day) for one in condition.conditions)
        answer = Answer.both([part.answer for part in parts])
        told = one_after_another(part.words for part in parts)
        words = worded("All of: {parts}", parts=told)
        return Check(answer=answer, words=words, citation=condition.citation, parts=parts)

    @staticmethod
    def _untold(asked: Words, unknown: Words, citation: str) -> Check:
        return Check(
            answer=Answer.UNKNOWN,
            words=worded(
                "Cannot be told: {asked}; it is not known {unknown}.", asked=asked, unknown=unknown
            ),
            citation=citation,
            unknown=unknown,
        )


def _enough(have: int, needed: int, whose: Words, day: date) -> Sentence:
    """How many consents there are on a day, beside how many are needed."""
    comparison = f"{have} {'≥' if have >= needed else '<'} {needed}"
    if whose:
        return counted(
            "{comparison} consents of {whose} on {day}.",
            "{comparison} consents of {whose} on {day}.",
            needed,
            comparison=comparison,
            whose=whose,
            day=Day(day),
        )
    return counted(
        "{comparison} consents on {day}.",
        "{comparison} consents on {day}.",
        needed,
        comparison=comparison,
        day=Day(day),
    )


def _least(bound: Fraction, *, beyond: bool) -> int:
    """The smallest whole number that is not less than ``bound``, or that is more than it."""
    ceiling = -(-bound.numerator // bound.denominator)
    return ceiling + 1 if beyond and ceiling == bound else ceiling


def _heaviest(
    weights: dict[str, Fraction], present: set[str], short: Fraction
) -> tuple[Words, ...]:
    """The fewest participants whose weights close a gap: the heaviest of those who are absent."""
    chosen: list[Words] = []
    absent = sorted((-weight, key) for key, weight in weights.items() if key not in present)
    for weight, key in absent:
        if short <= 0:
            break
        chosen.append(key)
        short += weight
    return tuple(chosen) if short <= 0 else (*chosen, worded("others, whose weight is not known"))
