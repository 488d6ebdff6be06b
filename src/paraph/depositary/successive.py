"""Successive treaties: which of an earlier and a later one governs between two participants.

An amendment leaves a treaty in two texts.  It binds who consented to it; a State that becomes a
party to the treaty after the amendment is in force is a party to the treaty as amended, and to the
unamended one in relation to whoever is not bound by the amendment, unless it says otherwise
(VCLT 40(4) and (5)).  A modification between some parties leaves the others as they were (41).
Treaties on the same subject: between parties to both the later one, and the earlier as far as it is
compatible; between a party to both and a party to one the treaty that they share (30(3) and (4)).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from paraph.depositary.facts import Situation
from paraph.depositary.remarks import Ground
from paraph.depositary.treaty import TreatyFinding, treaty_on
from paraph.depositary.vocabulary import Bearing
from paraph.organisation import facts as organisation
from paraph.values.sentences import Called, Day, Sentence, worded


class Governing(StrEnum):
    """What governs between two participants."""

    EARLIER = "the earlier treaty"
    LATER = "the later treaty"
    AMENDED = "the treaty as amended"
    UNAMENDED = "the treaty as it was before the amendment"
    MODIFIED = "the treaty as modified between some of its parties"
    LATER_FIRST = "the later treaty, and the earlier one as far as it is compatible"
    EARLIER_FIRST = "the earlier treaty, and the later one as far as it is compatible"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True, kw_only=True)
class Governed:
    """What an earlier and a later treaty make between two participants on a day, and why."""

    earlier: str
    later: str
    governing: Governing
    grounds: tuple[Ground, ...]

    def as_json(self) -> dict[str, Any]:
        """The finding as plain JSON."""
        return {
            "earlier": self.earlier,
            "later": self.later,
            "governing": self.governing.value,
            "grounds": [one.as_json() for one in self.grounds],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A participant and the texts that it is bound by, since when, and by which rule."""

    participant: str
    earlier: date | None
    later: date | None
    ground: Sentence

    def as_json(self) -> dict[str, Any]:
        """The finding as plain JSON."""
        return {
            "participant": self.participant,
            "earlier": self.earlier.isoformat() if self.earlier else None,
            "later": self.later.isoformat() if self.later else None,
            "ground": str(self.ground),
        }


