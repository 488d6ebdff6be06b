"""Acts by pages, in a browser: looked at, entered, and found where they belong."""

from __future__ import annotations

from tests.browser.conftest import House, barriers, overflow, shot

FORMS = (
    "/acts/",
    "/acts/organisation.meeting-convened/?organ=CHS",
    "/acts/organisation.membership-ends/",
    "/acts/depositary.treaty-deposited/",
)


def test_forms_without_barriers(open_house: House) -> None:
    """The forms of acts have a name for each field, and fit a telephone."""
    page = open_house.sit("Secretariat", width=360)
    found = {}
    for path in FORMS:
        open_house.open(page, path)
        shot(page, f"{path.strip('/').partition('?')[0].replace('/', '-')}-360")
        found[path] = (barriers(page), overflow(page))
    assert found == {path: ([], 0) for path in FORMS}


def test_an_instrument_is_received(open_house: House) -> None:
    """The desk receives an instrument: its sentence is seen first, then it stands in the file."""
    page = open_house.sit("China", "Depositary")
    open_house.open(page, "/treaties/Shanghai%20Convention/")
    page.get_by_role("link", name="Instrument deposited").click()
    page.get_by_role("link", name="Kazakhstan").first.click()
    page.get_by_label("Received on").fill("2002-05-20")
    page.get_by_role("button", name="See the sentence first").click()
    page.locator(".preview").filter(has_text="Kazakhstan").wait_for()
    shot(page, "instrument-looked-at")
    page.get_by_role("button", name="Enter it").click()
    page.locator(".message.success").filter(has_text="Kazakhstan").wait_for()
    assert page.locator(".file li").last.inner_text().startswith("Kazakhstan")
    shot(page, "instrument-received")
