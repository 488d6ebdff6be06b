"""Every kind of act at the desk of a depositary, in an order in which each is admissible."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from paraph.depositary import acts as says
from paraph.depositary.acts import Custodian, DepositaryAct, EarlierTreaty, Replacement
from paraph.depositary.periods import FirstDay, ShortMonth
from paraph.depositary.vocabulary import Bearing, Leaving, Means, Powers, Signing

T: Final = "Waters"
DAY: Final = "2031-05-04"
ADOPTED: Final = date(2031, 5, 1)
DESK: Final = Custodian(
    name="Secretariat", first_day=FirstDay.NOT_COUNTED, short_month=ShortMonth.LAST_DAY
)
CLAUSE: Final[dict[str, Any]] = {
    "threshold": 2,
    "counted": ["ratification", "accession"],
    "delay": "days:30",
    "later_joiners": {"delay": "days:30"},
}


def by(who: str, **more: object) -> dict[str, Any]:
    """What every received act says first."""
    return {"treaty": T, "participant": who, "received": DAY, **more}


def deposited(name: str = T, **more: object) -> says.TreatyDeposited:
    """A treaty that lies with the secretariat."""
    said: dict[str, Any] = {
        "title": "Convention on Shared Waters",
        "adopted": ADOPTED,
        "languages": ("en", "fr"),
        "depositaries": (DESK,),
        "clause": CLAUSE,
        **more,
    }
    return says.TreatyDeposited(treaty=name, **said)


def signed(who: str, manner: Signing = Signing.SIMPLE, on: str = DAY) -> says.TreatySigned:
    """A signature with full powers."""
    return says.TreatySigned(treaty=T, participant=who, manner=manner, powers=Powers.SEEN, on=on)


CONTENTS: Final[tuple[DepositaryAct, ...]] = (
    deposited(),
    deposited(
        "Waters amended",
        earlier=(EarlierTreaty(treaty=T, bearing=Bearing.AMENDS),),
        clause=CLAUSE,
    ),
    signed("Fiji"),
    signed("Norway", Signing.AD_REFERENDUM),
    says.SignatureConfirmed(**by("Norway")),
    says.ProvisionalApplicationNotified(**by("Tonga", since=DAY)),
    says.ReservationMade(
        **by("Fiji", statement="Fiji, art. 3", provisions=("art. 3",)), words="Not bound by it."
    ),
    says.InstrumentDeposited(**by("Fiji", means=Means.RATIFICATION), issued_by="Head of State"),
    says.ReservationConfirmed(**by("Fiji", reservation="Fiji, art. 3")),
    says.ReservationObjected(
        **by("Norway", statement="Norway on Fiji", reservation="Fiji, art. 3"),
        opposes_entry_into_force=True,
    ),
    says.DeclarationMade(**by("Peru", statement="Peru 1"), words="Waters include lakes."),
    says.TerritoriesDeclared(
        **by("Norway", statement="Norway 1", territories=("Svalbard",)), applies=True
    ),
    says.StatementWithdrawn(**by("Norway", statement="Norway on Fiji")),
    says.ProvisionalApplicationEnded(**by("Tonga", on=DAY)),
    says.SuccessionNotified(**by("Tonga", succession="2031-05-02"), predecessor="Norland"),
    says.LeavingNotified(**by("Fiji", manner=Leaving.WITHDRAWAL)),
    says.LeavingRevoked(**by("Fiji")),
    says.CorrectionProposed(
        treaty=T,
        correction="fr 1",
        language="fr",
        replacements=(Replacement(provision="art. 3", reads="peut", should_read="doit"),),
        proposed=date(2031, 5, 4),
        until=date(2031, 8, 2),
    ),
    says.CorrectionObjected(**by("Norway", correction="fr 1")),
    says.RectificationExecuted(
        treaty=T, correction="fr 1", symbol="C.N.1.2031.TREATIES-1", executed=date(2031, 8, 3)
    ),
    says.EntryIntoForceDetermined(treaty=T, on=date(2031, 7, 1), reason="So agreed."),
    says.InstrumentDetermined(treaty=T, folio=7, counts=False, reason="It names another treaty."),
    says.ConditionFulfilled(treaty=T, condition="the meeting decided", on=date(2031, 5, 3)),
    says.NotificationIssued(
        treaty=T,
        symbol="C.N.2.2031.TREATIES-1",
        issued=date(2031, 5, 5),
        folios=(6, 7),
        entry_into_force=date(2031, 7, 1),
    ),
)
