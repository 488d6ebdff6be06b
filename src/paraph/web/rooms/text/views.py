"""Reading a text: the page, rows that changed, a provision, a bracket."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from paraph.negotiation.acts import PositionStated
from paraph.negotiation.consensus import BracketFound
from paraph.negotiation.play import StateOfPlay
from paraph.negotiation.vocabulary import Audience, Stance
from paraph.negotiation.weaving import words_of
from paraph.web.accounts.roles import role
from paraph.web.filing import Filed, fresh_mark, may
from paraph.web.fragments import is_fragment
from paraph.web.rooms.text.desk import play_for, texts_for
from paraph.web.rooms.text.forms import STANCES, PositionForm
from paraph.web.rooms.text.rows import anchor, row_of, rows_of


def texts(request: HttpRequest) -> HttpResponse:
    """Every text under negotiation."""
    plays = [play_for(name, role(request)) for name in texts_for(role(request))]
    return render(request, "text/texts.html", {"plays": plays})


def text_page(request: HttpRequest, text: str) -> HttpResponse:
    """The whole text with its brackets."""
    play = play_for(text, role(request))
    page = {
        "play": play,
        "facts": play.seen.facts,
        "articles": contents(play),
        "rows": joined(rows_of(play)),
    }
    return render(request, "text/text.html", page)


def rows(request: HttpRequest, text: str) -> HttpResponse:
    """The rows of some provisions, as a page asks for that has heard of an act."""
    play = play_for(text, role(request))
    names = [one for one in request.GET.getlist("p") if one in play.provisions]
    page = {"play": play, "rows": joined(row_of(play, name) for name in names)}
    return render(request, "text/rows.html", page)


def joined(parts: Any) -> SafeString:  # noqa: ANN401
    """Fragments that are safe, as one."""
    return mark_safe("".join(parts))  # noqa: S308 - each is safe


def contents(play: StateOfPlay) -> list[dict[str, Any]]:
    """The articles of a text with how far they have come."""
    facts = play.seen.facts
    first: dict[str, str] = {}
    for name, one in facts.provisions.items():
        first.setdefault(one.article, name)
    return [
        {"name": article, "anchor": anchor(first[article]), "tally": tally}
        for article in first
        if (tally := play.articles.get(article))
    ]


def provision(request: HttpRequest, text: str, provision: str) -> HttpResponse:
    """A provision with all of its brackets."""
    play = play_for(text, role(request))
    if provision not in play.provisions:
        raise Http404
    return panel(request, play, provision)


def bracket(request: HttpRequest, text: str, bracket: str) -> HttpResponse:
    """A bracket, among those of its provision."""
    play = play_for(text, role(request))
    known = play.seen.facts.brackets.get(bracket)
    if known is None:
        raise Http404
    return panel(request, play, known.provision, Came(bracket))


@dataclass(frozen=True, slots=True)
class Came:
    """With what somebody comes to a panel: a chosen bracket, what was typed, what came of it."""

    chosen: str = ""
    typed: PositionForm | None = None
    filed: Filed | None = None


CAME_TO_READ: Final = Came()


def panel(
    request: HttpRequest,
    play: StateOfPlay,
    provision: str,
    came: Came = CAME_TO_READ,
) -> HttpResponse:
    """What there is to a provision: arms, who stands where, and what can be done."""
    found = play.provisions[provision]
    page = {
        "play": play,
        "facts": play.seen.facts,
        "found": found,
        "anchor": anchor(provision),
        "row": row_of(play, provision),
        "brackets": [
            _bracket(request, play, one, came.typed if one.bracket == came.chosen else None)
            for one in found.brackets
        ],
        "chosen": came.chosen,
        "filed": came.filed,
        "stances": STANCES,
    }
    template = "text/_panel.html" if is_fragment(request) else "text/panel.html"
    return render(request, template, page, status=422 if came.filed and came.filed.grounds else 200)


def _bracket(
    request: HttpRequest, play: StateOfPlay, found: BracketFound, typed: PositionForm | None
) -> dict[str, Any]:
    facts = play.seen.facts
    known = facts.brackets[found.bracket]
    who = role(request).participant
    sample = PositionStated(
        text=play.seen.name,
        bracket=known.name,
        arm=known.arms[0].name,
        stance=Stance.CAN_ACCEPT,
        audience=Audience.MEMBERS,
    )
    return {
        "known": known,
        "found": found,
        "arms": [
            {"arm": arm, "words": words_of(facts, arm), "found": one}
            for arm, one in zip(known.arms, found.arms, strict=True)
        ],
        "position": (typed or PositionForm(facts, known, who)) if may(request, sample) else None,
        "mark": fresh_mark(),
    }
