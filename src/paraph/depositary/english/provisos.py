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
    ShareReached,
    TreatyInForce,
    WeightReached,
)
from paraph.depositary.english.delays import is_part_of_delay
from paraph.depositary.english.numerals import calendar_day, numeral, share
from paraph.depositary.english.thresholds import ThresholdWords, out_of, threshold_at
from paraph.depositary.english.tokens import Token, text_at


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
    ("together", "with"), ("such", "states"), ("following", "conditions"), ("with", "a"),
    (",", "at", "least"), (",", "being", "at"), (")", "at", "least"), ("if", "such"),
    ("but", "no", "fewer"), ("but", "not", "less"), ("but", "at", "least"), ("but", "not", "fewer"),
)  # fmt: skip
_SUBJECT = re.compile(
    r"subject to (?:the )?(?:prior )?entry into force of (?:the |this )?([\w ]{3,80}?)(?=[,;.]|$)|"
    r"on the same day as (?:the |this )?([\w ]{3,60}?)(?= or |[,;.])|"
    r"^\W*(?:in)?to force of (?:the |this )?([\w ]{3,60}?)(?=[,;.])",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"(?:but|and)?\s*(?:not|in no (?:case|event)|no) (?:shall (?:it|they) )?"
    r"(?:(?:enter|come) into force )?"
    r"(?:earlier than|before|sooner than|until) ([^,;.]{3,120})",
    re.IGNORECASE,
)


def conditions_in(
    text: str, words: Sequence[Token], begin: int, stop: int, taken: ThresholdWords | None
) -> Iterator[ConditionWords]:
    """The conditions between two tokens, beyond the threshold that was ``taken``."""
    if begin >= stop or begin >= len(words):
        return
    start, end = words[begin].begin, words[min(stop, len(words)) - 1].end
    yield from _of_other_treaties(text, start, end)
    yield from _earliest_days(text, words, start, end)
    yield from _or_later(text, words, start, end)
    yield from _named(text, start, end)
    if taken is not None:
        yield from _others(text, words, begin, taken)
        yield from _weights_before(text, words, begin, taken)
    place = max(begin, taken.last) if taken else begin
    while place < stop:
        last = _end_of(words, place, stop)
        if _introduces(words, place):
            yield from _condition(text, words, place, last)
            place = last
        elif words[place].text == "having" and (weights := _weights(text, words, place, last)):
            yield from weights
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
    if any(_named(text, *span)):
        return
    says = " ".join(text[slice(*span)].split())
    doubt = "who is meant besides the number has to be told"
    yield ConditionWords(ExternalFact(says=says), *span, doubt)


def _weights_before(
    text: str, words: Sequence[Token], begin: int, taken: ThresholdWords
) -> Iterator[ConditionWords]:
    """“States representing two thirds of the tonnage, being at least twenty in number”."""
    for place in range(begin, taken.first):
        if words[place].text in _INTRODUCERS:
            yield from _weights(text, words, place, taken.first)
            return


def _weights(text: str, words: Sequence[Token], place: int, last: int) -> list[ConditionWords]:
    """The weights between two tokens, and nothing else."""
    parts = _parts_of(text, words, place, last)
    return [one for one in parts if isinstance(one.condition, WeightReached)]


_OR_LATER = re.compile(
    r"\b(?:or|and) (?:on )?(\d{1,2} \w+ \d{4})[, ]+whichever[^.;]{0,20}\blater", re.IGNORECASE
)


def _or_later(text: str, words: Sequence[Token], start: int, end: int) -> Iterator[ConditionWords]:
    """“Or on 1 January 1990, whichever is the later”."""
    for match in _OR_LATER.finditer(text, start, end):
        if day := _day_in(words, match.start(1), match.end(1)):
            yield ConditionWords(NotBefore(on=day), match.start(), match.end())


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


_COUNTED_ON = _FURTHER | {"number"}
"""What a second number counts: “, seven of which”, “and ten States”."""


def _introduces(words: Sequence[Token], place: int) -> bool:
    if words[place].text in _INTRODUCERS:
        return True
    texts = tuple(word.text for word in words[place : place + 4])
    if texts[0] in {",", "and"} and place + 1 < len(words):
        further = threshold_at(words, place + 1, min(len(words), place + 8))
        if further is not None and further.number is not None and further.body in _COUNTED_ON:
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
    """What stands between two tokens: its weights, shares and numbers, else a fact to be told."""
    parts = list(_parts_of(text, words, place, last))
    if parts:
        yield from parts
        return
    begin, end = words[place].begin, words[last - 1].end
    says = " ".join(text[begin:end].split())
    doubt = "this condition has to be told, it cannot be computed"
    yield ConditionWords(ExternalFact(says=says), begin, end, doubt)


def _parts_of(text: str, words: Sequence[Token], place: int, last: int) -> Iterator[ConditionWords]:
    """Every weight, share and number between two tokens, each with the words up to the next."""
    starts = [at for at in range(place, last) if _counts_at(text, words, place, at, last)]
    starts = [at for n, at in enumerate(starts) if n == 0 or not _inside(words, starts[n - 1], at)]
    starts = [at for n, at in enumerate(starts) if n == 0 or numeral(words, at)]
    for n, at in enumerate(starts):
        stop = _part_ends(words, at, starts[n + 1] if n + 1 < len(starts) else last)
        found = _counts_at(text, words, place, at, stop)
        if found is not None:
            yield found


