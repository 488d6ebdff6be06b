"""How many: “the twenty-second instrument”, “not less than fifteen States”, “two thirds of”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from paraph.depositary.english.delays import is_part_of_delay
from paraph.depositary.english.lexicon import BODIES, CALENDAR, INSTRUMENT, MEANS, REFERENCES
from paraph.depositary.english.numerals import (
    Numeral,
    ShareWords,
    numeral,
    percent_at,
    share,
)
from paraph.depositary.english.tokens import Token, text_at

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
        return None
    return _ordinal(words, number, stop) if number.ordinal else _cardinal(words, number, stop)


_EXCHANGED = frozenset({"instruments", "ratifications", "notes", "letters", "notifications"})
_TOLD = frozenset({"notification", "note", "notice", "instrument", "signatory", "ratification"})


def _in_words(words: Sequence[Token], at: int, stop: int) -> ThresholdWords | None:
    """Numbers that are no numerals: “both”, “the exchange of instruments”, “all”, “the last”."""
    word, near = words[at].text, [one.text for one in words[at + 1 : min(stop, at + 4)]]
    if two := _two(word, near):
        return ThresholdWords(2, None, at, at + 1 + (two != "exchange"), body=two)
    told = [place for place, one in enumerate(near, start=at + 2) if one in _TOLD]
    if word == "last" and told:
        return _everybody(at, told[0], "those whose act comes last")
    if "each other" in " ".join(one.text for one in words[at : min(stop, at + 7)]):
        return _parties(words, at, stop)
    start = at + 1 if word == "each" and near[:2] == ["of", "the"] else at
    return _all_of(words, start, stop) if word == "all" or start > at else None


def _two(word: str, near: list[str]) -> str:
    """What makes two of them: “both Parties”, “an exchange of notes”, “the later notification”."""
    if word == "both":
        return near[0] if near else "both"
    if word == "exchange" and _EXCHANGED & set(near):
        return "exchange"
    comparative = word in {"later", "latter"} and (_TOLD & set(near) or near[:2] == ["of", "the"])
    return "the later of two" if comparative else ""


def _parties(words: Sequence[Token], at: int, stop: int) -> ThresholdWords | None:
    """“The Parties notify each other”: all of them."""
    if at + 1 >= stop or words[at].text not in {"parties", "governments", "states", "sides"}:
        return None
    return _everybody(at, at + 1, f"the {words[at].text}")


def _everybody(first: int, last: int, of: str) -> ThresholdWords:
    return ThresholdWords(None, ShareWords(Fraction(1), first, first + 1), first, last, of=of)


def _of_share(words: Sequence[Token], portion: ShareWords, stop: int) -> ThresholdWords | None:
    """“Two thirds of the Parties”; of votes or of tons it is a weight and no number."""
    place = portion.last
    if place >= len(words) or words[place].text != "of":
        return None
    of = _phrase(words, place + 1, stop)
    head = re.sub(r"^(?:the )?(?:total )?(?:number )?(?:of (?:the )?)?", "", of)
    head = re.split(r" (?:of|in|from|for|and|when) ", head)[0]
    if not any(word in BODIES for word in head.split()):
        return None
    return ThresholdWords(None, portion, portion.first, place + 1 + len(of.split()), of=of)


def _all_of(words: Sequence[Token], at: int, stop: int) -> ThresholdWords | None:
    """“All the signatories”: everybody of a group; “all three Parties” is a number."""
    if numeral(words, at + 1) is not None:
        return None
    of = _phrase(words, at + 1, stop)
    named = [place for place, word in enumerate(of.split()[:_ADJECTIVES]) if word in BODIES]
    if not named or "them" in of.split()[: named[0] + 1]:
        return None
    return _everybody(at, at + 1 + len(of.split()), of)


def _phrase(words: Sequence[Token], at: int, stop: int) -> str:
    """The words up to a mark or a verb: what a share is a share of."""
    ends = {",", ".", ";", "have", "has", "shall", "which", "that", "who", "at", "(", "on"}
    place = at
    while place < min(stop, len(words)) and place < at + 12 and words[place].text not in ends:
        place += 1
    return " ".join(word.text for word in words[at:place])


_ORDINAL_BODIES = (
    INSTRUMENT
    | frozenset(MEANS)
    | {
        "state",
        "party",
        "government",
        "country",
        "member",
        "signatory",
        "notification",
        "note",
        "declaration",
    }
)
_BEFORE_BODY = frozenset(
    {"such", "qualifying", "said", "of", "the", "signatory", "contracting", "written",
     "diplomatic", "two", "three", "member", "deposited", "appropriate", "relevant"}
)  # fmt: skip


def _ordinal(words: Sequence[Token], number: Numeral, stop: int) -> ThresholdWords | None:
    """“Twenty-second instrument”, “fifth such instrument”, “the sixteenth of the States”."""
    out_of = text_at(words, number.last) == "of"
    for place in range(number.last, min(stop, number.last + 4)):
        word = words[place].text
        if word in _ORDINAL_BODIES or (out_of and word in BODIES):
            if word in {"signatory", "member"} and text_at(words, place + 1) in _ORDINAL_BODIES:
                continue
            doubt = _misprint(words, number)
            return ThresholdWords(
                number.value, None, number.first, place + 1, body=word, doubt=doubt
            )
        if word not in _BEFORE_BODY:
            return None
    return None


_THESE = (["which"], ["whom"], ["these"], ["those"])


def _cardinal(words: Sequence[Token], number: Numeral, stop: int) -> ThresholdWords | None:
    """“Not less than fifteen States”, “thirty instruments”, “two or more States”."""
    if number.value > _MOST or _is_amount(words, number):
        return None
    following = [word.text for word in words[number.last : min(stop, number.last + 2)]]
    if following == ["in", "number"] or (following[:1] == ["of"] and following[1:] in _THESE):
        return ThresholdWords(number.value, None, number.first, number.last + 2, body="number")
    place = _body_at(words, out_of(words, number), stop)
    if place is None:
        return None
    doubt = _misprint(words, number)
    body = words[place].text
    return ThresholdWords(number.value, None, number.first, place + 1, body=body, doubt=doubt)


_GROUP = frozenset({"of", "the", "these", "those", "following", "said"})


def out_of(words: Sequence[Token], number: Numeral) -> int:
    """The token from which on it is said what a number counts: after “of the eight”, if it is."""
    place = number.last
    if text_at(words, place) != "of":
        return place
    while text_at(words, place) in _GROUP:
        place += 1
    whole = numeral(words, place)
    return whole.last if whole and whole.value >= number.value else number.last


def _body_at(words: Sequence[Token], start: int, stop: int) -> int | None:
    """The token that says what a number counts, some adjectives after it."""
    for place in range(start, min(stop, start + _ADJECTIVES)):
        word = words[place].text
        if word in BODIES:
            return place
        ends = word in {",", ".", ";", "per", "percent", "%", "million", "shall", ")"}
        other = word in CALENDAR or numeral(words, place) is not None
        if ends or other or (word == "the" and words[place - 1].text != "of"):
            return None
    return None


def _is_amount(words: Sequence[Token], number: Numeral) -> bool:
    """Whether the number is a part of 1,000,000 or of a percentage."""
    following = [word.text for word in words[number.last : number.last + 2]]
    if percent_at(words, number.last):
        return True
    return following[:1] == [","] and "".join(following[1:]).isdigit()


_REACH = 24
"""How far before its number “the number of instruments deposited” may stand."""


def total_at(words: Sequence[Token], at: int, stop: int) -> ThresholdWords | None:
    """“A total of five”, “has reached five”, “the number of instruments is not less than five”."""
    number = numeral(words, at)
    if number is None or number.last > stop or is_part_of_delay(words, number):
        return None
    before = [word.text for word in words[max(0, at - _REACH) : at]]
    counted = "number" in before and before[-1:] in (["than"], ["least"], ["is"], ["to"])
    if not ({"total", "reached"} & set(before[-4:]) or counted):
        return None
    if percent_at(words, number.last):
        return None
    return ThresholdWords(number.value, None, at, number.last, body="total")


def _misprint(words: Sequence[Token], number: Numeral) -> str:
    guessed = [word.text for word in words[number.first : number.last] if word.guessed]
    return f"the number is read through a misprint: {' '.join(guessed)}" if guessed else ""
