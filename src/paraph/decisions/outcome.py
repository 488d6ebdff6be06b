"""The finding of ``decide``: an outcome, its grounds in rank order, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from paraph.decisions.vocabulary import Outcome


class Code(StrEnum):
    """What a ground is about, in rank order: of several that fail, the first is named first."""

    PROCEDURE = "procedure"
    DETERMINATION = "determination"
    QUORUM = "quorum"
    PRESENCE = "presence"
    SILENCE = "silence"
    FORMAL_OBJECTION = "objection"
    VETO = "veto"
    NAMED_MEMBERS = "named members"
    CHAMBER = "chamber"
    THRESHOLD = "threshold"
    BLOCKING_MINORITY = "blocking minority"
    WINDOW = "window"
    STAGE = "stage"
    FALLBACK = "fallback"
    LAPSE = "lapse of time"
    TIMING = "timing"
    NOTED = "noted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One reason: its code, a sentence with the arithmetic, the clause, and whether it holds.

    ``holds`` is true if the reason speaks for the decision, false if against, None if neither.
    """

    code: Code
    sentence: str
    citation: str
    holds: bool | None = None

    def as_json(self) -> dict[str, Any]:
        """The ground as plain JSON."""
        return {
            "code": self.code.value,
            "holds": self.holds,
            "sentence": self.sentence,
            "citation": self.citation,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """The smallest number that is missing for adoption, and of what."""

    what: str
    number: str

    def as_json(self) -> dict[str, str]:
        """The shortfall as plain JSON."""
        return {"what": self.what, "number": self.number}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Whom a decision binds: everybody, or so many, by name where the case has names."""

    who: str
    number: int | None = None
    names: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The reach as plain JSON."""
        return {"who": self.who, "number": self.number, "names": list(self.names)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What follows from a case under a rule: a finding, never a claim.

    ``grounds`` are ranked; ``counts`` are those of the roll; ``dates`` are those that the rule
    gives; ``items`` the outcome of each item of a package; ``stages`` the finding of each stage;
    ``decided_by`` the rule to which the first one handed on.
    """

    rule: str
    title: str
    citation: str
    mark: str
    outcome: Outcome
    says: str
    grounds: tuple[Ground, ...]
    counts: Mapping[str, Any] = field(default_factory=dict)
    bound: Reach | None = None
    exempt: Reach | None = None
    participants: Reach | None = None
    opinions: tuple[str, ...] = ()
    dates: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[Shortfall, ...] = ()
    items: Mapping[str, Outcome] = field(default_factory=dict)
    stages: Mapping[str, Decision] = field(default_factory=dict)
    decided_by: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The decision as plain JSON, as ``paraph decide --json`` prints it."""
        return {
            "rule": {
                "id": self.rule,
                "title": self.title,
                "citation": self.citation,
                "mark": self.mark,
            },
            "decided_by": self.decided_by or self.rule,
            "outcome": self.outcome.value,
            "carried": self.outcome.carried,
            "says": self.says,
            "grounds": [ground.as_json() for ground in self.grounds],
            "counts": dict(self.counts),
            "bound": self.bound.as_json() if self.bound else None,
            "exempt": self.exempt.as_json() if self.exempt else None,
            "participants": self.participants.as_json() if self.participants else None,
            "opinions": list(self.opinions),
            "dates": dict(self.dates),
            "missing": [shortfall.as_json() for shortfall in self.missing],
            "items": {name: outcome.value for name, outcome in self.items.items()},
            "stages": {name: stage.as_json() for name, stage in self.stages.items()},
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one part of a rule says: an outcome, the grounds, and what is missing."""

    outcome: Outcome
    grounds: tuple[Ground, ...] = ()
    missing: tuple[Shortfall, ...] = ()
