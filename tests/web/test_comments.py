"""Comments in the text room: said, answered, corrected, withdrawn, each before its audience."""

from __future__ import annotations

import pytest
from tests.web.conftest import Enter
from tests.web.test_proposing import charter
from tests.web.test_text_room import words

from paraph.negotiation.facts import Comment
from paraph.web.accounts.models import Function
from paraph.web.demo.stage import seat_somebody

PANEL = "/texts/Charter/provisions/Article 4(2)/"
B9 = "/texts/Charter/provisions/Article 3(2)/"
SAID = {"on": "provision", "words": "Who pays?", "language": "en", "audience": "members"}
CHAIR = "kazakhstan-chair-cnc"


def said(enter: Enter, who: str = "china-head", at: str = PANEL, **changes: str) -> Comment:
    """The comment that somebody makes."""
    answer = enter(who).post(f"{at}comment/", {**SAID, "mark": "m", **changes})
    assert answer.status_code == 302, words(answer)
    return list(charter().comments.values())[-1]


def address(comment: Comment, act: str) -> str:
    """Where something is done with a comment."""
    return f"/texts/Charter/comments/{comment.told.author}/{comment.name}/{act}/"


def test_a_comment_is_read_by_those_who_are_told(enter: Enter) -> None:
    """Members read a comment for members beside its provision; the public finds nothing of it."""
    said(enter)
    seat_somebody("Kyrgyzstan", Function.OBSERVER, "")
    assert "Who pays?" in words(enter("russia-head").get(PANEL))
    assert "1 comment" in words(enter("russia-head").get("/texts/Charter/"))
    for who in ("", "kyrgyzstan-observer"):
        assert "Who pays?" not in words(enter(who).get(PANEL))
        assert "1 comment" not in words(enter(who).get("/texts/Charter/"))


def test_the_chair_answers_who_asked_the_chair(enter: Enter) -> None:
    """An answer is for whoever asked and whoever was told, and for nobody else."""
    asked = said(enter, audience="chair only")
    answer = {"words": "The host, I trust.", "language": "en", "mark": "n"}
    assert enter(CHAIR).post(address(asked, "answer"), answer).status_code == 302
    assert "The host, I trust." in words(enter("china-head").get(PANEL))
    assert "The host, I trust." not in words(enter("russia-head").get(PANEL))
    assert enter("russia-head").post(address(asked, "answer"), answer).status_code == 404


def test_a_comment_is_corrected_and_withdrawn_by_its_author_alone(enter: Enter) -> None:
    """What a comment said before stays to be read; what was withdrawn is seen as such."""
    one = said(enter, at=B9, on="bracket:b9", mark="a")
    other = {"words": "Who would pay?", "language": "en", "mark": "b"}
    assert enter("russia-head").post(address(one, "correct"), other).status_code == 422
    assert enter("china-head").post(address(one, "correct"), other).status_code == 302
    panel = words(enter("russia-head").get("/texts/Charter/brackets/b9/"))
    assert "Who would pay?" in panel
    assert "Who pays?" in panel
    assert enter("china-head").post(address(one, "take-back"), {"mark": "c"}).status_code == 302
    panel = words(enter("russia-head").get("/texts/Charter/brackets/b9/"))
    assert "Who would pay?" not in panel
    assert "Withdrawn, " in panel


def test_a_comment_sent_twice_is_made_once(enter: Enter) -> None:
    """A double click makes one comment, and what cannot be entered is shown again as typed."""
    assert said(enter).key == said(enter).key
    assert len(charter().comments) == 1
    refused = enter("china-head").post(
        f"{PANEL}comment/", {**SAID, "on": "bracket:b0", "mark": "n"}
    )
    assert (refused.status_code, "Who pays?" in words(refused)) == (422, True)


@pytest.mark.parametrize("who", ["secretariat-secretariat", CHAIR])
def test_the_chair_and_the_secretariat_comment_too(enter: Enter, who: str) -> None:
    """Whoever conducts the text may comment on it, as such."""
    assert said(enter, who).told.author in {"chair", "Secretariat"}
    assert "Who pays?" in words(enter("russia-head").get(PANEL))


def test_an_observer_has_no_voice(enter: Enter) -> None:
    """Who is not among the delegations to a text looks on, and nothing is entered."""
    seat_somebody("Kyrgyzstan", Function.OBSERVER, "")
    for who in ("", "kyrgyzstan-observer", "china-adviser"):
        answer = enter(who).post(f"{PANEL}comment/", {**SAID, "mark": "m"})
        assert answer.status_code in {302, 403, 422}
    assert not charter().comments


def test_the_capital_hears_of_comments(enter: Enter) -> None:
    """What was commented since the capital last saw the text stands on the delegation's page."""
    said(enter, who="russia-head")
    desk = words(enter("china-head").get("/delegation/texts/Charter/"))
    assert "Russia commented: “Who pays?”" in desk
