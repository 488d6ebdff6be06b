"""A delegation's brief: what it needs before it goes in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from paraph.negotiation.audience import Seen
from paraph.negotiation.consensus import Consensus
from paraph.negotiation.contradictions import contradictions
from paraph.negotiation.facts import CHAIR
from paraph.negotiation.history import Change, lapsed
from paraph.negotiation.influence import contributions, influence
from paraph.negotiation.news import expected_of
from paraph.negotiation.play import StateOfPlay
from paraph.negotiation.rows import UNRESOLVED, Json, bracket_row
from paraph.negotiation.views import cell
from paraph.values.moments import instant


def brief_view(play: StateOfPlay, at: datetime) -> Json:
    """Its own positions and words, who stands against it, what is expected of it, where.

    Its influence is told to itself only; the public has none.
    """
    viewer = play.seen.viewer
    return {
        "text": play.seen.name,
        "delegation": viewer,
        "as_of": at.isoformat(),
        **_influence(play.seen),
        "to_confirm": list(_to_confirm(play, at)),
        "contradictions": _changes(contradictions(play.seen, viewer)),
        "lapsed": _changes(lapsed(play.seen, None if viewer == CHAIR else viewer)),
        "expected_of_it": [
            {"provision": provision, "why": str(why)} for provision, why in expected_of(play)
        ],
        "open": list(_open(play)),
    }


def _changes(found: Iterable[Change]) -> list[Json]:
    return [{"place": one.place, "words": str(one.words)} for one in found]


def _influence(seen: Seen) -> Json:
    own = influence(seen)
    return {
        "influence": {"standing": own.standing, "open": own.open_, "fallen": own.fallen},
        "proposed": [
            {
                "bracket": one.bracket,
                "provision": one.provision,
                "words": one.words,
                "fate": one.fate.value,
            }
            for one in contributions(seen)
        ],
    }


def _open(play: StateOfPlay) -> Iterator[Json]:
    """Every open bracket, with what the viewer itself says of it."""
    facts = play.seen.facts
    for found in play.found(*UNRESOLVED):
        for one in found.brackets:
            if one.chosen is None:
                yield {
                    "provision": found.provision,
                    "bracket": one.bracket,
                    "own": cell(facts, facts.brackets[one.bracket], play.seen.viewer),
                    "arms": bracket_row(facts, one)["arms"],
                }


def _to_confirm(play: StateOfPlay, at: datetime) -> Iterator[Json]:
    """What the viewer's capital has still to confirm, and until when."""
    for found in play.found(Consensus.AD_REFERENDUM):
        if play.seen.viewer in found.awaited:
            until = play.seen.facts.provisions[found.provision].statuses[-1].deadline
            passed = until is not None and instant(until.moment) <= at
            until_words = str(until) if until else None
            yield {"provision": found.provision, "until": until_words, "passed": passed}
