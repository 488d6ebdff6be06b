"""The tour of the README: each picture in docs/tour is made here.

PARAPH_SCREENSHOTS=docs/tour ./run test tests/browser/test_tour.py
"""

from __future__ import annotations

from tests.browser.conftest import House, shot


def test_tour_of_a_delegation(open_house: House) -> None:
    """A delegation finds its seat, the text and its desk as the README shows them."""
    guest = open_house.sit()
    open_house.open(guest, "/demo/")
    guest.locator(".seat-button").first.wait_for()
    shot(guest, "seats", full=False)

    china = open_house.sit("China", "Head of delegation")
    open_house.open(china, "/")
    assert china.get_by_role("heading", name="What waits for you").is_visible()
    shot(china, "today", full=False)

    open_house.open(china, "/texts/Charter/")
    china.locator('[data-live][data-is="on"]').wait_for()
    china.locator(".choice a.name").first.click()
    china.locator("[data-panel] .bracket").first.wait_for()
    shot(china, "text", full=False)

    open_house.open(china, "/delegation/")
    china.get_by_role("link", name="Our desk").first.click()
    china.wait_for_load_state("load")
    shot(china, "delegation", full=False)
    assert china.get_by_role("heading", level=1).inner_text() == "Draft Charter, spring 2002"


def test_tour_of_the_chair(open_house: House) -> None:
    """The chair finds the state of play and a package as the README shows them."""
    chair = open_house.sit("Kazakhstan", "Chair")
    open_house.open(chair, "/chair/")
    chair.get_by_role("link", name="State of play").first.click()
    chair.wait_for_load_state("load")
    shot(chair, "state-of-play", full=False)
    open_house.open(chair, "/chair/")
    chair.get_by_role("link", name="Search a package").first.click()
    chair.wait_for_load_state("load")
    chair.locator("main .primary").filter(has_text="Search a package").click()
    chair.get_by_text("proven", exact=False).first.wait_for()
    shot(chair, "package", full=False)
    assert chair.get_by_text("The best package").is_visible()


def test_tour_of_the_depositary(open_house: House) -> None:
    """The depositary finds the status of a convention as the README shows it."""
    depositary = open_house.sit("China", "Depositary")
    open_house.open(depositary, "/treaties/")
    depositary.locator("main a").first.click()
    depositary.wait_for_load_state("load")
    shot(depositary, "treaty", full=False)
    assert depositary.get_by_text("Signatory").count() == 6
