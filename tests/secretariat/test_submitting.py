"""The only write in the system: examined, appended, announced; and once more when others were
quicker."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest
from tests.story import (
    FOUNDATION,
    SECRETARIAT,
    STEPS,
    FixedClock,
    act,
    at,
    head,
    hour,
    member,
    participant,
    secretariat_after,
)

from paraph.decisions.acts import Cast, FormalObjection, MemberVote, VoteRecorded
from paraph.organisation.acts import GroupFormed
from paraph.record import Act, Entered, Entry, RecordConflict, RecordUnavailable, Snapshot
from paraph.secretariat import (
    CATALOGUE,
    FOLD,
    Refused,
    Secretariat,
    admissible_acts,
    examine,
    sentence,
)
from paraph.storage import MemoryRecord
from paraph.values.errors import Ambiguous, Inadmissible, Malformed
from paraph.values.findings import Reason

PROPOSED = next(
    number for number, (_, content) in enumerate(STEPS) if isinstance(content, FormalObjection)
)
"""The step before which the first decision has been proposed."""


def refusal(secretariat: Secretariat, *acts: Act) -> Refused:
    """How acts are refused; nothing is entered."""
    before = secretariat.record.head()
    with pytest.raises(Refused) as raised:
        secretariat.submit(*acts)
    assert secretariat.record.head() == before
    return raised.value


def reasons(refused: Refused) -> list[Reason | None]:
    """The reasons of a refusal, in their order."""
    return [ground.reason for ground in refused.grounds]


def test_an_act_wrong_in_two_ways_shows_the_higher_ground_first() -> None:
    """An observer that objects to an unknown decision is told of the decision first; both stand."""
    secretariat = secretariat_after(STEPS[:PROPOSED])
    made = act(PROPOSED, (head("Tonga"), FormalObjection(decision="A/D/9")))
    assert reasons(refusal(secretariat, made)) == [Reason.REFERENCE]
    made = act(PROPOSED, (("Tonga", "chair of Assembly"), FormalObjection(decision="A/D/1")))
    found = refusal(secretariat, made)
    assert reasons(found)[0] is Reason.CAPACITY
    assert reasons(found)[-1] is Reason.ENTITLEMENT
    assert found.branch is Inadmissible


def test_reasons_are_ranked_by_their_branch() -> None:
    """Malformed ranks before Inadmissible, and Inadmissible before Ambiguous."""
    branches = [reason.error for reason in Reason]
    assert list(Reason) == sorted(Reason)
    assert branches == sorted(branches, key=[Malformed, Inadmissible, Ambiguous].index)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "organisation.coronation"}, Reason.KIND),
        ({"revision": 9}, Reason.KIND),
        ({"payload": {"participant": "Samoa", "type": "State"}}, Reason.PAYLOAD),
        ({"payload": {"participant": "Samoa", "type": "State", "names": {}}}, Reason.VALUE),
        ({"moment": at(-5)}, Reason.ORDER),
        ({"moment": at(500)}, Reason.FUTURE),
        ({"participant": "Atlantis"}, Reason.ACTOR),
        ({"capacity": "depositary"}, Reason.CAPACITY),
    ],
)
def test_an_envelope_is_refused_for_what_is_wrong(
    change: dict[str, object], reason: Reason
) -> None:
    """Each thing that can be wrong with an act has its own reason."""
    secretariat = secretariat_after(FOUNDATION)
    parts: dict[str, object] = {
        "participant": "Secretariat",
        "capacity": "secretariat",
        "moment": at(len(FOUNDATION)),
        "kind": "organisation.participant-entered",
        "payload": {"participant": "Samoa", "type": "State", "names": {"en": "Samoa"}},
    }
    right = Act.filed(**parts)  # type: ignore[arg-type]
    assert right in admissible_acts(secretariat.situation(), "Secretariat", right.when)
    wrong = Act.filed(**parts | change)  # type: ignore[arg-type]
    assert reason in reasons(refusal(secretariat, wrong))


def test_unknown_fields_are_refused() -> None:
    """A payload holds what its kind knows, and nothing else."""
    content = participant("Samoa")
    made = act(len(FOUNDATION), (SECRETARIAT, content))
    wrong = Act.filed(
        participant=made.participant,
        capacity=made.capacity,
        moment=made.moment,
        kind=made.kind,
        payload=made.content | {"capital": "Apia"},  # type: ignore[operator]
    )
    assert reasons(refusal(secretariat_after(FOUNDATION), wrong)) == [Reason.PAYLOAD]


def test_several_acts_are_entered_together_or_not_at_all() -> None:
    """The second act may rest on the first; if it is refused, the first is not entered either."""
    secretariat = secretariat_after(FOUNDATION)
    number = len(FOUNDATION)
    samoa = act(number, (SECRETARIAT, participant("Samoa")))
    group = GroupFormed(group="Two", names={"en": "Two"}, members=("Samoa", "Fiji"))
    formed = act(number, (SECRETARIAT, group))
    assert len(secretariat.submit(samoa, formed)) == 2
    again = act(number, (SECRETARIAT, participant("Tuvalu")))
    refusal(secretariat, again, formed)
    assert "Tuvalu" not in secretariat.situation().organisation.participants


class Overtaken(MemoryRecord):
    """A record in which somebody else is quicker, a number of times."""

    def __init__(self, times: int, rival: Act) -> None:
        super().__init__("tests.example/record")
        self.times = times
        self.rival = rival

    def append(self, acts: Sequence[Act], expected_head: int) -> tuple[Entry, ...]:
        """Let the rival be first."""
        if self.times:
            self.times -= 1
            super().append([self.rival], self.head().number)
            raise RecordConflict(expected=expected_head, head=self.head().number)
        return super().append(acts, expected_head)


def test_a_lost_race_is_examined_again() -> None:
    """Who loses a race is examined against what the winner entered: here it has been done."""
    samoa = act(0, (SECRETARIAT, participant("Samoa")))
    secretariat = Secretariat(Overtaken(1, samoa), FixedClock(hour(1)))
    with pytest.raises(Refused, match="Samoa already"):
        secretariat.submit(samoa)
    assert secretariat.record.head().number == 1


def test_a_lost_race_is_no_lost_act() -> None:
    """Who loses a race to something else is entered after it."""
    rival = act(0, (SECRETARIAT, participant("Tuvalu")))
    secretariat = Secretariat(Overtaken(1, rival), FixedClock(hour(1)))
    [entry] = secretariat.submit(act(0, (SECRETARIAT, participant("Samoa"))))
    assert entry.number == 2


class AlwaysLate(MemoryRecord):
    """A record in which somebody else is quicker, every time."""

    def append(self, acts: Sequence[Act], expected_head: int) -> tuple[Entry, ...]:
        """Be too late."""
        assert acts
        raise RecordConflict(expected=expected_head, head=expected_head + 1)


def test_endless_races_end_in_a_sentence() -> None:
    """If others are quicker every time, the secretariat says so and enters nothing."""
    secretariat = Secretariat(AlwaysLate("tests.example/record"), FixedClock(hour(1)))
    with pytest.raises(RecordUnavailable, match="quicker"):
        secretariat.submit(act(0, (SECRETARIAT, participant("Samoa"))))


class Herald:
    """A notifier that remembers, and sometimes has no voice."""

    def __init__(self) -> None:
        self.hoarse = False
        self.told: list[int] = []

    def announce(self, entered: Sequence[Entered]) -> None:
        """Remember what was told."""
        if self.hoarse:
            raise OSError("no voice")
        self.told += [one.number for one in entered]


def test_what_cannot_be_announced_is_entered_and_told_later() -> None:
    """A notifier that fails undoes nothing and loses nothing."""
    herald = Herald()
    secretariat = Secretariat(MemoryRecord("x.example/r"), FixedClock(hour(0)), notifier=herald)
    secretariat.submit(act(0, (SECRETARIAT, participant("Samoa"))))
    herald.hoarse = True
    secretariat.submit(act(0, (SECRETARIAT, participant("Tuvalu"))))
    assert (herald.told, secretariat.record.head().number) == ([1], 2)
    herald.hoarse = False
    secretariat.announce_again()
    assert (herald.told, secretariat.unannounced) == ([1, 2], [])


def test_a_clock_that_goes_back_does_not_stop_the_record() -> None:
    """An act of this moment takes the last act's moment if the clock is behind it."""
    secretariat = secretariat_after(FOUNDATION)
    secretariat.clock.shown -= timedelta(days=3)  # type: ignore[attr-defined]
    entry = secretariat.file(
        participant("Samoa"), participant="Secretariat", capacity="secretariat"
    )
    assert entry.act.moment == at(len(FOUNDATION) - 1)


