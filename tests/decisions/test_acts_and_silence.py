"""Silence as it runs, breaks and ends; what the chair says beside what a rule says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from tests.story import (
    CHAIR,
    DAY,
    FOUNDATION,
    SECRETARIAT,
    Step,
    at,
    head,
    hour,
    placed,
    secretariat_after,
)

from paraph.decisions import acts as decides
from paraph.decisions.acts import Declared, Reply
from paraph.decisions.proceedings import (
    Computed,
    Quiet,
    case_of,
    compared,
    deadline_at,
    not_reached,
    outcome,
    quiet,
    rule_of,
)
from paraph.decisions.situation import Matter
from paraph.organisation import acts as says
from paraph.organisation.acts import MembershipKind
from paraph.record import Content
from paraph.secretariat import Secretariat, Situation
from paraph.secretariat.overview import overview
from paraph.values.citations import Citation
from paraph.values.errors import Inadmissible
from paraph.values.findings import Ground

OPENED = len(FOUNDATION) + 1
"""The hour at which silence is opened; it lasts until hour 40."""

PROPOSED: tuple[Step, ...] = (
    *FOUNDATION,
    (CHAIR, decides.DecisionProposed(decision="D/1", organ="Assembly", title="To meet")),
    (
        CHAIR,
        decides.SilenceOpened(
            decision="D/1", deadline=placed(40), addressees=("Fiji", "Norway", "Peru")
        ),
    ),
)


def reply(who: str, word: Reply, received: int) -> Content:
    """A reply that reached the secretariat at an hour."""
    return decides.ReplyReceived(
        decision="D/1", addressee=who, reply=word, received=at(received), way="letter"
    )


def submitted(*acts: tuple[int, tuple[str, str], Content]) -> Secretariat:
    """The silence procedure, and acts at given hours."""
    secretariat = secretariat_after(PROPOSED)
    for number, (who, capacity), content in acts:
        secretariat.clock.shown = hour(number)  # type: ignore[attr-defined]
        secretariat.file(content, participant=who, capacity=capacity)
    return secretariat


def matter_of(secretariat: Secretariat) -> Matter:
    """The decision that is under silence."""
    return secretariat.situation().decisions.matters["D/1"]


def status(secretariat: Secretariat, number: int) -> Quiet:
    """Where silence stands at an hour."""
    return quiet(matter_of(secretariat), hour(number)).value


def test_silence_runs_and_is_kept() -> None:
    """Until the deadline it runs; at the deadline it was kept; support and delay break nothing."""
    secretariat = submitted(
        (20, SECRETARIAT, reply("Norway", Reply.SUPPORTS, 19)),
        (21, SECRETARIAT, reply("Peru", Reply.ASKS_FOR_TIME, 20)),
    )
    stages = [status(secretariat, number) for number in (OPENED - 1, 30, 39, 40, 500)]
    expected = [Quiet.NOT_OPENED, Quiet.RUNNING, Quiet.RUNNING, Quiet.KEPT, Quiet.KEPT]
    assert stages == expected


@pytest.mark.parametrize("word", [Reply.OBJECTS, Reply.AMENDS])
def test_an_objection_or_a_change_breaks_silence(word: Reply) -> None:
    """Who would change a comma has not agreed."""
    secretariat = submitted((39, SECRETARIAT, reply("Norway", word, 39)))
    assert status(secretariat, 38) is Quiet.RUNNING
    assert status(secretariat, 39) is Quiet.BROKEN
    assert status(secretariat, 500) is Quiet.BROKEN


def test_a_late_reply_is_kept_and_has_no_effect() -> None:
    """At the very moment of the deadline it is late; what counts is when it was received."""
    secretariat = submitted((41, SECRETARIAT, reply("Norway", Reply.OBJECTS, 40)))
    assert status(secretariat, 41) is Quiet.KEPT
    assert len(matter_of(secretariat).silence.answers) == 1  # type: ignore[union-attr]
    in_time = submitted((41, SECRETARIAT, reply("Norway", Reply.OBJECTS, 39)))
    assert status(in_time, 41) is Quiet.BROKEN


def test_the_last_reply_before_the_deadline_counts() -> None:
    """An objection that was taken back in time no longer breaks silence."""
    secretariat = submitted(
        (20, SECRETARIAT, reply("Norway", Reply.OBJECTS, 20)),
        (30, SECRETARIAT, reply("Norway", Reply.SUPPORTS, 30)),
    )
    assert status(secretariat, 25) is Quiet.BROKEN
    assert status(secretariat, 40) is Quiet.KEPT


def test_a_formal_objection_breaks_silence_too() -> None:
    """It is the same objection, whichever way it came; withdrawn in time, it breaks nothing."""
    formal, withdrawn = (
        decides.FormalObjection(decision="D/1"),
        decides.ObjectionWithdrawn(decision="D/1"),
    )
    broken = submitted((20, head("Peru"), formal))
    assert status(broken, 40) is Quiet.BROKEN
    healed = submitted((20, head("Peru"), formal), (30, head("Peru"), withdrawn))
    assert status(healed, 40) is Quiet.KEPT
    late = submitted((20, head("Peru"), formal), (41, head("Peru"), withdrawn))
    assert status(late, 42) is Quiet.BROKEN


def test_silence_is_extended_by_who_opened_it_while_it_runs() -> None:
    """The new deadline counts from the moment at which it was given."""
    later = decides.SilenceExtended(decision="D/1", deadline=placed(60))
    secretariat = submitted((30, CHAIR, later))
    silence = matter_of(secretariat).silence
    assert silence is not None
    assert deadline_at(silence, hour(29)) == placed(40)
    assert deadline_at(silence, hour(30)) == placed(60)
    assert status(secretariat, 50) is Quiet.RUNNING
    with pytest.raises(ValueError, match="alone may extend"):
        submitted((30, SECRETARIAT, later))
    with pytest.raises(ValueError, match="while it runs"):
        submitted((45, CHAIR, later))


def test_who_was_not_reached_is_named() -> None:
    """Every addressee counts as not reached until the record shows that it was."""
    notice = decides.NoticeGiven(decision="D/1", addressee="Peru", reached=at(15), way="e-mail")
    silence = matter_of(submitted((20, SECRETARIAT, notice))).silence
    assert silence is not None
    assert not_reached(silence, hour(20)) == ("Fiji", "Norway")
    assert not_reached(silence, hour(14)) == ("Fiji", "Norway", "Peru")


def test_a_delegation_cannot_date_its_own_reply_back() -> None:
    """Only the secretariat says when something was received."""
    with pytest.raises(ValueError, match="Only the secretariat"):
        submitted((41, head("Norway"), reply("Norway", Reply.OBJECTS, 39)))
    assert status(submitted((39, head("Norway"), reply("Norway", Reply.OBJECTS, 39))), 40) is (
        Quiet.BROKEN
    )


def test_a_decision_may_state_its_own_rule() -> None:
    """The rule of the proposal, else the organ's for the matter, else its rule for all; or none."""
    secretariat = submitted()
    situation = secretariat.situation()
    assert rule_of(matter_of(secretariat), situation.organisation, hour(20)).value is None
    adopted = says.RulesAdopted(organ="Assembly", rules={"*": "a", "budget": "b"}, since=DAY)
    ruled = submitted((20, SECRETARIAT, adopted))
    assert rule_of(matter_of(ruled), ruled.situation().organisation, hour(20)).value == "a"
    budget = decides.DecisionProposed(
        decision="D/2", organ="Assembly", title="Budget", matter="budget"
    )
    own = decides.DecisionProposed(decision="D/3", organ="Assembly", title="Own", rule="c")
    both = submitted((20, SECRETARIAT, adopted), (20, CHAIR, budget), (20, CHAIR, own))
    found = {
        name: rule_of(matter, both.situation().organisation, hour(20)).value
        for name, matter in both.situation().decisions.matters.items()
    }
    assert found == {"D/1": "a", "D/2": "b", "D/3": "c"}


