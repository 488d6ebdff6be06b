"""All acts of all treaties as columns: standing in thousands of treaties at a date, at once.

One row is one act; a *pair* is one participant of one treaty.  The rules are those of `ledger` and
`standings`, for many treaties together; a test holds the two beside each other.  Days are numbered
as ``date.toordinal`` does; `NEVER` stands for a day that is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from paraph.depositary.participants import CEASED, identify
from paraph.depositary.periods import UNITED_NATIONS, Convention, Delay
from paraph.depositary.vocabulary import (
    CONSENTS,
    DEPARTURES,
    INHERITED,
    SIGNATURES,
    ActKind,
    Standing,
)

Numbers = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]

NEVER: Final = 2**31 - 1
KINDS: Final = tuple(ActKind)
_NUMBER_OF_KIND: Final = {kind.value: number for number, kind in enumerate(KINDS)}
_OTHER: Final = KINDS.index(ActKind.OTHER)

STANDINGS: Final = (
    Standing.NONE,
    Standing.SIGNATORY,
    Standing.CONTRACTING,
    Standing.PARTY,
    Standing.FORMER_PARTY,
    Standing.FORMER_STATE,
)
"""Standings by their number in a status."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What standing needs to know of one treaty: its entry into force, and later joiners' delay."""

    effective: date | None
    delay: Delay | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Acts sorted by pair and day; ``starts`` is when the treaty is in force by a consent.

    ``opens`` marks a consent that begins a time of consent, ``leaves`` a departure that ends one.
    ``unsound`` counts rows without participant, date or known kind; they are in the file and in no
    column.
    """

    treaties: tuple[str, ...]
    participants: tuple[str, ...]
    names: tuple[str, ...]
    treaty: Numbers
    participant: Numbers
    kind: Numbers
    day: Numbers
    pair: Numbers
    pair_treaty: Numbers
    pair_participant: Numbers
    opens: Flags
    leaves: Flags
    starts: Numbers
    unsound: int

    def __len__(self) -> int:
        return len(self.day)


@dataclass(slots=True)
class _Intake:
    """Numbers for words, while rows are read."""

    treaties: dict[str, int] = field(default_factory=dict)
    participants: dict[str, int] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    known: dict[tuple[str, str], int] = field(default_factory=dict)
    days: dict[str, int] = field(default_factory=dict)

    def who(self, name: str, code: str) -> int:
        """The number of a participant, -1 if there is none."""
        found = self.known.get((name, code))
        if found is None:
            key = identify(name, code)
            found = self.participants.setdefault(key, len(self.names)) if key else -1
            if found == len(self.names):
                self.names.append(CEASED[key][0] if key in CEASED else name or code)
            self.known[name, code] = found
        return found

    def day_of(self, written: str) -> int:
        """The number of a day, `NEVER` if it does not exist or is not complete."""
        found = self.days.get(written)
        if found is None:
            try:
                found = date.fromisoformat(written).toordinal()
            except ValueError:
                found = NEVER
            self.days[written] = found
        return found


def read_columns(
    rows: Iterable[Mapping[str, str]],
    terms: Mapping[str, Terms] | None = None,
    *,
    primary_only: bool = True,
    convention: Convention = UNITED_NATIONS,
) -> Columns:
    """The columns of rows as `ledger.read_ledger` takes them, of any number of treaties.

    Rows that ``primary`` marks with 0 repeat those of a newer source and are left out, unless
    ``primary_only`` is false.  Treaties without ``terms`` have no date of entry into force.
    """
    intake, unsound = _Intake(), 0
    found: list[tuple[int, int, int, int]] = []
    for row in rows:
        if primary_only and row.get("primary") == "0":
            continue
        who = intake.who(row["state"], row.get("iso3", ""))
        kind = _NUMBER_OF_KIND.get(row["act"], _OTHER)
        day = intake.day_of(row["date"])
        if who < 0 or kind == _OTHER or day == NEVER:
            unsound += 1
            continue
        name = row.get("treaty_id", "")
        treaty = intake.treaties.setdefault(name, len(intake.treaties))
        found.append((treaty, who, kind, day))
    return _arrange(np.array(found, np.int32).reshape(-1, 4), intake, unsound, terms, convention)


def _arrange(
    acts: Numbers,
    intake: _Intake,
    unsound: int,
    terms: Mapping[str, Terms] | None,
    convention: Convention,
) -> Columns:
    leaving = np.isin(acts[:, 2], _numbers(DEPARTURES))
    order = np.lexsort((leaving, acts[:, 3], acts[:, 1], acts[:, 0]))
    treaty, participant, kind, day = (np.ascontiguousarray(acts[order, n]) for n in range(4))
    width = max(1, len(intake.names))
    key = treaty.astype(np.int64) * width + participant
    unique, pair = np.unique(key, return_inverse=True)
    opens, leaves = _spans(pair.astype(np.int32), kind)
    by_treaty = [(terms or {}).get(name) for name in intake.treaties]
    return Columns(
        treaties=tuple(intake.treaties),
        participants=tuple(intake.participants),
        names=tuple(intake.names),
        treaty=treaty,
        participant=participant,
        kind=kind,
        day=day,
        pair=pair.astype(np.int32),
        pair_treaty=(unique // width).astype(np.int32),
        pair_participant=(unique % width).astype(np.int32),
        opens=opens,
        leaves=leaves,
        starts=_starts(treaty, day, opens, by_treaty, convention),
        unsound=unsound,
    )


def _numbers(kinds: frozenset[ActKind]) -> list[int]:
    return [KINDS.index(kind) for kind in kinds]


def _spans(pair: Numbers, kind: Numbers) -> tuple[Flags, Flags]:
    """Which acts begin and end a time of consent.

    A second consent begins nothing; a notice of withdrawal whose effect is a row of its own ends
    nothing itself.
    """
    binds = np.isin(kind, _numbers(CONSENTS | INHERITED))
    leaves = np.isin(kind, _numbers(DEPARTURES))
    relevant = np.flatnonzero(binds | leaves)
    effect = kind == KINDS.index(ActKind.DENUNCIATION_EFFECT)
    same_next = pair[relevant[:-1]] == pair[relevant[1:]]
    notice = relevant[:-1][same_next & leaves[relevant[:-1]] & effect[relevant[1:]]]
    leaves[notice] = False
    relevant = np.flatnonzero(binds | leaves)
    after_consent = np.zeros(len(pair), np.bool_)
    same = pair[relevant[:-1]] == pair[relevant[1:]]
    after_consent[relevant[1:]] = same & binds[relevant[:-1]]
    return binds & ~after_consent, leaves


def _starts(
    treaty: Numbers,
    day: Numbers,
    opens: Flags,
    by_treaty: list[Terms | None],
    convention: Convention,
) -> Numbers:
    """When the treaty is in force by each consent that opens: never before the treaty itself."""
    starts = np.full(len(day), NEVER, np.int32)
    known: dict[tuple[int, str], int] = {}
    for place in np.flatnonzero(opens):
        term = by_treaty[treaty[place]]
        if term is None or term.effective is None:
            continue
        begins, start = int(day[place]), int(day[place])
        if term.delay is not None:
            key = begins, str(term.delay)
            if key not in known:
                after = term.delay.after(date.fromordinal(begins), convention)
                known[key] = after.toordinal()
            start = known[key]
        starts[place] = max(start, term.effective.toordinal())
    return starts


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The standing of every pair on a day: numbers of `STANDINGS`, and since when.

    ``consented`` is the day of the consent that stands (`NEVER` without one).
    """

    on: date
    standing: npt.NDArray[np.int8]
    since: Numbers
    consented: Numbers


