"""From what somebody intends to what is said in the words of Paraph."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final

from paraph.decisions import acts as decides
from paraph.decisions.acts import Cast, Declared, Reply
from paraph.organisation import acts as says
from paraph.organisation.acts import MembershipKind, ParticipantKind
from paraph.record import Content
from paraph.values.moments import PlacedMoment
from simulation.auditor import Intent

BEGINNING: Final = datetime(2031, 5, 1, tzinfo=UTC)
ORGAN: Final = "Assembly"
CAPACITIES: Final = {
    "head": "head of delegation",
    "chair": f"chair of {ORGAN}",
    "secretariat": "secretariat",
}


def moment(minutes: int) -> str:
    """So many minutes after the beginning."""
    return (BEGINNING + timedelta(minutes=minutes)).isoformat()


def minutes(written: str) -> int:
    """The reverse of `moment`."""
    return int((datetime.fromisoformat(written) - BEGINNING).total_seconds()) // 60


def founding(members: tuple[str, ...], observer: str, chair: str) -> list[Content]:
    """What the secretariat enters first."""
    day = date(2031, 5, 1)
    found: list[Content] = [
        says.ParticipantEntered(participant=name, type=ParticipantKind.STATE, names={"en": name})
        for name in (*members, observer)
    ]
    found += [
        says.MembershipBegins(participant=name, quality=MembershipKind.MEMBER, since=day)
        for name in members
    ]
    quality = MembershipKind.OBSERVER
    return [
        *found,
        says.MembershipBegins(participant=observer, quality=quality, since=day),
        says.OrganEstablished(
            organ=ORGAN, names={"en": ORGAN}, since=day, mandate="All.", composition="All."
        ),
        says.OfficeAssumed(organ=ORGAN, office="chair", holder=chair, since=day),
        says.RulesAdopted(organ=ORGAN, rules={"*": "sco-charter-16-1"}, since=day),
    ]


def content(intent: Intent, members: tuple[str, ...]) -> Content:
    """What an intent says."""
    name = intent.decision
    deadline = PlacedMoment(moment(intent.time), "Suva", "UTC")
    simple = {
        "object": decides.FormalObjection,
        "relent": decides.ObjectionWithdrawn,
        "abstain": decides.AbstentionDeclared,
        "retract": decides.ProposalWithdrawn,
    }
    match intent.verb:
        case "propose":
            return decides.DecisionProposed(decision=name, organ=ORGAN, title="To decide.")
        case "opine":
            return decides.OpinionRecorded(decision=name, aspect="paragraph 4")
        case "vote":
            return decides.VoteCast(decision=name, cast=Cast.FOR)
        case "silence":
            return decides.SilenceOpened(decision=name, deadline=deadline, addressees=members)
        case "extend":
            return decides.SilenceExtended(decision=name, deadline=deadline)
        case "notice":
            at = moment(intent.time)
            return decides.NoticeGiven(decision=name, addressee=intent.whom, reached=at, way="mail")
        case "reply":
            return decides.ReplyReceived(
                decision=name,
                addressee=intent.whom,
                reply=Reply(intent.word),
                received=moment(intent.time),
                way="letter",
            )
        case "declare":
            return decides.DecisionDeclared(decision=name, declared=Declared(intent.word))
        case _:
            return simple[intent.verb](decision=name)
