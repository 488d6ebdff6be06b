"""Documents that a depositary sends: notification, procès-verbal of rectification, certified copy.

They are made from a finding on a day, in plain text and in our own words, and decide nothing.
Each is a paper: lines that can be told in any language of the interface, and in English as text.
Source: VCLT 77 (functions of depositaries), 78 (notifications), 79 (correction of errors).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
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
from paraph.values.sentences import Called, Sentence, Tag, Words, called, worded

RULE = "-" * 72
SIGNED_BY = "____________"
"""Where a person puts a day or a name by hand."""


class Paper(msgspec.Struct, frozen=True):
    """A document, line by line.

    >>> print(Paper((worded("Done on {day}.", day=date(2002, 6, 7)),)), end="")
    Done on 7 June 2002.
    """

    lines: tuple[Words, ...]

    def told(self, tell: Callable[[Words], str] = str) -> str:
        """The text, as ``tell`` says each line; in English without one."""
        return "\n".join(map(tell, self.lines)) + "\n"

    def __str__(self) -> str:
        return self.told()


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """What a certified copy rests on: the text with its digest, and the head of the record."""

    language: str
    text: str
    digest: str
    record: str
    entry: int
    head: str


def _heading(found: TreatyFinding, reference: Words, title: Words) -> Iterator[Words]:
    content = found.facts.deposited.content
    yield worded("Reference: {reference}", reference=reference)
    yield ""
    yield content.title.upper()
    if content.place:
        yield worded("adopted at {place} on {day}", place=content.place, day=content.adopted)
    else:
        yield worded("adopted on {day}", day=content.adopted)
    yield ""
    yield title
    yield RULE


def _indented(line: Words) -> Sentence:
    return worded("   {line}", line=line)


def notification(found: TreatyFinding, issued: Kept[said.NotificationIssued] | None) -> Paper:
    """A depositary notification: one that was issued, or a draft of what nobody was told yet."""
    reference: Words
    if issued is None:
        folios, reference = untold_folios(found.facts), worded("draft, not issued")
        begins, day = found.in_force_from, found.on
    else:
        content = issued.content
        folios, reference = content.folios, content.symbol
        begins, day = content.entry_into_force, content.issued
    lines = (
        *_heading(found, reference, worded("DEPOSITARY NOTIFICATION")),
        worded("The depositary ({desks}) communicates the following:", desks=_desks(found)),
        "",
        *_folios(found, folios),
        *_objection_times(found, folios, day),
        *_entry(found, begins),
        "",
        worded("{day}", day=day),
    )
    return Paper(lines)


def _desks(found: TreatyFinding) -> tuple[Called, ...]:
    return called(one.name for one in found.facts.deposited.content.depositaries)


def _folios(found: TreatyFinding, folios: Iterable[int]) -> Iterator[Words]:
    wanted = set(folios)
    marked = {row: mark for mark in found.marks for row in mark.rows}
    kept = [one for one in found.facts.file() if one.folio in wanted]
    if not kept:
        yield worded("Nothing was received that was not notified before.")
    for number, one in enumerate(kept, 1):
        yield worded(
            "{number}. {act} [folio {folio}]",
            number=str(number),
            act=told(one.by, one.content),
            folio=str(one.folio),
        )
        if one.folio in marked:
            mark = marked[one.folio].words
            yield _indented(worded("The depositary draws attention to this: {mark}", mark=mark))


def _objection_times(found: TreatyFinding, folios: Iterable[int], day: date) -> Iterator[Words]:
    """Until when objections to the reservations of this notification are possible."""
    wanted = set(folios)
    for one in found.reservations():
        if one.made.folio in wanted:
            limit = last_day_to_object(one.notified or day, date.min)
            yield ""
            yield worded(
                "Objections to the reservation “{statement}” are possible until {day}, or until "
                "the date of consent to be bound, if that is later (VCLT 20(5)).",
                statement=one.made.content.statement,
                day=limit,
            )


def _entry(found: TreatyFinding, begins: date | None) -> Iterator[Words]:
    """The dates side by side: what is notified, and what the clause makes of what was received."""
    computed = found.computed.entry_into_force
    yield ""
    if begins is None and computed is None:
        lacking = tuple(one.fact or one.number for one in found.computed.missing)
        yield worded(
            "The treaty is not in force; missing: {what}.", what=lacking or worded("nothing")
        )
        return
    yield worded("Entry into force: {day}.", day=begins or worded("not notified"))
    yield worded("Computed from the final clause: {day}.", day=computed or worded("no date"))
    for one in found.computed.grounds:
        yield _indented(worded("{ground} [{citation}]", ground=one.words, citation=one.citation))


def rectification(found: TreatyFinding, correction: CorrectionFinding) -> Paper:
    """The procès-verbal of rectification of the text in one language; a draft until executed."""
    content, done = correction.proposed.content, correction.effected
    reference = done.content.symbol if done else worded("draft, not executed")
    language = Tag(content.language)
    lines = (
        *_heading(found, reference, worded("PROCÈS-VERBAL OF RECTIFICATION")),
        *_warning(correction),
        worded(
            "The depositary ({desks}) found errors in the authentic {language} text and proposed "
            "on {day} to correct them; the time for objections runs until {until}.",
            desks=_desks(found),
            language=language,
            day=content.proposed,
            until=content.until,
        ),
        "",
        *(worded("- {line}", line=ground.words) for ground in correction.grounds),
        "",
        worded(
            "The {language} text is corrected as follows, from the beginning (VCLT 79(4)):",
            language=language,
        ),
        "",
        *_replacements(content.replacements),
        *_other_languages(found, content.language),
        "",
        worded("Done on {day}.", day=done.content.executed if done else SIGNED_BY),
        "",
        worded("For the depositary: {name}", name=SIGNED_BY),
    )
    return Paper(lines)


def _warning(correction: CorrectionFinding) -> Iterator[Words]:
    standing = correction.standing
    if standing in {CorrectionStanding.UNOPPOSED, CorrectionStanding.EFFECTED}:
        return
    yield worded(
        "NOTE: by what was received, the correction stands as follows: {standing}.",
        standing=standing,
    )
    yield ""


def _replacements(replacements: Iterable[said.Replacement]) -> Iterator[Words]:
    for one in replacements:
        yield one.provision
        yield _indented(worded("for:  {text}", text=one.reads))
        yield _indented(worded("read: {text}", text=one.should_read))


def _other_languages(found: TreatyFinding, language: str) -> Iterator[Words]:
    others = tuple(Tag(one) for one in found.facts.deposited.content.languages if one != language)
    if others:
        yield ""
        yield worded("It changes nothing in: {languages}.", languages=others)


def certified_copy(found: TreatyFinding, copy: Copy) -> Paper:
    """A text with the statement that it is a true copy, its digest, and what it is proved by."""
    content = found.facts.deposited.content
    lines = (
        copy.text.rstrip("\n"),
        "",
        RULE,
        worded("CERTIFIED TRUE COPY"),
        "",
        worded(
            "The foregoing is a true copy of the {language} text of the {title}, adopted on {day}, "
            "which lies with the depositary ({desks}).",
            language=Tag(copy.language),
            title=content.title,
            day=content.adopted,
            desks=_desks(found),
        ),
        "",
        _digest(copy, is_recorded=copy.language in content.text),
        worded(
            "Record {record}, entry {entry}: {head}",
            record=copy.record,
            entry=str(copy.entry),
            head=copy.head,
        ),
        *_rectified(found, copy.language),
        "",
        worded("{day}", day=found.on),
        "",
        worded("For the depositary: {name}", name=SIGNED_BY),
    )
    return Paper(lines)


def _digest(copy: Copy, *, is_recorded: bool) -> Sentence:
    if is_recorded:
        return worded(
            "SHA-256 of the text: {digest} (the same as at the deposit)", digest=copy.digest
        )
    return worded("SHA-256 of the text: {digest} (not recorded at the deposit)", digest=copy.digest)


def _rectified(found: TreatyFinding, language: str) -> Iterator[Words]:
    """The corrections that belong to the text: the copy shows the text as adopted."""
    for one in found.corrections():
        if one.proposed.content.language == language and one.effected is not None:
            done = one.effected.content
            yield ""
            yield worded(
                "Rectified by the procès-verbal {symbol} of {day}:",
                symbol=done.symbol,
                day=done.executed,
            )
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
