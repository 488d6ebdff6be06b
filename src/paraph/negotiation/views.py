"""The views of a negotiation as plain JSON: state of play, matrix, alignment, a delegation's brief.

Every view is made from a `StateOfPlay`, and so from what its viewer may see.  A view decides
nothing; programs read it as it is, and ``paraph negotiation`` prints it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from paraph.negotiation.consensus import (
    ArmFound,
    BracketFound,
    Consensus,
    ProvisionFound,
    standing_statements,
)
from paraph.negotiation.facts import Bracket, StatusSaid, TextFacts
from paraph.negotiation.history import contradictions, in_words, influence
from paraph.negotiation.play import DEFINITION, StateOfPlay, Tally
from paraph.negotiation.vocabulary import Stance
from paraph.negotiation.weaving import words_of
from paraph.values.moments import instant

Json = dict[str, Any]

UNRESOLVED: Final = (Consensus.OPEN, Consensus.BLOCKED, Consensus.AD_REFERENDUM)


Made = dict[str, tuple[ProvisionFound, Json]]
"""What a page says of each provision, and the finding that it was made from."""


def state_view(play: StateOfPlay, at: datetime, made: Made | None = None) -> Json:
    """The state of play on one page: figures, articles, what is not agreed, who and why.

    Whoever makes a page after every act gives the same ``made`` each time, a dict that is empty at
    first: what is found anew is written anew, and the rest is taken from there.
    """
    facts, known = play.seen.facts, {} if made is None else made
    return {
        "text": play.seen.name,
        "title": facts.title,
        "viewer": play.seen.viewer,
        "as_of": at.isoformat(),
        "rule": play.rule or "consensus",
        "reading": facts.readings[-1].name if facts.readings else None,
        "conditional": play.is_conditional,
        "consensus": play.whole.consensus.value,
        **_figures(play.whole),
        "definition": DEFINITION,
        "articles": [
            {"article": name, "consensus": one.consensus.value, **_figures(one)}
            for name, one in _articles(play)
        ],
        "unresolved": [_written(facts, one, at, known) for one in play.found(*UNRESOLVED)],
    }


def _articles(play: StateOfPlay) -> Iterator[tuple[str, Tally]]:
    """The articles in the order of the text."""
    names = dict.fromkeys(one.article for one in play.seen.facts.provisions.values())
    return ((name, play.articles[name]) for name in names if name in play.articles)


_NAMES: Final = tuple(one.value for one in Consensus)


def _figures(tally: Tally) -> Json:
    return {
        "percent": tally.percent,
        "words": tally.words,
        "words_agreed": tally.words_agreed,
        "paragraphs": tally.paragraphs,
        "paragraphs_agreed": tally.paragraphs_agreed,
        "open_choices": tally.open_choices,
        "provisions": dict(zip(_NAMES, tally[5:], strict=True)),
    }


def _written(facts: TextFacts, found: ProvisionFound, at: datetime, made: Made) -> Json:
    """What the page says of a provision: as it was written, if it was found no other since."""
    before = made.get(found.provision)
    if before is None or before[0] is not found:
        before = made[found.provision] = found, _provision(facts, found)
    statuses = facts.provisions[found.provision].statuses
    return before[1] | _deadline(statuses[-1], at) if statuses else before[1]


def _provision(facts: TextFacts, found: ProvisionFound) -> Json:
    return {
        "provision": found.provision,
        "consensus": found.consensus.value,
        "said": found.said,
        "brackets": [_bracket(facts, one) for one in found.brackets if one.chosen is None],
        "held_up_by": [{"delegation": who, "why": why} for who, why in found.held_up],
    }


def _deadline(said: StatusSaid, at: datetime) -> Json:
    if said.deadline is None:
        return {}
    passed = instant(said.deadline.moment) <= at
    return {"deadline": str(said.deadline), "deadline_passed": passed}


def _bracket(facts: TextFacts, found: BracketFound) -> Json:
    bracket = facts.brackets[found.bracket]
    return {
        "bracket": found.bracket,
        "consensus": found.consensus.value,
        "arms": [
            {"arm": arm.name, "words": words_of(facts, arm), **_stands(one)}
            for arm, one in zip(bracket.arms, found.arms, strict=True)
        ],
    }


def _stands(found: ArmFound) -> Json:
    return {
        "consensus": found.consensus.value,
        "prospect": found.weighed.prospect.value,
        "rule_says": found.weighed.sentence,
        "support": list(found.support),
        "accept": list(found.consent),
        "reserve": [name for name, _ in found.reserve],
        "oppose": list(found.blockers),
        "waits": [f"{name} {why}" for name, why in found.waits],
    }


def matrix_view(play: StateOfPlay) -> Json:
    """Open brackets against delegations: the arm that each holds or has a stance on."""
    facts = play.seen.facts
    rows = []
    for found in play.found(*Consensus):
        for one in found.brackets:
            if one.chosen is None:
                bracket = facts.brackets[one.bracket]
                arms = {arm.name: words_of(facts, arm) for arm in bracket.arms}
                cells = {who: cell(facts, bracket, who) for who in facts.delegations}
                rows.append(
                    {
                        "provision": found.provision,
                        "bracket": one.bracket,
                        "arms": arms,
                        "delegations": cells,
                    }
                )
    return {"text": play.seen.name, "viewer": play.seen.viewer, "rows": rows}


_WEIGHT: Final[Mapping[Stance, int]] = {
    Stance.PROPOSE: 2,
    Stance.SUPPORT: 2,
    Stance.CAN_ACCEPT: 1,
    Stance.RESERVE: -1,
    Stance.OPPOSE: -2,
}


def cell(facts: TextFacts, bracket: Bracket, who: str) -> str:
    """What a delegation says of a bracket, in a few words; empty if it says nothing."""
    own = [
        one for (name, _), one in standing_statements(facts, bracket.name).items() if name == who
    ]
    stated = {one.arm for one in own}
    parts = [
        f"propose {arm.name}"
        for arm in bracket.arms
        if who in arm.holders and arm.name not in stated
    ]
    return "; ".join(parts + [in_words(one) for one in own])


def leanings(facts: TextFacts, who: str) -> dict[tuple[str, str], int]:
    """How a delegation leans on each arm of each open bracket: 2 for support, -2 for opposition.

    Who proposes an arm supports it.  Where it says nothing there is nothing: silence is no stance.
    """
    found: dict[tuple[str, str], int] = {}
    for name, bracket in facts.brackets.items():
        if bracket.quiet or not bracket.is_open:
            continue
        for arm in bracket.arms:
            if who in arm.holders:
                found[name, arm.name] = _WEIGHT[Stance.PROPOSE]
        for (delegation, arm_name), one in standing_statements(facts, name).items():
            if delegation == who and arm_name is not None and one.stance is not None:
                found[name, arm_name] = _WEIGHT[one.stance]
    return found


def alignment(play: StateOfPlay) -> list[list[float | None]]:
    """How far each two delegations lean the same way, from -1 to 1; None if they never met.

    It is the cosine of their leanings over the arms on which both have a stance.
    """
    facts = play.seen.facts
    leaning = [leanings(facts, who) for who in facts.delegations]
    return [[_cosine(one, other) for other in leaning] for one in leaning]


def _cosine(
    one: Mapping[tuple[str, str], int], other: Mapping[tuple[str, str], int]
) -> float | None:
    common = sorted(one.keys() & other.keys())
    if not common:
        return None
    dot = sum(one[key] * other[key] for key in common)
    size = sum(one[key] ** 2 for key in common) * sum(other[key] ** 2 for key in common)
    return round(dot / math.sqrt(size), 3)


def brief_view(play: StateOfPlay, at: datetime) -> Json:
    """What a delegation needs before it goes in: its own positions, who stands against it, where.

    Its influence is told to itself only; the chair and the public have none.
    """
    facts, viewer = play.seen.facts, play.seen.viewer
    own = influence(play.seen)
    return {
        "text": play.seen.name,
        "delegation": viewer,
        "as_of": at.isoformat(),
        "influence": {"standing": own.standing, "open": own.open_, "fallen": own.fallen},
        "contradictions": [
            {"place": one.place, "words": one.words} for one in contradictions(play.seen, viewer)
        ],
        "expected_of_it": [
            {"provision": found.provision, "why": why}
            for found in play.found(*UNRESOLVED)
            for who, why in found.held_up
            if who == viewer
        ],
        "open": [
            {
                "provision": found.provision,
                "bracket": one.bracket,
                "own": cell(facts, facts.brackets[one.bracket], viewer),
                "arms": _bracket(facts, one)["arms"],
            }
            for found in play.found(*UNRESOLVED)
            for one in found.brackets
            if one.chosen is None
        ],
    }


def convergence_view(plays: Iterable[tuple[str, StateOfPlay]]) -> Json:
    """How a text came nearer to agreement: its figures at each step, and what a step brought."""
    rows: list[Json] = []
    for step, play in plays:
        before = rows[-1]["open_choices"] if rows else 0
        figures = _figures(play.whole)
        rows.append(
            {
                "step": step,
                "consensus": play.whole.consensus.value,
                **figures,
                "more_open": figures["open_choices"] - before,
            }
        )
    return {"definition": DEFINITION, "steps": rows}


def steps_of(facts: TextFacts) -> list[tuple[str, str]]:
    """The steps that a negotiation is measured at, with their moments: everybody sees these."""
    found = [("base circulated", facts.moment)]
    for reading in facts.readings:
        found.append((f"{reading.name} opened", reading.opened))
        if reading.closed is not None:
            found.append((f"{reading.name} closed", reading.closed))
    return found
