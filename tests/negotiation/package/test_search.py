"""The search against brute force, against a second solver, and against itself."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from threading import Event
from typing import Any

import msgspec
import numpy as np
import pytest
from tests.negotiation.package.problems import (
    all_burdens,
    brute_force,
    larger_problem,
    small_problem,
)

from paraph.negotiation.package import Answer, Position, problem_of, stages
from paraph.negotiation.package.concession import cheapest_concession, lesser_positions
from paraph.negotiation.package.highs import ask_highs
from paraph.negotiation.package.maximal import maximal_packages
from paraph.negotiation.package.pricing import ask_prices
from paraph.negotiation.package.pricing_shape import Shape
from paraph.negotiation.package.question import Aim, Question
from paraph.negotiation.package.reduction import Reduced, reduce_problem
from paraph.negotiation.package.search import search, unlimited
from paraph.negotiation.package.verification import verify
from paraph.values.errors import Inadmissible

Plain = dict[str, Any]

BLOCKS = [0, *(pytest.param(first, marks=pytest.mark.slow) for first in (500, 1000, 1500))]
"""The first of each 500 problems; ``./run quick`` tries the first 500."""
ABLATED = {"as it is": 1.5, "without CP-SAT": 0.0}


def plain(position: Position) -> Plain:
    found: Plain = msgspec.to_builtins(position)
    return found


def assert_as_brute_force(problem: Plain, answer: Answer) -> None:
    """The answer is what brute force finds, or its conflict is one and irreducible."""
    expected = brute_force(problem)
    if expected is None:
        conflict = [plain(one) for one in answer.conflict]
        assert answer.status == "impossible"
        assert brute_force(problem, conflict) is None
        for place in range(len(conflict)):
            assert brute_force(problem, conflict[:place] + conflict[place + 1 :]) is not None
        return
    assert answer.package is not None
    assert answer.optimal
    assert answer.package.objective == expected[0]
    choice = answer.package.choice
    assert answer.canonical
    assert tuple(choice[bracket] for bracket in sorted(choice)) == expected[1]


@pytest.mark.parametrize("seconds", ABLATED.values(), ids=ABLATED.keys())
@pytest.mark.parametrize("first", BLOCKS)
def test_small_problems_are_solved_as_by_brute_force(
    first: int, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Objective, choice and conflict are those of brute force, with either engine."""
    monkeypatch.setattr(stages, "_SOON_WHEN_SMALL", seconds)
    for seed in range(first, first + 500):
        problem = small_problem(seed)
        assert_as_brute_force(problem, search(problem_of(problem)))


def best_by_highs(reduced: Reduced) -> tuple[int, int, int]:
    """The optimum by HiGHS alone, stage after stage from the bottom up."""
    largest = int(reduced.base.max())
    while ask_highs(Question(reduced, Aim.ANY, largest), math.inf).chosen is None:
        largest += 1
    reply = ask_highs(Question(reduced, Aim.FEWEST_BEARERS, largest), math.inf)
    assert reply.settled
    assert reply.chosen is not None
    bearers = reduced.objective(reply.chosen)[1]
    reply = ask_highs(Question(reduced, Aim.SMALLEST_TOTAL, largest, bearers), math.inf)
    assert reply.settled
    assert reply.chosen is not None
    return reduced.objective(reply.chosen)


MEDIUM = {
    "loose": {"positions": 12},
    "a few conditions": {"positions": 12, "conditional": 0.05},
    "many conditions": {"positions": 12, "conditional": 0.3},
    "red lines": {"positions": 12, "conditional": 0.2, "red": 0.3},
    "a stance on every arm": {"positions": 24},
    "hardliners": {"positions": 24, "conditional": 0.05, "hardliners": 2},
}


@pytest.mark.slow
@pytest.mark.parametrize("shape", MEDIUM.values(), ids=MEDIUM.keys())
@pytest.mark.parametrize("seed", range(3))
def test_medium_problems_are_solved_as_by_another_solver(seed: int, shape: Plain) -> None:
    """HiGHS alone, on its own formulation, finds the same optimum."""
    problem = problem_of(larger_problem(seed, 8, 20, **shape))
    reduced = reduce_problem(problem)
    answer = search(problem)
    assert reduced is not None
    assert answer.package is not None
    assert answer.optimal
    expected = best_by_highs(reduced) if reduced.groups else reduced.objective(())
    assert tuple(answer.package.objective) == expected


