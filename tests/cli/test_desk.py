"""The commands of ``paraph depositary`` on a record."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.depositary.desk import objects, ratifies, reserves, signs, tells
from tests.depositary.steps import T, deposited
from tests.story import SECRETARIAT, member, participant

from paraph.cli.main import cli
from paraph.depositary.acts import EarlierTreaty
from paraph.depositary.vocabulary import Bearing
from paraph.record import Content
from paraph.secretariat import CATALOGUE, Secretariat, SystemClock
from paraph.storage import SqliteRecord

ACTS: tuple[Content, ...] = (
    *(participant(name) for name in ("Fiji", "Norway", "Peru")),
    *(member(name) for name in ("Fiji", "Norway", "Peru")),
    deposited(adopted=date(2025, 5, 1)),
    signs("Fiji", "2025-05-04"),
    signs("Norway", "2025-05-04"),
    reserves("Fiji", "2025-06-01"),
    ratifies("Fiji", "2025-06-01"),
    ratifies("Norway", "2025-07-01"),
    tells(4, issued="2025-07-02"),
    objects("Norway", "2025-08-01", opposes=True),
)
MOMENT = "2025-09-01T12:00:00Z"


@pytest.fixture
def kept(tmp_path: Path) -> str:
    """A record with one treaty."""
    path = str(tmp_path / "desk.record")
    record = SqliteRecord.create(path, "desk.example/record")
    who, capacity = SECRETARIAT
    acts = [
        CATALOGUE.encode(one, participant=who, capacity=capacity, moment=MOMENT) for one in ACTS
    ]
    Secretariat(record, SystemClock()).submit(*acts)
    record.close()
    return path


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, ["depositary", *words])


def shown(*words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(*words, "--json").output)
    return found


def test_a_treaty_of_a_record_is_shown(kept: str) -> None:
    """The status list, the dates side by side, the reservation, and what is to be notified."""
    told = run("treaty", kept, "--on", "2025-12-31").output
    assert "Entry into force: 2025-07-31" in told
    assert "Computed: 31 July 2025" in told
    assert "Reservation “R” of Fiji: stands; notified 2025-07-02." in told
    assert "To be notified: folios 1, 2, 3, 5, 6, 8." in told


def test_a_treaty_of_a_record_is_json(kept: str) -> None:
    """Programs get the same: parties with computed dates, reservations, marks."""
    found = shown("treaty", kept, "--on", "2025-12-31")
    assert found["entry_into_force"] == "2025-07-31"
    assert [one["standing"] for one in found["participants"]] == ["party", "party"]
    assert found["reservations"][0]["notified"] == "2025-07-02"


def test_what_stands_between_two(kept: str) -> None:
    """An objection that opposes entry into force leaves no relation between the two."""
    tied = shown("treaty", kept, "--between", "Fiji", "Norway", "--on", "2025-12-31")
    assert not tied["in_force"]
    assert "VCLT 20(4)(b)" in tied["grounds"][1]


@pytest.mark.parametrize(
    ("words", "reason"),
    [(("--treaty", "Air"), "holds no treaty “Air”"), (("--on", "2001-01-01"), "holds no treaty")],
)
def test_a_treaty_that_is_not_there_is_named(
    kept: str, words: tuple[str, ...], reason: str
) -> None:
    """A person who asks for a treaty that the record lacks is told what it holds."""
    assert reason in str(run("treaty", kept, *words).exception)


def test_successive_treaties_of_a_record(tmp_path: Path) -> None:
    """Who is bound by which treaty, and what governs between two, from the command line."""
    path = str(tmp_path / "two.record")
    record = SqliteRecord.create(path, "two.example/record")
    who, capacity = SECRETARIAT
    amends = (EarlierTreaty(treaty=T, bearing=Bearing.AMENDS),)
    made: list[Content] = [
        *ACTS[:7],
        deposited("Protocol", adopted=date(2025, 5, 1), earlier=amends),
        ratifies("Fiji", "2025-06-01"),
        ratifies("Norway", "2025-07-01"),
    ]
    acts = [
        CATALOGUE.encode(one, participant=who, capacity=capacity, moment=MOMENT) for one in made
    ]
    Secretariat(record, SystemClock()).submit(*acts)
    record.close()
    told = run("successive", path).output
    assert told.startswith("Protocol amends Waters:\n  Fiji: Waters 2025-07-31, Protocol -")
    between = run("successive", path, "--between", "Fiji", "Norway").output
    assert between.startswith("Waters, Protocol: the treaty as it was before the amendment.")
