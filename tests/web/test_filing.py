"""Filing from a page: what a form says is entered once, whatever happens in between."""

from __future__ import annotations

from threading import Thread
from typing import Any

import pytest
from django.db import connection
from tests.web.conftest import Enter

from paraph.organisation.viewers import Viewer
from paraph.web import house
from paraph.web.accounts.models import Filing

ADDRESS = "/texts/Charter/brackets/b9/position/"
FORM = {"arm": "base", "stance": "oppose", "audience": "members", "mark": "one"}


def number() -> int:
    """How many acts there are for China."""
    return house.secretariat().door(Viewer("China")).at_head()[1]


def test_a_house_that_fell_silent_enters_nothing_twice(
    enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the house fails after the act was entered, the form sent again finds its act."""
    client, before = enter("china-head"), number()
    client.raise_request_exception = False
    keep = Filing.save

    def fail(noted: Filing, **how: Any) -> None:  # noqa: ANN401 - as Django calls it
        if noted.entry is not None:
            raise OSError
        keep(noted, **how)

    with monkeypatch.context() as patched:
        patched.setattr(Filing, "save", fail)
        assert client.post(ADDRESS, FORM).status_code == 500
    assert number() == before + 1
    assert client.post(ADDRESS, FORM).status_code == 302
    assert number() == before + 1


def test_a_refused_form_can_be_sent_again(enter: Enter) -> None:
    """What was refused leaves its mark free: put right, it is entered."""
    client, before = enter("china-head"), number()
    wrong = {**FORM, "reservation": "scrutiny"}
    assert client.post(ADDRESS, wrong).status_code == 422
    assert client.post(ADDRESS, FORM).status_code == 302
    assert number() == before + 1


def test_other_words_under_one_mark_are_another_act(enter: Enter) -> None:
    """Whoever goes back, writes something else and sends again is not told that it was entered."""
    client, before = enter("china-head"), number()
    for words in ("One.", "Two.", "Two."):
        assert client.post(ADDRESS, {**FORM, "words": words}).status_code == 302
    assert number() == before + 2


def test_a_form_without_its_mark_enters_nothing(enter: Enter) -> None:
    """A form without a mark could be entered twice, so it is not entered at all."""
    client, before = enter("china-head"), number()
    answer = client.post(ADDRESS, {**FORM, "mark": ""})
    assert (answer.status_code, number()) == (422, before)


def test_a_double_click_is_one_act(enter: Enter) -> None:
    """A form sent several times at the same moment is entered once."""
    client, before = enter("china-head"), number()

    def send() -> None:
        client.post(ADDRESS, FORM)
        connection.close()

    threads = [Thread(target=send) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert number() == before + 1
