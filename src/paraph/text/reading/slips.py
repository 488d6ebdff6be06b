"""Doubts about typing: words glued together, and numbers that stand twice (A20, A22)."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from paraph.text.reading.doubts import doubt
from paraph.text.reading.model import ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paraph.text.findings import Finding
    from paraph.text.reading.model import ChoiceSpan, Provision

_GLUED_WORDS: Final = re.compile(r"[A-Z](?<=[a-z][A-Z])[a-z]{3,30}\b")
_FULL_WORD: Final = re.compile(r"[A-Za-z]{1,30}\Z")
_FEWEST_GLUED: Final = 3
_FOOTNOTE: Final = ProvisionKind.FOOTNOTE
_DELEGATION_NAMES: Final = re.compile(
    r"(?:Mc|Mac|De|Le|La|Du|Di|Van|Von|Fitz|non|sub|pre|anti|inter|co|bio|geo)[A-Z]"
)
_URL: Final = ("/", ".", "_", "-", "=", "?", "&", "@", "#", "%")
_FIRSTS: Final = frozenset(("1", "a", "A", "i", "I", "(a)", "一", "1.1"))
_MOST_SLIPS: Final = 30
_FAIR, _LOW = 0.7, 0.3


def of_flattened(text: str) -> Iterator[Finding]:
    """Old and new words glued together because formatting was lost (A20)."""
    found = []
    for glued in _GLUED_WORDS.finditer(text):
        before = _FULL_WORD.search(text, max(0, glued.start() - 30), glued.start())
        word = (before[0] if before else "") + glued[0]
        start = before.start() if before else glued.start()
        if not (
            _is_name(word)
            or text[start - 1 : start] in _URL
            or text[glued.end() : glued.end() + 1] in _URL
        ):
            found.append((start, glued.end()))
    times = Counter(text[slice(*span)] for span in found)
    kept = [span for span in found if _may_be_glued(text[slice(*span)], times)]
    if len(kept) >= _FEWEST_GLUED:
        for span in kept:
            readings = ("stays as typed; the original file is needed", "old and new words glued")
            yield doubt("flattened", span, readings, _LOW)


def _is_name(word: str) -> bool:
    """Whether a word with a capital inside is usually written so: ``McAdam``, ``iPad``.

    >>> [_is_name(word) for word in ("McAdam", "eBook", "nonParty", "sSuch", "StateStates")]
    [True, True, True, False, False]
    """
    if _DELEGATION_NAMES.match(word):
        return True
    return word[0].islower() and word[1].isupper() and word[0] != word[1].lower()


def _may_be_glued(word: str, times: Counter[str]) -> bool:
    """Whether two words may be glued here: a name of two capitals is met again and again."""
    return word[0].islower() or times[word] < _FEWEST_GLUED


def of_numbers(provisions: Sequence[Provision], choices: Sequence[ChoiceSpan]) -> Iterator[Finding]:
    """Two provisions of the same number under one parent (A22).

    Numbers that begin anew, and rivals that stand at the place of one number, are no slips; in a
    compilation of proposals, where numbers come again and again, the question is asked once.
    """
    arms = {arm.span[0] for choice in choices for arm in choice.arms}
    seen: dict[tuple[int | None, ProvisionKind], set[str]] = {}
    found: list[Finding] = []
    for provision in provisions:
        number = provision.number
        if not number or provision.kind is _FOOTNOTE:
            continue
        numbers = seen.setdefault((provision.parent, provision.kind), set())
        if number in _FIRSTS or number.endswith((" 1", " A", " I", "(a)")):
            numbers.clear()
        elif number in numbers and provision.span[0] not in arms:
            readings = ("two provisions; both keep the number shown", "the number is a slip")
            span = provision.number_span or provision.own
            found.append(doubt("duplicate-number", span, readings, _FAIR))
        numbers.add(number)
    is_compilation = len(found) > _MOST_SLIPS and len(found) * 8 > len(provisions)
    yield from found[:1] if is_compilation else found
