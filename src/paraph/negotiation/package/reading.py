"""Reading a problem from JSON: strict, for a wrong name would give a wrong package.

Every error names its place as a path, ``positions[12].arm``, counted from nought as in JSON.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec

from paraph.negotiation.package.model import Position, Problem, Stance
from paraph.values.errors import Inadmissible, Malformed

_FREE_TEXT: Final = {"title", "note", "$schema"}
_FIELDS: Final = ("delegations", "brackets", "positions", "fixed")
_NEEDED: Final = ("delegations", "brackets")
_LONG: Final = 20
_TOLD: Final = 8
_UNPRINTABLE: Final = {"Cc", "Cs"}
_PLAIN_WORDS: Final = (
    (r"`", ""),
    (r"^Expected ", "expected "),
    (r"\barray\b", "a list"),
    (r"^(?:O|o)bject missing required field (.*)", r"the field \1 is missing"),
    (r"^(?:O|o)bject contains unknown field (.*)", r"the field \1 is unknown"),
    (r"^Invalid enum value (.*)", r"\1 is no stance"),
    (r"\bobject\b", "an object"),
    (r"\bstr\b", "a word"),
    (r"\b(?:int|float)\b", "a number"),
)
"""What a library says of wrong types, in the words of this page."""

_WHERE: Final = re.compile(r"(?P<what>.*?) - at `\$(?P<path>.*)`", re.DOTALL)


def read_problem(text: str | bytes, called: str) -> Problem:
    """The problem that a JSON text states.

    >>> read_problem('{"delegations": ["Fiji"], "brackets": {"b1": ["x", "y"]}}', "p").brackets
    {'b1': ('x', 'y')}

    Raises:
        Malformed: if it is not JSON, lacks a field, or names what it does not have.
        Inadmissible: if a delegation contradicts itself.
    """
    try:
        content = json.loads(text, object_pairs_hook=_once)
    except UnicodeDecodeError as error:
        raise Malformed(
            f"{called} is not UTF-8 at byte {error.start}; save it as UTF-8."
        ) from error
    except RecursionError as error:
        raise Malformed(f"{called} is nested too deeply to be a problem.") from error
    except json.JSONDecodeError as error:
        raise Malformed(f"{called} is not JSON: {error}.") from error
    except ValueError as error:  # what Python says of a number of thousands of digits
        raise Malformed(f"{called} has a number too long to be read.") from error
    if not isinstance(content, dict):
        raise Malformed(f"{called} is not a problem: a problem is a JSON object, {{…}}.")
    _refuse_twice(content)
    return problem_of(content)


class _Twice(dict[str, Any]):
    """An object in which one name stands twice."""

    name: str


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        found = _Twice(found)
        found.name = next(one for place, one in enumerate(names) if one in names[:place])
    return found


def _refuse_twice(content: object) -> None:
    """Name the place where a name stands twice in one object; JSON itself does not mind.

    Raises:
        Malformed: if there is one.
    """
    waiting = [("", content)]
    while waiting:
        place, here = waiting.pop()
        if isinstance(here, _Twice):
            where = f"{place}.{here.name}".removeprefix(".")
            raise Malformed(f"{where}: the name stands twice in one object; keep one of them.")
        if isinstance(here, dict):
            waiting += [(f"{place}.{name}".removeprefix("."), one) for name, one in here.items()]
        elif isinstance(here, list):
            waiting += [(f"{place}[{number}]", one) for number, one in enumerate(here)]


def problem_of(content: Mapping[str, Any]) -> Problem:
    """The problem that is told by plain lists and mappings, checked throughout.

    Raises:
        Malformed, Inadmissible: as ``read_problem``.
    """
    for name in content:
        if name not in _FIELDS and name not in _FREE_TEXT:
            raise Malformed(f"{name}: the field is unknown; a problem has {', '.join(_FIELDS)}.")
    for name in _NEEDED:
        if name not in content:
            raise Malformed(f"{name}: the field is missing.")
    problem = Problem(
        delegations=_names(content["delegations"], "delegations"),
        brackets={
            name: _arms(arms, f"brackets.{name}")
            for name, arms in _mapping(content["brackets"], "brackets").items()
        },
        positions=_positions(content.get("positions", [])),
        fixed={
            name: _word(arm, f"fixed.{name}")
            for name, arm in _mapping(content.get("fixed", {}), "fixed").items()
        },
    )
    _check_names(problem)
    _check_contradictions(problem)
    return problem


def _mapping(given: object, place: str) -> Mapping[str, Any]:
    if not isinstance(given, dict):
        raise Malformed(f"{place}: expected an object, {{…}}, got {_kind(given)}.")
    for name in given:
        _word(name, place)
    return given


def _word(given: object, place: str) -> str:
    if not isinstance(given, str):
        raise Malformed(f"{place}: expected a name, got {_kind(given)}.")
    if not given.strip():
        raise Malformed(f"{place}: the name is empty.")
    if odd := [one for one in given if unicodedata.category(one) in _UNPRINTABLE - {*"\t\n\r"}]:
        raise Malformed(f"{place}: the name has U+{ord(odd[0]):04X}, which cannot be printed.")
    return given


def _kind(given: object) -> str:
    """What stands there instead, for people.

    >>> _kind(None), _kind(3), _kind([])
    ('null', 'the number 3', 'a list')
    """
    match given:
        case None | bool():
            return json.dumps(given)
        case int() | float():
            number = str(given)
            return (
                f"a number of {len(number)} digits"
                if len(number) > _LONG
                else f"the number {number}"
            )
        case str():
            return f"the word {given!r}"
        case list():
            return "a list"
        case _:
            return "an object"


def _names(given: object, place: str) -> tuple[str, ...]:
    if not isinstance(given, list):
        raise Malformed(f"{place}: expected a list of names, got {_kind(given)}.")
    places: dict[str, int] = {}
    for number, one in enumerate(given):
        name = _word(one, f"{place}[{number}]")
        if name in places:
            raise Malformed(f"{place}[{number}]: {name} stands at {place}[{places[name]}] already.")
        places[name] = number
    return tuple(places)


def _arms(given: object, place: str) -> tuple[str, ...]:
    arms = _names(given, place)
    if not arms:
        raise Malformed(f"{place}: the bracket has no arm, so nothing can be chosen in it.")
    return arms


def _positions(given: object) -> tuple[Position, ...]:
    try:
        return msgspec.convert({"positions": given}, _Positions).positions
    except msgspec.ValidationError as error:
        found = _WHERE.fullmatch(str(error))
        what, path = (found["what"], found["path"]) if found else (str(error), ".positions")
        stances = f"; it is one of {', '.join(Stance)}" if path.endswith("stance") else ""
        for pattern, plain in _PLAIN_WORDS:
            what = re.sub(pattern, plain, what)
        raise Malformed(f"{path.removeprefix('.')}: {what}{stances}.") from error


class _Positions(msgspec.Struct):
    """A list of positions with its name, so that errors say where they are."""

    positions: tuple[Position, ...]


def _check_names(problem: Problem) -> None:
    known = set(problem.delegations)
    for bracket, arm in problem.fixed.items():
        if bracket not in problem.brackets:
            raise Malformed(f"fixed.{bracket}: {_no_bracket(bracket, problem)}")
        _check_arm(problem, bracket, arm, f"fixed.{bracket}")
    for number, position in enumerate(problem.positions):
        place = f"positions[{number}]"
        if position.delegation not in known:
            name = position.delegation
            raise Malformed(f"{place}.delegation: {name} is none of the delegations.")
        _check_place(problem, position.bracket, position.arm, place)
        for count, one in enumerate(position.conditions):
            _check_place(problem, one.bracket, one.arm, f"{place}.if[{count}]")


def _check_place(problem: Problem, bracket: str, arm: str, place: str) -> None:
    if bracket not in problem.brackets:
        raise Malformed(f"{place}.bracket: {_no_bracket(bracket, problem)}")
    _check_arm(problem, bracket, arm, f"{place}.arm")


def _check_arm(problem: Problem, bracket: str, arm: str, place: str) -> None:
    arms = problem.brackets[bracket]
    if arm not in arms:
        raise Malformed(f"{place}: bracket {bracket} has no arm {arm}; it has {_some(arms)}.")


def _no_bracket(bracket: str, problem: Problem) -> str:
    return f"there is no bracket {bracket}; there are {_some(tuple(problem.brackets)) or 'none'}."


def _some(names: Sequence[str], most: int = 8) -> str:
    """The names, or the first of them.

    >>> _some("abcd", 2)
    'a, b, … (4 in all)'
    """
    more = f", … ({len(names)} in all)" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _check_contradictions(problem: Problem) -> None:
    """Refuse two stances of one delegation on one arm that cannot both be meant; name them all."""
    seen: dict[tuple[str, str, str], list[int]] = {}
    found: list[str] = []
    for number, position in enumerate(problem.positions):
        earlier = seen.setdefault((position.delegation, position.bracket, position.arm), [])
        found += [
            f"positions[{other}] and positions[{number}]: {position.delegation} contradicts "
            f"itself on {position.bracket}={position.arm}: “{problem.positions[other]}” and "
            f"“{position}”; keep one of them."
            for other in earlier
            if _contradict(problem.positions[other], position)
        ]
        earlier.append(number)
    if found:
        more = [f"So do {len(found) - _TOLD} more pairs."] if len(found) > _TOLD else []
        raise Inadmissible("\n".join(found[:_TOLD] + more))


def _contradict(one: Position, two: Position) -> bool:
    """Whether two positions on one arm cannot both be meant.

    Said without condition, a stance leaves no room for another one, nor for the refusal that a
    condition implies; under the same conditions two stances exclude each other.
    """
    if one.stance is two.stance is Stance.OPPOSE:
        return False
    same = set(one.conditions) == set(two.conditions)
    if same:
        return one.stance is not two.stance
    return not (one.conditions and two.conditions)


def _look_alikes(problem: Problem) -> Iterator[str]:
    """Names that differ only in case, in spaces, or in how an accent is written."""
    lists = {"delegations": problem.delegations, "brackets": tuple(problem.brackets)}
    lists |= {f"brackets.{one}": arms for one, arms in problem.brackets.items()}
    for place, names in lists.items():
        first: dict[str, str] = {}
        for name in names:
            plain = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
            other = first.setdefault(plain, name)
            if other != name:
                yield f"{place}: {other!r} and {name!r} look alike; they were read as two names."


def doubts(problem: Problem) -> tuple[str, ...]:
    """What was read in one of several possible ways, and how: one sentence each.

    Several conditional positions of one delegation on one arm are all required, and a conditional
    refusal refuses always; who meant it otherwise can say so in other words.
    """
    found = list(_look_alikes(problem))
    first: dict[tuple[str, str, str], int] = {}
    for number, position in enumerate(problem.positions):
        place = position.delegation, position.bracket, position.arm
        other = first.setdefault(place, number)
        if position.is_red_line and position.conditions:
            found.append(
                f"positions[{number}]: a stance whose condition fails counts as opposition, so "
                f"{position} in any case."
            )
        elif other != number and set(problem.positions[other].conditions) != set(
            position.conditions
        ):
            found.append(
                f"positions[{other}] and positions[{number}]: {position.delegation} sets different "
                f"conditions for {position.bracket}={position.arm}; all of them must be chosen."
            )
    return tuple(found)
