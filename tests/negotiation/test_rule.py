"""What the rule in force makes of positions: blocked, would carry, or open, with the arithmetic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.negotiation.steps import T
from tests.negotiation.strategies import situations

from paraph.decisions.catalogue import catalogue
from paraph.negotiation import acts as says
from paraph.negotiation.acts import NegotiationAct
from paraph.negotiation.consensus import ArmFound, Consensus
from paraph.negotiation.facts import Electorate
from paraph.negotiation.play import Follower, StateOfPlay, state_of_play
from paraph.negotiation.rule import Prospect, Rule
from paraph.negotiation.vocabulary import Audience, Stance
from paraph.secretariat.engine import apply_rule

TEN = tuple(f"S{number}" for number in range(10))
MOMENT = "2031-05-01T08:00:00Z"
PLAIN = ("sco-charter-16-1", "osce-pa-minus-one", "vclt-9-2", "african-union-7", "un-charter-18-3")
"""Rules that count heads: consensus, consensus minus one, two thirds, consensus and then a vote."""


def rule(name: str | None, who: tuple[str, ...] = TEN, **electorate: object) -> Rule:
    """A rule of the catalogue among delegations."""
    counted = Electorate(moment=MOMENT, **electorate) if electorate else None  # type: ignore[arg-type]
    return Rule(name, who, apply_rule, counted)


def first(number: int, since: int = 0) -> frozenset[str]:
    """So many delegations."""
    return frozenset(TEN[since : since + number])


@pytest.mark.parametrize(
    ("name", "yes", "no", "expected", "words"),
    [
        (None, 3, 1, Prospect.BLOCKED, "1 against; at most 0: 1 > 0."),
        (None, 3, 0, Prospect.OPEN, "would carry if the 7 that have not spoken do not object"),
        ("sco-charter-16-1", 10, 0, Prospect.WOULD_CARRY, "0 against; at most 0"),
        ("osce-pa-minus-one", 3, 1, Prospect.OPEN, "1 against; at most 1: 1 = 1."),
        ("osce-pa-minus-one", 9, 1, Prospect.WOULD_CARRY, "1 against; at most 1: 1 = 1."),
        ("osce-pa-minus-one", 3, 2, Prospect.BLOCKED, "2 against; at most 1: 2 > 1."),
        ("vclt-9-2", 3, 2, Prospect.OPEN, "would carry with 1 more in favour"),
        ("vclt-9-2", 7, 0, Prospect.WOULD_CARRY, "7 in favour"),
        ("vclt-9-2", 2, 4, Prospect.BLOCKED, "6 in favour"),
        ("african-union-7", 7, 2, Prospect.WOULD_CARRY, "7 in favour"),
        ("eu-qualified-majority", 3, 1, Prospect.OPEN, "would carry with 3 more in favour"),
        ("african-union-7", 1, 4, Prospect.BLOCKED, "6 in favour"),
    ],
)
def test_prospect_is_that_of_the_rule(
    name: str | None, yes: int, no: int, expected: Prospect, words: str
) -> None:
    """What is blocked under consensus may carry under another rule; the count stands beside it."""
    found = rule(name).weigh(first(yes), first(no, yes))
    assert found.prospect is expected
    assert words in found.sentence
    assert (found.in_favour, found.against, found.unstated) == (yes, no, 10 - yes - no)


def test_named_members_can_stop_what_a_majority_wants() -> None:
    """A permanent member's opposition blocks; that of another one does not."""
    council = ("China", "France", "Russia", "UK", "USA", *TEN)
    asked = rule("un-charter-27-3", council)
    rest = frozenset(council)
    assert asked.weigh(rest - {"France"}, frozenset({"France"})).prospect is Prospect.BLOCKED
    assert asked.weigh(rest - {"S1"}, frozenset({"S1"})).prospect is Prospect.WOULD_CARRY


def test_weights_and_chambers_count_as_the_record_has_them() -> None:
    """Contributions decide where the rule weighs by them, and each chamber where it counts both."""
    weights = {"contributions": {one: "82 %" if one == "S0" else "2 %" for one in TEN}}
    weighed = rule("energy-charter-36-budget", weights=weights)
    assert weighed.weigh(first(1), first(9, 1)).prospect is Prospect.WOULD_CARRY
    assert weighed.weigh(first(9, 1), first(1)).prospect is Prospect.BLOCKED
    chambers = {"producers": TEN[:5], "consumers": TEN[5:]}
    both = rule("montreal-adjustments-vote", chambers=chambers)
    assert both.weigh(first(8), first(2, 8)).prospect is Prospect.WOULD_CARRY
    assert both.weigh(first(7), first(3, 7)).prospect is Prospect.BLOCKED


def test_member_concerned_has_no_say() -> None:
    """Consensus minus the member concerned: its opposition is none, another one blocks."""
    asked = rule("osce-prague-minus-one", groups={"concerned": ("S9",)})
    assert asked.weigh(first(9), first(1, 9)).prospect is Prospect.WOULD_CARRY
    assert asked.weigh(first(8), first(1, 8)).prospect is Prospect.BLOCKED


