"""The screen of the room is followed: where the chair reads is told to all, and entered nowhere."""

from __future__ import annotations

from tests.web.conftest import Enter

from paraph.web import house
from paraph.web.live.broadcast import BROADCAST

PLACE = "/texts/Charter/screen/place/"
READ = {"provision": "Article 3(2)", "bracket": "b9"}


def test_the_chair_is_followed_and_nothing_is_entered(enter: Enter) -> None:
    """Whoever listens, then or later, is told the place, and the record stays as it was."""
    before = house.secretariat().record.head()
    answer = enter("kazakhstan-chair-cnc").post(PLACE, READ)
    assert answer.status_code == 204
    assert b'"provision":"Article 3(2)","bracket":"b9"' in BROADCAST.places["Charter"]
    assert house.secretariat().record.head() == before


def test_nobody_else_leads(enter: Enter) -> None:
    """A delegation, the secretariat and the public lead no screen, and nobody to no place."""
    for who in ("china-head", "secretariat-secretariat", ""):
        assert enter(who).post(PLACE, READ).status_code == 404
    unknown = {"provision": "Article 999"}
    assert enter("kazakhstan-chair-cnc").post(PLACE, unknown).status_code == 404


def test_a_bracket_elsewhere_is_left_out(enter: Enter) -> None:
    """Only what stands in the provision is told with it."""
    enter("kazakhstan-chair-cnc").post(PLACE, READ | {"bracket": "b41"})
    assert b'"bracket":""' in BROADCAST.places["Charter"]
