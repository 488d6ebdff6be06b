"""Periods of final clauses: from the day on which conditions are met to the day of effect.

Three things differ between depositaries and are never assumed here: whether the day of deposit is
the first day of a period, whether a whole period must have run out, and where a period of months
ends when the last month is too short.  `Convention` holds all three and has no default.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from paraph.values.errors import Malformed
from paraph.values.sentences import Day, Sentence, counted, worded


class FirstDay(StrEnum):
    """How the day of deposit stands to the first day of a period.

    The Secretary-General of the United Nations does not count it (deposit 28 December, thirtieth
    day 27 January).  The International Atomic Energy Agency let thirty whole days pass until
    about 2004: one day more.
    """

    NOT_COUNTED = "not counted"
    COUNTED = "counted"
    WHOLE_PERIOD = "whole period elapsed"

    @property
    def shift(self) -> int:
        """Days to add to plain addition."""
        return {"not counted": 0, "counted": -1, "whole period elapsed": 1}[self.value]


class ShortMonth(StrEnum):
    """Where a period of months ends when its last month has no such day."""

    LAST_DAY = "last day"
    NEXT_MONTH = "first day of the next month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention:
    """How one depositary counts the periods of one treaty.

    >>> print(Convention(first_day=FirstDay.NOT_COUNTED, short_month=ShortMonth.LAST_DAY))
    day of deposit not counted; short month: last day
    """

    first_day: FirstDay
    short_month: ShortMonth

    def __str__(self) -> str:
        return str(self.words)

    @property
    def words(self) -> Sentence:
        """The convention in words."""
        month = self.short_month
        match self.first_day:
            case FirstDay.NOT_COUNTED:
                return worded("day of deposit not counted; short month: {month}", month=month)
            case FirstDay.COUNTED:
                return worded("day of deposit counted; short month: {month}", month=month)
            case FirstDay.WHOLE_PERIOD:
                return worded("whole period elapsed; short month: {month}", month=month)


UNITED_NATIONS = Convention(first_day=FirstDay.NOT_COUNTED, short_month=ShortMonth.LAST_DAY)
"""As the Secretary-General counts days; his practice for short months is not documented."""


class DelayUnit(StrEnum):
    """The forms of delay of final clauses, as ``eif_golden.csv`` writes them."""

    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    FIRST_AFTER_MONTHS = "first_of_month_after_months"
    NTH_CALENDAR_MONTH = "first_of_nth_calendar_month"
    FIRST_AFTER_DAYS = "first_of_month_after_days"
    FIRST_OF_YEAR = "first_of_year_after_months"


@dataclass(frozen=True, slots=True)
class Delay:
    """From the day on which the last condition is met to entry into force.

    >>> str(Delay.parse("first_of_month_after_months:3"))
    'first_of_month_after_months:3'
    >>> Delay.parse("days:90").after(date(1993, 12, 21), UNITED_NATIONS)
    datetime.date(1994, 3, 21)
    """

    unit: DelayUnit
    number: int

    @classmethod
    def parse(cls, text: str) -> Delay:
        """Read ``days:30``, ``months:3``, ``first_of_nth_calendar_month:6`` and so on.

        Raises:
            Malformed: if it is none of them.
        """
        words = text.strip().replace(" ", "").lower()
        if words in {"on_deposit", "ondeposit", "upon"}:
            return cls(DelayUnit.DAYS, 0)
        unit, _, number = words.partition(":")
        if unit not in set(DelayUnit) or not re.fullmatch(r"\d{1,4}", number):
            raise Malformed(
                worded(
                    "`delay`: “{text}” is no delay: write one of {known}, or on_deposit.",
                    text=text,
                    known=", ".join(f"{one.value}:n" for one in DelayUnit),
                )
            )
        return cls(DelayUnit(unit), int(number))

    def __str__(self) -> str:
        return f"{self.unit.value}:{self.number}"

    def words(self, day: date) -> Sentence:
        """The delay after a day as a clause says it.

        >>> print(Delay(DelayUnit.MONTHS, 3).words(date(2004, 3, 18)))
        3 months after 2004-03-18
        """
        start, number = Day(day), self.number
        match self.unit:
            case DelayUnit.DAYS if number == 0:
                return worded("on the day of {day}", day=start)
            case DelayUnit.DAYS:
                return counted(
                    "{number} days after {day}", "{number} days after {day}", number, day=start
                )
            case DelayUnit.MONTHS:
                return counted(
                    "{number} months after {day}", "{number} months after {day}", number, day=start
                )
            case DelayUnit.YEARS:
                return counted(
                    "{number} years after {day}", "{number} years after {day}", number, day=start
                )
            case _:
                return self._first_day_words(start)

    def _first_day_words(self, start: Day) -> Sentence:
        """The delays that end on the first day of a month or a year."""
        number = self.number
        match self.unit:
            case DelayUnit.FIRST_AFTER_MONTHS:
                return counted(
                    "first day of the month following the expiry of {number} months after {day}",
                    "first day of the month following the expiry of {number} months after {day}",
                    number,
                    day=start,
                )
            case DelayUnit.NTH_CALENDAR_MONTH:
                return worded(
                    "first day of calendar month no. {number} after the month of {day}",
                    number=number,
                    day=start,
                )
            case DelayUnit.FIRST_AFTER_DAYS:
                return worded(
                    "first day of the month following day {number} after {day}",
                    number=number,
                    day=start,
                )
            case _:
                return counted(
                    "first day of the year following the expiry of {number} months after {day}",
                    "first day of the year following the expiry of {number} months after {day}",
                    number,
                    day=start,
                )

    def counting(self, day: date, convention: Convention) -> Sentence:
        """How the delay after a day is counted, and the day on which it has its effect.

        >>> print(Delay(DelayUnit.DAYS, 30).counting(date(2001, 3, 1), UNITED_NATIONS))
        30 days after 2001-03-01 (day of deposit not counted; short month: last day): 2001-03-31.
        """
        return worded(
            "{delay} ({convention}): {result}.",
            delay=self.words(day),
            convention=convention.words,
            result=Day(self.after(day, convention)),
        )

    def after(self, day: date, convention: Convention) -> date:
        """The day on which the delay that begins with ``day`` has its effect.

        “First day of the month following the expiration of three months after”: three months,
        then the next first day, even if the period itself ends on a first day.  “First day of the
        third month after the month of deposit”: the day of deposit does not matter.  “At the end
        of the year in which six months have passed since the notice”: the first day without is the
        next 1 January.  No delay means the day itself, whatever the convention.

        >>> Delay.parse("first_of_month_after_months:3").after(date(2004, 3, 18), UNITED_NATIONS)
        datetime.date(2004, 7, 1)
        >>> Delay.parse("first_of_nth_calendar_month:6").after(date(1998, 9, 16), UNITED_NATIONS)
        datetime.date(1999, 3, 1)
        >>> Delay.parse("months:3").after(date(2012, 11, 30), UNITED_NATIONS)
        datetime.date(2013, 2, 28)

        Raises:
            Malformed: if the end lies beyond the year 9999.
        """
        if self.number == 0 and self.unit in {DelayUnit.DAYS, DelayUnit.MONTHS, DelayUnit.YEARS}:
            return day
        try:
            return self._after(day, convention)
        except (OverflowError, ValueError) as error:
            words = worded(
                "{delay} after {day} lies beyond the calendar.", delay=str(self), day=Day(day)
            )
            raise Malformed(words) from error

    def _after(self, day: date, convention: Convention) -> date:
        shift = timedelta(days=convention.first_day.shift)
        match self.unit:
            case DelayUnit.DAYS:
                return day + timedelta(days=self.number) + shift
            case DelayUnit.MONTHS | DelayUnit.YEARS:
                months = self.number * (12 if self.unit is DelayUnit.YEARS else 1)
                return months_after(day, months, convention.short_month) + shift
            case DelayUnit.FIRST_AFTER_MONTHS:
                end = months_after(day, self.number, ShortMonth.LAST_DAY)
                return first_of_month(end, 1)
            case DelayUnit.NTH_CALENDAR_MONTH:
                return first_of_month(day, self.number)
            case DelayUnit.FIRST_AFTER_DAYS:
                return first_of_month(day + timedelta(days=self.number) + shift, 1)
            case DelayUnit.FIRST_OF_YEAR:
                end = months_after(day, self.number, ShortMonth.LAST_DAY)
                return date(end.year + 1, 1, 1)


def first_of_month(day: date, later: int) -> date:
    """The first day of the month that is ``later`` months after the month of ``day``.

    >>> first_of_month(date(1998, 9, 16), 6)
    datetime.date(1999, 3, 1)
    """
    years, month = divmod(day.month - 1 + later, 12)
    return date(day.year + years, month + 1, 1)


def months_after(day: date, months: int, short_month: ShortMonth) -> date:
    """The day of the same number ``months`` later, with its clipping said.

    >>> months_after(date(1979, 11, 30), 3, ShortMonth.LAST_DAY)
    datetime.date(1980, 2, 29)
    >>> months_after(date(1979, 11, 30), 3, ShortMonth.NEXT_MONTH)
    datetime.date(1980, 3, 1)
    """
    first = first_of_month(day, months)
    last = monthrange(first.year, first.month)[1]
    if day.day <= last:
        return first.replace(day=day.day)
    if short_month is ShortMonth.LAST_DAY:
        return first.replace(day=last)
    return first_of_month(first, 1)


def is_clipped(day: date, delay: Delay) -> bool:
    """Whether the end of ``delay`` after ``day`` rests on the rule for short months.

    >>> is_clipped(date(1979, 11, 30), Delay.parse("months:3"))
    True
    """
    if delay.unit not in {DelayUnit.MONTHS, DelayUnit.YEARS}:
        return False
    months = delay.number * (12 if delay.unit is DelayUnit.YEARS else 1)
    ends = {months_after(day, months, rule) for rule in ShortMonth}
    return len(ends) > 1
