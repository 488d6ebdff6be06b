"""Reading rules: TOML text into checked rule sets, with every fault named in a sentence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

import msgspec

from paraph.decisions.checks import check_references, check_rule, check_rule_set
from paraph.decisions.model import Part, Rule
from paraph.values.errors import Inadmissible, Malformed


class SetHeading(Part, frozen=True, kw_only=True):
    """The heading of a rule set: the organ, and every kind of matter that it decides."""

    id: str
    title: str
    matters: tuple[str, ...]


class _File(Part, frozen=True, kw_only=True):
    """The shape of one TOML file."""

    rule: tuple[dict[str, object], ...] = ()
    set: tuple[SetHeading, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Rules by identifier, in the order of their files, with their aliases and sets."""

    rules: Mapping[str, Rule]
    sets: Mapping[str, SetHeading] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rules)

    def find(self, name: str, matter: str | None = None) -> Rule:
        """The rule of an identifier, a catalogue number, or of a rule set for ``matter``.

        Raises:
            Malformed: if there is none; the nearest names are offered.
            Inadmissible: if a rule set has no rule for the matter.
        """
        wanted = name.strip()
        if wanted in self.rules:
            return self.rules[wanted]
        for rule in self.rules.values():
            if rule.number and rule.number.lower() == wanted.lower():
                return rule
        if wanted in self.sets:
            return self._of_set(self.sets[wanted], matter)
        near = get_close_matches(wanted, [*self.rules, *self.sets], n=3, cutoff=0.5)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise Malformed(
            f"There is no rule “{name}”.{hint} `paraph decide --list` shows every rule."
        )

    def _of_set(self, heading: SetHeading, matter: str | None) -> Rule:
        """The rule of a set for one kind of matter; the set was checked, so there is only one."""
        for rule in self.rules.values():
            if (
                rule.rule_set == heading.id
                and matter in rule.matters
                and not _outranked(rule, matter, self.rules.values())
            ):
                return rule
        raise Inadmissible(
            f"The rule set {heading.id} decides by the kind of matter: give the case a `matter`, "
            f"one of {', '.join(heading.matters)}; it has {matter or 'none'}."
        )


def _outranked(rule: Rule, matter: str | None, rules: Iterable[Rule]) -> bool:
    """Whether ``rule`` yields to another rule for the same matter."""
    return any(other.id in rule.yields_to and matter in other.matters for other in rules)


def read_rules(text: str, called: str) -> RuleBook:
    """The rules of one TOML file, checked each and together.

    Raises:
        Malformed: if it is not TOML, or a rule has an unknown word, a gap or a contradiction.
        Ambiguous: if two rules apply to one matter with no order between them.
    """
    return check_book([read_file(text, called)])


def read_file(text: str, called: str) -> RuleBook:
    """The rules of one TOML file, each checked by itself.

    Raises:
        Malformed: if it is not TOML, or a rule has an unknown word, a gap or a contradiction.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Malformed(f"{called} is not TOML: {error}.") from error
    try:
        file = msgspec.convert(content, _File)
    except msgspec.ValidationError as error:
        raise Malformed(f"{called}: {_sentence(error)}") from error
    rules: dict[str, Rule] = {}
    for written in file.rule:
        rule = read_rule(written, called)
        if rule.id in rules:
            raise Malformed(f"{called}: two rules are called {rule.id}.")
        rules[rule.id] = rule
    if not rules:
        raise Malformed(f"{called} holds no rule: write one under [[rule]].")
    return RuleBook(rules, {heading.id: heading for heading in file.set})


def read_rule(written: Mapping[str, object], called: str) -> Rule:
    """One rule from its TOML table, checked by itself.

    Raises:
        Malformed: if a word is unknown or missing, a number is a float, or two parts contradict.
    """
    name = written.get("id", "a rule without `id`")
    _refuse_floats(written, f"{called}, {name}")
    try:
        rule = msgspec.convert(written, Rule)
    except msgspec.ValidationError as error:
        raise Malformed(f"{called}, {name}: {_sentence(error)}") from error
    if faults := list(check_rule(rule)):
        raise Malformed(f"{called}, {name}: " + " ".join(faults))
    return rule


def check_book(books: Iterable[RuleBook]) -> RuleBook:
    """All rules together: references, numbers, gaps and overlaps.

    Raises:
        Malformed: if a rule refers to one that does not exist, or a matter has no rule.
        Ambiguous: if two rules apply to one matter with no order between them.
    """
    rules: dict[str, Rule] = {}
    sets: dict[str, SetHeading] = {}
    for book in books:
        for rule in book.rules.values():
            if rule.id in rules:
                raise Malformed(f"Two rules are called {rule.id}.")
            rules[rule.id] = rule
        sets |= book.sets
    check_references(rules)
    for heading in sets.values():
        members = [rule for rule in rules.values() if rule.rule_set == heading.id]
        check_rule_set(heading.id, heading.matters, members)
    for rule in rules.values():
        if rule.rule_set and rule.rule_set not in sets:
            raise Malformed(f"{rule.id} names the rule set {rule.rule_set}, which does not exist.")
    return RuleBook(rules, sets)


def _refuse_floats(written: object, where: str) -> None:
    """A decimal without quotation marks is a float, and no float is exact."""
    if isinstance(written, float):
        raise Malformed(f"{where}: {written} is a float; write it in quotation marks.")
    parts = written.values() if isinstance(written, Mapping) else written
    if isinstance(parts, Iterable) and not isinstance(parts, str):
        for part in parts:
            _refuse_floats(part, where)


_MESSAGES = (
    (r"Object contains unknown field `(.+?)`", r"the word `\1` is unknown"),
    (r"Object missing required field `(.+?)`", r"`\1` is missing, and nothing is assumed"),
    (r"Invalid enum value '(.+?)'", r"the word “\1” is unknown"),
    (r"Expected `(.+?)`, got `(.+?)`", r"a value of kind \1 is needed, not \2"),
)


def _sentence(error: msgspec.ValidationError) -> str:
    """The message of msgspec in our words, with the place."""
    message, _, place = str(error).partition(" - at `$")
    for pattern, words in _MESSAGES:
        message = re.sub(pattern, words, message)
    place = place.strip("`.")
    return f"in `{place}`, {message}." if place else f"{message}."
