"""What follows from the facts of an organisation on a day."""

from __future__ import annotations

from datetime import date

import pytest
from tests.story import CHAIR, DAY, FOUNDATION, SECRETARIAT, STEPS, Step, member, secretariat_after

from paraph.organisation import acts as says
from paraph.organisation.acts import MembershipKind
from paraph.organisation.facts import Situation
from paraph.organisation.membership import Standing, members, name_on, standing, voting_members
from paraph.organisation.naming import own_names_on
from paraph.organisation.offices import capacities, chair, next_in_rotation
from paraph.organisation.presence import attendance
from paraph.record import RecordDamaged
from paraph.secretariat import EMPTY, apply

MAY = date(2031, 5, 20)


def after(*steps: Step) -> Situation:
    """The organisation after the foundation and these steps."""
    return secretariat_after((*FOUNDATION, *steps)).situation().organisation


def test_standing_changes_with_the_day() -> None:
    """Peru is a member, suspended in June, a member in July, a former one from August on."""
    situation = secretariat_after(STEPS).situation().organisation
    expected = {
        date(2031, 4, 30): Standing.OUTSIDE,
        DAY: Standing.MEMBER,
        date(2031, 6, 1): Standing.SUSPENDED,
        date(2031, 6, 30): Standing.SUSPENDED,
        date(2031, 7, 1): Standing.MEMBER,
        date(2031, 8, 1): Standing.FORMER,
    }
    assert {day: standing(situation, "Peru", day).value for day in expected} == expected
    assert standing(situation, "Tonga", DAY).value is Standing.OBSERVER
    assert standing(situation, "Atlantis", DAY).value is Standing.OUTSIDE


def test_a_suspended_member_is_a_member_without_its_rights() -> None:
    """It counts among the members, and not among those that vote."""
    situation = secretariat_after(STEPS).situation().organisation
    june = date(2031, 6, 15)
    assert members(situation, june).value == ("Fiji", "Norway", "Peru")
    assert voting_members(situation, june) == ("Fiji", "Norway")
    assert capacities(situation, "Peru", june).value == ("head of delegation",)


def test_an_observer_that_becomes_a_member_is_no_longer_an_observer() -> None:
    """The new quality ends the old one on its first day."""
    joined = says.MembershipBegins(participant="Tonga", quality=MembershipKind.MEMBER, since=MAY)
    situation = after((SECRETARIAT, joined))
    assert standing(situation, "Tonga", date(2031, 5, 19)).value is Standing.OBSERVER
    assert standing(situation, "Tonga", MAY).value is Standing.MEMBER
    assert members(situation, MAY, MembershipKind.OBSERVER).value == ()


def test_every_finding_names_its_entries() -> None:
    """Who asks why is led to the entries of the record."""
    found = members(after(), DAY)
    assert found.grounds[0].entries == (5, 6, 7)
    assert "(3): Fiji, Norway and Peru" in str(found)


def test_former_names_stay_known() -> None:
    """A participant bears on a day the name of that day."""
    renamed = says.ParticipantRenamed(participant="Fiji", names={"en": "New Fiji"}, since=MAY)
    fiji = after((SECRETARIAT, renamed)).participants["Fiji"]
    assert name_on(fiji, DAY, "en", "?") == "Fiji"
    assert name_on(fiji, MAY, "en", "?") == "New Fiji"
    assert len(fiji.namings) == 2


def test_the_organisation_bears_the_name_of_the_day() -> None:
    """The organisation bears on a day the names of that day, and before the first none."""
    named = says.OrganisationNamed(names={"en": "Old Waters"}, since=DAY)
    again = says.OrganisationNamed(names={"en": "New Waters", "fr": "Eaux"}, since=MAY)
    situation = after((SECRETARIAT, named), (SECRETARIAT, again))
    assert own_names_on(situation, DAY) == {"en": "Old Waters"}
    assert own_names_on(situation, MAY)["fr"] == "Eaux"
    assert own_names_on(situation, date(2000, 1, 1)) == {}


def test_the_chair_is_who_assumed_it_last() -> None:
    """A chair holds its office until another assumes it or its time is over."""
    until = date(2031, 6, 1)
    assumed = says.OfficeAssumed(
        organ="Assembly", office="chair", holder="Norway", since=MAY, until=until
    )
    situation = after((SECRETARIAT, assumed))
    chairs = {day: chair(situation, "Assembly", day).value for day in (DAY, MAY, until)}
    assert chairs == {DAY: "Fiji", MAY: "Norway", until: None}
    assert chair(situation, "Nowhere", DAY).value is None


def test_the_order_of_a_rotation_is_only_proposed() -> None:
    """Without an order the alphabet proposes; with one it is followed; nobody is bound."""
    assert next_in_rotation(after(), "Assembly", "chair", DAY).value == "Norway"
    order = says.RotationProposed(
        organ="Assembly", office="chair", order=("Peru", "Fiji", "Norway"), reason="Drawn by lot"
    )
    ordered = after((CHAIR, order))
    assert next_in_rotation(ordered, "Assembly", "chair", DAY).value == "Norway"
    assert next_in_rotation(ordered, "Assembly", "rapporteur", DAY).value == "Fiji"
    assert next_in_rotation(Situation(), "Assembly", "chair", DAY).value is None


def test_the_chair_acts_as_chair_and_as_delegation() -> None:
    """A State that holds an office keeps its own voice."""
    held = capacities(after(), "Fiji", DAY).value
    assert held == ("head of delegation", "chair of Assembly")
    assert capacities(after(), "Atlantis", DAY).value == ()


def test_who_is_present() -> None:
    """Two of three members are there; observers do not count."""
    step = next(n for n, (_, one) in enumerate(STEPS) if isinstance(one, says.MeetingOpened))
    situation = secretariat_after(STEPS[: step + 1]).situation().organisation
    assert attendance(situation, "A-1/1", DAY).value == (2, 3)


def test_nobody_counted_is_not_nobody_there() -> None:
    """If it was not established who is present, nothing is said of how many there are."""
    step = next(n for n, (_, one) in enumerate(STEPS) if isinstance(one, says.MeetingOpened))
    situation = secretariat_after(STEPS[:step]).situation().organisation
    assert attendance(situation, "A-1/1", DAY).value is None


def test_a_situation_is_frozen() -> None:
    """Nobody changes a situation from outside."""
    situation = after()
    with pytest.raises(TypeError):
        situation.participants["Atlantis"] = situation.participants["Fiji"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        situation.participants = {}  # type: ignore[misc]


def test_a_record_that_was_not_examined_is_found_out() -> None:
    """An act about something that was never entered is damage, and its entry is named."""
    secretariat = secretariat_after(FOUNDATION)
    [entry] = list(secretariat.record.read(after=4, until=5))
    assert isinstance(secretariat.catalogue.entered(entry).content, says.MembershipBegins)
    with pytest.raises(RecordDamaged, match="Entry 5 speaks of 'Fiji'"):
        apply(EMPTY, secretariat.catalogue.entered(entry))


def test_membership_has_one_thread() -> None:
    """A second membership of the same quality is neither offered nor entered."""
    offered = {
        (one.act.content["participant"], one.act.content["quality"])  # type: ignore[index,call-overload]
        for one in secretariat_after(FOUNDATION).admissible_acts("Secretariat")
        if one.act.kind == "organisation.membership-begins"
    }
    assert ("Tonga", "member") not in offered, "it began today as an observer"
    assert ("Fiji", "member") not in offered
    with pytest.raises(
        ValueError, match="Fiji belongs to the organisation since 1 May 2031: member"
    ):
        after((SECRETARIAT, member("Fiji")))
