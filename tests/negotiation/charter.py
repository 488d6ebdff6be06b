"""The example ``charter``: six delegations negotiate a draft charter, in acts.

Everything is invented, on the texts of ``paraph demo``.  ``python -m tests.negotiation.charter``
writes src/paraph/examples/charter.jsonl; a test holds that file against what is made here.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from paraph.decisions import acts as decides
from paraph.decisions.acts import Declared, Reply
from paraph.examples import demo_texts
from paraph.negotiation import acts as says
from paraph.negotiation.acts import Condition
from paraph.negotiation.facts import Bracket, TextFacts
from paraph.negotiation.vocabulary import Audience, Reservation, Stance, Status
from paraph.organisation import acts as founds
from paraph.organisation.acts import MembershipKind, ParticipantKind
from paraph.record import Content
from paraph.secretariat import CATALOGUE, Secretariat
from paraph.storage import MemoryRecord
from paraph.values.moments import PlacedMoment

ORGANS: Final = {
    "CNC": {
        "en": "Council of National Coordinators",
        "fr": "Conseil des coordonnateurs nationaux",
        "es": "Consejo de Coordinadores Nacionales",
        "ru": "Совет национальных координаторов",
        "zh": "国家协调员理事会",
        "ar": "مجلس المنسقين الوطنيين",
    },
    "CHS": {
        "en": "Council of Heads of State",
        "fr": "Conseil des chefs d’État",
        "es": "Consejo de Jefes de Estado",
        "ru": "Совет глав государств",
        "zh": "国家元首理事会",
        "ar": "مجلس رؤساء الدول",
    },
}
"""What the organs are called in each language."""

FILE: Final = Path(__file__).parents[2] / "src/paraph/examples/charter.jsonl"
SIX: Final = ("China", "Kazakhstan", "Kyrgyzstan", "Russia", "Tajikistan", "Uzbekistan")
T: Final = "Charter"
SECRETARIAT: Final = ("Secretariat", "secretariat")
CHAIR: Final = ("Kazakhstan", "chair of CNC")
HEADS: Final = ("Russia", "chair of CHS")
SEAT: Final = "Article 11(1)"
FORCE: Final = "Article 25(2)"
HARD: Final = ("Article 11(1)", "Article 25(2)", "Article 15(2)", "Article 8(6)", "Article 12(4)")


class Noon:
    """A clock that shows a day long after."""

    def now(self) -> datetime:
        """The first day of 2003."""
        return datetime(2003, 1, 1, tzinfo=UTC)


class Story:
    """Acts, one after the other, a minute apart on the day that was set."""

    def __init__(self) -> None:
        self.secretariat = Secretariat(MemoryRecord("charter.example/record"), Noon())
        self.lines: list[str] = []
        self.marks: dict[str, str] = {}
        self.at = datetime(2002, 4, 1, 6, tzinfo=UTC)

    @property
    def facts(self) -> TextFacts:
        """The text as it stands."""
        return self.secretariat.situation().negotiation.texts[T]

    def day(self, month: int, day: int, hour: int = 6) -> None:
        """From here on acts are of this day."""
        self.at = datetime(2002, month, day, hour, tzinfo=UTC)

    def do(self, who: tuple[str, str], content: Content) -> None:
        """Enter an act."""
        self.at += timedelta(minutes=1)
        act = CATALOGUE.encode(
            content, participant=who[0], capacity=who[1], moment=self.at.isoformat()
        )
        self.secretariat.submit(act)
        line = {
            "moment": act.moment,
            "participant": act.participant,
            "capacity": act.capacity,
            "kind": act.kind,
            "revision": act.revision,
            "payload": act.content,
        }
        self.lines.append(json.dumps(line, ensure_ascii=False))

    def mark(self, name: str) -> None:
        """Remember this moment as a step of the negotiation."""
        self.marks[name] = self.at.isoformat()


def head(name: str) -> tuple[str, str]:
    """A delegation."""
    return name, "head of delegation"


def stated(bracket: str, arm: str, stance: Stance, **more: object) -> says.PositionStated:
    """A position, for members unless told otherwise."""
    fields = {"text": T, "bracket": bracket, "arm": arm, "stance": stance}
    return says.PositionStated(**({"audience": Audience.MEMBERS} | fields | more))  # type: ignore[arg-type]


def founded(story: Story) -> None:
    """Six States, the organ that negotiates, and the one that adopts."""
    for name in SIX:
        entered = founds.ParticipantEntered(
            participant=name, type=ParticipantKind.STATE, names={"en": name}
        )
        story.do(SECRETARIAT, entered)
    for name in SIX:
        member = founds.MembershipBegins(
            participant=name, quality=MembershipKind.MEMBER, since=date(2001, 6, 15)
        )
        story.do(SECRETARIAT, member)
    for organ, holder in (("CNC", CHAIR[0]), ("CHS", HEADS[0])):
        established = founds.OrganEstablished(
            organ=organ,
            names=ORGANS[organ],
            since=date(2001, 6, 15),
            mandate="The Charter.",
            composition="All members.",
        )
        story.do(SECRETARIAT, established)
        assumed = founds.OfficeAssumed(
            organ=organ, office="chair", holder=holder, since=date(2001, 6, 15)
        )
        story.do(SECRETARIAT, assumed)
        rules = {"*": "sco-charter-16-1"}
        adopted = founds.RulesAdopted(organ=organ, rules=rules, since=date(2001, 6, 15))
        story.do(SECRETARIAT, adopted)


def first_reading(story: Story) -> None:
    """The draft is circulated, six versions come in and are compiled."""
    base, versions = demo_texts()
    story.day(4, 26)
    circulated = says.BaseCirculated(
        text=T,
        title="Draft Charter, spring 2002",
        organ="CNC",
        delegations=SIX,
        words=base,
        rule="sco-charter-16-1",
    )
    story.do(SECRETARIAT, circulated)
    story.mark("draft")
    story.day(5, 2)
    for number, (name, words) in enumerate(versions.items(), 1):
        submitted = says.ProposalSubmitted(text=T, proposal=f"CRP.{number}", words=words)
        story.do(head(name), submitted)
    story.day(5, 6)
    story.do(CHAIR, says.ReadingOpened(text=T, reading="First"))
    story.do(CHAIR, says.PackageClauseDeclared(text=T))
    story.do(CHAIR, says.ReadingClosed(text=T, reading="First"))
    story.mark("first reading")


def settle(story: Story, brackets: Sequence[Bracket]) -> None:
    """Lift brackets: those who wanted other words say that they can accept, and then it is done."""
    for number, bracket in enumerate(brackets):
        arms = [one.name for one in bracket.arms]
        chosen = arms[1 + number // 2 % (len(arms) - 1)] if number % 2 else arms[0]
        lift(story, bracket.name, chosen)


def lift(story: Story, name: str, chosen: str) -> None:
    """Lift a bracket to an arm that all can accept."""
    bracket = story.facts.brackets[name]
    holders = [who for arm in bracket.arms if arm.name != chosen for who in arm.holders]
    for who in sorted(set(holders)):
        story.do(head(who), stated(name, chosen, Stance.CAN_ACCEPT))
    story.do(CHAIR, says.BracketLifted(text=T, bracket=name, arm=chosen))


def waiting(story: Story, *left: str) -> list[Bracket]:
    """The brackets that are open, outside the provisions that are left for later."""
    return [
        one
        for one in story.facts.brackets.values()
        if one.is_open and not one.quiet and one.provision not in left
    ]


def of(story: Story, provision: str) -> str:
    """The last bracket of a provision."""
    names = [
        one.name
        for one in story.facts.brackets.values()
        if one.provision == provision and not one.quiet
    ]
    return names[-1]


def second_reading(story: Story) -> None:
    """Positions, some of them in confidence; what nobody insists on is lifted."""
    story.day(5, 13)
    story.do(CHAIR, says.ReadingOpened(text=T, reading="Second"))
    seat, force = of(story, SEAT), of(story, FORCE)
    settle(story, waiting(story, *HARD)[::2])
    for who, arm in (("Kazakhstan", "Kyrgyzstan"), ("Uzbekistan", "base"), ("Tajikistan", "base")):
        story.do(head(who), stated(seat, arm, Stance.OPPOSE, words="The seat is not settled."))
    friends = ("Kazakhstan", "Kyrgyzstan", "Tajikistan", "Uzbekistan")
    formed = says.SmallGroupFormed(
        text=T,
        group="Seat",
        members=friends,
        mandate="The seat.",
        facilitator="Kyrgyzstan",
        provisions=(SEAT,),
    )
    story.do(SECRETARIAT, formed)
    needs = (Condition(force, "base"),)
    confided = stated(
        seat, "Kyrgyzstan", Stance.CAN_ACCEPT, conditions=needs, audience=Audience.CHAIR
    )
    story.do(head("Uzbekistan"), confided)
    told = stated(seat, "Kyrgyzstan", Stance.CAN_ACCEPT, audience=Audience.GROUP, group="Seat")
    story.do(head("Tajikistan"), told)
    story.do(CHAIR, says.ReadingClosed(text=T, reading="Second"))
    story.mark("second reading")


def third_reading(story: Story) -> None:
    """Two amend one clause at one moment; the chair's text; a bracket is opened again."""
    story.day(5, 20)
    story.do(CHAIR, says.ReadingOpened(text=T, reading="Third"))
    for number, (who, flag) in enumerate((("China", "a flag"), ("Russia", "an emblem")), 7):
        words = f"3. The Organisation shall have {flag}, which the Council shall adopt."
        edit = says.ProposalSubmitted(
            text=T, proposal=f"CRP.{number}", provision="Article 1(3)", words=words
        )
        story.at -= timedelta(minutes=number - 7)
        story.do(head(who), edit)
    story.mark("two amendments")
    settle(story, waiting(story, *HARD, "Article 1(3)"))
    scale = of(story, "Article 15(2)")
    bridge = "and is reviewed every three years"
    story.do(CHAIR, says.ArmAdded(text=T, bracket=scale, words=bridge))
    attempt = (Condition(scale, "chair"), Condition(of(story, SEAT), "Kyrgyzstan"))
    story.do(CHAIR, says.ChairsTextCirculated(text=T, proposal="CRP.9", choices=attempt))
    reopened = of(story, "Article 3(2)")
    reason = "Russia has a new instruction."
    story.do(CHAIR, says.BracketReopened(text=T, bracket=reopened, reason=reason))
    story.do(CHAIR, says.ReadingClosed(text=T, reading="Third"))
    story.mark("third reading")


