"""Who may do what: the capacities that an act needs, held against those that its actor has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

from paraph.organisation.facts import Situation
from paraph.organisation.membership import RECORD
from paraph.organisation.offices import AS_SECRETARIAT, CHAIR, HEAD, SECRETARIAT, capacities
from paraph.record import Act
from paraph.values.citations import Citation
from paraph.values.findings import Ground, Reason
from paraph.values.sentences import Called, Sentence, Series, Term, worded

HOUSE: Final = Citation("docs/acts.md")
"""Where it is written which capacity an act needs."""


_CHAIR_OF: Final = f"{CHAIR} of "


def capacity_title(capacity: str) -> Sentence | Term:
    """A capacity in which somebody acts, to be told in a language.

    >>> str(capacity_title("chair of Assembly")), str(capacity_title("head of delegation"))
    ('chair of Assembly', 'head of delegation')
    """
    if capacity.startswith(_CHAIR_OF):
        return worded("chair of {organ}", organ=Called(capacity.removeprefix(_CHAIR_OF)))
    return Term(capacity)


class Role(StrEnum):
    """A kind of capacity."""

    SECRETARIAT = "the secretariat"
    CHAIR = "the chair of the organ"
    DELEGATION = "the participant's own delegation"
    DEPOSITARY = "a participant that is depositary of the treaty"


def actor_grounds(situation: Situation, act: Act) -> Iterator[Ground]:
    """Why whoever acts may not act at all, or not in this capacity."""
    who, on = act.participant, act.when.date()
    if who != SECRETARIAT and who not in situation.participants and who not in situation.groups:
        words = worded(
            "{who} is neither a participant, nor a group, nor the Secretariat.", who=Called(who)
        )
        yield Ground(words, RECORD, reason=Reason.ACTOR)
        return
    held = capacities(situation, who, on).value
    if act.capacity not in held:
        may = tuple(map(capacity_title, held)) or worded("in no capacity")
        words = worded(
            "{who} cannot act as {capacity}; that day it may act as: {held}.",
            who=Called(who),
            capacity=capacity_title(act.capacity),
            held=may,
        )
        yield Ground(words, RECORD, reason=Reason.CAPACITY)


def role_grounds(
    act: Act, roles: Iterable[Role], organ: str | None, own: str | None
) -> Iterator[Ground]:
    """Why the capacity of an act is not one that acts of its kind need."""
    wanted = tuple(roles)
    if not any(_suits(role, act, organ, own) for role in wanted):
        words = worded(
            "{kind} is for {roles}; {who} acts as {capacity}.",
            kind=act.kind,
            roles=Series(wanted),
            who=Called(act.participant),
            capacity=capacity_title(act.capacity),
        )
        yield Ground(words, HOUSE, reason=Reason.CAPACITY)


def _suits(role: Role, act: Act, organ: str | None, own: str | None) -> bool:
    match role:
        case Role.SECRETARIAT:
            return act.capacity == AS_SECRETARIAT
        case Role.CHAIR:
            return organ is not None and act.capacity == f"{CHAIR} of {organ}"
        case Role.DELEGATION | Role.DEPOSITARY:
            return act.capacity == HEAD and act.participant == own
