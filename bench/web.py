"""The rooms on the web: a page beside a bare one of the same server, and a thousand watchers.

python -m bench.web            30 and 500 pages, 1 000 watchers
python -m bench.web --quick    10 and 60 pages, 100 watchers
"""

from __future__ import annotations

import asyncio
import gzip
import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event
from urllib.parse import urlencode, urlsplit

from bench.house import TEXT
from bench.report import Row, figure, grid, machine, seconds, size
from bench.scale import FULL, QUICK, Scale

BARE = "/alive/"
DEMO = ("-m", "paraph", "demo", "--port", "0")
BARELY = ("-m", "bench.barely")
HANDS = 4
PATIENT = 3
"""Seconds for which a line that nobody uses is surely kept."""
SEATS = ("China", "Kazakhstan", "Kyrgyzstan", "Tajikistan", "Uzbekistan")
ACTS = 10
FOUND, SAME = 200, 304
PAINTED = """() => new Promise((done) => new PerformanceObserver((list) => list.getEntries()
  .filter((one) => one.name === "first-contentful-paint")
  .forEach((one) => done(one.startTime))).observe({ type: "paint", buffered: true }))"""
LONG = 100
"""Pages from which on fewer are asked for."""


@contextmanager
def opened(folder: Path, pages: float) -> Iterator[str]:
    """A house with a text of so many pages; where it listens."""
    command = [sys.executable, "-u", "-m", "bench.house", str(folder), str(pages)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        try:
            yield urlsplit(address).netloc
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=60)


class Visitor:
    """Somebody with a seat, on one connection that is kept."""

    def __init__(self, place: str) -> None:
        self.line = http.client.HTTPConnection(place)
        self.cookies: dict[str, str] = {}
        self.tag = ""
        self.asked = 0.0
        self.travelled = 0
        """How long the last page was on the line."""
        self.has = ""
        """The mark of the page that it has, if it asks only for another one."""

    def ask(
        self, path: str, form: dict[str, str] | None = None, *, unpack: bool = True
    ) -> tuple[int, bytes]:
        """Ask for a page, or send a form; the status and the page."""
        cookies = "; ".join(f"{name}={one}" for name, one in self.cookies.items())
        headers = {"Cookie": cookies, "Accept-Encoding": "gzip"}
        if self.has:
            headers["If-None-Match"] = self.has
        body = None
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(form)
        if time.perf_counter() - self.asked > PATIENT:
            self.line.close()  # the server has closed it; the next question opens it again
        self.line.request("POST" if body else "GET", path, body, headers)
        answer = self.line.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, rest = cookie.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        self.tag = answer.headers.get("ETag", "")
        page = answer.read()
        self.asked = time.perf_counter()
        self.travelled = len(page)
        is_packed = unpack and answer.headers.get("Content-Encoding") == "gzip"
        return answer.status, gzip.decompress(page) if is_packed else page

    def sit(self, words: str) -> None:
        """Take the first seat whose button has these words."""
        page = self.ask("/demo/")[1].decode()
        token = field(page, "csrfmiddlewaretoken")
        seats = re.findall(r'name="seat" value="(\d*)".*?</button>', page, re.DOTALL)
        buttons = re.findall(r'<button name="seat".*?</button>', page, re.DOTALL)
        chosen = next(seat for seat, one in zip(seats, buttons, strict=True) if words in one)
        self.ask("/demo/enter/", {"seat": chosen, "csrfmiddlewaretoken": token})


def field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None, f"the page has no {name}"
    return found[1]


