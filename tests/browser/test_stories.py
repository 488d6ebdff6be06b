"""Stories of a negotiation, as several people live them at once, each in a window of their own."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect
from tests.browser.conftest import House, barriers, looked_at, shot

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


def test_a_decision_under_silence_has_no_barriers(house: House) -> None:
    """axe-core finds nothing in the rooms of chair and delegation while silence runs."""
    chair, china = house.sit(*CHAIR), house.sit(*CHINA)
    propose(chair, house)
    found = {}
    for page, path, language in (
        (chair, "/chair/", "ru"),
        (chair, DECISION, "ar"),
        (china, "/delegation/", "ar"),
        (china, "/delegation/decisions/CNC 1/", "ru"),
    ):
        house.open(page, path)
        found[path] = looked_at(page, re.sub(r"\W+", "-", f"silence{path}").strip("-"), language)
    assert found == {path: [] for path in found}


def test_what_is_entered_is_seen_elsewhere(house: House) -> None:
    """When one delegation states a position, the open page of another asks for what changed."""
    china, russia = house.sit(*CHINA), house.sit(*RUSSIA)
    for page in (china, russia):
        house.open(page, "/texts/Charter/")
        page.locator('[data-live][data-is="on"]').wait_for()
    china.locator(".choice a.name").first.click()
    panel = china.locator("[data-panel]")
    panel.locator("summary").filter(has_text="State our position").first.click()
    panel.locator('input[name="arm"]').first.check()
    panel.locator('input[name="stance"][value="oppose"]').first.check()
    with russia.expect_response("**/texts/Charter/rows/**") as told:
        panel.locator("form[data-act] .primary").first.click()
    assert told.value.ok
    panel.locator(".message.done").first.wait_for()
    shot(china, "position-stated", full=False)
