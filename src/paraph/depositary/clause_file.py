"""Reading a final clause from TOML, or from the JSON that ``paraph clause read`` prints."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from paraph.decisions.exact import read_amount, read_share
from paraph.depositary.clause import (
    FinalClause,
    NumberReached,
    ShareReached,
    WeightReached,
    walk,
)
from paraph.depositary.periods import Delay
from paraph.depositary.vocabulary import UNTYPED, ActKind
from paraph.values.errors import Malformed
from paraph.values.sentences import Day, Words, one_after_another, worded
from paraph.values.shapes import shape_fault

READING_ONLY = frozenset({"findings", "words", "text"})
"""What a reading prints beside the clause; it is left out when the clause is read back."""


def is_toml(text: str) -> bool:
    """Whether a text is a clause in TOML and not in English.

    >>> is_toml("threshold = 35"), is_toml("This Treaty shall enter into force on deposit.")
    (True, False)
    """
    try:
        return bool(tomllib.loads(text))
    except tomllib.TOMLDecodeError:
        return False


def read_toml(text: str, called: Words) -> FinalClause:
    r"""The clause of a TOML file, checked.

    >>> read_toml('threshold = 35\ncounted = ["ratification"]\ndelay = "days:30"', "x").threshold
    35

    Raises:
        Malformed: if it is not TOML, a word is unknown, a number is a float, or a part is missing.
    """
    try:
        return read_mapping(tomllib.loads(text), called)
    except tomllib.TOMLDecodeError as error:
        raise Malformed(
            worded("{called} is not TOML: {why}.", called=called, why=shape_fault(error))
        ) from error


def read_json(text: str, called: Words) -> FinalClause:
    """The clause that ``paraph clause read --json`` printed, after a lawyer has confirmed it.

    Raises:
        Malformed: if it is not JSON, or no clause.
    """
    try:
        content = json.loads(text)
    except ValueError as error:
        raise Malformed(
            worded("{called} is not JSON: {why}.", called=called, why=str(error))
        ) from error
    if not isinstance(content, dict):
        raise Malformed(worded("{called} holds no clause.", called=called))
    kept = {key: value for key, value in content.items() if key not in READING_ONLY}
    return read_mapping(kept, called)


def read_mapping(written: Mapping[str, Any], called: Words) -> FinalClause:
    """The clause of a mapping, checked.

    Raises:
        Malformed: if a word is unknown, a number is a float, or a part is missing.
    """
    _refuse_floats(written, called)
    try:
        clause = msgspec.convert(_plainly(written), FinalClause)
    except msgspec.ValidationError as error:
        raise Malformed(worded("{called}: {fault}", called=called, fault=_fault(error))) from error
    check(clause, called)
    return clause


def _plainly(written: Mapping[str, Any]) -> dict[str, Any]:
    """The mapping with the words of a list of rules: ``acts_counted = "accession, approval"``."""
    plain = dict(written)
    acts = plain.pop("acts_counted", None)
    if acts is not None and "counted" not in plain:
        plain["counted"] = acts
    if isinstance(plain.get("counted"), str):
        plain["counted"] = [act.strip() for act in plain["counted"].split(",")]
    if isinstance(plain.get("threshold"), str) and plain["threshold"].isdigit():
        plain["threshold"] = int(plain["threshold"])
    return plain


def check(clause: FinalClause, called: Words) -> None:
    """Whether the parts of a clause fit together.

    Raises:
        Malformed: naming everything that does not.
    """
    faults = [*_period_faults(clause), *_count_faults(clause), *_further_faults(clause)]
    if not (clause.all_conditions() or clause.fixed):
        faults.append(
            worded("it has no condition: give a `threshold`, `[[conditions]]` or a fixed day.")
        )
    if faults:
        raise Malformed(worded("{called}: {fault}", called=called, fault=one_after_another(faults)))


def _period_faults(clause: FinalClause) -> list[Words]:
    later = clause.later_joiners
    written = [clause.delay, clause.departures, *clause.periods()]
    written += [later.delay, *later.delays.values()] if later else []
    return [fault for text in written if text is not None for fault in _faults_of(text)]


def _faults_of(delay: str) -> list[Words]:
    try:
        Delay.parse(delay)
    except Malformed as error:
        return [error.words]
    return []


def _count_faults(clause: FinalClause) -> list[Words]:
    faults: list[Words] = []
    for condition in walk(clause.all_conditions()):
        match condition:
            case NumberReached(at_least=number) if number < 1:
                faults.append(worded("A threshold of {number} is none.", number=number))
            case NumberReached() | ShareReached():
                if not (condition.counted or clause.counted):
                    faults.append(worded("`counted` is missing: say which acts count."))
            case WeightReached():
                read_limit(condition)
    counted = set(clause.counted)
    if counted and counted <= UNTYPED:
        faults.append(
            worded("`counted`: {kind} is no kind of act.", kind=ActKind.DEPOSIT_UNTYPED.value)
        )
    return faults


def _further_faults(clause: FinalClause) -> Iterator[Words]:
    """What does not fit together in the clauses beside entry into force."""
    for window in clause.signing.windows if clause.signing else ():
        if window.opens and window.closes and window.closes < window.opens:
            yield worded(
                "A window for signature closes on {day}, before it opens.", day=Day(window.closes)
            )
    bounds = [clause.reservations.rejected_by] if clause.reservations else []
    for rule in clause.amendments:
        bounds += [rule.at_least, rule.blocked_by]
        if rule.binds == "all but objectors" and rule.objection_period is None:
            yield worded("`amendments`: tacit acceptance needs an `objection_period`.")
    yield from (fault for text in bounds if text for fault in _bound_faults(text))
    yield from _contradictions(clause)


def _contradictions(clause: FinalClause) -> Iterator[Words]:
    """What a clause cannot say at once."""
    joining, lasts = clause.accession, clause.duration
    if joining and joining.closed and joining.only:
        yield worded("`accession`: it cannot be closed and open to some.")
    if lasts and lasts.unlimited and (lasts.period or lasts.until):
        yield worded("`duration`: it cannot be unlimited and end.")
    if clause.departures and clause.withdrawal and clause.withdrawal.notice:
        yield worded("Write the notice of withdrawal once: in `withdrawal` or as `departures`.")


def _bound_faults(text: str) -> list[Words]:
    """Whether “2/3”, “55 %” or “60” is a share or a number; “majority” is more than a half."""
    if text.strip().isdigit() or text.strip() == "majority":
        return []
    try:
        read_share(text)
    except Malformed as error:
        return [error.words]
    return []


def read_limit(condition: WeightReached) -> tuple[bool, Any]:
    """Whether a weight is asked as a share, and the exact number.

    >>> read_limit(WeightReached(metric="emissions", at_least="55 %"))
    (True, Fraction(11, 20))

    Raises:
        Malformed: if it is neither a share nor a number.
    """
    text = condition.at_least.strip()
    if "%" in text or "/" in text or "cent" in text or text == "all":
        return True, read_share(text)
    return False, read_amount(text, "at_least")


def _refuse_floats(written: object, where: Words) -> None:
    """A decimal without quotation marks is a float, and no float is exact."""
    if isinstance(written, float):
        raise Malformed(
            worded(
                "{where}: {number} is a float; write it in quotation marks.",
                where=where,
                number=str(written),
            )
        )
    parts = written.values() if isinstance(written, Mapping) else written
    if isinstance(parts, list | tuple) or isinstance(written, Mapping):
        for part in parts:  # type: ignore[attr-defined]
            _refuse_floats(part, where)


def _fault(error: msgspec.ValidationError) -> Words:
    """What msgspec finds, in the words of a clause, with the place in front."""
    message, _, place = str(error).partition(" - at `$")
    if place:
        return worded("in `{place}`, {what}.", place=place.strip("`."), what=_what(message))
    return worded("{what}.", what=_what(message))


def _what(message: str) -> Words:
    for start, sentence in _FAULTS.items():
        if message.startswith(start):
            return replace(sentence, arguments=(("what", message.removeprefix(start).strip()),))
    return shape_fault(message)


_FAULTS: Final = {
    "Object contains unknown field": worded("the word is unknown: {what}"),
    "Object missing required field": worded("this is missing, and nothing is assumed: {what}"),
    "Invalid enum value": worded("this word is unknown: {what}"),
}
