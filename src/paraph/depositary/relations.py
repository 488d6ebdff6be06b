"""Treaty relations: which treaties are in force between any two participants at a date, and how.

Two parties are bound to each other unless one objected to a reservation of the other and opposed
the entry into force between them.  Source: VCLT 19–23, 34; rules in `reservations`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntFlag

import numpy as np
import numpy.typing as npt

from paraph.depositary.columns import NEVER, Columns, Flags, Numbers, Status, members, status
from paraph.depositary.periods import ShortMonth, months_after
from paraph.depositary.reservations import PERIOD, Reservation, ReservationObjection


class Relation(IntFlag):
    """What stands between two participants under one treaty: one octet of the matrix.

    ``IN_FORCE`` without reservations; ``RESERVED`` instead if one of the two has a reservation,
    ``RESERVED_BOTH`` if both have; ``PENDING`` while an objection is possible; ``EXCLUDED`` if the
    reserved provisions do not apply; ``OPPOSED`` alone if an objection keeps the treaty from being
    in force between the two.
    """

    NONE = 0
    IN_FORCE = 1
    RESERVED = 2
    RESERVED_BOTH = 4
    PENDING = 8
    EXCLUDED = 16
    OPPOSED = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservationColumns:
    """Reservations and objections as columns, numbered like the `Columns` they belong to.

    ``notified`` is 0 where the day is not known, ``withdrawn`` `NEVER` where it stands.
    """

    treaty: Numbers
    by: Numbers
    made: Numbers
    notified: Numbers
    withdrawn: Numbers
    objected_treaty: Numbers
    objected_by: Numbers
    objected_to: Numbers
    objected_on: Numbers
    objected_until: Numbers
    opposing: Flags


def number_reservations(
    columns: Columns,
    made: Sequence[Reservation],
    against: Sequence[ReservationObjection],
) -> ReservationColumns:
    """Reservations and objections of treaties and participants that the columns hold."""
    treaty = {name: number for number, name in enumerate(columns.treaties)}
    who = {name: number for number, name in enumerate(columns.participants)}
    known = [one for one in made if one.treaty in treaty and one.by in who]
    objected = [one for one in against if one.treaty in treaty and one.by in who and one.to in who]
    return ReservationColumns(
        treaty=_numbers(treaty[one.treaty] for one in known),
        by=_numbers(who[one.by] for one in known),
        made=_numbers(_day(one.made, 0) for one in known),
        notified=_numbers(_day(one.notified, 0) for one in known),
        withdrawn=_numbers(_day(one.withdrawn, NEVER) for one in known),
        objected_treaty=_numbers(treaty[one.treaty] for one in objected),
        objected_by=_numbers(who[one.by] for one in objected),
        objected_to=_numbers(who[one.to] for one in objected),
        objected_on=_numbers(one.made.toordinal() for one in objected),
        objected_until=_numbers(_day(one.withdrawn, NEVER) for one in objected),
        opposing=np.array([one.opposes_entry_into_force for one in objected], np.bool_),
    )


def _numbers(found: Iterable[int]) -> Numbers:
    return np.fromiter(found, np.int32)


def _day(day: date | None, otherwise: int) -> int:
    """The number of a day, or what stands for a day that is not known."""
    return otherwise if day is None else day.toordinal()


def relation_matrix(
    columns: Columns,
    reserved: ReservationColumns,
    treaties: Numbers,
    participants: Numbers,
    on: date,
) -> npt.NDArray[np.uint8]:
    """`Relation` for every two of some participants under each of some treaties, on a day.

    The shape is treaties × participants × participants, the diagonal 0.  A reservation without a
    day counts from the consent of its author.
    """
    found = status(columns, on)
    party = members(columns, found, treaties, participants)
    consented = _consents(columns, found, treaties, participants)
    places = _Places.of(columns, treaties, participants)
    told = _told_on(reserved, consented, places, on)
    value = party.astype(np.uint8) * (1 + (told >= 0)).astype(np.uint8)
    matrix = np.empty((len(treaties), len(participants), len(participants)), np.uint8)
    np.multiply(value[:, :, None], value[:, None, :], out=matrix)
    _pend(matrix, told, on)
    _object(matrix, reserved, _Days(told, consented, on.toordinal()), places)
    diagonal = np.arange(len(participants))
    matrix[:, diagonal, diagonal] = 0
    return matrix


def count_relations(
    columns: Columns,
    made: Sequence[Reservation],
    against: Sequence[ReservationObjection],
    on: date,
) -> list[dict[str, str | int]]:
    """For every treaty, how many pairs of participants it binds on a day, and how.

    Treaties are taken in blocks, so that no more than some hundred matrices are held at once.
    """
    reserved = number_reservations(columns, made, against)
    everyone = np.arange(len(columns.participants), dtype=np.int32)
    rows: list[dict[str, str | int]] = []
    for begin in range(0, len(columns.treaties), _BLOCK):
        block = np.arange(begin, min(begin + _BLOCK, len(columns.treaties)), dtype=np.int32)
        matrix = relation_matrix(columns, reserved, block, everyone, on)
        for number, grid in zip(block.tolist(), matrix, strict=True):
            found = np.bincount(grid.ravel(), minlength=64) // 2
            rows.append({"treaty": columns.treaties[number], **_told(found)})
    return rows


_BLOCK = 128
_BOUND = np.uint8(Relation.IN_FORCE | Relation.RESERVED | Relation.RESERVED_BOTH)


def _told(found: npt.NDArray[np.int64]) -> dict[str, int]:
    """Pairs by what stands between them."""
    value = np.arange(len(found))
    bound = (value & _BOUND) > 0
    return {
        "in force": int(found[bound].sum()),
        "with reservations": int(found[bound & (value & Relation.IN_FORCE == 0)].sum()),
        "reserved provisions excluded": int(found[value & Relation.EXCLUDED > 0].sum()),
        "not in force by objection": int(found[value == Relation.OPPOSED].sum()),
    }


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the treaties and participants of the columns stand in a matrix; -1 if they do not."""

    treaty: Numbers
    participant: Numbers

    @classmethod
    def of(cls, columns: Columns, treaties: Numbers, participants: Numbers) -> _Places:
        treaty = np.full(len(columns.treaties), -1, np.int32)
        treaty[treaties] = np.arange(len(treaties), dtype=np.int32)
        participant = np.full(len(columns.participants), -1, np.int32)
        participant[participants] = np.arange(len(participants), dtype=np.int32)
        return cls(treaty, participant)


