"""Reading a text: the page, rows that changed, a provision, a bracket."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_POST

from paraph.negotiation.play import StateOfPlay
from paraph.negotiation.weaving import words_of
from paraph.values.sentences import Tag
from paraph.web import house
from paraph.web.accounts.roles import role
from paraph.web.filing import may
from paraph.web.freshness import fresh
from paraph.web.rooms.standing import buttons
from paraph.web.rooms.text.conduct import ON_BRACKET, ON_TEXT
from paraph.web.rooms.text.desk import play_for, texts_for
from paraph.web.rooms.text.panel import CAME_TO_READ, Came, may_write, own_forms, panel, place_of
from paraph.web.rooms.text.rows import anchor, bracket_address, once, row_of, rows_of
from paraph.web.rooms.text.writing import own_version
from paraph.web.sheets import Sheet, sheet
from paraph.web.speaking import teller


def texts(request: HttpRequest) -> HttpResponse:
    """Every text under negotiation."""
    plays = [play_for(name, role(request)) for name in texts_for(role(request))]
    acts = buttons(request, ("negotiation.base-circulated",))
    return render(request, "text/texts.html", {"plays": plays, "acts": acts})


@fresh
def text_page(request: HttpRequest, text: str) -> Sheet:
    """The whole text with its brackets."""
    who = role(request)
    play = play_for(text, who)
    at = place_of(play, who, "")

    def ways(play: StateOfPlay) -> SafeString:
        leads = {
            "play": play,
            "conducts": bool(own_forms(request, at, ON_TEXT, CAME_TO_READ)),
            "has_version": not play.seen.facts.is_compiled
            and any(may(request, one) for one in own_version(at).samples()),
            "drafts": play.seen.facts.is_compiled and bool(at.who),
            "languages": [(one, teller().form(Tag(one))) for one in play.seen.facts.languages],
        }
        return render_to_string("text/_ways.html", leads)

    first = list(play.provisions)[:1]
    page = {
        "play": play,
        "facts": play.seen.facts,
        "contents": once(play, "contents", contents),
        "ways": once(play, f"ways of {who.function} on {house.now():%F}", ways),
        "writes": any(may_write(request, replace(at, provision=one)) for one in first),
    }
    return sheet(request, "text/text.html", page, rows=rows_of(play))


@fresh
def screen(request: HttpRequest, text: str) -> Sheet:
    """The text for the wall of the room: large, alone, bracket after bracket."""
    play = play_for(text, role(request))
    page = {
        "play": play,
        "facts": play.seen.facts,
        "leads": role(request).is_chair_of(play.seen.facts.organ),
        "dock_address": bracket_address(text).format("{}") + "?as=dock",
    }
    return sheet(request, "text/screen.html", page, rows=rows_of(play))


@require_POST
def place(request: HttpRequest, text: str) -> HttpResponse:
    """Where the chair reads on the screen: told to whoever follows, and kept nowhere."""
    play = play_for(text, role(request))
    facts, provision = play.seen.facts, request.POST.get("provision", "")
    if not role(request).is_chair_of(facts.organ) or provision not in play.provisions:
        raise Http404
    bracket = facts.brackets.get(request.POST.get("bracket", ""))
    named = bracket.name if bracket and bracket.provision == provision else ""
    house.show(text, {"text": text, "provision": provision, "bracket": named})
    return HttpResponse(status=204)


def _dock(request: HttpRequest, play: StateOfPlay, bracket: str) -> HttpResponse:
    """A bracket as it is settled on the wall: its wordings, numbered, with a key for each."""
    facts = play.seen.facts
    known = facts.brackets[bracket]
    found = play.provisions.get(known.provision)
    stands = (
        next((one for one in found.brackets if one.bracket == bracket), None) if found else None
    )
    if stands is None:
        raise Http404
    at = place_of(play, role(request), known.provision, known)
    page = {
        "play": play,
        "known": known,
        "found": stands,
        "arms": [
            {"arm": arm, "words": words_of(facts, arm), "found": one}
            for arm, one in zip(known.arms, stands.arms, strict=True)
        ],
        "forms": own_forms(request, at, ON_BRACKET, CAME_TO_READ),
    }
    return render(request, "text/_dock.html", page)


@fresh
def rows(request: HttpRequest, text: str) -> Sheet:
    """The rows of some provisions, as a page asks for that has heard of an act."""
    play = play_for(text, role(request))
    names = [one for one in request.GET.getlist("p") if one in play.provisions]
    touched = {play.seen.facts.provisions[one].article for one in names}
    page = {
        "play": play,
        "contents": contents(play, touched),
        "rows": joined(row_of(play, name) for name in names),
    }
    return sheet(request, "text/rows.html", page)


def joined(parts: Any) -> SafeString:  # noqa: ANN401
    """Fragments that are safe, as one."""
    return mark_safe("".join(parts))  # noqa: S308 - each is safe


def contents(play: StateOfPlay, of: Container[str] | None = None) -> SafeString:
    """The articles of a text with how far they have come: all, or some of them."""
    first: dict[str, str] = {}
    for name, one in play.seen.facts.provisions.items():
        first.setdefault(one.article, name)
    articles = [
        {"name": article, "anchor": anchor(first[article]), "tally": tally}
        for article in first
        if (of is None or article in of) and (tally := play.articles.get(article))
    ]
    return render_to_string("text/_contents.html", {"articles": articles})


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
    if request.GET.get("as") == "dock":
        return _dock(request, play, bracket)
    return panel(request, play, known.provision, Came(bracket))
