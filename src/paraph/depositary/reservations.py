"""What a reservation does between two participants, and what an objection changes.

Source: VCLT 19–23.  A reservation modifies the relation both ways for who has not objected by the
end of twelve months after its notification, or by the date of the own consent if that is later
(20(5), 21(1)); an objection keeps the reserved provisions from applying between the two (21(3));
only an objection that definitely says so prevents the entry into force between them (20(4)(b)).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from paraph.depositary.participants import fold, identify
from paraph.depositary.periods import ShortMonth, months_after
from paraph.values.sentences import Day, Sentence, worded

PERIOD: Final = 12
"""Months within which silence becomes acceptance (VCLT 20(5))."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """A reservation of one participant; without a day it was made with the consent itself.

    ``notified`` is the day on which the depositary told the others of it, from which their time
    for objections runs; without one it is taken to be the day of the reservation.  ``withdrawn`` is
    the first day without the reservation.
    """

    treaty: str
    by: str
    made: date | None
    withdrawn: date | None = None
    notified: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservationObjection:
    """An objection to the reservations of another, and whether it opposes entry into force."""

    treaty: str
    by: str
    to: str
    made: date
    opposes_entry_into_force: bool = False
    withdrawn: date | None = None

    def stands(self, on: date) -> bool:
        """Whether it was made and not yet withdrawn on a day."""
        return self.made <= on and (self.withdrawn is None or on < self.withdrawn)


class Effect(StrEnum):
    """What stands between a reserving participant and another one."""

    NONE = "no reservation"
    MODIFIED = "modified to the extent of the reservation"
    PENDING = "modified; an objection is still possible"
    EXCLUDED = "the reserved provisions do not apply between the two"
    NO_RELATION = "the treaty is not in force between the two"


def last_day_to_object(notified: date, own_consent: date) -> date:
    """Until when a contracting State can object (VCLT 20(5)).

    >>> last_day_to_object(date(2010, 6, 23), date(2005, 1, 1))
    datetime.date(2011, 6, 23)
    >>> last_day_to_object(date(2010, 6, 23), date(2015, 1, 1))
    datetime.date(2015, 1, 1)
    """
    return max(months_after(notified, PERIOD, ShortMonth.LAST_DAY), own_consent)


def effect(
    made: date,
    own_consent: date,
    on: date,
    objected: ReservationObjection | None = None,
    *,
    notified: date | None = None,
) -> tuple[Effect, Sentence]:
    """What a reservation of ``made`` does on a day towards who consented on ``own_consent``.

    The time for objections runs from ``notified``; without it, from the day of the reservation.

    >>> effect(date(2010, 6, 23), date(2005, 1, 1), date(2010, 12, 1))[0]
    <Effect.PENDING: 'modified; an objection is still possible'>
    >>> told = date(2010, 8, 1)
    >>> effect(date(2010, 6, 23), date(2005, 1, 1), date(2011, 7, 1), notified=told)[0]
    <Effect.PENDING: 'modified; an objection is still possible'>
    """
    if on < made:
        words = worded("The reservation was made on {day}, after {on}.", day=Day(made), on=Day(on))
        return Effect.NONE, words
    limit = last_day_to_object(notified or made, own_consent)
    if objected is not None and objected.stands(on):
        return _objected_to(objected, limit, is_notified=notified is not None)
    if on <= limit:
        return Effect.PENDING, worded(
            "An objection is possible until {limit} (VCLT 20(5)).", limit=Day(limit)
        )
    return Effect.MODIFIED, worded("No objection by {limit} (VCLT 20(5), 21(1)).", limit=Day(limit))


def _objected_to(
    objected: ReservationObjection, limit: date, *, is_notified: bool
) -> tuple[Effect, Sentence]:
    """What an objection does that was made by a day or after it."""
    day = Day(objected.made)
    if objected.made > limit and is_notified:
        return Effect.MODIFIED, worded(
            "The objection of {day} came after {limit}, too late (VCLT 20(5)).",
            day=day,
            limit=Day(limit),
        )
    if objected.made > limit:
        return Effect.MODIFIED, worded(
            "The objection of {day} came after {limit}, too late if the notification was of the "
            "day of the reservation (VCLT 20(5)).",
            day=day,
            limit=Day(limit),
        )
    if objected.opposes_entry_into_force:
        return Effect.NO_RELATION, worded("Objection of {day}, VCLT 20(4)(b).", day=day)
    return Effect.EXCLUDED, worded("Objection of {day}, VCLT 21(3).", day=day)


_RESERVES = re.compile(r"reserv|does not consider itself bound|shall not be bound", re.IGNORECASE)
_HARMLESS = re.compile(
    r"(?:not|nor)\s+(?:\w+\s+){0,4}?(?:preclude|prevent|an obstacle|affect|constitute)",
    re.IGNORECASE,
)
_OPPOSES = re.compile(
    r"(?:preclud|prevent)\w*\s+(?:\w+\s+){0,4}?(?:entry|entering) into force|"
    r"(?:not|no)\s+(?:\w+\s+){0,6}?(?:enter into force|in force|treaty relations?) between",
    re.IGNORECASE,
)


def opposes(text: str) -> bool:
    """Whether the words of an objection definitely oppose entry into force between the two.

    >>> opposes("This objection shall not preclude the entry into force between us.")
    False
    >>> opposes("The Convention will not enter into force between the two States.")
    True
    """
    return _OPPOSES.search(text) is not None and _HARMLESS.search(text) is None


def read_reservations(
    rows: Iterable[Mapping[str, str]],
) -> tuple[tuple[Reservation, ...], tuple[ReservationObjection, ...], int]:
    """Reservations and objections of rows, and how many rows are neither.

    Rows have ``treaty_id, kind, state, iso3, date, target_named, text`` and perhaps the days
    ``notified`` and ``withdrawn``.  A declaration is taken as
    a reservation if its words reserve something “however phrased or named” (VCLT 2(1)(d)); what a
    declaration really is remains for a lawyer.
    """
    made: list[Reservation] = []
    against: list[ReservationObjection] = []
    codes: dict[str, str] = {}
    left, kept = 0, list(rows)
    for row in kept:
        codes.setdefault(fold(row["state"]), identify(row["state"], row.get("iso3", "")))
    for row in kept:
        if (objected := _objected(row, codes)) is not None:
            against.append(objected)
        elif row["kind"].endswith("reservation") and _RESERVES.search(row["text"]):
            made.append(_reserved(row))
        else:
            left += 1
    return tuple(made), tuple(against), left


def _objected(row: Mapping[str, str], codes: Mapping[str, str]) -> ReservationObjection | None:
    """The objection of a row, if it is one and says to whom and when."""
    target, day = row.get("target_named", ""), _day(row.get("date", ""))
    if row["kind"] != "objection" or not target or day is None:
        return None
    return ReservationObjection(
        treaty=row["treaty_id"],
        by=identify(row["state"], row.get("iso3", "")),
        to=codes.get(fold(target), identify(target, "")),
        made=day,
        opposes_entry_into_force=opposes(row["text"]),
        withdrawn=_day(row.get("withdrawn", "")),
    )


def _reserved(row: Mapping[str, str]) -> Reservation:
    return Reservation(
        treaty=row["treaty_id"],
        by=identify(row["state"], row.get("iso3", "")),
        made=_day(row.get("date", "")),
        withdrawn=_day(row.get("withdrawn", "")),
        notified=_day(row.get("notified", "")),
    )


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