def _consents(columns: Columns, found: Status, treaties: Numbers, participants: Numbers) -> Numbers:
    """The day of the standing consent: treaties × participants, `NEVER` without one."""
    grid = np.full((len(columns.treaties), len(columns.participants)), NEVER, np.int32)
    grid[columns.pair_treaty, columns.pair_participant] = found.consented
    return np.ascontiguousarray(grid[np.ix_(treaties, participants)])


def _told_on(
    reserved: ReservationColumns, consented: Numbers, places: _Places, on: date
) -> Numbers:
    """When the last reservation in effect by each participant was notified, -1 if it has none.

    Treaties × participants.  Without a notification it is the day of the reservation itself.
    """
    told = np.full(consented.shape, -1, np.int32)
    rows, who = places.treaty[reserved.treaty], places.participant[reserved.by]
    inside = (rows >= 0) & (who >= 0) & (reserved.withdrawn > on.toordinal())
    rows, who, made = rows[inside], who[inside], reserved.made[inside]
    day = np.maximum(made, consented[rows, who])  # confirmed with the consent (VCLT 23(2))
    usable = day <= on.toordinal()
    notified = np.where(reserved.notified[inside] > 0, reserved.notified[inside], day)
    np.maximum.at(told, (rows[usable], who[usable]), notified[usable])
    return told


def _pend(matrix: npt.NDArray[np.uint8], told: Numbers, on: date) -> None:
    """Mark relations in which an objection is still possible.

    A party's own consent lies before the day, so that only the twelve months matter (VCLT 20(5)).
    """
    begin = months_after(on, -PERIOD, ShortMonth.LAST_DAY).toordinal()
    pending = np.uint8(Relation.PENDING)
    for row, who in zip(*np.nonzero(told >= begin), strict=True):
        for line in (matrix[row, who, :], matrix[row, :, who]):
            line[line > 0] |= pending


@dataclass(frozen=True, slots=True)
class _Days:
    """When reservations were notified and consents given (treaties × participants), and the day."""

    told: Numbers
    consented: Numbers
    on: int


def _object(
    matrix: npt.NDArray[np.uint8], reserved: ReservationColumns, days: _Days, places: _Places
) -> None:
    """Mark relations that an objection in time has changed, both ways."""
    rows = places.treaty[reserved.objected_treaty]
    by, to = places.participant[reserved.objected_by], places.participant[reserved.objected_to]
    stands = (reserved.objected_on <= days.on) & (reserved.objected_until > days.on)
    inside = (rows >= 0) & (by >= 0) & (to >= 0) & stands
    rows, by, to = rows[inside], by[inside], to[inside]
    made, hard = reserved.objected_on[inside], reserved.opposing[inside]
    told = days.told[rows, to]
    limit = np.maximum(_twelve_months_after(told), days.consented[rows, by])
    valid = (told >= 0) & (made <= limit) & (matrix[rows, by, to] > 0)
    rows, by, to, hard = rows[valid], by[valid], to[valid], hard[valid]
    pending = np.uint8(Relation.PENDING)
    for one, other in ((by, to), (to, by)):
        simple = matrix[rows, one, other] & ~pending | np.uint8(Relation.EXCLUDED)
        matrix[rows, one, other] = np.where(hard, np.uint8(Relation.OPPOSED), simple)


def _twelve_months_after(days: Numbers) -> Numbers:
    """The last days to object for reservations notified on ``days``."""
    found = [
        -1
        if day < 0
        else months_after(date.fromordinal(day), PERIOD, ShortMonth.LAST_DAY).toordinal()
        for day in days.tolist()
    ]
    return np.array(found, np.int32)
