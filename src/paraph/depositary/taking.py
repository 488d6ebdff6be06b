"""Taking in files of others: acts of many treaties with every doubt, and the terms of treaties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from paraph.depositary.columns import Terms
from paraph.depositary.ledger import read_ledger
from paraph.depositary.periods import Delay
from paraph.values.errors import Malformed


def take(
    rows: Iterable[Mapping[str, str]], *, treaty: str | None = None, adopted: date | None = None
) -> dict[str, Any]:
    """How many acts of which kinds a file holds, and all doubts about them, treaty by treaty.

    Findings number the acts of one treaty from 1, in the order of the file.
    """
    by_treaty: dict[str, list[Mapping[str, str]]] = {}
    kinds: dict[str, int] = {}
    for row in rows:
        name = row.get("treaty_id", "") or ""
        if treaty is None or name == treaty:
            by_treaty.setdefault(name, []).append(row)
            kinds[row["act"]] = kinds.get(row["act"], 0) + 1
    findings = [
        {"treaty": name, **remark.as_json()}
        for name, own in by_treaty.items()
        for remark in read_ledger(own, adopted=adopted, treaty=name).remarks
    ]
    return {
        "acts": sum(kinds.values()),
        "treaties": len(by_treaty),
        "kinds": dict(sorted(kinds.items())),
        "findings": findings,
    }


def read_terms(rows: Iterable[Mapping[str, str]]) -> dict[str, Terms]:
    """The entry into force of each treaty from ``official_eif``, and ``delay`` if there is one.

    Without a delay a treaty is in force for a later joiner on the day of its consent (VCLT 24(3)).

    >>> read_terms([{"treaty_id": "IV-4", "official_eif": "1976-03-23"}])["IV-4"].effective
    datetime.date(1976, 3, 23)
    """
    found: dict[str, Terms] = {}
    for row in rows:
        written = row.get("official_eif") or ""
        try:
            effective = date.fromisoformat(written)
        except ValueError:
            continue
        found[row["treaty_id"]] = Terms(effective=effective, delay=_delay(row.get("delay") or ""))
    return found


def _delay(written: str) -> Delay | None:
    try:
        return Delay.parse(written) if written else None
    except Malformed:
        return None
