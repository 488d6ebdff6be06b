"""The conference: who tries what, on two desks over one record, with crashes and bad clocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Final

from paraph.decisions.proceedings import case_of, outcome, quiet
from paraph.record import Act, Entry
from paraph.secretariat import FOLD, Refused, Secretariat
from paraph.secretariat.engine import apply_rule
from paraph.storage import MemoryRecord
from simulation.acting import BEGINNING, CAPACITIES, content, founding, minutes
from simulation.auditor import Auditor, Intent

MEMBERS: Final = ("Fiji", "Norway", "Peru", "Samoa", "Tonga")
OBSERVER: Final = "Vanuatu"
CHAIR: Final = "Fiji"
DAY: Final = 24 * 60
VERBS: Final = {
    "abstain": 2,
    "declare": 1,
    "extend": 3,
    "notice": 4,
    "object": 4,
    "opine": 2,
    "propose": 3,
    "relent": 3,
    "reply": 12,
    "retract": 1,
    "silence": 6,
    "vote": 2,
}
"""How often each is tried."""


class Crash(Exception):
    """The process died here."""


class Discrepancy(AssertionError):
    """The auditor and Paraph disagree."""


@dataclass
class Desk:
    """A clock of the secretariat, which is not always right."""

    true: Callable[[], int]
    offset: int = 0

    def now(self) -> datetime:
        """What this clock shows."""
        return BEGINNING + timedelta(minutes=max(0, self.true() + self.offset))


class FragileRecord(MemoryRecord):
    """A record whose writer may die before or after it wrote, or be overtaken."""

    def __init__(self) -> None:
        super().__init__("simulation.example/record")
        self.before: Callable[[], None] = lambda: None
        self.after: Callable[[], None] = lambda: None

    def append(self, acts: Sequence[Act], expected_head: int) -> tuple[Entry, ...]:
        """Enter acts, if nothing happens on the way."""
        before, self.before = self.before, lambda: None
        before()
        made = super().append(acts, expected_head)
        after, self.after = self.after, lambda: None
        after()
        return made


@dataclass
class Tally:
    """What happened in a conference."""

    tried: int = 0
    entered: int = 0
    refused: int = 0
    crashes: int = 0
    races: int = 0
    jumps: int = 0
    checks: int = 0


@dataclass
class Conference:
    """One conference, wholly determined by its seed."""

    seed: int
    days: int
    tally: Tally = field(default_factory=Tally)

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)
        self.time = 1
        self.record = FragileRecord()
        self.auditor = Auditor(MEMBERS, CHAIR)
        self.clocks = [Desk(lambda: self.time), Desk(lambda: self.time)]
        self.desks = [Secretariat(self.record, clock) for clock in self.clocks]
        for said in founding(MEMBERS, OBSERVER, CHAIR):
            self.desks[0].file(said, participant="Secretariat", capacity="secretariat")
        self.founded = self.record.head().number

    def run(self) -> Tally:
        """Let all the days pass.

        Raises:
            Discrepancy: if the auditor and Paraph disagree.
        """
        while self.time < self.days * DAY:
            self.time += self.chance.choice((1, 7, 30, 120, 360))
            if self.chance.random() < 0.05:
                self.jump()
            self.attempt(self.chance.randrange(2), depth=0)
            if self.chance.random() < 0.1:
                self.check()
        self.check()
        return self.tally

    def jump(self) -> None:
        """A clock is set wrong, or right again."""
        self.tally.jumps += 1
        self.chance.choice(self.clocks).offset = self.chance.choice((0, 0, -600, -5, 5, 90))

    def last(self) -> int:
        """When the last act was done."""
        head = self.record.head().number
        [entry] = self.record.read(after=head - 1)
        return minutes(entry.act.moment)

    def now(self, desk: int) -> int:
        """The moment that an act gets at a desk: never before the last one."""
        return max(minutes(self.clocks[desk].now().isoformat()), self.last())

    # --- What is tried -------------------------------------------------------------------------

    def intend(self, now: int) -> Intent:
        """Something that somebody could think of, wise or not."""
        chance = self.chance
        [verb] = chance.choices([*VERBS], [*VERBS.values()])
        known = list(self.auditor.questions)
        fresh = verb == "propose" and chance.random() < 0.9
        recent = known[-3:] or ["D/1"]
        name = f"D/{len(known) + 1}" if fresh else chance.choice(recent)
        who, role = self._actor(verb)
        whom = who if role == "head" and chance.random() < 0.9 else chance.choice(MEMBERS)
        words = {
            "reply": ("support", "support", "objection", "amendment", "asks for time"),
            "declare": ("adopted", "not adopted", "postponed"),
        }.get(verb, ("",))
        return Intent(
            verb, who, role, name, whom, chance.choice(words), self._time(verb, now, role)
        )

    def _actor(self, verb: str) -> tuple[str, str]:
        usual = {"declare": "chair", "silence": "chair", "extend": "chair", "notice": "secretariat"}
        role = usual.get(verb, self.chance.choice(("head", "head", "head", "secretariat")))
        if self.chance.random() < 0.1:
            role = self.chance.choice(("head", "chair", "secretariat"))
        if role == "secretariat":
            return "Secretariat", role
        if role == "chair":
            return CHAIR, role
        return self.chance.choice((*MEMBERS, OBSERVER)), role

    def _time(self, verb: str, now: int, role: str) -> int:
        if verb in {"silence", "extend"}:
            return max(1, now + self.chance.choice((-60, 0, 60, 600, 1440, 4320)))
        if role == "secretariat":
            return max(0, now - self.chance.choice((0, 0, 5, 60, 600, -10)))
        return now

    def attempt(self, desk: int, depth: int) -> None:
        """Somebody tries something at a desk; the auditor says before what will become of it.

        Raises:
            Discrepancy: if something else becomes of it.
        """
        intent = self.intend(self.now(desk))
        head = self.record.head().number
        self.tally.tried += 1
        danger = self.chance.random()
        if depth == 0 and danger < 0.08:
            self.record.before = self._overtake(desk)
        elif danger < 0.13:
            self.record.before = self._die
        elif danger < 0.18:
            self.record.after = self._die
        self._submit(desk, intent)
        self.record.before = self.record.after = lambda: None
        assert self.record.head().number >= head, "a record never shrinks"

    def _die(self) -> None:
        self.tally.crashes += 1
        raise Crash

    def _overtake(self, desk: int) -> Callable[[], None]:
        def other() -> None:
            self.tally.races += 1
            self.attempt(1 - desk, depth=1)

        return other

    def _submit(self, desk: int, intent: Intent) -> None:
        before = self.record.head().number
        try:
            entry = self.desks[desk].file(
                content(intent, MEMBERS),
                participant=intent.who,
                capacity=CAPACITIES[intent.role],
            )
        except Refused as refused:
            self.tally.refused += 1
            self._expect(intent, self.now(desk), entered=False, why=str(refused))
        except Crash:
            self._recover(desk, intent, before)
        else:
            self.tally.entered += 1
            self._entered(intent, entry)

    def _entered(self, intent: Intent, entry: Entry) -> None:
        when = minutes(entry.act.moment)
        self._expect(intent, when, entered=True, why="it was entered")
        self.auditor.remember(intent, when)

    def _recover(self, desk: int, intent: Intent, before: int) -> None:
        """After a crash the desk starts anew; the act is in the record wholly or not at all."""
        self.desks[desk] = Secretariat(self.record, self.clocks[desk])
        entries = list(self.record.read(after=before))
        for entry in entries[-1:]:
            act = entry.act
            if act.participant == intent.who and act.capacity == CAPACITIES[intent.role]:
                self.tally.entered += 1
                self._entered(intent, entry)

    def _expect(self, intent: Intent, now: int, *, entered: bool, why: str) -> None:
        predicted = self.auditor.enters(intent, now)
        if predicted is not entered:
            raise Discrepancy(
                f"At minute {now}, {intent}: the auditor said {predicted}, Paraph {entered}: {why}"
            )

    # --- What stands ---------------------------------------------------------------------------

    def check(self) -> None:
        """Compare what stands, now and at moments before and after.

        Raises:
            Discrepancy: if the auditor and Paraph disagree.
        """
        self.tally.checks += 1
        situation = self.desks[0].situation()
        if FOLD.refold(self.record)[0] != situation or self.desks[1].situation() != situation:
            raise Discrepancy("What two desks and a refold know is not the same.")
        if self.record.head().number != self.founded + self.tally.entered:
            raise Discrepancy("The record holds other acts than were acknowledged.")
        for name in self.auditor.questions:
            self._check_decision(name, self.last())
            self._check_decision(name, self.last() + 10_000)

    def _check_decision(self, name: str, now: int) -> None:
        situation = self.desks[0].situation()
        matter = situation.decisions.matters[name]
        at = BEGINNING + timedelta(minutes=now)
        stands, predicted = quiet(matter, at).value.value, self.auditor.silence(name, now)
        if stands != predicted:
            raise Discrepancy(f"{name} at minute {now}: {stands}; the auditor said {predicted}.")
        case = case_of(matter, situation.organisation, at)
        objecting = {one["by"] for one in case["objections"]}
        if objecting != self.auditor.against(name, now):
            raise Discrepancy(f"{name}: {objecting} object; the auditor knows of others.")
        carried = outcome(matter, situation.organisation, at, apply_rule).carried
        if carried is not (None if predicted == "running" else not objecting):
            raise Discrepancy(f"{name} at minute {now}: carried {carried}; {objecting} object.")
