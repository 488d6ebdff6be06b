"""How many: “the twenty-second instrument”, “not less than fifteen States”, “two thirds of”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from paraph.depositary.english.delays import is_part_of_delay
from paraph.depositary.english.lexicon import BODIES, CALENDAR, INSTRUMENT, MEANS, REFERENCES
from paraph.depositary.english.numerals import Numeral, ShareWords, numeral, share
from paraph.depositary.english.tokens import Token

_MOST = 999
"""Larger numbers count tons or votes, not consents."""
_ADJECTIVES = 5
"""How many words may stand between a number and what it counts."""


@dataclass(frozen=True, slots=True)
class ThresholdWords:
    """A number or a share and what it counts, with the tokens it rests on.

    ``of`` are the words for the base of a share or the body of a number.
    """

    number: int | None
    share: ShareWords | None
    first: int
    last: int
    body: str = ""
    of: str = ""
    doubt: str = ""


def threshold_at(words: Sequence[Token], at: int, stop: int) -> ThresholdWords | None:
    """The threshold that begins at a token."""
    if at > 0 and words[at - 1].text in REFERENCES - {"and", "or", "to"}:
        return None
    portion = share(words, at)
    if portion is not None:
        return _of_share(words, portion, stop)
    if at + 1 < stop and (said := _in_words(words, at, stop)):
        return said
    number = numeral(words, at)
    if number is None or number.last >= stop or is_part_of_delay(words, number):
        return _total(words, number, stop) if number else None
    return _ordinal(words, number, stop) if number.ordinal else _cardinal(words, number, stop)


def _in_words(words: Sequence[Token], at: int, stop: int) -> ThresholdWords | None:
    """Numbers that are no numerals: “both Parties”, “the exchange of instruments”, “all States”."""
    if words[at].text == "both":
        return ThresholdWords(2, None, at, at + 2, body=words[at + 1].text)
    if words[at].text == "exchange" and "instruments" in {w.text for w in words[at : at + 4]}:
        return ThresholdWords(2, None, at, at + 1, body="exchange")
    return _all_of(words, at, stop) if words[at].text == "all" else None


def _of_share(words: Sequence[Token], portion: ShareWords, stop: int) -> ThresholdWords | None:
    place = portion.last
    if place >= len(words) or words[place].text != "of":
        return None
    of = _phrase(words, place + 1, stop)
    if of.split(" ")[-1:] == [""] or not any(word in BODIES for word in of.split()):
        return None
    return ThresholdWords(None, portion, portion.first, place + 1 + len(of.split()), of=of)


def _all_of(words: Sequence[Token], at: int, stop: int) -> ThresholdWords | None:
    """“All the signatories”: everybody of a group."""
    from fractions import Fraction  # noqa: PLC0415 - one form needs it

    of = _phrase(words, at + 1, stop)
    if not any(word in BODIES - {"instruments", "them"} for word in of.split()[:_ADJECTIVES]):
        return None
    portion = ShareWords(Fraction(1), at, at + 1)
    return ThresholdWords(None, portion, at, at + 1 + len(of.split()), of=of)


def _phrase(words: Sequence[Token], at: int, stop: int) -> str:
    """The words up to a mark or a verb: what a share is a share of."""
    ends = {",", ".", ";", "have", "has", "shall", "which", "that", "who", "at", "(", "on"}
    place = at
    while place < min(stop, len(words)) and place < at + 12 and words[place].text not in ends:
        place += 1
    return " ".join(word.text for word in words[at:place])


def _ordinal(words: Sequence[Token], number: Numeral, stop: int) -> ThresholdWords | None:
    """“Twenty-second instrument”, “fifth such instrument”, “sixth ratification”."""
    for place in range(number.last, min(stop, number.last + 3)):
        word = words[place].text
        if word in INSTRUMENT or word in MEANS or word in {"state", "party", "government"}:
            doubt = _misprint(words, number)
            return ThresholdWords(
                number.value, None, number.first, place + 1, body=word, doubt=doubt
            )
        if word not in {"such", "qualifying", "said", "of", "the", "signatory", "contracting"}:
            return None
    return None


def _cardinal(words: Sequence[Token], number: Numeral, stop: int) -> ThresholdWords | None:
    """“Not less than fifteen States”, “thirty instruments”, “two or more States”."""
    if number.value > _MOST or _is_amount(words, number):
        return None
    for place in range(number.last, min(stop, number.last + _ADJECTIVES)):
        word = words[place].text
        if word in BODIES:
            doubt = _misprint(words, number)
            return ThresholdWords(
                number.value, None, number.first, place + 1, body=word, doubt=doubt
            )
        if word in {",", ".", ";", "per", "percent", "%", "million", "shall", ")"}:
            return None
        if word == "the" and words[place - 1].text != "of":
            return None
        if word in CALENDAR or numeral(words, place) is not None:
            return None
    return None


def _is_amount(words: Sequence[Token], number: Numeral) -> bool:
    """Whether the number is a part of 1,000,000 or of a percentage."""
    following = [word.text for word in words[number.last : number.last + 2]]
    if following[:1] in (["percent"], ["%"], ["per"]):
        return True
    return following[:1] == [","] and "".join(following[1:]).isdigit()


def _total(words: Sequence[Token], number: Numeral, stop: int) -> ThresholdWords | None:
    """“Has reached a total of five”: the number at the end."""
    del stop
    before = [word.text for word in words[max(0, number.first - 3) : number.first]]
    if "total" in before and not number.ordinal and not is_part_of_delay(words, number):
        return ThresholdWords(number.value, None, number.first, number.last, body="total")
    return None


def total_at(words: Sequence[Token], at: int, stop: int) -> ThresholdWords | None:
    """“A total of five”, “the number of … has reached five”."""
    number = numeral(words, at)
    if number is None or number.last > stop:
        return None
    before = {word.text for word in words[max(0, at - 4) : at]}
    if not before & {"total", "reached"} or is_part_of_delay(words, number):
        return None
    return ThresholdWords(number.value, None, at, number.last, body="total")


def _misprint(words: Sequence[Token], number: Numeral) -> str:
    guessed = [word.text for word in words[number.first : number.last] if word.guessed]
    return f"the number is read through a misprint: {' '.join(guessed)}" if guessed else ""
