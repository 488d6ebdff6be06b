"""Tallies and rules for the property tests of decisions."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from paraph.decisions import Decision, Rule, case_of, catalogue, decide

BOOK: Final = catalogue()
WORDS: Final = ("yes", "no", "abstain", "silent", "absent")

tallies = st.fixed_dictionaries({word: st.integers(0, 12) for word in WORDS}).filter(
    lambda tally: sum(tally.values()) > 0
)

COUNTING: Final = tuple(
    rule
    for rule in BOOK.rules.values()
    if rule.method.value in {"vote", "consensus", "reverse consensus"}
    and not rule.fallback
    and not rule.groups
    and not rule.electorate.without
    and not rule.window
    and not rule.casting_vote
    and not (rule.quorum and rule.quorum.checked_at)
    and not any(
        word in str((rule.requires, rule.fails_if))
        for word in ("among='", "among_each=('", "population", "measure='votes'", "consumption",
                     "contributions")
    )
)  # fmt: skip
"""Rules that look at nothing but the numbers of a tally."""

rules = st.sampled_from(COUNTING)


def decided(name: str | Rule, **case: object) -> Decision:
    """The decision of a shipped rule on a case."""
    rule = BOOK.find(name) if isinstance(name, str) else name
    return decide(rule, case_of(case), BOOK.rules)


def outcome(name: str | Rule, **case: object) -> str:
    """The outcome of a shipped rule on a case, in its word."""
    return decided(name, **case).outcome.value


def named(tally: dict[str, int]) -> dict[str, str]:
    """The votes of a tally, member by member."""
    every = [word for word, number in tally.items() for _ in range(number)]
    return {f"m{place}": word for place, word in enumerate(every)}
