"""Numbers as clauses write them: “twenty-second”, “one hundred and forty-four”, “55”, “30th”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from paraph.depositary.english.lexicon import (
    CALENDAR,
    HUNDREDS,
    ORDINAL_TENS,
    ORDINALS,
    TENS,
    UNITS,
)
from paraph.depositary.english.tokens import Token

_HYPHENS = frozenset({"-", "–", "‑", "¬"})
_DENOMINATORS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4,
    "fourths": 4, "fifth": 5, "fifths": 5, "sixths": 6, "eighths": 8, "tenths": 10,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number from token ``first`` to before token ``last``."""

    value: int
    ordinal: bool
    first: int
    last: int


def numeral(words: Sequence[Token], at: int) -> Numeral | None:
    """The longest number that begins at a token, if one does.

    >>> from paraph.depositary.english.tokens import tokens
    >>> numeral(tokens("one hundred and forty-fourth instrument"), 0).value
    144
    """
    before = [word.text for word in words[max(0, at - 2) : at]]
    if before[-1:] == ["cent"] and before != ["per", "cent"]:
        return None  # the rest of a French hundred
    found = _numeral(words, at)
    return _repeated(words, found) if found else None


def _repeated(words: Sequence[Token], number: Numeral) -> Numeral:
    """The number with its repetition in brackets: “eight (8)”, “ten [10]”."""
    if number.last >= len(words) or words[number.last].text not in {"(", "["}:
        return number
    again = _numeral(words, number.last + 1)
    closed = again is not None and again.last < len(words) and words[again.last].text in {")", "]"}
    if again is None or not closed or again.value != number.value:
        return number
    return Numeral(number.value, number.ordinal, number.first, again.last + 1)


def _numeral(words: Sequence[Token], at: int) -> Numeral | None:
    figure = re.fullmatch(r"(\d{1,4})(st|nd|rd|th)?", words[at].text) if at < len(words) else None
    if figure:
        return Numeral(int(figure[1]), figure[2] is not None, at, at + 1)
    small = _below_hundred(words, at)
    place = small.last if small else at
    value = small.value if small else 1
    if small and small.ordinal:
        return small
    if place < len(words) and words[place].text in HUNDREDS and (small or at == place):
        return _with_hundreds(words, at, value, place)
    return small


def _with_hundreds(words: Sequence[Token], at: int, value: int, place: int) -> Numeral:
    if HUNDREDS[words[place].text]:
        return Numeral(value * 100, ordinal=True, first=at, last=place + 1)
    following = place + 1
    if following < len(words) and words[following].text == "and":
        following += 1
    rest = _below_hundred(words, following)
    if rest is None:
        return Numeral(value * 100, ordinal=False, first=at, last=place + 1)
    return Numeral(value * 100 + rest.value, rest.ordinal, at, rest.last)


_TWENTIES = frozenset({"vingt", "vingts"})
_FOUR_TWENTIES = 80


def _french(words: Sequence[Token], at: int) -> Numeral | None:
    """“Quatre-vingt-dixième”, “soixante-quinze”: numbers that count on beyond nine."""
    texts = [word.text for word in words[at : at + 3]]
    if texts[:1] == ["soixante"]:
        base, place = TENS["soixante"], at + 1
    elif texts[:1] == ["quatre"] and texts[1:2] == ["-"] and _TWENTIES & set(texts[2:]):
        base, place = _FOUR_TWENTIES, at + 3
    else:
        return None
    rest = words[place + 1].text if place + 1 < len(words) and words[place].text == "-" else ""
    for digits, ordinal in ((UNITS, False), (ORDINALS, True)):
        if rest in digits:
            return Numeral(base + digits[rest], ordinal=ordinal, first=at, last=place + 2)
    return Numeral(base, ordinal=False, first=at, last=place) if place > at + 1 else None


