"""Conditions: counting one thing against a number or a share of a base, in exact numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from paraph.decisions.blocking import with_number
from paraph.decisions.checks import bounds, meaning
from paraph.decisions.comparing import compared, of_whom
from paraph.decisions.exact import ceiling, read_share, relation, write_comparison, write_number
from paraph.decisions.model import MEMBERS, Condition, Rule
from paraph.decisions.outcome import Code, Ground, Shortfall, Votes
from paraph.decisions.roll import Bloc, Roll
from paraph.decisions.vocabulary import FIXED_BASES, Base, Conduct, Counted, Meaning
from paraph.values.errors import Malformed
from paraph.values.sentences import Term, Words, called, worded

_WORD_OF = {
    Conduct.ABSTAIN: "abstention",
    Conduct.DECLARED: "abstention",
    Conduct.SILENT: "silence",
    Conduct.ABSENT: "absence",
    Conduct.OUT: "not_participating",
}


@dataclass(frozen=True, slots=True)
class Tested:
    """Whether a condition holds, its grounds, and the smallest numbers that it lacks."""

    holds: bool
    grounds: tuple[Ground, ...]
    missing: tuple[Shortfall, ...] = ()


def stands_for(rule: Rule, condition: Condition | None, bloc: Bloc) -> Meaning | None:
    """What a bloc's not saying yes or no means in a condition; None if it said yes or no."""
    word = _WORD_OF.get(bloc.conduct)
    return meaning(rule, condition, word) if word else None


def is_yes(rule: Rule, condition: Condition | None, bloc: Bloc) -> bool:
    """Whether a bloc counts as in favour."""
    means = stands_for(rule, condition, bloc)
    return bloc.votes and (bloc.conduct is Conduct.YES or means is Meaning.AGREEMENT)


def is_no(rule: Rule, condition: Condition | None, bloc: Bloc) -> bool:
    """Whether a bloc counts as against, or as an objection."""
    if not bloc.votes:
        return False
    if bloc.conduct is Conduct.UNREASONED:
        return rule.electorate.no_without_reasons == "no"
    means = stands_for(rule, condition, bloc)
    return bloc.conduct is Conduct.NO or means is Meaning.OBJECTS


def in_base(rule: Rule, condition: Condition, bloc: Bloc) -> bool:
    """Whether a bloc belongs to the base of a condition."""
    match condition.of:
        case None | Base.MEMBERS:
            return True
        case Base.ENTITLED:
            return bloc.votes
        case Base.PARTICIPATING:
            return bloc.conduct is not Conduct.OUT
        case Base.PRESENT:
            return bloc.is_present
        case Base.VOTING | Base.CAST:
            counts = stands_for(rule, condition, bloc) is Meaning.AGAINST
            voted = is_yes(rule, condition, bloc) or is_no(rule, condition, bloc)
            return bloc.votes and (voted or (counts and bloc.conduct in _ABSTAINING))
        case Base.REPLIES:
            return bloc.conduct in _REPLIED


_ABSTAINING = frozenset({Conduct.ABSTAIN, Conduct.DECLARED})
_REPLIED = frozenset({Conduct.YES, Conduct.NO, Conduct.UNREASONED}) | _ABSTAINING


def is_counted(rule: Rule, condition: Condition, counted: Counted, bloc: Bloc) -> bool:
    """Whether a bloc is one of those that a condition counts."""
    yes, no = is_yes(rule, condition, bloc), is_no(rule, condition, bloc)
    conduct = bloc.conduct
    return {
        Counted.YES: yes,
        Counted.NO: no,
        Counted.NOT_YES: in_base(rule, condition, bloc) and not yes,
        Counted.ABSTAIN: conduct in _ABSTAINING,
        Counted.DECLARED: conduct is Conduct.DECLARED,
        Counted.PRESENT: bloc.is_present,
        Counted.VOTES: yes or no,
        Counted.REPLIES: conduct in _REPLIED,
        Counted.PARTICIPANTS: conduct is not Conduct.OUT,
    }[counted]


def examine_all(rule: Rule, conditions: Iterable[Condition], roll: Roll) -> Tested:
    """Whether every condition holds."""
    return _examine_several(rule, conditions, roll, every=True)


def examine_any(rule: Rule, conditions: Iterable[Condition], roll: Roll) -> Tested:
    """Whether one of the conditions holds."""
    return _examine_several(rule, conditions, roll, every=False)


