"""The commands of ``paraph depositary`` on a record: treaties, documents, relations."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from paraph.values.errors import Malformed

if TYPE_CHECKING:
    from paraph.depositary.treaty import TreatyFinding
    from paraph.secretariat import Situation

Json = dict[str, Any]


def _asked(command: Callable[..., None]) -> Callable[..., None]:
    """The argument and the options that all commands on a treaty of a record have."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="the same as JSON"),
        click.option("--zone", default="UTC", help="by whose clocks a DATE ends (IANA name)"),
        click.option("--on", "on", metavar="MOMENT|DATE", help="as it stood then"),
        click.option("--treaty", "name", metavar="TREATY", help="which, if there are several"),
        click.argument("kept", metavar="RECORD", type=click.Path()),
    ):
        command = option(command)
    return command


@click.command("treaty")
@_asked
@click.option("--between", nargs=2, metavar="ONE OTHER", help="what stands between these two")
def treaty(
    kept: str,
    name: str | None,
    on: str | None,
    zone: str,
    between: tuple[str, str] | None,
    as_json: bool,
) -> None:
    """Show a treaty of RECORD: who is bound since when, what is marked, what has to be notified."""
    from paraph.depositary.bonds import bond
    from paraph.depositary.treaty_json import treaty_json
    from paraph.depositary.treaty_lines import bond_lines, treaty_lines

    with looked_at(kept, name, on, zone) as found:
        if between:
            tied = bond(found, *between)
            _tell(tied.as_json(), bond_lines(tied), as_json=as_json)
        else:
            _tell(treaty_json(found), treaty_lines(found), as_json=as_json)


def _tell(view: Json, lines: Iterator[str], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(view, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(lines))


@contextmanager
def looked_at(kept: str, name: str | None, on: str | None, zone: str) -> Iterator[TreatyFinding]:
    """The finding about a treaty of a record at a moment.

    Raises:
        Malformed: if the record holds no such treaty, or several and none is named.
    """
    from paraph.depositary.treaty import treaty_on
    from paraph.secretariat import Secretariat, SystemClock
    from paraph.storage import SqliteRecord
    from paraph.values.moments import as_of

    at: datetime = as_of(on, zone) if on else SystemClock().now()
    record: SqliteRecord = SqliteRecord(kept, read_only=True)
    try:
        situation = Secretariat(record, SystemClock(), snapshots=record).situation(at)
        chosen = _chosen(situation, name, kept)
        day: date = at.date()
        yield treaty_on(situation.depositary, situation.organisation, chosen, day)
    finally:
        record.close()


def _chosen(situation: Situation, name: str | None, kept: str) -> str:
    known = list(situation.depositary.treaties)
    names = ", ".join(known)
    if not known:
        raise Malformed(f"{kept} holds no treaty at that moment; `paraph acts` tells what is one.")
    if name is None and len(known) > 1:
        raise Malformed(f"{kept} holds {len(known)} treaties: name one with --treaty ({names}).")
    if name is not None and name not in known:
        raise Malformed(f"{kept} holds no treaty “{name}”; it holds {names}.")
    return name or known[0]
