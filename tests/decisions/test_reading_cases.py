"""Reading cases: forgiving in form, never guessing, and every error names its field."""

from __future__ import annotations

import json

import pytest
from tests.decisions.strategies import decided, outcome

from paraph.decisions import Outcome, case_of, catalogue, decide, read_case
from paraph.decisions.case_fields import FIELDS, case_schema
from paraph.values.errors import Ambiguous, Inadmissible, Malformed, ParaphError


@pytest.mark.parametrize(
    ("case", "kind", "message"),
    [
        ("[]", Malformed, "a case is a JSON object"),
        ("{", Malformed, "is not JSON"),
        ('{"members": 3, "colour": 1}', Malformed, "unknown field `colour`"),
        ('{"members": -3}', Malformed, "`members`: -3 is not a whole number"),
        ('{"members": 2.5}', Malformed, "`members` is a number"),
        ('{"members": true}', Malformed, "`members`: True is not a whole number"),
        ('{"members": ["A", "A"]}', Inadmissible, "`members` names A more than once"),
        ('{"votes": {"A": "yes", "A": "no"}}', Inadmissible, "`A` stands twice"),
        ('{"votes": {"A": "perhaps"}}', Malformed, "`votes.A`: “perhaps” is no vote"),
        ('{"votes": {"yes": ["A"], "no": ["A"]}}', Inadmissible, "A stands under two words"),
        ('{"members": 3, "tally": {"yes": "2"}}', Malformed, "“2” is no vote or conduct"),
        (
            '{"members": 3, "tally": {"yes": 4}}',
            Inadmissible,
            "their number is 3, but the case tells of 4",
        ),
        ('{"members": ["A"], "votes": {"B": "yes"}}', Inadmissible, "B is not among the members"),
        ('{"members": ["A"], "objections": ["B"]}', Inadmissible, "`objections`: B is not among"),
        ('{"members": 3, "as_of": "noon"}', Malformed, "`as_of`: “noon” is not a date"),
        ('{"members": 3, "as_of": "2024-01-01T10:00"}', Ambiguous, "add the offset"),
        ('{"members": ["A", "B"], "present": ["A"], "absent": ["A"]}', Inadmissible, "both name A"),
        ('{"members": 5, "present": 6}', Inadmissible, "`present`: it says 6"),
        ('{"members": 5, "votes": {"A": "yes"}, "objections": ["A"]}', Inadmissible, "A objects"),
        ('{"members": 5, "objections": [{"at": "2024-01-01"}]}', Malformed, "`objections.by`"),
        (
            '{"members": 5, "replies": [{"by": "A", "kind": "fine, but delete a comma"}]}',
            Ambiguous,
            "Paraph infers none from a text",
        ),
        ('{"members": 5, "withdrawals": [{"by": "A", "at": "2024-01-01"}]}', Inadmissible, "A has"),
        ('{"members": 5, "weights": {"tonnage": {"A": -1}}}', Malformed, "`weights.tonnage.A`"),
        ('{"tally": {"yes": 1}, "votes": {"yes": 1}}', Inadmissible, "a second tally"),
        ('{"members": 3, "rest": "no"}', Malformed, "`rest` is absent, silent"),
        ("{}", Malformed, "`members` is missing"),
    ],
)
def test_an_error_names_the_field(case: str, kind: type[ParaphError], message: str) -> None:
    """A case that cannot be read, or contradicts itself, is refused with its field."""
    book = catalogue()
    with pytest.raises(kind) as caught:
        decide(book.find("R01"), read_case(case, "case.json"), book.rules)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "votes",
    [
        {"A": "yes", "B": "no", "C": "abstain"},
        {"A": "For", "B": "AGAINST", "C": "abstained"},
        {"yes": ["A"], "no": ["B"], "abstain": ["C"]},
        {"yes": 1, "no": 1, "abstain": 1},
        [{"by": "A", "vote": "yes"}, {"by": "B", "vote": "no"}, {"by": "C", "vote": "abstain"}],
    ],
)
def test_votes_may_be_written_in_several_ways(votes: object) -> None:
    """Names with words, words with names, words with numbers and lists mean the same."""
    assert decided("R42-other", members=["A", "B", "C"], votes=votes).counts == {
        "members": 3, "yes": 1, "no": 1, "abstain": 1,
    }  # fmt: skip


