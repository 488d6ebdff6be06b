"""The ledger: every act of an acts file, kept and marked, and each participant's times of consent.

Nothing is dropped.  An act that cannot be what it says (a date that does not exist, an instrument
before the adoption) stays in its place with a remark and is not counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from paraph.depositary import doubts
from paraph.depositary.participants import (
    CEASED,
    fold,
    identify,
    is_known_code,
    is_organisation,
)
from paraph.depositary.periods import Convention, Delay
from paraph.depositary.remarks import Doubt, Remark
from paraph.depositary.vocabulary import CONSENTS, DEPARTURES, INHERITED, SIGNATURES, ActKind
from paraph.values.sentences import Called, Day, Sentence, Words, worded

_KINDS: Final = {kind.value: kind for kind in ActKind}
_ENOUGH: Final = 3
"""So many signatures show when a text was opened for signature."""
_INCOMPLETE: Final = re.compile(r"\d{4}(-\d{2})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One row: who did what, when, and whether it can be counted.

    ``day`` is None where the date does not exist or is not complete; ``written`` is what the row
    says.  ``row`` counts acts from 1; of an act that is ``filed`` in a record it is the folio
    in the file of its treaty.  ``effect`` is the day from which the act itself says that it works.
    """

    row: int
    participant: str
    name: str
    kind: ActKind
    day: date | None
    written: str
    sound: bool = True
    filed: bool = False
    effect: date | None = None

    @property
    def place(self) -> Sentence:
        """Where the act stands: ``Row 3``, ``Folio 7``."""
        return doubts.place_of(self.row, filed=self.filed)

    @property
    def told(self) -> Sentence:
        """The act in words: ``ratification by Norway on 1993-07-09``."""
        who, day = Called(self.name), Day(self.written)
        return worded("{kind} by {who} on {day}", kind=self.kind, who=who, day=day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """A consent to be bound, from its day until the first day without it (None: still there)."""

    act: Act
    begins: date
    ends: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the consent stands on ``day``."""
        return self.begins <= day and (self.ends is None or day < self.ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All acts in the order of the file, consents by participant, and what is doubtful."""

    acts: tuple[Act, ...]
    consents: Mapping[str, tuple[Consent, ...]]
    names: Mapping[str, str]
    organisations: frozenset[str]
    remarks: tuple[Remark, ...]
    treaty: str = ""

    def acts_of(self, participant: str) -> list[Act]:
        """The sound acts of one participant, oldest first."""
        own = [act for act in self.acts if act.participant == participant and act.sound]
        return sorted(own, key=lambda act: (act.day or date.max, act.row))

    def find(self, name: str) -> str | None:
        """The participant that a clause calls ``name``, by code or by name, if it is here."""
        if name.upper() in self.names:
            return name.upper()
        wanted = fold(name)
        for key, called in self.names.items():
            if key == wanted or fold(called) == wanted:
                return key
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What a record knows beside the rows: who there is, and what is set aside.

    Names are folded, as no list of codes stands behind them; ``aside`` has folios, each with the
    reason for which it does not count.
    """

    known: frozenset[str]
    organisations: frozenset[str] = frozenset()
    aside: Mapping[int, Words] = field(default_factory=dict)


Notice = tuple[Delay, Convention]
"""How long after its notice a departure takes effect, and how that is counted."""


@dataclass(slots=True)
class _Reading:
    notice: Notice | None = None
    register: Register | None = None
    remarks: list[Remark] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    def doubt(self, doubt: Doubt, words: Words, *rows: int) -> None:
        self.remarks.append(Remark(doubt=doubt, words=words, rows=rows))


def read_ledger(
    rows: Iterable[Mapping[str, str]],
    *,
    adopted: date | None = None,
    treaty: str | None = None,
    notice: Notice | None = None,
    register: Register | None = None,
) -> Ledger:
    """The ledger of rows in the columns of ``participation.csv``.

    ``state`` and ``act`` and ``date`` are needed; ``iso3``, ``treaty_id``, ``source`` and
    ``primary`` are used if they are there.  A departure takes effect on the day of ``effect``, or
    when a row of its own says so, else after its ``notice``, else on its own day.  Rows of a record
    have their ``folio``; what its register sets aside is kept and not counted.

    >>> rows = [{"state": "Norway", "iso3": "NOR", "act": "ratification", "date": "1993-02-30"}]
    >>> print(read_ledger(rows).remarks[0].sentence)
    Row 1: 1993-02-30 does not exist (ratification by Norway); the row is kept and not counted.
    """
    reading = _Reading(notice, register)
    numbered = [(int(row.get("folio") or n), row) for n, row in enumerate(rows, start=1)]
    chosen, named = _one_treaty(numbered, treaty, reading)
    acts = [_read_act(number, row, reading) for number, row in _one_source(chosen, reading)]
    acts = _before_adoption(acts, adopted, reading)
    by_participant: dict[str, list[Act]] = {}
    for act in acts:
        if act.sound and act.day is not None:
            by_participant.setdefault(act.participant, []).append(act)
    consents = {
        key: tuple(_consents(sorted(own, key=_order), reading))
        for key, own in by_participant.items()
    }
    return Ledger(
        acts=tuple(acts),
        consents={key: found for key, found in consents.items() if found},
        names=reading.names,
        organisations=frozenset(_organisations(reading)),
        remarks=tuple(reading.remarks),
        treaty=named,
    )


def _organisations(reading: _Reading) -> Iterator[str]:
    for key, name in reading.names.items():
        register = reading.register
        known = is_organisation(key, name) if register is None else key in register.organisations
        if known:
            yield key


def _order(act: Act) -> tuple[date, bool, int]:
    """Acts of one participant by day; on one day a departure comes last."""
    return (act.day or date.max, act.kind in DEPARTURES, act.row)


type_of_rows = list[tuple[int, Mapping[str, str]]]


def _one_treaty(
    rows: type_of_rows, treaty: str | None, reading: _Reading
) -> tuple[type_of_rows, str]:
    """The rows of one treaty: the named one, or the one with most rows."""
    sizes: dict[str, int] = {}
    for _, row in rows:
        name = row.get("treaty_id", "") or ""
        sizes[name] = sizes.get(name, 0) + 1
    chosen = treaty if treaty is not None else max(sizes, key=lambda one: sizes[one], default="")
    if treaty is None and len(sizes) > 1:
        reading.doubt(
            Doubt.SEVERAL_TREATIES,
            doubts.several_treaties(len(sizes), chosen),
        )
    if treaty is None and len(sizes) <= 1:
        return rows, chosen
    return [(n, row) for n, row in rows if (row.get("treaty_id", "") or "") == chosen], chosen


def _one_source(rows: type_of_rows, reading: _Reading) -> type_of_rows:
    """The rows of one source: two lists of one treaty hold the same acts twice."""
    sources: dict[str, int] = {}
    for _, row in rows:
        if source := row.get("source", "") or "":
            sources[source] = sources.get(source, 0) + 1
    if len(sources) <= 1:
        return rows
    primary = {r.get("source", "") for _, r in rows if (r.get("primary", "") or "") == "1"}
    chosen = next(iter(primary)) if len(primary) == 1 else max(sources, key=lambda s: sources[s])
    reading.doubt(
        Doubt.SEVERAL_SOURCES,
        doubts.several_sources(sources, chosen),
    )
    return [(number, row) for number, row in rows if row.get("source", "") == chosen]


def _read_act(number: int, row: Mapping[str, str], reading: _Reading) -> Act:
    name = " ".join((row.get("state") or "").split())
    code = row.get("iso3") or ""
    kind = _KINDS.get((row.get("act") or "").strip().lower(), ActKind.OTHER)
    key = identify(name, code)
    filed = bool(row.get("folio"))
    place = doubts.place_of(number, filed=filed)
    written = (row.get("date") or "").strip()
    day = _read_date(written)
    if day is None:
        what = worded("{kind} by {who}", kind=kind, who=Called(name or code))
        _no_day(place, number, written, what, reading)
    if not key:
        reading.doubt(Doubt.NO_PARTICIPANT, doubts.no_participant(place), number)
    elif key not in reading.names:
        reading.names[key] = CEASED[key][0] if key in CEASED and name == "" else name or code
        _check_participant(number, place, key, reading)
    if kind is ActKind.OTHER:
        words = doubts.unknown_act(place, row.get("act") or "", name)
        reading.doubt(Doubt.UNKNOWN_ACT, words, number)
    act = Act(
        row=number,
        participant=key,
        name=reading.names.get(key, name) if key not in CEASED else name,
        kind=kind,
        day=day,
        written=written,
        sound=bool(key) and day is not None and kind is not ActKind.OTHER,
        filed=filed,
        effect=_read_date(row.get("effect") or ""),
    )
    return _set_aside(act, reading)


def _read_date(written: str) -> date | None:
    """The day that is written, if there is such a day."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _set_aside(act: Act, reading: _Reading) -> Act:
    why = reading.register.aside.get(act.row) if reading.register else None
    if not why:
        return act
    reading.doubt(Doubt.SET_ASIDE, doubts.set_aside(act.place, act.told, why), act.row)
    return replace(act, sound=False)


def _check_participant(number: int, place: Sentence, key: str, reading: _Reading) -> None:
    name, register = reading.names[key], reading.register
    if register is not None and key in register.known:
        return
    if register is None and (is_known_code(key) or is_organisation(key, name)):
        return
    words = doubts.unknown_participant(place, name, in_record=register is not None)
    reading.doubt(Doubt.UNKNOWN_PARTICIPANT, words, number)


def _no_day(place: Sentence, number: int, written: str, what: Sentence, reading: _Reading) -> None:
    """A date that is no day: it is not complete, or it does not exist."""
    if _INCOMPLETE.fullmatch(written):
        words = doubts.incomplete_date(place, written, what)
        reading.doubt(Doubt.INCOMPLETE_DATE, words, number)
    else:
        words = doubts.impossible_date(place, written, what)
        reading.doubt(Doubt.IMPOSSIBLE_DATE, words, number)


def _before_adoption(acts: list[Act], adopted: date | None, reading: _Reading) -> list[Act]:
    """Acts older than the text: impossible if its adoption is known, doubtful if it is not."""
    if adopted is None:
        _suspect_early(acts, reading)
        return acts
    marked: list[Act] = []
    for act in acts:
        early = act.day is not None and act.day < adopted
        if early:
            reading.doubt(
                Doubt.BEFORE_ADOPTION,
                doubts.before_adoption(act.place, act.told, adopted),
                act.row,
            )
        marked.append(replace(act, sound=False) if early else act)
    return marked


def _suspect_early(acts: list[Act], reading: _Reading) -> None:
    """Consents older than every signature, where at least three signed."""
    signed = sorted(act.day for act in acts if act.kind in SIGNATURES and act.day)
    if len(signed) < _ENOUGH:
        return
    for act in acts:
        if act.kind in CONSENTS and act.day and act.day < signed[0]:
            reading.doubt(
                Doubt.BEFORE_ADOPTION,
                doubts.before_signatures(act.place, act.told, signed[0]),
                act.row,
            )


def _consents(acts: list[Act], reading: _Reading) -> Iterator[Consent]:
    """The times of consent of one participant, from its acts in order of time.

    A second consent while the first one stands begins nothing new; it is kept beside it, since a
    clause may count the one and not the other.
    """
    standing: list[Act] = []
    for place, act in enumerate(acts):
        if act.kind in CONSENTS or act.kind in INHERITED:
            if standing and act.kind not in INHERITED:
                _second_consent(standing[0], act, reading)
            standing.append(act)
        elif act.kind in DEPARTURES:
            if not standing:
                _no_consent(act, reading)
            yield from _spans(standing, _leaves(acts[place:], reading.notice))
            standing = []
    yield from _spans(standing, None)


def _spans(acts: list[Act], ends: date | None) -> Iterator[Consent]:
    for act in acts:
        assert act.day is not None
        yield Consent(act=act, begins=act.day, ends=ends)


def _leaves(acts: list[Act], notice: Notice | None) -> date | None:
    """When a departure takes effect: as it says itself or in its own row, else after the notice."""
    if acts[0].effect is not None:
        return acts[0].effect
    for act in acts[1:]:
        if act.kind is ActKind.DENUNCIATION_EFFECT:
            return act.day
        if act.kind in CONSENTS:
            break
    day = acts[0].day
    if notice is None or day is None or acts[0].kind is ActKind.DENUNCIATION_EFFECT:
        return day
    delay, convention = notice
    return delay.after(day, convention)


def _second_consent(first: Act, act: Act, reading: _Reading) -> None:
    reading.doubt(
        Doubt.TWO_CONSENTS,
        doubts.second_consent(places(first, act), act.told, first.told),
        first.row,
        act.row,
    )


def places(first: Act, second: Act) -> Sentence:
    """``Rows 1 and 4``, ``Folios 7 and 9``."""
    return doubts.places_of(first.row, second.row, filed=first.filed)


def _no_consent(act: Act, reading: _Reading) -> None:
    if act.kind is ActKind.DENUNCIATION_EFFECT:
        return
    reading.doubt(
        Doubt.DEPARTURE_WITHOUT_CONSENT,
        doubts.no_consent(act.place, act.told),
        act.row,
    )
