"""The situation of an organisation: the facts that its acts add up to, and nothing that follows.

``apply`` gives the situation after one more act; the one before stays as it was.  A fold over many
acts keeps a draft between them (``OrganisationDraft`` and ``change``), so that no act costs a copy.
"""

from __future__ import annotations

from typing import assert_never, cast

from paraph.organisation import acts as said
from paraph.organisation.acts import OrganisationAct
from paraph.organisation.changes_of_organs import change_offices, change_organs
from paraph.organisation.changes_of_participants import (
    change_groups,
    change_memberships,
    change_names,
    change_participants,
)
from paraph.organisation.changes_of_sessions import (
    change_conduct,
    change_documents,
    change_meetings,
    change_sessions,
)
from paraph.organisation.facts import EMPTY, OrganisationDraft, Situation
from paraph.record import Entered, RecordDamaged

__all__ = ["EMPTY", "OrganisationDraft", "Situation", "apply", "change"]


def apply(situation: Situation, entered: Entered) -> Situation:
    """The situation after one more act of this room.

    Raises:
        RecordDamaged: if the act speaks of something that was never entered.
    """
    draft = OrganisationDraft(situation)
    change(draft, entered)
    return draft.closed()


def change(draft: OrganisationDraft, entered: Entered) -> None:
    """Let one more act of this room take its effect on a draft.

    Raises:
        RecordDamaged: if the act speaks of something that was never entered.
    """
    try:
        _change(draft, entered, cast("OrganisationAct", entered.content))
    except KeyError as error:
        message = f"Entry {entered.number} speaks of {error}, which was never entered."
        raise RecordDamaged(message) from error


def _change(draft: OrganisationDraft, entered: Entered, content: OrganisationAct) -> None:
    number = entered.number
    match content:
        case said.DocumentIssued() | said.DocumentSigned():
            change_documents(draft, number, content)
        case (
            said.MeetingConvened()
            | said.MeetingOpened()
            | said.MeetingClosed()
            | said.AttendanceEstablished()
        ):
            change_meetings(draft, entered, content)
        case said.SessionConvened() | said.SessionOpened() | said.SessionClosed():
            change_sessions(draft, entered, content)
        case (
            said.AgendaAdopted()
            | said.AgendaItemAdded()
            | said.CredentialsPresented()
            | said.CredentialsFound()
        ):
            change_conduct(draft, number, content)
        case _:
            _change_standing(draft, number, content)


def _change_standing(draft: OrganisationDraft, number: int, content: said.StandingAct) -> None:
    match content:
        case said.OrganisationNamed():
            change_names(draft, number, content)
        case (
            said.MembershipBegins()
            | said.MembershipEnds()
            | said.MembershipSuspended()
            | said.SuspensionEnds()
        ):
            change_memberships(draft, number, content)
        case said.ParticipantEntered() | said.ParticipantRenamed() | said.FullPowersPresented():
            change_participants(draft, number, content)
        case said.GroupFormed() | said.GroupChanged():
            change_groups(draft, number, content)
        case (
            said.OrganEstablished()
            | said.OrganDissolved()
            | said.OrganRegulated()
            | said.OrganSeated()
        ):
            change_organs(draft, number, content)
        case (
            said.OfficeAssumed()
            | said.OfficeRelinquished()
            | said.RotationProposed()
            | said.RulesAdopted()
        ):
            change_offices(draft, number, content)
        case _:
            assert_never(content)
