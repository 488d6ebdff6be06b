"""Who is present at a meeting, and whether that is enough to decide."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paraph.organisation.facts import Situation
from paraph.organisation.membership import RECORD, voting_members
from paraph.values.citations import Citation
from paraph.values.findings import Finding, Ground
from paraph.values.sentences import worded


def attendance(situation: Situation, meeting: str, on: date) -> Finding[tuple[int, int] | None]:
    """How many of how many members with their rights are present; None if nobody has looked."""
    known = situation.meetings[meeting]
    electorate = voting_members(situation, on)
    if known.present is None:
        words = worded("Nobody established who is present at {meeting}.", meeting=meeting)
        return Finding(None, (Ground(words, RECORD, (known.entry,)),))
    there = sum(name in electorate for name in known.present)
    words = worded(
        "{there} of {number} members are present at {meeting}.",
        there=there,
        number=len(electorate),
        meeting=meeting,
    )
    return Finding((there, len(electorate)), (Ground(words, RECORD, (known.entry,)),))


def is_quorate(
    situation: Situation, meeting: str, on: date, *, share: Fraction, rule: Citation
) -> Finding[bool | None]:
    """Whether at least ``share`` of the members are present; None if nobody established who is.

    What a missing quorum does, by itself or only when somebody raises it, is for the rule to say.
    """
    found = attendance(situation, meeting, on)
    if found.value is None:
        return Finding(None, found.grounds)
    there, number = found.value
    words = worded(
        "{share} of {number} members are needed at {meeting}, and {there} are present: "
        "{there} × {denominator} against {number} × {numerator}.",
        share=str(share),
        number=number,
        meeting=meeting,
        there=there,
        denominator=share.denominator,
        numerator=share.numerator,
    )
    enough = there * share.denominator >= share.numerator * number
    return Finding(enough, (Ground(words, rule, found.grounds[0].entries), *found.grounds))
