"""A text beside another: itself at an earlier moment, or one of its languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from paraph.negotiation.concordance import concordance_view
from paraph.negotiation.facts import TextFacts
from paraph.negotiation.play import StateOfPlay
from paraph.negotiation.weaving import brackets_in, nodes_of
from paraph.text.links import Step
from paraph.text.views.bracketed import bracketed_text
from paraph.values.errors import Malformed
from paraph.values.moments import as_of, instant
from paraph.values.sentences import Tag
from paraph.web.accounts.roles import role
from paraph.web.freshness import fresh
from paraph.web.rooms.text.desk import play_for, play_then
from paraph.web.rooms.text.previewing import redlined
from paraph.web.rooms.text.rows import anchor, words_html, words_of
from paraph.web.sheets import Sheet, sheet
from paraph.web.speaking import fault_told, teller


def compare(request: HttpRequest, text: str) -> HttpResponse:
    """What a text said at a moment, and what it says now: as a redline, or row by row."""
    now = play_for(text, role(request))
    asked = request.GET.get("then", "")
    moments = list(known_moments(now))
    page: dict[str, Any] = {
        "play": now,
        "facts": now.seen.facts,
        "moments": moments,
        "asked": asked or moments[-1][0],
        "by_rows": request.GET.get("as") == "rows",
    }
    try:
        then = as_of(asked or moments[-1][0])
    except Malformed as error:
        return render(request, "text/compare.html", page | {"fault": fault_told(error)}, status=422)
    if then < instant(now.seen.facts.moment):
        fault = _("The text was not there yet at that moment; choose a later one.")
        return render(request, "text/compare.html", page | {"fault": fault}, status=422)
    rows = list(compared(play_then(text, role(request), then), now))
    changed = [one for one in rows if one["is"] != "same"]
    page |= {"then": then, "rows": changed if page["by_rows"] else rows, "changed": len(changed)}
    return render(request, "text/compare.html", page)


def known_moments(play: StateOfPlay) -> Iterator[tuple[str, str]]:
    """Moments that somebody may want to look back to, the oldest first."""
    facts = play.seen.facts
    yield facts.moment, _("as it was circulated")
    for one in facts.readings:
        yield one.opened, _("as the reading %(name)s was opened") % {"name": one.name}


def compared(then: StateOfPlay, now: StateOfPlay) -> Iterator[dict[str, Any]]:
    """The provisions of both moments, in the order of the later one; those that are gone last."""
    old, new, shelf = then.seen.facts, now.seen.facts, words_of(now.seen)
    for name in new.provisions:
        if name in old.provisions and _same(old, new, name):
            words = words_html(now.seen, name, shelf)
            yield {"name": name, "anchor": anchor(name), "is": "same", "words": words}
        else:
            before = _words(old, name) if name in old.provisions else ""
            yield _change(name, before, _words(new, name), "changed" if before else "new")
    for name in old.provisions:
        if name not in new.provisions:
            yield _change(name, _words(old, name), "", "gone")


def _change(name: str, before: str, after: str, became: str) -> dict[str, Any]:
    html = redlined(before, after)
    return {"name": name, "anchor": anchor(name), "is": became, "words": html} | {
        "before": before,
        "after": after,
    }


def _same(old: TextFacts, new: TextFacts, name: str) -> bool:
    one, other = old.provisions[name], new.provisions[name]
    return one.pieces == other.pieces and [
        (each.arms, each.chosen) for each in brackets_in(old, one.pieces)
    ] == [(each.arms, each.chosen) for each in brackets_in(new, other.pieces)]


def _words(facts: TextFacts, name: str) -> str:
    return bracketed_text(nodes_of(facts, facts.provisions[name].pieces)).strip()


@fresh
def beside(request: HttpRequest, text: str, language: str) -> Sheet:
    """A text with one of its languages beside it, provision by provision."""
    play = play_for(text, role(request))
    facts = play.seen.facts
    if language not in facts.languages:
        raise Http404
    found = concordance_view(play.seen)
    page = {
        "play": play,
        "facts": facts,
        "language": language,
        "called": teller().form(Tag(language)),
        "others": [(one, teller().form(Tag(one))) for one in facts.languages if one != language],
        "circulated": facts.languages[language].moment,
        "steps": [
            (Step(step), number)
            for step, number in found["languages"][language]["provisions"].items()
        ],
        "rows": [
            _beside(play, one["provision"], one["languages"][language]) for one in found["rows"]
        ],
    }
    return sheet(request, "text/beside.html", page)


def _beside(play: StateOfPlay, name: str, other: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "anchor": anchor(name),
        "words": words_html(play.seen, name, words_of(play.seen)),
        "other": other["words"],
        "step": Step(other["step"]),
        "why": other["why"],
    }
