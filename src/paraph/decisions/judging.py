"""One rule applied to one case, without what may follow: the verdicts of its parts together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from paraph.decisions.calendar import Moment
from paraph.decisions.case import Case
from paraph.decisions.electorate import Called, call_roll
from paraph.decisions.model import Condition, Rule
from paraph.decisions.outcome import Code, Ground, Verdict
from paraph.decisions.quorum import examine_quorum
from paraph.decisions.roll import Bloc, Roll
from paraph.decisions.silence import hear_silence
from paraph.decisions.thresholds import Tested, examine_all, examine_any, is_no, is_yes
from paraph.decisions.vocabulary import WITHOUT_VOTE, Conduct, Meaning, Method, Outcome, rank
from paraph.decisions.windows import look_through
from paraph.values.errors import Ambiguous, Malformed
from paraph.values.sentences import (
    Argument,
    Listed,
    Sentence,
    Term,
    Words,
    counted,
    one_after_another,
    worded,
)
from paraph.values.sentences import Called as Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The verdict on a case, and the rolls, items and moments that were found on the way."""

    verdict: Verdict
    roll: Roll
    told: Roll
    effective: Roll
    items: dict[str, Outcome]
    statements: tuple[Words, ...]
    moments: dict[str, Moment | None]


def judge(rule: Rule, case: Case) -> Judged:
    """What the parts of ``rule`` say about ``case``.

    Raises:
        Malformed, Inadmissible, Ambiguous: if the case does not say enough, or contradicts itself.
    """
    match rule.method:
        case Method.SILENCE:
            return _silent(rule, case)
        case Method.DETERMINATION:
            return _determined(rule, case)
        case _:
            return _counted(rule, case)


def _silent(rule: Rule, case: Case) -> Judged:
    heard = hear_silence(rule, case)
    said = tuple(_statement(voice.by, voice.text) for voice in heard.statements)
    return Judged(
        verdict=heard.verdict,
        roll=heard.roll,
        told=heard.roll,
        effective=heard.roll,
        items=heard.items,
        statements=said,
        moments={"expiry": heard.expiry},
    )


def _statement(by: str | None, text: str | None) -> Sentence:
    return worded("{who}: {words}", who=Name(by), words=text or worded("statement"))


def _determined(rule: Rule, case: Case) -> Judged:
    """What somebody determined; without it nothing can be computed."""
    asked = rule.determination
    assert asked is not None
    try:
        roll = call_roll(rule, case).roll
    except Malformed:
        roll = Roll(())
    found = case.determination
    if found is None:
        words = worded(
            "No arithmetic decides this: {who} must determine {what}.",
            who=Term(asked.by),
            what=Term(asked.asks),
        )
        verdict = _single(rule, Outcome.NEEDS_DETERMINATION, Code.DETERMINATION, words)
    elif lacking := [need for need in asked.also_needs if need not in found.having]:
        words = worded(
            "The determination of {who} lacks: {needs}.",
            who=Name(found.by),
            needs=Listed(map(Term, lacking)),
        )
        verdict = _single(rule, Outcome.NEEDS_DETERMINATION, Code.DETERMINATION, words)
    else:
        what = Outcome.ADOPTED if found.carried else Outcome.NOT_ADOPTED
        said = [worded("{who} determined: {outcome}.", who=Name(found.by), outcome=what)]
        outcome = rule.when_met if found.carried else rule.when_not_met
        if found.appeal:
            outcome = Outcome.PENDING
            said.append(worded("It is appealed: {appeal}.", appeal=found.appeal))
        elif asked.appeal_to:
            said.append(worded("An appeal lies to {whom}.", whom=Term(asked.appeal_to)))
        verdict = _single(rule, outcome, Code.DETERMINATION, one_after_another(said))
    return Judged(
        verdict=verdict, roll=roll, told=roll, effective=roll, items={}, statements=(), moments={}
    )


def _single(rule: Rule, outcome: Outcome, code: Code, words: Words) -> Verdict:
    ground = Ground(code=code, words=words, citation=rule.citation, holds=outcome.carried)
    return Verdict(outcome=outcome, grounds=(ground,))


def _counted(rule: Rule, case: Case) -> Judged:
    """A rule that counts; what the case leaves open is tried both ways."""
    own = rule.method is not Method.TACIT and rule.window is None
    unweighed = case.objections is not None and rule.method is Method.TACIT
    meeting = replace(case, weights={}, totals={}) if unweighed else case
    called = call_roll(rule, meeting, with_objections=own)
    usual = Conduct.SILENT if rule.method in WITHOUT_VOTE else Conduct.ABSENT
    first = _settled(rule, case, called, case.rest or usual)
    if case.rest is None and called.roll.count(Conduct.UNACCOUNTED):
        other = Conduct.ABSENT if usual is Conduct.SILENT else Conduct.SILENT
        second = _settled(rule, case, called, other)
        if first.verdict.outcome.carried != second.verdict.outcome.carried:
            raise Ambiguous(
                worded(
                    "`rest` is missing: members of whom the case says nothing: {number}. Whether "
                    "they were absent or silent decides the matter under {rule}: “{usual}” gives "
                    "“{first}”, “{other}” gives “{second}”.",
                    number=called.roll.count(Conduct.UNACCOUNTED),
                    rule=rule.id,
                    usual=usual,
                    first=first.verdict.outcome,
                    other=other,
                    second=second.verdict.outcome,
                )
            )
    return first


