"""How the cost of a compilation grows with the length of the text and the number of drafts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from statistics import median

from bench.compiling import SIX, drafts
from bench.measuring import run
from bench.report import Row, figure
from bench.scale import Scale
from bench.texts import TOKEN, as_text, treaty

from paraph.text.compilation import compile_versions

Texts = Mapping[str, str]


def rows(scale: Scale) -> Iterator[Row]:
    """Longer and longer texts of six delegations; then more and more delegations."""
    long = [_case(scale, pages, SIX) for pages in scale.growth_pages]
    labels = [f"{pages:g} pages" for pages in scale.growth_pages]
    yield from _grown(scale, f"{SIX} drafts of", labels, long)
    del long
    pages = scale.growth_drafts_pages
    many = [_case(scale, pages, count) for count in scale.growth_drafts]
    labels = [f"{count} drafts" for count in scale.growth_drafts]
    yield from _grown(scale, f"{pages:g} pages,", labels, many)


def _case(scale: Scale, pages: float, count: int) -> tuple[str, Texts]:
    lines = treaty(pages)
    return as_text(lines), drafts(lines, count, scale.edits_for(pages))


def _grown(
    scale: Scale, prefix: str, labels: list[str], cases: list[tuple[str, Texts]]
) -> Iterator[Row]:
    """Time for a word of all texts together, each size in turn with all others."""
    words = [
        sum(len(TOKEN.findall(text)) for text in (base, *texts.values())) for base, texts in cases
    ]
    turns = [
        [run(partial(compile_versions, *case), 10 * scale.limit) for case in cases]
        for _ in range(min(scale.rounds, 3))
    ]
    spent = [median(turn[place].seconds for turn in turns) for place in range(len(cases))]
    costs = [time / count * 1e9 for time, count in zip(spent, words, strict=True)]
    for place, label in enumerate(labels):
        ratio = median(
            (turn[0].seconds / words[0]) / (turn[place].seconds / words[place]) for turn in turns
        )
        first = f"{labels[0]}: {figure(costs[0])} ns a word"
        note = f"{figure(spent[place])} s for {words[place] / 1e6:.2f} million words"
        last = place == len(labels) - 1
        note += f"; last : first = {1 / ratio:.2f}" if last else ""
        yield Row(
            f"grow: {prefix} {label}", f"{figure(costs[place])} ns a word", first, ratio, note
        )