def _examine_several(
    rule: Rule, conditions: Iterable[Condition], roll: Roll, *, every: bool
) -> Tested:
    """Several conditions; one that the case cannot answer stops nothing if the others decide.

    Raises:
        Malformed: if the case lacks what a condition needs, and the others leave it open.
    """
    tests: list[Tested] = []
    open_: list[Malformed] = []
    for condition in conditions:
        try:
            tests.append(examine(rule, condition, roll))
        except Malformed as error:
            open_.append(error)
    joined = _join(tests, every=every)
    if open_ and joined.holds is every:
        raise open_[0]
    unread = tuple(
        Ground(
            code=Code.NOTED,
            words=worded("Not examined: {why}", why=error.words),
            citation=rule.citation,
        )
        for error in open_
    )
    return replace(joined, grounds=joined.grounds + unread)


def examine(rule: Rule, condition: Condition, roll: Roll) -> Tested:
    """Whether a condition holds, with its arithmetic.

    Raises:
        Malformed: if it looks at a group or a weight that the case does not give.
    """
    if condition.all_of:
        return examine_all(rule, condition.all_of, roll)
    if condition.any_of:
        return examine_any(rule, condition.any_of, roll)
    if condition.among_each:
        return _examine_each(rule, condition, roll)
    if condition.if_not_weighed == "not examined" and not _is_weighed(condition, roll):
        return _unweighed(rule, condition)
    within = _within(rule, condition, roll)
    if condition.fewer_than_smallest:
        condition = with_number(condition, within)
    return _measured(rule, condition, within, condition.among)


def _is_weighed(condition: Condition, roll: Roll) -> bool:
    return condition.measure == MEMBERS or any(
        condition.measure in bloc.weights for bloc in roll.blocs
    )


def _unweighed(rule: Rule, condition: Condition) -> Tested:
    """A test that a case without such weights leaves out, and says so."""
    ground = Ground(
        code=Code.NOTED,
        words=worded(
            "Not examined: the case has no weights by {measure}.", measure=Term(condition.measure)
        ),
        citation=f"{rule.instrument}, {condition.clause or rule.article}",
    )
    return Tested(holds=False, grounds=(ground,))


def _join(tests: list[Tested], *, every: bool) -> Tested:
    holds = all(one.holds for one in tests) if every else any(one.holds for one in tests)
    grounds = tuple(ground for one in tests for ground in one.grounds)
    if holds:
        # one alternative is enough: that another does not hold speaks against nothing
        spared = tuple(g if g.holds or every else replace(g, holds=None) for g in grounds)
        return Tested(holds=True, grounds=spared)
    missing = [shortfall for one in tests for shortfall in one.missing]
    return Tested(holds=False, grounds=grounds, missing=tuple(missing))


def _examine_each(rule: Rule, condition: Condition, roll: Roll) -> Tested:
    """The condition in each of several groups; all must meet it."""
    every = sorted({group for bloc in roll.blocs for group in bloc.groups})
    names = [name for name in every if name != "not participating"]
    if condition.among_each != ("chambers",):
        names = list(condition.among_each)
    if not names:
        if not _nobody(rule, condition, roll):
            raise Malformed(
                worded("`chambers` is missing: {rule} counts each chamber by itself.", rule=rule.id)
            )
        return _measured(rule, condition, roll, "each chamber")
    tests = [
        _measured(rule, condition, _group(rule, name, condition, roll), name) for name in names
    ]
    return _join(tests, every=True)


def _nobody(rule: Rule, condition: Condition, roll: Roll) -> bool:
    """Whether nobody at all did what a condition counts, so that no group need be known."""
    votes = condition.votes
    assert votes is not None
    return not any(bloc.number and is_counted(rule, condition, votes, bloc) for bloc in roll.blocs)


def _within(rule: Rule, condition: Condition, roll: Roll) -> Roll:
    return roll if condition.among is None else _group(rule, condition.among, condition, roll)


def _group(rule: Rule, name: str, condition: Condition, roll: Roll) -> Roll:
    """The members of a group; it may stay unnamed only if nothing hangs on it."""
    within = roll.among(name)
    if _nobody(rule, condition, roll):
        return within
    if within.number == 0:
        raise Malformed(
            worded(
                "`{field}` is missing: {rule} looks at the group “{name}”; say who they are or how "
                "they voted.",
                field=f"groups.{name}",
                rule=rule.id,
                name=Term(name),
            )
        )
    if lacking := _lacking(rule, name, within):
        fails_anyway = condition.at_most is not None and not _nobody(rule, condition, within)
        if not fails_anyway:
            raise Malformed(
                worded(
                    "`votes`: {rule} looks at the group “{name}”; the case does not say what these "
                    "did: {who}.",
                    rule=rule.id,
                    name=Term(name),
                    who=called(lacking),
                )
            )
    return within


