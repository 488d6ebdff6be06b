"""The record of the Shanghai Cooperation Organization shows what is known of it, day by day.

Source of the golden facts: the research notes on the Organization that the project was given; each
act of the record names where it stands.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

import pytest

from paraph.examples.shipped import ORIGINS, example_acts
from paraph.organisation.membership import members
from paraph.organisation.offices import alphabetical_rotation, next_in_rotation
from paraph.secretariat import Secretariat, SystemClock
from paraph.secretariat.overview import overview
from paraph.storage import MemoryRecord
from paraph.values.moments import as_of

SIX: Final = ["China", "Kazakhstan", "Kyrgyzstan", "Russia", "Tajikistan", "Uzbekistan"]


@pytest.fixture(scope="module")
def secretariat() -> Secretariat:
    """The example, built by submitting its acts."""
    made = Secretariat(MemoryRecord(ORIGINS["sco"]), SystemClock())
    made.submit(*example_acts("sco"))
    return made


def shown(secretariat: Secretariat, on: str) -> dict[str, Any]:
    """The organisation at the end of a day."""
    at: datetime = as_of(on)
    return overview(secretariat.situation(at), at)


@pytest.mark.parametrize(
    ("on", "number"),
    [
        ("2001-06-14", 0),
        ("2001-06-15", 6),
        ("2002-04-27", 6),
        ("2017-06-08", 6),
        ("2017-06-09", 8),
        ("2023-07-03", 8),
        ("2023-07-04", 9),
        ("2024-07-03", 9),
        ("2024-07-04", 10),
    ],
)
def test_members_grow_from_six_to_ten(secretariat: Secretariat, on: str, number: int) -> None:
    """Six members in 2001, eight from 9 June 2017, nine from 4 July 2023, ten from 4 July 2024."""
    assert len(shown(secretariat, on)["members"]) == number


def test_it_stood_so_on_27_april_2002(secretariat: Secretariat) -> None:
    """The day after the ministers met in Moscow: six members, no Charter, no secretariat."""
    day = shown(secretariat, "2002-04-27")
    assert sorted(day["members"]) == SIX
    assert day["observers"] == []
    assert [one["organ"] for one in day["organs"]] == ["CHS", "CHG", "CMFA"]
    assert [(one["starts"], one["organ"], one["place"]) for one in day["meetings"]] == [
        ("2001-06-14", "CHS", "Shanghai"),
        ("2001-09-13", "CHG", "Almaty"),
        ("2002-01-07", "CMFA", "Beijing"),
        ("2002-04-26", "CMFA", "Moscow"),
    ]
    assert [one["extraordinary"] for one in day["meetings"]] == [False, False, True, False]
    assert all("CHARTER" not in one["symbol"] for one in day["documents"])
    assert all(one["rules"] == {} for one in day["organs"])


def test_three_documents_were_signed_in_st_petersburg(secretariat: Secretariat) -> None:
    """On 7 June 2002 the Charter, the Agreement on the Structure and a Declaration were signed."""
    signed = [
        one
        for one in shown(secretariat, "2002-06-07")["documents"]
        if any(by["on"] == "2002-06-07" for by in one["signed"])
    ]
    assert [one["nature"] for one in signed] == ["treaty", "treaty", "declaration"]
    assert all(sorted(one["signed"][0]["participants"]) == SIX for one in signed)


def organ(day: dict[str, Any], name: str) -> dict[str, Any]:
    """One organ of a day."""
    [found] = [one for one in day["organs"] if one["organ"] == name]
    return found


def test_the_seat_moved_from_bishkek_to_tashkent(secretariat: Secretariat) -> None:
    """The protocol of 5 September 2003 moved the Structure; it opened there on 17 June 2004."""
    assert organ(shown(secretariat, "2003-09-04"), "RATS")["seat"] == "Bishkek"
    after = organ(shown(secretariat, "2004-06-17"), "RATS")
    assert (after["seat"], after["opened"]) == ("Tashkent", "2004-06-17")


def test_the_secretariat_opened_in_beijing(secretariat: Secretariat) -> None:
    """The Secretariat opened on 15 January 2004."""
    assert organ(shown(secretariat, "2004-01-14"), "SCO Secretariat")["opened"] is None
    assert organ(shown(secretariat, "2004-01-15"), "SCO Secretariat")["opened"] == "2004-01-15"


def test_decisions_are_by_consensus_from_the_charter_on(secretariat: Secretariat) -> None:
    """Article 16 of the Charter holds from 19 September 2003; expulsion is consensus minus one."""
    assert organ(shown(secretariat, "2003-09-18"), "CHS")["rules"] == {}
    rules = organ(shown(secretariat, "2003-09-19"), "CHS")["rules"]
    assert rules["*"] == "sco-charter-16-1"
    assert rules["expulsion"] == "sco-charter-16-1-minus-one"


def test_mongolia_was_the_first_observer(secretariat: Secretariat) -> None:
    """There was no observer before 17 June 2004, and Mongolia then."""
    assert shown(secretariat, "2004-06-16")["observers"] == []
    assert shown(secretariat, "2004-06-17")["observers"] == ["Mongolia"]
    assert "India" not in shown(secretariat, "2017-06-09")["observers"]


def test_every_act_names_its_source(secretariat: Secretariat) -> None:
    """Each fact says where it stands; a meeting that closes says it by the meeting."""
    unsourced = {
        entry.act.kind
        for entry in secretariat.record.read()
        if "source" not in entry.act.content  # type: ignore[operator]
    }
    assert unsourced == {"organisation.meeting-closed"}


def test_the_rotation_is_proposed_and_not_obeyed(secretariat: Secretariat) -> None:
    """The Russian alphabet gives an order; who really came next was somebody else."""
    situation = secretariat.situation().organisation
    on = date(2003, 12, 1)
    order = ("Kazakhstan", "China", "Kyrgyzstan", "Russia", "Tajikistan", "Uzbekistan")
    assert alphabetical_rotation(situation, on).value == order
    assert next_in_rotation(situation, "CHS", "chair", on).value == "Kazakhstan"
    later = ("Belarus", "India", "Iran", "Kazakhstan", "China", "Kyrgyzstan", "Pakistan")
    assert alphabetical_rotation(situation, date(2024, 7, 4)).value[:7] == later
    assert len(members(situation, date(2024, 7, 4)).value) == 10
