"""The first page: what waits for a seat, the days ahead, and a front of its own for the public."""

from __future__ import annotations

import pytest
from tests.web.acting import act
from tests.web.conftest import Enter

SILENCE = "Silence runs, and we have not answered: Order of signing in St Petersburg"
CREDENTIALS = "Our credentials are not presented yet: Council of Heads of State"


def test_the_house_bears_the_name_of_the_organisation(enter: Enter) -> None:
    """The organisation is called as its record names it, in the language of the page."""
    client = enter("")
    assert "<h1>Shanghai Cooperation Organization</h1>" in client.get("/").text
    client.cookies["django_language"] = "ru"
    assert "<h1>Шанхайская организация сотрудничества</h1>" in client.get("/").text


def test_the_public_finds_what_was_adopted(enter: Enter) -> None:
    """The public finds adopted texts and the status of treaties, and no draft among them."""
    page = " ".join(enter("").get("/").text.split())
    adopted = page.partition('id="adopted-title"')[2].partition("</section>")[0]
    assert "SCO/2001/DECLARATION" in adopted
    assert "L.1" not in adopted
    assert "not in force · signatories: 6" in page
    assert 'action="/search/"' in page
    assert "What waits for you" not in page


def test_a_delegation_is_told_what_waits_for_it(enter: Enter) -> None:
    """Silence that runs and credentials that are not shown wait for each delegation."""
    page = enter("tajikistan-head").get("/").text
    assert SILENCE in page
    assert CREDENTIALS in page
    assert "until 18:00 on 24 May 2002 in Moscow" in page


def test_what_is_done_waits_no_more(enter: Enter) -> None:
    """Whoever has answered is not asked again, and the others still are."""
    client = enter("tajikistan-head")
    own = "/delegation/decisions/CNC~s2002~s1/"
    assert act(client, own, f"{own}reply/", reply="support").status_code == 302
    assert SILENCE not in client.get("/").text
    assert SILENCE in enter("russia-head").get("/").text


@pytest.mark.parametrize(
    ("seat", "waits"),
    [
        ("secretariat-secretariat", "Nothing waits for you now."),
        ("china-adviser", "Nothing waits for you now."),
        ("china-depositary", "Nobody was notified of folios 15, 16 and 17"),
    ],
)
def test_nobody_is_told_of_what_another_should_do(enter: Enter, seat: str, waits: str) -> None:
    """A seat is told of what only that seat can do."""
    page = enter(seat).get("/").text
    assert waits in page
    assert SILENCE not in page


def test_the_days_ahead_stand_in_order(enter: Enter) -> None:
    """Deadlines and meetings stand in the order of time, and go along in the calendar."""
    client = enter("china-head")
    page = client.get("/").text
    days = ("24 May 2002 in Moscow", "7 June 2002", "16 June 2002")
    ahead = page.partition('id="ahead-title"')[2].partition("</section>")[0]
    assert [ahead.find(day) for day in days] == sorted(ahead.find(day) for day in days)
    assert "in 18 days" in ahead
    calendar = client.get("/search/calendar.ics").text.replace("\r\n ", "")
    assert "UID:silence-CNC/2002/1@charter.example" in calendar
    assert "SUMMARY:Objections to a correction end: Agreement" in calendar
