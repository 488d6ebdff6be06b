"""Final clauses as data: what has to happen before a treaty enters into force, and when it does.

A clause says nothing that was not written down: what it leaves out (does the instrument of a
regional organisation count? was the meeting held?) stays unknown, and a finding says so.
Numbers are integers or exact fractions, written in TOML as integers or in quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec

from paraph.depositary.further import FurtherClauses, Part
from paraph.depositary.periods import Convention
from paraph.depositary.vocabulary import ActKind, Organisations

Starting = Literal["threshold", "entry into force"]
"""From when on who consents is a later joiner."""


class NumberReached(Part, frozen=True, kw_only=True, tag="number", tag_field="kind"):
    """So many participants have consented: of all, of ``among``, or of the members of ``group``.

    ``counted`` overrides the acts of the clause.  A ``group`` (“members of FAO”) is looked up in
    the groups of the clause and cannot be told without them.
    """

    at_least: int
    counted: tuple[ActKind, ...] = ()
    among: tuple[str, ...] = ()
    group: str = ""
    citation: str = ""


class ShareReached(Part, frozen=True, kw_only=True, tag="share", tag_field="kind"):
    """So large a share of a group has consented: two thirds of the Parties to the Convention.

    ``base`` is the size of the group if it is fixed; it can also come from the ``groups``.
    ``more_than`` asks for more than the share, not for the share itself.
    """

    at_least: str
    of: str
    base: int | None = None
    more_than: bool = False
    counted: tuple[ActKind, ...] = ()
    citation: str = ""


class WeightReached(Part, frozen=True, kw_only=True, tag="weight", tag_field="kind"):
    """Those who have consented carry so much of a weight: tonnage, emissions, quotas, votes.

    ``at_least`` is a share of ``total`` (“55 %”, “2/3”) or an absolute amount (“750000000”).
    ``metric`` names the column of weights; without weights the condition cannot be told.
    """

    metric: str
    at_least: str
    total: str = "100"
    among: tuple[str, ...] = ()
    citation: str = ""


class NamedReached(Part, frozen=True, kw_only=True, tag="named", tag_field="kind"):
    """All of the named States have consented, or at least so many of them."""

    all_of: tuple[str, ...]
    at_least: int | None = None
    list_name: str = ""
    citation: str = ""


class TreatyInForce(Part, frozen=True, kw_only=True, tag="in_force", tag_field="kind"):
    """Another treaty is in force; ``on`` is its date of entry into force, as far as it is known."""

    treaty: str
    on: date | None = None
    citation: str = ""


class NotBefore(Part, frozen=True, kw_only=True, tag="not_before", tag_field="kind"):
    """Not before a day, however early the rest is met.

    Where the clause reckons the day from something else (“two years after the opening for
    signature”), ``says`` holds its words and ``on`` has to be told.
    """

    on: date | None = None
    says: str = ""
    citation: str = ""


class ExternalFact(Part, frozen=True, kw_only=True, tag="fact", tag_field="kind"):
    """Something that no instrument shows: a meeting decided, a report was received.

    ``met_on`` is the day, if it happened.  ``assumed`` computes as if it had been met in time, and
    the finding says that the date is then a lower bound.
    """

    says: str
    met_on: date | None = None
    assumed: bool = False
    citation: str = ""


class AnyOf(Part, frozen=True, kw_only=True, tag="any", tag_field="kind"):
    """At least one of several conditions: alternatives of the clause."""

    conditions: tuple[Condition, ...]
    citation: str = ""


class AllOf(Part, frozen=True, kw_only=True, tag="all", tag_field="kind"):
    """All of several conditions: one arm of an alternative."""

    conditions: tuple[Condition, ...]
    citation: str = ""


Condition = (
    NumberReached
    | ShareReached
    | WeightReached
    | NamedReached
    | TreatyInForce
    | NotBefore
    | ExternalFact
    | AnyOf
    | AllOf
)


class FixedDay(Part, frozen=True, kw_only=True):
    """A day written in the clause, if the conditions are met by another (the same, if not said)."""

    on: date
    if_met_by: date | None = None

    @property
    def deadline(self) -> date:
        """By when the conditions have to be met."""
        return self.if_met_by or self.on


class LaterJoiners(Part, frozen=True, kw_only=True):
    """When the treaty enters into force for a State that consents later.

    ``starting`` says who is a later joiner: who deposits after the ``threshold`` was reached, or
    after the ``entry into force`` of the treaty.  In both cases never before the treaty itself.
    ``delays`` are delays of single kinds of acts: on deposit for a signatory, thirty days for who
    accedes.  Without any ``delay`` the treaty is in force for a later joiner at once (VCLT 24(3)).
    ``successions`` is the depositary's practice: some lists let a notification of succession take
    effect as if it were a consent of its day.
    """

    delay: str | None = None
    starting: Starting = "threshold"
    successions: Literal["from the succession", "as a consent"] = "from the succession"
    delays: dict[ActKind, str] = msgspec.field(default_factory=dict)


class FinalClause(FurtherClauses, frozen=True, kw_only=True):
    """The entry into force of one treaty as its final clauses rule it, and those clauses beside it.

    ``conditions`` must all be met.  ``threshold`` is short for a first condition of kind number.
    ``only`` lists the States whose consent counts at all (signatories, members of a conference).
    ``groups`` are sets of participants (“Annex I”, “members of FAO”), ``weights`` tell each
    participant's share of a metric.  ``departures`` is short for the notice of ``withdrawal``.
    """

    title: str = ""
    citation: str = ""
    threshold: int | None = None
    counted: tuple[ActKind, ...] = ()
    delay: str | None = None
    conditions: tuple[Condition, ...] = ()
    fixed: FixedDay | None = None
    not_before: date | None = None
    organisations: Organisations = Organisations.UNKNOWN
    only: tuple[str, ...] = ()
    later_joiners: LaterJoiners | None = None
    departures: str | None = None
    adopted: date | None = None
    groups: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    weights: dict[str, dict[str, str | int]] = msgspec.field(default_factory=dict)

    @property
    def notice(self) -> str | None:
        """How long after its notice a withdrawal takes effect, if the clause says it."""
        written = self.withdrawal.notice if self.withdrawal else None
        return written if written is not None else self.departures

    def convention(self, practice: Convention) -> Convention:
        """How periods are counted: as the clause says, else as is the depositary's ``practice``."""
        return self.counting.convention if self.counting else practice

    def all_conditions(self) -> tuple[Condition, ...]:
        """Every condition, the threshold and the earliest day among them."""
        first = (NumberReached(at_least=self.threshold),) if self.threshold is not None else ()
        last = (NotBefore(on=self.not_before),) if self.not_before else ()
        return (*first, *self.conditions, *last)


