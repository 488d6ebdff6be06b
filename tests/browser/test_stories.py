"""Stories of a negotiation, as several people live them at once, each in a window of their own."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import House, barriers, overflow, shot

CHAIR = ("Kazakhstan", "Chair")
CHINA = ("China", "Head of delegation")
RUSSIA = ("Russia", "Head of delegation")
TEXT = "/chair/texts/Charter/"
PACKAGE = f"{TEXT}package/"
DECISION = "/chair/decisions/CNC 1/"


def take_position(page: Page, house: House, bracket: str, stance: str, told: str = "") -> None:
    """Open a bracket, say where one stands on its first arm, and wait until it was entered."""
    house.open(page, f"/texts/Charter/brackets/{bracket}/")
    part = page.locator(f"#panel-{bracket}")
    act = part.locator("details.act").filter(has_text="State our position").first
    if act.get_attribute("open") is None:
        act.locator("summary").first.click()
    act.locator('input[name="arm"][value="base"]').check()
    act.locator(f'input[name="stance"][value="{stance}"]').check()
    if told:
        act.locator('select[name="audience"]').select_option(told)
    act.locator("button.primary").first.click()
    page.locator(".message.done").first.wait_for()


def propose(page: Page, house: House) -> None:
    """Put a decision before the organ that adopts the text, and open it under silence."""
    house.open(page, "/chair/decisions/new/?text=Charter")
    page.get_by_label("Called").fill("CNC 1")
    page.get_by_role("button", name="Put it forward").click()
    page.get_by_role("button", name=re.compile("Put the text")).click()
    open_silence(page)


def open_silence(page: Page) -> None:
    """Open the decision of a page under silence until a deadline in Moscow."""
    page.locator("#act-silence summary").click()
    page.locator("#silence-place").fill("Moscow")
    page.locator("#silence-zone").fill("Europe/Moscow")
    page.get_by_role("button", name="Open it").click()
    expect(page.locator(".clock").first).to_contain_text("left")


def test_package_names_who_blocks(house: House) -> None:
    """If two oppose each other's words, the conflict and the cheapest concession are told."""
    china, russia = house.sit(*CHINA), house.sit(*RUSSIA)
    take_position(china, house, "b41", "oppose")
    house.open(russia, "/texts/Charter/brackets/b41/")
    part = russia.locator("#panel-b41 details.act").filter(has_text="State our position").first
    part.locator("summary").first.click()
    part.locator('input[name="arm"][value="China"]').check()
    part.locator('input[name="stance"][value="oppose"]').check()
    part.locator("button.primary").first.click()
    russia.locator(".message.done").first.wait_for()
    chair = house.sit(*CHAIR)
    house.open(chair, PACKAGE)
    chair.get_by_role("button", name="Search a package").click()
    expect(chair.locator(".conflict li")).to_have_count(2)
    expect(chair.get_by_role("heading", name="The cheapest concession")).to_be_visible()
    shot(chair, "package-conflict")
    assert barriers(chair) == []


CHAIRS = ("/chair/", TEXT, PACKAGE, DECISION, "/chair/decisions/new/", "/plots/Charter/")
DELEGATES = (
    "/delegation/",
    "/delegation/texts/Charter/",
    "/delegation/texts/Charter/brief/",
    "/delegation/decisions/CNC 1/",
)


@pytest.fixture(scope="module")
def _put_forward(_open_house: House) -> None:
    """A decision stands under silence, for all who look at its pages."""
    propose(_open_house.sit(*CHAIR), _open_house)
    _open_house.leave()


@pytest.mark.usefixtures("_put_forward")
@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_rooms_have_no_barriers(open_house: House, language: str) -> None:
    """axe-core finds nothing in the rooms of chair and delegation, whichever way one reads."""
    found = {}
    for seat, pages in ((CHAIR, CHAIRS), (CHINA, DELEGATES)):
        page = open_house.sit(*seat)
        if language != "en":
            open_house.speak(page, language)
        for path in pages:
            open_house.open(page, path)
            shot(page, f"{path.strip('/').replace('/', '-').replace(' ', '-')}-{language}")
            found[path] = barriers(page)
    assert found == {path: [] for path in (*CHAIRS, *DELEGATES)}


@pytest.mark.usefixtures("_put_forward")
def test_rooms_fit_a_telephone(open_house: House) -> None:
    """The rooms of chair and delegation need no scrolling to the side at 360 pixels."""
    wide = {}
    for seat, pages in ((CHAIR, CHAIRS), (CHINA, DELEGATES)):
        page = open_house.sit(*seat, width=360)
        for path in pages:
            open_house.open(page, path)
            shot(page, f"{path.strip('/').replace('/', '-').replace(' ', '-')}-360")
            wide[path] = overflow(page)
    assert wide == dict.fromkeys((*CHAIRS, *DELEGATES), 0)
