"""A house that is open, and those who come to it over a wire: browsers without a screen, curl."""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

CODE: Final = "import sys; from paraph.cli.main import main; sys.exit(main())"


def paraph(*words: str | Path) -> list[str]:
    """A command of Paraph, as a process of its own is started."""
    return [sys.executable, "-u", "-c", CODE, *map(str, words)]


def surroundings(**told: str) -> dict[str, str]:
    """The environment of such a process: nothing of the house of the tests, and what it is told."""
    return {name: one for name, one in os.environ.items() if not name.startswith("PARAPH_")} | told


@contextmanager
def opened(*words: str | Path, **told: str) -> Iterator[str]:
    """A house as a command opens it, at a free port: its address; then it is stopped by Ctrl+C."""
    with subprocess.Popen(
        paraph(*words, "--port", "0"), stdout=subprocess.PIPE, env=surroundings(**told), text=True
    ) as server:
        assert server.stdout is not None
        found = re.search(r"(http://127\.0\.0\.1:\d+)/", server.stdout.readline())
        assert found is not None, "the house did not open"
        try:
            yield found[1]
        finally:
            server.send_signal(signal.SIGINT)
            stopped = server.wait(timeout=60)
    assert stopped == 0, "the house did not close by itself"


@dataclass(frozen=True)
class Answer:
    """What came over the wire; of a stream, as much as was read."""

    status: int
    headers: Mapping[str, str]
    body: str

    @property
    def told(self) -> Any:  # noqa: ANN401 - JSON
        """The body as JSON."""
        return json.loads(self.body)


@dataclass
class Visitor:
    """Somebody who keeps cookies, and goes where they are led."""

    address: str
    cookies: dict[str, str] = field(default_factory=dict)

    def go(self, path: str, form: Mapping[str, str | list[str]] | None = None) -> Answer:
        """Open a page, or send a form, and follow whatever leads on."""
        at, sent = path, form
        for _ in range(9):
            answer = self.once(at, sent)
            if answer.status != 302:
                return answer
            at, sent = answer.headers["location"], None
        raise AssertionError(f"led in a circle from {path}")

    def once(self, path: str, form: Mapping[str, str | list[str]] | None = None) -> Answer:
        """Open a page, or send a form with the proof that this house asked for it."""
        url = urlsplit(path if "://" in path else self.address + path)
        headers = {"Cookie": "; ".join(f"{name}={one}" for name, one in self.cookies.items())}
        body = None
        if form is not None:
            proof = {"csrfmiddlewaretoken": self.cookies["csrftoken"]}
            body = urlencode({**form, **proof}, doseq=True)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        asked = f"{url.path}?{url.query}" if url.query else url.path
        return self._sent(url.netloc, "POST" if body else "GET", asked, headers, body)

    def _sent(
        self, place: str, method: str, asked: str, headers: dict[str, str], body: str | None
    ) -> Answer:
        line = HTTPConnection(place, timeout=30)
        line.request(method, asked, body=body, headers=headers)
        answer = read(line.getresponse())
        line.close()
        said = answer.headers.get("set-cookie", "")
        self.cookies |= dict(re.findall(r"\b(sessionid|csrftoken)=([^;]*)", said))
        return answer


def read(answer: HTTPResponse, most: int | None = None) -> Answer:
    """An answer to its end; of a stream, its first octets."""
    headers: dict[str, str] = {}
    for name, value in answer.getheaders():
        known = headers.get(name.lower())
        headers[name.lower()] = f"{known}, {value}" if known else value
    octets = answer.read() if most is None else answer.read1(most)
    return Answer(answer.status, headers, octets.decode())


def curl(command: str, address: str, told: Mapping[str, str]) -> Answer:
    """What curl would be answered: a line of documentation, sent to a house that is open."""
    for name, value in told.items():
        command = command.replace(f"${name}", value.replace('"', '\\"'))
    parser = argparse.ArgumentParser("curl")
    parser.add_argument("url")
    parser.add_argument("-X", dest="method", default="GET")
    parser.add_argument("-H", dest="headers", action="append", default=[])
    parser.add_argument("-d", dest="body")
    parser.add_argument("-N", dest="streams", action="store_true")
    asked = parser.parse_args(shlex.split(command.replace("\\\n", " "))[1:])
    headers = dict(one.split(": ", 1) for one in asked.headers)
    url = urlsplit(asked.url.replace("https://house.example", address))
    line = HTTPConnection(url.netloc, timeout=30)
    path = f"{url.path}?{url.query}" if url.query else url.path
    line.request(asked.method, path, body=asked.body, headers=headers)
    answer = read(line.getresponse(), 4096 if asked.streams else None)
    line.close()
    return answer
