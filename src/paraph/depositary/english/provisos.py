"""What a rule asks besides its number: “provided that”, “including”, “representing 55 per cent”.

Nothing is passed over in silence: a condition that cannot be put into data becomes a fact that has
to be told, in the words of the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from paraph.depositary.clause import (
    Condition,
    ExternalFact,
    NamedReached,
    NotBefore,
    NumberReached,
    TreatyInForce,
    WeightReached,
)
from paraph.depositary.english.lexicon import BODIES
from paraph.depositary.english.numerals import calendar_day, numeral, share
from paraph.depositary.english.thresholds import ThresholdWords, threshold_at
from paraph.depositary.english.tokens import Token


@dataclass(frozen=True, slots=True)
class ConditionWords:
    """A condition and the characters it rests on, with what is doubtful about it."""

    condition: Condition
    begin: int
    end: int
    doubt: str = ""


_INTRODUCERS = frozenset(
    {"including", "incorporating", "accounting", "representing", "accounted",
     "constitute", "constitutes", "whose", "combined", "comprising", "possessing", "holding"}
)  # fmt: skip
_INTRODUCING = (
    ("provided", "that"), ("provided", "always"), (",", "provided", "at"),
    ("of", "which"), ("of", "whom"), ("among", "which"), ("among", "whom"), ("on", "condition"),
    ("and", "of"), ("which", "represent"), ("which", "account"), ("having", "at"), ("with", "at"),
    ("each", "with"), ("each", "of"), ("at", "least", "one", "of"), ("as", "long", "as"),
    ("together", "with"), ("such", "states"), ("following", "conditions"),
)  # fmt: skip
_SUBJECT = re.compile(
    r"subject to (?:the )?(?:prior )?entry into force of (?:the |this )?([\w ]{3,80}?)(?=[,;.]|$)|"
    r"on the same day as (?:the |this )?([\w ]{3,60}?)(?= or |[,;.])|"
    r"^\W*(?:in)?to force of (?:the |this )?([\w ]{3,60}?)(?=[,;.])",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"(?:but|and)?\s*(?:not|in no case|no) (?:(?:enter|come) into force )?"
    r"(?:earlier than|before|sooner than|until) ([^,;.]{3,120})",
    re.IGNORECASE,
)


def conditions_in(
    text: str, words: Sequence[Token], begin: int, stop: int, taken: ThresholdWords | None
) -> Iterator[ConditionWords]:
    """The conditions between two tokens, beyond the threshold that was ``taken``."""
    start = words[begin].begin if begin < len(words) else len(text)
    end = words[stop - 1].end if 0 < stop <= len(words) else len(text)
    yield from _of_other_treaties(text, start, end)
    yield from _earliest_days(text, words, start, end)
    yield from _named(text, start, end)
    if taken is not None:
        yield from _others(text, words, begin, taken)
    after = max(begin, taken.last) if taken else begin
    place = after
    while place < stop:
        if _introduces(words, place):
            last = _end_of(words, place, stop)
            yield from _condition(text, words, place, last)
            place = last
        else:
            place += 1


def _of_other_treaties(text: str, start: int, end: int) -> Iterator[ConditionWords]:
    for match in _SUBJECT.finditer(text, start, end):
        called = " ".join((match[1] or match[2] or match[3]).split())
        yield ConditionWords(
            TreatyInForce(treaty=f"the {called}"),
            match.start(),
            match.end(),
            f"the entry into force of the {called} has to be told",
        )


def _earliest_days(
    text: str, words: Sequence[Token], start: int, end: int
) -> Iterator[ConditionWords]:
    for match in _NOT_BEFORE.finditer(text, start, end):
        day = _day_in(words, match.start(1), match.end())
        says = " ".join(match[1].split())
        if parent := re.match(r"the (?:entry|coming) into force of (?:the )?(.+)", says):
            doubt = f"the entry into force of the {parent[1]} has to be told"
            treaty = TreatyInForce(treaty=f"the {parent[1]}")
            yield ConditionWords(treaty, match.start(), match.end(), doubt)
            continue
        if day is None and re.match(r"the (deposit|date of (the )?deposit)", says, re.IGNORECASE):
            continue
        condition = NotBefore(on=day, says="" if day else says)
        doubt = "" if day else f"the earliest day ({says}) has to be told"
        yield ConditionWords(condition, match.start(), match.end(), doubt)


_NAME = r"(?:the )?[A-Z][\w’'-]+(?: (?:of |and |the |d')*[A-Z][\w’'-]+)*"
_NAMES = re.compile(rf"\b(?:by|including|of|namely|are) ((?:{_NAME}, (?:and )?)+(?:and )?{_NAME})")
_NO_NAMES = re.compile(
    r"(?:the )?(?:States?|Part(?:y|ies)|Governments?|Annex|Article|Convention|Protocol|"
    r"Ratification|Acceptance|Approval|Accession|Agreement|Depositary|Secretary|Organi|Treaty|Director|Council)"
)


_ONE_NAME = ("Tobago", "Herzegovina", "Barbuda", "Nevis", "Principe", "Grenadines", "Montenegro")


def _two(names: str) -> list[str]:
    """“Chile and Japan” as two names, “Trinidad and Tobago” as one."""
    one = names.endswith(_ONE_NAME) or names.startswith("and ")
    return [names] if one else names.split(" and ")


def _others(
    text: str, words: Sequence[Token], begin: int, taken: ThresholdWords
) -> Iterator[ConditionWords]:
    """“By the depositary Governments and forty other States”: those before the number."""
    counted = {word.text for word in words[taken.first : taken.last]}
    starts = [place for place in range(begin, taken.first) if words[place].text == "by"]
    if "other" not in counted or not starts:
        return
    span = words[starts[0]].begin, words[taken.first].begin
    says = " ".join(text[slice(*span)].split())
    doubt = "who is meant besides the number has to be told"
    yield ConditionWords(ExternalFact(says=says), *span, doubt)


def _named(text: str, start: int, end: int) -> Iterator[ConditionWords]:
    """States named one by one: “by China, France and the United Kingdom”."""
    for match in _NAMES.finditer(text, start, end):
        *first, tail = match[1].split(", ")
        ends = re.split(r" and the ", tail) if " and the " in tail else _two(tail)
        names = [re.sub(r"^(?:and )?(?:the )?", "", one) for one in (*first, *ends)]
        if any(_NO_NAMES.match(name) for name in names):
            continue
        doubt = f"{len(names)} States were read by name: {'; '.join(names)}"
        condition = NamedReached(all_of=tuple(names))
        yield ConditionWords(condition, match.start(1), match.end(1), doubt)


def _day_in(words: Sequence[Token], begin: int, end: int) -> date | None:
    for place, token in enumerate(words):
        if begin <= token.begin < end and (found := calendar_day(words, place)):
            return found[0]
    return None


_FURTHER = frozenset({"states", "governments", "parties", "countries", "members", "signatories"})


def _introduces(words: Sequence[Token], place: int) -> bool:
    if words[place].text in _INTRODUCERS:
        return True
    texts = tuple(word.text for word in words[place : place + 4])
    if texts[0] in {",", "and"} and place + 1 < len(words):
        further = threshold_at(words, place + 1, min(len(words), place + 8))
        if further is not None and further.number is not None and further.body in _FURTHER:
            return True
    return any(texts[: len(form)] == form for form in _INTRODUCING)


def _end_of(words: Sequence[Token], place: int, stop: int) -> int:
    """The end of a condition: a semicolon, the next introducer after a comma, or the stop."""
    at = place + 1
    while at < stop:
        if words[at].text == ";":
            return at
        if [word.text for word in words[at : at + 2]] == ["provided", "that"]:
            return at
        at += 1
    return stop


def _condition(
    text: str, words: Sequence[Token], place: int, last: int
) -> Iterator[ConditionWords]:
    """The condition between two tokens; if it holds a second number, also its words as a fact."""
    begin, end = words[place].begin, words[last - 1].end
    says = " ".join(text[begin:end].split())
    for at in range(place, last):
        weight = _weight_at(text, words, at, last)
        if weight is not None:
            doubt = f"the {weight.metric} of each participant has to be told"
            yield ConditionWords(weight, begin, end, doubt)
            return
    for at in range(place, last):
        found = threshold_at(words, at, last)
        if found is not None and found.number is not None:
            group = _group(text, words, found, last)
            number = NumberReached(at_least=found.number, group=group)
            yield ConditionWords(number, begin, end, f"who belongs to “{group}” has to be told")
            if not any(threshold_at(words, one, last) for one in range(found.last, last)):
                return
            break
    doubt = "this condition has to be told, it cannot be computed"
    yield ConditionWords(ExternalFact(says=says), begin, end, doubt)


def _weight_at(text: str, words: Sequence[Token], at: int, last: int) -> WeightReached | None:
    """“55 per cent of the total emissions”, “two thirds of the consumption of 1986”."""
    number = numeral(words, at)
    if number is not None and not number.ordinal:
        following = number.last
        texts = [word.text for word in words[following : following + 2]]
        if texts[:1] in (["percent"], ["%"]) or texts == ["per", "cent"]:
            after = following + (2 if texts[0] == "per" else 1)
            return WeightReached(
                metric=_metric(text, words, after, last), at_least=f"{number.value} %"
            )
    portion = share(words, at)
    if portion is not None and portion.last < last and words[portion.last].text == "of":
        metric = _metric(text, words, portion.last, last)
        if not any(word in BODIES for word in metric.casefold().split()[:4]):
            return WeightReached(metric=metric, at_least=portion.written)
    return None


def _metric(text: str, words: Sequence[Token], at: int, last: int) -> str:
    while at < last and words[at].text in {"of", "the", ")", "(", "total"}:
        at += 1
    place = at
    while place < last and words[place].text not in {",", ";", "have", "which", "and"}:
        place += 1
    if place == at:
        return "weight"
    return " ".join(text[words[at].begin : words[place - 1].end].split())


def _group(text: str, words: Sequence[Token], found: ThresholdWords, last: int) -> str:
    """The words that say whose consents are counted: “members of FAO”."""
    for place in range(found.last, last):
        if words[place].text == "by" and place + 1 < last:
            return " ".join(text[words[place + 1].begin : words[last - 1].end].split())
    return " ".join(text[words[found.first].begin : words[last - 1].end].split())
