"""A real browser on a real house: several people at once, each in a window of their own.

``sit("China", "Head of delegation")`` gives a page in a seat.  At the end of a test every page must
have been without a console error and without a failed request.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Response,
    expect,
    sync_playwright,
)
from tests.web.served import opened

ROOT: Final = Path(__file__).parent.parent.parent
SHOTS: Final = Path(os.environ.get("PARAPH_SCREENSHOTS", ROOT / "build" / "screenshots"))
CHROMIUM: Final = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
QUIET: Final = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
]
AXE: Final = Axe().axe_script
RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATIENCE: Final = 30_000
"""So many milliseconds a page has to show what is asked of it, however busy the machine is."""

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, and leave it out where there is none."""
    ours = [item for item in items if Path(__file__).parent in item.path.parents]
    missing = lacking() if ours else ""
    for item in ours:
        item.add_marker(pytest.mark.browser)
        item.add_marker(pytest.mark.slow)
        if missing:
            item.add_marker(pytest.mark.skip(reason=missing))


def lacking() -> str:
    """What this machine lacks for a browser, and what brings it; nothing, if all is there."""
    if CHROMIUM is None:
        return "No Chromium is here; on Debian, `apt-get install chromium` brings it."
    driver, _ = compute_driver_executable()
    if subprocess.run([driver, "--version"], capture_output=True, check=False).returncode:
        return (
            "Playwright cannot start; on Debian, `apt-get install libatomic1` brings what it lacks."
        )
    return ""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, started once for a test process."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@dataclass
class House:
    """A house that is open: its address, where its files lie, and the windows opened on it."""

    address: str
    home: Path
    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    forgiven: list[str] = field(default_factory=list)

    def sit(
        self, participant: str = "", function: str = "", *, language: str = "en", width: int = 1280
    ) -> Page:
        """A page in a seat, in a window of its own; without a name, that of the public.

        The browser speaks ``language``; nothing is open in it yet.
        """
        context = self.browser.new_context(
            locale=language, viewport={"width": width, "height": 900}
        )
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        if participant:
            self._take_seat(context, participant, function)
        page = context.new_page()
        self.watch(page)
        return page

    def _take_seat(self, context: BrowserContext, participant: str, function: str) -> None:
        """Send what the button of a seat sends, without the page around it."""
        line = context.request
        door = line.get(f"{self.address}demo/", max_retries=3).text()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', door)
        seats = re.findall(r'name="seat" value="(\d+)".*?>(.*?)</button>', door, re.DOTALL)
        assert token is not None
        seat = next(one for one, words in seats if participant in words and function in words)
        form = {"csrfmiddlewaretoken": token[1], "seat": seat}
        line.post(f"{self.address}demo/enter/", form=form, max_redirects=0, max_retries=3)

    def speak(self, page: Page, language: str) -> None:
        """Choose the language of the interface."""
        page.locator("details.menu > summary").click()
        page.locator(f'button[name="language"][value="{language}"]').click()
        page.wait_for_load_state("load")

    def open(self, page: Page, path: str) -> None:
        """Go to an address of the house."""
        page.goto(self.address + path.removeprefix("/"))

    def watch(self, page: Page) -> None:
        """Note every console error, fault of a script and failed request."""

        def answered(answer: Response) -> None:
            if answer.status >= 500 or (answer.status == 404 and "favicon" not in answer.url):
                self.note(f"status of {answer.status}: {answer.url}")

        def said(message: ConsoleMessage) -> None:
            if message.type == "error" and "status of 422" not in message.text:
                self.note(f"{page.url}: {message.text}")

        page.on("response", answered)
        page.on("pageerror", lambda error: self.note(f"{page.url}: {error}"))
        page.on("console", said)

    def note(self, trouble: str) -> None:
        """Note a trouble, unless it is one that the test itself makes."""
        if not any(one in trouble for one in self.forgiven):
            self.troubles.append(trouble)

    def leave(self) -> None:
        """Close every window."""
        for context in self.contexts:
            context.close()
        self.contexts.clear()


