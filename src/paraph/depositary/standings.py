"""Where each participant stands at a date: party, contracting State, signatory, gone.

Source: VCLT 2(1)(f)–(g), 24(3) (consent after entry into force: from that day, unless the treaty
says otherwise), 70; Vienna Convention on Succession of States in respect of Treaties, 22 and 23.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from paraph.depositary.clause import FinalClause
from paraph.depositary.finding import ParticipantStanding
from paraph.depositary.ledger import Act, Consent, Ledger
from paraph.depositary.participants import SUCCESSIONS, ceased_on, fold
from paraph.depositary.periods import Convention, Delay, is_clipped
from paraph.depositary.remarks import Doubt, Remark
from paraph.depositary.vocabulary import INHERITED, SIGNATURES, UNTYPED, ActKind, Standing
from paraph.values.sentences import Called, Day, Words, worded


class General(Protocol):
    """What standings need of the general computation."""

    @property
    def met_on(self) -> date | None:
        """The day on which the conditions were met."""

    @property
    def effective(self) -> date | None:
        """The general entry into force."""


@dataclass(slots=True)
class _Reader:
    clause: FinalClause
    general: General
    convention: Convention
    remarks: list[Remark] = field(default_factory=list)


def standings(
    clause: FinalClause,
    ledger: Ledger,
    general: General,
    on: date | None,
    convention: Convention,
) -> tuple[tuple[ParticipantStanding, ...], list[Remark]]:
    """The standing of every participant on a day, by name, and what is doubtful about it."""
    reader = _Reader(clause, general, convention)
    day = on or date.max
    found = [_standing(key, ledger, day, reader) for key in ledger.names]
    present = [one for one in found if one.standing is not Standing.NONE]
    return tuple(sorted(present, key=lambda one: one.participant)), _joined(reader.remarks)


def _joined(remarks: list[Remark]) -> list[Remark]:
    """Remarks of one doubt and one sentence as one, with all rows."""
    rows: dict[tuple[Doubt, Words], list[int]] = {}
    for remark in remarks:
        rows.setdefault((remark.doubt, remark.words), []).extend(remark.rows)
    return [
        Remark(doubt=doubt, words=words, rows=tuple(sorted(set(numbers))))
        for (doubt, words), numbers in rows.items()
    ]


def _standing(key: str, ledger: Ledger, day: date, reader: _Reader) -> ParticipantStanding:
    acts = [act for act in ledger.acts_of(key) if act.day and act.day <= day]
    consents = [one for one in ledger.consents.get(key, ()) if one.begins <= day]
    standing, since, act, party_from = _stands(acts, consents, day, reader)
    gone = ceased_on(key)
    if gone and gone <= day and standing is not Standing.NONE:
        standing, since = Standing.FORMER_STATE, gone
    return ParticipantStanding(
        participant=ledger.names[key],
        code=key,
        standing=standing,
        since=since,
        act=act.kind.value if act else "",
        act_date=act.day if act else None,
        party_from=party_from,
    )


type_of_stand = tuple[Standing, date | None, Act | None, date | None]


def _stands(acts: list[Act], consents: list[Consent], day: date, reader: _Reader) -> type_of_stand:
    current = next((one for one in consents if one.covers(day)), None)
    if current is not None:
        return _bound(current, acts, day, reader)
    if consents:
        return _gone(consents[-1], reader)
    if applies := _applies(acts, day, reader):
        return Standing.PROVISIONAL, applies, None, None
    signature = next((act for act in acts if act.kind in SIGNATURES), None)
    if signature is not None:
        return Standing.SIGNATORY, signature.day, signature, None
    return Standing.NONE, None, None, None


def _bound(current: Consent, acts: list[Act], day: date, reader: _Reader) -> type_of_stand:
    """Who has consented: a party from the day on which the treaty is in force for it."""
    start = in_force_for(current.act, reader)
    if start is not None and start <= day:
        return Standing.PARTY, start, current.act, start
    if applies := _applies(acts, day, reader):
        return Standing.PROVISIONAL, applies, current.act, start
    return Standing.CONTRACTING, current.begins, current.act, start


def _gone(last: Consent, reader: _Reader) -> type_of_stand:
    """Who had consented and left, before or after the treaty was in force for it."""
    start = in_force_for(last.act, reader)
    was_party = start is not None and last.ends is not None and start < last.ends
    standing = Standing.FORMER_PARTY if was_party else Standing.WITHDRAWN
    return standing, last.ends, last.act, start if was_party else None


def _applies(acts: list[Act], day: date, reader: _Reader) -> date | None:
    """Since when a participant applies the treaty provisionally (VCLT 25), if it does."""
    kinds = {ActKind.PROVISIONAL_APPLICATION, ActKind.PROVISIONAL_ACCEPTANCE}
    clause = reader.clause.provisional
    if clause and clause.until and clause.until < day:
        return None
    notified, ended = None, False
    for act in acts:
        if act.kind in kinds:
            notified, ended = notified or act.day, False
        elif act.kind is ActKind.PROVISIONAL_APPLICATION_ENDED:
            notified, ended = None, True
    return notified or (None if ended else _applies_by_clause(acts, day, reader))


def _applies_by_clause(acts: list[Act], day: date, reader: _Reader) -> date | None:
    """Provisional application that follows from signature, for all who did not decline it."""
    clause = reader.clause.provisional
    signed = next((act.day for act in acts if act.kind in SIGNATURES), None)
    if clause is None or signed is None or clause.begins not in {"with signature", "on a day"}:
        return None
    names = {fold(acts[0].name), acts[0].participant.casefold()}
    if names & {fold(one) for one in clause.not_for}:
        return None
    if clause.opt_out and not clause.not_for:
        reader.remarks.append(
            Remark(
                doubt=Doubt.OPT_OUT,
                words=worded(
                    "Every signatory may decline provisional application; the clause as given "
                    "names nobody who did (`not_for`), so that all signatories are taken to apply "
                    "it."
                ),
            )
        )
    begins = max(signed, clause.on) if clause.begins == "on a day" and clause.on else signed
    return begins if begins <= day else None


def in_force_for(act: Act, reader: _Reader) -> date | None:
    """When the treaty enters into force for who consented by ``act``; None if it is not in force.

    Never before the treaty itself; who consented before the conditions were met begins with it.
    """
    general, met_on = reader.general.effective, reader.general.met_on
    assert act.day is not None
    if general is None:
        return None
    later = reader.clause.later_joiners
    as_consent = later is not None and later.successions == "as a consent"
    if act.kind in INHERITED and not as_consent:
        return _inherited(act, general, reader)
    if met_on is None or act.day <= met_on:
        return general
    if later and later.starting == "entry into force" and act.day <= general:
        return general
    return _joins_later(act, general, reader)


def _joins_later(act: Act, general: date, reader: _Reader) -> date:
    """The day for who consented after the conditions were met."""
    delay = _later_delay(act, reader)
    assert act.day is not None
    if delay is None:
        return max(act.day, general)
    start = delay.after(act.day, reader.convention)
    if act.kind in UNTYPED:
        _maybe_inherited(act, reader)
    if is_clipped(act.day, delay):
        _short_month(act, delay, reader)
    if act.day < general < start:
        _between(act, general, start, reader)
    return max(start, general)


def _later_delay(act: Act, reader: _Reader) -> Delay | None:
    later = reader.clause.later_joiners
    if later is not None:
        text = later.delays.get(act.kind, later.delay)
        return Delay.parse(text) if text is not None else None
    if reader.clause.delay is None:
        return None
    reader.remarks.append(
        Remark(
            doubt=Doubt.LATER_JOINERS,
            words=worded(
                "The clause as given has no rule for those who join later; the delay of the "
                "treaty is used for them. Under VCLT 24(3) a treaty that is silent enters into "
                "force for them on the day of their consent."
            ),
        )
    )
    return Delay.parse(reader.clause.delay)


def _between(act: Act, general: date, start: date, reader: _Reader) -> None:
    reader.remarks.append(
        Remark(
            doubt=Doubt.BETWEEN,
            words=worded(
                "{place}: {act} came after the threshold and before the entry into force on "
                "{general}. By the rule for later joiners the treaty is in force for it from "
                "{start}; some depositaries give it the date of the treaty.",
                place=act.place,
                act=act.told,
                general=Day(general),
                start=Day(start),
            ),
            rows=(act.row,),
        )
    )


def _maybe_inherited(act: Act, reader: _Reader) -> None:
    """An untyped deposit of a successor State may be a notification of succession."""
    succession = SUCCESSIONS.get(act.participant)
    if succession is not None and act.day is not None and succession <= act.day:
        reader.remarks.append(
            Remark(
                doubt=Doubt.SUCCESSION,
                words=worded(
                    "{place}: the list does not give the kind of the {act}. If it notifies a "
                    "succession, {who} has been bound since {day}.",
                    place=act.place,
                    act=act.told,
                    who=Called(act.name),
                    day=Day(succession),
                ),
                rows=(act.row,),
            )
        )


def _short_month(act: Act, delay: Delay, reader: _Reader) -> None:
    assert act.day is not None
    reader.remarks.append(
        Remark(
            doubt=Doubt.SHORT_MONTH,
            words=worded(
                "{place}: {period} ends in a month without such a day; the convention is: {month}.",
                place=act.place,
                period=delay.words(act.day),
                month=reader.convention.short_month,
            ),
            rows=(act.row,),
        )
    )


def _inherited(act: Act, general: date, reader: _Reader) -> date:
    """A successor is bound from the date of the succession, not from that of its notification."""
    assert act.day is not None
    succession = act.effect or SUCCESSIONS.get(act.participant)
    start = succession if succession and succession <= act.day else act.day
    if succession is None:
        reader.remarks.append(
            Remark(
                doubt=Doubt.SUCCESSION,
                words=worded(
                    "{place}: {act} takes effect on the date of the succession of States, which is "
                    "not known here; the date of the row is given.",
                    place=act.place,
                    act=act.told,
                ),
                rows=(act.row,),
            )
        )
    return max(start, general)


def start_for(
    act: Act, clause: FinalClause, general: General, convention: Convention
) -> tuple[date | None, tuple[Remark, ...]]:
    """When the treaty enters into force for who consented by ``act``, and the doubts about it."""
    reader = _Reader(clause, general, convention)
    return in_force_for(act, reader), tuple(reader.remarks)
