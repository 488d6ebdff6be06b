"""Accounts: by invitation alone, good once, and never told apart by what they refuse."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.conftest import Enter

from paraph.values.errors import Inadmissible
from paraph.web.accounts.inviting import invite_to
from paraph.web.accounts.models import Invitation, Seat

PASSWORD = "a long enough phrase for one"  # noqa: S105 - of nobody
SEAT = {"address": "head@fiji.example", "participant": "China", "function": "head", "organ": ""}


def invited(client: Client, **changes: str) -> str:
    """The path of the link that the secretariat is shown, or nothing."""
    page = client.post("/invitations/", SEAT | changes).content.decode()
    found = re.search(r"http://localhost(/invitation/[\w-]+/)", page)
    return found[1] if found else ""


def passwords() -> dict[str, str]:
    """A password, typed twice."""
    return {"new_password1": PASSWORD, "new_password2": PASSWORD}


def test_an_invitation_seats_one(enter: Enter) -> None:
    """Whoever has the link opens the account, sits, and can log in with address and password."""
    link = invited(enter("secretariat-secretariat"))
    newcomer = enter("")
    assert newcomer.get(link).status_code == 200
    assert newcomer.post(link, passwords()).status_code == 302
    assert "China" in newcomer.get("/").content.decode()
    again = enter("")
    login = {"login": SEAT["address"], "password": PASSWORD}
    assert again.post("/account/login/", login).status_code == 302
    assert Seat.objects.filter(account__email=SEAT["address"]).count() == 1


def test_a_link_is_good_once(enter: Enter) -> None:
    """A link that was used, that is too old or that was never sent is answered alike: not found."""
    link = invited(enter("secretariat-secretariat"))
    assert enter("").post(link, passwords()).status_code == 302
    assert enter("").get(link).status_code == 404
    old = invited(enter("secretariat-secretariat"), address="other@fiji.example")
    Invitation.objects.update(until=timezone.now() - timedelta(days=1))
    assert enter("").get(old).status_code == 404
    assert enter("").get("/invitation/never-sent/").status_code == 404


@pytest.mark.parametrize("seat", ["", "china-head", "kazakhstan-chair-cnc", "china-adviser"])
def test_the_secretariat_alone_invites(enter: Enter, seat: str) -> None:
    """Nobody else finds the page."""
    assert enter(seat).get("/invitations/").status_code == 404
    assert enter(seat).post("/invitations/", SEAT).status_code == 404


@pytest.mark.parametrize(
    "changes",
    [{"address": "no address"}, {"participant": "Atlantis"}, {"function": "chair"}],
)
def test_what_is_wrong_is_kept_and_said(enter: Enter, changes: dict[str, str]) -> None:
    """A form that cannot be taken is shown again as it was typed; nobody is invited."""
    answer = enter("secretariat-secretariat").post("/invitations/", SEAT | changes)
    assert answer.status_code == 422
    assert SEAT["address"] in answer.content.decode() or "address" in changes
    assert not Invitation.objects.exists()


def test_weak_passwords_are_refused(enter: Enter) -> None:
    """A password that is short, common or all digits opens no account."""
    link = invited(enter("secretariat-secretariat"))
    for weak in ("short", "password1234", "192837465012"):
        answer = enter("").post(link, {"new_password1": weak, "new_password2": weak})
        assert answer.status_code == 422
    assert not Seat.objects.filter(account__email=SEAT["address"]).exists()


def test_nobody_signs_up(enter: Enter) -> None:
    """There is no account without an invitation."""
    form = {"email": "x@fiji.example", "password1": PASSWORD, "password2": PASSWORD}
    enter("").post("/account/signup/", form)
    assert not Seat.objects.filter(account__email="x@fiji.example").exists()


def test_guessing_is_slowed(enter: Enter) -> None:
    """After a few wrong passwords nothing more is tried for a while."""
    client = enter("")
    form = {"login": "china-head@demo.example", "password": "wrong"}
    answers = [client.post("/account/login/", form) for _ in range(12)]
    assert any(one.status_code == 429 or b"Too many" in one.content for one in answers)


PAGES = (
    "/account/login/",
    "/account/email/",
    "/account/password/set/",
    "/account/2fa/",
    "/account/2fa/totp/activate/",
    "/account/sessions/",
)


@pytest.mark.parametrize("address", PAGES)
def test_pages_of_the_account(enter: Enter, address: str) -> None:
    """Every page of an account is one of the house, with its style and its policy."""
    client = enter("" if address == PAGES[0] else "china-head")
    answer = client.get(address, follow=True)
    assert answer.status_code == 200
    assert 'class="brand"' in answer.content.decode()
    assert "<style" not in answer.content.decode()


def test_forms_need_their_token() -> None:
    """A form that comes from somewhere else is not taken."""
    client = Client(enforce_csrf_checks=True, SERVER_NAME="localhost")
    assert client.post("/demo/enter/", {"seat": "1"}).status_code == 403


@pytest.mark.parametrize(
    "changes", [{"participant": "Secretariat"}, {"function": "secretariat"}, {"address": "nobody"}]
)
def test_a_command_invites_as_the_page_does(enter: Enter, changes: dict[str, str]) -> None:
    """From outside the pages one is invited by the same rules; what is wrong is said."""
    assert enter("").get(invite_to(SEAT)).status_code == 200
    with pytest.raises(Inadmissible, match=r"\w+: \w+"):
        invite_to(SEAT | {"address": "other@fiji.example"} | changes)
