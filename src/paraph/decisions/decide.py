"""``decide``: a rule applied to a case, with what may follow and what comes before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from paraph.decisions.case import Case, Membership
from paraph.decisions.checks import referred
from paraph.decisions.effects import dates_of, reach_of
from paraph.decisions.electorate import call_roll
from paraph.decisions.following import exhausted, follow, under
from paraph.decisions.judging import Judged, judge
from paraph.decisions.model import Rule, Stage
from paraph.decisions.outcome import Code, Decision, Ground
from paraph.decisions.roll import Bloc
from paraph.decisions.vocabulary import Conduct, Method, Outcome
from paraph.values.errors import Malformed
from paraph.values.sentences import Called as Name
from paraph.values.sentences import Listed, Term, Words, one_after_another, worded

Rules = Mapping[str, Rule]


def decide(rule: Rule, case: Case, rules: Rules | None = None) -> Decision:
    """What follows from ``case`` under ``rule``; ``rules`` holds those that it hands on to.

    Raises:
        Malformed: if the case lacks a field that the rule needs, or ``rules`` lacks a rule.
        Inadmissible: if the case contradicts itself.
        Ambiguous: if the case leaves open what decides the matter.
    """
    known = rules or {}
    for name in referred(rule):
        if name not in known:
            raise Malformed(
                worded(
                    "{rule} refers to the rule {name}, which is not given.", rule=rule.id, name=name
                )
            )
    if rule.method is Method.SEQUENCE:
        return _in_stages(rule, case, known)
    if not rule.fallback:
        return conclude(rule, case, judge(rule, case))
    return _with_fallback(rule, case, known)


_ORDER = list(Code)


def conclude(rule: Rule, case: Case, judged: Judged) -> Decision:
    """The decision that a judgement makes, with its grounds in rank order and its effects."""
    outcome = judged.verdict.outcome
    carried = outcome.carried
    reached = reach_of(rule, case, judged.effective) if carried and judged.roll.blocs else None
    return Decision(
        rule=rule.id,
        title=rule.title,
        citation=rule.citation,
        mark=rule.mark.value,
        outcome=outcome,
        says=_says(rule, outcome),
        grounds=ranked(judged.verdict.grounds),
        counts=judged.told.counts(),
        bound=reached.bound if reached else None,
        exempt=reached.exempt if reached else None,
        participants=reached.participants if reached else None,
        opinions=_opinions(case) + judged.statements,
        dates=dates_of(rule, case, judged.moments) if carried is not False else {},
        missing=() if carried else judged.verdict.missing,
        items=judged.items,
    )


def ranked(grounds: tuple[Ground, ...]) -> tuple[Ground, ...]:
    """Grounds in rank order: those against first, then those for, then what is only noted.

    >>> ranked(())
    ()
    """
    place = {False: 0, True: 1, None: 2}
    return tuple(sorted(grounds, key=lambda one: (place[one.holds], _ORDER.index(one.code))))


def _opinions(case: Case) -> tuple[Words, ...]:
    return tuple(
        worded("{who}: {words}", who=Name(voice.by), words=voice.text or worded("opinion"))
        for voice in case.opinions
    )


def _says(rule: Rule, outcome: Outcome) -> Words:
    """The outcome in a sentence."""
    if outcome.carried and rule.says_if_carried:
        return worded("{says}", says=Term(rule.says_if_carried))
    if outcome.carried is False and rule.says_if_not and outcome is rule.when_not_met:
        return worded("{says}", says=Term(rule.says_if_not))
    return under(rule, outcome)


def _with_fallback(rule: Rule, case: Case, rules: Rules) -> Decision:
    """The rule first, then what it hands on to."""
    first = conclude(rule, *_first_step(rule, case, rules))
    if first.outcome.carried:
        return first
    step = follow(rule, case, first, rules)
    if step.decision is not None:
        return step.decision
    assert step.rule is not None
    then = decide(step.rule, step.case, rules)
    before = tuple(replace(ground, holds=None) for ground in first.grounds)
    return replace(
        then,
        rule=rule.id,
        title=rule.title,
        citation=rule.citation,
        mark=rule.mark.value,
        decided_by=then.decided_by or then.rule,
        grounds=ranked(then.grounds + step.grounds + before),
        opinions=then.opinions or first.opinions,
        stages={rule.id: first, **then.stages},
    )


def _first_step(rule: Rule, case: Case, rules: Rules) -> tuple[Case, Judged]:
    """The judgement of the rule itself; votes are no objections where a vote is the fallback."""
    if rule.method is not Method.CONSENSUS or not case.has_vote:
        judged = judge(rule, case)
        return case, exhausted(rule, case, judged)
    positions = {name: said for name, said in case.votes.items() if name in case.positions}
    groups = {
        name: replace(group, tally=None) if group.tally else group
        for name, group in case.groups.items()
    }
    number = case.number
    if number is None and case.members is None:
        whole = replace(case, objections=None)
        number = call_roll(rules[rule.fallback[0].rule], whole).roll.number
    stripped = replace(
        case, votes=positions, tally=None, groups=groups, number=number, weights={}, totals={}
    )
    return stripped, exhausted(rule, case, judge(rule, replace(stripped, rest=Conduct.SILENT)))


def _in_stages(rule: Rule, case: Case, rules: Rules) -> Decision:
    """Several decisions, in order, each of which must carry."""
    _refuse_unknown_stages(rule, case)
    done: dict[str, Decision] = {}
    grounds: list[Ground] = []
    outcome = Outcome.ADOPTED
    for stage in rule.sequence:
        given = case.stages.get(stage.name)
        if given is None:
            outcome = Outcome.PENDING
            open_ = worded("it is still to be decided")
            grounds.append(_stage_ground(rule, stage, open_, holds=None))
            break
        decision = decide(rules[stage.rule], _staged(stage, given, case, rules, rule), rules)
        done[stage.name] = decision
        outcome = decision.outcome
        said = worded("{outcome}.", outcome=outcome)
        words = one_after_another([said, *(ground.words for ground in decision.grounds[:1])])
        grounds.append(_stage_ground(rule, stage, words, holds=outcome.carried))
        if not outcome.carried:
            break
    return _of_stages(rule, case, done, tuple(grounds), outcome)


def _refuse_unknown_stages(rule: Rule, case: Case) -> None:
    names = [stage.name for stage in rule.sequence]
    unknown = [name for name in case.stages if name not in names]
    if unknown or not case.stages:
        raise Malformed(
            worded(
                "`{field}` is not as the rule has it: {rule} decides in these stages: {stages}.",
                field=f"stages.{unknown[0]}" if unknown else "stages",
                rule=rule.id,
                stages=Listed(names),
            )
        )


def _stage_ground(rule: Rule, stage: Stage, words: Words, *, holds: bool | None) -> Ground:
    told = worded("{stage}: {words}", stage=Term(stage.name), words=words)
    return Ground(code=Code.STAGE, words=told, citation=rule.citation, holds=holds)


def _staged(stage: Stage, given: Case, case: Case, rules: Rules, rule: Rule) -> Case:
    """The case of a stage: with the dates of the whole, and the members that a stage takes over."""
    given = replace(given, dates={**case.dates, **given.dates}, as_of=given.as_of or case.as_of)
    if stage.members is None or given.members is not None or given.number is not None:
        return given
    earlier = next(one for one in rule.sequence if stage.members == f"in favour in {one.name}")
    source = case.stages[earlier.name]
    yes = judge(rules[earlier.rule], source).roll.where(_in_favour)
    if len(yes.names) == yes.number:
        return replace(given, members=tuple(Membership(name=name) for name in yes.names))
    return replace(given, number=yes.number)


def _in_favour(bloc: Bloc) -> bool:
    return bloc.conduct is Conduct.YES


def _of_stages(
    rule: Rule, case: Case, done: dict[str, Decision], grounds: tuple[Ground, ...], outcome: Outcome
) -> Decision:
    last = list(done.values())[-1] if done else None
    return Decision(
        rule=rule.id,
        title=rule.title,
        citation=rule.citation,
        mark=rule.mark.value,
        outcome=outcome,
        says=_says(rule, outcome),
        grounds=ranked(grounds),
        counts={name: dict(decision.counts) for name, decision in done.items()},
        bound=last.bound if last and outcome.carried else None,
        exempt=last.exempt if last and outcome.carried else None,
        participants=None,
        opinions=_opinions(case),
        dates=dates_of(rule, case, {}) | (dict(last.dates) if last else {}),
        missing=() if outcome.carried or last is None else last.missing,
        stages=done,
    )
