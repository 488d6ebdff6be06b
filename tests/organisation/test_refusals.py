"""What stands against an act: each ground, in a situation in which it arises."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.story import (
    CHAIR,
    DAY,
    NOW,
    SECRETARIAT,
    STEPS,
    act,
    at,
    head,
    hour,
    participant,
    placed,
    secretariat_after,
)

from paraph.decisions import acts as decides
from paraph.decisions.acts import Cast, MemberVote, Reply
from paraph.organisation import acts as says
from paraph.organisation.acts import MembershipKind, Nature
from paraph.record import Content
from paraph.secretariat import examine
from paraph.values.errors import Ambiguous
from paraph.values.findings import Reason
from paraph.values.moments import PlacedMoment

LATER = DAY + timedelta(days=1)


def place(kind: type[Content], number: int = 0) -> int:
    """Where the story has come after its first act of a kind (or a further one)."""
    found = [n for n, (_, content) in enumerate(STEPS) if type(content) is kind]
    return found[number] + 1


ORGANISED = place(says.RotationProposed)
MET = place(says.AgendaItemAdded)
SILENT = place(decides.NoticeGiven)
DECLARED = place(decides.DecisionDeclared)


def document(symbol: str, *languages: str) -> says.DocumentIssued:
    """A draft under a symbol."""
    return says.DocumentIssued(
        symbol=symbol, title="Draft", nature=Nature.DRAFT, languages=languages, issued=DAY
    )


CASES: list[tuple[int, tuple[str, str], Content, Reason]] = [
    (ORGANISED, SECRETARIAT, participant("Fiji"), Reason.REPETITION),
    (ORGANISED, SECRETARIAT, participant("Pacific"), Reason.REPETITION),
    (ORGANISED, SECRETARIAT, participant("Secretariat"), Reason.REPETITION),
    (
        ORGANISED,
        SECRETARIAT,
        says.OrganisationNamed(names={"en": "Waters"}, since=DAY),
        Reason.CONTRADICTION,
    ),
    (
        ORGANISED,
        SECRETARIAT,
        says.ParticipantRenamed(participant="Peru", names={"en": "P"}, since=DAY),
        Reason.CONTRADICTION,
    ),
    (
        ORGANISED,
        SECRETARIAT,
        says.GroupFormed(group="Four", names={"en": "Four"}, members=("Fiji", "Fiji")),
        Reason.CONTRADICTION,
    ),
    (
        ORGANISED,
        SECRETARIAT,
        says.GroupFormed(group="None", names={"en": "None"}, members=()),
        Reason.VALUE,
    ),
    (ORGANISED, SECRETARIAT, says.GroupChanged(group="Pacific"), Reason.VALUE),
    (
        ORGANISED,
        SECRETARIAT,
        says.GroupChanged(group="Pacific", joined=("Fiji",)),
        Reason.REPETITION,
    ),
    (
        ORGANISED,
        SECRETARIAT,
        says.GroupChanged(group="Pacific", left=("Norway",)),
        Reason.REFERENCE,
    ),
    (
        ORGANISED,
        SECRETARIAT,
        says.MembershipBegins(participant="Fiji", quality=MembershipKind.MEMBER, since=LATER),
        Reason.REPETITION,
    ),
    (
        ORGANISED,
        SECRETARIAT,
        says.MembershipBegins(
            participant="Tonga", quality=MembershipKind.MEMBER, since=date(2030, 1, 1)
        ),
        Reason.CONTRADICTION,
    ),
    (
        len(STEPS) - 1,
        SECRETARIAT,
        says.MembershipBegins(participant="Peru", quality=MembershipKind.MEMBER, since=LATER),
        Reason.CONTRADICTION,
    ),
    (ORGANISED, SECRETARIAT, says.MembershipEnds(participant="Fiji", on=DAY), Reason.CONTRADICTION),
    (
        len(STEPS) - 1,
        SECRETARIAT,
        says.MembershipEnds(participant="Peru", on=date(2032, 1, 1)),
        Reason.SEQUENCE,
    ),
    (
        ORGANISED,
        SECRETARIAT,
        says.MembershipSuspended(participant="Tonga", since=LATER),
        Reason.ENTITLEMENT,
    ),
    (ORGANISED, SECRETARIAT, says.SuspensionEnds(participant="Fiji", on=LATER), Reason.SEQUENCE),
    (ORGANISED, SECRETARIAT, says.OrganDissolved(organ="Senate", on=LATER), Reason.REFERENCE),
    (ORGANISED, SECRETARIAT, says.OrganDissolved(organ="Assembly", on=DAY), Reason.CONTRADICTION),
    (
        ORGANISED,
        SECRETARIAT,
        says.OrganSeated(organ="Assembly", place="Suva", since=DAY, opened=True),
        Reason.REPETITION,
    ),
    (
        ORGANISED,
        SECRETARIAT,
        says.OrganRegulated(organ="Assembly", regulations="A/9", since=DAY),
        Reason.REFERENCE,
    ),
    (
        ORGANISED,
        SECRETARIAT,
        says.OfficeAssumed(organ="Assembly", office="chair", holder="Fiji", since=DAY),
        Reason.REPETITION,
    ),
    (
        ORGANISED,
        SECRETARIAT,
        says.OfficeAssumed(
            organ="Assembly", office="chair", holder="Peru", since=LATER, until=LATER
        ),
        Reason.CONTRADICTION,
    ),
    (
        ORGANISED,
        SECRETARIAT,
        says.OfficeRelinquished(organ="Assembly", office="chair", holder="Peru", on=DAY),
        Reason.SEQUENCE,
    ),
    (
        ORGANISED,
        SECRETARIAT,
        says.RulesAdopted(organ="Assembly", rules={"*": "un-general-assembly"}, since=DAY),
        Reason.AMBIGUITY,
    ),
    (ORGANISED, SECRETARIAT, document("A/1", "en"), Reason.REPETITION),
    (ORGANISED, SECRETARIAT, document("A/2/Rev.1", "en"), Reason.REFERENCE),
    (ORGANISED, SECRETARIAT, document("A//2", "en"), Reason.VALUE),
    (ORGANISED, SECRETARIAT, document("A/2"), Reason.VALUE),
    (ORGANISED, SECRETARIAT, document("A/2", "English"), Reason.PAYLOAD),
    (
        ORGANISED,
        SECRETARIAT,
        says.DocumentSigned(symbol="A/7", participants=("Fiji",), place="Suva", on=DAY),
        Reason.REFERENCE,
    ),
    (MET, head("Fiji"), says.MeetingClosed(meeting="A-1/1"), Reason.CAPACITY),
    (MET, CHAIR, says.MeetingOpened(meeting="A-1/1"), Reason.REPETITION),
    (MET, CHAIR, says.SessionOpened(session="A-1"), Reason.REPETITION),
    (
        MET,
        CHAIR,
        says.MeetingConvened(
            meeting="A-1/2",
            organ="Assembly",
            starts=PlacedMoment("2031-05-09T10:00:00+01:00", "Suva", "Pacific/Fiji"),
        ),
        Reason.VALUE,
    ),
    (
        MET,
        CHAIR,
        says.AttendanceEstablished(meeting="A-1/1", present=("Atlantis",)),
        Reason.REFERENCE,
    ),
    (MET, CHAIR, says.AgendaAdopted(of="A-1/1", items=("x",)), Reason.REPETITION),
    (MET, CHAIR, says.AgendaItemAdded(of="A-1/1", item="Other matters"), Reason.REPETITION),
    (MET, CHAIR, says.AgendaItemAdded(of="A-1", item="x"), Reason.REFERENCE),
    (
        MET,
        head("Norway"),
        says.CredentialsPresented(participant="Peru", at="A-1", issued_by="Minister"),
        Reason.CAPACITY,
    ),
    (
        MET,
        CHAIR,
        says.CredentialsFound(participant="Peru", at="A-1", in_order=True),
        Reason.REFERENCE,
    ),
    (
        MET,
        head("Tonga"),
        decides.DecisionProposed(decision="D", organ="Assembly", title="?"),
        Reason.ENTITLEMENT,
    ),
    (DECLARED, head("Peru"), decides.FormalObjection(decision="A/D/1"), Reason.SEQUENCE),
    (
        DECLARED,
        CHAIR,
        decides.DecisionDeclared(decision="A/D/1", declared=decides.Declared.ADOPTED),
        Reason.REPETITION,
    ),
    (SILENT, head("Fiji"), decides.ProposalWithdrawn(decision="A/D/2"), Reason.ENTITLEMENT),
    (SILENT, head("Fiji"), decides.ObjectionWithdrawn(decision="A/D/2"), Reason.SEQUENCE),
    (SILENT, head("Fiji"), decides.ParticipationDeclared(decision="A/D/2"), Reason.SEQUENCE),
    (
        SILENT,
        CHAIR,
        decides.SilenceOpened(decision="A/D/2", deadline=placed(99), addressees=("Fiji",)),
        Reason.REPETITION,
    ),
    (
        SILENT,
        CHAIR,
        decides.SilenceExtended(decision="A/D/2", deadline=placed(100)),
        Reason.CONTRADICTION,
    ),
    (
        SILENT,
        SECRETARIAT,
        decides.NoticeGiven(decision="A/D/2", addressee="Norway", reached=NOW, way="mail"),
        Reason.REPETITION,
    ),
    (
        SILENT,
        SECRETARIAT,
        decides.NoticeGiven(decision="A/D/2", addressee="Tonga", reached=NOW, way="mail"),
        Reason.REFERENCE,
    ),
    (
        SILENT,
        SECRETARIAT,
        decides.ReplyReceived(
            decision="A/D/2", addressee="Fiji", reply=Reply.SUPPORTS, received=at(2), way="mail"
        ),
        Reason.CONTRADICTION,
    ),
    (
        SILENT,
        SECRETARIAT,
        decides.ReplyReceived(
            decision="A/D/2",
            addressee="Fiji",
            reply=Reply.SUPPORTS,
            received="2031-02-30T10:00:00Z",
            way="mail",
        ),
        Reason.VALUE,
    ),
    (
        SILENT,
        SECRETARIAT,
        decides.VoteRecorded(decision="A/D/2", votes=(MemberVote("Tonga", Cast.FOR),)),
        Reason.ENTITLEMENT,
    ),
    (SILENT, SECRETARIAT, decides.VoteRecorded(decision="A/D/2", votes=()), Reason.VALUE),
]


@pytest.mark.parametrize(
    ("number", "actor", "content", "reason"),
    CASES,
    ids=[f"{type(content).__name__}-{reason.name}" for _, _, content, reason in CASES],
)
def test_what_stands_against_an_act(
    number: int, actor: tuple[str, str], content: Content, reason: Reason
) -> None:
    """The act is refused for this reason, and for no other."""
    situation = secretariat_after(STEPS[:number]).situation()
    finding = examine(situation, act(number, (actor, content)), hour(number))
    assert {ground.reason for ground in finding.grounds} == {reason}
    assert all(str(ground).endswith("]") for ground in finding.grounds)


def test_two_rules_of_one_day_are_ambiguous() -> None:
    """Nobody could say which of two rules of the same day holds; both are named."""
    situation = secretariat_after(STEPS[:ORGANISED]).situation()
    rules = says.RulesAdopted(organ="Assembly", rules={"*": "other"}, since=DAY)
    [ground] = examine(situation, act(ORGANISED, (SECRETARIAT, rules)), hour(ORGANISED)).grounds
    assert ground.reason is not None
    assert ground.reason.error is Ambiguous
    assert "sco-charter-16-1 and other" in ground.sentence
