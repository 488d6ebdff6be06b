"""``paraph init``, ``submit``, ``log``, ``situation`` and ``acts``: a record of an organisation."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import click

from paraph.cli.files import read_bytes
from paraph.values.errors import Malformed

if TYPE_CHECKING:
    from paraph.record import Act
    from paraph.secretariat import Secretariat
    from paraph.storage import SqliteRecord

EXAMPLES: Final = ("sco",)
"""The records that ship with Paraph."""


@click.command()
@click.argument("kept", metavar="RECORD", type=click.Path())
@click.option("--origin", metavar="NAME", help="whose record it is, as sco.example/record")
@click.option("--example", type=click.Choice(EXAMPLES), help="enter the acts of this example")
def init(kept: str, origin: str | None, example: str | None) -> None:
    r"""Begin a record in the new file RECORD.

    Its origin is sealed into every entry, so that no entry can be moved to another record.

    \b
    paraph init norden.record --origin norden.example/record
    paraph init sco.record --example sco
    """
    from paraph.examples import sco
    from paraph.secretariat import Secretariat, SystemClock
    from paraph.storage import SqliteRecord

    if origin is None and example is None:
        message = "Give the record its --origin, or let it be an --example."
        raise click.UsageError(message)
    record = SqliteRecord.create(kept, origin or sco.ORIGIN)
    try:
        if example is not None:
            Secretariat(record, SystemClock()).submit(*sco.acts())
        number = record.head().number
        acts = "no acts" if number == 0 else f"{number} acts"
        click.echo(f"{kept}: the record {record.origin} was begun, with {acts}.")
    finally:
        record.close()


@click.command()
@click.argument("kept", metavar="RECORD", type=click.Path())
@click.argument("file", metavar="ACT.json", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="what was entered, or why not, as JSON")
def submit(kept: str, file: str, as_json: bool) -> None:
    r"""Submit the act in ACT.json (or - for standard input) to RECORD.

    The act is examined; if nothing stands against it, it is entered, and its entry printed.  An act
    without a moment is one of this moment.  A file of JSON Lines holds several acts, which are
    entered together or not at all.

    \b
    {"kind": "decisions.formal-objection", "participant": "Norway",
     "capacity": "head of delegation", "payload": {"decision": "GA/1"}}

    `paraph acts` lists every kind of act and what its payload holds.  If something stands against
    an act, every ground is listed, the gravest first, and the exit code is 1.
    """
    from paraph.secretariat import Refused

    envelopes = _envelopes(read_bytes(file), file)
    with _opened(kept) as secretariat:
        acts = [_act(envelope, secretariat) for envelope in envelopes]
        try:
            entries = secretariat.submit(*acts)
        except Refused as refused:
            _tell_refusal(refused, as_json=as_json)
            raise click.exceptions.Exit(1) from refused
        for entry in entries:
            if as_json:
                click.echo(entry.line)
            else:
                click.echo(_line(secretariat, entry.number))


@click.command()
@click.argument("kept", metavar="RECORD", type=click.Path())
@click.option("--after", default=0, metavar="N", help="only entries with higher numbers than N")
@click.option("--json", "as_json", is_flag=True, help="the entries as JSON Lines")
def log(kept: str, after: int, as_json: bool) -> None:
    r"""Tell what was entered in RECORD, an act a sentence.

    \b
    paraph log sco.record --after 100
    """
    from paraph.secretariat import sentence

    with _opened(kept, read_only=True) as secretariat:
        for entry in secretariat.record.read(after=after):
            entered = secretariat.catalogue.entered(entry)
            said = sentence(entered)
            if as_json:
                lined: dict[str, Any] = json.loads(entry.line)
                lined |= {"digest": entry.digest.hex(), "sentence": said}
                click.echo(json.dumps(lined, ensure_ascii=False))
            else:
                click.echo(f"{entry.number:>5}  {entered.act.moment}  {said}")


@click.command()
@click.argument("kept", metavar="RECORD", type=click.Path())
@click.option("--on", "on", metavar="MOMENT|DATE", help="as it stood then (else: as it stands)")
@click.option("--zone", default="UTC", help="by whose clocks a DATE ends (IANA name; else UTC)")
@click.option("--json", "as_json", is_flag=True, help="the same as JSON")
def situation(kept: str, on: str | None, zone: str, as_json: bool) -> None:
    r"""Show how the organisation of RECORD stood on a day or at a moment.

    A DATE means the end of that day by the clocks of --zone.  What is to come is shown as far as
    time alone decides it: a silence procedure whose deadline will have passed is shown as kept.

    \b
    paraph situation sco.record --on 2002-04-27
    paraph situation sco.record --on 2020-04-02T18:00:00-04:00 --json
    """
    from paraph.cli.situation import situation_lines
    from paraph.secretariat import SystemClock
    from paraph.secretariat.overview import overview
    from paraph.values.moments import as_of

    at = as_of(on, zone) if on else SystemClock().now()
    with _opened(kept, read_only=True) as secretariat:
        shown = overview(secretariat.situation(at), at)
    if as_json:
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    for line in situation_lines(shown):
        click.echo(line)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="the JSON schema of every payload")
def acts(as_json: bool) -> None:
    """Tell of every kind of act: what its payload holds, who may do it, why it may be refused.

    docs/acts.md is made by `paraph acts > docs/acts.md`.
    """
    from paraph.secretariat import CATALOGUE
    from paraph.secretariat.page import acts_page

    if as_json:
        schemas = {kind.name: CATALOGUE.schema(kind.name) for kind in CATALOGUE}
        click.echo(json.dumps(schemas, ensure_ascii=False, indent=2))
        return
    click.echo(acts_page(), nl=False)


def add_commands(group: click.Group) -> None:
    """Add the commands of this module to ``paraph``."""
    for command in (init, submit, log, situation, acts):
        group.add_command(command)


@contextmanager
def _opened(path: str, *, read_only: bool = False) -> Iterator[Secretariat]:
    from paraph.secretariat import Secretariat, SystemClock
    from paraph.storage import SqliteRecord

    record: SqliteRecord = SqliteRecord(path, read_only=read_only)
    try:
        yield Secretariat(record, SystemClock())
    finally:
        record.close()


def _envelopes(octets: bytes, called: str) -> list[dict[str, Any]]:
    """The acts that a file holds: one object, or one a line."""
    name = "standard input" if called == "-" else called
    try:
        try:
            found = [json.loads(octets)]
        except json.JSONDecodeError:
            found = [json.loads(line) for line in octets.splitlines() if line.strip()]
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        message = f"{name} is not JSON: {error}."
        raise Malformed(message) from error
    if not found or not all(isinstance(one, dict) for one in found):
        message = f"{name} holds no act: an act is a JSON object, {{…}}, or one a line."
        raise Malformed(message)
    return found


_PARTS: Final = frozenset(
    {"participant", "capacity", "kind", "payload", "moment", "person", "revision"}
)


def _act(envelope: dict[str, Any], secretariat: Secretariat) -> Act:
    from paraph.record import Act

    if unknown := sorted(set(envelope) - _PARTS):
        message = f"An act has no {unknown[0]!r}; it has {', '.join(sorted(_PARTS))}."
        raise Malformed(message)
    kind = envelope.get("kind")
    if missing := [name for name in ("participant", "capacity", "kind") if name not in envelope]:
        message = f"The act has no {missing[0]!r}; `paraph submit --help` shows one."
        raise Malformed(message)
    known = secretariat.catalogue.kinds.get(str(kind))
    newest = len(known.revisions) if known else 1
    texts = {name: _text(envelope, name) for name in ("participant", "capacity", "kind")}
    revision = envelope.get("revision", newest)
    if not isinstance(revision, int) or isinstance(revision, bool):
        message = f"The revision of an act is a number, not {revision!r}."
        raise Malformed(message)
    moment = _text(envelope, "moment") if "moment" in envelope else secretariat.moment()
    person = _text(envelope, "person") if envelope.get("person") is not None else None
    payload = envelope.get("payload", {})
    return Act.filed(**texts, moment=moment, person=person, revision=revision, payload=payload)


def _text(envelope: dict[str, Any], name: str) -> str:
    found = envelope[name]
    if not isinstance(found, str):
        message = f"The {name} of an act is a text, not {found!r}."
        raise Malformed(message)
    return found


def _line(secretariat: Secretariat, number: int) -> str:
    from paraph.secretariat import sentence

    [entry] = secretariat.record.read(after=number - 1, until=number)
    return f"Entry {number}: {sentence(secretariat.catalogue.entered(entry))}"


def _tell_refusal(refused: Any, *, as_json: bool) -> None:  # noqa: ANN401 - imported when it runs
    if as_json:
        grounds = [
            {
                "reason": ground.reason.name.lower(),
                "branch": ground.reason.error.__name__,
                "sentence": ground.sentence,
                "citation": str(ground.citation),
                "entries": list(ground.entries),
            }
            for ground in refused.grounds
        ]
        shown = {"entered": False, "kind": refused.act.kind, "grounds": grounds}
        click.echo(json.dumps(shown, ensure_ascii=False))
        return
    click.echo(f"paraph: The act was not entered. {refused}", err=True)
    for number, ground in enumerate(refused.grounds, 1):
        named = f"{ground.reason.error.__name__}, {ground.reason.name.lower()}"
        click.echo(f"  {number}. {named}: {ground}", err=True)
