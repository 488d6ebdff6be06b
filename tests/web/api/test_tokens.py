"""Tokens: made by whoever has the account, shown once, good for a while, revoked at once."""

from __future__ import annotations

import re
from datetime import timedelta

from django.test import Client
from django.utils import timezone
from tests.web.conftest import Enter

from paraph.web.api.models import Token

FORM = {"title": "the capital", "scopes": ["read"], "days": "7"}


def shown(page: str) -> list[str]:
    """The tokens that a page shows."""
    return re.findall(r"paraph_[\w-]{43}", page)


def status(secret: str) -> int:
    """How a question with a token is answered."""
    client = Client(SERVER_NAME="localhost")
    headers = {"Authorization": f"Bearer {secret}"}
    return client.get("/api/head/", headers=headers).status_code


def test_a_token_is_shown_once_and_kept_as_a_digest(enter: Enter) -> None:
    """Who made a token sees it once; nothing that is kept would let anybody ask with it."""
    client = enter("china-head")
    [secret] = shown(client.post("/tokens/", FORM).content.decode())
    assert status(secret) == 200
    assert shown(client.get("/tokens/").content.decode()) == []
    kept = Token.objects.values().get()
    assert all(secret not in str(value) for value in kept.values())
    assert kept["used"] is not None


def test_a_revoked_token_is_good_for_nothing(enter: Enter) -> None:
    """It is refused from the next question on."""
    client = enter("china-head")
    [secret] = shown(client.post("/tokens/", FORM).content.decode())
    assert client.post(f"/tokens/{Token.objects.get().pk}/revoke/").status_code == 302
    assert status(secret) == 401


def test_a_token_runs_out(enter: Enter) -> None:
    """After its day it is refused."""
    [secret] = shown(enter("china-head").post("/tokens/", FORM).content.decode())
    Token.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert status(secret) == 401


def test_a_token_of_somebody_else_is_not_there(enter: Enter) -> None:
    """Nobody sees or revokes a token of another account."""
    enter("china-head").post("/tokens/", FORM)
    other = enter("russia-head")
    assert FORM["title"] not in other.get("/tokens/").content.decode()
    assert other.post(f"/tokens/{Token.objects.get().pk}/revoke/").status_code == 404
    assert Token.objects.count() == 1


def test_a_token_asks_in_the_seat_of_its_account(enter: Enter) -> None:
    """What a program is answered is what its owner would be."""
    client = enter("china-head")
    [secret] = shown(client.post("/tokens/", FORM).content.decode())
    program = Client(SERVER_NAME="localhost", headers={"Authorization": f"Bearer {secret}"})
    for address in ("/api/head/", "/api/log/?limit=500", "/api/texts/Charter/positions/"):
        assert program.get(address).content == client.get(address).content


def test_a_token_without_a_scope_is_not_made(enter: Enter) -> None:
    """A token says what it is for."""
    answer = enter("china-head").post("/tokens/", FORM | {"scopes": []})
    assert (answer.status_code, Token.objects.count()) == (422, 0)
