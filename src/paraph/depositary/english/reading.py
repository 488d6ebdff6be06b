"""From the words of a final clause to its data, with the words that each value rests on.

A value that the words do not give stays empty, and a finding says so; a value that was guessed
through a misprint or a gap carries a finding.  A lawyer confirms the reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from paraph.depositary.clause import (
    Condition,
    ExternalFact,
    FinalClause,
    FixedDay,
    LaterJoiners,
    ShareReached,
    Starting,
    WeightReached,
)
from paraph.depositary.english.delays import DelayWords, delay_at
from paraph.depositary.english.means import MeansWords, means_in
from paraph.depositary.english.numerals import calendar_day
from paraph.depositary.english.provisos import conditions_in
from paraph.depositary.english.sentences import Sentence, Speaks, sentences
from paraph.depositary.english.thresholds import ThresholdWords, threshold_at, total_at
from paraph.depositary.english.tokens import Token, tokens
from paraph.depositary.english.whose import excluded, told_elsewhere
from paraph.depositary.remarks import Doubt, Remark
from paraph.depositary.vocabulary import ANY_MEANS, ActKind, Organisations


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """A doubt about one field of the reading and the characters that it concerns."""

    field: str
    sentence: str
    begin: int
    end: int

    def as_json(self) -> dict[str, Any]:
        """The doubt as plain JSON."""
        return {"field": self.field, "sentence": self.sentence, "words": [self.begin, self.end]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The clause that was read, the span of words behind each value, and the doubts."""

    clause: FinalClause
    words: dict[str, tuple[int, int]]
    doubts: tuple[Doubtful, ...]
    text: str

    def remarks(self) -> Iterator[Remark]:
        """The doubts as findings of a computation."""
        for doubt in self.doubts:
            yield Remark(doubt=Doubt.READING, sentence=f"{doubt.field}: {doubt.sentence}")

    def as_json(self) -> dict[str, Any]:
        """The reading as plain JSON; without findings and words it is a clause again."""
        plain = msgspec.to_builtins(self.clause)
        written = {key: value for key, value in plain.items() if value not in ("", [], {}, ())}
        written["threshold"] = self.clause.threshold
        written["counted"] = sorted(kind.value for kind in self.clause.counted)
        written["delay"] = self.clause.delay
        written["later_joiners"] = plain["later_joiners"]
        written["conditions"] = plain["conditions"]
        written["findings"] = [doubt.as_json() for doubt in self.doubts]
        written["words"] = {name: list(span) for name, span in self.words.items()}
        return written


@dataclass(slots=True)
class _Reader:
    """The text while it is read."""

    text: str
    words: Sequence[Token]
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    doubts: list[Doubtful] = field(default_factory=list)

    def mark(self, name: str, first: int, last: int, doubt: str = "") -> None:
        """Note the words of a value and, if there is one, the doubt about it."""
        begin, end = self.words[first].begin, self.words[max(first, last - 1)].end
        self.spans[name] = (begin, end)
        if doubt:
            self.doubt(name, doubt, begin, end)

    def doubt(self, name: str, sentence: str, begin: int = 0, end: int | None = None) -> None:
        """Note a doubt about a field."""
        span = (begin, len(self.text) if end is None else end)
        self.doubts.append(Doubtful(field=name, sentence=sentence, begin=span[0], end=span[1]))


def read_clause(text: str) -> Reading:
    """Read a final clause in English.

    >>> reading = read_clause("This Treaty shall enter into force on the thirtieth day after the "
    ...     "deposit of the fourth instrument of ratification.")
    >>> reading.clause.threshold, reading.clause.delay, [k.value for k in reading.clause.counted]
    (4, 'days:30', ['ratification'])
    >>> reading.words["delay"]
    (42, 61)
    """
    words = tokens(text)
    reader = _Reader(text, words)
    found = sentences(text, words)
    tried = [_parts(found, main, words) for main in (*_main(found), None)]
    parts = next((one for one in tried if one.number is not None), tried[0])
    if parts.number is None and (later := _of_later(found, words)) is not None:
        reader.doubt("threshold", "read from the rule for those who join later")
        parts = later
    if parts.main is None:
        reader.doubt("entry_into_force", "no sentence says that the treaty enters into force")
    return _assemble(reader, found, parts)


def _of_later(found: list[Sentence], words: Sequence[Token]) -> _Parts | None:
    """Number and acts from “after the deposit of the fifth instrument of …”, without a delay."""
    for sentence in found:
        if sentence.speaks is Speaks.LATER:
            number = _threshold(words, sentence.first, sentence.anchor, sentence.last, None)
            if number is not None and number.number is not None:
                end = min(sentence.last, number.last + 12)
                means = _means(words, number.first, end, number)
                return _Parts(None, number, means, number.first, end, None)
    return None


