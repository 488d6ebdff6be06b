"""What the computation says beside its result: grounds with arithmetic, and findings of doubt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from paraph.values.sentences import Words, worded


class Doubt(StrEnum):
    """What a finding is about, in rank order: of several, the first weighs most."""

    IMPOSSIBLE_DATE = "a date that does not exist"
    INCOMPLETE_DATE = "a date that is not complete"
    NO_PARTICIPANT = "an act without participant"
    UNKNOWN_PARTICIPANT = "a participant that is not known"
    UNKNOWN_ACT = "an act of unknown kind"
    BEFORE_ADOPTION = "an act before the adoption of the treaty"
    ON_ADOPTION = "an instrument dated as the adoption itself"
    SET_ASIDE = "an act that was set aside"
    AUTHORITY = "the authority of who acted"
    FORM = "the form of an instrument"
    STATEMENT = "a reservation, objection or declaration"
    TOO_LATE = "received too late"
    TWO_CONSENTS = "two consents of one participant"
    DEPARTURE_WITHOUT_CONSENT = "a departure without consent"
    OUTSIDE_WINDOW = "a signature outside of the time for it"
    NOT_ENTITLED = "an act of one that may not join"
    TOO_EARLY = "an act before its time"
    NOT_PROVIDED = "an act that the clauses do not provide for"
    APPROVAL_UNTOLD = "an approval that is not in the list"
    SEVERAL_DEPOSITS = "deposits with several depositaries"
    ENDED = "the end of the treaty"
    SEVERAL_TREATIES = "acts of several treaties"
    SEVERAL_SOURCES = "acts from several sources"
    UNKNOWN_CONDITION = "a condition that cannot be told"
    ORGANISATION = "whether an organisation counts"
    UNTYPED = "the kind of consent is not given"
    EQUIVALENT_MEANS = "another means of consent than the clause names"
    NO_DELAY = "the delay is not known"
    ASSUMED = "an assumption"
    OPT_OUT = "who declined provisional application is not known"
    SHORT_MONTH = "a month that is too short"
    CONVENTION = "the counting convention"
    LIST_INCOMPLETE = "the list may lack acts"
    NOTIFIED_DIFFERS = "the depositary notified another date"
    SUCCESSION = "the date of a succession"
    BETWEEN = "consent between threshold and entry into force"
    LATER_JOINERS = "the rule for later joiners is not known"
    READING = "the reading of the clause"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One step of the derivation: its arithmetic in words, and the provision that it rests on."""

    words: Words
    citation: Words

    @property
    def sentence(self) -> str:
        """The words in English."""
        return str(self.words)

    def as_json(self) -> dict[str, Any]:
        """The ground as plain JSON."""
        return {"sentence": self.sentence, "citation": str(self.citation)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One doubt, with the rows of the acts file it is about (the first row of acts is 1)."""

    doubt: Doubt
    words: Words
    rows: tuple[int, ...] = ()

    @property
    def sentence(self) -> str:
        """The words in English."""
        return str(self.words)

    def as_json(self) -> dict[str, Any]:
        """The remark as plain JSON."""
        return {
            "code": self.doubt.name.lower().replace("_", "-"),
            "sentence": self.sentence,
            "rows": list(self.rows),
        }


AS_GIVEN: Final = worded("the clause as given")
"""What a ground cites where the clause does not say where it stands."""


def ranked(remarks: list[Remark]) -> tuple[Remark, ...]:
    """Remarks by weight, in the order of the rows within one weight, each once."""
    order = list(Doubt)
    unique = list(dict.fromkeys(remarks))
    return tuple(sorted(unique, key=lambda one: (order.index(one.doubt), one.rows)))
