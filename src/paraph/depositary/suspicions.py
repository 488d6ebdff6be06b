"""What a depositary would look at twice: dates that the list itself makes doubtful."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from paraph.depositary.clause import FinalClause
from paraph.depositary.finding import Trigger
from paraph.depositary.ledger import Ledger
from paraph.depositary.participants import CEASED
from paraph.depositary.remarks import Doubt, Remark
from paraph.depositary.vocabulary import CONSENTS, SIGNATURES, ActKind
from paraph.values.sentences import Day, worded

LAST_DISSOLUTION = date(1993, 1, 1)
"""Until then States that were parties to many treaties ceased to exist."""


def suspicions(
    clause: FinalClause, ledger: Ledger, trigger: Trigger | None, effective: date | None
) -> Iterator[Remark]:
    """Findings about the list: a consent dated as the signatures, and who may be missing."""
    del clause
    yield from _dated_as_signature(ledger, trigger)
    yield from _departed_missing(ledger, trigger, effective)


def _dated_as_signature(ledger: Ledger, trigger: Trigger | None) -> Iterator[Remark]:
    """Consents dated as the day on which most signed: perhaps a signature entered wrongly."""
    signed = Counter(act.day for act in ledger.acts if act.kind in SIGNATURES and act.day)
    if not signed:
        return
    opening = min(signed)
    for act in ledger.acts:
        early = act.day == opening and act.kind in CONSENTS
        needs_ratification = act.kind is ActKind.RATIFICATION
        if early and needs_ratification and trigger and act.day and act.day <= trigger.day:
            yield Remark(
                doubt=Doubt.ON_ADOPTION,
                words=worded(
                    "{place}: {act} is dated as the first signatures; a ratification on that day "
                    "is rare, perhaps a signature was entered as one. It is counted; without it "
                    "the treaty may enter into force later.",
                    place=act.place,
                    act=act.told,
                ),
                rows=(act.row,),
            )


def _departed_missing(
    ledger: Ledger, trigger: Trigger | None, effective: date | None
) -> Iterator[Remark]:
    """Lists of present participants lack States that are gone or that left."""
    if trigger is None or effective is None:
        return
    days = [one.begins for consents in ledger.consents.values() for one in consents]
    if min(days, default=LAST_DISSOLUTION) >= LAST_DISSOLUTION:
        return
    former = sorted(key for key in ledger.names if key in CEASED)
    if former:
        return
    yield Remark(
        doubt=Doubt.LIST_INCOMPLETE,
        words=worded(
            "The conditions were met on {day}, some of them before 1993, and the list names no "
            "State that has ceased to exist since ({states}). Lists of present participants leave "
            "out such States and those that left; if one is missing, the treaty entered into force "
            "earlier than computed.",
            day=Day(trigger.day),
            states=", ".join(one[0] for one in CEASED.values()),
        ),
    )
