"""The roll: who did what, as blocs of members that did the same.

A named member is a bloc of one; a tally is a bloc of many without names.  All counting works on
blocs, so a tally and the same votes member by member give the same result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from paraph.decisions.model import MEMBERS
from paraph.decisions.vocabulary import Conduct
from paraph.values.errors import Malformed
from paraph.values.sentences import Called, Sentence, counted, worded


@dataclass(frozen=True, slots=True, kw_only=True)
class Bloc:
    """So many members that did the same, with their weights together and the groups they are in.

    ``present`` is known or not; ``votes`` is false where a member may not vote but still counts as
    a member; ``position`` is true where the word was a position (objects) and not a vote (no).
    """

    name: str | None = None
    number: int = 1
    conduct: Conduct = Conduct.UNACCOUNTED
    weights: Mapping[str, Fraction] = field(default_factory=dict)
    groups: frozenset[str] = frozenset()
    present: bool | None = None
    votes: bool = True
    position: bool = False

    def weight(self, measure: str) -> Fraction:
        """How much the bloc weighs; by ``members``, its number.

        Raises:
            Malformed: if the case gives no such weight for it.
        """
        if measure == MEMBERS:
            return Fraction(self.number)
        if measure in self.weights:
            return self.weights[measure]
        if self.number == 0:
            return Fraction(0)
        raise Malformed(
            worded(
                "`weights`: the rule weighs by {measure}; the case has none for {whom}.",
                measure=measure,
                whom=Called(self.name) if self.name else self._unnamed(),
            )
        )

    def _unnamed(self) -> Sentence:
        return counted(
            "the {number} members that are “{conduct}”",
            "the {number} members that are “{conduct}”",
            self.number,
            conduct=self.conduct,
        )

    @property
    def is_present(self) -> bool:
        """Whether the bloc is present: said so, or shown by a vote."""
        if self.present is not None:
            return self.present
        return self.conduct not in {Conduct.ABSENT, Conduct.OUT, Conduct.UNACCOUNTED}


@dataclass(frozen=True, slots=True)
class Roll:
    """The blocs of one decision.

    >>> Roll((Bloc(number=60, conduct=Conduct.YES), Bloc(number=30, conduct=Conduct.NO))).number
    90
    """

    blocs: tuple[Bloc, ...]

    @property
    def number(self) -> int:
        """How many members there are."""
        return sum(bloc.number for bloc in self.blocs)

    def count(self, *conducts: Conduct) -> int:
        """How many did one of these things."""
        return sum(bloc.number for bloc in self.blocs if bloc.conduct in conducts)

    def where(self, keep: Callable[[Bloc], bool]) -> Roll:
        """The blocs that ``keep`` keeps."""
        return Roll(tuple(bloc for bloc in self.blocs if keep(bloc)))

    def among(self, group: str) -> Roll:
        """The blocs in one group."""
        return self.where(lambda bloc: group in bloc.groups)

    def weight(self, measure: str) -> Fraction:
        """The weight of all blocs together."""
        return sum((bloc.weight(measure) for bloc in self.blocs), Fraction(0))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of those that have one, in order of the alphabet."""
        return tuple(sorted(bloc.name for bloc in self.blocs if bloc.name and bloc.number))

    def settled(self, rest: Conduct) -> Roll:
        """The roll with every member of whom nothing is said taken to be ``rest``."""
        return self.mapped(
            lambda bloc: (
                replace(bloc, conduct=rest) if bloc.conduct is Conduct.UNACCOUNTED else bloc
            )
        )

    def mapped(self, change: Callable[[Bloc], Bloc]) -> Roll:
        """The roll with every bloc changed."""
        return Roll(tuple(change(bloc) for bloc in self.blocs))

    def counts(self) -> dict[str, int]:
        """The numbers by conduct, without the zeros, and the members in all."""
        found = {conduct.value: self.count(conduct) for conduct in Conduct}
        return {"members": self.number} | {word: n for word, n in found.items() if n}


def groups_of(name: str, groups: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The groups in which a name stands.

    >>> sorted(groups_of("Fiji", {"islands": ["Fiji"], "others": ["Chad"]}))
    ['islands']
    """
    return frozenset(group for group, members in groups.items() if name in members)
