"""How a text came nearer to agreement: words agreed and open brackets, from reading to reading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from paraph.negotiation.play import StateOfPlay, Tally
from paraph.negotiation.views import steps_of
from paraph.values.moments import instant
from paraph.web import house
from paraph.web.accounts.roles import Role
from paraph.web.rooms.plots.figures import Plot
from paraph.web.rooms.plots.svg import ACCENT, GONE, RULE, Drawing
from paraph.web.rooms.text.desk import play_then
from paraph.web.speaking import teller

WIDE: Final = 720
HIGH: Final = 340
LEFT, RIGHT, TOP, BOTTOM = 56, 56, 30, 84

_KEPT: Final[dict[tuple[str, str, str, str], Tally]] = {}
"""What was measured of the past for a viewer: the past does not change."""

_MOST: Final = 2048


def progress(play: StateOfPlay, role: Role) -> Plot:
    """Words agreed in a hundred (a full line) and open brackets (a broken one), step by step."""
    steps = list(_measured(play, role))
    most = max((tally.open_choices for _step, _day, tally in steps), default=1) or 1
    drawing = Drawing(
        "progress",
        WIDE,
        HIGH,
        _("Progress of agreement: %(text)s") % {"text": play.seen.facts.title},
        _described(steps),
    )
    _axes(drawing, most)
    _lines(drawing, steps, most)
    heads = (_("Step"), _("Day"), _("Words agreed"), _("Open brackets"), _("Blocked provisions"))
    rows = [
        (step, day, f"{tally.percent} %", str(tally.open_choices), str(tally.blocked))
        for step, day, tally in steps
    ]
    note = _(
        "The full line with round marks is words agreed, "
        "the broken line with square marks is open brackets."
    )
    return Plot(drawing, heads, rows, note)


def _measured(play: StateOfPlay, role: Role) -> Iterator[tuple[str, str, Tally]]:
    tell = teller()
    for number, (step, moment) in enumerate(steps_of(play.seen.facts)):
        yield (
            _step_in_words(step, number),
            tell.day(instant(moment).date()),
            _then(play, role, moment),
        )
    yield _("Now"), tell.day(house.now().date()), play.whole


def _step_in_words(step: str, number: int) -> str:
    """A step as the reader's language calls it."""
    if number == 0:
        return _("Base circulated")
    name, _space, done = step.rpartition(" ")
    if done == "opened":
        return _("%(reading)s reading opened") % {"reading": name}
    return _("%(reading)s reading closed") % {"reading": name}


def _then(play: StateOfPlay, role: Role, moment: str) -> Tally:
    key = (house.secretariat().record.origin, role.viewer.name, play.seen.name, moment)
    if key not in _KEPT:
        if len(_KEPT) >= _MOST:
            _KEPT.clear()
        _KEPT[key] = play_then(play.seen.name, role, instant(moment)).whole
    return _KEPT[key]


def _described(steps: list[tuple[str, str, Tally]]) -> str:
    said = (
        _("%(step)s, %(day)s: %(percent)s %% of the words agreed, %(open)s brackets open.")
        % {"step": step, "day": day, "percent": tally.percent, "open": tally.open_choices}
        for step, day, tally in steps
    )
    return " ".join(said)


def _axes(drawing: Drawing, most: int) -> None:
    bottom, right = HIGH - BOTTOM, WIDE - RIGHT
    for part in range(5):
        y = bottom - part * (bottom - TOP) / 4
        drawing.line([(LEFT, y), (right, y)], "rule", RULE)
        drawing.text(LEFT - 8, y + 4, f"{part * 25} %", anchor="end", style="soft")
        drawing.text(right + 8, y + 4, str(round(most * part / 4)), style="soft")
    drawing.text(LEFT, TOP - 12, _("Words agreed"))
    drawing.text(right, TOP - 12, _("Open brackets"), anchor="end")


def _lines(drawing: Drawing, steps: list[tuple[str, str, Tally]], most: int) -> None:
    bottom, span = HIGH - BOTTOM, WIDE - RIGHT - LEFT
    across = [
        LEFT + 14 + place * (span - 28) / max(1, len(steps) - 1) for place in range(len(steps))
    ]
    words = [bottom - tally.percent / 100 * (bottom - TOP) for _s, _d, tally in steps]
    brackets = [bottom - tally.open_choices / most * (bottom - TOP) for _s, _d, tally in steps]
    drawing.line(list(zip(across, brackets, strict=True)), "open", GONE, dashes="6 4")
    drawing.line(list(zip(across, words, strict=True)), "agreed", ACCENT)
    for place, x in enumerate(across):
        drawing.square(x, brackets[place], "open-mark", GONE)
        drawing.dot(x, words[place], "agreed-mark", ACCENT)
        drawing.text(x, bottom + 20, str(place + 1), anchor="middle", style="soft")
    drawing.text(LEFT + 14, bottom + 44, _legend(steps), style="soft")
    _key(drawing, bottom + 66)


def _legend(steps: list[tuple[str, str, Tally]]) -> str:
    first, last = steps[0], steps[-1]
    return f"1 {first[0]}, {first[1]} – {len(steps)} {last[0]}, {last[1]}"


def _key(drawing: Drawing, y: float) -> None:
    drawing.line([(LEFT + 14, y), (LEFT + 50, y)], "agreed", ACCENT)
    drawing.dot(LEFT + 32, y, "agreed-mark", ACCENT)
    drawing.text(LEFT + 58, y + 4, _("Words agreed"), style="soft")
    middle = WIDE / 2
    drawing.line([(middle, y), (middle + 36, y)], "open", GONE, dashes="6 4")
    drawing.square(middle + 18, y, "open-mark", GONE)
    drawing.text(middle + 44, y + 4, _("Open brackets"), style="soft")
