"""Every kind of act of a negotiation, in an order in which each is admissible."""

from __future__ import annotations

from typing import Final

from paraph.negotiation import acts as says
from paraph.negotiation.acts import CommentNamed, Condition, NegotiationAct
from paraph.negotiation.vocabulary import Audience, Openness, Reservation, Stance, Status
from paraph.values.moments import PlacedMoment

BASE: Final = """\
Article 1. Purposes

1. The Council shall act for peace.

2. The Council may meet in Suva.

3. The budget is shared.
"""
BASE_IN_SPANISH: Final = """\
Artículo 1. Propósitos

1. El Consejo actuará en favor de la paz.

2. El Consejo podrá reunirse en Suva.

3. El presupuesto es compartido.
"""
FIJI: Final = BASE.replace("shall", "should").replace("shared", "shared equally")
PERU: Final = BASE.replace("shall", "may")
T: Final = "Charter"

CONTENTS: Final[tuple[tuple[str, NegotiationAct], ...]] = (
    (
        "secretariat",
        says.BaseCirculated(
            text=T,
            title="Draft Charter",
            organ="Assembly",
            delegations=("Fiji", "Norway", "Peru"),
            words=BASE,
            audience=Openness.MEMBERS,
        ),
    ),
    (
        "secretariat",
        says.ElectorateSet(
            text=T,
            weights={"contributions": {"Fiji": "12.5 %", "Norway": "50 %", "Peru": "37.5 %"}},
            groups={"concerned": ("Peru",)},
            chambers={"islands": ("Fiji",), "others": ("Norway", "Peru")},
        ),
    ),
    (
        "secretariat",
        says.LanguageVersionCirculated(text=T, language="es", words=BASE_IN_SPANISH),
    ),
    ("Fiji", says.ProposalSubmitted(text=T, proposal="P1", words=PERU)),
    ("Fiji", says.ProposalAmended(text=T, proposal="P1", words=FIJI)),
    ("Peru", says.ProposalSubmitted(text=T, proposal="P2", words=PERU)),
    ("chair", says.ReadingOpened(text=T, reading="First")),
    ("chair", says.PackageClauseDeclared(text=T)),
    (
        "Norway",
        says.ProposalSubmitted(
            text=T,
            proposal="P3",
            provision="Article 1(2)",
            words="2. The Council may meet in Oslo.",
        ),
    ),
    (
        "Peru",
        says.ProposalSubmitted(
            text=T,
            proposal="P4",
            provision="Article 1(2)",
            words="2. The Council may meet in Lima.",
        ),
    ),
    ("Norway", says.ProposalCoSponsored(text=T, proposal="P2")),
    ("Norway", says.BracketOpened(text=T, provision="Article 1(1)", words="for peace")),
    ("Peru", says.ArmAdded(text=T, bracket="b4", words="for all")),
    ("chair", says.ArmAdded(text=T, bracket="b4", words="for peace and for all")),
    (
        "secretariat",
        says.BracketAttributed(text=T, bracket="b4", arm="base", delegations=("Fiji",)),
    ),
    (
        "secretariat",
        says.SmallGroupFormed(
            text=T,
            group="Friends",
            members=("Norway", "Peru"),
            mandate="The seat.",
            facilitator="Norway",
            provisions=("Article 1(2)",),
        ),
    ),
    ("Norway", says.GroupReported(text=T, group="Friends", report="Suva and Lima, by turns.")),
    (
        "Norway",
        says.DraftShared(
            text=T,
            draft="P5",
            provision="Article 1(2)",
            words="2. The Council may meet in Geneva.",
            audience=Audience.GROUP,
            group="Friends",
        ),
    ),
    (
        "Norway",
        says.DraftWithdrawn(text=T, draft="P5", audience=Audience.GROUP, group="Friends"),
    ),
    (
        "Peru",
        says.PositionStated(
            text=T,
            bracket="b1",
            arm="base",
            stance=Stance.CAN_ACCEPT,
            conditions=(Condition("b3", "Peru"),),
            audience=Audience.CHAIR,
        ),
    ),
    (
        "Norway",
        says.PositionStated(
            text=T,
            provision="Article 1(3)",
            stance=Stance.RESERVE,
            reservation=Reservation.PARLIAMENTARY,
            audience=Audience.GROUP,
            group="Friends",
        ),
    ),
    (
        "Norway",
        says.PositionWithdrawn(
            text=T, provision="Article 1(3)", audience=Audience.GROUP, group="Friends"
        ),
    ),
    (
        "Norway",
        says.CommentMade(
            text=T,
            comment="N1",
            provision="Article 1(2)",
            words="Who would pay for the way to Suva?",
            audience=Audience.CHAIR,
            language="en",
        ),
    ),
    (
        "chair",
        says.CommentAnswered(
            text=T, comment="C1", answers=CommentNamed("Norway", "N1"), words="The host, I trust."
        ),
    ),
    (
        "Norway",
        says.CommentCorrected(text=T, comment="N1", words="Who would pay for the journeys?"),
    ),
    ("chair", says.CommentWithdrawn(text=T, comment="C1")),
    (
        "chair",
        says.ChairsTextCirculated(text=T, proposal="CRP.1", choices=(Condition("b1", "base"),)),
    ),
    ("chair", says.BracketLifted(text=T, bracket="b1", arm="base")),
    ("chair", says.BracketReopened(text=T, bracket="b1", reason="Too soon.")),
    ("Norway", says.TextProposalWithdrawn(text=T, proposal="P3")),
    (
        "chair",
        says.StatusGiven(
            text=T,
            provisions=("Article 1(3)",),
            status=Status.AGREED_AD_REFERENDUM,
            capitals=("Peru",),
            deadline=PlacedMoment("2031-06-01T12:00:00+12:00", "Suva", "Pacific/Fiji"),
        ),
    ),
    ("chair", says.AdoptionSought(text=T, decision="A/D/1")),
    ("chair", says.PackageClauseEnded(text=T)),
    ("chair", says.ReadingClosed(text=T, reading="First")),
    ("chair", says.TextOpened(text=T, audience=Openness.PUBLIC)),
)
"""Who does it, and what is said."""
