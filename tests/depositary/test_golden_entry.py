"""Real treaties: the computed date is the official one, or a finding says why it is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.depositary.golden import acts_of, clause_of, golden_rows

from paraph.depositary.clause_file import read_mapping
from paraph.depositary.comparing import compare
from paraph.depositary.entry import entry_into_force
from paraph.depositary.finding import EntryFinding
from paraph.depositary.ledger import read_ledger
from paraph.depositary.periods import UNITED_NATIONS
from paraph.depositary.remarks import Doubt

UNEXPLAINED = "No other counting convention"


def find(shared: Path, row: dict[str, str]) -> EntryFinding:
    clause = read_mapping(clause_of(row), row["treaty_id"])
    ledger = read_ledger(acts_of(shared, row))
    found = entry_into_force(clause, ledger, convention=UNITED_NATIONS)
    notified = date.fromisoformat(row["official_eif"])
    return compare(found, notified, clause, ledger, UNITED_NATIONS)


def test_equal_rows_come_out_equal(shared: Path) -> None:
    """Every treaty that the golden file reckons equal has its official date."""
    wrong = {}
    equal = [row for row in golden_rows(shared) if row["match"].startswith("yes")]
    for row in equal:
        found = find(shared, row)
        if found.as_json()["entry_into_force"] != row["official_eif"]:
            wrong[row["treaty_id"]] = found.as_json()["entry_into_force"]
    print(f"\nequal rows: {len(equal) - len(wrong)} of {len(equal)}")  # noqa: T201 - figures
    assert not wrong


def test_other_rows_are_explained(shared: Path) -> None:
    """Every treaty whose date differs carries a finding that explains the official date."""
    reasons = {}
    for row in golden_rows(shared):
        if row["match"].startswith("yes"):
            continue
        found = find(shared, row)
        told = [r.sentence for r in found.remarks if r.doubt is Doubt.NOTIFIED_DIFFERS]
        reasons[row["treaty_id"]] = told
        first = told[0] if told else None
        print(f"\n{row['treaty_id']} ({row['match']}): {first}")  # noqa: T201 - figures
    assert all(told and UNEXPLAINED not in told[0] for told in reasons.values())


def test_lower_bounds_hold(shared: Path) -> None:
    """Where a condition cannot be told, the date from the others is never too late."""
    for row in golden_rows(shared):
        if row["match"] == "lower bound":
            earliest = find(shared, row).earliest
            assert earliest is not None
            assert earliest.isoformat() <= row["official_eif"]
