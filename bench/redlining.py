"""How fast two texts are compared."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench.measuring import Call, Costs, middle, side_by_side, whole_process
from bench.report import Row, figure, numbered, seconds, size
from bench.scale import Scale
from bench.texts import as_text, draft_of, treaty

from bench import peers
from paraph.text.redline import new_text, old_text, redline

Peer = Callable[[str, str], Call | None]

TARGET = 2.0
"""Seconds that a redline of two long texts may take, start-up included."""

PEERS: tuple[tuple[str, Peer, str], ...] = (
    ("redlines", peers.redlines, ""),
    ("xmldiff", peers.xmldiff, "paragraphs only; fast match"),
    ("difflib", peers.difflib_words, "words"),
    ("diff-match-patch", peers.diff_match_patch, "a character a word; no time limit"),
)


def rows(scale: Scale, folder: Path) -> Iterator[Row]:
    """In one process against the peers, then whole processes."""
    for pages in (scale.small, scale.large):
        lines = treaty(pages)
        old, new = as_text(lines), as_text(draft_of(lines, 7, scale.edits_for(pages)))
        what = f"redline 2 × {pages:g} pages"
        for name, peer, note in PEERS:
            yield _against(scale, what, (old, new), (numbered(name), peer(old, new), note))
        yield _exact(what, old, new)
        yield from _processes(scale, folder, what, old, new)


def _against(
    scale: Scale, what: str, texts: tuple[str, str], named: tuple[str, Call | None, str]
) -> Row:
    name, peer, note = named
    if peer is None:
        return Row(what, "", f"{name}: not installed")
    pair = side_by_side(partial(redline, *texts), peer, rounds=scale.rounds, limit=scale.limit)
    theirs = pair.theirs.failure or seconds(pair.theirs.seconds)
    ours = pair.ours.failure or seconds(pair.ours.seconds)
    return Row(what, ours, f"{name} {theirs}", pair.ratio, note, pair.at_least)


def _exact(what: str, old: str, new: str) -> Row:
    made = redline(old, new)
    exact = (old_text(made) == old) + (new_text(made) == new)
    return Row(f"… {what}: both texts back", f"{exact} exact", "2 texts", exact / 2)


def _processes(scale: Scale, folder: Path, what: str, old: str, new: str) -> Iterator[Row]:
    """The command with its start-up, in turn with the one of git."""
    paths = folder / "old.txt", folder / "new.txt"
    for path, text in zip(paths, (old, new), strict=True):
        path.write_text(text, encoding="utf-8")
    ours = (
        sys.executable,
        "-m",
        "paraph",
        "text",
        "redline",
        "old.txt",
        "new.txt",
        "-o",
        "red.txt",
    )
    git = peers.git_words(folder, *paths)
    mine: list[Costs] = []
    theirs: list[Costs] = []
    for _ in range(scale.rounds):
        mine.append(whole_process(ours, folder))
        theirs += [whole_process(git, folder, codes=(1,))] if git else []
    costs = middle(mine)
    process = f"`{what.replace(' ', '` ', 1)}, whole process"
    note = f"{figure(costs.processor)} s of processor, {size(costs.memory)} at its peak"
    took = seconds(costs.wall)
    yield Row(process, took, f"target {TARGET:g} s", TARGET / costs.wall, note)
    if theirs:
        other = middle(theirs)
        against = f"git diff --word-diff {seconds(other.wall)}"
        yield Row(process, took, against, other.wall / costs.wall, "in C; shows no moves")
