"""The finding on entry into force, as values and as the JSON of the command line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from paraph.depositary.remarks import Ground, Remark
from paraph.depositary.vocabulary import Standing
from paraph.values.sentences import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """What completed the conditions: an act, or (without a name) a day or a fact.

    ``number`` is the rank of the act among the consents counted; ``same_day`` names those who
    acted on the same day: the order within a day does not matter.
    """

    day: date
    name: str
    kind: str
    number: int
    same_day: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The trigger as plain JSON."""
        return {
            "participant": self.name or None,
            "act": self.kind or None,
            "date": self.day.isoformat(),
            "number": self.number,
            "same_day": list(self.same_day),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What one condition still lacks: consents of these (empty: anybody), or a fact."""

    condition: Words
    number: int = 0
    of: tuple[Words, ...] = ()
    fact: Words = ""

    def as_json(self) -> dict[str, Any]:
        """What is missing as plain JSON."""
        return {
            "condition": str(self.condition),
            "number": self.number,
            "of": list(map(str, self.of)),
            "fact": str(self.fact) or None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantStanding:
    """Where one participant stands, since when, and by which act.

    For a party, ``since`` is the day on which the treaty entered into force for it; for a
    contracting State and a signatory the day of the act; for who has left, the first day without.
    ``party_from`` is the day on which the treaty enters (or entered) into force for it.
    """

    participant: str
    code: str
    standing: Standing
    since: date | None
    act: str = ""
    act_date: date | None = None
    party_from: date | None = None

    def as_json(self) -> dict[str, Any]:
        """The standing as plain JSON."""
        return {
            "participant": self.participant,
            "standing": self.standing.value,
            "since": self.since.isoformat() if self.since else None,
            "code": self.code,
            "act": self.act or None,
            "act_date": self.act_date.isoformat() if self.act_date else None,
            "in_force_for_it": self.party_from.isoformat() if self.party_from else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFinding:
    """The answer: the date, what brought it about, who stands where, what is missing, and why.

    ``entry_into_force`` is None where the conditions are not met or cannot be told; ``earliest`` is
    then the date that follows from the conditions that can be told, a lower bound.  ``ended`` is
    the first day without the treaty, if its own clauses end it.
    """

    title: str
    entry_into_force: date | None
    earliest: date | None
    trigger: Trigger | None
    participants: tuple[ParticipantStanding, ...]
    missing: tuple[Missing, ...]
    grounds: tuple[Ground, ...]
    remarks: tuple[Remark, ...]
    notified: date | None = None
    ended: date | None = None

    def as_json(self) -> dict[str, Any]:
        """The finding as plain JSON, as ``paraph depositary entry-into-force`` prints it."""
        return {
            "title": self.title,
            "entry_into_force": _iso(self.entry_into_force),
            "earliest": _iso(self.earliest),
            "notified": _iso(self.notified),
            "ended": _iso(self.ended),
            "trigger": self.trigger.as_json() if self.trigger else None,
            "participants": [one.as_json() for one in self.participants],
            "missing": [one.as_json() for one in self.missing],
            "grounds": [one.as_json() for one in self.grounds],
            "findings": [one.as_json() for one in self.remarks],
        }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
