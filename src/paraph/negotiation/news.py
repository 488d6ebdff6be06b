"""What changed since a capital last saw a text, provision by provision, as a desk officer reads it.

What a provision said then and says now, which brackets were opened and settled and how, who moved
and whether towards the viewer, and what needs its instruction.  What needs an instruction comes
first, then what else touches the viewer, then the rest; among equals what went against it, then
the newest.  All is held against what the viewer may see, at both moments.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from paraph.negotiation.consensus import Consensus, standing_statements
from paraph.negotiation.facts import ArmFacts, Bracket, Statement, TextFacts
from paraph.negotiation.history import in_words, interests
from paraph.negotiation.leaning import leaning_on, weight_of
from paraph.negotiation.play import StateOfPlay
from paraph.negotiation.rows import UNRESOLVED, Json
from paraph.negotiation.weaving import brackets_in, nodes_of, words_of
from paraph.text.views.bracketed import bracketed_text
from paraph.values.moments import instant
from paraph.values.sentences import Words, worded


class Weight(StrEnum):
    """How much a change matters to a capital, what matters most first."""

    INSTRUCTION = "needs our instruction"
    OWN = "touches us"
    OTHER = "touches others"

    @property
    def rank(self) -> int:
        """Its place, from 0."""
        return list(Weight).index(self)


class Became(StrEnum):
    """What became of a bracket."""

    OPENED = "opened"
    PASSED = "opened and settled"
    SETTLED = "settled"
    REOPENED = "opened again"
    WIDENED = "further wordings"
    GONE = "taken up in another bracket"


class Way(StrEnum):
    """Which way something went, as the viewer stands on the wordings."""

    TOWARDS = "towards us"
    AWAY = "away from us"


@dataclass(frozen=True, slots=True)
class BracketNews:
    """A bracket that is not as it was; ``added`` are its new wordings."""

    bracket: Bracket
    became: Became
    added: tuple[ArmFacts, ...] = ()
    way: Way | None = None

    @property
    def chosen(self) -> ArmFacts | None:
        """The wording that stands now, if it is settled."""
        return self.bracket.arm(self.bracket.chosen)

    @property
    def others(self) -> tuple[ArmFacts, ...]:
        """The wordings that do not stand."""
        return tuple(one for one in self.bracket.arms if one.name != self.bracket.chosen)


@dataclass(frozen=True, slots=True)
class Move:
    """A delegation that stands otherwise than it did; without ``now`` it took its position back.

    ``place`` is a bracket with its ``arm``, or a provision.  Who ``joined`` stands behind the arm.
    """

    delegation: str
    place: str
    arm: ArmFacts | None
    then: Statement | None
    now: Statement | None
    way: Way | None = None
    joined: bool = False


@dataclass(frozen=True, slots=True)
class ProvisionNews:
    """A provision that is not as it was: its words with their brackets, then and now.

    ``latest`` is the moment of what was done there last; ``asks`` is why it needs an instruction.
    """

    provision: str
    before: str
    after: str
    then: Consensus | None
    now: Consensus | None
    brackets: tuple[BracketNews, ...]
    moves: tuple[Move, ...]
    asks: tuple[Words, ...]
    weight: Weight
    latest: str

    @property
    def went_against(self) -> int:
        """How often it went against the viewer."""
        ways = [one.way for one in self.brackets] + [one.way for one in self.moves]
        return ways.count(Way.AWAY)


def expected_of(play: StateOfPlay) -> Iterator[tuple[str, Words]]:
    """The provisions that wait for the viewer, and why."""
    for found in play.found(*UNRESOLVED):
        for who, why in found.held_up:
            if who == play.seen.viewer:
                yield found.provision, why


def news(before: StateOfPlay, after: StateOfPlay) -> tuple[ProvisionNews, ...]:
    """What changed between two states of play of one viewer, what weighs most first."""
    return tuple(sorted(_Teller(before, after).all(), key=_gravest_and_newest))


def _gravest_and_newest(one: ProvisionNews) -> tuple[int, int, float]:
    return one.weight.rank, -one.went_against, -instant(one.latest).timestamp()


class _Teller:
    """Holds two states of play against each other."""

    def __init__(self, before: StateOfPlay, after: StateOfPlay) -> None:
        self._before, self._after = before, after
        self._old, self._new = before.seen.facts, after.seen.facts
        self._viewer = after.seen.viewer
        self._negotiates = self._viewer in self._new.delegations
        self._own = interests(after.seen) | interests(before.seen)
        self._expected: dict[str, list[Words]] = {}
        for provision, why in expected_of(after):
            self._expected.setdefault(provision, []).append(why)
        self._inside: dict[str, list[str]] = {}
        for facts in (self._old, self._new):
            for bracket in facts.brackets.values():
                names = self._inside.setdefault(bracket.provision, [])
                if not bracket.quiet and bracket.name not in names:
                    names.append(bracket.name)

    def all(self) -> Iterator[ProvisionNews]:
        for name in dict.fromkeys([*self._new.provisions, *self._old.provisions]):
            found = self._of(name)
            if found is not None:
                yield found

    def _of(self, name: str) -> ProvisionNews | None:
        then, now = _consensus(self._before, name), _consensus(self._after, name)
        before, after = self._words(name)
        brackets = tuple(self._brackets(name))
        moves = tuple(self._moves(name))
        if not (brackets or moves or before != after or then is not now):
            return None
        asks = tuple(self._asks(name, brackets))
        own = name in self._own or any(one.bracket.name in self._own for one in brackets)
        weight = Weight.INSTRUCTION if asks else Weight.OWN if own else Weight.OTHER
        latest = self._latest(name, brackets, moves)
        return ProvisionNews(name, before, after, then, now, brackets, moves, asks, weight, latest)

    def _words(self, name: str) -> tuple[str, str]:
        """The words of a provision with their brackets, then and now."""
        old, new = self._old.provisions.get(name), self._new.provisions.get(name)
        if old is not None and new is not None and old.pieces == new.pieces:
            inside = [
                [(one.arms, one.chosen) for one in brackets_in(facts, new.pieces)]
                for facts in (self._old, self._new)
            ]
            if inside[0] == inside[1]:
                return "", ""
        return _bracketed(self._old, name), _bracketed(self._new, name)

    def _brackets(self, provision: str) -> Iterator[BracketNews]:
        for name in self._inside.get(provision, ()):
            was, bracket = self._old.brackets.get(name), self._new.brackets.get(name)
            if bracket is None:
                assert was is not None
                yield BracketNews(was, Became.GONE)
            elif was is None:
                became = Became.OPENED if bracket.is_open else Became.PASSED
                yield BracketNews(bracket, became, bracket.arms, self._way(bracket))
            elif was.chosen != bracket.chosen:
                became = Became.REOPENED if bracket.is_open else Became.SETTLED
                added = bracket.arms[len(was.arms) :]
                yield BracketNews(bracket, became, added, self._way(bracket))
            elif len(bracket.arms) > len(was.arms):
                yield BracketNews(bracket, Became.WIDENED, bracket.arms[len(was.arms) :])

    def _way(self, bracket: Bracket) -> Way | None:
        """Whether a bracket was settled as the viewer stood, or otherwise."""
        if bracket.chosen is None or not self._negotiates:
            return None
        leans = leaning_on(self._new, bracket, self._viewer)
        standing = leans.pop(bracket.chosen, 0)
        if standing:
            return Way.TOWARDS if standing > 0 else Way.AWAY
        return Way.AWAY if any(one > 0 for one in leans.values()) else None

    def _moves(self, provision: str) -> Iterator[Move]:
        yield from self._stated(provision, None)
        for name in self._inside.get(provision, ()):
            bracket = self._new.brackets.get(name)
            if bracket is not None:
                yield from self._stated(name, bracket)
                yield from self._joined(bracket)

    def _stated(self, place: str, bracket: Bracket | None) -> Iterator[Move]:
        if self._old.statements.get(place) is self._new.statements.get(place):
            return
        then = standing_statements(self._old, place)
        now = standing_statements(self._new, place)
        for key in dict.fromkeys([*now, *then]):
            was, one = then.get(key), now.get(key)
            if was != one:
                who, name = key
                arm = bracket.arm(name) if bracket else None
                way = self._towards(place, bracket, who, name, weight_of(one) - weight_of(was))
                yield Move(who, place, arm, was, one, way)

    def _joined(self, bracket: Bracket) -> Iterator[Move]:
        """Those who stand behind a wording that stood before without them."""
        was = self._old.brackets.get(bracket.name)
        for arm in bracket.arms if was else ():
            known = was.arm(arm.name) if was else None
            for who in arm.holders if known else ():
                if known and who not in known.holders:
                    way = self._towards(bracket.name, bracket, who, arm.name, 1)
                    yield Move(who, bracket.name, arm, None, None, way, joined=True)

    def _towards(
        self, place: str, bracket: Bracket | None, who: str, arm: str | None, by: int
    ) -> Way | None:
        """Which way somebody went who leans on a wording by so much more, or less, than before."""
        if who == self._viewer or not self._negotiates:
            return None
        if bracket is None:
            own = weight_of(standing_statements(self._new, place).get((self._viewer, None)))
        else:
            leans = leaning_on(self._new, bracket, self._viewer)
            rivals = [one for name, one in leans.items() if name != arm]
            own = leans.get(str(arm), 0) or -max(rivals, default=0)
        if not own * by:
            return None
        return Way.TOWARDS if own * by > 0 else Way.AWAY

    def _asks(self, provision: str, brackets: tuple[BracketNews, ...]) -> Iterator[Words]:
        if not self._negotiates:
            return
        found = self._after.provisions.get(provision)
        if found and found.consensus is Consensus.AD_REFERENDUM and self._viewer in found.awaited:
            yield _CONFIRM
        else:
            yield from self._expected.get(provision, ())
        for one in brackets:
            yield from self._asked_of(one)

    def _asked_of(self, one: BracketNews) -> Iterator[Words]:
        """Why a bracket that is not as it was needs an instruction."""
        name, leans = one.bracket.name, leaning_on(self._new, one.bracket, self._viewer)
        if one.became is Became.GONE:
            if leans:
                yield worded("our position on {bracket} has lapsed", bracket=name)
        elif one.way is Way.AWAY:
            yield worded("{bracket} was settled otherwise than we stood", bracket=name)
        elif one.bracket.is_open and not leans:
            yield worded("{bracket} is open, and we have said nothing of it", bracket=name)
        elif one.became is Became.WIDENED and not any(arm.name in leans for arm in one.added):
            yield worded("{bracket} has a wording of which we have said nothing", bracket=name)

    def _latest(self, name: str, brackets: tuple[BracketNews, ...], moves: tuple[Move, ...]) -> str:
        """The moment of what was done in a provision last."""
        facts, provision = self._new, self._new.provisions.get(name)
        moments = [turn.moment for one in brackets for turn in one.bracket.turns]
        moments += [one.now.moment for one in moves if one.now]
        moments += [one.moment for one in provision.statuses] if provision else []
        moments += [one.moment for one in facts.proposals.values() if one.provision == name]
        opened = [one.opened for one in facts.readings[:1]]
        return max([*moments, *(opened or [facts.moment])], key=instant)


_CONFIRM: Final = worded("our capital has to confirm it")


def _consensus(play: StateOfPlay, name: str) -> Consensus | None:
    found = play.provisions.get(name)
    return found.consensus if found else None


def _bracketed(facts: TextFacts, name: str) -> str:
    provision = facts.provisions.get(name)
    return bracketed_text(nodes_of(facts, provision.pieces)).strip() if provision else ""


def news_rows(before: StateOfPlay, after: StateOfPlay) -> list[Json]:
    """What changed, provision by provision, as plain JSON."""
    facts = after.seen.facts
    return [_row(facts, one) for one in news(before, after)]


def _row(facts: TextFacts, one: ProvisionNews) -> Json:
    return {
        "provision": one.provision,
        "weight": one.weight.value,
        "asks": [str(words) for words in one.asks],
        "before": one.before,
        "after": one.after,
        "then": one.then.value if one.then else None,
        "now": one.now.value if one.now else None,
        "brackets": [_bracket_row(facts, bracket) for bracket in one.brackets],
        "moves": [_move_row(move) for move in one.moves],
        "latest": one.latest,
    }


def _bracket_row(facts: TextFacts, one: BracketNews) -> Json:
    return {
        "bracket": one.bracket.name,
        "became": one.became.value,
        "chosen": one.bracket.chosen,
        "added": {arm.name: words_of(facts, arm) for arm in one.added},
        "way": one.way.value if one.way else None,
    }


def _move_row(one: Move) -> Json:
    return {
        "delegation": one.delegation,
        "place": one.place,
        "arm": one.arm.name if one.arm else None,
        "then": str(in_words(one.then)) if one.then else None,
        "now": str(in_words(one.now)) if one.now else None,
        "joined": one.joined,
        "way": one.way.value if one.way else None,
    }
