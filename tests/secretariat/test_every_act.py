"""What holds for every kind of act, and that no kind was forgotten."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from tests.secretariat.schemas import faults
from tests.story import STEPS, act, hour, sample, secretariat_after

from paraph.decisions.acts import DecisionAct, DecisionContent
from paraph.depositary.acts import DepositaryAct, DepositaryContent
from paraph.negotiation.acts import NegotiationAct, NegotiationContent
from paraph.organisation.acts import OrganisationAct, OrganisationContent
from paraph.record import Act, decode_act, encode_act
from paraph.secretariat import CATALOGUE, FOLD, apply, examine, sentence
from paraph.secretariat.page import acts_page

PAGE = Path(__file__).parent.parent.parent / "docs" / "acts.md"


def verify_act(number: int) -> Act:
    """Hold one act of the story against everything that holds for all of them."""
    secretariat = secretariat_after(STEPS[:number])
    made = act(number, STEPS[number])
    before = secretariat.situation()
    assert examine(before, made, hour(number)).value
    [entry] = secretariat.submit(made)
    entered = CATALOGUE.entered(entry)

    refolded, head = FOLD.refold(secretariat.record)
    assert apply(before, entered) == secretariat.situation() == refolded
    assert head.number == number + 1
    assert FOLD.codec.decode(FOLD.codec.encode(refolded)) == refolded
    assert FOLD.as_of(secretariat.record, hour(number - 1))[0] == before

    assert decode_act(encode_act(made)) == made
    content = type(entered.content)
    assert msgspec.json.decode(msgspec.json.encode(entered.content), type=content) == (
        entered.content
    )
    schema = CATALOGUE.schema(made.kind)
    assert list(faults(json.loads(bytes(made.payload)), schema, schema)) == []
    assert str(sentence(entered))[-1] in ".?!"
    assert f"## {made.kind}\n" in PAGE.read_text(encoding="utf-8")
    return made


@pytest.mark.parametrize(
    "number", range(len(STEPS)), ids=lambda number: type(STEPS[number][1]).__name__
)
def test_every_act(number: int) -> None:
    """What is folded step by step is what is folded anew, and every act can be read and told."""
    verify_act(number)


def test_no_kind_is_forgotten() -> None:
    """The unions, the catalogue, the classes and the acts that are verified are the same set."""
    verified = {type(content) for _, content in STEPS}
    acts = (OrganisationAct, DecisionAct, NegotiationAct, DepositaryAct)
    unions = {content for union in acts for content in get_args(union)}
    rooms = (OrganisationContent, DecisionContent, NegotiationContent, DepositaryContent)
    classes = {content for room in rooms for content in room.__subclasses__()}
    catalogued = {kind.revisions[-1].content for kind in CATALOGUE}
    assert verified == unions == classes == catalogued


def test_every_revision_has_a_sample_that_can_be_read() -> None:
    """What was once entered can be read today."""
    assert list(CATALOGUE.defects()) == []


@pytest.mark.parametrize("kind", [kind.name for kind in CATALOGUE])
def test_every_sample_can_be_told(kind: str) -> None:
    """A sample of every kind has a sentence, and holds against its schema."""
    one, schema = sample(kind), CATALOGUE.schema(kind)
    assert list(faults(one.act.content, schema, schema)) == []
    assert len(str(sentence(one))) > 20


def test_the_page_of_acts_is_fresh() -> None:
    """docs/acts.md is what `paraph acts` prints."""
    assert PAGE.read_text(encoding="utf-8") == acts_page()


def test_no_act_has_room_for_a_person() -> None:
    """A payload has no field for a person's name, address or signature."""
    personal = {"person", "name", "email", "address", "born", "telephone", "representative"}
    for kind in CATALOGUE:
        fields = {field.name for field in msgspec.structs.fields(kind.revisions[-1].content)}
        assert not fields & personal
