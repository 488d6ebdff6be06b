"""Malformed and contradictory problems get one sentence that names the place."""

from __future__ import annotations

import json
from typing import Any

import pytest

from paraph.negotiation.package import problem_of, read_problem
from paraph.negotiation.package.reading import doubts
from paraph.values.errors import ParaphError

Plain = dict[str, Any]


def problem(*positions: Plain, **fields: Any) -> Plain:  # noqa: ANN401 - whatever JSON holds
    """Two delegations and two brackets with these positions; fields take the place of others."""
    return {
        "delegations": ["Fiji", "Peru"],
        "brackets": {"b1": ["x", "y"], "b2": ["x", "none"]},
        "positions": list(positions),
    } | fields


def says(stance: str = "support", arm: str = "x", **fields: Any) -> Plain:  # noqa: ANN401
    """A position of Fiji in b1."""
    return {"delegation": "Fiji", "bracket": "b1", "arm": arm, "stance": stance} | fields


def when(bracket: str = "b2", arm: str = "x") -> dict[str, list[Plain]]:
    """One condition."""
    return {"if": [{"bracket": bracket, "arm": arm}]}


REFUSED: dict[str, tuple[Any, str]] = {
    "no object": ([], "p.json is not a problem: a problem is a JSON object"),
    "no delegations": ({"brackets": {}}, "delegations: the field is missing"),
    "no brackets": ({"delegations": []}, "brackets: the field is missing"),
    "unknown field": (problem(fixd={}), "fixd: the field is unknown; a problem has delegations"),
    "delegations": (problem(delegations="Fiji"), "delegations: expected a list of names, got the"),
    "number": (problem(delegations=["Fiji", 3]), "delegations[1]: expected a name, got"),
    "empty name": (problem(delegations=["Fiji", " "]), "delegations[1]: the name is empty"),
    "twice": (problem(delegations=["Fiji", "Fiji"]), "delegations[1]: Fiji stands at"),
    "brackets": (problem(brackets=["b1"]), "brackets: expected an object, {…}"),
    "arms": (problem(brackets={"b1": "x"}), "brackets.b1: expected a list of names"),
    "no arm": (problem(brackets={"b1": []}), "brackets.b1: the bracket has no arm"),
    "same arm": (problem(brackets={"b1": ["x", "x"]}), "brackets.b1[1]: x stands at"),
    "positions": (problem(positions={}), "positions: expected a list, got an object"),
    "position": (problem("Fiji supports x"), "positions[0]: expected an object, got a word"),
    "stance": (problem(says("supports")), "positions[0].stance: 'supports' is no stance"),
    "no stance": (problem({"delegation": "Fiji"}), "positions[0]: the field bracket is missing"),
    "odd field": (problem(says(since=3)), "positions[0]: the field since is unknown"),
    "delegation": (problem(says(delegation="Chad")), "positions[0].delegation: Chad is none"),
    "bracket": (problem(says(bracket="b3")), "positions[0].bracket: there is no bracket b3"),
    "arm": (problem(says(), says(arm="z")), "positions[1].arm: bracket b1 has no arm z; it has x"),
    "if bracket": (problem(says(**when("b9"))), "if[0].bracket: there is no bracket b9"),
    "if arm": (problem(says(**when("b2", "y"))), "if[0].arm: bracket b2 has no arm y"),
    "if": (problem(says(**{"if": {}})), "positions[0].if: expected a list"),
    "fixed": (problem(fixed=["b1"]), "fixed: expected an object"),
    "fixed bracket": (problem(fixed={"b9": "x"}), "fixed.b9: there is no bracket b9"),
    "fixed arm": (problem(fixed={"b1": "z"}), "fixed.b1: bracket b1 has no arm z"),
    "two stances": (
        problem(says("support"), says("oppose")),
        "positions[0] and positions[1]: Fiji contradicts itself on b1=x: “Fiji supports b1=x”",
    ),
    "with and without condition": (
        problem(says("accept"), says("accept", **when())),
        "positions[0] and positions[1]: Fiji contradicts itself",
    ),
    "same condition": (
        problem(says("accept", **when()), says("reserve", **when())),
        "positions[0] and positions[1]: Fiji contradicts itself",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_a_bad_problem_is_refused_at_its_place(content: object, words: str) -> None:
    """The message begins with the path of what is wrong."""
    with pytest.raises(ParaphError) as refused:
        read_problem(json.dumps(content), "p.json")
    message = str(refused.value)
    assert words in message
    assert message.endswith(".")


UNREADABLE: dict[str, tuple[str | bytes, str]] = {
    "no JSON": ("{", "p.json is not JSON"),
    "Latin-1": ('{"delegations": ["Côte"]}'.encode("latin-1"), "p.json is not UTF-8 at byte 19"),
    "deep": ("[" * 100_000, "p.json is nested too deeply"),
    "long number": ("9" * 5000, "p.json has a number too long"),
    "twice": ('{"brackets": {"b1": [], "b1": []}}', "brackets.b1: the name stands twice"),
    "twice, deep": ('{"positions": [{"arm": "x", "arm": "y"}]}', "positions[0].arm: the name"),
    "not a number": ('{"delegations": [NaN], "brackets": {}}', "got the number nan"),
    "huge": (f'{{"delegations": [{10**40}], "brackets": {{}}}}', "got a number of 41 digits"),
    "escape": ('{"delegations": ["a\\u001b[31m"], "brackets": {}}', "the name has U+001B"),
    "half a pair": ('{"delegations": [], "brackets": {"\\ud800": []}}', "the name has U+D800"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_is_refused(text: str | bytes, words: str) -> None:
    """No text brings more than a sentence; a name said twice would silently be said once."""
    with pytest.raises(ParaphError) as refused:
        read_problem(text, "p.json")
    assert words in str(refused.value)


def test_a_byte_order_mark_and_utf_16_are_read() -> None:
    """What other programs put before and between the letters is no part of the problem."""
    text = json.dumps(problem())
    for encoding in ("utf-8-sig", "utf-16"):
        assert read_problem(text.encode(encoding), "p.json") == problem_of(problem())


def test_all_contradictions_are_told() -> None:
    """Whoever mends one of two contradictions knows of the other already."""
    with pytest.raises(ParaphError) as refused:
        problem_of(
            problem(says("support"), says("oppose"), says("reserve", "y"), says("oppose", "y"))
        )
    assert "positions[0] and positions[1]" in str(refused.value)
    assert "positions[2] and positions[3]" in str(refused.value)


def test_names_that_look_alike_are_told() -> None:
    """An accent written in two ways makes two delegations, which is hardly meant."""
    read = problem_of(problem(delegations=["Fiji", "Pérou", "Pe\u0301rou"]))
    assert len(doubts(read)) == 1
    assert "look alike" in doubts(read)[0]


def test_what_is_read_in_one_of_several_ways_is_told() -> None:
    """Two conditional positions are both required, and a conditional refusal refuses always."""
    read = problem_of(
        problem(
            says("accept", **when()),
            says("support", **when("b2", "none")),
            says("oppose", "y", **when()),
        )
    )
    said = doubts(read)
    assert len(said) == 2
    assert "positions[0] and positions[1]" in said[0]
    assert "Fiji opposes b1=y in any case" in said[1]


def test_the_same_said_twice_is_said_once() -> None:
    """A repeated position contradicts nothing and is not doubted."""
    read = problem_of(problem(says(), says(), title="Two times"))
    assert doubts(read) == ()
