"""Silence procedures: opened, perhaps extended, answered in time or late, unbroken or broken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from paraph.decisions.calendar import Moment, Period, is_after
from paraph.decisions.case import Case, Voice
from paraph.decisions.electorate import call_roll
from paraph.decisions.model import Rule, Silence
from paraph.decisions.outcome import Code, Ground, Verdict
from paraph.decisions.roll import Roll
from paraph.decisions.thresholds import examine_all
from paraph.decisions.vocabulary import Conduct, Outcome, rank
from paraph.values.errors import Ambiguous, Inadmissible


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


def _ground(rule: Rule, code: Code, sentence: str, *, holds: bool | None = None) -> Ground:
    clause = (rule.silence.clause if rule.silence else None) or rule.article
    return Ground(
        code=code, sentence=sentence, citation=f"{rule.instrument}, {clause}", holds=holds
    )


def _expiry(rule: Rule, terms: Silence, case: Case, notes: list[Ground]) -> Moment | None:
    """The deadline, as the initiator extended it before it expired."""
    expiry = case.deadline
    for extension in sorted(case.extensions, key=lambda one: str(one.at)):
        words = f"The extension by {extension.by} of {extension.at} to {extension.until}"
        if expiry is None:
            raise Inadmissible("`extensions`: there is no `deadline` to extend.")
        if terms.extension == "none":
            why = "the rule knows no extension"
        elif extension.by != case.initiator:
            why = f"only the initiator, {case.initiator or 'not named in the case'}, may extend"
        elif not is_after(expiry, extension.at, "extensions.at"):
            why = f"silence had expired on {expiry}"
        else:
            expiry = extension.until
            notes.append(_ground(rule, Code.NOTED, f"{words} is effective."))
            continue
        notes.append(_ground(rule, Code.NOTED, f"{words} has no effect: {why}."))
    return expiry


def _opening(rule: Rule, terms: Silence, case: Case, expiry: Moment | None) -> list[Verdict]:
    """Whether the procedure was validly opened; each fault is a verdict of its own."""
    found: list[Verdict] = []
    for sentence in _faults_of_opening(rule, terms, case, expiry):
        ground = _ground(rule, Code.PROCEDURE, sentence, holds=False)
        found.append(Verdict(outcome=Outcome.INVALID, grounds=(ground,)))
    if case.objection_to_procedure:
        who = ", ".join(case.objection_to_procedure)
        never = terms.objection_to_procedure == "never starts"
        sentence = f"{who}: objects to the use of the procedure" + (
            "; it never starts." if never else ", which breaks silence."
        )
        outcome = Outcome.INVALID if never else Outcome.BROKEN
        ground = _ground(rule, Code.PROCEDURE, sentence, holds=False)
        found.append(Verdict(outcome=outcome, grounds=(ground,)))
    found += [
        Verdict(outcome=Outcome.ADOPTED, grounds=(_ground(rule, Code.NOTED, sentence),))
        for sentence in _unsaid(terms, case)
    ]
    return found


def _faults_of_opening(
    rule: Rule, terms: Silence, case: Case, expiry: Moment | None
) -> Iterator[str]:
    if case.opened_at_meeting is False and "opened at a meeting" in terms.use_needs:
        yield "The procedure was not opened at a meeting."
    if terms.minimum and case.opened and expiry:
        least = Period.parse(terms.minimum).after(case.opened, rule.counting)
        if is_after(least, expiry, "deadline"):
            yield f"Silence until {expiry} is shorter than {terms.minimum} from {case.opened}."
    lapse = case.dates.get(terms.lapses_on) if terms.lapses_on else None
    if lapse and case.opened and is_after(case.opened, lapse, "opened"):
        yield f"The procedure itself had lapsed on {lapse}; it was opened on {case.opened}."
    if terms.evidence == "every addressee reached" and case.reached is not None:
        lost = _not_reached(case)
        if lost:
            yield f"Not reached: {lost}. Silence cannot be counted against who was not asked."


def _not_reached(case: Case) -> str:
    """Who is known not to have been reached."""
    if isinstance(case.reached, bool):
        return "" if case.reached else "not every addressee"
    names = [member.name for member in case.members or ()]
    reached = case.reached or ()
    if not names:
        short = (case.number or 0) - len(reached)
        return f"{short} of {case.number}" if short > 0 else ""
    return ", ".join(name for name in names if name not in reached)


def _unsaid(terms: Silence, case: Case) -> Iterator[str]:
    """What the rule asks for and the case does not tell; it changes nothing, but is said."""
    if terms.evidence == "every addressee reached" and case.reached is None:
        yield "The case does not say whether every addressee was reached (`reached`)."
    for need in terms.use_needs:
        known = need in case.established or (
            need == "opened at a meeting" and case.opened_at_meeting is not None
        )
        if not known:
            yield f"The case does not say that this was observed: {need} (`established`)."


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
        who = voice.by or _some(voice)
        words = f"The reply of {who} ({voice.kind}{f', {voice.at}' if voice.at else ''})"
        if voice.at and case.as_of and is_after(voice.at, case.as_of, "as_of"):
            continue
        if voice.at and expiry and _is_late(terms, voice.at, expiry):
            notes.append(_ground(rule, Code.NOTED, f"{words} came late; entered, without effect."))
        elif terms.channel and voice.via and voice.via != terms.channel:
            why = f"came by {voice.via}, not by {terms.channel}"
            notes.append(_ground(rule, Code.NOTED, f"{words} {why}; entered, without effect."))
        elif voice.item and voice.item not in case.items:
            raise Inadmissible(f"`replies.item`: “{voice.item}” is none of the `items`.")
        else:
            found.append(voice)
    return found


def _some(voice: Voice) -> str:
    """Members without names: how many."""
    return "1 member" if voice.number == 1 else f"{voice.number} members"


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
                words = f"{voice.by} cannot withdraw: the rule knows no withdrawal."
                notes.append(_ground(rule, Code.NOTED, words))
                continue
            notes.append(_ground(rule, Code.NOTED, f"{voice.by} withdrew before expiry."))
            last.pop(key, None)
            continue
        if key in last:
            words = f"{voice.by} replied again ({voice.kind}); the last reply before expiry counts."
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
                f"`replies`: {voice.by} replied several times; say the hour and offset of each."
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
    where = f"{item}: " if item else ""
    who = ", ".join(f"{voice.by or _some(voice)} ({voice.kind})" for voice in breaks)
    words = f"{where}{who or 'nobody'} broke silence. " + " ".join(
        ground.sentence for ground in tested.grounds
    )
    ground = _ground(rule, Code.SILENCE, words, holds=tested.holds)
    outcome = Outcome.ADOPTED if tested.holds else Outcome.BROKEN
    return Verdict(outcome=outcome, grounds=(ground,), missing=tested.missing), roll


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
    open_ = expiry and case.as_of and not _is_late(terms, case.as_of, expiry)
    if open_ and outcome is not Outcome.BROKEN:
        words = f"Silence lasts until {expiry}; today is {case.as_of}."
        grounds.append(_ground(rule, Code.TIMING, words))
        outcome = Outcome.PENDING
    elif expiry:
        grounds.append(_ground(rule, Code.TIMING, f"Silence expired on {expiry}."))
    return Verdict(outcome=outcome, grounds=tuple(grounds), missing=missing)
