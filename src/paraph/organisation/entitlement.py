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

HOUSE: Final = Citation("docs/acts.md")
"""Where it is written which capacity an act needs."""


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
        words = f"{who} is neither a participant, nor a group, nor the {SECRETARIAT}."
        yield Ground(words, RECORD, reason=Reason.ACTOR)
        return
    held = capacities(situation, who, on).value
    if act.capacity not in held:
        has = f"it may act as {', '.join(held)}" if held else "it may act in no capacity"
        words = f"{who} cannot act as {act.capacity}: that day {has}."
        yield Ground(words, RECORD, reason=Reason.CAPACITY)


def role_grounds(
    act: Act, roles: Iterable[Role], organ: str | None, own: str | None
) -> Iterator[Ground]:
    """Why the capacity of an act is not one that acts of its kind need."""
    wanted = tuple(roles)
    if not any(_suits(role, act, organ, own) for role in wanted):
        named = " or ".join(wanted)
        words = f"{act.kind} is for {named}; {act.participant} acts as {act.capacity}."
        yield Ground(words, HOUSE, reason=Reason.CAPACITY)


def _suits(role: Role, act: Act, organ: str | None, own: str | None) -> bool:
    match role:
        case Role.SECRETARIAT:
            return act.capacity == AS_SECRETARIAT
        case Role.CHAIR:
            return organ is not None and act.capacity == f"{CHAIR} of {organ}"
        case Role.DELEGATION | Role.DEPOSITARY:
            return act.capacity == HEAD and act.participant == own
