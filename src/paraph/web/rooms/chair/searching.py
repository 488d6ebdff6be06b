"""The package search beside the pages: one search at a time, in a thread of its own.

A search is made from what its seat sees and is kept for that seat alone: what was told to the chair
in confidence shows in no package that anybody else is given.
"""

from __future__ import annotations

import json
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from paraph.negotiation.audience import Seen
from paraph.negotiation.package import Answer, Problem, Status, doubts, problem_of
from paraph.negotiation.problem import problem
from paraph.web import house
from paraph.web.accounts.roles import Role

if TYPE_CHECKING:
    from paraph.negotiation.package.concession import Concession
    from paraph.negotiation.package.logic import SecondsLeft

LIMITS: Final = (5, 20, 60)
"""How many seconds a search may take."""

PATIENCE: Final = 1.5
"""So long, in seconds, a page waits for a search before it says that it is under way."""

_KEPT: Final = 64
"""Of so many seats and texts the last search is kept."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: the problem, its answer, and what would unlock it if there is none."""

    problem: Problem
    answer: Answer
    doubts: tuple[str, ...] = ()
    concession: Concession | None = None


@dataclass(frozen=True, slots=True)
class Search:
    """A search: of which problem, begun when, for at most so many seconds."""

    posed: str
    begun: datetime
    limit: int
    future: Future[Found]

    @property
    def found(self) -> Found | None:
        """What it found; nothing yet while it is under way."""
        return self.future.result() if self.future.done() else None

    def wait(self) -> None:
        """Wait a little, for most searches end at once."""
        wait([self.future], timeout=PATIENCE)


_pool: Final = ThreadPoolExecutor(max_workers=1, thread_name_prefix="package")
_searches: Final[dict[tuple[str, str, str], Search]] = {}
_lock: Final = Lock()


def posed(seen: Seen) -> str:
    """The open questions of a text as a viewer sees them: the same text for the same questions."""
    return json.dumps(problem(seen), ensure_ascii=False, sort_keys=True)


def begin(seen: Seen, role: Role, limit: int) -> Search:
    """Begin a search; the same one goes on if it is under way already."""
    question, key = posed(seen), _key(seen.name, role)
    with _lock:
        known = _searches.get(key)
        if known is not None and known.posed == question and not known.future.done():
            return known
        if known is not None:
            known.future.cancel()
        future = _pool.submit(_sought, json.loads(question), limit)
        made = Search(question, house.now(), limit, future)
        _searches.pop(key, None)
        _searches[key] = made
        while len(_searches) > _KEPT:
            _searches.pop(next(iter(_searches))).future.cancel()
    return made


def last(text: str, role: Role) -> Search | None:
    """The last search of a seat on a text."""
    with _lock:
        return _searches.get(_key(text, role))


def _key(text: str, role: Role) -> tuple[str, str, str]:
    return house.secretariat().record.origin, role.viewer.name, text


def _sought(content: dict[str, Any], limit: int) -> Found:
    """The answer, and the cheapest concession if there is none; each within the limit."""
    from paraph.negotiation.package.concession import cheapest_concession
    from paraph.negotiation.package.search import search

    posed = problem_of(content)
    answer = search(posed, _clock(limit))
    unlocks = None
    if answer.status is Status.IMPOSSIBLE:
        unlocks = cheapest_concession(posed, answer.conflict, _clock(limit))
    return Found(posed, answer, doubts(posed), unlocks)


def _clock(limit: float) -> SecondsLeft:
    end = monotonic() + limit
    return lambda: end - monotonic()
