"""What may I do, and may I do this: one answer, on chaos too."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.story import FOUNDATION, STEPS, act, hour, secretariat_after

from paraph.record import Act
from paraph.secretariat import CATALOGUE, FOLD, Refused, Secretariat, admissible_acts, examine

ACTORS = ("Secretariat", "Fiji", "Norway", "Peru", "Tonga", "Atlantis")


def offered(secretariat: Secretariat, actor: str, number: int) -> list[Act]:
    """The acts that are offered to an actor at an hour."""
    return [one.act for one in admissible_acts(secretariat.situation(), actor, hour(number))]


@given(walk=st.lists(st.tuples(st.sampled_from(ACTORS), st.integers(0, 10**6)), max_size=12))
def test_whatever_is_offered_is_accepted(walk: list[tuple[str, int]]) -> None:
    """A random walk through what is offered is entered, act by act, and folds as it is refolded."""
    secretariat = secretariat_after(FOUNDATION)
    for number, (actor, choice) in enumerate(walk, len(FOUNDATION)):
        secretariat.clock.shown = hour(number)  # type: ignore[attr-defined]
        acts = offered(secretariat, actor, number)
        if acts:
            made = acts[choice % len(acts)]
            assert made in secretariat.admissible_acts(actor)
            secretariat.submit(made)
    assert FOLD.refold(secretariat.record)[0] == secretariat.situation()


@pytest.mark.parametrize("actor", ACTORS)
def test_some_kinds_are_those_of_all_that_are_of_them(actor: str) -> None:
    """Asked for some kinds, what is offered is as in the whole, and no other act is among it."""
    whole = admissible_acts(secretariat_after(STEPS).situation(), actor, hour(len(STEPS)))
    some = whole.of("organisation.m", "depositary.")
    kinds = ("organisation.m", "depositary.")
    assert [one.act for one in some] == [one.act for one in whole if one.act.kind.startswith(kinds)]
    assert not any(one.act in some for one in whole if not one.act.kind.startswith(kinds))


@st.composite
def mutated(draw: st.DrawFn) -> tuple[int, Act]:
    """An act of the story that was right, with one thing made wrong."""
    number = draw(st.integers(0, len(STEPS) - 1))
    made = act(number, STEPS[number])
    payload: dict[str, Any] = json.loads(bytes(made.payload))
    parts: dict[str, Any] = {
        "participant": made.participant,
        "capacity": made.capacity,
        "moment": made.moment,
        "kind": made.kind,
        "payload": payload,
    }
    content = CATALOGUE.kinds[made.kind].revisions[-1].content
    needed = [field.name for field in msgspec.structs.fields(content) if field.required]
    match draw(st.sampled_from(["unknown", "lacking", "type", "actor", "capacity", "moment"])):
        case "unknown":
            payload["unheard-of"] = 1
        case "lacking":
            del payload[draw(st.sampled_from(needed))]
        case "type":
            payload[draw(st.sampled_from(needed))] = 15
        case "actor":
            parts["participant"] = "Atlantis"
        case "capacity":
            parts["capacity"] = "bystander"
        case "moment":
            parts["moment"] = hour(number - 2 if number > 1 else number + 1).isoformat()
    return number, Act.filed(**parts)


@given(case=mutated())
def test_a_mutated_act_is_refused(case: tuple[int, Act]) -> None:
    """What is refused when it is submitted is not among what is offered, and has grounds."""
    number, made = case
    secretariat = secretariat_after(STEPS[:number])
    secretariat.clock.shown = hour(number)  # type: ignore[attr-defined]
    assert made not in secretariat.admissible_acts(made.participant)
    finding = examine(secretariat.situation(), made, hour(number))
    assert not finding.value
    assert all(ground.reason for ground in finding.grounds)
    with pytest.raises(Refused) as raised:
        secretariat.submit(made)
    assert raised.value.grounds == finding.grounds


def test_every_step_of_the_story_is_admissible_before_and_not_after() -> None:
    """The collection answers for a given act as the submission does."""
    for number, step in enumerate(STEPS):
        secretariat = secretariat_after(STEPS[:number])
        made = act(number, step)
        assert made in admissible_acts(secretariat.situation(), made.participant, hour(number))


def test_nobody_acts_for_another() -> None:
    """An act of somebody else is not among one's own."""
    secretariat = secretariat_after(STEPS[:-8])
    for actor in ACTORS:
        assert all(made.participant == actor for made in offered(secretariat, actor, 60))
    assert not admissible_acts(secretariat.situation(), "Atlantis", hour(60))
