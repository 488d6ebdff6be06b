"""What may follow when a rule fails: a vote after consensus is exhausted, perhaps after a delay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from paraph.decisions.calendar import Period, is_after, lasting, when
from paraph.decisions.case import Case
from paraph.decisions.judging import Judged
from paraph.decisions.model import Fallback, Rule
from paraph.decisions.outcome import Code, Decision, Ground, Verdict
from paraph.decisions.vocabulary import Method, Outcome
from paraph.values.errors import Inadmissible
from paraph.values.sentences import Listed, Sentence, Term, Words, one_after_another, worded


@dataclass(frozen=True, slots=True)
class Step:
    """The rule that follows with its case, or a decision that nothing follows yet."""

    rule: Rule | None
    case: Case
    grounds: tuple[Ground, ...] = ()
    decision: Decision | None = None


def exhausted(rule: Rule, case: Case, judged: Judged) -> Judged:
    """The judgement of a consensus rule with a fallback: a vote shows that consensus failed.

    Raises:
        Inadmissible: if the case says that consensus was reached and tells of an objection.
    """
    if rule.method is not Method.CONSENSUS:
        return judged
    failed = not judged.verdict.outcome.carried
    if case.consensus == "reached":
        if failed:
            raise Inadmissible(
                worded("`consensus` is “reached”, but the case tells of an objection.")
            )
        return judged
    if failed or (case.consensus is None and not case.has_vote):
        return judged
    words: Words = (
        worded("The efforts to reach consensus are taken as exhausted: the case says so.")
        if case.consensus == "exhausted"
        else worded("The efforts to reach consensus are taken as exhausted: a vote was taken.")
    )
    by = next((one.exhausted_by for one in rule.fallback if one.exhausted_by), None)
    if by:
        words = one_after_another([words, worded("Who finds so: {who}.", who=Term(by))])
    ground = Ground(code=Code.FALLBACK, words=words, citation=rule.citation)
    verdict = Verdict(outcome=Outcome.NOT_ADOPTED, grounds=(ground,))
    return replace(judged, verdict=verdict)


def follow(rule: Rule, case: Case, first: Decision, rules: Mapping[str, Rule]) -> Step:
    """What follows the failure of ``rule``: the next rule, or waiting for it."""
    fallback = rule.fallback[0]
    then = rules[fallback.rule]
    if first.outcome not in {Outcome.NOT_ADOPTED, Outcome.BROKEN, Outcome.REFERRED}:
        return Step(None, case, decision=first)
    if not _is_open(fallback, then, case):
        return Step(None, case, decision=_not_yet(rule, fallback, then, first))
    wait = _waiting(rule, fallback, case)
    needs_votes = then.method is Method.VOTE and not case.has_vote
    if wait.outcome is Outcome.INVALID or needs_votes:
        words = worded(
            "It may now be decided by {title} ({rule}); the case has no vote on it.",
            title=titled(then),
            rule=then.id,
        )
        open_ = Ground(code=Code.FALLBACK, words=words, citation=rule.citation)
        grounds = first.grounds + wait.grounds + ((open_,) if needs_votes else ())
        outcome = Outcome.PENDING if wait.outcome is Outcome.ADOPTED else wait.outcome
        decision = replace(first, outcome=outcome, says=under(rule, outcome), grounds=grounds)
        return Step(None, case, decision=decision)
    words = worded(
        "Decided by {title} ({then}), as {rule} provides.",
        title=titled(then),
        then=then.id,
        rule=rule.id,
    )
    ground = Ground(code=Code.FALLBACK, words=words, citation=rule.citation)
    fresh = case if fallback.same_votes else replace(case, objections=None)
    return Step(then, fresh, (*wait.grounds, ground))


def _is_open(fallback: Fallback, then: Rule, case: Case) -> bool:
    """Whether the case shows that the fallback was taken at all."""
    if any(need not in case.established for need in fallback.needs):
        return False
    return then.method is not Method.DETERMINATION or case.determination is not None


def _not_yet(rule: Rule, fallback: Fallback, then: Rule, first: Decision) -> Decision:
    words: Words = worded("{title} ({rule}) has not been used.", title=titled(then), rule=then.id)
    if fallback.needs:
        needs = worded("It needs: {needs}.", needs=Listed(map(Term, fallback.needs)))
        words = one_after_another([words, needs])
    ground = Ground(code=Code.FALLBACK, words=words, citation=rule.citation)
    outcome = fallback.until_then
    if fallback.needs:
        outcome = first.outcome
    says = first.says if outcome is first.outcome else under(rule, outcome)
    return replace(first, outcome=outcome, says=says, grounds=(*first.grounds, ground))


def _waiting(rule: Rule, fallback: Fallback, case: Case) -> Verdict:
    """Whether the delay before the fallback has passed."""
    if fallback.waits is None:
        return Verdict(outcome=Outcome.ADOPTED)
    assert fallback.since is not None
    delay = lasting(fallback.waits)
    since = case.dates.get(fallback.since)
    if since is None:
        words = worded(
            "`dates.{since}` is not given: the delay of {delay} not examined.",
            since=fallback.since,
            delay=delay,
        )
        outcome = Outcome.ADOPTED if case.has_vote else Outcome.DEFERRED
        return _timed(rule, outcome, words)
    end = Period.parse(fallback.waits).after(since, rule.counting)
    vote = case.dates.get("vote")
    if vote and is_after(end, vote, "dates.vote"):
        words = worded(
            "The vote of {vote} came before {delay} had passed ({end}).",
            vote=when(vote),
            delay=delay,
            end=when(end),
        )
        return _timed(rule, Outcome.INVALID, words, holds=False)
    if not case.has_vote and (case.as_of is None or is_after(end, case.as_of, "as_of")):
        words = worded("The vote is deferred by {delay} to {end}.", delay=delay, end=when(end))
        return _timed(rule, Outcome.DEFERRED, words)
    words = worded("The delay of {delay} ended on {end}.", delay=delay, end=when(end))
    return _timed(rule, Outcome.ADOPTED, words)


def titled(rule: Rule) -> Term:
    """The title of a rule; the rules that come with Paraph have it in every language."""
    return Term(rule.title)


def under(rule: Rule, outcome: Outcome) -> Sentence:
    """What a rule gives, in a sentence."""
    return worded("{title}: {outcome}.", title=titled(rule), outcome=outcome)


def _timed(rule: Rule, outcome: Outcome, words: Words, *, holds: bool | None = None) -> Verdict:
    ground = Ground(code=Code.TIMING, words=words, citation=rule.citation, holds=holds)
    return Verdict(outcome=outcome, grounds=(ground,))
