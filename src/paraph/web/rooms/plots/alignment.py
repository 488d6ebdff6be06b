"""Who leans the same way: a heat map, and a plot in two dimensions, with their figures.

Few delegations have a figure in every cell.  Where there are many, those that lean the same way
stand together, and the form of a cell says what its colour says.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from django.utils.translation import gettext as _

from paraph.negotiation.play import StateOfPlay
from paraph.negotiation.plots import places
from paraph.negotiation.views import alignment
from paraph.web.rooms.plots.figures import Plot
from paraph.web.rooms.plots.svg import ACCENT, Drawing
from paraph.web.speaking import teller

MANY: Final = 24
"""From more delegations on, a figure in every cell could not be read."""

CELL: Final = 62
MARGIN: Final = 150
SIDE: Final = 520
SHARE: Final = 0.34
LINE: Final = 15
NAME: Final = 80

SMALL_CELL: Final = 10
LARGE_SIDE: Final = 1100
LETTER: Final = 5.2
"""The width of a small letter, on average."""
ROW: Final = 10
NEAREST: Final = 3

Figures: TypeAlias = list[list[float | None]]
Points: TypeAlias = list[tuple[float, float]]
Box: TypeAlias = tuple[float, float, float, float]


def heat_map(play: StateOfPlay) -> Plot:
    """How far each two delegations lean the same way: 1 is always, -1 is never."""
    names, found, points = _by_alphabet(play)
    if len(names) > MANY:
        return dense_map(names, found, points)
    size = MARGIN + CELL * len(names) + 16
    title = _("Alignment of delegations")
    drawing = Drawing("heat-map", size, size - MARGIN + 66, title, in_words(names, found))
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


def dense_map(names: list[str], found: Figures, points: Points) -> Plot:
    """The same for many: those that lean the same way beside each other, a path for each shade."""
    order = sorted(range(len(names)), key=lambda one: (points[one][0], one))
    size = MARGIN + SMALL_CELL * len(names) + 16
    title = _("Alignment of delegations")
    drawing = Drawing("heat-map", size, size, title, in_words(names, found), is_large=True)
    shades: dict[tuple[str, str], list[str]] = {}
    for row, one in enumerate(order):
        y = MARGIN + row * SMALL_CELL
        drawing.text(MARGIN - 4, y + SMALL_CELL - 2, names[one], anchor="end", style="small")
        drawing.upright(y + SMALL_CELL - 2, MARGIN - 4, names[one])
        for column, other in enumerate(order):
            value = found[one][other]
            x = MARGIN + column * SMALL_CELL
            strong = None if value is None else round(value * 4) / 4
            key = f"small-cell {_shade(strong)}", _strong(strong)
            shades.setdefault(key, []).append(_form(value, x, y))
    for (style, colour), forms in shades.items():
        drawing.shapes("".join(forms), style, colour)
    note = _(
        "A full square: both lean the same way, the darker the more; a diamond: they lean apart; "
        "a dot: they never spoke of the same wording. Those that lean the same way stand together."
    )
    return Plot(drawing, _near_heads(), _near_rows(names, found), note)


def _form(value: float | None, x: float, y: float) -> str:
    """The form of a cell: a square, a diamond, a dot."""
    if value is None:
        return f"M{x + 4:.0f} {y + 4:.0f}h2v2h-2z"
    if value >= 0:
        return f"M{x + 0.5:.1f} {y + 0.5:.1f}h9v9h-9z"
    half = SMALL_CELL / 2
    return f"M{x + half:.0f} {y:.0f}l5 5l-5 5l-5 -5z"


def plane(play: StateOfPlay) -> Plot:
    """The delegations in two dimensions: the nearer, the more they lean the same way."""
    names, found, points = _by_alphabet(play)
    note = _(
        "The nearer two delegations are, the more they lean the same way; the axes have no names."
    )
    title, said = _("Delegations by alignment"), in_words(names, found)
    if len(names) > MANY:
        drawing = Drawing("plane", LARGE_SIDE, LARGE_SIDE, title, said, is_large=True)
        _scatter(drawing, names, points)
        note += " " + _("Names that have no room here stand in the figures.")
        return Plot(drawing, _near_heads(), _near_rows(names, found), note)
    drawing = Drawing("plane", SIDE, SIDE, title, said)
    taken: list[tuple[float, float]] = []
    for name, (x, y) in zip(names, points, strict=True):
        across, down = SIDE / 2 + x * SIDE * SHARE, SIDE / 2 + y * SIDE * SHARE
        drawing.dot(across, down, "agreed-mark", ACCENT, radius=7)
        label = down - 13
        while any(abs(label - b) < LINE and abs(across - a) < NAME for a, b in taken):
            label += LINE if label > down else 2 * (down - label) + 10
        taken.append((across, label))
        drawing.text(across, label, name, anchor="middle")
    return Plot(drawing, ("", *names), _rows(names, found), note)


def _scatter(drawing: Drawing, names: list[str], points: Points) -> None:
    """Dots of many delegations, and each name that has room to one of its sides."""
    middle, reach = LARGE_SIDE / 2, LARGE_SIDE * 0.42
    dots = [(middle + x * reach, middle + y * reach) for x, y in points]
    taken: list[Box] = [(x - 3, y - 3, x + 3, y + 3) for x, y in dots]
    for x, y in dots:
        drawing.dot(x, y, "agreed-mark", ACCENT, radius=3)
    for name, (x, y) in zip(names, dots, strict=True):
        for left, base, box in _sides(name, x, y):
            if not any(_meet(box, other) for other in taken):
                taken.append(box)
                drawing.text(left, base, name, style="small", anchor="middle")
                break


def _sides(name: str, x: float, y: float) -> Iterator[tuple[float, float, Box]]:
    """Where a name could stand at a point: its middle, its base line, the room that it takes."""
    half = len(name) * LETTER / 2
    for across, base in (
        (x, y - 6),
        (x, y + 13),
        (x + half + 6, y + 3),
        (x - half - 6, y + 3),
    ):
        yield across, base, (across - half, base - ROW + 1, across + half, base + 2)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _by_alphabet(play: StateOfPlay) -> tuple[list[str], Figures, Points]:
    """The delegations in the order of the alphabet of the page, with their figures and places.

    A delegation has the same place in the plane in every language.
    """
    delegations, found = play.seen.facts.delegations, alignment(play)
    order = [delegations.index(name) for name in teller().in_order(delegations)]
    names = [teller().name(delegations[one]) for one in order]
    points = places(found)
    figures = [[found[row][column] for column in order] for row in order]
    return names, figures, [points[one] for one in order]


def _rows(names: list[str], found: Figures) -> list[tuple[str, ...]]:
    return [(name, *map(shown, row)) for name, row in zip(names, found, strict=True)]


def _near_heads() -> tuple[str, ...]:
    return (_("Delegation"), _("Nearest"), _("Farthest"))


def _near_rows(names: list[str], found: Figures) -> list[tuple[str, ...]]:
    """Each delegation with those that it is nearest to and farthest from."""
    rows = []
    for row, name in enumerate(names):
        others = _others(names, found, row)
        near, far = others[-NEAREST:][::-1], others[:NEAREST]
        rows.append((name, *(_told(some) for some in (near, far))))
    return rows


def _told(some: list[tuple[float, str]]) -> str:
    return teller().listed([f"{name} ({shown(value)})" for value, name in some]) if some else "–"


def _others(names: list[str], found: Figures, row: int) -> list[tuple[float, str]]:
    """How near the others are to a delegation, the farthest first."""
    return sorted(
        (value, names[other])
        for other, value in enumerate(found[row])
        if other != row and value is not None
    )


def shown(value: float | None) -> str:
    """An alignment as it is written."""
    return "–" if value is None else f"{value:.2f}".replace("-", "−")


def in_words(names: list[str], found: Figures) -> str:
    """What the pictures show, in a sentence for each delegation."""
    said = []
    for row, name in enumerate(names):
        others = _others(names, found, row)
        if not others:
            said.append(_("%(name)s has spoken of nothing that another did.") % {"name": name})
            continue
        near, far = others[-1], others[0]
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


def _strong(value: float | None) -> str:
    """The same where nothing is written upon it: darker."""
    if value is None:
        return "#9a958a"
    return f"hsl({210 if value >= 0 else 28}, 65%, {round(88 - 48 * abs(value))}%)"