@dataclass(frozen=True, slots=True)
class _Parts:
    """What was found for the general rule, and between which tokens it stands."""

    when: DelayWords | None
    number: ThresholdWords | None
    means: MeansWords | None
    first: int
    last: int
    main: Sentence | None


def _main(found: list[Sentence]) -> list[Sentence]:
    """The sentences that may hold the general rule, the likeliest first."""
    order = (Speaks.TREATY, Speaks.PART)
    return [sentence for kind in order for sentence in found if sentence.speaks is kind]


def _parts(found: list[Sentence], main: Sentence | None, words: Sequence[Token]) -> _Parts:
    first, last, anchor = _extent(found, main, words)
    when = _delay(words, first, anchor, last)
    number = _threshold(words, first, anchor, last, when)
    means = _means(words, first, last, number)
    return _Parts(when, number, means, first, last, main)


def _extent(
    found: list[Sentence], main: Sentence | None, words: Sequence[Token]
) -> tuple[int, int, int]:
    """The tokens of the general rule: its sentence, and on to the next rule if it is torn."""
    if main is None:
        later = [one.first for one in found]
        return 0, min(later, default=len(words)), 0
    following = [one.first for one in found if one.first > main.anchor]
    bound = min(following, default=len(words))
    stop = min(main.last, bound)
    whole = _threshold(words, main.first, main.anchor, stop, None)
    if whole is None or _means(words, main.first, stop, whole) is None:
        stop = bound
    return main.first, stop, main.anchor


def _delay(words: Sequence[Token], first: int, anchor: int, last: int) -> DelayWords | None:
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


def _assemble(reader: _Reader, found: list[Sentence], parts: _Parts) -> Reading:
    fixed, delay = _when(reader, found, parts)
    conditions: list[Condition] = list(_number_conditions(reader, parts))
    for one in conditions_in(reader.text, reader.words, parts.first, parts.last, parts.number):
        conditions.append(one.condition)
        name = f"conditions[{len(conditions) - 1}]"
        reader.spans[name] = (one.begin, one.end)
        if one.doubt:
            reader.doubt(name, one.doubt, one.begin, one.end)
    counted = _counted(reader, parts.means)
    _torn(reader, parts)
    clause = FinalClause(
        threshold=parts.number.number if parts.number else None,
        counted=counted,
        delay=delay,
        conditions=tuple(conditions),
        fixed=fixed,
        organisations=_organisations(reader),
        later_joiners=_later(reader, found, parts.main),
    )
    return Reading(clause=clause, words=reader.spans, doubts=tuple(reader.doubts), text=reader.text)


def _torn(reader: _Reader, parts: _Parts) -> None:
    """A doubt about every value that stands beyond the sentence of the rule."""
    if parts.main is None:
        for name in ("threshold", "counted", "delay"):
            if span := reader.spans.get(name):
                reader.doubt(name, "read outside of a sentence on entry into force", *span)
        return
    if parts.last <= parts.main.last:
        return
    end = reader.words[max(parts.main.first, parts.main.last - 1)].end
    for name in ("threshold", "counted", "delay"):
        span = reader.spans.get(name)
        if span is not None and span[1] > end:
            doubt = "read beyond the sentence, which is torn by other words"
            reader.doubt(name, doubt, *span)


def _number_conditions(reader: _Reader, parts: _Parts) -> Iterator[Condition]:
    """The threshold as a condition, where it is a share, and the doubt where there is none."""
    number = parts.number
    if number is None:
        reader.doubt("threshold", "no number or share of consents could be read")
        weighed = conditions_in(reader.text, reader.words, parts.first, parts.last, None)
        if not any(isinstance(one.condition, WeightReached) for one in weighed):
            yield ExternalFact(says="the number of consents, which could not be read")
        return
    reader.mark("threshold", number.first, number.last, number.doubt)
    if number.share is not None:
        doubt = f"how many are “{number.of}” has to be told"
        reader.mark("threshold", number.first, number.last, doubt)
        yield ShareReached(
            at_least=number.share.written, of=number.of, more_than=number.share.more_than
        )


