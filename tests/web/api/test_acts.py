"""Acts by the API: examined as on a page, entered once, and never behind somebody's back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from tests.web.api.conftest import Bearer, stated
from tests.web.conftest import Enter

from paraph.secretariat import CATALOGUE
from paraph.web.accounts.models import Function
from paraph.web.demo.stage import seat_somebody

MEDIA = "application/json"


def number(client: Client) -> int:
    """How many acts there are for whoever asks."""
    return int(client.get("/api/head/").json()["number"])


def send(client: Client, act: dict[str, Any], **headers: str) -> Any:  # noqa: ANN401 - as the client has it
    """Send an act."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post("/api/acts/", act, content_type=MEDIA, headers=named)


def test_an_act_is_entered_and_told(bearer: Bearer) -> None:
    """What is entered is answered as the log tells it, at the address that is named."""
    client = bearer("china-head", "read", "act")
    before, answer = number(client), send(client, stated())
    assert (answer.status_code, answer.json()["number"]) == (201, before + 1)
    there = client.get(answer.headers["Location"])
    assert there.json() == answer.json()
    assert answer.json()["act"]["participant"] == "China"


def test_page_and_api_refuse_with_the_same_sentence(bearer: Bearer, enter: Enter) -> None:
    """A refusal by the API stands on the page word for word."""
    wrong = stated(reservation="scrutiny")
    answer = send(bearer("china-head", "act"), wrong)
    form = {**wrong["payload"], "mark": "one"}
    page = enter("china-head").post("/texts/Charter/brackets/b9/position/", form)
    assert (answer.status_code, page.status_code) == (422, 422)
    assert answer.json()["grounds"][0]["sentence"] in page.content.decode()


def test_an_examination_enters_nothing(bearer: Bearer) -> None:
    """What may be done is said with its grounds, and the record stays as it is."""
    client = bearer("china-head", "read")
    before = number(client)
    found = [
        client.post("/api/acts/examination/", act, content_type=MEDIA).json()
        for act in (stated(), stated(bracket="b99999"), {"kind": "nothing"})
    ]
    assert [one["value"] for one in found] == [True, False, False]
    assert all(one["grounds"] for one in found)
    assert number(client) == before


def test_whatever_is_admissible_is_accepted(bearer: Bearer) -> None:
    """An act that is offered passes the examination as it stands."""
    client = bearer("kazakhstan-chair-cnc", "read")
    offers = client.get("/api/admissible/?limit=10").json()["items"]
    found = [
        client.post(
            "/api/acts/examination/",
            {"kind": one["kind"], "payload": one["payload"]},
            content_type=MEDIA,
        ).json()["value"]
        for one in offers
    ]
    assert offers
    assert all(found)


def test_an_act_sent_again_under_its_key_is_one_act(bearer: Bearer) -> None:
    """A program that lost the answer sends again and is told of the same entry."""
    client = bearer("china-head", "read", "act")
    first = send(client, stated(), Idempotency_Key="one")
    after = number(client)
    again = send(client, stated(), Idempotency_Key="one")
    assert (again.json(), number(client)) == (first.json(), after)


def test_a_key_is_of_one_act(bearer: Bearer) -> None:
    """Another act under a used key is not entered, and the program is told."""
    client = bearer("china-head", "read", "act")
    send(client, stated(), Idempotency_Key="one")
    after = number(client)
    other = send(client, stated(stance="support"), Idempotency_Key="one")
    assert (other.status_code, number(client)) == (409, after)


def test_an_act_that_was_overtaken_is_not_entered(bearer: Bearer) -> None:
    """Whoever names the head they have seen acts on that head or not at all."""
    china, russia = (bearer(f"{who}-head", "read", "act") for who in ("china", "russia"))
    seen = china.get("/api/head/").headers["ETag"]
    assert send(russia, stated()).status_code == 201
    late = send(china, stated(), If_Match=seen, Idempotency_Key="one")
    assert late.status_code == 412
    now = china.get("/api/head/").headers["ETag"]
    assert send(china, stated(), If_Match=now, Idempotency_Key="one").status_code == 201


def test_what_somebody_may_not_see_overtakes_nothing(bearer: Bearer) -> None:
    """A head counts what its reader may see: a hidden act does not move it."""
    china, russia = (bearer(f"{who}-head", "read", "act") for who in ("china", "russia"))
    seen = china.get("/api/head/").headers["ETag"]
    assert send(russia, stated(audience="chair only")).status_code == 201
    assert send(china, stated(), If_Match=seen).status_code == 201


def test_a_token_does_what_its_scopes_say(bearer: Bearer) -> None:
    """To read is not to act, and to act is not to be the depositary."""
    deposit = {"kind": "depositary.treaty-deposited", "payload": {}}
    statuses = {
        scopes: (
            client.get("/api/head/").status_code,
            send(client, stated()).status_code,
            send(client, deposit).status_code,
        )
        for scopes in ("read", "act", "depositary")
        for client in [bearer("china-head", scopes)]
    }
    assert statuses == {
        "read": (200, 403, 403),
        "act": (403, 201, 403),
        "depositary": (403, 403, 422),
    }


def test_a_token_gives_no_seat(bearer: Bearer) -> None:
    """An adviser's token files nothing, whatever its scopes."""
    assert send(bearer("china-adviser", "read", "act"), stated()).status_code == 422


def test_a_session_acts_through_pages_alone(enter: Enter) -> None:
    """By a cookie alone nothing is done; with the proof of a page it is."""
    enter("china-head")
    client = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    client.force_login(User.objects.get(username="china-head"), settings.AUTHENTICATION_BACKENDS[0])
    assert send(client, stated()).status_code == 403
    client.get("/tokens/")
    proof = client.cookies["csrftoken"].value
    assert send(client, stated(), X_CSRFToken=proof).status_code == 201


def test_nobody_without_an_account_acts(enter: Enter) -> None:
    """Whoever is not logged in is told to log in, before anything is read."""
    answer = send(enter(""), stated())
    assert (answer.status_code, "Bearer" in answer.headers["WWW-Authenticate"]) == (401, True)


def test_an_observer_files_nothing(bearer: Bearer) -> None:
    """Whoever observes looks on, by the API as in the rooms."""
    seat_somebody("China", Function.OBSERVER, "")
    assert send(bearer("china-observer", "act"), stated()).status_code == 422


@pytest.mark.slow
def test_every_kind_of_act_can_be_sent(bearer: Bearer) -> None:
    """Any page's act can be sent by API: each kind is read, examined, and entered or refused."""
    client = bearer("kazakhstan-chair-cnc", "read", "act", "depositary")
    found = {}
    for kind in CATALOGUE:
        act = {"kind": kind.name, "payload": json.loads(kind.revisions[-1].sample)}
        asked = client.post("/api/acts/examination/", act, content_type=MEDIA)
        told = {one["reason"] for one in asked.json()["grounds"]}
        found[kind.name] = (asked.status_code, "kind" in told or "payload" in told)
        assert send(client, act).status_code == (201 if asked.json()["value"] else 422)
    assert set(found.values()) == {(200, False)}
