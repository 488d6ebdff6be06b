"""What is refused in a negotiation, with the reason; and that nothing depends on a secret."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.negotiation.steps import T
from tests.negotiation.strategies import OPENING
from tests.story import CHAIR, FOUNDATION, Step, act, head, hour, secretariat_after

from paraph.negotiation import acts as says
from paraph.negotiation.acts import Condition, NegotiationAct
from paraph.negotiation.vocabulary import Audience, Reservation, Stance, Status
from paraph.secretariat import examine


def steps() -> Iterator[Step]:
    """The organisation, and a text whose first reading was opened."""
    yield from FOUNDATION
    for who, content in OPENING:
        yield (CHAIR if who == "chair" else head(who)), content


BEGUN = tuple(steps())
ON_B1 = {"text": T, "bracket": "b1", "arm": "base"}


def reasons(who: tuple[str, str], content: NegotiationAct) -> list[str]:
    """Why an act is refused."""
    secretariat = secretariat_after(BEGUN)
    made = act(len(BEGUN), (who, content))
    found = examine(secretariat.situation(), made, hour(len(BEGUN)))
    return [ground.kind for ground in found.grounds if ground.reason]


DRAFT = {"text": T, "draft": "P9", "words": "2. None."}
PARKED = {"text": T, "provisions": ("Article 1(3)",), "status": Status.PARKED}
STATED = says.PositionStated
PUBLIC = Audience.PUBLIC
ACCEPTS = Stance.CAN_ACCEPT

REFUSED: list[tuple[str, tuple[str, str], NegotiationAct]] = [
    ("reference", CHAIR, says.BracketLifted(text="Treaty", bracket="b1", arm="base")),
    ("reference", CHAIR, says.BracketLifted(text=T, bracket="b77", arm="base")),
    ("reference", CHAIR, says.BracketLifted(text=T, bracket="b1", arm="Tonga")),
    ("capacity", head("Peru"), says.BracketLifted(text=T, bracket="b1", arm="base")),
    ("sequence", CHAIR, says.BracketReopened(text=T, bracket="b1", reason="No.")),
    ("sequence", head("Norway"), says.ProposalSubmitted(text=T, proposal="P7", words="All.")),
    (
        "repetition",
        head("Norway"),
        says.ProposalSubmitted(text=T, proposal="P1", provision="Article 1", words="All."),
    ),
    ("entitlement", head("Norway"), says.TextProposalWithdrawn(text=T, proposal="P1")),
    ("repetition", head("Fiji"), says.ProposalCoSponsored(text=T, proposal="P1")),
    ("sequence", head("Peru"), says.PositionWithdrawn(**ON_B1, audience=PUBLIC)),
    (
        "contradiction",
        head("Peru"),
        STATED(**ON_B1, stance=ACCEPTS, audience=PUBLIC, provision="Article 1(2)"),
    ),
    (
        "contradiction",
        head("Peru"),
        STATED(**ON_B1, stance=ACCEPTS, audience=PUBLIC, conditions=(Condition("b1", "Fiji"),)),
    ),
    (
        "contradiction",
        head("Peru"),
        STATED(**ON_B1, stance=ACCEPTS, audience=PUBLIC, reservation=Reservation.GENERAL),
    ),
    ("contradiction", head("Peru"), STATED(**ON_B1, stance=ACCEPTS, audience=Audience.GROUP)),
    (
        "entitlement",
        head("Fiji"),
        STATED(**ON_B1, stance=ACCEPTS, audience=Audience.GROUP, group="G"),
    ),
    ("ambiguity", head("Peru"), says.BracketOpened(text=T, provision="Article 1(2)", words="e")),
    ("reference", head("Peru"), says.BracketOpened(text=T, provision="Article 1(2)", words="xyz")),
    ("sequence", CHAIR, says.ReadingOpened(text=T, reading="Second")),
    ("sequence", CHAIR, says.ReadingClosed(text=T, reading="Second")),
    ("sequence", CHAIR, says.PackageClauseEnded(text=T)),
    ("entitlement", head("Fiji"), says.GroupReported(text=T, group="G", report="Done.")),
    ("reference", CHAIR, says.GroupReported(text=T, group="H", report="Done.")),
    ("entitlement", head("Fiji"), says.DraftShared(**DRAFT, audience=Audience.GROUP, group="G")),
    ("contradiction", head("Peru"), says.DraftShared(**DRAFT, audience=Audience.GROUP)),
    ("contradiction", head("Peru"), says.DraftShared(**DRAFT, audience=PUBLIC, group="G")),
    ("value", head("Peru"), says.DraftShared(text=T, draft="P9", words=" ", audience=PUBLIC)),
    (
        "reference",
        head("Peru"),
        says.DraftShared(**DRAFT, audience=Audience.OWN, provision="Article 9"),
    ),
    ("capacity", ("Secretariat", "secretariat"), says.DraftShared(**DRAFT, audience=PUBLIC)),
    ("sequence", head("Peru"), says.DraftWithdrawn(text=T, draft="P9", audience=PUBLIC)),
    ("entitlement", head("Norway"), says.StatusGiven(**PARKED, audience=PUBLIC)),
    ("entitlement", head("Peru"), says.StatusGiven(**PARKED, audience=Audience.GROUP, group="G")),
    ("contradiction", CHAIR, says.StatusGiven(**PARKED, audience=Audience.GROUP)),
    ("contradiction", CHAIR, says.StatusGiven(**PARKED, audience=Audience.CHAIR)),
    ("reference", CHAIR, says.AdoptionSought(text=T, decision="A/D/77")),
    ("reference", CHAIR, says.ElectorateSet(text=T, groups={"concerned": ("Tonga",)})),
    ("value", CHAIR, says.ElectorateSet(text=T)),
    ("capacity", head("Peru"), says.LanguageVersionCirculated(text=T, language="es", words="1.")),
    (
        "contradiction",
        CHAIR,
        says.StatusGiven(text=T, provisions=("Article 1(3)",), status=Status.AGREED_AD_REFERENDUM),
    ),
]


@pytest.mark.parametrize(("reason", "who", "content"), REFUSED)
def test_refused(reason: str, who: tuple[str, str], content: NegotiationAct) -> None:
    """An act that cannot be is refused, and the reason is among the grounds."""
    assert reason in reasons(who, content)


def test_chair_may_lift_and_delegation_may_speak() -> None:
    """Nothing stands against what the chair and a delegation may do now."""
    assert reasons(CHAIR, says.BracketLifted(text=T, bracket="b1", arm="base")) == []
    assert reasons(head("Peru"), STATED(**ON_B1, stance=ACCEPTS, audience=Audience.OWN)) == []
