"""The state of play after an act on a long text, followed act by act and computed anew.

python -m bench.negotiation            500 pages, 193 delegations, 20 000 positions
python -m bench.negotiation --quick    60 pages, 24 delegations, 2 000 positions
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from time import perf_counter

from bench.report import Row, figure, grid, machine, seconds
from bench.texts import as_text, draft_of, treaty

from paraph.negotiation import acts as says
from paraph.negotiation.acts import Condition, NegotiationAct
from paraph.negotiation.facts import Bracket
from paraph.negotiation.page import Page, state_view
from paraph.negotiation.play import Follower, state_of_play
from paraph.negotiation.situation import EMPTY, Situation, apply
from paraph.negotiation.vocabulary import Audience, Stance, Status
from paraph.record import Act, Entered

T = "Treaty"
AT = datetime(2031, 5, 1, tzinfo=UTC)
AUDIENCES = (Audience.PUBLIC, Audience.MEMBERS, Audience.CHAIR, Audience.OWN)
ACTS = 300


class Negotiation:
    """A negotiation of so many pages, delegations and positions."""

    def __init__(self, pages: float, delegations: int, edits: int) -> None:
        self.chance = Random(4)
        self.names = tuple(f"State {number}" for number in range(delegations))
        self.situation: Situation = EMPTY
        self.number = 0
        lines = treaty(pages)
        base = says.BaseCirculated(
            text=T, title=T, organ="Assembly", delegations=self.names, words=as_text(lines)
        )
        self.enter("chair", base)
        for seed, name in enumerate(self.names):
            words = as_text(draft_of(lines, seed=seed + 2, edits=edits))
            self.enter(name, says.ProposalSubmitted(text=T, proposal=name, words=words))
        self.enter("chair", says.ReadingOpened(text=T, reading="First"))
        known = self.situation.texts[T].brackets.values()
        self.brackets: list[Bracket] = [one for one in known if not one.quiet]

    def enter(self, who: str, content: NegotiationAct) -> Situation:
        """The situation after one more act."""
        self.number += 1
        moment = (AT + timedelta(seconds=self.number)).isoformat()
        act = Act.filed(
            participant=who,
            capacity="head of delegation",
            moment=moment,
            kind="negotiation.said",
            payload={},
        )
        self.situation = apply(self.situation, Entered(self.number, act, content))
        return self.situation

    def position(self) -> tuple[str, NegotiationAct]:
        """A position of somebody on some arm, a fifth of them with a condition."""
        bracket, other = self.chance.sample(self.brackets, 2)
        needs = (Condition(other.name, self.chance.choice(other.arms).name),)
        return self.chance.choice(self.names), says.PositionStated(
            text=T,
            bracket=bracket.name,
            arm=self.chance.choice(bracket.arms).name,
            stance=self.chance.choice(list(Stance)),
            audience=self.chance.choice(AUDIENCES),
            conditions=needs if self.chance.random() < 1 / 5 else (),
        )

    def act(self) -> tuple[str, NegotiationAct]:
        """A position; or, one time in four, a bracket lifted, or the status of a provision."""
        kind = self.chance.randrange(8)
        bracket = self.chance.choice(self.brackets)
        if kind == 0:
            status = Status.AGREED_IN_INFORMALS
            given = says.StatusGiven(text=T, provisions=(bracket.provision,), status=status)
            return "chair", given
        if kind == 1:
            arm = self.chance.choice(bracket.arms).name
            return "chair", says.BracketLifted(text=T, bracket=bracket.name, arm=arm)
        return self.position()


def rows(pages: float, delegations: int, positions: int) -> Iterator[Row]:
    made = Negotiation(pages, delegations, edits=max(6, round(pages / 12)))
    brackets = len(made.brackets)
    for _ in range(positions):
        made.enter(*made.position())
    what = f"{figure(pages)} pages, {delegations} delegations, {brackets} brackets, "
    yield Row(what + f"{figure(positions)} positions", "", "")
    for viewer in ("chair", made.names[0]):
        start = perf_counter()
        follower = Follower(made.situation, T, viewer)
        yield Row(f"computed anew, for {viewer}", seconds(perf_counter() - start), "")
        taken = sorted(_followed(made, follower))
        slow = taken[len(taken) * 99 // 100]
        assert follower.play == state_of_play(made.situation, T, viewer)
        half = taken[len(taken) // 2]
        yield Row(f"after an act, for {viewer}: half of them", seconds(half), "")
        yield Row("  99 of 100", seconds(slow), "target 50 ms", 0.05 / slow)
        yield Row("  the slowest", seconds(taken[-1]), "target 50 ms", 0.05 / taken[-1])
    start = perf_counter()
    page = Page(follower.play)
    page.view(follower.play, AT)
    yield Row("the whole page, every open bracket on it", seconds(perf_counter() - start), "")
    taken = sorted(_followed(made, follower, page))
    assert page.view(follower.play, AT) == state_view(follower.play, AT)
    yield Row("the page after an act: half of them", seconds(taken[len(taken) // 2]), "")
    slow = taken[len(taken) * 99 // 100]
    yield Row("  99 of 100", seconds(slow), "target 50 ms", 0.05 / slow)


def _followed(made: Negotiation, follower: Follower, page: Page | None = None) -> Iterator[float]:
    """How long each of some acts takes, from the entry to the state of play, or to its page."""
    for _ in range(ACTS):
        who, content = made.act()
        start = perf_counter()
        play = follower.follow(made.enter(who, content))
        if page is not None:
            page.follow(play, follower.touched, AT)
        yield perf_counter() - start


def main() -> None:
    size = (60, 24, 2_000) if "--quick" in sys.argv else (500, 193, 20_000)
    print(f"{machine()}\n\n{grid(list(rows(*size)))}")


if __name__ == "__main__":
    main()
