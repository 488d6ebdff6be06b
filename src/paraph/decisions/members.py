"""From names, tallies and group tallies of a case to blocs that cover each member once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from paraph.decisions.case import Case, Tally, Voice
from paraph.decisions.roll import Bloc, groups_of
from paraph.decisions.vocabulary import Conduct
from paraph.values.errors import Ambiguous, Inadmissible, Malformed
from paraph.values.sentences import Called, worded

Blocs = list[Bloc]
Names = Mapping[str, tuple[str, ...]]


def blocs_of(
    case: Case,
    names: tuple[str, ...] | None,
    groups: Names,
    number: int | None,
    objections: tuple[Voice, ...],
) -> Blocs:
    """The blocs of a case: each member in one of them.

    Raises:
        Inadmissible: if more members did something than there are, or somebody is no member.
        Malformed: if the number of members cannot be known.
    """
    named = _named(case, names, groups, objections)
    counted = _counted(case, named, number)
    blocs = _absorbed(named, counted) + counted if names and counted else named + counted
    told = sum(bloc.number for bloc in blocs if bloc.name not in case.organisations)
    missing = 0 if number is None else number - told
    if missing < 0:
        _refuse_unknown_votes(blocs, told, number or 0)
        raise Inadmissible(
            worded(
                "`members`: their number is {number}, but the case tells of {told}.",
                number=number or 0,
                told=told,
            )
        )
    if missing:
        blocs.append(Bloc(number=missing))
    if not blocs:
        raise Malformed(
            worded("`members` is missing: say how many members there are, or who they are.")
        )
    return _attending(case, _objecting(blocs, objections))


def _refuse_unknown_votes(blocs: Blocs, told: int, number: int) -> None:
    """Members of a group that are named, while only a tally tells how all voted."""
    free = [bloc for bloc in blocs if bloc.name and bloc.conduct is Conduct.UNACCOUNTED]
    if free and told - sum(bloc.number for bloc in free) <= number:
        raise Ambiguous(
            worded(
                "`votes`: only a tally of all is given, and not the vote of {who}; give the votes "
                "by name, or the tally of the group.",
                who=Called(free[0].name or ""),
            )
        )


def _absorbed(named: Blocs, counted: Blocs) -> Blocs:
    """The named members without those whose conduct only the tally tells."""
    free = [bloc for bloc in named if bloc.conduct is Conduct.UNACCOUNTED]
    told = sum(bloc.number for bloc in counted)
    if told > len(free):
        raise Inadmissible(
            worded(
                "`tally`: it counts {told}, and the members left are {left}.",
                told=told,
                left=len(free),
            )
        )
    if told < len(free) and any(bloc.groups for bloc in free):
        raise Ambiguous(worded("`tally`: groups depend on who voted how; give the votes by name."))
    kept = [bloc for bloc in named if bloc.conduct is not Conduct.UNACCOUNTED]
    return [*kept, Bloc(number=len(free) - told)] if told < len(free) else kept


def _named(
    case: Case, names: tuple[str, ...] | None, groups: Names, objections: tuple[Voice, ...]
) -> Blocs:
    """One bloc for each member that the case names anywhere."""
    lists = {"present": case.present, "absent": case.absent}
    said = {
        "votes": tuple(case.votes),
        "objections": tuple(voice.by for voice in objections if voice.by),
        **{field: given for field, given in lists.items() if isinstance(given, tuple)},
    }
    if names is None:
        from_groups = [one for group in case.groups.values() for one in group.names or ()]
        every = list(dict.fromkeys([*(n for field in said.values() for n in field), *from_groups]))
    else:
        every = list(names)
        for field, given in said.items():
            if strangers := [n for n in given if n not in names and n not in case.organisations]:
                raise Inadmissible(
                    worded(
                        "`{field}`: {who} is not among the members.",
                        field=field,
                        who=Called(strangers[0]),
                    )
                )
        every += [n for n in case.organisations if n in case.votes and n not in names]
    return [_one(name, case, groups, objections) for name in every]


def _one(name: str, case: Case, groups: Names, objections: tuple[Voice, ...]) -> Bloc:
    """The bloc of one named member."""
    conduct = case.votes.get(name, Conduct.UNACCOUNTED)
    within = groups_of(name, groups)
    objects = any(voice.by == name for voice in objections)
    if objects and conduct in {Conduct.YES, Conduct.ABSTAIN, Conduct.DECLARED}:
        raise Inadmissible(
            worded(
                "`objections`: {who} objects, but its vote is “{conduct}”.",
                who=Called(name),
                conduct=conduct,
            )
        )
    if objects:
        conduct = Conduct.NO
    present = _presence(name, case, conduct)
    if conduct is Conduct.UNACCOUNTED and "not participating" in within:
        conduct = Conduct.OUT
    elif conduct is Conduct.UNACCOUNTED and present is not None:
        conduct = Conduct.SILENT if present else Conduct.ABSENT
    elif conduct is Conduct.ABSTAIN and "declaration" in within:
        conduct = Conduct.DECLARED
    position = objects or name in case.positions
    return Bloc(name=name, conduct=conduct, groups=within, present=present, position=position)


def _presence(name: str, case: Case, conduct: Conduct) -> bool | None:
    """Whether a member was there, where the case says so."""
    listed = isinstance(case.present, tuple)
    if isinstance(case.absent, tuple) and name in case.absent:
        if listed and name in case.present:  # type: ignore[operator]
            raise Inadmissible(worded("`present` and `absent` both name {who}.", who=Called(name)))
        return False
    if conduct is Conduct.ABSENT:
        return False
    if listed:
        return name in case.present  # type: ignore[operator]
    return True if isinstance(case.absent, tuple) and not isinstance(case.present, int) else None


def _counted(case: Case, named: Blocs, number: int | None) -> Blocs:
    """The blocs without names: of the tally, and of the groups that have a tally."""
    grouped = {name: group for name, group in case.groups.items() if group.tally}
    blocs = [
        Bloc(number=n, conduct=conduct, groups=frozenset({name}))
        for name, group in grouped.items()
        for conduct, n in _full_tally(name, group.tally or {}, group.number).items()
    ]
    blocs += _sized(case)
    if case.tally is None:
        return blocs
    rest = _with_declarations(case)
    if grouped:
        rest = _less(rest, blocs, "groups")
    single = [bloc for bloc in named if bloc.name not in case.organisations]
    if _is_total(rest, single, number):
        rest = _less(rest, [bloc for bloc in named if bloc.conduct in rest], "votes")
    position = case.tally_is_position
    return blocs + [Bloc(number=n, conduct=c, position=position) for c, n in rest.items()]


def _sized(case: Case) -> Blocs:
    """Groups of which only the number is known, and that say themselves what their members do."""
    return [
        Bloc(number=group.number, conduct=conduct, groups=frozenset({name}))
        for name, conduct in _SIZED.items()
        if (group := case.groups.get(name)) and group.number and not group.tally
    ]


_SIZED = {
    "not participating": Conduct.OUT,
    "in arrears": Conduct.UNACCOUNTED,
    "suspended": Conduct.UNACCOUNTED,
    "concerned": Conduct.UNACCOUNTED,
}


def _with_declarations(case: Case) -> dict[Conduct, int]:
    """The tally, with as many of its abstentions declared as the case says."""
    assert case.tally is not None
    rest = dict(case.tally)
    group = case.groups.get("declaration")
    if group is None or not group.number:
        return rest
    if rest.get(Conduct.ABSTAIN, 0) < group.number:
        raise Inadmissible(
            worded("`declarations`: {number}, more than abstain.", number=group.number)
        )
    rest[Conduct.ABSTAIN] -= group.number
    rest[Conduct.DECLARED] = rest.get(Conduct.DECLARED, 0) + group.number
    return {conduct: number for conduct, number in rest.items() if number}


def _full_tally(name: str, tally: Tally, number: int | None) -> dict[Conduct, int]:
    """The tally of a group, with its members of whom nothing is said."""
    missing = 0 if number is None else number - sum(tally.values())
    if missing < 0:
        raise Inadmissible(
            worded(
                "`{field}`: its members are {number}, but more of them voted.",
                field=f"groups.{name}",
                number=number or 0,
            )
        )
    return dict(tally) | ({Conduct.UNACCOUNTED: missing} if missing else {})


def _is_total(tally: Tally, named: Blocs, number: int | None) -> bool:
    """Whether a tally counts the votes given by name too, or only those of the others.

    Raises:
        Ambiguous: if both fit and nothing says which.
        Inadmissible: if it counts more than there are members.
    """
    voted = Counter[Conduct]()
    for bloc in named:
        if bloc.conduct is not Conduct.UNACCOUNTED:
            voted[bloc.conduct] += bloc.number
    total, beside = sum(tally.values()), voted.total()
    if not beside or any(tally.get(conduct, 0) < n for conduct, n in voted.items()):
        return False
    number = len(named) if number is None and len(named) > beside else number
    if number == total + beside:
        return False
    if number is not None and total <= number < total + beside:
        return True
    if number is not None and total > number:
        raise Inadmissible(
            worded(
                "`tally`: it counts {told}, more than there are members ({number}).",
                told=total,
                number=number,
            )
        )
    raise Ambiguous(
        worded(
            "`tally`: it may count the members named in `votes` or only the others; give a tally "
            "of the others that fills `members`, or one of all."
        )
    )


_AWAY = frozenset({Conduct.SILENT, Conduct.ABSENT, Conduct.OUT})


def _less(tally: Mapping[Conduct, int], blocs: Blocs, field: str) -> dict[Conduct, int]:
    """The tally without the members that ``blocs`` already cover."""
    rest = dict(tally)
    for bloc in blocs:
        unsaid = bloc.conduct in _AWAY and bloc.conduct not in tally
        if bloc.conduct is Conduct.UNACCOUNTED or unsaid:
            continue
        rest[bloc.conduct] = rest.get(bloc.conduct, 0) - bloc.number
        if rest[bloc.conduct] < 0:
            raise Inadmissible(
                worded(
                    "`tally` has fewer “{conduct}” than `{field}` names; both must agree.",
                    conduct=bloc.conduct,
                    field=field,
                )
            )
    return {conduct: number for conduct, number in rest.items() if number}


def _objecting(blocs: Blocs, objections: tuple[Voice, ...]) -> Blocs:
    """Objections without a name, taken from those of whom nothing is said."""
    unnamed = sum(voice.number for voice in objections if voice.by is None)
    if not unnamed:
        return blocs
    free = [bloc for bloc in blocs if bloc.conduct is Conduct.UNACCOUNTED and not bloc.name]
    if sum(bloc.number for bloc in free) < unnamed:
        if any(bloc.conduct is Conduct.NO and bloc.number >= unnamed for bloc in blocs):
            return blocs
        raise Inadmissible(
            worded(
                "`objections`: {number}, more than members of whom nothing else is said.",
                number=unnamed,
            )
        )
    left, found = unnamed, []
    for bloc in blocs:
        taken = min(left, bloc.number) if bloc in free else 0
        left -= taken
        found.append(replace(bloc, number=bloc.number - taken))
    return [*found, Bloc(number=unnamed, conduct=Conduct.NO, position=True)]


@dataclass(frozen=True, slots=True)
class _Seats:
    """How many of those of whom nothing is said were there, and how many were not."""

    silent: int
    absent: int


def _attending(case: Case, blocs: Blocs) -> Blocs:
    """Presence given as a number, laid on those of whom nothing else is said."""
    if not isinstance(case.present, int) and not isinstance(case.absent, int):
        return blocs
    free = [bloc for bloc in blocs if bloc.conduct is Conduct.UNACCOUNTED]
    seats = _seats(case, blocs, sum(bloc.number for bloc in free))
    if not free or not (seats.silent or seats.absent):
        return blocs
    if seats.silent and seats.absent and any(bloc.groups for bloc in free):
        raise Ambiguous(
            worded("`present` is a number, and groups depend on it: name who was present.")
        )
    rest = [bloc for bloc in blocs if bloc.conduct is not Conduct.UNACCOUNTED]
    if not seats.absent or not seats.silent:
        conduct = Conduct.SILENT if seats.silent else Conduct.ABSENT
        return rest + [replace(bloc, conduct=conduct) for bloc in free]
    rest.append(Bloc(number=seats.silent, conduct=Conduct.SILENT))
    return [*rest, Bloc(number=seats.absent, conduct=Conduct.ABSENT)]


def _seats(case: Case, blocs: Blocs, free: int) -> _Seats:
    there = sum(bloc.number for bloc in blocs if bloc.is_present)
    if isinstance(case.present, int):
        silent = case.present - there
        if silent < 0:
            raise Inadmissible(
                worded(
                    "`present`: it says {number}, but {there} took part.",
                    number=case.present,
                    there=there,
                )
            )
        if silent > free:
            raise Inadmissible(
                worded(
                    "`present`: it says {number}, more than can have been there.",
                    number=case.present,
                )
            )
        return _Seats(silent, free - silent)
    away = sum(bloc.number for bloc in blocs if bloc.conduct is Conduct.ABSENT)
    assert isinstance(case.absent, int)
    absent = case.absent - away
    if absent < 0 or absent > free:
        raise Inadmissible(
            worded(
                "`absent`: it says {number}, which does not fit those who did not vote ({left}).",
                number=case.absent,
                left=free + away,
            )
        )
    return _Seats(free - absent, absent)
