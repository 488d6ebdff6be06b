"""The views of a negotiation as plain JSON: matrix, alignment, changes, linkages, convergence.

Every view is made from a `StateOfPlay`, and so from what its viewer may see.  A view decides
nothing; programs read it as it is, and ``paraph negotiation`` prints it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from paraph.negotiation.chairs_text import whose
from paraph.negotiation.consensus import Consensus, standing_statements
from paraph.negotiation.contradictions import contradictions
from paraph.negotiation.facts import ArmFacts, Bracket, TextFacts
from paraph.negotiation.history import Change, changes, in_words, interests, lapsed
from paraph.negotiation.leaning import leanings
from paraph.negotiation.linkages import linkage_rows, linkages
from paraph.negotiation.news import news_rows
from paraph.negotiation.play import DEFINITION, StateOfPlay
from paraph.negotiation.rows import Json, figures
from paraph.negotiation.weaving import words_of


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
                        "whose": {arm.name: whose(bracket, arm.name) for arm in bracket.arms},
                        "delegations": cells,
                    }
                )
    return {"text": play.seen.name, "viewer": play.seen.viewer, "rows": rows}


def cell(facts: TextFacts, bracket: Bracket, who: str) -> str:
    """What a delegation says of a bracket, in a few words; empty if it says nothing."""
    own = [
        one for (name, _), one in standing_statements(facts, bracket.name).items() if name == who
    ]
    stated = {one.arm for one in own}
    parts = [
        f"propose {arm.name}{_with(arm, who)}"
        for arm in bracket.arms
        if who in arm.holders and arm.name not in stated
    ]
    return "; ".join(parts + [str(in_words(one)) for one in own])


def _with(arm: ArmFacts, who: str) -> str:
    """With whom a delegation stands behind an arm, beside the one that the arm is named after."""
    others = [one for one in arm.holders if one not in {who, arm.name}]
    return f" (with {', '.join(others)})" if others else ""


def alignment(play: StateOfPlay) -> list[list[float | None]]:
    """How far each two delegations lean the same way, from -1 to 1; None if they never met.

    It is the cosine of their leanings over the arms on which both have a stance.
    """
    facts = play.seen.facts
    leaning = [leanings(facts, who) for who in facts.delegations]
    half = [
        [_cosine(one, other) for other in leaning[: row + 1]] for row, one in enumerate(leaning)
    ]
    every = range(len(leaning))
    return [[half[max(a, b)][min(a, b)] for b in every] for a in every]


def _cosine(
    one: Mapping[tuple[str, str], int], other: Mapping[tuple[str, str], int]
) -> float | None:
    common = sorted(one.keys() & other.keys())
    if not common:
        return None
    dot = sum(one[key] * other[key] for key in common)
    size = sum(one[key] ** 2 for key in common) * sum(other[key] ** 2 for key in common)
    return round(dot / math.sqrt(size), 3)


def changes_view(before: StateOfPlay, after: StateOfPlay, then: datetime) -> Json:
    """What changed since a moment: provision by provision as a capital reads it, and as a log.

    In the log, what is the viewer's own business is marked as its own.
    """
    return {
        "text": after.seen.name,
        "viewer": after.seen.viewer,
        "since": then.isoformat(),
        "provisions": news_rows(before, after),
        "changes": [
            {"place": one.place, "words": str(one.words), "own": is_own}
            for one, is_own in told_changes(before, after)
        ],
    }


def told_changes(before: StateOfPlay, after: StateOfPlay) -> Iterator[tuple[Change, bool]]:
    """What changed, and whether it is the viewer's own business."""
    own = interests(after.seen) | interests(before.seen)
    for one in changes(before, after):
        yield one, any(_bare(place) in own for place in one.place.split("; "))


def _bare(place: str) -> str:
    """A bracket without the provision that stands beside it."""
    return place.partition(" (")[0] if place.endswith(")") and " (" in place else place


def linkages_view(play: StateOfPlay) -> Json:
    """Positions that hang on each other, that contradict each other, or that have lapsed."""
    seen = play.seen
    return {
        "text": seen.name,
        "viewer": seen.viewer,
        "linkages": list(linkage_rows(linkages(seen))),
        "contradictions": [
            {"delegation": who, "place": one.place, "words": str(one.words)}
            for who in seen.facts.delegations
            for one in contradictions(seen, who)
        ],
        "lapsed": [{"place": one.place, "words": str(one.words)} for one in lapsed(seen)],
    }


def convergence_view(plays: Iterable[tuple[str, StateOfPlay]]) -> Json:
    """How a text came nearer to agreement: its figures at each step, and what a step brought."""
    rows: list[Json] = []
    reopened: list[Json] = []
    for step, play in plays:
        reopened = list(_reopened(play.seen.facts))
        before = rows[-1]["open_choices"] if rows else 0
        counted = figures(play.whole)
        rows.append(
            {
                "step": step,
                "consensus": play.whole.consensus.value,
                **counted,
                "more_open": counted["open_choices"] - before,
            }
        )
    return {"definition": str(DEFINITION), "steps": rows, "reopened": reopened}


def _reopened(facts: TextFacts) -> Iterator[Json]:
    """The brackets that were lifted and opened again: how often, and when last."""
    for one in facts.brackets.values():
        moments = [turn.moment for turn in one.turns if turn.done == "reopened"]
        if moments:
            yield {
                "bracket": one.name,
                "provision": one.provision,
                "times": len(moments),
                "last": moments[-1],
            }


def steps_of(facts: TextFacts) -> list[tuple[str, str]]:
    """The steps that a negotiation is measured at, with their moments: everybody sees these."""
    found = [("base circulated", facts.moment)]
    for reading in facts.readings:
        found.append((f"{reading.name} opened", reading.opened))
        if reading.closed is not None:
            found.append((f"{reading.name} closed", reading.closed))
    return found
