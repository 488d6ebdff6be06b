"""What holds for every rule and every case: exact numbers, order, monotony, equal forms."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.decisions.strategies import COUNTING, WORDS, decided, named, outcome, rules, tallies

from paraph.decisions.exact import ceiling, read_share, write_comparison
from paraph.decisions.model import Rule
from paraph.decisions.vocabulary import Outcome

SHARES = ["1/2", "2/3", "3/4", "4/5", "55 %", "65 %", "3/5", "all"]


@pytest.mark.parametrize("n", range(1, 201))
def test_two_thirds_of_the_members_is_the_ceiling(n: int) -> None:
    """Two thirds of n members are ceil(2n/3) votes, never one fewer."""
    need = -(-2 * n // 3)
    rule = "un-charter-108-adoption"
    assert outcome(rule, members=n, tally={"yes": need}) == "adopted"
    assert outcome(rule, members=n, tally={"yes": need - 1, "no": 0}) == "not adopted"


@pytest.mark.parametrize("n", range(1, 201))
def test_a_majority_is_more_than_half(n: int) -> None:
    """A majority of n votes cast is n // 2 + 1; a tie is none."""
    need = n // 2 + 1
    assert outcome("un-charter-18-3", members=n, tally={"yes": need, "no": n - need}) == "adopted"
    tie = outcome("un-charter-18-3", members=n, tally={"yes": need - 1, "no": n - need + 1})
    assert tie == "not adopted"


@pytest.mark.parametrize("n", range(1, 201))
def test_more_than_a_third_is_not_at_least_a_third(n: int) -> None:
    """SOLAS fails with more than a third against, MARPOL with a third; they part at n = 3k."""
    third = n // 3
    solas = outcome("solas-viii-annex", members=n, objections=third)
    marpol = outcome("marpol-16-appendix", members=n, objections=third)
    assert solas == "deemed approved"
    assert marpol == ("not adopted" if n % 3 == 0 else "deemed approved")
    assert outcome("solas-viii-annex", members=n, objections=third + 1) == "not adopted"


@pytest.mark.parametrize("share", SHARES)
@given(base=st.integers(1, 10**6))
def test_the_smallest_number_that_suffices_is_a_ceiling(share: str, base: int) -> None:
    """No number is rounded: the ceiling meets the share, one fewer does not."""
    exact = read_share(share)
    need = ceiling(exact * base)
    assert exact * base <= need < exact * base + 1
    assert " < " not in write_comparison(Fraction(need), exact, Fraction(base))
    assert " < " in write_comparison(Fraction(need - 1), exact, Fraction(base))


@given(rule=rules, tally=tallies)
def test_a_tally_and_the_votes_one_by_one_are_equal(rule: Rule, tally: dict[str, int]) -> None:
    """It does not matter whether a case counts or names."""
    votes = named(tally)
    counted = decided(rule, members=sum(tally.values()), tally=tally)
    by_name = decided(rule, members=list(votes), votes=votes)
    assert counted.outcome == by_name.outcome
    assert counted.counts == by_name.counts
    assert [g.sentence for g in counted.grounds if g.code != "presence"] == [
        g.sentence for g in by_name.grounds if g.code != "presence"
    ]


@given(rule=rules, tally=tallies, drawing=st.data())
def test_the_order_of_the_members_is_irrelevant(
    rule: Rule, tally: dict[str, int], drawing: st.DataObject
) -> None:
    """A permutation of the members changes nothing."""
    votes = named(tally)
    order = drawing.draw(st.permutations(list(votes)))
    straight = decided(rule, members=list(votes), votes=votes)
    turned = decided(rule, members=order, votes={name: votes[name] for name in order})
    assert straight.as_json() == turned.as_json()


@given(rule=rules, tally=tallies, word=st.sampled_from(WORDS[1:]))
def test_one_more_yes_never_defeats(rule: Rule, tally: dict[str, int], word: str) -> None:
    """If a proposal carries, it still carries when one member turns to yes."""
    if tally[word] == 0:
        return
    more = tally | {"yes": tally["yes"] + 1, word: tally[word] - 1}
    members = sum(tally.values())
    if decided(rule, members=members, tally=tally).outcome.carried:
        assert decided(rule, members=members, tally=more).outcome.carried


@given(tally=tallies)
def test_consensus_is_not_unanimity(tally: dict[str, int]) -> None:
    """Consensus needs no support, unanimity needs every vote; who is unanimous has consensus."""
    members = sum(tally.values())
    consensus = outcome("sco-charter-16-1", members=members, tally=tally)
    unanimity = outcome("antarctic-12-all", members=members, tally=tally)
    assert consensus == ("not adopted" if tally["no"] else "adopted")
    assert unanimity == ("adopted" if tally["yes"] == members else "not adopted")


@given(tally=tallies, more=st.integers(1, 50))
def test_abstentions_never_count_in_the_assembly(tally: dict[str, int], more: int) -> None:
    """Present and voting is yes and no: abstentions change no outcome there."""
    members = sum(tally.values()) + more
    without = outcome(
        "un-charter-18-2", members=members, tally=tally | {"absent": 0}, rest="absent"
    )
    tally = tally | {"abstain": tally["abstain"] + more, "absent": 0}
    assert outcome("un-charter-18-2", members=members, tally=tally, rest="absent") == without


@given(yes=st.integers(0, 100), no=st.integers(0, 100), abstain=st.integers(0, 100))
def test_one_vote_counted_four_ways(yes: int, no: int, abstain: int) -> None:
    """Abstaining counts against, not at all, or is no obstacle: each by its own arithmetic."""
    members = yes + no + abstain
    if members == 0:
        return
    tally = {"yes": yes, "no": no, "abstain": abstain}
    words = {True: "adopted", False: "not adopted"}
    found = {
        name: outcome(name, members=members, tally=tally)
        for name in ("un-charter-18-3", "nuclear-safety-23", "wto-accession", "efta-32-unanimity")
    }
    assert found["un-charter-18-3"] == words[yes > no]
    assert found["nuclear-safety-23"] == words[2 * yes > members]
    assert found["wto-accession"] == words[3 * yes >= 2 * members]
    assert found["efta-32-unanimity"] == words[no == 0]


@given(rule=rules, tally=tallies)
def test_what_is_missing_is_enough(rule: Rule, tally: dict[str, int]) -> None:
    """Where only votes in favour of a fixed base are missing, that many more carry it."""
    members = sum(tally.values())
    decision = decided(rule, members=members, tally=tally)
    if [one.what for one in decision.missing] != ["more in favour"]:
        return
    needed = int(decision.missing[0].number)
    free = [word for word in WORDS[1:] if tally[word] >= needed]
    if not free or decision.outcome != Outcome.NOT_ADOPTED:
        return
    more = tally | {"yes": tally["yes"] + needed, free[0]: tally[free[0]] - needed}
    assert decided(rule, members=members, tally=more).outcome.carried
    short = tally | {"yes": tally["yes"] + needed - 1, free[0]: tally[free[0]] - needed + 1}
    assert not decided(rule, members=members, tally=short).outcome.carried


def test_most_rules_are_held_by_these_laws() -> None:
    """The properties are tried on at least fifty rules."""
    assert len(COUNTING) >= 50
