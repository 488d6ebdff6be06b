"""Provenance: for every word of a text, the version that first brought it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from paraph.text.comparison import Anchored, Edit, Lines, compare
from paraph.text.comparison.wording import Passage, compare_wording
from paraph.text.negotiated import BASE, Node, Prose
from paraph.text.words import WORD

RECALLED: Final = 4
"""So many words in a row, found in an earlier version, were brought back and not brought anew."""


class Run(NamedTuple):
    """Characters ``start:end`` of the text come from the version ``origin``."""

    start: int
    end: int
    origin: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text, where it stands, and the version that first brought it."""

    word: str
    span: tuple[int, int]
    origin: str


def provenance(versions: Sequence[tuple[str, str]]) -> list[Run]:
    """Where the characters of the last of ``versions``, oldest first, come from.

    A word keeps its origin when its provision moves or is renumbered; a phrase that was struck and
    comes back later belongs to the version that had it first.

    >>> drafts = [("zero draft", "It may act."), ("Rev.1", "It shall act.")]
    >>> [(run.origin, drafts[-1][1][run.start:run.end]) for run in provenance(drafts)]
    [('zero draft', 'It '), ('Rev.1', 'shall'), ('zero draft', ' act.')]
    """
    if not versions:
        return []
    name, text = versions[0]
    runs = [Run(0, len(text) + 1, name)]
    earlier: list[tuple[str, str]] = [(name, _plain(text))]
    for name, later in versions[1:]:
        base = text + "\n"
        edits = compare(Anchored(Lines(base)), Lines(later + "\n"), pairs=False)
        runs = list(_carried(base, runs, edits, name, earlier))
        earlier.append((name, _plain(later)))
        text = later
    return [
        Run(run.start, min(run.end, len(text)), run.origin) for run in runs if run.start < len(text)
    ]


def _plain(text: str) -> str:
    """The words of ``text`` and nothing else, for looking phrases up."""
    return f" {' '.join(WORD.findall(text))} "


def _carried(
    base: str,
    runs: Sequence[Run],
    edits: Sequence[Edit],
    name: str,
    earlier: Sequence[tuple[str, str]],
) -> Iterator[Run]:
    """The runs of a version, carried over from those of the one before."""
    place = at = 0
    pending: list[Run] = []

    def push(size: int, origin: str) -> None:
        nonlocal at
        if size and pending and pending[-1].origin == origin:
            pending[-1] = Run(pending[-1].start, at + size, origin)
        elif size:
            pending.append(Run(at, at + size, origin))
        at += size

    for edit in [*edits, Edit(len(base), len(base), "")]:
        for size, origin in _within(runs, place, edit.start):
            push(size, origin)
        for size, origin in _brought(base, runs, edit, name, earlier):
            push(size, origin)
        place = edit.end
    yield from pending


def _within(runs: Sequence[Run], start: int, end: int) -> Iterator[tuple[int, str]]:
    """The parts of ``runs`` between two places, as lengths with their origin."""
    low, high = 0, len(runs)
    while low < high:
        middle = (low + high) // 2
        if runs[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    while low < len(runs) and runs[low].start < end:
        run = runs[low]
        yield min(run.end, end) - max(run.start, start), run.origin
        low += 1


def _brought(
    base: str, runs: Sequence[Run], edit: Edit, name: str, earlier: Sequence[tuple[str, str]]
) -> Iterator[tuple[int, str]]:
    """Where the text of an edit comes from: another place, an earlier version, or this one."""
    if edit.moved and edit.moved[0] < edit.moved[1]:
        yield from _moved(base, runs, edit, name)
        return
    phrase = _plain(edit.text)
    if phrase.count(" ") > RECALLED:
        for known, words in earlier:
            if phrase in words:
                yield len(edit.text), known
                return
    yield len(edit.text), name


def _moved(base: str, runs: Sequence[Run], edit: Edit, name: str) -> Iterator[tuple[int, str]]:
    """A moved provision keeps the origins of its words, save those changed on the way."""
    assert edit.moved is not None
    start, end = edit.moved
    inner = compare_wording(
        Passage.cut(base, start, end),
        Passage.cut(edit.text, 0, len(edit.text)),
        pairs=False,
    )
    place = start
    for change in inner:
        yield from _within(runs, place, change.start)
        yield len(change.text), name
        place = change.end
    yield from _within(runs, place, end)


def provenance_of_nodes(nodes: Sequence[Node]) -> Iterator[tuple[str, str]]:
    """The words of a compiled text as (text, origin), each arm by those who hold it."""
    yield from _node_origins(nodes, BASE)


def _node_origins(nodes: Sequence[Node], origin: str) -> Iterator[tuple[str, str]]:
    for node in nodes:
        if isinstance(node, Prose):
            yield node.text, origin
        elif node.is_quiet:
            yield from _node_origins(node.base_arm().nodes, origin)
        else:
            for arm in node.arms:
                yield from _node_origins(arm.nodes, origin if arm.base else ", ".join(arm.names))


def words_of(text: str, runs: Sequence[Run]) -> Iterator[Word]:
    """The words of ``text``, each with the origin of its first character."""
    at = 0
    for match in WORD.finditer(text):
        while at < len(runs) and runs[at].end <= match.start():
            at += 1
        if at < len(runs):
            yield Word(match[0], match.span(), runs[at].origin)
