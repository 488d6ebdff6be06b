"""Documents that a depositary sends: notification, procès-verbal of rectification, certified copy.

They are made from a finding on a day, in plain text and in our own words, and decide nothing.
Source: VCLT 77 (functions of depositaries), 78 (notifications), 79 (correction of errors).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import msgspec

from paraph.depositary import acts as said
from paraph.depositary.corrections import CorrectionFinding, CorrectionStanding
from paraph.depositary.facts import Kept
from paraph.depositary.offers import untold_folios
from paraph.depositary.reservations import last_day_to_object
from paraph.depositary.sentences import told
from paraph.depositary.treaty import TreatyFinding
from paraph.values.dates import in_words
from paraph.values.languages import language_name

RULE = "-" * 72


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """What a certified copy rests on: the text with its digest, and the head of the record."""

    language: str
    text: str
    digest: str
    record: str
    entry: int
    head: str


def _heading(found: TreatyFinding, reference: str, title: str) -> Iterator[str]:
    content = found.facts.deposited.content
    yield f"Reference: {reference}"
    yield ""
    yield content.title.upper()
    where = f" at {content.place}" if content.place else ""
    yield f"adopted{where} on {in_words(content.adopted)}"
    yield ""
    yield title
    yield RULE


def notification(found: TreatyFinding, issued: Kept[said.NotificationIssued] | None) -> str:
    """A depositary notification: one that was issued, or a draft of what nobody was told yet."""
    if issued is None:
        folios, reference = untold_folios(found.facts), "draft, not issued"
        begins, day = found.in_force_from, found.on
    else:
        content = issued.content
        folios, reference = content.folios, content.symbol
        begins, day = content.entry_into_force, content.issued
    lines = [
        *_heading(found, reference, "DEPOSITARY NOTIFICATION"),
        f"The depositary ({_desks(found)}) communicates the following:",
        "",
        *_folios(found, folios),
        *_objection_times(found, folios, day),
        *_entry(found, begins),
        "",
        in_words(day),
    ]
    return "\n".join(lines) + "\n"


def _desks(found: TreatyFinding) -> str:
    return ", ".join(one.name for one in found.facts.deposited.content.depositaries)


def _folios(found: TreatyFinding, folios: Iterable[int]) -> Iterator[str]:
    wanted = set(folios)
    marked = {row: mark for mark in found.marks for row in mark.rows}
    kept = [one for one in found.facts.file() if one.folio in wanted]
    if not kept:
        yield "Nothing was received that was not notified before."
    for number, one in enumerate(kept, 1):
        yield f"{number}. {told(one.by, one.content)} [folio {one.folio}]"
        if one.folio in marked:
            yield f"   The depositary draws attention to this: {marked[one.folio].sentence}"


def _objection_times(found: TreatyFinding, folios: Iterable[int], day: date) -> Iterator[str]:
    """Until when objections to the reservations of this notification are possible."""
    wanted = set(folios)
    for one in found.reservations():
        if one.made.folio in wanted:
            limit = last_day_to_object(one.notified or day, date.min)
            name = one.made.content.statement
            yield ""
            yield f"Objections to the reservation “{name}” are possible until {in_words(limit)},"
            yield "or until the date of consent to be bound, if that is later (VCLT 20(5))."


def _entry(found: TreatyFinding, begins: date | None) -> Iterator[str]:
    """The dates side by side: what is notified, and what the clause makes of what was received."""
    computed = found.computed.entry_into_force
    yield ""
    if begins is None and computed is None:
        lacking = [f"{one.fact or one.number}" for one in found.computed.missing]
        yield f"The treaty is not in force; missing: {', '.join(lacking) or 'nothing'}."
        return
    yield f"Entry into force: {in_words(begins) if begins else 'not notified'}."
    yield f"Computed from the final clause: {in_words(computed) if computed else 'no date'}."
    for ground in found.computed.grounds:
        yield f"   {ground.sentence} [{ground.citation}]"


def rectification(found: TreatyFinding, correction: CorrectionFinding) -> str:
    """The procès-verbal of rectification of the text in one language; a draft until executed."""
    content, done = correction.proposed.content, correction.effected
    reference = done.content.symbol if done else "draft, not executed"
    language = language_name(content.language)
    warning = _warning(correction)
    lines = [
        *_heading(found, reference, "PROCÈS-VERBAL OF RECTIFICATION"),
        *([warning, ""] if warning else []),
        f"The depositary ({_desks(found)}) found errors in the authentic {language} text",
        f"and proposed on {in_words(content.proposed)} to correct them; the time for objections",
        f"runs until {in_words(content.until)}.",
        "",
        *(f"- {ground.sentence}" for ground in correction.grounds),
        "",
        f"The {language} text is corrected as follows, from the beginning (VCLT 79(4)):",
        "",
        *_replacements(content.replacements),
        *_other_languages(found, content.language),
        "",
        f"Done on {in_words(done.content.executed)}." if done else "Done on ____________.",
        "",
        "For the depositary: ____________",
    ]
    return "\n".join(lines) + "\n"


def _warning(correction: CorrectionFinding) -> str:
    if correction.standing is CorrectionStanding.UNOPPOSED:
        return ""
    if correction.standing is CorrectionStanding.EFFECTED:
        return ""
    return f"NOTE: by what was received, the correction stands as follows: {correction.standing}."


def _replacements(replacements: Iterable[said.Replacement]) -> Iterator[str]:
    for one in replacements:
        yield one.provision
        yield f"   for:  {one.reads}"
        yield f"   read: {one.should_read}"


def _other_languages(found: TreatyFinding, language: str) -> Iterator[str]:
    others = [one for one in found.facts.deposited.content.languages if one != language]
    if others:
        yield ""
        named = ", ".join(map(language_name, others))
        yield f"It changes nothing in: {named}."


def certified_copy(found: TreatyFinding, copy: Copy) -> str:
    """A text with the statement that it is a true copy, its digest, and what it is proved by."""
    content = found.facts.deposited.content
    deposited = content.text.get(copy.language)
    same = "the same as at the deposit" if deposited else "not recorded at the deposit"
    lines = [
        copy.text.rstrip("\n"),
        "",
        RULE,
        "CERTIFIED TRUE COPY",
        "",
        f"The foregoing is a true copy of the {language_name(copy.language)} text of the",
        f"{content.title}, adopted on {in_words(content.adopted)},",
        f"which lies with the depositary ({_desks(found)}).",
        "",
        f"SHA-256 of the text: {copy.digest} ({same})",
        f"Record {copy.record}, entry {copy.entry}: {copy.head}",
        *_rectified(found, copy.language),
        "",
        in_words(found.on),
        "",
        "For the depositary: ____________",
    ]
    return "\n".join(lines) + "\n"


def _rectified(found: TreatyFinding, language: str) -> Iterator[str]:
    """The corrections that belong to the text: the copy shows the text as adopted."""
    for one in found.corrections():
        if one.proposed.content.language == language and one.effected is not None:
            done = one.effected.content
            yield ""
            yield f"Rectified by the procès-verbal {done.symbol} of {in_words(done.executed)}:"
            yield from _replacements(one.proposed.content.replacements)


COLUMNS = ("treaty_id", "state", "act", "date", "folio", "counted", "standing", "in_force_from")


def as_csv(found: TreatyFinding) -> str:
    """Everything received, in the columns of an acts file, with what it counts for on the day."""
    standings = {one.code: one for one in found.participants}
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for act in found.ledger.acts:
        one = standings.get(act.participant)
        row: dict[str, Any] = {
            "treaty_id": found.name,
            "state": act.name,
            "act": act.kind.value,
            "date": act.written,
            "folio": act.row,
            "counted": int(act.sound),
            "standing": one.standing.value if one else "",
            "in_force_from": one.party_from if one else "",
        }
        writer.writerow(row)
    return out.getvalue()
