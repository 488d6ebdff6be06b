"""The depositary: acts of thousands of treaties loaded, their status, and all relations at a date.

    python -m bench.depositary            118 000 acts, 5 000 treaties, 200 × 200 × 600 relations
    python -m bench.depositary --quick    a tenth of it

The acts are made up, with the sizes of the real lists. Each figure is a ratio of Paraph and a
straightforward pandas and DuckDB version of the same question, in one run.
"""

from __future__ import annotations

import csv
import io
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from bench.report import Row, grid, machine, seconds

from paraph.depositary.columns import STANDINGS, Columns, Terms, counts, read_columns_csv, status
from paraph.depositary.relations import number_reservations, relation_matrix
from paraph.depositary.reservations import Reservation, ReservationObjection

ON = date(2015, 6, 1)
PARTICIPANTS = 200
ROUNDS = 5
TREATIES = 600
OPPOSING = 0.1
"""How many objections oppose the entry into force between two."""
NOT_THERE = "not installed"


def made_up(acts: int, treaties: int) -> tuple[str, dict[str, Terms]]:
    """A file of acts and the dates of entry into force of its treaties."""
    chance = random.Random(5)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["treaty_id", "state", "iso3", "act", "date", "primary"])
    terms = {}
    for number in range(treaties):
        opened = date(1945, 1, 1) + timedelta(days=chance.randrange(24000))
        terms[f"T{number}"] = Terms(effective=opened + timedelta(days=700))
    for number in range(acts):
        treaty = chance.randrange(TREATIES) if number % 4 else chance.randrange(treaties)
        who, after = chance.randrange(PARTICIPANTS), chance.randrange(9000)
        effective = terms[f"T{treaty}"].effective
        assert effective is not None
        kind = chance.choices(
            ["signature", "ratification", "accession", "withdrawal"], [3, 4, 3, 0.1]
        )
        day = effective - timedelta(days=700) + timedelta(days=after)
        writer.writerow([f"T{treaty}", f"State {who}", f"{who:03}", kind[0], day.isoformat(), "1"])
    return out.getvalue(), terms


def timed(work: Callable[[], Any], rounds: int) -> tuple[float, Any]:
    """The median time of some rounds, and what came out."""
    times, result = [], None
    for _ in range(rounds):
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
    return median(times), result


def reservations(
    columns: Columns,
) -> tuple[list[Reservation], list[ReservationObjection]]:
    chance = random.Random(6)
    made = [
        Reservation(
            treaty=f"T{chance.randrange(TREATIES)}",
            by=chance.choice(columns.participants),
            made=None,
        )
        for _ in range(3000)
    ]
    against = [
        ReservationObjection(
            treaty=one.treaty,
            by=chance.choice(columns.participants),
            to=one.by,
            made=date(1946, 1, 1),
            opposes_entry_into_force=chance.random() < OPPOSING,
        )
        for one in chance.sample(made, 600)
    ]
    return made, against


def pandas_party(frame: Any) -> Any:  # noqa: ANN401 - pandas has no types here
    """Pairs that are parties on the day, as somebody would write it with pandas."""
    seen = frame[frame["date"] <= ON.isoformat()]
    binding = seen[seen["act"].isin(["ratification", "accession", "withdrawal"])]
    last = binding.sort_values("date", kind="stable").groupby(["treaty_id", "iso3"]).tail(1)
    last = last[last["act"] != "withdrawal"]
    return last[last["effective"] <= ON.isoformat()][["treaty_id", "iso3"]]


def pandas_relations(party: Any) -> int:  # noqa: ANN401
    """All pairs of parties of the 600 treaties, by a join of the parties with themselves."""
    wanted = party[party["treaty_id"].str[1:].astype(int) < TREATIES]
    joined = wanted.merge(wanted, on="treaty_id")
    return int((joined["iso3_x"] != joined["iso3_y"]).sum())


