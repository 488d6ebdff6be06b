"""Dates for single States against the depositaries' own, as far as one simple rule is known."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs

from paraph.depositary.clause import FinalClause, LaterJoiners
from paraph.depositary.ledger import Act, read_ledger
from paraph.depositary.periods import UNITED_NATIONS, Convention, FirstDay, ShortMonth
from paraph.depositary.standings import start_for
from paraph.depositary.vocabulary import ActKind

RULES = {
    "90th day after deposit, not before the treaty": "days:90",
    "60th day after deposit, not before the treaty": "days:60",
    "3 months after deposit, not before the treaty": "months:3",
}


@dataclass(frozen=True)
class General:
    """The official date of the treaty; everybody is treated as joining later."""

    effective: date
    met_on: date = date.min


def read_rows(shared: Path) -> list[dict[str, str]]:
    path = shared / "data/treaties/per_state_eif.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["rule_tested"]]


def general_dates(rows: list[dict[str, str]]) -> dict[str, date]:
    """The date of each treaty: the earliest date for any State whose row the rule explains."""
    found: dict[str, date] = {}
    for row in rows:
        if row["check"] == "equal":
            day = date.fromisoformat(row["eif_date"])
            found[row["treaty_id"]] = min(found.get(row["treaty_id"], day), day)
    return found


PRACTICES = {
    "ozone-2021": LaterJoiners(starting="entry into force", successions="as a consent"),
}
"""How single depositaries date what the clause leaves open: parameters, not exceptions."""


def otherwise_counted(
    act: Act, notified: date, clause: FinalClause, general: General
) -> Convention | None:
    """The way of counting under which the notified date follows, if there is one."""
    ways = (
        Convention(first_day=day, short_month=month) for day in FirstDay for month in ShortMonth
    )
    fitting = (way for way in ways if start_for(act, clause, general, way)[0] == notified)
    return next(fitting, None)


def explained(row: dict[str, str], general: date) -> str:
    """Whether the date of one State comes out right, or what finding stands beside it."""
    practice = PRACTICES.get(row["source"], LaterJoiners())
    clause = FinalClause(
        threshold=1,
        counted=(ActKind.RATIFICATION,),
        later_joiners=structs.replace(practice, delay=RULES[row["rule_tested"]]),
    )
    kind = row["act"] or ActKind.CONSENT_UNTYPED.value  # one row names no act beside its date
    ledger = read_ledger([{**row, "act": kind, "date": row["act_date"]}])
    act = ledger.acts[0]
    day, remarks = start_for(act, clause, General(general), UNITED_NATIONS)
    notified = date.fromisoformat(row["eif_date"])
    if day == notified:
        return "right"
    other = otherwise_counted(act, notified, clause, General(general))
    if other is not None:
        return f"explained: {other}"
    return f"explained: {remarks[0].doubt.value}" if remarks else "unexplained"


@pytest.mark.slow
def test_dates_of_single_states(shared: Path) -> None:
    """Rows that a simple rule explains are right; of the rest each is right or has a finding."""
    rows = read_rows(shared)
    general = general_dates(rows)
    tally: Counter[tuple[str, str]] = Counter()
    for row in rows:
        tally[row["check"], explained(row, general[row["treaty_id"]])] += 1
    for (check, said), number in sorted(tally.items()):
        print(f"\n{check}: {said} {number}")  # noqa: T201 - figures
    assert tally["equal", "right"] == sum(1 for row in rows if row["check"] == "equal")
    rest = sum(number for (check, _), number in tally.items() if check != "equal")
    unexplained = sum(number for (_, said), number in tally.items() if said == "unexplained")
    assert 2 * unexplained <= rest
