"""``paraph init``, ``submit``, ``log``, ``situation`` and ``acts``: a record of an organisation."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import click

from paraph.cli.files import read_bytes
from paraph.cli.speaking import in_language, teller_of
from paraph.cli.viewing_as import as_viewer
from paraph.values.errors import Malformed

if TYPE_CHECKING:
    from paraph.organisation.viewers import Viewer
    from paraph.record import Act, Catalogue, Entered, Entry
    from paraph.secretariat import Secretariat
    from paraph.storage import SqliteRecord
    from paraph.values.findings import Ground

EXAMPLES: Final = ("sco", "charter", "depositary")
"""The records that ship with Paraph."""


@click.command()
@click.argument("kept", metavar="RECORD", type=click.Path())
@click.option("--origin", metavar="NAME", help="whose record it is, as sco.example/record")
@click.option("--example", type=click.Choice(EXAMPLES), help="enter the acts of this example")
def init(kept: str, origin: str | None, example: str | None) -> None:
    """Begin a record in the new file RECORD.

    Its origin is sealed into every entry, so that no entry can be moved to another record.

    \b
    paraph init norden.record --origin norden.example/record
    paraph init sco.record --example sco
    """  # noqa: D301 - \b, a backspace, keeps lines as they are
    from paraph.examples.shipped import ORIGINS, example_acts
    from paraph.secretariat import Secretariat, SystemClock
    from paraph.storage import SqliteRecord

    if origin is None and example is None:
        message = "Give the record its --origin, or let it be an --example."
        raise click.UsageError(message)
    record = SqliteRecord.create(kept, origin or ORIGINS[str(example)])
    try:
        if example is not None:
            Secretariat(record, SystemClock()).submit(*example_acts(example))
        number = record.head().number
        acts = "no acts" if number == 0 else f"{number} acts"
        click.echo(f"{kept}: the record {record.origin} was begun, with {acts}.")
    finally:
        record.close()


@click.command()
@click.argument("kept", metavar="RECORD", type=click.Path())
@click.argument("file", metavar="ACT.json", type=click.Path())
@as_viewer("hand it in as VIEWER, who is answered from what it may see")
@click.option("--json", "as_json", is_flag=True, help="what was entered, or why not, as JSON")
def submit(kept: str, file: str, viewer: Viewer | None, as_json: bool) -> None:
    """Submit the act in ACT.json (or - for standard input) to RECORD.

    The act is examined; if nothing stands against it, it is entered, and its entry printed.  An act
    without a moment is one of this moment.  A file of JSON Lines holds several acts, which are
    entered together or not at all.

    \b
    {"kind": "decisions.formal-objection", "participant": "Norway",
     "capacity": "head of delegation", "payload": {"decision": "GA/1"}}

    `paraph acts` lists every kind of act and what its payload holds.  If something stands against
    an act, every ground is listed, the gravest first, and the exit code is 1.

    Without --as you keep the record: you may date acts and act for everybody.
    """  # noqa: D301
    from paraph.secretariat import Refused, sentence
    from paraph.secretariat.examining import as_ground

    envelopes = _envelopes(read_bytes(file), file)
    with _opened(kept) as secretariat:

        def made(now: str) -> list[Act]:
            return [_act(envelope, secretariat.catalogue, now) for envelope in envelopes]

        try:
            numbers = _submitted(secretariat, viewer, made)
        except Refused as refused:
            _tell_refusal(refused.grounds, as_json=as_json)
            raise click.exceptions.Exit(1) from refused
        except Malformed as error:
            _tell_refusal((as_ground(error),), as_json=as_json)
            raise click.exceptions.Exit(1) from error
        until = numbers[-1] if numbers else 0
        for entered, entry in _read(secretariat, viewer, until - len(numbers), until):
            said = f"Entry {entered.number}: {sentence(entered)}"
            click.echo(entry.line if as_json else said)


def _submitted(
    secretariat: Secretariat, viewer: Viewer | None, made: Callable[[str], list[Act]]
) -> list[int]:
    """The numbers of what was entered, as whoever handed it in counts."""
    if viewer is None:
        return [entry.number for entry in secretariat.submit_now(made)]
    return [entered.number for entered in secretariat.submit_for(viewer, made)]


def _read(
    secretariat: Secretariat, viewer: Viewer | None, after: int, until: int | None = None
) -> Iterator[tuple[Entered, Entry]]:
    """The entries of the record, or those that a viewer sees of it, read and as they stand."""
    if viewer is None:
        entries = secretariat.record.read(after, until)
    else:
        entries = islice(secretariat.door(viewer).entries(after), until and until - after)
    for entry in entries:
        yield secretariat.catalogue.entered(entry), entry


@click.command()
@click.argument("kept", metavar="RECORD", type=click.Path())
@click.option("--after", default=0, metavar="N", help="only entries with higher numbers than N")
@as_viewer("only what is for VIEWER, with numbers of its own")
@in_language
@click.option("--json", "as_json", is_flag=True, help="the entries as JSON Lines")
def log(kept: str, after: int, viewer: Viewer | None, language: str, as_json: bool) -> None:
    """Tell what was entered in RECORD, an act a sentence.

    \b
    paraph log sco.record --after 100
    paraph log sco.record --language ru
    paraph log charter.record --as Uzbekistan

    Without --as all is told; that is for whoever keeps the record.
    """  # noqa: D301
    from paraph.secretariat import sentence

    with _opened(kept, read_only=True) as secretariat:
        known = secretariat.situation_for(viewer) if viewer else secretariat.situation()
        teller = teller_of(known, language)
        for entered, entry in _read(secretariat, viewer, after):
            said = teller.tell(sentence(entered))
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
@as_viewer("as VIEWER sees it")
@in_language
@click.option("--json", "as_json", is_flag=True, help="the same as JSON")
def situation(
    kept: str, on: str | None, zone: str, viewer: Viewer | None, language: str, as_json: bool
) -> None:
    """Show how the organisation of RECORD stood on a day or at a moment.

    A DATE means the end of that day by the clocks of --zone.  What is to come is shown as far as
    time alone decides it: a silence procedure whose deadline will have passed is shown as kept.

    \b
    paraph situation sco.record --on 2002-04-27
    paraph situation sco.record --on 2002-06-07 --language zh
    paraph situation sco.record --on 2020-04-02T18:00:00-04:00 --json
    """  # noqa: D301
    from paraph.cli.situation import situation_lines
    from paraph.secretariat import SystemClock
    from paraph.secretariat.engine import apply_rule
    from paraph.secretariat.overview import overview
    from paraph.values.moments import as_of

    at = as_of(on, zone) if on else SystemClock().now()
    with _opened(kept, read_only=True) as secretariat:
        found = secretariat.situation_for(viewer, at) if viewer else secretariat.situation(at)
        shown = overview(found, at, apply_rule)
    if as_json:
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    for line in situation_lines(shown, teller_of(found, language, at)):
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


@contextmanager
def _opened(path: str, *, read_only: bool = False) -> Iterator[Secretariat]:
    from paraph.secretariat import Secretariat, SystemClock
    from paraph.storage import SqliteRecord

    record: SqliteRecord = SqliteRecord(path, read_only=read_only)
    try:
        yield Secretariat(record, SystemClock(), snapshots=record)
    finally:
        record.close()


def _envelopes(octets: bytes, called: str) -> list[dict[str, Any]]:
    """The acts that a file holds: one object, or one a line."""
    name = "standard input" if called == "-" else called
    try:
        try:
            found = [json.loads(octets, object_pairs_hook=_once)]
        except json.JSONDecodeError:
            lines = [line for line in octets.splitlines() if line.strip()]
            found = [json.loads(line, object_pairs_hook=_once) for line in lines]
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        message = f"{name} is not JSON: {error}."
        raise Malformed(message) from error
    if not found or not all(isinstance(one, dict) for one in found):
        message = f"{name} holds no act: an act is a JSON object, {{…}}, or one a line."
        raise Malformed(message)
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            message = f"{name!r} stands twice in one object; nobody can say which one is meant."
            raise Malformed(message)
        found[name] = value
    return found


_PARTS: Final = frozenset(
    {"participant", "capacity", "kind", "payload", "moment", "person", "revision"}
)


def _act(envelope: dict[str, Any], catalogue: Catalogue, now: str) -> Act:
    from paraph.record import Act

    if unknown := sorted(set(envelope) - _PARTS):
        message = f"An act has no {unknown[0]!r}; it has {', '.join(sorted(_PARTS))}."
        raise Malformed(message)
    kind = envelope.get("kind")
    if missing := [name for name in ("participant", "capacity", "kind") if name not in envelope]:
        message = f"The act has no {missing[0]!r}; `paraph submit --help` shows one."
        raise Malformed(message)
    known = catalogue.kinds.get(str(kind))
    newest = len(known.revisions) if known else 1
    texts = {name: _text(envelope, name) for name in ("participant", "capacity", "kind")}
    revision = envelope.get("revision", newest)
    if not isinstance(revision, int) or isinstance(revision, bool):
        message = f"The revision of an act is a number, not {revision!r}."
        raise Malformed(message)
    moment = _text(envelope, "moment") if "moment" in envelope else now
    person = _text(envelope, "person") if envelope.get("person") is not None else None
    payload = envelope.get("payload", {})
    return Act.filed(**texts, moment=moment, person=person, revision=revision, payload=payload)


def _text(envelope: dict[str, Any], name: str) -> str:
    found = envelope[name]
    if not isinstance(found, str):
        message = f"The {name} of an act is a text, not {found!r}."
        raise Malformed(message)
    return found


def _tell_refusal(grounds: Sequence[Ground], *, as_json: bool) -> None:
    if as_json:
        listed = [
            {
                "reason": ground.kind,
                "branch": ground.branch,
                "sentence": ground.sentence,
                "citation": str(ground.citation),
                "entries": list(ground.entries),
            }
            for ground in grounds
        ]
        click.echo(json.dumps({"entered": False, "grounds": listed}, ensure_ascii=False))
        return
    click.echo(f"paraph: The act was not entered. {grounds[0].sentence}", err=True)
    for number, ground in enumerate(grounds, 1):
        click.echo(f"  {number}. {ground.branch}, {ground.kind}: {ground}", err=True)
