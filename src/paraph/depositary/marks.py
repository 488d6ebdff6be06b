"""What a depositary would mark on what it received: impossible, unusual, too late; nothing is lost.

The ledger marks what cannot be counted; these marks are about form and order, and change no count.
Source: VCLT 7, 8, 14, 15, 19, 20(5), 68, 77(1)(d).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from paraph.depositary import acts as said
from paraph.depositary.clause import FinalClause
from paraph.depositary.desk import Desk, parse_day
from paraph.depositary.doubts import place_of
from paraph.depositary.facts import Kept, TreatyFacts
from paraph.depositary.remarks import Doubt, Remark
from paraph.depositary.reserving import Admission, admit
from paraph.depositary.vocabulary import Means, Powers
from paraph.values.moments import instant
from paraph.values.sentences import Called, Day, Sentence, Term, worded

_IN_THE_LEDGER: Final = (
    said.TreatySigned,
    said.SignatureConfirmed,
    said.InstrumentDeposited,
    said.SuccessionNotified,
    said.LeavingNotified,
)
"""Acts whose day of receipt the ledger reads, and marks if it does not exist."""


def marks(facts: TreatyFacts, clause: FinalClause, desk: Desk) -> Iterator[Remark]:
    """Every mark on what was received for a treaty."""
    for kept in facts.file():
        yield from _of_days(kept)
    yield from _of_signatures(facts)
    yield from _of_instruments(facts)
    yield from _of_departures(facts, desk)
    yield from _of_statements(facts)
    yield from _of_reservations(facts, clause)


def _mark(doubt: Doubt, kept: Kept[Any], words: Sentence) -> Remark:
    told = worded("{place}: {words}", place=place_of(kept.folio, filed=True), words=words)
    return Remark(doubt=doubt, words=told, rows=(kept.folio,))


def _of_days(kept: Kept[Any]) -> Iterator[Remark]:
    """Days that do not exist, and receipts that were entered before they happened."""
    entered = instant(kept.moment).date()
    names = ["received", "effect", "dated", "succession", "since", "on"]
    if isinstance(kept.content, _IN_THE_LEDGER):
        names.remove("received")
        names.remove("on")
    for name in names:
        written = getattr(kept.content, name, None)
        if isinstance(written, str) and parse_day(written) is None:
            words = worded(
                "{written} does not exist ({field}); the act is kept, that day is not known.",
                written=written,
                field=Term(name),
            )
            yield _mark(Doubt.IMPOSSIBLE_DATE, kept, words)
    received = parse_day(getattr(kept.content, "received", None))
    if received is not None and received > entered:
        words = worded(
            "it is said to be received on {received} and was entered on {entered}, before.",
            received=Day(received),
            entered=Day(entered),
        )
        yield _mark(Doubt.FORM, kept, words)


def _of_signatures(facts: TreatyFacts) -> Iterator[Remark]:
    seen: dict[str, int] = {}
    for one in facts.signatures:
        who = one.content.participant
        if who in seen:
            words = worded(
                "{who} has signed already, folio {folio}; it is one signatory.",
                who=Called(who),
                folio=str(seen[who]),
            )
            yield _mark(Doubt.TWO_CONSENTS, one, words)
        seen.setdefault(who, one.folio)
        if one.content.powers is Powers.NOT_SEEN:
            words = worded(
                "{who} signed and no full powers were seen; ask for them (VCLT 7, 8).",
                who=Called(who),
            )
            yield _mark(Doubt.AUTHORITY, one, words)
    for confirmed in facts.confirmations:
        if confirmed.content.participant not in seen:
            words = worded(
                "{who} confirms a signature that is not here.",
                who=Called(confirmed.content.participant),
            )
            yield _mark(Doubt.FORM, confirmed, words)


def _of_instruments(facts: TreatyFacts) -> Iterator[Remark]:
    for one in facts.instruments:
        made, received = one.content, parse_day(one.content.received)
        signed = _signed_by(facts, made.participant, received)
        if made.means is Means.RATIFICATION and not signed:
            words = worded(
                "{who} ratifies and has not signed; who has not signed accedes. Ask what is meant "
                "(VCLT 14, 15).",
                who=Called(made.participant),
            )
            yield _mark(Doubt.FORM, one, words)
        dated = parse_day(made.dated)
        if dated and received and dated > received:
            words = worded(
                "the instrument is dated {dated}, after its receipt on {received}.",
                dated=Day(dated),
                received=Day(received),
            )
            yield _mark(Doubt.FORM, one, words)


def _signed_by(facts: TreatyFacts, participant: str, by: date | None) -> bool:
    for one in facts.signatures:
        day = parse_day(one.content.on)
        if one.content.participant == participant and day and (by is None or day <= by):
            return True
    return False


def _of_departures(facts: TreatyFacts, desk: Desk) -> Iterator[Remark]:
    for one in facts.revocations:
        who, day = one.content.participant, parse_day(one.content.received)
        notices = [
            notice
            for notice in facts.departures
            if notice.content.participant == who and notice.folio < one.folio
        ]
        effect = desk.leaves_on(notices[-1]) if notices else None
        if not notices:
            words = worded("{who} takes back a notice that is not here.", who=Called(who))
            yield _mark(Doubt.FORM, one, words)
        elif effect is not None and day is not None and day >= effect:
            words = worded(
                "{who} takes its notice back on {day}; it took effect on {effect} (VCLT 68).",
                who=Called(who),
                day=Day(day),
                effect=Day(effect),
            )
            yield _mark(Doubt.TOO_LATE, one, words)


def _of_statements(facts: TreatyFacts) -> Iterator[Remark]:
    """Statements about the statements of others that their author could not make."""
    known = facts.statements()
    for one in facts.objections:
        author = known[one.content.reservation].content.participant
        if author == one.content.participant:
            words = worded("{who} objects to its own reservation.", who=Called(author))
            yield _mark(Doubt.STATEMENT, one, words)
    named: list[tuple[Kept[Any], str]] = [
        *((one, one.content.statement) for one in facts.withdrawals),
        *((one, one.content.reservation) for one in facts.reservations_confirmed),
    ]
    for kept, name in named:
        author = known[name].content.participant
        if author != kept.content.participant:
            words = worded(
                "“{statement}” is a statement of {author}, not of {who}. It is kept and has no "
                "effect.",
                statement=name,
                author=Called(author),
                who=Called(kept.content.participant),
            )
            yield _mark(Doubt.STATEMENT, kept, words)


def _of_reservations(facts: TreatyFacts, clause: FinalClause) -> Iterator[Remark]:
    """Reservations that the treaty prohibits (VCLT 19): kept, and for the Parties to refuse."""
    if clause.reservations is None:
        return
    for one in facts.reservations:
        admitted = admit(clause.reservations, one.content.provisions)
        if admitted.admission is Admission.PROHIBITED:
            words = worded(
                "“{statement}” of {who} is prohibited. {why}",
                statement=one.content.statement,
                who=Called(one.content.participant),
                why=admitted.ground.words,
            )
            yield _mark(Doubt.STATEMENT, one, words)
