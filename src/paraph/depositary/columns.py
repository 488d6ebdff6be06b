"""All acts of all treaties as columns: standing in thousands of treaties at a date, at once.

One row is one act; a *pair* is one participant of one treaty.  The rules are those of `ledger` and
`standings`, for many treaties together; a test holds the two beside each other.  Days are numbered
as ``date.toordinal`` does; `NEVER` stands for a day that is not known.
"""

from __future__ import annotations

import csv
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import compress, islice
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
from paraph.values.errors import Malformed

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

    def who(self, name: str, code: str) -> int:
        """The number of a participant, -1 if there is none."""
        key = identify(name, code)
        found = self.participants.setdefault(key, len(self.names)) if key else -1
        if found == len(self.names):
            self.names.append(CEASED[key][0] if key in CEASED else name or code)
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
    kept = [row for row in rows if not (primary_only and row.get("primary") == "0")]
    cells = [[row[name] for row in kept] for name in ("state", "act", "date")]
    cells += [[row.get(name, "") for row in kept] for name in ("iso3", "treaty_id")]
    return _columns(cells, terms, convention)


def read_columns_csv(
    lines: Iterable[str],
    terms: Mapping[str, Terms] | None = None,
    *,
    primary_only: bool = True,
    convention: Convention = UNITED_NATIONS,
) -> Columns:
    """The columns of an acts file in CSV, line by line, without a mapping for each row.

    >>> read_columns_csv(["state,act,date", "Norway,ratification,2001-01-10"]).names
    ('Norway',)

    Raises:
        Malformed: if a column that is needed is missing, or a row is too short.
    """
    records = csv.reader(lines)
    heading = next(records, [])
    if lacking := {"state", "act", "date"} - {*heading}:
        raise Malformed(f"The acts file lacks the column {', '.join(sorted(lacking))}.")
    primary = heading.index("primary") if primary_only and "primary" in heading else None
    wanted = ("state", "act", "date", "iso3", "treaty_id")
    cells: list[list[str]] = [[] for _ in wanted]
    while block := list(islice(records, _BLOCK)):
        kept = [row for row in block if row and (primary is None or row[primary:][:1] != ["0"])]
        if {len(heading)} != {*map(len, kept), len(heading)}:
            faulty = next(row for row in kept if len(row) != len(heading))
            words = f"{len(faulty)} cells and the heading {len(heading)}: {','.join(faulty)}"
            raise Malformed(f"A row of the acts file has {words}.")
        found = dict(zip(heading, zip(*kept, strict=True), strict=False))
        nothing = ("",) * len(kept)
        for column, name in zip(cells, wanted, strict=True):
            column.extend(found.get(name, nothing))
    return _columns(cells, terms, convention)


_BLOCK: Final = 4096
"""So many rows of a file are held at once."""


def _columns(
    cells: Sequence[Sequence[str]], terms: Mapping[str, Terms] | None, convention: Convention
) -> Columns:
    """The columns of cells: names, kinds of act, days, codes and treaties, each in its numbers.

    Every word is looked at once and then looked up, so that a long file costs little more than
    its reading.
    """
    names, kinds, days, codes, titles = cells
    intake = _Intake()
    people = dict.fromkeys(zip(names, codes, strict=True))
    who = _looked_up(zip(names, codes, strict=True), {one: intake.who(*one) for one in people})
    day = _looked_up(days, {one: day_number(one) for one in {*days}})
    kind = _looked_up(kinds, {one: _NUMBER_OF_KIND.get(one, _OTHER) for one in {*kinds}})
    sound = (who >= 0) & (kind != _OTHER) & (day != NEVER)
    told = list(compress(titles, sound.tolist()))
    intake.treaties = {one: number for number, one in enumerate(dict.fromkeys(told))}
    treaty = _looked_up(told, intake.treaties)
    acts = np.stack([treaty, who[sound], kind[sound], day[sound]], axis=1)
    return _arrange(acts, intake, int((~sound).sum()), terms, convention)


def _looked_up(words: Iterable[Hashable], numbers: Mapping[Any, int]) -> Numbers:
    """The number of each word."""
    return np.fromiter(map(numbers.__getitem__, words), np.int32)


def day_number(written: str) -> int:
    """The number of a day, `NEVER` if it does not exist or is not complete.

    >>> day_number("2001-02-30") == NEVER
    True
    """
    try:
        return date.fromisoformat(written).toordinal()
    except ValueError:
        return NEVER


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
    known = [one.effective if one else None for one in by_treaty]
    effective = np.array([day.toordinal() if day else NEVER for day in known], np.int32)
    delays = [one.delay if one else None for one in by_treaty]
    opened = np.flatnonzero(opens)
    begins = day[opened].copy()
    for delay in {one for one in delays if one is not None}:
        mine = np.array([one == delay for one in delays], np.bool_)[treaty[opened]]
        days, back = np.unique(begins[mine], return_inverse=True)
        after = [delay.after(date.fromordinal(one), convention) for one in days.tolist()]
        begins[mine] = np.array([one.toordinal() for one in after], np.int32)[back]
    starts = np.full(len(day), NEVER, np.int32)
    starts[opened] = np.maximum(begins, effective[treaty[opened]])
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
