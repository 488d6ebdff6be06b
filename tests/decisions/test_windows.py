"""Windows, delays, dates: calendar arithmetic with its conventions said."""

from __future__ import annotations

from datetime import date

import pytest
from tests.decisions.strategies import decided, outcome

from paraph.decisions.calendar import Counting, DayOfAct, Moment, Period, ShortMonth, is_after
from paraph.values.errors import Ambiguous, Inadmissible, Malformed

UN = Counting(first_day=DayOfAct.NOT_COUNTED, short_month=ShortMonth.LAST_DAY)


@pytest.mark.parametrize(
    ("start", "period", "counting", "end"),
    [
        ("2003-08-20", "30 days", UN, "2003-09-19"),
        ("2024-01-31", "1 month", UN, "2024-02-29"),
        ("2023-01-31", "1 month", UN, "2023-02-28"),
        ("2024-02-29", "1 year", UN, "2025-02-28"),
        ("2024-12-31", "2 weeks", UN, "2025-01-14"),
        (
            "2023-01-31",
            "1 month",
            Counting(first_day=DayOfAct.NOT_COUNTED, short_month=ShortMonth.NEXT_MONTH),
            "2023-03-01",
        ),
        (
            "2003-08-20",
            "30 days",
            Counting(first_day=DayOfAct.COUNTED, short_month=ShortMonth.LAST_DAY),
            "2003-09-18",
        ),
    ],
)
def test_a_period_ends_by_its_convention(
    start: str, period: str, counting: Counting, end: str
) -> None:
    """Whether the first day counts, and where a short month ends, is said and not assumed."""
    assert str(Period.parse(period).after(Moment.parse(start, "start"), counting)) == end


def test_a_day_and_a_moment_of_it_have_no_order() -> None:
    """Setting them before or after each other would be a guess."""
    day, moment = Moment(date(2024, 5, 3)), Moment.parse("2024-05-03T12:00Z", "at")
    with pytest.raises(Ambiguous, match="fall on one day"):
        is_after(day, moment, "at")
    with pytest.raises(Ambiguous, match="say the hour"):
        Period.parse("24 hours").after(day, None)


def test_a_window_is_one_per_party() -> None:
    """The Health Regulations give some States eighteen months and all others ten."""

    def rejected(by: str, at: str) -> int:
        decision = decided(
            "R38", members=["A", "E", "F"], groups={"rejected the 2022 amendments": ["A"]},
            dates={"notification": "2024-09-19"}, objections=[{"by": by, "at": at}],
        )  # fmt: skip
        assert decision.bound
        return decision.bound.number or 0

    assert rejected("A", "2026-03-19") == 2
    assert rejected("A", "2026-03-20") == 3
    assert rejected("E", "2025-07-19") == 2
    assert rejected("E", "2025-07-20") == 3


@pytest.mark.parametrize(
    ("objections", "effect", "exempt"),
    [
        ([], "2024-03-31", 0),
        ([("A", "2024-03-31")], "2024-06-29", 1),
        ([("A", "2024-04-01")], "2024-03-31", 0),
        ([("A", "2024-03-01"), ("B", "2024-05-01")], "2024-06-29", 2),
        ([("A", "2024-03-01"), ("B", "2024-06-29")], "2024-07-29", 2),
        ([("A", "2024-03-01"), ("B", "2024-06-29"), ("C", "2024-07-29")], "2024-07-29", 3),
        ([("A", "2024-03-01"), ("B", "2024-06-29"), ("C", "2024-07-30")], "2024-07-29", 2),
    ],
)
def test_an_objection_prolongs_the_whaling_window(
    objections: list[tuple[str, str]], effect: str, exempt: int
) -> None:
    """Ninety days, ninety more after an objection, thirty after the last, whichever is later."""
    decision = decided(
        "R37", members=88, dates={"notification": "2024-01-01"},
        objections=[{"by": by, "at": at} for by, at in objections],
    )  # fmt: skip
    assert decision.dates["effect"] == effect
    assert decision.exempt
    assert decision.exempt.number == exempt


def test_an_objection_withdrawn_in_time_does_not_count() -> None:
    """After the window closed, withdrawing changes nothing."""

    def withdrawn(at: str) -> str:
        return outcome(
            "R27", members=168, dates={"circulation": "2024-01-15"},
            objections=[{"by": "A", "at": "2024-06-01"}], withdrawals=[{"by": "A", "at": at}],
        )  # fmt: skip

    assert withdrawn("2025-01-15") == "adopted"
    assert withdrawn("2025-01-16") == "not adopted"


def test_a_window_needs_the_day_on_which_it_opens() -> None:
    """With dated objections and no opening, nothing can be said."""
    with pytest.raises(Malformed, match=r"`dates\.circulation` is missing"):
        decided("R27", members=168, objections=[{"by": "A", "at": "2024-06-01"}])


def test_a_period_may_not_be_shorter_than_its_least() -> None:
    """SOLAS: two years, or less if so decided, but never under one."""
    dates = {"communication": "2024-01-10"}
    found = decided("R32", members=90, dates=dates, deadline="2025-01-10")
    assert found.dates["entry into force"] == "2025-07-10"
    with pytest.raises(Inadmissible, match="is earlier than 2025-01-10"):
        decided("R32", members=90, dates=dates, deadline="2025-01-09")
    with pytest.raises(Inadmissible, match="leave it out"):
        decided("R39", members=174, dates=dates, deadline="2025-01-09")


def test_a_deferred_vote_waits() -> None:
    """Twenty-four hours between the failure of consensus and the vote."""
    case = {"members": 178, "objections": ["A"], "dates": {"deferral": "2031-05-05T10:00Z"}}
    assert outcome("R58", **case, as_of="2031-05-05T20:00Z") == "deferred"
    assert outcome("R58", **case, as_of="2031-05-06T11:00Z") == "pending"


def test_who_exempts_itself_is_not_bound() -> None:
    """An exemption before entry into force takes a government out for its time."""
    decision = decided("R32", members=["A", "B", "C", "D"], objections=[], exemptions=["B"])
    assert decision.exempt
    assert decision.exempt.names == ("B",)
