"""Why a provision has come as far as it has: the finding's own words, told in order."""

from __future__ import annotations

from collections.abc import Iterator

from paraph.negotiation.consensus import BracketFound, ProvisionFound
from paraph.negotiation.play import StateOfPlay
from paraph.negotiation.vocabulary import Status
from paraph.values.sentences import Called, Moment, Words, worded


def reasons(play: StateOfPlay, found: ProvisionFound) -> Iterator[Words]:
    """What the finding on a provision rests on: brackets, what the room said, who holds it up."""
    facts = play.seen.facts
    yield worded("The rule in force is {rule}.", rule=play.rule or "consensus")
    for one in found.brackets:
        yield from _of_bracket(one)
    said = facts.provisions[found.provision].status
    if said is not None:
        yield worded(
            "The room said: {status}, on {moment}.",
            status=Status(said.status),
            moment=Moment(said.moment),
        )
    elif not found.brackets:
        yield worded("It has no brackets, and nobody has declared it agreed: silence is nothing.")
    for who in found.awaited:
        yield worded("The capital of {who} has still to confirm it.", who=Called(who))
    if play.is_conditional:
        yield worded("Nothing is agreed until everything is agreed.")


def _of_bracket(found: BracketFound) -> Iterator[Words]:
    if found.chosen is not None:
        yield worded(
            "Bracket {bracket} was lifted to the wording of {arm}: {consensus}.",
            bracket=found.bracket,
            arm=Called(found.chosen),
            consensus=found.consensus,
        )
        return
    yield worded("Bracket {bracket} is open.", bracket=found.bracket)
    for arm in found.arms:
        for who in arm.blockers:
            yield worded(
                "{who} opposes the wording of {arm} in {bracket}.",
                who=Called(who),
                arm=Called(arm.arm),
                bracket=found.bracket,
            )
