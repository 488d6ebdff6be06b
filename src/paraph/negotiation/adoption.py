"""The adoption of a text: the decisions by which it is sought, and what their rule says of each.

That a text is agreed is one thing, that an organ has adopted it another: the one follows from
positions, the other from a decision under the organ's rule.  What the chair declared stands beside
what the rule gives.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from paraph.decisions import situation as decisions
from paraph.decisions.acts import Declared
from paraph.decisions.proceedings import (
    Computed,
    Engine,
    Quiet,
    compared,
    deadline_at,
    outcome,
    quiet,
    rule_of,
)
from paraph.decisions.situation import Matter
from paraph.negotiation.facts import Sought, TextFacts
from paraph.organisation import facts as organisation
from paraph.values.errors import ParaphError
from paraph.values.moments import PlacedMoment
from paraph.values.sentences import Words

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """A decision that would adopt a text: its rule, what follows under it, what was declared.

    ``agrees`` is whether the rule gives what the chair declared; None while one of them is open.
    """

    decision: str
    title: str
    organ: str
    sought: str
    rule: str | None
    outcome: str
    carried: bool | None
    why: tuple[Words, ...]
    silence: Quiet
    deadline: PlacedMoment | None
    declared: str | None
    number: str | None
    agrees: bool | None

    @property
    def is_adopted(self) -> bool:
        """True once the chair has declared the decision adopted."""
        return self.declared == Declared.ADOPTED


def adoptions(
    facts: TextFacts,
    made: decisions.Situation,
    organs: organisation.Situation,
    at: datetime,
    engine: Engine,
) -> tuple[Adoption, ...]:
    """The decisions by which a text is to be adopted, the oldest first."""
    return tuple(
        _adoption(one, made.matters[one.decision], organs, at, engine)
        for one in facts.sought
        if one.decision in made.matters
    )


def _adoption(
    sought: Sought, matter: Matter, organs: organisation.Situation, at: datetime, engine: Engine
) -> Adoption:
    declaration = matter.declaration
    said = _outcome(matter, organs, at, engine)
    return Adoption(
        decision=sought.decision,
        title=matter.proposed.title,
        organ=matter.proposed.organ,
        sought=sought.moment,
        rule=rule_of(matter, organs, at).value,
        outcome=said.outcome,
        carried=said.carried,
        why=tuple(ground.words for ground in said.grounds),
        silence=quiet(matter, at).value,
        deadline=deadline_at(matter.silence, at) if matter.silence else None,
        declared=declaration.declared.value if declaration else None,
        number=declaration.number if declaration else None,
        agrees=compared(matter, said).value,
    )


def _outcome(
    matter: Matter, organs: organisation.Situation, at: datetime, engine: Engine
) -> Computed:
    if matter.withdrawn is not None:
        return Computed("withdrawn", carried=False, grounds=())
    try:
        return outcome(matter, organs, at, engine)
    except ParaphError as error:
        return Computed(f"cannot be said: {error}", carried=None, grounds=())


def adoption_rows(found: tuple[Adoption, ...]) -> Iterator[Json]:
    """The adoptions as plain JSON."""
    for one in found:
        yield {
            "decision": one.decision,
            "title": one.title,
            "organ": one.organ,
            "sought": one.sought,
            "rule": one.rule,
            "outcome": one.outcome,
            "carried": one.carried,
            "why": list(map(str, one.why)),
            "silence": one.silence.value,
            "deadline": str(one.deadline) if one.deadline else None,
            "declared": one.declared,
            "number": one.number,
            "agrees": one.agrees,
        }
