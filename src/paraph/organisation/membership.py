"""Who belongs to the organisation on a day, and in which standing."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

from paraph.organisation.acts import MembershipKind
from paraph.organisation.facts import Membership, Participant, Situation
from paraph.values.citations import Citation
from paraph.values.dates import in_words
from paraph.values.findings import Finding, Ground
from paraph.values.languages import best_name

RECORD: Final = Citation("the record")
"""What a finding rests on when it rests on entries alone."""


class Standing(StrEnum):
    """How a participant stands to the organisation on a day."""

    MEMBER = "member"
    SUSPENDED = "suspended member"
    OBSERVER = "observer"
    DIALOGUE_PARTNER = "dialogue partner"
    GUEST = "guest"
    FORMER = "former member"
    OUTSIDE = "outside"


def standing(situation: Situation, participant: str, on: date) -> Finding[Standing]:
    """How a participant stands to the organisation on a day.

    >>> standing(Situation(), "Norway", date(2031, 5, 3)).value.value
    'outside'
    """
    known = situation.participants.get(participant)
    if known is None:
        return _found(Standing.OUTSIDE, f"{participant} is not known to the organisation.", ())
    for membership in known.memberships:
        if on in membership.period:
            return _of_membership(participant, membership, on)
    past = [one for one in known.memberships if one.period.since <= on]
    if past and past[-1].quality is MembershipKind.MEMBER:
        day = past[-1].period.until
        ended = f"{participant} ceased to be a member" + (f" on {in_words(day)}." if day else ".")
        return _found(Standing.FORMER, ended, (past[-1].entry,))
    words = f"{participant} did not belong to the organisation on {in_words(on)}."
    return _found(Standing.OUTSIDE, words, (known.entry,))


def _of_membership(participant: str, membership: Membership, on: date) -> Finding[Standing]:
    begun = in_words(membership.period.since)
    for suspension in membership.suspensions:
        if on in suspension:
            words = f"The rights of {participant} rest since {in_words(suspension.since)}."
            return _found(Standing.SUSPENDED, words, (membership.entry,))
    words = f"{participant} has been {_a(membership.quality)} since {begun}."
    return _found(Standing(membership.quality.value), words, (membership.entry,))


def _a(quality: MembershipKind) -> str:
    return f"an {quality}" if quality is MembershipKind.OBSERVER else f"a {quality}"


def _found(value: Standing, words: str, entries: tuple[int, ...]) -> Finding[Standing]:
    return Finding(value, (Ground(words, RECORD, entries),))


def members(
    situation: Situation, on: date, quality: MembershipKind = MembershipKind.MEMBER
) -> Finding[tuple[str, ...]]:
    """Who belonged to the organisation on a day in a quality; a suspended member is a member.

    The order is that in which they joined.
    """
    found = [
        (one.period.since, name, one)
        for name, known in situation.participants.items()
        for one in known.memberships
        if one.quality is quality and on in one.period
    ]
    found.sort(key=lambda one: one[:2])
    names = tuple(name for _, name, _ in found)
    plural = "" if len(names) == 1 else "s"
    words = (
        f"On {in_words(on)} there {'is' if not plural else 'are'} {len(names)} {quality}{plural}"
    )
    listed = f": {', '.join(names)}." if names else "."
    return Finding(
        names, (Ground(words + listed, RECORD, tuple(one.entry for _, _, one in found)),)
    )


def voting_members(situation: Situation, on: date) -> tuple[str, ...]:
    """The members whose rights do not rest on a day."""
    return tuple(
        name
        for name in members(situation, on).value
        if standing(situation, name, on).value is Standing.MEMBER
    )


def name_on(participant: Participant, on: date, language: str, otherwise: str) -> str:
    """The name that a participant bore on a day, in a language."""
    borne = [one for one in participant.namings if one.since is None or one.since <= on]
    return best_name(borne[-1].names if borne else {}, language, otherwise)
