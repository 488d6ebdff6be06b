"""Checking rules when they are loaded: contradictions, unanswered questions, gaps, overlaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from paraph.decisions.calendar import Period
from paraph.decisions.exact import read_share
from paraph.decisions.model import Condition, Quorum, Rule, Window
from paraph.decisions.vocabulary import FIXED_BASES, Base, Counted, Meaning, Method
from paraph.values.errors import Ambiguous, Malformed

KINDS_OF_REPLY = ("support", "objection", "amendment", "conditional", "asks for time", "statement")
_FULL = frozenset({Meaning.AGAINST, Meaning.AGREEMENT, Meaning.OBJECTS, Meaning.OUTSIDE})
_LOOSE = frozenset({Meaning.NOT_COUNTED, Meaning.NO_OBSTACLE, Meaning.OPTS_OUT, Meaning.OUTSIDE})
_WORDS = ("abstention", "absence", "silence", "not_participating")


def check_rule(rule: Rule) -> Iterator[str]:
    """Every fault of one rule, a sentence each."""
    yield from _faults_of_method(rule)
    for condition in leaves((*rule.requires, *rule.fails_if)):
        yield from _faults_of_condition(condition)
        yield from _contradictions(rule, condition)
    if rule.window:
        for condition in leaves(rule.window.fails_if):
            yield from _faults_of_condition(condition)
        yield from _faults_of_window(rule.window)
    if rule.quorum:
        yield from _faults_of_quorum(rule.quorum)
    yield from _faults_of_periods(rule)
    for kind in rule.silence.breaks if rule.silence else ():
        if kind not in KINDS_OF_REPLY:
            yield f"`silence.breaks`: “{kind}” is no kind of reply: {', '.join(KINDS_OF_REPLY)}."


def leaves(conditions: Iterable[Condition]) -> Iterator[Condition]:
    """The single tests of a tree of conditions, left to right."""
    for condition in conditions:
        if condition.all_of or condition.any_of:
            yield from leaves((*condition.all_of, *condition.any_of))
            if condition.votes:
                yield condition
        else:
            yield condition


_NEEDS = {
    Method.SEQUENCE: ("sequence", "its stages"),
    Method.DETERMINATION: ("determination", "who finds what"),
    Method.SILENCE: ("silence", "its terms"),
    Method.TACIT: ("window", "its window"),
    Method.VOTE: ("requires", "what is required"),
    Method.CONSENSUS: ("requires", "what is required"),
    Method.REVERSE_CONSENSUS: ("requires", "what is required"),
}


def _faults_of_method(rule: Rule) -> Iterator[str]:
    part, words = _NEEDS[rule.method]
    if not getattr(rule, part) and not (part == "requires" and rule.fails_if):
        yield f"A rule of the method {rule.method} must say {words} (`{part}`)."


def _faults_of_condition(condition: Condition) -> Iterator[str]:
    """A single test has one thing counted, one comparison, and a base if it is a share."""
    if condition.all_of and condition.any_of:
        yield "A condition has `all_of` or `any_of`, not both."
    found = bounds(condition)
    if condition.fewer_than_smallest and condition.votes and not found:
        yield from _share_faults(condition.fewer_than_smallest.over, Base.MEMBERS)
        return
    if condition.votes is None or condition.fewer_than_smallest or len(found) != 1:
        yield (
            "A condition names what it counts (`votes`) and one of `at_least`, `more_than`, "
            f"`at_most`, `fewer_than`; here: {condition.votes}, {', '.join(found) or 'none'}."
        )
        return
    bound = next(iter(found.values()))
    if isinstance(bound, str):
        yield from _share_faults(bound, condition.of)
    elif condition.of is not None:
        yield f"{bound} is a number, so `of` “{condition.of}” says nothing: leave it out."


def bounds(condition: Condition | Quorum) -> dict[str, int | str]:
    """The comparisons that a condition gives."""
    words = ("at_least", "more_than", "at_most", "fewer_than")
    given = {word: getattr(condition, word, None) for word in words}
    return {word: bound for word, bound in given.items() if bound is not None}


def _share_faults(bound: str, base: Base | None) -> Iterator[str]:
    try:
        read_share(bound)
    except Malformed as error:
        yield str(error)
    if base is None:
        yield f"“{bound}” of what? Say `of`: {', '.join(Base)}."


def meaning(rule: Rule, condition: Condition | None, word: str) -> Meaning:
    """What abstention, absence, silence or not participating does in one condition."""
    own: Meaning | None = getattr(condition, word) if condition else None
    found: Meaning = own or getattr(rule.meanings, word)
    return found


def _contradictions(rule: Rule, condition: Condition) -> Iterator[str]:
    """What the words say against what the base does, for a share of votes in favour."""
    bound = next(iter(bounds(condition).values()), None)
    if condition.votes is not Counted.YES or not isinstance(bound, str) or condition.of is None:
        return
    for word in _WORDS:
        said = meaning(rule, condition, word)
        fits = _fitting(condition.of, word)
        if said not in fits and said is not Meaning.PREVENTS:
            yield (
                f"Contradiction: `{word}` is said to be “{said}”, but {bound} of "
                f"{condition.of} makes it one of: {', '.join(sorted(fits))}."
            )


def _fitting(base: Base, word: str) -> frozenset[Meaning]:
    """The meanings that a word can have when a share is taken of ``base``."""
    if base in FIXED_BASES:
        both = base is Base.PARTICIPATING and word == "not_participating"
        return _LOOSE if both else _FULL
    if word == "abstention" and base in {Base.VOTING, Base.CAST}:
        return _LOOSE | _FULL
    if word == "abstention" or (word == "silence" and base is Base.PRESENT):
        return _FULL
    return _LOOSE | {Meaning.AGREEMENT} if base in {Base.VOTING, Base.CAST} else _LOOSE


def _faults_of_quorum(quorum: Quorum) -> Iterator[str]:
    found = bounds(quorum)
    if len(found) != 1:
        yield "`quorum` needs one of `at_least` and `more_than`."
    for bound in found.values():
        if isinstance(bound, str):
            yield from _share_faults(bound, quorum.of)


def _faults_of_window(window: Window) -> Iterator[str]:
    for special in window.special:
        if bool(special.length) == bool(special.before and special.by):
            yield f"`window.special` for {special.among}: give `length`, or `before` and `by`."


def _faults_of_periods(rule: Rule) -> Iterator[str]:
    """Every period is one, and days and months need a counting convention."""
    for text in periods(rule):
        try:
            unit = Period.parse(text).unit
        except Malformed as error:
            yield str(error)
            continue
        if unit != "hour" and rule.counting is None:
            yield f"“{text}”: say how days are counted (`counting`); there is no default."


def periods(rule: Rule) -> list[str]:
    """Every period that a rule names."""
    found = [fallback.waits for fallback in rule.fallback]
    found += [date.plus for date in rule.effect.dates]
    if rule.silence:
        found.append(rule.silence.minimum)
    if window := rule.window:
        found += [window.length, window.minimum]
        found += [length for special in window.special for length in (special.length, special.by)]
        if window.extension:
            found += [window.extension.by, window.extension.or_after_last]
    return [text for text in found if text is not None]


def check_references(rules: Mapping[str, Rule]) -> None:
    """Rules that others refer to exist, no chain returns to its start, no number is used twice.

    Raises:
        Malformed: naming the rule that refers, and the one it names.
    """
    numbers: dict[str, str] = {}
    for rule in rules.values():
        for name in referred(rule):
            if name not in rules:
                raise Malformed(f"{rule.id} refers to the rule {name}, which does not exist.")
        if rule.number and numbers.setdefault(rule.number, rule.id) != rule.id:
            raise Malformed(f"{numbers[rule.number]} and {rule.id} both have {rule.number}.")
        _refuse_circle(rule, rules, ())


def referred(rule: Rule) -> list[str]:
    """The identifiers that a rule hands on to."""
    return [step.rule for step in rule.fallback] + [stage.rule for stage in rule.sequence]


def _refuse_circle(rule: Rule, rules: Mapping[str, Rule], path: tuple[str, ...]) -> None:
    if rule.id in path:
        raise Malformed(
            f"The rules {' → '.join((*path, rule.id))} refer to each other in a circle."
        )
    for name in referred(rule):
        if name in rules:
            _refuse_circle(rules[name], rules, (*path, rule.id))


def check_rule_set(name: str, matters: Sequence[str], rules: Sequence[Rule]) -> None:
    """Each kind of matter has one rule, or several with an order between them.

    Raises:
        Malformed: if a matter has no rule, or a rule names a matter that the set does not have.
        Ambiguous: if two rules apply to one matter with no order between them.
    """
    for rule in rules:
        if unknown := [matter for matter in rule.matters if matter not in matters]:
            raise Malformed(
                f"{rule.id} decides “{unknown[0]}”, a matter that {name} does not name."
            )
    for matter in matters:
        found = [rule for rule in rules if matter in rule.matters]
        if not found:
            raise Malformed(f"Gap: {name} has no rule for the matter “{matter}”.")
        _refuse_overlap(name, matter, found)


def _refuse_overlap(name: str, matter: str, found: Sequence[Rule]) -> None:
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            first, second = other.id in one.yields_to, one.id in other.yields_to
            if first and second:
                raise Malformed(
                    f"Contradiction: in {name}, {one.id} and {other.id} each yield to the other."
                )
            if not first and not second:
                raise Ambiguous(
                    f"Overlap: in {name}, {one.id} and {other.id} both decide “{matter}”, and "
                    "neither yields to the other (`yields_to`)."
                )
