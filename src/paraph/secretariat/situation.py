"""The situation of the whole: what the acts of all rooms add up to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

import msgspec

from paraph.decisions import situation as decisions
from paraph.decisions.acts import DecisionContent
from paraph.decisions.kinds import CATALOGUE as OF_DECISIONS
from paraph.depositary import situation as depositary
from paraph.depositary.acts import DepositaryContent
from paraph.depositary.kinds import CATALOGUE as OF_DEPOSITARY
from paraph.negotiation import situation as negotiation
from paraph.negotiation.acts import NegotiationContent, OpeningAct
from paraph.negotiation.kinds import CATALOGUE as OF_NEGOTIATION
from paraph.negotiation.openness import readers_of
from paraph.organisation import situation as organisation
from paraph.organisation.acts import OrganisationContent
from paraph.organisation.kinds import CATALOGUE as OF_ORGANISATION
from paraph.record import (
    Catalogue,
    Entered,
    Fold,
    Head,
    Record,
    Snapshots,
    UnknownKind,
    beginning,
)
from paraph.values.moments import EARLIEST, instant, later

CATALOGUE: Final[Catalogue] = OF_ORGANISATION + OF_DECISIONS + OF_NEGOTIATION + OF_DEPOSITARY
"""Every kind of act that this Paraph knows."""


@dataclass(frozen=True, slots=True)
class Situation:
    """The facts after some entry, room by room, and the latest moment."""

    organisation: organisation.Situation = organisation.EMPTY
    decisions: decisions.Situation = decisions.EMPTY
    moment: str | None = None
    negotiation: negotiation.Situation = negotiation.EMPTY
    depositary: depositary.Situation = depositary.EMPTY

    @property
    def last(self) -> datetime:
        """The latest moment of an act; before the first one, the beginning of time."""
        return EARLIEST if self.moment is None else instant(self.moment)


EMPTY: Final = Situation()
"""Before the first act."""


class SituationDraft:
    """A situation on its way to the next; changed in place, closed when it is to be looked at."""

    def __init__(self, situation: Situation) -> None:
        self._organisation = organisation.OrganisationDraft(situation.organisation)
        self._decisions = decisions.DecisionsDraft(situation.decisions)
        self._negotiation = negotiation.NegotiationDraft(situation.negotiation)
        self._depositary = depositary.DepositaryDraft(situation.depositary)
        self._moment = situation.moment

    def change(self, entered: Entered) -> None:
        """Let one more act take its effect.

        Raises:
            UnknownKind: if no room knows the act.
            RecordDamaged: if the act speaks of something that was never entered.
        """
        if isinstance(entered.content, NegotiationContent):
            negotiation.change(self._negotiation, entered, self.readers(entered))
        self.change_around(entered)

    def readers(self, entered: Entered) -> tuple[str, ...]:
        """Those whom an act opens a text for by name, as the organisation stands."""
        content = entered.content
        if not isinstance(content, OpeningAct):
            return ()
        return readers_of(content, self._organisation.closed(), entered.act.when.date())

    def change_around(self, entered: Entered) -> None:
        """Let one more act take its effect on everything but the texts under negotiation.

        Raises:
            UnknownKind: if no room knows the act.
            RecordDamaged: if the act speaks of something that was never entered.
        """
        content = entered.content
        if isinstance(content, DecisionContent):
            decisions.change(self._decisions, entered)
        elif isinstance(content, OrganisationContent):
            organisation.change(self._organisation, entered)
        elif isinstance(content, DepositaryContent):
            depositary.change(self._depositary, entered)
        elif not isinstance(content, NegotiationContent):
            message = f"Entry {entered.number}: no room knows what {entered.act.kind} does."
            raise UnknownKind(message)
        self._moment = later(self._moment, entered.act.moment)

    def closed(self) -> Situation:
        """The situation with all changes, frozen."""
        return Situation(
            self._organisation.closed(),
            self._decisions.closed(),
            self._moment,
            self._negotiation.closed(),
            self._depositary.closed(),
        )


def apply(situation: Situation, entered: Entered) -> Situation:
    """The situation after one more act; the one before stays as it was."""
    return apply_all(situation, (entered,))


def apply_all(situation: Situation, entered: Iterable[Entered]) -> Situation:
    """The situation after several acts, without a copy for each."""
    draft = SituationDraft(situation)
    for one in entered:
        draft.change(one)
    return draft.closed()


class SituationCodec:
    """How a situation is written in a snapshot, and read again."""

    def __init__(self) -> None:
        self._encode = msgspec.msgpack.Encoder(enc_hook=_plain).encode
        self._decode = msgspec.msgpack.Decoder(Situation).decode

    def encode(self, situation: Situation, /) -> bytes:
        """The situation as octets."""
        return self._encode(situation)

    def decode(self, octets: bytes, /) -> Situation:
        """The situation that octets hold."""
        return self._decode(octets)


def _plain(value: object) -> Any:  # noqa: ANN401 - msgspec asks for a value of any type it knows
    assert isinstance(value, MappingProxyType), f"a situation holds no {type(value).__name__}"
    return dict(value)


class SituationFold(Fold[Situation]):
    """The fold of the whole, which keeps one draft while it goes through many entries."""

    def go_on(
        self, situation: Situation, head: Head, record: Record, until: int | None = None
    ) -> tuple[Situation, Head]:
        """The situation after ``until``, when ``situation`` was that at ``head``."""
        draft, entered = SituationDraft(situation), self.catalogue.entered
        entry = None
        for entry in record.read(after=head.number, until=until):
            draft.change(entered(entry))
        return draft.closed(), head if entry is None else Head(entry.number, entry.digest)

    def open(self, record: Record, snapshots: Snapshots) -> tuple[Situation, Head]:
        """The situation at the head: from a snapshot that can be read, else refolded."""
        try:
            return super().open(record, snapshots)
        except msgspec.MsgspecError:
            return self.refold(record)

    def as_of(self, record: Record, at: datetime) -> tuple[Situation, Head]:
        """The situation at a moment: after the last act before the first one that is later."""
        draft, head = SituationDraft(self.empty), beginning(record.origin)
        for entry in record.read():
            one = self.catalogue.entered(entry)
            if one.act.when > at:
                break
            draft.change(one)
            head = Head(entry.number, entry.digest)
        return draft.closed(), head


FOLD: Final = SituationFold(
    "situation, revision 7",
    empty=EMPTY,
    apply=apply,
    catalogue=CATALOGUE,
    codec=SituationCodec(),
)
"""How a record becomes a situation."""