def fourth_reading(story: Story) -> None:
    """All but the seat and the entry into force; one capital has still to be heard."""
    story.day(5, 27)
    story.do(CHAIR, says.ReadingOpened(text=T, reading="Fourth"))
    lift(story, of(story, "Article 3(2)"), "Russia")
    for one in waiting(story, SEAT, FORCE, "Article 15(2)"):
        lift(story, one.name, one.arms[0].name)
    scale, seat = of(story, "Article 15(2)"), of(story, SEAT)
    lift(story, scale, "chair")
    for who in ("Kazakhstan", "Uzbekistan"):
        story.do(head(who), stated(seat, "Kyrgyzstan", Stance.CAN_ACCEPT))
    report = "The group can live with the wording of Kyrgyzstan; one capital is still to answer."
    story.do(head("Kyrgyzstan"), says.GroupReported(text=T, group="Seat", report=report))
    lift(story, seat, "Kyrgyzstan")
    reserved = stated(
        seat,
        "Kyrgyzstan",
        Stance.RESERVE,
        reservation=Reservation.PENDING_INSTRUCTIONS,
        words="Dushanbe has not answered.",
    )
    story.do(head("Tajikistan"), reserved)
    deadline = PlacedMoment("2002-06-03T18:00:00+06:00", "Bishkek", "Asia/Bishkek")
    status = says.StatusGiven(
        text=T,
        provisions=(SEAT,),
        status=Status.AGREED_AD_REFERENDUM,
        capitals=("Tajikistan",),
        deadline=deadline,
    )
    story.do(CHAIR, status)
    lift(story, of(story, FORCE), "base")
    story.do(CHAIR, says.ReadingClosed(text=T, reading="Fourth"))
    story.mark("fourth reading")