@pytest.mark.parametrize("shape", MEDIUM.values(), ids=MEDIUM.keys())
def test_branch_and_price_refutes_what_is_below_the_optimum(shape: Plain) -> None:
    """Our own engine keeps the optimum and refutes the burden below it."""
    problem = problem_of(larger_problem(7, 8, 20, **shape))
    reduced = reduce_problem(problem)
    package = search(problem).package
    assert reduced is not None
    assert package is not None
    largest = package.objective.largest
    if not reduced.groups:
        assert reduced.objective(())[0] == largest
        return
    none = np.zeros(0)
    kept = ask_prices(Question(reduced, Aim.ANY, largest), none, Event())
    below = ask_prices(Question(reduced, Aim.ANY, largest - 1), none, Event())
    assert kept.settled
    assert kept.chosen is not None
    assert reduced.objective(kept.chosen)[0] <= largest
    assert below.settled
    assert below.chosen is None


@pytest.mark.slow
@pytest.mark.parametrize("positions", [20, 60])
@pytest.mark.parametrize("conditional", [0.0, 0.05])
def test_twenty_delegations_and_sixty_brackets_are_proven(
    positions: int, conditional: float
) -> None:
    """Loose problems of that size are solved to the end, with a stance on every arm too."""
    problem = problem_of(larger_problem(1, 20, 60, positions=positions, conditional=conditional))
    answer = search(problem)
    assert answer.optimal
    assert answer.canonical
    assert answer.gap is None


def test_a_delegation_cannot_bear_what_its_burdens_do_not_add_up_to() -> None:
    """Where arms cost 4 apart, a cap between two sums is one of the lower sum."""
    heavy = Reduced(
        settled={},
        arms=(("b1", "x"), ("b1", "y"), ("b2", "x"), ("b2", "y")),
        groups=((0, 1), (2, 3)),
        needs=(),
        costs=np.array([[0, 4, 4, 8]]),
        base=np.array([1]),
        counts=np.array([1]),
    )
    assert [Shape(heavy).reachable(cap).tolist() for cap in (12, 13, 4, 0)] == [
        [8],
        [12],
        [-1],
        [-1],
    ]


