"""A real browser on a real house: several people at once, each in a window of their own.

``sit("China", "Head of delegation")`` gives a page in a seat.  At the end of a test every page must
have been without a console error and without a failed request.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Response, sync_playwright

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
RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATIENCE: Final = 30_000
"""So many milliseconds a page has to show what is asked of it, however busy the machine is."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, and keep it to one process: two browsers are slower than one."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.slow)
            if CHROMIUM is None:
                reason = "No Chromium is here; on Debian, `apt-get install chromium` brings it."
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, started once for a test process."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@dataclass
class House:
    """A house that is open: its address, and the windows that were opened on it."""

    address: str
    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def sit(
        self, participant: str = "", function: str = "", *, language: str = "en", width: int = 1280
    ) -> Page:
        """A page in a seat, in a window of its own; without a name, that of the public."""
        context = self.browser.new_context(
            locale=language, viewport={"width": width, "height": 900}
        )
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        page = context.new_page()
        self.watch(page)
        page.goto(f"{self.address}demo/")
        seat = page.locator(".seat-button").filter(has_text=participant or "without a seat")
        if not participant:
            page.goto(self.address)
        elif function:
            seat.filter(has_text=function).first.click()
        else:
            seat.first.click()
        page.wait_for_load_state("load")
        if language != "en":
            self.speak(page, language)
        return page

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
                self.troubles.append(f"{answer.status} {answer.url}")

        page.on("response", answered)
        page.on("pageerror", lambda error: self.troubles.append(f"{page.url}: {error}"))
        page.on(
            "console",
            lambda said: (
                self.troubles.append(f"{page.url}: {said.text}")
                if said.type == "error" and "status of 422" not in said.text
                else None
            ),
        )

    def leave(self) -> None:
        """Close every window."""
        for context in self.contexts:
            context.close()
        self.contexts.clear()


@pytest.fixture
def house(chromium: Browser, tmp_path: Path) -> Iterator[House]:
    """A house as ``paraph demo`` opens it, for one test."""
    code = "import sys; from paraph.cli.main import main; sys.exit(main())"
    command = [sys.executable, "-u", "-c", code, "demo", "--port", "0", "--home", str(tmp_path)]
    environment = {name: one for name, one in os.environ.items() if not name.startswith("PARAPH_")}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, env=environment, text=True, cwd=tmp_path
    ) as server:
        assert server.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline())
        assert found is not None, "the house did not open"
        opened = House(found[0], chromium)
        try:
            yield opened
        finally:
            opened.leave()
            server.send_signal(signal.SIGINT)
            server.wait(timeout=60)
    assert opened.troubles == []


def shot(page: Page, name: str, *, full: bool = True) -> None:
    """Keep a picture of a page among the artefacts."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png", full_page=full)


def barriers(page: Page) -> list[str]:
    """What axe-core finds on a page: each rule that is broken, with the places."""
    rules = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=rules).response["violations"]
    return [
        f"{one['id']}: {one['help']}: {node['html'][:200]}"
        for one in found
        for node in one["nodes"]
    ]


def overflow(page: Page) -> int:
    """By how many pixels a page is wider than its window."""
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )
