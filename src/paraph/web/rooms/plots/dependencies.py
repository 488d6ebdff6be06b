"""What hangs on what: conditions of positions to one side, references of words to the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from paraph.negotiation.audience import Seen
from paraph.negotiation.consensus import standing_statements
from paraph.negotiation.facts import TextFacts
from paraph.negotiation.play import StateOfPlay
from paraph.negotiation.ripple import Ties
from paraph.web.rooms.plots.figures import Plot
from paraph.web.rooms.plots.svg import ACCENT, GONE, INK, Drawing
from paraph.web.speaking import teller

STEP: Final = 26
LETTERS: Final = 26
WIDE: Final = 720
TOP: Final = 56
FAR: Final = 205
NAMES: Final = 95
"""Half the width that is left for the names of the articles."""


@dataclass(frozen=True, slots=True)
class Tied:
    """A place that hangs on another: in which articles they are, and how, in words."""

    source: str
    target: str
    source_article: str
    target_article: str
    how: str
    is_condition: bool


def dependencies(play: StateOfPlay) -> Plot:
    """An arc diagram: articles in their order, references to the left, conditions to the right."""
    facts = play.seen.facts
    ties = [*_conditions(facts), *_references(play.seen)]
    articles = list(dict.fromkeys(one.article for one in facts.provisions.values()))
    involved = [
        one
        for one in articles
        if any(one in {tie.source_article, tie.target_article} for tie in ties)
    ]
    drawing = Drawing(
        "dependencies",
        WIDE,
        TOP + STEP * max(1, len(involved)) + 16,
        _("Dependency map: %(text)s") % {"text": facts.title},
        _described(ties),
    )
    _draw(drawing, involved, ties)
    heads = (_("From"), _("Hangs on"), _("How"))
    rows = [(one.source, one.target, one.how) for one in ties]
    note = _(
        "Full lines to the right: a position depends on another bracket. "
        "Broken lines to the left: a provision refers to another one. A line begins at a dot."
    )
    return Plot(drawing, heads, rows, note)


def _conditions(facts: TextFacts) -> Iterator[Tied]:
    """Positions that depend on another bracket, by name and not by when they were stated."""
    tell = teller()
    for place in sorted(facts.statements):
        bracket = facts.brackets.get(place)
        provision = bracket.provision if bracket else place
        if provision not in facts.provisions:
            continue
        for (who, _arm), one in sorted(
            standing_statements(facts, place).items(),
            key=lambda item: (item[0][0], item[0][1] or ""),
        ):
            for need in one.conditions:
                other = facts.brackets.get(need.bracket)
                if other is None or other.provision not in facts.provisions:
                    continue
                how = _("%(who)s, only if %(bracket)s is %(arm)s") % {
                    "who": tell.name(who),
                    "bracket": need.bracket,
                    "arm": tell.name(need.arm),
                }
                yield Tied(
                    f"{place} ({provision})" if bracket else place,
                    f"{need.bracket} ({other.provision})",
                    facts.provisions[provision].article,
                    facts.provisions[other.provision].article,
                    how,
                    is_condition=True,
                )


def _references(seen: Seen) -> Iterator[Tied]:
    facts = seen.facts
    for source, tie in Ties(seen).references():
        yield Tied(
            source,
            tie.place,
            facts.provisions[source].article,
            facts.provisions[tie.place].article,
            _("refers to %(words)s") % {"words": tie.words},
            is_condition=False,
        )


def _described(ties: list[Tied]) -> str:
    if not ties:
        return _("Nothing in this text hangs on anything else.")
    counted = Counter(one.is_condition for one in ties)
    most = Counter(one.target_article for one in ties).most_common(3)
    return _(
        "%(conditions)s conditions and %(references)s references. Most hangs on: %(most)s."
    ) % {
        "conditions": counted[True],
        "references": counted[False],
        "most": ", ".join(f"{article} ({number})" for article, number in most),
    }


def shortened(name: str) -> str:
    """A name as it has room between the arcs."""
    return name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…"


def _draw(drawing: Drawing, articles: list[str], ties: list[Tied]) -> None:
    middle, height = WIDE / 2, {name: TOP + STEP * place for place, name in enumerate(articles)}
    drawing.text(middle - NAMES - 12, 22, _("References"), anchor="end")
    drawing.text(middle + NAMES + 12, 22, _("Conditions"))
    for name, y in height.items():
        drawing.text(middle, y + 4, shortened(name), anchor="middle")
    drawn = Counter((one.source_article, one.target_article, one.is_condition) for one in ties)
    longest = max((abs(height[a] - height[b]) for a, b, _kind in drawn), default=1) or 1
    for (source, target, is_condition), number in sorted(drawn.items()):
        begin, end = height[source], height[target]
        side = 1 if is_condition else -1
        x = middle + side * NAMES
        reach = 18 + (FAR - 18) * abs(begin - end) / longest if begin != end else 16
        if begin == end:
            begin, end = begin - 6, end + 6
        out = x + side * reach * 4 / 3
        path = f"M{x:.1f} {begin:.1f}C{out:.1f} {begin:.1f} {out:.1f} {end:.1f} {x:.1f} {end:.1f}"
        wide = min(5.0, 1.2 + 0.5 * (number - 1))
        if is_condition:
            drawing.arc(path, "condition", GONE, wide=wide + 0.4)
        else:
            drawing.arc(path, "reference", ACCENT, wide=wide, dashes="5 3")
        drawing.dot(x, begin, "begin", INK, radius=3)
