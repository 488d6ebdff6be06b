"""What is agreed, open and blocked, and who holds it up: examples that a chair would know."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from tests.negotiation.steps import BASE, T
from tests.negotiation.strategies import (
    BEGINNING,
    PARTIES,
    Said,
    kept_and_read,
    negotiations,
    situations,
)

from paraph.negotiation import acts as says
from paraph.negotiation.acts import Condition, NegotiationAct
from paraph.negotiation.brief import brief_view
from paraph.negotiation.consensus import Consensus
from paraph.negotiation.facts import Situation
from paraph.negotiation.history import changes
from paraph.negotiation.influence import Fate, contributions, influence
from paraph.negotiation.page import state_view
from paraph.negotiation.pages import change_lines
from paraph.negotiation.play import StateOfPlay, rule_in_force, state_of_play
from paraph.negotiation.problem import problem
from paraph.negotiation.views import changes_view, matrix_view
from paraph.negotiation.vocabulary import Audience, Reservation, Stance, Status
from paraph.negotiation.weaving import nodes_of
from paraph.organisation import facts as organisation
from paraph.organisation.facts import Organ, Rules
from paraph.text.negotiated import version_of
from paraph.values.dates import Period
from paraph.values.errors import Inadmissible
from paraph.values.moments import PlacedMoment

AT = BEGINNING + timedelta(days=1)


def after(*acts: tuple[str, NegotiationAct]) -> Situation:
    """The situation after acts that follow the opening, a minute each."""
    return situations([(who, one, 10 + number) for number, (who, one) in enumerate(acts)])[-1]


def stated(who: str, stance: Stance, arm: str, **more: Any) -> tuple[str, NegotiationAct]:  # noqa: ANN401
    """A public position on the first bracket, unless told otherwise."""
    fields = {"text": T, "bracket": "b1", "arm": arm, "audience": Audience.PUBLIC} | more
    return who, says.PositionStated(stance=stance, **fields)


def lifted(bracket: str, arm: str) -> tuple[str, NegotiationAct]:
    """The chair lifts a bracket."""
    return "chair", says.BracketLifted(text=T, bracket=bracket, arm=arm)


def seen(situation: Situation, viewer: str = "chair") -> StateOfPlay:
    """The state of play under consensus."""
    return state_of_play(situation, T, viewer)


def clause(situation: Situation, provision: str = "Article 1(1)") -> Consensus:
    """How far a provision has come, as the chair sees it."""
    return seen(situation).provisions[provision].consensus


def test_silence_is_nothing() -> None:
    """A bracket is open until it is lifted; a paragraph nobody touched is clean, no more."""
    situation = after()
    assert clause(situation) is Consensus.OPEN
    assert clause(situation, "Article 1(2)") is Consensus.CLEAN


def test_every_arm_opposed_is_blocked_by_name() -> None:
    """Where each wording is opposed, the provision is blocked, and it says by whom and why."""
    situation = after(
        stated("Norway", Stance.OPPOSE, "base", words="Too strong."),
        stated("Norway", Stance.OPPOSE, "Peru"),
        stated("Peru", Stance.OPPOSE, "Fiji"),
    )
    found = seen(situation).provisions["Article 1(1)"]
    assert found.consensus is Consensus.BLOCKED
    assert ("Norway", "b1, base: Too strong.") in [(who, str(why)) for who, why in found.held_up]


def test_lifted_bracket_is_agreed_and_a_reservation_makes_it_ad_referendum() -> None:
    """What was lifted is agreed; while somebody waits for instructions it is so ad referendum."""
    assert clause(after(lifted("b1", "base"))) is Consensus.AGREED
    reserved = stated("Peru", Stance.RESERVE, "base", reservation=Reservation.PENDING_INSTRUCTIONS)
    assert clause(after(reserved, lifted("b1", "base"))) is Consensus.AD_REFERENDUM


def test_chair_may_lift_what_somebody_opposes() -> None:
    """Nothing is refused: the text has the words, and the finding says that they are blocked."""
    situation = after(stated("Peru", Stance.OPPOSE, "base"), lifted("b1", "base"))
    assert clause(situation) is Consensus.BLOCKED


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [("Fiji", Consensus.AGREED), ("base", Consensus.BLOCKED), (None, Consensus.AD_REFERENDUM)],
)
def test_condition_met_failed_or_open(chosen: str | None, expected: Consensus) -> None:
    """A yes with a condition is a yes if it is met, a no if it fails, and waits until then."""
    needs = stated("Peru", Stance.CAN_ACCEPT, "base", conditions=(Condition("b2", "Fiji"),))
    acts = [needs, lifted("b1", "base")] + ([lifted("b2", chosen)] if chosen else [])
    assert clause(after(*acts)) is expected


def test_confirmation_of_the_capital_counts_only_afterwards() -> None:
    """A provision agreed ad referendum waits for its capitals; a later yes confirms it."""
    status = (
        "chair",
        says.StatusGiven(
            text=T,
            provisions=("Article 1(3)",),
            status=Status.AGREED_AD_REFERENDUM,
            capitals=("Peru",),
        ),
    )
    yes = stated("Peru", Stance.CAN_ACCEPT, "", bracket=None, provision="Article 1(3)")
    yes = (
        yes[0],
        says.PositionStated(
            text=T, stance=Stance.CAN_ACCEPT, audience=Audience.PUBLIC, provision="Article 1(3)"
        ),
    )
    free = lifted("b2", "base")
    assert clause(after(free, yes, status), "Article 1(3)") is Consensus.AD_REFERENDUM
    assert clause(after(free, status, yes), "Article 1(3)") is Consensus.AGREED


def test_two_amendments_at_one_moment_both_survive() -> None:
    """Two delegations amend the same clause in the same minute: both wordings are arms."""
    words = ("2. The Council may meet in Oslo.", "2. The Council may meet in Lima.")
    found = situations(
        [
            (
                who,
                says.ProposalSubmitted(
                    text=T, proposal=f"P-{who}", provision="Article 1(2)", words=one
                ),
                10,
            )
            for who, one in zip(("Norway", "Peru"), words, strict=True)
        ]
    )[-1]
    facts = found.texts[T]
    nodes = nodes_of(facts, facts.provisions["Article 1(2)"].pieces)
    assert [version_of(nodes, who).strip() for who in ("Norway", "Peru")] == list(words)
    [bracket] = [one for one in facts.brackets.values() if one.provision == "Article 1(2)"]
    assert [arm.name for arm in bracket.arms] == ["base", "Norway", "Peru"]


def test_positions_keep_their_bracket_when_a_rival_comes() -> None:
    """A bracket that gets one more wording keeps its name, and what was said of it."""
    edit = says.ProposalSubmitted(
        text=T,
        proposal="P9",
        provision="Article 1(1)",
        words="1. The Council is invited to act for peace.",
    )
    situation = after(stated("Peru", Stance.OPPOSE, "base"), ("Norway", edit))
    facts = situation.texts[T]
    assert [arm.name for arm in facts.brackets["b1"].arms] == ["base", "Fiji", "Norway", "Peru"]
    found = seen(situation).provisions["Article 1(1)"].brackets[0]
    assert found.arms[0].blockers == ("Peru",)


def test_versions_are_those_that_were_submitted() -> None:
    """Whatever is cut into provisions and brackets gives each version back, to the character."""
    facts = after().texts[T]
    nodes = tuple(node for one in facts.provisions.values() for node in nodes_of(facts, one.pieces))
    assert version_of(nodes, "base")[:-1] == BASE
    assert version_of(nodes, "Peru")[:-1] == BASE.replace("shall", "may")


def test_influence_is_told_to_oneself() -> None:
    """Words that were proposed stand, are open, or fell."""
    own = influence(seen(after(lifted("b1", "Fiji")), "Fiji").seen)
    assert (own.standing, own.open_, own.fallen) == (1, 1, 0)
    own = contributions(seen(after(lifted("b1", "Fiji")), "Fiji").seen)
    fates = [(one.bracket, one.fate) for one in own]
    assert fates == [("b1", Fate.STANDING), ("b2", Fate.OPEN)]
    other = influence(seen(after(lifted("b1", "Fiji")), "Peru").seen)
    assert (other.standing, other.open_, other.fallen) == (0, 0, 1)


def test_capital_learns_what_changed() -> None:
    """Since it last looked: what was lifted, who said what, and how far the provision came."""
    before, now = after(), after(stated("Peru", Stance.SUPPORT, "base"), lifted("b1", "base"))
    found = [(one.place, str(one.words)) for one in changes(seen(before), seen(now))]
    assert found == [
        ("b1 (Article 1(1))", "lifted to base"),
        ("b1", "Peru: support base [public]"),
        ("Article 1(1)", "open, now agreed"),
    ]


def test_capital_is_told_which_changes_are_its_own_business() -> None:
    """Where it proposes, stands or has a condition a change is marked; elsewhere it is not."""
    needs = stated("Norway", Stance.CAN_ACCEPT, "base", conditions=(Condition("b2", "Fiji"),))
    before = after(needs)
    group = ("chair", says.GroupReported(text=T, group="G", report="All is well."))
    free = ("chair", says.StatusGiven(text=T, provisions=("Article 1(2)",), status=Status.PARKED))
    now = after(needs, lifted("b2", "Fiji"), free, group)
    view = changes_view(seen(before, "Norway"), seen(now, "Norway"), AT)
    marked = {one["place"]: one["own"] for one in view["changes"]}
    assert marked["b2 (Article 1(3))"]
    assert not marked["Article 1(2)"]
    assert marked["G"] is False
    assert "* b2 (Article 1(3)): lifted to Fiji" in list(change_lines(view))


def test_capital_reads_what_changed_provision_by_provision() -> None:
    """Then and now, who moved which way, how brackets were settled; what needs it comes first."""
    before = after(stated("Norway", Stance.SUPPORT, "base"))
    now = after(
        stated("Norway", Stance.SUPPORT, "base"),
        stated("Peru", Stance.OPPOSE, "base"),
        stated("Fiji", Stance.CAN_ACCEPT, "base"),
        lifted("b2", "Fiji"),
        lifted("b1", "Fiji"),
    )
    first, second = changes_view(seen(before, "Norway"), seen(now, "Norway"), AT)["provisions"]
    assert (first["provision"], first["weight"]) == ("Article 1(1)", "needs our instruction")
    assert first["asks"] == ["b1 was settled otherwise than we stood"]
    assert first["before"] == "1. The Council [shall][Fiji: should][Peru: may] act for peace."
    assert first["after"] == "1. The Council should act for peace."
    assert [(one["delegation"], one["now"], one["way"]) for one in first["moves"]] == [
        ("Peru", "oppose base [public]", "away from us"),
        ("Fiji", "accept base [public]", "towards us"),
    ]
    [settled] = second["brackets"]
    assert (settled["bracket"], settled["became"], settled["chosen"]) == ("b2", "settled", "Fiji")
    assert second["weight"] == "touches others"


def test_brief_says_what_the_capital_is_to_confirm() -> None:
    """A provision that waits for the capital stands in the brief, with its deadline."""
    deadline = PlacedMoment("2031-05-01T18:00:00+12:00", "Suva", "Pacific/Fiji")
    status = says.StatusGiven(
        text=T,
        provisions=("Article 1(2)",),
        status=Status.AGREED_AD_REFERENDUM,
        capitals=("Peru",),
        deadline=deadline,
    )
    situation = after(("chair", status))
    [one] = brief_view(seen(situation, "Peru"), AT)["to_confirm"]
    assert (one["provision"], one["passed"]) == ("Article 1(2)", True)
    assert "1 May 2031" in one["until"]
    assert brief_view(seen(situation, "Fiji"), AT)["to_confirm"] == []


def test_contradiction_is_told_and_not_resolved() -> None:
    """A delegation that opposes every wording is told so in its brief."""
    opposed = [stated("Norway", Stance.OPPOSE, arm) for arm in ("base", "Fiji", "Peru")]
    brief = brief_view(seen(after(*opposed), "Norway"), AT)
    assert brief["contradictions"] == [{"place": "b1", "words": "opposes every arm"}]


def test_whoever_is_not_in_the_room_is_refused() -> None:
    """Only the delegations, the chair and the public look at a text."""
    with pytest.raises(Inadmissible, match="Atlantis does not look at Charter"):
        seen(after(), "Atlantis")


def test_matrix_has_a_cell_for_each_delegation() -> None:
    """Each row names its arms, and what each delegation says."""
    rows = matrix_view(seen(after()))["rows"]
    assert [row["bracket"] for row in rows] == ["b1", "b2"]
    assert rows[0]["delegations"] == {"Fiji": "propose Fiji", "Norway": "", "Peru": "propose Peru"}


def test_figures_bear_their_definition() -> None:
    """The page says what is conditional, and how its figures are counted."""
    view = state_view(seen(after(("chair", says.PackageClauseDeclared(text=T)))), AT)
    assert view["conditional"]
    assert view["definition"].startswith("Words agreed: ")
    assert (view["words"], view["words_agreed"], view["open_choices"]) == (22, 21, 2)


@given(negotiations())
def test_snapshots_change_no_finding(acts: list[Said]) -> None:
    """A situation that was kept and read again has the same state of play."""
    situation = situations(acts)[-1]
    for viewer in PARTIES:
        assert seen(kept_and_read(situation), viewer) == seen(situation, viewer)


def test_rule_in_force_is_that_of_the_text_or_of_its_organ() -> None:
    """A text that names no rule is under that which its organ has adopted by that day."""
    facts = after().texts[T]
    rules = Rules(entry=1, rules={"*": "R04"}, since=date(2031, 5, 2))
    organ = Organ(
        entry=1,
        names={},
        period=Period(date(2031, 1, 1)),
        mandate="",
        composition="",
        rules=(rules,),
    )
    organs = organisation.Situation(organs={"Assembly": organ})
    days = (date(2031, 5, 1), date(2031, 5, 2))
    assert [rule_in_force(facts, organs, on) for on in days] == [None, "R04"]
    own = msgspec.structs.replace(facts, rule="R01")
    assert rule_in_force(own, organs, days[1]) == "R01"


def test_problem_is_that_of_the_viewer() -> None:
    """What is open is asked, what is lifted is fixed; a secret is in nobody else's problem."""
    secret = stated(
        "Peru",
        Stance.CAN_ACCEPT,
        "base",
        audience=Audience.CHAIR,
        conditions=(Condition("b2", "Fiji"),),
    )
    situation = after(secret, lifted("b2", "base"))
    whole = problem(seen(situation).seen)
    assert whole["brackets"] == {"b1": ["base", "Fiji", "Peru"], "b2": ["base", "Fiji"]}
    assert whole["fixed"] == {"b2": "base"}
    told = [one for one in whole["positions"] if "if" in one]
    assert [one["if"] for one in told] == [[{"bracket": "b2", "arm": "Fiji"}]]
    assert all("if" not in one for one in problem(seen(situation, "Fiji").seen)["positions"])
