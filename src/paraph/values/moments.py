"""Moments: instants with the offset of their place, and deadlines that name the place.

A moment is text, RFC 3339 with an offset: ``2002-06-07T18:00:00+04:00``.  The offset says for ever
which instant is meant; the zone says which clock people looked at.  Zones are those of the IANA
data base, which changes: what a deadline *is* never depends on it, only the check of a new one.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from paraph.values.clocks import LONG_FRACTION, moment_in_words
from paraph.values.dates import parse_date
from paraph.values.errors import Malformed
from paraph.values.sentences import Words, worded
from paraph.values.shapes import shape_fault


class PlacedMoment(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A moment at a place, by the clocks of a zone: "18:00 in New York".

    >>> deadline = PlacedMoment("2020-04-02T18:00:00-04:00", "New York", "America/New_York")
    >>> str(deadline)
    '18:00 on 2 April 2020 in New York (UTC-04:00)'
    >>> zone_fault(deadline)
    """

    moment: str
    place: str
    zone: str

    def __str__(self) -> str:
        return f"{moment_in_words(self.moment)[:-1]}".replace(" (", f" in {self.place} (") + ")"


def instant(moment: str) -> datetime:
    """The instant of a moment, aware of its offset; finer than microseconds is cut.

    >>> instant("2002-06-07T18:00:00+04:00") == instant("2002-06-07T14:00:00Z")
    True

    Raises:
        Malformed: if it is no moment.
    """
    try:
        made = datetime.fromisoformat(LONG_FRACTION.sub(r"\1", moment))
    except ValueError as error:
        words = worded("{moment} is no moment: {why}.", moment=repr(moment), why=shape_fault(error))
        raise Malformed(words) from error
    if made.tzinfo is None or "T" not in moment:
        raise Malformed(
            worded(
                "{moment} is no moment: write it as 2002-06-07T18:00:00+04:00, with its offset.",
                moment=repr(moment),
            )
        )
    return made


def later(one: str | None, other: str) -> str:
    """The later of two moments; the other, if they are the same instant or there is no first one.

    >>> later("2002-06-07T18:00:00+04:00", "2002-06-07T15:00:00Z")
    '2002-06-07T15:00:00Z'
    >>> later("2002-06-07T18:00:00+04:00", "2002-06-07T13:00:00Z")
    '2002-06-07T18:00:00+04:00'
    """
    if one is None:
        return other
    if len(one) == len(other) and one[-6:] == other[-6:]:  # one form and offset: as texts
        return max(other, one)
    return one if instant(one) > instant(other) else other


def in_utc(when: datetime) -> str:
    """A moment as it is written in universal time, to the second.

    >>> in_utc(instant("2002-06-07T18:00:00+04:00"))
    '2002-06-07T14:00:00Z'
    """
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def at_place(local: str, zone: str) -> str:
    """The moment at which clocks in ``zone`` show ``local``.

    >>> at_place("2002-06-07T18:00", "Europe/Moscow")
    '2002-06-07T18:00:00+04:00'

    Raises:
        Malformed: if there is no such zone or no such hour there.
    """
    try:
        shown = datetime.fromisoformat(local)
    except ValueError as error:
        words = worded("{local} is no local time: write it as 2002-06-07T18:00.", local=repr(local))
        raise Malformed(words) from error
    if shown.tzinfo is not None:
        raise Malformed(
            worded("{local} has an offset already; a local time has none.", local=repr(local))
        )
    return shown.replace(tzinfo=find_zone(zone)).isoformat()


def end_of_day(day: date, zone: str = "UTC") -> datetime:
    """The last microsecond of a day by the clocks of a zone.

    >>> end_of_day(date(2002, 4, 27)).isoformat()
    '2002-04-27T23:59:59.999999+00:00'
    """
    return datetime.combine(day, time.max, find_zone(zone))


def find_zone(zone: str) -> ZoneInfo:
    """The zone of the IANA data base of this name.

    Raises:
        Malformed: if there is none.
    """
    try:
        return ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        words = worded(
            "{zone} is no zone of the IANA data base: write it as Asia/Shanghai.", zone=repr(zone)
        )
        raise Malformed(words) from error


def zone_fault(placed: PlacedMoment) -> Words | None:
    """What is wrong with a moment at a place, in a sentence; None if the zone agrees with it."""
    try:
        when = instant(placed.moment)
        offset = when.astimezone(find_zone(placed.zone)).utcoffset()
    except Malformed as error:
        return error.words
    if offset == when.utcoffset():
        return None
    right = when.replace(tzinfo=find_zone(placed.zone)).isoformat()
    return worded(
        "{moment} has not the offset of {zone}: there it is {right}.",
        moment=placed.moment,
        zone=placed.zone,
        right=right,
    )


def as_of(text: str, zone: str = "UTC") -> datetime:
    """The instant that a person means by a moment, or by a day: its end by the clocks of ``zone``.

    >>> as_of("2002-04-27").isoformat()
    '2002-04-27T23:59:59.999999+00:00'
    >>> as_of("2002-06-07T18:00:00+04:00").isoformat()
    '2002-06-07T18:00:00+04:00'
    """
    return instant(text) if "T" in text else end_of_day(parse_date(text), zone)


EARLIEST: Final = datetime.min.replace(tzinfo=UTC)
"""Before every moment."""
