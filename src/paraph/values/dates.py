"""Legal dates and periods: days as a treaty counts them, never moments.

A legal date is a `datetime.date`: it has no hour and no zone.  Calendar arithmetic has no default:
whoever adds months says what happens at the end of a short one.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Literal, Self

import msgspec

from paraph.values.errors import Malformed
from paraph.values.sentences import Sentence, worded


class Period(msgspec.Struct, frozen=True, order=True, gc=False):
    """From a day, which is included, to a day, which is not; without ``until`` it goes on.

    >>> membership = Period.parse("2001-06-15/2026-01-01")
    >>> date(2001, 6, 15) in membership, date(2026, 1, 1) in membership
    (True, False)
    >>> str(Period(date(2001, 6, 15)))
    '2001-06-15/..'
    """

    since: date
    until: date | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """The period that is written ``2001-06-15/2026-01-01``, or ``2001-06-15/..`` if open.

        Raises:
            Malformed: if it is written otherwise or ends before it begins.
        """
        first, slash, last = text.partition("/")
        if not slash:
            raise Malformed(
                worded("{text} is no period: write it as 2001-06-15/2026-01-01.", text=repr(text))
            )
        made = cls(parse_date(first), None if last == ".." else parse_date(last))
        if made.until is not None and made.until < made.since:
            raise Malformed(worded("The period {text} ends before it begins.", text=text))
        return made

    def __str__(self) -> str:
        return f"{self.since}/{self.until or '..'}"

    def __contains__(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on < self.until)


def parse_date(text: str) -> date:
    """The day that ``2002-04-27`` means.

    >>> parse_date("2002-04-27")
    datetime.date(2002, 4, 27)

    Raises:
        Malformed: if there is no such day or it is written in another way.
    """
    try:
        made = date.fromisoformat(text)
    except ValueError as error:
        raise Malformed(_no_day(text, "2002-04-27")) from error
    if made.isoformat() != text:
        raise Malformed(_no_day(text, str(made)))
    return made


def _no_day(text: str, right: str) -> Sentence:
    return worded("{text} is no day: write it as {right}.", text=repr(text), right=right)


def plus_months(day: date, months: int, *, clip: Literal["last day", "next month"]) -> date:
    """The same day ``months`` later; ``clip`` says what stands for a day that the month lacks.

    >>> plus_months(date(2031, 1, 31), 1, clip="last day")
    datetime.date(2031, 2, 28)
    >>> plus_months(date(2031, 1, 31), 1, clip="next month")
    datetime.date(2031, 3, 1)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    length = calendar.monthrange(year, month + 1)[1]
    if day.day <= length:
        return date(year, month + 1, day.day)
    last = date(year, month + 1, length)
    return last if clip == "last day" else last + timedelta(days=1)
