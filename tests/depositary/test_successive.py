"""Successive treaties and amendments: what governs between two (VCLT 30, 40, 41)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.depositary.desk import organs, situation
from tests.depositary.steps import CLAUSE, T, deposited

from paraph.depositary import acts as says
from paraph.depositary.acts import DepositaryAct, EarlierTreaty
from paraph.depositary.successive import Governing, Succession, successions
from paraph.depositary.vocabulary import Bearing, Means

LATER = "Protocol"
ON = date(2039, 1, 1)


def joins(treaty: str, who: str, day: str, *without: str) -> says.InstrumentDeposited:
    return says.InstrumentDeposited(
        treaty=treaty, participant=who, means=Means.ACCESSION, received=day, without=without
    )


def later(bearing: Bearing, **more: Any) -> says.TreatyDeposited:  # noqa: ANN401
    return deposited(LATER, earlier=(EarlierTreaty(treaty=T, bearing=bearing),), **more)


FIRST = tuple(joins(T, who, "2032-01-01") for who in ("Fiji", "Norway", "Peru"))
BOTH = tuple(joins(LATER, who, "2034-01-01") for who in ("Fiji", "Norway"))
"""Fiji and Norway are parties to both, Peru to the earlier treaty alone."""


def pair(bearing: Bearing, *acts: DepositaryAct, clause: dict[str, Any] = CLAUSE) -> Succession:
    made = situation(deposited(clause=clause), *FIRST, later(bearing), *BOTH, *acts)
    [found] = successions(made, organs(), ON)
    return found


@pytest.mark.parametrize(
    ("bearing", "among_both", "with_one"),
    [
        (Bearing.AMENDS, Governing.AMENDED, Governing.UNAMENDED),
        (Bearing.MODIFIES, Governing.MODIFIED, Governing.EARLIER),
        (Bearing.SAME_SUBJECT, Governing.LATER_FIRST, Governing.EARLIER),
        (Bearing.SUBJECT_TO, Governing.EARLIER_FIRST, Governing.EARLIER),
    ],
)
def test_between_parties_to_both_and_a_party_to_one(
    bearing: Bearing, among_both: Governing, with_one: Governing
) -> None:
    """The treaty that two share governs between them; what both joined governs first as it says."""
    found = pair(bearing)
    assert found.between("Fiji", "Norway").governing is among_both
    assert found.between("Fiji", "Peru").governing is with_one
    assert found.between("Peru", "Fiji").governing is with_one
    assert found.between("Fiji", "Tonga").governing is Governing.NEITHER


def test_who_joins_after_an_amendment_is_in_force_is_bound_by_it() -> None:
    """It is a party to the treaty as amended, and to the unamended one towards the others."""
    found = pair(Bearing.AMENDS, joins(T, "Samoa", "2036-01-01"))
    assert found.bound_of("Samoa").later == date(2036, 1, 31)
    assert found.between("Samoa", "Fiji").governing is Governing.AMENDED
    assert found.between("Samoa", "Peru").governing is Governing.UNAMENDED
    assert "40(5)" in str(found.bound_of("Samoa").ground)


def test_a_different_intention_is_heard() -> None:
    """Who says that it joins without the amendment is bound by the unamended treaty alone."""
    found = pair(Bearing.AMENDS, joins(T, "Samoa", "2036-01-01", LATER))
    assert found.bound_of("Samoa").later is None
    assert found.between("Samoa", "Fiji").governing is Governing.UNAMENDED


def test_who_consented_before_the_amendment_was_in_force_is_not_bound() -> None:
    """A consent of the day on which the amendment entered into force is not after it."""
    assert pair(Bearing.AMENDS, joins(T, "Samoa", "2034-01-31")).bound_of("Samoa").later is None


def test_who_joins_the_amended_treaty_alone_shares_it_with_those_it_binds() -> None:
    """A party to the amendment alone has no text in common with who did not accept it (40(3))."""
    found = pair(Bearing.AMENDS, joins(LATER, "Chile", "2036-01-01"))
    assert found.between("Chile", "Fiji").governing is Governing.AMENDED
    assert found.between("Chile", "Peru").governing is Governing.NEITHER


def test_an_amendment_can_bind_all() -> None:
    """Where the clause on amendments says that they bind all, nobody stays with the old text."""
    clause = {**CLAUSE, "amendments": [{"binds": "all", "at_least": "2/3", "of": "the Parties"}]}
    found = pair(Bearing.AMENDS, clause=clause)
    assert found.between("Fiji", "Peru").governing is Governing.AMENDED
    assert [one.participant for one in found.bound() if one.later] == ["Fiji", "Norway", "Peru"]


def test_parties_to_the_later_treaty_alone_are_governed_by_it() -> None:
    """Two who never joined the earlier treaty share the later one."""
    made = (joins(LATER, "Chile", "2036-01-01"), joins(LATER, "Tonga", "2036-01-01"))
    assert pair(Bearing.SAME_SUBJECT, *made).between("Chile", "Tonga").governing is Governing.LATER
