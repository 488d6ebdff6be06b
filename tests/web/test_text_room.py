"""The text room: everybody reads the text, and a delegation states where it stands."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from tests.web.conftest import Enter

SEATS = ("", "secretariat-secretariat", "kazakhstan-chair-cnc", "china-head", "china-adviser")


def words(response: HttpResponse) -> str:
    """A page as it was sent."""
    return response.content.decode("utf-8")


def mark(page: str) -> str:
    """The mark of the first form on a page."""
    found = re.search(r'name="mark" value="([^"]+)"', page)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("seat", SEATS)
@pytest.mark.parametrize("address", ["/", "/demo/", "/texts/", "/texts/Charter/"])
def test_everybody_reads(enter: Enter, seat: str, address: str) -> None:
    """The hall and the text are open to all, whoever they are."""
    assert enter(seat).get(address).status_code == 200


def test_unknown_and_hidden_look_alike(enter: Enter) -> None:
    """A text that does not exist is answered as an address that does not exist."""
    client = enter("china-head")
    one, other = client.get("/texts/Nothing/"), client.get("/nothing/at/all/")
    assert one.status_code == other.status_code == 404
    assert words(one).count("<h1") == words(other).count("<h1") == 1


def stating(stance: str, mark: str, audience: str = "members") -> dict[str, str]:
    """A position on the first arm, as the form sends it."""
    return {"arm": "base", "stance": stance, "audience": audience, "mark": mark}


def test_position_is_stated_once(enter: Enter) -> None:
    """A form that is sent twice gives one act, and the page shows the position."""
    client = enter("china-head")
    before = words(client.get("/texts/Charter/"))
    name = re.search(r"/texts/Charter/brackets/(b\d+)/", before)
    assert name is not None
    address = f"/texts/Charter/brackets/{name[1]}/"
    form = stating("oppose", mark(words(client.get(address))))
    for _ in range(2):
        assert client.post(f"{address}position/", form).status_code == 302
    assert words(client.get("/texts/Charter/")) != before


def test_what_the_chair_is_told_stays_there(enter: Enter) -> None:
    """A position for the chair alone changes no page of anybody else."""
    others = [enter(seat) for seat in ("russia-head", "", "kazakhstan-head")]
    marks = re.compile(r'name="(?:mark|csrfmiddlewaretoken)" value="[^"]+"|\d\d:\d\d on \d+ \w+')

    def seen() -> list[str]:
        return [marks.sub("", words(one.get(address))) for one in others]

    china = enter("china-head")
    text = words(china.get("/texts/Charter/"))
    name = re.search(r"/texts/Charter/brackets/(b\d+)/", text)
    assert name is not None
    address = f"/texts/Charter/brackets/{name[1]}/"
    before = seen()
    form = stating("oppose", mark(words(china.get(address))), "chair only")
    assert china.post(f"{address}position/", form).status_code == 302
    assert seen() == before


def test_onlookers_file_nothing(enter: Enter) -> None:
    """Whoever has no seat is told so, and nothing is entered."""
    client = enter("")
    text = words(client.get("/texts/Charter/"))
    name = re.search(r"/texts/Charter/brackets/(b\d+)/", text)
    assert name is not None
    address = f"/texts/Charter/brackets/{name[1]}/position/"
    answer = client.post(address, stating("oppose", "a"))
    assert answer.status_code == 422
    assert "look on" in words(answer)
