"""When the treaty enters into force: the delay, a fixed day, and the rule for who joins later."""

from __future__ import annotations

import re
from datetime import date

from paraph.depositary.clause import FixedDay, LaterJoiners, Starting
from paraph.depositary.english.delays import DelayWords
from paraph.depositary.english.marks import Marks
from paraph.depositary.english.numerals import calendar_day
from paraph.depositary.english.rule import Rule, delay_in
from paraph.depositary.english.sentences import Sentence, Speaks

Effect = tuple[FixedDay | None, str | None]
"""A fixed day and the delay, which also holds if the fixed day is missed."""


def effect_of(marks: Marks, found: list[Sentence], rule: Rule) -> Effect:
    """The fixed day and the delay of the general rule."""
    when = rule.when
    if when is None:
        marks.doubt("delay", "when the treaty enters into force could not be read")
        return None, None
    if when.day is not None:
        return _fixed(marks, found, rule, when)
    if when.delay is None:
        marks.mark("delay", when.first, when.last, "a form of delay that is not known")
        del marks.spans["delay"]
        return None, None
    marks.mark("delay", when.first, when.last, when.doubt)
    if any(word.text.startswith("provisional") for word in marks.words[rule.first : rule.last]):
        doubt = "the sentence speaks of provisional application too; which date is meant?"
        marks.mark("delay", when.first, when.last, doubt)
    return None, str(when.delay)


def _fixed(marks: Marks, found: list[Sentence], rule: Rule, when: DelayWords) -> Effect:
    """A day of the calendar, and what holds if the conditions are met after it."""
    assert when.day is not None
    marks.mark("fixed", when.first, when.last)
    fixed = FixedDay(on=when.day, if_met_by=_deadline(marks, when, rule))
    following = [word.text for word in marks.words[when.last : when.last + 7]]
    if "any" in following and {"date", "thereafter"} & set(following):
        marks.mark("delay", when.last, min(when.last + 7, rule.last))
        return fixed, "days:0"
    other = _failing_that(marks, when, rule) or _otherwise(marks, found, when)
    if other is not None and other.delay is not None:
        marks.mark("delay", other.first, other.last, other.doubt)
        return fixed, str(other.delay)
    marks.doubt(
        "delay", "what happens if the conditions are met after the fixed day is not in the words"
    )
    return fixed, None


def _failing_that(marks: Marks, when: DelayWords, rule: Rule) -> DelayWords | None:
    """“Or, failing that, on the first day of the month …”, within the sentence."""
    for place in range(when.last, rule.last):
        if marks.words[place].text in {"failing", "otherwise"} or _or_if(marks, place):
            return delay_in(marks.words, place, place, rule.last)
    return None


def _or_if(marks: Marks, place: int) -> bool:
    """“Or, if they have not been deposited by then”."""
    words = [word.text for word in marks.words[place : place + 3]]
    return words[:2] == ["or", "if"] or words == ["or", ",", "if"]


def _otherwise(marks: Marks, found: list[Sentence], when: DelayWords) -> DelayWords | None:
    """“In the event that the conditions are not met by then …”, in a sentence of its own."""
    for sentence in found:
        if sentence.speaks is Speaks.OTHERWISE and sentence.first >= when.last:
            other = delay_in(marks.words, sentence.anchor, sentence.anchor, sentence.last)
            if other is not None and other.delay is not None:
                return other
    return None


def _deadline(marks: Marks, when: DelayWords, rule: Rule) -> date | None:
    """“If by 30 November 2012 …”: by when the conditions have to be met."""
    for place in range(when.last, rule.last):
        if marks.words[place].text in {"by", "before", "than"}:
            day = calendar_day(marks.words, place + 1)
            if day is not None:
                marks.mark("fixed.if_met_by", place, day[1])
                return day[0]
    return None


def later_joiners(
    marks: Marks, found: list[Sentence], main: Sentence | None
) -> LaterJoiners | None:
    """The rule for who joins later, if it is in the words."""
    after = main.anchor if main else -1
    for sentence in found:
        if sentence.speaks is not Speaks.LATER or sentence.anchor < after:
            continue
        when = delay_in(marks.words, sentence.first, sentence.anchor, sentence.last)
        begin, end = marks.words[sentence.first].begin, marks.words[sentence.last - 1].end
        marks.spans["later_joiners"] = (begin, end)
        if when is None or when.delay is None:
            marks.doubt(
                "later_joiners", "the delay for who joins later could not be read", begin, end
            )
            return None
        words = marks.text[begin:end].casefold()
        entered = re.search(
            r"after (?:its|the|their) (?:date of (?:its )?)?(?:entry|coming)", words
        )
        entered = entered or re.search(r"after .{0,40}(?:has|have|had) (?:entered|come)", words)
        starting: Starting = "entry into force" if entered else "threshold"
        return LaterJoiners(delay=str(when.delay), starting=starting)
    marks.doubt("later_joiners", "no rule for who joins later is in the words")
    return None
