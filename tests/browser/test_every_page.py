"""Every page of the application, as people with different eyes, hands and languages meet it.

The addresses are those of the application, and who may see a page is taken from the matrix of the
roles; so a new page is looked at as soon as there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle
from typing import Final

import pytest
from tests.browser.conftest import House, looked_at
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

OTHERWISE: Final = {
    "public": ("", "texts/Charter/", "search/?q=terrorism"),
    "head": ("treaties/Agreement on Documents/", "organisation/meetings/CMFA 2002-04-26/"),
}
"""Pages that look otherwise than the one that is seen at their address already."""

LANGUAGES: Final = ("ru", "ar")
AT_ONCE: Final = 8
"""So many pages are looked at by one test, that several processes may share them."""


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


def looks() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Who looks at which pages, in one test: the path of each, and the language it is read in."""
    for seat in SEATS:
        paths = [path for _, path in seen_by(seat)] + list(OTHERWISE.get(seat, ()))
        turns = list(zip(paths, cycle(LANGUAGES)))
        for start in range(0, len(turns), AT_ONCE):
            yield seat, turns[start : start + AT_ONCE]


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


@pytest.mark.parametrize(("seat", "pages"), list(looks()))
def test_no_page_has_barriers(open_house: House, seat: str, pages: list[tuple[str, str]]) -> None:
    """axe-core finds nothing by day and by night, nor in another language, and 360 pixels are
    wide enough; Russian has long words, Arabic goes from the right, and pages take turns.
    """
    page = open_house.sit(*SEATS[seat])
    found = {}
    for path, language in pages:
        answer = page.goto(open_house.address + path)
        assert answer is not None
        assert answer.ok, path
        name = re.sub(r"\W+", "-", path).strip("-") or "today"
        found[path] = looked_at(page, f"page-{seat}-{name}", language)
    assert found == {path: [] for path, _ in pages}
