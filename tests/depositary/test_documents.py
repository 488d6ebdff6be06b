"""The example of a depositary, and the documents that are made from it."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.depositary.desk import find, opposes, proposes, signs
from tests.depositary.example import FILE, T, lines

from paraph.cli.main import cli
from paraph.depositary.bonds import bond
from paraph.depositary.documents import as_csv, notification, rectification
from paraph.depositary.ledger import read_ledger
from paraph.depositary.remarks import Doubt
from paraph.depositary.treaty import TreatyFinding, treaty_on
from paraph.examples.shipped import ORIGINS, example_acts
from paraph.languages import Teller
from paraph.secretariat import Secretariat
from paraph.storage import MemoryRecord


class Late:
    """A clock after all acts of the example."""

    def now(self) -> datetime:
        """What it shows."""
        return datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def secretariat() -> Secretariat:
    """A secretariat that holds the example."""
    made = Secretariat(MemoryRecord(ORIGINS["depositary"]), Late())
    made.submit(*example_acts("depositary"))
    return made


def charter(secretariat: Secretariat, on: str = "2004-06-01") -> TreatyFinding:
    """The charter on a day, as the record stood then."""
    day = date.fromisoformat(on)
    at = datetime.combine(day, datetime.max.time(), UTC)
    situation = secretariat.situation(at)
    return treaty_on(situation.depositary, situation.organisation, T, day)


def test_the_shipped_file_is_what_is_told() -> None:
    """src/paraph/examples/depositary.jsonl is fresh."""
    assert FILE.read_text(encoding="utf-8").splitlines() == lines()


def test_the_example_enters_into_force_by_its_own_clause(secretariat: Secretariat) -> None:
    """Four ratifications and thirty days; later signatories on deposit; notified as computed."""
    found = charter(secretariat)
    assert found.in_force_from == found.notified == date(2003, 4, 20)
    assert sorted(found.parties().values())[-2:] == [date(2003, 6, 30), date(2003, 11, 3)]
    assert {mark.doubt for mark in found.marks} == {Doubt.TWO_CONSENTS}


def test_the_objection_of_the_example_excludes_the_provision(secretariat: Secretariat) -> None:
    """Between Russia and Tajikistan the provision does not apply; for China it is changed."""
    found = charter(secretariat)
    assert "do not apply" in str(bond(found, "Russia", "Tajikistan").grounds[1])
    assert "No objection by 2004-03-24" in str(bond(found, "China", "Tajikistan").grounds[1])
    assert len(bond(found, "Russia", "China").grounds) == 1


def test_a_notification_tells_what_it_told_and_until_when_one_may_object(
    secretariat: Secretariat,
) -> None:
    """The notification has its folios, both dates, the derivation, and the time for objections."""
    found = charter(secretariat)
    issued = next(one for one in found.notifications() if one.content.entry_into_force)
    text = str(notification(found, issued))
    assert text.startswith("Reference: C.N.4.2003.TREATIES-I.1\n")
    assert "are possible until 24 March 2004" in text
    assert "Entry into force: 20 April 2003." in text
    assert "4 ≥ 4 consents on 2003-03-21. [Charter, Article 25]" in text


def test_a_draft_has_what_nobody_was_told_and_marks_what_is_doubtful(
    secretariat: Secretariat,
) -> None:
    """Before it is notified, an instrument stands in the draft, with what is marked on it."""
    text = str(notification(charter(secretariat, "2003-07-15"), None))
    assert "1. China" not in text
    assert "draws attention to this: Folios 18 and 19" in text


@pytest.mark.parametrize("language", ["ru", "zh-Hans", "ar", "fr", "es"])
def test_a_document_is_written_in_any_language(secretariat: Secretariat, language: str) -> None:
    """Line by line the same document, with no line of the depositary's own in English."""
    found = charter(secretariat, "2003-07-15")
    for paper in (notification(found, None), rectification(found, found.corrections()[0])):
        tell = Teller(language).tell
        own = [line for line in paper.lines if not isinstance(line, str) and len(str(line)) > 40]
        assert len(paper.told(tell).splitlines()) == len(str(paper).splitlines())
        assert [line for line in own if tell(line) == str(line)] == []


def test_a_proces_verbal_shows_each_place_and_leaves_other_languages_alone() -> None:
    """What stands, what should stand, and a warning unless time passed without objection."""
    acts = (signs("Fiji", "2031-05-04"), proposes())
    [open_still] = find(*acts, on="2031-07-01").corrections()
    text = str(rectification(find(*acts, on="2031-07-01"), open_still))
    assert "NOTE: by what was received" in text
    assert "art. 3\n   for:  peut\n   read: doit" in text
    assert "It changes nothing in: English." in text
    against = find(*acts, opposes("Fiji", "2031-08-01"), on="2031-10-01")
    assert "objected to" in str(rectification(against, against.corrections()[0]))
    later = find(*acts, on="2031-09-01")
    assert "NOTE" not in str(rectification(later, later.corrections()[0]))


def test_an_export_is_an_acts_file_again(secretariat: Secretariat) -> None:
    """What is written as CSV reads back as the same ledger of consents."""
    found = charter(secretariat)
    rows = list(csv.DictReader(as_csv(found).splitlines()))
    assert {row["in_force_from"] for row in rows if row["state"] == "China"} == {"2003-04-20"}
    read = read_ledger(rows, adopted=date(2002, 6, 7))
    assert {key: one[0].begins for key, one in read.consents.items()} == {
        key: one[0].begins for key, one in found.ledger.consents.items()
    }


def test_only_the_text_that_was_deposited_is_certified(tmp_path: Path) -> None:
    """A copy bears the digest of the text and of the record; another language is refused."""
    kept, text = str(tmp_path / "d.record"), tmp_path / "zh.txt"
    text.write_text("第一条\n", encoding="utf-8")
    run = CliRunner().invoke
    run(cli, ["init", kept, "--example", "depositary"])
    words = ["depositary", "certified-copy", kept, str(text), "--on", "2004-01-01", "--language"]
    made = run(cli, [*words, "zh"]).output
    assert sha256(text.read_bytes()).hexdigest() in made
    assert "Rectified by the procès-verbal C.N.3.2002.TREATIES-I.1" in made
    assert "authentic in ru, zh, not in en" in str(run(cli, [*words, "en"]).exception)
