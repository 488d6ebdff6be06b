"""Entry into force: from a final clause and the acts received to a date, with its derivation.

Source: VCLT 24 (as the treaty provides; the conditions are met on the day of the last act, whatever
the order of acts within that day), 55 and 68.  Arithmetic is exact; what is not known is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from paraph.depositary.clause import (
    Condition,
    ExternalFact,
    FinalClause,
    NotBefore,
    TreatyInForce,
    walk,
)
from paraph.depositary.conditions import Check, Examiner
from paraph.depositary.counting import Counted, Scope
from paraph.depositary.ending import after_the_end, ending
from paraph.depositary.finding import EntryFinding, Missing, Trigger
from paraph.depositary.irregular import deposits, irregular
from paraph.depositary.ledger import Ledger
from paraph.depositary.periods import Convention, Delay, is_clipped
from paraph.depositary.remarks import AS_GIVEN, Doubt, Ground, Remark, ranked
from paraph.depositary.standings import standings
from paraph.depositary.suspicions import suspicions
from paraph.depositary.vocabulary import Answer, Organisations
from paraph.values.sentences import Day, Words, counted, worded

BEGINNING = date.min
"""Before any act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Computation:
    """The date under one assumption about organisations.

    ``met_on`` is the day on which the last condition was met, ``open_on`` the first day on which
    only conditions that cannot be told were left; ``effective`` and ``earliest`` are the dates of
    entry into force that follow from them.
    """

    met_on: date | None
    open_on: date | None
    effective: date | None
    earliest: date | None
    checks: tuple[Check, ...]
    trigger: Trigger | None
    grounds: tuple[Ground, ...]
    remarks: tuple[Remark, ...]


def entry_into_force(
    clause: FinalClause,
    ledger: Ledger,
    on: date | None = None,
    *,
    convention: Convention,
) -> EntryFinding:
    r"""When a treaty entered into force, for whom since when, and what is missing if it did not.

    Acts after ``on`` are left out; without ``on`` every act of the ledger is taken to its effect.
    If it makes a difference whether organisations count and the clause does not say it, the finding
    gives both dates and none as the answer.

    >>> from paraph.depositary.ledger import read_ledger
    >>> from paraph.depositary.clause_file import read_toml
    >>> from paraph.depositary.periods import UNITED_NATIONS
    >>> clause = read_toml('threshold = 2\ncounted = ["ratification"]\ndelay = "days:30"', "x")
    >>> rows = [{"state": "Norway", "iso3": "NOR", "act": "ratification", "date": "2001-01-10"},
    ...         {"state": "Chile", "iso3": "CHL", "act": "ratification", "date": "2001-03-01"}]
    >>> found = entry_into_force(clause, read_ledger(rows), convention=UNITED_NATIONS)
    >>> str(found.entry_into_force), found.trigger.name
    ('2001-03-31', 'Chile')
    """
    chosen, doubts = _choose(clause, ledger, on, convention)
    end = ending(clause, ledger, chosen, on, convention)
    people, uncertain = standings(clause, ledger, chosen, on, convention)
    doubts += suspicions(clause, ledger, chosen.trigger, chosen.effective)
    doubts += irregular(clause, ledger, chosen, convention)
    doubts += [*uncertain, *([end.remark()] if end else [])]
    return EntryFinding(
        title=clause.title,
        entry_into_force=chosen.effective,
        earliest=chosen.earliest,
        trigger=chosen.trigger,
        ended=end.day if end else None,
        participants=after_the_end(people, end),
        missing=tuple(_missing(chosen)),
        grounds=(*chosen.grounds, *([end.ground] if end else [])),
        remarks=ranked([*deposits(clause, ledger), *chosen.remarks, *doubts]),
    )


def _choose(
    clause: FinalClause, ledger: Ledger, on: date | None, convention: Convention
) -> tuple[Computation, list[Remark]]:
    """The computation that the clause asks for; both, if it does not say and it matters."""
    with_them = _compute(clause, ledger, on, convention, frozenset())
    if clause.organisations is Organisations.COUNTED or not ledger.organisations:
        return with_them, []
    without = _compute(clause, ledger, on, convention, ledger.organisations)
    if clause.organisations is Organisations.NOT_COUNTED:
        return without, []
    if not _differ(with_them, without):
        return with_them, []
    chosen, remark = _undecided(with_them, without, ledger)
    return chosen, [remark]


def _differ(one: Computation, other: Computation) -> bool:
    return (one.effective, one.earliest) != (other.effective, other.earliest)


