"""What stands against an act of this room, in a situation: every ground, not only the first.

What others hand in is never refused for what it says: a second ratification or an instrument before
the adoption is entered, kept and marked (``desk.py``).  It is refused only if nobody could say what
it speaks of.  Nor is a depositary kept from its determination: the difference stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from paraph.depositary import acts as said
from paraph.depositary.acts import DepositaryAct
from paraph.depositary.clause_file import read_mapping
from paraph.depositary.facts import Situation, TreatyFacts
from paraph.organisation import facts as organisation
from paraph.organisation.entitlement import Role, role_grounds
from paraph.organisation.offices import SECRETARIAT
from paraph.organisation.refusing import empty, missing, refused, repeated, taken, untold
from paraph.record import Act
from paraph.values.clocks import in_words
from paraph.values.errors import Malformed
from paraph.values.findings import Ground, Reason
from paraph.values.sentences import worded


def roles(content: DepositaryAct) -> tuple[Role, ...]:
    """In which roles an act of this kind may be done."""
    if isinstance(content, said.TreatyDeposited):
        return (Role.SECRETARIAT,)
    return (Role.SECRETARIAT, Role.DEPOSITARY)


def grounds(
    situation: Situation, organs: organisation.Situation, act: Act, content: DepositaryAct
) -> Iterator[Ground]:
    """Everything that stands against an act; nothing, if it is admissible."""
    if isinstance(content, said.TreatyDeposited):
        yield from role_grounds(act, roles(content), None, None)
        yield from _deposit_grounds(situation, organs, content)
        return
    facts = situation.treaties.get(content.treaty)
    desks = _desks(facts)
    own = act.participant if act.participant in desks else None
    yield from role_grounds(act, roles(content), None, own)
    yield from missing(situation.treaties, "treaty", content.treaty)
    if facts is None:
        return
    yield from missing(desks, "depositary", getattr(content, "depositary", None))
    yield from missing(situation.treaties, "treaty", *getattr(content, "without", ()))
    match content:
        case (
            said.TreatySigned()
            | said.SignatureConfirmed()
            | said.InstrumentDeposited()
            | said.SuccessionNotified()
            | said.LeavingNotified()
            | said.LeavingRevoked()
            | said.ProvisionalApplicationNotified()
            | said.ProvisionalApplicationEnded()
        ):
            return
        case said.CorrectionProposed() | said.CorrectionObjected() | said.RectificationExecuted():
            yield from _correction_grounds(facts, content)
        case (
            said.EntryIntoForceDetermined()
            | said.InstrumentDetermined()
            | said.ConditionFulfilled()
            | said.NotificationIssued()
        ):
            yield from _desk_grounds(facts, content)
        case _:
            yield from _statement_grounds(facts, content)


def _desks(facts: TreatyFacts | None) -> tuple[str, ...]:
    """The names of the depositaries of a treaty."""
    return tuple(one.name for one in facts.deposited.content.depositaries) if facts else ()


def _deposit_grounds(
    situation: Situation, organs: organisation.Situation, content: said.TreatyDeposited
) -> Iterator[Ground]:
    yield from taken(situation.treaties, "treaty", content.treaty)
    yield from empty(content.languages, "language")
    yield from untold(content.languages)
    yield from repeated(content.languages, "languages")
    yield from missing(content.languages, "language of the treaty", *content.text)
    yield from missing(organs.documents, "document", content.document)
    desks = [one.name for one in content.depositaries]
    yield from empty(desks, "depositary")
    yield from repeated(desks, "depositaries")
    known = (SECRETARIAT, *organs.participants)
    yield from missing(known, "participant", *desks)
    yield from missing(situation.treaties, "treaty", *(one.treaty for one in content.earlier))
    try:
        read_mapping(content.clause, worded("The clause of {treaty}", treaty=content.treaty))
    except Malformed as error:
        yield refused(Reason.VALUE, error.words)


def _statement_grounds(facts: TreatyFacts, content: said.StatementAct) -> Iterator[Ground]:
    known = facts.statements()
    reservations = [one.content.statement for one in facts.reservations]
    match content:
        case said.ReservationConfirmed(reservation=reservation):
            yield from missing(reservations, "reservation", reservation)
        case said.ReservationObjected(statement=statement, reservation=reservation):
            yield from taken(known, "statement", statement)
            yield from missing(reservations, "reservation", reservation)
        case said.ReservationMade() | said.DeclarationMade() | said.TerritoriesDeclared():
            yield from taken(known, "statement", content.statement)
            if isinstance(content, said.TerritoriesDeclared):
                yield from empty(content.territories, "territory")
        case said.StatementWithdrawn(statement=statement):
            yield from missing(known, "statement", statement)
        case _:
            assert_never(content)


def _correction_grounds(facts: TreatyFacts, content: said.CorrectionAct) -> Iterator[Ground]:
    known = {one.content.correction: one for one in facts.corrections}
    match content:
        case said.CorrectionProposed(language=language, proposed=proposed, until=until):
            yield from taken(known, "correction", content.correction)
            languages = facts.deposited.content.languages
            yield from missing(languages, "authentic text in the language", language)
            yield from empty(content.replacements, "place to correct")
            if until < proposed:
                words = f"The time for objections would end on {in_words(until)}, before it begins."
                yield refused(Reason.CONTRADICTION, words)
        case said.CorrectionObjected(correction=correction):
            yield from missing(known, "correction", correction)
        case said.RectificationExecuted(correction=correction):
            yield from missing(known, "correction", correction)
            done = [one for one in facts.rectifications if one.content.correction == correction]
            for one in done:
                words = f"“{correction}” was rectified by {one.content.symbol}."
                yield refused(Reason.REPETITION, words, one.folio)
        case _:
            assert_never(content)


def _desk_grounds(facts: TreatyFacts, content: said.DeskAct) -> Iterator[Ground]:
    match content:
        case said.EntryIntoForceDetermined():
            yield from empty(content.reason.strip(), "reason")
        case said.InstrumentDetermined(folio=folio):
            yield from empty(content.reason.strip(), "reason")
            yield from _folio_grounds(facts, folio)
        case said.ConditionFulfilled(condition=condition):
            yield from empty(condition.strip(), "condition")
        case said.NotificationIssued(symbol=symbol, folios=folios):
            issued = [one.content.symbol for one in facts.notifications]
            yield from taken(issued, "notification", symbol)
            yield from _folio_grounds(facts, *folios)
        case _:
            assert_never(content)


def _folio_grounds(facts: TreatyFacts, *folios: int) -> Iterator[Ground]:
    """Against numbers that the file of the treaty does not have."""
    for folio in folios:
        if not 1 <= folio <= facts.folios:
            name, last = facts.deposited.content.treaty, facts.folios
            words = f"The file of {name} has no folio {folio}; its last is {last}."
            yield refused(Reason.REFERENCE, words)