def declared(word: Declared) -> tuple[Matter, Situation]:
    """A decision to which Peru objected, and what the chair declared of it."""
    secretariat = submitted(
        (20, head("Peru"), decides.FormalObjection(decision="D/1", aspect="the seat")),
        (21, head("Norway"), decides.OpinionRecorded(decision="D/1", aspect="the budget")),
        (22, CHAIR, decides.DecisionDeclared(decision="D/1", declared=word)),
    )
    return matter_of(secretariat), secretariat.situation()


RULE = (Ground("Peru objects.", Citation("SCO Charter", "art. 16 (1)")),)


def test_a_difference_from_the_rule_is_shown() -> None:
    """The chair's word stands beside what the rule gives, and neither hides the other."""
    matter, _ = declared(Declared.ADOPTED)
    against = Computed("not adopted", carried=False, grounds=RULE)
    pending = Computed("pending", carried=None, grounds=RULE)
    assert compared(matter, against).value is False
    assert "but the rule gives" in str(compared(matter, against))
    assert compared(matter, pending).value is None
    assert compared(declared(Declared.NOT_ADOPTED)[0], against).value is True
    assert compared(declared(Declared.POSTPONED)[0], against).value is None


def test_the_engine_is_given_the_facts_and_plugged_in() -> None:
    """The case has members, objections, opinions, silence; what the engine says is shown."""
    matter, situation = declared(Declared.ADOPTED)
    case = case_of(matter, situation.organisation, hour(30))
    assert case["members"] == ["Fiji", "Norway", "Peru"]
    assert [one["by"] for one in case["objections"]] == ["Peru"]
    assert [one["by"] for one in case["opinions"]] == ["Norway"]
    assert case["deadline"] == at(40)

    def engine(rule: str, given: Mapping[str, Any]) -> Computed:
        if rule == "unheard-of":
            raise Inadmissible("There is no such rule.")
        assert given["objections"]
        return Computed("not adopted", carried=False, grounds=RULE)

    ruled = submitted(
        (19, SECRETARIAT, says.RulesAdopted(organ="Assembly", rules={"*": "r"}, since=DAY)),
        (20, head("Peru"), decides.FormalObjection(decision="D/1")),
        (22, CHAIR, decides.DecisionDeclared(decision="D/1", declared=Declared.ADOPTED)),
        (
            23,
            CHAIR,
            decides.DecisionProposed(
                decision="D/2", organ="Assembly", title="?", rule="unheard-of"
            ),
        ),
    )
    first, second = overview(ruled.situation(), hour(30), engine)["decisions"]
    assert (first["computed"], first["declared_agrees"]) == ("not adopted", False)
    assert second["grounds"] == ["There is no such rule."]


