"""Acts of this room that somebody could want to do, as a form that is filled in already.

See ``paraph.organisation.offers``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, Final

from paraph.depositary import acts as said
from paraph.depositary.facts import Situation, TreatyFacts
from paraph.depositary.periods import UNITED_NATIONS
from paraph.depositary.vocabulary import Leaving, Means, Powers, Signing
from paraph.organisation import facts as organisation
from paraph.organisation.offers import Offer, fresh
from paraph.organisation.offices import SECRETARIAT

OBJECTION_DAYS: Final = 90
"""How long depositaries usually leave for objections to a correction (practice of the
Secretary-General); an offer, which its author may change."""

_CLAUSE: Final[dict[str, Any]] = {
    "threshold": 2,
    "counted": ["ratification", "acceptance", "approval", "accession"],
    "delay": "days:30",
}


_OF_A_DEPOSIT: Final = (
    "treaty",
    "title",
    "adopted",
    "languages",
    "depositaries",
    "clause",
    "place",
    "document",
    "register",
    "text",
    "earlier",
)


def offers(situation: Situation, organs: organisation.Situation, when: datetime) -> Iterator[Offer]:
    """Everything of this room that could be done at a moment, whoever may do it."""
    day = when.date()
    desk = said.Custodian(
        name=SECRETARIAT,
        first_day=UNITED_NATIONS.first_day,
        short_month=UNITED_NATIONS.short_month,
    )
    new = said.TreatyDeposited(
        treaty=fresh("Treaty", situation.treaties),
        title="…",
        adopted=day,
        languages=("en",),
        depositaries=(desk,),
        clause=_CLAUSE,
    )
    yield Offer(
        new,
        _OF_A_DEPOSIT,
    )
    for name, facts in situation.treaties.items():
        for who in organs.participants:
            yield from _received(name, facts, who, str(day))
        yield from _of_corrections(name, facts, organs, day)
        yield from _of_desk(name, facts, day)


def _received(name: str, facts: TreatyFacts, who: str, day: str) -> Iterator[Offer]:
    """What could be received from a participant."""
    by: dict[str, Any] = {"treaty": name, "participant": who}
    for manner in Signing:
        signed = said.TreatySigned(**by, manner=manner, powers=Powers.SEEN, on=day)
        yield Offer(signed, ("powers", "on", "place", "depositary"))
    yield Offer(said.SignatureConfirmed(**by, received=day), ("received",))
    for means in Means:
        made = said.InstrumentDeposited(**by, means=means, received=day)
        yield Offer(made, ("received", "dated", "issued_by", "depositary", "without"))
    succeeded = said.SuccessionNotified(**by, succession=day, received=day)
    yield Offer(succeeded, ("succession", "received", "predecessor"))
    for leaving in Leaving:
        notice = said.LeavingNotified(**by, manner=leaving, received=day)
        yield Offer(notice, ("received", "effect", "reason"))
    yield Offer(said.LeavingRevoked(**by, received=day), ("received",))
    applied = said.ProvisionalApplicationNotified(**by, since=day, received=day)
    yield Offer(applied, ("since", "received"))
    ended = said.ProvisionalApplicationEnded(**by, on=day, received=day)
    yield Offer(ended, ("on", "received"))
    yield from _statements(facts, by, day)


def _statements(facts: TreatyFacts, by: dict[str, Any], day: str) -> Iterator[Offer]:
    known, who = facts.statements(), by["participant"]
    name = fresh(who, known)
    stated: dict[str, Any] = {**by, "statement": name, "received": day}
    reserved = said.ReservationMade(**stated, provisions=(), words="…")
    yield Offer(reserved, ("statement", "provisions", "words", "received"))
    yield Offer(said.DeclarationMade(**stated, words="…"), ("statement", "words", "received"))
    where = said.TerritoriesDeclared(**stated, territories=("…",), applies=True)
    yield Offer(where, ("statement", "territories", "applies", "received", "effect"))
    for one in facts.reservations:
        reservation = one.content.statement
        if one.content.participant == who:
            confirmed = said.ReservationConfirmed(**by, reservation=reservation, received=day)
            yield Offer(confirmed, ("received",))
        else:
            against = said.ReservationObjected(
                **stated, reservation=reservation, opposes_entry_into_force=False
            )
            yield Offer(against, ("statement", "opposes_entry_into_force", "words", "received"))
    for statement, kept in known.items():
        if kept.content.participant == who:
            withdrawn = said.StatementWithdrawn(**by, statement=statement, received=day)
            yield Offer(withdrawn, ("received", "provisions"))


def _of_corrections(
    name: str, facts: TreatyFacts, organs: organisation.Situation, day: date
) -> Iterator[Offer]:
    known = [one.content.correction for one in facts.corrections]
    for language in facts.deposited.content.languages:
        new = said.CorrectionProposed(
            treaty=name,
            correction=fresh(language, known),
            language=language,
            replacements=(said.Replacement(provision="…", reads="…", should_read="…"),),
            proposed=day,
            until=day + timedelta(days=OBJECTION_DAYS),
        )
        yield Offer(new, ("correction", "replacements", "proposed", "until"))
    for correction in known:
        for who in organs.participants:
            against = said.CorrectionObjected(
                treaty=name, participant=who, correction=correction, received=str(day)
            )
            yield Offer(against, ("received", "words"))
        executed = said.RectificationExecuted(
            treaty=name, correction=correction, symbol=_symbol(facts, day), executed=day
        )
        yield Offer(executed, ("symbol", "executed"))


def _of_desk(name: str, facts: TreatyFacts, day: date) -> Iterator[Offer]:
    determined = said.EntryIntoForceDetermined(treaty=name, on=day, reason="…")
    yield Offer(determined, ("on", "reason", "participant"))
    received = (facts.signatures, facts.instruments, facts.successions, facts.departures)
    for folio in (one.folio for kept in received for one in kept):
        void = said.InstrumentDetermined(treaty=name, folio=folio, counts=False, reason="…")
        yield Offer(void, ("counts", "reason"))
    met = said.ConditionFulfilled(treaty=name, condition="…", on=day)
    yield Offer(met, ("condition", "on"))
    told = said.NotificationIssued(
        treaty=name, symbol=_symbol(facts, day), issued=day, folios=untold_folios(facts)
    )
    yield Offer(told, ("symbol", "issued", "folios", "entry_into_force", "dates"))


def untold_folios(facts: TreatyFacts) -> tuple[int, ...]:
    """The folios of a treaty that no notification has told of, and that are for telling."""
    told = {folio for one in facts.notifications for folio in one.content.folios}
    quiet = (said.NotificationIssued, said.ConditionFulfilled)
    return tuple(
        one.folio
        for one in facts.file()
        if one.folio not in told and not isinstance(one.content, quiet)
    )


def _symbol(facts: TreatyFacts, day: date) -> str:
    """The next number of the depositary's notifications for a treaty in a year.

    The pattern is that of depositary notifications: number, year, the treaty in its register.
    """
    number = len(facts.notifications) + len(facts.rectifications) + 1
    register = facts.deposited.content.register or "1"
    return f"C.N.{number}.{day.year}.TREATIES-{register}"
