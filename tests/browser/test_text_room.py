"""The text room, as delegations and the chair work in it, by mouse and by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import House, barriers, looked_at, overflow, shot

CHARTER = "/texts/Charter/"
CLAUSE = "Article 4(2)"
ROW = f'[data-provision="{CLAUSE}"]'
LIVE = '[data-live][data-is="on"]'


def enter_room(house: House, *seat: str, language: str = "en", width: int = 1280) -> Page:
    """The open text, in a seat."""
    page = house.sit(*seat, language=language, width=width)
    house.open(page, CHARTER)
    page.locator(LIVE).wait_for(state="attached")
    return page


def begin(page: Page, words: str) -> None:
    """Write other words for the clause, in its place."""
    page.locator(ROW).scroll_into_view_if_needed()
    page.locator(ROW).hover()
    page.locator(f"{ROW} a.edit").click()
    page.locator(f"{ROW} textarea").fill(words)
    page.locator(f"{ROW} .preview ins").first.wait_for()


def test_what_others_do_takes_no_word_from_whoever_writes(house: House) -> None:
    """While somebody writes in a clause, others amend it; the field keeps words and focus."""
    china = enter_room(house, "China", "Head of delegation")
    russia = enter_room(house, "Russia", "Head of delegation")
    begin(china, "2. Other fields may be added at any time.")
    begin(russia, "2. No other fields may be added by decision of the Council of Heads of State.")
    russia.locator(f'{ROW} button[value="propose"]').click()
    expect(china.locator(f"{ROW} .choice bdi.who").filter(has_text="Russia")).not_to_have_count(0)
    field = china.locator(f"{ROW} textarea")
    assert field.input_value() == "2. Other fields may be added at any time."
    expect(field).to_be_focused()


def test_by_keyboard_alone(house: House) -> None:
    """Through the text, to a bracket, to a position that is stated, to other words, and back."""
    page = enter_room(house, "China", "Head of delegation")
    page.keyboard.press("n")
    expect(page.locator("a.name:focus")).to_have_count(1)
    page.keyboard.press("o")
    panel = page.locator("[data-panel]")
    expect(panel.locator('input[name="stance"][value="oppose"]').first).to_be_checked()
    expect(panel.locator('input[name="arm"]:focus')).to_have_count(1)
    page.keyboard.press("Space")
    page.keyboard.press("Control+Enter")
    panel.locator(".message.done").wait_for()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert page.evaluate("document.activeElement !== document.body")
    page.keyboard.press("j")
    expect(page.locator(".provision:focus")).to_have_count(1)
    page.keyboard.press("e")
    expect(page.locator(".editing textarea:focus")).to_have_count(1)
    page.keyboard.press("Control+End")
    page.keyboard.type(" At once.")
    page.locator(".preview ins").first.wait_for()
    page.keyboard.press("Control+Enter")
    page.locator("[data-messages] .message.done").wait_for()
    expect(page.locator(".provision:focus")).to_have_count(1)
    page.keyboard.press("?")
    expect(page.locator("dialog[data-keys]")).to_be_visible()
    shot(page, "keys", full=False)
    assert barriers(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("dialog[data-keys]")).to_be_hidden()


def test_tab_goes_through_the_panel_and_out_again(open_house: House) -> None:
    """Nobody who goes by Tab is caught in the panel."""
    page = enter_room(open_house, "China", "Head of delegation")
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    page.locator("[data-panel] h2:focus").wait_for()
    for _ in range(80):
        page.keyboard.press("Tab")
        if not page.evaluate("Boolean(document.activeElement.closest('[data-panel]'))"):
            break
    assert not page.evaluate("Boolean(document.activeElement.closest('[data-panel]'))")


def test_the_chair_settles_on_the_screen_of_the_room(house: House) -> None:
    """A figure and Enter lift a bracket, Escape lets go of it; every other screen follows."""
    chair = house.sit("Kazakhstan", "Chair")
    house.open(chair, f"{CHARTER}screen/")
    china = enter_room(house, "China", "Head of delegation")
    dock = chair.locator(".dock-in")
    dock.wait_for()
    shot(chair, "on-screen", full=False)
    assert barriers(chair) == []
    name = dock.get_attribute("data-bracket")
    chair.keyboard.press("1")
    expect(dock.locator(".is-about")).to_have_count(1)
    chair.keyboard.press("Escape")
    expect(dock.locator(".is-about")).to_have_count(0)
    chair.keyboard.press("1")
    chair.keyboard.press("Enter")
    for page in (chair, china):
        page.locator(f"#text a.done#{name}").wait_for(state="attached")
    chair.locator('[data-settle="u"]').wait_for()
    chair.keyboard.press("u")
    chair.keyboard.press("Enter")
    china.locator(f"#text .choice#{name}").wait_for(state="attached")


def test_a_draft_of_the_browser_is_for_its_seat_alone(open_house: House) -> None:
    """What is typed is there after a reload, and not in another seat of the same browser."""
    page = enter_room(open_house, "China", "Head of delegation")
    begin(page, "2. Other fields may be added in confidence.")
    page.reload()
    page.locator(ROW).hover()
    page.locator(f"{ROW} a.edit").click()
    expect(page.locator(f"{ROW} textarea")).to_have_value(
        "2. Other fields may be added in confidence."
    )
    open_house.open(page, "/demo/")
    page.locator(".seat-button").filter(has_text="Russia").last.click()
    open_house.open(page, CHARTER)
    page.locator(ROW).hover()
    page.locator(f"{ROW} a.edit").click()
    field = page.locator(f"{ROW} textarea")
    field.wait_for()
    assert "in confidence" not in field.input_value()


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_no_barriers_at_work(open_house: House, language: str) -> None:
    """axe-core finds nothing in the panel and in the field, in either direction, and a telephone
    shows them without scrolling to the side.
    """
    page = enter_room(open_house, "China", "Head of delegation", language=language)
    page.locator(".choice a.name").nth(2).click()
    page.locator(".bracket.chosen").wait_for()
    page.locator(".bracket.chosen summary").first.click()
    shot(page, f"panel-{language}", full=False)
    found = {"panel": barriers(page, within="[data-panel]")}
    found["narrow panel"] = too_wide(page)
    page.keyboard.press("Escape")
    page.locator(ROW).hover()
    page.locator(f"{ROW} a.edit").click()
    page.locator(f"{ROW} textarea").fill("2. Other words.")
    page.locator(f"{ROW} .preview ins").first.wait_for()
    shot(page, f"writing-{language}", full=False)
    found["writing"] = barriers(page, within=ROW)
    found["narrow writing"] = too_wide(page)
    assert found == {name: [] for name in found}


def too_wide(page: Page) -> list[str]:
    """In which narrow windows what stands on a page does not fit."""
    found = []
    for width in (640, 360):
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {wide} px"] if (wide := overflow(page)) else []
    page.set_viewport_size({"width": 1280, "height": 900})
    return found


def test_written_on_a_telephone(open_house: House) -> None:
    """A page that opens narrow shows panel and field without scrolling to the side, too."""
    page = enter_room(open_house, "China", "Head of delegation", width=360)
    page.locator(".choice a.name").nth(2).click()
    page.locator(".bracket.chosen").wait_for()
    shot(page, "panel-360", full=False)
    assert overflow(page) == 0
    page.keyboard.press("Escape")
    page.locator(ROW).scroll_into_view_if_needed()
    page.locator(ROW).click(position={"x": 60, "y": 10})
    page.locator(f"{ROW} a.edit").click()
    page.locator(f"{ROW} textarea").fill("2. Other words.")
    page.locator(f"{ROW} .preview ins").first.wait_for()
    shot(page, "writing-360", full=False)
    assert overflow(page) == 0


def test_a_comparison_by_rows_has_no_barriers(open_house: House) -> None:
    """The two columns of a comparison can be read by everybody, on a telephone, too."""
    page = open_house.sit("China", "Head of delegation")
    open_house.open(page, f"{CHARTER}compare/?as=rows")
    assert looked_at(page, "compare-rows") == []


def test_printed_on_a4(open_house: House) -> None:
    """On paper stand the text and its brackets, and nothing that could be pressed."""
    page = enter_room(open_house, "China", "Head of delegation")
    page.emulate_media(media="print")
    hidden = ".bar, .contents, .ways, [data-panel], .foot"
    assert [one for one in page.locator(hidden).all() if one.is_visible()] == []
    expect(page.locator("#text .choice").first).to_be_visible()
    assert len(page.pdf(format="A4")) > 10_000
    page.set_viewport_size({"width": 794, "height": 1123})
    shot(page, "printed", full=False)


def test_screens_follow_the_chair(house: House) -> None:
    """Whoever follows goes where the chair reads, on the page and on the wall; others stay."""
    chair, china = house.sit("Kazakhstan", "Chair"), house.sit("China", "Head of delegation")
    house.open(china, "texts/Charter/")
    china.wait_for_selector("[data-live][data-is=on]")
    china.locator("[data-follow]").click()
    house.open(chair, "texts/Charter/screen/")
    chair.wait_for_selector("[data-dock]:not([hidden])")
    for _ in range(3):
        chair.keyboard.press("n")
    shown = chair.locator(".provision.is-open").get_attribute("data-provision")
    china.wait_for_selector(f'.provision.is-on-screen[data-provision="{shown}"]')
    china.locator("[data-follow]").click()
    assert china.locator(".is-on-screen").count() == 0
    assert barriers(chair) == []
