"""What a depositary sends or prints: notifications, procès-verbaux, certified copies, exports."""

from __future__ import annotations

import json
from collections import deque
from hashlib import sha256
from typing import Any, Final

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from paraph.depositary import documents
from paraph.depositary import views as pictures
from paraph.depositary.treaty import TreatyFinding
from paraph.depositary.treaty_json import treaty_json
from paraph.formats.plain import read_plain
from paraph.languages import INTERFACE, LANGUAGES, Interface, interface
from paraph.secretariat import Secretariat
from paraph.web import house
from paraph.web.accounts.roles import role
from paraph.web.rooms.depositary.found import finding
from paraph.web.speaking import teller

_REFUSED: Final = 422


class CopyForm(forms.Form):
    """The text that a copy is to be made of: the record holds its digest, and no text."""

    text = forms.FileField(label=_("The text that was deposited, as a file"))


def notification(request: HttpRequest, treaty: str) -> HttpResponse:
    """A notification that was issued, by its symbol; without one, the draft of the next."""
    found = finding(request, treaty)
    issued = {one.content.symbol: one for one in found.notifications()}
    symbol = request.GET.get("symbol", "")
    if symbol and symbol not in issued:
        raise Http404
    return _paper(request, found, documents.notification(found, issued.get(symbol)))


def rectification(request: HttpRequest, treaty: str, correction: str) -> HttpResponse:
    """The procès-verbal of rectification of a correction; a draft, until it is executed."""
    found = finding(request, treaty)
    known = {one.proposed.content.correction: one for one in found.corrections()}
    if correction not in known:
        raise Http404
    return _paper(request, found, documents.rectification(found, known[correction]))


def certified_copy(request: HttpRequest, treaty: str, language: str) -> HttpResponse:
    """A certified copy of a text, if it is the one that was deposited."""
    found = finding(request, treaty)
    content = found.facts.deposited.content
    if language not in content.languages:
        raise Http404
    form = CopyForm(request.POST or None, request.FILES or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        octets = form.cleaned_data["text"].read()
        digest = sha256(octets).hexdigest()
        if content.text.get(language, digest) == digest:
            text = read_plain(octets, form.cleaned_data["text"].name).text
            copy = documents.Copy(language=language, text=text, digest=digest, **_head(request))
            return _paper(request, found, documents.certified_copy(found, copy))
        form.add_error("text", _("This is not the text that was deposited: its digest is another."))
    page = {"treaty": found, "content": content, "language": language, "form": form}
    status = _REFUSED if request.method == "POST" else 200
    return render(request, "depositary/copy.html", page, status=status)


def _head(request: HttpRequest) -> dict[str, Any]:
    """The record that a copy rests on: as whoever asks sees it, with its own numbers."""
    secretariat: Secretariat = house.secretariat()
    door = secretariat.door(role(request).viewer)
    last = next(iter(deque(door.entries(), maxlen=1)), None)
    return {
        "record": door.origin,
        "entry": last.number if last else 0,
        "head": last.digest.hex() if last else "",
    }


def _paper(request: HttpRequest, found: TreatyFinding, paper: documents.Paper) -> HttpResponse:
    """A document in the language of the page, or in the one of ``?in=``."""
    language = _asked_language(request)
    page = {
        "treaty": found,
        "content": found.facts.deposited.content,
        "text": paper.told(teller(language.tag).tell),
        "written_in": language,
        "languages": INTERFACE if request.method == "GET" else (),
    }
    return render(request, "depositary/paper.html", page)


def _asked_language(request: HttpRequest) -> Interface:
    asked = request.GET.get("in", "")
    return interface(asked if asked in LANGUAGES else get_language() or "en")


def timeline(request: HttpRequest, treaty: str) -> HttpResponse:
    """Signatures and consents over time, as a picture that can be kept."""
    found = finding(request, treaty)
    picture = pictures.timeline(found.ledger, found.computed_as_determined(), teller().tell)
    return HttpResponse(picture, content_type="image/svg+xml")


def as_rows(request: HttpRequest, treaty: str) -> HttpResponse:
    """Everything received, as a file of acts."""
    rows = documents.as_csv(finding(request, treaty))
    return HttpResponse(rows, content_type="text/csv; charset=utf-8")


def as_json(request: HttpRequest, treaty: str) -> HttpResponse:
    """Everything that is found about a treaty, for programs."""
    found = json.dumps(treaty_json(finding(request, treaty)), ensure_ascii=False, indent=2)
    return HttpResponse(found + "\n", content_type="application/json")
