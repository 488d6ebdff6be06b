"""Windows for objections: tacit acceptance, opting out, and their extensions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from paraph.decisions.calendar import Moment, Period, is_after, lasting, when
from paraph.decisions.case import Case, Voice
from paraph.decisions.electorate import call_roll, named_groups, said_by, withdrew
from paraph.decisions.model import Rule, SpecialWindow, Window
from paraph.decisions.outcome import Code, Ground, Verdict
from paraph.decisions.roll import Roll
from paraph.decisions.thresholds import examine_any
from paraph.decisions.vocabulary import Conduct, Method, Outcome
from paraph.values.errors import Inadmissible, Malformed
from paraph.values.sentences import Sentence, Term, Words, worded


@dataclass(frozen=True, slots=True)
class Looked:
    """What a window shows: the verdict, the roll with the objectors, and when it closes."""

    verdict: Verdict
    roll: Roll
    closes: Moment | None
    specially: tuple[tuple[str, Moment], ...] = ()


def look_through(rule: Rule, case: Case, meeting: Roll) -> Looked:
    """The objections in the window of ``rule`` and what they do; ``meeting`` is the vote's roll.

    Raises:
        Malformed: if the case lacks the date on which the window opens.
        Inadmissible: if its deadline contradicts the rule.
    """
    window = rule.window
    assert window is not None
    closes = _closing(window, rule, case)
    specially = _specially(rule, case, meeting)
    notes: list[Sentence] = []
    heard = _heard(window, case, closes, specially, notes)
    if window.extension and closes and heard:
        closes, heard = _extended(rule, case, closes, notes)
    roll = _roll(rule, case, meeting, heard)
    verdict = _verdict(rule, case, roll, closes)
    grounds = [*verdict.grounds, *(_ground(rule, note) for note in notes)]
    return Looked(replace(verdict, grounds=tuple(grounds)), roll, closes, tuple(specially.items()))


def _ground(rule: Rule, words: Words, *, holds: bool | None = None) -> Ground:
    assert rule.window is not None
    clause = rule.window.clause or rule.article
    return Ground(
        code=Code.NOTED if holds is None else Code.WINDOW,
        words=words,
        citation=f"{rule.instrument}, {clause}",
        holds=holds,
    )


def _closing(window: Window, rule: Rule, case: Case) -> Moment | None:
    """When the window closes; unknown only where the case gives no dates at all."""
    opened = case.dates.get(window.opens)
    if opened is None:
        if case.deadline is None and any(voice.at for voice in case.objections or ()):
            raise Malformed(
                worded(
                    "`{field}` is missing: the window opens with it, and the case has objections "
                    "with dates.",
                    field=f"dates.{window.opens}",
                )
            )
        return case.deadline
    end = Period.parse(window.length).after(opened, rule.counting) if window.length else None
    if case.deadline is None:
        return end
    _check_deadline(window, rule, opened, case.deadline, end)
    return case.deadline


def _check_deadline(
    window: Window, rule: Rule, opened: Moment, deadline: Moment, end: Moment | None
) -> None:
    if window.minimum:
        least = Period.parse(window.minimum).after(opened, rule.counting)
        if is_after(least, deadline, "deadline"):
            raise Inadmissible(
                worded(
                    "`deadline`: {deadline} is earlier than {least}, which is {period} after "
                    "{opened}.",
                    deadline=when(deadline),
                    least=when(least),
                    period=lasting(window.minimum),
                    opened=when(opened),
                )
            )
    elif window.length and end and str(end) != str(deadline):
        raise Inadmissible(
            worded(
                "`deadline`: it says {deadline}, but {period} after {opened} is {end}; leave it "
                "out.",
                deadline=when(deadline),
                period=lasting(window.length),
                opened=when(opened),
                end=when(end),
            )
        )


def _specially(rule: Rule, case: Case, meeting: Roll) -> dict[str, Moment]:
    """The closing of each member that has a window of its own."""
    window = rule.window
    assert window is not None
    found: dict[str, Moment] = {}
    for special in window.special:
        closes = _special_closing(special, rule, case)
        if closes is None:
            continue
        members: Iterable[str] = named_groups(rule, case).get(special.among, ())
        if special.among == "absent":
            absent = meeting.where(lambda bloc: bloc.conduct is Conduct.ABSENT)
            members = absent.names
        found |= dict.fromkeys(members, closes)
    return found


def _special_closing(special: SpecialWindow, rule: Rule, case: Case) -> Moment | None:
    window = rule.window
    assert window is not None
    if special.length:
        opened = case.dates.get(window.opens)
        return opened and Period.parse(special.length).after(opened, rule.counting)
    assert special.before
    assert special.by
    end = case.dates.get(special.before)
    return end and Period.parse(special.by).before(end)


def _heard(
    window: Window,
    case: Case,
    closes: Moment | None,
    specially: dict[str, Moment],
    notes: list[Sentence],
) -> list[Voice]:
    """The objections that were in time and complete, and were not withdrawn in time."""
    heard = []
    for voice in case.objections or ():
        end = specially.get(voice.by or "", closes)
        lacking = [need for need in window.objection_needs if need not in voice.having]
        if voice.at and end and is_after(voice.at, end, "objections.at"):
            notes.append(
                worded(
                    "The objection of {who} of {at} came after the window closed on {end}; "
                    "it is entered and has no effect.",
                    who=said_by(voice),
                    at=when(voice.at),
                    end=when(end),
                )
            )
        elif lacking:
            notes.append(
                worded(
                    "The objection of {who} lacks {needs}: no effect.",
                    who=said_by(voice),
                    needs=tuple(map(Term, lacking)),
                )
            )
        elif voice.withdrawn and not (end and is_after(voice.withdrawn, end, "withdrawals.at")):
            notes.append(withdrew(voice, voice.withdrawn))
        elif not (case.as_of and voice.at and is_after(voice.at, case.as_of, "as_of")):
            heard.append(voice)
    return heard


def _extended(
    rule: Rule, case: Case, closes: Moment, notes: list[Sentence]
) -> tuple[Moment, list[Voice]]:
    """The window prolonged for all by an objection in time, and those heard in it.

    It ends after the additional period, or so long after the last objection in that period,
    whichever is later.  What is received after the additional period prolongs nothing further.
    """
    window = rule.window
    assert window is not None
    assert window.extension is not None
    additional = Period.parse(window.extension.by).after(closes, rule.counting)
    received = [
        voice.at
        for voice in case.objections or ()
        if voice.at
        and is_after(voice.at, closes, "objections.at")
        and not is_after(voice.at, additional, "objections.at")
    ]
    ends = [additional]
    if received:
        last = max(received, key=lambda at: (at.day, str(at)))
        ends.append(Period.parse(window.extension.or_after_last).after(last, rule.counting))
    end = ends[-1] if is_after(ends[-1], additional, "objections.at") else additional
    notes[:] = [
        worded(
            "An objection in the first period, ended {closes}, prolongs the window to {end}.",
            closes=when(closes),
            end=when(end),
        )
    ]
    return end, _heard(_without_extension(window), case, end, {}, notes)


def _without_extension(window: Window) -> Window:
    """The window without its extension, for the second look."""
    return Window(opens=window.opens, length=window.length, objection_needs=window.objection_needs)


def _roll(rule: Rule, case: Case, meeting: Roll, heard: list[Voice]) -> Roll:
    """The roll of the window: who objected in it, and all others silent."""
    if case.objections is None and rule.method is Method.TACIT:
        return meeting.settled(Conduct.SILENT)
    voices = tuple(replace(voice, at=None, withdrawn=None) for voice in heard)
    if rule.method is Method.TACIT:
        votes = {} if rule.fallback else case.votes
        tally = None if rule.fallback else case.tally
        fresh = replace(case, objections=voices, votes=votes, tally=tally)
        return call_roll(rule, fresh).roll.settled(Conduct.SILENT)
    groups = {name: group for name, group in case.groups.items() if group.names is not None}
    fresh = replace(
        case, objections=voices, votes={}, tally=None, groups=groups, weights={}, totals={},
        present=None, absent=None, number=None if case.members else meeting.number,
    )  # fmt: skip
    return call_roll(rule, fresh).roll.settled(Conduct.SILENT)


def _turned(ground: Ground, *, met: bool) -> Ground:
    """A ground of `fails_if`: what holds there speaks against the decision."""
    if ground.holds is None:
        return ground
    words = worded("It fails if: {ground}", ground=ground.words)
    return replace(ground, words=words, holds=not (met and ground.holds))


def _verdict(rule: Rule, case: Case, roll: Roll, closes: Moment | None) -> Verdict:
    window = rule.window
    assert window is not None
    tested = examine_any(rule, window.fails_if, roll)
    if window.fails_if and tested.holds:
        grounds = tuple(_turned(ground, met=True) for ground in tested.grounds)
        return Verdict(outcome=window.failing, grounds=grounds)
    grounds = tuple(_turned(ground, met=False) for ground in tested.grounds)
    if closes and case.as_of and not is_after(case.as_of, closes, "as_of"):
        words = worded(
            "The window is open until {closes}; today is {today}.",
            closes=when(closes),
            today=when(case.as_of),
        )
        open_ = _ground(rule, words)
        open_ = replace(open_, code=Code.TIMING)
        binding = rule.method is not Method.TACIT and not window.fails_if
        outcome = Outcome.ADOPTED if binding else Outcome.PENDING
        return Verdict(outcome=outcome, grounds=(*grounds, open_))
    words = (
        worded("The window closed on {closes}.", closes=when(closes))
        if closes
        else worded("No dates: objections count as in time.")
    )
    ended = _ground(rule, words, holds=True)
    return Verdict(outcome=window.if_it_passes, grounds=(*grounds, ended))
