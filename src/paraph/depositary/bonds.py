"""Whether a treaty of a record is in force between two participants on a day, since when, and how.

Source: VCLT 2(1)(g), 19–23, 34.  The relations that follow from later treaties on the same subject
are in ``successive``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from paraph.depositary.reservations import Effect
from paraph.depositary.statements import effects_between
from paraph.depositary.treaty import TreatyFinding
from paraph.depositary.vocabulary import Standing
from paraph.values.sentences import Called, Day, Sentence, worded


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """One treaty between two participants: in force between them or not, since when, and why."""

    treaty: str
    in_force: bool
    since: date | None
    grounds: tuple[Sentence, ...]

    def as_json(self) -> dict[str, Any]:
        """The bond as plain JSON."""
        return {
            "treaty": self.treaty,
            "in_force": self.in_force,
            "since": self.since.isoformat() if self.since else None,
            "grounds": list(map(str, self.grounds)),
        }


def bond(found: TreatyFinding, one: str, other: str) -> Bond:
    """What stands between two participants under one treaty on the day of the finding."""
    waiting: list[Sentence] = []
    starts: list[date] = []
    for who in (one, other):
        standing = found.standing_of(who)
        if standing is None or standing.standing is not Standing.PARTY or standing.since is None:
            waiting.append(
                worded(
                    "{who} is not a party on {day} ({standing}).",
                    who=Called(who),
                    day=Day(found.on),
                    standing=standing.standing if standing else Standing.NONE,
                )
            )
        else:
            starts.append(standing.since)
    if waiting:
        return Bond(treaty=found.name, in_force=False, since=None, grounds=tuple(waiting))
    effects = [
        *effects_between(found.facts, found.ledger, one, other, found.on),
        *effects_between(found.facts, found.ledger, other, one, found.on),
    ]
    opposed = any(kind is Effect.NO_RELATION for kind, _ in effects)
    both = worded("Both are parties since {day}.", day=Day(max(starts)))
    words = (both, *(told for _, told in effects))
    since = None if opposed else max(starts)
    return Bond(treaty=found.name, in_force=not opposed, since=since, grounds=words)
