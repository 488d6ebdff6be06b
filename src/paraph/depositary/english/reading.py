"""From the words of a final clause to its data, with the words that each value rests on.

A value that the words do not give stays empty, and a finding says so; a value that was guessed
through a misprint or a gap carries a finding.  A lawyer confirms the reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from paraph.depositary.clause import (
    Condition,
    ExternalFact,
    FinalClause,
    NamedReached,
    ShareReached,
    WeightReached,
)
from paraph.depositary.english.effect import effect_of, later_joiners
from paraph.depositary.english.further import further_of
from paraph.depositary.english.marks import Doubtful, Marks
from paraph.depositary.english.means import MeansWords
from paraph.depositary.english.provisos import conditions_in
from paraph.depositary.english.rule import Rule, rule_of, rule_of_later
from paraph.depositary.english.sentences import Sentence, Speaks, sentences
from paraph.depositary.english.tokens import tokens
from paraph.depositary.english.unread import note_unread
from paraph.depositary.english.whose import excluded, told_elsewhere
from paraph.depositary.remarks import Doubt, Remark
from paraph.depositary.vocabulary import ANY_MEANS, ActKind, Organisations


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
            yield Remark(doubt=Doubt.READING, words=f"{doubt.field}: {doubt.sentence}")

    def as_json(self) -> dict[str, Any]:
        """The reading as plain JSON; without findings and words it is a clause again."""
        plain = msgspec.to_builtins(self.clause)
        written = {key: value for key, value in plain.items() if value not in ("", [], {}, None)}
        written["fixed"] = plain["fixed"]
        written["threshold"] = self.clause.threshold
        written["counted"] = sorted(kind.value for kind in self.clause.counted)
        written["delay"] = self.clause.delay
        written["later_joiners"] = plain["later_joiners"]
        written["conditions"] = plain["conditions"]
        written["findings"] = [doubt.as_json() for doubt in self.doubts]
        written["words"] = {name: list(span) for name, span in self.words.items()}
        return written


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
    marks = Marks(text, words)
    found = sentences(text, words)
    rule = rule_of(found, text, words)
    if rule.number is None and rule.when is None:
        later = rule_of_later(found, words)
        if later is not None:
            marks.doubt("threshold", "read from the rule for those who join later")
            rule = later
    if rule.main is None:
        marks.doubt("entry_into_force", "no sentence says that the treaty enters into force")
    return _assemble(marks, found, rule)


def _assemble(marks: Marks, found: list[Sentence], rule: Rule) -> Reading:
    fixed, delay = effect_of(marks, found, rule)
    conditions: list[Condition] = list(_number_conditions(marks, rule))
    for one in conditions_in(marks.text, marks.words, rule.first, rule.last, rule.number):
        conditions.append(one.condition)
        name = f"conditions[{len(conditions) - 1}]"
        marks.spans[name] = (one.begin, one.end)
        if one.doubt:
            marks.doubt(name, one.doubt, one.begin, one.end)
    counted = _counted(marks, rule.means)
    _torn(marks, rule)
    note_unread(marks, rule)
    clause = FinalClause(
        threshold=rule.number.number if rule.number else None,
        counted=counted,
        delay=delay,
        conditions=tuple(conditions),
        fixed=fixed,
        organisations=_organisations(marks),
        later_joiners=later_joiners(marks, found, rule.main),
        **further_of(marks),
    )
    return Reading(clause=clause, words=marks.spans, doubts=tuple(marks.doubts), text=marks.text)


def _torn(marks: Marks, rule: Rule) -> None:
    """A doubt about every value that stands in no sentence, in one on a part, or beyond its own."""
    if rule.main is None:
        _doubt_values(marks, "read outside of a sentence on entry into force")
    elif rule.main.speaks is Speaks.PART:
        begin, end = marks.words[rule.main.first].begin, marks.words[rule.main.last - 1].end
        words = "the sentence speaks of an amendment, a protocol or an annex: is it meant?"
        marks.doubt("entry_into_force", words, begin, end)
        _doubt_values(marks, "read from a sentence on a part of the treaty")
    elif rule.last > rule.main.last:
        end = marks.words[max(rule.main.first, rule.main.last - 1)].end
        _doubt_values(marks, "read beyond the sentence, which is torn by other words", end)


def _doubt_values(marks: Marks, doubt: str, after: int = -1) -> None:
    """A doubt about each of the three values whose words end after a character."""
    for name in ("threshold", "counted", "delay"):
        span = marks.spans.get(name)
        if span is not None and span[1] > after:
            marks.doubt(name, doubt, *span)


def _number_conditions(marks: Marks, rule: Rule) -> Iterator[Condition]:
    """The threshold as a condition, where it is a share, and the doubt where there is none."""
    number = rule.number
    if number is None:
        marks.doubt("threshold", "no number or share of consents could be read")
        weighed = conditions_in(marks.text, marks.words, rule.first, rule.last, None)
        if not any(isinstance(one.condition, WeightReached | NamedReached) for one in weighed):
            yield ExternalFact(says="the number of consents, which could not be read")
        return
    marks.mark("threshold", number.first, number.last, number.doubt)
    if number.share is not None:
        doubt = f"how many are “{number.of}” has to be told"
        marks.mark("threshold", number.first, number.last, doubt)
        yield ShareReached(
            at_least=number.share.written, of=number.of, more_than=number.share.more_than
        )


def _counted(marks: Marks, means: MeansWords | None) -> tuple[ActKind, ...]:
    if means is None:
        marks.doubt(
            "counted", "no kind of act is named; every means of consent is counted (VCLT 11)"
        )
        return tuple(sorted(ANY_MEANS))
    marks.mark("counted", means.first, means.last)
    begin, end = marks.spans["counted"]
    for doubt in means.doubts:
        marks.doubt("counted", doubt, begin, end)
    kinds = set(means.kinds)
    if means.broken and (more := told_elsewhere(marks.text) - kinds):
        names = ", ".join(sorted(more))
        marks.doubt("counted", f"completed from what is said of who joins: {names}", begin, end)
        kinds |= more
    _unnamed(marks, kinds, begin, end)
    return tuple(sorted(kinds))


def _unnamed(marks: Marks, kinds: set[ActKind], begin: int, end: int) -> None:
    """What the list leaves out, and what an act of that kind would then be."""
    if ActKind.CONSENT_TO_BE_BOUND in kinds:
        return
    similar = [kind for kind in (ActKind.ACCEPTANCE, ActKind.APPROVAL) if kind not in kinds]
    if similar and ActKind.RATIFICATION in kinds:
        names = _listed([*similar, ActKind.FORMAL_CONFIRMATION])
        doubt = f"{names}: not named; such an instrument is counted as ratification (VCLT 14(2))"
        marks.doubt("counted", doubt, begin, end)
    apart = (ActKind.ACCESSION, ActKind.DEFINITIVE_SIGNATURE)
    left_out = [kind for kind in apart if kind not in kinds]
    if left_out:
        doubt = f"{_listed(left_out)}: not named, so that it is not counted"
        marks.doubt("counted", doubt, begin, end)


def _listed(kinds: Sequence[ActKind]) -> str:
    """“Acceptance, approval and formal confirmation”."""
    *first, last = [kind.value for kind in kinds]
    return f"{', '.join(first)} and {last}" if first else last


def _organisations(marks: Marks) -> Organisations:
    """Whether the instrument of an organisation counts, if the words say it."""
    if span := excluded(marks.text):
        doubt = (
            "the instrument of an organisation is left out: the words say so or name States only"
        )
        marks.spans["organisations"] = span
        marks.doubt("organisations", doubt, *span)
        return Organisations.NOT_COUNTED
    marks.doubt(
        "organisations",
        "the words do not say whether the instrument of a regional organisation counts",
    )
    return Organisations.UNKNOWN
