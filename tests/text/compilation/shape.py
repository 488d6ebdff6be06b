"""What every compilation must look like, whatever was compiled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from paraph.text.negotiated import BASE, Choice, NegotiatedText, Node, Prose, choices, version_of
from paraph.text.words import WORD


@dataclass(frozen=True)
class Scope:
    """A choice, those among whom it is open, and whether the base is one of them."""

    choice: Choice
    parties: frozenset[str]
    has_base: bool


def scopes(made: NegotiatedText) -> list[Scope]:
    """Every choice of a compilation with those who have to do with it."""
    return list(_scopes(made.nodes, frozenset(made.parties), has_base=True))


def _scopes(nodes: Sequence[Node], parties: frozenset[str], *, has_base: bool) -> Iterator[Scope]:
    for node in nodes:
        if isinstance(node, Prose):
            continue
        yield Scope(node, parties, has_base)
        held = frozenset(name for arm in node.arms for name in arm.holders)
        for arm in node.arms:
            inside = parties - held if arm.base else frozenset(arm.holders)
            yield from _scopes(arm.nodes, inside, has_base=arm.base)


def brackets(made: NegotiatedText) -> list[Choice]:
    """The choices that are shown as brackets."""
    return [choice for choice in choices(made.nodes) if not choice.is_quiet]


def assert_sound(made: NegotiatedText) -> None:
    """Assert that every party of every choice holds one arm, and that arms differ in words."""
    for scope in scopes(made):
        arms = scope.choice.arms
        assert len(arms) >= 2, scope
        holders = [name for arm in arms for name in arm.holders]
        assert len(holders) == len(set(holders)), scope
        assert sum(arm.base for arm in arms) == scope.has_base, scope
        assert set(holders) <= scope.parties, scope
        if not scope.has_base:
            assert set(holders) == scope.parties, scope
        assert all(list(arm.holders) == sorted(arm.holders, key=_by_name) for arm in arms)
        assert scope.choice.parties == tuple(sorted(holders, key=_by_name))
        assert_arms_differ(scope)
    for nodes in _sequences(made.nodes):
        assert all(node.text for node in nodes if isinstance(node, Prose))
        pairs = pairwise(nodes)
        assert not any(isinstance(a, Prose) and isinstance(b, Prose) for a, b in pairs)


def assert_arms_differ(scope: Scope) -> None:
    """Assert that those who want the same words hold the same arm."""
    place_of: dict[str, int] = {}
    for name in [*sorted(scope.parties), *([BASE] if scope.has_base else [])]:
        arm = scope.choice.arm_of(name)
        words = version_of(arm.nodes, name)
        place = scope.choice.arms.index(arm)
        assert place_of.setdefault(words, place) == place, (words, scope)


def _by_name(name: str) -> tuple[str, str]:
    return name.casefold(), name


def _sequences(nodes: Sequence[Node]) -> Iterator[Sequence[Node]]:
    yield nodes
    for choice in choices(nodes):
        for arm in choice.arms:
            yield arm.nodes


def assert_words_whole(made: NegotiatedText) -> None:
    """Assert that no edge of a choice lies inside a word, in any version."""
    for name in (BASE, *made.parties):
        edges: set[int] = set()
        text = "".join(_pieces(made.nodes, name, edges, 0))
        for word in WORD.finditer(text):
            cuts = edges & set(range(word.start() + 1, word.end()))
            assert not cuts, (name, word[0], cuts)


def _pieces(nodes: Sequence[Node], name: str, edges: set[int], at: int) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Prose):
            yield node.text
            at += len(node.text)
            continue
        words = "".join(_pieces(node.arm_of(name).nodes, name, edges, at))
        edges |= {at, at + len(words)}
        yield words
        at += len(words)
