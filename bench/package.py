"""The package search beside CP-SAT, HiGHS and MaxSAT, each by itself on the same problem.

    python -m bench.package            two problems of each class: about a quarter of an hour
    python -m bench.package --quick    one problem each, a tenth of the time

Every solver gets the problem after our reduction, all three stages to solve (MaxSAT: the first
stage only, which is the hard one), and the same limit.  *Proven* is the time until nothing better
is possible; where nobody gets there, the gap of the largest burden is compared instead.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from bench.measuring import Outcome, run
from bench.report import Row, figure, grid, machine, seconds
from bench.scale import FULL, QUICK, Scale
from pysat.card import ITotalizer
from pysat.examples.rc2 import RC2
from pysat.formula import WCNF
from tests.negotiation.package.problems import larger_problem

from paraph.negotiation.package import Problem, problem_of
from paraph.negotiation.package.cpsat import ask_cpsat
from paraph.negotiation.package.highs import ask_highs
from paraph.negotiation.package.logic import Logic
from paraph.negotiation.package.question import Aim, Question, Reply
from paraph.negotiation.package.reduction import Reduced, reduce_problem
from paraph.negotiation.package.search import search

Engine = Callable[[Question, float], Reply]


@dataclass(frozen=True, slots=True)
class Class:
    """Problems of one shape, and the seconds that each solver gets."""

    name: str
    make: Callable[[int], Problem]
    limit: float


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a solver came: proven to the end, and the bound and value of the largest burden."""

    proven: bool
    bound: int
    value: int | None

    @property
    def percent(self) -> float:
        """The gap of the largest burden in per cent of its value."""
        return 100.0 if self.value is None else 100 * (self.value - self.bound) / self.value


def made(*size: int, **shape: float) -> Callable[[int], Problem]:
    return lambda seed: problem_of(larger_problem(seed, *size, **shape))  # type: ignore[arg-type]


CLASSES: Final = (
    Class("20 × 60, loose", made(20, 60), 20),
    Class("20 × 60, dense", made(20, 60, positions=60), 20),
    Class("20 × 60, dense, hardliners", made(20, 60, positions=60, hardliners=2), 20),
    Class("20 × 60, 5 % conditional", made(20, 60, conditional=0.05), 20),
    Class("20 × 60, dense, 5 % conditional", made(20, 60, positions=60, conditional=0.05), 20),
    Class("200 × 500, many red lines", made(200, 500, conditional=0.2, red=0.3), 20),
    Class("200 × 500, few red lines", made(200, 500, conditional=0.2, red=0.002), 20),
    Class("200 × 500, no conditions", made(200, 500), 30),
)

TRIAL: Final = (Class("6 × 10, loose", made(6, 10), 30),)
"""A problem so small that everybody solves it at once."""

MAXSAT_GRACE: Final = 2.0
"""RC2 cannot be told to stop: it is killed so many seconds after the limit."""


def clock(limit: float) -> Callable[[], float]:
    end = time.monotonic() + limit
    return lambda: end - time.monotonic()


def ours(problem: Problem, limit: float) -> Reached:
    answer = search(problem, clock(limit))
    assert answer.package is not None
    value = answer.package.objective.largest
    return Reached(answer.optimal, answer.gap.bound[0] if answer.gap else value, value)


def alone(engine: Engine, problem: Problem, limit: float) -> Reached:
    """One solver on all three stages."""
    left = clock(limit)
    reduced = reduce_problem(problem)
    assert reduced is not None
    hint = first_choice(problem, reduced)
    largest, _, _ = reduced.objective(hint)
    reply = engine(Question(reduced, Aim.SMALLEST_LARGEST, largest, hint=hint), left())
    hint = reply.chosen or hint
    largest = reduced.objective(hint)[0]
    if not reply.settled:
        return Reached(proven=False, bound=max(reply.bound or 0, 0), value=largest)
    reply = engine(Question(reduced, Aim.FEWEST_BEARERS, largest, hint=hint), left())
    if not reply.settled:
        return Reached(proven=False, bound=largest, value=largest)
    hint = reply.chosen or hint
    bearers = reduced.objective(hint)[1]
    reply = engine(Question(reduced, Aim.SMALLEST_TOTAL, largest, bearers, hint=hint), left())
    return Reached(reply.settled, largest, largest)


def first_choice(problem: Problem, reduced: Reduced) -> tuple[int, ...]:
    logic = Logic(problem, lambda: 60.0)
    choice = logic.choice(logic.positions)
    assert choice is not None
    return reduced.numbers(choice)