def _lacking(rule: Rule, name: str, within: Roll) -> list[str]:
    """The members of a group of the rule of whom the case says nothing by name."""
    expected = rule.groups.get(name, ())
    here = {bloc.name for bloc in within.blocs if bloc.name}
    if not here or within.number >= len(expected):
        return []
    return [one.split("|")[0] for one in expected if not here & set(one.split("|"))]


def _measured(rule: Rule, condition: Condition, roll: Roll, group: str | None) -> Tested:
    """One comparison, with its sentence."""
    votes = condition.votes
    assert votes is not None
    counted = roll.where(lambda bloc: is_counted(rule, condition, votes, bloc))
    number = counted.weight(condition.measure)
    (word, bound), *_ = bounds(condition).items()
    if isinstance(bound, str):
        base = roll.where(lambda bloc: in_base(rule, condition, bloc)).weight(condition.measure)
        share = read_share(bound)
        limit, arithmetic = share * base, write_comparison(number, share, base)
    else:
        base, share, limit = Fraction(0), None, Fraction(bound)
        arithmetic = f"{write_number(number)} {relation(number, limit)} {bound}"
    empty = share is not None and word in {"at_least", "more_than"} and base == 0
    holds = _compare(word, number, limit) and not empty
    ground = Ground(
        code=_code(condition, group),
        words=compared(condition, number, bound, group, arithmetic),
        citation=f"{rule.instrument}, {condition.clause or rule.article}",
        holds=holds,
    )
    missing = () if holds else tuple(_shortfall(condition, number, limit, share, group))
    return Tested(holds=holds, grounds=(ground,), missing=missing)


def _compare(word: str, number: Fraction, limit: Fraction) -> bool:
    """The comparison that a word names; nothing is rounded.

    >>> _compare("at_least", Fraction(37), Fraction(110, 3))
    True
    """
    return {
        "at_least": number >= limit,
        "more_than": number > limit,
        "at_most": number <= limit,
        "fewer_than": number < limit,
    }[word]


def _code(condition: Condition, group: str | None) -> Code:
    """What a failing condition is called."""
    if condition.votes is Counted.NOT_YES:
        return Code.BLOCKING_MINORITY
    against = condition.votes is Counted.NO
    few = isinstance(condition.at_most, int)
    if group and condition.among:
        return Code.VETO if against else Code.NAMED_MEMBERS
    if group:
        return Code.CHAMBER
    return Code.FORMAL_OBJECTION if against and few else Code.THRESHOLD


def _shortfall(
    condition: Condition,
    number: Fraction,
    limit: Fraction,
    share: Fraction | None,
    group: str | None,
) -> Iterator[Shortfall]:
    """The smallest changes of this count that would meet the condition.

    Where the base grows with each vote, a vote that changes and a vote that is added are two
    different numbers; both are given.
    """
    assert condition.votes is not None
    word = next(iter(bounds(condition)))
    what = of_whom(condition, group)
    if word in {"at_most", "fewer_than"}:
        least = _least(condition, number - limit, strict=word == "fewer_than")
        yield Shortfall(counted=what, number=least, is_more=False)
        return
    strict = word == "more_than"
    lacking = max(limit - number, Fraction(0))
    least = _least(condition, lacking, strict=strict)
    if share is None or condition.of in FIXED_BASES:
        yield Shortfall(counted=what, number=least)
        return
    yield Shortfall(counted=what, number=least, of=Votes.CHANGED)
    if share < 1:
        least = _least(condition, lacking / (1 - share), strict=strict)
        yield Shortfall(counted=what, number=least, of=Votes.ADDED)


def _least(condition: Condition, lacking: Fraction, *, strict: bool) -> Words:
    """The smallest number that makes up what is lacking: whole members, or an exact weight."""
    if condition.measure != MEMBERS:
        number = write_number(lacking)
        return worded("over {number}", number=number) if strict else number
    least = ceiling(lacking)
    return str(max(least + 1 if strict and least == lacking else least, 1))
