"""Who belongs to the organisation on a day, and in which standing."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final, assert_never

from paraph.organisation.acts import MembershipKind
from paraph.organisation.facts import Membership, Participant, Situation
from paraph.values.citations import Citation
from paraph.values.findings import Finding, Ground
from paraph.values.languages import best_name
from paraph.values.sentences import Argument, Called, Sentence, Words, called, worded

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
        return _found(
            Standing.OUTSIDE,
            worded("{who} is not known to the organisation.", who=Called(participant)),
            (),
        )
    for membership in known.memberships:
        if on in membership.period:
            return _of_membership(participant, membership, on)
    past = [one for one in known.memberships if one.period.since <= on]
    if past and past[-1].quality is MembershipKind.MEMBER:
        day = past[-1].period.until
        ended = worded("{who} ceased to be a member.", who=Called(participant))
        if day is not None:
            ended = worded(
                "{who} ceased to be a member on {day}.", who=Called(participant), day=day
            )
        return _found(Standing.FORMER, ended, (past[-1].entry,))
    words = worded(
        "{who} did not belong to the organisation on {day}.", who=Called(participant), day=on
    )
    return _found(Standing.OUTSIDE, words, (known.entry,))


def _of_membership(participant: str, membership: Membership, on: date) -> Finding[Standing]:
    for suspension in membership.suspensions:
        if on in suspension:
            words = worded(
                "The rights of {who} rest since {day}.",
                who=Called(participant),
                day=suspension.since,
            )
            return _found(Standing.SUSPENDED, words, (membership.entry,))
    words = worded(
        "{name} belongs to the organisation since {day}: {quality}.",
        name=Called(participant),
        day=membership.period.since,
        quality=membership.quality,
    )
    return _found(Standing(membership.quality.value), words, (membership.entry,))


def _found(value: Standing, words: Words, entries: tuple[int, ...]) -> Finding[Standing]:
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
    words = _counted(names, on, quality)
    return Finding(names, (Ground(words, RECORD, tuple(one.entry for _, _, one in found)),))


def _counted(names: tuple[str, ...], on: date, quality: MembershipKind) -> Sentence:
    parts: dict[str, Argument] = {
        "day": on,
        "number": len(names),
        "names": called(names) or worded("none"),
    }
    match quality:
        case MembershipKind.MEMBER:
            return worded("Members on {day} ({number}): {names}.", **parts)
        case MembershipKind.OBSERVER:
            return worded("Observers on {day} ({number}): {names}.", **parts)
        case MembershipKind.DIALOGUE_PARTNER:
            return worded("Dialogue partners on {day} ({number}): {names}.", **parts)
        case MembershipKind.GUEST:
            return worded("Guests on {day} ({number}): {names}.", **parts)
        case _:
            assert_never(quality)


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
