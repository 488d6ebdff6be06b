"""The commands ``paraph depositary`` and ``paraph clause``: entry into force and its clauses."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paraph.values.errors import Malformed

if TYPE_CHECKING:
    from paraph.depositary.clause import FinalClause
    from paraph.depositary.finding import EntryFinding
    from paraph.depositary.remarks import Remark


class Day(click.ParamType[date]):
    """A date as an option: 2016-11-04."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read the date, or say what is wrong with it."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value} is no date that exists; write it as 2016-11-04.", param, ctx)


FIRST_DAYS = ("not counted", "counted", "whole period elapsed")
SHORT_MONTHS = ("last day", "first day of the next month")


@click.group()
def depositary() -> None:
    """Compute entry into force, standing and treaty relations from acts and final clauses."""


@click.group()
def clause() -> None:
    """Read final clauses."""


@depositary.command("entry-into-force")
@click.option("--clause", "clause_file", required=True, help="TOML, JSON or English; - is input.")
@click.option("--acts", "acts_file", required=True, help="CSV with the columns of the acts.")
@click.option("--on", type=Day(), help="Only acts up to this day; standing on this day.")
@click.option("--notified", type=Day(), help="The depositary's date, to stand beside ours.")
@click.option("--adopted", type=Day(), help="When the text was adopted: nothing can be older.")
@click.option("--treaty", help="The treaty_id to compute, if the acts are of several.")
@click.option("--parent", type=Day(), help="Entry into force of the treaty this one depends on.")
@click.option("--assume", is_flag=True, help="Take conditions that cannot be told as met.")
@click.option("--organisations", type=click.Choice(["counted", "not counted"]))
@click.option(
    "--first-day", type=click.Choice(FIRST_DAYS), default="not counted", show_default=True
)
@click.option(
    "--short-month", type=click.Choice(SHORT_MONTHS), default="last day", show_default=True
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def entry(
    clause_file: str,
    acts_file: str,
    on: date | None,
    notified: date | None,
    adopted: date | None,
    treaty: str | None,
    parent: date | None,
    assume: bool,
    organisations: str | None,
    first_day: str,
    short_month: str,
    as_json: bool,
) -> None:
    r"""Say when a treaty entered into force, for whom since when, and what is missing.

    \b
    paraph depositary entry-into-force --clause clause.toml --acts acts.csv --json
    """
    from paraph.depositary.clause import told
    from paraph.depositary.comparing import compare
    from paraph.depositary.entry import entry_into_force
    from paraph.depositary.ledger import read_ledger
    from paraph.depositary.periods import Convention, FirstDay, ShortMonth

    read, doubts = _read_clause(clause_file, organisations)
    read = told(read, parent=parent, assume=assume)
    ledger = read_ledger(_rows(acts_file), adopted=adopted or read.adopted, treaty=treaty)
    convention = Convention(first_day=FirstDay(first_day), short_month=ShortMonth(short_month))
    found = entry_into_force(read, ledger, on, convention=convention)
    if notified is not None:
        found = compare(found, notified, read, ledger, convention)
    found = _with_doubts(found, doubts)
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
    else:
        _print_finding(found)


def _with_doubts(found: EntryFinding, doubts: list[Remark]) -> EntryFinding:
    from dataclasses import replace

    from paraph.depositary.remarks import ranked

    return replace(found, remarks=ranked([*found.remarks, *doubts]))


def _read_clause(name: str, organisations: str | None) -> tuple[FinalClause, list[Remark]]:
    """The clause of a file in TOML, in the JSON of ``clause read``, or in English."""
    from msgspec.structs import replace

    from paraph.cli.files import read_text
    from paraph.depositary.clause_file import is_toml, read_json, read_toml
    from paraph.depositary.vocabulary import Organisations

    text = read_text(name).text
    called = "standard input" if name == "-" else Path(name).name
    doubts: list[Remark] = []
    if text.lstrip().startswith("{"):
        read = read_json(text, called)
    elif is_toml(text) or name.endswith(".toml"):
        read = read_toml(text, called)
    else:
        read, doubts = _read_english(text)
    if organisations is not None:
        read = replace(read, organisations=Organisations(organisations))
    return read, doubts


def _read_english(text: str) -> tuple[FinalClause, list[Remark]]:
    from paraph.depositary.english import read_clause

    reading = read_clause(text)
    return reading.clause, list(reading.remarks())


def _rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file, gzipped or not.

    Raises:
        Malformed: if it cannot be read, or a column that is needed is missing.
    """
    from paraph.cli.files import read_bytes

    octets = read_bytes(name)
    if octets[:2] == b"\x1f\x8b":
        octets = gzip.decompress(octets)
    try:
        text = octets.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Malformed(f"{name} is not a CSV file in UTF-8: {error}.") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    lacking = {"state", "act", "date"} - set(reader.fieldnames or ())
    if lacking:
        raise Malformed(
            f"{name} lacks the column {', '.join(sorted(lacking))}: an acts file has state, act, "
            "date, and may have treaty_id, iso3, source, primary."
        )
    yield from reader


@clause.command("read")
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def read(file: str, as_json: bool) -> None:
    r"""Read the final clause in FILE, in English, into data; - is standard input.

    \b
    paraph clause read clause.txt --json > clause.json
    paraph depositary entry-into-force --clause clause.json --acts acts.csv
    """
    from paraph.cli.files import read_text
    from paraph.depositary.english import read_clause

    reading = read_clause(read_text(file).text)
    if as_json:
        click.echo(json.dumps(reading.as_json(), ensure_ascii=False, indent=2))
        return
    for name, value in reading.as_json().items():
        if name not in {"findings", "words"} and value not in (None, []):
            span = reading.words.get(name)
            words = f"   “{reading.text[span[0] : span[1]]}”" if span else ""
            click.echo(f"{name}: {value}{words}")
    for doubt in reading.doubts:
        click.echo(f"Finding ({doubt.field}): {doubt.sentence}.")


def _print_finding(found: EntryFinding) -> None:
    """The finding for people."""
    lines = [found.title] if found.title else []
    if found.entry_into_force:
        lines.append(f"Entry into force: {found.entry_into_force}")
    elif found.earliest:
        lines.append(f"Entry into force: cannot be told; not before {found.earliest}")
    else:
        lines.append("Entry into force: not yet")
    if found.notified:
        lines.append(f"Notified by the depositary: {found.notified}")
    if trigger := found.trigger:
        lines.append(f"Conditions met by: {trigger.kind} of {trigger.name} on {trigger.day}")
    lines += [f"  {ground.sentence} [{ground.citation}]" for ground in found.grounds]
    for one in found.missing:
        who = f" of {', '.join(one.of)}" if one.of else ""
        lines.append(f"Missing: {one.fact or one.number}{who}")
    lines += [f"Finding ({one.doubt.value}): {one.sentence}" for one in found.remarks]
    lines += [
        f"{one.participant}: {one.standing.value} since {one.since or 'unknown'}"
        for one in found.participants
    ]
    click.echo("\n".join(lines))
