"""Positions that hang on each other, contradict each other, or lapse; brackets that come back."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given
from tests.negotiation.steps import T
from tests.negotiation.strategies import (
    BEGINNING,
    OPENING,
    Said,
    kept_and_read,
    negotiations,
    situations,
)
from tests.story import CHAIR, FOUNDATION, act, head, hour, secretariat_after

from paraph.negotiation import acts as says
from paraph.negotiation.acts import Condition, NegotiationAct
from paraph.negotiation.brief import brief_view
from paraph.negotiation.contradictions import contradictions
from paraph.negotiation.facts import Situation
from paraph.negotiation.history import lapsed
from paraph.negotiation.linkages import Linkage, Linked, linkages
from paraph.negotiation.package.reading import problem_of
from paraph.negotiation.play import StateOfPlay, state_of_play
from paraph.negotiation.problem import problem
from paraph.negotiation.vocabulary import Audience, Stance
from paraph.negotiation.weaving import standing_words
from paraph.secretariat import examine

AT = BEGINNING + timedelta(days=1)


def after(*acts: tuple[str, NegotiationAct]) -> Situation:
    """The situation after acts that follow the opening, a minute each."""
    return situations([(who, one, 10 + number) for number, (who, one) in enumerate(acts)])[-1]


def play(situation: Situation, viewer: str = "chair") -> StateOfPlay:
    """The state of play under consensus."""
    return state_of_play(situation, T, viewer)


def yes(who: str, bracket: str, arm: str, *needs: tuple[str, str]) -> tuple[str, NegotiationAct]:
    """A delegation can accept an arm, if others are chosen elsewhere."""
    return stated(who, bracket, arm, Stance.CAN_ACCEPT, *needs)


def stated(
    who: str,
    bracket: str,
    arm: str,
    stance: Stance,
    *needs: tuple[str, str],
    audience: Audience = Audience.PUBLIC,
) -> tuple[str, NegotiationAct]:
    """A position of a delegation."""
    return who, says.PositionStated(
        text=T,
        bracket=bracket,
        arm=arm,
        stance=stance,
        audience=audience,
        conditions=tuple(Condition(*one) for one in needs),
    )


def found(*acts: tuple[str, NegotiationAct], viewer: str = "chair") -> list[Linkage]:
    """The linkages after some acts."""
    return list(linkages(play(after(*acts), viewer).seen))


def test_two_that_wait_for_each_other_can_move_together() -> None:
    """A's yes on one needs the other, B's yes on the other needs the first: both at once."""
    [one] = found(
        yes("Norway", "b1", "base", ("b2", "Fiji")), yes("Peru", "b2", "Fiji", ("b1", "base"))
    )
    assert (one.kind, one.choices) == (Linked.TOGETHER, (("b1", "base"), ("b2", "Fiji")))
    assert str(one) == (
        "Norway would agree that b1 is base, if b2 is Fiji; Peru would agree that b2 is Fiji, if "
        "b1 is base. All is met if b1 on base and b2 on Fiji are settled at once."
    )


def test_two_that_need_what_cannot_be_both() -> None:
    """A's yes needs an arm on which B's yes needs another arm of A's bracket: it can never hold."""
    [one] = found(
        yes("Norway", "b1", "base", ("b2", "Fiji")), yes("Peru", "b2", "Fiji", ("b1", "Peru"))
    )
    assert (one.kind, one.choices) == (Linked.NEVER, (("b1", "base"), ("b1", "Peru")))
    assert {wait.delegation for wait in one.positions} == {"Norway", "Peru"}


def test_waiting_for_what_somebody_opposes() -> None:
    """A condition on an arm that another delegation opposes names who opposes it."""
    [one] = found(
        yes("Norway", "b1", "base", ("b2", "Fiji")), stated("Peru", "b2", "Fiji", Stance.OPPOSE)
    )
    assert (one.kind, one.opposed_by) == (Linked.OPPOSED, ("Peru",))


def test_what_is_settled_links_nothing() -> None:
    """Once a condition is met or has failed nobody waits any more."""
    circle = [
        yes("Norway", "b1", "base", ("b2", "Fiji")),
        yes("Peru", "b2", "Fiji", ("b1", "base")),
    ]
    lifted = ("chair", says.BracketLifted(text=T, bracket="b2", arm="Fiji"))
    assert [one.kind for one in found(*circle, lifted)] == []
    other = ("chair", says.BracketLifted(text=T, bracket="b2", arm="base"))
    assert [one.kind for one in found(*circle, other)] == []


@given(negotiations())
def test_linkages_are_what_trying_everything_finds(acts: list[Said]) -> None:
    """Positions that can never hold have no choice that meets them; those together have one."""
    situation = situations(acts)[-1]
    facts = play(situation).seen.facts
    arms = {name: [arm.name for arm in facts.brackets[name].arms] for name in ("b1", "b2")}
    for one in linkages(play(situation).seen):
        waits = one.positions
        met = (
            [
                chosen
                for picked in product(*arms.values())
                if (chosen := dict(zip(arms, picked, strict=True)))
                and all(chosen[place] == arm for place, arm in [(waits[0].place, waits[0].arm)])
                and all(
                    chosen.get(wait.place, wait.arm) != wait.arm
                    or all(chosen[bracket] == arm for bracket, arm in wait.needs)
                    for wait in waits
                )
            ]
            if waits[0].place in arms
            else [{}]
        )
        if one.kind is Linked.NEVER:
            assert not met
        elif one.kind is Linked.TOGETHER:
            assert dict(one.choices) in met


def test_contradictions_of_one_delegation() -> None:
    """It opposes what it needs; that hangs on another arm; it tells the chair otherwise."""
    situation = after(
        yes("Norway", "b1", "base", ("b2", "Fiji")),
        stated("Norway", "b2", "Fiji", Stance.OPPOSE),
        stated("Norway", "b2", "Fiji", Stance.SUPPORT, audience=Audience.CHAIR),
    )
    told = {
        viewer: [
            (one.place, str(one.words))
            for one in contradictions(play(situation, viewer).seen, "Norway")
        ]
        for viewer in ("Norway", "chair", "Peru")
    }
    audiences = ("b2", "Fiji: opposes it for public, and does not for chair only")
    assert told["Norway"] == told["chair"] == [audiences]
    assert told["Peru"] == [
        ("b1", "base: needs that b2 is Fiji, which it opposes itself"),
    ]
    circle = after(
        yes("Norway", "b1", "base", ("b2", "Fiji")), yes("Norway", "b2", "Fiji", ("b1", "Peru"))
    )
    words = [str(one.words) for one in contradictions(play(circle).seen, "Norway")]
    assert words == [
        "base: needs that b2 is Fiji, and agrees to that only if b1 is Peru",
    ]


AMENDED = (
    "Norway",
    says.ProposalSubmitted(
        text=T, proposal="P9", provision="Article 1(1)", words="1. All Councils act for peace."
    ),
)


def test_positions_on_a_bracket_that_is_no_more_are_listed() -> None:
    """When a provision is compiled again and a bracket goes, its positions lapse by name."""
    situation = after(stated("Peru", "b1", "Fiji", Stance.OPPOSE), AMENDED)
    facts = situation.texts[T]
    assert "b1" not in facts.brackets
    for viewer in ("Peru", "chair"):
        [one] = brief_view(play(situation, viewer), AT)["lapsed"]
        assert one["place"] == "b1"
        assert "the position of Peru, oppose Fiji [public], lapsed at" in one["words"]
        assert "when Article 1(1) was compiled again with P9 of Norway" in one["words"]
    assert brief_view(play(situation, "Fiji"), AT)["lapsed"] == []
    assert list(lapsed(play(kept_and_read(situation)).seen)) == list(lapsed(play(situation).seen))


def test_condition_on_a_bracket_that_is_no_more_opposes_nothing() -> None:
    """It waits, and in the problem of the package search it is reserved."""
    situation = after(yes("Peru", "b2", "base", ("b1", "Fiji")), AMENDED)
    [base, _] = play(situation).provisions["Article 1(3)"].brackets[0].arms
    assert (base.blockers, [who for who, _ in base.waits]) == ((), ["Peru"])
    posed = problem(play(situation).seen)
    assert {"delegation": "Peru", "bracket": "b2", "arm": "base", "stance": "reserve"} in posed[
        "positions"
    ]


@given(negotiations())
def test_problem_of_the_live_record_can_be_read(acts: list[Said]) -> None:
    """Whatever lapsed, fell or hangs on what is no more, the package search reads the problem."""
    who, edit = AMENDED
    for said in (acts, [*acts, (who, edit, 100)]):
        posed = problem(play(situations(said)[-1]).seen)
        assert set(problem_of(posed).brackets) == set(posed["brackets"])


LIFT = ("chair", says.BracketLifted(text=T, bracket="b1", arm="base"))
APPENDED = (
    "Norway",
    says.ProposalSubmitted(
        text=T,
        proposal="P9",
        provision="Article 1(1)",
        words="1. The Council shall act for peace and for all.",
    ),
)
REOPEN = ("chair", says.BracketReopened(text=T, bracket="b1", reason="New instructions."))


def test_lifted_bracket_comes_back_in_an_amended_provision() -> None:
    """Its words stand in one place still: there it is reopened, with all of its arms."""
    facts = after(LIFT, APPENDED, REOPEN).texts[T]
    pieces = facts.provisions["Article 1(1)"].pieces
    assert facts.brackets["b1"].is_open
    assert standing_words(facts, pieces, "Peru").startswith("1. The Council may act for peace")
    assert standing_words(facts, pieces, "Norway").strip() == (
        "1. The Council shall act for peace and for all."
    )


@pytest.mark.parametrize(("amended", "is_refused"), [(APPENDED, False), (AMENDED, True)])
def test_reopening_is_refused_where_the_words_are_gone(
    amended: tuple[str, NegotiationAct],
    is_refused: bool,  # noqa: FBT001
) -> None:
    """Where the words no longer stand there is no place for the brackets, and that is said."""
    said = [*OPENING, LIFT, amended]
    steps = [*FOUNDATION, *((CHAIR if who == "chair" else head(who), one) for who, one in said)]
    situation = secretariat_after(steps).situation()
    examined = examine(situation, act(len(steps), (CHAIR, REOPEN[1])), hour(len(steps)))
    assert examined.value is not is_refused
    assert (
        any("put brackets on the words" in one.sentence for one in examined.grounds) is is_refused
    )
