"""How fast drafts are compiled, how large the result is, and what can be taken out of it again."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from bench.measuring import Costs, Outcome, Pair, middle, run, side_by_side, whole_process
from bench.report import Row, figure, numbered, seconds, size
from bench.scale import Scale
from bench.texts import as_text, draft_of, treaty

from bench import peers
from paraph.formats.json_text import write_json
from paraph.text.compilation import compile_versions
from paraph.text.negotiated import NegotiatedText

SIX = 6
PARAPH = (sys.executable, "-m", "paraph", "text")


def drafts(lines: list[str], count: int, edits: int, wrapped: int = 0) -> dict[str, str]:
    """The drafts of ``count`` delegations of one treaty, by name."""
    return {
        f"D{number:03}": as_text(draft_of(lines, 1_000 + number, edits), wrapped)
        for number in range(count)
    }


@dataclass(frozen=True, slots=True)
class _Case:
    """A base and the drafts made of it."""

    base: str
    drafts: Mapping[str, str]

    def all(self) -> dict[str, str]:
        """The base and the drafts, by name."""
        return {"base": self.base, **self.drafts}

    def compile(self) -> NegotiatedText:
        """What is measured."""
        return compile_versions(self.base, self.drafts)


def rows(scale: Scale, folder: Path) -> Iterator[Row]:
    """Six drafts against the peers, then whole processes, small and large."""
    lines = treaty(scale.small)
    edits = scale.edits_for(scale.small)
    yield from _against_collatex(scale)
    for wrapped, how in ((0, ""), (78, ", hard-wrapped")):
        case = _Case(as_text(lines, wrapped), drafts(lines, SIX, edits, wrapped))
        what = f"compile {SIX} × {scale.small:g} pages{how}"
        yield from _against_git(scale, folder, what, case)
    yield from _small_process(scale, folder, _Case(as_text(lines), drafts(lines, SIX, edits)))
    yield from _large_process(scale, folder)


# --- CollateX ----------------------------------------------------------------------------------


def _against_collatex(scale: Scale) -> Iterator[Row]:
    """The largest text that CollateX bears, doubled from a tenth of a page up."""
    name = numbered("collatex")
    best: tuple[float, _Case, Pair] | None = None
    tried, pages = Outcome(), 0.1
    while pages <= scale.small:
        lines = treaty(pages)
        case = _Case(as_text(lines), drafts(lines, SIX, max(6, round(4 * pages))))
        peer = peers.collatex(case.all())
        if peer is None:
            yield Row(f"compile {SIX} drafts", "", f"{name}: not installed")
            return
        tried = run(peer, scale.collation_budget)
        if tried.failure:
            break
        pair = side_by_side(
            case.compile,
            peer,
            rounds=scale.rounds,
            limit=2 * scale.collation_budget,
            judge=partial(_judged, case),
        )
        best = (pages, case, pair)
        pages *= 2
    if best:
        yield from _collatex_rows(name, scale, *best)
    else:
        yield Row(f"compile {SIX} × {pages:g} pages", "", f"{name} {tried.failure}")


def _judged(case: _Case, written: str) -> tuple[int, int]:
    """How long CollateX's answer is, and how many texts can be taken out of it again."""
    return len(written), peers.from_collatex(written, case.all())


def _collatex_rows(name: str, scale: Scale, pages: float, case: _Case, pair: Pair) -> Iterator[Row]:
    what = f"compile {SIX} × {pages:g} pages"
    largest = f"the largest it bears in {scale.collation_budget:g} s"
    theirs = pair.theirs.failure or seconds(pair.theirs.seconds)
    yield Row(what, seconds(pair.ours.seconds), f"{name} {theirs}", pair.ratio, largest)
    if pair.theirs.verdict is None:
        return
    length, kept = pair.theirs.verdict
    ours = len(write_json(case.compile()))
    yield Row("… size of the JSON", size(ours), f"{name} {size(length)}", length / ours)
    yield _kept_row(case, name, kept)


# --- git ---------------------------------------------------------------------------------------


def _against_git(scale: Scale, folder: Path, what: str, case: _Case) -> Iterator[Row]:
    base, *others = (_written(folder, name, text) for name, text in case.all().items())
    peer = peers.git_merges(folder, base, others)
    name = f"{len(others)} × git merge-file"
    if peer is None:
        yield Row(what, "", "git: not installed")
        return
    pair = side_by_side(
        case.compile,
        peer,
        rounds=scale.rounds,
        limit=scale.limit,
        judge=lambda made: (made[1], peers.from_merge(made[0], list(case.all().values()))),
    )
    conflicts, kept = pair.theirs.verdict
    note = f"git in {len(others)} processes, by lines: {conflicts} conflicts, none of them named"
    theirs = f"{name} {seconds(pair.theirs.seconds)}"
    yield Row(what, seconds(pair.ours.seconds), theirs, pair.ratio, note)
    yield _kept_row(case, "git", kept)


