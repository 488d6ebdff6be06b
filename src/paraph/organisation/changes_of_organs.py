"""What acts about organs, offices and rules change in a situation."""

from __future__ import annotations

from datetime import date
from typing import Final, assert_never

import msgspec

from paraph.organisation.acts import (
    OfficeAct,
    OfficeAssumed,
    OfficeRelinquished,
    OrganAct,
    OrganDissolved,
    OrganEstablished,
    OrganRegulated,
    OrganSeated,
    RotationProposed,
    RulesAdopted,
)
from paraph.organisation.facts import (
    Organ,
    OrganisationDraft,
    Regulated,
    Rotation,
    Rules,
    Seat,
    Tenure,
)
from paraph.values.dates import Period

revised: Final = msgspec.structs.replace


def change_organs(draft: OrganisationDraft, number: int, content: OrganAct) -> None:
    """An organ is established, regulated, seated or dissolved."""
    organs, name = draft.organs, content.organ
    match content:
        case OrganEstablished():
            organs[name] = Organ(
                names=content.names,
                period=Period(content.since),
                mandate=content.mandate,
                composition=content.composition,
                parent=content.parent,
                provision=content.provision,
                entry=number,
            )
        case OrganRegulated(regulations=symbol, since=since):
            organ = organs[name]
            made = Regulated(symbol=symbol, since=since, entry=number)
            organs[name] = revised(organ, regulations=(*organ.regulations, made))
        case OrganSeated(place=place, since=since, opened=opened):
            organ = organs[name]
            seat = Seat(place=place, since=since, opened=opened, entry=number)
            organs[name] = revised(organ, seats=(*organ.seats, seat))
        case OrganDissolved(on=on):
            organ = organs[name]
            organs[name] = revised(organ, period=Period(organ.period.since, on))
        case _:
            assert_never(content)


def change_offices(draft: OrganisationDraft, number: int, content: OfficeAct) -> None:
    """An office is assumed or relinquished, an order proposed, rules adopted."""
    organs, name = draft.organs, content.organ
    organ = organs[name]
    match content:
        case OfficeAssumed(office=office, holder=holder, since=since, until=until):
            tenures = _ended(organ.tenures, office, since)
            tenure = Tenure(office=office, holder=holder, period=Period(since, until), entry=number)
            organs[name] = revised(organ, tenures=(*tenures, tenure))
        case OfficeRelinquished(office=office, on=on):
            organs[name] = revised(organ, tenures=_ended(organ.tenures, office, on))
        case RotationProposed(office=office, order=order, reason=reason):
            made = Rotation(office=office, order=order, reason=reason, entry=number)
            organs[name] = revised(organ, rotations=(*organ.rotations, made))
        case RulesAdopted(rules=rules, since=since, document=document):
            adopted = Rules(rules=rules, since=since, document=document, entry=number)
            organs[name] = revised(organ, rules=(*organ.rules, adopted))
        case _:
            assert_never(content)


def _ended(tenures: tuple[Tenure, ...], office: str, on: date) -> tuple[Tenure, ...]:
    """Tenures in which nobody holds ``office`` from a day on."""
    return tuple(
        revised(tenure, period=Period(tenure.period.since, on))
        if tenure.office == office and on in tenure.period
        else tenure
        for tenure in tenures
    )
