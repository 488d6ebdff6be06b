"""A treaty of a record on a day: the one finding from which every document and page is made.

What is computed, what the depositary notified and what it determined stand side by side.  The
determination decides who is a party from when, for the machine never blocks a ruling; the computed
date stays beside it with its grounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from paraph.depositary import acts as said
from paraph.depositary.clause import (
    AllOf,
    AnyOf,
    Condition,
    ExternalFact,
    FinalClause,
    NotBefore,
    TreatyInForce,
)
from paraph.depositary.clause_file import read_mapping
from paraph.depositary.corrections import CorrectionFinding, corrections
from paraph.depositary.desk import Desk, convention_of, register_of, treaty_ledger
from paraph.depositary.ending import after_the_end, ending
from paraph.depositary.entry import entry_into_force
from paraph.depositary.facts import Kept, Situation, TreatyFacts, revised
from paraph.depositary.finding import EntryFinding, ParticipantStanding
from paraph.depositary.ledger import Ledger, Register
from paraph.depositary.marks import marks
from paraph.depositary.participants import fold, identify
from paraph.depositary.periods import Convention, Delay
from paraph.depositary.remarks import Remark, ranked
from paraph.depositary.standings import standings
from paraph.depositary.statements import (
    ReservationFinding,
    TerritoryFinding,
    reservations_on,
    territories_on,
)
from paraph.depositary.vocabulary import Standing
from paraph.organisation import facts as organisation
from paraph.values.sentences import worded


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyFinding:
    """A treaty on a day.

    ``computed`` is the finding of the engine; ``determined`` the last determination of the
    depositary about the treaty; ``participants`` stand as it has them, if there is one.  Where a
    treaty has several depositaries, ``by_depositary`` has the date that each would compute alone.
    """

    name: str
    on: date
    facts: TreatyFacts
    clause: FinalClause
    ledger: Ledger
    convention: Convention
    computed: EntryFinding
    determined: Kept[said.EntryIntoForceDetermined] | None
    participants: tuple[ParticipantStanding, ...]
    marks: tuple[Remark, ...]
    by_depositary: Mapping[str, date | None]

    @property
    def in_force_from(self) -> date | None:
        """The day of entry into force: as determined, else as computed."""
        if self.determined is not None:
            return self.determined.content.on
        return self.computed.entry_into_force

    @property
    def is_in_force(self) -> bool:
        """Whether the treaty is in force on the day of the finding."""
        return self.in_force_from is not None and self.in_force_from <= self.on

    @property
    def notified(self) -> date | None:
        """The date of entry into force that the depositary notified last by the day."""
        days = [one.content.entry_into_force for one in self.notifications()]
        return next((day for day in reversed(days) if day is not None), None)

    def computed_as_determined(self) -> EntryFinding:
        """The finding of the engine with the date and the standings that hold by determination."""
        begins = self.in_force_from
        return replace(self.computed, entry_into_force=begins, participants=self.participants)

    def notifications(self) -> tuple[Kept[said.NotificationIssued], ...]:
        """The notifications that were issued by the day."""
        issued = self.facts.notifications
        return tuple(one for one in issued if one.content.issued <= self.on)

    def notified_for(self, participant: str) -> date | None:
        """The date that the depositary notified last for one participant by the day."""
        days = [one.content.dates.get(participant) for one in self.notifications()]
        return next((day for day in reversed(days) if day is not None), None)

    def standing_of(self, participant: str) -> ParticipantStanding | None:
        """Where a participant stands, if it has acted."""
        key = identify(participant, "")
        return next((one for one in self.participants if one.code == key), None)

    def parties(self) -> dict[str, date]:
        """The parties, with the day from which the treaty is in force for each."""
        return {
            one.participant: one.since
            for one in self.participants
            if one.standing is Standing.PARTY and one.since is not None
        }

    def corrections(self) -> tuple[CorrectionFinding, ...]:
        """Where the corrections that were proposed stand."""
        return corrections(self.facts, self.on)

    def reservations(self) -> tuple[ReservationFinding, ...]:
        """Where the reservations stand."""
        return reservations_on(self.facts, self.ledger, self.on)

    def territories(self) -> tuple[TerritoryFinding, ...]:
        """The territories that statements have named, as they are on the day."""
        return territories_on(self.facts, self.parties(), self.on)


def treaty_on(
    situation: Situation, organs: organisation.Situation, name: str, on: date
) -> TreatyFinding:
    """The finding about a treaty on a day.

    Raises:
        KeyError: if there is no such treaty in the situation.
    """
    return _Finder(situation, register_of(organs), on).find(name)


@dataclass(slots=True)
class _Finder:
    situation: Situation
    register: Register
    on: date
    asked: tuple[str, ...] = ()

    def find(self, name: str) -> TreatyFinding:
        """The finding about one treaty."""
        facts = self.situation.treaties[name]
        deposited = facts.deposited.content
        desk = deposited.depositaries[0]
        clause = self._clause(facts)
        convention = clause.convention(convention_of(desk))
        ledger = treaty_ledger(facts, clause, self.register, desk)
        found = entry_into_force(clause, ledger, self.on, convention=convention)
        determined = _last_determination(facts, self.on)
        people = self._determined_standings(facts, clause, ledger, found, determined)
        notice = Delay.parse(clause.notice) if clause.notice else None
        noted = marks(facts, clause, Desk(facts, (notice, convention) if notice else None))
        return TreatyFinding(
            name=name,
            on=self.on,
            facts=facts,
            clause=clause,
            ledger=ledger,
            convention=convention,
            computed=found,
            determined=determined,
            participants=people,
            marks=ranked([*found.remarks, *noted]),
            by_depositary=dict(self._by_depositary(facts, clause)),
        )

    def _clause(self, facts: TreatyFacts) -> FinalClause:
        """The clause with what the record tells of its conditions."""
        deposited = facts.deposited.content
        clause = read_mapping(
            deposited.clause, worded("The clause of {treaty}", treaty=deposited.treaty)
        )
        told = {
            fold(one.content.condition): one.content.on
            for one in facts.conditions
            if one.content.on <= self.on
        }
        asked = (*self.asked, deposited.treaty)
        others = _Finder(self.situation, self.register, self.on, asked)
        return revised(
            clause,
            title=clause.title or deposited.title,
            adopted=clause.adopted or deposited.adopted,
            conditions=tuple(others.tell(one, told) for one in clause.conditions),
        )

    def tell(self, condition: Condition, told: Mapping[str, date]) -> Condition:
        """A condition with the day on which it came about, if the record tells it."""
        match condition:
            case ExternalFact(says=says) if fold(says) in told:
                return revised(condition, met_on=told[fold(says)])
            case NotBefore(on=None, says=says) if fold(says) in told:
                return revised(condition, on=told[fold(says)])
            case TreatyInForce(treaty=treaty) if fold(treaty) in told:
                return revised(condition, on=told[fold(treaty)])
            case TreatyInForce(on=None, treaty=treaty):
                return revised(condition, on=self._other(treaty))
            case AnyOf(conditions=parts) | AllOf(conditions=parts):
                return revised(condition, conditions=tuple(self.tell(one, told) for one in parts))
        return condition

    def _other(self, treaty: str) -> date | None:
        """When another treaty of the record entered into force; a circle tells nothing."""
        if treaty in self.asked or treaty not in self.situation.treaties:
            return None
        return self.find(treaty).in_force_from

    def _determined_standings(
        self,
        facts: TreatyFacts,
        clause: FinalClause,
        ledger: Ledger,
        found: EntryFinding,
        determined: Kept[said.EntryIntoForceDetermined] | None,
    ) -> tuple[ParticipantStanding, ...]:
        """The participants as the determinations of the depositary have them."""
        people = found.participants
        if determined is not None:
            general = _General(_met_on(found, determined), determined.content.on)
            desk = facts.deposited.content.depositaries[0]
            convention = clause.convention(convention_of(desk))
            people, _ = standings(clause, ledger, general, self.on, convention)
            end = ending(clause, ledger, general, self.on, convention)
            people = after_the_end(people, end)
        return tuple(self._determined_for(facts, one) for one in people)

    def _determined_for(self, facts: TreatyFacts, one: ParticipantStanding) -> ParticipantStanding:
        """One participant, if the depositary determined when the treaty is in force for it."""
        own = [
            kept.content
            for kept in facts.determinations
            if identify(kept.content.participant or "", "") == one.code and _day_of(kept) <= self.on
        ]
        bound = one.standing in {Standing.PARTY, Standing.CONTRACTING}
        if not own or not bound:
            return one
        start = own[-1].on
        if start is not None and start <= self.on:
            return replace(one, standing=Standing.PARTY, since=start, party_from=start)
        return replace(one, standing=Standing.CONTRACTING, since=one.act_date, party_from=start)

    def _by_depositary(
        self, facts: TreatyFacts, clause: FinalClause
    ) -> Iterator[tuple[str, date | None]]:
        desks = facts.deposited.content.depositaries
        if len(desks) < 2:  # noqa: PLR2004 - several are two or more
            return
        for desk in desks:
            ledger = treaty_ledger(facts, clause, self.register, desk, alone=True)
            convention = clause.convention(convention_of(desk))
            found = entry_into_force(clause, ledger, self.on, convention=convention)
            yield desk.name, found.entry_into_force


@dataclass(frozen=True, slots=True)
class _General:
    """The general entry into force as the depositary determined it."""

    met_on: date | None
    effective: date | None


def _met_on(found: EntryFinding, determined: Kept[said.EntryIntoForceDetermined]) -> date | None:
    """The day on which the conditions were met; if they were not, that of the determination."""
    return found.trigger.day if found.trigger else determined.content.on


def _day_of(kept: Kept[Any]) -> date:
    return date.fromisoformat(kept.moment[:10])


def _last_determination(facts: TreatyFacts, on: date) -> Kept[said.EntryIntoForceDetermined] | None:
    """The last determination about the treaty itself that was made by a day."""
    made = [
        one
        for one in facts.determinations
        if one.content.participant is None and _day_of(one) <= on
    ]
    return made[-1] if made else None
