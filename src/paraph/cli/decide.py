"""The command ``paraph decide``: what follows from a case under a decision rule."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from paraph.decisions.model import Rule
    from paraph.decisions.outcome import Decision
    from paraph.decisions.rules import RuleBook


@click.command()
@click.argument("rule", required=False)
@click.argument("case", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--list", "show_list", is_flag=True, help="List the rules with clause and mark.")
@click.option("--schema", is_flag=True, help="Print the JSON schema of a case.")
@click.option("--example", is_flag=True, help="Print a filled case for RULE.")
@click.option("--show", is_flag=True, help="Print RULE itself, its clause beside it.")
def decide(
    rule: str | None,
    case: str | None,
    as_json: bool,
    show_list: bool,
    schema: bool,
    example: bool,
    show: bool,
) -> None:
    r"""Decide a case by a rule, and say why.

    RULE is an identifier (sco-charter-16-1), a number of the catalogue (R01), a rule set if the
    case names a `matter` (sco), or a TOML file of your own. CASE is a JSON file; - is standard
    input.

    \b
    paraph decide --list
    paraph decide R42 --example > case.json
    paraph decide R42 case.json --json
    """
    from paraph.decisions.case_fields import case_schema
    from paraph.decisions.catalogue import catalogue

    if schema:
        _print_json(case_schema())
        return
    book = _own_rules(rule) if _is_file(rule) else catalogue()
    if show_list:
        _print_list(book, as_json=as_json)
        return
    if rule is None:
        raise click.UsageError("Name a rule, or ask for --list or --schema.")
    if example or show:
        found = _one(book, rule)
        _print_json(found.example if example else _plain(found))
        return
    if case is None:
        raise click.UsageError("Name the file of the case, or - for standard input.")
    _decide(book, rule, case, as_json=as_json)


def _is_file(rule: str | None) -> bool:
    return rule is not None and rule.endswith(".toml")


def _own_rules(rule: str | None) -> RuleBook:
    """The rules of a file; it may hand on to the rules that ship with Paraph."""
    from paraph.cli.files import read_text
    from paraph.decisions.catalogue import catalogue
    from paraph.decisions.rules import RuleBook, check_book, read_file

    assert rule is not None
    own = read_file(read_text(rule).text, Path(rule).name)
    shipped = catalogue()
    taken = {one.number for one in own.rules.values()}
    rest = {
        name: one
        for name, one in shipped.rules.items()
        if name not in own.rules and (one.number is None or one.number not in taken)
    }
    whole = check_book([own, RuleBook(rest)]) if not shipped.sets else _beside(own, rest)
    return RuleBook(whole.rules, own.sets)


def _beside(own: RuleBook, rest: Mapping[str, Rule]) -> RuleBook:
    """Rules of one's own, checked as a set, with the shipped ones behind them for reference."""
    from msgspec.structs import replace

    from paraph.decisions.rules import RuleBook, check_book

    loose = {name: replace(one, rule_set=None) for name, one in rest.items()}
    return check_book([own, RuleBook(loose)])


def _one(book: RuleBook, name: str, matter: str | None = None) -> Rule:
    """The rule that is meant: by name, or the first of a file of one's own."""
    if not _is_file(name):
        return book.find(name, matter)
    if book.sets and matter:
        return book.find(next(iter(book.sets)), matter)
    return next(iter(book.rules.values()))


def _decide(book: RuleBook, name: str, case: str, *, as_json: bool) -> None:
    from paraph.cli.files import read_bytes
    from paraph.decisions.cases import read_case
    from paraph.decisions.decide import decide as conclude

    called = "standard input" if case == "-" else case
    read = read_case(read_bytes(case), called)
    found = _one(book, name, read.matter)
    decision = conclude(found, read, book.rules)
    if as_json:
        _print_json(decision.as_json())
    else:
        _print_decision(decision)


def _print_json(content: object) -> None:
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))


def _plain(rule: Rule) -> Any:  # noqa: ANN401 - whatever JSON holds
    import msgspec

    return msgspec.to_builtins(rule)


def _print_list(book: RuleBook, *, as_json: bool) -> None:
    rows = [
        {
            "id": rule.id,
            "number": rule.number,
            "title": rule.title,
            "citation": rule.citation,
            "mark": rule.mark.value,
            "method": rule.method.value,
            "note": rule.note,
        }
        for rule in book.rules.values()
    ]
    if as_json:
        _print_json(rows)
        return
    from rich.console import Console
    from rich.table import Table

    grid = Table(box=None, pad_edge=False, padding=(0, 2), header_style="bold")
    for title in ("rule", "number", "title", "clause", "source"):
        grid.add_column(title, overflow="fold")
    for row in rows:
        grid.add_row(row["id"], row["number"] or "", row["title"], row["citation"], row["mark"])
    Console(highlight=False).print(grid, markup=False)


_SIGNS = {True: "+", False: "–", None: "·"}


def _print_decision(decision: Decision) -> None:
    """The outcome, its grounds, and what follows, for people."""
    lines = [
        f"{decision.title}",
        f"{decision.citation} (source: {decision.mark})",
        "",
        f"Outcome: {decision.outcome}. {decision.says}",
        "",
    ]
    for ground in decision.grounds:
        lines += [f"  {_SIGNS[ground.holds]} {ground.sentence}", f"      [{ground.citation}]"]
    lines += list(_consequences(decision))
    click.echo("\n".join(lines))


def _consequences(decision: Decision) -> list[str]:
    """The lines below the grounds: who, when, what is missing."""
    lines = [""]
    for what, reach in (("Bound", decision.bound), ("Exempt", decision.exempt)):
        if reach is not None and reach.number:
            names = f": {', '.join(reach.names)}" if reach.names else ""
            lines.append(f"{what}: {reach.number} ({reach.who}){names}")
    lines += [f"{name}: {date}" for name, date in decision.dates.items()]
    lines += [f"Item {name}: {outcome}" for name, outcome in decision.items.items()]
    lines += [f"For the record: {opinion}" for opinion in decision.opinions]
    lines += [f"Missing: {one.number} {one.what}" for one in decision.missing]
    return lines if len(lines) > 1 else []
