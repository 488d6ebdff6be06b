"""How fast a bracketed text is read, all layers, in characters a second."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from bench.measuring import Call, run, side_by_side
from bench.report import Row, figure, numbered
from bench.scale import Scale
from bench.texts import as_text, bracketed, in_keywords, treaty

from bench import peers
from paraph.text.reading import read

TARGET = 2.0
"""Millions of characters a second that reading is asked to reach, all layers, on any text."""

AIM = 5.0
"""Millions of characters a second that reading aims at."""

REAL_TEXTS = Path("data") / "texts" / "bracketed"


@dataclass(frozen=True, slots=True)
class _Peer:
    """Another reader, ready to read ``length`` characters."""

    name: str
    call: Call | None
    length: int
    note: str


def rows(scale: Scale) -> Iterator[Row]:
    """Made-up texts of two sizes, then real ones where they are at hand."""
    for pages in (scale.small, scale.large):
        lines = treaty(pages)
        text = as_text(bracketed(lines))
        what = f"read {pages:g} pages, {text.count('[')} brackets"
        yield _against_target(scale, what, text)
        for peer in _peers(text, lines):
            yield _against(scale, what, text, peer)
    if scale.real_texts:
        yield from _real(scale)


def _peers(text: str, lines: Sequence[str]) -> Iterator[_Peer]:
    """The others, on the same text and on what suits them better."""
    yield _Peer("tokenising", peers.tokens(text), len(text), "the bare cost")
    name = numbered("bluebell-akn")
    for note, source in (
        ("the same text", text),
        ("bluebell was given no brackets", as_text(lines)),
        ("bluebell was given its keywords, no brackets", in_keywords(lines)),
    ):
        yield _Peer(name, peers.bluebell(source), len(source), note)


def _against_target(scale: Scale, what: str, text: str) -> Row:
    found = [run(partial(read, text), 10 * scale.limit) for _ in range(scale.rounds)]
    speed = len(text) / 1e6 / median(one.seconds for one in found)
    note = f"the aim is {AIM:g} MB/s"
    return Row(what, _speed(speed), f"target {TARGET:g} MB/s", speed / TARGET, note)


def _against(scale: Scale, what: str, text: str, peer: _Peer) -> Row:
    """Reading beside a peer, as characters a second of the text that each of them was given."""
    if peer.call is None:
        return Row(what, "", f"{peer.name}: not installed")
    pair = side_by_side(partial(read, text), peer.call, rounds=scale.rounds, limit=scale.limit)
    ours = _speed(len(text) / 1e6 / pair.ours.seconds)
    theirs = pair.theirs.failure or _speed(peer.length / 1e6 / pair.theirs.seconds)
    ratio = pair.ratio * len(text) / peer.length
    return Row(what, ours, f"{peer.name} {theirs}", ratio, peer.note, pair.at_least)


def _speed(speed: float) -> str:
    return f"{figure(speed)} MB/s"


def real_texts() -> list[Path]:
    """The real bracketed texts, if their folder is at hand."""
    root = Path(__file__).resolve().parent.parent
    named = os.environ.get("PARAPH_SHARED")
    folders = [Path(named)] if named else [root.parent / "shared", root.parent.parent / "shared"]
    folder = next((one for one in folders if (one / REAL_TEXTS).is_dir()), None)
    if folder is None:
        return []
    return sorted(
        path for path in (folder / REAL_TEXTS).rglob("*") if path.suffix in {".txt", ".md"}
    )


def _real(scale: Scale) -> Iterator[Row]:
    """All real texts one after the other, and the slowest of them by itself."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in real_texts()}
    if not texts:
        yield Row("read the real texts", "", "not here: name their folder in PARAPH_SHARED")
        return
    whole = list(texts.values())
    length = sum(map(len, whole))
    what = f"read {len(whole)} real texts, {sum(text.count('[') for text in whole)} brackets"

    def ours() -> int:
        return sum(len(read(text).brackets) for text in whole)

    def bare() -> int:
        return sum(len(peers.tokens(text)()) for text in whole)

    calls = [peers.bluebell(text) for text in whole]
    for name, peer in (("tokenising", bare), (numbered("bluebell-akn"), _all(calls))):
        if peer is None:
            yield Row(what, "", f"{name}: not installed")
            continue
        pair = side_by_side(ours, peer, rounds=scale.rounds, limit=scale.limit)
        mine = length / 1e6 / pair.ours.seconds
        theirs = pair.theirs.failure or _speed(length / 1e6 / pair.theirs.seconds)
        yield Row(what, _speed(mine), f"{name} {theirs}", pair.ratio, "", pair.at_least)
    speeds = {}
    for name, text in texts.items():
        speeds[name] = len(text) / 1e6 / run(partial(read, text), scale.limit).seconds
    slowest = min(speeds, key=speeds.__getitem__)
    speed = speeds[slowest]
    note = slowest[:40]
    yield Row("… the slowest one", _speed(speed), f"target {TARGET:g} MB/s", speed / TARGET, note)


def _all(calls: list[Call | None]) -> Call | None:
    ready = [call for call in calls if call is not None]
    return (lambda: sum(call() is not None for call in ready)) if len(ready) == len(calls) else None
