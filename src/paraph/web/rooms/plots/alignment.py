"""Who leans the same way: a heat map with a figure in every cell, and a plot in two dimensions."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

from paraph.negotiation.play import StateOfPlay
from paraph.negotiation.plots import places
from paraph.negotiation.views import alignment
from paraph.web.rooms.plots.figures import Plot
from paraph.web.rooms.plots.svg import ACCENT, Drawing
from paraph.web.speaking import teller

CELL: Final = 62
MARGIN: Final = 150
SIDE: Final = 520
SHARE: Final = 0.34
LINE: Final = 15
NAME: Final = 80


def heat_map(play: StateOfPlay) -> Plot:
    """How far each two delegations lean the same way: 1 is always, -1 is never."""
    names, found = _names(play), alignment(play)
    size = MARGIN + CELL * len(names) + 16
    drawing = Drawing(
        "heat-map", size, size - MARGIN + 66, _("Alignment of delegations"), in_words(play)
    )
    top = 50
    for row, name in enumerate(names):
        y = top + row * CELL
        drawing.text(MARGIN - 10, y + CELL / 2 + 4, name, anchor="end")
        drawing.text(
            MARGIN + row * CELL + CELL / 2, top - 12 - 16 * (row % 2), name, anchor="middle"
        )
        for column, value in enumerate(found[row]):
            box = (MARGIN + column * CELL + 1, y + 1, CELL - 2, CELL - 2)
            drawing.rect(box, f"cell {_shade(value)}", _colour(value))
            x = MARGIN + column * CELL + CELL / 2
            drawing.text(x, y + CELL / 2 + 4, shown(value), anchor="middle", style="cell-figure")
    note = _(
        "1: both always lean the same way; −1: never; –: they never spoke of the same wording."
    )
    return Plot(drawing, ("", *names), _rows(names, found), note)


def plane(play: StateOfPlay) -> Plot:
    """The delegations in two dimensions: the nearer, the more they lean the same way."""
    names, found = _names(play), alignment(play)
    drawing = Drawing("plane", SIDE, SIDE, _("Delegations by alignment"), in_words(play))
    taken: list[tuple[float, float]] = []
    for name, (x, y) in zip(names, places(found), strict=True):
        across, down = SIDE / 2 + x * SIDE * SHARE, SIDE / 2 + y * SIDE * SHARE
        drawing.dot(across, down, "agreed-mark", ACCENT, radius=7)
        label = down - 13
        while any(abs(label - b) < LINE and abs(across - a) < NAME for a, b in taken):
            label += LINE if label > down else 2 * (down - label) + 10
        taken.append((across, label))
        drawing.text(across, label, name, anchor="middle")
    note = _(
        "The nearer two delegations are, the more they lean the same way; the axes have no names."
    )
    return Plot(drawing, ("", *names), _rows(names, found), note)


def _names(play: StateOfPlay) -> list[str]:
    return [teller().name(name) for name in play.seen.facts.delegations]


def _rows(names: list[str], found: list[list[float | None]]) -> list[tuple[str, ...]]:
    return [(name, *map(shown, row)) for name, row in zip(names, found, strict=True)]


def shown(value: float | None) -> str:
    """An alignment as it is written."""
    return "–" if value is None else f"{value:.2f}".replace("-", "−")


def in_words(play: StateOfPlay) -> str:
    """What the pictures show, in a sentence for each delegation."""
    names, found = _names(play), alignment(play)
    said = []
    for row, name in enumerate(names):
        others = [
            (value, other)
            for other, value in zip(names, found[row], strict=True)
            if other != name and value is not None
        ]
        if not others:
            said.append(_("%(name)s has spoken of nothing that another did.") % {"name": name})
            continue
        near, far = max(others), min(others)
        said.append(
            _("%(name)s: nearest %(near)s (%(most)s), farthest %(far)s (%(least)s).")
            % {
                "name": name,
                "near": near[1],
                "most": shown(near[0]),
                "far": far[1],
                "least": shown(far[0]),
            }
        )
    return " ".join(said)


def _shade(value: float | None) -> str:
    if value is None:
        return "none"
    return ("plus" if value >= 0 else "minus") + str(round(abs(value) * 4))


def _colour(value: float | None) -> str:
    """Blue for the same way, orange for the other; light throughout, to be read upon."""
    if value is None:
        return "#f2f2f2"
    light = round(97 - 27 * abs(value))
    return f"hsl({210 if value >= 0 else 28}, 70%, {light}%)"
