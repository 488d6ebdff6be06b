"""The model of a negotiated text: prose, and choices as deep as they go."""

from __future__ import annotations

import pytest

from paraph.text.comparison import EditKind
from paraph.text.negotiated import (
    BASE,
    Arm,
    Choice,
    NegotiatedText,
    Prose,
    arm_list,
    choices,
    digest,
    find_arm,
    find_choice,
    mapped,
    named,
    resolve,
    version_of,
)
from paraph.values.errors import Ambiguous, Inadmissible

INNER = Choice(
    arms=(Arm(nodes=(Prose("may"),), base=True), Arm(nodes=(Prose("must"),), holders=("B",)))
)
OUTER = Choice(
    arms=(
        Arm(nodes=(Prose("It "), INNER, Prose(" act.")), base=True),
        Arm(holders=("A", "2")),
    )
)
NODES = named((OUTER, Prose("\n")))


def test_each_party_has_its_version() -> None:
    """A party has the words of the arms that it holds, and elsewhere those of the base."""
    assert version_of(NODES, BASE) == "It may act.\n"
    assert version_of(NODES, "A") == "\n"
    assert version_of(NODES, "B") == "It must act.\n"
    assert version_of(NODES, "Somebody else") == "It may act.\n"


def test_choices_are_found_outer_first() -> None:
    """Choices come in the order of the text, the outer before the inner."""
    assert [choice.name for choice in choices(NODES)] == ["b1", "b2"]


def test_quiet_choices_have_names_of_their_own() -> None:
    """A difference of numbers alone takes no name from the brackets."""
    quiet = Choice(kind=EditKind.NUMBER, arms=INNER.arms)
    assert [choice.name for choice in choices(named((INNER, quiet, INNER)))] == ["b1", "q1", "b2"]


def test_deep_nesting_is_no_limit_of_resolving() -> None:
    """Choices a thousand deep can be resolved."""
    nodes: tuple[Choice | Prose, ...] = (Prose("x"),)
    for _ in range(1_000):
        nodes = (Choice(arms=(Arm(nodes=nodes, base=True), Arm())),)
    assert resolve(nodes, lambda choice: choice.arms[0].nodes) == "x"


def test_mapping_leaves_what_it_is_not_asked_to_change() -> None:
    """Applying no change to every choice gives equal nodes."""
    assert mapped(NODES, lambda choice: choice) == NODES


@pytest.mark.parametrize(("wanted", "place"), [("base", 0), ("1", 0), ("A", 1), ("2", 1)])
def test_an_arm_answers_to_several_names(wanted: str, place: int) -> None:
    """An arm is called by ``base``, by a delegation that holds it, or by its number from 1."""
    assert find_arm(find_choice(NODES, "b1"), wanted) == place


def test_a_number_that_is_a_delegation_too_is_ambiguous() -> None:
    """Where a delegation is called like the number of another arm, the name fits both."""
    choice = Choice(name="b1", arms=(Arm(base=True), Arm(holders=("1",), nodes=(Prose("x"),))))
    with pytest.raises(Ambiguous, match="1 means more than one arm of bracket b1"):
        find_arm(choice, "1")


@pytest.mark.parametrize("wanted", ["3", "0", "-1", "C", "", "１", "²"])
def test_an_unknown_arm_is_refused_with_those_there_are(wanted: str) -> None:
    """The message lists the arms that the bracket has."""
    with pytest.raises(Inadmissible, match=r"it has 1 \(base\), 2 \(A, 2\)"):
        find_arm(find_choice(NODES, "b1"), wanted)


def test_an_unknown_bracket_is_refused_with_those_there_are() -> None:
    """The message names the first and the last bracket of the text."""
    with pytest.raises(Inadmissible, match=r"no bracket b9 in this text; it has b1 to b2"):
        find_choice(NODES, "b9")
    with pytest.raises(Inadmissible, match="it has none"):
        find_choice((Prose("x"),), "b1")


def test_arms_are_listed_with_their_holders() -> None:
    """Every arm is listed by its number and by who holds it."""
    assert arm_list(find_choice(NODES, "b2")) == "1 (base), 2 (B)"


def test_a_typed_text_has_no_versions() -> None:
    """A text whose brackets were typed says so when a version is asked for."""
    text = NegotiatedText(parties=("A",), nodes=NODES)
    with pytest.raises(Inadmissible, match="since its brackets were typed"):
        text.project("A")


def test_supporters_stand_behind_holders() -> None:
    """An arm is named after those who wrote it, then those who came to support it."""
    assert Arm(holders=("B",), support=("A", "B")).names == ("B", "A")


def test_a_digest_is_of_the_characters() -> None:
    """The digest of a text is the SHA-256 of its UTF-8."""
    assert digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert digest("\ud800") != digest("?")
