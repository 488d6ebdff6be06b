"""A decision as a page shows it: its rule, what the rule gives and why, its silence with the clock.

Everything is found anew from what the viewer may see; nothing here decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from babel.dates import format_timedelta

from paraph.decisions.acts import Declared
from paraph.decisions.catalogue import catalogue
from paraph.decisions.model import Rule
from paraph.decisions.proceedings import (
    BREAKS,
    Computed,
    Quiet,
    compared,
    deadline_at,
    not_reached,
    outcome,
    quiet,
    rule_of,
    standing_answers,
)
from paraph.decisions.situation import Answer, Matter, Notice
from paraph.decisions.vocabulary import Outcome
from paraph.secretariat import Situation
from paraph.secretariat.engine import apply_rule
from paraph.values.errors import ParaphError
from paraph.values.findings import Finding
from paraph.values.moments import PlacedMoment, instant
from paraph.web.speaking import fault_told, teller


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom silence was asked of: the notice that reached it, and what it answered."""

    name: str
    notice: Notice | None
    answer: Answer | None
    breaks: bool


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of a silence procedure: when it was opened, when it ends, how much is left."""

    opened: str
    deadline: PlacedMoment
    left: timedelta
    percent: int

    @property
    def in_words(self) -> str:
        """What is left, in the two largest units."""
        return time_in_words(self.left)


@dataclass(frozen=True, slots=True)
class MatterFound:
    """A decision with everything that is found of it at a moment."""

    name: str
    matter: Matter
    rule: Finding[str | None]
    quiet: Finding[Quiet]
    computed: Computed | None
    doubt: str
    texts: tuple[str, ...]
    clock: Clock | None
    addressees: tuple[Addressee, ...]
    late: tuple[Answer, ...]
    unreached: tuple[str, ...]
    compared: Finding[bool | None] | None

    @property
    def text_of_rule(self) -> Rule | None:
        """The rule in the words of its instrument, if Paraph ships it."""
        return shipped_rule(self.rule.value)

    @property
    def outcome(self) -> Outcome | str:
        """What the rule gives, as a word."""
        if self.computed is None:
            return ""
        known = {one.value: one for one in Outcome}
        return known.get(self.computed.outcome, self.computed.outcome)

    @property
    def is_settled(self) -> bool:
        """Whether it was declared adopted or not, or withdrawn: nothing more is to be done."""
        declared = self.matter.declaration
        is_declared = declared is not None and declared.declared is not Declared.POSTPONED
        return is_declared or self.matter.withdrawn is not None

    @property
    def may_be_repeated(self) -> bool:
        """Whether its silence was broken, or it was not adopted: it can be put anew."""
        declared = self.matter.declaration
        fell = declared is not None and declared.declared is Declared.NOT_ADOPTED
        return fell or self.quiet.value is Quiet.BROKEN


def shipped_rule(name: str | None) -> Rule | None:
    """A rule in the words of its instrument, if Paraph ships it."""
    try:
        return catalogue().find(name) if name else None
    except ParaphError:
        return None


def matters(situation: Situation, at: datetime) -> Iterator[MatterFound]:
    """Every decision, the newest first."""
    for name in reversed(list(situation.decisions.matters)):
        yield matter_found(situation, name, at)


def matter_found(situation: Situation, name: str, at: datetime) -> MatterFound:
    """A decision as it stands at a moment."""
    matter = situation.decisions.matters[name]
    computed, doubt = _computed(matter, situation, at)
    silence = matter.silence
    answers = standing_answers(silence, at) if silence else {}
    counted = {id(one) for one in answers.values()}
    return MatterFound(
        name=name,
        matter=matter,
        rule=rule_of(matter, situation.organisation, at),
        quiet=quiet(matter, at),
        computed=computed,
        doubt=doubt,
        texts=tuple(_texts(situation, name)),
        clock=_clock(matter, at),
        addressees=tuple(_addressees(matter, answers)),
        late=tuple(
            one
            for one in (silence.answers if silence else ())
            if id(one) not in counted
            and silence
            and instant(one.received) >= instant(deadline_at(silence, at).moment)
        ),
        unreached=not_reached(silence, at) if silence else (),
        compared=compared(matter, computed) if computed and matter.declaration else None,
    )


def _computed(matter: Matter, situation: Situation, at: datetime) -> tuple[Computed | None, str]:
    if matter.withdrawn is not None:
        return None, ""
    try:
        return outcome(matter, situation.organisation, at, apply_rule), ""
    except ParaphError as error:
        return None, fault_told(error)


def _texts(situation: Situation, decision: str) -> Iterator[str]:
    for name, facts in situation.negotiation.texts.items():
        if any(one.decision == decision for one in facts.sought):
            yield name


def _clock(matter: Matter, at: datetime) -> Clock | None:
    if matter.silence is None:
        return None
    opened, deadline = matter.silence.opened, deadline_at(matter.silence, at)
    end = instant(deadline.moment)
    whole, gone = end - instant(opened), at - instant(opened)
    percent = min(100, max(0, round(100 * gone / whole))) if whole else 100
    return Clock(opened, deadline, max(end - at, timedelta()), percent)


def _addressees(matter: Matter, answers: dict[str, Answer]) -> Iterator[Addressee]:
    if matter.silence is None:
        return
    for name in matter.silence.addressees:
        answer = answers.get(name)
        objected = matter.formal_objections.get(name)
        breaks = (answer is not None and answer.reply in BREAKS) or (
            objected is not None and objected.withdrawn is None
        )
        yield Addressee(name, matter.silence.notices.get(name), answer, breaks)


NEVER: Final = 1e9
"""From so many of a smaller unit on, a larger one is taken: hours stay hours."""


def time_in_words(left: timedelta) -> str:
    """A length of time in its two largest units, in the language of the page."""
    minutes = int(left.total_seconds()) // 60
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts: list[tuple[timedelta, Literal["day", "hour", "minute"]]] = (
        [(timedelta(hours=hours), "hour"), (timedelta(minutes=rest), "minute")]
        if not days
        else [(timedelta(days=days), "day"), (timedelta(hours=hours), "hour")]
    )
    shown = [one for one in parts if one[0]] or [(timedelta(), "minute")]
    locale = teller().language.locale
    return " ".join(
        format_timedelta(length, granularity=unit, threshold=NEVER, locale=locale)
        for length, unit in shown
    )
