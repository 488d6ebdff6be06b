"""The command ``paraph package``: what everybody can live with, or who blocks it and why."""

from __future__ import annotations

import json
import os
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from paraph.negotiation.package.concession import Concession
    from paraph.negotiation.package.logic import SecondsLeft
    from paraph.negotiation.package.model import Answer, Package, Problem


@click.command()
@click.argument("problem")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    metavar="S",
    help="Seconds after which the best answer so far is told, with its gap.",
)
@click.option(
    "--maximal",
    type=click.IntRange(min=1),
    metavar="N",
    help="Also list up to N packages that nobody could improve without burdening another.",
)
@click.option(
    "--concession",
    is_flag=True,
    help="If there is no package: find the single concession that unlocks the best one.",
)
def package(
    problem: str, as_json: bool, time_limit: float, maximal: int | None, concession: bool
) -> None:
    r"""Search the package that all can live with, or tell who blocks it.

    PROBLEM is a JSON file with delegations, brackets, positions and perhaps fixed choices; - is
    standard input. No arm is chosen that a delegation opposes; of what is left, the most burdened
    delegation is burdened least, by as few as possible, and then all together. A chosen arm
    burdens a delegation by 0 if it supports it, 1 if it can accept it or said nothing, and 4 if
    it reserves its position.

    \b
    paraph package charter.json
    paraph package charter.json --json --time-limit 10
    paraph package charter.json --concession
    """
    # The engine multiplies small matrices in threads of its own; more would stand in their way.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from paraph.cli.files import read_bytes
    from paraph.negotiation.package.plain import all_doubts, answer_json
    from paraph.negotiation.package.reading import doubts, read_problem
    from paraph.negotiation.package.search import search

    end = monotonic() + time_limit

    def seconds_left() -> float:
        return end - monotonic()

    read = read_problem(read_bytes(problem), "standard input" if problem == "-" else problem)
    answer = search(read, seconds_left)
    more = _more(read, answer, maximal, concession, seconds_left)
    notes = all_doubts(answer, doubts(read))
    if as_json:
        click.echo(json.dumps(answer_json(answer, notes) | more, ensure_ascii=False, indent=2))
        return
    _print_answer(read, answer, notes)
    _print_more(more)


def _more(
    read: Problem, answer: Answer, maximal: int | None, concession: bool, left: SecondsLeft
) -> dict[str, Any]:
    """What was asked for besides the answer, as JSON holds it."""
    from paraph.negotiation.package.concession import cheapest_concession
    from paraph.negotiation.package.maximal import maximal_packages
    from paraph.negotiation.package.model import Status
    from paraph.negotiation.package.plain import package_json

    more: dict[str, Any] = {}
    if maximal is not None and answer.package is not None:
        packages: tuple[Package, ...] = ()
        complete = False
        if answer.optimal:
            packages, complete = maximal_packages(read, answer.package, maximal, left)
        more["maximal"] = [package_json(one) for one in packages]
        more["maximal_complete"] = complete
    if concession and answer.status is Status.IMPOSSIBLE:
        more["concession"] = _plain_concession(cheapest_concession(read, answer.conflict, left))
    return more


def _plain_concession(found: Concession | None) -> dict[str, Any] | None:
    from paraph.negotiation.package.plain import package_json, position_json

    if found is None or found.answer.package is None:
        return None
    return {
        "position": position_json(found.position),
        "instead": position_json(found.instead),
        "says": f"{found.position} → {found.instead}",
        "optimal": found.answer.optimal,
    } | package_json(found.answer.package)


def _print_answer(read: Problem, answer: Answer, doubts: tuple[str, ...]) -> None:
    """The answer for people."""
    if answer.package is not None:
        _print_package(read, answer, answer.package)
    elif answer.conflict:
        click.echo("There is no package: these positions exclude each other.\n")
        for position in answer.conflict:
            click.echo(f"  {position}")
        named = {one.bracket for one in answer.conflict}
        named |= {one.bracket for position in answer.conflict for one in position.conditions}
        fixed = [f"{one}={arm}" for one, arm in sorted(read.fixed.items()) if one in named]
        if fixed:
            click.echo(f"\nFixed before: {', '.join(fixed)}.")
        if len(answer.conflict) > 1:
            click.echo("\nWithout any one of these positions, the others could be respected.")
    else:
        click.echo("The time ran out before a package was found or excluded.")
    for doubt in doubts:
        click.echo(f"\nNote: {doubt}")


def _print_package(read: Problem, answer: Answer, found: Package) -> None:
    from rich.console import Console
    from rich.table import Table

    largest, bearers, total = found.objective
    heading = "The best package" if answer.optimal else "The best package found in time"
    click.echo(f"{heading}: largest burden {largest}, borne by {bearers}; {total} in all.")
    if answer.gap is not None:
        click.echo(_gap_in_words(answer, found))
    grid = Table(box=None, pad_edge=False, padding=(0, 2), header_style="bold")
    for title in ("bracket", "arm", "supported by", "reserved by"):
        grid.add_column(title, overflow="fold")
    for bracket, arm in found.choice.items():
        said = _said(read, bracket, arm)
        fixed = " (fixed)" if bracket in read.fixed else ""
        grid.add_row(bracket, arm + fixed, _listed(said["support"]), _listed(said["reserve"]))
    click.echo()
    Console(highlight=False).print(grid, markup=False)
    most = sorted(name for name, one in found.burden.items() if one == largest)
    if most:
        click.echo(f"\nMost burdened ({largest}): {_listed(most)}.")


def _gap_in_words(answer: Answer, found: Package) -> str:
    assert answer.gap is not None
    stage = len(answer.gap.bound) - 1
    names = ("the largest burden", "the number of its bearers", "the sum of all burdens")
    return (
        f"Not proven to be the best: {names[stage]} is {found.objective[stage]} and cannot be "
        f"below {answer.gap.bound[stage]} ({answer.gap.percent} %)."
    )


def _said(read: Problem, bracket: str, arm: str) -> dict[str, list[str]]:
    """Who supports and who reserves on an arm; whoever does both reserves."""
    said: dict[str, set[str]] = {"support": set(), "reserve": set(), "accept": set()}
    for one in read.positions:
        if (one.bracket, one.arm) == (bracket, arm) and not one.is_red_line:
            said[one.stance].add(one.delegation)
    said["support"] -= said["reserve"] | said["accept"]
    return {stance: sorted(names) for stance, names in said.items()}


def _listed(names: list[str], most: int = 12) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _print_more(more: dict[str, Any]) -> None:
    """The maximal packages and the concession, for people."""
    if "maximal" in more:
        rest = "all of them" if more["maximal_complete"] else "there may be more"
        click.echo(f"\nMaximal packages: {len(more['maximal'])}, {rest}.")
        best = more["maximal"][0]["choice"] if more["maximal"] else {}
        for one in more["maximal"]:
            differs = [f"{name}={arm}" for name, arm in one["choice"].items() if best[name] != arm]
            largest, bearers, total = one["objective"]
            words = ", ".join(differs) if differs else "the best one"
            click.echo(f"  {largest} borne by {bearers}, {total} in all: {words}")
    if "concession" in more:
        found = more["concession"]
        if found is None:
            click.echo("\nNo single concession makes a package possible.")
            return
        largest, bearers, total = found["objective"]
        click.echo(
            f"\nThe cheapest concession: {found['says']}; then the largest burden is {largest}, "
            f"borne by {bearers}, {total} in all."
        )
