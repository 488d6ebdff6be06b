"""What keeps the house: doors, limits, cookies, errors; and what is sealed among the accounts."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client, override_settings
from tests.web.api.conftest import stated
from tests.web.conftest import Enter

from paraph.record import RecordUnavailable
from paraph.web.accounts import inviting
from paraph.web.api import asking, tokens

PASSWORD = "a long enough phrase for one"  # noqa: S105 - of nobody


def staff() -> User:
    """Somebody who keeps the accounts."""
    return User.objects.create_superuser("keeper", "keeper@fiji.example", PASSWORD)


def house_settings(monkeypatch: pytest.MonkeyPatch, **told: str) -> dict[str, Any]:
    """The settings of a house that is told so by its environment."""
    for name in ("PARAPH_DEMO", "PARAPH_PLAIN_HTTP", "PARAPH_BEHIND_PROXY", "PARAPH_MAIL"):
        monkeypatch.setenv(name, told.get(name, ""))
    return runpy.run_path(str(Path(inviting.__file__).parents[1] / "settings.py"))


# --- Doors ---------------------------------------------------------------------------------------


def test_whoever_keeps_accounts_comes_by_the_door_of_all(enter: Enter) -> None:
    """The admin has no door of its own, which would know of no second step and no limit."""
    client = enter("")
    staff()
    form = {"username": "keeper", "password": PASSWORD, "next": "/admin/"}
    answer = client.post("/admin/login/", form)
    assert answer.headers["Location"].startswith("/account/login/")
    assert "_auth_user_id" not in client.session


def test_second_steps_are_sealed(enter: Enter) -> None:
    """The accounts alone, without the secret of the house, give nobody a code."""
    enter("")
    account = staff()
    secret = generate_totp_secret()
    TOTP.activate(account, secret)
    kept = Authenticator.objects.get(user=account)
    assert secret not in str(kept.data)
    assert TOTP(kept).instance.wrap().validate_code("000000") is False


def test_a_session_that_somebody_brought_is_not_taken_over(enter: Enter) -> None:
    """Whoever logs in gets a session of a new name, and the old one is good for nothing."""
    client = enter("china-head")
    brought = client.session.session_key
    seat = str(User.objects.get(username="russia-head").seat.pk)
    client.post("/demo/enter/", {"seat": seat})
    assert client.session.session_key != brought
    other = Client(SERVER_NAME="localhost")
    other.cookies[settings.SESSION_COOKIE_NAME] = str(brought)
    assert "Public" in other.get("/").content.decode()


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x()"]
)
def test_nobody_is_led_out_of_the_house(enter: Enter, elsewhere: str) -> None:
    """Where a form leads back to is a page of this house, whatever its address says."""
    client = enter("china-head")
    language = client.post("/language/setlang/", {"language": "ru", "next": elsewhere})
    act = stated()["payload"] | {"mark": "one", "next": elsewhere}
    page = client.post(f"/acts/negotiation.position-stated/?next={elsewhere}", act)
    assert language.headers["Location"] == "/"
    assert not page.headers.get("Location", "/").startswith(elsewhere)


def test_a_log_in_leads_to_no_other_house(enter: Enter) -> None:
    """What stands in the address of the door is followed within this house alone."""
    client = enter("")
    staff()
    form = {"login": "keeper@fiji.example", "password": PASSWORD, "next": "//evil.example/"}
    assert client.post("/account/login/", form).headers["Location"] == "/"


# --- Limits --------------------------------------------------------------------------------------


def test_guessing_tokens_is_slowed(enter: Enter) -> None:
    """After some tokens that are not good nothing more is looked at for a while."""
    client = enter("")
    guess = {"Authorization": "Bearer paraph_guess"}
    for _ in range(asking.GUESSES):
        assert client.get("/api/head/", headers=guess).status_code == 401
    late = client.get("/api/head/", headers=guess)
    assert (late.status_code, late.headers["Retry-After"]) == (429, "60")


def test_tokens_and_invitations_are_made_so_often_and_no_oftener(
    enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An account that is in wrong hands makes no more of either than an hour allows."""
    monkeypatch.setattr(tokens, "MADE_IN_AN_HOUR", 1)
    monkeypatch.setattr(inviting, "INVITED_IN_AN_HOUR", 1)
    monkeypatch.setattr(inviting, "TRIED", 1)
    token = {"title": "one", "scopes": ["read"], "days": "7"}
    seat = {"participant": "China", "function": "head", "organ": ""}
    client, anybody = enter("secretariat-secretariat"), enter("")
    made = [client.post("/tokens/", token).status_code for _ in range(2)]
    invited = [
        client.post("/invitations/", seat | {"address": f"{name}@fiji.example"}).status_code
        for name in ("one", "two")
    ]
    tried = [anybody.get("/invitation/guess/").status_code for _ in range(2)]
    assert (made, invited, tried) == ([200, 429], [200, 429], [404, 429])


# --- HTTPS ---------------------------------------------------------------------------------------


