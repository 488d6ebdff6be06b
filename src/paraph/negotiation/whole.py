"""A draft of the whole text, taken apart: what it says in the place of each provision."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from typing import Final

from paraph.negotiation.facts import TextFacts
from paraph.negotiation.weaving import standing_words
from paraph.text.redline import Mark, count_redline, redline

LEAST: Final = 0.2
"""A draft of the text has at least so much of its words: else it is one of another text."""


def whole_words(facts: TextFacts, who: str) -> dict[str, str]:
    """The words of each provision as somebody has them; joined, they are the text."""
    return {name: standing_words(facts, one.pieces, who) for name, one in facts.provisions.items()}


def taken_apart(base: Mapping[str, str], draft: str) -> dict[str, str]:
    r"""What a draft says in the place of each provision; joined, it is the draft again.

    What is new between two provisions goes to the one that it was put beside.

    >>> base = {"1": "1. It acts.\n", "2": "2. It meets.\n"}
    >>> taken_apart(base, "1. It acts.\n1 bis. It rests.\n2. It meets.\n")
    {'1': '1. It acts.\n1 bis. It rests.\n', '2': '2. It meets.\n'}
    """
    names = list(base)
    starts = [0, *accumulate(len(words) for words in base.values())][:-1]
    ends = [*starts[1:], sum(map(len, base.values()))]
    said: dict[str, list[str]] = {name: [] for name in names}
    at, place = 0, 0
    for segment in redline("".join(base.values()), draft):
        if segment.mark in {Mark.INSERT, Mark.MOVE_TO}:
            said[names[place]].append(segment.text)
            continue
        rest = segment.text
        while rest:
            place = min(bisect_right(starts, at) - 1, len(names) - 1)
            part, rest = rest[: ends[place] - at], rest[ends[place] - at :]
            if segment.mark is Mark.EQUAL:
                said[names[place]].append(part)
            at += len(part)
    return {name: "".join(parts) for name, parts in said.items()}


def changed_in(base: Mapping[str, str], draft: str) -> dict[str, str]:
    """What a draft says otherwise, provision by provision; line ends around words are no change."""
    return {
        name: words.strip("\n")
        for name, words in taken_apart(base, draft).items()
        if words.strip() != base[name].strip()
    }


def is_of(base: Mapping[str, str], draft: str) -> bool:
    """Whether a draft has enough of the words of a text to be a draft of it."""
    counts = count_redline(redline("".join(base.values()), draft))
    known = counts.words_equal + counts.words_deleted
    return counts.words_equal >= LEAST * known
