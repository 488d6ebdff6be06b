"""A sentence of the other final clauses: its words, patterns in it, and its periods and days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from paraph.depositary.english.lexicon import DAY, MONTH, YEAR
from paraph.depositary.english.marks import Marks
from paraph.depositary.english.numerals import Numeral, calendar_day, numeral, share
from paraph.depositary.english.sentences import ends_at
from paraph.depositary.english.tokens import Token, text_at
from paraph.depositary.periods import Delay, DelayUnit

Span = tuple[int, int]


@lru_cache(maxsize=512)
def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(written, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """The tokens ``first`` to before ``last`` of a text that is being read."""

    marks: Marks
    first: int
    last: int

    @property
    def words(self) -> Sequence[Token]:
        """All tokens of the text."""
        return self.marks.words

    @property
    def span(self) -> Span:
        """The characters of the sentence."""
        return self.words[self.first].begin, self.words[self.last - 1].end

    @property
    def text(self) -> str:
        """The sentence, as it is written."""
        begin, end = self.span
        return self.marks.text[begin:end]

    def find(self, written: str) -> re.Match[str] | None:
        """The first place where a pattern fits, in characters of the whole text."""
        return _pattern(written).search(self.marks.text, *self.span)

    def find_between(self, written: str, begin: int, end: int) -> re.Match[str] | None:
        """The first place between two characters where a pattern fits; capitals count."""
        return re.compile(written).search(self.marks.text, begin, end)

    def has(self, *written: str) -> bool:
        """Whether every one of several patterns fits somewhere."""
        return all(self.find(one) for one in written)

    def places(self, begin: int | None = None, end: int | None = None) -> Iterator[int]:
        """The tokens between two characters of the text."""
        start, stop = self.span
        for place in range(self.first, self.last):
            at = self.words[place].begin
            if (start if begin is None else begin) <= at < (stop if end is None else end):
                yield place

    def period(self, begin: int | None = None, end: int | None = None) -> tuple[str, Span] | None:
        """The first period: “sixty days”, “one year”, “the ninetieth day”, as a delay."""
        for place in self.places(begin, end):
            number = numeral(self.words, place)
            if number is None or number.value == 0:
                continue
            if (unit := _unit(self.words, number)) is not None:
                span = self.words[place].begin, self.words[unit[1]].end
                return str(Delay(unit[0], number.value)), span
        return None

    def day(self, begin: int | None = None, end: int | None = None) -> tuple[date, Span] | None:
        """The first day of the calendar."""
        return next(iter(self.days(begin, end)), None)

    def days(self, begin: int | None = None, end: int | None = None) -> Iterator[tuple[date, Span]]:
        """Every day of the calendar."""
        for place in self.places(begin, end):
            if found := calendar_day(self.words, place):
                yield found[0], (self.words[place].begin, self.words[found[1] - 1].end)

    def number(self, begin: int | None = None, end: int | None = None) -> tuple[int, Span] | None:
        """The first number that is part of no period and no share."""
        for place in self.places(begin, end):
            number = numeral(self.words, place)
            if number is not None and _unit(self.words, number) is None:
                return number.value, (self.words[place].begin, self.words[number.last - 1].end)
        return None

    def share(self, begin: int | None = None, end: int | None = None) -> tuple[str, Span] | None:
        """The first share: “two thirds”, “a majority” apart."""
        for place in self.places(begin, end):
            portion = share(self.words, place)
            if portion is not None and not portion.more_than:
                span = self.words[portion.first].begin, self.words[portion.last - 1].end
                return portion.written, span
        return None

    def majority(self) -> tuple[str, Span] | None:
        """The words “a majority of”, without a number."""
        found = self.find(r"\bmajority (?=of )")
        return ("majority", (found.start(), found.end() - 1)) if found else None


_FILL = frozenset({"(", ")", "calendar", "full", "'", "’", "such", "-"})


def _unit(words: Sequence[Token], number: Numeral) -> tuple[DelayUnit, int] | None:
    """The unit that a number counts, and its token."""
    place = number.last
    while text_at(words, place) in _FILL or text_at(words, place).isdigit():
        place += 1
    word = text_at(words, place)
    if number.ordinal:
        return (DelayUnit.DAYS, place) if word in DAY else None
    for names, unit in ((DAY, DelayUnit.DAYS), (MONTH, DelayUnit.MONTHS), (YEAR, DelayUnit.YEARS)):
        if word in names:
            return unit, place
    return None


def said(marks: Marks) -> list[Said]:
    """Every sentence of a text."""
    found, first = [], 0
    for place in range(len(marks.words)):
        if ends_at(marks.text, marks.words, place):
            if place > first:
                found.append(Said(marks, first, place))
            first = place + 1
    if first < len(marks.words):
        found.append(Said(marks, first, len(marks.words)))
    return found
