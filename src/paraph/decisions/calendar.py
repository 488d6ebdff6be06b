"""Moments and periods: calendar arithmetic in which every convention is said.

A day is a date.  A moment has an hour and an offset from universal time; a day cannot be set before
or after a moment of the same day, and asking for it is an error, not a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

import msgspec

from paraph.values.errors import Ambiguous, Malformed
from paraph.values.sentences import Sentence, When, counted, worded

_PERIOD = re.compile(r"(\d+) (hour|day|week|month|year)s?")


class DayOfAct(StrEnum):
    """Whether the day on which a period begins is its first day."""

    NOT_COUNTED = "not counted"
    COUNTED = "counted"


class ShortMonth(StrEnum):
    """Where a period of months ends when the last month has no such day."""

    LAST_DAY = "last day"
    NEXT_MONTH = "first day of the next month"


class Counting(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a rule counts days and months; there is no default."""

    first_day: DayOfAct
    short_month: ShortMonth


@dataclass(frozen=True, slots=True, order=False)
class Moment:
    """A day, or a day with an hour and an offset.

    >>> Moment.parse("2003-02-10T10:00+01:00", "deadline").day
    datetime.date(2003, 2, 10)
    """

    day: date
    hour: datetime | None = None

    @classmethod
    def parse(cls, given: object, field: str) -> Moment:
        """Read ``2002-06-07`` or ``2002-06-07T18:00+03:00``.

        Raises:
            Malformed: naming ``field``, if it is neither.
            Ambiguous: if an hour has no offset.
        """
        if not isinstance(given, str):
            told = worded(
                "`{field}`: {given} is not a date or a moment in quotation marks.",
                field=field,
                given=repr(given),
            )
            raise Malformed(told)
        words = given.strip()
        try:
            if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
                return cls(date.fromisoformat(words))
            hour = datetime.fromisoformat(words)
        except ValueError as error:
            raise Malformed(
                worded(
                    "`{field}`: “{given}” is not a date ({day}) or moment ({moment}).",
                    field=field,
                    given=given,
                    day="2002-06-07",
                    moment="2002-06-07T18:00+03:00",
                )
            ) from error
        return cls(hour.date(), _with_offset(hour, given, field))

    def __str__(self) -> str:
        return self.hour.isoformat(timespec="minutes") if self.hour else self.day.isoformat()


def _with_offset(hour: datetime, given: str, field: str) -> datetime:
    if hour.tzinfo is None:
        raise Ambiguous(
            worded(
                "`{field}`: “{given}” names an hour but not where: add the offset, as {offset}.",
                field=field,
                given=given,
                offset="+03:00",
            )
        )
    return hour


def when(moment: Moment) -> When:
    """A moment as it stands in a sentence.

    >>> when(Moment(date(2003, 2, 11)))
    '2003-02-11'
    """
    return When(moment)


def lasting(period: str) -> Sentence:
    """How long a period is that a rule writes.

    >>> str(lasting("24 hours"))
    '24 hours'
    """
    return Period.parse(period).words


def is_after(one: Moment, other: Moment, field: str) -> bool:
    """Whether ``one`` is later than ``other``.

    >>> is_after(Moment(date(2003, 2, 11)), Moment(date(2003, 2, 10)), "as_of")
    True

    Raises:
        Ambiguous: if one is a day, the other a moment of that day.
    """
    if one.hour and other.hour:
        return one.hour > other.hour
    if one.day == other.day and (one.hour or other.hour):
        raise Ambiguous(
            worded(
                "`{field}`: {one} and {other} fall on one day: say the hour of both.",
                field=field,
                one=when(one),
                other=when(other),
            )
        )
    return one.day > other.day


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time in one unit.

    >>> Period.parse("90 days")
    Period(number=90, unit='day')
    """

    number: int
    unit: str

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read ``24 hours``, ``90 days``, ``2 weeks``, ``6 months`` or ``1 year``.

        Raises:
            Malformed: if it is none of these.
        """
        found = _PERIOD.fullmatch(text.strip())
        if not found:
            raise Malformed(
                worded(
                    "“{text}” is not a period: write {examples}.",
                    text=text,
                    examples="24 hours, 90 days, 6 months, 1 year",
                )
            )
        return cls(int(found[1]), found[2])

    def __str__(self) -> str:
        return f"{self.number} {self.unit}{'' if self.number == 1 else 's'}"

    @property
    def words(self) -> Sentence:
        """How long it is, in words.

        >>> str(Period(90, "day").words)
        '90 days'
        """
        match self.unit:
            case "hour":
                return counted("{number} hour", "{number} hours", self.number)
            case "day":
                return counted("{number} day", "{number} days", self.number)
            case "week":
                return counted("{number} week", "{number} weeks", self.number)
            case "month":
                return counted("{number} month", "{number} months", self.number)
            case _:
                return counted("{number} year", "{number} years", self.number)

    def after(self, start: Moment, counting: Counting | None) -> Moment:
        """The moment at which the period ends that begins with ``start``.

        >>> counting = Counting(first_day=DayOfAct.NOT_COUNTED, short_month=ShortMonth.LAST_DAY)
        >>> str(Period(10, "month").after(Moment(date(2024, 9, 19)), counting))
        '2025-07-19'

        Raises:
            Ambiguous: if hours are counted from a day without an hour.
        """
        if self.unit == "hour":
            if start.hour is None:
                raise Ambiguous(
                    worded(
                        "{period} cannot be counted from {start}: say the hour, as {hour}.",
                        period=str(self),
                        start=when(start),
                        hour=f"{start}T10:00Z",
                    )
                )
            end = start.hour + timedelta(hours=self.number)
            return Moment(end.date(), end)
        assert counting is not None, "checked when the rule was loaded"
        day = self._day_after(start.day, counting)
        return Moment(day, _same_hour(start.hour, day))

    def before(self, end: Moment) -> Moment:
        """The day so many days or weeks before ``end``.

        >>> str(Period(10, "day").before(Moment(date(2024, 3, 31))))
        '2024-03-21'
        """
        assert self.unit in {"day", "week"}, "checked when the rule was loaded"
        return Moment(end.day - timedelta(days=self.number * (7 if self.unit == "week" else 1)))

    def _day_after(self, day: date, counting: Counting) -> date:
        counted = counting.first_day is DayOfAct.COUNTED
        if self.unit in {"day", "week"}:
            days = self.number * (7 if self.unit == "week" else 1)
            return day + timedelta(days=days - counted)
        months = self.number * (12 if self.unit == "year" else 1)
        end = _months_after(day, months, counting.short_month)
        return end - timedelta(days=counted)


def _months_after(day: date, months: int, short: ShortMonth) -> date:
    """The day of the same number ``months`` later."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    following = (first + timedelta(days=31)).replace(day=1)
    end = first + timedelta(days=day.day - 1)
    if end < following:
        return end
    return following if short is ShortMonth.NEXT_MONTH else following - timedelta(days=1)


def _same_hour(hour: datetime | None, day: date) -> datetime | None:
    return hour and datetime.combine(day, hour.timetz())
