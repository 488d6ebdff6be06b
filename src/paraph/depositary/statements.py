"""What participants state of their own relation to a treaty: reservations, objections, territories.

A reservation works from the day on which it and the consent are both there; made when signing it
has to be confirmed (VCLT 23(2)).  Others may object within twelve months after the depositary's
notification, or until their own consent (20(5)).  One made after the consent is late: practice lets
it stand if nobody objects within twelve months after its notification (Secretary-General, 2000).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from paraph.depositary import acts as said
from paraph.depositary.desk import parse_day
from paraph.depositary.facts import Kept, TreatyFacts
from paraph.depositary.ledger import Ledger
from paraph.depositary.participants import identify
from paraph.depositary.periods import ShortMonth, months_after
from paraph.depositary.remarks import Ground
from paraph.depositary.reservations import PERIOD, Effect, ReservationObjection, effect
from paraph.values.sentences import Called, Day, Sentence, called, worded


class ReservationStanding(StrEnum):
    """Where a reservation stands on a day, towards everybody."""

    WAITS_FOR_CONSENT = "waits for the consent of its author"
    UNCONFIRMED = "made when signing and not confirmed"
    LATE = "late: objections possible, no effect yet"
    REFUSED = "late and objected to: no effect"
    STANDS = "stands"
    WITHDRAWN = "withdrawn"
    UNDATED = "its date does not exist"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservationFinding:
    """A reservation on a day: where it stands, from when it works, when it was notified."""

    made: Kept[said.ReservationMade]
    standing: ReservationStanding
    since: date | None
    notified: date | None
    withdrawn: date | None
    grounds: tuple[Ground, ...]
    objections: tuple[Kept[said.ReservationObjected], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The finding as plain JSON."""
        content = self.made.content
        return {
            "statement": content.statement,
            "participant": content.participant,
            "provisions": list(content.provisions),
            "words": content.words,
            "standing": self.standing.value,
            "since": _iso(self.since),
            "notified": _iso(self.notified),
            "withdrawn": _iso(self.withdrawn),
            "objections": [
                {
                    "statement": one.content.statement,
                    "participant": one.content.participant,
                    "received": one.content.received,
                    "opposes_entry_into_force": one.content.opposes_entry_into_force,
                    "folio": one.folio,
                }
                for one in self.objections
            ],
            "folio": self.made.folio,
            "grounds": [one.as_json() for one in self.grounds],
        }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def notified_on(facts: TreatyFacts, folio: int) -> date | None:
    """When the depositary first told of a folio, if it did."""
    days = [one.content.issued for one in facts.notifications if folio in one.content.folios]
    return min(days, default=None)


def consent_of(ledger: Ledger, participant: str, on: date) -> date | None:
    """The day of the consent of a participant that stands on a day."""
    consents = ledger.consents.get(identify(participant, ""), ())
    return next((one.begins for one in consents if one.covers(on)), None)


def withdrawn_on(facts: TreatyFacts, statement: str, participant: str) -> date | None:
    """The first day without a statement: its withdrawal works when the others hear of it.

    Without a notification that is not known, and the day of receipt stands (VCLT 22(3)).
    """
    for one in facts.withdrawals:
        content = one.content
        whole = not content.provisions
        if whole and (content.statement, content.participant) == (statement, participant):
            return notified_on(facts, one.folio) or parse_day(content.received)
    return None


def reservations_on(facts: TreatyFacts, ledger: Ledger, on: date) -> tuple[ReservationFinding, ...]:
    """Where every reservation to a treaty stands on a day."""
    return tuple(_Reader(facts, ledger, on).find(one) for one in facts.reservations)


