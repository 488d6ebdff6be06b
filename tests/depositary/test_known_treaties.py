"""Facts of real treaties, in our own words: threshold, delay, the day it was reached, the date.

The acts are made up around the known day on which the conditions were met, and the clause is
written by us from the facts; what is tested is the counting, the delay and the usual forms.
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from paraph.depositary.clause_file import read_mapping
from paraph.depositary.english import read_clause
from paraph.depositary.entry import entry_into_force
from paraph.depositary.ledger import Ledger, read_ledger
from paraph.depositary.periods import UNITED_NATIONS

FACTS = Path(__file__).parent.parent / "golden" / "treaties.csv"
Row = dict[str, str]

ORDINALS = ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh"]
FORMS = {
    "days": "on day {n} after",
    "months": "{n} months after",
    "years": "{n} year after",
    "first_of_month_after_months": (
        "on the first day of the month that follows the expiry of {n} months after"
    ),
    "first_of_nth_calendar_month": "on the first day of the {o} calendar month after",
    "first_of_month_after_days": "on the first day of the month after the {n}th day following",
}


def facts() -> list[Row]:
    with FACTS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def acts_until(row: Row) -> Ledger:
    """One consent short of the threshold before the day, the last one on it, one more later."""
    day, number = date.fromisoformat(row["met_on"]), int(row["threshold"])
    days = [day - timedelta(days=3 * place + 1) for place in range(number - 1)]
    days += [day, day + timedelta(days=40)]
    rows = [
        {"state": f"State {place}", "iso3": "", "act": "ratification", "date": one.isoformat()}
        for place, one in enumerate(days)
    ]
    return read_ledger(rows)


def sentence(row: Row) -> str:
    """A clause of our own with the facts of a row."""
    unit, _, number = row["delay"].partition(":")
    n = int(number)
    when = FORMS[unit].format(n=n, o=ORDINALS[n] if n < len(ORDINALS) else f"{n}th")
    if unit == "days":
        when = f"on the {n}th day after" if n else "on the date of"
    *first, last = row["counted"].split("+")
    acts = f"{', '.join(first)} or {last}" if first else last
    ordinal = f"{row['threshold']}th"
    return (
        f"The instrument takes effect as follows. It shall enter into force {when} the deposit of "
        f"the {ordinal} instrument of {acts}."
    )


def test_sixty_treaties_are_known() -> None:
    """The facts of at least forty treaties are at hand, each with its source."""
    rows = facts()
    assert len(rows) >= 40
    assert all(row["source"] for row in rows)


@pytest.mark.parametrize("row", facts(), ids=lambda row: row["treaty"])
def test_dates_of_known_treaties(row: Row) -> None:
    """From threshold, delay and the day on which it was reached follows the official date."""
    clause = read_mapping(
        {
            "threshold": int(row["threshold"]),
            "counted": row["counted"].split("+"),
            "delay": row["delay"],
        },
        row["treaty"],
    )
    found = entry_into_force(clause, acts_until(row), convention=UNITED_NATIONS)
    assert found.entry_into_force is not None
    assert found.entry_into_force.isoformat() == row["entry_into_force"]
    assert found.trigger is not None
    assert found.trigger.number == int(row["threshold"])


@pytest.mark.parametrize("row", facts(), ids=lambda row: row["treaty"])
def test_clauses_of_known_treaties_are_read(row: Row) -> None:
    """A clause in the usual words of a treaty is read into the same threshold, acts and delay."""
    clause = read_clause(sentence(row)).clause
    assert clause.threshold == int(row["threshold"])
    assert clause.delay == row["delay"]
    assert sorted(clause.counted) == sorted(row["counted"].split("+"))
