"""Proposing other words: the paragraph is edited in its place, previewed, and only then an act."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from paraph.negotiation.acts import ProposalSubmitted
from paraph.web.accounts.roles import role
from paraph.web.filing import Filed, examined, file, may
from paraph.web.fragments import is_fragment
from paraph.web.rooms.text.desk import play_for
from paraph.web.rooms.text.forms import Place
from paraph.web.rooms.text.panel import speaker
from paraph.web.rooms.text.previewing import redlined, would_read
from paraph.web.rooms.text.proposals import WordsForm, next_name
from paraph.web.rooms.text.rows import anchor
from paraph.web.rooms.text.writing import (
    Way,
    Writing,
    amending,
    new_words,
    own_version,
    redrafting,
)

PREVIEW: Final = "preview"


def provision_words(request: HttpRequest, text: str, provision: str) -> HttpResponse:
    """Other words for a provision."""
    at = _at(request, text, provision)
    if provision not in at.facts.provisions:
        raise Http404
    return _write(request, new_words(at))


def text_words(request: HttpRequest, text: str) -> HttpResponse:
    """A version of the whole text."""
    return _write(request, own_version(_at(request, text)))


def proposal_words(request: HttpRequest, text: str, proposal: str) -> HttpResponse:
    """Other words for a proposal of one's own."""
    at = _at(request, text)
    known = at.facts.proposals.get(proposal)
    if known is None or known.sponsors[0] != at.who:
        raise Http404
    return _write(request, amending(replace(at, provision=known.provision or ""), proposal, known))


def draft_words(request: HttpRequest, text: str, draft: str) -> HttpResponse:
    """Other words for a draft, or the same words put before everybody."""
    at = _at(request, text)
    writing = redrafting(at, draft)
    if writing is None:
        raise Http404
    return _write(request, writing)


def _at(request: HttpRequest, text: str, provision: str = "") -> Place:
    return Place(play_for(text, role(request)), speaker(role(request)), provision)


def _write(request: HttpRequest, writing: Writing) -> HttpResponse:
    """The field with the words; a preview of what was typed; or what came of entering it."""
    initial = {"words": writing.initial}
    if request.method != "POST":
        if not any(may(request, one) for one in writing.samples()):
            raise Http404
        return _page(request, writing, WordsForm(writing.at, "", initial))
    form = WordsForm(writing.at, writing.before, initial, request.POST)
    way = writing.ways.get(request.POST.get("do", PREVIEW))
    if way is None or not form.is_valid():
        return _page(request, writing, form, is_preview=form.is_valid())
    filed = _entered(request, writing, way, form)
    if filed.entry is None:
        return _page(request, writing, form, filed, is_preview=True)
    if is_fragment(request):
        return render(request, "text/_written.html", {"filed": filed, "writing": writing})
    at = writing.at
    if at.provision:
        return redirect("provision", at.text, at.provision)
    return redirect("text", at.text)


def _is_draft(writing: Writing) -> bool:
    return writing.before != writing.initial


def _entered(request: HttpRequest, writing: Writing, way: Way, form: WordsForm) -> Filed:
    """File the words; if the name was given away meanwhile, under the next one."""
    said = form.cleaned_data
    name = said["name"] if "draft" not in writing.ways or way is writing.ways["propose"] else ""
    content = way.make(said["words"], name or way.name, said["audience"] or "own delegation")
    filed = file(request, content)
    if filed.entry is not None or not isinstance(content, ProposalSubmitted) or _is_draft(writing):
        return filed
    now = play_for(writing.at.text, role(request)).seen.facts
    if content.proposal not in now.proposals:
        return filed
    return file(request, way.make(said["words"], next_name(now, writing.at.who), ""))


def _page(
    request: HttpRequest,
    writing: Writing,
    form: WordsForm,
    filed: Filed | None = None,
    *,
    is_preview: bool = False,
) -> HttpResponse:
    at = writing.at
    words = form.cleaned_data["words"] if is_preview else ""
    ways = {
        do: way
        for do, way in writing.ways.items()
        if may(request, way.make("…", way.name, "own delegation"))
    }
    page = {
        "play": at.play,
        "facts": at.facts,
        "at": at,
        "anchor": anchor(at.provision) if at.provision else "",
        "writing": writing,
        "form": form,
        "ways": ways,
        "name": next(iter(ways.values())).name if ways else "",
        "is_preview": is_preview,
        "redline": redlined(writing.before, words) if is_preview else "",
        "would_read": would_read(at, writing.holders, words) if is_preview and at.provision else "",
        "filed": filed,
    }
    if filed is None and is_preview:
        page["against"] = _against(request, writing, words)
    template = "text/_write.html" if is_fragment(request) else "text/write.html"
    refused = form.errors or (filed is not None and filed.entry is None)
    return render(request, template, page, status=422 if refused else 200)


def _against(request: HttpRequest, writing: Writing, words: str) -> Filed | None:
    """What would stand against entering the words, said before anybody tries."""
    way = next(iter(writing.ways.values()))
    finding = examined(request, way.make(words, way.name, "own delegation"))
    return None if finding.value else Filed(finding=finding)