def _inside(words: Sequence[Token], earlier: int, at: int) -> bool:
    """Whether a token belongs to the number or share that begins at an earlier one."""
    portion, number = share(words, earlier), numeral(words, earlier)
    return at < max(portion.last if portion else 0, out_of(words, number) if number else 0)


def _part_ends(words: Sequence[Token], at: int, stop: int) -> int:
    """Where the words of a part end: at a closing bracket or the next word that introduces one."""
    for place in range(at + 1, stop):
        closes = words[place].text == ")" and words[place - 2].text != "("
        verb = words[place].text == "," and text_at(words, place + 1) in {"have", "has", "shall"}
        if closes or verb or words[place].text in _INTRODUCERS:
            return place
    return stop


def _counts_at(
    text: str, words: Sequence[Token], place: int, at: int, last: int
) -> ConditionWords | None:
    """The weight, share or number that begins at a token of the condition from ``place``."""
    begin, end = words[place].begin, words[last - 1].end
    found = threshold_at(words, at, last)
    if found is not None and found.share is not None:
        portion = found.share
        reached = ShareReached(at_least=portion.written, of=found.of, more_than=portion.more_than)
        return ConditionWords(reached, begin, end, f"how many are “{found.of}” has to be told")
    weight = _weight_at(text, words, place, at, last)
    if weight is not None:
        doubt = f"the {weight.metric} of each participant has to be told"
        return ConditionWords(weight, begin, end, doubt)
    number = found.number if found is not None else _bare(words, place, at)
    if number is None:
        return None
    first = found.last if found else at
    group = _group(text, words, at, first, last)
    doubt = f"who belongs to “{group}” has to be told"
    return ConditionWords(NumberReached(at_least=number, group=group), begin, end, doubt)


_BARE = frozenset({"at", "least", "not", "no", "less", "fewer", "than"})
_BARE_AFTER = frozenset({"including", "comprising", "which", "whom", "and", "but"})


def _bare(words: Sequence[Token], place: int, at: int) -> int | None:
    """“Including three islands”: a number right after the word that introduces it."""
    number, before = numeral(words, at), at - 1
    while before >= place and words[before].text in _BARE:
        before -= 1
    opens = words[place].text in {"including", "comprising", "of", "and", ",", "but"}
    if number is None or number.ordinal or before < place or not opens:
        return None
    if words[before].text not in _BARE_AFTER:
        return None
    following = text_at(words, number.last)
    counts = following.isalpha() or words[before].text == "but"
    return number.value if counts and not is_part_of_delay(words, number) else None


def _weight_at(
    text: str, words: Sequence[Token], place: int, at: int, last: int
) -> WeightReached | None:
    """“55 per cent of the total emissions”, “a share in the tonnage of 33 per cent”."""
    portion = share(words, at)
    if portion is None or portion.last > last or words[at].text == "majority":
        return None
    if portion.last < last and words[portion.last].text == "of":
        metric = _metric(text, words, portion.last, last)
    elif portion.hundredths:
        metric = _metric_before(text, words, place, at)
    else:
        return None
    return WeightReached(metric=metric, at_least=portion.written)


_NO_METRIC = frozenset({"of", "the", ")", "(", "total", "in", "a", "an", "estimated"})
_METRIC_ENDS = frozenset({";", "have", "has", "which", "and", "provided", "shall"})


def _metric(text: str, words: Sequence[Token], at: int, last: int) -> str:
    """What is weighed, from the words after “per cent of”."""
    while at < last and words[at].text in _NO_METRIC:
        at += 1
    place = at
    while place < last and not _metric_ends(text, words, place):
        place += 1
    while place > at and words[place - 1].text in _NO_METRIC:
        place -= 1
    return _written(text, words, at, place) or "weight"


def _metric_ends(text: str, words: Sequence[Token], place: int) -> bool:
    """Whether a mark or verb ends the words of a metric; no comma or stop of a number does."""
    token = words[place]
    if token.text in {",", "."}:
        return not text[token.end : token.end + 1].isdigit()
    return token.text in _METRIC_ENDS


_BEFORE_METRIC = _NO_METRIC | {"with", "share", "combined", "having", "constitute", "constitutes",
                               "whose", "representing", "holding", "each"}  # fmt: skip
_AFTER_METRIC = _NO_METRIC | {"at", "least", "not", "less", "than", "is", "are"}


def _metric_before(text: str, words: Sequence[Token], place: int, at: int) -> str:
    """What is weighed, from the words before “of 33 per cent”."""
    first, last = place, at
    while first < last and words[first].text in _BEFORE_METRIC:
        first += 1
    while last > first and words[last - 1].text in _AFTER_METRIC:
        last -= 1
    return _written(text, words, first, last) or "weight"


def _written(text: str, words: Sequence[Token], first: int, last: int) -> str:
    return " ".join(text[words[first].begin : words[last - 1].end].split()) if last > first else ""


def _group(text: str, words: Sequence[Token], at: int, first: int, last: int) -> str:
    """The words that say whose consents are counted: “members of FAO”."""
    for place in range(first, last):
        if words[place].text == "by" and place + 1 < last:
            return _written(text, words, place + 1, last)
    return _written(text, words, at, last)
