"""In which roles the acts of this room may be done."""

from __future__ import annotations

from typing import assert_never

from paraph.negotiation import acts as said
from paraph.negotiation.acts import NegotiationAct
from paraph.organisation.entitlement import Role


def roles(content: NegotiationAct) -> tuple[Role, ...]:
    """In which roles an act of this kind may be done."""
    if isinstance(content, said.CommentAct | said.GroupReported):
        return (Role.SECRETARIAT, Role.CHAIR, Role.DELEGATION)
    if isinstance(content, said.OpeningAct):
        return (Role.SECRETARIAT, Role.CHAIR)
    match content:
        case (
            said.ProposalSubmitted()
            | said.ProposalCoSponsored()
            | said.ProposalAmended()
            | said.TextProposalWithdrawn()
            | said.PositionStated()
            | said.PositionWithdrawn()
            | said.BracketOpened()
        ):
            return (Role.DELEGATION,)
        case said.ArmAdded() | said.DraftShared() | said.DraftWithdrawn() | said.StatusGiven():
            return (Role.CHAIR, Role.DELEGATION)
        case (
            said.SmallGroupFormed()
            | said.BracketAttributed()
            | said.ElectorateSet()
            | said.LanguageVersionCirculated()
            | said.AdoptionSought()
        ):
            return (Role.SECRETARIAT, Role.CHAIR)
        case (
            said.BracketLifted()
            | said.BracketReopened()
            | said.ReadingOpened()
            | said.ReadingClosed()
            | said.ChairsTextCirculated()
            | said.PackageClauseDeclared()
            | said.PackageClauseEnded()
        ):
            return (Role.CHAIR,)
        case _:
            assert_never(content)