def _undecided(
    with_them: Computation, without: Computation, ledger: Ledger
) -> tuple[Computation, Remark]:
    """Both dates, and the finding that says on what they turn."""
    words = worded(
        "The clause as given does not say whether the instrument of a regional organisation "
        "({names}) counts. If it counts, the treaty enters into force on {counted}, if not, on "
        "{without}: say it (`organisations`).",
        names=", ".join(sorted(ledger.names[key] for key in ledger.organisations)),
        counted=_day_or_none(with_them.effective or with_them.earliest),
        without=_day_or_none(without.effective or without.earliest),
    )
    open_days = [one.earliest for one in (with_them, without) if one.earliest]
    chosen = replace(
        without,
        effective=None,
        trigger=None,
        earliest=min(open_days, default=None),
        grounds=(*with_them.grounds, *without.grounds),
    )
    return chosen, Remark(doubt=Doubt.ORGANISATION, words=words)


def _day_or_none(day: date | None) -> Words:
    return Day(day) if day else worded("no day yet")


def _compute(
    clause: FinalClause,
    ledger: Ledger,
    on: date | None,
    convention: Convention,
    excluded: frozenset[str],
) -> Computation:
    scope = Scope(only=_only(clause, ledger), without=excluded)
    examiner = Examiner(clause, ledger, scope)
    triggers = [one for one in clause.all_conditions() if not _is_floor(one)]
    floors = [one for one in clause.all_conditions() if _is_floor(one)]
    last = on or date.max
    met_on = open_on = None
    checks: tuple[Check, ...] = ()
    for day in _days(clause, ledger, last):
        checks = tuple(examiner.check(one, day) for one in triggers)
        answer = Answer.both([check.answer for check in checks])
        if open_on is None and answer is not Answer.NOT_MET:
            open_on = day
        if answer is Answer.MET:
            met_on = day
            break
    return _conclude(_Swept(clause, examiner, convention, met_on, open_on, checks, tuple(floors)))


@dataclass(frozen=True, slots=True)
class _Swept:
    """The state of knowledge after the sweep over the days."""

    clause: FinalClause
    examiner: Examiner
    convention: Convention
    met_on: date | None
    open_on: date | None
    checks: tuple[Check, ...]
    floors: tuple[Condition, ...]


def _conclude(swept: _Swept) -> Computation:
    clause = swept.clause
    floor_days = [one.on for one in swept.floors if isinstance(one, NotBefore | TreatyInForce)]
    known = [day for day in floor_days if day is not None]
    remarks = [*_condition_remarks(swept), *_assumptions(clause)]
    earliest, doubts = _effect(swept, swept.open_on, known)
    effective = None
    if swept.met_on is not None and len(known) == len(floor_days):
        effective, doubts = _effect(swept, swept.met_on, known)
    unknown_floors = tuple(
        swept.examiner.check(one, swept.open_on or BEGINNING)
        for one in swept.floors
        if isinstance(one, TreatyInForce | NotBefore) and one.on is None
    )
    return Computation(
        met_on=swept.met_on,
        open_on=swept.open_on,
        effective=effective,
        earliest=effective or earliest,
        checks=(*swept.checks, *unknown_floors),
        trigger=_trigger(swept),
        grounds=tuple(_grounds(swept, known, effective)),
        remarks=(*remarks, *doubts),
    )


def _only(clause: FinalClause, ledger: Ledger) -> frozenset[str] | None:
    return frozenset(ledger.find(name) or name for name in clause.only) if clause.only else None


def _is_floor(condition: Condition) -> bool:
    """Whether a condition bounds the date from below instead of starting the delay."""
    return isinstance(condition, NotBefore | TreatyInForce)


def _days(clause: FinalClause, ledger: Ledger, last: date) -> Iterator[date]:
    """The days on which an answer can change, in order."""
    days = {BEGINNING}
    for consents in ledger.consents.values():
        for consent in consents:
            days.add(consent.begins)
            if consent.ends:
                days.add(consent.ends)
    for condition in walk(clause.all_conditions()):
        match condition:
            case ExternalFact(met_on=day) | TreatyInForce(on=day) | NotBefore(on=day) if day:
                days.add(day)
    known = sorted(day for day in days if day <= last)
    yield from known
    if known == [BEGINNING] and last < date.max:
        yield last  # nothing has happened: it is said of the day that is asked for


def _effect(
    swept: _Swept, day: date | None, floors: list[date]
) -> tuple[date | None, list[Remark]]:
    """The date that follows if the conditions were met on ``day``."""
    if day is None:
        return None, []
    clause = swept.clause
    if clause.fixed and day <= clause.fixed.deadline:
        return max([clause.fixed.on, *floors]), []
    if day == BEGINNING:
        return max(floors, default=None), []
    if clause.delay is None:
        words = worded(
            "The clause as given does not say when the treaty enters into force after that."
        )
        return None, [Remark(doubt=Doubt.NO_DELAY, words=words)]
    delay = Delay.parse(clause.delay)
    remarks = []
    if is_clipped(day, delay):
        words = worded(
            "{period} end in a month without such a day; the convention is: {month}.",
            period=delay.words(day),
            month=swept.convention.short_month,
        )
        remarks.append(Remark(doubt=Doubt.SHORT_MONTH, words=words))
    return max([delay.after(day, swept.convention), *floors]), remarks