def walk(conditions: tuple[Condition, ...]) -> Iterator[Condition]:
    """Every condition, and those inside of others."""
    for condition in conditions:
        yield condition
        if isinstance(condition, AnyOf | AllOf):
            yield from walk(condition.conditions)


def told(clause: FinalClause, *, parent: date | None = None, assume: bool = False) -> FinalClause:
    """The clause with facts from outside: when the parent treaty entered into force, and so on.

    ``assume`` turns every condition that cannot be told into one that is assumed, with a finding.

    >>> clause = FinalClause(conditions=(TreatyInForce(treaty="the Convention"),))
    >>> told(clause, parent=date(1976, 3, 23)).conditions[0].on
    datetime.date(1976, 3, 23)
    """
    changed = tuple(_told(one, clause, parent, assume=assume) for one in clause.conditions)
    return msgspec.structs.replace(clause, conditions=changed)


def _told(
    condition: Condition, clause: FinalClause, parent: date | None, *, assume: bool
) -> Condition:
    match condition:
        case TreatyInForce(on=None) if parent is not None:
            return msgspec.structs.replace(condition, on=parent)
        case ExternalFact(met_on=None, says=says) if assume:
            return ExternalFact(says=says, assumed=True, citation=condition.citation)
        case NumberReached(group=group, at_least=number) if assume and group:
            if group not in clause.groups and not condition.among:
                return ExternalFact(says=f"{number} of {group}", assumed=True)
        case WeightReached(metric=metric, at_least=share) if assume:
            if metric not in clause.weights:
                return ExternalFact(says=f"{share} of {metric}", assumed=True)
        case ShareReached(of=of, at_least=share, base=None) if assume and of not in clause.groups:
            return ExternalFact(says=f"{share} of {of}", assumed=True)
    return condition
