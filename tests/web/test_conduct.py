"""Positions, and how the chair conducts a text."""

from __future__ import annotations

import pytest
from tests.web.conftest import Enter
from tests.web.test_proposing import charter
from tests.web.test_text_room import words

from paraph.negotiation.acts import Condition, LanguageVersionCirculated
from paraph.web import house

pytestmark = pytest.mark.slow

B9 = "/texts/Charter/brackets/b9/"
CHAIR = "kazakhstan-chair-cnc"


def test_a_position_hangs_on_several_conditions(enter: Enter) -> None:
    """What is ticked becomes the conditions of the position, all of which must be met."""
    said = {"arm": "base", "stance": "accept", "audience": "chair only", "mark": "m"}
    ticked = {**said, "condition": ["b41|base", "b52|China"]}
    assert enter("china-head").post(f"{B9}position/", ticked).status_code == 302
    one = charter().statements["b9"][-1]
    assert one.conditions == (Condition("b41", "base"), Condition("b52", "China"))


def test_a_position_is_withdrawn_from_those_who_were_told(enter: Enter) -> None:
    """After a withdrawal nothing of the position counts, and the history shows both."""
    client = enter("china-head")
    said = {"arm": "base", "stance": "oppose", "audience": "chair only", "mark": "m"}
    client.post(f"{B9}position/", said)
    back = {"arm": "base", "audience": "chair only", "mark": "n"}
    assert client.post(f"{B9}position-withdrawn/", back).status_code == 302
    assert [one.stance is None for one in charter().statements["b9"][-2:]] == [False, True]
    assert "counts no more" in words(client.get(B9))


def test_the_chair_lifts_and_opens_again(enter: Enter) -> None:
    """A bracket is lifted to a wording, and opened again for a reason; nobody else may."""
    chair = enter(CHAIR)
    assert enter("china-head").post(f"{B9}lift/", {"arm": "base", "mark": "a"}).status_code == 422
    assert chair.post(f"{B9}lift/", {"arm": "Russia", "mark": "b"}).status_code == 302
    assert charter().brackets["b9"].chosen == "Russia"
    assert chair.post(f"{B9}reopen/", {"reason": "A slip.", "mark": "c"}).status_code == 302
    assert charter().brackets["b9"].is_open


def test_the_chair_says_how_far_a_provision_has_come(enter: Enter) -> None:
    """Agreed ad referendum names the capitals, and until when by the clocks of which place."""
    said = {"status": "agreed ad referendum", "audience": "public", "capitals": ["China"]}
    until = {"until": "2002-06-01T12:00", "place": "Moscow", "zone": "Europe/Moscow", "mark": "a"}
    address = "/texts/Charter/provisions/Article 4(2)/status/"
    assert enter(CHAIR).post(address, said | until).status_code == 302
    given = charter().provisions["Article 4(2)"].status
    assert given is not None
    assert given.deadline is not None
    assert given.deadline.moment == "2002-06-01T12:00:00+04:00"


def test_readings_are_opened_and_closed(enter: Enter) -> None:
    """A reading ends before the next one begins."""
    chair, address = enter(CHAIR), "/texts/Charter/conduct/"
    opened = {"reading": "Fourth", "mark": "a"}
    assert chair.post(f"{address}reading-opened/", opened).status_code == 422
    assert chair.post(f"{address}reading-closed/", {"mark": "b"}).status_code == 302
    assert chair.post(f"{address}reading-opened/", opened).status_code == 302
    assert charter().readings[-1].name == "Fourth"


def test_a_bridge_and_brackets_and_names_are_put_in(enter: Enter) -> None:
    """A bridge is added, brackets are put on words, and names are noted behind a wording."""
    assert enter(CHAIR).post(f"{B9}wording/", {"words": "peace", "mark": "a"}).status_code == 302
    noted = {"arm": "base", "delegations": ["Kyrgyzstan"], "mark": "b"}
    assert enter(CHAIR).post(f"{B9}attribute/", noted).status_code == 302
    address = "/texts/Charter/provisions/Article 4(2)/brackets/"
    words_of = {"words": "by decision", "mark": "c"}
    assert enter("china-head").post(address, words_of).status_code == 302
    arms = {arm.name: arm.holders for arm in charter().brackets["b9"].arms}
    assert (arms["base"], "chair" in arms) == (("Kyrgyzstan",), True)
    assert any(one.provision == "Article 4(2)" for one in charter().brackets.values())


@pytest.mark.parametrize(
    "seat", ["", "china-head", "china-adviser", CHAIR, "secretariat-secretariat"]
)
@pytest.mark.parametrize(
    "address",
    ["screen/", "compare/", "compare/?as=rows", "brackets/b9/", "brackets/b9/?as=dock", "conduct/"],
)
def test_every_page_of_the_room_is_there_for_all(enter: Enter, seat: str, address: str) -> None:
    """Whoever may read the text may see it large, compare it, and look at a bracket."""
    assert enter(seat).get(f"/texts/Charter/{address}").status_code == 200


def test_a_moment_before_the_text_is_told_gently(enter: Enter) -> None:
    """A moment that cannot be compared with is refused in a sentence."""
    for moment in ("1999-01-01", "yesterday"):
        answer = enter("").get(f"/texts/Charter/compare/?then={moment}")
        assert (answer.status_code, 'role="alert"' in words(answer)) == (422, True)


def test_a_page_is_sent_again_only_if_it_changed_for_whoever_asks(enter: Enter) -> None:
    """A page keeps its tag while only what is hidden happens, and has another one after an act."""
    russia, china = enter("russia-head"), enter("china-head")
    russia.get("/")
    first = russia.get("/texts/Charter/")
    asked = {"If-None-Match": first["ETag"]}
    said = {"arm": "base", "stance": "oppose", "audience": "chair only", "mark": "m"}
    china.post(f"{B9}position/", said)
    assert russia.get("/texts/Charter/", headers=asked).status_code == 304
    china.post(f"{B9}position/", {**said, "audience": "members", "mark": "n"})
    assert russia.get("/texts/Charter/", headers=asked).status_code == 200


def test_a_language_stands_beside_the_text(enter: Enter) -> None:
    """A version in another language is shown provision by provision, with what is not in step."""
    enter("")
    version = LanguageVersionCirculated(
        text="Charter", language="ru", words="Статья 4\n2. Другие области могут быть добавлены."
    )
    house.secretariat().file(version, participant="Secretariat", capacity="secretariat")
    page = words(enter("china-head").get("/texts/Charter/languages/ru/"))
    assert "Другие области" in page
    assert enter("china-head").get("/texts/Charter/languages/fr/").status_code == 404


def test_only_what_repeats_nothing_is_compressed(enter: Enter) -> None:
    """A page that repeats something of its address is sent as it is (BREACH)."""
    client, accepts = enter("china-head"), {"Accept-Encoding": "gzip"}
    small = client.get("/texts/Charter/", headers=accepts)
    asked = client.get("/texts/Charter/?guess=1", headers=accepts)
    assert (small["Content-Encoding"], "Content-Encoding" in asked) == ("gzip", False)


def test_no_page_is_kept_after_a_log_out(enter: Enter) -> None:
    """The browser is told to clear away what it kept."""
    assert enter("china-head").post("/account/logout/")["Clear-Site-Data"] == '"cache"'
