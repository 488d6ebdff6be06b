"""Where a decision stands at a moment: its silence, its objections, what its rule says of it.

The rule itself is applied by an *engine*, which is handed in: a function from the identifier of a
rule and a case (the JSON of ``paraph decide``) to what it computes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, Protocol

import msgspec

from paraph.decisions.acts import Cast, DecisionProposed, Declared, Reply
from paraph.decisions.outcome import Shortfall
from paraph.decisions.situation import Answer, Matter, Silence
from paraph.decisions.vocabulary import Outcome
from paraph.organisation import facts as organisation
from paraph.organisation.membership import RECORD, members, standing
from paraph.organisation.membership import Standing as Membership
from paraph.values.citations import Citation
from paraph.values.findings import Finding, Ground
from paraph.values.moments import PlacedMoment, instant
from paraph.values.sentences import Argument, Called, Sentence, Term, worded

BREAKS: Final = frozenset({Reply.OBJECTS, Reply.AMENDS})
"""Replies that break silence: who would change the text has not agreed to it."""


class Quiet(StrEnum):
    """Where a silence procedure stands."""

    NOT_OPENED = "not opened"
    RUNNING = "running"
    BROKEN = "broken"
    KEPT = "kept"


class Computed(msgspec.Struct, frozen=True):
    """What an engine says: the outcome in its word, whether the decision carried, and why.

    ``missing`` are the smallest numbers that it lacks.
    """

    outcome: str
    carried: bool | None
    grounds: tuple[Ground, ...]
    missing: tuple[Shortfall, ...] = ()


class Engine(Protocol):
    """Applies the rule of an identifier to a case."""

    def __call__(self, rule: str, case: Mapping[str, Any], /) -> Computed:
        """What the rule says of the case.

        Raises:
            ParaphError: if there is no such rule, or the case is not one for it.
        """
        ...


def deadline_at(silence: Silence, at: datetime) -> PlacedMoment:
    """The deadline as it was known at a moment: put off only by extensions made before it."""
    deadline = silence.deadline
    for one in silence.extensions:
        made = instant(one.moment)
        if made <= at and made < instant(deadline.moment):
            deadline = one.deadline
    return deadline


def standing_answers(silence: Silence, at: datetime) -> dict[str, Answer]:
    """The last reply of each addressee that arrived before the deadline, as known at a moment."""
    end = instant(deadline_at(silence, at).moment)
    found: dict[str, Answer] = {}
    for answer in sorted(silence.answers, key=lambda one: instant(one.received)):
        received = instant(answer.received)
        if received <= at and received < end:
            found[answer.addressee] = answer
    return found


def quiet(matter: Matter, at: datetime) -> Finding[Quiet]:
    """Where the silence procedure of a decision stands at a moment.

    A reply that arrives at the very moment of the deadline is late; late replies are kept and have
    no effect.  A formal objection that was made before the deadline breaks silence as a reply does.
    """
    silence = matter.silence
    if silence is None or instant(silence.opened) > at:
        return Finding(Quiet.NOT_OPENED, (Ground(worded("No silence procedure is open."), RECORD),))
    deadline = deadline_at(silence, at)
    broken = [
        Ground(
            worded("{who} answered: {reply}.", who=Called(who), reply=answer.reply),
            RECORD,
            (answer.entry,),
        )
        for who, answer in standing_answers(silence, at).items()
        if answer.reply in BREAKS
    ]
    broken += _objected(matter, silence, min(at, instant(deadline.moment)))
    if broken:
        return Finding(Quiet.BROKEN, tuple(broken))
    if at < instant(deadline.moment):
        words = worded("Silence lasts until {deadline}.", deadline=deadline)
        return Finding(Quiet.RUNNING, (Ground(words, RECORD, (silence.entry,)),))
    words = worded("Nobody broke silence before {deadline}.", deadline=deadline)
    return Finding(Quiet.KEPT, (Ground(words, RECORD, (silence.entry,)),))


def _objected(matter: Matter, silence: Silence, until: datetime) -> list[Ground]:
    return [
        Ground(worded("{who} formally objected.", who=Called(who)), RECORD, (one.entry,))
        for who, one in matter.formal_objections.items()
        if who in silence.addressees
        and instant(one.moment) < until
        and (one.withdrawn is None or instant(one.withdrawn) > until)
    ]


def not_reached(silence: Silence, at: datetime) -> tuple[str, ...]:
    """The addressees of whom the record does not show that notice reached them by a moment."""
    return tuple(
        name
        for name in silence.addressees
        if name not in silence.notices or instant(silence.notices[name].reached) > at
    )


def decided_on(matter: Matter, at: datetime) -> date:
    """The day whose rules and members count: that of the decision, not that of the question.

    It is the day on which the chair declared the decision adopted or not, or on which its silence
    ended; until then it is the day of the question.
    """
    ends = [at]
    declaration = matter.declaration
    if declaration is not None and declaration.declared is not Declared.POSTPONED:
        ends.append(instant(declaration.moment))
    if matter.silence is not None:
        ends.append(instant(deadline_at(matter.silence, at).moment))
    return min(ends).date()


def rule_of(matter: Matter, organs: organisation.Situation, at: datetime) -> Finding[str | None]:
    """The rule under which a decision stands: its own, else the organ's for the matter that day."""
    proposed = matter.proposed
    if proposed.rule is not None:
        words = worded("The decision was proposed under {rule}.", rule=proposed.rule)
        return Finding(proposed.rule, (Ground(words, RECORD, (matter.entry,)),))
    organ = organs.organs.get(proposed.organ)
    for adopted in reversed(organ.rules if organ else ()):
        if adopted.since <= decided_on(matter, at):
            found = adopted.rules.get(proposed.matter) or adopted.rules.get("*")
            words = _by_rule(proposed, found)
            return Finding(found, (Ground(words, RECORD, (adopted.entry,)),))
    words = worded("No rule is known by which {organ} decides.", organ=Called(proposed.organ))
    return Finding(None, (Ground(words, RECORD, (matter.entry,)),))