def silence(story: Story, decision: str, month: int, day: int, *, broken: bool) -> None:
    """The text is put under silence until six in the evening in Moscow."""
    proposed = decides.DecisionProposed(
        decision=decision, organ="CHS", title="Adoption of the Charter"
    )
    story.do(HEADS, proposed)
    story.do(CHAIR, says.AdoptionSought(text=T, decision=decision))
    until = PlacedMoment(f"2002-{month:02}-{day:02}T18:00:00+04:00", "Moscow", "Europe/Moscow")
    story.do(HEADS, decides.SilenceOpened(decision=decision, deadline=until, addressees=SIX))
    for name in SIX:
        reached = (story.at + timedelta(minutes=1)).isoformat()
        notice = decides.NoticeGiven(
            decision=decision, addressee=name, reached=reached, way="note verbale"
        )
        story.do(SECRETARIAT, notice)
    if broken:
        story.day(month, day, 10)
        received = (story.at + timedelta(minutes=1)).isoformat()
        reply = decides.ReplyReceived(
            decision=decision,
            addressee="Uzbekistan",
            reply=Reply.AMENDS,
            received=received,
            way="note verbale",
            text="Article 25(2) is not what we agreed.",
        )
        story.do(head("Uzbekistan"), reply)


def adopted(story: Story) -> None:
    """Silence is broken; a fifth reading; silence again, and the Charter is adopted."""
    story.day(5, 28)
    silence(story, "CHS/2002/1", 6, 1, broken=True)
    force = of(story, FORCE)
    story.do(head("Uzbekistan"), stated(force, "base", Stance.OPPOSE, words="All must ratify."))
    story.day(6, 1, 15)
    declared = decides.DecisionDeclared(decision="CHS/2002/1", declared=Declared.NOT_ADOPTED)
    story.do(HEADS, declared)
    story.mark("silence broken")
    story.day(6, 2)
    story.do(CHAIR, says.ReadingOpened(text=T, reading="Fifth"))
    reason = "Uzbekistan broke silence on it."
    story.do(CHAIR, says.BracketReopened(text=T, bracket=force, reason=reason))
    for who in SIX:
        story.do(head(who), stated(force, "Russia", Stance.CAN_ACCEPT))
    story.do(CHAIR, says.BracketLifted(text=T, bracket=force, arm="Russia"))
    story.do(head("Tajikistan"), stated(of(story, SEAT), "Kyrgyzstan", Stance.CAN_ACCEPT))
    confirmed = says.PositionStated(
        text=T, provision=SEAT, stance=Stance.CAN_ACCEPT, audience=Audience.MEMBERS
    )
    story.do(head("Tajikistan"), confirmed)
    everything = says.StatusGiven(
        text=T, provisions=tuple(story.facts.provisions), status=Status.AGREED_IN_PLENARY
    )
    story.do(CHAIR, everything)
    story.do(CHAIR, says.ReadingClosed(text=T, reading="Fifth"))
    story.mark("fifth reading")
    silence(story, "CHS/2002/2", 6, 6, broken=False)
    story.day(6, 7)
    declared = decides.DecisionDeclared(
        decision="CHS/2002/2", declared=Declared.ADOPTED, number="1"
    )
    story.do(HEADS, declared)
    story.do(CHAIR, says.PackageClauseEnded(text=T))
    story.mark("adopted")


def told() -> Story:
    """The whole negotiation."""
    story = Story()
    for part in (founded, first_reading, second_reading, third_reading, fourth_reading, adopted):
        part(story)
    return story


if __name__ == "__main__":
    FILE.write_text("\n".join(told().lines) + "\n", encoding="utf-8")