def load_pandas(text: str, terms: dict[str, Terms]) -> Any:  # noqa: ANN401
    import pandas as pd

    frame = pd.read_csv(io.StringIO(text), dtype=str)
    frame["effective"] = frame["treaty_id"].map({k: str(v.effective) for k, v in terms.items()})
    return frame


TAKE_SQL = """
    create or replace table acts as
    select * from read_csv($path, all_varchar = true) join in_force using (treaty_id)
"""
PARTY_SQL = """
    create or replace temp table party as
    select treaty_id, iso3 from (
        select *, row_number() over (partition by treaty_id, iso3 order by date desc) as place
        from acts where date <= $day and act in ('ratification', 'accession', 'withdrawal')
    ) where place = 1 and act <> 'withdrawal' and effective <= $day
"""
RELATION_SQL = """
    select count(*) from party a join party b using (treaty_id)
    where a.iso3 <> b.iso3 and cast(a.treaty_id[2:] as integer) < 600
"""


def peers(
    text: str, terms: dict[str, Terms], rounds: int
) -> dict[str, tuple[float, float, float, int]]:
    """Times of pandas and DuckDB: load, status, relations without reservations; and the number."""
    try:
        import duckdb
        import pandas as pd  # noqa: F401
    except ImportError:
        return {}
    loading, frame = timed(lambda: load_pandas(text, terms), rounds)
    standing, party = timed(lambda: pandas_party(frame), rounds)
    relating, number = timed(lambda: pandas_relations(party), rounds)
    base = duckdb.connect()
    day = {"day": ON.isoformat()}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "acts.csv")
        path.write_text(text, encoding="utf-8")
        in_force = frame[["treaty_id", "effective"]].drop_duplicates()
        base.register("in_force", in_force)
        taking, _ = timed(lambda: base.execute(TAKE_SQL, {"path": str(path)}), rounds)
    counting, _ = timed(lambda: base.execute(PARTY_SQL, day), rounds)
    joining, found = timed(lambda: base.execute(RELATION_SQL).fetchone()[0], rounds)
    return {
        "pandas": (loading, standing, relating, number),
        "DuckDB": (taking, counting, joining, int(found)),
    }


def rows(acts: int, treaties: int, rounds: int = ROUNDS) -> list[Row]:
    text, terms = made_up(acts, treaties)
    loading, columns = timed(lambda: read_columns_csv(io.StringIO(text, newline=""), terms), rounds)
    standing, found = timed(lambda: status(columns, ON), rounds)
    party = int(counts(columns, found)[:, STANDINGS.index(STANDINGS[3])].sum())
    made, against = reservations(columns)
    reserved = number_reservations(columns, made, against)
    order = [columns.treaties.index(f"T{n}") for n in range(TREATIES)]
    which = np.array(order, np.int32)
    people = np.arange(len(columns.participants), dtype=np.int32)
    relating, matrix = timed(lambda: relation_matrix(columns, reserved, which, people, ON), rounds)
    bound = int(np.count_nonzero(matrix))
    found_by = peers(text, terms, rounds)
    made_rows = []
    for name, (load, stand, relate, number) in found_by.items():
        assert number == bound, (name, number, bound)
        alone = "theirs without reservations and objections"
        made_rows += [
            compare(f"load {acts} acts", loading, load, name, "ours checks and numbers them"),
            compare(f"status of {treaties} treaties", standing, stand, name, f"{party} parties"),
            compare("relations 200 × 200 × 600", relating, relate, name, alone),
        ]
    if not made_rows:
        times = {"load": loading, "status": standing, "relations": relating}
        made_rows = [Row(name, seconds(took), NOT_THERE) for name, took in times.items()]
    return made_rows


def compare(what: str, ours: float, theirs: float, name: str, note: str) -> Row:
    """One row: above 1 means that Paraph is ahead."""
    return Row(what, seconds(ours), f"{name} {seconds(theirs)}", theirs / ours, note)


if __name__ == "__main__":
    part = 10 if "--quick" in sys.argv[1:] else 1
    print(machine())
    print(grid(rows(118_000 // part, 5_000)))
