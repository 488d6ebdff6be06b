"""A small organisation that does every kind of act, in an order in which each is admissible."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

import msgspec
from tests.depositary import steps as of_depositary
from tests.negotiation.steps import CONTENTS

from paraph.decisions import acts as decides
from paraph.decisions.acts import Cast, Declared, MemberVote, Reply
from paraph.organisation import acts as says
from paraph.organisation.acts import MembershipKind, Nature, ParticipantKind
from paraph.record import Act, Content, Entered
from paraph.secretariat import CATALOGUE, Secretariat
from paraph.storage import MemoryRecord
from paraph.values.moments import PlacedMoment

BEGINNING: Final = datetime(2031, 5, 1, 8, tzinfo=UTC)
DAY: Final = date(2031, 5, 1)
NOW: Final = "2031-01-01T00:00:00Z"
"""Stands for the moment of the act itself."""

SECRETARIAT: Final = ("Secretariat", "secretariat")
CHAIR: Final = ("Fiji", "chair of Assembly")


def head(name: str) -> tuple[str, str]:
    """A participant's own delegation."""
    return name, "head of delegation"


def hour(number: int) -> datetime:
    """So many hours after the beginning."""
    return BEGINNING + timedelta(hours=number)


def at(number: int) -> str:
    """That hour as a moment."""
    return hour(number).isoformat()


def placed(number: int) -> PlacedMoment:
    """That hour in London's Greenwich."""
    return PlacedMoment(at(number), "Greenwich", "UTC")


def participant(name: str) -> says.ParticipantEntered:
    """A State becomes known."""
    return says.ParticipantEntered(participant=name, type=ParticipantKind.STATE, names={"en": name})


def member(name: str, quality: MembershipKind = MembershipKind.MEMBER) -> says.MembershipBegins:
    """It belongs to the organisation from the first day on."""
    return says.MembershipBegins(participant=name, quality=quality, since=DAY)


Step = tuple[tuple[str, str], Content]


def sample(kind: str) -> Entered:
    """The sample of a kind of act, entered."""
    revisions = CATALOGUE.kinds[kind].revisions
    participant, capacity = head("Norway")
    made = Act.filed(
        participant=participant,
        capacity=capacity,
        moment="2031-05-03T10:00:00+02:00",
        kind=kind,
        revision=len(revisions),
        payload=json.loads(revisions[-1].sample),
    )
    return Entered(1, made, CATALOGUE.decode(made))


FOUNDATION: Final[tuple[Step, ...]] = (
    *((SECRETARIAT, participant(name)) for name in ("Fiji", "Norway", "Peru", "Tonga")),
    *((SECRETARIAT, member(name)) for name in ("Fiji", "Norway", "Peru")),
    (SECRETARIAT, member("Tonga", MembershipKind.OBSERVER)),
    (
        SECRETARIAT,
        says.OrganEstablished(
            organ="Assembly",
            names={"en": "Assembly"},
            since=DAY,
            mandate="All matters.",
            composition="All members.",
        ),
    ),
    (
        SECRETARIAT,
        says.OfficeAssumed(organ="Assembly", office="chair", holder="Fiji", since=DAY),
    ),
)
"""Four States, an organ and its chair."""

_ORGANISED: Final[tuple[Step, ...]] = (
    (SECRETARIAT, says.OrganisationNamed(names={"en": "Conference on Shared Waters"}, since=DAY)),
    (
        SECRETARIAT,
        says.ParticipantRenamed(participant="Peru", names={"en": "Republic of Peru"}, since=DAY),
    ),
    (
        SECRETARIAT,
        says.GroupFormed(group="Pacific", names={"en": "Pacific"}, members=("Fiji", "Tonga")),
    ),
    (SECRETARIAT, says.GroupChanged(group="Pacific", joined=("Peru",), left=("Tonga",))),
    (
        head("Norway"),
        says.FullPowersPresented(
            participant="Norway",
            treaty="Convention on Shared Waters",
            scope="signature",
            issued_by="Minister for Foreign Affairs",
            issued=DAY,
        ),
    ),
    (SECRETARIAT, says.OrganSeated(organ="Assembly", place="Suva", since=DAY, opened=True)),
    (
        SECRETARIAT,
        says.DocumentIssued(
            symbol="A/1",
            title="Draft Convention on Shared Waters",
            nature=Nature.DRAFT,
            languages=("en", "fr"),
            issued=DAY,
            organ="Assembly",
        ),
    ),
    (
        SECRETARIAT,
        says.DocumentIssued(
            symbol="A/1/Rev.1",
            title="Convention on Shared Waters",
            nature=Nature.TREATY,
            languages=("en", "fr"),
            issued=DAY,
        ),
    ),
    (SECRETARIAT, says.OrganRegulated(organ="Assembly", regulations="A/1", since=DAY)),
    (
        SECRETARIAT,
        says.RulesAdopted(
            organ="Assembly", rules={"*": "sco-charter-16-1"}, since=DAY, document="A/1"
        ),
    ),
    (
        CHAIR,
        says.RotationProposed(
            organ="Assembly", office="chair", order=("Fiji", "Norway", "Peru"), reason="By alphabet"
        ),
    ),
)

