"""Facts at the desk of a depositary: every treaty with everything that was received for it.

An act is kept as it was entered; what it counts for is a finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

import msgspec

from paraph.depositary import acts as said
from paraph.values.drafts import Draft, freeze

C = TypeVar("C")

revised: Final = msgspec.structs.replace


class Kept(msgspec.Struct, Generic[C], frozen=True):
    """An act that was entered: its leaf in the file of the treaty, and what it says.

    ``folio`` counts the acts about one treaty from 1, the deposit.  Acts speak of one another by
    folio and never by the number of an entry: everybody sees the whole file of a treaty, and not
    everybody the whole record.
    """

    folio: int
    entry: int
    moment: str
    by: str
    content: C


class TreatyFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A treaty that lies with a depositary, and the file of everything about it."""

    deposited: Kept[said.TreatyDeposited]
    signatures: tuple[Kept[said.TreatySigned], ...] = ()
    confirmations: tuple[Kept[said.SignatureConfirmed], ...] = ()
    instruments: tuple[Kept[said.InstrumentDeposited], ...] = ()
    successions: tuple[Kept[said.SuccessionNotified], ...] = ()
    departures: tuple[Kept[said.LeavingNotified], ...] = ()
    revocations: tuple[Kept[said.LeavingRevoked], ...] = ()
    applications: tuple[Kept[said.ProvisionalApplicationNotified], ...] = ()
    applications_ended: tuple[Kept[said.ProvisionalApplicationEnded], ...] = ()
    reservations: tuple[Kept[said.ReservationMade], ...] = ()
    reservations_confirmed: tuple[Kept[said.ReservationConfirmed], ...] = ()
    objections: tuple[Kept[said.ReservationObjected], ...] = ()
    declarations: tuple[Kept[said.DeclarationMade], ...] = ()
    territories: tuple[Kept[said.TerritoriesDeclared], ...] = ()
    withdrawals: tuple[Kept[said.StatementWithdrawn], ...] = ()
    corrections: tuple[Kept[said.CorrectionProposed], ...] = ()
    corrections_objected: tuple[Kept[said.CorrectionObjected], ...] = ()
    rectifications: tuple[Kept[said.RectificationExecuted], ...] = ()
    determinations: tuple[Kept[said.EntryIntoForceDetermined], ...] = ()
    instruments_determined: tuple[Kept[said.InstrumentDetermined], ...] = ()
    conditions: tuple[Kept[said.ConditionFulfilled], ...] = ()
    notifications: tuple[Kept[said.NotificationIssued], ...] = ()

    folios: int = 1

    def file(self) -> Iterator[Kept[Any]]:
        """Everything about the treaty, folio by folio."""
        yield self.deposited
        names = [one for one in self.__struct_fields__ if one not in {"deposited", "folios"}]
        kept = (one for name in names for one in getattr(self, name))
        yield from sorted(kept, key=lambda one: one.folio)

    def statements(self) -> dict[str, Kept[Any]]:
        """Reservations, objections and declarations by the names that they bear."""
        lists = (self.reservations, self.objections, self.declarations, self.territories)
        return {one.content.statement: one for kept in lists for one in kept}


@dataclass(frozen=True, slots=True)
class Situation:
    """The treaties that lie with depositaries after some entry, by name."""

    treaties: Mapping[str, TreatyFacts] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make the mapping read-only."""
        freeze(self)


class DepositaryDraft(Draft[Situation]):
    """A situation on its way to the next one."""

    treaties: dict[str, TreatyFacts]


EMPTY: Final = Situation()
"""Before the first act."""
