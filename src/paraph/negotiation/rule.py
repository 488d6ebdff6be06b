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

from paraph.decisions.outcome import Votes
from paraph.decisions.proceedings import Computed, Engine
from paraph.decisions.vocabulary import Outcome
from paraph.negotiation.facts import Electorate
from paraph.values.citations import Citation
from paraph.values.errors import ParaphError
from paraph.values.findings import Ground
from paraph.values.sentences import Listed, Sentence, Words, counted, one_after_another, worded

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
    words: Words
    grounds: tuple[Ground, ...] = ()

    @property
    def sentence(self) -> str:
        """The answer in English."""
        return str(self.words)


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
            return self._unanswered(yes, no, rest, _arithmetic(most) or _outcome(most))
        sure = not isinstance(least, ParaphError) and least.carried is True
        if most.carried is False:
            prospect, words = Prospect.BLOCKED, _blocked(rest, most)
        elif sure:
            prospect, words = Prospect.WOULD_CARRY, _carried(rest, stated)
        else:
            prospect, words = Prospect.OPEN, _would(rest, stated)
        numbers = (len(yes), len(no), len(rest))
        return Weighed(prospect, stated.carried, *numbers, words, stated.grounds)

    def _consensus(self, yes: Names, no: Names, rest: Names) -> Weighed:
        """Consensus without a rule of its own: nobody objects, and silence is nothing."""
        number = worded(
            "{number} against; at most 0: {comparison}.",
            number=len(no),
            comparison=f"{len(no)} {'>' if no else '='} 0",
        )
        ground = Ground(number, Citation(CONSENSUS))
        if no:
            prospect = Prospect.BLOCKED
            words = worded("blocked by any objection: {count}", count=number)
        elif not rest:
            prospect = Prospect.WOULD_CARRY
            words = worded("would carry, all are in favour: {count}", count=number)
        else:
            prospect = Prospect.OPEN
            words = counted(
                "would carry if the one that has not spoken does not object: {count}",
                "would carry if the {number} that have not spoken do not object: {count}",
                len(rest),
                count=number,
            )
        return Weighed(prospect, not no, len(yes), len(no), len(rest), words, (ground,))

    def _unanswered(self, yes: Names, no: Names, rest: Names, why: Words) -> Weighed:
        """The rule cannot say: until it can, one opposition blocks."""
        words = worded(
            "The rule {rule} cannot be applied to positions yet: {why}",
            rule=str(self.identifier),
            why=why,
        )
        prospect = Prospect.BLOCKED if no else Prospect.OPEN
        ground = Ground(words, Citation(str(self.identifier)))
        return Weighed(prospect, None, len(yes), len(no), len(rest), words, (ground,))

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


def _outcome(said: Computed) -> Words:
    known = {one.value: one for one in Outcome}
    return known.get(said.outcome, said.outcome)


def _arithmetic(said: Computed) -> Words:
    """The counts that decide: what it fails on, or all that it needs and has."""
    if not said.carried:
        return said.grounds[0].words if said.grounds else ""
    counts = [(one.sentence, one.words) for one in said.grounds if _COUNT.search(one.sentence)]
    own = [words for told, words in counts if not told.startswith("Quorum.")]
    return one_after_another(own or [words for _, words in counts])


def _blocked(rest: Names, most: Computed) -> Words:
    count = _arithmetic(most)
    if not rest:
        return worded("blocked: {count}", count=count)
    return counted(
        "blocked even if the one that has not spoken is in favour: {count}",
        "blocked even if the {number} that have not spoken are in favour: {count}",
        len(rest),
        count=count,
    )


def _carried(rest: Names, stated: Computed) -> Words:
    count = _arithmetic(stated)
    if not rest:
        return worded("would carry: {count}", count=count)
    return counted(
        "would carry whatever the one that has not spoken does: {count}",
        "would carry whatever the {number} that have not spoken do: {count}",
        len(rest),
        count=count,
    )


def _would(rest: Names, stated: Computed) -> Words:
    count = _arithmetic(stated)
    if stated.carried:
        return counted(
            "would carry if the one that has not spoken does not oppose it: {count}",
            "would carry if the {number} that have not spoken do not oppose it: {count}",
            len(rest),
            count=count,
        )
    lacking = _lacking(stated)
    if len(lacking) > 1:
        return worded(
            "would carry with more in favour; it lacks {lacking}", lacking=Listed(lacking)
        )
    if lacking:
        return worded("would carry with {lacking}: {count}", lacking=lacking[0], count=count)
    return counted(
        "would carry with the one that has not spoken in favour: {count}",
        "would carry with the {number} that have not spoken in favour: {count}",
        len(rest),
        count=count,
    )


def _lacking(stated: Computed) -> list[Sentence]:
    """What is missing, in votes that are added: nobody is taken to change its position."""
    added = any(one.of is Votes.ADDED for one in stated.missing)
    return [
        worded(
            "{count} {counted}",
            count=one.number,
            counted=one.words if one.of is Votes.CHANGED else one.plain,
        )
        for one in stated.missing
        if not (added and one.of is Votes.CHANGED)
    ]
