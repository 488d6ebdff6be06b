"""The auditor: a second, simple model of a conference, which knows nothing of Paraph.

It is told what somebody tries to do and when, and predicts whether that is entered; at any moment
it says whether silence was kept and who still objects.  It imports nothing of what it audits.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

SUPPORT: Final = "support"
OBJECTION: Final = "objection"
AMENDMENT: Final = "amendment"
ASKS_FOR_TIME: Final = "asks for time"


@dataclass(frozen=True)
class Intent:
    """What somebody tries to do to a decision.  Times are minutes from the beginning."""

    verb: str
    who: str
    role: str
    decision: str
    whom: str = ""
    word: str = ""
    time: int = 0


@dataclass
class Question:
    """A decision, as the auditor remembers it."""

    proposer: str
    closed: bool = False
    retracted: bool = False
    objectors: dict[str, list[tuple[int, int | None]]] = field(default_factory=dict)
    abstainers: set[str] = field(default_factory=set)
    voters: set[str] = field(default_factory=set)
    opener: str = ""
    opened: int = 0
    deadline: int = 0
    told: set[str] = field(default_factory=set)
    replies: list[tuple[int, int, str, str]] = field(default_factory=list)

    def objects(self, who: str) -> bool:
        """Whether an objection of somebody stands."""
        return bool(self.objectors.get(who)) and self.objectors[who][-1][1] is None


class Auditor:
    """Predicts what becomes of intents, and what stands at a moment."""

    def __init__(self, members: tuple[str, ...], chair: str) -> None:
        self.members = members
        self.chair = chair
        self.questions: dict[str, Question] = {}

    def enters(self, intent: Intent, now: int) -> bool:
        """Whether an intent will be entered at a time."""
        question = self.questions.get(intent.decision)
        if intent.verb == "propose":
            return question is None and (intent.role != "head" or intent.who in self.members)
        if question is None or not self._may(intent):
            return False
        late = question.closed or question.retracted
        if intent.verb in {"reply", "notice"}:
            return not question.retracted and self._hears(question, intent, now)
        return not late and self._fits(question, intent, now)

    def _may(self, intent: Intent) -> bool:
        """Whether somebody in that role may do this at all."""
        member = intent.who in self.members and intent.role == "head"
        match intent.verb:
            case "object" | "relent" | "abstain" | "opine" | "vote":
                return member
            case "declare":
                return intent.role == "chair" and intent.who == self.chair
            case "silence" | "extend":
                return intent.role in {"chair", "secretariat"}
            case "notice":
                return intent.role == "secretariat"
            case "reply":
                return intent.role == "secretariat" or (
                    intent.role == "head" and intent.who == intent.whom
                )
            case _:
                return True

    def _hears(self, question: Question, intent: Intent, now: int) -> bool:
        """Whether a notice or a reply can be entered."""
        if not question.deadline or intent.whom not in self.members:
            return False
        if not question.opened <= intent.time <= now:
            return False
        if intent.verb == "notice":
            return intent.whom not in question.told
        return intent.role == "secretariat" or intent.time == now

    def _fits(self, question: Question, intent: Intent, now: int) -> bool:
        """Whether the decision is where it must be for this."""
        match intent.verb:
            case "object":
                over = question.deadline and now >= question.deadline
                return not over and not question.objects(intent.who)
            case "relent":
                return question.objects(intent.who)
            case "abstain":
                return intent.who not in question.abstainers
            case "vote":
                return intent.who not in question.voters
            case "silence":
                return not question.deadline and intent.time > now
            case "extend":
                running = question.deadline > now and not self.broken(intent.decision, now)
                mine = question.opener == intent.who
                return running and mine and intent.time > question.deadline
            case "retract":
                return question.proposer == intent.who
            case _:
                return True

    def remember(self, intent: Intent, now: int) -> None:
        """What was entered at a time."""
        who = intent.who
        if intent.verb == "propose":
            self.questions[intent.decision] = Question(who)
            return
        question = self.questions[intent.decision]
        match intent.verb:
            case "object":
                question.objectors.setdefault(who, []).append((now, None))
            case "relent":
                made, _ = question.objectors[who][-1]
                question.objectors[who][-1] = (made, now)
            case "abstain":
                question.abstainers.add(who)
            case "vote":
                question.voters.add(who)
            case "silence":
                question.opener, question.opened, question.deadline = who, now, intent.time
            case "extend":
                question.deadline = intent.time
            case "notice":
                question.told.add(intent.whom)
            case "reply":
                place = len(question.replies)
                question.replies.append((intent.time, place, intent.whom, intent.word))
            case "declare":
                question.closed = question.closed or intent.word != "postponed"
            case "retract":
                question.retracted = True

    def broken(self, decision: str, now: int) -> bool:
        """Whether silence is broken, as far as is known at a time."""
        question = self.questions[decision]
        if self._answering_no(question, now):
            return True
        end = min(now, question.deadline)
        for spans in question.objectors.values():
            made, relented = spans[-1]
            if made < end and (relented is None or relented > end):
                return True
        return False

    def silence(self, decision: str, now: int) -> str:
        """Where silence stands at a time."""
        question = self.questions[decision]
        if not question.deadline:
            return "not opened"
        if self.broken(decision, now):
            return "broken"
        return "running" if now < question.deadline else "kept"

    def _answering_no(self, question: Question, now: int) -> set[str]:
        """Whose last reply before the deadline is against the text as it is."""
        last = {
            who: word
            for received, _, who, word in sorted(question.replies)
            if received < question.deadline and received <= now
        }
        return {who for who, word in last.items() if word in {OBJECTION, AMENDMENT}}

    def against(self, decision: str, now: int) -> set[str]:
        """Who is against the decision as it stands."""
        question = self.questions[decision]
        formally = {who for who in question.objectors if question.objects(who)}
        return formally | self._answering_no(question, now)
