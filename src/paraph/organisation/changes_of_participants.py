"""What acts about names, participants, groups and membership change in a situation."""

from __future__ import annotations

from typing import Final, assert_never

import msgspec

from paraph.organisation.acts import (
    FullPowersPresented,
    GroupAct,
    GroupChanged,
    GroupFormed,
    MembershipAct,
    MembershipBegins,
    MembershipEnds,
    MembershipSuspended,
    NamingAct,
    ParticipantAct,
    ParticipantEntered,
    ParticipantRenamed,
    SuspensionEnds,
)
from paraph.organisation.facts import (
    FullPowers,
    Group,
    Membership,
    Naming,
    OrganisationDraft,
    Participant,
)
from paraph.values.dates import Period

revised: Final = msgspec.structs.replace


def change_names(draft: OrganisationDraft, number: int, content: NamingAct) -> None:
    """The organisation bears other names."""
    draft.namings[content.since] = Naming(names=content.names, since=content.since, entry=number)


def change_participants(draft: OrganisationDraft, number: int, content: ParticipantAct) -> None:
    """A participant becomes known, bears other names, or shows full powers."""
    participants, name = draft.participants, content.participant
    match content:
        case ParticipantEntered(type=kind, names=names):
            naming = Naming(names=names, entry=number)
            participants[name] = Participant(kind=kind, namings=(naming,), entry=number)
        case ParticipantRenamed(names=names, since=since):
            known = participants[name]
            naming = Naming(names=names, since=since, entry=number)
            participants[name] = revised(known, namings=(*known.namings, naming))
        case FullPowersPresented():
            known = participants[name]
            powers = FullPowers(
                treaty=content.treaty,
                scope=content.scope,
                issued_by=content.issued_by,
                period=Period(content.issued, content.until),
                entry=number,
            )
            participants[name] = revised(known, full_powers=(*known.full_powers, powers))
        case _:
            assert_never(content)


def change_groups(draft: OrganisationDraft, number: int, content: GroupAct) -> None:
    """A group is formed, or its members change."""
    match content:
        case GroupFormed(group=group, names=names, members=members):
            draft.groups[group] = Group(names=names, members=members, entry=number)
        case GroupChanged(group=group, joined=joined, left=left):
            known = draft.groups[group]
            stay = tuple(name for name in known.members if name not in left)
            draft.groups[group] = revised(known, members=(*stay, *joined))
        case _:
            assert_never(content)


def change_memberships(draft: OrganisationDraft, number: int, content: MembershipAct) -> None:
    """Membership begins in a quality, ends, rests, or lives again."""
    name = content.participant
    known = draft.participants[name]
    earlier, last = known.memberships[:-1], known.memberships[-1:]
    match content:
        case MembershipBegins(quality=quality, since=since):
            ended = tuple(_ended(one, Period(one.period.since, since)) for one in last)
            begun = Membership(quality=quality, period=Period(since), entry=number)
            memberships = (*earlier, *ended, begun)
        case MembershipEnds(on=on):
            ended = tuple(_ended(one, Period(one.period.since, on)) for one in last)
            memberships = (*earlier, *ended)
        case MembershipSuspended(since=since):
            memberships = (*earlier, *(_resting(one, Period(since)) for one in last))
        case SuspensionEnds(on=on):
            memberships = (*earlier, *(_living(one, on=on) for one in last))
        case _:
            assert_never(content)
    draft.participants[name] = revised(known, memberships=memberships)


def _ended(membership: Membership, period: Period) -> Membership:
    """A membership with its end, unless it has ended earlier."""
    until = membership.period.until
    if until is not None and period.until is not None and until <= period.until:
        return membership
    return revised(membership, period=period)


def _resting(membership: Membership, period: Period) -> Membership:
    return revised(membership, suspensions=(*membership.suspensions, period))


def _living(membership: Membership, *, on: object) -> Membership:
    *earlier, last = membership.suspensions
    return revised(membership, suspensions=(*earlier, revised(last, until=on)))
