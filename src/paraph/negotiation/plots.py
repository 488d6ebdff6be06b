"""Alignment as pictures: a heat map and a two-dimensional plot, as small SVG of our own.

Each picture has a title and a description that says in words what it shows, for whoever cannot
see it.  Colours differ in lightness too, and every cell bears its figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from operator import mul, sub
from typing import Final

from paraph.negotiation.play import StateOfPlay
from paraph.negotiation.views import alignment

CELL: Final = 56
MARGIN: Final = 130
SIDE: Final = 420
ROUNDS: Final = 200
STILL: Final = 1e-9
"""An axis that moves by less has been found."""
LINE: Final = 13
NAME_WIDTH: Final = 70


def heat_map(play: StateOfPlay) -> str:
    """How far each two delegations lean the same way, as an SVG document."""
    names, found = play.seen.facts.delegations, alignment(play)
    parts = []
    for row, name in enumerate(names):
        y = MARGIN + row * CELL
        parts.append(_text(MARGIN - 8, y + CELL // 2 + 4, name, "end"))
        parts.append(_slanted(MARGIN + row * CELL + CELL // 2, MARGIN - 8, name))
        for column, value in enumerate(found[row]):
            x = MARGIN + column * CELL
            parts.append(
                f'<rect x="{x}" y="{y}" width="{CELL}" height="{CELL}" fill="{_colour(value)}"/>'
            )
            shown = "–" if value is None else f"{value:.2f}".replace("-", "−")
            parts.append(_text(x + CELL // 2, y + CELL // 2 + 4, shown, "middle"))
    size = MARGIN + CELL * len(names) + 60
    return _svg(size, "Alignment of delegations", alignment_in_words(play), parts)


def plot(play: StateOfPlay) -> str:
    """The delegations in two dimensions: the nearer, the more they lean the same way."""
    names, found = play.seen.facts.delegations, alignment(play)
    parts = []
    taken: list[tuple[int, int]] = []
    for name, (x, y) in zip(names, places(found), strict=True):
        across, down = SIDE / 2 + x * SIDE * 0.36, SIDE / 2 + y * SIDE * 0.36
        parts.append(f'<circle cx="{across:.1f}" cy="{down:.1f}" r="6" fill="#1f4e79"/>')
        at = _free(round(across), round(down) - 10, taken)
        parts.append(_text(*at, name, "middle"))
    return _svg(SIDE, "Delegations by alignment", alignment_in_words(play), parts)


def _free(x: int, y: int, taken: list[tuple[int, int]]) -> tuple[int, int]:
    """A place for a name above a point, or above the names that stand there already."""
    while any(abs(x - one) < NAME_WIDTH and abs(y - other) < LINE for one, other in taken):
        y -= LINE
    taken.append((x, y))
    return x, y


def places(found: Sequence[Sequence[float | None]]) -> list[tuple[float, float]]:
    """Classical scaling: the two main axes of the alignments, each from -1 to 1.

    Power iteration from a fixed start, so that the same positions give the same plot.  Pairs that
    never met count as neither near nor far.
    """
    size = len(found)
    matrix = [[one or 0.0 for one in row] for row in found]
    means = [sum(row) / size for row in matrix]
    mean = sum(means) / size if size else 0.0
    centred = [
        [matrix[a][b] - means[a] - means[b] + mean for b in range(size)] for a in range(size)
    ]
    first = _axis(centred)
    weight = sum(a * b for a, b in zip(first, _times(centred, first), strict=True))
    rest = [
        [centred[a][b] - weight * first[a] * first[b] for b in range(size)] for a in range(size)
    ]
    return list(zip(_scaled(first), _scaled(_axis(rest)), strict=True))


def _axis(matrix: list[list[float]]) -> list[float]:
    vector = [1.0 + 0.37 * place % 1.0 + 0.1 * place for place in range(len(matrix))]
    for _ in range(ROUNDS):
        turned = [a + b for a, b in zip(_times(matrix, vector), vector, strict=True)]
        length = sum(one * one for one in turned) ** 0.5 or 1.0
        before, vector = vector, [one / length for one in turned]
        if max(map(abs, map(sub, vector, before)), default=0.0) < STILL:
            break
    return vector


def _times(matrix: list[list[float]], vector: list[float]) -> list[float]:
    return [sum(map(mul, row, vector)) for row in matrix]


def _scaled(vector: list[float]) -> list[float]:
    largest = max((abs(one) for one in vector), default=1.0) or 1.0
    return [round(one / largest, 4) for one in vector]


def alignment_in_words(play: StateOfPlay) -> str:
    """What the pictures show, in a sentence for each delegation."""
    names, found = play.seen.facts.delegations, alignment(play)
    said = []
    for row, name in enumerate(names):
        others = [
            (value, other)
            for other, value in zip(names, found[row], strict=True)
            if other != name and value is not None
        ]
        if not others:
            said.append(f"{name} has no stance in common with another delegation.")
            continue
        near, far = max(others, key=lambda one: one[0]), min(others, key=lambda one: one[0])
        said.append(f"{name}: nearest {near[1]} ({near[0]:.2f}), farthest {far[1]} ({far[0]:.2f}).")
    return " ".join(said)


def _colour(value: float | None) -> str:
    if value is None:
        return "#f2f2f2"
    light = round(96 - 40 * abs(value))
    return f"hsl({210 if value >= 0 else 25} 70% {light}%)"


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(words)}</text>'


def _slanted(x: float, y: float, words: str) -> str:
    return f'<text x="{x}" y="{y}" transform="rotate(-45 {x} {y})">{escape(words)}</text>'


def _svg(size: int, title: str, description: str, parts: list[str]) -> str:
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img"',
            ' aria-labelledby="title description" font-family="sans-serif" font-size="12">',
            f'<title id="title">{escape(title)}</title>',
            f'<desc id="description">{escape(description)}</desc>',
            *parts,
            "</svg>",
            "",
        ]
    )
