"""Every page, as people with different eyes, hands and languages meet it."""

from __future__ import annotations

import pytest
from tests.browser.conftest import House, barriers, overflow, shot

PAGES = (
    "/",
    "/demo/",
    "/texts/",
    "/texts/Charter/",
    "/treaties/",
    "/treaties/Agreement%20on%20Documents/",
    "/organisation/",
    "/organisation/meetings/CMFA%202002-04-26/",
    "/organisation/documents/",
    "/organisation/log/",
    "/search/?q=terrorism",
    "/account/login/",
)
LANGUAGES = ("en", "ru", "ar")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_barriers(open_house: House, language: str) -> None:
    """axe-core finds nothing on any page, in a script from the left and in one from the right."""
    page = open_house.sit(language=language)
    found = {}
    for path in PAGES:
        open_house.open(page, path)
        shot(page, f"{path.strip('/').replace('/', '-') or 'today'}-{language}", full=False)
        found[path] = barriers(page)
    assert found == {path: [] for path in PAGES}


@pytest.mark.parametrize("width", [360, 640, 1000])
def test_narrow_windows(open_house: House, width: int) -> None:
    """A telephone, and a window at twice the size of letters, need no scrolling to the side."""
    page = open_house.sit("China", "Head of delegation", width=width)
    wide = {}
    for path in PAGES:
        open_house.open(page, path)
        shot(page, f"{path.strip('/').replace('/', '-') or 'today'}-{width}", full=False)
        wide[path] = overflow(page)
    assert wide == dict.fromkeys(PAGES, 0)


def test_what_is_entered_is_seen_elsewhere(house: House) -> None:
    """When one delegation states a position, the open page of another asks for what changed."""
    china = house.sit("China", "Head of delegation")
    russia = house.sit("Russia", "Head of delegation")
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
