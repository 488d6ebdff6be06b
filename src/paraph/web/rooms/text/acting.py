"""Acting on a text: each view reads a form, files one act, and says what came of it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from paraph.web.accounts.roles import role
from paraph.web.filing import Filed, file
from paraph.web.fragments import is_fragment
from paraph.web.rooms.text.desk import play_for
from paraph.web.rooms.text.forms import PositionForm
from paraph.web.rooms.text.views import Came, panel


@require_POST
def position(request: HttpRequest, text: str, bracket: str) -> HttpResponse:
    """State a position on an arm of a bracket."""
    play = play_for(text, role(request))
    known = play.seen.facts.brackets.get(bracket)
    if known is None:
        raise Http404
    form = PositionForm(play.seen.facts, known, role(request).participant, request.POST)
    filed = file(request, form.content(text)) if form.is_valid() else Filed()
    if filed.entry is None:
        return panel(request, play, known.provision, Came(bracket, form, filed))
    if is_fragment(request):
        after = play_for(text, role(request))
        return panel(request, after, known.provision, Came(bracket, filed=filed))
    return redirect("bracket", text, bracket)