def status(columns: Columns, on: date) -> Status:
    """The standing of every participant in every treaty on a day."""
    last, pairs = on.toordinal(), len(columns.pair_treaty)
    seen = columns.day <= last
    turning = np.flatnonzero(seen & (columns.opens | columns.leaves))
    current = np.full(pairs, -1, np.int64)
    current[columns.pair[turning]] = turning  # of several acts the last one stays
    signed = np.full(pairs, NEVER, np.int32)
    signing = np.flatnonzero(seen & np.isin(columns.kind, _numbers(SIGNATURES)))[::-1]
    signed[columns.pair[signing]] = columns.day[signing]
    has = current >= 0
    gone = has & columns.leaves[current]
    bound = has & ~gone
    party = bound & (columns.starts[current] <= last)
    standing = np.select([gone, party, bound, signed != NEVER], [4, 3, 2, 1], default=0).astype(
        np.int8
    )
    since = np.where(party, columns.starts[current], np.where(has, columns.day[current], signed))
    consented = np.where(bound, columns.day[current], NEVER).astype(np.int32)
    _former(columns, last, standing, since)
    return Status(on=on, standing=standing, since=since.astype(np.int32), consented=consented)


def _former(columns: Columns, last: int, standing: npt.NDArray[np.int8], since: Any) -> None:  # noqa: ANN401
    """Participants that no longer exist on the day."""
    for key, (_, gone, _) in CEASED.items():
        if key in columns.participants and gone.toordinal() <= last:
            who = columns.participants.index(key)
            theirs = (columns.pair_participant == who) & (standing > 0)
            standing[theirs] = 5
            since[theirs] = gone.toordinal()


def counts(columns: Columns, found: Status) -> Numbers:
    """How many participants of each treaty have each standing: treaties × `STANDINGS`."""
    wide = len(STANDINGS)
    keys = columns.pair_treaty * wide + found.standing
    flat = np.bincount(keys, minlength=len(columns.treaties) * wide)
    return flat.reshape(-1, wide).astype(np.int32)


def members(columns: Columns, found: Status, treaties: Numbers, participants: Numbers) -> Flags:
    """Which of some participants are parties to which of some treaties: treaties × participants."""
    grid = np.zeros((len(columns.treaties), len(columns.participants)), np.bool_)
    party = found.standing == STANDINGS.index(Standing.PARTY)
    grid[columns.pair_treaty[party], columns.pair_participant[party]] = True
    return np.ascontiguousarray(grid[np.ix_(treaties, participants)])
