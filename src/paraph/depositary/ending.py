"""When a treaty ends by its own clauses: after a period, on a day, or with too few parties.

Source: VCLT 54(a); without such a clause fewer parties than the entry into force needed do not end
a treaty (VCLT 55).  A decision to prolong it is not in the acts and has to be told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from paraph.depositary.clause import FinalClause
from paraph.depositary.finding import ParticipantStanding
from paraph.depositary.ledger import Ledger
from paraph.depositary.periods import Convention, Delay
from paraph.depositary.remarks import AS_GIVEN, Doubt, Ground, Remark
from paraph.depositary.standings import General, start_for
from paraph.depositary.vocabulary import Standing
from paraph.values.sentences import Day, Words, counted, worded


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """The first day without the treaty, and why."""

    day: date
    ground: Ground

    def remark(self) -> Remark:
        """What a reader has to be told of it."""
        return Remark(
            doubt=Doubt.ENDED,
            words=worded(
                "{ground} If it was prolonged, say so (`duration`).", ground=self.ground.words
            ),
        )


def ending(
    clause: FinalClause, ledger: Ledger, general: General, on: date | None, convention: Convention
) -> Ending | None:
    """The end of a treaty by its own clauses up to a day, the first if there are several."""
    if clause.duration is None or general.effective is None:
        return None
    found = [one for one in _endings(clause, ledger, general, convention) if one.day <= _last(on)]
    return min(found, key=lambda one: one.day, default=None)


def _last(on: date | None) -> date:
    return on or date.max


def _endings(
    clause: FinalClause, ledger: Ledger, general: General, convention: Convention
) -> Iterator[Ending]:
    lasts, start = clause.duration, general.effective
    assert lasts is not None
    assert start is not None
    citation = lasts.citation or clause.citation or AS_GIVEN
    if lasts.renewed is None and lasts.until is not None:
        words = worded("The treaty was to last until {day}.", day=Day(lasts.until))
        yield _ending(lasts.until + timedelta(days=1), words, citation)
    if lasts.renewed is None and lasts.period is not None:
        period = Delay.parse(lasts.period)
        day = period.after(start, convention)
        words = worded(
            "{period}: the treaty ended on {day}.", period=period.words(start), day=Day(day)
        )
        yield _ending(day, words, citation)
    if lasts.fewer_than is not None:
        short = _too_few(lasts.fewer_than, clause, ledger, general, convention)
        if short is not None:
            day, left = short
            words = counted(
                "{left} < {number} parties on {day}: the treaty ended.",
                "{left} < {number} parties on {day}: the treaty ended.",
                lasts.fewer_than,
                left=left,
                day=Day(day),
            )
            yield _ending(day, words, citation)


def _ending(day: date, words: Words, citation: Words) -> Ending:
    return Ending(day=day, ground=Ground(words=words, citation=citation))


def _too_few(
    needed: int, clause: FinalClause, ledger: Ledger, general: General, convention: Convention
) -> tuple[date, int] | None:
    """The first day after a departure on which fewer parties than needed are left."""
    spans: dict[str, list[tuple[date, date]]] = {}
    for participant, consents in ledger.consents.items():
        for consent in consents:
            start, _ = start_for(consent.act, clause, general, convention)
            if start is not None:
                spans.setdefault(participant, []).append((start, consent.ends or date.max))
    ends = sorted({end for own in spans.values() for _, end in own if end < date.max})
    for day in ends:
        left = sum(any(start <= day < end for start, end in own) for own in spans.values())
        if general.effective is not None and day >= general.effective and left < needed:
            return day, left
    return None


def after_the_end(
    people: tuple[ParticipantStanding, ...], end: Ending | None
) -> tuple[ParticipantStanding, ...]:
    """The standings after the end of the treaty: its parties are former ones."""
    if end is None:
        return people
    bound = {Standing.PARTY, Standing.CONTRACTING, Standing.PROVISIONAL}
    return tuple(
        replace(one, standing=Standing.FORMER_PARTY, since=end.day)
        if one.standing in bound
        else one
        for one in people
    )
