"""The plots on a page with their figures, and each as a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from paraph.negotiation.play import StateOfPlay
from paraph.web.accounts.roles import Role
from paraph.web.rooms.plots.alignment import heat_map, plane
from paraph.web.rooms.plots.dependencies import dependencies
from paraph.web.rooms.plots.figures import Plot
from paraph.web.rooms.plots.progress import progress
from paraph.web.rooms.plots.room import taking_part
from paraph.web.rooms.text.desk import play_for, texts_for

PLOTS: Final[Mapping[str, Callable[[StateOfPlay, Role], Plot]]] = {
    "progress": progress,
    "alignment": lambda play, _role: heat_map(play),
    "plane": lambda play, _role: plane(play),
    "dependencies": lambda play, _role: dependencies(play),
}
"""Every plot, by the last step of its address."""


def every(request: HttpRequest) -> HttpResponse:
    """The texts of which there are plots."""
    who = taking_part(request)
    plays = [play_for(name, who) for name in texts_for(who)]
    return render(request, "plots/every.html", {"plays": plays})


def plots(request: HttpRequest, text: str) -> HttpResponse:
    """All plots of a text, each with its figures as a table."""
    who = taking_part(request)
    play = play_for(text, who)
    drawn = [{"name": name, "plot": make(play, who)} for name, make in PLOTS.items()]
    page = {"play": play, "facts": play.seen.facts, "plots": drawn}
    return render(request, "plots/plots.html", page)


def svg(request: HttpRequest, text: str, plot: str) -> HttpResponse:
    """A plot as a file."""
    who = taking_part(request)
    if plot not in PLOTS:
        raise Http404
    drawing = PLOTS[plot](play_for(text, who), who).drawing
    answer = HttpResponse(drawing.svg(alone=True), content_type="image/svg+xml; charset=utf-8")
    answer.headers["Content-Disposition"] = f'inline; filename="{plot}.svg"'
    return answer
