"""Who decides: from the facts of a case to the roll of those who count under a rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from paraph.decisions.calendar import Moment, is_after, when
from paraph.decisions.case import Case, Membership, Voice
from paraph.decisions.checks import leaves
from paraph.decisions.members import Blocs, blocs_of
from paraph.decisions.model import Rule
from paraph.decisions.roll import Bloc, Roll
from paraph.decisions.vocabulary import Conduct, Method
from paraph.decisions.weighing import weigh
from paraph.values.errors import Inadmissible, Malformed
from paraph.values.sentences import Argument, Sentence, Term, counted, worded
from paraph.values.sentences import Called as Name

VOTED = frozenset({Conduct.YES, Conduct.NO, Conduct.UNREASONED})


@dataclass(frozen=True, slots=True)
class Called:
    """The roll of a case under a rule, the members that have no part in deciding, and notes."""

    roll: Roll
    apart: Roll
    notes: tuple[Sentence, ...] = ()


def call_roll(rule: Rule, case: Case, *, with_objections: bool = True) -> Called:
    """The roll of those who decide under ``rule``.

    Objections count as such if ``with_objections``; in a rule with a window or a silence procedure
    they are counted elsewhere.

    Raises:
        Malformed: if the case lacks a field that the rule needs.
        Inadmissible: if its fields contradict each other.
    """
    groups = named_groups(rule, case)
    _refuse_missing_groups(rule, groups, case)
    names = member_names(rule, case)
    notes = _groups_without_rule(rule, case)
    voices = _heard(rule, case, notes) if with_objections else ()
    blocs = blocs_of(case, names, groups, _number(rule, case), voices)
    voting = sorted(_with_organisations(rule, case, blocs), key=_place)
    roll = weigh(Roll(tuple(voting)), case)
    without = set(rule.electorate.without)
    apart = roll.where(lambda bloc: bool(bloc.groups & without))
    roll = roll.where(lambda bloc: not bloc.groups & without)
    roll = roll.mapped(lambda bloc: _as_allowed(rule, bloc, notes))
    return Called(roll, apart, tuple(notes))


def _place(bloc: Bloc) -> tuple[bool, str, str]:
    """Where a bloc stands: by name, then by conduct; the order of a case never matters."""
    return (bloc.name is None, bloc.name or "", bloc.conduct.value)


def named_groups(rule: Rule, case: Case) -> dict[str, tuple[str, ...]]:
    """The groups with names: those of the case, those frozen at an act, then those of the rule."""
    found = {name: group.names for name, group in case.groups.items() if group.names is not None}
    fixed = rule.electorate.fixed_at
    if fixed and fixed in case.groups_at:
        found |= dict(case.groups_at[fixed])
    known = {*case.votes, *(member.name for member in case.members or ())}
    for name, members in rule.groups.items():
        if name not in case.groups and name not in found:
            found[name] = tuple(_as_called(member, known) for member in members)
    return found


def _as_called(member: str, known: set[str]) -> str:
    """The name by which the case calls a member that the rule names ``UK|United Kingdom``."""
    names = member.split("|")
    return next((name for name in names if name in known), names[0])


_TOLD_BY_RULES = ("concerned", "in arrears", "suspended", "parties to the dispute")


def _groups_without_rule(rule: Rule, case: Case) -> list[Sentence]:
    """Groups of the case of which the rule says nothing: they count like all others."""
    looked_at = {
        *rule.electorate.without,
        *rule.electorate.without_vote,
        *rule.electorate.must_abstain,
        *(condition.among for condition in leaves(rule.requires)),
    }
    return [
        worded(
            "The rule says nothing of members “{group}”; they count like all others.",
            group=Term(name),
        )
        for name in _TOLD_BY_RULES
        if name in case.groups and name not in looked_at
    ]


def _refuse_missing_groups(rule: Rule, groups: Mapping[str, tuple[str, ...]], case: Case) -> None:
    for name in rule.electorate.without:
        if name == "concerned" and name not in groups and name not in case.groups:
            raise Malformed(
                worded(
                    "`concerned` is missing: {rule} leaves the member concerned out; name it.",
                    rule=rule.id,
                )
            )


def member_names(rule: Rule, case: Case) -> tuple[str, ...] | None:
    """The names of the members at the date that the rule looks at, if the case names them."""
    fixed = rule.electorate.fixed_at
    if fixed and fixed in case.members_at:
        at = case.members_at[fixed]
        return None if isinstance(at, int) else at
    if case.members is None:
        return None
    if all(member.since is None and member.until is None for member in case.members):
        return tuple(member.name for member in case.members)
    act = fixed or "decision"
    on = case.dates.get(act) or (None if fixed else case.as_of)
    if on is None:
        raise Malformed(
            worded(
                "`{field}` is missing: the members have dates, so say on which day.",
                field=f"dates.{act}",
            )
        )
    return tuple(member.name for member in case.members if _is_member(member, on))


def _is_member(member: Membership, on: Moment) -> bool:
    begun = member.since is None or not is_after(member.since, on, "members.since")
    return begun and (member.until is None or is_after(member.until, on, "members.until"))


def _number(rule: Rule, case: Case) -> int | None:
    fixed = rule.electorate.fixed_at
    if fixed and fixed in case.members_at:
        at = case.members_at[fixed]
        return at if isinstance(at, int) else len(at)
    return case.number


def _heard(rule: Rule, case: Case, notes: list[Sentence]) -> tuple[Voice, ...]:
    """The objections that count: made in time, not withdrawn before the decision."""
    decided = case.dates.get("decision")
    heard = []
    for voice in case.objections or ():
        late = (
            rule.objections_until == "the decision is taken"
            and voice.at is not None
            and decided is not None
            and is_after(voice.at, decided, "objections.at")
        )
        if late:
            notes.append(_too_late(voice, decided))
        elif voice.withdrawn and not (
            decided and is_after(voice.withdrawn, decided, "withdrawals.at")
        ):
            notes.append(withdrew(voice, voice.withdrawn))
        else:
            heard.append(voice)
    return tuple(heard)


def _too_late(voice: Voice, decided: Moment | None) -> Sentence:
    assert voice.at is not None
    assert decided is not None
    return worded(
        "The objection of {who} of {at} came after the decision of {decided}; "
        "it is entered and has no effect.",
        who=said_by(voice),
        at=when(voice.at),
        decided=when(decided),
    )


def said_by(voice: Voice) -> Argument:
    """Who spoke; a case may leave it open."""
    return Name(voice.by)


def withdrew(voice: Voice, on: Moment) -> Sentence:
    """That an objection was withdrawn."""
    return worded("{who} withdrew its objection on {on}.", who=said_by(voice), on=when(on))


def _with_organisations(rule: Rule, case: Case, blocs: Blocs) -> Blocs:
    """Regional organisations turned into the votes of their members.

    A member that votes beside its organisation is a contradiction that the case must solve.
    """
    if not case.organisations:
        return blocs
    cast = {bloc.name: bloc for bloc in blocs if bloc.name in case.organisations}
    if cast and rule.electorate.organisations == "none":
        raise Inadmissible(
            worded("`organisations`: {rule} gives organisations no vote.", rule=rule.id)
        )
    rest = [bloc for bloc in blocs if bloc.name not in case.organisations]
    for name, of in case.organisations.items():
        if name not in cast:
            continue
        if isinstance(of, int):
            rest = _take(rest, of, name)
            rest.append(replace(cast[name], number=of, name=None))
        else:
            rest = [_voted_by(bloc, cast[name], of, name) for bloc in rest]
            present = {bloc.name for bloc in rest}
            rest += [replace(cast[name], name=one) for one in of if one not in present]
    return rest


def _take(blocs: Blocs, number: int, name: str) -> Blocs:
    """Take an organisation's members out of those of whom nothing is said, as far as there are."""
    left = number
    found = []
    for bloc in blocs:
        if bloc.conduct is Conduct.UNACCOUNTED and bloc.name is None and left:
            taken = min(left, bloc.number)
            left -= taken
            bloc = replace(bloc, number=bloc.number - taken)  # noqa: PLW2901 - the bloc shrinks
        found.append(bloc)
    if left and left != number:
        raise Inadmissible(
            worded(
                "`{field}`: it has more members than have not voted.", field=f"organisations.{name}"
            )
        )
    return found


