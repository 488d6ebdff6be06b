"""The other final clauses in English: what each sentence says, and nothing of what it does not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from paraph.depositary.english import read_clause
from paraph.depositary.further import FurtherClauses

CLAUSES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "further_clauses.toml").read_text("utf-8")
)["clause"]
FIELDS = FurtherClauses.__struct_fields__


def expected(entry: dict[str, Any]) -> FurtherClauses:
    """The clauses of an entry as data."""
    given = {name: value for name, value in entry.items() if name in FIELDS}
    return msgspec.convert(given, FurtherClauses)


def read(text: str) -> FurtherClauses:
    """The same clauses as they are read."""
    clause = read_clause(text).clause
    return FurtherClauses(**{name: getattr(clause, name) for name in FIELDS})


@pytest.mark.parametrize("entry", CLAUSES, ids=[entry["says"][:48] for entry in CLAUSES])
def test_every_clause_is_read(entry: dict[str, Any]) -> None:
    """A sentence gives the clause that it is, and no other."""
    assert read(entry["says"]) == expected(entry)


def test_each_value_has_its_words() -> None:
    """What is read of a clause rests on words that are pointed at."""
    for entry in CLAUSES:
        reading = read_clause(entry["says"])
        named = {name for name in FIELDS if getattr(reading.clause, name)}
        spans = {name.split(".")[0].split("[")[0] for name in reading.words}
        assert named <= spans


def test_a_whole_set_of_clauses() -> None:
    """The clauses of a treaty are read one after another, beside its entry into force."""
    first = (
        "The Convention shall enter into force on the ninetieth day after the deposit of the tenth "
        "instrument of ratification."
    )
    others = [CLAUSES[place]["says"] for place in (6, 18, 26, 39, 46)]
    reading = read_clause(" ".join([first, *others]))
    clause = reading.clause
    assert (clause.threshold, clause.delay) == (10, "days:90")
    assert clause.accession is not None
    assert clause.reservations is not None
    assert clause.withdrawal is not None
    assert (clause.withdrawal.notice, clause.withdrawal.earliest) == ("years:1", "years:3")
    assert clause.duration is not None
    assert clause.territory is not None