def test_an_answer_that_is_not_the_first_of_its_kind_is_told_as_such(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without time to look for the first of all optimal choices, the answer is not canonical."""
    monkeypatch.setattr(stages, "_POLISH", 0.0)
    answer = search(problem_of(larger_problem(3, 6, 10)), lambda: 60.0)
    assert answer.optimal
    assert not answer.canonical


def test_many_red_lines_are_proven_at_once() -> None:
    """200 delegations, 500 brackets, many red lines and conditions: optimal, well below 5 s."""
    problem = problem_of(larger_problem(1, 200, 500, conditional=0.2, red=0.3))
    clock = iter(range(10_000))
    answer = search(problem, lambda: 60.0 - next(clock) * 1e-3)
    assert answer.optimal


def test_a_time_limit_leaves_a_package_and_its_gap() -> None:
    """When the time is over at once there is a verified package and a proven bound."""
    problem = problem_of(larger_problem(1, 20, 60))
    answer = search(problem, lambda: 0.0)
    assert answer.package is not None
    assert answer.status == "possible"
    assert not answer.optimal
    assert answer.gap is not None
    assert answer.gap.bound[0] <= answer.package.objective.largest
    assert verify(problem, answer.package.choice) == answer.package


# --- What must not change an answer ---------------------------------------------------------------


def shuffled(problem: Plain, seed: int) -> Plain:
    chance = random.Random(seed)  # noqa: S311 - repeatable input, no secrets

    def mixed(things: Any) -> list[Any]:  # noqa: ANN401 - whatever a list holds
        return chance.sample(list(things), len(things))

    return {
        "delegations": mixed(problem["delegations"]),
        "brackets": {one: mixed(problem["brackets"][one]) for one in mixed(problem["brackets"])},
        "positions": [
            one | ({"if": mixed(one["if"])} if "if" in one else {})
            for one in mixed(problem["positions"])
        ],
        "fixed": problem["fixed"],
    }


@pytest.mark.parametrize("seed", range(40))
def test_the_order_of_the_input_changes_nothing(seed: int) -> None:
    """Choice, burdens and conflict are the same for any order of all lists."""
    problem = small_problem(seed)
    one, two = search(problem_of(problem)), search(problem_of(shuffled(problem, seed)))
    assert one.package == two.package

    def unordered(answer: Answer) -> set[tuple[str, frozenset[Any]]]:
        return {
            (str(p).partition(" only if ")[0], frozenset(p.conditions)) for p in answer.conflict
        }

    assert unordered(one) == unordered(two)


def renamed(problem: Plain) -> Plain:
    text = msgspec.json.encode(problem).decode()
    for letter in "dba":
        for number in range(5):
            text = text.replace(f'"{letter}{number}"', f'"{letter.upper()}{9 - number}"')
    found: Plain = msgspec.json.decode(text)
    return found


def with_indifferent(problem: Plain) -> Plain:
    return problem | {"delegations": [*problem["delegations"], "indifferent"]}


def with_unused_bracket(problem: Plain) -> Plain:
    return problem | {"brackets": problem["brackets"] | {"unused": ["x"]}}


@pytest.mark.parametrize("seed", range(60))
def test_names_and_bystanders_change_nothing(seed: int) -> None:
    """Other names give the same objective; a bystander and an idle bracket only add their ones."""
    problem = small_problem(seed)
    before = search(problem_of(problem))
    assert search(problem_of(renamed(problem))).status == before.status
    if before.package is None:
        return
    objective = before.package.objective
    other = search(problem_of(renamed(problem))).package
    more = search(problem_of(with_indifferent(problem))).package
    idle = search(problem_of(with_unused_bracket(problem))).package
    assert other is not None
    assert more is not None
    assert idle is not None
    assert other.objective == objective
    assert more.objective.largest == max(objective.largest, len(problem["brackets"]))
    count = len(problem["delegations"])
    expected = (objective.largest + (count > 0), objective.bearers, objective.total + count)
    assert tuple(idle.objective) == expected


@pytest.mark.parametrize("seed", range(60))
def test_opposition_never_helps_and_fixing_the_best_keeps_it(seed: int) -> None:
    """One more red line makes nothing possible or better; what is best stays best when fixed."""
    problem = small_problem(seed)
    before = search(problem_of(problem))
    if before.package is not None:
        fixed = search(problem_of(problem | {"fixed": dict(before.package.choice)}))
        assert fixed.package == before.package
    if not (problem["delegations"] and problem["brackets"]):
        return
    name, (bracket, arms) = problem["delegations"][0], next(iter(problem["brackets"].items()))
    no = {"delegation": name, "bracket": bracket, "arm": arms[0], "stance": "oppose"}
    rest = [one for one in problem["positions"] if (one["delegation"], one["bracket"], one["arm"])
            != (name, bracket, arms[0])]  # fmt: skip
    softer = search(problem_of(problem | {"positions": rest}))
    harder = search(problem_of(problem | {"positions": [*rest, no]}))
    if harder.package is not None:
        assert softer.package is not None
        assert softer.package.objective <= harder.package.objective


# --- Beyond the best package ----------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(80))
def test_maximal_packages_are_those_that_nobody_can_better(seed: int) -> None:
    """The list is the set of undominated burdens of brute force, the best package first."""
    problem = small_problem(seed)
    best = search(problem_of(problem)).package
    if best is None:
        assert not all_burdens(problem)
        return
    packages, complete = maximal_packages(problem_of(problem), best, 1000, unlimited)
    burdens = all_burdens(problem)
    undominated = {
        one
        for one in burdens
        if not any(
            other != one and all(a <= b for a, b in zip(other, one, strict=True))
            for other in burdens
        )
    }
    found = [tuple(one.burden.values()) for one in packages]
    assert complete
    assert len(found) == len(set(found))
    assert set(found) == undominated
    assert packages[0] == best


def changes(problem: Plain) -> list[tuple[tuple[int, int, int], Plain]]:
    """Every single concession of the whole problem with the objective that it unlocks."""
    found = []
    for place, one in enumerate(problem["positions"]):
        position = msgspec.convert(one, Position)
        for instead in lesser_positions(position):
            changed = list(problem["positions"])
            changed[place] = plain(instead)
            best = brute_force(problem, changed)
            if best is not None:
                found.append((best[0], one))
    return found


@pytest.mark.parametrize(
    "seed", [seed for seed in range(900) if brute_force(small_problem(seed)) is None]
)
def test_the_cheapest_concession_is_the_cheapest_of_all(seed: int) -> None:
    """No single concession, in the conflict or outside of it, unlocks a better package."""
    problem = small_problem(seed)
    read = problem_of(problem)
    found = cheapest_concession(read, search(read).conflict, unlimited)
    expected = min((objective for objective, _ in changes(problem)), default=None)
    if found is None:
        assert expected is None
        return
    assert found.answer.package is not None
    assert tuple(found.answer.package.objective) == expected


def test_verification_names_what_is_broken() -> None:
    """A choice that is none is refused, with the reason."""
    problem = problem_of(
        {
            "delegations": ["Fiji"],
            "brackets": {"b1": ["x", "y"], "b2": ["x"]},
            "positions": [{"delegation": "Fiji", "bracket": "b1", "arm": "x", "stance": "oppose"}],
            "fixed": {"b2": "x"},
        }
    )
    refusals: dict[str, dict[str, str]] = {
        "Fiji opposes b1=x": {"b1": "x", "b2": "x"},
        "b2": {"b1": "y"},
        "no arm z": {"b1": "z", "b2": "x"},
    }
    check: Callable[[dict[str, str]], object] = lambda choice: verify(problem, choice)  # noqa: E731
    for words, choice in refusals.items():
        with pytest.raises(Inadmissible, match=words):
            check(choice)