@dataclass(frozen=True, slots=True)
class Succession:
    """An earlier and a later treaty on a day, and what the later one is to the earlier."""

    earlier: TreatyFinding
    later: TreatyFinding
    bearing: Bearing

    def as_json(self) -> dict[str, Any]:
        """Both treaties and who is bound by which of them, as plain JSON."""
        return {
            "earlier": self.earlier.name,
            "later": self.later.name,
            "bearing": self.bearing.value,
            "bound": [one.as_json() for one in self.bound()],
        }

    def bound(self) -> tuple[Bound, ...]:
        """Everybody who is bound by one of the two, by name."""
        names = {*self.earlier.parties(), *self.later.parties()}
        return tuple(self.bound_of(name) for name in sorted(names))

    def bound_of(self, participant: str) -> Bound:
        """By which of the two a participant is bound, since when."""
        first, second = self.earlier.parties(), self.later.parties()
        since = second.get(participant)
        ground = worded("consent to {treaty}", treaty=self.later.name)
        if since is None and self.bearing is Bearing.AMENDS and participant in first:
            since, ground = self._amended_without_consent(participant, first[participant])
        return Bound(
            participant=participant, earlier=first.get(participant), later=since, ground=ground
        )

    def _amended_without_consent(
        self, participant: str, since: date
    ) -> tuple[date | None, Sentence]:
        """An amendment may bind all, or whoever became a party after it was in force."""
        begins = self.later.in_force_from
        if begins is None or not self.later.is_in_force:
            return None, worded("the amendment is not in force")
        rules = self.earlier.clause.amendments
        if rules and all(rule.binds == "all" for rule in rules):
            words = worded("amendments bind all parties (clause on amendments)")
            return max(begins, since), words
        one = self.earlier.standing_of(participant)
        consented = one.act_date if one else None
        if consented is None or consented <= begins:
            return None, worded("not bound by the amendment (VCLT 40(4))")
        if self.later.name in self._declined(participant):
            return None, worded("it declared that it consents without the amendment (VCLT 40(5))")
        return since, worded("became a party after the amendment was in force (VCLT 40(5)(a))")

    def _declined(self, participant: str) -> set[str]:
        """The amending treaties that a participant excluded when it consented."""
        made = [one.content for one in self.earlier.facts.instruments]
        return {name for one in made if one.participant == participant for name in one.without}

    def between(self, one: str, other: str) -> Governed:
        """What governs between two participants."""
        pair = self.bound_of(one), self.bound_of(other)
        both_first = all(each.earlier is not None for each in pair)
        both_second = all(each.later is not None for each in pair)
        governing, words, citation = self._governs(both_first=both_first, both_second=both_second)
        told = [Ground(words=self._told(each), citation=self.later.name) for each in pair]
        return Governed(
            earlier=self.earlier.name,
            later=self.later.name,
            governing=governing,
            grounds=(*told, Ground(words=words, citation=citation)),
        )

    def _told(self, each: Bound) -> Sentence:
        who, texts = Called(each.participant), tuple(self._texts(each))
        if not texts:
            return worded("{who} is bound by neither.", who=who)
        if self.bearing is Bearing.AMENDS and not each.later:
            return worded(
                "{who} is bound by {texts}; {ground}.", who=who, texts=texts, ground=each.ground
            )
        return worded("{who} is bound by {texts}.", who=who, texts=texts)

    def _texts(self, each: Bound) -> Iterator[Sentence]:
        """The texts that somebody is bound by, each since when."""
        if each.earlier:
            day = Day(each.earlier)
            yield worded("{treaty} since {day}", treaty=self.earlier.name, day=day)
        if each.later:
            yield worded(
                "{treaty} since {day} ({ground})",
                treaty=self.later.name,
                day=Day(each.later),
                ground=each.ground,
            )

    def _governs(
        self, *, both_first: bool, both_second: bool
    ) -> tuple[Governing, Sentence, Sentence]:
        if self.bearing is Bearing.AMENDS:
            return _amended(both_first=both_first, both_second=both_second)
        if both_second and both_first:
            return _BOTH[self.bearing]
        if both_second:
            words = worded("Both are parties to the later treaty alone.")
            return Governing.LATER, words, worded("VCLT, art. 30 (4)(b)")
        if both_first:
            words = worded("They share the earlier treaty only, and it governs between them.")
            return Governing.EARLIER, words, worded("VCLT, art. 30 (4)(b)")
        words = worded("There is no treaty to which both are parties.")
        return Governing.NEITHER, words, worded("VCLT, art. 34")


_BOTH = {
    Bearing.MODIFIES: (
        Governing.MODIFIED,
        worded("Both joined the modification; whether it was allowed is for all parties to say."),
        worded("VCLT, art. 41"),
    ),
    Bearing.SUBJECT_TO: (
        Governing.EARLIER_FIRST,
        worded("The later treaty says that it is subject to the earlier one, which prevails."),
        worded("VCLT, art. 30 (2)"),
    ),
    Bearing.SAME_SUBJECT: (
        Governing.LATER_FIRST,
        worded("Both are parties to both treaties on the same subject."),
        worded("VCLT, art. 30 (3)"),
    ),
}


def _amended(*, both_first: bool, both_second: bool) -> tuple[Governing, Sentence, Sentence]:
    if both_second:
        return (
            Governing.AMENDED,
            worded("Both are bound by the amendment."),
            worded("VCLT, art. 40"),
        )
    if both_first:
        words = worded(
            "One of the two is not bound by the amendment: the unamended treaty governs."
        )
        return Governing.UNAMENDED, words, worded("VCLT, art. 40 (4), (5)(b); 30 (4)(b)")
    words = worded("There is no text of the treaty by which both are bound.")
    return Governing.NEITHER, words, worded("VCLT, art. 30 (4)(b)")


def successions(
    situation: Situation, organs: organisation.Situation, on: date
) -> Iterator[Succession]:
    """Every pair of an earlier and a later treaty that the deposits of a record name."""
    for name, facts in situation.treaties.items():
        for link in facts.deposited.content.earlier:
            later = treaty_on(situation, organs, name, on)
            earlier = treaty_on(situation, organs, link.treaty, on)
            yield Succession(earlier, later, link.bearing)