def rate(place: str, path: str, asked: int, *, again: bool = False) -> float:
    """Pages a second, asked for by a few visitors at once, or by browsers that have the page."""

    def visit(count: int) -> None:
        visitor = Visitor(place)
        visitor.sit("China")
        visitor.ask(path)
        visitor.has = visitor.tag if again else ""
        for _ in range(count):
            assert visitor.ask(path, unpack=False)[0] == (SAME if again else FOUND), path

    visit(1)
    start = time.perf_counter()
    with ThreadPoolExecutor(HANDS) as hands:
        list(hands.map(visit, [asked // HANDS] * HANDS))
    return asked / (time.perf_counter() - start)


def start_rows(rounds: int) -> Iterator[Row]:
    """How long a start takes until whole pages have been answered, beside that of a bare page."""
    turns = [(_started(DEMO, "/", "/texts/Charter/"), _started(BARELY, "/")) for _ in range(rounds)]
    ours, theirs = median(one[0] for one, _ in turns), median(one[0] for _, one in turns)
    ratio = median(two[0] / one[0] for one, two in turns)
    yield Row("`paraph demo` to its first page", seconds(ours), "target 3 s", 3 / ours)
    yield Row("`paraph demo` to its first page", seconds(ours), f"a bare {seconds(theirs)}", ratio)
    room = median(one[1] for one, _ in turns)
    yield Row("  and to the text in a seat taken by one click", seconds(room), "")


def _started(command: tuple[str, ...], *paths: str) -> list[float]:
    """Seconds from the start of a server until each page was there, the later ones in a seat."""
    start, taken = time.perf_counter(), []
    with subprocess.Popen(
        [sys.executable, "-u", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        assert server.stdout is not None
        found = re.search(r"127\.0\.0\.1:\d+", server.stdout.readline())
        assert found is not None
        try:
            visitor = Visitor(found[0])
            for path in paths:
                if taken:
                    visitor.sit("China")
                assert visitor.ask(path)[0] == FOUND
                taken.append(time.perf_counter() - start)
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=60)
    return taken


def room_rows(place: str, pages: float, asked: int, rounds: int) -> Iterator[Row]:
    visitor = Visitor(place)
    visitor.sit("China")
    path = f"/texts/{TEXT}/"
    start = time.perf_counter()
    visitor.ask(path)
    first = time.perf_counter() - start
    laps = []
    for _ in range(rounds):
        start = time.perf_counter()
        visitor.ask(path, unpack=False)
        laps.append(time.perf_counter() - start)
    what = f"text room, {figure(pages)} pages"
    yield Row(what, seconds(median(laps)), f"first time {seconds(first)}")
    yield Row("  its page", size(len(visitor.ask(path)[1])), f"{size(visitor.travelled)} packed")
    asked = max(HANDS, asked if pages < LONG else asked // 10)
    turns = [(rate(place, path, asked), rate(place, BARE, asked)) for _ in range(min(rounds, 3))]
    ours, theirs = (median(one) for one in zip(*turns, strict=True))
    ratio = median(one / two for one, two in turns)
    yield Row(
        f"{what}: pages a second, {HANDS} at once",
        figure(ours),
        f"a bare page {figure(theirs)}",
        ratio,
        "target 0.4",
    )
    other = rate(place, path, asked, again=True)
    yield Row("  to browsers that have it", figure(other), "", other / theirs, "nothing is new")
    painted = first_paint(place, path, min(rounds, 3))
    if painted is not None:
        yield Row(f"{what}: first paint in Chromium", seconds(painted), "")


def first_paint(place: str, path: str, rounds: int) -> float | None:
    """Seconds until something of the page is painted; None without a browser."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-background-networking"]
        )
        page = browser.new_page()
        taken = []
        for _ in range(rounds):
            page.goto(f"http://{place}{path}")
            taken.append(page.evaluate(PAINTED) / 1000)
        browser.close()
    return median(taken)


def watcher_rows(place: str, count: int) -> Iterator[Row]:
    for busy in (0, HANDS):
        yield from told_rows(place, count, busy)


def told_rows(place: str, count: int, busy: int) -> Iterator[Row]:
    """How soon all are told while the house is quiet, or while pages are asked for all the time."""
    stop = Event()

    def read() -> None:
        visitor = Visitor(place)
        visitor.sit("China")
        while not stop.is_set():
            visitor.ask(f"/texts/{TEXT}/", unpack=False)

    with ThreadPoolExecutor(max(busy, 1)) as hands:
        asked = [hands.submit(read) for _ in range(busy)]
        try:
            late = sorted(asyncio.run(watched(place, count)))
        finally:
            stop.set()
        for one in asked:
            one.result()
    slow = late[len(late) * 99 // 100]
    while_read = f", while {busy} read" if busy else ""
    what = f"{count} open pages hear of an act{while_read}: half of them"
    yield Row(what, seconds(late[len(late) // 2]), "")
    yield Row("  99 of 100", seconds(slow), "target 1 s", 1 / slow)


async def watched(place: str, count: int) -> list[float]:
    """How long after an act was sent each watcher was told of it, over a few acts."""
    visitor = Visitor(place)
    visitor.sit("China")
    host, port = place.split(":")
    requests = [seated(place, words) for words in SEATS]
    heard: list[asyncio.Queue[float]] = [asyncio.Queue() for _ in range(count)]
    ready = [asyncio.Event() for _ in range(count)]

    async def listen(number: int) -> None:
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(requests[number % len(requests)])
        while line := await reader.readline():
            if line == b"event: here\n":
                ready[number].set()
            if line == b"event: act\n":
                heard[number].put_nowait(time.perf_counter())

    gate = asyncio.Semaphore(100)

    async def join(number: int) -> asyncio.Task[None]:
        async with gate:
            task = asyncio.create_task(listen(number))
            await ready[number].wait()
            return task

    tasks = await asyncio.gather(*(join(number) for number in range(count)))
    late: list[float] = []
    for _ in range(ACTS):
        start = await asyncio.to_thread(partial(speak, visitor))
        late += [await queue.get() - start for queue in heard]
    for task in tasks:
        task.cancel()
    return late


def seated(place: str, words: str) -> bytes:
    """What a page in a seat asks to be told what is entered."""
    visitor = Visitor(place)
    visitor.sit(words)
    cookie = "; ".join(f"{name}={one}" for name, one in visitor.cookies.items())
    return f"GET /live/ HTTP/1.1\r\nHost: {place}\r\nCookie: {cookie}\r\n\r\n".encode()


def speak(visitor: Visitor) -> float:
    """State a position on the first open bracket of the charter; the moment when it was sent."""
    page = visitor.ask("/texts/Charter/")[1].decode()
    found = re.search(r"/texts/Charter/brackets/(b\d+)/", page)
    assert found is not None
    panel = visitor.ask(found[0])[1].decode()
    form = {
        "csrfmiddlewaretoken": field(panel, "csrfmiddlewaretoken"),
        "mark": field(panel, "mark"),
        "arm": "base",
        "stance": "oppose",
        "audience": "members",
    }
    start = time.perf_counter()
    status = visitor.ask(f"{found[0]}position/", form)[0]
    assert status in {FOUND, 302}, status
    return start


def rows(scale: Scale, folder: Path) -> Iterator[Row]:
    yield from start_rows(scale.rounds)
    for number, pages in enumerate(dict.fromkeys((scale.small, scale.large))):
        with opened(folder / f"house-{number}", pages) as place:
            yield from room_rows(place, pages, scale.asked, scale.rounds)
            if number == 0:
                yield from watcher_rows(place, scale.watchers)


def main() -> None:
    os.environ.setdefault("PYTHONPATH", ".")
    scale = QUICK if "--quick" in sys.argv else FULL
    with TemporaryDirectory(prefix="paraph-bench-") as folder:
        print(f"{machine()}\n\n{grid(list(rows(scale, Path(folder))))}")


if __name__ == "__main__":
    main()
