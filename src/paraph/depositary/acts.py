"""What can be said at a depositary's desk: texts deposited, instruments received, notices sent.

Each class is what an act of one kind holds, named for the juridical act; the depositary that
entered it, its capacity and the moment stand in the envelope.  ``DepositaryAct`` is the closed
union.

What others hand in is *received*: it is entered as it came, and a date that does not exist or an
instrument that cannot be is kept and marked by a finding (``desk.py``), for a depositary's desk
loses nothing.  Dates of what was received are therefore text.  What the depositary itself does has
dates that exist.  Source: Vienna Convention on the Law of Treaties (VCLT), art. 7–25, 65–68, 76–79.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, TypeAlias

import msgspec

from paraph.depositary.periods import FirstDay, ShortMonth
from paraph.depositary.vocabulary import Bearing, Leaving, Means, Powers, Signing
from paraph.organisation.acts import Name
from paraph.values.languages import Language
from paraph.values.symbols import SymbolText

WrittenDay: TypeAlias = Annotated[
    str, msgspec.Meta(min_length=1, max_length=40, examples=["2031-05-04"])
]
"""A day as the paper that was received has it, whether or not it exists."""


class DepositaryContent(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    gc=False,
):
    """What all acts of this room may say: ``source``, where the fact is documented."""

    source: str | None = None


class Custodian(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A depositary of a treaty and the way in which it counts periods, which is never assumed."""

    name: Name
    first_day: FirstDay
    short_month: ShortMonth


