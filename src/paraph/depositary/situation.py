"""The situation at the desk: the facts that the acts of this room add up to.

``apply`` gives the situation after one more act; the one before stays as it was.  Facts only: what
an instrument counts for, and whether a treaty is in force, are findings (``treaty.py``).
"""

from __future__ import annotations

from typing import Any, assert_never, cast

from paraph.depositary import acts as said
from paraph.depositary.acts import DepositaryAct
from paraph.depositary.facts import EMPTY, DepositaryDraft, Kept, Situation, TreatyFacts, revised
from paraph.record import Entered, RecordDamaged

__all__ = ["EMPTY", "DepositaryDraft", "Situation", "apply", "change"]


def apply(situation: Situation, entered: Entered) -> Situation:
    """The situation after one more act of this room.

    Raises:
        RecordDamaged: if the act speaks of a treaty that was never deposited.
    """
    draft = DepositaryDraft(situation)
    change(draft, entered)
    return draft.closed()


def change(draft: DepositaryDraft, entered: Entered) -> None:
    """Let one more act of this room take its effect on a draft.

    Raises:
        RecordDamaged: if the act speaks of a treaty that was never deposited.
    """
    content = cast("DepositaryAct", entered.content)
    if isinstance(content, said.TreatyDeposited):
        draft.treaties[content.treaty] = TreatyFacts(deposited=_kept(1, entered))
        return
    try:
        facts = draft.treaties[content.treaty]
    except KeyError as error:
        message = f"Entry {entered.number} speaks of {error}, which was never deposited."
        raise RecordDamaged(message) from error
    folio = facts.folios + 1
    changed = _changed(facts, _kept(folio, entered), content)
    draft.treaties[content.treaty] = revised(changed, folios=folio)


def _kept(folio: int, entered: Entered) -> Kept[Any]:
    act = entered.act
    return Kept(folio, entered.number, act.moment, act.participant, entered.content)


def _changed(
    facts: TreatyFacts,
    kept: Kept[Any],
    content: said.ConsentAct
    | said.LeavingAct
    | said.StatementAct
    | said.CorrectionAct
    | said.DeskAct,
) -> TreatyFacts:
    match content:
        case (
            said.TreatySigned()
            | said.SignatureConfirmed()
            | said.InstrumentDeposited()
            | said.SuccessionNotified()
        ):
            return _consented(facts, kept, content)
        case (
            said.LeavingNotified()
            | said.LeavingRevoked()
            | said.ProvisionalApplicationNotified()
            | said.ProvisionalApplicationEnded()
        ):
            return _left(facts, kept, content)
        case said.CorrectionProposed() | said.CorrectionObjected() | said.RectificationExecuted():
            return _corrected(facts, kept, content)
        case (
            said.EntryIntoForceDetermined()
            | said.InstrumentDetermined()
            | said.ConditionFulfilled()
            | said.NotificationIssued()
        ):
            return _done(facts, kept, content)
        case _:
            return _stated(facts, kept, content)


def _consented(facts: TreatyFacts, kept: Kept[Any], content: said.ConsentAct) -> TreatyFacts:
    match content:
        case said.TreatySigned():
            return revised(facts, signatures=(*facts.signatures, kept))
        case said.SignatureConfirmed():
            return revised(facts, confirmations=(*facts.confirmations, kept))
        case said.InstrumentDeposited():
            return revised(facts, instruments=(*facts.instruments, kept))
        case said.SuccessionNotified():
            return revised(facts, successions=(*facts.successions, kept))
        case _:
            assert_never(content)


def _left(facts: TreatyFacts, kept: Kept[Any], content: said.LeavingAct) -> TreatyFacts:
    match content:
        case said.LeavingNotified():
            return revised(facts, departures=(*facts.departures, kept))
        case said.LeavingRevoked():
            return revised(facts, revocations=(*facts.revocations, kept))
        case said.ProvisionalApplicationNotified():
            return revised(facts, applications=(*facts.applications, kept))
        case said.ProvisionalApplicationEnded():
            return revised(facts, applications_ended=(*facts.applications_ended, kept))
        case _:
            assert_never(content)


def _stated(facts: TreatyFacts, kept: Kept[Any], content: said.StatementAct) -> TreatyFacts:
    match content:
        case said.ReservationMade():
            return revised(facts, reservations=(*facts.reservations, kept))
        case said.ReservationConfirmed():
            return revised(facts, reservations_confirmed=(*facts.reservations_confirmed, kept))
        case said.ReservationObjected():
            return revised(facts, objections=(*facts.objections, kept))
        case said.DeclarationMade():
            return revised(facts, declarations=(*facts.declarations, kept))
        case said.TerritoriesDeclared():
            return revised(facts, territories=(*facts.territories, kept))
        case said.StatementWithdrawn():
            return revised(facts, withdrawals=(*facts.withdrawals, kept))
        case _:
            assert_never(content)


def _corrected(facts: TreatyFacts, kept: Kept[Any], content: said.CorrectionAct) -> TreatyFacts:
    match content:
        case said.CorrectionProposed():
            return revised(facts, corrections=(*facts.corrections, kept))
        case said.CorrectionObjected():
            return revised(facts, corrections_objected=(*facts.corrections_objected, kept))
        case said.RectificationExecuted():
            return revised(facts, rectifications=(*facts.rectifications, kept))
        case _:
            assert_never(content)


def _done(facts: TreatyFacts, kept: Kept[Any], content: said.DeskAct) -> TreatyFacts:
    match content:
        case said.EntryIntoForceDetermined():
            return revised(facts, determinations=(*facts.determinations, kept))
        case said.InstrumentDetermined():
            return revised(facts, instruments_determined=(*facts.instruments_determined, kept))
        case said.ConditionFulfilled():
            return revised(facts, conditions=(*facts.conditions, kept))
        case said.NotificationIssued():
            return revised(facts, notifications=(*facts.notifications, kept))
        case _:
            assert_never(content)