def case_of(matter: Matter, organs: organisation.Situation, at: datetime) -> dict[str, Any]:
    """The facts of a decision at a moment, as the JSON that ``paraph decide`` reads."""
    on = decided_on(matter, at)
    electorate = members(organs, on).value
    against = _objections(matter, at)
    case: dict[str, Any] = {
        "members": list(electorate),
        "concerned": list(matter.proposed.concerned) or None,
        "suspended": [
            name for name in electorate if standing(organs, name, on).value is Membership.SUSPENDED
        ]
        or None,
        "objections": against,
        "opinions": [
            {"by": who, "at": one.moment, "text": one.words} for who, one in matter.opinions
        ]
        or None,
        "votes": _votes(matter, {one["by"] for one in against}) or None,
        "not_participating": list(matter.not_participating) or None,
        "as_of": at.isoformat(timespec="seconds"),
    }
    meeting = organs.meetings.get(matter.proposed.meeting or "")
    if meeting is not None and meeting.present is not None:
        case["present"] = list(meeting.present)
    if matter.silence is not None:
        case |= _silence_case(matter.silence)
    return {name: value for name, value in case.items() if value is not None}


def _objections(matter: Matter, at: datetime) -> list[dict[str, str]]:
    """Who objects: formally, or by a reply that broke silence in time."""
    found = {
        who: one.moment
        for who, one in matter.formal_objections.items()
        if one.withdrawn is None or instant(one.withdrawn) > at
    }
    if matter.silence is not None:
        for who, answer in standing_answers(matter.silence, at).items():
            if answer.reply in BREAKS:
                found.setdefault(who, answer.received)
    return [{"by": who, "at": moment} for who, moment in found.items()]


def _votes(matter: Matter, against: set[str]) -> dict[str, str]:
    """How members voted; who objects besides has not voted otherwise, until it withdraws."""
    words = {Cast.FOR: "yes", Cast.AGAINST: "no", Cast.ABSTAIN: "abstain"}
    votes = {who: words[one.cast] for who, one in matter.votes.items()}
    declared = {who: "abstain" for who in matter.abstentions if who not in votes}
    return {
        who: word for who, word in (votes | declared).items() if word == "no" or who not in against
    }


def _silence_case(silence: Silence) -> dict[str, Any]:
    return {
        "opened": silence.opened,
        "deadline": silence.deadline.moment,
        "initiator": silence.by,
        "reached": [name for name in silence.addressees if name in silence.notices],
        "replies": [
            {"by": one.addressee, "at": one.received, "kind": one.reply.value}
            for one in silence.answers
        ],
        "extensions": [
            {"by": one.by, "at": one.moment, "until": one.deadline.moment}
            for one in silence.extensions
        ],
    }


def outcome(
    matter: Matter, organs: organisation.Situation, at: datetime, engine: Engine
) -> Computed:
    """What the rule says of a decision at a moment; while silence runs, nothing yet.

    Raises:
        ParaphError: if the engine knows no such rule, or the facts are too few for it.
    """
    rule = rule_of(matter, organs, at)
    if rule.value is None:
        return Computed("no rule", carried=None, grounds=rule.grounds)
    stands = quiet(matter, at)
    if stands.value is Quiet.RUNNING:
        return Computed("pending", carried=None, grounds=stands.grounds)
    return engine(rule.value, case_of(matter, organs, at))


def _by_rule(proposed: DecisionProposed, rule: str | None) -> Sentence:
    parts: dict[str, Argument] = {"organ": Called(proposed.organ), "rule": rule or ""}
    if rule is None:
        return worded("{organ} has no rule for this matter.", organ=Called(proposed.organ))
    if proposed.matter == "*":
        return worded("{organ} decides by {rule}.", **parts)
    return worded("{organ} decides {matter} by {rule}.", matter=Term(proposed.matter), **parts)


def _outcome(computed: Computed) -> str:
    """The outcome as a word of the vocabulary, if it is one."""
    known = {one.value: one for one in Outcome}
    return known.get(computed.outcome, computed.outcome)


def compared(matter: Matter, computed: Computed) -> Finding[bool | None]:
    """Whether what the chair declared agrees with what the rule says; None if neither can be said.

    A difference is shown and blocks nothing.
    """
    declaration = matter.declaration
    if declaration is None or declaration.declared is Declared.POSTPONED:
        words = worded("The chair has declared nothing that a rule could be compared with.")
        return Finding(None, (Ground(words, RECORD, (matter.entry,)),))
    said, entries = declaration.declared, (declaration.entry,)
    if computed.carried is None:
        words = worded(
            "The chair declared it {declared}; the rule cannot say yet: {outcome}.",
            declared=said,
            outcome=_outcome(computed),
        )
        return Finding(None, (Ground(words, Citation("the rule"), entries), *computed.grounds))
    agrees = computed.carried is (said is Declared.ADOPTED)
    parts: dict[str, Argument] = {"declared": said, "outcome": _outcome(computed)}
    words = (
        worded("The chair declared it {declared}, which the rule gives too: {outcome}.", **parts)
        if agrees
        else worded("The chair declared it {declared}, but the rule gives: {outcome}.", **parts)
    )
    return Finding(agrees, (Ground(words, Citation("the rule"), entries), *computed.grounds))
