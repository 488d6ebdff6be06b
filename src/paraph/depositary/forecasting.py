"""When a treaty would enter into force if what is stated happened: a forecast, no finding.

Two assumptions are possible, together or alone: instruments that were pledged, each on its day; and
a number of further deposits a year, at equal intervals, by participants that nobody names.  Both
stand in the grounds, so that nobody takes the date for what the depositary found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from paraph.depositary.clause import FinalClause
from paraph.depositary.entry import entry_into_force
from paraph.depositary.ledger import Act, Consent, Ledger
from paraph.depositary.participants import identify
from paraph.depositary.periods import Convention
from paraph.depositary.remarks import Ground
from paraph.depositary.smallest import Smallest, smallest_set
from paraph.depositary.vocabulary import ActKind, Organisations
from paraph.values.sentences import Called, Day, Words, worded

YEAR = Fraction(1461, 4)
"""Days in a year, on the average."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """An instrument that a participant is expected to deposit on a day."""

    name: str
    kind: ActKind
    day: date
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """What a forecast assumes: pledged instruments, and so many further deposits a year."""

    pledged: tuple[Pledge, ...] = ()
    a_year: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The date that follows from what is assumed, None if it does not follow, and why.

    ``missing`` is what would still be missing after the pledged instruments.
    """

    entry_into_force: date | None
    missing: Smallest
    grounds: tuple[Ground, ...]

    def as_json(self) -> dict[str, Any]:
        """The forecast as plain JSON."""
        begins = self.entry_into_force
        return {
            "entry_into_force": begins.isoformat() if begins else None,
            "missing": self.missing.as_json(),
            "grounds": [one.as_json() for one in self.grounds],
        }

    def lines(self) -> Iterator[str]:
        """The forecast for people."""
        yield f"Forecast: {self.entry_into_force or 'no date follows from what is assumed'}"
        left = self.missing
        if left.size is None:
            yield "Missing: no number of instruments meets the conditions."
        elif left.size:
            others = f"{left.anybody} of anybody" if left.anybody else ""
            yield f"Missing: {left.size}: {', '.join(filter(None, (*left.named, others)))}"
        if left.in_every:
            yield f"In every such set: {', '.join(left.in_every)}"
        yield from (f"Not brought about by an instrument: {one}" for one in left.untold)
        yield from (f"  {ground.sentence} [{ground.citation}]" for ground in self.grounds)


def forecast(
    clause: FinalClause,
    ledger: Ledger,
    on: date,
    convention: Convention,
    *,
    assumed: Assumed,
) -> Forecast:
    r"""When the treaty would enter into force from a day on, under what is assumed.

    >>> from paraph.depositary.clause_file import read_toml
    >>> from paraph.depositary.ledger import read_ledger
    >>> from paraph.depositary.periods import UNITED_NATIONS
    >>> clause = read_toml('threshold = 2\ncounted = ["ratification"]\ndelay = "days:30"', "x")
    >>> rows = [{"state": "Norway", "iso3": "NOR", "act": "ratification", "date": "2001-01-10"}]
    >>> found = forecast(clause, read_ledger(rows), date(2002, 1, 1), UNITED_NATIONS,
    ...                  assumed=Assumed(a_year=Fraction(4)))
    >>> str(found.entry_into_force)
    '2002-05-03'
    """
    known = _until(ledger, on)
    pledges = sorted((one for one in assumed.pledged if one.day > on), key=lambda one: one.day)
    after = _with(known, pledges)
    grounds = [_assumed(_pledged(one)) for one in pledges]
    last = pledges[-1].day if pledges else on
    not_counted = clause.organisations is Organisations.NOT_COUNTED
    without = after.organisations if not_counted else frozenset()
    missing = smallest_set(clause, after, last, without=without)
    found = entry_into_force(clause, after, convention=convention)
    if found.entry_into_force is None and assumed.a_year and missing.size and not missing.untold:
        others = _at_rate(missing, clause, last, assumed.a_year)
        after = _with(after, others)
        grounds += _rate_grounds(missing, last, assumed.a_year)
        found = entry_into_force(clause, after, convention=convention)
    return Forecast(
        entry_into_force=found.entry_into_force, missing=missing, grounds=(*grounds, *found.grounds)
    )


def _assumed(words: Words) -> Ground:
    told = worded("Assumed: {what}", what=words)
    return Ground(words=told, citation=worded("an assumption"))


def _pledged(one: Pledge) -> Words:
    return worded(
        "{kind} by {who} on {day}.", kind=one.kind, who=Called(one.name), day=Day(one.day)
    )


def _rate_grounds(missing: Smallest, last: date, a_year: Fraction) -> Iterator[Ground]:
    rate = worded(
        "{a_year} deposits a year from {day} on; {missing} are missing.",
        a_year=str(a_year),
        day=Day(last),
        missing=missing.size or 0,
    )
    yield _assumed(rate)
    if missing.named:
        names = ", ".join(missing.named)
        yield _assumed(worded("{names} are among them, in this order.", names=names))


def rate_of(ledger: Ledger, on: date, years: int) -> Fraction:
    """How many consents a year were received in the last years before a day.

    >>> from paraph.depositary.ledger import read_ledger
    >>> rows = [{"state": "Norway", "iso3": "NOR", "act": "ratification", "date": "2001-01-10"}]
    >>> rate_of(read_ledger(rows), date(2002, 1, 1), 2)
    Fraction(1, 2)
    """
    begin = on - timedelta(days=int(years * YEAR))
    days = [one.begins for consents in ledger.consents.values() for one in consents[:1]]
    return Fraction(sum(begin < day <= on for day in days), years)


def _until(ledger: Ledger, on: date) -> Ledger:
    """The ledger without consents after a day."""
    kept = {
        key: tuple(one for one in consents if one.begins <= on)
        for key, consents in ledger.consents.items()
    }
    return replace(ledger, consents={key: found for key, found in kept.items() if found})


def _with(ledger: Ledger, pledges: Sequence[Pledge]) -> Ledger:
    """The ledger as it would be with pledges; who has consented already adds nothing."""
    consents, names = dict(ledger.consents), dict(ledger.names)
    row = max((act.row for act in ledger.acts), default=0)
    for number, one in enumerate(pledges, row + 1):
        key = ledger.find(one.name) or identify(one.name, one.code)
        if any(consent.covers(one.day) for consent in consents.get(key, ())):
            continue
        act = Act(
            row=number,
            participant=key,
            name=one.name,
            kind=one.kind,
            day=one.day,
            written=one.day.isoformat(),
        )
        names.setdefault(key, one.name)
        consents[key] = (*consents.get(key, ()), Consent(act=act, begins=one.day))
    return replace(ledger, consents=consents, names=names)


def _at_rate(missing: Smallest, clause: FinalClause, last: date, a_year: Fraction) -> list[Pledge]:
    """The missing instruments at equal intervals: those named first, then whoever comes."""
    kind = clause.counted[0] if clause.counted else ActKind.CONSENT_TO_BE_BOUND
    others = [f"participant {number} to come" for number in range(1, missing.anybody + 1)]
    interval = YEAR / a_year
    return [
        Pledge(name=name, kind=kind, day=last + timedelta(days=-(-(interval * number) // 1)))
        for number, name in enumerate([*missing.named, *others], 1)
    ]
