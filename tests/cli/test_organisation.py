"""The commands of a record: begin it, submit to it, read it, look at it on a day."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.story import STEPS, FixedClock, hour
from tests.story import act as step

from paraph.cli.main import cli
from paraph.organisation.acts import ParticipantEntered, ParticipantKind
from paraph.record import Snapshots
from paraph.secretariat import FOLD, Secretariat, SystemClock
from paraph.storage import SqliteRecord


def act(name: str, **parts: object) -> dict[str, Any]:
    """The envelope in which the secretariat enters a State."""
    return {
        "kind": "organisation.participant-entered",
        "participant": "Secretariat",
        "capacity": "secretariat",
        "payload": {"participant": name, "type": "State", "names": {"en": name}},
    } | parts


def run(*arguments: str, given: object = None) -> Result:
    """What a command prints."""
    text = given if isinstance(given, str) or given is None else json.dumps(given)
    return CliRunner().invoke(cli, arguments, input=text)


@pytest.fixture
def kept(tmp_path: Path) -> str:
    """A new record."""
    path = str(tmp_path / "norden.record")
    done = run("init", path, "--origin", "norden.example/record")
    assert done.exit_code == 0
    return path


def test_a_record_is_begun_once(kept: str) -> None:
    """A record is never begun again, and has an origin."""
    assert run("init", kept, "--origin", "other").exit_code != 0
    assert run("init", f"{kept}.2").exit_code == 2


def test_an_act_is_entered_and_told(kept: str) -> None:
    """What is submitted is printed with its number, and stands in the log."""
    done = run("submit", kept, "-", given=act("Norway"))
    assert done.output == "Entry 1: Norway (State) became known.\n"
    [line] = run("log", kept).output.splitlines()
    assert line.startswith("    1  20")
    assert line.endswith("Norway (State) became known.")
    [told] = run("log", kept, "--json").output.splitlines()
    assert json.loads(told)["sentence"] == "Norway (State) became known."
    assert run("log", kept, "--after", "1").output == ""


def test_several_acts_are_entered_together(kept: str) -> None:
    """JSON Lines are entered in their order, or not at all."""
    lines = "\n".join(json.dumps(act(name)) for name in ("Norway", "Iceland"))
    assert run("submit", kept, "-", given=lines).output.count("Entry") == 2
    wrong = "\n".join(json.dumps(act(name)) for name in ("Sweden", "Norway"))
    assert run("submit", kept, "-", given=wrong).exit_code == 1
    assert "Sweden" not in run("log", kept).output


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("not json", "not JSON"),
        ("[1]", "holds no act"),
        ("", "holds no act"),
        ('{"kind": "a.b", "kind": "a.c"}', "stands twice"),
        (act("Norway", sender="me"), "has no 'sender'"),
        ({"kind": "organisation.participant-entered"}, "has no 'participant'"),
        (act("Norway", revision="1"), "revision of an act is a number"),
        (act("Norway", capacity=7), "capacity of an act is a text"),
        (act("Norway", kind="coronation"), "no kind of act"),
        (act("Norway", moment="today"), "is no moment"),
        (act("Norway", payload={"x": 1.5}), "float"),
        (act("Norway", payload=[]), "JSON object"),
        (act("Norway", payload={"x": 1}), "This is no organisation.participant-entered"),
        (act("Norway", participant="Atlantis"), "neither a participant"),
    ],
)
def test_what_cannot_be_entered_is_told_in_a_sentence(kept: str, given: object, words: str) -> None:
    """A refusal ends with 1 and says why; nothing is entered."""
    done = run("submit", kept, "-", given=given)
    assert done.exit_code == 1
    assert words in done.output + str(done.exception)
    assert run("log", kept).output == ""


def test_a_refusal_is_ranked_json_too(kept: str) -> None:
    """Programs get every ground with its reason and its branch."""
    wrong = act("Norway", participant="Atlantis", payload={"x": 1})
    done = run("submit", kept, "-", "--json", given=wrong)
    grounds = json.loads(done.output)["grounds"]
    assert [one["reason"] for one in grounds] == ["payload", "actor"]
    assert [one["branch"] for one in grounds] == ["Malformed", "Inadmissible"]


def test_the_situation_of_a_day(tmp_path: Path) -> None:
    """The example is shown as it stood on a day, for people and for programs."""
    path = str(tmp_path / "sco.record")
    assert "122 acts" in run("init", path, "--example", "sco").output
    text = run("situation", path, "--on", "2002-04-27").output
    assert "Members (6): China, Kazakhstan" in text
    assert "2002-04-26 · CMFA · Moscow · closed" in text
    assert "CHARTER" not in text
    shown = json.loads(run("situation", path, "--on", "2024-07-04", "--json").output)
    assert len(shown["members"]) == 10
    assert len(json.loads(run("situation", path, "--json").output)["members"]) == 10
    assert run("situation", path, "--on", "27.4.2002").exit_code == 1


def test_every_silence_and_decision_has_a_line(tmp_path: Path) -> None:
    """What is open is shown: silence that runs, and who was not reached."""
    path = str(tmp_path / "story.record")
    record = SqliteRecord.create(path, "tests.example/record")
    until = next(n for n, (_, one) in enumerate(STEPS) if "Extended" in type(one).__name__) + 1
    Secretariat(record, FixedClock(hour(until))).submit(*(step(n, STEPS[n]) for n in range(until)))
    record.close()
    text = run("situation", path, "--on", "2031-05-04").output
    assert "A/D/2 · running · until 08:00 on 7 May 2031 (UTC) in Greenwich" in text
    assert "not reached: Fiji and Republic of Peru" in text
    assert "A/D/1 · Assembly · To adopt the Convention · declared: adopted" in text
    assert "Pacific: Fiji, Republic of Peru" in text


@pytest.mark.slow
def test_eight_writers_lose_nothing(kept: str) -> None:
    """Eight processes submit at once, without a moment: all are entered, in one order."""

    def submit(number: int) -> int:
        command = [sys.executable, "-m", "paraph", "submit", kept, "-"]
        lines = "\n".join(json.dumps(act(f"State {number}-{one}")) for one in range(3))
        return subprocess.run(command, input=lines, text=True, check=False).returncode

    with ThreadPoolExecutor(8) as writers:
        assert set(writers.map(submit, range(8))) == {0}
    assert len(run("log", kept).output.splitlines()) == 24


def test_a_long_record_opens_through_a_snapshot(kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A snapshot is kept now and then; what it opens to is what a refold gives."""
    monkeypatch.setattr("paraph.secretariat.submitting.EVERY", 5)
    record = SqliteRecord(kept)
    snapshots: Snapshots = record
    secretariat = Secretariat(record, SystemClock(), snapshots=snapshots)
    for number in range(12):
        name = f"State {number}"
        content = ParticipantEntered(
            participant=name, type=ParticipantKind.STATE, names={"en": name}
        )
        secretariat.file(content, participant="Secretariat", capacity="secretariat")
    snapshot = snapshots.load_snapshot(FOLD.name)
    assert snapshot is not None
    assert snapshot.number == 10
    opened, head = FOLD.open(record, snapshots)
    assert (opened, head.number) == (secretariat.situation(), 12)
    assert opened == FOLD.refold(record)[0]
    fresh = Secretariat(record, SystemClock(), snapshots=snapshots)
    assert fresh.situation() == opened
    record.close()


def test_the_acts_are_told() -> None:
    """`paraph acts` prints the page, and the schemas as JSON."""
    assert run("acts").output.startswith("# Acts\n")
    assert "decisions.formal-objection" in json.loads(run("acts", "--json").output)


@pytest.mark.parametrize("command", ["init", "submit", "log", "situation", "acts"])
def test_the_help_shows_how_it_is_typed(command: str) -> None:
    """Every command says what it does; no mark of the formatting is left in it."""
    text = run(command, "--help").output
    assert len(text) > 200
    assert "\\b" not in text
