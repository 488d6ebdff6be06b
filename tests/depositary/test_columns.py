"""Many treaties at once: the columns say what the ledger of each treaty says."""

from __future__ import annotations

import csv
import gzip
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from paraph.depositary.between import between, find_participant
from paraph.depositary.clause import FinalClause, FixedDay, LaterJoiners
from paraph.depositary.columns import (
    NEVER,
    STANDINGS,
    Columns,
    Terms,
    read_columns,
    read_columns_csv,
    status,
)
from paraph.depositary.entry import entry_into_force
from paraph.depositary.ledger import read_ledger
from paraph.depositary.periods import UNITED_NATIONS, Delay
from paraph.depositary.relations import Relation, number_reservations, relation_matrix
from paraph.depositary.reservations import (
    Effect,
    Reservation,
    ReservationObjection,
    effect,
    read_reservations,
)
from paraph.depositary.taking import read_terms
from paraph.depositary.vocabulary import Standing
from paraph.values.errors import Malformed

Row = dict[str, str]
DAY = date(2012, 6, 1)


def act(treaty: str, code: str, kind: str, day: str) -> Row:
    return {"treaty_id": treaty, "state": code, "iso3": code, "act": kind, "date": day}


def read(shared: Path, name: str) -> list[Row]:
    csv.field_size_limit(2**31 - 1)
    path = shared / "data/treaties" / name
    octets = gzip.decompress(path.read_bytes()) if name.endswith("gz") else path.read_bytes()
    return list(csv.DictReader(io.StringIO(octets.decode(), newline="")))


ROWS = [
    act("T", "NOR", "ratification", "2000-01-01"),
    act("T", "CHL", "signature", "2000-01-01"),
    act("T", "CHL", "ratification", "2005-01-01"),
    act("T", "JPN", "accession", "2001-01-01"),
    act("T", "JPN", "withdrawal", "2010-01-01"),
    act("T", "JPN", "denunciation takes effect", "2011-01-01"),
    act("T", "PER", "signature", "2000-02-01"),
    act("T", "KEN", "accession", "2012-05-20"),
    act("T", "CSK", "ratification", "1990-01-01"),
    act("T", "FJI", "ratification", "2001-02-30"),
]
TERMS = {"T": Terms(effective=date(2001, 6, 1), delay=Delay.parse("days:30"))}


def test_columns_and_ledger_agree() -> None:
    """The same acts give the same standing to every participant, one by one and all at once."""
    columns = read_columns(ROWS, TERMS)
    found = status(columns, DAY)
    clause = FinalClause(
        fixed=FixedDay(on=date(2001, 6, 1)),
        later_joiners=LaterJoiners(delay="days:30"),
    )
    general = entry_into_force(clause, read_ledger(ROWS), DAY, convention=UNITED_NATIONS)
    singly = {one.code: (one.standing, one.since) for one in general.participants}
    together = {
        columns.participants[columns.pair_participant[pair]]: STANDINGS[found.standing[pair]]
        for pair in range(len(columns.pair_treaty))
    }
    assert together == {code: standing for code, (standing, _) in singly.items()}
    assert together["CSK"] is Standing.FORMER_STATE
    assert together["KEN"] is Standing.CONTRACTING
    assert together["JPN"] is Standing.FORMER_PARTY
    assert columns.unsound == 1


def matrix_for(
    columns: Columns, made: list[Reservation], against: list[ReservationObjection]
) -> dict[tuple[str, str], Relation]:
    everyone = np.arange(len(columns.participants), dtype=np.int32)
    reserved = number_reservations(columns, made, against)
    grid = relation_matrix(columns, reserved, np.zeros(1, np.int32), everyone, DAY)[0]
    names = columns.participants
    return {
        (a, b): Relation(int(grid[i, j])) for i, a in enumerate(names) for j, b in enumerate(names)
    }


def test_reservations_and_objections_pair_by_pair() -> None:
    """An objection excludes, one that opposes ends the relation, silence of a year modifies it."""
    parties = ["NOR", "CHL", "JPN", "PER"]
    columns = read_columns(
        [act("T", code, "ratification", "2002-01-01") for code in parties], TERMS
    )
    made = [Reservation(treaty="T", by="NOR", made=None)]
    objected = date(2002, 6, 1)
    against = [
        ReservationObjection(treaty="T", by="CHL", to="NOR", made=objected),
        ReservationObjection(
            treaty="T", by="JPN", to="NOR", made=objected, opposes_entry_into_force=True
        ),
    ]
    found = matrix_for(columns, made, against)
    assert found["NOR", "PER"] is Relation.RESERVED
    assert found["NOR", "CHL"] == Relation.RESERVED | Relation.EXCLUDED
    assert found["NOR", "JPN"] is Relation.OPPOSED
    assert found["CHL", "JPN"] is Relation.IN_FORCE
    assert found["NOR", "NOR"] is Relation.NONE
    assert all(found[a, b] == found[b, a] for a in parties for b in parties)


