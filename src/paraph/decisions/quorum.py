"""The quorum: how many must be there, at which moment, and whether anybody has to say so."""

from __future__ import annotations

from fractions import Fraction

from paraph.decisions.case import Case
from paraph.decisions.checks import bounds
from paraph.decisions.exact import read_share
from paraph.decisions.model import Condition, Quorum, Rule
from paraph.decisions.outcome import Code, Ground, Verdict
from paraph.decisions.roll import Bloc, Roll
from paraph.decisions.thresholds import examine
from paraph.decisions.vocabulary import Conduct, Counted, Outcome
from paraph.values.errors import Ambiguous, Malformed
from paraph.values.sentences import worded


def examine_quorum(rule: Rule, case: Case, roll: Roll) -> Verdict | None:
    """What the quorum says; None if the rule has none.

    A want of quorum that nobody raised bites only where the rule says that it always does.

    Raises:
        Malformed: if the quorum is checked at a moment for which the case gives no presence.
    """
    quorum = rule.quorum
    if quorum is None:
        return None
    if quorum.checked_at and quorum.counts is Counted.PRESENT:
        roll = _roll_at(quorum, case, roll)
    elif not _is_known(quorum, case, roll):
        return _unknown(rule, quorum)
    condition = Condition(
        votes=quorum.counts,
        at_least=quorum.at_least,
        more_than=quorum.more_than,
        of=quorum.of if isinstance(next(iter(bounds(quorum).values())), str) else None,
        among=quorum.among,
        measure=quorum.measure,
        clause=quorum.clause,
    )
    tested = examine(rule, condition, roll)
    (ground,) = tested.grounds
    words = worded("Quorum. {counted}", counted=ground.words)
    raised = quorum.bites == "always" or case.quorum_raised is True
    if not tested.holds and not raised:
        words = worded(
            "Quorum. {counted} Nobody raised it, so it does not bite.", counted=ground.words
        )
    holds = tested.holds or (None if not raised else False)
    found = Ground(code=Code.QUORUM, words=words, citation=ground.citation, holds=holds)
    if tested.holds or not raised:
        return Verdict(outcome=Outcome.ADOPTED, grounds=(found,))
    return Verdict(outcome=quorum.otherwise, grounds=(found,), missing=tested.missing)


def _roll_at(quorum: Quorum, case: Case, roll: Roll) -> Roll:
    """A roll with as many present as there were at the moment at which the quorum is checked."""
    assert quorum.checked_at is not None
    if quorum.checked_at not in case.present_at:
        raise Malformed(
            worded(
                "`{field}` is missing: the quorum is checked at that moment and then stands.",
                field=f"present_at.{quorum.checked_at}",
            )
        )
    there = case.present_at[quorum.checked_at]
    away = max(roll.number - there, 0)
    return Roll(
        (
            Bloc(number=there, conduct=Conduct.SILENT, present=True),
            Bloc(number=away, conduct=Conduct.ABSENT, present=False),
        )
    )


def _is_known(quorum: Quorum, case: Case, roll: Roll) -> bool:
    """Whether the case says enough about presence: all accounted for, or enough there already.

    Raises:
        Ambiguous: if the quorum was raised and the case does not say who was there.
    """
    said = case.present is not None or case.absent is not None
    if quorum.counts is not Counted.PRESENT or said or _already(quorum, roll):
        return True
    open_ = roll.count(Conduct.UNACCOUNTED)
    if open_ and case.quorum_raised:
        raise Ambiguous(
            worded(
                "`present` is missing: the quorum was raised, and the case does not say who was "
                "there (members of whom it says nothing: {number}).",
                number=open_,
            )
        )
    return not open_


def _already(quorum: Quorum, roll: Roll) -> bool:
    """Whether those who are known to be present suffice."""
    there = sum(bloc.number for bloc in roll.blocs if bloc.is_present)
    ((word, bound),) = bounds(quorum).items()
    needed = Fraction(bound) if isinstance(bound, int) else read_share(bound) * roll.number
    return there > needed if word == "more_than" else there >= needed


def _unknown(rule: Rule, quorum: Quorum) -> Verdict:
    ground = Ground(
        code=Code.QUORUM,
        words=worded("The quorum was not examined: the case does not say who was present."),
        citation=f"{rule.instrument}, {quorum.clause or rule.article}",
    )
    return Verdict(outcome=Outcome.ADOPTED, grounds=(ground,))