_MET: Final[tuple[Step, ...]] = (
    (CHAIR, says.SessionConvened(session="A-1", organ="Assembly", place="Suva", starts=DAY)),
    (CHAIR, says.SessionOpened(session="A-1")),
    (
        CHAIR,
        says.MeetingConvened(meeting="A-1/1", organ="Assembly", starts=placed(30), session="A-1"),
    ),
    (CHAIR, says.MeetingOpened(meeting="A-1/1", present=("Fiji", "Norway"))),
    (CHAIR, says.AttendanceEstablished(meeting="A-1/1", present=("Fiji", "Norway", "Peru"))),
    (
        head("Norway"),
        says.CredentialsPresented(participant="Norway", at="A-1", issued_by="Minister"),
    ),
    (CHAIR, says.CredentialsFound(participant="Norway", at="A-1", in_order=True)),
    (CHAIR, says.AgendaAdopted(of="A-1/1", items=("The Convention",))),
    (CHAIR, says.AgendaItemAdded(of="A-1/1", item="Other matters")),
)

_DECIDED: Final[tuple[Step, ...]] = (
    (
        head("Norway"),
        decides.DecisionProposed(
            decision="A/D/1",
            organ="Assembly",
            title="To adopt the Convention",
            document="A/1/Rev.1",
            meeting="A-1/1",
        ),
    ),
    (head("Peru"), decides.FormalObjection(decision="A/D/1", aspect="the seat")),
    (head("Peru"), decides.ObjectionWithdrawn(decision="A/D/1")),
    (head("Peru"), decides.OpinionRecorded(decision="A/D/1", aspect="the seat")),
    (head("Peru"), decides.AbstentionDeclared(decision="A/D/1")),
    (head("Norway"), decides.VoteCast(decision="A/D/1", cast=Cast.FOR)),
    (SECRETARIAT, decides.VoteRecorded(decision="A/D/1", votes=(MemberVote("Fiji", Cast.FOR),))),
    (head("Peru"), decides.NonParticipationDeclared(decision="A/D/1")),
    (
        CHAIR,
        decides.ChairRuling(
            decision="A/D/1", question="May Peru still vote?", ruling="It may not."
        ),
    ),
    (CHAIR, decides.DecisionDeclared(decision="A/D/1", declared=Declared.ADOPTED, number="1")),
    (head("Peru"), decides.ParticipationDeclared(decision="A/D/1")),
    (
        head("Peru"),
        decides.DecisionProposed(decision="A/D/2", organ="Assembly", title="To meet in Lima"),
    ),
    (
        CHAIR,
        decides.SilenceOpened(
            decision="A/D/2", deadline=placed(120), addressees=("Fiji", "Norway", "Peru")
        ),
    ),
    (
        SECRETARIAT,
        decides.NoticeGiven(
            decision="A/D/2", addressee="Norway", reached=NOW, way="e-mail to the mission"
        ),
    ),
    (CHAIR, decides.SilenceExtended(decision="A/D/2", deadline=placed(144))),
    (
        head("Norway"),
        decides.ReplyReceived(
            decision="A/D/2", addressee="Norway", reply=Reply.SUPPORTS, received=NOW, way="letter"
        ),
    ),
    (head("Peru"), decides.ProposalWithdrawn(decision="A/D/2")),
)

_ENDED: Final[tuple[Step, ...]] = (
    (CHAIR, says.MeetingClosed(meeting="A-1/1")),
    (CHAIR, says.SessionClosed(session="A-1")),
    (
        SECRETARIAT,
        says.DocumentSigned(
            symbol="A/1/Rev.1", participants=("Fiji", "Norway"), place="Suva", on=DAY
        ),
    ),
    (
        SECRETARIAT,
        says.OfficeRelinquished(
            organ="Assembly", office="chair", holder="Fiji", on=date(2031, 5, 9)
        ),
    ),
    (SECRETARIAT, says.MembershipSuspended(participant="Peru", since=date(2031, 6, 1))),
    (SECRETARIAT, says.SuspensionEnds(participant="Peru", on=date(2031, 7, 1))),
    (SECRETARIAT, says.MembershipEnds(participant="Peru", on=date(2031, 8, 1))),
    (SECRETARIAT, says.OrganDissolved(organ="Assembly", on=date(2031, 9, 1))),
)


def _actor(who: str) -> tuple[str, str]:
    return {"chair": CHAIR, "secretariat": SECRETARIAT}.get(who) or head(who)


_NEGOTIATED: Final[tuple[Step, ...]] = tuple((_actor(who), said) for who, said in CONTENTS)

_BEFORE: Final = FOUNDATION + _ORGANISED + _MET + _DECIDED + _NEGOTIATED

_DEPOSITED: Final[tuple[Step, ...]] = tuple((SECRETARIAT, said) for said in of_depositary.CONTENTS)

STEPS: Final = _BEFORE + _DEPOSITED + _ENDED
"""Every kind of act, at least once."""


def act(number: int, step: Step) -> Act:
    """The act of a step, done at that hour."""
    (who, capacity), content = step
    for field in ("received", "reached"):
        if getattr(content, field, None) == NOW:
            content = msgspec.structs.replace(content, **{field: at(number)})
    return CATALOGUE.encode(content, participant=who, capacity=capacity, moment=at(number))


class FixedClock:
    """A clock that a test sets."""

    def __init__(self, shown: datetime) -> None:
        self.shown = shown

    def now(self) -> datetime:
        """What it shows."""
        return self.shown


def secretariat_after(steps: Sequence[Step]) -> Secretariat:
    """A secretariat whose record holds these steps, an hour each; its clock shows the next hour."""
    clock = FixedClock(hour(len(steps)))
    secretariat = Secretariat(MemoryRecord("tests.example/record"), clock)
    secretariat.submit(*(act(number, step) for number, step in enumerate(steps)))
    return secretariat
