"""Acting on a text: each view reads a form, files one act, and says what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from paraph.negotiation.commenting import provision_of
from paraph.web.accounts.roles import role
from paraph.web.filing import Filed, file
from paraph.web.fragments import is_fragment
from paraph.web.rooms.text.comments import ON_COMMENT
from paraph.web.rooms.text.conduct import ON_BRACKET, ON_PROVISION, ON_TEXT
from paraph.web.rooms.text.desk import play_for
from paraph.web.rooms.text.forms import ActForm, Place
from paraph.web.rooms.text.panel import Came, own_forms, panel, speaker
from paraph.web.rooms.text.proposals import ON_DRAFT, ON_PROPOSAL


@require_POST
def on_bracket(request: HttpRequest, text: str, bracket: str, act: str) -> HttpResponse:
    """Do something at a bracket."""
    at = _at(request, text)
    known = at.facts.brackets.get(bracket)
    if known is None:
        raise Http404
    return _done(request, replace(at, provision=known.provision, bracket=known), ON_BRACKET, act)


@require_POST
def on_provision(request: HttpRequest, text: str, provision: str, act: str) -> HttpResponse:
    """Do something at a provision."""
    at = _at(request, text)
    if provision not in at.facts.provisions:
        raise Http404
    return _done(request, replace(at, provision=provision), ON_PROVISION, act)


@require_POST
def on_proposal(request: HttpRequest, text: str, proposal: str, act: str) -> HttpResponse:
    """Do something with a proposal."""
    at = _at(request, text)
    known = at.facts.proposals.get(proposal)
    if known is None:
        raise Http404
    place = replace(at, provision=known.provision or "", proposal=proposal)
    return _done(request, place, ON_PROPOSAL, act)


@require_POST
def on_draft(request: HttpRequest, text: str, draft: str, act: str) -> HttpResponse:
    """Do something with a draft of one's own."""
    at = _at(request, text)
    own = [one for one in at.facts.drafts if one.name == draft and one.told.author == at.who]
    if not own:
        raise Http404
    place = replace(at, provision=own[-1].provision or "", proposal=draft)
    return _done(request, place, ON_DRAFT, act)


@require_POST
def on_comment(request: HttpRequest, text: str, by: str, comment: str, act: str) -> HttpResponse:
    """Do something with a comment."""
    at = _at(request, text)
    known = at.facts.comments.get((by, comment))
    if known is None:
        raise Http404
    place = replace(at, provision=provision_of(at.facts, known) or "", comment=known)
    return _done(request, place, ON_COMMENT, act)


def conduct(request: HttpRequest, text: str) -> HttpResponse:
    """What the chair can do with the whole text."""
    at = _at(request, text)
    return _conduct(request, at, Came("text"))


@require_POST
def on_text(request: HttpRequest, text: str, act: str) -> HttpResponse:
    """Do something with the whole text."""
    return _done(request, _at(request, text), ON_TEXT, act)


def _at(request: HttpRequest, text: str) -> Place:
    return Place(play_for(text, role(request)), speaker(role(request)))


def _done(
    request: HttpRequest, at: Place, kinds: Mapping[str, type[ActForm]], act: str
) -> HttpResponse:
    """File what a form says, and show the place again."""
    kind = kinds.get(act)
    if kind is None:
        raise Http404
    form = kind(at, request.POST)
    filed = file(request, form.content()) if form.is_valid() else Filed()
    chosen = at.bracket.name if at.bracket else at.key
    if filed.entry is not None and not is_fragment(request):
        if at.bracket:
            return redirect("bracket", at.text, at.bracket.name)
        if at.provision:
            return redirect("provision", at.text, at.provision)
        return redirect("text", at.text)
    play = play_for(at.text, role(request)) if filed.entry is not None else at.play
    came = Came(chosen, form, filed)
    if at.provision in play.provisions:
        return panel(request, play, at.provision, came)
    return _conduct(request, replace(at, play=play), came)


def _conduct(request: HttpRequest, at: Place, came: Came) -> HttpResponse:
    page = {
        "play": at.play,
        "facts": at.facts,
        "own": own_forms(request, at, ON_TEXT, came),
        "filed": came.filed,
    }
    template = "text/_conduct.html" if is_fragment(request) else "text/conduct.html"
    refused = came.filed is not None and came.filed.entry is None
    return render(request, template, page, status=422 if refused else 200)
