"""Files of the depositary's commands: clauses in three forms, acts as CSV, and days as options."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paraph.values.errors import Malformed

if TYPE_CHECKING:
    from paraph.depositary.clause import FinalClause
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


def read_clause_file(name: str, organisations: str | None) -> tuple[FinalClause, list[Remark]]:
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


NEEDED = frozenset({"state", "act", "date"})


def lines_of(name: str) -> io.StringIO:
    """The lines of a CSV file, gzipped or not.

    Raises:
        Malformed: if it cannot be read.
    """
    from paraph.cli.files import read_bytes

    octets = read_bytes(name)
    if octets[:2] == b"\x1f\x8b":
        octets = gzip.decompress(octets)
    try:
        text = octets.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Malformed(f"{name} is not a CSV file in UTF-8: {error}.") from error
    csv.field_size_limit(2**31 - 1)
    return io.StringIO(text, newline="")


def rows_of(name: str, needed: AbstractSet[str] = NEEDED) -> Iterator[dict[str, str]]:
    """The rows of a CSV file, gzipped or not.

    Raises:
        Malformed: if it cannot be read, or a column that is needed is missing.
    """
    reader = csv.DictReader(lines_of(name))
    lacking = needed - set(reader.fieldnames or ())
    if lacking:
        raise Malformed(
            f"{name} lacks the column {', '.join(sorted(lacking))}; an acts file has state, act, "
            "date, and may have treaty_id, iso3, source, primary."
        )
    yield from reader
