"""The words that catalogues hold beside the sentences: vocabularies, terms, kinds of act.

A word stands in a catalogue under the name of its vocabulary, so that one English word may have
two translations: *open* of a bracket and *open* of a session.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from paraph.decisions.acts import Cast, Declared, Reply
from paraph.decisions.catalogue import catalogue
from paraph.decisions.checks import leaves
from paraph.decisions.model import Rule
from paraph.decisions.proceedings import Quiet
from paraph.decisions.vocabulary import Base, Conduct, Meaning, Method, Outcome
from paraph.depositary.corrections import CorrectionStanding
from paraph.depositary.periods import FirstDay, ShortMonth
from paraph.depositary.remarks import Doubt
from paraph.depositary.reservations import Effect
from paraph.depositary.statements import ReservationStanding
from paraph.depositary.successive import Governing
from paraph.depositary.vocabulary import (
    ActKind,
    Answer,
    Bearing,
    Leaving,
    Means,
    Powers,
    Signing,
)
from paraph.depositary.vocabulary import Standing as TreatyStanding
from paraph.negotiation.consensus import Consensus
from paraph.negotiation.influence import Fate
from paraph.negotiation.linkages import Linked
from paraph.negotiation.news import Became, Way, Weight
from paraph.negotiation.ripple import Link
from paraph.negotiation.rule import Prospect
from paraph.negotiation.vocabulary import Audience, Openness, Reservation, Stance, Status
from paraph.organisation.acts import MembershipKind, Nature, ParticipantKind
from paraph.organisation.entitlement import Role
from paraph.organisation.membership import Standing
from paraph.secretariat import CATALOGUE
from paraph.secretariat.overview import Course
from paraph.text.links import Step
from paraph.values.findings import Reason

VOCABULARIES: Final[tuple[type[StrEnum], ...]] = (
    ActKind,
    Answer,
    Audience,
    Base,
    Bearing,
    Became,
    Cast,
    Conduct,
    Consensus,
    CorrectionStanding,
    Course,
    Declared,
    Doubt,
    Effect,
    Fate,
    FirstDay,
    Governing,
    Leaving,
    Link,
    Linked,
    Meaning,
    Means,
    MembershipKind,
    Method,
    Nature,
    Openness,
    Outcome,
    ParticipantKind,
    Powers,
    Prospect,
    Quiet,
    Reply,
    Reservation,
    ReservationStanding,
    Role,
    ShortMonth,
    Signing,
    Stance,
    Standing,
    Status,
    Step,
    TreatyStanding,
    Way,
    Weight,
)
"""The closed vocabularies whose words people see."""

TERMS: Final = (
    "adoption",
    "adviser of delegation",
    "all",
    "alphabetical order",
    "amendment",
    "asks for time",
    "base",
    "conditional",
    "Fifth",
    "First",
    "Fourth",
    "in arrears",
    "letter",
    "note verbale",
    "objection",
    "parties to the dispute",
    "Second",
    "statement",
    "support",
    "suspended",
    "Third",
    "withdrawn",
    "no rule",
    "writing",
    "authentication",
    "chair",
    "concerned",
    "contributions",
    "depositary",
    "executive secretary",
    "expulsion",
    "Government",
    "Head of Government",
    "head of delegation",
    "Head of State",
    "member of delegation",
    "Minister for Foreign Affairs",
    "Ministry of Foreign Affairs",
    "negotiation",
    "observer",
    "permanent members",
    "population",
    "public",
    "rapporteur",
    "Russian alphabetical order",
    "secretariat",
    "Secretariat",
    "Secretary-General",
    "signature",
    "suspension",
    "vice-chair",
)
"""Words of the field that records hold as text; any other text is told as it stands."""

CITATIONS: Final = ("consensus", "the record", "the rule")
"""What findings rest on that is no instrument."""


def rule_terms() -> Iterator[str]:
    """What the rules that come with Paraph are called and speak of, each once, in their order."""
    yield from dict.fromkeys(
        term for rule in catalogue().rules.values() for term in _terms_of(rule) if term
    )


def _terms_of(rule: Rule) -> Iterator[str | None]:
    yield from (rule.title, rule.says_if_carried, rule.says_if_not, rule.casting_vote)
    if asked := rule.determination:
        yield from (asked.by, asked.asks, *asked.also_needs, asked.appeal_to)
    for step in rule.fallback:
        yield from (step.exhausted_by, *step.needs)
    yield from (stage.name for stage in rule.sequence)
    if rule.silence:
        yield from (*rule.silence.use_needs, rule.silence.channel)
    conditions = (*rule.requires, *rule.fails_if)
    if rule.window:
        yield from rule.window.objection_needs
        conditions = (*conditions, *rule.window.fails_if)
    for one in leaves(conditions):
        yield from (one.among, *one.among_each, one.measure)


_TITLES: Final = {
    "decisions.chair-ruling": "Chair’s ruling",
    "decisions.non-participation-declared": "Non-participation declared",
    "decisions.proposal-withdrawn": "Decision withdrawn",
    "negotiation.chairs-text-circulated": "Chair’s text circulated",
    "negotiation.proposal-co-sponsored": "Proposal co-sponsored",
}
"""Titles that are not the name of the kind with spaces for hyphens."""


def act_title(kind: str) -> str:
    """The English title of a kind of act, under which catalogues have it in the context ``act``.

    >>> act_title("decisions.formal-objection")
    'Formal objection'
    """
    return _TITLES.get(kind) or kind.rpartition(".")[2].replace("-", " ").capitalize()


def words() -> Iterator[tuple[str, str]]:
    """Every word of the catalogues with the context that it stands in."""
    yield from sorted(
        {(vocabulary.__name__, word.value) for vocabulary in VOCABULARIES for word in vocabulary}
    )
    yield from (("term", term) for term in TERMS)
    yield from (("act", act_title(kind.name)) for kind in CATALOGUE)
    yield from (("Reason", reason.sentence) for reason in Reason)
    yield from (("term", term) for term in rule_terms() if term not in TERMS)
    yield from (("citation", citation) for citation in CITATIONS)
