"""The decision rules that ship, applied to what a record holds."""

from __future__ import annotations

import pytest
from tests.story import CHAIR, DAY, FOUNDATION, SECRETARIAT, Step, head, hour, secretariat_after

from paraph.decisions import acts as decides
from paraph.organisation import acts as says
from paraph.record import Content
from paraph.secretariat.engine import apply_rule
from paraph.secretariat.overview import overview

RULES: Step = (
    SECRETARIAT,
    says.RulesAdopted(
        organ="Assembly",
        rules={"*": "sco-charter-16-1", "expulsion": "sco-charter-16-1-minus-one"},
        since=DAY,
    ),
)


def outcome(matter: str, *said: tuple[str, Content]) -> tuple[object, object]:
    """What the rule gives, and whether the chair, who says adopted, agrees with it."""
    proposed = decides.DecisionProposed(
        decision="D/1",
        organ="Assembly",
        title="?",
        matter=matter,
        concerned=("Peru",) if matter == "expulsion" else (),
    )
    declared = decides.DecisionDeclared(decision="D/1", declared=decides.Declared.ADOPTED)
    steps = [(head(who), content) for who, content in said]
    secretariat = secretariat_after(
        (*FOUNDATION, RULES, (CHAIR, proposed), *steps, (CHAIR, declared))
    )
    [shown] = overview(secretariat.situation(), hour(100), apply_rule)["decisions"]
    return shown["computed"], shown["declared_agrees"]


OBJECTS = decides.FormalObjection(decision="D/1")
OPINES = decides.OpinionRecorded(decision="D/1", aspect="the seat")
ABSENT = decides.NonParticipationDeclared(decision="D/1")
RELENTS = decides.ObjectionWithdrawn(decision="D/1")


@pytest.mark.parametrize(
    ("matter", "said", "expected"),
    [
        ("ordinary", [], ("adopted", True)),
        ("ordinary", [("Norway", OBJECTS)], ("not adopted", False)),
        ("ordinary", [("Norway", OBJECTS), ("Norway", RELENTS)], ("adopted", True)),
        ("ordinary", [("Norway", OPINES)], ("adopted", True)),
        ("expulsion", [("Peru", OBJECTS)], ("adopted", True)),
        ("expulsion", [("Peru", OBJECTS), ("Norway", OBJECTS)], ("not adopted", False)),
        ("expulsion", [("Norway", OBJECTS)], ("not adopted", False)),
    ],
)
def test_article_16_of_the_charter(
    matter: str, said: list[tuple[str, Content]], expected: tuple[object, object]
) -> None:
    """One objection blocks, an opinion does not; in its own expulsion a member is not heard."""
    assert outcome(matter, *said) == expected


def test_every_rule_of_the_example_is_known() -> None:
    """The rules that the example names are rules of the catalogue."""
    for rule in ("sco-charter-16-1", "sco-charter-16-1-minus-one", "sco-charter-16-3"):
        case = {"members": ["A", "B"], "objections": [], "concerned": ["A"]}
        assert apply_rule(rule, case).grounds
