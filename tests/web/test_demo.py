"""``paraph demo``: one command opens the house, and it is gone when it is stopped."""

from __future__ import annotations

import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connections
from tests.web.conftest import leave
from tests.web.served import opened, surroundings

from paraph.web.accounts.models import Seat
from paraph.web.demo import accounts
from paraph.web.demo.stage import seats, set_the_stage

LOADED = """
import sys
from paraph.web.serving import prepare
prepare()
print(*sorted({one.partition(".")[0] for one in sys.modules} & set(sys.argv[1:])))
"""


def test_accounts_are_made_once(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new house is given the accounts that were made before: the same tables, the same seats."""
    monkeypatch.setattr(accounts, "_kept", lambda: tmp_path / "kept.sqlite3")
    found = []
    for _ in range(2):
        leave()
        for old in demo.glob("accounts.sqlite3*"):
            old.unlink()
        set_the_stage()
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master ORDER BY name")
            found.append((cursor.fetchall(), [*User.objects.values_list("username", flat=True)]))
        monkeypatch.setattr(accounts, "bring_up_to_date", None)
    assert found[0] == found[1]
    assert Seat.objects.count() == len([*seats()])


def test_accounts_are_made_where_none_can_be_kept(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be kept, the accounts are made anew."""
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setattr(accounts, "_kept", lambda: file / "kept.sqlite3")
    leave()
    for old in demo.glob("accounts.sqlite3*"):
        old.unlink()
    set_the_stage()
    assert Seat.objects.count() == len([*seats()])


@pytest.mark.slow
def test_a_start_loads_no_solver() -> None:
    """What only a search needs is loaded by a search: the first page does not wait for it."""
    heavy = ("babel.messages", "highspy", "numpy", "ortools", "pandas", "pysat", "requests")
    found = subprocess.run(
        [sys.executable, "-c", LOADED, *heavy],
        check=False,
        env=surroundings(),
        capture_output=True,
        text=True,
    )
    assert (found.stdout, found.stderr) == ("\n", "")


@pytest.mark.slow
def test_demo_opens_and_stops() -> None:
    """The command says where the house is; its pages are there until it is stopped.

    What it searched meanwhile takes no signal away from it.
    """
    with opened("demo") as address:
        for page in ("/", "/treaties/Shanghai%20Convention/"):
            with urllib.request.urlopen(address + page) as answer:
                assert answer.status == 200
                assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
