"""Whom an amendment binds, and since when, under the amendment clause of the treaty.

Source: VCLT 39 and 40 leave it to the treaty.  Three ways are usual: those who accept are bound
(and the treaty then exists in two versions); all are bound once so many have accepted; all are
bound but those who object in time, unless too many object.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from paraph.decisions.exact import read_share
from paraph.depositary.clause import FinalClause
from paraph.depositary.further import AmendmentRule
from paraph.depositary.periods import Convention, Delay
from paraph.depositary.remarks import Ground
from paraph.values.sentences import Day, Words, counted, worded


@dataclass(frozen=True, slots=True, kw_only=True)
class Responses:
    """What the Parties did about one amendment: by participant, the day of each act.

    ``parties`` are those of the treaty with the day since which they are bound; ``base`` is the
    number that a share is taken of (the Parties at adoption, or now: the treaty says which).
    ``circulated`` is the day from which a period for objections runs.
    """

    parties: Mapping[str, date]
    accepted: Mapping[str, date]
    objected: Mapping[str, date]
    base: int
    circulated: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentFinding:
    """Since when an amendment is in force, for whom, for whom not, and what is missing."""

    in_force: date | None
    bound: Mapping[str, date]
    not_bound: tuple[str, ...]
    lacking: int
    grounds: tuple[Ground, ...]


def amendment(
    rule: AmendmentRule, responses: Responses, on: date, *, convention: Convention
) -> AmendmentFinding:
    """Whether an amendment is in force on a day, and whom it binds.

    >>> from paraph.depositary.periods import UNITED_NATIONS
    >>> rule = AmendmentRule(binds="all", at_least="2/3", of="the Parties", delay="days:30")
    >>> days = dict.fromkeys(("Norway", "Chile", "Japan"), date(2000, 1, 1))
    >>> accepted = {"Norway": date(2005, 1, 1), "Chile": date(2005, 3, 1)}
    >>> said = Responses(parties=days, accepted=accepted, objected={}, base=3)
    >>> found = amendment(rule, said, date(2006, 1, 1), convention=UNITED_NATIONS)
    >>> str(found.in_force), sorted(found.bound)
    ('2005-03-31', ['Chile', 'Japan', 'Norway'])
    """
    if rule.binds == "all but objectors":
        return _tacit(rule, responses, on, convention)
    return _accepted(rule, responses, on, convention)


def needed(bound: str, base: int) -> int:
    """How many a bound asks for: a number, a share of the base rounded up, or a majority of it.

    >>> needed("2/3", 10), needed("60", 193), needed("majority", 10)
    (7, 60, 6)
    """
    if bound.strip().isdigit():
        return int(bound)
    if bound.strip() == "majority":
        return base // 2 + 1
    share = read_share(bound) * base
    return -(-share.numerator // share.denominator)


def _accepted(
    rule: AmendmentRule, said: Responses, on: date, convention: Convention
) -> AmendmentFinding:
    """An amendment that so many have to accept."""
    number = needed(rule.at_least, said.base) if rule.at_least else 1
    accepted = {who: day for who, day in said.accepted.items() if who in said.parties and day <= on}
    count = _ground(_acceptances(rule, len(accepted), number, said.base, on), rule)
    if len(accepted) < number:
        return _not_in_force(said, count, number - len(accepted))
    met = sorted(accepted.values())[number - 1]
    start, step = _start(rule, met, convention)
    if rule.binds == "all":
        bound = {who: max(start, since) for who, since in said.parties.items()}
    else:
        own = {who: _start(rule, day, convention)[0] for who, day in accepted.items()}
        bound = {who: max(start, day) for who, day in own.items()}
    return _in_force(said, start, _by(bound, on), (count, step))


def _acceptances(rule: AmendmentRule, have: int, number: int, base: int, on: date) -> Words:
    if rule.at_least:
        return counted(
            "{have} of {number} acceptances ({share} of {base}) by {day}.",
            "{have} of {number} acceptances ({share} of {base}) by {day}.",
            number,
            have=have,
            share=rule.at_least,
            base=base,
            day=Day(on),
        )
    return counted(
        "{have} of {number} acceptances by {day}.",
        "{have} of {number} acceptances by {day}.",
        number,
        have=have,
        day=Day(on),
    )


def _tacit(
    rule: AmendmentRule, said: Responses, on: date, convention: Convention
) -> AmendmentFinding:
    """An amendment that is accepted by all who do not object in time."""
    if said.circulated is None or rule.objection_period is None:
        words = worded("From when on the period for objections runs is not told.")
        return _not_in_force(said, _ground(words, rule))
    ends = Delay.parse(rule.objection_period).after(said.circulated, convention)
    objected = {who for who, day in said.objected.items() if who in said.parties and day <= ends}
    limit = needed(rule.blocked_by, said.base) if rule.blocked_by else said.base + 1
    words = counted(
        "{number} objections by {day}, the period ends on {ends}",
        "{number} objections by {day}, the period ends on {ends}",
        len(objected),
        day=Day(min(ends, on)),
        ends=Day(ends),
    )
    if rule.blocked_by:
        words = worded(
            "{objections}; {limit} ({share} of {base}) would block it.",
            objections=words,
            limit=limit,
            share=rule.blocked_by,
            base=said.base,
        )
    else:
        words = worded("{objections}.", objections=words)
    count = _ground(words, rule)
    if on < ends or len(objected) >= limit:
        return _not_in_force(said, count)
    start, step = _start(rule, ends, convention)
    bound = {who: max(start, day) for who, day in said.parties.items() if who not in objected}
    return _in_force(said, start, _by(bound, on), (count, step))


def _ground(words: Words, rule: AmendmentRule) -> Ground:
    cited = rule.citation or worded("the amendment clause as given")
    return Ground(words=words, citation=cited)


def _start(rule: AmendmentRule, day: date, convention: Convention) -> tuple[date, Ground]:
    """The day of effect after a day, and how it was counted."""
    delay = Delay.parse(rule.delay or "on_deposit")
    start = delay.after(day, convention)
    return start, _ground(delay.counting(day, convention), rule)


def _by(bound: Mapping[str, date], on: date) -> dict[str, date]:
    return {who: day for who, day in sorted(bound.items()) if day <= on}


def _not_in_force(said: Responses, ground: Ground, lacking: int = 0) -> AmendmentFinding:
    everybody = tuple(sorted(said.parties))
    return AmendmentFinding(
        in_force=None, bound={}, not_bound=everybody, lacking=lacking, grounds=(ground,)
    )


def _in_force(
    said: Responses, start: date, bound: Mapping[str, date], grounds: tuple[Ground, ...]
) -> AmendmentFinding:
    others = tuple(sorted(set(said.parties) - set(bound)))
    return AmendmentFinding(
        in_force=start, bound=bound, not_bound=others, lacking=0, grounds=grounds
    )


def rule_for(clause: FinalClause, provision: str = "") -> AmendmentRule | None:
    """The amendment rule for a provision: one that names it, else the one that names none.

    >>> rules = (AmendmentRule(binds="those accepting"), AmendmentRule(binds="all", to="annex 2"))
    >>> rule_for(FinalClause(amendments=rules), "annex 2").binds
    'all'
    """
    wanted = provision.casefold().strip()
    named = [rule for rule in clause.amendments if rule.to and rule.to.casefold() == wanted]
    general = [rule for rule in clause.amendments if not rule.to]
    return next(iter([*named, *general]), None)
