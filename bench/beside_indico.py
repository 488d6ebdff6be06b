"""Pages of Paraph beside the page of an event of Indico, both asked by the same visitors.

python -m bench.beside_indico ADDRESS     of the event, as ``bench/indico_house.py`` prints it

Both run behind uvicorn and a2wsgi, one process and eight threads each, on the same processors.  The
README says how Indico is set up.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from bench.house import TEXT
from bench.report import Row, figure, grid, machine, size
from bench.web import FOUND, HANDS, Visitor, opened

TURNS = 3
ASKED = 40
DELEGATE = "delegate"
PASSWORD = "Issyk-Kul-and-Neva-2002"  # noqa: S105 - as bench/indico_house.py settles it
OURS = {
    "text room, 30 pages": f"/texts/{TEXT}/",
    "text room of the demonstration": "/texts/Charter/",
    "page of a meeting": "/organisation/meetings/CMFA%202002-04-26/",
}


def come_in(visitor: Visitor) -> None:
    """Log in to Indico by its form."""
    form = {"identifier": DELEGATE, "password": PASSWORD, "_provider": "indico"}
    page = visitor.ask("/login/")[1].decode()
    form["csrf_token"] = page.partition('id="csrf-token" content="')[2].partition('"')[0]
    assert visitor.ask("/login/", form)[0] in {302, 303}, "Indico does not let the delegate in"


def rate(visitors: list[Visitor], path: str) -> float:
    """Pages a second, asked for by all visitors at once."""

    def visit(visitor: Visitor) -> None:
        visitor.line.close()  # it was let go while the other house was asked; it opens anew
        for _ in range(ASKED // HANDS):
            assert visitor.ask(path)[0] == FOUND, path

    start = time.perf_counter()
    with ThreadPoolExecutor(HANDS) as hands:
        list(hands.map(visit, visitors))
    return ASKED / (time.perf_counter() - start)


def rows(there: str, place: str) -> Iterator[Row]:
    """Each page of ours beside the event, as the public and with an account."""
    indico = urlsplit(there)
    for known in (False, True):
        ours = [Visitor(place) for _ in range(HANDS)]
        theirs = [Visitor(indico.netloc) for _ in range(HANDS)]
        if known:
            for one, other in zip(ours, theirs, strict=True):
                one.sit("China")
                come_in(other)
        yield from compared(ours, theirs, indico.path, "logged in" if known else "the public")


def compared(ours: list[Visitor], theirs: list[Visitor], meeting: str, who: str) -> Iterator[Row]:
    """The rows of one kind of visitors, measured in turn."""
    page = size(length(theirs[0], meeting))
    for what, path in OURS.items():
        own = size(length(ours[0], path))
        turns = [(rate(ours, path), rate(theirs, meeting)) for _ in range(TURNS)]
        mine, indico = (median(one) for one in zip(*turns, strict=True))
        print(what, who, figure(mine), figure(indico), file=sys.stderr)
        yield Row(
            f"{what}: pages a second, {who}",
            figure(mine),
            f"event page of Indico {figure(indico)}",
            median(one / other for one, other in turns),
            f"{own} against {page}",
        )


def length(visitor: Visitor, path: str) -> int:
    """Bytes of a page."""
    visitor.line.close()
    return len(visitor.ask(path)[1])


def main() -> None:
    with (
        TemporaryDirectory(prefix="paraph-bench-") as folder,
        opened(Path(folder) / "house", 30) as place,
    ):
        print(f"{machine()}\n\n{grid(list(rows(sys.argv[1], place)))}")


if __name__ == "__main__":
    main()
