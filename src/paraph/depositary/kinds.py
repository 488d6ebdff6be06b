"""The kinds of act of this room, each with an archived sample of every revision.

A sample is never changed: it stands for what was once entered (docs/internals/add-an-act.md).
"""

from __future__ import annotations

from typing import Final

from paraph.depositary import acts as said
from paraph.record import Catalogue, Content, Kind, Revision


def _kind(name: str, content: type[Content], sample: str) -> Kind:
    """A kind that has had one revision so far."""
    newest = Revision(content=content, sample=sample.encode())
    return Kind(f"depositary.{name}", (newest,))


_OF_CONSENT: Final = (
    _kind(
        "treaty-deposited",
        said.TreatyDeposited,
        '{"adopted":"2031-05-04","clause":{"counted":["ratification","accession"],'
        '"delay":"days:30","threshold":4},"depositaries":[{"first_day":"not counted",'
        '"name":"Secretariat","short_month":"last day"}],"languages":["en","fr"],'
        '"register":"I.1","title":"Convention on Shared Waters","treaty":"Waters"}',
    ),
    _kind(
        "treaty-signed",
        said.TreatySigned,
        '{"manner":"subject to ratification","on":"2031-05-04","participant":"Peru","place":"Suva",'
        '"powers":"full powers seen","treaty":"Waters"}',
    ),
    _kind(
        "signature-confirmed",
        said.SignatureConfirmed,
        '{"participant":"Peru","received":"2031-06-01","treaty":"Waters"}',
    ),
    _kind(
        "instrument-deposited",
        said.InstrumentDeposited,
        '{"dated":"2031-07-20","issued_by":"Head of State","means":"ratification",'
        '"participant":"Peru","received":"2031-08-02","treaty":"Waters"}',
    ),
    _kind(
        "succession-notified",
        said.SuccessionNotified,
        '{"participant":"North Norland","predecessor":"Norland","received":"2032-01-15",'
        '"succession":"2031-12-01","treaty":"Waters"}',
    ),
)

_OF_LEAVING: Final = (
    _kind(
        "leaving-notified",
        said.LeavingNotified,
        '{"manner":"withdrawal","participant":"Peru","received":"2035-03-01","treaty":"Waters"}',
    ),
    _kind(
        "leaving-revoked",
        said.LeavingRevoked,
        '{"participant":"Peru","received":"2035-09-01","treaty":"Waters"}',
    ),
    _kind(
        "provisional-application-notified",
        said.ProvisionalApplicationNotified,
        '{"participant":"Peru","received":"2031-05-04","since":"2031-06-01","treaty":"Waters"}',
    ),
    _kind(
        "provisional-application-ended",
        said.ProvisionalApplicationEnded,
        '{"on":"2031-12-31","participant":"Peru","received":"2031-11-01","treaty":"Waters"}',
    ),
)

_OF_STATEMENTS: Final = (
    _kind(
        "reservation-made",
        said.ReservationMade,
        '{"participant":"Peru","provisions":["art. 12"],"received":"2031-08-02",'
        '"statement":"Peru, art. 12","treaty":"Waters",'
        '"words":"Peru does not consider itself bound by article 12."}',
    ),
    _kind(
        "reservation-confirmed",
        said.ReservationConfirmed,
        '{"participant":"Peru","received":"2031-08-02","reservation":"Peru, art. 12",'
        '"treaty":"Waters"}',
    ),
    _kind(
        "reservation-objected",
        said.ReservationObjected,
        '{"opposes_entry_into_force":false,"participant":"Norway","received":"2032-02-01",'
        '"reservation":"Peru, art. 12","statement":"Norway on Peru","treaty":"Waters"}',
    ),
    _kind(
        "declaration-made",
        said.DeclarationMade,
        '{"participant":"Fiji","received":"2031-08-02","statement":"Fiji 1","treaty":"Waters",'
        '"words":"Fiji understands “waters” to include lagoons."}',
    ),
    _kind(
        "territories-declared",
        said.TerritoriesDeclared,
        '{"applies":true,"effect":"2031-09-01","participant":"Norway","received":"2031-08-02",'
        '"statement":"Norway 1","territories":["Svalbard"],"treaty":"Waters"}',
    ),
    _kind(
        "statement-withdrawn",
        said.StatementWithdrawn,
        '{"participant":"Peru","received":"2033-01-10","statement":"Peru, art. 12",'
        '"treaty":"Waters"}',
    ),
)

_OF_CORRECTIONS: Final = (
    _kind(
        "correction-proposed",
        said.CorrectionProposed,
        '{"correction":"fr 1","language":"fr","proposed":"2031-06-02","replacements":'
        '[{"provision":"art. 3","reads":"peut","should_read":"doit"}],"treaty":"Waters",'
        '"until":"2031-08-31"}',
    ),
    _kind(
        "correction-objected",
        said.CorrectionObjected,
        '{"correction":"fr 1","participant":"Fiji","received":"2031-08-30","treaty":"Waters"}',
    ),
    _kind(
        "rectification-executed",
        said.RectificationExecuted,
        '{"correction":"fr 1","executed":"2031-09-01","symbol":"C.N.4.2031.TREATIES-I.1",'
        '"treaty":"Waters"}',
    ),
)

_OF_THE_DESK: Final = (
    _kind(
        "entry-into-force-determined",
        said.EntryIntoForceDetermined,
        '{"on":"2031-09-02","reason":"The Parties so agreed at their first meeting.",'
        '"treaty":"Waters"}',
    ),
    _kind(
        "instrument-determined",
        said.InstrumentDetermined,
        '{"counts":false,"folio":7,"reason":"It names another treaty.","treaty":"Waters"}',
    ),
    _kind(
        "condition-fulfilled",
        said.ConditionFulfilled,
        '{"condition":"the first meeting has adopted its rules","on":"2031-08-20",'
        '"treaty":"Waters"}',
    ),
    _kind(
        "notification-issued",
        said.NotificationIssued,
        '{"entry_into_force":"2031-09-01","folios":[7],"issued":"2031-08-05",'
        '"symbol":"C.N.3.2031.TREATIES-I.1","treaty":"Waters"}',
    ),
)

CATALOGUE: Final = Catalogue(
    *_OF_CONSENT, *_OF_LEAVING, *_OF_STATEMENTS, *_OF_CORRECTIONS, *_OF_THE_DESK
)
