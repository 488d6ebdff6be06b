"""The commands ``paraph depositary`` and ``paraph clause``: entry into force and its clauses."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from paraph.cli import desk, further
from paraph.cli.clause_files import Day, lines_of, read_clause_file, rows_of
from paraph.values.errors import Malformed

if TYPE_CHECKING:
    from paraph.depositary.clause import FinalClause
    from paraph.depositary.columns import Columns, Status
    from paraph.depositary.finding import EntryFinding
    from paraph.depositary.periods import Convention
    from paraph.depositary.remarks import Remark


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
    "--first-day", type=click.Choice(FIRST_DAYS), help="Instead of the clause's counting."
)
@click.option("--short-month", type=click.Choice(SHORT_MONTHS), help="Likewise.")
@click.option("--list", "as_list", is_flag=True, help="Print the status list of the treaty.")
@click.option("--timeline", help="Write an SVG of signatures and consents to this file.")
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
    first_day: str | None,
    short_month: str | None,
    as_list: bool,
    timeline: str | None,
    as_json: bool,
) -> None:
    r"""Say when a treaty entered into force, for whom since when, and what is missing.

    \b
    paraph depositary entry-into-force --clause clause.toml --acts acts.csv --json
    """
    from paraph.cli.files import write_output
    from paraph.depositary import views
    from paraph.depositary.clause import told
    from paraph.depositary.comparing import compare
    from paraph.depositary.entry import entry_into_force
    from paraph.depositary.ledger import read_ledger
    from paraph.depositary.periods import Delay

    read, doubts = read_clause_file(clause_file, organisations)
    read = told(read, parent=parent, assume=assume)
    convention = _convention(read, first_day, short_month)
    notice = (Delay.parse(read.notice), convention) if read.notice else None
    day = adopted or read.adopted
    ledger = read_ledger(rows_of(acts_file), adopted=day, treaty=treaty, notice=notice)
    found = entry_into_force(read, ledger, on, convention=convention)
    if notified is not None:
        found = compare(found, notified, read, ledger, convention)
    found = _with_doubts(found, doubts)
    if timeline is not None:
        picture = views.timeline(ledger, found).encode()
        write_output(picture, timeline, [acts_file, clause_file])
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
    elif as_list:
        click.echo(views.status_list(ledger, found))
    else:
        _print_finding(found)


def _convention(read: FinalClause, first_day: str | None, short_month: str | None) -> Convention:
    """How periods are counted: as asked, else as the clause says, else as at the United Nations."""
    from paraph.depositary.periods import UNITED_NATIONS, Convention, FirstDay, ShortMonth

    written = read.convention(UNITED_NATIONS)
    return Convention(
        first_day=FirstDay(first_day) if first_day else written.first_day,
        short_month=ShortMonth(short_month) if short_month else written.short_month,
    )


@depositary.command("import")
@click.argument("acts_file")
@click.option("--treaty", help="Only the acts of this treaty_id.")
@click.option("--adopted", type=Day(), help="When the text was adopted: nothing can be older.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def take_in(acts_file: str, treaty: str | None, adopted: date | None, as_json: bool) -> None:
    """Check the acts in ACTS_FILE and tell every doubt about them; no row is dropped."""
    from paraph.depositary.taking import take

    taken = take(rows_of(acts_file), treaty=treaty, adopted=adopted)
    if as_json:
        click.echo(json.dumps(taken, ensure_ascii=False, indent=2))
        return
    click.echo(f"{taken['acts']} acts of {taken['treaties']} treaties.")
    for remark in taken["findings"]:
        click.echo(f"Finding ({remark['code']}): {remark['sentence']}")


@depositary.command("status")
@click.option("--acts", "acts_file", required=True, help="CSV with the columns of the acts.")
@click.option("--treaties", "treaties_file", help="CSV: treaty_id, official_eif and perhaps delay.")
@click.option("--on", type=Day(), required=True, help="The day.")
@click.option("--treaty", help="The status list of this treaty instead of counts of all.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show_status(
    acts_file: str, treaties_file: str | None, on: date, treaty: str | None, as_json: bool
) -> None:
    """Count signatories, contracting States and parties of every treaty on a day, or list them."""
    from paraph.depositary.columns import STANDINGS, counts, status

    columns = _columns(acts_file, treaties_file)
    found = status(columns, on)
    if treaty is not None:
        _print_rows(_status_list(columns, found, treaty), as_json=as_json)
        return
    numbers = counts(columns, found)
    rows = [
        {"treaty": name, **{s.value: int(n) for s, n in zip(STANDINGS, line, strict=True) if n}}
        for name, line in zip(columns.treaties, numbers.tolist(), strict=True)
    ]
    _print_rows(rows, as_json=as_json)


def _status_list(columns: Columns, found: Status, treaty: str) -> list[dict[str, Any]]:
    """The standing of each participant of one treaty, by name."""
    from paraph.depositary.columns import NEVER, STANDINGS

    if treaty not in columns.treaties:
        raise Malformed(f"No act of the treaty “{treaty}” is in the file.")
    number = columns.treaties.index(treaty)
    rows = [
        {
            "participant": columns.names[columns.pair_participant[pair]],
            "standing": STANDINGS[found.standing[pair]].value,
            "since": _written(int(found.since[pair])) if found.since[pair] != NEVER else None,
        }
        for pair in (columns.pair_treaty == number).nonzero()[0]
        if found.standing[pair]
    ]
    return sorted(rows, key=lambda row: str(row["participant"]))


def _written(day: int) -> str:
    return date.fromordinal(day).isoformat()


@depositary.command("relations")
@click.argument("one", required=False)
@click.argument("other", required=False)
@click.option("--acts", "acts_file", required=True, help="CSV with the columns of the acts.")
@click.option("--treaties", "treaties_file", help="CSV: treaty_id, official_eif and perhaps delay.")
@click.option("--reservations", "reservations_file", help="CSV of reservations and objections.")
@click.option("--on", type=Day(), required=True, help="The day.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show_relations(
    one: str | None,
    other: str | None,
    acts_file: str,
    treaties_file: str | None,
    reservations_file: str | None,
    on: date,
    as_json: bool,
) -> None:
    """Tell under which treaties ONE and OTHER are bound to each other on a day, and how.

    Without names, count the relations of every treaty between any two of its parties.
    """
    from paraph.depositary.between import between, find_participant
    from paraph.depositary.reservations import read_reservations

    columns = _columns(acts_file, treaties_file)
    needed = {"treaty_id", "kind", "state", "text"}
    rows = rows_of(reservations_file, needed) if reservations_file else iter(())
    made, against, _ = read_reservations(rows)
    if one is None or other is None:
        from paraph.depositary.relations import count_relations

        _print_rows(count_relations(columns, made, against, on), as_json=as_json)
        return
    pair = find_participant(columns, one), find_participant(columns, other)
    bonds = between(columns, *pair, on, (made, against))
    _print_rows([bond.as_json() for bond in bonds], as_json=as_json)


def _columns(acts_file: str, treaties_file: str | None) -> Columns:
    from paraph.depositary.columns import read_columns_csv
    from paraph.depositary.taking import read_terms

    terms = read_terms(rows_of(treaties_file, {"treaty_id"})) if treaties_file else {}
    return read_columns_csv(lines_of(acts_file), terms)


def _print_rows(rows: Sequence[Mapping[str, object]], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        first, *rest = row.items()
        click.echo(f"{first[1]}: " + ", ".join(f"{name} {value}" for name, value in rest))


def _with_doubts(found: EntryFinding, doubts: list[Remark]) -> EntryFinding:
    from dataclasses import replace

    from paraph.depositary.remarks import ranked

    return replace(found, remarks=ranked([*found.remarks, *doubts]))


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
        who = f" of {', '.join(map(str, one.of))}" if one.of else ""
        lines.append(f"Missing: {one.fact or one.number}{who}")
    lines += [f"Finding ({one.doubt.value}): {one.sentence}" for one in found.remarks]
    lines += [
        f"{one.participant}: {one.standing.value} since {one.since or 'unknown'}"
        for one in found.participants
    ]
    click.echo("\n".join(lines))


depositary.add_command(further.amendment)
depositary.add_command(further.forecast)
for command in (
    desk.treaty,
    desk.notification,
    desk.rectification,
    desk.certified_copy,
    desk.successive,
):
    depositary.add_command(command)
clause.add_command(further.reservation)
