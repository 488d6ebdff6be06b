"""Whatever a case says, the answer is a finding or one of our three errors, never a fault."""

from __future__ import annotations

import copy

from hypothesis import given
from hypothesis import strategies as st
from tests.decisions.strategies import BOOK

from paraph.decisions import Decision, Rule, case_of, decide
from paraph.decisions.case_fields import FIELDS
from paraph.values.errors import ParaphError

JUNK = st.sampled_from(
    [
        None, True, False, 0, 1, -1, 7, 500, "", "A", "yes", "2024-02-30", "2024-03-01",
        "2024-03-01T10:00+02:00", [], ["A"], ["A", "A"], ["A", "B", "C"], {}, {"A": "yes"},
        {"yes": 3}, {"no": 2, "yes": 2, "abstain": 1}, {"yes": ["A"]}, {"A": {"yes": 2}},
        {"A": ["A", "B"]}, [{"by": "A"}], [{"by": "A", "at": "2024-05-01"}], [[1]], {"A": 3},
        [{"by": "A", "kind": "objection", "at": "2024-05-01T10:00Z"}], {"population": {"A": "5 %"}},
        {"tonnage": {"no": "60 %"}}, {"meeting": "2024-01-31"}, {"by": "A", "finding": "adopted"},
    ]
)  # fmt: skip


def answer(rule: Rule, case: dict[str, object]) -> Decision | ParaphError:
    """The finding, or the error with which the case was refused."""
    try:
        return decide(rule, case_of(case), BOOK.rules)
    except ParaphError as error:
        return error


@given(
    rule=st.sampled_from(list(BOOK.rules.values())),
    changes=st.dictionaries(st.sampled_from(list(FIELDS)), JUNK, min_size=1, max_size=4),
)
def test_a_spoilt_case_is_answered(rule: Rule, changes: dict[str, object]) -> None:
    """An example with some fields spoilt is decided or refused in a sentence."""
    case = copy.deepcopy(dict(rule.example)) | changes
    found = answer(rule, case)
    if isinstance(found, Decision):
        assert found.as_json()["outcome"] == found.outcome
        assert found.grounds
    else:
        assert str(found).endswith(".")


@given(changes=st.dictionaries(st.sampled_from(list(FIELDS)), JUNK, max_size=6))
def test_a_case_made_of_chance_is_answered(changes: dict[str, object]) -> None:
    """So is a case of which no field was meant."""
    for name in ("R01", "R13", "R23", "R42", "R43", "R48"):
        found = answer(BOOK.find(name), changes)
        assert isinstance(found, Decision) or str(found).endswith(".")