@dataclass(frozen=True, slots=True)
class _Reader:
    facts: TreatyFacts
    ledger: Ledger
    on: date

    def find(self, kept: Kept[said.ReservationMade]) -> ReservationFinding:
        """The finding about one reservation."""
        content = kept.content
        own = consent_of(self.ledger, content.participant, self.on)
        standing, since, words = self._stands(kept, own)
        withdrawn = withdrawn_on(self.facts, content.statement, content.participant)
        if withdrawn is not None and withdrawn <= self.on:
            standing = ReservationStanding.WITHDRAWN
            words = worded("Withdrawn: no effect from {day} (VCLT 22).", day=Day(withdrawn))
        return ReservationFinding(
            made=kept,
            standing=standing,
            since=since,
            notified=self._notified(kept),
            withdrawn=withdrawn,
            grounds=(Ground(words=words, citation=worded("VCLT, art. 19–23")),),
            objections=tuple(self._objections(content.statement)),
        )

    def _objections(self, reservation: str) -> Iterator[Kept[said.ReservationObjected]]:
        for one in self.facts.objections:
            if one.content.reservation != reservation:
                continue
            gone = withdrawn_on(self.facts, one.content.statement, one.content.participant)
            day = parse_day(one.content.received)
            if day is not None and day <= self.on and (gone is None or self.on < gone):
                yield one

    def _confirmed(self, kept: Kept[said.ReservationMade]) -> Kept[Any] | None:
        name = kept.content.statement
        confirmed = self.facts.reservations_confirmed
        return next((one for one in confirmed if one.content.reservation == name), None)

    def _notified(self, kept: Kept[said.ReservationMade]) -> date | None:
        """When the others were told of it, or of its confirmation, whichever is later."""
        told = notified_on(self.facts, kept.folio)
        confirmed = self._confirmed(kept)
        again = notified_on(self.facts, confirmed.folio) if confirmed else None
        return max((day for day in (told, again) if day), default=None)

    def _stands(
        self, kept: Kept[said.ReservationMade], own: date | None
    ) -> tuple[ReservationStanding, date | None, Sentence]:
        made, who = parse_day(kept.content.received), Called(kept.content.participant)
        if made is None:
            words = worded(
                "“{written}” does not exist; the reservation is kept.",
                written=kept.content.received,
            )
            return ReservationStanding.UNDATED, None, words
        if own is None:
            words = worded(
                "{who} has not consented; the reservation works with its consent.", who=who
            )
            return ReservationStanding.WAITS_FOR_CONSENT, None, words
        if made > own:
            return self._late(kept, made, own)
        if made == own:
            words = worded("Made with the consent on {day}.", day=Day(own))
            return ReservationStanding.STANDS, own, words
        return self._made_before(kept, made, own)

    def _made_before(
        self, kept: Kept[said.ReservationMade], made: date, own: date
    ) -> tuple[ReservationStanding, date | None, Sentence]:
        """A reservation that was made when signing, and has to be confirmed (VCLT 23(2))."""
        confirmed = self._confirmed(kept)
        if confirmed is None:
            words = worded(
                "Made on {day}, before the consent of {consent}, and not confirmed (VCLT 23(2)).",
                day=Day(made),
                consent=Day(own),
            )
            return ReservationStanding.UNCONFIRMED, None, words
        day = parse_day(confirmed.content.received) or own
        words = worded(
            "Confirmed, folio {folio}; made on the day of confirmation, {day}.",
            folio=str(confirmed.folio),
            day=Day(day),
        )
        return ReservationStanding.STANDS, max(day, own), words

    def _late(
        self, kept: Kept[said.ReservationMade], made: date, own: date
    ) -> tuple[ReservationStanding, date | None, Sentence]:
        standing, since, what = self._since_notified(kept)
        words = worded(
            "Made on {day}, after the consent of {consent}: late. {what}",
            day=Day(made),
            consent=Day(own),
            what=what,
        )
        return standing, since, words

    def _since_notified(
        self, kept: Kept[said.ReservationMade]
    ) -> tuple[ReservationStanding, date | None, Sentence]:
        """What became of a late reservation since the others were told of it."""
        told = self._notified(kept)
        if told is None:
            return ReservationStanding.LATE, None, worded("It was not notified yet.")
        limit = months_after(told, PERIOD, ShortMonth.LAST_DAY)
        against = self._objections(kept.content.statement)
        in_time = [one for one in against if (parse_day(one.content.received) or limit) <= limit]
        if in_time:
            words = worded(
                "{who} objected within twelve months after {day}.",
                who=called(one.content.participant for one in in_time),
                day=Day(told),
            )
            return ReservationStanding.REFUSED, None, words
        if self.on <= limit:
            words = worded("It stands if nobody objects until {limit}.", limit=Day(limit))
            return ReservationStanding.LATE, None, words
        words = worded("Nobody objected until {limit}.", limit=Day(limit))
        return ReservationStanding.STANDS, limit, words