def _trigger(swept: _Swept) -> Trigger | None:
    """The act that completed the conditions: of several on one day the first that sufficed."""
    day = swept.met_on or swept.open_on
    if day is None or day == BEGINNING:
        return None
    present = list(swept.examiner.consenting(day).values())
    that_day = [one for one in present if one.consent.begins == day]
    if not that_day:
        return Trigger(day=day, name="", kind="", number=len(present), same_day=())
    number = _number_reached(swept, present, that_day)
    chosen = present[number - 1] if number <= len(present) else that_day[-1]
    chosen = chosen if chosen in that_day else that_day[-1]
    others = tuple(one.act.name for one in that_day if one is not chosen)
    return Trigger(
        day=day,
        name=chosen.act.name,
        kind=chosen.act.kind.value,
        number=present.index(chosen) + 1,
        same_day=others,
    )


def _number_reached(swept: _Swept, present: list[Counted], that_day: list[Counted]) -> int:
    threshold = swept.clause.threshold
    reached = threshold is not None and len(present) - len(that_day) < threshold <= len(present)
    return threshold if reached and threshold is not None else len(present)


def _grounds(swept: _Swept, floors: list[date], effective: date | None) -> Iterator[Ground]:
    clause = swept.clause
    citation = clause.citation or AS_GIVEN
    for check in swept.checks:
        yield Ground(words=check.words, citation=check.citation or citation)
    if swept.met_on is None or effective is None:
        return
    if clause.fixed and swept.met_on <= clause.fixed.deadline:
        words = worded(
            "Met by {deadline}: in force on {day}.",
            deadline=Day(clause.fixed.deadline),
            day=Day(clause.fixed.on),
        )
        yield Ground(words=words, citation=citation)
    elif clause.delay is not None and swept.met_on != BEGINNING:
        delay = Delay.parse(clause.delay)
        yield Ground(words=delay.counting(swept.met_on, swept.convention), citation=citation)
    for day in floors:
        if day == effective:
            words = worded("Not before {day}: decides.", day=Day(day))
        else:
            words = worded("Not before {day}: does not delay it.", day=Day(day))
        yield Ground(words=words, citation=citation)


def _condition_remarks(swept: _Swept) -> Iterator[Remark]:
    """Conditions that cannot be told, and consents that count though the clause names others."""
    for check in swept.checks:
        if check.unknown:
            yield Remark(doubt=Doubt.UNKNOWN_CONDITION, words=check.words)
    day = swept.met_on or swept.open_on
    present = swept.examiner.consenting(day).values() if day else ()
    untyped = [one.act for one in present if one.why == "untyped"]
    if untyped:
        yield Remark(
            doubt=Doubt.UNTYPED,
            words=counted(
                "Of the consents counted, {number} have no kind in the list ({act} is the first); "
                "they are taken to be of a kind that counts.",
                "Of the consents counted, {number} have no kind in the list ({act} is the first); "
                "they are taken to be of a kind that counts.",
                len(untyped),
                act=untyped[0].told,
            ),
            rows=tuple(act.row for act in untyped),
        )
    similar = [one.act for one in present if one.why == "equivalent"]
    if similar:
        yield Remark(
            doubt=Doubt.EQUIVALENT_MEANS,
            words=worded(
                "The clause does not name {kind} ({act}); it counts as ratification does "
                "(VCLT 14(2)).",
                kind=similar[0].kind,
                act=similar[0].told,
            ),
            rows=tuple(act.row for act in similar),
        )


def _assumptions(clause: FinalClause) -> Iterator[Remark]:
    for condition in walk(clause.conditions):
        if isinstance(condition, ExternalFact) and condition.assumed:
            yield Remark(
                doubt=Doubt.ASSUMED,
                words=worded(
                    "Assumed and not shown: {condition}. If it was met later, the date is later: "
                    "this one is a lower bound.",
                    condition=condition.says,
                ),
            )


def _missing(computed: Computation) -> Iterator[Missing]:
    if computed.effective is not None:
        return
    for check in _leaves(computed.checks):
        if check.answer is Answer.NOT_MET and check.lacking:
            yield Missing(condition=check.words, number=check.lacking, of=check.of)
        elif check.answer is Answer.UNKNOWN:
            yield Missing(condition=check.words, fact=check.unknown)
        elif check.answer is Answer.NOT_MET:
            yield Missing(condition=check.words)


def _leaves(checks: tuple[Check, ...]) -> Iterator[Check]:
    for check in checks:
        if check.parts:
            yield from _leaves(check.parts)
        else:
            yield check
