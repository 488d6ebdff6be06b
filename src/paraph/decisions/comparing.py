"""A comparison in words: what is counted, by which weight, and what a condition asks for."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from paraph.decisions.checks import bounds
from paraph.decisions.exact import write_number
from paraph.decisions.model import MEMBERS, Condition
from paraph.decisions.vocabulary import Base, Counted
from paraph.values.sentences import Argument, Sentence, Term, worded

_BASE_WORDS = {
    Base.MEMBERS: worded("members"),
    Base.ENTITLED: worded("members entitled to vote"),
    Base.PARTICIPATING: worded("members participating"),
    Base.PRESENT: worded("members present"),
    Base.VOTING: worded("present and voting"),
    Base.CAST: worded("votes cast"),
    Base.REPLIES: worded("respondents"),
}
_COUNTED_WORDS = {
    Counted.YES: worded("in favour"),
    Counted.NO: worded("against"),
    Counted.NOT_YES: worded("not in favour"),
    Counted.ABSTAIN: worded("abstaining"),
    Counted.DECLARED: worded("abstaining with a declaration"),
    Counted.PRESENT: worded("present"),
    Counted.VOTES: worded("voting yes or no"),
    Counted.REPLIES: worded("replying"),
    Counted.PARTICIPANTS: worded("participating"),
}
_NEEDED: Final = {
    "at_least": worded("at least {bound}"),
    "more_than": worded("more than {bound}"),
    "at_most": worded("at most {bound}"),
    "fewer_than": worded("fewer than {bound}"),
}
_NEEDED_OF: Final = {
    "at_least": worded("at least {bound} of {base}"),
    "more_than": worded("more than {bound} of {base}"),
    "at_most": worded("at most {bound} of {base}"),
    "fewer_than": worded("fewer than {bound} of {base}"),
}
"""What a condition asks for; a share is of a base."""


def compared(
    condition: Condition, number: Fraction, bound: int | str, group: str | None, arithmetic: str
) -> Sentence:
    """The comparison as a person reads it: who, how many, how many are needed, the arithmetic."""
    parts: dict[str, Argument] = {
        "counted": worded(
            "{count} {counted}", count=write_number(number), counted=_weighed(condition)
        ),
        "needed": _needed(condition, bound),
        "arithmetic": arithmetic,
    }
    if group:
        return worded("Of {group}: {counted}; {needed}: {arithmetic}.", group=Term(group), **parts)
    return worded("{counted}; {needed}: {arithmetic}.", **parts)


def _weighed(condition: Condition) -> Sentence:
    """What is counted, and by which weight if it is not by heads."""
    assert condition.votes is not None
    counted = _COUNTED_WORDS[condition.votes]
    if condition.measure == MEMBERS:
        return counted
    return worded("{counted} by {measure}", counted=counted, measure=Term(condition.measure))


def _needed(condition: Condition, bound: int | str) -> Sentence:
    word = next(iter(bounds(condition)))
    if condition.of and isinstance(bound, str):
        return _NEEDED_OF[word].filled(bound=Term(bound), base=_BASE_WORDS[condition.of])
    return _NEEDED[word].filled(bound=Term(bound))


def of_whom(condition: Condition, group: str | None) -> Sentence:
    """What is missing: what is counted, in which group, by which weight."""
    assert condition.votes is not None
    what = _COUNTED_WORDS[condition.votes]
    if group:
        what = worded("{counted}, of {group}", counted=what, group=Term(group))
    if condition.measure != MEMBERS:
        what = worded("{counted}, by {measure}", counted=what, measure=Term(condition.measure))
    return what