def test_a_situation_can_be_asked_for_any_moment() -> None:
    """The situation as of a moment holds what was done until then, and nothing later."""
    secretariat = secretariat_after(STEPS)
    for number in (0, 5, len(STEPS) - 1):
        steps = secretariat_after(STEPS[: number + 1])
        assert secretariat.situation(hour(number)) == steps.situation()
    assert secretariat.situation(hour(-1)).moment is None


def test_a_decision_is_not_blocked_by_what_a_rule_says() -> None:
    """A chair may declare what the rule does not give: the machine explains, it does not forbid."""
    number = next(n for n, (_, content) in enumerate(STEPS) if "Declared" in type(content).__name__)
    secretariat = secretariat_after(STEPS[: PROPOSED + 1])
    made = act(PROPOSED + 1, STEPS[number])
    assert examine(secretariat.situation(), made, made.when).value


def test_a_snapshot_that_cannot_be_read_is_done_without() -> None:
    """A snapshot is disposable: if it is damaged, the record is refolded."""
    secretariat = secretariat_after(STEPS)
    record, head = secretariat.record, secretariat.record.head()
    assert isinstance(record, MemoryRecord)
    record.keep_snapshot(FOLD.name, Snapshot(head.number, head.digest, b"\xc1"))
    again = Secretariat(record, FixedClock(hour(99)), snapshots=record)
    assert again.situation() == secretariat.situation()


def test_names_are_written_as_they_are() -> None:
    """Members with names beyond ASCII vote, answer and are told of like all others."""
    name = "Côte d’Ivoire"
    begun = member(name)
    secretariat = secretariat_after((*STEPS[:PROPOSED], (SECRETARIAT, participant(name))))
    recorded = VoteRecorded(decision="A/D/1", votes=(MemberVote(name, Cast.AGAINST),))
    secretariat.file(begun, participant="Secretariat", capacity="secretariat")
    entry = secretariat.file(recorded, participant="Secretariat", capacity="secretariat")
    told = str(sentence(CATALOGUE.entered(entry)))
    assert told == f"Vote on the decision A/D/1: against: {name}."