def test_rule_that_cannot_say_says_so_and_one_opposition_blocks() -> None:
    """Without the weights that it needs, or before a silence is opened, a rule gives no answer."""
    for name, word in (("energy-charter-36-budget", "weights"), ("un-charter-4", "stages")):
        asked = rule(name)
        found = asked.weigh(first(9), first(1, 9))
        assert (found.prospect, found.carries) == (Prospect.BLOCKED, None)
        assert word in found.sentence
        assert asked.weigh(first(9), frozenset()).prospect is Prospect.OPEN


@pytest.mark.parametrize("name", catalogue().rules)
def test_every_rule_of_the_catalogue_answers_or_says_why_not(name: str) -> None:
    """Whatever rule is in force, there is an answer with its count, or what the record lacks."""
    found = rule(name).weigh(first(6), first(1, 6))
    refuses = f"The rule {name} cannot be applied to positions yet: " in found.sentence
    assert refuses is (found.carries is None and found.prospect is Prospect.BLOCKED)
    assert found.sentence.startswith(("The rule", found.prospect.value, "would carry"))
    assert all(ground.sentence for ground in found.grounds)


@given(st.sampled_from([None, *PLAIN]), st.lists(st.sampled_from("yn-"), min_size=10, max_size=10))
def test_who_speaks_up_only_settles_what_was_open(name: str | None, said: list[str]) -> None:
    """What is blocked or would carry stays so, whatever those do that have not spoken."""
    asked = rule(name)
    yes = frozenset(who for who, one in zip(TEN, said, strict=True) if one == "y")
    no = frozenset(who for who, one in zip(TEN, said, strict=True) if one == "n")
    before = asked.weigh(yes, no).prospect
    for who in [one for one in TEN if one not in yes | no][:2]:
        after = {
            asked.weigh(yes | {who}, no).prospect,
            asked.weigh(yes, no | {who}).prospect,
        }
        assert before is Prospect.OPEN or after == {before}


@given(st.sampled_from(PLAIN), st.integers(0, 10), st.integers(0, 10))
def test_heads_and_names_give_one_answer(name: str, yes: int, no: int) -> None:
    """A rule that counts heads says the same whether it is told who spoke or how many did."""
    no = min(no, 10 - yes)
    counted = rule(name).weigh(first(yes), first(no, yes))
    named = rule(name, groups={"none of them": ("S0",)}).weigh(first(yes), first(no, yes))
    assert (counted.prospect, counted.carries) == (named.prospect, named.carries)


def played(*acts: tuple[str, NegotiationAct], under: str | None) -> StateOfPlay:
    """The state of play of the small text, under a rule of its organ."""
    situation = situations([(who, one, 10 + number) for number, (who, one) in enumerate(acts)])[-1]
    return state_of_play(situation, T, "chair", apply_rule, under)


def opposed(who: str, arm: str = "base", bracket: str = "b1") -> tuple[str, NegotiationAct]:
    """A delegation opposes an arm."""
    return who, says.PositionStated(
        text=T, bracket=bracket, arm=arm, stance=Stance.OPPOSE, audience=Audience.PUBLIC
    )


LIFTED = ("chair", says.BracketLifted(text=T, bracket="b1", arm="base"))
YES = (
    "Fiji",
    says.PositionStated(
        text=T, bracket="b1", arm="base", stance=Stance.SUPPORT, audience=Audience.PUBLIC
    ),
)


@pytest.mark.parametrize(
    ("under", "acts", "expected"),
    [
        (None, [LIFTED, opposed("Peru")], Consensus.BLOCKED),
        ("osce-pa-minus-one", [LIFTED, opposed("Peru")], Consensus.AGREED),
        ("osce-pa-minus-one", [LIFTED, opposed("Peru"), opposed("Norway")], Consensus.BLOCKED),
        ("vclt-9-2", [LIFTED, opposed("Peru")], Consensus.OPEN),
        ("vclt-9-2", [LIFTED, opposed("Peru"), YES], Consensus.OPEN),
        ("vclt-9-2", [LIFTED, opposed("Peru"), opposed("Norway")], Consensus.BLOCKED),
        ("vclt-9-2", [LIFTED], Consensus.AGREED),
    ],
)
def test_what_was_lifted_stands_if_the_rule_carries(
    under: str | None, acts: list[tuple[str, NegotiationAct]], expected: Consensus
) -> None:
    """A lifted wording that somebody opposes is agreed if the rule carries in spite of it."""
    assert played(*acts, under=under).provisions["Article 1(1)"].consensus is expected


def arm(play: StateOfPlay) -> ArmFound:
    """The base arm of the first bracket."""
    return play.provisions["Article 1(1)"].brackets[0].arms[0]


def test_electorate_changes_every_answer_at_once() -> None:
    """Once the record names the member concerned, the rule answers, also for who follows it."""
    acts: list[tuple[str, NegotiationAct]] = [
        opposed("Peru"),
        ("chair", says.ElectorateSet(text=T, groups={"concerned": ("Peru",)})),
    ]
    known = situations([(who, one, 10 + number) for number, (who, one) in enumerate(acts)])
    follower = Follower(known[1], T, "chair", apply_rule, "osce-prague-minus-one")
    assert arm(follower.play).weighed.carries is None
    followed = follower.follow(known[2])
    assert arm(followed).weighed.prospect is Prospect.OPEN
    anew = state_of_play(known[2], T, "chair", apply_rule, "osce-prague-minus-one")
    assert followed == anew