def _below_hundred(words: Sequence[Token], at: int) -> Numeral | None:
    if at >= len(words):
        return None
    if found := _french(words, at):
        return found
    word = words[at].text
    if ordinal := ORDINALS.get(word) or ORDINAL_TENS.get(word):
        return Numeral(ordinal, ordinal=True, first=at, last=at + 1)
    if word in UNITS:
        return Numeral(UNITS[word], ordinal=False, first=at, last=at + 1)
    return _tens(words, at) if word in TENS else None


def _tens(words: Sequence[Token], at: int) -> Numeral:
    """“Twenty”, “twenty-two”, “twenty-second”."""
    tens, unit = TENS[words[at].text], at + 1
    if unit < len(words) and words[unit].text in _HYPHENS:
        unit += 1
    text = words[unit].text if unit < len(words) else ""
    for digits, ordinal in ((UNITS, False), (ORDINALS, True)):
        if 0 < digits.get(text, 0) <= _NINE:
            return Numeral(tens + digits[text], ordinal=ordinal, first=at, last=unit + 1)
    return Numeral(tens, ordinal=False, first=at, last=at + 1)


_NINE = 9


@dataclass(frozen=True, slots=True)
class ShareWords:
    """A share such as “two thirds of” from token ``first`` to before ``last``."""

    value: Fraction
    first: int
    last: int
    more_than: bool = False
    hundredths: bool = False

    @property
    def written(self) -> str:
        """The share as a clause file writes it."""
        if self.hundredths:
            return f"{self.value * _WHOLE} %"
        return f"{self.value.numerator}/{self.value.denominator}" if self.value != 1 else "all"


_WHOLE = 100


def percent_at(words: Sequence[Token], at: int) -> int | None:
    """The token after “per cent”, “percent” or “%”, if one of them stands at a token."""
    texts = [word.text for word in words[at : at + 2]]
    if texts[:1] in (["percent"], ["%"]):
        return at + 1
    return at + 2 if texts in (["per", "cent"], ["per", "centum"]) else None


def share(words: Sequence[Token], at: int) -> ShareWords | None:
    """A share that begins at a token: “two-thirds”, “three fourths”, “one half”, “a majority”.

    >>> from paraph.depositary.english.tokens import tokens
    >>> share(tokens("three-fourths of the Parties"), 0).value
    Fraction(3, 4)
    """
    if words[at].text == "majority":
        return ShareWords(Fraction(1, 2), at, at + 1, more_than=True)
    if words[at].text == "half" and at and words[at - 1].text in {"least", "than", "by", "when"}:
        return ShareWords(Fraction(1, 2), at, at + 1)
    top = numeral(words, at)
    if top is None or top.ordinal:
        return None
    place = top.last
    if after := percent_at(words, place):
        part = Fraction(top.value, _WHOLE)
        return ShareWords(part, at, after, hundredths=True) if part <= 1 else None
    if place < len(words) and words[place].text in _HYPHENS:
        place += 1
    bottom = _DENOMINATORS.get(words[place].text) if place < len(words) else None
    if bottom is None or top.value > bottom:
        return None
    return ShareWords(Fraction(top.value, bottom), at, place + 1)


def calendar_day(words: Sequence[Token], at: int) -> tuple[date, int] | None:
    """A day of the calendar that begins at a token, and the token after it.

    >>> from paraph.depositary.english.tokens import tokens
    >>> calendar_day(tokens("1 January 1989, provided"), 0)
    (datetime.date(1989, 1, 1), 3)
    """
    texts = [word.text for word in words[at : at + 5]]
    for pattern in (
        ("day", "month", "year"),
        ("month", "day", ",", "year"),
        ("month", "day", "year"),
    ):
        if len(texts) >= len(pattern):
            found = _day_in(dict(zip(pattern, texts, strict=False)))
            if found and all(p != "," or t == "," for p, t in zip(pattern, texts, strict=False)):
                return found, at + len(pattern)
    return None


def _day_in(parts: dict[str, str]) -> date | None:
    month = CALENDAR.get(parts["month"])
    day = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", parts["day"])
    if month is None or day is None or not re.fullmatch(r"1[89]\d\d|20\d\d", parts["year"]):
        return None
    try:
        return date(int(parts["year"]), month, int(day[1]))
    except ValueError:
        return None
