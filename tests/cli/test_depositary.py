"""The commands ``paraph depositary`` and ``paraph clause``."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from paraph.cli.main import cli

ACTS = """treaty_id,state,iso3,act,date
T,Norway,NOR,ratification,2001-01-10
T,Chile,CHL,accession,2001-03-01
T,Japan,JPN,signature,2000-12-01
"""
TOML = 'threshold = 2\ncounted = ["ratification", "accession"]\ndelay = "days:30"\n'
ENGLISH = (
    "The Charter shall enter into force on the thirtieth day after the deposit of the second "
    "instrument of ratification or accession. For each State that accedes later it shall enter "
    "into force on the tenth day after the deposit of its instrument."
)
TREATIES = "treaty_id,official_eif,delay\nT,2001-03-31,days:30\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "acts.csv": ACTS,
        "clause.toml": TOML,
        "clause.txt": ENGLISH,
        "treaties.csv": TREATIES,
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments: object, ok: bool = True) -> str:
    result = CliRunner().invoke(cli, [str(one) for one in arguments])
    assert (result.exit_code == 0) is ok, result.output
    return result.output


@pytest.mark.parametrize("clause", ["clause.toml", "clause.txt"])
def test_entry_into_force(folder: Path, clause: str) -> None:
    """A clause in TOML and the same in English give the same date, trigger and standings."""
    printed = run(
        "depositary", "entry-into-force", "--clause", folder / clause, "--acts",
        folder / "acts.csv", "--json",
    )  # fmt: skip
    found = json.loads(printed)
    assert found["entry_into_force"] == "2001-03-31"
    assert (found["trigger"]["participant"], found["trigger"]["act"]) == ("Chile", "accession")
    fields = ("participant", "standing", "since")
    standings = [tuple(one[field] for field in fields) for one in found["participants"]]
    assert standings == [
        ("Chile", "party", "2001-03-31"),
        ("Japan", "signatory", "2000-12-01"),
        ("Norway", "party", "2001-03-31"),
    ]
    assert found["missing"] == []
    assert any("2001-03-31" in ground["sentence"] for ground in found["grounds"])


def test_status_list_and_timeline(folder: Path) -> None:
    """The status list marks an accession, and the timeline tells in words what it shows."""
    printed = run(
        "depositary", "entry-into-force", "--clause", folder / "clause.toml", "--acts",
        folder / "acts.csv", "--list", "--timeline", folder / "line.svg",
    )  # fmt: skip
    rows = [line.split() for line in printed.splitlines()]
    assert ["Chile", "2001-03-01", "a", "2001-03-31"] in rows
    assert ["Japan", "2000-12-01"] in rows
    picture = ET.parse(folder / "line.svg").getroot()  # noqa: S314 - our own file
    told = picture.findtext("{http://www.w3.org/2000/svg}title")
    assert told is not None
    assert "entry into force 2001-03-31" in told


def test_before_the_threshold_it_says_what_is_missing(folder: Path) -> None:
    """On a day before the last act the treaty is not in force, and one consent is missing."""
    printed = run(
        "depositary", "entry-into-force", "--clause", folder / "clause.toml", "--acts",
        folder / "acts.csv", "--on", "2001-02-01", "--json",
    )  # fmt: skip
    found = json.loads(printed)
    assert found["entry_into_force"] is None
    assert [one["number"] for one in found["missing"]] == [1]


def test_a_reading_is_a_clause_again(folder: Path) -> None:
    """What `clause read` prints can be given back as the clause, once a lawyer has read it."""
    read = run("clause", "read", folder / "clause.txt", "--json")
    reading = json.loads(read)
    assert (reading["threshold"], reading["delay"]) == (2, "days:30")
    assert reading["counted"] == ["accession", "ratification"]
    assert reading["later_joiners"]["delay"] == "days:10"
    begin, end = reading["words"]["threshold"]
    assert ENGLISH[begin:end] == "second instrument"
    (folder / "clause.json").write_text(read, encoding="utf-8")
    printed = run(
        "depositary", "entry-into-force", "--clause", folder / "clause.json", "--acts",
        folder / "acts.csv", "--notified", "2001-04-01",
    )  # fmt: skip
    assert "Entry into force: 2001-03-31" in printed
    assert "whole period elapsed" in printed


def test_a_sentence_that_cannot_be_read_gives_a_finding(tmp_path: Path) -> None:
    """Where nothing can be read there is no number, and a finding says so."""
    path = tmp_path / "clause.txt"
    path.write_text("The Parties shall meet every spring.", encoding="utf-8")
    reading = json.loads(run("clause", "read", path, "--json"))
    assert (reading["threshold"], reading["delay"]) == (None, None)
    assert {one["field"] for one in reading["findings"]} >= {"threshold", "delay", "counted"}
    assert "Finding (threshold)" in run("clause", "read", path)


def test_status_relations_and_import(folder: Path) -> None:
    """Standing in all treaties, the bonds of two, and what a file of acts holds."""
    acts, treaties = folder / "acts.csv", folder / "treaties.csv"
    given = ("--acts", acts, "--treaties", treaties, "--on", "2002-01-01")
    (row,) = json.loads(run("depositary", "status", *given, "--json"))
    assert row == {"treaty": "T", "signatory": 1, "party": 2}
    assert "Japan: standing signatory" in run("depositary", "status", *given, "--treaty", "T")
    (bond,) = json.loads(run("depositary", "relations", "Norway", "CHL", *given, "--json"))
    assert (bond["in_force"], bond["since"]) == (True, "2001-03-31")
    (count,) = json.loads(run("depositary", "relations", *given, "--json"))
    assert count["in force"] == 1
    assert "3 acts of 1 treaties" in run("depositary", "import", acts)
    run("depositary", "relations", "Norway", "Atlantis", *given, ok=False)
    run("depositary", "status", *given, "--treaty", "X", ok=False)


def test_a_file_without_the_columns_is_refused(folder: Path) -> None:
    """An acts file without the needed columns is refused with the name of the column."""
    printed = CliRunner().invoke(
        cli,
        [
            "depositary", "entry-into-force", "--clause", str(folder / "clause.toml"),
            "--acts", str(folder / "treaties.csv"),
        ],
    )  # fmt: skip
    assert printed.exit_code != 0
    assert "lacks the column" in str(printed.exception)
