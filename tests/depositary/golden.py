"""Rows of the shared golden file as clauses and ledgers."""

from __future__ import annotations

import csv
import gzip
import re
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import Any

Row = dict[str, str]


@lru_cache(maxsize=1)
def golden_rows(shared: Path) -> tuple[Row, ...]:
    path = shared / "data/treaties/eif_golden.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@lru_cache(maxsize=1)
def acts_by_treaty(shared: Path) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    path = shared / "data/treaties/participation.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["treaty_id"], row["source"]].append(row)
    return found


def acts_of(shared: Path, row: Row) -> list[Row]:
    return acts_by_treaty(shared)[row["treaty_id"], row["participation_source"]]


def clause_of(row: Row) -> dict[str, Any]:
    """The clause that the columns of a golden row describe.

    The file counts organisations unless it says otherwise, and leaves conditions that its acts
    cannot show untested: they are assumed here, and the finding has to say so.
    """
    words = row["special_conditions"]
    clause: dict[str, Any] = {
        "threshold": int(row["threshold"]),
        "counted": [name.strip() for name in row["acts_counted"].split(",")],
        "delay": row["delay"],
        "organisations": "not counted" if "European Union not counted" in words else "counted",
        "conditions": [],
    }
    parent = r"not before the entry into force of (\S+) \(its official date (\S+) is"
    if found := re.search(parent, words):
        clause["conditions"].append({"kind": "in_force", "treaty": found[1], "on": found[2]})
    if found := re.search(r"fixed date (\S+) if the number is reached by (then|\S+)", words):
        clause["fixed"] = {"on": found[1]}
        if found[2] != "then":
            clause["fixed"]["if_met_by"] = found[2].strip(",")
    if "cannot be tested" in words:
        clause["conditions"].append({"kind": "fact", "says": words, "assumed": True})
    return clause