def _voted_by(bloc: Bloc, cast: Bloc, of: tuple[str, ...], name: str) -> Bloc:
    if bloc.name not in of:
        return bloc
    if bloc.conduct in VOTED | {Conduct.ABSTAIN}:
        raise Inadmissible(
            worded(
                "`votes`: {organisation} and its member {member} both vote; only one of them may.",
                organisation=Name(name),
                member=Name(bloc.name or ""),
            )
        )
    return replace(bloc, conduct=cast.conduct, present=cast.present)


def _as_allowed(rule: Rule, bloc: Bloc, notes: list[Sentence]) -> Bloc:
    """The bloc with a vote that it may not cast set aside, or read as the abstention it must be."""
    electorate = rule.electorate
    whom = _whom(bloc)
    if bloc.groups & set(electorate.without_vote):
        if bloc.conduct in VOTED:
            notes.append(worded("{who}: without a vote; what was cast has no effect.", who=whom))
            bloc = replace(bloc, conduct=Conduct.SILENT)
        return replace(bloc, votes=False)
    if bloc.groups & set(electorate.must_abstain) and bloc.conduct in VOTED:
        notes.append(
            worded(
                "{who}: must abstain; the vote “{vote}” counts as an abstention.",
                who=whom,
                vote=bloc.conduct,
            )
        )
        return replace(bloc, conduct=Conduct.ABSTAIN)
    return _if_heard(rule, bloc, whom, notes)


def _whom(bloc: Bloc) -> Argument:
    """Whoever a bloc is: by name, or so many."""
    if bloc.name:
        return Name(bloc.name)
    return counted("{number} member", "{number} members", bloc.number)


def _if_heard(rule: Rule, bloc: Bloc, whom: Argument, notes: list[Sentence]) -> Bloc:
    if bloc.present is False and bloc.conduct in VOTED | {Conduct.ABSTAIN, Conduct.SILENT}:
        deaf = rule.electorate.votes_of_absent == "no effect"
        if deaf and rule.method not in {Method.SILENCE, Method.TACIT}:
            if bloc.conduct in VOTED:
                notes.append(
                    worded(
                        "{who}: absent; “{vote}” from outside has no effect.",
                        who=whom,
                        vote=bloc.conduct,
                    )
                )
            return replace(bloc, conduct=Conduct.ABSENT)
    return bloc
