"""The computed date beside the depositary's: what explains the difference, if anything does.

The notified date is authoritative; it stands beside the computed one and never replaces it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from paraph.depositary.clause import FinalClause
from paraph.depositary.counting import Scope, qualifying
from paraph.depositary.entry import entry_into_force
from paraph.depositary.finding import EntryFinding
from paraph.depositary.ledger import Act, Ledger
from paraph.depositary.periods import Convention, Delay, FirstDay
from paraph.depositary.remarks import Doubt, Remark, ranked
from paraph.depositary.vocabulary import Organisations
from paraph.values.sentences import Day, Sentence, counted, worded


def compare(
    found: EntryFinding,
    notified: date,
    clause: FinalClause,
    ledger: Ledger,
    convention: Convention,
) -> EntryFinding:
    """The finding with the notified date beside it and, if they differ, every explanation."""
    if found.entry_into_force == notified:
        return replace(found, notified=notified)
    computed = found.entry_into_force or found.earliest
    reasons = list(_reasons(notified, computed, clause, ledger, convention))
    if not reasons:
        reasons = [worded("No other counting convention, scope or rank in the list explains it.")]
    remarks = [
        Remark(doubt=Doubt.NOTIFIED_DIFFERS, words=_differs(notified, computed, one))
        for one in reasons
    ]
    return replace(found, notified=notified, remarks=ranked([*found.remarks, *remarks]))


def _differs(notified: date, computed: date | None, reason: Sentence) -> Sentence:
    return worded(
        "The depositary notified {notified}, the computation gives {computed}. {reason}",
        notified=Day(notified),
        computed=Day(computed) if computed else worded("no date"),
        reason=reason,
    )


def _reasons(
    notified: date,
    computed: date | None,
    clause: FinalClause,
    ledger: Ledger,
    convention: Convention,
) -> Iterator[Sentence]:
    for first_day in FirstDay:
        other = replace(convention, first_day=first_day)
        if other != convention and _date(clause, ledger, other) == notified:
            yield worded(
                "It follows from another way of counting ({convention}): record it for this "
                "treaty.",
                convention=other.words,
            )
    for organisations in (Organisations.COUNTED, Organisations.NOT_COUNTED):
        changed = _with_organisations(clause, organisations)
        said = clause.organisations is organisations
        if not said and _date(changed, ledger, convention) == notified:
            yield _if_organisations(organisations)
    yield from _left_out(notified, clause, ledger, convention)
    if clause.threshold is not None and clause.delay is not None:
        yield from _ranks(notified, clause, ledger, convention)
    if computed and computed < notified and clause.conditions:
        yield worded(
            "It is later than the conditions that could be told: another one was met later."
        )


def _if_organisations(organisations: Organisations) -> Sentence:
    if organisations is Organisations.COUNTED:
        return worded("It follows if the instruments of organisations are counted.")
    return worded("It follows if the instruments of organisations are not counted.")


def _with_organisations(clause: FinalClause, organisations: Organisations) -> FinalClause:
    from msgspec.structs import replace as change  # noqa: PLC0415 - two replaces meet here

    return change(clause, organisations=organisations)


def _date(clause: FinalClause, ledger: Ledger, convention: Convention) -> date | None:
    found = entry_into_force(clause, ledger, convention=convention)
    return found.entry_into_force or found.earliest


def _left_out(
    notified: date, clause: FinalClause, ledger: Ledger, convention: Convention
) -> Iterator[Sentence]:
    """Single consents without which the computed date equals the notified one."""
    today = entry_into_force(clause, ledger, convention=convention)
    suspects = {
        row
        for remark in today.remarks
        if remark.doubt in {Doubt.ON_ADOPTION, Doubt.BEFORE_ADOPTION, Doubt.UNKNOWN_PARTICIPANT}
        for row in remark.rows
    }
    for row in sorted(suspects):
        act = next(act for act in ledger.acts if act.row == row)
        kept = {
            key: tuple(one for one in consents if one.act.row != row)
            for key, consents in ledger.consents.items()
        }
        fewer = replace(ledger, consents=kept)
        if _date(clause, fewer, convention) == notified:
            if act.filed:
                yield worded(
                    "It follows without folio {number} ({act}), which is doubtful in itself.",
                    number=str(act.row),
                    act=act.told,
                )
            else:
                yield worded(
                    "It follows without row {number} ({act}), which is doubtful in itself.",
                    number=str(act.row),
                    act=act.told,
                )


def _ranks(
    notified: date, clause: FinalClause, ledger: Ledger, convention: Convention
) -> Iterator[Sentence]:
    """Which act of the list, by its rank, would give the notified date."""
    assert clause.threshold is not None
    assert clause.delay is not None
    delay, wanted = Delay.parse(clause.delay), clause.threshold
    left = (
        ledger.organisations if clause.organisations is Organisations.NOT_COUNTED else frozenset()
    )
    order = _first_consents(clause, ledger, Scope(without=left))
    fitting = [
        (rank, act)
        for rank, act in enumerate(order, start=1)
        if act.day and delay.after(act.day, convention) == notified
    ]
    if not fitting:
        yield counted(
            "No act in the list gives it, so the one that completed the conditions is missing "
            "from the list (it holds {number} that count).",
            "No act in the list gives it, so the one that completed the conditions is missing "
            "from the list (it holds {number} that count).",
            len(order),
        )
        return
    rank, act = min(fitting, key=lambda one: abs(one[0] - wanted))
    if rank != wanted:
        yield _of_another_rank(rank, wanted, act)


def _of_another_rank(rank: int, wanted: int, act: Act) -> Sentence:
    """The rule applied to an earlier or a later consent than the one that completed it."""
    if rank < wanted:
        return counted(
            "It is exactly the rule applied to consent no. {rank} ({act}): {number} earlier "
            "consents are missing from the list, as those of former States or of States that left.",
            "It is exactly the rule applied to consent no. {rank} ({act}): {number} earlier "
            "consents are missing from the list, as those of former States or of States that left.",
            wanted - rank,
            rank=rank,
            act=act.told,
        )
    return counted(
        "It is exactly the rule applied to consent no. {rank} ({act}): the depositary did not "
        "count {number} of the earlier ones.",
        "It is exactly the rule applied to consent no. {rank} ({act}): the depositary did not "
        "count {number} of the earlier ones.",
        rank - wanted,
        rank=rank,
        act=act.told,
    )


def _first_consents(clause: FinalClause, ledger: Ledger, scope: Scope) -> list[Act]:
    """The first consent that counts of each participant, by day."""
    seen: dict[str, Act] = {}
    for one in qualifying(ledger, frozenset(clause.counted), scope):
        seen.setdefault(one.participant, one.act)
    return list(seen.values())
