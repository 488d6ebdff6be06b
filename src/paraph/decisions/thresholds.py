"""Conditions: counting one thing against a number or a share of a base, in exact numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from paraph.decisions.checks import bounds, meaning
from paraph.decisions.exact import ceiling, read_share, relation, write_comparison, write_number
from paraph.decisions.model import MEMBERS, Condition, Rule
from paraph.decisions.outcome import Code, Ground, Shortfall
from paraph.decisions.roll import Bloc, Roll
from paraph.decisions.vocabulary import Base, Conduct, Counted, Meaning
from paraph.values.errors import Malformed

_WORD_OF = {
    Conduct.ABSTAIN: "abstention",
    Conduct.DECLARED: "abstention",
    Conduct.SILENT: "silence",
    Conduct.ABSENT: "absence",
    Conduct.OUT: "not_participating",
}
_BASE_WORDS = {
    Base.MEMBERS: "members",
    Base.ENTITLED: "members entitled to vote",
    Base.PARTICIPATING: "members participating",
    Base.PRESENT: "members present",
    Base.VOTING: "present and voting",
    Base.CAST: "votes cast",
    Base.REPLIES: "respondents",
}
_COUNTED_WORDS = {
    Counted.YES: "in favour",
    Counted.NO: "against",
    Counted.NOT_YES: "not in favour",
    Counted.ABSTAIN: "abstaining",
    Counted.DECLARED: "abstaining with a declaration",
    Counted.PRESENT: "present",
    Counted.VOTES: "voting yes or no",
    Counted.REPLIES: "replying",
    Counted.PARTICIPANTS: "participating",
}
_SIGNS = {"at_least": "at least", "more_than": "more than", "at_most": "at most",
          "fewer_than": "fewer than"}  # fmt: skip


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
    match counted:
        case Counted.YES:
            return is_yes(rule, condition, bloc)
        case Counted.NO:
            return is_no(rule, condition, bloc)
        case Counted.NOT_YES:
            return in_base(rule, condition, bloc) and not is_yes(rule, condition, bloc)
        case Counted.ABSTAIN:
            return bloc.conduct in _ABSTAINING
        case Counted.DECLARED:
            return bloc.conduct is Conduct.DECLARED
        case Counted.PRESENT:
            return bloc.is_present
        case Counted.VOTES:
            return is_yes(rule, condition, bloc) or is_no(rule, condition, bloc)
        case Counted.REPLIES:
            return bloc.conduct in _REPLIED
        case Counted.PARTICIPANTS:
            return bloc.conduct is not Conduct.OUT


def examine_all(rule: Rule, conditions: Iterable[Condition], roll: Roll) -> Tested:
    """Whether every condition holds."""
    return _join([examine(rule, condition, roll) for condition in conditions], every=True)


def examine_any(rule: Rule, conditions: Iterable[Condition], roll: Roll) -> Tested:
    """Whether one of the conditions holds."""
    return _join([examine(rule, condition, roll) for condition in conditions], every=False)


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
    return _measured(rule, condition, within, condition.among)


def _is_weighed(condition: Condition, roll: Roll) -> bool:
    return condition.measure == MEMBERS or any(
        condition.measure in bloc.weights for bloc in roll.blocs
    )


def _unweighed(rule: Rule, condition: Condition) -> Tested:
    """A test that a case without such weights leaves out, and says so."""
    ground = Ground(
        code=Code.NOTED,
        sentence=f"Not examined: the case has no weights by {condition.measure}.",
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
        raise Malformed(f"`chambers` is missing: {rule.id} counts each chamber by itself.")
    tests = [
        _measured(rule, condition, _group(rule, name, condition, roll), name) for name in names
    ]
    return _join(tests, every=True)


def _within(rule: Rule, condition: Condition, roll: Roll) -> Roll:
    return roll if condition.among is None else _group(rule, condition.among, condition, roll)


def _group(rule: Rule, name: str, condition: Condition, roll: Roll) -> Roll:
    """The members of a group; a group that nobody names may be left out if nothing hangs on it."""
    within = roll.among(name)
    votes = condition.votes
    assert votes is not None
    harmless = condition.at_most is not None and not any(
        bloc.number and is_counted(rule, condition, votes, bloc) for bloc in roll.blocs
    )
    if within.number == 0 and not harmless:
        raise Malformed(
            f"`groups.{name}` is missing: {rule.id} looks at the {name}; say who they are "
            "or how they voted."
        )
    expected = rule.groups.get(name, ())
    if expected and 0 < within.number < len(expected) and not harmless:
        here = {one for bloc in within.blocs for one in [bloc.name] if one}
        lacking = [one.split("|")[0] for one in expected if not here & set(one.split("|"))]
        if any(bloc.name for bloc in within.blocs):
            raise Malformed(
                f"`votes`: {rule.id} looks at the {name}; the case does not say what "
                f"{', '.join(lacking)} did."
            )
    return within


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
        sentence=_sentence(condition, number, bound, group, arithmetic),
        citation=f"{rule.instrument}, {condition.clause or rule.article}",
        holds=holds,
    )
    missing = () if holds else (_shortfall(condition, number, limit, (base, share), group),)
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
    return Code.OBJECTION if against and few else Code.THRESHOLD


def _sentence(
    condition: Condition, number: Fraction, bound: int | str, group: str | None, arithmetic: str
) -> str:
    """The comparison as a person reads it: who, how many, how many are needed, the arithmetic."""
    assert condition.votes is not None
    word = next(iter(bounds(condition)))
    where = f"Of {group}: " if group else ""
    weighed = "" if condition.measure == MEMBERS else f" by {condition.measure}"
    of = f" of {_BASE_WORDS[condition.of]}" if condition.of and isinstance(bound, str) else ""
    return (
        f"{where}{write_number(number)} {_COUNTED_WORDS[condition.votes]}{weighed}; "
        f"{_SIGNS[word]} {bound}{of}: {arithmetic}."
    )


def _shortfall(
    condition: Condition,
    number: Fraction,
    limit: Fraction,
    base: tuple[Fraction, Fraction | None],
    group: str | None,
) -> Shortfall:
    """The smallest change of this count that would meet the condition.

    Where the base grows with each vote (present and voting), members that have not voted are added.
    """
    assert condition.votes is not None
    word = next(iter(bounds(condition)))
    what = _COUNTED_WORDS[condition.votes] + (f", of {group}" if group else "")
    if word in {"at_most", "fewer_than"}:
        excess = number - limit
        least = excess if condition.measure != MEMBERS else Fraction(ceiling(excess))
        if word == "fewer_than" and condition.measure == MEMBERS and least == excess:
            least += 1
        return Shortfall(what=f"fewer {what}", number=write_number(least))
    total, share = base
    grows = condition.of in {Base.VOTING, Base.CAST, Base.REPLIES, Base.PRESENT}
    lacking = limit - number
    if share is not None and grows and share < 1:
        lacking /= 1 - share
    elif share == 1 and grows and total:
        return Shortfall(what="fewer of the base that are not " + what, number=write_number(lacking))
    if condition.measure != MEMBERS:
        more = "" if word == "at_least" else "over "
        what = f"more {what} by {condition.measure}"
        return Shortfall(what=what, number=f"{more}{write_number(max(lacking, Fraction(0)))}")
    least = Fraction(ceiling(lacking))
    if word == "more_than" and least == lacking:
        least += 1
    return Shortfall(what=f"more {what}", number=write_number(max(least, Fraction(1))))
