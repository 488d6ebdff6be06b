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
    def place(self) -> str:
        """Where the act stands: ``Row 3``, ``Folio 7``."""
        return f"{'Folio' if self.filed else 'Row'} {self.row}"

    @property
    def told(self) -> str:
        """The act in words: ``ratification by Norway on 1993-07-09``."""
        return f"{self.kind.value} by {self.name} on {self.written}"


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
    """Who is known where a record, and no list of codes, says who there is: folded names."""

    known: frozenset[str]
    organisations: frozenset[str] = frozenset()


Notice = tuple[Delay, Convention]
"""How long after its notice a departure takes effect, and how that is counted."""


@dataclass(slots=True)
class _Reading:
    notice: Notice | None = None
    register: Register | None = None
    remarks: list[Remark] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    def doubt(self, doubt: Doubt, sentence: str, *rows: int) -> None:
        self.remarks.append(Remark(doubt=doubt, sentence=sentence, rows=rows))


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
    have their ``folio``; what is set ``aside`` for a reason is kept and not counted.

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
            f"The file holds acts of {len(sizes)} treaties; {chosen or 'the unnamed one'} has most "
            "rows and was computed. Name another with --treaty.",
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
        f"The acts come from {len(sources)} sources ({', '.join(sorted(sources))}); only those of "
        f"{chosen} were counted, so that no act counts twice.",
    )
    return [(number, row) for number, row in rows if row.get("source", "") == chosen]


def _read_act(number: int, row: Mapping[str, str], reading: _Reading) -> Act:
    name = " ".join((row.get("state") or "").split())
    code = row.get("iso3") or ""
    kind = _KINDS.get((row.get("act") or "").strip().lower(), ActKind.OTHER)
    key = identify(name, code)
    place = f"{'Folio' if row.get('folio') else 'Row'} {number}"
    written = (row.get("date") or "").strip()
    day = _read_day(number, place, written, f"{kind.value} by {name or code}", reading)
    if not key:
        sentence = f"{place} names no participant; it is kept and not counted."
        reading.doubt(Doubt.NO_PARTICIPANT, sentence, number)
    elif key not in reading.names:
        reading.names[key] = CEASED[key][0] if key in CEASED and name == "" else name or code
        _check_participant(number, place, key, reading)
    if kind is ActKind.OTHER:
        reading.doubt(
            Doubt.UNKNOWN_ACT,
            f"{place}: “{row.get('act') or ''}” of {name} is no kind of act that is known; "
            "the row is kept and not counted.",
            number,
        )
    act = Act(
        row=number,
        participant=key,
        name=reading.names.get(key, name) if key not in CEASED else name,
        kind=kind,
        day=day,
        written=written,
        sound=bool(key) and day is not None and kind is not ActKind.OTHER,
        filed=bool(row.get("folio")),
        effect=_effect(row),
    )
    return _set_aside(act, row.get("aside") or "", reading)


def _effect(row: Mapping[str, str]) -> date | None:
    """The day from which an act says that it works, if there is such a day."""
    try:
        return date.fromisoformat(row.get("effect") or "")
    except ValueError:
        return None


def _set_aside(act: Act, why: str, reading: _Reading) -> Act:
    if not why:
        return act
    sentence = f"{act.place}: {act.told} is kept and not counted: {why}"
    reading.doubt(Doubt.SET_ASIDE, sentence, act.row)
    return replace(act, sound=False)


def _check_participant(number: int, place: str, key: str, reading: _Reading) -> None:
    name, register = reading.names[key], reading.register
    if register is not None and key in register.known:
        return
    if register is None and (is_known_code(key) or is_organisation(key, name)):
        return
    where = "as a State or organisation" if register is None else "as a participant of the record"
    reading.doubt(
        Doubt.UNKNOWN_PARTICIPANT,
        f"{place}: “{name}” is not known {where}; its acts are kept and "
        "counted under that name. Whether it may become a party is for the clause to say.",
        number,
    )


def _read_day(number: int, place: str, written: str, what: str, reading: _Reading) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        if _INCOMPLETE.fullmatch(written):
            doubt, why = Doubt.INCOMPLETE_DATE, f"“{written}” is not a complete date"
        else:
            doubt, why = Doubt.IMPOSSIBLE_DATE, f"{written or 'an empty date'} does not exist"
    sentence = f"{place}: {why} ({what}); the row is kept and not counted."
    reading.doubt(doubt, sentence, number)
    return None


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
                f"{act.place}: {act.told} is older than the adoption of the text on {adopted}; "
                "the row is kept and not counted.",
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
                f"{act.place}: {act.told} is older than the first signature ({signed[0]}), "
                "perhaps than the text; say when it was adopted. It is counted until then.",
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
        f"{places(first, act)}: {act.told} follows {first.told} without a departure "
        "between them; the participant counts once.",
        first.row,
        act.row,
    )


def places(first: Act, second: Act) -> str:
    """``Rows 1 and 4``, ``Folios 7 and 9``."""
    return f"{'Folios' if first.filed else 'Rows'} {first.row} and {second.row}"


def _no_consent(act: Act, reading: _Reading) -> None:
    if act.kind is ActKind.DENUNCIATION_EFFECT:
        return
    reading.doubt(
        Doubt.DEPARTURE_WITHOUT_CONSENT,
        f"{act.place}: {act.told} follows no consent that is in the list; the row is kept.",
        act.row,
    )
