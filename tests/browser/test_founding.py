"""A house of one's own: from an empty record and an invitation to a text that is negotiated."""

from __future__ import annotations

import subprocess
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page
from tests.browser.conftest import House, barriers, shot, visited
from tests.web.served import paraph, surroundings

PHRASE = "a long enough phrase for one"
MEMBERS = ("Fiji", "Norway", "Peru")


def done(*words: str | Path) -> str:
    """What a command of Paraph answers."""
    return subprocess.run(
        paraph(*words), check=True, capture_output=True, text=True, env=surroundings()
    ).stdout


def take_up(house: House, link: str) -> Page:
    """Open an account by the link of an invitation; whoever has it sits."""
    context = house.browser.new_context(locale="en")
    house.contexts.append(context)
    page = context.new_page()
    house.watch(page)
    house.open(page, urlsplit(link.strip()).path)
    page.get_by_label("New password", exact=False).first.fill(PHRASE)
    page.get_by_label("New password confirmation").fill(PHRASE)
    shot(page, "founding-invitation")
    assert barriers(page) == []
    page.get_by_role("button", name="Open the account").click()
    page.wait_for_url(house.address)
    return page


def enter(house: House, page: Page, kind: str, choice: str = "", **said: str) -> None:
    """Enter an act by its page, and wait until it was."""
    house.open(page, f"/acts/{kind}/")
    if choice:
        page.get_by_role("link", name=choice).click()
    for name, words in said.items():
        page.locator(f"main form [name='{name}']").fill(words)
    page.get_by_role("button", name="Enter it").click()
    page.locator(".message.success").first.wait_for()


def test_an_organisation_is_founded(chromium: Browser, tmp_path: Path) -> None:
    """An officer who was invited by command enters members and an organ, and circulates a text."""
    done("init", tmp_path / "organisation.record", "--origin", "norden.example/record")
    invited = done("invite", tmp_path, "officer@norden.example", "--as", "secretariat")
    with visited(chromium, tmp_path, "serve") as house:
        page = take_up(house, invited)
        for one in MEMBERS:
            names = f"en: {one}"
            enter(house, page, "organisation.participant-entered", participant=one, names=names)
            enter(house, page, "organisation.membership-begins", f"{one} is a member")
        council = {"organ": "Council", "names": "en: Council", "mandate": "It decides."}
        enter(house, page, "organisation.organ-established", composition="All.", **council)
        enter(house, page, "organisation.office-assumed", "Norway is chair of Council")
        words = "Article 1\n1. Each member shall be heard.\n"
        text = {"text": "Charter", "title": "Draft charter", "language": "en", "words": words}
        enter(house, page, "negotiation.base-circulated", **text)
        house.open(page, "/texts/Charter/")
        assert "Each member shall be heard." in page.locator("main").inner_text()
        shot(page, "founding-text")
    assert house.troubles == []
