"""What the room looks at: small groups, chair's texts, the matrix, and the sheet for the chair."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.negotiation.charter import SEAT, Story, told
from tests.negotiation.steps import T
from tests.negotiation.strategies import BEGINNING, situations

from paraph.formats.html import state_page
from paraph.negotiation import acts as says
from paraph.negotiation.acts import Condition, NegotiationAct
from paraph.negotiation.chairs_text import chairs_texts_view
from paraph.negotiation.groups import groups_view
from paraph.negotiation.page import state_view
from paraph.negotiation.pages import chairs_text_lines, group_lines, matrix_lines
from paraph.negotiation.play import StateOfPlay, state_of_play
from paraph.negotiation.views import matrix_view
from paraph.negotiation.vocabulary import Audience, Stance
from paraph.organisation.viewers import Viewer
from paraph.secretariat.negotiating import state_of_play_for

AT = BEGINNING + timedelta(days=1)


@pytest.fixture(scope="module")
def story() -> Story:
    """The negotiation of the charter."""
    return told()


def looked(story: Story, step: str, viewer: str = "chair of CNC") -> StateOfPlay:
    """The state of play at a step, as somebody sees it."""
    at = datetime.fromisoformat(story.marks[step])
    return state_of_play_for(story.secretariat, Viewer(viewer), at)


def after(*acts: tuple[str, NegotiationAct], viewer: str = "chair") -> StateOfPlay:
    """The state of play of the small text after some acts."""
    situation = situations([(who, one, 10 + number) for number, (who, one) in enumerate(acts)])[-1]
    return state_of_play(situation, T, viewer)


def test_small_group_has_its_mandate_and_what_is_before_it(story: Story) -> None:
    """The group on the seat: who, on what, what stands before it, and what it reported."""
    [group] = groups_view(looked(story, "fourth reading"))["groups"]
    assert (group["group"], group["facilitator"], group["mandate"]) == (
        "Seat",
        "Kyrgyzstan",
        "The seat.",
    )
    assert [row["provision"] for row in group["before_it"]] == [SEAT]
    assert [one["by"] for one in group["reports"]] == ["Kyrgyzstan"]
    lines = "\n".join(group_lines(groups_view(looked(story, "fourth reading"))))
    assert "Mandate: The seat." in lines
    assert "Reported at" in lines


@pytest.mark.parametrize(("viewer", "number"), [("Tajikistan", 1), ("Uzbekistan", 1), ("China", 0)])
def test_what_a_group_was_told_is_for_its_members(story: Story, viewer: str, number: int) -> None:
    """A position told to the group is shown to those who sit in it, and to nobody else."""
    [group] = groups_view(looked(story, "second reading", viewer))["groups"]
    assert len(group["told"]) == number


def test_chairs_text_names_whose_words_it_takes(story: Story) -> None:
    """CRP.9: one bridge of the chair's own, one wording of a delegation, and what is put aside."""
    view = chairs_texts_view(looked(story, "third reading", "Russia"))
    [made] = view["chairs_texts"]
    assert [(one["provision"], one["whose"]) for one in made["choices"]] == [
        ("Article 15(2)", "chair"),
        (SEAT, "Kyrgyzstan"),
    ]
    bridge = made["choices"][0]
    assert [one["whose"] for one in bridge["puts_aside"]] == [
        "draft",
        "China, Russia",
        "Kyrgyzstan, Tajikistan",
    ]
    read = {one["provision"]: one["would_read"] for one in made["provisions"]}
    assert read["Article 15(2)"].endswith("capacity to pay and is reviewed every three years.")
    assert any("words of: chair" in line for line in chairs_text_lines(view))


def test_chairs_text_says_where_a_bracket_is_no_more() -> None:
    """A bracket that was taken up in others since is named as such, and nothing fails."""
    made = says.ChairsTextCirculated(
        text=T, proposal="CRP.1", choices=(Condition("b1", "base"), Condition("b2", "Fiji"))
    )
    edit = says.ProposalSubmitted(
        text=T, proposal="P9", provision="Article 1(1)", words="1. All Councils act for peace."
    )
    view = chairs_texts_view(after(("chair", made), ("Norway", edit)))
    [gone, kept] = view["chairs_texts"][0]["choices"]
    assert gone == {"bracket": "b1", "arm": "base", "is_no_more": True}
    assert (kept["whose"], kept["words"]) == ("Fiji", "equally")
    assert any("b1 is no more" in line for line in chairs_text_lines(view))


def test_matrix_names_everybody_behind_a_wording() -> None:
    """A wording that several hold is theirs, not only that of the one it is named after."""
    joined = ("Norway", says.ProposalCoSponsored(text=T, proposal="P2"))
    view = matrix_view(after(joined))
    row = view["rows"][0]
    assert row["whose"] == {"base": "draft", "Fiji": "Fiji", "Peru": "Norway, Peru"}
    assert row["delegations"]["Norway"] == "propose Peru"
    assert row["delegations"]["Peru"] == "propose Peru (with Norway)"
    assert any("Peru (Norway, Peru): may" in line for line in matrix_lines(view))


@pytest.mark.parametrize(
    ("words", "expected"),
    [("is invited to", "is invited to"), (", and at once", ", and at once")],
)
def test_wording_added_to_a_bracket_is_spaced_like_the_others(words: str, expected: str) -> None:
    """Whoever adds a wording need not mind the space around it."""
    added = ("Norway", says.ArmAdded(text=T, bracket="b2", words=words))
    facts = after(added).seen.facts
    [*_, arm] = facts.brackets["b2"].arms
    assert str(arm.pieces[0]).strip() == expected
    assert str(arm.pieces[0]).startswith(" ") is words[0].isalpha()


def sheet(play: StateOfPlay) -> str:
    """The sheet of a state of play."""
    return state_page(state_view(play, AT))


def test_sheet_has_the_gravest_first_and_counts_what_is_left(story: Story) -> None:
    """One sheet: figures, articles, what is not agreed; what does not fit is counted."""
    page = sheet(looked(story, "first reading"))
    assert "Nothing is agreed until everything is agreed" in page
    assert "State of play for the chair" in page
    assert "Not on this sheet: " in page
    blocked = sheet(looked(story, "silence broken"))
    assert blocked.index("Article 25(2)</h2>") < blocked.index("Article 11(1)</h2>")
    assert "Not on this sheet" not in blocked
    assert "CHS, CHS/2002/1:" in blocked


def test_sheet_escapes_what_delegations_write() -> None:
    """Words are words, whatever they look like."""
    hostile = "<script>alert(1)</script>"
    said: tuple[str, Any] = (
        "Peru",
        says.PositionStated(
            text=T,
            bracket="b1",
            arm="base",
            stance=Stance.OPPOSE,
            audience=Audience.PUBLIC,
            words=hostile,
        ),
    )
    lifted = ("chair", says.BracketLifted(text=T, bracket="b1", arm="base"))
    page = sheet(after(said, lifted))
    assert hostile not in page
    assert "&lt;script&gt;" in page
