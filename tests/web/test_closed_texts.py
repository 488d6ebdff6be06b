"""A text that is negotiated behind closed doors: for whom it is not open there is none."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.web.acting import plain, words
from tests.web.api.test_hidden import CLOSED
from tests.web.api.test_matrix import asked, filled, own
from tests.web.conftest import Enter

from paraph.organisation.viewers import Viewer
from paraph.web import house
from paraph.web.accounts.models import Function
from paraph.web.demo.stage import seat_somebody
from paraph.web.live.broadcast import BROADCAST
from paraph.web.live.stream import _missed

CHAIR = "kazakhstan-chair-cnc"
ANNEX = "/texts/Annex/"


def circulated(enter: Enter) -> Client:
    """The chair, who has circulated an annex for China and Uzbekistan alone."""
    chair = enter(CHAIR)
    assert chair.post("/api/acts/", CLOSED, content_type="application/json").status_code == 201
    return chair


def opened(chair: Client, audience: str) -> HttpResponse:
    """What the chair is told who opens the annex to an audience."""
    said = {"audience": audience, "mark": f"{audience} {house.secretariat().record.head().number}"}
    return chair.post(f"{ANNEX}conduct/text-opened/", said)


def told(answer: HttpResponse, name: str) -> tuple[int, str, str]:
    """An answer without the name of the text that was asked for."""
    body = b"" if answer.streaming else answer.content
    return answer.status_code, answer.get("ETag", ""), plain(body.decode()).replace(name, "it")


@pytest.mark.slow
def test_a_hidden_text_is_one_that_does_not_exist(enter: Enter) -> None:
    """At every address of a text, whoever may not see it is told what a stranger's text is."""
    circulated(enter)
    places = [one for one in own() if ":text>" in one]
    assert len(places) > 30
    differs = []
    for who in ("", "russia-head", "russia-chair-chs"):
        client = enter(who)
        for place in places:
            hidden, none = (filled(place).replace("Charter", one) for one in ("Annex", "Nonesuch"))
            for ask in (client.get, client.post):
                said = ask(hidden, asked(place)), ask(none, asked(place))
                if told(said[0], "Annex") != told(said[1], "Nonesuch"):
                    differs.append((who, place, [one.status_code for one in said]))
    assert differs == []


def test_the_chair_opens_the_text_to_more(enter: Enter) -> None:
    """The room says for whom a text is open: observers are let in, then everybody."""
    chair = circulated(enter)
    seat_somebody("Kyrgyzstan", Function.OBSERVER, "")
    observer, public = enter("kyrgyzstan-observer"), enter("")
    assert "Open for: Members" in words(enter("china-head").get(ANNEX))
    assert [one.get(ANNEX).status_code for one in (observer, public)] == [404, 404]
    assert opened(chair, "members and observers").status_code == 302
    assert "Open for: Members and observers" in words(observer.get(ANNEX))
    assert public.get(ANNEX).status_code == 404
    for page in ("/", "/texts/", "/search/?q=aloud", "/search/feed.atom"):
        assert "Annex" not in words(public.get(page))
    assert opened(chair, "public").status_code == 302
    assert "Open for" not in words(public.get(ANNEX))
    assert "Draft Annex" in words(public.get("/search/?q=aloud"))
    assert "what was seen stays seen" in words(opened(chair, "members and observers"))


def test_where_the_chair_reads_is_told_to_those_who_see_the_text(enter: Enter) -> None:
    """The screen of a closed text leads nobody outside: neither who listens nor who comes later."""
    chair = circulated(enter)
    place = next(iter(house.secretariat().situation().negotiation.texts["Annex"].provisions))
    assert chair.post(f"{ANNEX}screen/place/", {"provision": place}).status_code == 204
    assert "Annex" in BROADCAST.places
    for name, led in (("China", True), ("Russia", False), ("public", False)):
        assert (b'"Annex"' in _missed(Viewer(name), None, 0, "")) is led
        assert house.sees(Viewer(name), "Annex") is led