def _counted(reader: _Reader, means: MeansWords | None) -> tuple[ActKind, ...]:
    if means is None:
        reader.doubt(
            "counted", "no kind of act is named; every means of consent is counted (VCLT 11)"
        )
        return tuple(sorted(ANY_MEANS))
    reader.mark("counted", means.first, means.last)
    begin, end = reader.spans["counted"]
    for doubt in means.doubts:
        reader.doubt("counted", doubt, begin, end)
    kinds = set(means.kinds)
    if means.broken and (more := told_elsewhere(reader.text) - kinds):
        names = ", ".join(sorted(more))
        reader.doubt("counted", f"completed from what is said of who joins: {names}", begin, end)
        kinds |= more
    _unnamed(reader, kinds, begin, end)
    return tuple(sorted(kinds))


def _unnamed(reader: _Reader, kinds: set[ActKind], begin: int, end: int) -> None:
    """What the list leaves out, and what an act of that kind would then be."""
    if ActKind.CONSENT_TO_BE_BOUND in kinds:
        return
    similar = [kind for kind in (ActKind.ACCEPTANCE, ActKind.APPROVAL) if kind not in kinds]
    if similar and ActKind.RATIFICATION in kinds:
        names = " and ".join(similar)
        doubt = f"{names}: not named; such an instrument is counted as ratification (VCLT 14(2))"
        reader.doubt("counted", doubt, begin, end)
    if ActKind.ACCESSION not in kinds:
        reader.doubt("counted", "accession: not named, so that it is not counted", begin, end)


def _when(
    reader: _Reader, found: list[Sentence], parts: _Parts
) -> tuple[FixedDay | None, str | None]:
    when = parts.when
    if when is None:
        reader.doubt("delay", "when the treaty enters into force could not be read")
        return None, None
    if when.day is None:
        reader.mark("delay", when.first, when.last, when.doubt)
        if any(
            word.text.startswith("provisional") for word in reader.words[parts.first : parts.last]
        ):
            doubt = "the sentence speaks of provisional application too; which date is meant?"
            reader.mark("delay", when.first, when.last, doubt)
        return None, str(when.delay)
    reader.mark("fixed", when.first, when.last)
    fixed = FixedDay(on=when.day, if_met_by=_deadline(reader, when, parts))
    following = [word.text for word in reader.words[when.last : when.last + 7]]
    if "any" in following and {"date", "thereafter"} & set(following):
        reader.mark("delay", when.last, min(when.last + 7, parts.last))
        return fixed, "days:0"
    for sentence in found:
        if sentence.speaks is Speaks.OTHERWISE and sentence.first >= when.last:
            other = _delay(reader.words, sentence.anchor, sentence.anchor, sentence.last)
            if other is not None and other.delay is not None:
                reader.mark("delay", other.first, other.last, other.doubt)
                return fixed, str(other.delay)
    reader.doubt(
        "delay", "what happens if the conditions are met after the fixed day is not in the words"
    )
    return fixed, None


def _deadline(reader: _Reader, when: DelayWords, parts: _Parts) -> date | None:
    """“If by 30 November 2012 …”: by when the conditions have to be met."""
    for place in range(when.last, parts.last):
        if reader.words[place].text in {"by", "before", "than"}:
            day = calendar_day(reader.words, place + 1)
            if day is not None:
                reader.mark("fixed.if_met_by", place, day[1])
                return day[0]
    return None


def _organisations(reader: _Reader) -> Organisations:
    """Whether the instrument of an organisation counts, if the words say it."""
    if span := excluded(reader.text):
        reader.spans["organisations"] = span
        return Organisations.NOT_COUNTED
    reader.doubt(
        "organisations",
        "the words do not say whether the instrument of a regional organisation counts",
    )
    return Organisations.UNKNOWN


def _later(reader: _Reader, found: list[Sentence], main: Sentence | None) -> LaterJoiners | None:
    after = main.anchor if main else -1
    for sentence in found:
        if sentence.speaks is not Speaks.LATER or sentence.anchor < after:
            continue
        when = _delay(reader.words, sentence.first, sentence.anchor, sentence.last)
        begin, end = reader.words[sentence.first].begin, reader.words[sentence.last - 1].end
        reader.spans["later_joiners"] = (begin, end)
        if when is None or when.delay is None:
            reader.doubt(
                "later_joiners", "the delay for who joins later could not be read", begin, end
            )
            return None
        words = reader.text[begin:end].casefold()
        entered = re.search(
            r"after (?:its|the|their) (?:date of (?:its )?)?(?:entry|coming)", words
        )
        entered = entered or re.search(r"after .{0,40}(?:has|have|had) (?:entered|come)", words)
        starting: Starting = "entry into force" if entered else "threshold"
        return LaterJoiners(delay=str(when.delay), starting=starting)
    reader.doubt("later_joiners", "no rule for who joins later is in the words")
    return None
