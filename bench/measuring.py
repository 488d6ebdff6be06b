"""Clocks: what two ways of doing one thing cost, side by side, and what a whole process costs.

Every call runs in a child of its own, forked after everything is imported: a call that takes too
long can be stopped, and none profits from what another left in memory.  Two calls are measured in
turn (A B A B …); the ratio is the median of the ratios of the turns, so that a machine that slows
down slows down both.
"""

from __future__ import annotations

import gc
import json
import math
import multiprocessing
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from typing import Any, Final

SHORT: Final = 0.05
"""A call that takes fewer seconds is repeated for twice as long, and the middle is kept."""

REPEATS: Final = 1_000

MEMORY: Final = 8 << 30
"""So many bytes a measured call may take before it counts as out of memory."""

SLOW: Final = 4.0
"""A call that takes longer than this many seconds is measured once only."""

PATIENCE: Final = 900
"""Seconds after which a whole process is given up."""

Call = Callable[[], Any]
Judge = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one call: its seconds, or why there are none; and what the judge said of it."""

    seconds: float = math.inf
    verdict: Any = None
    failure: str = ""


def run(call: Call, limit: float, judge: Judge | None = None) -> Outcome:
    """Run ``call`` in a child, and let ``judge`` look at its answer there, outside the time."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_in_child, args=(call, judge, theirs))
    process.start()
    theirs.close()
    try:
        if not ours.poll(limit):
            return Outcome(failure=f"> {limit:.0f} s")
        made: Outcome = ours.recv()
        if made.failure or judge is None:
            return made
        if not ours.poll(max(limit, 60)):
            return made
        return Outcome(made.seconds, ours.recv())
    except EOFError:
        return Outcome(failure="died")
    finally:
        process.kill()
        process.join()


def _in_child(call: Call, judge: Judge | None, pipe: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    gc.collect()
    try:
        seconds, answer = _timed(call)
        pipe.send(Outcome(seconds))
        if judge:
            pipe.send(judge(answer))
    except MemoryError:
        pipe.send(Outcome(failure="out of memory"))
    except Exception as error:  # noqa: BLE001 - whatever a peer raises is its result
        pipe.send(Outcome(failure=f"fails: {type(error).__name__}"))


def _timed(call: Call) -> tuple[float, Any]:
    start = time.perf_counter()
    answer = call()
    first = time.perf_counter() - start
    if first >= SHORT:
        return first, answer
    laps: list[float] = []
    while sum(laps) < 2 * SHORT and len(laps) < REPEATS:
        start = time.perf_counter()
        call()
        laps.append(time.perf_counter() - start)
    return median(laps), answer


@dataclass(frozen=True, slots=True)
class Pair:
    """Two calls side by side: their middle seconds, and how many times as fast as B A is."""

    ours: Outcome
    theirs: Outcome
    ratio: float
    at_least: bool = False


def side_by_side(
    ours: Call, theirs: Call, *, rounds: int, limit: float, judge: Judge | None = None
) -> Pair:
    """Measure two calls in turn.  One that fails or does not end is tried once: a lower bound."""
    other = run(theirs, limit, judge)
    turns: list[tuple[float, float]] = []
    verdict = other.verdict
    for turn in range(rounds):
        mine = run(ours, 10 * limit)
        if mine.failure:
            return Pair(mine, other, math.nan)
        if turn and other.seconds < SLOW:
            other = run(theirs, limit)
        turns.append((mine.seconds, other.seconds))
    seconds = median(one for one, _ in turns)
    if other.failure:
        endless = other.failure.startswith(">")
        return Pair(Outcome(seconds), other, limit / seconds if endless else math.nan, endless)
    return Pair(
        Outcome(seconds),
        Outcome(median(two for _, two in turns), verdict),
        median(two / one for one, two in turns),
    )


@dataclass(frozen=True, slots=True)
class Costs:
    """What a whole process cost: seconds on the wall, seconds of processor, bytes at its peak."""

    wall: float
    processor: float
    memory: int


def whole_process(command: Sequence[str], folder: Path, codes: Sequence[int] = (0,)) -> Costs:
    """Run a command from start-up to its end.

    Raises:
        RuntimeError: if the command fails; with what it said.
    """
    launcher = Path(__file__).with_name("launcher.py")
    made = subprocess.run(
        [sys.executable, "-I", "-S", str(launcher), *command],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    costs = json.loads(made.stdout)
    if costs.pop("code") not in codes:
        message = f"{' '.join(command[:6])} …: {made.stderr[-300:]}"
        raise RuntimeError(message)
    return Costs(**costs)


def middle(costs: Sequence[Costs]) -> Costs:
    """The middle of several runs, number by number; of memory, the largest."""
    return Costs(
        median(one.wall for one in costs),
        median(one.processor for one in costs),
        max(one.memory for one in costs),
    )
