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
from paraph.values.sentences import Called, Day, Sentence, worded


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
    if valid:
        standing = CorrectionStanding.OPPOSED
    elif over:
        standing = CorrectionStanding.UNOPPOSED
    else:
        standing = CorrectionStanding.OPEN
    grounds = [ground for ground, _ in against]
    grounds.append(_time_for_objections(content.until, over=over))
    if done is not None:
        unopposed = not valid and done.content.executed > content.until
        standing = CorrectionStanding.EFFECTED if unopposed else CorrectionStanding.EFFECTED_DESPITE
        grounds.append(_executed(done))
    return CorrectionFinding(
        proposed=proposed, standing=standing, grounds=tuple(grounds), effected=done
    )


def _time_for_objections(until: date, *, over: bool) -> Ground:
    if over:
        words = worded("The time for objections ended on {day}.", day=until)
    else:
        words = worded("The time for objections runs until the end of {day}.", day=until)
    return Ground(words=words, citation=worded("VCLT, art. 79 (2)"))


def _executed(done: Kept[said.RectificationExecuted]) -> Ground:
    words = worded(
        "Procès-verbal of rectification {symbol} of {day}, folio {folio}. The corrected text "
        "replaces the defective one from the beginning.",
        symbol=done.content.symbol,
        day=done.content.executed,
        folio=str(done.folio),
    )
    return Ground(words=words, citation=worded("VCLT, art. 79 (4)"))


def _objections(
    facts: TreatyFacts, content: said.CorrectionProposed, on: date
) -> Iterator[tuple[Ground, bool]]:
    """What was received against a correction, and whether it came in time and from whom it may."""
    for one in facts.corrections_objected:
        day = parse_day(one.content.received)
        if one.content.correction != content.correction or (day and day > on):
            continue
        words, counts = _against(facts, content, one, day)
        yield Ground(words=words, citation=worded("VCLT, art. 79 (2)")), counts


def _against(
    facts: TreatyFacts,
    content: said.CorrectionProposed,
    one: Kept[said.CorrectionObjected],
    day: date | None,
) -> tuple[Sentence, bool]:
    """An objection to a correction in words, and whether it counts."""
    who, folio = Called(one.content.participant), str(one.folio)
    if day is None:
        words = worded(
            "{who} objected, folio {folio}; its date “{written}” does not exist.",
            who=who,
            folio=folio,
            written=one.content.received,
        )
        return words, False
    if day > content.until:
        words = worded(
            "{who} objected, folio {folio}, on {day}: after the end of the time.",
            who=who,
            folio=folio,
            day=Day(day),
        )
        return words, False
    if not _may_object(facts, who, day):
        words = worded(
            "{who} objected, folio {folio}; it had neither signed nor consented (VCLT 79(1)).",
            who=who,
            folio=folio,
        )
        return words, False
    told = worded("{who} objected, folio {folio}, on {day}.", who=who, folio=folio, day=Day(day))
    return told, True


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
