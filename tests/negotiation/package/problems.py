"""Made-up problems, seeded; and brute force, straight from the definition in issue 4."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from typing import Any

Plain = dict[str, Any]

BURDEN = {"support": 0, "accept": 1, "reserve": 4}
STANCES = ["support", "accept", "reserve"]
EXTREMES = ["support", "reserve"]


def small_problem(seed: int) -> Plain:
    """Up to four delegations and four brackets with whatever can be said about them."""
    chance = random.Random(seed)  # noqa: S311 - repeatable input, no secrets
    delegations = [f"d{number}" for number in range(chance.randint(0, 4))]
    brackets = {
        f"b{number}": [f"a{arm}" for arm in range(chance.randint(1, 3))]
        for number in range(chance.randint(0, 4))
    }
    arms = [(bracket, arm) for bracket in brackets for arm in brackets[bracket]]
    places = [(delegation, *arm) for delegation in delegations for arm in arms]
    chosen = chance.sample(places, chance.randint(0, len(places)))
    red = chance.choice([0.0, 0.1, 0.4])
    positions = []
    for delegation, bracket, arm in chosen:
        stance = "oppose" if chance.random() < red else chance.choice(STANCES)
        said: Plain = {"delegation": delegation, "bracket": bracket, "arm": arm, "stance": stance}
        if chance.random() < 0.3:
            wanted = chance.choices(arms, k=chance.randint(1, 2))
            said["if"] = [{"bracket": one, "arm": other} for one, other in wanted]
        positions.append(said)
    fixed = dict([chance.choice(arms)]) if arms and chance.random() < 0.2 else {}
    return {
        "delegations": delegations,
        "brackets": brackets,
        "positions": positions,
        "fixed": fixed,
    }


def larger_problem(  # noqa: PLR0913 - a shape has these measures
    seed: int,
    delegations: int,
    brackets: int,
    *,
    positions: int = 20,
    conditional: float = 0.0,
    red: float = 0.0,
    hardliners: int = 0,
) -> Plain:
    """A problem with a planted package: so many positions for each bracket of three arms.

    Hardliners support or reserve, whatever the arm.
    """
    chance = random.Random(seed)  # noqa: S311 - repeatable input, no secrets
    names = [f"d{number:03}" for number in range(delegations)]
    arms = {f"b{number:03}": ["x", "y", "none"] for number in range(brackets)}
    planted = {bracket: chance.choice(arms[bracket]) for bracket in arms}
    said: list[Plain] = []
    for bracket, own in arms.items():
        places = [(name, arm) for name in names for arm in own]
        for name, arm in chance.sample(places, min(positions, len(places))):
            good = planted[bracket] == arm
            stance = "oppose" if chance.random() < red and not good else chance.choice(STANCES)
            one: Plain = {"delegation": name, "bracket": bracket, "arm": arm, "stance": stance}
            if stance != "oppose" and chance.random() < conditional:
                other = chance.choice(list(arms))
                wanted = planted[other] if good else chance.choice(arms[other])
                one["if"] = [{"bracket": other, "arm": wanted}]
            said.append(one)
    hard = set(names[:hardliners])
    said = [one for one in said if one["delegation"] not in hard]
    said += [
        {"delegation": name, "bracket": bracket, "arm": arm, "stance": chance.choice(EXTREMES)}
        for name in sorted(hard)
        for bracket in arms
        for arm in arms[bracket]
    ]
    return {"delegations": names, "brackets": arms, "positions": said, "fixed": {}}


def burdens(problem: Plain, choice: dict[str, str], positions: Sequence[Plain]) -> list[int] | None:
    """What a choice costs each delegation, or None if somebody opposes it."""
    burden = dict.fromkeys(problem["delegations"], len(problem["brackets"]))
    for one in positions:
        if choice[one["bracket"]] != one["arm"]:
            continue
        unmet = any(choice[want["bracket"]] != want["arm"] for want in one.get("if", []))
        if one["stance"] == "oppose" or unmet:
            return None
        burden[one["delegation"]] += BURDEN[one["stance"]] - 1
    return list(burden.values())


def brute_force(
    problem: Plain, positions: Sequence[Plain] | None = None
) -> tuple[tuple[int, int, int], tuple[str, ...]] | None:
    """The best objective and, of all best choices, the first; None if there is no package."""
    said = problem["positions"] if positions is None else positions
    brackets = sorted(problem["brackets"])
    found = []
    for arms in itertools.product(*(sorted(problem["brackets"][one]) for one in brackets)):
        choice = dict(zip(brackets, arms, strict=True))
        if any(choice[bracket] != arm for bracket, arm in problem["fixed"].items()):
            continue
        costs = burdens(problem, choice, said)
        if costs is not None:
            largest = max(costs, default=0)
            found.append(((largest, costs.count(largest), sum(costs)), arms))
    return min(found, default=None)


def all_burdens(problem: Plain) -> set[tuple[int, ...]]:
    """The burdens of every package, delegation by delegation."""
    brackets = list(problem["brackets"])
    found = set()
    for arms in itertools.product(*problem["brackets"].values()):
        choice = dict(zip(brackets, arms, strict=True))
        if all(choice[bracket] == arm for bracket, arm in problem["fixed"].items()):
            costs = burdens(problem, choice, problem["positions"])
            if costs is not None:
                found.add(tuple(costs))
    return found
