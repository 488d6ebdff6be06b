"""The desk: what was received for a treaty, as rows of a ledger, and what of it does not count.

An act is set aside, and never lost: a signature without authority, a notice that was taken back, an
instrument that the depositary determined not to count, the same instrument handed to a second
depositary.  Source: VCLT 7, 8, 12(2)(b), 25(2), 68, 77.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, TypeAlias

from paraph.depositary import acts as said
from paraph.depositary.acts import Custodian
from paraph.depositary.clause import FinalClause
from paraph.depositary.facts import Kept, TreatyFacts
from paraph.depositary.ledger import Ledger, Register, read_ledger
from paraph.depositary.participants import identify
from paraph.depositary.periods import Convention, Delay
from paraph.depositary.vocabulary import ActKind, Powers, Signing
from paraph.organisation import facts as organisation
from paraph.organisation.acts import ParticipantKind
from paraph.values.errors import Malformed
from paraph.values.sentences import Called, Day, Words, worded

Row: TypeAlias = dict[str, str]

_SIGNED: Final = {
    Signing.SIMPLE: ActKind.SIGNATURE,
    Signing.AD_REFERENDUM: ActKind.SIGNATURE_AD_REFERENDUM,
    Signing.DEFINITIVE: ActKind.DEFINITIVE_SIGNATURE,
}


def parse_day(written: str | None) -> date | None:
    """The day that was written, if it exists.

    >>> parse_day("2031-02-30") is None
    True
    """
    try:
        return date.fromisoformat(written or "")
    except ValueError:
        return None


def convention_of(desk: Custodian) -> Convention:
    """How a depositary counts periods."""
    return Convention(first_day=desk.first_day, short_month=desk.short_month)


def register_of(organs: organisation.Situation) -> Register:
    """Who is known in a record, and which of them are organisations."""
    known = {
        identify(name, ""): one.kind is ParticipantKind.ORGANISATION
        for name, one in organs.participants.items()
    }
    return Register(
        known=frozenset(known),
        organisations=frozenset(key for key, is_one in known.items() if is_one),
    )


def treaty_ledger(
    facts: TreatyFacts,
    clause: FinalClause,
    register: Register,
    desk: Custodian,
    *,
    alone: bool = False,
) -> Ledger:
    """The ledger of a treaty from everything that was received for it.

    With ``alone`` only what was deposited with this depositary is in it: where a treaty has several
    depositaries, each of them may reckon by its own list.
    """
    convention = clause.convention(convention_of(desk))
    notice = (Delay.parse(clause.notice), convention) if clause.notice else None
    received = Desk(facts, notice, desk.name if alone else None)
    return read_ledger(
        received.rows(),
        adopted=facts.deposited.content.adopted,
        notice=notice,
        register=replace(register, aside=received.aside()),
    )


@dataclass(frozen=True, slots=True)
class Desk:
    """What was received for one treaty: ``notice`` is that of a departure, ``only`` a desk."""

    facts: TreatyFacts
    notice: tuple[Delay, Convention] | None = None
    only: str | None = None

    def rows(self) -> Iterator[Row]:
        """The rows, folio by folio."""
        for kept in self.facts.file():
            if row := self._row(kept):
                yield row

    def aside(self) -> dict[int, Words]:
        """What does not count, by folio, each with the reason."""
        reasons = ((kept.folio, self._why_aside(kept)) for kept in self.facts.file())
        return {folio: why for folio, why in reasons if why}

    def _why_aside(self, kept: Kept[Any]) -> Words:
        determined = self._determined(kept.folio)
        if determined is not None and determined.counts:
            return ""
        if determined is not None:
            return worded("so the depositary determined: {reason}", reason=determined.reason)
        match kept.content:
            case said.TreatySigned():
                return self._unauthorised(kept)
            case said.InstrumentDeposited():
                return self._again(kept)
            case said.LeavingNotified():
                return self._revoked(kept)
        return ""

    def _row(self, kept: Kept[Any]) -> Row | None:
        content = kept.content
        desk = getattr(content, "depositary", None)
        if self.only is not None and desk not in {None, self.only}:
            return None
        if isinstance(content, said.ConsentAct):
            return self._consented(kept)
        return self._left(kept)

    def _consented(self, kept: Kept[Any]) -> Row | None:
        match kept.content:
            case said.TreatySigned(manner=manner, on=on):
                return self._made(kept, _SIGNED[manner], on)
            case said.SignatureConfirmed(received=received):
                return self._made(kept, ActKind.CONFIRMATION_OF_SIGNATURE, received)
            case said.InstrumentDeposited(means=means, received=received):
                return self._made(kept, ActKind(means.value), received)
            case said.SuccessionNotified(received=received, succession=succession):
                return self._made(kept, ActKind.SUCCESSION, received, effect=succession)
        return None

    def _left(self, kept: Kept[Any]) -> Row | None:
        match kept.content:
            case said.LeavingNotified(manner=manner, received=received, effect=effect):
                return self._made(kept, ActKind(manner.value), received, effect=effect or "")
            case said.ProvisionalApplicationNotified(since=since):
                return self._made(kept, ActKind.PROVISIONAL_APPLICATION, since)
            case said.ProvisionalApplicationEnded(on=on):
                return self._made(kept, ActKind.PROVISIONAL_APPLICATION_ENDED, on)
        return None

    @staticmethod
    def _made(kept: Kept[Any], kind: ActKind, day: str, *, effect: str = "") -> Row:
        return {
            "folio": str(kept.folio),
            "state": kept.content.participant,
            "act": kind.value,
            "date": day,
            "effect": effect,
        }

    def _determined(self, folio: int) -> said.InstrumentDetermined | None:
        """The last determination of the depositary about what a folio holds."""
        about = [one.content for one in self.facts.instruments_determined]
        return next((one for one in reversed(about) if one.folio == folio), None)

    def _unauthorised(self, kept: Kept[said.TreatySigned]) -> Words:
        """A signature without authority has no effect until it is confirmed (VCLT 8)."""
        if kept.content.powers is not Powers.NOT_SEEN:
            return ""
        who = kept.content.participant
        confirmed = any(
            one.content.participant == who and one.folio > kept.folio
            for one in self.facts.confirmations
        )
        if confirmed:
            return ""
        return worded("no full powers were seen and nothing confirmed it (VCLT 8).")

    def _again(self, kept: Kept[said.InstrumentDeposited]) -> Words:
        """The same instrument with another depositary: the earliest deposit counts."""
        made = kept.content
        if made.depositary is None or self.only is not None:
            return ""
        mine = parse_day(made.received)
        for other in self.facts.instruments:
            one = other.content
            day = parse_day(one.received)
            elsewhere = one.depositary not in {None, made.depositary}
            same = (one.participant, one.means) == (made.participant, made.means)
            if elsewhere and same and day and mine and (day, other.folio) < (mine, kept.folio):
                return worded(
                    "it was deposited with {depositary} on {day}, folio {folio}.",
                    depositary=Called(one.depositary),
                    day=Day(day),
                    folio=str(other.folio),
                )
        return ""

    def _revoked(self, kept: Kept[said.LeavingNotified]) -> Words:
        """A notice may be taken back before it takes effect (VCLT 68)."""
        effect = self.leaves_on(kept)
        for other in self.facts.revocations:
            day = parse_day(other.content.received)
            same = other.content.participant == kept.content.participant
            if same and other.folio > kept.folio and day and effect and day < effect:
                return worded(
                    "it was taken back on {day}, folio {folio} (VCLT 68).",
                    day=Day(day),
                    folio=str(other.folio),
                )
        return ""

    def leaves_on(self, kept: Kept[said.LeavingNotified]) -> date | None:
        """The day on which a notice of leaving takes effect, if its dates exist."""
        received = parse_day(kept.content.received)
        if (named := parse_day(kept.content.effect)) is not None:
            return named
        if received is None or self.notice is None:
            return received
        delay, convention = self.notice
        try:
            return delay.after(received, convention)
        except Malformed:
            return None
