"""Who is present at a meeting."""

from __future__ import annotations

from datetime import date

from paraph.organisation.facts import Situation
from paraph.organisation.membership import RECORD, voting_members
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
