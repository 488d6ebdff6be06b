"""``paraph decide``: rules by name, number, set or file; cases from a file or standard input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from paraph.cli.decide import decide
from paraph.decisions import catalogue
from paraph.values.errors import ParaphError

OWN = """
[[rule]]
id = "own-two-thirds"
title = "Two thirds of those present"
instrument = "Rules of Procedure of the Council"
article = "rule 4"
mark = "known"
clause = "Two thirds of the members present."
method = "vote"
meanings = { abstention = "counts against", absence = "not counted", \
silence = "counts against", not_participating = "not counted" }
requires = [{ votes = "yes", at_least = "2/3", of = "present" }]
"""


def run(*arguments: str, given: str | None = None) -> Result:
    """Run the command; a fault of ours is not swallowed."""
    return CliRunner().invoke(decide, arguments, input=given, catch_exceptions=False)


def found(*arguments: str, given: str | None = None) -> dict[str, object]:
    """The JSON that the command prints."""
    result = run(*arguments, "--json", given=given)
    content: dict[str, object] = json.loads(result.output)
    return content


def test_the_form_that_programs_read() -> None:
    """The JSON has outcome, grounds and counts."""
    decision = found("R20", "-", given='{"members": 55, "tally": {"yes": 36, "no": 0}}')
    assert decision["outcome"] == "not adopted"
    assert decision["counts"] == {"members": 55, "yes": 36, "unaccounted": 19}
    assert decision["carried"] is False
    assert decision["decided_by"] == "african-union-7-vote"
    grounds = decision["grounds"]
    assert isinstance(grounds, list)
    assert "3·36 = 108 < 110 = 2·55" in grounds[0]["sentence"]
    assert grounds[0]["citation"].startswith("Constitutive Act of the African Union")


def test_people_read_sentences(tmp_path: Path) -> None:
    """Without --json the finding is text: outcome, grounds, clause, what is missing."""
    case = tmp_path / "case.json"
    case.write_text('{"members": 6, "objections": ["Uzbekistan"]}', encoding="utf-8")
    output = run("sco-charter-16-1", str(case)).output
    assert "Outcome: not adopted." in output
    assert "1 against; at most 0: 1 > 0." in output
    assert "Missing: 1 fewer against" in output


def test_the_list_names_every_rule() -> None:
    """Identifier, title, citation and mark of each."""
    result = run("--list", "--json")
    rows = json.loads(result.output)
    assert {row["id"] for row in rows} == set(catalogue().rules)
    assert all(row["title"] and row["citation"] and row["mark"] for row in rows)
    assert run("--list").exit_code == 0


@pytest.mark.parametrize("name", ["R01", "sco-charter-16-1", "r48"])
def test_an_example_is_a_case(name: str) -> None:
    """What --example prints can be decided."""
    example = run(name, "--example").output
    assert found(name, "-", given=example)["carried"] is True


def test_a_rule_of_ones_own(tmp_path: Path) -> None:
    """A TOML file stands in the place of a name."""
    own = tmp_path / "own.toml"
    own.write_text(OWN, encoding="utf-8")
    decision = found(
        str(own), "-", given='{"members": 9, "tally": {"yes": 4, "abstain": 2, "absent": 3}}'
    )
    assert decision["outcome"] == "adopted"
    decision = found(
        str(own), "-", given='{"members": 9, "tally": {"yes": 4, "abstain": 3, "absent": 2}}'
    )
    assert decision["outcome"] == "not adopted"


def test_a_set_decides_by_the_matter() -> None:
    """The name of a rule set with a matter in the case is enough."""
    case = '{"members": 6, "matter": "expulsion", "concerned": "A", "objections": ["A"]}'
    assert found("sco", "-", given=case)["outcome"] == "adopted"


def test_schema_and_rule_can_be_shown() -> None:
    """The schema of a case and the rule itself are JSON."""
    assert json.loads(run("--schema").output)["title"] == "A case for paraph decide"
    assert json.loads(run("R01", "--show").output)["id"] == "sco-charter-16-1"


def test_what_is_wrongly_asked_is_said() -> None:
    """A missing rule or case is a usage error; an unknown rule a sentence."""
    assert "Name a rule" in run().output
    assert "Name the file of the case" in run("R01").output
    with pytest.raises(ParaphError, match="There is no rule “nonsense”"):
        run("nonsense", "-", given="{}")