def test_an_objection_after_twelve_months_is_too_late() -> None:
    """Who was silent for twelve months has accepted, unless its own consent came later."""
    late = ReservationObjection(treaty="T", by="CHL", to="NOR", made=date(2003, 6, 1))
    notified = date(2002, 1, 1)
    assert effect(notified, date(2000, 1, 1), DAY, late)[0] is Effect.MODIFIED
    assert effect(notified, date(2003, 6, 1), DAY, late)[0] is Effect.EXCLUDED
    recent = date(2012, 1, 1)
    assert effect(recent, date(2000, 1, 1), DAY)[0] is Effect.PENDING


def test_two_participants_with_reasons() -> None:
    """The bonds of two participants say in words what the matrix says in numbers."""
    rows = [act("T", code, "ratification", "2002-01-01") for code in ("NOR", "CHL")]
    columns = read_columns(rows, TERMS)
    pair = find_participant(columns, "Nor"), find_participant(columns, "CHL")
    made = [Reservation(treaty="T", by="NOR", made=None)]
    (bond,) = between(columns, *pair, DAY, (made, []))
    assert bond.in_force
    assert bond.since == date(2002, 1, 31)
    assert "No objection by 2003-01-01" in str(bond.grounds[1])


@pytest.mark.slow
def test_thousands_of_treaties(shared: Path) -> None:
    """Of all acts there are, relations are mutual; who stands somewhere has a day since when."""
    terms = read_terms(read(shared, "treaties.csv"))
    columns = read_columns(read(shared, "participation.csv.gz"), terms, primary_only=False)
    found = status(columns, DAY)
    made, against, _ = read_reservations(read(shared, "reservations_objections.csv.gz"))
    reserved = number_reservations(columns, made, against)
    most = np.argsort(-np.bincount(columns.treaty))[:600].astype(np.int32)
    people = np.argsort(-np.bincount(columns.participant))[:200].astype(np.int32)
    grid = relation_matrix(columns, reserved, most, people, DAY)
    assert grid.shape == (600, 200, 200)
    assert (grid == grid.transpose(0, 2, 1)).all()
    assert (found.since[found.standing > 0] != NEVER).all()


def test_the_matrix_knows_notifications_and_withdrawals() -> None:
    """The twelve months run from the notification; what was withdrawn on the day is gone."""
    parties = ["NOR", "CHL", "JPN"]
    columns = read_columns(
        [act("T", code, "ratification", "2002-01-01") for code in parties], TERMS
    )
    late = date(2003, 6, 1)
    objected = ReservationObjection(treaty="T", by="CHL", to="NOR", made=late)
    made = Reservation(treaty="T", by="NOR", made=None)
    told = replace(made, notified=date(2002, 9, 1))
    assert matrix_for(columns, [made], [objected])["NOR", "CHL"] is Relation.RESERVED
    in_time = matrix_for(columns, [told], [objected])
    assert in_time["NOR", "CHL"] == Relation.RESERVED | Relation.EXCLUDED
    gone = replace(told, withdrawn=DAY)
    assert matrix_for(columns, [gone], [objected])["NOR", "CHL"] is Relation.IN_FORCE
    taken_back = replace(objected, withdrawn=DAY)
    assert matrix_for(columns, [told], [taken_back])["NOR", "CHL"] is Relation.RESERVED


def test_a_file_reads_as_its_rows_do() -> None:
    """CSV and mappings give the same columns, unsound rows and other sources left out alike."""
    text = (
        "treaty_id,state,iso3,act,date,primary\n"
        "T,Norway,NOR,ratification,2002-01-01,1\n\n"
        "T,Norway,NOR,ratification,2002-01-01,0\n"
        "U,Peru,PER,ratification,2002-02-30,1\n"
        'V,"Chile",CHL,accession,2003-01-01,1\n'
    )
    rows = read_columns(csv.DictReader(io.StringIO(text, newline="")), TERMS)
    lines = read_columns_csv(io.StringIO(text, newline=""), TERMS)
    assert (lines.treaties, lines.participants, lines.unsound) == (
        ("T", "V"),
        ("NOR", "PER", "CHL"),
        1,
    )
    for name in rows.__dataclass_fields__:
        assert np.array_equal(getattr(rows, name), getattr(lines, name)), name


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("state,act\nFiji,accession\n", "date"),
        ("state,act,date\nFiji,accession\n", "2 cells and the heading 3"),
        ("", "act"),
    ],
)
def test_a_file_that_is_no_acts_file_is_refused(text: str, reason: str) -> None:
    """A column or a cell that is missing is named."""
    with pytest.raises(Malformed, match=reason):
        read_columns_csv(io.StringIO(text, newline=""))
