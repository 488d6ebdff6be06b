"""What is agreed, open or blocked, and by whom: computed from what was stated, never claimed.

The rule in force decides what an opposition does (``rule.py``).  Under consensus a wording that one
delegation opposes cannot be agreed; under a majority it is blocked once the rest would not be
enough.  Silence is nothing: an arm that nobody opposes is not agreed before its brackets are
lifted.  A stance with conditions is opposition once a condition has failed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from paraph.negotiation.acts import Condition
from paraph.negotiation.facts import Bracket, Provision, Statement, StatusSaid, TextFacts
from paraph.negotiation.rule import Prospect, Rule, Weighed
from paraph.negotiation.vocabulary import Stance, Status
from paraph.negotiation.weaving import brackets_in
from paraph.values.moments import instant
from paraph.values.sentences import Called, Sentence, Words, worded


class Consensus(StrEnum):
    """How far a wording, a provision or a text has come; the gravest last.

    ``clean`` is a provision without brackets that nobody has declared agreed: no objection to a
    clean paragraph today is not its adoption.
    """

    AGREED = "agreed"
    AD_REFERENDUM = "agreed ad referendum"
    CLEAN = "clean"
    OPEN = "open"
    BLOCKED = "blocked"

    @property
    def rank(self) -> int:
        """Its place from agreed, 0, to blocked."""
        return _RANKS[self]


_RANKS: Final = {one: rank for rank, one in enumerate(Consensus)}


Reason: TypeAlias = tuple[str, Words]
"""A delegation, and why it does not simply agree."""

_OPPOSES: Final = worded("opposes it")
_UNCONFIRMED: Final = worded("its capital has not confirmed")


@dataclass(frozen=True, slots=True)
class ArmFound:
    """Where everybody stands on an arm, sorted, and what the rule in force would make of it.

    ``waits`` are those whose condition is open.
    """

    arm: str
    consensus: Consensus
    weighed: Weighed
    support: tuple[str, ...] = ()
    consent: tuple[str, ...] = ()
    reserve: tuple[Reason, ...] = ()
    oppose: tuple[Reason, ...] = ()
    waits: tuple[Reason, ...] = ()

    @property
    def blockers(self) -> tuple[str, ...]:
        """The delegations that oppose."""
        return tuple(name for name, _ in self.oppose)


@dataclass(frozen=True, slots=True)
class BracketFound:
    """A bracket with its arms; ``chosen`` is the arm that it was lifted to."""

    bracket: str
    consensus: Consensus
    chosen: str | None
    arms: tuple[ArmFound, ...]


@dataclass(frozen=True, slots=True)
class ProvisionFound:
    """A provision with its brackets, and what the room said of it.

    ``awaited`` are the delegations whose capitals have still to confirm it.
    """

    provision: str
    article: str
    consensus: Consensus
    said: str
    brackets: tuple[BracketFound, ...] = ()
    held_up: tuple[Reason, ...] = ()
    awaited: tuple[str, ...] = ()


def standing_statements(facts: TextFacts, place: str) -> Mapping[tuple[str, str | None], Statement]:
    """The last statement of each delegation on each arm of a place, those taken back left out."""
    last = {(one.delegation, one.arm): one for one in facts.statements.get(place, ())}
    return {key: one for key, one in last.items() if one.stance is not None}


def consensus_on_bracket(facts: TextFacts, bracket: Bracket, rule: Rule) -> BracketFound:
    """Where everybody stands on each arm of a bracket, and what follows."""
    said = standing_statements(facts, bracket.name)
    arms = tuple(_arm(facts, bracket, arm.name, said, rule) for arm in bracket.arms)
    if bracket.chosen is not None:
        chosen = next(one for one in arms if one.arm == bracket.chosen)
        return BracketFound(bracket.name, chosen.consensus, bracket.chosen, arms)
    is_blocked = all(one.consensus is Consensus.BLOCKED for one in arms)
    found = Consensus.BLOCKED if is_blocked else Consensus.OPEN
    return BracketFound(bracket.name, found, None, arms)


def _arm(
    facts: TextFacts,
    bracket: Bracket,
    name: str,
    said: Mapping[tuple[str, str | None], Statement],
    rule: Rule,
) -> ArmFound:
    holders = next(one.holders for one in bracket.arms if one.name == name)
    support, consent = set(holders), set[str]()
    reserve: dict[str, Words] = {}
    oppose: dict[str, Words] = {}
    waits: dict[str, Words] = {}
    for (who, arm), one in said.items():
        if arm != name:
            continue
        failed, waiting = conditions_of(facts, one)
        support.discard(who)
        if one.stance is Stance.OPPOSE or failed:
            oppose[who] = failed or one.words or _OPPOSES
        elif waiting:
            waits[who] = waiting
        elif one.stance is Stance.RESERVE:
            reserve[who] = _reservation(one)
        else:
            (consent if one.stance is Stance.CAN_ACCEPT else support).add(who)
    weighed = rule.weigh(frozenset(support | consent), frozenset(oppose))
    return ArmFound(
        arm=name,
        consensus=_of_arm(bracket, name, weighed, waits=bool(reserve or waits)),
        weighed=weighed,
        support=tuple(sorted(support)),
        consent=tuple(sorted(consent)),
        reserve=tuple(sorted(reserve.items())),
        oppose=tuple(sorted(oppose.items())),
        waits=tuple(sorted(waits.items())),
    )


def _of_arm(bracket: Bracket, arm: str, weighed: Weighed, *, waits: bool) -> Consensus:
    if weighed.prospect is Prospect.BLOCKED:
        return Consensus.BLOCKED
    if bracket.chosen != arm or not is_carried(weighed):
        return Consensus.OPEN
    return Consensus.AD_REFERENDUM if waits else Consensus.AGREED


def is_carried(weighed: Weighed) -> bool:
    """Whether what the room settled on stands: nobody opposes it, or the rule carries all the same.

    What is settled without opposition needs no count: it was agreed without a vote.
    """
    return not weighed.against or weighed.carries is True


def _reservation(one: Statement) -> Sentence:
    kind = worded("reservation")
    if one.reservation:
        kind = worded("{kind} reservation", kind=one.reservation)
    return (
        worded("{reservation}: {words}", reservation=kind, words=one.words) if one.words else kind
    )


def needed(condition: Condition) -> Sentence:
    """What a condition asks for: that a bracket is an arm."""
    return worded("{bracket} is {arm}", bracket=condition.bracket, arm=Called(condition.arm))


def conditions_of(facts: TextFacts, one: Statement) -> tuple[Words, Words]:
    """The first condition of a statement that has failed, and the first that is open; or empty."""
    failed: Words = ""
    waiting: Words = ""
    for need in one.conditions:
        bracket = facts.brackets.get(need.bracket)
        words = needed(need)
        if bracket is None:
            gone = worded(
                "if {condition}, and {bracket} is no more", condition=words, bracket=need.bracket
            )
            waiting = waiting or gone
        elif bracket.chosen not in {None, need.arm}:
            failed = failed or worded("would, if {condition}", condition=words)
        elif bracket.chosen is None:
            waiting = waiting or worded("if {condition}", condition=words)
    return failed, waiting


def consensus_on_provision(facts: TextFacts, provision: Provision, rule: Rule) -> ProvisionFound:
    """How far a provision has come, by whom it is held up and why.

    A bracket inside a wording that fell is not asked about.
    """
    found = tuple(
        consensus_on_bracket(facts, one, rule)
        for one in standing_brackets(facts, provision)
        if not one.quiet
    )
    own = standing_statements(facts, provision.name)
    against: dict[str, Words] = {
        one.delegation: one.words or _OPPOSES
        for one in own.values()
        if one.stance is Stance.OPPOSE or conditions_of(facts, one)[0]
    }
    said = provision.status
    confirmed = _confirmed(facts, own.values(), said)
    waits: dict[str, Words] = {
        one.delegation: conditions_of(facts, one)[1] or _reservation(one)
        for one in own.values()
        if one.delegation not in {*against, *confirmed} and _is_held(facts, one)
    }
    awaited = tuple(one for one in said.capitals if one not in confirmed) if said else ()
    waits |= dict.fromkeys(awaited, _UNCONFIRMED)
    consensus = _of_provision(found, said.status if said else None, waits=bool(waits))
    if against:
        weighed = rule.weigh(_in_favour(own.values()) - {*against, *waits}, frozenset(against))
        consensus = max(consensus, _in_spite_of(weighed), key=lambda one: one.rank)
    return ProvisionFound(
        provision=provision.name,
        article=provision.article,
        consensus=consensus,
        said=said.status.value if said else "",
        brackets=found,
        held_up=_sorted({*against.items(), *waits.items(), *_in_the_way(found)}),
        awaited=awaited,
    )


def _sorted(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple(sorted(reasons, key=lambda one: (one[0], str(one[1]))))


def _is_held(facts: TextFacts, one: Statement) -> bool:
    """Whether a statement holds up a provision without opposing it."""
    return one.stance is Stance.RESERVE or bool(conditions_of(facts, one)[1])


def _confirmed(facts: TextFacts, own: Iterable[Statement], said: StatusSaid | None) -> set[str]:
    """Who has consented to a provision since its status was given, without a condition open."""
    return {
        one.delegation
        for one in own
        if said
        and one.stance
        and one.stance.is_consent
        and not any(conditions_of(facts, one))
        and not _is_before(one, said)
    }


def _in_spite_of(weighed: Weighed) -> Consensus:
    """How far a provision can have come that somebody opposes as a whole."""
    if weighed.prospect is Prospect.BLOCKED:
        return Consensus.BLOCKED
    return Consensus.AGREED if is_carried(weighed) else Consensus.OPEN


def _in_favour(said: Iterable[Statement]) -> frozenset[str]:
    return frozenset(one.delegation for one in said if one.stance and one.stance.is_consent)


def _is_before(one: Statement, said: StatusSaid) -> bool:
    """Whether a position is older than the status that was given: it confirms nothing then."""
    return instant(one.moment) < instant(said.moment)


def _of_provision(
    found: tuple[BracketFound, ...], said: Status | None, *, waits: bool
) -> Consensus:
    gravest = max((one.consensus for one in found), key=lambda one: one.rank, default=None)
    if gravest in {Consensus.OPEN, Consensus.BLOCKED}:
        return gravest
    if said is not None and not said.is_agreed:
        return Consensus.OPEN
    if waits or gravest is Consensus.AD_REFERENDUM:
        return Consensus.AD_REFERENDUM
    if said is None and gravest is None:
        return Consensus.CLEAN
    return Consensus.AGREED


def _in_the_way(found: tuple[BracketFound, ...]) -> Iterator[Reason]:
    """Who holds up what was lifted, or every arm of what is open; and why."""
    for bracket in found:
        for arm in bracket.arms:
            if bracket.chosen == arm.arm or bracket.consensus is Consensus.BLOCKED:
                for who, why in (*arm.oppose, *arm.reserve, *arm.waits):
                    yield (
                        who,
                        worded(
                            "{bracket}, {arm}: {why}",
                            bracket=bracket.bracket,
                            arm=Called(arm.arm),
                            why=why,
                        ),
                    )


def standing_brackets(facts: TextFacts, provision: Provision) -> Iterator[Bracket]:
    """The brackets of a provision that stand in the text: not those in a wording that fell."""
    fallen: set[str] = set()
    for bracket in brackets_in(facts, provision.pieces):
        if bracket.name in fallen:
            continue
        yield bracket
        for arm in bracket.arms:
            if bracket.chosen not in {None, arm.name}:
                fallen |= {one.name for one in brackets_in(facts, arm.pieces)}
