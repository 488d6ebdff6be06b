"""Where the correction of an error in a text stands: time decides, and an objection.

The depositary proposes a correction and sets a time; nobody who has signed or consented objects
until its end, and the text may be corrected, from the beginning.  That the time is over is no act
but a finding at a day.  The text as adopted is never touched.  Source: VCLT 79.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from paraph.depositary import acts as said
from paraph.depositary.desk import parse_day
from paraph.depositary.facts import Kept, TreatyFacts
from paraph.depositary.remarks import Ground
from paraph.values.dates import in_words


class CorrectionStanding(StrEnum):
    """Where a correction stands on a day."""

    OPEN = "objections possible"
    UNOPPOSED = "no objection: to be effected"
    OPPOSED = "objected to"
    EFFECTED = "effected"
    EFFECTED_DESPITE = "effected, though not found to be unopposed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionFinding:
    """A correction on a day, with its grounds; ``effected`` is the act, if it was executed."""

    proposed: Kept[said.CorrectionProposed]
    standing: CorrectionStanding
    grounds: tuple[Ground, ...]
    effected: Kept[said.RectificationExecuted] | None = None

    def as_json(self) -> dict[str, Any]:
        """The finding as plain JSON."""
        content = self.proposed.content
        done = self.effected.content if self.effected else None
        return {
            "correction": content.correction,
            "language": content.language,
            "proposed": content.proposed.isoformat(),
            "until": content.until.isoformat(),
            "standing": self.standing.value,
            "replacements": [
                {"provision": one.provision, "reads": one.reads, "should_read": one.should_read}
                for one in content.replacements
            ],
            "symbol": done.symbol if done else None,
            "executed": done.executed.isoformat() if done else None,
            "folio": self.proposed.folio,
            "grounds": [one.as_json() for one in self.grounds],
        }


def corrections(facts: TreatyFacts, on: date) -> tuple[CorrectionFinding, ...]:
    """Where every correction that was proposed by a day stands on it."""
    return tuple(
        _standing(facts, one, on) for one in facts.corrections if one.content.proposed <= on
    )


def _standing(
    facts: TreatyFacts, proposed: Kept[said.CorrectionProposed], on: date
) -> CorrectionFinding:
    content = proposed.content
    against = tuple(_objections(facts, content, on))
    done = next(
        (
            one
            for one in facts.rectifications
            if one.content.correction == content.correction and one.content.executed <= on
        ),
        None,
    )
    valid = [ground for ground, counts in against if counts]
    over = on > content.until
    limit = in_words(content.until)
    if valid:
        standing = CorrectionStanding.OPPOSED
    elif over:
        standing = CorrectionStanding.UNOPPOSED
    else:
        standing = CorrectionStanding.OPEN
    grounds = [ground for ground, _ in against]
    words = f"The time for objections {'ended on' if over else 'runs until the end of'} {limit}."
    grounds.append(Ground(sentence=words, citation="VCLT, art. 79 (2)"))
    if done is not None:
        unopposed = not valid and done.content.executed > content.until
        standing = CorrectionStanding.EFFECTED if unopposed else CorrectionStanding.EFFECTED_DESPITE
        grounds.append(_executed(done))
    return CorrectionFinding(
        proposed=proposed, standing=standing, grounds=tuple(grounds), effected=done
    )


def _executed(done: Kept[said.RectificationExecuted]) -> Ground:
    on = in_words(done.content.executed)
    words = f"Procès-verbal of rectification {done.content.symbol} of {on}, folio {done.folio}."
    return Ground(
        sentence=f"{words} The corrected text replaces the defective one from the beginning.",
        citation="VCLT, art. 79 (4)",
    )


def _objections(
    facts: TreatyFacts, content: said.CorrectionProposed, on: date
) -> Iterator[tuple[Ground, bool]]:
    """What was received against a correction, and whether it came in time and from whom it may."""
    for one in facts.corrections_objected:
        day = parse_day(one.content.received)
        if one.content.correction != content.correction or (day and day > on):
            continue
        who = one.content.participant
        start = f"{who} objected, folio {one.folio}"
        if day is None:
            words, counts = f"{start}; its date “{one.content.received}” does not exist.", False
        elif day > content.until:
            words, counts = f"{start}, on {day}: after the end of the time.", False
        elif not _may_object(facts, who, day):
            words = f"{start}; it had neither signed nor consented (VCLT 79(1))."
            counts = False
        else:
            words, counts = f"{start}, on {day}.", True
        yield Ground(sentence=words, citation="VCLT, art. 79 (2)"), counts


def _may_object(facts: TreatyFacts, who: str, on: date) -> bool:
    """Whether a participant had signed or consented by a day."""
    acted = [
        *(parse_day(one.content.on) for one in facts.signatures if one.content.participant == who),
        *(
            parse_day(one.content.received)
            for one in facts.instruments
            if one.content.participant == who
        ),
        *(
            parse_day(one.content.received)
            for one in facts.successions
            if one.content.participant == who
        ),
    ]
    return any(day is not None and day <= on for day in acted)
