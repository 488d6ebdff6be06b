"""When: “on the thirtieth day after”, “three months following”, “upon”, “on 1 January 1989”.

Each function looks for one form at one place and answers with the delay, the tokens that it rests
on, and a doubt if a word had to be supplied.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from paraph.depositary.english.lexicon import AFTER, CALENDAR, DAY, MONTH, WEEK, YEAR
from paraph.depositary.english.numerals import Numeral, calendar_day, numeral
from paraph.depositary.english.tokens import Token, text_at
from paraph.depositary.periods import Delay, DelayUnit

_FILL = frozenset(
    {"the", "a", "an", "of", "calendar", "full", "period", "whole", "clear", "(", ")", "du", "de"}
)
_EXPIRY = frozenset({"expiration", "expiry", "expiring", "lapse", "end", "elapse", "completion"})


@dataclass(frozen=True, slots=True)
class DelayWords:
    """A delay and the tokens (``first`` to before ``last``) it rests on; ``day`` if it is fixed.

    Without both, the words are a delay of a form that is not known.
    """

    delay: Delay | None
    first: int
    last: int
    day: date | None = None
    doubt: str = ""


def delay_at(words: Sequence[Token], at: int) -> DelayWords | None:
    """The delay that begins at a token.

    >>> from paraph.depositary.english.tokens import tokens
    >>> words = tokens("first day of the month following the expiration of three months")
    >>> str(delay_at(words, 0).delay)
    'first_of_month_after_months:3'
    """
    for form in (_first_of_month, _nth_day, _next_day, _period, _fixed_day, _at_once, _after_it):
        found = form(words, at)
        if found is not None:
            return found
    return None


def _skip(words: Sequence[Token], at: int, fill: frozenset[str] = _FILL) -> int:
    while at < len(words) and words[at].text in fill:
        at += 1
    return at


def _is(words: Sequence[Token], at: int, choices: frozenset[str]) -> bool:
    return at < len(words) and words[at].text in choices


def _first_of_month(words: Sequence[Token], at: int) -> DelayWords | None:
    """“First day of the month following the expiration of …”, “… of the third month after”."""
    if not _is(words, at, frozenset({"first", "1st", "premier"})):
        return None
    place = at + 1
    if not _is(words, place, DAY):
        return None
    place = _skip(words, place + 1)
    number = numeral(words, place)
    if number is not None and number.ordinal:
        place = _skip(words, number.last)
        if not _is(words, place, MONTH):
            return None
        return _made(DelayUnit.NTH_CALENDAR_MONTH, number.value, at, place + 1)
    following = _is(words, place, frozenset({"next", "following"}))
    place += following
    if not _is(words, place, MONTH):
        return None
    return _after_month(words, at, place + 1)


def _after_month(words: Sequence[Token], at: int, place: int) -> DelayWords | None:
    """What follows “first day of the month”."""
    start = place
    while place < min(len(words), start + 12):
        number = numeral(words, place)
        if number is not None:
            unit = _skip(words, number.last)
            if number.ordinal and _is(words, unit, DAY):
                return _made(DelayUnit.FIRST_AFTER_DAYS, number.value, at, unit + 1)
            if not number.ordinal and _is(words, unit, DAY):
                return _made(DelayUnit.FIRST_AFTER_DAYS, number.value, at, unit + 1)
            if not number.ordinal and _is(words, unit, MONTH):
                return _made(DelayUnit.FIRST_AFTER_MONTHS, number.value, at, unit + 1)
            if not number.ordinal and _is(words, unit, YEAR):
                return _made(DelayUnit.FIRST_AFTER_MONTHS, 12 * number.value, at, unit + 1)
            break
        if words[place].text == "deposit":
            break
        place += 1
    return _made(DelayUnit.NTH_CALENDAR_MONTH, 1, at, start)


def _nth_day(words: Sequence[Token], at: int) -> DelayWords | None:
    """“Thirtieth day after”; a scan may have lost the word “day” or “after”."""
    number = numeral(words, at)
    if number is None or not number.ordinal:
        return None
    if _is(words, number.last, DAY) and _is(words, number.last + 2, frozenset(CALENDAR)):
        return DelayWords(None, at, number.last + 3)
    if _is(words, number.last, DAY):
        after = _after(words, number.last + 1)
        doubt = "" if after else "the word “after” is not legible"
        end = after or number.last + 1
        return _made(DelayUnit.DAYS, number.value, at, end, doubt)
    lost = number.last + 1
    junk = _is_junk(words, number.last)
    if junk and _is(words, lost, AFTER):
        doubt = "the word “day” is not legible"
        return _made(DelayUnit.DAYS, number.value, at, lost + 1, doubt)
    return None


def _next_day(words: Sequence[Token], at: int) -> DelayWords | None:
    """“On the day following the date of deposit”: one day later."""
    texts = [word.text for word in words[at : at + 4]]
    if texts[:2] != ["the", "day"] or texts[2:3] not in (["following"], ["after"]):
        return None
    return _made(DelayUnit.DAYS, 1, at, at + 3)


_AFTER_ACTS = frozenset(
    {"its", "ratification", "ratifications", "deposit", "the", "all", "both", "acceptance"}
)


def _after_it(words: Sequence[Token], at: int) -> DelayWords | None:
    """“Shall enter into force after its ratification by …”: no period is given, so at once."""
    texts = [word.text for word in words[at : at + 2]]
    if texts[:1] != ["after"] or texts[1:] == [] or texts[1] not in _AFTER_ACTS:
        return None
    if text_at(words, at - 1) not in {"force", "effect"} or not _starts_conditions(
        words, at + 1, 3
    ):
        return None
    doubt = "“after” is given without a period; it is read as on the day itself"
    return _made(DelayUnit.DAYS, 0, at, at + 1, doubt)


def _is_junk(words: Sequence[Token], at: int) -> bool:
    return at < len(words) and not words[at].text.isalnum()


def _after(words: Sequence[Token], at: int) -> int | None:
    """The token after “after”, “following”, “as from”, “counting from” and the like."""
    for place in range(at, min(len(words), at + 3)):
        if words[place].text in AFTER:
            return place + 1
    return None


def _period(words: Sequence[Token], at: int) -> DelayWords | None:
    """“Three months after”, “90 days following”, “two years from”."""
    number = numeral(words, at)
    if number is None or number.ordinal:
        return None
    place = _skip(words, number.last, frozenset({"(", ")", "calendar", "full", "s"}))
    again = numeral(words, place)
    if again is not None and again.value == number.value:
        place = _skip(words, again.last, frozenset({"(", ")", "calendar", "full"}))
    weeks = _is(words, place, WEEK)
    unit = DelayUnit.DAYS if weeks else _unit(words, place)
    if unit is None:
        return None
    place = _skip(words, place + 1, frozenset({"(", ")", "s", ",", "shall", "have", "elapsed"}))
    end = _after(words, place)
    if end is None:
        return None
    if _day_of_year(words, at):
        return DelayWords(None, at, end)
    return _made(unit, number.value * (7 if weeks else 1), at, end)


def _day_of_year(words: Sequence[Token], at: int) -> bool:
    """Whether “the earliest 1 January” stands before a period: no delay of the forms known."""
    before = [word.text for word in words[max(0, at - 12) : at]]
    return bool({"earliest", "next"} & set(before)) and bool(set(CALENDAR) & set(before))


def _unit(words: Sequence[Token], at: int) -> DelayUnit | None:
    if _is(words, at, DAY):
        return DelayUnit.DAYS
    if _is(words, at, MONTH):
        return DelayUnit.MONTHS
    return DelayUnit.YEARS if _is(words, at, YEAR) else None


def _fixed_day(words: Sequence[Token], at: int) -> DelayWords | None:
    """“On 1 January 1989”."""
    if words[at].text not in {"on", "from"}:
        return None
    found = calendar_day(words, at + 1)
    return DelayWords(None, at, found[1], day=found[0]) if found else None


_AT_ONCE = (
    ("upon",),
    ("on", "the", "day", "of"),
    ("on", "the", "date", "of"),
    ("on", "the", "day", "on", "which"),
    ("on", "the", "date", "on", "which"),
    ("on", "the", "day", "when"),
    ("on", "the", "date", "when"),
    ("on", "the", "date", "itself"),
    ("on", "the", "day", "that"),
    ("on", "the", "date", "that"),
    ("on", "the", "deposit"),
    ("on", "deposit"),
    ("on", "receipt"),
    ("on", "its", "signature"),
    ("on", "signature"),
    ("on", "the", "date", "the"),
    ("on", "the", "date", "its"),
    ("on", "the", "day", "its"),
    ("from", "the", "date", "of"),
    ("from", "the", "day", "of"),
    ("from", "the", "date", "on", "which"),
    ("immediately",),
    ("forthwith",),
    ("as", "soon", "as"),
    ("the", "date", "on", "which"),
    ("the", "day", "on", "which"),
    ("when",),
    ("once",),
)


def _at_once(words: Sequence[Token], at: int) -> DelayWords | None:
    """“Upon”, “on the day of”, “when”: on the day itself.

    “Upon the expiration of” and “on the day of the month” are something else.
    """
    texts = tuple(word.text for word in words[at : at + 5])
    for form in _AT_ONCE:
        if texts[: len(form)] == form:
            following = _skip(words, at + len(form))
            if _is(words, following, _EXPIRY) or _is(words, following, MONTH):
                return None
            if not _starts_conditions(words, at + len(form), 4 if form == ("upon",) else 16):
                return None
            return _made(DelayUnit.DAYS, 0, at, at + len(form))
    return None


_CONDITION = re.compile(
    r"deposit|receipt|receiv|ratif|accept|access|acced|approv|sign|instrument|notif|consent|"
    r"part(y|ies)|exchange|conditions|requirements|completion|fulfil|states|governments|qualifying|"
    r"notes?$|later|last"
)


def _starts_conditions(words: Sequence[Token], at: int, reach: int) -> bool:
    """Whether what follows speaks of instruments, so that “upon” or “when” belongs to the rule."""
    return any(_CONDITION.match(word.text) for word in words[at : at + reach])


def _made(unit: DelayUnit, number: int, first: int, last: int, doubt: str = "") -> DelayWords:
    return DelayWords(Delay(unit, number), first, last, doubt=doubt)


def is_part_of_delay(words: Sequence[Token], number: Numeral) -> bool:
    """Whether a number counts days, months or years."""
    place = _skip(words, number.last, frozenset({"(", ")", "calendar", "-"}))
    return _unit(words, place) is not None