def test_decimals_are_exact() -> None:
    """A decimal of JSON is the decimal that is written, not a binary neighbour."""
    case = read_case(
        '{"members": 2, "votes": {"A": "yes", "B": "no"},'
        ' "weights": {"votes": {"A": 0.7, "B": 0.3}}}',
        "case.json",
    )
    assert decide(catalogue().find("imf-70"), case).outcome is Outcome.ADOPTED


def test_what_the_case_leaves_open_is_asked_if_it_decides() -> None:
    """Absent or silent: where it decides the matter, it is not guessed."""
    with pytest.raises(Ambiguous, match="`rest` is missing"):
        decided("mercosur-37", members=4)
    assert outcome("mercosur-37", members=4, rest="silent") == "adopted"
    assert outcome("sco-charter-16-1", members=4) == "adopted"


def test_a_rule_that_looks_at_names_asks_for_them() -> None:
    """A vote against by somebody unnamed may be a veto: the case must say whose it is."""
    with pytest.raises(Malformed, match="permanent members"):
        decided("R43", members=15, tally={"yes": 14, "no": 1})
    with pytest.raises(Malformed, match="`concerned` is missing"):
        decided("R02", members=6)


def test_a_tally_and_names_complete_each_other() -> None:
    """Named votes may stand beside the tally of the others, or within the tally of all."""
    beside = decided("R42-other", members=8, votes={"A": "no"}, tally={"yes": 5, "no": 2})
    within = decided("R42-other", members=8, votes={"A": "no"}, tally={"yes": 5, "no": 3})
    assert beside.counts["no"] == 3
    assert within.counts["no"] == 3
    with pytest.raises(Ambiguous, match="only the others"):
        decided("R42-other", members=10, votes={"A": "no"}, tally={"yes": 5, "no": 2})


def test_a_quorum_that_is_raised_must_be_answered() -> None:
    """Unraised, an unknown presence is only noted; raised, it must be said."""
    tally = {"yes": 60, "no": 30}
    assert outcome("R42", members=193, tally=tally) == "adopted"
    with pytest.raises(Ambiguous, match="`present` is missing"):
        decided("R42", members=193, tally=tally, quorum_raised=True)
    assert outcome("R42", members=193, tally=tally, quorum_raised=True, present=96) == "no quorum"
    assert outcome("R42", members=193, tally=tally, present=96) == "adopted"
    assert outcome("R42", members=193, tally=tally, quorum_raised=True, present=97) == "adopted"


def test_a_group_of_which_the_rule_says_nothing_is_noted() -> None:
    """Members in arrears count like others where the rule does not take their vote."""
    decision = decided("R01", members=["A", "B"], arrears=["A"], objections=["A"])
    assert decision.outcome == "not adopted"
    assert any("says nothing of members “in arrears”" in one.sentence for one in decision.grounds)
    assert outcome("R42-other", members=3, arrears=["A"], votes={"A": "yes", "B": "no"}) == (
        "not adopted"
    )


def test_membership_follows_the_dates() -> None:
    """Who joined after the day of the decision does not count."""
    members = ["A", "B", {"name": "C", "since": "2017-06-09"}]
    for day, number in (("2010-06-11", 2), ("2017-06-09", 3)):
        decision = decided("R01", members=members, dates={"decision": day})
        assert decision.counts["members"] == number


def test_the_schema_knows_every_field() -> None:
    """The JSON schema and the reader have the same fields."""
    assert set(FIELDS) <= set(case_schema()["properties"])
    assert json.loads(json.dumps(case_schema())) == case_schema()


@pytest.mark.parametrize("rule", catalogue().rules.values(), ids=lambda rule: rule.id)
def test_every_example_is_a_case_of_its_rule(rule: object) -> None:
    """The example of each rule carries."""
    book = catalogue()
    found = book.rules[rule.id]  # type: ignore[attr-defined]
    assert decide(found, case_of(found.example), book.rules).outcome.carried
