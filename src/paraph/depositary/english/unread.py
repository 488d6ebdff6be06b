"""What a rule says and no value rests on: a number that was not used, a word that limits the rule.

Nothing is passed over in silence.  A number or an “unless” that stands in the sentence of the rule
outside of the words of every value becomes a finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from paraph.depositary.english.lexicon import CALENDAR, REFERENCES
from paraph.depositary.english.marks import Marks
from paraph.depositary.english.numerals import numeral
from paraph.depositary.english.rule import Rule
from paraph.depositary.english.tokens import text_at

_LIMITS = frozenset({"unless", "except", "whichever", "until", "provided", "notwithstanding"})
_PLACES = REFERENCES - {"and", "or", "to"} | set(CALENDAR) | {"conditions", "requirements"}
_NO_COUNT = frozenset({"one", "first"})
"""Number words that are mostly articles (“one of them”) or belong to a form (“the first day”)."""


def note_unread(marks: Marks, rule: Rule) -> None:
    """Note a doubt for every number and every limiting word that no value rests on."""
    if rule.main is None:
        return
    for first, last in _numbers(marks, rule):
        begin, end = marks.words[first].begin, marks.words[last - 1].end
        doubt = f"the number “{marks.text[begin:end]}” stands in the sentence and was not used"
        marks.doubt("conditions", doubt, begin, end)
    for place in range(rule.main.anchor, rule.main.last):
        word = marks.words[place]
        if _limits(marks, place) and not _is_followed(marks, place):
            doubt = f"what follows “{word.text}” was not read"
            marks.doubt("conditions", doubt, word.begin, word.end)


def _numbers(marks: Marks, rule: Rule) -> Iterator[tuple[int, int]]:
    """The numbers of the sentence, after “enter into force”, that no value rests on."""
    assert rule.main is not None
    words, place = marks.words, rule.main.anchor
    while place < rule.main.last:
        number = numeral(words, place)
        if number is None:
            place += 1
            continue
        used = _is_read(marks, words[place].begin) or _repeats(rule, number.value)
        if not used and not _refers(marks, place, number.last):
            yield place, number.last
        place = number.last


def _is_read(marks: Marks, at: int) -> bool:
    return any(begin <= at < end for begin, end in marks.spans.values())


def _limits(marks: Marks, place: int) -> bool:
    """Whether a word limits the rule: “unless”, “provided that”, not “as provided in”."""
    word, before = marks.words[place].text, text_at(marks.words, place - 1)
    return word in _LIMITS and not (word == "provided" and before in {"as", "is", "are"})


def _repeats(rule: Rule, value: int) -> bool:
    """Whether a number only repeats the threshold: “the later of the two notifications”."""
    return rule.number is not None and rule.number.number == value


_NEAR = 8
"""How many words after “provided that” a value may begin that rests on what follows."""


def _is_followed(marks: Marks, place: int) -> bool:
    """Whether a value rests on a limiting word or begins soon after it."""
    words = marks.words
    if words[place].text == "whichever":
        return any(name.startswith("conditions") for name in marks.spans)
    near = range(place, min(len(words), place + _NEAR))
    return any(_is_read(marks, words[one].begin) for one in near)


def _refers(marks: Marks, first: int, last: int) -> bool:
    """Whether a number is one of a provision, a page, a list or a date, or no count at all."""
    words = marks.words
    before, after = text_at(words, first - 1), text_at(words, last)
    if words[first].text in _NO_COUNT or {before, after} & _PLACES:
        return True
    if before in {"(", "-", "–", "."} or after in {")", "-", "–", "."}:
        return not words[first].text.isalpha()
    return before == "of" and _is_year(words[first].text)


def _is_year(word: str) -> bool:
    return word.isdigit() and len(word) == len("1945")
