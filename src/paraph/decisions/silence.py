"""Silence procedures: opened, perhaps extended, answered in time or late, unbroken or broken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from paraph.decisions.calendar import Moment, Period, is_after, lasting, when
from paraph.decisions.case import Case, Voice
from paraph.decisions.electorate import call_roll
from paraph.decisions.model import Rule, Silence
from paraph.decisions.outcome import Code, Ground, Verdict
from paraph.decisions.roll import Roll
from paraph.decisions.thresholds import examine_all
from paraph.decisions.vocabulary import Conduct, Outcome, rank
from paraph.values.errors import Ambiguous, Inadmissible
from paraph.values.sentences import (
    Argument,
    Called,
    Listed,
    Sentence,
    Term,
    Words,
    counted,
    one_after_another,
    worded,
)


@dataclass(frozen=True, slots=True)
class Heard:
    """What a silence procedure shows: the verdict, the roll, items, statements and its expiry."""

    verdict: Verdict
    roll: Roll
    items: dict[str, Outcome]
    statements: tuple[Voice, ...]
    expiry: Moment | None


def hear_silence(rule: Rule, case: Case) -> Heard:
    """Whether silence was kept.

    Raises:
        Ambiguous: if the order of two replies of one member cannot be known.
        Inadmissible: if a reply comes from somebody who is no member, or names no known item.
    """
    terms = rule.silence
    assert terms is not None
    notes: list[Ground] = []
    expiry = _expiry(rule, terms, case, notes)
    opening = _opening(rule, terms, case, expiry)
    counting = _in_time(rule, terms, case, expiry, notes)
    standing = _standing(terms, counting, notes, rule)
    statements = tuple(voice for voice in standing if voice.kind == "statement")
    items = {item: _item(rule, terms, case, standing, item) for item in case.items or ("",)}
    verdict = _together(rule, terms, case, items, expiry)
    worst = min([*opening, verdict], key=lambda one: rank(one.outcome))
    grounds = [ground for one in (*opening, verdict) for ground in one.grounds]
    named = {item: one.outcome for item, (one, _) in items.items() if item}
    roll = next(iter(items.values()))[1]
    whole = replace(worst, grounds=(*grounds, *notes))
    return Heard(whole, roll, named, statements, expiry)


def _ground(rule: Rule, code: Code, words: Words, *, holds: bool | None = None) -> Ground:
    clause = (rule.silence.clause if rule.silence else None) or rule.article
    return Ground(code=code, words=words, citation=f"{rule.instrument}, {clause}", holds=holds)


def _expiry(rule: Rule, terms: Silence, case: Case, notes: list[Ground]) -> Moment | None:
    """The deadline, as the initiator extended it before it expired."""
    expiry = case.deadline
    for extension in sorted(case.extensions, key=lambda one: str(one.at)):
        parts: dict[str, Argument] = {
            "who": Called(extension.by),
            "at": when(extension.at),
            "until": when(extension.until),
        }
        if expiry is None:
            raise Inadmissible(worded("`extensions`: there is no `deadline` to extend."))
        if terms.extension == "none":
            why = worded("the rule knows no extension")
        elif extension.by != case.initiator:
            why = _only_the_initiator(case)
        elif not is_after(expiry, extension.at, "extensions.at"):
            why = worded("silence had expired on {expiry}", expiry=when(expiry))
        else:
            expiry = extension.until
            words = worded("The extension by {who} of {at} to {until} is effective.", **parts)
            notes.append(_ground(rule, Code.NOTED, words))
            continue
        words = worded(
            "The extension by {who} of {at} to {until} has no effect: {why}.", why=why, **parts
        )
        notes.append(_ground(rule, Code.NOTED, words))
    return expiry


def _only_the_initiator(case: Case) -> Sentence:
    if case.initiator:
        return worded("only the initiator, {who}, may extend", who=Called(case.initiator))
    return worded("only the initiator, not named in the case, may extend")


def _opening(rule: Rule, terms: Silence, case: Case, expiry: Moment | None) -> list[Verdict]:
    """Whether the procedure was validly opened; each fault is a verdict of its own."""
    found: list[Verdict] = []
    for words in _faults_of_opening(rule, terms, case, expiry):
        ground = _ground(rule, Code.PROCEDURE, words, holds=False)
        found.append(Verdict(outcome=Outcome.INVALID, grounds=(ground,)))
    if case.objection_to_procedure:
        who = Listed(map(Called, case.objection_to_procedure))
        never = terms.objection_to_procedure == "never starts"
        words = (
            worded("{who}: objects to the use of the procedure; it never starts.", who=who)
            if never
            else worded(
                "{who}: objects to the use of the procedure, which breaks silence.", who=who
            )
        )
        outcome = Outcome.INVALID if never else Outcome.BROKEN
        ground = _ground(rule, Code.PROCEDURE, words, holds=False)
        found.append(Verdict(outcome=outcome, grounds=(ground,)))
    found += [
        Verdict(outcome=Outcome.ADOPTED, grounds=(_ground(rule, Code.NOTED, words),))
        for words in _unsaid(terms, case)
    ]
    return found


def _faults_of_opening(
    rule: Rule, terms: Silence, case: Case, expiry: Moment | None
) -> Iterator[Sentence]:
    if case.opened_at_meeting is False and "opened at a meeting" in terms.use_needs:
        yield worded("The procedure was not opened at a meeting.")
    if terms.minimum and case.opened and expiry:
        least = Period.parse(terms.minimum).after(case.opened, rule.counting)
        if is_after(least, expiry, "deadline"):
            yield worded(
                "Silence until {expiry} is shorter than {minimum} from {opened}.",
                expiry=when(expiry),
                minimum=lasting(terms.minimum),
                opened=when(case.opened),
            )
    lapse = case.dates.get(terms.lapses_on) if terms.lapses_on else None
    if lapse and case.opened and is_after(case.opened, lapse, "opened"):
        yield worded(
            "The procedure itself had lapsed on {lapse}; it was opened on {opened}.",
            lapse=when(lapse),
            opened=when(case.opened),
        )
    if terms.evidence == "every addressee reached" and case.reached is not None:
        lost = _not_reached(case)
        if lost:
            yield worded(
                "Not reached: {who}. Silence cannot be counted against who was not asked.",
                who=lost,
            )


def _not_reached(case: Case) -> Argument:
    """Who is known not to have been reached; nothing if everybody was."""
    if isinstance(case.reached, bool):
        return "" if case.reached else worded("not every addressee")
    names = [member.name for member in case.members or ()]
    reached = case.reached or ()
    if not names:
        short = (case.number or 0) - len(reached)
        return worded("{some} of {all}", some=short, all=case.number or 0) if short > 0 else ""
    return Listed(Called(name) for name in names if name not in reached)


def _unsaid(terms: Silence, case: Case) -> Iterator[Sentence]:
    """What the rule asks for and the case does not tell; it changes nothing, but is said."""
    if terms.evidence == "every addressee reached" and case.reached is None:
        yield worded("The case does not say whether every addressee was reached (`reached`).")
    for need in terms.use_needs:
        known = need in case.established or (
            need == "opened at a meeting" and case.opened_at_meeting is not None
        )
        if not known:
            yield worded(
                "The case does not say that this was observed: {need} (`established`).",
                need=Term(need),
            )


def _in_time(
    rule: Rule, terms: Silence, case: Case, expiry: Moment | None, notes: list[Ground]
) -> list[Voice]:
    """The replies that count: known at ``as_of``, through the channel, before expiry."""
    found = []
    objections = case.objections or ()
    withdrawn = [
        replace(voice, kind="withdrawal", at=voice.withdrawn, withdrawn=None)
        for voice in objections
        if voice.withdrawn
    ]
    voices = [*case.replies, *objections, *withdrawn]
    for voice in voices:
        parts: dict[str, Argument] = {"who": _who(voice), "reply": _reply(voice)}
        if voice.at and case.as_of and is_after(voice.at, case.as_of, "as_of"):
            continue
        if voice.at and expiry and _is_late(terms, voice.at, expiry):
            words = worded(
                "The reply of {who} ({reply}) came late; entered, without effect.", **parts
            )
            notes.append(_ground(rule, Code.NOTED, words))
        elif terms.channel and voice.via and voice.via != terms.channel:
            words = worded(
                "The reply of {who} ({reply}) came by {way}, not by {channel}; entered, without "
                "effect.",
                way=Term(voice.via),
                channel=Term(terms.channel),
                **parts,
            )
            notes.append(_ground(rule, Code.NOTED, words))
        elif voice.item and voice.item not in case.items:
            raise Inadmissible(
                worded("`replies.item`: “{item}” is none of the `items`.", item=voice.item or "")
            )
        else:
            found.append(voice)
    return found


def _who(voice: Voice) -> Argument:
    """Who replied: a name, or so many members without names."""
    if voice.by:
        return Called(voice.by)
    return counted("{number} member", "{number} members", voice.number)


def _reply(voice: Voice) -> Argument:
    """What a reply says, and when it came."""
    kind = Term(voice.kind)
    return worded("{kind}, {at}", kind=kind, at=when(voice.at)) if voice.at else kind


def _is_late(terms: Silence, at: Moment, expiry: Moment) -> bool:
    if terms.at_expiry == "in time":
        return is_after(at, expiry, "replies.at")
    return not is_after(expiry, at, "replies.at")


def _standing(terms: Silence, voices: list[Voice], notes: list[Ground], rule: Rule) -> list[Voice]:
    """The last reply of each member on each item; a withdrawal takes the earlier reply away."""
    last: dict[tuple[str | None, str | None, bool], Voice] = {}
    unnamed = [voice for voice in voices if voice.by is None]
    for voice in _ordered([voice for voice in voices if voice.by is not None]):
        key = (voice.by, voice.item, voice.kind == "statement")
        if voice.kind == "withdrawal":
            if terms.withdrawal == "none":
                words = worded(
                    "{who} cannot withdraw: the rule knows no withdrawal.", who=_who(voice)
                )
                notes.append(_ground(rule, Code.NOTED, words))
                continue
            words = worded("{who} withdrew before expiry.", who=_who(voice))
            notes.append(_ground(rule, Code.NOTED, words))
            last.pop(key, None)
            continue
        if key in last:
            words = worded(
                "{who} replied again ({kind}); the last reply before expiry counts.",
                who=_who(voice),
                kind=Term(voice.kind),
            )
            notes.append(_ground(rule, Code.NOTED, words))
        last[key] = voice
    return [*last.values(), *unnamed]


def _ordered(voices: list[Voice]) -> list[Voice]:
    """Replies by moment; only a member with several must give the moment of each."""
    names = [(voice.by, voice.item) for voice in voices if voice.kind != "statement"]
    for voice in voices:
        several = names.count((voice.by, voice.item)) > 1
        if several and (voice.at is None or voice.at.hour is None):
            raise Ambiguous(
                worded(
                    "`replies`: {who} replied several times; say the hour and offset of each.",
                    who=Called(voice.by or ""),
                )
            )
    return sorted(voices, key=lambda voice: voice.at.hour.timestamp() if _timed(voice) else 0.0)  # type: ignore[union-attr]


def _timed(voice: Voice) -> bool:
    return voice.at is not None and voice.at.hour is not None


def _item(
    rule: Rule, terms: Silence, case: Case, standing: list[Voice], item: str
) -> tuple[Verdict, Roll]:
    """Whether silence was kept on one item, or on the whole if there are no items."""
    own = [voice for voice in standing if voice.item in {None, item or None}]
    breaks = tuple(
        replace(voice, at=None, withdrawn=None) for voice in own if voice.kind in terms.breaks
    )
    names = {voice.by for voice in breaks}
    supports = {
        voice.by: Conduct.YES
        for voice in own
        if voice.by and voice.kind == "support" and voice.by not in names
    }
    fresh = replace(case, objections=breaks, votes={**case.votes, **supports})
    called = call_roll(rule, fresh)
    roll = called.roll.settled(Conduct.SILENT)
    tested = examine_all(rule, rule.requires, roll)
    said = [_broke(breaks, item), *(ground.words for ground in tested.grounds)]
    ground = _ground(rule, Code.SILENCE, one_after_another(said), holds=tested.holds)
    outcome = Outcome.ADOPTED if tested.holds else Outcome.BROKEN
    return Verdict(outcome=outcome, grounds=(ground,), missing=tested.missing), roll


def _broke(breaks: tuple[Voice, ...], item: str) -> Sentence:
    """Who broke silence, on an item or on the whole."""
    words = worded("nobody broke silence.")
    if breaks:
        who = Listed(
            worded("{who} ({kind})", who=_who(voice), kind=Term(voice.kind)) for voice in breaks
        )
        words = worded("{who} broke silence.", who=who)
    return worded("{item}: {words}", item=item, words=words) if item else words


def _together(
    rule: Rule,
    terms: Silence,
    case: Case,
    items: dict[str, tuple[Verdict, Roll]],
    expiry: Moment | None,
) -> Verdict:
    """The outcome of the whole: its items, then the time."""
    verdicts = [verdict for verdict, _ in items.values()]
    grounds = [ground for verdict in verdicts for ground in verdict.grounds]
    missing = tuple(shortfall for verdict in verdicts for shortfall in verdict.missing)
    broken = [verdict for verdict in verdicts if verdict.outcome is Outcome.BROKEN]
    outcome = Outcome.ADOPTED
    if broken:
        partly = len(broken) < len(verdicts) and terms.package == "item by item"
        outcome = Outcome.PARTLY_ADOPTED if partly else Outcome.BROKEN
    today = case.as_of
    is_open = expiry and today and not _is_late(terms, today, expiry)
    if expiry and today and is_open and outcome is not Outcome.BROKEN:
        words = worded(
            "Silence lasts until {expiry}; today is {today}.",
            expiry=when(expiry),
            today=when(today),
        )
        grounds.append(_ground(rule, Code.TIMING, words))
        outcome = Outcome.PENDING
    elif expiry:
        words = worded("Silence expired on {expiry}.", expiry=when(expiry))
        grounds.append(_ground(rule, Code.TIMING, words))
    return Verdict(outcome=outcome, grounds=tuple(grounds), missing=missing)
