"""Which consents a condition counts, and what the kind of an act means where lists differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from paraph.depositary.ledger import Act, Consent, Ledger
from paraph.depositary.vocabulary import CONSENTS, UNTYPED, ActKind

EQUIVALENT = frozenset({ActKind.ACCEPTANCE, ActKind.APPROVAL})
"""Consent “under conditions similar to those which apply to ratification” (VCLT 14(2))."""

_UNNAMED = UNTYPED | {
    ActKind.CONSENT_TO_BE_BOUND,
    ActKind.PARTICIPATION,
    ActKind.DEFINITIVE_ACCEPTANCE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A consent that a condition counts, and why if the clause does not name its kind."""

    participant: str
    act: Act
    consent: Consent
    why: str = ""


def counts_as(kind: ActKind, counted: frozenset[ActKind]) -> str | None:
    """Why an act counts: "" if the clause names it, a reason if it is taken so, None if it is not.

    >>> counts_as(ActKind.ACCESSION, frozenset({ActKind.RATIFICATION})) is None
    True
    """
    if kind in counted:
        return ""
    if ActKind.CONSENT_TO_BE_BOUND in counted:
        return "" if kind in CONSENTS else None
    if kind in _UNNAMED:
        return "untyped"
    if kind in EQUIVALENT and ActKind.RATIFICATION in counted:
        return "equivalent"
    if kind is ActKind.FORMAL_CONFIRMATION and ActKind.RATIFICATION in counted:
        return "equivalent"
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whose consents may count: everybody's, or those of some; with or without organisations."""

    only: frozenset[str] | None = None
    without: frozenset[str] = frozenset()

    def holds(self, participant: str) -> bool:
        """Whether the consent of a participant may count at all."""
        if participant in self.without:
            return False
        return self.only is None or participant in self.only


def qualifying(ledger: Ledger, counted: frozenset[ActKind], scope: Scope) -> list[Counted]:
    """Every consent that counts, by its day; of one participant each consent apart."""
    found: list[Counted] = []
    for participant, consents in ledger.consents.items():
        if not scope.holds(participant):
            continue
        for consent in consents:
            why = counts_as(consent.act.kind, counted)
            if why is not None:
                one = Counted(participant=participant, act=consent.act, consent=consent, why=why)
                found.append(one)
    return sorted(found, key=lambda one: (one.consent.begins, one.act.row))


def standing_on(counted: list[Counted], day: date) -> dict[str, Counted]:
    """The participants that are counted on a day, each with its oldest standing consent."""
    found: dict[str, Counted] = {}
    for one in counted:
        if one.consent.begins > day:
            break
        if one.consent.covers(day):
            found.setdefault(one.participant, one)
    return found
