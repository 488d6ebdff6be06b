"""Every page of the application, as people with different eyes, hands and languages meet it.

The addresses are those of the application, and who may see a page is taken from the matrix of the
roles; so a new page is looked at as soon as there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import House, barriers, overflow, shot
from tests.web.api.test_matrix import NAMES, ROLES, rows

SEATS: Final = {
    "head": ("China", "Head of delegation"),
    "secretariat": ("Secretariat", ""),
    "chair": ("Kazakhstan", "Chair"),
    "public": ("", ""),
}
"""Who looks; a page is looked at by the first of them who may see it."""

NO_PAGES: Final = re.compile(
    r"^(demo/enter|language|alive|api/.)|/rows/$|\.(svg|csv|json|jsonl|txt|atom|ics)$|brief\."
)
"""What is fetched, sent or taken along, and is no page."""

BETTER: Final = {
    "treaties/<name:treaty>/corrections/<name:correction>/": (
        "treaties/Agreement on Documents/corrections/zh 1/",
        "head",
    ),
    "texts/<name:text>/proposals/<name:proposal>/words/": (
        "texts/Charter/proposals/CRP~d7/words/",
        "head",
    ),
    "acts/<str:kind>/": ("acts/organisation.meeting-convened/?organ=CHS", "secretariat"),
}
"""Pages at which the names of the matrix find nothing, with names that do, and who sees them."""

UNSEEN: Final = {
    "invitation/<str:secret>/",  # looked at in test_accounts.py, with a secret
    "texts/<name:text>/languages/<str:language>/",  # no text of the demonstration has two
    "texts/<name:text>/words/",  # the readings of the charter are past that
    "texts/<name:text>/drafts/<name:draft>/words/",  # the same form as for a proposal
}
"""Pages that nobody finds in the demonstration."""

LANGUAGES: Final = ("ru", "ar")


def seen_by(seat: str) -> Iterator[tuple[str, str]]:
    """The addresses that somebody looks at, and where they lead."""
    columns = list(ROLES)
    for address, answers in rows().items():
        if NO_PAGES.search(address) or address in UNSEEN:
            continue
        if address in BETTER:
            path, who = BETTER[address]
        else:
            may = [one for one in SEATS if answers[columns.index(one)] == "200"]
            path = re.sub(r"<(?:\w+:)?(\w+)>", lambda one: NAMES.get(one[1], "nothing"), address)
            who = may[0] if may else ""
        if who == seat:
            yield address, path


def speak(page: Page, language: str) -> None:
    """Read a page in another language."""
    cookie = {"name": "django_language", "value": language, "url": page.url}
    page.context.add_cookies([cookie])  # type: ignore[list-item] - a cookie of its own
    page.reload()


def test_every_page_has_somebody_who_looks() -> None:
    """No page of the application is left out but those that the demonstration does not have."""
    columns = list(ROLES)
    seen = {address for seat in SEATS for address, _ in seen_by(seat)}
    pages = {
        address
        for address, answers in rows().items()
        if not NO_PAGES.search(address)
        and any(answers[columns.index(one)] == "200" for one in ROLES)
    }
    assert pages - seen <= UNSEEN
    assert rows().keys() >= UNSEEN


@pytest.mark.parametrize("seat", SEATS)
def test_no_page_has_barriers(open_house: House, seat: str) -> None:
    """axe-core finds nothing by day and by night, nor in another language, where 360 pixels are
    wide enough; Russian has long words, Arabic goes from the right, and pages take turns.
    """
    page = open_house.sit(*SEATS[seat])
    found: list[tuple[str, list[str]]] = []
    for number, (address, path) in enumerate(seen_by(seat)):
        answer = page.goto(open_house.address + path)
        assert answer is not None
        assert answer.ok, address
        name = re.sub(r"\W+", "-", path).strip("-") or "today"
        found.append((path, barriers(page)))
        page.emulate_media(color_scheme="dark")
        found.append((f"{path}, by night", barriers(page, only="color-contrast")))
        page.emulate_media(color_scheme="light")
        language = LANGUAGES[number % len(LANGUAGES)]
        page.set_viewport_size({"width": 360, "height": 900})
        speak(page, language)
        found.append((f"{path}, {language}", barriers(page, without="color-contrast")))
        if too_wide := overflow(page):
            found.append((f"{path}, {language}, narrow", [f"{too_wide} px too wide"]))
        shot(page, f"page-{name}-{language}-360", full=False)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.context.clear_cookies(name="django_language")
    against = [f"{where}: {' '.join(what)}" for where, what in found if what]
    assert not against, "\n".join(against)