def test_nothing_is_computed_while_silence_runs() -> None:
    """Until the deadline a decision is pending; then the rule is asked, with who broke silence."""
    adopted = says.RulesAdopted(organ="Assembly", rules={"*": "r"}, since=DAY)
    secretariat = submitted(
        (18, SECRETARIAT, adopted), (30, SECRETARIAT, reply("Norway", Reply.AMENDS, 30))
    )

    def engine(_: str, given: Mapping[str, Any]) -> Computed:
        return Computed(str(given["objections"]), carried=not given["objections"], grounds=RULE)

    organs, matter = secretariat.situation().organisation, matter_of(secretariat)
    assert outcome(matter, organs, hour(29), engine).outcome == "pending"
    broken = outcome(matter, organs, hour(30), engine)
    assert (broken.carried, "Norway" in broken.outcome) == (False, True)
    unruled = outcome(matter_of(submitted()), submitted().situation().organisation, hour(9), engine)
    assert (unruled.outcome, unruled.carried) == ("no rule", None)


def test_a_decision_is_judged_by_the_day_on_which_it_was_taken() -> None:
    """Rules and members of a later day change nothing about what was decided before."""
    later = date(2031, 5, 10)
    adopted = says.RulesAdopted(organ="Assembly", rules={"*": "later"}, since=later)
    joined = says.MembershipBegins(participant="Tonga", quality=MembershipKind.MEMBER, since=later)
    secretariat = submitted(
        (20, CHAIR, decides.DecisionDeclared(decision="D/1", declared=Declared.ADOPTED)),
        (30, SECRETARIAT, adopted),
        (30, SECRETARIAT, joined),
        (31, CHAIR, decides.DecisionProposed(decision="D/2", organ="Assembly", title="New")),
    )
    organs = secretariat.situation().organisation
    found = {
        name: (
            rule_of(matter, organs, hour(500)).value,
            len(case_of(matter, organs, hour(500))["members"]),
        )
        for name, matter in secretariat.situation().decisions.matters.items()
    }
    assert found == {"D/1": (None, 3), "D/2": ("later", 4)}