@contextmanager
def visited(chromium: Browser, home: Path, command: str = "demo") -> Iterator[House]:
    """The house of a folder as a command opens it, and whoever comes there."""
    folder = ("--home", home) if command == "demo" else (home,)
    with opened(command, *folder) as address:
        house = House(f"{address}/", home, chromium)
        try:
            yield house
        finally:
            house.leave()


@pytest.fixture
def house(chromium: Browser, tmp_path: Path) -> Iterator[House]:
    """A house for one test."""
    with visited(chromium, tmp_path) as found:
        yield found
    assert found.troubles == []


@pytest.fixture(scope="module")
def _open_house(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with visited(chromium, tmp_path_factory.mktemp("house")) as found:
        yield found


@pytest.fixture
def open_house(_open_house: House) -> Iterator[House]:
    """A house for all tests of a file: they look only, or act each at a place of its own."""
    yield _open_house
    _open_house.leave()
    troubles, _open_house.troubles = _open_house.troubles, []
    _open_house.forgiven.clear()
    assert troubles == []


def shot(page: Page, name: str, *, full: bool = True) -> None:
    """Keep a picture of a page among the artefacts; a whole one from its beginning."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    if full:
        page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=SHOTS / f"{name}.png", full_page=full)


def barriers(page: Page, *, without: str = "", within: str = "") -> list[str]:
    """What axe-core finds on a page: each rule that is broken, with the places.

    It can be asked for what is ``within`` one place, or for all rules ``without`` one that is
    looked at elsewhere.
    """
    rules = {
        "runOnly": {"type": "tag", "values": RULES},
        "rules": {without: {"enabled": False}} if without else {},
    }
    return _found_by_axe(page, f"{json.dumps(within)} || document", rules)


def barriers_by_night(page: Page) -> list[str]:
    """Where the colours of the night are too near to each other.

    The page is that of the day, where everything was looked at; so one place is looked at for each
    ink on each ground.
    """
    page.emulate_media(color_scheme="dark")
    rules = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
    found = _found_by_axe(page, f"{{ include: ({ONE_OF_EACH})() }}", rules)
    page.emulate_media(color_scheme="light")
    return [f"by night, {one}" for one in found]


ONE_OF_EACH: Final = """() => {
  const found = new Map();
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const place = words.currentNode.parentElement;
    if (!words.currentNode.data.trim() || !place.checkVisibility()) continue;
    const own = getComputedStyle(place);
    const key = [own.color, own.fontSize, own.fontWeight];
    for (let ground = place; ground; ground = ground.parentElement) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(ground);
      key.push(backgroundColor, backgroundImage, opacity);
      if (backgroundColor.startsWith("rgb(")) break;
    }
    if (!found.has(key.join())) found.set(key.join(), place);
  }
  return [...found.values(), ...document.querySelectorAll("input, select, textarea")];
}"""


def _found_by_axe(page: Page, context: str, rules: dict[str, object]) -> list[str]:
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE)
    options = json.dumps({**rules, "resultTypes": ["violations"]})
    found: list[str] = page.evaluate(
        f"""async () => (await axe.run({context}, {options})).violations.flatMap((one) =>
          one.nodes.map((node) => `${{one.id}}: ${{one.help}}: ${{node.html.slice(0, 200)}}`))"""
    )
    return found


def looked_at(page: Page, name: str, language: str = "") -> list[str]:
    """What stands in the way on a page by day, by night, in narrow windows, and at 360 pixels in
    another ``language``; its picture is kept.

    A window of 640 pixels is one of 1280 in which letters are twice as large.
    """
    found = barriers(page) + barriers_by_night(page)
    for width in (1000, 640, 360):
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {wide} px too wide"] if (wide := overflow(page)) else []
    if language:
        cookie = {"name": "django_language", "value": language, "url": page.url}
        page.context.add_cookies([cookie])  # type: ignore[list-item] - a cookie of its own
        page.reload()
        found += [f"{language}: {one}" for one in barriers(page, without="color-contrast")]
        found += [f"{language}: {wide} px too wide"] if (wide := overflow(page)) else []
        page.context.clear_cookies(name="django_language")
    shot(page, f"{name}-{language or 'en'}-360", full=False)
    page.set_viewport_size({"width": 1280, "height": 900})
    return found


def overflow(page: Page) -> int:
    """By how many pixels a page is wider than its window."""
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )
