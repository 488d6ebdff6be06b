"""The parts of the general rule: when, how many, which acts, and between which words it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from paraph.depositary.clause import WeightReached
from paraph.depositary.english.delays import DelayWords, delay_at
from paraph.depositary.english.means import MeansWords, by_signature, means_in
from paraph.depositary.english.provisos import conditions_in
from paraph.depositary.english.sentences import Sentence, Speaks, is_subject
from paraph.depositary.english.thresholds import ThresholdWords, threshold_at, total_at
from paraph.depositary.english.tokens import Token


@dataclass(frozen=True, slots=True)
class Rule:
    """What was found for the general rule, and between which tokens it stands."""

    when: DelayWords | None
    number: ThresholdWords | None
    means: MeansWords | None
    first: int
    last: int
    main: Sentence | None


def rule_of(found: list[Sentence], text: str, words: Sequence[Token]) -> Rule:
    """The general rule of a text: the likeliest sentence that says how much consent is needed.

    A number goes before a weight, a weight before a delay alone; only then is the text searched
    outside of the sentences on entry into force.
    """
    tried = [_rule(found, main, text, words) for main in _main(found, text, words)]
    for enough in (_has_number, lambda one: _has_weight(one, text, words)):
        if chosen := next((one for one in tried if enough(one)), None):
            return chosen
    outside = Rule(None, None, None, 0, 0, None)
    if len(words) <= _EXCERPT:
        outside = _rule(found, None, text, words)
    if outside.number is not None or not tried:
        return outside
    return next((one for one in tried if one.when is not None), tried[0])


def _has_number(rule: Rule) -> bool:
    return rule.number is not None


def _has_weight(rule: Rule, text: str, words: Sequence[Token]) -> bool:
    asked = conditions_in(text, words, rule.first, rule.last, None)
    return any(isinstance(one.condition, WeightReached) for one in asked)


def rule_of_later(found: list[Sentence], words: Sequence[Token]) -> Rule | None:
    """Number and acts from “after the deposit of the fifth instrument of …”, without a delay."""
    for sentence in found:
        if sentence.speaks is Speaks.LATER:
            number = _threshold(words, sentence.first, sentence.anchor, sentence.last, None)
            if number is not None and number.number is not None:
                end = min(sentence.last, number.last + 12)
                means = _means(words, number.first, end, number)
                return Rule(None, number, means, number.first, end, None)
    return None


_EXCERPT = 250
"""So many words has an excerpt that may be torn from its sentence; a longer text says much else."""
_TORN = 80
"""How many words beyond its sentence a rule may go on that is torn by other columns."""


def _main(found: list[Sentence], text: str, words: Sequence[Token]) -> list[Sentence]:
    """The sentences that may hold the general rule, the likeliest first."""
    general = [one for one in found if one.speaks is Speaks.TREATY]
    general.sort(key=lambda one: not is_subject(text, words, one))
    return general or [one for one in found if one.speaks is Speaks.PART]


def _rule(found: list[Sentence], main: Sentence | None, text: str, words: Sequence[Token]) -> Rule:
    first, last, anchor = _extent(found, main, text, words)
    when = delay_in(words, first, anchor, last)
    number = _threshold(words, first, anchor, last, when)
    means = _means(words, first, last, number)
    if means is None and main is not None:
        means = by_signature(words, main.anchor, main.last)
    return Rule(when, number, means, first, last, main)


def _extent(
    found: list[Sentence], main: Sentence | None, text: str, words: Sequence[Token]
) -> tuple[int, int, int]:
    """The tokens of the general rule: its sentence, and on to the next rule if it is torn."""
    if main is None:
        later = [one.first for one in found]
        return 0, min(later, default=len(words)), 0
    following = [one.first for one in found if one.first > main.anchor]
    bound = min([*following, main.last + _TORN, len(words)])
    stop = min(main.last, bound)
    whole = _threshold(words, main.first, main.anchor, stop, None)
    weighed = _has_weight(Rule(None, None, None, main.first, stop, main), text, words)
    if not (whole or weighed) or _means(words, main.first, stop, whole) is None:
        stop = bound
    return main.first, stop, main.anchor


def delay_in(words: Sequence[Token], first: int, anchor: int, last: int) -> DelayWords | None:
    """The first delay after “enter into force”, else the first before it.

    Where no sentence says “enter into force”, only a period or a day is a delay: “upon” and “when”
    stand for too much else.
    """
    said = words[anchor].text if anchor < len(words) else ""
    torn = said not in {"force", "effect", "effective", "operative", "vigueur"}
    for start, stop in ((anchor, last), (first, anchor)):
        for place in range(start, stop):
            found = delay_at(words, place)
            at_once = found is not None and found.delay is not None and found.delay.number == 0
            at_once = at_once and not _itself(words, place)
            if found is None or _of_entry(words, found, last) or (torn and at_once):
                continue
            return found
    return None


def _itself(words: Sequence[Token], place: int) -> bool:
    """Whether the words are “on the date itself”, which can mean nothing else."""
    return "itself" in [word.text for word in words[place : place + 4]]


def _of_entry(words: Sequence[Token], found: DelayWords, last: int) -> bool:
    """Whether a delay begins with an entry into force, and so belongs to something else."""
    following = [word.text for word in words[found.last : min(last, found.last + 6)]]
    return "entry" in following


def _threshold(
    words: Sequence[Token], first: int, anchor: int, last: int, when: DelayWords | None
) -> ThresholdWords | None:
    start = when.last if when else anchor
    spans = [(start, last), (anchor, start), (first, anchor)]
    for begin, end in spans:
        for place in range(begin, end):
            found = threshold_at(words, place, last) or total_at(words, place, last)
            if found is not None:
                return found
    return None


def _means(
    words: Sequence[Token], first: int, last: int, number: ThresholdWords | None
) -> MeansWords | None:
    return means_in(words, first, last, number.first if number else first)