def maxsat(problem: Problem, _limit: float) -> Reached:
    """RC2 on the first stage: a totalizer for each delegation, one soft clause for each level."""
    reduced = reduce_problem(problem)
    assert reduced is not None
    highest = reduced.objective(first_choice(problem, reduced))[0]
    formula = WCNF()
    for group in reduced.groups:
        formula.append([one + 1 for one in group])
        formula.extend([[-a - 1, -b - 1] for a in group for b in group if a < b])
    formula.extend([[-one - 1, other + 1] for one, other in reduced.needs])
    top = len(reduced.arms)
    levels = list(range(top + 1, top + highest + 2))
    top = levels[-1]
    formula.extend([[-levels[n + 1], levels[n]] for n in range(len(levels) - 1)])
    for row, base in zip(reduced.costs.tolist(), reduced.base.tolist(), strict=True):
        least = sum(min(row[one] for one in group) for group in reduced.groups)
        heavy = [
            one + 1
            for group in reduced.groups
            for one in group
            for _ in range(row[one] - min(row[other] for other in group))
        ]
        room = highest - base - least
        known = max(0, base + least)
        formula.extend([[levels[n]] for n in range(known)])
        if not heavy:
            continue
        count = ITotalizer(heavy, ubound=min(room, len(heavy) - 1), top_id=top)
        top = max(top, count.top_id)
        formula.extend(count.cnf.clauses)
        formula.extend([[-out, levels[known + n]] for n, out in enumerate(count.rhs) if n <= room])
        count.delete()
    for level in levels:
        formula.append([-level], weight=1)
    with RC2(formula) as solver:
        model = solver.compute()
        assert model is not None
        value = int(solver.cost)
    return Reached(proven=True, bound=value, value=value)


PEERS: Final[tuple[tuple[str, Callable[[Problem, float], Reached]], ...]] = (
    ("CP-SAT, 8 workers", lambda problem, limit: alone(ask_cpsat, problem, limit)),
    ("HiGHS", lambda problem, limit: alone(ask_highs, problem, limit)),
    ("MaxSAT (RC2), first stage", maxsat),
)


def rows(scale: Scale) -> Iterator[Row]:
    """One row for each class, problem and peer."""
    for kind in CLASSES if scale.problems else TRIAL:
        limit = kind.limit * scale.package_patience
        for seed in range(1, max(1, scale.problems) + 1):
            problem = kind.make(seed)
            mine = measured(ours, problem, limit)
            for name, peer in PEERS:
                what = f"{kind.name}, problem {seed}"
                yield compared(what, name, mine, measured(peer, problem, limit), limit)


def measured(
    solve: Callable[[Problem, float], Reached], problem: Problem, limit: float
) -> tuple[Outcome, Reached | None]:
    """The seconds that one solver took in a process of its own, and how far it came."""
    kept: list[Reached] = []

    def call() -> Reached:
        kept[:] = [solve(problem, limit)]
        return kept[0]

    outcome = run(call, limit + MAXSAT_GRACE, judge=lambda reached: reached)
    return outcome, outcome.verdict


def compared(
    what: str,
    name: str,
    mine: tuple[Outcome, Reached | None],
    theirs: tuple[Outcome, Reached | None],
    limit: float,
) -> Row:
    (our_time, our_end), (their_time, their_end) = mine, theirs
    if our_end is None:
        return Row(what, our_time.failure, name)
    if their_end is None:
        return Row(what, told(our_time, our_end), f"{name} {their_time.failure}")
    if our_end.proven:
        known = their_end.proven
        ratio = (their_time.seconds if known else limit) / our_time.seconds
        return Row(what, told(our_time, our_end), f"{name} {told(their_time, their_end)}", ratio,
                   at_least=not known)  # fmt: skip
    ratio = their_end.percent / our_end.percent if our_end.percent else float("inf")
    return Row(what, told(our_time, our_end), f"{name} {told(their_time, their_end)}", ratio,
               note="ratio of the gaps")  # fmt: skip


def told(time_taken: Outcome, reached: Reached) -> str:
    if reached.proven:
        return f"proven in {seconds(time_taken.seconds)}"
    if reached.value == reached.bound:
        return f"largest {reached.value} proven, not the rest"
    return f"{reached.value}, bound {reached.bound} ({figure(reached.percent)} %)"


def main() -> None:
    print(f"{machine()}\nA ratio above 1 means that Paraph is ahead.\n")
    print(grid(rows(QUICK if "--quick" in sys.argv else FULL)))


if __name__ == "__main__":
    main()