def test_a_house_behind_https_keeps_its_cookies_to_it(
    enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cookies travel by HTTPS alone, browsers are told to keep to it, plain HTTP leads there."""
    enter("")
    told = house_settings(monkeypatch, PARAPH_BEHIND_PROXY="1")
    names = [one for one in told if re.match("SECURE_|SESSION_|CSRF_|LANGUAGE_COOKIE|X_FRAME", one)]
    with override_settings(**{name: told[name] for name in names}):
        by_https = {"X-Forwarded-Proto": "https"}
        plain, client = (Client(SERVER_NAME="localhost") for _ in range(2))
        led = plain.get("/")
        page = client.get("/account/login/", headers=by_https)
        client.post("/language/setlang/", {"language": "ru"}, headers=by_https)
    assert (led.status_code, led.headers["Location"]) == (301, "https://localhost/")
    assert page.headers["Strict-Transport-Security"] == "max-age=31536000"
    cookies = {name: (one["secure"], one["httponly"]) for name, one in client.cookies.items()}
    assert cookies
    assert set(cookies.values()) == {(True, True)}


def test_plain_http_is_said_and_never_assumed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a house that says so, or the demonstration, has cookies that travel in the clear."""
    assert house_settings(monkeypatch)["SESSION_COOKIE_SECURE"] is True
    assert house_settings(monkeypatch, PARAPH_PLAIN_HTTP="1")["SESSION_COOKIE_SECURE"] is False
    assert house_settings(monkeypatch)["SECURE_PROXY_SSL_HEADER"] is None


def test_a_house_sends_mail_if_it_is_told_how(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address of the server says how it is reached, and by what name and password."""
    told = house_settings(monkeypatch, PARAPH_MAIL="smtp+tls://house:a%40b@mail.example:587")
    names = ("MAILS", "EMAIL_HOST", "EMAIL_PORT", "EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD")
    assert [told[name] for name in names] == [True, "mail.example", 587, "house", "a@b"]
    assert (told["EMAIL_USE_TLS"], told["EMAIL_USE_SSL"]) == (True, False)


# --- Errors --------------------------------------------------------------------------------------


def test_a_house_without_mail_says_so(enter: Enter) -> None:
    """A password that was forgotten is no fault, whether there is such an account or not."""
    told = [
        enter("").post("/account/password/reset/", {"email": f"{who}@demo.example"})
        for who in ("china-head", "nobody")
    ]
    assert [one.status_code for one in told] == [404, 404]
    assert all("sends no mail" in one.content.decode() for one in told)


@pytest.mark.parametrize(
    ("address", "typed"),
    [("/tokens/", {"title": "x" * 3_000_000}), ("/tokens/", {f"a{n}": "" for n in range(1500)})],
)
def test_what_is_too_long_is_told_gently(enter: Enter, address: str, typed: dict[str, str]) -> None:
    """A form that is too long is answered by a sentence."""
    answer = enter("china-head").post(address, typed)
    assert (answer.status_code, "too long" in answer.content.decode()) == (400, True)


def test_another_name_is_not_this_house(enter: Enter) -> None:
    """Whoever asks by a name that the house does not have learns nothing of it."""
    enter("")
    answer = Client(SERVER_NAME="evil.example").get("/")
    assert (answer.status_code, b"brand" in answer.content) == (400, False)


def test_an_address_for_forms_is_a_page_for_nobody(enter: Enter) -> None:
    """Who opens the address of a form reads a page, and a program is told what can be done."""
    answer = enter("").get("/demo/enter/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "There is no such page here" in answer.content.decode()


@pytest.mark.parametrize("seat", ["abc", "9" * 40, "-1"])
def test_a_seat_that_is_none_is_not_found(enter: Enter, seat: str) -> None:
    """Whatever is sent for a seat, there is no fault."""
    assert enter("").post("/demo/enter/", {"seat": seat}).status_code == 404


@pytest.mark.parametrize("error", [RecordUnavailable("The record cannot be read."), ValueError()])
def test_a_house_without_its_record_still_answers(
    enter: Enter, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """If the record cannot be read, or its reading is a fault, a page says so, and no more."""
    client = enter("china-head")
    client.raise_request_exception = False

    def unreadable(*_asked: object) -> None:
        raise error

    monkeypatch.setattr("paraph.web.house.secretariat", unreadable)
    answer = client.get("/texts/")
    assert answer.status_code in {500, 503}
    assert b"Traceback" not in answer.content
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "headers",
    [
        {"If-Match": f'"{"9" * 5000}"'},
        {"If-Match": "*, W/, \x7f"},
        {"Idempotency-Key": "\x00 é"},
        {"Content-Length": "many"},
        {"Content-Length": "-1"},
        {"Content-Length": "9" * 5000},
    ],
)
def test_odd_headers_are_no_fault(enter: Enter, headers: dict[str, str]) -> None:
    """Whatever stands in a header, a program is told what is wrong."""
    client = enter("china-head")
    length = headers.get("Content-Length")
    more = {} if length is None else {"CONTENT_LENGTH": length}
    answer = client.generic(
        "POST", "/api/acts/", b"{}", "application/json", headers=headers, **more
    )
    assert 400 <= answer.status_code < 500