def effects_between(
    facts: TreatyFacts, ledger: Ledger, author: str, other: str, on: date
) -> Iterator[tuple[Effect, Sentence]]:
    """What the reservations of one party do towards another on a day, each with its reason."""
    own = consent_of(ledger, other, on)
    for found in reservations_on(facts, ledger, on):
        content = found.made.content
        stands = found.standing is ReservationStanding.STANDS and found.since is not None
        if content.participant != author or not stands or own is None:
            continue
        assert found.since is not None
        objected = _objection_of(facts, found, other)
        if found.notified is None and objected is None:
            kind, words = (
                Effect.PENDING,
                worded(
                    "It was not notified yet: the time for objections has not begun (VCLT 20(5))."
                ),
            )
        else:
            kind, words = effect(found.since, own, on, objected, notified=found.notified)
        if kind is not Effect.NONE:
            yield (
                kind,
                worded(
                    "Reservation “{statement}” of {who}: {effect}. {words}",
                    statement=content.statement,
                    who=Called(author),
                    effect=kind,
                    words=words,
                ),
            )


def _objection_of(
    facts: TreatyFacts, found: ReservationFinding, other: str
) -> ReservationObjection | None:
    """The objection of one participant to a reservation, if it made one that stands."""
    for one in found.objections:
        day = parse_day(one.content.received)
        if one.content.participant == other and day is not None:
            return ReservationObjection(
                treaty=facts.deposited.content.treaty,
                by=other,
                to=found.made.content.participant,
                made=day,
                opposes_entry_into_force=one.content.opposes_entry_into_force,
            )
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryFinding:
    """A territory of a participant: whether the treaty applies to it on a day, since when, why."""

    participant: str
    territory: str
    applies: bool
    since: date
    folio: int

    def as_json(self) -> dict[str, Any]:
        """The finding as plain JSON."""
        return {
            "participant": self.participant,
            "territory": self.territory,
            "applies": self.applies,
            "since": self.since.isoformat(),
            "folio": self.folio,
        }


def territories_on(
    facts: TreatyFacts, in_force_for: Mapping[str, date], on: date
) -> tuple[TerritoryFinding, ...]:
    """The territories that were spoken of, as the last statement in effect by a day has them.

    A treaty binds a party in its entire territory unless something else is established (VCLT 29),
    so only territories that a statement names are listed.  Nothing applies to a territory before
    the treaty is in force for its participant (``in_force_for``).
    """
    found: dict[tuple[str, str], TerritoryFinding] = {}
    for one in facts.territories:
        content = one.content
        gone = withdrawn_on(facts, content.statement, content.participant)
        day = parse_day(content.effect) or parse_day(content.received)
        starts = in_force_for.get(content.participant)
        if day is None or starts is None or (gone is not None and gone <= on):
            continue
        since = max(day, starts)
        if since > on:
            continue
        for territory in content.territories:
            found[content.participant, territory] = TerritoryFinding(
                participant=content.participant,
                territory=territory,
                applies=content.applies,
                since=since,
                folio=one.folio,
            )
    return tuple(found[key] for key in sorted(found))
