"""A whole task by keyboard alone: from an invitation to a position, and to silence that runs."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from tests.browser.conftest import House, shot
from tests.browser.test_accounts import PASSWORD, invitation


def tab_to(page: Page, place: str) -> None:
    """Go to a place by Tab; where one stands is always to be seen."""
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.evaluate("(place) => Boolean(document.activeElement?.matches(place))", place):
            break
    expect(page.locator(f":is({place}):focus")).to_have_count(1)
    seen = "getComputedStyle(document.activeElement).outlineStyle !== 'none'"
    assert page.evaluate(f"{seen} || document.activeElement.type === 'radio'"), place


def test_a_whole_task_by_keyboard_alone(open_house: House) -> None:
    """A delegate takes up an invitation, logs in, finds a bracket and states a position; the chair
    opens a decision: nobody touches a mouse.
    """
    link = invitation(open_house, "head@tajikistan.example", "Tajikistan", "head")
    page = open_house.sit()
    open_house.open(page, link)
    for name in ("new_password1", "new_password2"):
        tab_to(page, f"[name={name}]")
        page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(open_house.address)
    tab_to(page, ".menu > summary")
    page.keyboard.press("Enter")
    tab_to(page, "form[data-leave] button")
    page.keyboard.press("Enter")
    page.locator('.menu a[href^="/account/login/"]').wait_for(state="attached")
    open_house.open(page, "/account/login/")
    tab_to(page, "[name=login]")
    page.keyboard.type("head@tajikistan.example")
    tab_to(page, "[name=password]")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(open_house.address)
    tab_to(page, 'nav.rooms a[href="/texts/"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/texts/")
    tab_to(page, 'main a[href="/texts/Charter/"]')
    page.keyboard.press("Enter")
    page.locator('[data-live][data-is="on"]').wait_for(state="attached")
    state_a_position(page)
    clock = open_a_decision(open_house).locator(".clock .q-running")
    clock.wait_for()
    assert clock.count() == 1


def state_a_position(page: Page) -> None:
    """Find a bracket by its key, and oppose its words by Tab and Space alone."""
    while not page.locator("#b9 > a.name:focus").count():
        page.keyboard.press("n")
    page.keyboard.press("Enter")
    page.locator("[data-panel] h2:focus").wait_for()
    tab_to(page, "#panel-b9 [data-form=position] > summary")
    page.keyboard.press("Enter")
    tab_to(page, "#panel-b9 [name=arm]")
    page.keyboard.press("Space")
    tab_to(page, "#panel-b9 [name=stance]")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#panel-b9 [name=stance][value=oppose]")).to_be_checked()
    tab_to(page, "#panel-b9 [data-form=position] [name=words]")
    page.keyboard.type("Our law forbids it.")
    tab_to(page, "#panel-b9 [data-form=position] .primary")
    shot(page, "by-keyboard", full=False)
    page.keyboard.press("Enter")
    page.locator("[data-panel] .message.done").first.wait_for()


def open_a_decision(house: House) -> Page:
    """The chair puts a text before its organ and opens silence."""
    chair = house.sit("Kazakhstan", "Chair")
    house.open(chair, "/")
    tab_to(chair, 'nav.rooms a[href="/chair/"]')
    chair.keyboard.press("Enter")
    chair.wait_for_url("**/chair/")
    tab_to(chair, 'main a[href="/chair/texts/Charter/"]')
    chair.keyboard.press("Enter")
    chair.wait_for_url("**/chair/texts/Charter/")
    tab_to(chair, 'main a[href$="?text=Charter"]')
    chair.keyboard.press("Enter")
    chair.wait_for_url("**/chair/decisions/new/**")
    tab_to(chair, "main form [name=decision]")
    chair.keyboard.type("CNC 1")
    tab_to(chair, "main form .primary")
    chair.keyboard.press("Enter")
    chair.locator('form[action$="/adoption/"]').wait_for()
    tab_to(chair, 'form[action$="/adoption/"] .secondary')
    chair.keyboard.press("Enter")
    expect(chair.locator('form[action$="/adoption/"]')).to_have_count(0)
    open_silence(chair)
    return chair


def open_silence(chair: Page) -> None:
    """The chair lets silence run until a deadline in Moscow."""
    tab_to(chair, "#act-silence > summary")
    chair.keyboard.press("Enter")
    for name, words in (("place", "Moscow"), ("zone", "Europe/Moscow")):
        tab_to(chair, f"#act-silence [name={name}]")
        chair.keyboard.press("Control+A")
        chair.keyboard.type(words)
    tab_to(chair, "#act-silence .primary")
    chair.keyboard.press("Enter")
