"""What is a delegation's own in a text: positions, proposals, words, and what is expected of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from paraph.negotiation.acts import PositionWithdrawn
from paraph.negotiation.consensus import Consensus, standing_statements
from paraph.negotiation.facts import Statement, TextFacts, those_in
from paraph.negotiation.history import Change
from paraph.negotiation.influence import Contribution, Influence, contributions, influence
from paraph.negotiation.news import ProvisionNews, Weight, news
from paraph.negotiation.play import StateOfPlay
from paraph.negotiation.views import told_changes
from paraph.negotiation.vocabulary import Audience
from paraph.negotiation.weaving import words_of
from paraph.values.moments import PlacedMoment, instant
from paraph.values.sentences import Words
from paraph.web.accounts.roles import Role
from paraph.web.rooms.delegation.models import last_seen
from paraph.web.rooms.text.desk import play_then


@dataclass(frozen=True, slots=True)
class OwnPosition:
    """A position of the delegation: where, what it said, and whether its place is still open."""

    place: str
    provision: str
    statement: Statement
    is_open: bool
    group: str | None
    lapsed: bool = False

    @property
    def bracket(self) -> str | None:
        """The bracket that it is on; None if it is on a whole provision."""
        return self.place if self.statement.arm is not None else None

    def withdrawn(self, text: str) -> PositionWithdrawn:
        """The act by which it is taken back, told to those who heard it."""
        return PositionWithdrawn(
            text=text,
            audience=self.statement.audience,
            bracket=self.bracket,
            arm=self.statement.arm,
            provision=None if self.bracket else self.place,
            group=self.group,
        )


def positions(facts: TextFacts, who: str) -> list[OwnPosition]:
    """The standing positions of a delegation, in the order of the text; lapsed ones last."""
    order = {name: place for place, name in enumerate([*facts.provisions, *facts.brackets])}
    provision_order = {name: place for place, name in enumerate(facts.provisions)}
    found = [
        _position(facts, place, one)
        for place in facts.statements
        for (delegation, _arm), one in standing_statements(facts, place).items()
        if delegation == who
    ]
    found.sort(
        key=lambda one: (
            one.lapsed,
            provision_order.get(one.provision, len(order)),
            order.get(one.place, len(order)),
        )
    )
    return found


def _position(facts: TextFacts, place: str, one: Statement) -> OwnPosition:
    bracket, gone = facts.brackets.get(place), facts.lapsed.get(place)
    provision = bracket.provision if bracket else gone.bracket.provision if gone else place
    return OwnPosition(
        place=place,
        provision=provision,
        statement=one,
        is_open=bracket.is_open if bracket else gone is None,
        group=_group(facts, one),
        lapsed=gone is not None,
    )


def _group(facts: TextFacts, one: Statement) -> str | None:
    """The small group that a position was told to."""
    if one.audience is not Audience.GROUP:
        return None
    return next(
        (name for name, group in facts.groups.items() if set(those_in(group)) == set(one.readers)),
        next(iter(facts.groups), None),
    )


@dataclass(frozen=True, slots=True)
class OwnProposal:
    """A proposal that the delegation stands behind."""

    name: str
    provision: str | None
    words: str
    sponsors: tuple[str, ...]
    moment: str
    is_withdrawn: bool


def proposals(facts: TextFacts, who: str) -> list[OwnProposal]:
    """The proposals that a delegation submitted or co-sponsors, the newest first."""
    return [
        OwnProposal(name, one.provision, one.words, one.sponsors, one.moment, bool(one.withdrawn))
        for name, one in reversed(list(facts.proposals.items()))
        if who in one.sponsors
    ]


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """A provision that the capital has still to confirm, and until when."""

    provision: str
    until: PlacedMoment | None
    passed: bool


def to_confirm(play: StateOfPlay, who: str, at: datetime) -> Iterator[ToConfirm]:
    """The provisions agreed ad referendum that wait for the capital of a delegation."""
    for found in play.found(Consensus.AD_REFERENDUM):
        if who in found.awaited:
            said = play.seen.facts.provisions[found.provision].status
            until = said.deadline if said else None
            passed = until is not None and instant(until.moment) <= at
            yield ToConfirm(found.provision, until, passed)


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Words that the delegation proposed in a bracket, and what became of them."""

    contribution: Contribution
    words: str


def own_words(play: StateOfPlay, who: str) -> tuple[Influence, list[OwnWords]]:
    """What became of the words that the delegation proposed, bracket by bracket."""
    facts = play.seen.facts
    found = []
    for one in contributions(play.seen):
        arm = next(
            arm for arm in facts.brackets[one.bracket].arms if who in arm.holders and not arm.base
        )
        found.append(OwnWords(one, words_of(facts, arm)))
    return influence(play.seen), found


@dataclass(frozen=True, slots=True)
class Logged:
    """What changed in one place: a bracket with its provision, or what else it is called."""

    place: str
    bracket: str
    provision: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed since a capital last saw a text: by provision, what weighs most first.

    ``own`` and ``others`` are its log, place by place: what is its own business, and the rest.
    """

    since: datetime
    marked: bool
    news: tuple[ProvisionNews, ...]
    own: tuple[Logged, ...]
    others: tuple[Logged, ...]

    @property
    def needing(self) -> list[ProvisionNews]:
        """The provisions that need an instruction."""
        return [one for one in self.news if one.weight is Weight.INSTRUCTION]

    @property
    def touching(self) -> list[ProvisionNews]:
        """The other provisions that touch the delegation."""
        return [one for one in self.news if one.weight is Weight.OWN]

    @property
    def elsewhere(self) -> list[ProvisionNews]:
        """The provisions that touch others alone."""
        return [one for one in self.news if one.weight is Weight.OTHER]


def changed(play: StateOfPlay, role: Role) -> Changed:
    """What changed since the capital last saw the text; since its circulation, if it never did."""
    facts, text = play.seen.facts, play.seen.name
    began, seen = instant(facts.moment), last_seen(role.participant, text)
    since = max(began, seen) if seen else began
    then = play_then(text, role, since)
    found = list(told_changes(then, play))
    return Changed(
        since,
        seen is not None,
        news(then, play),
        tuple(_log(facts, [one for one, is_own in found if is_own])),
        tuple(_log(facts, [one for one, is_own in found if not is_own])),
    )


def _log(facts: TextFacts, changes: list[Change]) -> Iterator[Logged]:
    """What changed, place by place, in the order of the text."""
    together: dict[str, list[Words]] = {}
    for one in changes:
        name, _space, _provision = one.place.partition(" (")
        place = name if name in facts.brackets else one.place
        together.setdefault(place, []).append(one.words)
    for place, words in together.items():
        bracket = facts.brackets.get(place)
        provision = bracket.provision if bracket else place if place in facts.provisions else ""
        yield Logged(place, place if bracket else "", provision, tuple(words))
