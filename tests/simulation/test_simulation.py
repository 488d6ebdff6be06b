"""Conferences by seed, and all small ones, against an auditor that knows nothing of Paraph."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from simulation.__main__ import simulate, simulate_small
from simulation.conference import Discrepancy

from paraph.decisions import proceedings
from paraph.decisions.acts import Reply

ROOT = Path(__file__).parent.parent.parent
DAYS = 10


@pytest.mark.parametrize("seed", range(1, 21))
def test_a_conference_of_a_fixed_seed(seed: int) -> None:
    """What the auditor predicts is what is entered, refused, broken and kept."""
    assert simulate(seed, DAYS).endswith("the auditor agrees.")


def test_conferences_of_fresh_seeds(capsys: pytest.CaptureFixture[str]) -> None:
    """So it is with seeds that nobody has tried; a failure names its one command."""
    for _ in range(5):
        line = simulate(int.from_bytes(os.urandom(4)), DAYS)
        with capsys.disabled():
            print(f"\n{line}", file=sys.stderr)  # noqa: T201 - the seeds stand in the log
        assert line.endswith("the auditor agrees.")


@pytest.mark.parametrize(("delegations", "acts"), [(1, 4), (2, 4), (3, 4)])
def test_all_small_worlds(delegations: int, acts: int) -> None:
    """Three delegations and four acts: nothing that can be done goes otherwise than predicted."""
    assert simulate_small(delegations, acts).endswith("the auditor agrees in all.")


def test_a_fault_is_found_and_can_be_shown_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """If an amendment no longer broke silence, the auditor would say so, with the command."""
    monkeypatch.setattr(proceedings, "BREAKS", frozenset({Reply.OBJECTS}))
    with pytest.raises(Discrepancy, match="python -m simulation --small 2x3"):
        simulate_small(2, 3)
    with pytest.raises(Discrepancy, match="python -m simulation --seed 5 --days 30"):
        simulate(5, 30)


def test_a_seed_is_one_conference() -> None:
    """The same seed gives the same conference."""
    assert simulate(11, 3) == simulate(11, 3)


def test_the_auditor_knows_nothing_of_paraph() -> None:
    """The auditor imports nothing that it audits."""
    tree = ast.parse((ROOT / "simulation" / "auditor.py").read_text(encoding="utf-8"))
    imported = {
        getattr(node, "module", None) or node.names[0].name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert imported == {"__future__", "dataclasses", "typing"}


def test_the_command() -> None:
    """`python -m simulation --seed 1 --days 1` tells what happened."""
    command = [sys.executable, "-m", "simulation", "--seed", "1", "--days", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("seed 1, 1 days: ")
