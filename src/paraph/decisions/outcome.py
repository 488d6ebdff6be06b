"""The finding of ``decide``: an outcome, its grounds in rank order, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from paraph.decisions.vocabulary import Outcome
from paraph.values.sentences import Sentence, Words, worded


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
    """One reason: its code, the arithmetic in words, the clause, and whether it holds.

    ``holds`` is true if the reason speaks for the decision, false if against, None if neither.
    """

    code: Code
    words: Words
    citation: str
    holds: bool | None = None

    @property
    def sentence(self) -> str:
        """The words in English."""
        return str(self.words)

    def as_json(self) -> dict[str, Any]:
        """The ground as plain JSON."""
        return {
            "code": self.code.value,
            "holds": self.holds,
            "sentence": self.sentence,
            "citation": self.citation,
        }


class Votes(StrEnum):
    """How votes that are missing would come."""

    CHANGED = "votes that change"
    ADDED = "votes that are added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """The smallest number that is missing for adoption, and of what.

    Where the base of a share grows with each vote, votes that change are told from those that are
    added; otherwise it is ``of`` neither.
    """

    counted: Words
    number: Words
    is_more: bool = True
    of: Votes | None = None

    @property
    def plain(self) -> Sentence:
        """Of what more is missing, or less, however it would come."""
        if self.is_more:
            return worded("more {counted}", counted=self.counted)
        return worded("fewer {counted}", counted=self.counted)

    @property
    def words(self) -> Sentence:
        """What is missing, with how it would come."""
        match self.of:
            case Votes.CHANGED:
                return worded("more {counted} (votes that change)", counted=self.counted)
            case Votes.ADDED:
                return worded("or more {counted} (votes that are added)", counted=self.counted)
            case _:
                return self.plain

    @property
    def in_words(self) -> Sentence:
        """How many are missing, and of what."""
        return worded("{count} {counted}", count=self.number, counted=self.words)

    @property
    def what(self) -> str:
        """What is missing, in English."""
        return str(self.words)

    def as_json(self) -> dict[str, str]:
        """The shortfall as plain JSON."""
        return {"what": self.what, "number": str(self.number)}


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
    says: Words
    grounds: tuple[Ground, ...]
    counts: Mapping[str, Any] = field(default_factory=dict)
    bound: Reach | None = None
    exempt: Reach | None = None
    participants: Reach | None = None
    opinions: tuple[Words, ...] = ()
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
            "says": str(self.says),
            "grounds": [ground.as_json() for ground in self.grounds],
            "counts": dict(self.counts),
            "bound": self.bound.as_json() if self.bound else None,
            "exempt": self.exempt.as_json() if self.exempt else None,
            "participants": self.participants.as_json() if self.participants else None,
            "opinions": list(map(str, self.opinions)),
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
