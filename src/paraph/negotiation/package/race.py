"""Two engines on one question: whoever answers first stops the other."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from threading import Event

from paraph.negotiation.package.question import Question, Reply

Engine = Callable[[Question, float, Event], Reply]


def ask(question: Question, seconds: float, engines: Sequence[Engine]) -> Reply:
    """The first final answer of any engine, or the best of what all have when the time is out."""
    if seconds <= 0:
        return Reply(settled=False)
    stop = Event()
    patience = seconds if math.isfinite(seconds) else None
    with ThreadPoolExecutor(len(engines)) as pool:
        running = {pool.submit(engine, question, seconds, stop) for engine in engines}
        replies: list[Reply] = []
        try:
            while running:
                done, running = wait(running, patience, FIRST_COMPLETED)
                if not done:
                    stop.set()
                    patience = None
                replies += [one.result() for one in done]
                if final := next((one for one in replies if one.settled), None):
                    return final
        finally:
            stop.set()
    return _together(question, replies)


def _together(question: Question, replies: Sequence[Reply]) -> Reply:
    """The best choice and the best bound of several unfinished answers."""
    chosen = [one.chosen for one in replies if one.chosen is not None]
    bounds = [one.bound for one in replies if one.bound is not None]
    best = min(chosen, key=question.reduced.objective, default=None)
    return Reply(settled=False, chosen=best, bound=max(bounds, default=None))
