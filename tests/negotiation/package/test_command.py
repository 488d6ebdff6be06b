"""``paraph package`` as a person meets it, on problems small enough to check by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from paraph.cli.main import cli

Plain = dict[str, Any]

CHARTER: Plain = {
    "title": "Who sits where, who pays",
    "delegations": ["China", "Kazakhstan", "Russia"],
    "brackets": {
        "seat": ["Almaty", "Beijing", "none"],
        "budget": ["equal", "by capacity"],
        "term": ["3 years", "5 years"],
    },
    "positions": [
        {"delegation": "Kazakhstan", "bracket": "seat", "arm": "Almaty", "stance": "support"},
        {"delegation": "Kazakhstan", "bracket": "seat", "arm": "none", "stance": "oppose"},
        {"delegation": "China", "bracket": "seat", "arm": "Almaty", "stance": "accept",
         "if": [{"bracket": "budget", "arm": "by capacity"}]},
        {"delegation": "Russia", "bracket": "seat", "arm": "Beijing", "stance": "oppose"},
        {"delegation": "Russia", "bracket": "budget", "arm": "by capacity", "stance": "reserve"},
        {"delegation": "Russia", "bracket": "term", "arm": "5 years", "stance": "support"},
    ],
}  # fmt: skip

BLOCKED: Plain = CHARTER | {"fixed": {"budget": "equal"}}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with both problems."""
    monkeypatch.chdir(tmp_path)
    for name, content in (("charter", CHARTER), ("blocked", BLOCKED)):
        (tmp_path / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    return tmp_path


def said(*arguments: str, given: str | None = None) -> str:
    """What the command prints."""
    done = CliRunner().invoke(cli, ["package", *arguments], input=given)
    assert done.exit_code == 0, done.output
    return done.output


def test_the_json_has_the_form_of_the_issue(desk: Path) -> None:
    """Status, optimal, choice, burden, objective and conflict, as issue 4 fixes them."""
    assert json.loads(said("charter.json", "--json")) == {
        "status": "possible",
        "optimal": True,
        "choice": {"seat": "Almaty", "budget": "by capacity", "term": "5 years"},
        "burden": {"China": 3, "Kazakhstan": 2, "Russia": 5},
        "objective": [5, 1, 10],
        "conflict": [],
    }
    assert json.loads(said("-", "--json", given=(desk / "charter.json").read_text())) == json.loads(
        said("charter.json", "--json")
    )


@pytest.mark.usefixtures("desk")
def test_a_conflict_is_told_as_positions_of_the_input() -> None:
    """Who blocks, in JSON and in plain words."""
    answer = json.loads(said("blocked.json", "--json"))
    assert answer["status"] == "impossible"
    assert answer["choice"] == answer["burden"] == {}
    assert answer["objective"] is None
    assert sorted(answer["conflict"], key=str) == sorted(
        [CHARTER["positions"][place] for place in (1, 2, 3)], key=str
    )
    text = said("blocked.json")
    assert "China accepts seat=Almaty only if budget=by capacity" in text
    assert "Kazakhstan opposes seat=none" in text
    assert "Russia opposes seat=Beijing" in text
    assert "Fixed before: budget=equal." in text


@pytest.mark.usefixtures("desk")
def test_the_cheapest_concession_is_told() -> None:
    """If China drops its condition, nobody has to reserve."""
    answer = json.loads(said("blocked.json", "--json", "--concession"))["concession"]
    assert answer["position"] == CHARTER["positions"][2]
    assert "if" not in answer["instead"]
    assert answer["objective"] == [3, 1, 7]
    assert "The cheapest concession: China accepts seat=Almaty only if" in said(
        "blocked.json", "--concession"
    )


@pytest.mark.usefixtures("desk")
def test_the_package_is_a_small_grid() -> None:
    """Bracket, arm, who supports and who reserves; then the most burdened, and other packages."""
    text = said("charter.json", "--maximal", "5")
    assert "The best package: largest burden 5, borne by 1; 10 in all." in text
    assert "Almaty" in text
    assert "Most burdened (5): Russia." in text
    assert "Maximal packages: 1, all of them." in text


@pytest.mark.usefixtures("desk")
def test_a_bad_problem_is_refused() -> None:
    """One sentence with the place; nothing on standard output."""
    bad = CHARTER | {"positions": [CHARTER["positions"][0] | {"arm": "Bishkek"}]}
    done = CliRunner().invoke(cli, ["package", "-"], input=json.dumps(bad))
    assert "positions[0].arm: bracket seat has no arm Bishkek; it has Almaty" in str(done.exception)


@pytest.mark.usefixtures("desk")
def test_an_unfinished_answer_tells_its_gap() -> None:
    """A time limit that is over at once gives a package, and what is proven about it."""
    positions = [
        {"delegation": f"d{number}", "bracket": f"b{number}", "arm": arm, "stance": stance}
        for number in range(9)
        for arm, stance in (("x", "support"), ("y", "reserve"))
    ]
    problem = {
        "delegations": [f"d{number}" for number in range(9)],
        "brackets": {f"b{number}": ["x", "y", "none"] for number in range(9)},
        "positions": positions
        + [
            {"delegation": f"d{number}", "bracket": f"b{(number + 1) % 9}", "arm": "x",
             "stance": "reserve"} for number in range(9)
        ],
    }  # fmt: skip
    answer = json.loads(said("-", "--json", "--time-limit", "1e-9", given=json.dumps(problem)))
    assert answer["status"] == "possible"
    assert answer["optimal"] is (answer.get("gap") is None)
