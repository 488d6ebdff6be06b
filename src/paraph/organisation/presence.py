"""Who is present at a meeting, and whether that is enough to decide."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paraph.organisation.facts import Situation
from paraph.organisation.membership import voting_members
from paraph.values.citations import Citation
from paraph.values.findings import Finding, Ground


def is_quorate(
    situation: Situation, meeting: str, on: date, *, share: Fraction, rule: Citation
) -> Finding[bool | None]:
    """Whether at least ``share`` of the members are present; None if nobody established who is.

    What a missing quorum does, by itself or only when somebody raises it, is for the rule to say.
    """
    known = situation.meetings[meeting]
    electorate = voting_members(situation, on)
    if known.present is None:
        words = f"Nobody established who is present at {meeting}."
        return Finding(None, (Ground(words, rule, (known.entry,)),))
    there = [name for name in known.present if name in electorate]
    enough = len(there) * share.denominator >= share.numerator * len(electorate)
    words = (
        f"{len(there)} of {len(electorate)} members are present at {meeting};"
        f" {share.numerator}/{share.denominator} are needed."
    )
    return Finding(enough, (Ground(words, rule, (known.entry,)),))
