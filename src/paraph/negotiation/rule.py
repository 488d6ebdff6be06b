"""What the rule in force says of a wording: blocked, would carry, or open, with the arithmetic.

A position is no vote.  So the rule is asked three times, as if it were put today: with those who
have not spoken silent, as the rule has silence count; with all of them in favour; with all of them
against.  A wording is *blocked* if it fails even with all of them, *would carry* if it passes even
without any of them, and *open* in between; then it is said what it would carry with.

Who reserves, and who waits on a condition, has not spoken yet.  A rule that the record does not
say enough for (weights, a member concerned), or that no positions can answer (a silence procedure
that nobody has opened), says so; until then one opposition blocks, as it does under consensus.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from paraph.decisions.proceedings import Computed, Engine
from paraph.negotiation.facts import Electorate
from paraph.values.citations import Citation
from paraph.values.errors import ParaphError
from paraph.values.findings import Ground

Names = frozenset[str]

CONSENSUS: Final = "consensus"
"""What a text is agreed by that names no rule, and whose organ has none."""


_COUNT: Final = re.compile(r"; (?:at least|more than|at most|fewer than) ")
"""What stands in a ground that counts."""


class Prospect(StrEnum):
    """What would become of a wording if it were put under the rule in force."""

    BLOCKED = "blocked"
    WOULD_CARRY = "would carry"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Weighed:
    """The answer of the rule in force on a wording.

    ``carries`` is what the rule says if nobody else speaks; None if it cannot say.
    """

    prospect: Prospect
    carries: bool | None
    in_favour: int
    against: int
    unstated: int
    sentence: str
    grounds: tuple[Ground, ...] = ()


@dataclass
class Rule:
    """The rule in force for a text; the same question is put to it once."""

    identifier: str | None
    delegations: tuple[str, ...]
    engine: Engine | None = None
    electorate: Electorate | None = None
    _answers: dict[Any, Weighed] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find out whether the rule needs to know who spoke, or only how many."""
        self._by_number = self.electorate is None
        if self._by_number and self._engine is not None:
            self._by_number = all(
                not isinstance(self._computed(yes, no, "silent"), ParaphError)
                for yes, no in self._probes()
            )

    def _probes(self) -> Iterator[tuple[Names, Names]]:
        """Nearly all in favour, nearly all against, and half and half."""
        for number in {1, len(self.delegations) // 2, len(self.delegations) - 1}:
            yield frozenset(self.delegations[:number]), frozenset(self.delegations[number:])

    @property
    def _engine(self) -> Engine | None:
        return self.engine if self.identifier is not None else None

    def weigh(self, in_favour: Names, against: Names) -> Weighed:
        """What the rule says if these delegations are for a wording and those against it."""
        key = (
            (len(in_favour), len(against)) if self._by_number else (in_favour, against)
        )  # whoever they are
        if key not in self._answers:
            self._answers[key] = self._weighed(in_favour, against)
        return self._answers[key]

    def _weighed(self, yes: Names, no: Names) -> Weighed:
        rest = frozenset(self.delegations) - yes - no
        if self._engine is None:
            return self._consensus(yes, no, rest)
        stated = self._computed(yes, no, "silent")
        most = self._computed(yes | rest, no, "silent")
        least = self._computed(yes, no | rest, "silent")
        for one in (most, stated):
            if isinstance(one, ParaphError):
                return self._unanswered(yes, no, rest, str(one))
        assert not isinstance(stated, ParaphError)
        assert not isinstance(most, ParaphError)
        if most.carried is None:
            return self._unanswered(yes, no, rest, _arithmetic(most) or most.outcome)
        sure = not isinstance(least, ParaphError) and least.carried is True
        if most.carried is False:
            prospect, words = Prospect.BLOCKED, _blocked(rest, most)
        elif sure:
            prospect, words = Prospect.WOULD_CARRY, _carried(rest, stated)
        else:
            prospect, words = Prospect.OPEN, _would(rest, stated)
        counted = (len(yes), len(no), len(rest))
        return Weighed(prospect, stated.carried, *counted, words, stated.grounds)

    def _consensus(self, yes: Names, no: Names, rest: Names) -> Weighed:
        """Consensus without a rule of its own: nobody objects, and silence is nothing."""
        number = f"{len(no)} against; at most 0: {len(no)} {'>' if no else '='} 0."
        ground = Ground(number, Citation(CONSENSUS))
        if no:
            prospect, words = Prospect.BLOCKED, f"blocked by any objection: {number}"
        elif not rest:
            prospect, words = Prospect.WOULD_CARRY, f"would carry, all are in favour: {number}"
        else:
            words = f"would carry if {_these(rest)} {_do(rest)} not object: {number}"
            prospect = Prospect.OPEN
        counted = (len(yes), len(no), len(rest))
        return Weighed(prospect, not no, *counted, words, (ground,))

    def _unanswered(self, yes: Names, no: Names, rest: Names, why: str) -> Weighed:
        """The rule cannot say: until it can, one opposition blocks."""
        words = f"The rule {self.identifier} cannot be applied to positions yet: {why}"
        prospect = Prospect.BLOCKED if no else Prospect.OPEN
        ground = Ground(words, Citation(str(self.identifier)))
        counted = (len(yes), len(no), len(rest))
        return Weighed(prospect, None, *counted, words, (ground,))

    def _computed(self, yes: Names, no: Names, rest: str) -> Computed | ParaphError:
        """What the engine says, or why it says nothing.

        Consensus comes first.  Where it fails and the rule goes on to a vote, the vote is asked.
        """
        assert self.identifier is not None
        assert self.engine is not None
        try:
            said = self.engine(self.identifier, self._case(yes, no, rest))
            if said.carried is None:
                voted = self._case(yes, no, rest, voted=True)
                return self.engine(self.identifier, voted)
        except ParaphError as error:
            return error
        return said

    def _case(self, yes: Names, no: Names, rest: str, *, voted: bool = False) -> dict[str, Any]:
        """The case of ``paraph decide``: positions, or the votes that they would become."""
        words = ("yes", "no") if voted else ("supports", "objects")
        case: dict[str, Any] = {"rest": rest} | ({CONSENSUS: "exhausted"} if voted else {})
        if self._by_number:
            tally = {word: len(who) for word, who in zip(words, (yes, no), strict=True) if who}
            return case | {"members": len(self.delegations), "votes": tally}
        votes = dict.fromkeys(sorted(yes), words[0]) | dict.fromkeys(sorted(no), words[1])
        case |= {"members": list(self.delegations), "votes": votes}
        return case | (_facts(self.electorate) if self.electorate else {})


def _facts(electorate: Electorate) -> dict[str, Any]:
    """Weights, groups and chambers as a case has them."""
    given: tuple[tuple[str, Mapping[str, Any]], ...] = (
        ("weights", {name: dict(one) for name, one in electorate.weights.items()}),
        ("groups", {name: list(one) for name, one in electorate.groups.items()}),
        ("chambers", {name: list(one) for name, one in electorate.chambers.items()}),
    )
    return {name: dict(value) for name, value in given if value}


def _arithmetic(said: Computed) -> str:
    """The counts that decide: what it fails on, or all that it needs and has."""
    counts = [one.sentence for one in said.grounds if _COUNT.search(one.sentence)]
    if said.carried:
        return " ".join([one for one in counts if not one.startswith("Quorum.")] or counts)
    return said.grounds[0].sentence if said.grounds else ""


def _these(rest: Names) -> str:
    if len(rest) == 1:
        return "the one that has not spoken"
    return f"the {len(rest)} that have not spoken"


def _do(rest: Names) -> str:
    return "does" if len(rest) == 1 else "do"


def _blocked(rest: Names, most: Computed) -> str:
    held = f" even if {_these(rest)} {_is(rest)} in favour" if rest else ""
    return f"blocked{held}: {_arithmetic(most)}"


def _is(rest: Names) -> str:
    return "is" if len(rest) == 1 else "are"


def _carried(rest: Names, stated: Computed) -> str:
    held = f" whatever {_these(rest)} {_do(rest)}" if rest else ""
    return f"would carry{held}: {_arithmetic(stated)}"


def _would(rest: Names, stated: Computed) -> str:
    if stated.carried:
        return f"would carry if {_these(rest)} {_do(rest)} not oppose it: {_arithmetic(stated)}"
    lacking = _lacking(stated) or [f"{_these(rest)} in favour"]
    if len(lacking) > 1:
        return f"would carry with more in favour; it lacks {', '.join(lacking)}"
    return f"would carry with {lacking[0]}: {_arithmetic(stated)}"


def _lacking(stated: Computed) -> list[str]:
    """What is missing, in votes that are added: nobody is taken to change its position."""
    added = any("(votes that are added)" in what for what, _ in stated.missing)
    return [
        f"{number} {what.removeprefix('or ').removesuffix(' (votes that are added)')}"
        for what, number in stated.missing
        if not (added and what.endswith("(votes that change)"))
    ]
