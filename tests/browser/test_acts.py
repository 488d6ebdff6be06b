"""Acts by pages, in a browser: looked at, entered, and found where they belong."""

from __future__ import annotations

from tests.browser.conftest import House, looked_at, shot

FORMS = ("organisation.membership-ends", "depositary.treaty-deposited")
"""Forms of other parts than that of a meeting, which test_every_page.py looks at."""


def test_forms_without_barriers(open_house: House) -> None:
    """The forms of acts have a name for each field, and fit a telephone."""
    page = open_house.sit("Secretariat")
    found = {}
    for kind in FORMS:
        open_house.open(page, f"/acts/{kind}/")
        found[kind] = looked_at(page, f"act-{kind}")
    assert found == {kind: [] for kind in FORMS}


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