class EarlierTreaty(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A treaty on which a later one bears, and how."""

    treaty: Name
    bearing: Bearing


class Replacement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is wrong at one place of a text, and what should stand there."""

    provision: str
    reads: str
    should_read: str


class TreatyDeposited(DepositaryContent, frozen=True):
    """A treaty lies with its depositary: when it was adopted, its languages, its final clause.

    ``clause`` is the final clause as it is written in TOML or JSON (docs/internals/depositary.md);
    ``text`` is the SHA-256 digest of the authentic text in each language, if it is kept;
    ``register`` is the treaty's number in the depositary's series of notifications.
    """

    treaty: Name
    title: str
    adopted: date
    languages: tuple[Language, ...]
    depositaries: tuple[Custodian, ...]
    clause: dict[str, Any]
    place: Name | None = None
    document: SymbolText | None = None
    register: str | None = None
    text: dict[Language, str] = {}
    earlier: tuple[EarlierTreaty, ...] = ()


class TreatySigned(DepositaryContent, frozen=True):
    """A participant signed a treaty: in which way, and what was seen of its authority."""

    treaty: Name
    participant: Name
    manner: Signing
    powers: Powers
    on: WrittenDay
    place: Name | None = None
    depositary: Name | None = None


class SignatureConfirmed(DepositaryContent, frozen=True):
    """A signature ad referendum, or one without authority, is confirmed (VCLT 8, 12(2)(b))."""

    treaty: Name
    participant: Name
    received: WrittenDay


class InstrumentDeposited(DepositaryContent, frozen=True):
    """An instrument of ratification, acceptance, approval, accession or formal confirmation.

    ``received`` is the day of receipt, which decides; ``dated`` stands on the instrument.
    ``issued_by`` is the office that signed it, never a person.  A participant that left and comes
    back accedes again.  ``without`` names the amending treaties that it does not consent to: else
    who joins after an amendment is in force is bound by it (VCLT 40(5)).
    """

    treaty: Name
    participant: Name
    means: Means
    received: WrittenDay
    dated: WrittenDay | None = None
    issued_by: str | None = None
    depositary: Name | None = None
    without: tuple[Name, ...] = ()


class SuccessionNotified(DepositaryContent, frozen=True):
    """A successor State notifies that it is bound as its predecessor was, since its succession."""

    treaty: Name
    participant: Name
    succession: WrittenDay
    received: WrittenDay
    predecessor: Name | None = None


class LeavingNotified(DepositaryContent, frozen=True):
    """A participant gives notice that it withdraws from a treaty or denounces it.

    ``effect`` is the day that the notice itself names; without it the clause says when.
    """

    treaty: Name
    participant: Name
    manner: Leaving
    received: WrittenDay
    effect: WrittenDay | None = None
    reason: str | None = None


class LeavingRevoked(DepositaryContent, frozen=True):
    """A participant takes its notice of leaving back before it takes effect (VCLT 68)."""

    treaty: Name
    participant: Name
    received: WrittenDay


class ReservationMade(DepositaryContent, frozen=True):
    """A participant excludes or modifies provisions for itself, however it calls it.

    ``statement`` is the name of the reservation in this record.
    """

    treaty: Name
    participant: Name
    statement: Name
    provisions: tuple[str, ...]
    words: str
    received: WrittenDay


class ReservationConfirmed(DepositaryContent, frozen=True):
    """A reservation that was made when signing is confirmed with the consent (VCLT 23(2))."""

    treaty: Name
    participant: Name
    reservation: Name
    received: WrittenDay


class ReservationObjected(DepositaryContent, frozen=True):
    """A participant objects to a reservation; perhaps it opposes the entry into force between them.

    ``statement`` is the name of the objection in this record.
    """

    treaty: Name
    participant: Name
    statement: Name
    reservation: Name
    opposes_entry_into_force: bool
    received: WrittenDay
    words: str = ""


class DeclarationMade(DepositaryContent, frozen=True):
    """A participant says how it understands a treaty, or makes a choice that the treaty offers."""

    treaty: Name
    participant: Name
    statement: Name
    words: str
    received: WrittenDay


class TerritoriesDeclared(DepositaryContent, frozen=True):
    """A participant says to which of its territories a treaty applies, or no longer applies.

    ``effect`` is the day from which it does, if the statement or the treaty names one.
    """

    treaty: Name
    participant: Name
    statement: Name
    territories: tuple[Name, ...]
    applies: bool
    received: WrittenDay
    effect: WrittenDay | None = None


class StatementWithdrawn(DepositaryContent, frozen=True):
    """A reservation, objection or declaration is withdrawn; with ``provisions``, for these only."""

    treaty: Name
    participant: Name
    statement: Name
    received: WrittenDay
    provisions: tuple[str, ...] = ()


class ProvisionalApplicationNotified(DepositaryContent, frozen=True):
    """A participant applies a treaty provisionally, from a day on (VCLT 25)."""

    treaty: Name
    participant: Name
    since: WrittenDay
    received: WrittenDay


class ProvisionalApplicationEnded(DepositaryContent, frozen=True):
    """A participant notifies that it ends its provisional application (VCLT 25(2))."""

    treaty: Name
    participant: Name
    on: WrittenDay
    received: WrittenDay


class CorrectionProposed(DepositaryContent, frozen=True):
    """The depositary proposes to correct errors in the text in one language (VCLT 79).

    Who has signed or consented may object until the end of the day ``until``.
    """

    treaty: Name
    correction: Name
    language: Language
    replacements: tuple[Replacement, ...]
    proposed: date
    until: date


class CorrectionObjected(DepositaryContent, frozen=True):
    """A participant objects to a proposed correction."""

    treaty: Name
    participant: Name
    correction: Name
    received: WrittenDay
    words: str = ""


class RectificationExecuted(DepositaryContent, frozen=True):
    """The depositary corrects the text and executes the procès-verbal of rectification."""

    treaty: Name
    correction: Name
    symbol: SymbolText
    executed: date


class EntryIntoForceDetermined(DepositaryContent, frozen=True):
    """The depositary determines when a treaty is in force, at all or for one participant, and why.

    Without a day it determines that the treaty is not.  It stands beside what is computed.
    """

    treaty: Name
    on: date | None
    reason: str
    participant: Name | None = None


class InstrumentDetermined(DepositaryContent, frozen=True):
    """The depositary determines whether what a folio of the treaty's file holds counts, and why.

    The acts about one treaty are the folios of its file, in the order of entry; the deposit is 1.
    """

    treaty: Name
    folio: Annotated[int, msgspec.Meta(ge=1)]
    counts: bool
    reason: str


class ConditionFulfilled(DepositaryContent, frozen=True):
    """What a clause asks for and no instrument shows came about: a meeting decided, a treaty began.

    ``condition`` are the words of the clause, or the treaty that it names.
    """

    treaty: Name
    condition: str
    on: date


class NotificationIssued(DepositaryContent, frozen=True):
    """The depositary notified what it had received, and perhaps dates of entry into force.

    ``folios`` are those of the treaty's file that it told of; from ``issued`` on the time for
    objections to reservations runs.  ``dates`` are those for single participants.
    """

    treaty: Name
    symbol: SymbolText
    issued: date
    folios: tuple[int, ...]
    entry_into_force: date | None = None
    dates: dict[Name, date] = {}


ConsentAct: TypeAlias = TreatySigned | SignatureConfirmed | InstrumentDeposited | SuccessionNotified
"""By which a participant signs or is bound."""

LeavingAct: TypeAlias = (
    LeavingNotified | LeavingRevoked | ProvisionalApplicationNotified | ProvisionalApplicationEnded
)
"""By which a participant leaves, or applies a treaty for a time."""

StatementAct: TypeAlias = (
    ReservationMade
    | ReservationConfirmed
    | ReservationObjected
    | DeclarationMade
    | TerritoriesDeclared
    | StatementWithdrawn
)
"""What a participant states of its own relation to a treaty."""

CorrectionAct: TypeAlias = CorrectionProposed | CorrectionObjected | RectificationExecuted
"""How an error in a text is corrected."""

DeskAct: TypeAlias = (
    EntryIntoForceDetermined | InstrumentDetermined | ConditionFulfilled | NotificationIssued
)
"""What the depositary determines and tells."""

DepositaryAct: TypeAlias = (
    TreatyDeposited | ConsentAct | LeavingAct | StatementAct | CorrectionAct | DeskAct
)
"""The closed union: whatever an act of this room can hold."""
