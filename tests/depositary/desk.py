"""A depositary's desk for tests: acts are folded as they are entered, without a record."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from tests.depositary.steps import T, deposited

from paraph.depositary import acts as says
from paraph.depositary.acts import DepositaryAct
from paraph.depositary.situation import EMPTY, Situation, apply
from paraph.depositary.treaty import TreatyFinding, treaty_on
from paraph.depositary.vocabulary import Means, Powers, Signing
from paraph.organisation import situation as organisation
from paraph.organisation.acts import ParticipantEntered, ParticipantKind
from paraph.record import Act, Content, Entered
from paraph.secretariat import CATALOGUE

KNOWN: Final = ("Fiji", "Norway", "Peru", "Tonga", "Samoa", "Chile")
MOMENT: Final = "2040-01-01T12:00:00Z"


def entered(number: int, content: Content, moment: str = MOMENT) -> Entered:
    """An act of the secretariat as entry ``number``."""
    made: Act = CATALOGUE.encode(
        content, participant="Secretariat", capacity="secretariat", moment=moment
    )
    return Entered(number, made, content)


def organs() -> organisation.Situation:
    """Six States and an organisation of States."""
    found = organisation.EMPTY
    named = [
        *((name, ParticipantKind.STATE) for name in KNOWN),
        ("Union", ParticipantKind.ORGANISATION),
    ]
    for number, (name, kind) in enumerate(named, 1):
        content = ParticipantEntered(participant=name, type=kind, names={"en": name})
        found = organisation.apply(found, entered(number, content))
    return found


def situation(*acts: DepositaryAct, moment: str = MOMENT) -> Situation:
    """The situation after a treaty was deposited as entry 1, and these acts from entry 2 on.

    The first act may itself be a deposit: then it is entry 1.
    """
    own = acts and isinstance(acts[0], says.TreatyDeposited)
    found = EMPTY
    for number, content in enumerate(acts if own else (deposited(), *acts), 1):
        found = apply(found, entered(number, content, moment))
    return found


def find(*acts: DepositaryAct, on: str = "2040-01-01", treaty: str = T) -> TreatyFinding:
    """The finding about the treaty on a day."""
    return treaty_on(situation(*acts), organs(), treaty, date.fromisoformat(on))


def by(who: str, received: str, **more: object) -> dict[str, Any]:
    """What every received act says first."""
    return {"treaty": T, "participant": who, "received": received, **more}


def signs(
    who: str, on: str, manner: Signing = Signing.SIMPLE, powers: Powers = Powers.SEEN
) -> says.TreatySigned:
    """A signature."""
    return says.TreatySigned(treaty=T, participant=who, manner=manner, powers=powers, on=on)


def ratifies(who: str, received: str, **more: Any) -> says.InstrumentDeposited:  # noqa: ANN401
    """An instrument of ratification."""
    return says.InstrumentDeposited(**by(who, received, means=Means.RATIFICATION, **more))


def accedes(who: str, received: str, **more: Any) -> says.InstrumentDeposited:  # noqa: ANN401
    """An instrument of accession."""
    return says.InstrumentDeposited(**by(who, received, means=Means.ACCESSION, **more))


def reserves(who: str, received: str, name: str = "R") -> says.ReservationMade:
    """A reservation to article 3."""
    return says.ReservationMade(
        **by(who, received, statement=name), provisions=("art. 3",), words="Not bound by it."
    )


def objects(
    who: str, received: str, name: str = "R", *, opposes: bool = False, called: str = ""
) -> says.ReservationObjected:
    """An objection to a reservation."""
    return says.ReservationObjected(
        **by(who, received, statement=called or f"{who} on {name}", reservation=name),
        opposes_entry_into_force=opposes,
    )


def tells(*folios: int, issued: str, number: int = 1, **more: Any) -> says.NotificationIssued:  # noqa: ANN401
    """A notification of folios."""
    return says.NotificationIssued(
        treaty=T,
        symbol=f"C.N.{number}.2031.TREATIES-1",
        issued=date.fromisoformat(issued),
        folios=folios,
        **more,
    )


def proposes(language: str = "fr") -> says.CorrectionProposed:
    """A correction of one text, with time until the end of August 2031."""
    return says.CorrectionProposed(
        treaty=T,
        correction=f"{language} 1",
        language=language,
        replacements=(says.Replacement(provision="art. 3", reads="peut", should_read="doit"),),
        proposed=date(2031, 6, 2),
        until=date(2031, 8, 31),
    )


def opposes(who: str, received: str) -> says.CorrectionObjected:
    """An objection to the correction of the French text."""
    return says.CorrectionObjected(**by(who, received, correction="fr 1"))