def _kept_row(case: _Case, peer: str, kept: int) -> Row:
    """How many of the texts, the base among them, can be taken out of the result again."""
    made = case.compile()
    exact = sum(made.project(name) == text for name, text in case.all().items())
    ratio = exact / kept if kept else math.inf
    ours, theirs = f"{exact} of {len(case.all())}", f"{peer} {kept} of {len(case.all())}"
    return Row("… texts that come back exactly", ours, theirs, ratio, "the base among them")


def _written(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    return path


# --- Whole processes ---------------------------------------------------------------------------


def _small_process(scale: Scale, folder: Path, case: _Case) -> Iterator[Row]:
    """Six drafts from the prompt of a shell, in turn with git; and what of it is start-up."""
    base, *others = (_written(folder, name, text) for name, text in case.all().items())
    git = peers.git_merges(folder, base, others)
    bare = (*PARAPH, "compile", "--help")
    turns = [
        (
            _compile(folder, list(case.drafts)),
            whole_process(bare, folder),
            whole_process((sys.executable, "-c", "pass"), folder),
            run(git, scale.limit).seconds if git else math.nan,
        )
        for _ in range(scale.rounds)
    ]
    costs = middle([turn[0] for turn in turns])
    start, idle = middle([turn[1] for turn in turns]), middle([turn[2] for turn in turns])
    theirs = median(turn[3] for turn in turns)
    what = f"`compile` {SIX} × {scale.small:g} pages, whole process"
    yield _time_row(what, costs, 1)
    against = f"{SIX} × git merge-file {seconds(theirs)}" if git else "git: not installed"
    yield Row(what, seconds(costs.wall), against, theirs / costs.wall, "by lines, in C")
    yield _memory_row(costs, 4e9)
    python = f"empty Python {seconds(idle.wall)}"
    ratio = idle.wall / start.wall
    yield Row("… of it start-up (`compile --help`)", seconds(start.wall), python, ratio)


def _large_process(scale: Scale, folder: Path) -> Iterator[Row]:
    """All delegations of a world conference, each with a draft of the whole text."""
    lines = treaty(scale.large)
    base = as_text(lines)
    total = len(_written(folder, "base", base).read_bytes())
    names = [f"D{number:03}" for number in range(scale.drafts)]
    for number, name in enumerate(names):
        text = as_text(draft_of(lines, 1_000 + number, scale.edits))
        total += len(text)
        _written(folder, name, text)
    costs = _compile(folder, names)
    what = f"`compile` {scale.drafts} × {scale.large:g} pages, whole process"
    yield _time_row(what, costs, 30)
    yield _memory_row(costs, 4e9)
    made = (folder / "out.json").stat().st_size
    yield Row("… size of the JSON", size(made), f"all texts {size(total)}", total / made)
    tried = ["base", names[0], names[len(names) // 2], names[-1]]
    yield _projected(folder, tried)


def _compile(folder: Path, names: list[str]) -> Costs:
    given = [f"{name}={name}.txt" for name in names]
    return whole_process((*PARAPH, "compile", "base.txt", *given, "-o", "out.json"), folder)


def _projected(folder: Path, names: list[str]) -> Row:
    """Texts taken out again by the command, byte by byte."""
    spent = []
    exact = 0
    for name in names:
        costs = whole_process((*PARAPH, "project", "out.json", name, "-o", "back.txt"), folder)
        spent.append(costs)
        exact += (folder / "back.txt").read_bytes() == (folder / f"{name}.txt").read_bytes()
    costs = middle(spent)
    note = f"{seconds(costs.wall)} and {size(costs.memory)} for each"
    return Row(
        "… `project`, byte by byte",
        f"{exact} exact",
        f"{len(names)} tried",
        exact / len(names),
        note,
    )


def _time_row(what: str, costs: Costs, target: float) -> Row:
    note = f"{figure(costs.processor)} s of processor"
    return Row(what, seconds(costs.wall), f"target {target:g} s", target / costs.wall, note)


def _memory_row(costs: Costs, target: float) -> Row:
    return Row("… peak memory", size(costs.memory), f"target {size(target)}", target / costs.memory)
