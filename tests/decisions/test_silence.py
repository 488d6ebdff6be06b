"""Silence procedures: deadlines with hour and place, and every kind of reply."""

from __future__ import annotations

import pytest
from tests.decisions.strategies import decided, outcome

from paraph.values.errors import Ambiguous, Inadmissible

MEMBERS = ["Albania", "Belgium", "Canada", "Denmark"]
DEADLINE = "2024-05-03T12:00+02:00"


def silence(*replies: dict[str, object], rule: str = "R23", **more: object) -> str:
    """The outcome of a silence procedure with some replies."""
    case = {"members": MEMBERS, "deadline": DEADLINE, "replies": list(replies)} | more
    return outcome(rule, **case)


def reply(by: str, kind: str, hour: str = "11:00+02:00", **more: object) -> dict[str, object]:
    """One reply on the day of the deadline."""
    return {"by": by, "kind": kind, "at": f"2024-05-03T{hour}"} | more


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("support", "adopted"),
        ("statement", "adopted"),
        ("asks for time", "adopted"),
        ("objection", "broken"),
        ("amendment", "broken"),
        ("conditional", "broken"),
    ],
)
def test_what_breaks_silence(kind: str, expected: str) -> None:
    """An objection, an amendment and a conditional reply break it; other replies do not."""
    assert silence(reply("Belgium", kind)) == expected


@pytest.mark.parametrize(
    ("hour", "expected"),
    [
        ("11:59+02:00", "broken"),
        ("12:00+02:00", "adopted"),
        ("12:01+02:00", "adopted"),
        ("09:59+00:00", "broken"),
        ("11:59+00:00", "adopted"),
    ],
)
def test_the_deadline_has_a_place(hour: str, expected: str) -> None:
    """An objection counts before the very moment of expiry, wherever the clock hangs."""
    assert silence(reply("Belgium", "objection", hour)) == expected


def test_a_late_reply_is_entered_without_effect() -> None:
    """The record shows the late objection; it breaks nothing."""
    decision = decided(
        "R23", members=MEMBERS, deadline=DEADLINE, replies=[reply("Canada", "objection", "13:00Z")]
    )
    assert any("came late; entered, without effect" in one.sentence for one in decision.grounds)


def test_the_last_reply_before_expiry_counts() -> None:
    """Who replies twice has replied the second time."""
    first, then = reply("Canada", "objection", "10:00Z"), reply("Canada", "support", "09:59Z")
    assert silence(first, then, as_of="2024-05-04") == "adopted"  # 10:00Z is the expiry
    assert silence(reply("Canada", "objection", "09:00Z"), then) == "adopted"
    assert silence(
        reply("Canada", "support", "09:00Z"), reply("Canada", "objection", "09:30Z")
    ) == ("broken")


def test_two_replies_without_an_hour_are_ambiguous() -> None:
    """Their order decides, so it must be said."""
    with pytest.raises(Ambiguous, match="Canada replied several times"):
        silence({"by": "Canada", "kind": "objection"}, {"by": "Canada", "kind": "support"})


def test_an_objection_can_be_withdrawn_before_expiry() -> None:
    """After expiry it is too late to withdraw."""
    objects = reply("Canada", "objection", "08:00Z")
    assert silence(objects, reply("Canada", "withdrawal", "09:00Z")) == "adopted"
    assert silence(objects, reply("Canada", "withdrawal", "10:01Z")) == "broken"
    withdrawals = [{"by": "Canada", "at": "2024-05-03T09:00Z"}]
    assert silence(objects, withdrawals=withdrawals) == "adopted"
    assert silence(objections=[objects], withdrawals=withdrawals) == "adopted"


def test_only_the_initiator_extends_and_only_before_expiry() -> None:
    """Another's extension, or a late one, has no effect."""
    until = "2024-05-04T12:00+02:00"
    late = {"by": "Canada", "kind": "objection", "at": "2024-05-04T10:00+02:00"}

    def extended(by: str, hour: str) -> str:
        extension = {"by": by, "at": f"2024-05-03T{hour}", "until": until}
        return silence(late, initiator="Chair", extensions=[extension])

    assert extended("Chair", "11:00+02:00") == "broken"
    assert extended("Chair", "12:00+02:00") == "adopted"
    assert extended("Canada", "11:00+02:00") == "adopted"


def test_a_package_breaks_item_by_item_or_as_a_whole() -> None:
    """The rule says which."""
    objects = reply("Canada", "objection", item="B")
    assert silence(objects, items=["A", "B"]) == "partly adopted"
    assert silence(objects, items=["A", "B"], rule="R25") == "broken"
    assert silence(reply("Canada", "objection"), items=["A", "B"]) == "broken"
    with pytest.raises(Inadmissible, match="none of the `items`"):
        silence(objects, items=["A"])


def test_who_was_not_reached_cannot_be_silent() -> None:
    """Silence is not counted against a member that was never asked."""
    assert silence(reached=["Albania", "Belgium", "Canada"]) == "invalid"
    assert silence(reached=False) == "invalid"
    assert silence(reached=MEMBERS) == "adopted"


def test_silence_is_pending_until_it_expires() -> None:
    """Before expiry nothing is adopted; an objection breaks at once."""
    assert silence(as_of="2024-05-03T11:59+02:00") == "pending"
    assert silence(as_of="2024-05-03T12:00+02:00") == "adopted"
    broken = reply("Canada", "objection", "09:00+02:00")
    assert silence(broken, as_of="2024-05-03T10:00+02:00") == "broken"
    assert silence(broken, as_of="2024-05-03T08:00+02:00") == "pending"


def test_a_period_that_is_too_short_is_invalid() -> None:
    """Seventy-two hours are counted from the opening."""
    for hour, expected in (("18:00", "adopted"), ("17:59", "invalid")):
        found = outcome(
            "R26", members=193, opened="2020-03-30T18:00-04:00", deadline=f"2020-04-02T{hour}-04:00"
        )
        assert found == expected


def test_the_procedure_itself_may_have_lapsed() -> None:
    """What is opened after the lapse is invalid."""
    found = outcome(
        "R26", members=193, opened="2020-09-01T10:00-04:00", deadline="2020-09-04T18:00-04:00",
        dates={"lapse of the procedure": "2020-08-31"},
    )  # fmt: skip
    assert found == "invalid"


def test_the_wrong_channel_has_no_effect() -> None:
    """Where a letter is needed, a call is none."""
    assert silence(reply("Canada", "objection", via="telephone"), rule="R24") == "adopted"
    assert silence(reply("Canada", "objection", via="letter"), rule="R24") == "broken"


def test_a_stranger_cannot_reply() -> None:
    """A reply of somebody who is no member is a fault of the case."""
    with pytest.raises(Inadmissible, match="Norway is not among the members"):
        silence(reply("Norway", "objection"))