def _settled(rule: Rule, case: Case, called: Called, rest: Conduct) -> Judged:
    quorum = examine_quorum(rule, case, called.roll)
    roll = called.roll.settled(rest)
    roll = roll.where(lambda bloc: not _is_outside(rule, bloc.conduct))
    verdicts = [quorum] if quorum else []
    verdicts += _preventing(rule, roll)
    referred = quorum is not None and quorum.outcome is Outcome.REFERRED
    if (rule.requires or rule.fails_if) and not referred:
        verdicts.append(_conditions(rule, case, roll))
    effective = Roll(called.roll.settled(rest).blocs + called.apart.blocs)
    moments = {"decision": case.dates.get("decision")}
    if rule.window:
        looked = look_through(rule, case, roll)
        verdicts.append(looked.verdict)
        effective = looked.roll
        moments["window closes"] = looked.closes
        moments |= {f"window closes for {name}": end for name, end in looked.specially}
    verdict = join(verdicts)
    notes = tuple(
        Ground(code=Code.NOTED, words=note, citation=rule.citation) for note in called.notes
    )
    verdict = replace(verdict, grounds=verdict.grounds + notes)
    return Judged(
        verdict=verdict,
        roll=roll,
        told=called.roll,
        effective=effective,
        items={},
        statements=(),
        moments=moments,
    )


def join(verdicts: list[Verdict]) -> Verdict:
    """The gravest outcome, with all grounds and all that is missing."""
    assert verdicts, "checked when the rule was loaded"
    worst = min(verdicts, key=lambda verdict: rank(verdict.outcome))
    return Verdict(
        outcome=worst.outcome,
        grounds=tuple(ground for verdict in verdicts for ground in verdict.grounds),
        missing=tuple(shortfall for verdict in verdicts for shortfall in verdict.missing),
    )


_MEANING_OF = {
    Conduct.ABSTAIN: "abstention",
    Conduct.DECLARED: "abstention",
    Conduct.SILENT: "silence",
    Conduct.ABSENT: "absence",
    Conduct.OUT: "not_participating",
}


def _means(rule: Rule, conduct: Conduct) -> Meaning | None:
    word = _MEANING_OF.get(conduct)
    return getattr(rule.meanings, word) if word else None


def _is_outside(rule: Rule, conduct: Conduct) -> bool:
    return _means(rule, conduct) is Meaning.OUTSIDE


def _preventing(rule: Rule, roll: Roll) -> list[Verdict]:
    """Conduct that prevents any decision: where all must be present, one absence."""
    blocs = [b for b in roll.blocs if b.number and _means(rule, b.conduct) is Meaning.PREVENTS]
    if not blocs:
        return []
    words = worded(
        "{who}: {conduct}. Without all there is no decision.",
        who=Listed(map(_whom, blocs)),
        conduct=blocs[0].conduct,
    )
    return [_single(rule, Outcome.NO_QUORUM, Code.PRESENCE, words)]


def _whom(bloc: Bloc) -> Argument:
    if bloc.name:
        return Name(bloc.name)
    return counted("{number} of the members", "{number} of the members", bloc.number)


def _conditions(rule: Rule, case: Case, roll: Roll) -> Verdict:
    """What is required holds, and nothing that fails the decision does."""
    tested = examine_all(rule, rule.requires, roll)
    if not tested.holds and rule.casting_vote and _is_tie(rule, roll):
        return _cast(rule, case, tested)
    failing = examine_any(rule, rule.fails_if, roll)
    against = bool(rule.fails_if) and failing.holds
    grounds = tested.grounds + tuple(_turned(rule, roll, against=against))
    met = tested.holds and not against
    return Verdict(
        outcome=rule.when_met if met else rule.when_not_met,
        grounds=grounds,
        missing=tested.missing,
    )


def _turned(rule: Rule, roll: Roll, *, against: bool) -> list[Ground]:
    """Grounds of `fails_if`: what holds there speaks against the decision."""
    return [
        ground
        if ground.holds is None
        else replace(
            ground,
            words=worded("It fails if: {ground}", ground=ground.words),
            holds=not (against and ground.holds),
        )
        for ground in examine_any(rule, rule.fails_if, roll).grounds
    ]


def _is_tie(rule: Rule, roll: Roll) -> bool:
    first: Condition = rule.requires[0]
    measure = first.measure
    yes = roll.where(lambda bloc: is_yes(rule, first, bloc)).weight(measure)
    return yes == roll.where(lambda bloc: is_no(rule, first, bloc)).weight(measure)


def _cast(rule: Rule, case: Case, tested: Tested) -> Verdict:
    """A tie, and whoever has the casting vote."""
    if case.casting_vote is None:
        words = worded(
            "A tie; the casting vote of {who} decides (`casting_vote`).",
            who=Term(rule.casting_vote),
        )
        tie = _single(rule, Outcome.NEEDS_DETERMINATION, Code.DETERMINATION, words)
    else:
        carried = case.casting_vote is Conduct.YES
        words = worded(
            "A tie; {who} casts “{vote}”.", who=Term(rule.casting_vote), vote=case.casting_vote
        )
        outcome = rule.when_met if carried else rule.when_not_met
        tie = _single(rule, outcome, Code.THRESHOLD, words)
    grounds = tuple(replace(ground, holds=None) for ground in tested.grounds)
    return replace(tie, grounds=tie.grounds + grounds)
