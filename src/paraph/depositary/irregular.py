"""Acts that the final clauses do not provide for, or not yet: marked, kept, and never undone.

A depositary receives what is handed in and draws attention to it (VCLT 77(2)); whether an act that
came too early or from somebody else is void, the Parties decide.  So nothing here changes a date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from paraph.depositary.clause import FinalClause
from paraph.depositary.further import Accession, SigningWindow
from paraph.depositary.ledger import Act, Ledger, places
from paraph.depositary.periods import Convention, Delay
from paraph.depositary.remarks import Doubt, Remark
from paraph.depositary.standings import General, start_for
from paraph.depositary.vocabulary import ActKind
from paraph.values.sentences import Called, Day, Sentence, Series, Words, counted, worded

_SIGNED = frozenset(
    {ActKind.SIGNATURE, ActKind.SIGNATURE_AD_REFERENDUM, ActKind.DEFINITIVE_SIGNATURE}
)
_LEFT = frozenset({ActKind.WITHDRAWAL, ActKind.DENUNCIATION})


@dataclass(frozen=True, slots=True)
class _Case:
    clause: FinalClause
    ledger: Ledger
    general: General
    convention: Convention

    @property
    def effective(self) -> date | None:
        """The general entry into force."""
        return self.general.effective

    def acts(self, *kinds: ActKind) -> Iterator[tuple[Act, date]]:
        """The sound acts of some kinds, each with its day."""
        for act in self.ledger.acts:
            if act.sound and act.kind in kinds and act.day is not None:
                yield act, act.day

    def among(self, act: Act, names: tuple[str, ...]) -> bool:
        """Whether who acted is one of the named participants."""
        return act.participant in {self.ledger.find(name) or name for name in names}


def irregular(
    clause: FinalClause, ledger: Ledger, general: General, convention: Convention
) -> Iterator[Remark]:
    """A remark on every act that the clauses do not provide for at its time."""
    case = _Case(clause, ledger, general, convention)
    yield from _signatures(case)
    yield from _accessions(case)
    yield from _departures(case)


def deposits(clause: FinalClause, ledger: Ledger) -> list[Remark]:
    """The remarks of the ledger, where one instrument may have gone to several depositaries."""
    if len(clause.depositaries) <= 1:
        return list(ledger.remarks)
    acts = {act.row: act for act in ledger.acts}
    return [_deposited_again(one, acts, len(clause.depositaries)) for one in ledger.remarks]


def _deposited_again(remark: Remark, acts: Mapping[int, Act], depositaries: int) -> Remark:
    """Two consents of one kind as two deposits of one instrument; any other remark as it is."""
    pair = [acts[row] for row in remark.rows if row in acts]
    if remark.doubt is not Doubt.TWO_CONSENTS or len({act.kind for act in pair}) > 1:
        return remark
    first, second = pair[0], pair[-1]
    return Remark(
        doubt=Doubt.SEVERAL_DEPOSITS,
        words=worded(
            "{places}: the {act} was deposited again on {day}; the treaty has {number} "
            "depositaries, and the first deposit counts.",
            places=places(first, second),
            act=first.told,
            day=Day(second.written),
            number=depositaries,
        ),
        rows=remark.rows,
    )


def _remark(doubt: Doubt, act: Act, words: Words) -> Remark:
    return Remark(doubt=doubt, words=words, rows=(act.row,))


def _signatures(case: _Case) -> Iterator[Remark]:
    signing = case.clause.signing
    if signing is None:
        return
    for act, day in case.acts(*_SIGNED):
        if signing.windows and not any(_open(one, day, case) for one in signing.windows):
            words = worded(
                "{place}: {act} lies outside of the time for signature ({times}); the row is kept, "
                "and whether it makes a signatory is for the Parties to say.",
                place=act.place,
                act=act.told,
                times=Series(map(_told, signing.windows)),
            )
            yield _remark(Doubt.OUTSIDE_WINDOW, act, words)
        if signing.only and not case.among(act, signing.only):
            words = worded(
                "{place}: {act} comes from one that may not sign.", place=act.place, act=act.told
            )
            yield _remark(Doubt.NOT_ENTITLED, act, words)
        if signing.definitive is False and act.kind is ActKind.DEFINITIVE_SIGNATURE:
            words = worded(
                "{place}: {act} is said to bind, but the clauses ask for ratification "
                "(VCLT 14(1)).",
                place=act.place,
                act=act.told,
            )
            yield _remark(Doubt.NOT_PROVIDED, act, words)


def _open(window: SigningWindow, day: date, case: _Case) -> bool:
    """Whether a text can be signed on a day; both ends of the window belong to it."""
    closes = window.closes or date.max
    if window.until_in_force and case.effective is not None:
        closes = min(closes, case.effective)
    return (window.opens or date.min) <= day <= closes


def _told(window: SigningWindow) -> Sentence:
    """A window in words: “from 2003-12-09 until 2005-12-09 in New York”."""
    if window.place:
        times = _times(window)
        return worded("{times} in {place}", times=times, place=window.place)
    return _times(window)


def _times(window: SigningWindow) -> Sentence:
    opens = Day(window.opens) if window.opens else None
    if window.closes:
        closes = Day(window.closes)
        return (
            worded("from {opens} until {closes}", opens=opens, closes=closes)
            if opens
            else worded("until {closes}", closes=closes)
        )
    if window.until_in_force:
        return (
            worded("from {opens} until the entry into force", opens=opens)
            if opens
            else worded("until the entry into force")
        )
    return worded("from {opens}", opens=opens) if opens else worded("at any time")


def _accessions(case: _Case) -> Iterator[Remark]:
    joining = case.clause.accession
    if joining is None:
        return
    acceded = list(case.acts(ActKind.ACCESSION))
    for act, day in acceded:
        yield from _of_whom(act, joining, case)
        yield from _before_opening(act, day, _accession_opens(case))
    if joining.approval and acceded:
        rows = tuple(act.row for act, _ in acceded)
        yield Remark(
            doubt=Doubt.APPROVAL_UNTOLD,
            words=counted(
                "Accession needs the approval of {who}; no act in the list shows it for {number} "
                "accession.",
                "Accession needs the approval of {who}; no act in the list shows it for {number} "
                "accessions.",
                len(rows),
                who=Called(joining.approval),
            ),
            rows=rows,
        )


def _of_whom(act: Act, joining: Accession, case: _Case) -> Iterator[Remark]:
    """An accession of one that cannot join by it."""
    place, told = act.place, act.told
    if joining.closed:
        words = worded(
            "{place}: {act} is not provided for: only signatories join.", place=place, act=told
        )
        yield _remark(Doubt.NOT_PROVIDED, act, words)
    elif joining.only and not case.among(act, joining.only):
        words = worded("{place}: {act} comes from one that may not accede.", place=place, act=told)
        yield _remark(Doubt.NOT_ENTITLED, act, words)


def _before_opening(act: Act, day: date, opened: date | None) -> Iterator[Remark]:
    """An accession before it was possible."""
    if opened is None:
        words = worded(
            "{place}: {act} came before the entry into force; accession is open only after it.",
            place=act.place,
            act=act.told,
        )
        yield _remark(Doubt.TOO_EARLY, act, words)
    elif day < opened:
        words = worded(
            "{place}: {act} came before accession was open, on {opened}.",
            place=act.place,
            act=act.told,
            opened=Day(opened),
        )
        yield _remark(Doubt.TOO_EARLY, act, words)


def _accession_opens(case: _Case) -> date | None:
    """The first day on which one can accede; None if it waits for an entry into force to come."""
    joining = case.clause.accession
    assert joining is not None
    if joining.opens_on is not None:
        return joining.opens_on
    if joining.opens == "entry into force":
        return case.effective
    signing = case.clause.signing
    ends = [one.closes for one in signing.windows if one.closes] if signing else []
    if joining.opens == "after signature" and ends:
        return max(ends) + timedelta(days=1)
    return date.min


def _departures(case: _Case) -> Iterator[Remark]:
    leaving = case.clause.withdrawal
    if leaving is None:
        return
    for act, day in case.acts(*_LEFT):
        place, told = act.place, act.told
        if leaving.allowed is False:
            words = worded(
                "{place}: {act} is not provided for: no party may leave.", place=place, act=told
            )
            yield _remark(Doubt.NOT_PROVIDED, act, words)
            continue
        if leaving.allowed is None and case.clause.notice is None:
            words = worded(
                "{place}: {act} is not regulated by the clauses: it is possible only if the "
                "Parties meant it to be or the nature of the treaty implies it, with twelve "
                "months' notice (VCLT 56).",
                place=place,
                act=told,
            )
            yield _remark(Doubt.NOT_PROVIDED, act, words)
        first = _first_notice(act, case)
        if first is not None and day < first:
            words = worded(
                "{place}: {act} was notified before {first}, the first day on which the clauses "
                "allow it.",
                place=place,
                act=told,
                first=Day(first),
            )
            yield _remark(Doubt.TOO_EARLY, act, words)


def _first_notice(act: Act, case: _Case) -> date | None:
    """The first day on which a party can give notice, if the clauses set one."""
    leaving = case.clause.withdrawal
    if leaving is None or leaving.earliest is None:
        return None
    start = case.effective
    if leaving.since == "own entry into force":
        own = case.ledger.consents.get(act.participant, ())
        joined = [one.act for one in own if act.day and one.begins <= act.day]
        if joined:
            start, _ = start_for(joined[-1], case.clause, case.general, case.convention)
    return Delay.parse(leaving.earliest).after(start, case.convention) if start else None
