"""The state of play on one A4 sheet, for the chair to take into the room.

What does not fit is counted, never left out in silence: the gravest stands first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any, Final

from paraph.formats.html.frame import page, script
from paraph.values.clocks import moment_in_words

Json = dict[str, Any]

_GRAVEST: Final = ("blocked", "agreed ad referendum", "open")
_SHARES: Final = ("agreed", "agreed ad referendum", "clean", "open", "blocked")
_LINES: Final = 63
"""How many lines of small print a column of the sheet has, articles included."""
_LETTERS: Final = 60
"""How many letters fit on such a line."""
_OFFICES: Final = ("chair", "public", "secretariat")
_ARTICLES: Final = 60
"""How many articles the sheet has room for."""
_SHORT: Final = 90
_STANCES: Final = ("support", "accept", "reserve", "oppose", "waits")


def state_page(view: Json) -> str:
    """The sheet, from the view that ``paraph negotiation state-of-play --json`` prints."""
    articles = _articles(view["articles"])
    rows = sorted(view["unresolved"], key=lambda one: _GRAVEST.index(one["consensus"]))
    head = ceil(len(articles) / 4) + 2 * len(view["adoptions"]) + len(view["awaited"])
    shown = list(_fitting(rows, 2.0 * (_LINES - head)))
    return page(
        "state_of_play.html",
        title=f"{view['title']}: state of play",
        view=view,
        whom=f"the {view['viewer']}" if view["viewer"] in _OFFICES else view["viewer"],
        as_of=moment_in_words(view["as_of"]),
        sheet=script("sheet.css"),
        shares=list(_shares(view["provisions"])),
        articles=articles,
        more_articles=len(view["articles"]) - len(articles),
        rows=shown,
        more=_more(rows[len(shown) :]),
        shortened=shortened,
        holding=holding,
    )


def shortened(words: str) -> str:
    """Words in one line of the sheet, or nothing said in so many words."""
    if not words:
        return "no text"
    return words if len(words) <= _SHORT else words[: _SHORT - 2].rstrip() + " …"


def _shares(provisions: dict[str, int]) -> Iterator[tuple[str, int, float]]:
    """How far the provisions have come: in a word, how many, and in a hundred."""
    total = sum(provisions.values()) or 1
    for name in _SHARES:
        if provisions[name]:
            yield name, provisions[name], round(100 * provisions[name] / total, 2)


def _articles(articles: Sequence[Json]) -> list[Json]:
    """The articles in the order of the text; of too many, those that are not settled."""
    if len(articles) <= _ARTICLES:
        return list(articles)
    unsettled = [one for one in articles if one["consensus"] in _GRAVEST]
    return unsettled[:_ARTICLES]


def _fitting(rows: Sequence[Json], room: float) -> Iterator[Json]:
    """The first provisions, as many as there is room for."""
    for row in rows:
        room -= _height(row)
        if room < 0:
            return
        yield row


def _height(row: Json) -> float:
    """How many lines a provision takes, with the space below it."""
    arms = [arm for bracket in row["brackets"] for arm in bracket["arms"]]
    held = [f"held up by {one}" for one in holding(row)]
    held += [
        f"{one['bracket']}, lifted to {one['arm']}: {one['rule_says']}" for one in row["in_doubt"]
    ]
    return 1.5 + sum(ceil(len(one) / _LETTERS) for one in (*map(_written, arms), *held))


def holding(row: Json) -> list[str]:
    """Who holds up a provision: with the reason, or in a row where the brackets above say why."""
    if row["brackets"]:
        names = dict.fromkeys(one["delegation"] for one in row["held_up_by"])
        return [", ".join(names)] if names else []
    return [f"{one['delegation']}: {one['why']}" for one in row["held_up_by"]]


def _written(arm: Json) -> str:
    """About what stands on the sheet of an arm."""
    names = [name for stance in _STANCES for name in (stance, *arm[stance]) if arm[stance]]
    return f"{arm['arm']}: {shortened(arm['words'])} {', '.join(names)}"


def _more(rows: Sequence[Json]) -> str:
    """What is not on the sheet, counted."""
    counts = {name: sum(one["consensus"] == name for one in rows) for name in _GRAVEST}
    return ", ".join(f"{number} {name}" for name, number in counts.items() if number)
