"""The state of play of a text for a viewer: computed once, then brought up to date act by act.

*Words agreed*, *provisions agreed* and *open choices* are those of ``text.views.measure``: words
outside every open bracket, of all words of the draft as settled so far.  They say what is without
brackets.  What is *agreed* is another count, from positions and status (``consensus.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from paraph.decisions.proceedings import Engine
from paraph.negotiation.adoption import Adoption
from paraph.negotiation.audience import Seen, changed_names, seen_facts, visible
from paraph.negotiation.consensus import Consensus, ProvisionFound, consensus_on_provision
from paraph.negotiation.facts import Provision, Situation, Statement, TextFacts
from paraph.negotiation.rule import Rule
from paraph.negotiation.weaving import nodes_of
from paraph.organisation import facts as organisation
from paraph.text.views import measure
from paraph.values.sentences import worded

DEFINITION: Final = worded(
    "Words agreed: of the words of the draft as settled so far, those outside every open bracket. "
    "Provisions agreed: of all paragraphs, those without an open bracket. Open choices: brackets "
    "that are not lifted, nested ones included. Numbering and spacing count for nothing."
)
"""The definition that is printed beside every figure of progress."""


_GRAVEST_FIRST: Final = tuple(reversed(Consensus))


class Tally(NamedTuple):
    """What is counted of a provision, an article or a text; tallies are added and taken away."""

    words: int = 0
    words_agreed: int = 0
    paragraphs: int = 0
    paragraphs_agreed: int = 0
    open_choices: int = 0
    agreed: int = 0
    ad_referendum: int = 0
    clean: int = 0
    open_: int = 0
    blocked: int = 0

    def plus(self, other: Tally, times: int = 1) -> Tally:
        """The sum with another tally, or with -1 the difference."""
        return Tally(*(one + times * two for one, two in zip(self, other, strict=True)))

    @property
    def percent(self) -> int:
        """Words agreed in a hundred, rounded down.

        >>> Tally(words=1000, words_agreed=999).percent
        99
        """
        return 100 * self.words_agreed // self.words if self.words else 100

    @property
    def consensus(self) -> Consensus:
        """How far an article or a text is: as far as the provision that is least far."""
        for number, one in zip(reversed(self), _GRAVEST_FIRST, strict=False):
            if number:
                return one
        return Consensus.AGREED


@dataclass(frozen=True)
class StateOfPlay:
    """What is agreed, open and blocked in a text, as a viewer may see it.

    ``adoptions`` are the decisions by which it is to be adopted, for whoever knows of decisions.
    """

    seen: Seen
    rule: str | None
    whole: Tally
    articles: Mapping[str, Tally]
    provisions: Mapping[str, ProvisionFound]
    adoptions: tuple[Adoption, ...] = ()

    @property
    def is_conditional(self) -> bool:
        """True while nothing is agreed until everything is agreed."""
        return self.seen.facts.package is not None

    def found(self, *wanted: Consensus) -> Iterator[ProvisionFound]:
        """The provisions that have come so far, in the order of the text."""
        for name in self.seen.facts.provisions:
            if self.provisions[name].consensus in wanted:
                yield self.provisions[name]


def rule_in_force(facts: TextFacts, organs: organisation.Situation, on: date) -> str | None:
    """The rule under which a text is agreed: its own, else its organ's for all matters that day."""
    organ = organs.organs.get(facts.organ)
    adopted = [one for one in organ.rules if one.since <= on] if organ else []
    return facts.rule or (adopted[-1].rules.get("*") if adopted else None)


def state_of_play(
    situation: Situation,
    text: str,
    viewer: str,
    engine: Engine | None = None,
    rule: str | None = None,
) -> StateOfPlay:
    """The state of play, computed from the beginning.

    ``rule`` is the rule in force where the text names none of its own; without it, consensus.
    """
    return Follower(situation, text, viewer, engine, rule).play


