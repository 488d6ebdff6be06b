"""The pages of an account, from the invitation on, and what is refused, as everybody meets them."""

from __future__ import annotations

import re
from typing import Final

from tests.browser.conftest import House, looked_at

PASSWORD: Final = "a long enough phrase for one"  # noqa: S105 - of nobody
ACCOUNT: Final = (
    "/account/email/",
    "/account/password/change/",
    "/account/sessions/",
    "/account/2fa/",
    "/account/2fa/totp/activate/",
    "/account/2fa/webauthn/",
    "/account/2fa/webauthn/add/",
    "/account/2fa/recovery-codes/generate/",
    "/account/reauthenticate/",
    "/account/inactive/",
    "/account/logout/",
    "/tokens/",
)
OUTSIDE: Final = (
    "/account/login/",
    "/account/signup/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/nothing/here/",
)


def invitation(house: House, address: str, participant: str, function: str) -> str:
    """What the link ends with that the secretariat is shown for somebody whom it invites."""
    desk = house.sit("Secretariat")
    house.open(desk, "/invitations/")
    desk.locator("main [name=address]").fill(address)
    desk.locator("main [name=participant]").select_option(participant)
    desk.locator("main [name=function]").select_option(function)
    desk.locator("main form .primary").click()
    found = re.search(r"/(invitation/[\w-]+/)", desk.locator(".message.done code").inner_text())
    assert found is not None
    return found[1]


def test_pages_of_an_account_have_no_barriers(open_house: House) -> None:
    """Two-step log-in, passkeys, sessions and the rest can be read and used by everybody."""
    link = invitation(open_house, "head@uzbekistan.example", "Uzbekistan", "head")
    page = open_house.sit()
    found = {}
    open_house.open(page, link)
    found["invitation"] = looked_at(page, "account-invitation")
    page.locator("[name=new_password1]").fill(PASSWORD)
    page.locator("[name=new_password2]").fill(PASSWORD)
    page.locator("main button").first.click()
    page.wait_for_url(open_house.address)
    page.context.clear_cookies(name="sessionid")
    open_house.open(page, "/account/login/")
    page.locator("[name=login]").fill("head@uzbekistan.example")
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(open_house.address)
    for path in ACCOUNT:
        open_house.open(page, path)
        found[path] = looked_at(page, path.strip("/").replace("/", "-"))
    assert {path: what for path, what in found.items() if what} == {}


def test_what_is_refused_has_no_barriers(house: House) -> None:
    """What is not found, too late, mistyped or tried too often is said to everybody.

    In a house of its own: where too much was tried, nobody else logs in for a while.
    """
    house.forgiven += ["status of 403", "status of 404", "status of 429"]
    page = house.sit()
    found = {}
    for path in OUTSIDE:
        house.open(page, path)
        found[path] = looked_at(page, path.strip("/").replace("/", "-"))
    house.open(page, "/account/login/")
    for _ in range(12):
        page.locator("[name=login]").fill("nobody@tajikistan.example")
        page.locator("[name=password]").fill("wrong, and often")
        with page.expect_navigation():
            page.locator("main form button").first.click()
        if not page.locator("[name=login]").count():
            break
    found["too often"] = looked_at(page, "refused-too-often")
    house.open(page, "/account/login/")
    page.context.clear_cookies(name="csrftoken")
    page.locator("[name=login]").fill("nobody@tajikistan.example")
    page.locator("[name=password]").fill("wrong, and late")
    page.locator("main form button").first.click()
    page.locator("main h1").wait_for()
    found["too late"] = looked_at(page, "refused-too-late")
    desk = house.sit("Secretariat")
    house.open(desk, "/invitations/")
    desk.locator("main [name=address]").fill("head@kazakhstan.example")
    desk.locator("main [name=function]").select_option("chair")
    desk.locator("main form .primary").click()
    desk.locator(".errorlist").first.wait_for()
    found["mistyped"] = looked_at(desk, "refused-mistyped")
    assert {path: what for path, what in found.items() if what} == {}
