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
@click.option("--csv", "as_rows", is_flag=True, help="everything received, as an acts file")
@click.option("--timeline", metavar="FILE.svg", help="write a picture of signatures and consents")
def treaty(
    kept: str,
    name: str | None,
    on: str | None,
    zone: str,
    between: tuple[str, str] | None,
    as_rows: bool,
    timeline: str | None,
    as_json: bool,
) -> None:
    """Show a treaty of RECORD: who is bound since when, what is marked, what has to be notified."""
    from paraph.cli.files import write_output
    from paraph.depositary import views
    from paraph.depositary.bonds import bond
    from paraph.depositary.documents import as_csv
    from paraph.depositary.treaty_json import treaty_json
    from paraph.depositary.treaty_lines import bond_lines, treaty_lines

    with looked_at(kept, name, on, zone) as (found, _):
        if timeline is not None:
            picture = views.timeline(found.ledger, found.computed_as_determined())
            write_output(picture.encode(), timeline, [kept])
        if as_rows:
            click.echo(as_csv(found), nl=False)
        elif between:
            tied = bond(found, *between)
            _tell(tied.as_json(), bond_lines(tied), as_json=as_json)
        else:
            _tell(treaty_json(found), treaty_lines(found), as_json=as_json)


@click.command("notification")
@_asked
@click.option("--symbol", metavar="SYMBOL", help="one that was issued; else a draft of the next")
def notification(
    kept: str, name: str | None, on: str | None, zone: str, symbol: str | None, as_json: bool
) -> None:
    """Write a depositary notification: one that was issued, or a draft of what is untold."""
    from paraph.depositary import documents

    with looked_at(kept, name, on, zone) as (found, _):
        issued = {one.content.symbol: one for one in found.notifications()}
        if symbol is not None and symbol not in issued:
            known = ", ".join(issued) or "none"
            raise Malformed(
                f"No notification {symbol} was issued for {found.name}; it has {known}."
            )
        text = str(documents.notification(found, issued[symbol] if symbol else None))
        _tell({"symbol": symbol, "text": text}, iter(text.splitlines()), as_json=as_json)


@click.command("rectification")
@_asked
@click.option("--correction", "which", metavar="NAME", help="which, if there are several")
def rectification(
    kept: str, name: str | None, on: str | None, zone: str, which: str | None, as_json: bool
) -> None:
    """Write the procès-verbal of rectification of a correction, and how the correction stands."""
    from paraph.depositary import documents

    with looked_at(kept, name, on, zone) as (found, _):
        known = {one.proposed.content.correction: one for one in found.corrections()}
        chosen = which or next(iter(known), None)
        if chosen not in known or (which is None and len(known) > 1):
            names = ", ".join(f"“{one}”" for one in known) or "none"
            raise Malformed(f"Name a correction of {found.name} with --correction; it has {names}.")
        text = str(documents.rectification(found, known[chosen]))
        view = {**known[chosen].as_json(), "text": text}
        _tell(view, iter(text.splitlines()), as_json=as_json)


@click.command("certified-copy")
@_asked
@click.argument("file", metavar="TEXT", type=click.Path())
@click.option("--language", required=True, metavar="TAG", help="in which language TEXT is")
def certified_copy(
    kept: str,
    name: str | None,
    on: str | None,
    zone: str,
    file: str,
    language: str,
    as_json: bool,
) -> None:
    """Write TEXT with the statement that it is a true copy of what was deposited, and its digest.

    TEXT is held against the digest that the deposit has for the language; another text is refused.
    """
    from hashlib import sha256

    from paraph.cli.files import read_bytes, read_text
    from paraph.depositary import documents

    digest = sha256(read_bytes(file)).hexdigest()
    with looked_at(kept, name, on, zone) as (found, head):
        content = found.facts.deposited.content
        if language not in content.languages:
            known = ", ".join(content.languages)
            raise Malformed(f"{found.name} is authentic in {known}, not in {language}.")
        deposited = content.text.get(language)
        if deposited is not None and deposited != digest:
            raise Malformed(f"{file} is not the text that was deposited: its digest is {digest}.")
        copy = documents.Copy(language=language, text=read_text(file).text, digest=digest, **head)
        text = str(documents.certified_copy(found, copy))
        view = {"language": language, "digest": digest, **head, "text": text}
        _tell(view, iter(text.splitlines()), as_json=as_json)


@click.command("successive")
@click.argument("kept", metavar="RECORD", type=click.Path())
@click.option("--between", nargs=2, metavar="ONE OTHER", help="what governs between these two")
@click.option("--on", "on", metavar="MOMENT|DATE", help="as it stood then")
@click.option("--zone", default="UTC", help="by whose clocks a DATE ends (IANA name)")
@click.option("--json", "as_json", is_flag=True, help="the same as JSON")
def successive(
    kept: str, between: tuple[str, str] | None, on: str | None, zone: str, as_json: bool
) -> None:
    r"""Tell who is bound by treaties before and after amendment, and which of two treaties governs.

    \b
    paraph depositary successive waters.record --between Norway Peru --on 2035-01-01
    """
    from paraph.depositary.successive import successions
    from paraph.depositary.treaty_lines import bound_lines, governed_lines

    with _situation(kept, on, zone) as (situation, day, _):
        found = list(successions(situation.depositary, situation.organisation, day))
    if between:
        governed = [one.between(*between) for one in found]
        views, lines = [one.as_json() for one in governed], map(governed_lines, governed)
    else:
        views, lines = [one.as_json() for one in found], map(bound_lines, found)
    if as_json:
        click.echo(json.dumps(views, ensure_ascii=False, indent=2))
    else:
        told = [line for several in lines for line in several]
        click.echo("\n".join(told) or "No treaty of the record bears on an earlier one.")


def _tell(view: Json, lines: Iterator[str], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(view, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(lines))


@contextmanager
def looked_at(
    kept: str, name: str | None, on: str | None, zone: str
) -> Iterator[tuple[TreatyFinding, Json]]:
    """The finding about a treaty of a record at a moment, and the head of the record.

    Raises:
        Malformed: if the record holds no such treaty, or several and none is named.
    """
    from paraph.depositary.treaty import treaty_on

    with _situation(kept, on, zone) as (situation, day, head):
        chosen = _chosen(situation, name, kept)
        yield treaty_on(situation.depositary, situation.organisation, chosen, day), head


@contextmanager
def _situation(kept: str, on: str | None, zone: str) -> Iterator[tuple[Situation, date, Json]]:
    """The situation of a record at a moment, the day, and the head of the record."""
    from paraph.secretariat import Secretariat, SystemClock
    from paraph.storage import SqliteRecord
    from paraph.values.moments import as_of

    at: datetime = as_of(on, zone) if on else SystemClock().now()
    record: SqliteRecord = SqliteRecord(kept, read_only=True)
    try:
        situation = Secretariat(record, SystemClock(), snapshots=record).situation(at)
        head = record.head()
        seen = {"record": record.origin, "entry": head.number, "head": head.digest.hex()}
        yield situation, at.date(), seen
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
