"""Reading a case from JSON: forgiving in form, never guessing; an error names the field."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from paraph.decisions.calendar import Moment
from paraph.decisions.case import Case, Finding, Group, Membership, Prolongation
from paraph.decisions.case_fields import ALIASES, FIELDS, FREE_TEXT, NAMED_GROUPS
from paraph.decisions.case_values import (
    need_mapping,
    need_names,
    need_number,
    need_truth,
    need_word,
    need_words,
)
from paraph.decisions.case_voices import put_withdrawals, read_moment, read_voices
from paraph.decisions.exact import is_percent, read_amount
from paraph.decisions.vocabulary import POSITIONS, Conduct, conduct_of
from paraph.values.errors import Inadmissible, Malformed

Json = Mapping[str, Any]


def read_case(text: str | bytes, called: str) -> Case:
    """The case that a JSON text tells.

    >>> read_case('{"members": 6, "objections": ["A"]}', "case.json").number
    6

    Raises:
        Malformed: if it is not JSON, or a field is unknown or has a value of the wrong kind.
        Ambiguous: if a field can mean two things.
        Inadmissible: if two fields contradict each other.
    """
    try:
        content = json.loads(text, parse_float=Fraction, object_pairs_hook=_once)
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Malformed(f"{called} is not JSON: {error}.") from error
    if not isinstance(content, dict):
        raise Malformed(f"{called} is not a case: a case is a JSON object, {{…}}.")
    return case_of(content)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names occur once: a member that votes twice is a contradiction."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Inadmissible(f"`{name}` stands twice in one object of the case; keep one.")
        found[name] = value
    return found


def case_of(content: Json) -> Case:
    """The case that a JSON object tells; see `read_case`."""
    fields: dict[str, Any] = {}
    for written, value in content.items():
        name = ALIASES.get(written, written)
        if name in FREE_TEXT or value is None:
            continue
        if name not in FIELDS:
            raise Malformed(f"The case has an unknown field `{written}`; known: {_known()}.")
        if name in fields:
            raise Inadmissible(f"`{written}` says again what `{name}` says; keep one of them.")
        fields[name] = value
    read: dict[str, Any] = {"groups": _groups(fields)}
    for name, value in fields.items():
        if name in _READERS:
            read[name] = _READERS[name](value, name)
    read |= _members(fields.get("members")) | _all_votes(fields) | _weights(fields)
    put_withdrawals(read, fields)
    return Case(**read)


def _known() -> str:
    return ", ".join(FIELDS)


def _members(given: object) -> dict[str, Any]:
    """Members as a number, a list of names, or a list of names with dates."""
    if given is None or isinstance(given, dict):
        return {}
    if isinstance(given, int):
        return {"number": need_number(given, "members")}
    if not isinstance(given, list):
        raise Malformed("`members` is a number, a list of names, or a tally.")
    members = tuple(_membership(one) for one in given)
    names = [member.name for member in members]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise Inadmissible(f"`members` names {', '.join(twice)} more than once.")
    return {"members": members}


def _membership(one: object) -> Membership:
    if isinstance(one, str):
        return Membership(name=need_word(one, "members"))
    fields = need_mapping(one, "members", {"name", "since", "until"})
    return Membership(
        name=need_word(fields.get("name"), "members.name"),
        since=read_moment(fields.get("since"), "members.since"),
        until=read_moment(fields.get("until"), "members.until"),
    )


def _all_votes(fields: Json) -> dict[str, Any]:
    """Votes, tally, and members given as a tally, put together."""
    names: dict[str, Conduct] = {}
    positions: set[str] = set()
    numbers: dict[Conduct, int] | None = None
    position = True
    for field in ("members", "votes", "tally"):
        given = fields.get(field)
        if isinstance(given, list) and field == "votes":
            given = _listed(given)
        if not isinstance(given, dict):
            if given is not None and field != "members":
                raise Malformed(f"`{field}` is an object: names with votes, or words with numbers.")
            continue
        by_name, said, counted, is_position = _votes(given, field)
        if again := sorted(set(names) & set(by_name)):
            raise Inadmissible(f"`{field}`: {', '.join(again)} is given a second vote.")
        names |= by_name
        positions |= said
        if counted and numbers is not None:
            raise Inadmissible(f"`{field}` gives a second tally; keep one.")
        if counted:
            numbers, position = counted, is_position
    found: dict[str, Any] = {"votes": names, "positions": frozenset(positions), "tally": numbers}
    return found | {"tally_is_position": position}


def _votes(
    given: Json, field: str
) -> tuple[dict[str, Conduct], set[str], dict[Conduct, int] | None, bool]:
    """Votes by name, the names that said a position, the numbers, whether these are positions."""
    names: dict[str, Conduct] = {}
    positions: set[str] = set()
    numbers: dict[Conduct, int] = {}
    all_positions = True
    for key, value in given.items():
        is_position = key.lower() in POSITIONS
        if isinstance(value, str):
            names[key] = _conduct(value, f"{field}.{key}")
            positions |= {key} if value.lower() in POSITIONS else set()
            continue
        conduct = _conduct(key, field)
        if isinstance(value, list):
            for name in need_names(value, f"{field}.{key}"):
                if name in names:
                    raise Inadmissible(f"`{field}`: {name} stands under two words.")
                names[name] = conduct
                positions |= {name} if is_position else set()
            continue
        numbers[conduct] = numbers.get(conduct, 0) + need_number(value, f"{field}.{key}")
        all_positions &= is_position or conduct in {Conduct.ABSENT, Conduct.OUT}
    return names, positions, numbers or None, all_positions


def _listed(given: list[Any]) -> dict[str, str]:
    """Votes written as a list of objects with `by` and `vote`."""
    found: dict[str, str] = {}
    for one in given:
        fields = need_mapping(one, "votes", {"by", "vote"})
        by = need_word(fields.get("by"), "votes.by")
        if by in found:
            raise Inadmissible(f"`votes`: {by} is given a second vote.")
        found[by] = need_word(fields.get("vote"), "votes.vote")
    return found


def _conduct(word: str, field: str) -> Conduct:
    found = conduct_of(word)
    if found is None:
        known = ", ".join(conduct for conduct in Conduct if conduct is not Conduct.UNACCOUNTED)
        raise Malformed(f"`{field}`: “{word}” is no vote or conduct; known: {known}.")
    return found


def _weights(fields: Json) -> dict[str, Any]:
    """Weights by measure, then by member or by word of conduct; percentages make a total of 100."""
    given = need_mapping(fields.get("weights", {}), "weights")
    totals = {
        measure: read_amount(value, f"totals.{measure}")
        for measure, value in need_mapping(fields.get("totals", {}), "totals").items()
    }
    weights: dict[str, dict[str, Fraction]] = {}
    for measure, of in given.items():
        if not isinstance(of, dict):
            raise Malformed(f"`weights.{measure}`: name the measure, then who weighs what.")
        weights[measure] = _measure(of, f"weights.{measure}")
        if any(is_percent(value) for value in of.values()):
            totals.setdefault(measure, Fraction(100))
    return {"weights": weights, "totals": totals}


def _measure(of: Json, field: str) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
    for key, value in of.items():
        conduct = conduct_of(key)
        name = conduct.value if conduct else key
        found[name] = found.get(name, Fraction(0)) + read_amount(value, f"{field}.{key}")
    return found


def _groups(fields: Json) -> dict[str, Group]:
    """Groups, chambers and the groups that have a field of their own."""
    found: dict[str, Group] = {}
    sources = [("groups", False), ("chambers", True)]
    for field, chamber in sources:
        for name, value in need_mapping(fields.get(field, {}), field).items():
            if name in found:
                raise Inadmissible(f"`{field}` and `groups` both name {name}; keep one of them.")
            found[name] = _group(value, f"{field}.{name}", chamber=chamber)
    for field, name in NAMED_GROUPS.items():
        if field in fields:
            value = fields[field]
            group = _group([value] if isinstance(value, str) else value, field, chamber=False)
            if name in found:
                raise Inadmissible(f"`{field}` and `groups` both name {name}; keep one of them.")
            found[name] = group
    return found


def _group(value: object, field: str, *, chamber: bool) -> Group:
    if isinstance(value, list):
        return Group(names=need_names(value, field), chamber=chamber)
    if isinstance(value, int):
        return Group(number=need_number(value, field), chamber=chamber)
    if not isinstance(value, dict):
        raise Malformed(f"`{field}` is a list of names, a tally, or a number.")
    rest = {key: part for key, part in value.items() if key not in {"weights", "members"}}
    names, _, numbers, _ = _votes(rest, field)
    if names:
        raise Malformed(f"`{field}`: name the members in a list, and their votes in `votes`.")
    weights = {
        measure: _measure(need_mapping(of, f"{field}.weights"), f"{field}.weights.{measure}")
        for measure, of in need_mapping(value.get("weights", {}), f"{field}.weights").items()
    }
    members = value.get("members")
    number = None if members is None else need_number(members, f"{field}.members")
    return Group(tally=numbers, number=number, weights=weights, chamber=chamber)


def _attendance(given: object, field: str) -> tuple[str, ...] | int:
    return need_number(given, field) if isinstance(given, int) else need_names(given, field)


def _reached(given: object, field: str) -> tuple[str, ...] | bool:
    return given if isinstance(given, bool) else need_names(given, field)


def _dates(given: object, field: str) -> dict[str, Moment]:
    return {
        name: Moment.parse(value, f"{field}.{name}")
        for name, value in need_mapping(given, field).items()
    }


def _extensions(given: object, field: str) -> tuple[Prolongation, ...]:
    if not isinstance(given, list):
        raise Malformed(f"`{field}` is a list of objects with `by`, `at` and `until`.")
    found = [need_mapping(one, field, {"by", "at", "until"}) for one in given]
    return tuple(
        Prolongation(
            by=need_word(one.get("by"), f"{field}.by"),
            at=Moment.parse(one.get("at"), f"{field}.at"),
            until=Moment.parse(one.get("until"), f"{field}.until"),
        )
        for one in found
    )


def _determination(given: object, field: str) -> Finding:
    fields = need_mapping(given, field, {"by", "finding", "with", "appeal", "at"})
    word = need_word(fields.get("finding"), f"{field}.finding").lower()
    if word not in {"adopted", "not adopted"}:
        raise Malformed(f"`{field}.finding` is “adopted” or “not adopted”, not “{word}”.")
    return Finding(
        by=need_word(fields.get("by"), f"{field}.by"),
        carried=word == "adopted",
        having=frozenset(need_words(fields.get("with", []), f"{field}.with")),
        appeal=None if "appeal" not in fields else need_word(fields["appeal"], f"{field}.appeal"),
    )


def _stages(given: object, field: str) -> dict[str, Case]:
    return {
        name: case_of(need_mapping(value, f"{field}.{name}"))
        for name, value in need_mapping(given, field).items()
    }


def _rest(given: object, field: str) -> Conduct:
    conduct = _conduct(need_word(given, field), field)
    if conduct not in {Conduct.ABSENT, Conduct.SILENT, Conduct.ABSTAIN, Conduct.OUT, Conduct.YES}:
        raise Malformed(f"`{field}` is absent, silent, abstain, not participating or yes.")
    return conduct


def _consensus(given: object, field: str) -> str:
    word = need_word(given, field)
    if word not in {"reached", "exhausted"}:
        raise Malformed(f"`{field}` is “reached” or “exhausted”, not “{word}”.")
    return word


def _numbers(given: object, field: str) -> dict[str, int]:
    return {
        name: need_number(value, f"{field}.{name}")
        for name, value in need_mapping(given, field).items()
    }


def _attendances(given: object, field: str) -> dict[str, tuple[str, ...] | int]:
    return {
        name: _attendance(value, f"{field}.{name}")
        for name, value in need_mapping(given, field).items()
    }


def _groups_at(given: object, field: str) -> dict[str, dict[str, tuple[str, ...]]]:
    return {
        act: {
            name: need_names(value, f"{field}.{act}.{name}")
            for name, value in need_mapping(groups, f"{field}.{act}").items()
        }
        for act, groups in need_mapping(given, field).items()
    }


_READERS: dict[str, Callable[[Any, str], Any]] = {
    "present": _attendance,
    "absent": _attendance,
    "present_at": _numbers,
    "objections": read_voices,
    "replies": read_voices,
    "opinions": read_voices,
    "exemptions": read_voices,
    "items": need_names,
    "opened": Moment.parse,
    "opened_at_meeting": need_truth,
    "deadline": Moment.parse,
    "extensions": _extensions,
    "initiator": need_word,
    "reached": _reached,
    "objection_to_procedure": need_names,
    "established": lambda given, field: frozenset(need_words(given, field)),
    "dates": _dates,
    "as_of": Moment.parse,
    "consensus": _consensus,
    "quorum_raised": need_truth,
    "casting_vote": lambda given, field: _conduct(need_word(given, field), field),
    "determination": _determination,
    "stages": _stages,
    "organisations": _attendances,
    "rest": _rest,
    "members_at": _attendances,
    "groups_at": _groups_at,
    "matter": need_word,
}
