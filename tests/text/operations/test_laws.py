"""The laws of the operations: each can be taken back, and none loses anybody's words."""

from __future__ import annotations

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from tests.strategies import A_FEW, BRACKETED, Negotiation, negotiations, treaties
from tests.text.operations.wishes import REDUCING, WISHES, Wish, wishes

from paraph.formats.json_text import read_json, write_json
from paraph.text.compilation import compile_versions
from paraph.text.negotiated import BASE, NegotiatedText
from paraph.text.operations import undo
from paraph.text.reading import read
from paraph.text.typed import negotiated_text
from paraph.text.views import measure

SIX = ("Kazakhstan", "China", "Kyrgyzstan", "Russia", "Tajikistan", "Uzbekistan")
treaty_negotiations = negotiations(bases=treaties(), names=SIX)


def kept(text: NegotiatedText) -> NegotiatedText:
    """``text`` after it was written as JSON and read again."""
    return read_json(write_json(text), "test.json")[0]


@given(treaty_negotiations, st.lists(wishes(), min_size=1, max_size=6))
def test_operations_can_be_undone_one_by_one(negotiation: Negotiation, wanted: list[Wish]) -> None:
    """Undone in reverse, a sequence of operations leads back through the same texts."""
    made = compile_versions(*negotiation)
    past = [made]
    for wish in wanted:
        if (later := wish(past[-1])) is not None:
            past.append(later)
    while len(past) > 1:
        assert undo(past.pop()) == past[-1]


@given(treaty_negotiations, st.lists(wishes(), min_size=1, max_size=4))
def test_undo_survives_being_kept(negotiation: Negotiation, wanted: list[Wish]) -> None:
    """An operation can be undone after the text was written to a file and read again."""
    past = [compile_versions(*negotiation)]
    for wish in wanted:
        if (later := wish(past[-1])) is not None:
            past.append(kept(later))
            assert past[-1] == later
    while len(past) > 1:
        assert undo(past.pop()) == past[-1]


@given(treaty_negotiations, st.lists(wishes(), min_size=1, max_size=6))
def test_versions_outlive_every_operation(negotiation: Negotiation, wanted: list[Wish]) -> None:
    """After any operations, every version can still be taken out, to the character."""
    base, texts = negotiation
    made = compile_versions(base, texts)
    for wish in wanted:
        made = wish(made) or made
    assert made.project(BASE) == base
    assert made.versions() == texts


@given(treaty_negotiations, st.lists(wishes(), min_size=1, max_size=6))
def test_only_a_settlement_makes_disagreement_less(
    negotiation: Negotiation, wanted: list[Wish]
) -> None:
    """Only lifting, striking, choosing and filling leave fewer open brackets than before."""
    made = compile_versions(*negotiation)
    for wish in wanted:
        later = wish(made)
        if later is None:
            continue
        if wish.called not in REDUCING:
            before, after = measure(made.nodes), measure(later.nodes)
            assert after.open_choices >= before.open_choices, wish
        made = later


@pytest.mark.parametrize("called", WISHES)
@A_FEW
@given(st.data())
def test_each_operation_is_possible_and_undone(called: str, given_: st.DataObject) -> None:
    """Each operation, on a text with open brackets, is undone to the last node."""
    base, texts = given_.draw(treaty_negotiations)
    before = compile_versions(base, texts)
    after = given_.draw(wishes(called))(before)
    event("done" if after else "not possible here")
    if after is not None:
        assert after != before
        assert len(after.history) == 1
        assert undo(after) == before
        assert undo(kept(after)) == before


@given(treaties((BRACKETED * 3,)), st.lists(wishes(), min_size=1, max_size=5))
def test_typed_brackets_obey_the_same_laws(text: str, wanted: list[Wish]) -> None:
    """What is done to typed brackets can be undone as well."""
    past = [negotiated_text(read(text))]
    for wish in wanted:
        if (later := wish(past[-1])) is not None:
            past.append(later)
    while len(past) > 1:
        assert undo(past.pop()) == past[-1]