@dataclass
class Follower:
    """Follows a text for a viewer: after an act only what it touched is computed again.

    It holds what changed against what it saw last by identity, so that it depends on no act's
    kind; what it says is what :func:`state_of_play` would say.  ``touched`` are the provisions that
    were computed for the last answer.
    """

    situation: Situation
    text: str
    viewer: str
    engine: Engine | None = None
    rule: str | None = None
    touched: frozenset[str] = frozenset()
    _found: dict[str, ProvisionFound] = field(default_factory=dict)
    _tallies: dict[str, tuple[str, Tally]] = field(default_factory=dict)
    _measures: dict[str, Tally] = field(default_factory=dict)
    _articles: dict[str, Tally] = field(default_factory=dict)
    _whole: Tally = field(default_factory=Tally)
    _needs: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Compute everything once."""
        seen = visible(self.situation, self.text, self.viewer)
        self._raw = self.situation.texts[self.text]
        self._seen = seen
        self._rule = self._rule_of(seen.facts)
        for place, said in seen.facts.statements.items():
            self._note(place, said)
        self.touched = frozenset(seen.facts.provisions)
        for name in seen.facts.provisions:
            self._compute(name, measured=True)

    @property
    def play(self) -> StateOfPlay:
        """The state of play as it is now."""
        articles = {name: one for name, one in self._articles.items() if one != Tally()}
        return StateOfPlay(
            self._seen, self._rule.identifier, self._whole, articles, dict(self._found)
        )

    def follow(self, situation: Situation) -> StateOfPlay:
        """The state of play in a later situation."""
        old, raw = self._raw, situation.texts[self.text]
        was = self._seen.facts
        now = seen_facts(raw, self.viewer, (old, was))
        self._raw, self._seen = raw, Seen(self.text, self.viewer, now)
        places = changed_names(was.statements, now.statements)
        for place in places:
            self._note(place, now.statements.get(place, ()))
        brackets = changed_names(old.brackets, raw.brackets)
        provisions = changed_names(was.provisions, now.provisions)
        known = raw.brackets
        measured = provisions | {known[one].provision for one in brackets if one in known}
        measured |= {old.brackets[one].provision for one in brackets if one in old.brackets}
        touched = measured | {self._provision(place) for place in places}
        for bracket in brackets:
            touched |= {self._provision(place) for place in self._needs.get(bracket, ())}
        if raw.electorate != old.electorate:
            self._rule = self._rule_of(raw)
            touched |= raw.provisions.keys()
        self.touched = frozenset(touched & raw.provisions.keys())
        for name in touched:
            self._compute(name, measured=name in measured)
        return self.play

    def _rule_of(self, facts: TextFacts) -> Rule:
        identifier = facts.rule or self.rule
        return Rule(identifier, facts.delegations, self.engine, facts.electorate)

    def _note(self, place: str, said: tuple[Statement, ...]) -> None:
        """Remember on which brackets the statements of a place depend."""
        for one in said:
            for need in one.conditions:
                self._needs.setdefault(need.bracket, set()).add(place)

    def _provision(self, place: str) -> str:
        bracket = self._raw.brackets.get(place)
        return bracket.provision if bracket else place

    def _compute(self, name: str, *, measured: bool) -> None:
        facts = self._seen.facts
        article, before = self._tallies.pop(name, ("", Tally()))
        if article:
            self._add(article, before, -1)
        provision = facts.provisions.get(name)
        if provision is None:
            self._found.pop(name, None)
            return
        if measured:
            self._measures[name] = _measure(facts, provision)
        found = consensus_on_provision(facts, provision, self._rule)
        counted = [0] * len(Consensus)
        counted[found.consensus.rank] = 1
        tally = Tally(*self._measures[name][:5], *counted)
        self._found[name] = found
        self._tallies[name] = (provision.article, tally)
        self._add(provision.article, tally, 1)

    def _add(self, article: str, tally: Tally, times: int) -> None:
        self._whole = self._whole.plus(tally, times)
        self._articles[article] = self._articles.get(article, Tally()).plus(tally, times)


def _measure(facts: TextFacts, provision: Provision) -> Tally:
    made = measure(nodes_of(facts, provision.pieces))
    return Tally(
        words=made.words,
        words_agreed=made.words_agreed,
        paragraphs=made.provisions,
        paragraphs_agreed=made.provisions_agreed,
        open_choices=made.open_choices,
    )
