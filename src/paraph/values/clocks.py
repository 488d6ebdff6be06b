"""What a calendar and a clock show, in words: the English of days and moments.

It stands below everything that refuses a day or a moment, so that a refusal can say one.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime
from typing import Final

LONG_FRACTION: Final = re.compile(r"(\.\d{6})\d+")
"""What is finer than microseconds, which is cut."""


def in_words(day: date) -> str:
    """A day as a sentence says it.

    >>> in_words(date(2002, 6, 7))
    '7 June 2002'
    """
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def moment_in_words(moment: str) -> str:
    """A moment as a sentence says it.

    >>> moment_in_words("2002-06-07T18:00:00+04:00")
    '18:00 on 7 June 2002 (UTC+04:00)'
    """
    when = datetime.fromisoformat(LONG_FRACTION.sub(r"\1", moment))
    hour, zone = hour_and_zone(when)
    return f"{hour} on {in_words(when.date())} ({zone})"


def hour_and_zone(when: datetime) -> tuple[str, str]:
    """The hour of a moment by the clock of its offset, and that offset, as they are written.

    >>> hour_and_zone(datetime.fromisoformat("2002-06-07T18:00:00+04:00"))
    ('18:00', 'UTC+04:00')
    """
    zone = "UTC" if not when.utcoffset() else f"UTC{when:%z}"[:6] + ":" + f"{when:%z}"[3:5]
    return f"{when:%H:%M:%S}" if when.second else f"{when:%H:%M}", zone
